"""What a cell holds, freed of the engine's marks: null, text, number or ISO 8601 date."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from lib.model.formula import guarded

if TYPE_CHECKING:
    import pandas as pd


Cell: TypeAlias = str | int | float | bool | None


def cells(column: pd.Series[Any]) -> list[Cell]:
    """The values of a column; dates as ISO 8601 text, whole numbers without a fraction."""
    return [_cell(value) for value in column.tolist()]


def cell_text(cell: Cell) -> str:
    """A cell as CSV has it: null is empty, numbers in full, and no text a formula."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, str):
        return guarded(cell)
    return f"{Decimal(repr(cell)):f}"


def _cell(value: Any) -> Cell:
    import pandas as pd

    if isinstance(value, bool | int | str):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
