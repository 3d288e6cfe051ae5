"""What there is nothing of is said first, and never keeps back the rest of a page."""

from pathlib import Path

import pytest

from tests import round_numbers
from tests.pages.conftest import Open
from tests.round_numbers import M, figure, year


@pytest.fixture
def one_more_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables with a year of which nothing is printed but China's trade."""
    given = {"partner": "CHN", "source_id": "of-nsc-exports"}
    more = [
        figure(50 * M, year(2018), "2023-01", indicator=flow, **given)
        for flow in ("exports", "imports")
    ]
    observations = [*round_numbers.ROWS["observations"], *more]
    monkeypatch.setenv("DATA_DIR", str(round_numbers.write(tmp_path, observations=observations)))


def test_where_a_year_has_no_flows_the_block_s_members_are_still_there(
    open_page: Open, one_more_year: None
) -> None:
    page = open_page("compare", partner="EU27,RUS", year="2018")
    assert not page.fell_over and not page.complaints
    assert "The record of 2018 has no row for trade turnover with the EU and Russia." in page.words
    assert "flows" not in page.charts and "compare" in page.charts
    assert "Who makes up the block?" in page.words
    assert "No member of the EU has a row of its own in 2018." in page.words


def test_where_a_year_has_no_streams_the_gold_is_still_there(
    open_page: Open, one_more_year: None
) -> None:
    page = open_page("trade", partner="EU27", year="2018")
    assert not page.fell_over and not page.complaints
    assert "The record of 2018 has no row" in page.words
    assert "streams" not in page.charts and {"trade", "gold"} <= set(page.charts)


def test_where_nothing_is_drawn_on_top_the_sections_below_are_still_there(
    open_page: Open, one_more_year: None
) -> None:
    """Growth since a year in which a partner has no row."""
    page = open_page("compare", partner="RUS", view="growth", base="2018")
    assert not page.fell_over and not page.complaints
    assert "compare" not in page.charts and "flows" in page.charts
    page = open_page("trade", partner="RUS", view="growth", base="2018")
    assert "trade" not in page.charts and {"streams", "gold"} <= set(page.charts)
