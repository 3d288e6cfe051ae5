"""One Parquet file: its rows checked against a table's description, and its bytes."""

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from itertools import repeat
from operator import attrgetter, itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lib.codelists import areas, codelist
from lib.codelists.rules import problems
from lib.model import DataError, Message, Observation, mark, table_place
from lib.store.schema import ADDED, Column, Table

_TWICE = mark("the key occurs twice, {key}")
TWICE_IN_ALL = mark("the key occurs twice, {key}, among what was shipped and what was added")
_ROW = mark("table {table}, row {key}")

_FIGURES = "observations"
"""The table with rows that the rules for every figure apply to."""

COMPRESSED: Mapping[str, Any] = MappingProxyType(
    {"compression": "zstd", "write_page_checksum": True}
)
"""How every file is written."""


def file_of(folder: Path, name: str) -> Path:
    """Where the table `name` is in a folder."""
    return folder / f"{name}.parquet"


def read_file(path: Path, table: Table, place: str) -> pa.Table:
    """The rows of one file, `place` in errors.

    A file that is damaged (pages carry checksums), has other columns than the table or an
    empty cell where none may be raises `DataError`; one that is missing, `FileNotFoundError`.
    """
    try:
        rows = with_later_columns(whole(path), table)
        _check_columns(rows, table, place)
        rows.validate(full=True)
    except FileNotFoundError:
        raise
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise damage(place, error) from None
    return rows


def whole(path: Path, columns: Collection[str] | None = None) -> pa.Table:
    """All that is in a file, or some of its columns; its pages must have their checksums.

    Not by `pyarrow.parquet.read_table`, which brings in the engine's data sets and pandas: a fifth
    of a second at the start of the server.
    """
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        return file.read(columns=None if columns is None else list(columns))


def check_codes(rows: pa.Table, table: Table, place: str) -> None:
    """Raise `DataError` if a code of the table is not in the list its column takes."""
    for column in table.columns:
        if column.codelist:
            listed = _codes(column.codelist)
            for code in pc.unique(rows[column.name]).to_pylist():
                if code is not None and code not in listed:
                    raise DataError(place, _unlisted(column, code))


def check_keys(rows: pa.Table, table: Table, place: str, rule: str = _TWICE) -> None:
    """Raise `DataError` with a rule if a key of the table occurs twice."""
    key = list(table.key)
    if _distinct(rows.select(key)) == rows.num_rows:
        return
    found = rows.group_by(key, use_threads=False).aggregate([([], "count_all")])
    twice = found.filter(pc.greater(found["count_all"], 1)).select(key).slice(0, 1).to_pylist()[0]
    spelled = ", ".join(f"{column} {value!s:.100}" for column, value in twice.items())
    raise DataError(place, Message(rule, key=spelled))


def _distinct(keys: pa.Table) -> int:
    """How many rows differ. To group them the engine brings in its data sets and pandas."""
    if keys.num_columns == 1:
        count: int = pc.count_distinct(keys.column(0), mode="all").as_py()
        return count
    return len(set(zip(*(column.to_pylist() for column in keys.columns), strict=True)))


@cache
def rules() -> str:
    """What changes when rows are checked by other rules: SHA-256 of columns, keys and codes."""
    said = [
        (table.name, table.key, [(c.name, str(c.type), c.nullable) for c in table.columns])
        for table in ADDED.values()
    ]
    lists = {c.codelist for table in ADDED.values() for c in table.columns if c.codelist}
    codes = {name: sorted(_codes(name)) for name in sorted(lists)}
    return sha256(repr((said, codes)).encode()).hexdigest()


def damage(place: str, error: Exception) -> DataError:
    """What is said of a file the engine cannot read."""
    rule = Message("the file is damaged or no Parquet file ({fault})", fault=_first(error))
    return DataError(place, rule)


def encoded(table: Table, rows: Iterable[object]) -> bytes:
    """The bytes of a file with these rows (dataclasses or mappings).

    Rows are sorted by the table's key and written without times of day, so that the same
    rows give the same bytes. A repeated key, other columns than the table's or a null where
    none may be raises `DataError`.
    """
    return sorted_bytes(table, as_arrow(table, rows))


def sorted_bytes(table: Table, rows: pa.Table) -> bytes:
    """The bytes of a file with rows that were checked, sorted by the table's key."""
    key = [(column, "ascending") for column in table.key]
    arrow = rows.take(pc.sort_indices(rows, sort_keys=key)).cast(table.schema)
    sink = io.BytesIO()
    pq.write_table(arrow, sink, **COMPRESSED)
    return sink.getvalue()


def as_arrow(table: Table, rows: Iterable[object], owners: Sequence[int] | None = None) -> pa.Table:
    """The rows as Arrow, each with the table's columns and a key of its own; a figure that can
    never be right raises `DataError` too. Of different `owners` two rows may have one key.

    They are looked at by column, and one by one only where something is wrong.
    """
    checked = list(rows)
    cells = _cells(table, checked)
    if cells is None or not _sound(table, checked, cells, owners):
        _explain(table, checked, owners)
        cells = {name: [_cell(row, name) for row in checked] for name in table.column_names}
    try:
        columns = [pa.array(cells[column.name], column.type) for column in table.columns]
    except (pa.ArrowException, UnicodeEncodeError) as error:
        rule = Message("its rows cannot be written ({fault})", fault=_first(error))
        raise DataError(table_place(table.name), rule) from None
    return pa.Table.from_arrays(columns, names=list(table.column_names))


