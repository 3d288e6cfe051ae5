"""Workbooks read back, for whoever compares them with another form of the same rows."""

import io
from datetime import datetime

import openpyxl
from openpyxl.cell import Cell, ReadOnlyCell
from openpyxl.utils.escape import unescape

from lib.dashboard.exports.cells import cell_text


def book_rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a workbook, by column, as a CSV has them; none of its cells is a formula."""
    head, *rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows()
    names = [str(cell.value) for cell in head]
    return [dict(zip(names, map(_as_csv, row), strict=True)) for row in rows]


def _as_csv(cell: Cell | ReadOnlyCell) -> str:
    assert cell.data_type != "f"
    value = cell.value.date().isoformat() if isinstance(cell.value, datetime) else cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return cell_text(unescape(value) if isinstance(value, str) else value)
