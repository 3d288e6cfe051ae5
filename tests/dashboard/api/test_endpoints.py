"""What the server answers at the addresses of the rows, asked without a network."""

import csv
import io
import json
import os
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from lib import store
from lib.dashboard import exports
from lib.dashboard.queries import take
from lib.dashboard.views import QUERIES, run
from lib.model import Tables
from tests.dashboard.api.asking import ask
from tests.dashboard.traded import Traded
from tests.shipped import DATA
from tests.small import OBSERVATIONS, SOURCES
from tests.workbooks import book_rows


@pytest.fixture(autouse=True)
def _over_the_small_tables(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(small_dir))


def test_csv_is_the_extract(small: Tables) -> None:
    answer = ask("/data/observations.csv?partner=eu,CIS")
    assert answer.status == 200
    assert answer.body == exports.csv_bytes(take("observations", small, ("EU27", "CIS")))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    name = "kgz-ties_observations_partners-CIS-EU27_2028.csv"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("partner", ["RUS", "RUS&partner=EU27", "KGZ", "none", "CHN"])
def test_all_forms_hold_the_same_figures(partner: str) -> None:
    wanted = partner.replace("&partner=", ",").split(",")
    expected = sorted(
        str(row["observation_id"])
        for row in OBSERVATIONS
        if row["partner"] in wanted or row["reporter"] in wanted
    )
    address = f"/data/observations.{{}}?partner={partner}"
    text = io.StringIO(ask(address.format("csv")).text, newline="")
    assert [row["observation_id"] for row in csv.DictReader(text)] == expected
    document = json.loads(ask(address.format("json")).body)
    assert [row["observation_id"] for row in document["rows"]] == expected
    assert document["count"] == len(expected)
    table = pq.read_table(io.BytesIO(ask(address.format("parquet")).body))
    assert table.column("observation_id").to_pylist() == expected


@pytest.mark.parametrize("table", store.TABLES)
def test_a_table_without_a_partner_is_every_row(table: str, small: Tables) -> None:
    assert json.loads(ask(f"/data/{table}.json").body)["count"] == len(small.frame(table))


@pytest.mark.parametrize("name", QUERIES)
def test_an_answer_is_what_its_page_asks_for(name: str, small_dir: Path) -> None:
    tables = store.tables(small_dir)
    for partner in ("RUS", "RUS,EU27", "CIS"):
        expected = exports.csv_bytes(run(name, tables, tuple(partner.split(","))))
        answer = ask(f"/data/{name}.csv?partner={partner}")
        assert (answer.status, answer.body) == (200, expected)
        for form in ("json", "parquet"):
            assert ask(f"/data/{name}.{form}?partner={partner}").status == 200


def test_an_answer_takes_choices_and_refuses_others() -> None:
    share = json.loads(ask("/data/trade.json?partner=RUS&indicator=exports").body)
    assert share["filters"] == {"partner": ["RUS"], "indicator": "exports"}
    assert {row["indicator"] for row in share["rows"]} == {"exports"}
    refused = ask("/data/trade.csv?partner=RUS&indicator=tea")
    assert refused.status == 400
    assert refused.text.startswith("'tea' is not among the options of 'indicator'")
    assert refused.text.count("\n") == 1


@pytest.mark.parametrize("name", ["compare", "trade", "blocks"])
def test_years_the_wrong_way_round_are_refused_in_a_sentence(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(DATA))
    answer = ask(f"/data/{name}.csv?from=2010&to=2000")
    assert (answer.status, answer.text) == (400, "'from' is 2010, which is after 'to', 2000.\n")
    assert ask(f"/data/{name}.csv?from=2000&to=2010").status == 200


def test_an_answer_without_a_partner_is_about_all_on_record() -> None:
    rows = json.loads(ask("/data/trade.json?indicator=exports").body)["rows"]
    assert {row["partner"] for row in rows} == {"RUS"}, "of the EU no member is on record"


def test_parquet_keeps_the_types_where_nothing_is_left() -> None:
    none = pq.read_schema(io.BytesIO(ask("/data/observations.parquet?partner=none").body))
    every = pq.read_schema(io.BytesIO(ask("/data/observations.parquet").body))
    assert none == every
    assert str(every.field("period_start").type) == "date32[day]"


def test_excel_variant() -> None:
    plain, excel = ask("/data/ties.csv"), ask("/data/ties.csv?bom=1")
    assert excel.body == b"\xef\xbb\xbf" + plain.body


def test_a_workbook_has_the_rows_of_the_csv() -> None:
    plain, book = ask("/data/observations.csv"), ask("/data/observations.xlsx")
    assert book.headers["content-type"].startswith("application/vnd.openxmlformats")
    assert book.headers["content-disposition"].endswith('.xlsx"')
    rows = list(csv.DictReader(io.StringIO(plain.body.decode(), newline="")))
    assert book_rows(book.body) == rows != []
    assert ask("/data/observations.xlsx").headers["etag"] == book.headers["etag"]


def test_a_workbook_names_the_address_it_was_taken_from() -> None:
    for host in ("127.0.0.1:8571", "trade.example", "127.0.0.1:8571"):
        book = load_workbook(io.BytesIO(ask("/data/ties.xlsx?partner=RUS", host=host).body))
        cells = {cell.value for row in book.worksheets[1] for cell in row}
        assert f"http://{host}/data/ties.xlsx?partner=RUS" in cells


