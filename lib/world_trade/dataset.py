"""The dataset: Parquet by reporter, and one file that says which of it counts.

    dataset.json                              which edition counts, what it is made of, its files
    000003/flows/reporter=KGZ/part-0.parquet  sorted by partner, year, product and indicator
    000003/products.parquet                   the six digits in words, where they were at hand
    000003/rejected.csv                       rows of the files that were not taken, and why

A new import writes a folder of its own and replaces `dataset.json` last, so that a reader sees the
earlier edition or the new one, whole.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa

from lib.model import DataError
from lib.world_trade.dataset_place import Place
from lib.world_trade.formats import FORMATS

ROW_GROUP = 100_000
"""Rows of a row group, at most: what the fewest and fastest reads were measured with."""

FORM = 1
MANIFEST = "dataset.json"
FLOWS, PRODUCTS, REJECTED = "flows", "products.parquet", "rejected.csv"
ORDER = ("partner", "year", "product", "indicator")

SCHEMA = pa.schema(
    [
        pa.field("partner", pa.string(), False),
        pa.field("year", pa.int16(), False),
        pa.field("product", pa.string(), False),
        pa.field("indicator", pa.string(), False),
        pa.field("value", pa.float64(), False),
        pa.field("quantity", pa.float64(), True),
    ]
)
"""The columns of a file; the reporter is in its path. `value` is in US dollars, `quantity` in
tonnes; codes are plain texts, since row groups are passed over by the least and the greatest of
a text, and by no dictionary's."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file: of which reporter, its path below the edition's folder, rows, bytes, and their
    SHA-256."""

    reporter: str
    path: str
    rows: int
    bytes: int
    sha256: str = ""
    """Empty in a dataset that was made before it was noted."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was imported."""

    name: str
    bytes: int
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the dataset is: everything that is known without opening a file of it."""

    edition: int
    source: str
    """The name of the form of its files: BACI, UN Comtrade."""
    version: str
    """As its files name it: ``HS92 V202401b``; empty where they do not."""
    imported: str
    """ISO 8601 day."""
    years: tuple[int, ...]
    rows: int
    bad: int
    """Rows of the files that were not taken."""
    repeated: int
    """Rows that were there already: the same reporter, partner, year, product and indicator."""
    passed: Mapping[str, int]
    inputs: tuple[Input, ...]
    parts: tuple[Part, ...]
    area_names: Mapping[str, str]
    """Names of areas in English, as the file of countries has them."""

    @property
    def folder(self) -> str:
        return f"{self.edition:06}"

    @property
    def both_sides(self) -> bool:
        """Whether each side of a flow has a figure of its own; BACI reconciles them into one."""
        return not any(one.name == self.source and one.gives_both_sides_once for one in FORMATS)

    def encoded(self) -> bytes:
        """The file that says so."""
        return json.dumps({"form": FORM, **asdict(self)}, indent=1).encode()


def manifest_at(place: Place) -> Manifest | None:
    """The edition that counts; None where nothing was imported yet.

    A folder that has something else, files that are missing or of another size, and a
    `dataset.json` that is none of ours raise `DataError`.
    """
    content = place.read(MANIFEST)
    if content is None:
        return None
    where = f"{place.address.rstrip('/')}/{MANIFEST}"
    try:
        found = _decoded(json.loads(content))
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(where, f"it is no description of a dataset ({error})") from None
    sizes = place.sizes(found.folder)
    for part in found.parts:
        size = sizes.get(part.path)
        if size != part.bytes:
            said = (
                "is missing" if size is None else f"has {size:,} bytes in place of {part.bytes:,}"
            )
            rule = f"{found.folder}/{part.path} {said}; import the files again"
            raise DataError(place.address, rule)
    return found


def expect_sound(place: Place, manifest: Manifest, part: Part) -> None:
    """Read a file to its end; one that is not the file that was written raises `DataError`."""
    name = f"{manifest.folder}/{part.path}"
    try:
        with place.files.open_input_file(place.inside(name)) as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise DataError(place.address, f"{name} is missing; import the files again") from None
    except OSError as error:
        raise place.unreachable(error) from None
    if part.sha256 and found != part.sha256:
        rule = f"{name} is not the file that was written; import the files again"
        raise DataError(place.address, rule)


def _decoded(entry: dict[str, Any]) -> Manifest:
    if entry.pop("form") != FORM:
        raise ValueError("its form is not known; it may be of a later version")
    entry.pop("classifications", None)  # always empty, in datasets imported before it went
    return Manifest(
        **entry
        | {
            "years": tuple(entry["years"]),
            "inputs": tuple(Input(**one) for one in entry["inputs"]),
            "parts": tuple(Part(**one) for one in entry["parts"]),
        }
    )
