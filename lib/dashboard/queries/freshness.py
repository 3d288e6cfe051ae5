"""How fresh the record is: its latest year, that year's editions, and what was reported since."""

from dataclasses import dataclass
from datetime import date

from lib.dashboard.queries.claims import has_home
from lib.dashboard.queries.trade import printed, years
from lib.dashboard.queries.vintages import is_refreshed
from lib.model import ObsStatus, Origin, Tables, once

_TRADE = ("trade_turnover", "exports", "imports")


@dataclass(frozen=True, slots=True)
class Freshness:
    """The latest year of the statistical committee's tables of trade.

    `editions` are the months or years its figures were published in (``2024-10``), oldest first;
    `reported` are the later years of which somebody gave a figure of Kyrgyzstan's trade; what was
    refreshed from a service is nobody's report.
    """

    year: int
    is_provisional: bool
    editions: tuple[str, ...]
    accessed: date | None
    """The last day on which one of their documents was read; None where that is not on record."""
    reported: tuple[int, ...]


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
