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


def said_before(words: str, first: str, then: str) -> bool:
    return -1 < words.find(first) < words.find(then)


def test_of_partners_without_people_the_page_says_so_before_all(open_page: Open) -> None:
    page = open_page("people", partner="CHN")
    absence = "The record has neither migrants in China nor money sent from there."
    large = [
        element.proto.body
        for element in page.script.get("html")
        if element.proto.body.startswith("<p class='mv mv-answer")
    ]
    assert len(large) == 1 and absence in large[0], "nothing else is set as the answer"
    lines = page.words.splitlines()
    assert lines[1] == absence, "right after the question"
    assert lines[2] == "All countries together", "what follows is called what it is"
    assert said_before(page.words, "All countries together", "in all countries")
    assert page.charts


def test_of_some_without_people_that_is_said_before_the_answer(open_page: Open) -> None:
    page = open_page("people", partner="RUS,CHN")
    absence = "The record has neither migrants in China nor money sent from there."
    assert said_before(page.words, absence, "How many migrants are in Russia depends")
    assert "All countries together" not in page.words
    alone = open_page("people", partner="RUS")
    assert "has neither" not in alone.words
