"""The zip says what it holds, and what it says is true."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import date

import pytest

from lib import store
from lib.dashboard import exports
from lib.dashboard.queries.extracts import ADDED, take
from lib.model import Tables

_DESCRIPTIONS = {
    table.name: exports.Description(
        table.row, table.key, {**ADDED, **{c.name: c.meaning for c in table.columns}}
    )
    for table in store.TABLES.values()
}
_FILTERS = "Figures and ties about Russia."
_ADDRESS = "http://localhost:8501/data?partner=RUS"
_MADE = date(2030, 1, 3)


def _archive(small: Tables, made: date = _MADE) -> bytes:
    tables = {name: take(name, small, ("RUS",)) for name in store.TABLES}
    return exports.archive(tables, _DESCRIPTIONS, filters=_FILTERS, address=_ADDRESS, made=made)


@pytest.fixture
def opened(small: Tables) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(_archive(small)))


def test_it_holds_each_table_once(opened: zipfile.ZipFile) -> None:
    expected = ["README.txt", "datapackage.json", *(f"{name}.csv" for name in store.TABLES)]
    assert opened.namelist() == expected
    assert opened.testzip() is None


def test_a_csv_is_the_one_of_the_button(opened: zipfile.ZipFile, small: Tables) -> None:
    for name in store.TABLES:
        assert opened.read(f"{name}.csv") == exports.csv_bytes(take(name, small, ("RUS",)))


def test_the_read_me_says_which_rows_whose_and_how_many(opened: zipfile.ZipFile) -> None:
    text = opened.read("README.txt").decode()
    for said in (
        _FILTERS,
        _ADDRESS,
        "2030-01-03",
        "CC BY-NC-SA 4.0",
        "https://herald.example/talk",
    ):
        assert said in text
    assert "untouched" not in text
    for name in store.TABLES:
        data = opened.read(f"{name}.csv")
        rows = len(list(csv.reader(io.StringIO(data.decode(), newline="")))) - 1
        assert f"{name}.csv: {rows} rows" in text
        assert hashlib.sha256(data).hexdigest() in text


def test_a_line_of_the_read_me_is_one_line_whatever_a_document_is_called(small: Tables) -> None:
    rows = take("sources", small, ("RUS",)).head(1)
    rows["title"], rows["publisher"] = "---\n# Head\x1b\x85two", "A\rB\u2028C\u202e\x00"
    made = exports.archive(
        {"sources": rows}, _DESCRIPTIONS, filters="All\nrows.", address=_ADDRESS, made=_MADE
    )
    text = zipfile.ZipFile(io.BytesIO(made)).read("README.txt").decode()
    assert f"\n  --- # Head▯ two. A B C▯▯. {rows['url'].iloc[0]}\n    Terms: " in text
    assert "\n  All rows.\n" in text and text.isprintable() is False
    assert all(line.isprintable() for line in text.split("\n"))


def test_the_data_package_describes_every_column(opened: zipfile.ZipFile) -> None:
    package = json.loads(opened.read("datapackage.json"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["created"] == "2030-01-03T00:00:00Z"
    for resource in package["resources"]:
        data = opened.read(resource["path"])
        header = next(csv.reader(io.StringIO(data.decode(), newline="")))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == header
        assert all(field["description"] for field in fields)
        assert set(resource["schema"]["primaryKey"]) <= set(header)
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_the_data_package_knows_numbers_and_dates(opened: zipfile.ZipFile) -> None:
    types = {
        field["name"]: field["type"]
        for resource in json.loads(opened.read("datapackage.json"))["resources"]
        for field in resource["schema"]["fields"]
    }
    asked = ("obs_value", "start", "period_start", "base_period_end", "until", "note", "exact")
    found = [types[name] for name in asked]
    assert found == ["number", "integer", "date", "date", "date", "string", "string"]


def test_the_same_rows_are_the_same_bytes(small: Tables) -> None:
    assert _archive(small) == _archive(small)
    assert _archive(small) != _archive(small, date(2030, 1, 4))
