"""A block of partners that was added to the code lists, on the pages and at the addresses."""

import csv
import io
from collections.abc import Iterator

import pytest

from tests.newcomer import added, blocks
from tests.pages.conftest import Open
from tests.pages.reading import PAGES, at_address


@pytest.fixture(scope="module", autouse=True)
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with added(tmp_path_factory.mktemp("newcomer"), blocks(), {}):
        yield


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("partner", ["C5", "C5,KAZ,EAEU,CIS", "GUAM", "GUAM,RUS", "DUO"])
def test_every_page_stands(page: str, partner: str, open_page: Open) -> None:
    found = open_page(page, partner=partner)
    assert not found.fell_over and not found.complaints


@pytest.mark.parametrize("answer", ["compare", "trade"])
def test_its_rows_have_an_address(answer: str) -> None:
    file = bytes(at_address(f"/data/{answer}.csv?partner=C5").body).decode()
    rows = list(csv.DictReader(io.StringIO(file)))
    assert [row["year"] for row in rows] == [str(year) for year in range(1994, 2024)]
    assert {row["observation_id"].split(":")[0] for row in rows} == {"computed"}
    assert all(row["derivation"] and row["derived_from"] and row["source_title"] for row in rows)
