"""Events on the pages with a picture of time: nobody sees them who does not ask."""

from datetime import date
from typing import Any

import pytest

from lib.codelists import Event
from tests.pages.agreement import assert_drawn_is_taken
from tests.pages.conftest import Open
from tests.pages.reading import Page, as_read

pytestmark = pytest.mark.usefixtures("over_round_numbers")

_PICTURES = {"compare": "compare", "trade": "trade", "people": "migrants"}
"""The picture of time by its page."""
_WAR = "24 February 2022: A war begins"
_NUMBER_OF_WAR = {"compare": 3, "trade": 3, "people": 2}
_WHERE = "Where the events can be looked up:"
_LEFT_OUT = "the latest 5 are marked; 1 earlier one is left out."


def _days(page: Page, name: str) -> list[float | str]:
    """Where upright lines stand on the first axis of the picture."""
    shapes = page.charts[_PICTURES[name]]["layout"].get("shapes", [])
    return [shape["x0"] for shape in shapes if shape["x0"] == shape["x1"] and shape["xref"] == "x"]


def _notes(page: Page, name: str) -> list[str]:
    notes = page.charts[_PICTURES[name]]["layout"]["annotations"]
    return [note.get("text", "").replace("<br>\u2003", " ").replace("<br>", " ") for note in notes]


def _alt(page: Page, name: str) -> str:
    charts: list[Any] = list(page.script.get("plotly_chart"))
    [chart] = [c.proto for c in charts if c.proto.id.endswith(f"-{_PICTURES[name]}")]
    return str(chart.alt)


@pytest.mark.parametrize("name", _PICTURES)
def test_no_event_is_marked_until_a_reader_asks(open_page: Open, name: str) -> None:
    page = open_page(name)
    assert _days(page, name) == []
    assert _WHERE not in page.words
    assert "Event 1" not in _alt(page, name)
    assert page.script.button_group(key="events").value == "off"
    page.script.button_group(key="events").set_value("on").run()
    assert page.script.query_params["events"] == "on"
    assert not page.complaints and not page.fell_over
    assert _days(page, name)
    page.script.button_group(key="events").set_value("off").run()
    assert _days(page, name) == []
    assert not page.script.query_params


@pytest.mark.parametrize("name", _PICTURES)
def test_the_picture_and_the_page_say_what_each_line_is(open_page: Open, name: str) -> None:
    page, number = open_page(name, events="on"), _NUMBER_OF_WAR[name]
    assert not page.complaints and not page.fell_over
    [key] = [note for note in _notes(page, name) if _WAR in note]
    assert f"<b>{number}</b>\u2002" + _WAR in key
    assert "A figure’s mark stands in the middle of its time." in key
    assert f"Event {number}, {_WAR}." in _alt(page, name)
    assert _WHERE in page.words
    [listed] = [one.value for one in page.script.caption if _WHERE in as_read(one.value)]
    numbers = sorted({note for note in _notes(page, name) if note.isdigit()})
    entries = listed.splitlines()[2:]
    assert [entry.partition(".")[0] for entry in entries] == numbers
    assert entries[number - 1].startswith(f"{number}. 24 February 2022: [The treaty")
    assert "https://events.example/day_%28war%29" in entries[number - 1]
    assert_drawn_is_taken(page)


def test_lines_stand_on_their_days_among_marks_for_whole_years(open_page: Open) -> None:
    days = _days(open_page("compare", events="on"), "compare")
    assert days == pytest.approx(
        [2019.5 + 30 / 366, 2020.5 + 151 / 365, *(2021.5 + n / 365 for n in (54, 110, 313))]
    )
    yearly = open_page("trade", view="yearly", events="on")
    assert _days(yearly, "trade") == pytest.approx(days)


def test_every_panel_has_the_lines(open_page: Open) -> None:
    partners = ("RUS", "KAZ", "CHN", "TUR", "UZB", "DEU")
    page = open_page("trade", partner=",".join(partners), events="on", scale="log")
    numbers = [note for note in _notes(page, "trade") if note.isdigit()]
    assert numbers == ["1", "2", "3", "4", "5"] * len(partners)
    assert_drawn_is_taken(page)


def test_where_no_event_falls_the_picture_says_so(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = (Event("old", date(1999, 1, 1), {"en": "Old"}, "A source", "https://a.example/"),)
    monkeypatch.setattr("lib.dashboard.ui.cache.events", lambda: nothing)
    page = open_page("compare", events="on")
    assert _days(page, "compare") == []
    assert any("No event on record falls into 2019–2022." in n for n in _notes(page, "compare"))
    assert _WHERE not in page.words


@pytest.mark.parametrize("name", _PICTURES)
def test_an_address_that_says_nothing_of_events_is_told_so(open_page: Open, name: str) -> None:
    page = open_page(name, events="some")
    [complaint] = page.complaints
    assert "“some”" in complaint
    assert "events" in complaint
    assert _days(page, name) == []
