"""When a figure became public, and which of its editions is the latest.

A day of publication may be known to the year or the month alone. It then counts as the last
day that it may mean: what is called later, or known before a day, is so for certain only if
all of that year or month was.
"""

from datetime import date
from functools import lru_cache

import pandas as pd

from lib.model import Period


@lru_cache(maxsize=4096)
def last_day(published: str) -> date:
    """The last day that a date may mean.

    >>> [last_day(one).isoformat() for one in ("2024", "2024-11", "2024-11-05")]
    ['2024-12-31', '2024-11-30', '2024-11-05']
    """
    return Period.of_code(published).end


def by_edition(rows: pd.DataFrame, *first: str) -> pd.DataFrame:
    """The rows by the day they were published, the earliest first; before that by the columns
    `first`. Rows of no known day come first; those of one day are in the order of their names.
    """
    days = [last_day(one) if isinstance(one, str) else date.min for one in rows["published"]]
    keys = [*first, "_day", "observation_id"]
    return rows.assign(_day=days).sort_values(keys, kind="stable").drop(columns="_day")
