"""Which events are shown beside figures for some years. Pure."""

import pandas as pd

MOST = 5
"""So many lines across a picture can still be told apart, and their key read."""


def events_of_years(events: pd.DataFrame, first: int, last: int) -> tuple[pd.DataFrame, int]:
    """Events from the first to the last of these years, in the order of time.

    Of more than `MOST` the latest; the number is how many earlier ones are left out.
    """
    inside = pd.Series([first <= day.year <= last for day in events["day"]], dtype=bool)
    found = events[inside].sort_values("day")
    shown = found.tail(MOST).reset_index(drop=True)
    return shown, len(found) - len(shown)
