"""A stretch of a file -> rows that hold, and the others with what is wrong with them.

Clean stretches go through Arrow at once. Where something cannot be converted the stretch is cut
into ever smaller ones until the rows that are at fault are alone, and those are read one by one.
"""

import csv
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from lib.world_trade.code_files import Codes
from lib.world_trade.flow_columns import BadRow, Checked, joined
from lib.world_trade.formats import Columns, Format, Judged

_ALONE = 16_384
"""Bytes that are read row by row."""
_PARTS = 16
_EMPTY = ("NA", "", "N/A", "NULL", "nan", "NaN")
_TEXT = 200
"""Characters of a bad row that are kept."""
_CELL = 40


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole lines of a file, without its header; `line` is the number of the first."""

    content: bytes
    line: int


@dataclass(frozen=True, slots=True)
class Head:
    """The header of a file, and what is between its cells."""

    names: tuple[str, ...]
    separator: str


def checked(stretch: Stretch, head: Head, form: Format, codes: Codes) -> Checked:
    """What became of every row of a stretch."""
    if not stretch.content:
        return Checked()
    columns = _converted(stretch, head, form)
    if columns is not None:
        lines = range(stretch.line, stretch.line + len(next(iter(columns.values()))))
        return _sorted_out(form.judge(columns, codes), lines, stretch.content.splitlines)
    if len(stretch.content) <= _ALONE:
        return _one_by_one(stretch, head, form, codes)
    return _together([checked(part, head, form, codes) for part in _cut(stretch)])


def _converted(stretch: Stretch, head: Head, form: Format) -> Columns | None:
    """The columns of a stretch; None where any cell is not what it must be, or a line is empty."""
    types = {
        **dict.fromkeys(form.numbers, pa.int32()),
        **dict.fromkeys(form.amounts, pa.float64()),
        **dict.fromkeys((*form.texts, *form.optional), pa.dictionary(pa.int32(), pa.string())),
    }
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(stretch.content),
            arrow_csv.ReadOptions(
                use_threads=False,
                column_names=list(head.names),
                block_size=len(stretch.content) + 1,
            ),
            arrow_csv.ParseOptions(delimiter=head.separator, ignore_empty_lines=False),
            arrow_csv.ConvertOptions(
                column_types=types,
                include_columns=list(form.read(head.names)),
                null_values=list(_EMPTY),
                strings_can_be_null=True,
                include_missing_columns=False,
            ),
        ).combine_chunks()
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return None
    if table.num_rows != stretch.content.count(b"\n"):
        return None
    if any(table[name].null_count for name in form.numbers):
        return None
    return {name: _column(table[name].combine_chunks()) for name in table.column_names}


def _column(cells: Any) -> Any:
    if isinstance(cells, pa.ChunkedArray):
        cells = cells.chunk(0) if cells.num_chunks else pa.array([], cells.type)
    if pa.types.is_dictionary(cells.type):
        return cells
    if pa.types.is_floating(cells.type):
        return pc.fill_null(cells, math.nan).to_numpy(zero_copy_only=False)
    return cells.to_numpy(zero_copy_only=False)


def _cut(stretch: Stretch) -> list[Stretch]:
    """A stretch in parts of whole lines."""
    size = max(_ALONE, len(stretch.content) // _PARTS)
    parts, begin, line = [], 0, stretch.line
    while begin < len(stretch.content):
        end = stretch.content.find(b"\n", begin + size) + 1 or len(stretch.content)
        content = stretch.content[begin:end]
        parts.append(Stretch(content, line))
        line += content.count(b"\n")
        begin = end
    if len(parts) == 1:  # one line of any length
        middle = stretch.content.find(b"\n") + 1
        first, rest = stretch.content[:middle], stretch.content[middle:]
        parts = [
            Stretch(first[:_ALONE], stretch.line),
            *([Stretch(rest, stretch.line + 1)] if rest else []),
        ]
    return parts


def _one_by_one(stretch: Stretch, head: Head, form: Format, codes: Codes) -> Checked:
    """The rows that can be converted, and why the others cannot."""
    lines = stretch.content.decode("utf-8", "replace").splitlines()
    names = form.read(head.names)
    places = [head.names.index(name) for name in names]
    convert = [_converter(name, form) for name in names]
    cells: list[list[Any]] = []
    kept: list[int] = []
    bad: list[BadRow] = []
    for number, line in enumerate(lines, stretch.line):
        if not line.strip():
            continue
        row = _cells(line, head.separator)
        if len(row) != len(head.names):
            reason = f"it has {len(row)} columns in place of {len(head.names)}"
            bad.append(BadRow(number, reason, line[:_TEXT]))
            continue
        try:
            cells.append([to(row[place]) for to, place in zip(convert, places, strict=True)])
        except ValueError as error:
            bad.append(BadRow(number, str(error), line[:_TEXT]))
        else:
            kept.append(number)
    found = Checked(bad=bad)
    if cells:
        columns = {
            name: _array([row[index] for row in cells], name, form)
            for index, name in enumerate(names)
        }
        text_of = {number: lines[number - stretch.line] for number in kept}
        judged = form.judge(columns, codes)
        rest = _sorted_out(judged, kept, lambda: [text_of[number].encode() for number in kept])
        found = _together([found, rest])
    found.bad.sort()
    return found


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _converter(name: str, form: Format) -> Callable[[str], Any]:
    def number(cell: str) -> int:
        if (found := _whole(cell)) is None:
            raise ValueError(f"{name} {cell.strip()[:_CELL]!r} is no whole number")
        return found

    def amount(cell: str) -> float:
        if cell.strip() in _EMPTY:
            return math.nan
        try:
            if not cell.isascii() or "_" in cell:
                raise ValueError
            return float(cell)
        except ValueError:
            raise ValueError(f"{name} {cell.strip()[:_CELL]!r} is no number") from None

    def text(cell: str) -> str | None:
        return None if cell in _EMPTY else cell

    if name in form.numbers:
        return number
    return amount if name in form.amounts else text


def _whole(cell: str) -> int | None:
    """The number where it is one that Arrow takes as well, of 32 bits."""
    digits = cell.strip()
    if not digits.removeprefix("-").isdecimal() or not digits.isascii() or len(digits) > 10:
        return None
    return int(digits) if abs(int(digits)) < 2**31 else None


def _array(cells: list[Any], name: str, form: Format) -> Any:
    if name in form.numbers:
        return np.array(cells, np.int32)
    if name in form.amounts:
        return np.array(cells, np.float64)
    return pa.array(cells, pa.string()).dictionary_encode()


def _sorted_out(
    judged: Judged, lines: Sequence[int], texts: Callable[[], Sequence[bytes]]
) -> Checked:
    """The flows, what is passed over, and the bad rows, each with its line and its words."""
    left = np.ones(len(judged.flows), bool)
    passed: dict[str, int] = {}
    for mask, what in judged.passed:
        if count := int((left & mask).sum()):
            passed[what] = count
        left &= ~mask
    bad: list[tuple[int, str]] = []
    for mask, reason in judged.faults:
        bad += [(int(row), reason(int(row))) for row in np.flatnonzero(left & mask)]
        left &= ~mask
    words = texts() if bad else ()
    rows = [
        BadRow(lines[row], reason, words[row].decode("utf-8", "replace")[:_TEXT])
        for row, reason in sorted(bad)
    ]
    flows = judged.flows if left.all() else judged.flows.taken(left)
    return Checked(flows, rows, passed)


def _together(parts: Sequence[Checked]) -> Checked:
    found = Checked(joined([part.flows for part in parts]))
    for part in parts:
        found.bad += part.bad
        for what, count in part.passed.items():
            found.passed[what] = found.passed.get(what, 0) + count
    return found
