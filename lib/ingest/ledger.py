"""The files of the ledger: official figures, and claims made elsewhere, with their documents.

A file `sources.csv` has a row for every document; the other files have a row for every figure,
with the `source_id` of its document. Official figures stand in one file a table, claims in one a
speaker. Conflicting figures are separate rows, never averaged.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.ingest.ledger_figure import Document, document_in, observation_in
from lib.ingest.ledger_row import Row
from lib.model import DataError, Observation, Origin, Source

if TYPE_CHECKING:
    from _csv import Reader

SOURCES = "sources.csv"
"""The name of a file of documents."""

SOURCE_COLUMNS = (
    "source_id",
    "compiler",
    "author",
    "title",
    "url",
    "published",
    "copy_of",
    "accessed",
)
"""The header of a file of documents."""

REFRESHED_SOURCE_COLUMNS = (*SOURCE_COLUMNS, "dataset", "version", "sha256")
"""The header of a file of documents that are answers of services."""

COLUMNS = (
    "source_id",
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
"""The header of a file of official figures."""

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


def read_ledger(files: Mapping[str, str]) -> Ledger:
    """The official figures and their documents in the files of a folder.

    `files` are their texts by what errors call them. Every rule a row breaks raises `DataError`
    with the row's number as an editor shows it (the header is row 1).
    """
    return _read(files, COLUMNS, Origin.RECORDED)


def read_refreshed(files: Mapping[str, str]) -> Ledger:
    """What services of statistics offices answered, each answer a document.

    Errors as in `read_ledger`.
    """
    return _read(files, COLUMNS, Origin.RECORDED, REFRESHED_SOURCE_COLUMNS)


def read_claims(files: Mapping[str, str]) -> Ledger:
    """What somebody said, as outlets relayed it whose text is not at hand.

    Such a figure is stated, as one in an article is, but has no words to quote. Errors as in
    `read_ledger`.
    """
    return _read(files, CLAIM_COLUMNS, Origin.STATED)


def combine(ledgers: Mapping[str, Ledger]) -> Ledger:
    """All ledgers (by name) as one. A document that is in two raises `DataError`."""
    ledger_of: dict[str, str] = {}
    for name, ledger in ledgers.items():
        for source in ledger.sources:
            other = ledger_of.setdefault(source.source_id, name)
            if other != name:
                raise DataError(name, f"source_id {source.source_id!r} stands in {other} too")
    return Ledger(
        tuple(o for ledger in ledgers.values() for o in ledger.observations),
        tuple(s for ledger in ledgers.values() for s in ledger.sources),
    )


def _read(
    files: Mapping[str, str],
    columns: tuple[str, ...],
    origin: Origin,
    source_columns: tuple[str, ...] = SOURCE_COLUMNS,
) -> Ledger:
    documents = _documents(files, source_columns)
    places: dict[str, str] = {}
    observations, cited = [], set()
    for name, text in files.items():
        if _has_documents(name):
            continue
        for row in _rows(name, text, columns):
            document = _document_of(row, documents, origin)
            observation = observation_in(row, document, origin)
            first = places.setdefault(observation.observation_id, row.place)
            if first != row.place:
                rule = f"the figure {observation.observation_id!r} stands in {first} too"
                raise DataError(row.place, rule)
            observations.append(observation)
            cited.add(document.source.source_id)
    for source_id, (place, _) in documents.items():
        if source_id not in cited:
            raise DataError(place, f"source_id {source_id!r} is the document of no figure")
    return Ledger(tuple(observations), tuple(one.source for _, one in documents.values()))


def _documents(
    files: Mapping[str, str], columns: tuple[str, ...]
) -> Mapping[str, tuple[str, Document]]:
    """The documents by name, each with the place of its row."""
    found: dict[str, tuple[str, Document]] = {}
    for name, text in files.items():
        if not _has_documents(name):
            continue
        for row in _rows(name, text, columns):
            document = document_in(row)
            source_id = document.source.source_id
            if source_id in found:
                rule = f"source_id {source_id!r} stands in {found[source_id][0]} too"
                raise DataError(row.place, rule)
            found[source_id] = (row.place, document)
    return found


def _has_documents(name: str) -> bool:
    return name.rpartition("/")[2] == SOURCES


def _document_of(
    row: Row, documents: Mapping[str, tuple[str, Document]], origin: Origin
) -> Document:
    source_id = row.required("source_id")
    if source_id not in documents:
        raise row.error("source_id", f"is in no {SOURCES}")
    place, document = documents[source_id]
    if origin is Origin.STATED and document.source.author is None:
        raise DataError(place, "author is empty, and a claim has somebody who made it")
    return document


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
