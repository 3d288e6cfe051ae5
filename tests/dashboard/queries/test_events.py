"""Which events are shown against figures for some years."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import Event
from lib.dashboard.queries.events import MOST, events_of_years, events_on_record
from lib.model import Tables

days = st.lists(st.dates(date(2010, 1, 1), date(2030, 12, 31)), max_size=12)


@given(days=days, first=st.integers(2010, 2030), length=st.integers(0, 20))
def test_the_latest_few_of_the_years_in_the_order_of_time(
    days: list[date], first: int, length: int
) -> None:
    events = [Event(str(number), day, {}, "", "") for number, day in enumerate(days)]
    found, left_out = events_of_years(events, first, first + length)
    inside = sorted(day for day in days if first <= day.year <= first + length)
    assert [event.day for event in found] == inside[-MOST:]
    assert left_out == len(inside) - len(found)
    assert len(found) <= MOST == 5


def test_events_on_record_are_in_the_order_of_time(made: Tables) -> None:
    events = events_on_record(made)
    assert [event.code for event in events] == [
        *("union", "exit", "border", "war", "customs", "road", "article"),
    ]
    assert events[3].labels["en"] == "A war begins"
    assert events[3].url == "https://events.example/day_(war)"
