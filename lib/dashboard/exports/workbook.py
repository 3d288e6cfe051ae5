"""A workbook of the rows, for who opens a table by a double click: .xlsx, typed, with its sources.

A CSV opens in one cell a row where lists are written with semicolons, as in Russian, Kyrgyz and
German; a workbook means the same everywhere. A number is a number, a day a day, and a text a text
whatever it begins with: nothing in it is ever run, followed or rounded.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from lib.dashboard.exports.cells import Cell, cells
from lib.dashboard.exports.credits import credits_of, not_for_redistribution, terms_of
from lib.model import Message, RefusedError, Say, in_english, mark
from lib.model.formula import may_be_run

if TYPE_CHECKING:
    import pandas as pd
    import xlsxwriter  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

LONGEST_TEXT, MOST_ROWS = 32_767, 1_048_576
"""Of a cell and of a sheet, the header among them: what Excel holds."""

_EXACT_DIGITS = 15
"""Of a whole number but for its last noughts: what has more is written as a text."""
_A_DAY = len("2024-10-16")
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts days wrongly."""
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_NARROWEST, _WIDEST, _MEASURED = 8, 60, 200
"""Characters of a column, and rows by which they are measured."""
_NUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no workbook can hold."""


class TooLargeError(RefusedError):
    """Rows that Excel cannot hold whole; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class About:
    """What the second sheet of a workbook says of the first."""

    name: str
    """Of the table or answer: the name of the first sheet."""
    filters: str
    """Which rows these are."""
    address: str
    made: date
    """When they were taken, or are of."""
    meanings: Mapping[str, str] = field(default_factory=dict)
    """What the columns mean, by name."""
    language: str = "en"
    say: Say = in_english
    """Words in that language what the second sheet says."""


class _InFull(float):
    """A number that is written with all the digits it has, and not with sixteen."""

    def __format__(self, _: str) -> str:
        return repr(float(self))


def _too_large(rows: pd.DataFrame) -> Message | None:
    """Why Excel cannot hold the rows, in a sentence; None where it can."""
    if len(rows) >= MOST_ROWS:
        return Message(
            "Excel holds {most} rows, and these are {count}; take the CSV.",
            most=MOST_ROWS - 1,
            count=len(rows),
        )
    for name in rows.columns:
        for row, cell in enumerate(rows[name].tolist(), 2):
            if isinstance(cell, str) and _units(cell) > LONGEST_TEXT:
                return Message(
                    "Excel holds {most} characters in a cell, and {column} of row {row} has "
                    "{count}; take the CSV.",
                    most=LONGEST_TEXT,
                    column=str(name),
                    row=str(row),
                    count=_units(cell),
                )
    return None


def _units(text: str) -> int:
    """Characters as Excel counts them: those beyond the first plane twice."""
    return len(text) if text.isascii() else len(text) + sum(c > "\uffff" for c in text)


def xlsx_bytes(rows: pd.DataFrame, about: About) -> bytes:
    """The rows as a workbook: a sheet of them, a header that stays and filters, and a sheet of
    what they are, whose, from where and what each column means.

    The same arguments give the same bytes. What Excel cannot hold raises `TooLargeError`.
    """
    import xlsxwriter

    if refusal := _too_large(rows):
        raise TooLargeError(refusal)
    columns = {str(name): _typed(rows[name]) for name in rows.columns}
    sink = io.BytesIO()
    book = xlsxwriter.Workbook(sink, {"constant_memory": True, "strings_to_urls": False})
    book.set_properties(
        {
            "title": f"Multivector: {about.name}",
            "author": "Multivector contributors",
            "comments": about.address,
            "created": datetime.combine(about.made, time()),
        }
    )
    forms = _Forms(book)
    name = _NO_NAME.sub(" ", about.name)[:_LONGEST_NAME] or "Rows"
    _write_rows(book.add_worksheet(name), columns, len(rows), forms)
    second = book.add_worksheet(_other_than(name, about.say(mark("About"))))
    _write_about(second, rows, about, forms)
    book.close()
    return sink.getvalue()


