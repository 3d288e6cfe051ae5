"""Trade after the statistical committee's last year, as the International Monetary Fund has it.

The Fund compiles what Kyrgyzstan reports to it, and goes on where the committee's tables on record
end. Its figures are a series of their own, in which the last year of the committee is once more,
so that the step from one to the other can be seen. There are none before they are refreshed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lib.codelists import areas, ever_members
from lib.dashboard.queries.currency import DOLLARS
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.series_parts import Printed, members_in
from lib.dashboard.queries.trade import (
    MUCH,
    WORLD,
    as_viewed,
    latest_editions,
    levels,
    levels_in,
    recorded_by,
    years,
)
from lib.model import Observation, Tables, TradeRow, Valuation, View, once

COMPILER = "IMF"

_VALUATION = {"exports": Valuation.FOB, "imports": Valuation.CIF}
_FLOWS = tuple(_VALUATION)
_COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Step:
    """How far the two compilers are apart in the last year of the committee."""

    row: TradeRow
    """Of the Fund."""
    ratio: float
    """Its figure by the committee's."""


@dataclass(frozen=True, slots=True)
class WithoutRow:
    """Members of a block that have no row in the Fund's figures and count as without trade."""

    row: TradeRow
    """Of the block, in the latest year."""
    members: tuple[str, ...]
    part: float
    """The part of the committee's last figure of the block that was theirs."""


@once
def compiled(tables: Tables) -> Printed:
    """The Fund's exports (FOB) and imports (CIF) of Kyrgyzstan in whole years, each of the latest
    vintage that has it, in dollars."""
    rows = [
        row
        for row in recorded_by(tables, COMPILER)
        if row.unit == DOLLARS and row.valuation == _VALUATION[row.indicator]
    ]
    figures = latest_editions(rows)
    return Printed.of(COMPILER, figures, _unallocated(figures))


def _unallocated(
    figures: Mapping[tuple[str, str, int], Observation],
) -> dict[tuple[str, int], float]:
    """By flow and year, what of the world total is in no country's row.

    A vintage has only the rows that it revised, so the total and the countries may be of several:
    the latest of each is what the Fund's figures are now.
    """
    left: dict[tuple[str, int], float] = {}
    for (partner, flow, year), row in figures.items():
        total = figures.get((WORLD.area, flow, year))
        if total is not None and areas()[partner].kind == _COUNTRY:
            left[flow, year] = left.get((flow, year), total.obs_value) - row.obs_value
    return left


def years_after(
    tables: Tables, view: View = View.LEVEL, base_year: int | None = None
) -> tuple[int, ...]:
    """The years after the last one of the committee of which the Fund has figures, oldest first;
    for growth none where it has none of the base year."""
    on_record, found = years(tables), compiled(tables).years
    if not on_record or (view is View.GROWTH and base_year not in found):
        return ()
    return tuple(year for year in found if year > on_record[-1])


def continued(
    tables: Tables,
    series: Iterable[Series],
    indicator: str = "trade_turnover",
    view: View = View.LEVEL,
    base_year: int | None = None,
    last: int | None = None,
) -> tuple[TradeRow, ...]:
    """Trade with each series by year, from the committee's last year to the Fund's, or to the year
    `last`; of a series that does not reach beyond the first of these, nothing.

    Shares are of the Fund's own total, growth is of its own amounts. Missing is absent, never 0.
    """
    if not years_after(tables, view, base_year):
        return ()
    start = years(tables)[-1]
    rows = [
        row
        for row in as_viewed(tables, compiled(tables), series, indicator, view, base_year)
        if start <= row.year and (last is None or row.year <= last)
    ]
    going_on = {row.series for row in rows if row.year > start}
    return tuple(row for row in rows if row.series in going_on)


def steps(tables: Tables, rows: Iterable[TradeRow]) -> tuple[Step, ...]:
    """How far the Fund's amounts are from the committee's in its last year, for each series of
    some rows of the Fund's, where both are above zero."""
    year = years(tables)[-1] if years(tables) else None
    ratios = (
        (row, step_of(tables, Series.of(row.series), row.indicator))
        for row in rows
        if row.year == year
    )
    return tuple(Step(row, ratio) for row, ratio in ratios if ratio is not None)


def step_of(tables: Tables, series: Series, indicator: str) -> float | None:
    """The Fund's amount by the committee's in its last year; None where one is not above zero."""
    year = years(tables)[-1]
    ours = _amount(levels(tables, series, indicator, year))
    theirs = _amount(levels_in(compiled(tables), series, indicator, year))
    return theirs / ours if ours > 0 and theirs > 0 else None


def without_row(tables: Tables, rows: Iterable[TradeRow]) -> tuple[WithoutRow, ...]:
    """Of which blocks among some rows of the Fund's, members had trade in the committee's last
    year that is worth a word, and have no row in the latest of these rows."""
    latest = {row.series: row for row in sorted(rows, key=lambda row: row.year)}
    found = []
    for row in latest.values():
        series = Series.of(row.series)
        if not ever_members(series.area) or series.area == WORLD.area:
            continue
        missing = tuple(
            code for code in members_in(series, row.year) if not _has(tables, code, row)
        )
        whole = _amount(levels(tables, series, row.indicator, years(tables)[-1]))
        theirs = sum(
            _amount(levels(tables, Series(code), row.indicator, years(tables)[-1]))
            for code in missing
        )
        if whole > 0 and theirs / whole > MUCH:
            found.append(WithoutRow(row, missing, theirs / whole))
    return tuple(found)


def _has(tables: Tables, partner: str, row: TradeRow) -> bool:
    """Whether the Fund has a figure of a partner for all that a row counts."""
    flows = (row.indicator,) if row.indicator in _FLOWS else _FLOWS
    figures = compiled(tables).figures
    return all((partner, flow, row.year) in figures for flow in flows)


def _amount(rows: Iterable[TradeRow]) -> float:
    return next((row.obs_value for row in rows), 0.0)
