"""A workbook read back is the rows: typed, nothing run, followed, rounded or lost."""

import io
import re
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from lib import store
from lib.dashboard import exports
from lib.dashboard.exports import workbook
from lib.dashboard.exports.cells import cells
from lib.dashboard.exports.workbook import About, TooLargeError, xlsx_bytes
from lib.dashboard.queries.extracts import take
from lib.model import Tables

ABOUT = About("ties", "About Russia.", "https://here.example/data/ties.csv", date(2025, 2, 10))


def book(rows: pd.DataFrame, about: About = ABOUT) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(rows, about)), rich_text=False)


def below(rows: pd.DataFrame) -> list[tuple[Any, ...]]:
    """The cells below the header."""
    return list(book(rows).worksheets[0].iter_rows(min_row=2))


def values(cell: Any) -> Any:
    if isinstance(cell.value, str):
        return unescape(cell.value)
    return cell.value.date() if isinstance(cell.value, datetime) else cell.value


HOSTILE = [
    *("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://bad.example")', "{=1}", " =1"),
    *("https://bad.example/a", "mailto:a@b.example", "internal:Sheet!A1", "_x0041_", "&<>\"'"),
    *("1.50", "007", "2024-10-16", "TRUE", "#N/A", "a\nb", " blank ends ", "\u202e5", "Айгүл 😀"),
]


def test_a_text_is_a_text_whatever_it_says() -> None:
    found = below(pd.DataFrame({"words": HOSTILE}))
    assert [values(cell) for (cell,) in found] == HOSTILE
    assert {cell.data_type for (cell,) in found} == {"s"}
    assert all(cell.hyperlink is None for (cell,) in found)
    content = xlsx_bytes(pd.DataFrame({"words": HOSTILE}), ABOUT)
    with zipfile.ZipFile(io.BytesIO(content)) as members:
        sheet = members.read("xl/worksheets/sheet1.xml").decode()
        assert not any("rels" in name and "sheet" in name for name in members.namelist())
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_a_text_that_would_be_a_formula_when_typed_again_is_marked_as_text() -> None:
    marked, plain = (row[0] for row in below(pd.DataFrame({"words": ["=1+1", "one"]})))
    assert (marked.quotePrefix, plain.quotePrefix) == (True, False)


def test_so_is_the_name_of_a_document_on_the_second_sheet() -> None:
    rows = pd.DataFrame(
        {
            "title": ["=1+1", "one"],
            "publisher": ["@b", "B"],
            "url": "https://a.example",
            "terms": "",
        }
    )
    cells = [cell for row in book(rows).worksheets[1].iter_rows() for cell in row if cell.value]
    marked = {cell.value: cell.font.b for cell in cells if cell.quotePrefix}
    assert marked == {"=1+1": True, "@b": False}


def test_numbers_days_and_what_is_absent() -> None:
    rows = pd.DataFrame(
        {
            "value": [0.1 + 0.2, 4_100_000_000.0, 1e-9, None],
            "whole": pd.Series([1, 2**40, 10**14, 5], dtype="int64"),
            "long": [123_456_789_012_345_678, 1, 2, 3],
            "day": [date(2024, 10, 16), date(1876, 1, 2), None, date(1900, 3, 1)],
            "moment": pd.to_datetime(["2024-10-16", None, "2024-10-17", "2024-10-18"]),
            "known": [True, False, True, None],
            "none": [None, None, None, None],
        }
    )
    found = [[values(cell) for cell in row] for row in below(rows)]
    first = [0.1 + 0.2, 1, "123456789012345678", date(2024, 10, 16), date(2024, 10, 16), True, None]
    assert found[0] == first
    assert found[1] == [4_100_000_000, 2**40, 1, "1876-01-02", None, False, None]
    assert found[3][0] is None
    assert [row[0].data_type for row in below(rows)] == ["n", "n", "n", "n"]
    assert below(rows)[0][3].number_format == "yyyy-mm-dd"


def test_days_that_excel_would_count_wrongly_are_texts() -> None:
    """It has a 29 February 1900, so that every day before 1 March is another one there."""
    days = [date(1900, 2, 28), date(1900, 3, 1), date(1900, 3, 2)]
    found = [cell for (cell,) in below(pd.DataFrame({"day": days}))]
    assert [values(cell) for cell in found] == ["1900-02-28", *days[1:]]
    assert [cell.is_date for cell in found] == [False, True, True]


@pytest.mark.parametrize(
    ("number", "is_text"),
    [
        (999_999_999_999_999, False),
        (1_000_000_000_000_001, True),
        (-1_000_000_000_000_001, True),
        (1_000_000_000_000_000, False),
    ],
)
def test_a_whole_number_of_more_digits_than_excel_keeps_is_a_text(
    number: int, is_text: bool
) -> None:
    ((cell,),) = below(pd.DataFrame({"whole": pd.Series([number], dtype="int64")}))
    assert values(cell) == (str(number) if is_text else number)


