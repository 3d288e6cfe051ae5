"""The files of the ledger: official figures, and claims made elsewhere.

Official figures stand in one CSV a compiler or family of compilers, claims in one a speaker.
One row is a figure about a pair of areas, with the source it was read from. Conflicting
figures are separate rows, never averaged.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.ingest.ledger_figure import observation_in, source_in
from lib.ingest.ledger_row import Row
from lib.model import DataError, Observation, Origin, Source

if TYPE_CHECKING:
    from _csv import Reader

COLUMNS = (
    "source_id",
    "compiler",
    "author",
    "source_title",
    "source_url",
    "published",
    "copy_of",
    "indicator",
    "measure",
    "product",
    "reporter",
    "partner",
    "period_start",
    "period_end",
    "base_period_start",
    "base_period_end",
    "obs_value",
    "unit",
    "bound",
    "valuation",
    "definition",
    "obs_status",
    "note",
)
"""The header of every file. Rows of one source_id agree in the columns up to `copy_of`."""

CLAIM_COLUMNS = tuple(
    name
    for column in COLUMNS
    for name in ((column, f"{column}_scope") if column in ("reporter", "partner") else (column,))
)
"""The header of a file of claims: each area is followed by its scope, whole or some."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Figures and the documents they were read from, in the order of the rows."""

    observations: tuple[Observation, ...]
    sources: tuple[Source, ...]


def read_ledger(name: str, text: str) -> Ledger:
    """The official figures and their sources in one file of the ledger.

    `name` is what errors call the file. Every rule a row breaks raises `DataError` with
    the row's number as an editor shows it (the header is row 1).
    """
    return _read(name, text, COLUMNS, Origin.RECORDED)


def read_claims(name: str, text: str) -> Ledger:
    """What somebody said, as outlets relayed it whose text is not at hand.

    Such a figure is stated, as one in an article is, but has no words to quote. Errors as in
    `read_ledger`.
    """
    return _read(name, text, CLAIM_COLUMNS, Origin.STATED)


def _read(name: str, text: str, columns: tuple[str, ...], origin: Origin) -> Ledger:
    observations: dict[str, tuple[str, Observation]] = {}
    sources: dict[str, tuple[str, Source]] = {}
    for row in _rows(name, text, columns):
        source = source_in(row, origin)
        first, known = sources.setdefault(source.source_id, (row.place, source))
        _check_same(row, source, known, first)
        observation = observation_in(row, source, origin)
        key = observation.observation_id
        if key in observations:
            raise DataError(row.place, f"the figure {key!r} stands in {observations[key][0]} too")
        observations[key] = (row.place, observation)
    return Ledger(
        tuple(observation for _, observation in observations.values()),
        tuple(source for _, source in sources.values()),
    )


def combine(ledgers: Mapping[str, Ledger]) -> Ledger:
    """All files (by name) as one ledger. A source that stands in two raises `DataError`."""
    file_of: dict[str, str] = {}
    for name, ledger in ledgers.items():
        for source in ledger.sources:
            other = file_of.setdefault(source.source_id, name)
            if other != name:
                raise DataError(name, f"source_id {source.source_id!r} stands in {other} too")
    return Ledger(
        tuple(o for ledger in ledgers.values() for o in ledger.observations),
        tuple(s for ledger in ledgers.values() for s in ledger.sources),
    )


def _rows(name: str, text: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows below the header, each with its place. Blank lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    if tuple(_next(reader, name) or ()) != columns:
        raise DataError(f"{name}, row 1", f"the header is not {','.join(columns)}")
    while True:
        place = f"{name}, row {reader.line_num + 1}"
        if (cells := _next(reader, name)) is None:
            return
        if cells and len(cells) != len(columns):
            raise DataError(place, f"it has {len(cells)} cells, the header {len(columns)}")
        if cells:
            yield Row(place, dict(zip(columns, cells, strict=True)))


def _next(reader: "Reader", name: str) -> list[str] | None:
    """The next row, null at the end. It may run over several lines of the file."""
    first = reader.line_num + 1
    try:
        return next(reader, None)
    except csv.Error as error:
        raise DataError(f"{name}, row {first}", f"it is no CSV ({error})") from None


def _check_same(row: Row, source: Source, known: Source, first: str) -> None:
    for name, column in _COLUMN_OF.items():
        here, there = getattr(source, name), getattr(known, name)
        if here != there:
            rule = f"{here!r} is {there!r} in {first}, which has the same source_id"
            raise DataError(row.place, f"{column} {rule}")


_COLUMN_OF = {
    "publisher": "compiler",
    "author": "author",
    "title": "source_title",
    "url": "source_url",
    "published": "published",
    "copy_of": "copy_of",
}
"""Which column a field of a source is written in; the other fields follow from these."""
