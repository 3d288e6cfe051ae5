"""The page of trade where somebody added blocks to the code lists."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from lib.dashboard import views
from lib.model import Page, Tables
from tests import newcomer
from tests.dashboard.conftest import with_observations
from tests.dashboard.views.page_parts import chart_of


@pytest.fixture(scope="module", autouse=True)
def _blocks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder: Path = tmp_path_factory.mktemp("newcomer")
    with newcomer.added(folder, newcomer.blocks(), {}):
        yield


@pytest.fixture
def record(shipped: Tables) -> Tables:
    """The shipped rows as one more edition, of which nothing is kept yet."""
    return with_observations(shipped, shipped.observations)


def shown(tables: Tables, state: str) -> Page:
    return views.shown(tables, "trade", parse_qsl(state)).page


@pytest.mark.parametrize("tab", ["over_time", "exports_imports"])
@pytest.mark.parametrize(("code", "name"), [("C5", "Central Asia"), ("CIS", "The CIS")])
def test_a_block_is_named_as_the_sum_of_its_members(
    tab: str, code: str, name: str, record: Tables
) -> None:
    notes = chart_of(shown(record, f"partner={code}&tab={tab}")).notes
    assert any(f"{name} is the sum of its members of each year" in str(note) for note in notes)


def test_a_member_without_a_row_takes_no_total_away(record: Tables) -> None:
    page = shown(record, "partner=GUAM,RUS")
    assert not page.notices
    rows = [row for row in chart_of(page).rows.records if row.partner == "GUAM"]
    assert len({row.year for row in rows}) == 26, "since it was founded in 1997"


def test_no_total_is_printed_of_a_new_block(record: Tables) -> None:
    page = shown(record, "partner=C5&tab=table&rows=blocks")
    assert page.notices == ("No total is printed for Central Asia.",)


def test_members_that_two_blocks_share_are_in_one_of_them(record: Tables) -> None:
    rows = chart_of(shown(record, "partner=EAEU,C5")).rows.records
    assert {"EAEU", "C5_X_KAZ"} <= {row.series for row in rows}
    assert "C5" not in {row.series for row in rows}
