"""The rows of an Arrow table as values of their type."""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Any, get_type_hints

import pyarrow as pa
import pyarrow.compute as pc

from lib.model import Observation, Quotation, Rejection, Source, Tie

ROW_TYPES: dict[str, type] = {
    "observations": Observation,
    "quotations": Quotation,
    "rejections": Rejection,
    "sources": Source,
    "ties": Tie,
}
"""The tables with rows of a type of their own."""

Rows = tuple[Any, ...]


def rows_of(name: str, arrow: Any) -> Rows:
    """The rows of an Arrow table as values of their type, an empty cell as None."""
    kind = ROW_TYPES[name]
    hints = get_type_hints(kind)
    columns = [_cells(arrow[column].to_pylist(), hints[column]) for column in hints]
    return tuple(map(kind, *columns))


def rows_where(name: str, arrow: Any, column: str, values: Collection[str]) -> Rows:
    """Those rows of an Arrow table that have one of these values in a column, as `rows_of`; the
    others become no values at all."""
    wanted = pc.is_in(arrow[column], pa.array(values, pa.string()))
    return rows_of(name, arrow.filter(wanted))


def _cells(cells: list[Any], hint: Any) -> list[Any]:
    """Codes of a list as the members of their enumeration."""
    kinds = [one for one in (hint, *getattr(hint, "__args__", ())) if isinstance(one, type)]
    coded: Callable[[Any], Any] | None = next((k for k in kinds if issubclass(k, StrEnum)), None)
    if coded is None:
        return cells
    known = {code: coded(code) for code in {*cells} - {None}}
    return [known.get(cell) for cell in cells]
