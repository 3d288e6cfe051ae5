"""A file read back is the rows that went in: nothing lost, rounded, run or made up."""

import csv
import io
import json
import unicodedata
import zipfile
from datetime import date

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib import store
from lib.dashboard import exports
from lib.dashboard.queries.extracts import take
from lib.model import Tables

Row = tuple[str | None, float | None, date | None, int]
SIGNS = {
    "equals": "=",
    "plus": "+",
    "minus": "-",
    "at": "@",
    "wide equals": "\uff1d",
    "wide plus": "\uff0b",
    "wide minus": "\uff0d",
    "wide at": "\uff20",
    "tab": "\t",
    "return": "\r",
    "line feed": "\n",
}
BEFORE = {
    "nothing": "",
    "space": " ",
    "no-break space": "\u00a0",
    "wide space": "\u3000",
    "byte order mark": "\ufeff",
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "word joiner": "\u2060",
    "turned direction": "\u202e",
    "null": "\x00",
    "line separator": "\u2028",
    "several": " \ufeff\u00a0\u200b",
}
_ANY = st.text(st.characters(exclude_categories=["Cs"]))
_FORMULAS = st.tuples(st.sampled_from([*BEFORE.values()]), st.sampled_from([*SIGNS.values()]), _ANY)
_TEXTS = st.none() | _ANY | _FORMULAS.map("".join)
_NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
_DAYS = st.none() | st.dates()
_ROWS = st.lists(st.tuples(_TEXTS, _NUMBERS, _DAYS, st.integers(0, 2**31)))


def _frame(rows: list[Row]) -> pd.DataFrame:
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    return pd.DataFrame(
        {
            "words": pd.Series(columns[0], dtype="str"),
            "obs_value": pd.Series(columns[1], dtype="float64"),
            "period_start": pd.Series(columns[2], dtype="date32[day][pyarrow]"),
            "start": pd.Series(columns[3], dtype="int64"),
        }
    )


def _read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


@given(_ROWS)
@example([("", 4e9, None, 0), ('a\rb\n"c,', -0.1, date(1, 1, 1), 1), ("=1+1", 5e-324, None, 2)])
def test_csv_read_back_is_the_rows(rows: list[Row]) -> None:
    header, *found = _read_csv(exports.csv_bytes(_frame(rows)))
    assert header == ["words", "obs_value", "period_start", "start"]
    assert len(found) == len(rows)
    for (words, value, day, start), cells in zip(rows, found, strict=True):
        assert cells[0] in (words or "", f"'{words}")
        assert (float(cells[1]) if cells[1] else None) == value
        assert "e" not in cells[1].lower()
        assert not cells[1].endswith(".0")
        assert cells[2] == ("" if day is None else day.isoformat())
        assert cells[3] == str(start)


@given(_ROWS)
def test_no_text_is_run_by_a_spreadsheet(rows: list[Row]) -> None:
    for cells in _read_csv(exports.csv_bytes(_frame(rows)))[1:]:
        seen = [
            c for c in cells[0] if unicodedata.category(c) not in ("Cc", "Cf", "Zs", "Zl", "Zp")
        ]
        assert seen[:1] == [] or seen[0] not in SIGNS.values()
        assert not cells[0].startswith(("\t", "\r", "\n"))


def _as_written(text: str) -> str:
    """The cell that is made of a text."""
    return _read_csv(exports.csv_bytes(pd.DataFrame({"words": [text]})))[1][0]


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_each_sign_of_a_formula_is_guarded(sign: str, before: str) -> None:
    if sign in "\t\r\n" and before:
        text = f"{sign}{before}1"
    else:
        text = f"{before}{sign}1+cmd|' /C calc'!A0"
    assert _as_written(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    ["", " ", " a=1", "a+1", "1-2", "x@y.example", "\u2013 he said", "\u22125", "'=1", "'", "(+1)"],
)
def test_a_text_that_no_spreadsheet_runs_stays_as_it_is(text: str) -> None:
    assert _as_written(text) == text


def test_a_number_needs_no_guard() -> None:
    rows = pd.DataFrame({"obs_value": [-0.25, -3.0], "start": [-1, 2], "known": [True, False]})
    assert _read_csv(exports.csv_bytes(rows))[1:] == [["-0.25", "-1", "true"], ["-3", "2", "false"]]


