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
def test_the_total_is_named_as_added_up(tab: str, record: Tables) -> None:
    notes = chart_of(shown(record, f"partner=C5&tab={tab}")).notes
    assert any("Central Asia" in note and "added up" in note for note in map(str, notes))
    notes = chart_of(shown(record, f"partner=CIS&tab={tab}")).notes
    assert not any("added up" in note for note in map(str, notes))


def test_a_member_without_a_row_is_the_reason_given(record: Tables) -> None:
    said = "No total of GUAM in 2018–2023: there is no figure for Georgia."
    assert shown(record, "partner=GUAM").notices == (said,)
    page = shown(record, "partner=GUAM,RUS")
    assert page.notices == (said,)
    assert "GUAM" not in {row.partner for row in chart_of(page).rows.records}


def test_members_that_two_blocks_share_are_in_one_of_them(record: Tables) -> None:
    rows = chart_of(shown(record, "partner=EAEU,C5")).rows.records
    assert {"EAEU", "C5_X_KAZ"} <= {row.series for row in rows}
    assert "C5" not in {row.series for row in rows}
