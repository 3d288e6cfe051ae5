"""What a segment says of itself, so that the manifest can be made anew from the folders.

A small file in the segment's folder: the number of the edition that was to name it first, the
segments that were put together in it, how many articles it has, and of each file the SHA-256
it was written with. Segments of earlier versions have none, and are read all the same.
"""

import contextlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

from lib.model import DataError, Message
from lib.store.parquet_file import file_of, rules
from lib.store.schema import ADDED

FILE = "segment.json"


@dataclass(frozen=True, slots=True)
class Proof:
    """What the writer of a segment said of it."""

    edition: int
    articles: int
    parts: Sequence[str]
    """The segments that were put together in it; none if its articles were added together."""
    rules: str
    """By which its rows were checked, see `lib.store.parquet_file.rules`."""
    files: Mapping[str, str]
    """SHA-256 by name of file."""

    def encoded(self) -> bytes:
        """The bytes of the file."""
        return json.dumps(asdict(self), indent=1).encode()

    def fits(self, folder: Path) -> bool:
        """Whether each file is the one that was written."""
        return self.files == _digests(folder)

    @property
    def is_of_today(self) -> bool:
        """Whether the rows were checked by the rules of today."""
        return self.rules == rules()


def prove(folder: Path, edition: int, articles: int, parts: Sequence[str] = ()) -> Proof:
    """The proof of the files in a folder, as they are."""
    return Proof(edition, articles, list(parts), rules(), _digests(folder))


def read_proof(folder: Path) -> Proof | None:
    """The proof of a segment, null if it has none; one that is damaged raises `DataError`."""
    path = folder / FILE
    try:
        entry = json.loads(path.read_bytes())
        parts = [str(part) for part in entry["parts"]]
        files = {str(name): str(digest) for name, digest in entry["files"].items()}
        return Proof(
            int(entry["edition"]), int(entry["articles"]), parts, str(entry["rules"]), files
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise DataError(f"added/{folder.name}/{FILE}", Message("the proof is damaged")) from None


def _digests(folder: Path) -> dict[str, str]:
    """SHA-256 of each file of a segment that can be read."""
    found = {}
    for name in ADDED:
        path = file_of(folder, name)
        with contextlib.suppress(OSError), open(path, "rb") as file:
            found[path.name] = file_digest(file, "sha256").hexdigest()
    return found
