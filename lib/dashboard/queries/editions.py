"""When a figure became public, which of its editions is the latest, and whether it may still be
revised.

A day of publication may be known to the year or the month alone. It then counts as the last
day that it may mean: what is called later, or known before a day, is so for certain only if
all of that year or month was.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Protocol

from lib.model import ObsStatus, Period

_UNSURE = (ObsStatus.ESTIMATED, ObsStatus.PROVISIONAL)
"""What a figure passes on to what is computed from it, the least certain first."""


class Published(Protocol):
    """A figure that became public on a day, or on one that is not known."""

    @property
    def observation_id(self) -> str: ...
    @property
    def published(self) -> str | None: ...


@lru_cache(maxsize=4096)
def last_day(published: str) -> date:
    """The last day that a date may mean.

    >>> [last_day(one).isoformat() for one in ("2024", "2024-11", "2024-11-05")]
    ['2024-12-31', '2024-11-30', '2024-11-05']
    """
    return Period.of_code(published).end


def edition_of(row: Published) -> tuple[date, str]:
    """What to sort figures by, the earliest edition first: the last day that the day of
    publication may mean, then the name. Those of no known day come first.
    """
    day = date.min if row.published is None else last_day(row.published)
    return day, row.observation_id


def status_of_parts(statuses: Iterable[str]) -> ObsStatus:
    """The status of what is computed from several figures: an estimate if any of them is one, else
    provisional if any is; a mended definition is no longer a different one.

    >>> status_of_parts(["A", "P"]), status_of_parts(["D", "A"])
    (<ObsStatus.PROVISIONAL: 'P'>, <ObsStatus.NORMAL: 'A'>)
    >>> status_of_parts(["E", "A", "P"])
    <ObsStatus.ESTIMATED: 'E'>
    """
    given = {*statuses}
    return next((one for one in _UNSURE if one in given), ObsStatus.NORMAL)