def test_a_workbook_that_excel_cannot_hold_is_refused_in_a_sentence(small_dir: Path) -> None:
    rows = [{**row, "title": "x" * 40_000} for row in SOURCES]
    store.write(small_dir, {"sources": store.encode("sources", rows)})
    answer = ask("/data/sources.xlsx")
    assert (answer.status, answer.text.count("\n")) == (422, 1)
    assert "32,767 characters in a cell, and title of row 2 has 40,000" in answer.text
    assert ask("/data/sources.csv").status == 200


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1", " =1", "\ufeff+1"])
def test_a_formula_is_guarded_in_both_kinds_of_csv_and_exact_elsewhere(
    title: str, small_dir: Path
) -> None:
    rows = [{**row, "title": title} for row in SOURCES]
    store.write(small_dir, {"sources": store.encode("sources", rows)})
    for address in ("/data/sources.csv", "/data/sources.csv?bom=1"):
        text = io.StringIO(ask(address).body.decode("utf-8-sig"), newline="")
        assert {row["title"] for row in csv.DictReader(text)} == {f"'{title}"}
    table = pq.read_table(io.BytesIO(ask("/data/sources.parquet").body))
    document = json.loads(ask("/data/sources.json").body)
    assert set(table.column("title").to_pylist()) == {title}
    assert {row["title"] for row in document["rows"]} == {title}


def test_a_bad_address_is_one_sentence() -> None:
    answer = ask("/data/ties.csv?partner=XX")
    assert answer.status == 400
    assert answer.text == "The partner 'XX' is no area; codes are like RUS, EU27 or CIS.\n"
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert ask("/data/figures.csv").status == 404
    assert ask("/data/ties.doc").status == 400


def test_a_bad_address_of_json_is_json() -> None:
    answer = ask("/data/ties.json?year=2020")
    assert answer.status == 400
    assert json.loads(answer.body) == {
        "error": "The parameter 'year' is not known; there are partner, lang or bom."
    }


def test_who_has_it_is_not_sent_it_again() -> None:
    first = ask("/data/ties.csv")
    tag = first.headers["etag"]
    for tags in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = ask("/data/ties.csv", if_none_match=tags)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == tag
    assert ask("/data/ties.csv", if_none_match='"other"').status == 200
    assert ask("/data/ties.csv?partner=RUS").headers["etag"] != tag


def test_when_it_changed(small_dir: Path) -> None:
    for name in store.TABLES:
        os.utime(small_dir / f"{name}.parquet", (0, 86400))
    changed = ask("/data/areas.csv").headers["last-modified"]
    assert changed == "Fri, 02 Jan 1970 00:00:00 GMT"
    assert ask("/data/areas.csv", if_modified_since=changed).status == 304
    assert ask("/data/areas.csv", if_modified_since="Thu, 01 Jan 1970 00:00:00 GMT").status == 200
    assert ask("/data/areas.csv", if_modified_since="yesterday").status == 200
    tagged = ask("/data/areas.csv", if_modified_since=changed, if_none_match='"other"')
    assert tagged.status == 200


def test_a_replaced_table_is_seen(small_dir: Path) -> None:
    assert json.loads(ask("/data/ties.json").body)["count"] == 1
    store.write(small_dir, {"ties": store.encode("ties", [])})
    assert json.loads(ask("/data/ties.json").body)["count"] == 0


def test_a_table_that_cannot_be_read_is_named(small_dir: Path) -> None:
    assert ask("/readyz").status == 200
    (small_dir / "ties.parquet").write_bytes(b"PAR1 not")
    for address in ("/readyz", "/data/ties.csv", "/data/quotations.csv?partner=RUS"):
        answer = ask(address)
        assert answer.status == 503
        assert answer.text.startswith("ties.parquet: ")
        assert answer.text.count("\n") == 1
        assert str(small_dir) not in answer.text
    assert ask("/data/observations.csv").status == 200
    (small_dir / "ties.parquet").unlink()
    assert ask("/readyz").text == "ties.parquet: the table ties is missing\n"


def test_tables_of_two_builds_are_not_ready(small_dir: Path) -> None:
    lost = store.read_shipped(small_dir, "observations")["source_id"][0].as_py()
    rows = store.read_shipped(small_dir, "sources").to_pylist()
    kept = [row for row in rows if row["source_id"] != lost]
    store.write(small_dir, {"sources": store.encode("sources", kept)})
    answer = ask("/readyz")
    assert answer.status == 503
    assert f"'{lost}' is in no row of sources.parquet; the tables are not" in answer.text


def test_a_dataset_that_lost_a_file_is_said_and_no_path_is(baci: Traded, small_dir: Path) -> None:
    folder = shutil.copytree(baci.folder, small_dir / "world_trade")
    assert ask("/readyz").text == "ready\n"
    assert ask("/data/world_flows.csv?reporter=KGZ").status == 200
    next(folder.glob("*/flows/reporter=KGZ/part-0.parquet")).unlink()
    said = "degraded\nworld_trade: 000001/flows/reporter=KGZ/part-0.parquet is missing; "
    assert ask("/readyz").text.startswith(said)
    answer = ask("/data/world_flows.csv?reporter=KGZ")
    assert answer.status == 503
    rule = "000001/flows/reporter=KGZ/part-0.parquet is missing; import the files again"
    assert answer.text == f"world_trade: {rule}\n"


def test_head_is_answered_and_post_is_not() -> None:
    head, get = ask("/data/ties.csv", method="HEAD"), ask("/data/ties.csv")
    assert head.status == 200
    assert head.headers == get.headers
    assert ask("/data/ties.csv", method="POST").status == 405


def test_the_page_is_left_to_streamlit_and_below_files_there_is_nothing() -> None:
    assert ask("/data").headers["content-type"].startswith("text/html")
    assert ask("/data/_stcore/health").status == 404
