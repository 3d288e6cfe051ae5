"""What a comparison has after the last year of the statistical committee: the figures of the
International Monetary Fund, and what officials gave."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.dashboard.factcheck.official_statements import reported_since
from lib.dashboard.queries.continuation import continued, years_after
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.trade import years
from lib.model import Tables, TradeRow, View


@dataclass(frozen=True, slots=True)
class LaterYears:
    """Rows that are no points of the committee's lines."""

    continued: tuple[TradeRow, ...] = ()
    """By the Fund, from the committee's last year on."""
    reported: tuple[TradeRow, ...] = ()
    """Only reported."""


def later_years(
    tables: Tables,
    series: Sequence[Series],
    flow: str,
    view: View = View.LEVEL,
    base_year: int | None = None,
    last: int | None = None,
) -> LaterYears:
    """What there is up to the year `last`, or at all; nothing where `last` is before the
    committee's last year. Up to that year itself there is what was reported of any later one, as
    where the Fund has no figures."""
    if not years(tables):
        return LaterYears()
    end = years(tables)[-1]
    going_on = continued(tables, series, flow, view, base_year, last)
    reported: tuple[TradeRow, ...] = ()
    if view is View.LEVEL and (last is None or last >= end):
        whole = last in (None, end, *years_after(tables)[-1:])
        reported = tuple(
            row
            for row in reported_since(tables, series, flow)
            if whole or (last is not None and row.year <= last)
        )
    return LaterYears(going_on, reported)