def test_a_moment_with_a_time_of_its_zone_is_written_out() -> None:
    moment = datetime(2024, 10, 16, 9, 30, tzinfo=UTC)
    assert below(pd.DataFrame({"at": [moment]}))[0][0].value == "2024-10-16T09:30:00+00:00"


_TEXTS = st.none() | st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
)
_NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
_DAYS = st.none() | st.dates(min_value=date(1900, 3, 1))


@given(st.lists(st.tuples(_TEXTS, _NUMBERS, _DAYS), min_size=1, max_size=9))
def test_any_rows_come_back(rows: list[tuple[str | None, float | None, date | None]]) -> None:
    rows = [*rows, ("the last", 1.0, date(2024, 10, 16))]
    frame = pd.DataFrame(rows, columns=["words", "value", "day"], dtype="object")
    found = [tuple(values(cell) for cell in row) for row in below(frame)]
    assert found == [(words or None, value, day) for words, value, day in rows]


def test_every_table_is_what_its_csv_is(small: Tables) -> None:
    for name in store.TABLES:
        rows = take(name, small)
        found = below(rows)
        for index, column in enumerate(rows.columns):
            written = [
                cell.isoformat() if isinstance(cell := values(row[index]), date) else cell
                for row in found
            ]
            assert written == [cell if cell != "" else None for cell in cells(rows[column])]


def test_the_header_stays_and_filters() -> None:
    rows = pd.DataFrame({"exact": ["x" * 300, "y"], "year": [2023, 2024]})
    sheet = book(rows).worksheets[0]
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("ties", "A2", "A1:B3")
    assert [cell.value for cell in sheet[1]] == ["exact", "year"]
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width > 7


def test_the_second_sheet_says_what_the_rows_are() -> None:
    rows = pd.DataFrame(
        {
            "source_title": ["=A title", "=A title"],
            "publisher": ["Agency"] * 2,
            "source_url": ["https://a.example"] * 2,
            "terms": ["CC BY 4.0"] * 2,
        }
    )
    about = About("ties", "About Russia.", ABOUT.address, ABOUT.made, {"terms": "Under what terms"})
    cell_rows = list(book(rows, about).worksheets[1].iter_rows())
    said = [tuple(cell.value for cell in row if cell.value is not None) for row in cell_rows]
    assert ("Address", ABOUT.address) in said
    assert ("Date", "2025-02-10") in said
    assert ("Rows", "2. About Russia.") in said
    assert said.count(("=A title", "Agency", "https://a.example", "CC BY 4.0")) == 1
    assert ("terms", "Under what terms") in said
    assert all(cell.data_type in ("s", "n") and not cell.hyperlink for r in cell_rows for cell in r)


@pytest.mark.parametrize(
    ("name", "sheet"),
    [("claims_in_line", "claims_in_line"), ("a/b[c]:*?", "a b c    "), ("x" * 40, "x" * 31)],
)
def test_a_sheet_has_a_name_that_excel_takes(name: str, sheet: str) -> None:
    about = About(name, "", "", ABOUT.made)
    assert book(pd.DataFrame({"a": [1]}), about).sheetnames == [sheet, "About"]


def test_the_same_rows_are_the_same_bytes() -> None:
    rows = pd.DataFrame({"words": HOSTILE, "value": range(len(HOSTILE))})
    assert xlsx_bytes(rows, ABOUT) == xlsx_bytes(rows, ABOUT)


def test_no_rows_and_no_columns_are_a_workbook_too() -> None:
    assert below(pd.DataFrame({"words": []})) == []
    assert len(book(pd.DataFrame()).worksheets) == 2


def test_what_excel_cannot_hold_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = pd.DataFrame({"words": ["a", "b" * 32_767]})
    assert below(longest)[1][0].value == "b" * 32_767
    with pytest.raises(TooLargeError) as raised:
        xlsx_bytes(pd.DataFrame({"words": ["a", "b" * 32_768]}), ABOUT)
    assert re.search(
        r"32,767 characters in a cell, and words of row 3 has 32,768", str(raised.value)
    )
    with pytest.raises(TooLargeError):
        xlsx_bytes(pd.DataFrame({"words": ["😀" * 16_384]}), ABOUT)
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    assert len(below(pd.DataFrame({"year": [1, 2, 3]}))) == 3
    with pytest.raises(TooLargeError, match="3 rows, and these are 4"):
        xlsx_bytes(pd.DataFrame({"year": [1, 2, 3, 4]}), ABOUT)


def test_a_character_that_no_workbook_holds_is_shown_as_lost() -> None:
    assert below(pd.DataFrame({"words": ["a\x00b\ufffe"]}))[0][0].value == "a\ufffdb\ufffd"


def test_the_makers_are_of_the_house() -> None:
    assert exports.xlsx_bytes is xlsx_bytes
