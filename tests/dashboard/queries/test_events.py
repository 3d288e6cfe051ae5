"""Which events stand beside figures for some years."""

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.queries import events_of_years
from lib.dashboard.queries.events import MOST

days = st.lists(st.dates(date(2010, 1, 1), date(2030, 12, 31)), max_size=12)


@given(days=days, first=st.integers(2010, 2030), length=st.integers(0, 20))
def test_the_latest_few_of_the_years_in_the_order_of_time(
    days: list[date], first: int, length: int
) -> None:
    events = pd.DataFrame({"day": days})
    found, left_out = events_of_years(events, first, first + length)
    inside = sorted(day for day in days if first <= day.year <= first + length)
    assert list(found["day"]) == inside[-MOST:]
    assert left_out == len(inside) - len(found)
    assert len(found) <= MOST == 5
