"""What a cell holds, freed of the engine's marks: null, text, number or ISO 8601 date."""

from __future__ import annotations

import unicodedata
from datetime import datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import pandas as pd


Cell: TypeAlias = str | int | float | bool | None

_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with; a spreadsheet of East Asia takes the wide signs as well."""
_BREAKS = ("\t", "\r", "\n")
"""What may move the text after it into a cell of its own: any text that begins so is guarded."""
_UNSEEN = ("Cc", "Cf")
"""Categories of characters that take no room, such as the mark of byte order."""


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
        return f"'{cell}" if may_be_run(cell) else cell
    return f"{Decimal(repr(cell)):f}"


def may_be_run(text: str) -> bool:
    """Whether a spreadsheet may run a text as a formula: it may drop spaces and what is unseen
    before the first sign."""
    if text.startswith(_BREAKS):
        return True
    seen = (c for c in text if not c.isspace() and unicodedata.category(c) not in _UNSEEN)
    return next(seen, "") in _SIGNS


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