def _cells(table: Table, rows: Sequence[object]) -> dict[str, list[Any]] | None:
    """The cells of each column; null where a row has other columns than the table."""
    kinds, names = {type(row) for row in rows}, set(table.column_names)
    if kinds == {dict}:
        if any(row.keys() != names for row in rows):  # type: ignore[attr-defined]
            return None
        return {name: list(map(itemgetter(name), rows)) for name in table.column_names}  # type: ignore[arg-type]
    for kind in kinds:
        if not is_dataclass(kind) or {field.name for field in fields(kind)} != names:
            return None
    return {name: list(map(attrgetter(name), rows)) for name in table.column_names}


def _sound(
    table: Table,
    rows: Sequence[object],
    cells: Mapping[str, Sequence[Any]],
    owners: Sequence[int] | None,
) -> bool:
    """Whether nothing is wrong with rows of these cells."""
    for column in table.columns:
        found = cells[column.name]
        if not column.nullable and None in found:
            return False
        if column.codelist and not {str(c) for c in {*found} - {None}} <= _codes(column.codelist):
            return False
    key = [cells[column] for column in table.key]
    if len(set(zip(owners or repeat(0), *key, strict=False))) != len(rows):
        return False
    return table.name != _FIGURES or not any(
        problems(row) if isinstance(row, Observation) else True for row in rows
    )


def _explain(table: Table, rows: Sequence[object], owners: Sequence[int] | None) -> None:
    """Raise `DataError` that says what is wrong with the first row that something is wrong with."""
    seen: set[tuple[Any, ...]] = set()
    for owner, row in zip(owners or repeat(0), rows, strict=False):
        record = _record(row)
        if strange := set(table.column_names) ^ set(record):
            rule = Message(
                "the columns are not the table's: {columns}",
                columns=", ".join(sorted(strange)),
            )
            raise DataError(table_place(table.name), rule)
        key = tuple(record[column] for column in table.key)
        place = Message(_ROW, table=table.name, key=", ".join(map(str, key)))
        for column in table.columns:
            if not column.nullable and record[column.name] is None:
                raise DataError(place, Message("{column} is empty", column=column.name))
            code = record[column.name]
            if column.codelist and code is not None and str(code) not in _codes(column.codelist):
                raise DataError(place, _unlisted(column, code))
        if (owner, *key) in seen:
            raise DataError(place, Message("the key occurs twice"))
        if table.name == _FIGURES:
            for problem in problems(Observation(**record)):
                rule = Message("{column} {fault}", column=problem.column, fault=problem.says)
                raise DataError(place, rule)
        seen.add((owner, *key))


def _record(row: object) -> Mapping[str, Any]:
    if is_dataclass(row) and not isinstance(row, type):
        return {field.name: getattr(row, field.name) for field in fields(row)}
    assert isinstance(row, Mapping)
    return row


def _cell(row: object, column: str) -> Any:
    return row[column] if isinstance(row, Mapping) else getattr(row, column)


def with_later_columns(rows: pa.Table, table: Table) -> pa.Table:
    """The rows of a file from before some columns were known, with those columns empty and in
    their place; rows that lack others or have more stay as they are."""
    known = set(rows.column_names)
    for column in table.columns:
        if column.later and column.name not in rows.column_names:
            empty = pa.nulls(rows.num_rows, column.type)
            rows = rows.append_column(pa.field(column.name, column.type), empty)
    if known == set(rows.column_names) or set(rows.column_names) != set(table.column_names):
        return rows
    return rows.select(table.column_names)


def _check_columns(rows: pa.Table, table: Table, place: str) -> None:
    for column in table.columns:
        if column.name not in rows.column_names:
            raise DataError(place, Message("the column {column} is missing", column=column.name))
        found = rows[column.name]
        if found.type != column.type:
            rule = Message(
                "the column {column} holds {found}, not {wanted}",
                column=column.name,
                found=str(found.type),
                wanted=str(column.type),
            )
            raise DataError(place, rule)
        if not column.nullable and found.null_count:
            raise DataError(
                place, Message("the column {column} has empty cells", column=column.name)
            )
    for name in rows.column_names:
        if name not in table.column_names:
            rule = Message(
                "the column {column} is not in the description of {table}",
                column=repr(name),
                table=table.name,
            )
            raise DataError(place, rule)


def _unlisted(column: Column, code: object) -> Message:
    return Message(
        "{column} {value} is not in the code list {list}",
        column=column.name,
        value=f"{str(code)!r:.100}",
        list=str(column.codelist),
    )


@cache
def _codes(name: str) -> frozenset[str]:
    return frozenset(areas() if name == "area" else codelist(name))


def _first(error: Exception) -> str:
    """The first line of an engine's message, without a path."""
    return str(error).splitlines()[0].split(" '/")[0].strip()[:120]
