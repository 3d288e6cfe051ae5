"""The data dictionary in words, from the same descriptions that code and tests read."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import pyarrow as pa

from lib.model import ColumnMeaning, TableMeaning
from lib.store.schema import TABLES, Column, Table

_TYPE_NAMES = MappingProxyType(
    {pa.string(): "text", pa.float64(): "number", pa.int32(): "integer", pa.date32(): "date"}
)


def describe() -> str:
    """Every table in Markdown: what one row is, its key and columns, what empty means."""
    return "\n".join(line for table in TABLES.values() for line in _table_lines(table))


@cache
def table_meanings() -> Mapping[str, TableMeaning]:
    """Every table in words, by name."""
    return MappingProxyType({name: _described(table) for name, table in TABLES.items()})


def _described(table: Table) -> TableMeaning:
    columns = tuple(
        ColumnMeaning(column.name, _TYPE_NAMES[column.type], column.meaning, column.empty)
        for column in table.columns
    )
    return TableMeaning(table.name, table.row, table.key, columns)


def _table_lines(table: Table) -> Iterator[str]:
    yield f"### {table.name}\n"
    key = ", ".join(f"`{column}`" for column in table.key)
    yield f"One row is {table.row}. Key: {key}.\n"
    yield "| column | type | meaning | empty means |"
    yield "| --- | --- | --- | --- |"
    for column in table.columns:
        cells = (f"`{column.name}`", _TYPE_NAMES[column.type], _meaning(column), column.empty)
        yield f"| {' | '.join(cell or 'never empty' for cell in cells)} |"
    yield ""


def _meaning(column: Column) -> str:
    if column.codelist is None:
        return column.meaning
    file = "area.csv" if column.codelist == "area" else f"{column.codelist}.toml"
    return f"{column.meaning} ([codes](../lib/codelists/{file}))"
