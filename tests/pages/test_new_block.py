"""A block of partners that was added to the code lists, on the pages and at the addresses."""

import csv
import io
from collections.abc import Iterator

import pytest

from tests.newcomer import added, blocks
from tests.pages.conftest import Open
from tests.pages.reading import PAGES, Page, at_address


@pytest.fixture(scope="module", autouse=True)
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with added(tmp_path_factory.mktemp("newcomer"), blocks(), {}):
        yield


def qualifier(page: Page, chart: str) -> str:
    """The small print inside a picture."""
    found = page.charts[chart]["layout"]["annotations"]
    return " ".join(str(one.get("text", "")).replace("<br>", " ") for one in found)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("partner", ["C5", "C5,KAZ,EAEU,CIS", "GUAM", "GUAM,RUS", "DUO"])
def test_every_page_stands(page: str, partner: str, open_page: Open) -> None:
    found = open_page(page, partner=partner)
    assert not found.fell_over and not found.complaints


@pytest.mark.parametrize("page", ["compare", "trade"])
def test_its_total_is_drawn_and_named_as_added_up(page: str, open_page: Open) -> None:
    found = open_page(page, partner="C5")
    said = "No total is printed of Central Asia: the members are added up."
    assert said in qualifier(found, page)
    assert "Central Asia" in found.words and len(found.tables[page]) == 6


def test_a_member_without_a_row_is_named_where_there_is_no_total(open_page: Open) -> None:
    why = "No total of GUAM in 2018–2023: there is no row for Georgia."
    assert why in open_page("compare", partner="GUAM").words
    page = open_page("compare", partner="GUAM,RUS")
    assert why in qualifier(page, "compare") and why in qualifier(page, "members")
    assert "all their members are" not in qualifier(page, "compare")


def test_blocks_that_share_a_member_are_never_added_up(open_page: Open) -> None:
    said = "The EAEU and Central Asia both hold Kazakhstan: do not add them up."
    assert said in qualifier(open_page("trade", partner="EAEU,C5"), "trade")
    page = open_page("compare", partner="EAEU,C5")
    assert said not in qualifier(page, "compare")
    assert "Central Asia without Kazakhstan" in set(page.tables["compare"]["called"])


@pytest.mark.parametrize("answer", ["compare", "trade"])
def test_its_rows_have_an_address(answer: str) -> None:
    file = bytes(at_address(f"/data/{answer}.csv?partner=C5").body).decode()
    rows = list(csv.DictReader(io.StringIO(file)))
    assert [row["year"] for row in rows] == [str(year) for year in range(2018, 2024)]
    assert {row["observation_id"].split(":")[0] for row in rows} == {"computed"}
    assert all(row["derivation"] and row["derived_from"] and row["source_title"] for row in rows)
