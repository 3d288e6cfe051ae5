"""Which events are shown against figures for some years."""

from collections.abc import Iterable
from types import MappingProxyType

from lib.codelists import NAMED_IN, Event
from lib.model import Tables, once

MOST = 5
"""So many lines across a picture can still be told apart, and their key read."""


@once
def events_on_record(tables: Tables) -> tuple[Event, ...]:
    """Every event on record, in the order of time."""
    rows = tables.frame("events").to_dict("records")
    found = (
        Event(
            code=row["code"],
            day=row["day"],
            labels=MappingProxyType({code: row[f"label_{code}"] for code in NAMED_IN}),
            source=row["source"],
            url=row["url"],
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda event: event.day))


def events_of_years(
    events: Iterable[Event], first: int, last: int
) -> tuple[tuple[Event, ...], int]:
    """Events from the first to the last of these years, in the order of time.

    Of more than `MOST` the latest; the number is how many earlier ones are left out.
    """
    inside = sorted(
        (event for event in events if first <= event.day.year <= last),
        key=lambda event: event.day,
    )
    return tuple(inside[-MOST:]), max(0, len(inside) - MOST)
