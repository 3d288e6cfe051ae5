"""How fresh the record is: its latest year, that year's editions, what was reported since, and up
to when services that were asked have figures.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from lib.dashboard.queries.claims import has_home
from lib.dashboard.queries.refreshed_services import compiler_of, given_by
from lib.dashboard.queries.trade import printed, years
from lib.dashboard.queries.vintages import is_refreshed
from lib.model import ObsStatus, Origin, Tables, once

_TRADE = ("trade_turnover", "exports", "imports")


@dataclass(frozen=True, slots=True)
class UpTo:
    """Up to when a compiler has figures of Kyrgyzstan's trade that were refreshed."""

    compiler: str
    last: str
    """The last day, month or year, ISO 8601."""
    refreshed: date


@dataclass(frozen=True, slots=True)
class Freshness:
    """The latest year of the statistical committee's tables of trade.

    `editions` are the months or years its figures were published in (``2024-10``), oldest first;
    `reported` are the later years of which anybody gave a figure of Kyrgyzstan's trade, but for
    what was refreshed: that is in `refreshed`, by compiler.
    """

    year: int
    is_provisional: bool
    editions: tuple[str, ...]
    accessed: date | None
    """The last day on which one of their documents was read; None where that is not on record."""
    reported: tuple[int, ...]
    refreshed: tuple[UpTo, ...] = ()


@once
def freshness(tables: Tables) -> Freshness | None:
    """How fresh the record of trade is; None where there is none."""
    if not years(tables):
        return None
    latest = years(tables)[-1]
    rows = [row for (_, _, year), row in printed(tables).figures.items() if year == latest]
    return Freshness(
        latest,
        any(row.obs_status == ObsStatus.PROVISIONAL for row in rows),
        tuple(sorted({row.published[:7] for row in rows})),
        max((day for row in rows if (day := tables.sources[row.source_id].accessed)), default=None),
        _reported_after(tables, latest),
        _refreshed(tables),
    )


def _reported_after(tables: Tables, latest: int) -> tuple[int, ...]:
    """The years after the latest one on record of which a figure was reported."""
    found = {
        row.period_end.year
        for row in tables.observations
        if row.origin is Origin.RECORDED
        and row.indicator in _TRADE
        and row.period_end is not None
        and has_home(row)
        and not is_refreshed(row, tables)
    }
    return tuple(sorted(year for year in found if year > latest))


def _refreshed(tables: Tables) -> tuple[UpTo, ...]:
    """The compilers whose figures of trade were refreshed, in the order of their services."""
    if not tables.refreshed:
        return ()
    services = {
        given.service
        for row in tables.observations
        if (given := given_by(tables).get(row.source_id)) and row.indicator in _TRADE
    }
    last: dict[str, date] = {}
    asked: dict[str, date] = {}
    for one in tables.refreshed:
        if one.service in services:
            compiler = compiler_of(one.service)
            last[compiler] = max(one.latest.last_period, last.get(compiler, date.min))
            asked[compiler] = max(one.accessed, asked.get(compiler, date.min))
    return tuple(UpTo(code, as_precise(day), asked[code]) for code, day in last.items())


def as_precise(day: date) -> str:
    """The last day of figures as what it ends: a year, a month, or itself.

    >>> [as_precise(date(2026, *one)) for one in ((12, 31), (6, 30), (11, 27))]
    ['2026', '2026-06', '2026-11-27']
    """
    if (day.month, day.day) == (12, 31):
        return day.isoformat()[:4]
    ends_a_month = (day + timedelta(days=1)).day == 1
    return day.isoformat()[:7] if ends_a_month else day.isoformat()
