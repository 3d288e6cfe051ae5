"""Words for events: those of the years drawn, how many are left out, links that stay links."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib import codelists
from lib.dashboard.charts import Caption, Event
from lib.dashboard.ui import event_text

CAPTION = Caption("Title", "How to read it", "Source")


@pytest.fixture(autouse=True)
def on_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven events, one a year from 2020."""
    found = tuple(
        codelists.Event(
            code=str(n),
            day=date(2020 + n, 5, 2),
            labels={"en": f"event {n}"},
            source=f"[S{n}]",
            url=f"https://x.example/a b({n})",
        )
        for n in range(7)
    )
    monkeypatch.setattr(event_text.cache, "events", lambda: found)


def rows(*years: int | None) -> pd.DataFrame:
    def ends(year: int | None) -> dict[str, Any]:
        if year is None:
            return {"period_start": None, "period_end": None}
        return {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}

    return pd.DataFrame([ends(year) for year in years])


def test_the_events_of_the_years_drawn_are_marked() -> None:
    found = event_text.marked(CAPTION, rows(2022, None, 2021), True)
    assert [(one.day, one.words) for one in found.events] == [
        *((date(2021, 5, 2), "event 1"), (date(2022, 5, 2), "event 2")),
    ]
    assert found.events[0].day_words == "2 May 2021"
    assert found.events_note.startswith("Lines: events, each on its day.")
    assert "left out" not in found.events_note


@pytest.mark.parametrize(("wanted", "years"), [(False, (2022,)), (True, (None,))])
def test_nothing_is_marked_where_nobody_asks_or_there_is_no_time(
    wanted: bool, years: tuple[int | None, ...]
) -> None:
    assert event_text.marked(CAPTION, rows(*years), wanted) is CAPTION


def test_that_no_event_falls_into_the_years_is_said() -> None:
    found = event_text.marked(CAPTION, rows(2010, 2012), True)
    assert found.events == ()
    assert found.events_note == "No event on record falls into 2010–2012."


def test_earlier_ones_are_left_out_and_counted() -> None:
    found = event_text.marked(CAPTION, rows(2020, 2026), True)
    shown = len(found.events)
    assert [one.words for one in found.events] == [f"event {n}" for n in range(7 - shown, 7)]
    assert 0 < shown < 7
    assert f"the latest {shown} are marked; {7 - shown} earlier" in found.events_note


def test_events_are_numbered_for_ears_and_for_looking_up() -> None:
    found = [
        Event(date(2020, 5, 2), "2 May 2020", f"it was {n}", "[S]", "https://x.example/a_(b)<c>")
        for n in "ab"
    ]
    assert (
        event_text.spoken(found) == "Event 1, 2 May 2020: it was a. Event 2, 2 May 2020: it was b."
    )
    assert event_text.spoken([]) == ""
    link = r"[\[S\]](https://x.example/a_%28b%29%3Cc%3E)"
    assert event_text.sources(found).splitlines() == [
        *(r"Where the events can be looked up\:", ""),
        *(f"1. 2 May 2020: {link}", f"2. 2 May 2020: {link}"),
    ]
