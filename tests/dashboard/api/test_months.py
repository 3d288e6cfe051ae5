"""Months and quarters at their addresses: as files, and as a chart in a frame."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.dashboard.api.asking import ask
from tests.dashboard.api.test_embeds import payload
from tests.refreshed import refreshed_data
from tests.shipped import DATA
from tests.workbooks import book_rows

ADDRESS = "/data/months.{}?partner=RUS,EU27,CIS&as=rolling&indicator=imports&from=2025"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return refreshed_data(tmp_path_factory.mktemp("data"))


@pytest.fixture
def _refreshed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(folder))


@pytest.mark.usefixtures("_refreshed")
def test_all_forms_hold_the_same_rows() -> None:
    answer = ask(ADDRESS.format("csv"))
    assert answer.status == 200
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert len(rows) == 3 * 18
    names = [row["observation_id"] for row in rows]
    document = json.loads(ask(ADDRESS.format("json")).body)
    assert [row["observation_id"] for row in document["rows"]] == names
    table = pq.read_table(io.BytesIO(ask(ADDRESS.format("parquet")).body))
    assert table.column("observation_id").to_pylist() == names
    assert str(table.schema.field("period_end").type) == "date32[day]"
    taken = book_rows(ask(ADDRESS.format("xlsx")).body)
    assert [row["observation_id"] for row in taken] == names
    name = 'filename="kgz-ties_months_indicator-imports_as-rolling_from-2025_partners-RUS-EU27-CIS'
    assert name in answer.headers["content-disposition"]


@pytest.mark.usefixtures("_refreshed")
@pytest.mark.parametrize("language", ["en", "ru", "ky"])
def test_the_chart_can_be_framed(language: str) -> None:
    answer = ask(f"/embed/trade?tab=months&as=rolling&chart=months&lang={language}")
    assert answer.status == 200
    figure = payload(answer)["figure"]
    assert isinstance(figure, dict | str)
    assert "(IMTS)" in answer.text


def test_where_nothing_was_refreshed_an_address_says_what_to_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATA_DIR", str(DATA))
    answer = ask("/data/months.csv?partner=RUS")
    assert answer.status == 404
    assert answer.text == (
        "No figures of months are here yet; “multivector refresh imf-trade” brings them.\n"
    )
