"""Every file says under what terms its rows are, the strictest first, and what those ask."""

import csv
import io
import json
import zipfile
from datetime import date

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from lib import store
from lib.dashboard import exports
from lib.dashboard.exports.credits import terms_of
from lib.dashboard.queries.extracts import ADDED, take
from lib.model import Tables

NC = "CC BY-NC-SA 4.0"
DEED = "https://creativecommons.org/licenses/by-nc-sa/4.0/"
SEVERAL = "public domain | CC BY-NC-SA 4.0"
"""Of a row that was computed from two documents."""


def rows(*terms: str) -> pd.DataFrame:
    """A row a set of terms."""
    return pd.DataFrame(
        {
            "obs_value": [float(n) for n, _ in enumerate(terms)],
            "source_title": [f"Document {n}" for n, _ in enumerate(terms)],
            "publisher": "An office",
            "source_url": "https://office.example/",
            "terms": list(terms),
        }
    )


def archive(**tables: pd.DataFrame) -> zipfile.ZipFile:
    """The zip of some tables."""
    described = {
        name: exports.Description("a row", ("obs_value",), {c: c for c in frame.columns})
        for name, frame in tables.items()
    }
    made = exports.archive(
        tables, described, filters="All.", address="https://here.example", made=date(2030, 1, 1)
    )
    return zipfile.ZipFile(io.BytesIO(made))


@pytest.mark.parametrize("terms", [(NC,), ("public domain", NC), (SEVERAL,)])
def test_a_file_with_one_row_of_the_committee_says_so(terms: tuple[str, ...]) -> None:
    frame = rows(*terms)
    cells = list(csv.DictReader(io.StringIO(exports.csv_bytes(frame).decode())))
    assert any(NC in row["terms"] for row in cells)
    inside = pq.read_schema(io.BytesIO(exports.parquet_bytes(frame, {"name": "x"}))).metadata
    assert inside[b"terms"].decode().split(" | ")[0] == NC
    first = json.loads(exports.json_bytes(frame, name="x", filters={}))["terms"][0]
    assert (first["name"], first["url"]) == (NC, DEED)
    assert "not for commercial use" in first["note"]


def test_a_workbook_has_the_terms_above_its_sources() -> None:
    about = exports.About("x", "All.", "https://here.example/x", date(2030, 1, 1))
    book = openpyxl.load_workbook(
        io.BytesIO(exports.xlsx_bytes(rows("not stated", SEVERAL), about))
    )
    second = [*book.worksheets[1].iter_rows(values_only=True)]
    named = [(row[0], row[1], row[2] or None) for row in second if row[0] == "Terms"]
    assert named == [
        ("Terms", NC, DEED),
        ("Terms", "not stated", None),
        ("Terms", "public domain", None),
    ]
    heads = [row[0] for row in second]
    assert heads.index("Terms") < heads.index("Source")


def test_a_package_has_licences_as_a_whole_and_by_resource() -> None:
    opened = archive(a=rows(SEVERAL), b=rows("not stated"), c=rows("MIT, as the code"))
    package = json.loads(opened.read("datapackage.json"))
    found = {r["name"]: [one["path"] for one in r["licenses"]] for r in package["resources"]}
    assert found == {
        "a": [DEED, "README.txt"],
        "b": ["README.txt"],
        "c": ["https://spdx.org/licenses/MIT.html"],
    }
    names = [one.get("name") for one in package["licenses"]]
    assert names == ["CC-BY-NC-SA-4.0", None, None, "MIT"]
    titles = [one["title"].split(":")[0] for one in package["licenses"]]
    assert titles == [NC, "not stated", "public domain", "MIT, as the code"]
    for one in package["licenses"]:
        assert one["path"].startswith("https://") or one["path"] in opened.namelist()
    assert {source["terms"] for source in package["sources"]} == {
        SEVERAL,
        "not stated",
        "MIT, as the code",
    }


def test_the_read_me_of_a_zip_says_what_terms_ask() -> None:
    text = " ".join(archive(a=rows(NC, "not stated")).read("README.txt").decode().split())
    assert "The code of Multivector is under the MIT licence; the data are not." in text
    assert f"{NC} ({DEED}) Name the compiler" in text
    assert "what is made of them is under the same licence" in text
    assert (
        f"As long as rows under {NC} are in it, the whole is for non-commercial use only." in text
    )
    others = archive(a=rows("CC BY 4.0", "not stated")).read("README.txt").decode()
    assert "non-commercial" not in others
    assert "not stated No terms were found where they were looked for" in text


IMF = "IMF: not for redistribution; name the source"
COMTRADE = "UN Comtrade: not for redistribution without permission"
NOT_PASSED_ON = (
    "Some rows, and with them the whole, are not for redistribution without permission: {terms}."
)


@pytest.mark.parametrize(
    ("terms", "forbidden"),
    [((NC, COMTRADE), COMTRADE), ((IMF, COMTRADE, "CC BY 4.0"), f"{COMTRADE}; {IMF}")],
)
def test_what_is_not_to_be_passed_on_says_so_in_every_read_me(
    terms: tuple[str, ...], forbidden: str
) -> None:
    opened = archive(a=rows(*terms))
    said = NOT_PASSED_ON.format(terms=forbidden)
    assert said in " ".join(opened.read("README.txt").decode().split())
    assert json.loads(opened.read("datapackage.json"))["description"] == f"All. {said}"
    about = exports.About("x", "All.", "https://here.example/x", date(2030, 1, 1))
    book = openpyxl.load_workbook(io.BytesIO(exports.xlsx_bytes(rows(*terms), about)))
    second = [row[:2] for row in book.worksheets[1].iter_rows(values_only=True)]
    assert ("Redistribution", said) in second


def test_what_may_be_passed_on_says_nothing_of_it() -> None:
    opened = archive(a=rows(NC, "not stated"))
    assert "redistribution" not in opened.read("README.txt").decode()
    assert json.loads(opened.read("datapackage.json"))["description"] == "All."


def test_limits_to_commercial_use_are_said_whatever_else_holds() -> None:
    text = " ".join(archive(a=rows(COMTRADE, NC)).read("README.txt").decode().split())
    assert (
        f"As long as rows under {NC} are in it, the whole is for non-commercial use only." in text
    )
    both = " ".join(archive(a=rows(IMF, NC)).read("README.txt").decode().split())
    assert f"As long as rows under {IMF}; {NC} are in it" in both


@pytest.mark.parametrize("table", store.TABLES)
def test_every_row_of_a_table_says_what_it_is_under(table: str, small: Tables) -> None:
    taken = take(table, small)
    assert len(taken) and taken["terms"].notna().all()
    assert "terms" in {*ADDED, *(column.name for column in store.TABLES[table].columns)}
    ours = set(taken["terms"]) == {"MIT, as the code"}
    assert ours is (table in ("areas", "area_groups", "indicators", "events"))
    assert store.TABLES[table].ours is ours


def test_words_of_an_article_s_own_are_named_as_they_are() -> None:
    named = terms_of([rows("Ask me", NC), rows(SEVERAL), pd.DataFrame({"year": [2030]})])
    assert [one.label for one in named] == [NC, "Ask me", "public domain"]
    assert (named[1].url, named[1].note) == (None, "")