def test_every_way_out_has_the_same_guard() -> None:
    rows = pd.DataFrame({"words": [f"{sign}1" for sign in SIGNS.values()]})
    guarded = [[f"'{text}"] for text in rows["words"]]
    described = {"made": exports.Description("made up", ("words",), {"words": "words"})}
    zipped = exports.archive(
        {"made": rows}, described, filters="", address="", made=date(2030, 1, 3)
    )
    for data in (
        exports.csv_bytes(rows),
        exports.csv_bytes(rows, bom=True).removeprefix(b"\xef\xbb\xbf"),
        zipfile.ZipFile(io.BytesIO(zipped)).read("made.csv"),
    ):
        assert _read_csv(data)[1:] == guarded


@given(_ROWS)
def test_parquet_read_back_is_the_rows(rows: list[Row]) -> None:
    table = pq.read_table(io.BytesIO(exports.parquet_bytes(_frame(rows), {"name": "made"})))
    assert [tuple(row.values()) for row in table.to_pylist()] == rows
    assert [str(kind) for kind in table.schema.types] == [
        "string",
        "double",
        "date32[day]",
        "int64",
    ]
    assert table.schema.metadata == {b"name": b"made"}


@given(_ROWS, st.none() | st.lists(st.text(max_size=4)))
def test_json_read_back_is_the_rows(rows: list[Row], partners: list[str] | None) -> None:
    def refuse(constant: str) -> None:
        pytest.fail(f"{constant} is not JSON")

    data = exports.json_bytes(_frame(rows), name="made", filters={"partner": partners})
    document = json.loads(data, parse_constant=refuse)
    assert document["name"] == "made"
    assert document["filters"] == {"partner": partners}
    assert document["count"] == len(rows)
    assert [tuple(row.values()) for row in document["rows"]] == [
        (words, value, day and day.isoformat(), start) for words, value, day, start in rows
    ]


def test_numbers_are_written_in_full() -> None:
    rows = pd.DataFrame({"obs_value": [4e9, 1234567.5, 3e22, 7.0, -0.25, float("nan")]})
    written = [cells[0] for cells in _read_csv(exports.csv_bytes(rows))[1:-1]]
    assert written == ["4000000000", "1234567.5", "3" + "0" * 22, "7", "-0.25"]


def test_a_moment_keeps_its_time_and_a_day_has_none() -> None:
    moments = pd.Series(pd.to_datetime(["2030-01-02", "2030-01-02 10:30"], format="mixed"))
    rows = pd.DataFrame({"made": moments, "of": pd.Series([date(2030, 1, 2), None], dtype=object)})
    assert _read_csv(exports.csv_bytes(rows))[1:] == [
        ["2030-01-02", "2030-01-02"],
        ["2030-01-02T10:30:00", ""],
    ]


def test_a_row_of_nothing_but_its_document_names_it() -> None:
    named = {"source_title": "T", "publisher": "P", "source_url": "U", "terms": "Free"}
    document = json.loads(exports.json_bytes(pd.DataFrame([named]), name="made", filters={}))
    assert document["sources"] == [{"title": "T", "publisher": "P", "url": "U", "terms": "Free"}]


def test_a_column_that_is_never_known_is_text_in_parquet() -> None:
    data = exports.parquet_bytes(pd.DataFrame({"note": [None, None]}))
    assert str(pq.read_schema(io.BytesIO(data)).field("note").type) == "string"


def test_excel_gets_its_mark_and_nothing_else() -> None:
    rows = pd.DataFrame({"name": ["Кыргызстан"]})
    assert exports.csv_bytes(rows, bom=True) == b"\xef\xbb\xbf" + exports.csv_bytes(rows)


def test_json_names_each_document_once(small: Tables) -> None:
    rows = take("observations", small, ("RUS",))
    document = json.loads(exports.json_bytes(rows, name="observations", filters={}))
    assert [source["terms"] for source in document["sources"]] == [
        "Short quotations only",
        "CC BY-NC-SA 4.0",
    ]


@pytest.mark.parametrize("table", store.TABLES)
def test_what_is_given_stays_as_it_is(table: str, small: Tables) -> None:
    rows = take(table, small)
    before = rows.copy(deep=True)
    exports.csv_bytes(rows)
    exports.parquet_bytes(rows)
    exports.json_bytes(rows, name=table, filters={})
    pd.testing.assert_frame_equal(rows, before)
