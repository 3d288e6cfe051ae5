"""Articles made ready to be added where they were read: their rows checked, and as Arrow.

Checking rows and turning them into columns takes longer than writing them. Whoever reads the
articles does it, in a process or on a machine of its own, and the one process that writes has
only to tell articles apart.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from lib.model import Addition, DataError, Fingerprint, Message
from lib.model.fingerprint import packed
from lib.store.parquet_file import as_arrow, check_keys, sorted_bytes
from lib.store.schema import ADDED

_OWNER = "\N{BULLET}article"
"""The column beside a table's own: which article of the parcel a row is of, counted from 0."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one article is told apart by, and called."""

    source_id: str
    sha256: str | None
    fingerprint: Fingerprint
    quotations: tuple[tuple[str, str, str], ...]
    """The words before, of and after each quotation."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Articles with all their rows. It may be sent to another process or machine."""

    entries: tuple[Entry, ...]
    rows: Mapping[str, pa.Table]
    """By table, each row with the article it is of."""

    @property
    def bytes(self) -> int:
        """How much memory its rows take, about."""
        return sum(int(rows.nbytes) for rows in self.rows.values())


def parcel_of(additions: Sequence[Addition]) -> Parcel:
    """Articles as a parcel; `DataError` where the rows of one do not fit, see `check`."""
    for addition in additions:
        _check_owners(addition)
    return Parcel(tuple(_entry(one) for one in additions), _rows(additions))


def check(addition: Addition) -> None:
    """Raise `DataError` if its rows do not fit the tables, or are not all the article's own."""
    parcel_of([addition])


def _entry(addition: Addition) -> Entry:
    return Entry(
        addition.source.source_id,
        addition.source.sha256,
        addition.fingerprint,
        tuple((one.prefix, one.exact, one.suffix) for one in addition.quotations),
    )


def encoded_parcels(chosen: Iterable[tuple[Parcel, Collection[int]]]) -> dict[str, bytes]:
    """The files of a segment with the chosen articles of each parcel, by table."""
    pairs = [(parcel, taken) for parcel, taken in chosen if taken]
    files = {}
    for name, table in ADDED.items():
        rows = pa.concat_tables([_of(parcel, name, taken) for parcel, taken in pairs])
        check_keys(rows, table, f"table {name}")
        files[name] = sorted_bytes(table, rows)
    return files


def _of(parcel: Parcel, name: str, taken: Collection[int]) -> pa.Table:
    """The rows of a table that some of the articles of a parcel have."""
    rows = parcel.rows[name]
    if len(taken) < len(parcel.entries):
        places = [i for i, owner in enumerate(rows[_OWNER].to_pylist()) if owner in taken]
        rows = rows.take(pa.array(places, pa.int64()))
    return rows.drop_columns([_OWNER])


def _rows(additions: Sequence[Addition]) -> dict[str, pa.Table]:
    found = {}
    for name, table in ADDED.items():
        own = [_rows_of(one, name) for one in additions]
        owners = [number for number, rows in enumerate(own) for _ in rows]
        arrow = as_arrow(table, [row for rows in own for row in rows], owners)
        found[name] = arrow.append_column(_OWNER, pa.array(owners, pa.int32()))
    return found


def _rows_of(addition: Addition, name: str) -> Sequence[Any]:
    """The rows of one article in one table."""
    if name == "sources":
        return (addition.source,)
    if name == "additions":
        mark = addition.fingerprint
        return (
            {
                "source_id": addition.source.source_id,
                "identity": mark.identity,
                "runs": packed(mark.runs),
                "numbers": packed(mark.numbers),
                "added_by": addition.added_by,
            },
        )
    rows: Sequence[Any] = getattr(addition, name)
    return rows


def _check_owners(addition: Addition) -> None:
    """Raise `DataError` if a row is of another document, or of words or figures not brought."""
    name = addition.source.source_id
    quotations = {quotation.quotation_id for quotation in addition.quotations}
    figures = {figure.observation_id for figure in addition.observations}
    owners = {row.source_id for row in addition.quotations}
    owners |= {row.source_id for row in addition.observations}
    owners |= {row.source_id for row in addition.rejections}
    if strange := owners - {name}:
        rule = Message(
            "it brings rows of another document, {names}", names=", ".join(sorted(strange))
        )
        raise DataError(name, rule)
    words = {row.quotation_id for row in addition.observations}
    words |= {row.quotation_id for row in addition.ties}
    if strange_words := sorted(words - quotations - {None}, key=str):
        rule = Message("no quotation {name} comes with it", name=repr(strange_words[0]))
        raise DataError(name, rule)
    if changed := sorted({c.observation_id for c in addition.corrections} - figures):
        rule = Message("no figure {name} comes with it", name=repr(changed[0]))
        raise DataError(name, rule)
