"""How much Kyrgyzstan's trade with each member of a block grew over every window of as many years,
as its statistical committee prints it: what puts one fast growth in proportion.
"""

from collections.abc import Iterator

from lib.codelists import HOME, ever_members, members
from lib.dashboard.queries.editions import last_day
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.trade import COMPILER, levels, trade, years
from lib.model import GrowthWindowRow, Period, Tables, TradeRow, View


def growth_windows(
    tables: Tables, block: str, indicator: str, length: int
) -> tuple[GrowthWindowRow, ...]:
    """A row a partner and window of `length` years, by partner in the order of its code, then by
    time.

    A partner counts only in windows in which it was a member of the block in the whole of both
    years; one without a figure in either has no row. The figures are those of the page of trade:
    a flow without a row in a whole table was none, and of what was printed again the latest
    edition counts.
    """
    return tuple(
        row
        for partner in sorted(ever_members(block) - {HOME})
        for row in _of_partner(tables, partner, block, indicator, length)
    )


def _of_partner(
    tables: Tables, partner: str, block: str, indicator: str, length: int
) -> Iterator[GrowthWindowRow]:
    """The windows of one partner, oldest first."""
    series = Series(partner)
    amounts = {
        row.year: row
        for row in levels(tables, series, indicator)
        if all(tables.observation[name].definition is None for name in row.derived_from.split())
    }
    for year in years(tables):
        base, later = amounts.get(year), amounts.get(year + length)
        if base is None or later is None:
            continue
        if all(
            partner in members(block, one.period_start, one.period_end) for one in (base, later)
        ):
            span = (later.year, later.year)
            for growth in trade(tables, [series], indicator, View.GROWTH, base.year, span):
                yield _row(tables, growth, base, block)


def _row(tables: Tables, growth: TradeRow, base: TradeRow, block: str) -> GrowthWindowRow:
    time = Period.of_year(base.year)
    parts = [tables.observation[name].published for name in growth.derived_from.split()]
    return GrowthWindowRow(
        observation_id=growth.observation_id,
        claim=None,
        reach=None,
        ratio=None,
        block=block,
        reporter=growth.reporter,
        partner=growth.partner,
        indicator=growth.indicator,
        measure=growth.measure,
        base_period_start=time.start,
        base_period_end=time.end,
        period_start=growth.period_start,
        period_end=growth.period_end,
        base_value=base.obs_value,
        base_unit=base.unit,
        obs_value=growth.obs_value,
        bound=growth.bound,
        unit=growth.unit,
        valuation=growth.valuation,
        compiler=COMPILER,
        published=max(parts, key=last_day),
        obs_status=growth.obs_status,
        derivation=growth.derivation or "",
        derived_from=growth.derived_from,
        note=growth.note,
    )