class _Forms:
    """The looks of cells."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.head: Format = book.add_format({"bold": True})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd"})
        self.guarded: Format = book.add_format({"quote_prefix": True})
        """Of a text that would be a formula if somebody typed it in again."""
        self.guarded_head: Format = book.add_format({"bold": True, "quote_prefix": True})


def _typed(column: pd.Series[Any]) -> list[Cell | date]:
    """The values of a column: days as days, and no number that is not whole by nature as one."""
    return [_kept(value, cell) for value, cell in zip(column.tolist(), cells(column), strict=True)]


def _kept(value: Any, cell: Cell) -> Cell | date:
    if cell is None:
        return None
    if isinstance(value, datetime):
        return value.date() if isinstance(cell, str) and len(cell) == _A_DAY else cell
    return value if isinstance(value, date | float) else cell


def _write_rows(
    sheet: Worksheet, columns: Mapping[str, Sequence[Cell | date]], count: int, forms: _Forms
) -> None:
    sheet.freeze_panes(1, 0)
    for index, (name, column) in enumerate(columns.items()):
        sheet.set_column(index, index, _width([name, *column[:_MEASURED]]))
    if columns:
        sheet.autofilter(0, 0, count, len(columns) - 1)
    for index, name in enumerate(columns):
        sheet.write_string(0, index, name, forms.head)
    for number, row in enumerate(zip(*columns.values(), strict=True), 1):
        for index, cell in enumerate(row):
            _write(sheet, number, index, cell, forms)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell | date, forms: _Forms) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, date):
        if cell >= _FIRST_DAY:
            sheet.write_datetime(row, column, datetime.combine(cell, time()), forms.day)
        else:
            sheet.write_string(row, column, cell.isoformat())
    elif isinstance(cell, str):
        form = forms.guarded if may_be_run(cell) else None
        sheet.write_string(row, column, _NUL.sub("\ufffd", cell), form)
    elif isinstance(cell, int) and len(str(abs(cell)).rstrip("0")) > _EXACT_DIGITS:
        sheet.write_string(row, column, str(cell))
    else:
        sheet.write_number(row, column, _InFull(cell))


def _width(shown: Iterable[Cell | date]) -> int:
    longest = max((len(str(cell)) for cell in shown if cell is not None), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _other_than(name: str, words: str) -> str:
    """The name of the second sheet: two sheets cannot have one."""
    return words if words.casefold() != name.casefold() else f"{words} 2"


def _write_about(sheet: Worksheet, rows: pd.DataFrame, about: About, forms: _Forms) -> None:
    """One fact a row, the terms among them; below them the sources with theirs, and the columns."""
    say, language = about.say, about.language
    asked = terms_of([rows])
    forbidden = not_for_redistribution(asked, language, say)
    facts: list[tuple[str, ...]] = [
        (say(mark("Multivector: Kyrgyzstan’s ties, figure by figure")),),
        (say(mark("Table")), about.name),
        (say(mark("Rows")), f"{len(rows)}. {about.filters}".strip()),
        (say(mark("Address")), about.address),
        (say(mark("Date")), about.made.isoformat()),
        (say(mark("Empty cells")), say(mark("An empty cell is absent, never 0."))),
        (
            say(mark("Bounds")),
            say(mark("A value belongs to its bound and its unit: more_than 4 is not 4.")),
        ),
        *(
            (say(mark("Terms")), one.named(language), one.url or "", one.explained(language))
            for one in asked
        ),
        *([(say(mark("Redistribution")), forbidden)] if forbidden else []),
    ]
    sources = [
        (say(mark("Source")), say(mark("Publisher")), say(mark("Address")), say(mark("Terms"))),
        *((one.title, one.publisher, one.url, one.terms) for one in credits_of([rows])),
    ]
    columns = [
        (say(mark("Column")), say(mark("Meaning"))),
        *(
            (str(name), say(meaning) if (meaning := about.meanings.get(str(name))) else "")
            for name in rows.columns
        ),
    ]
    heads = {0, len(facts) + 1, len(facts) + len(sources) + 2}
    facts += [(), *sources, (), *columns]
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 3, _WIDEST)
    for number, fact in enumerate(facts):
        for index, words in enumerate(fact):
            if number in heads or index == 0:
                look = forms.guarded_head if may_be_run(words) else forms.head
            else:
                look = forms.guarded if may_be_run(words) else None
            sheet.write_string(number, index, _NUL.sub("\ufffd", words[:LONGEST_TEXT]), look)
