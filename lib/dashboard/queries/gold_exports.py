"""Exports with and without gold, where the record tells how much of them was gold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from lib.codelists import HOME
from lib.codelists.compilers import is_collected
from lib.dashboard.queries.editions import edition_of
from lib.dashboard.queries.series import whole
from lib.dashboard.queries.trade import COMPILER, WORLD, trade
from lib.model import (
    Bound,
    Measure,
    Observation,
    Origin,
    PeriodKind,
    Tables,
    TradeRow,
    kind_of,
    once,
)

PRODUCT = "gold"


def gold(tables: Tables, partners: Sequence[str]) -> tuple[TradeRow, ...]:
    """For each partner and year whose gold is known two rows: all exports, and without gold.

    `product` is null for all goods, ``not gold`` for what is computed. All countries together
    come first. Part years are no smaller years: they have no row, and neither have partners whose
    gold the record does not tell.
    """
    sides = (WORLD.area, *(code for code in partners if code != WORLD.area))
    known = _known(tables)
    with_gold = {partner for partner, _ in known}
    series = whole([code for code in sides if code in with_gold])
    rows: list[TradeRow] = []
    for row in trade(tables, series, "exports"):
        amount = known.get((row.partner, row.year))
        if amount is not None and row.without is None:
            rest = replace(
                row,
                observation_id=f"computed:{row.series}:exports:without_gold:{row.year}",
                product=f"not {PRODUCT}",
                obs_value=row.obs_value - amount.obs_value,
                derivation=f"exports {row.series} - {PRODUCT}",
                derived_from=f"{row.derived_from} {amount.observation_id}",
            )
            rows += [row, rest]
    return tuple(rows)


@once
def _known(tables: Tables) -> Mapping[tuple[str, int], Observation]:
    """The gold exported in a whole year, by partner and year: as the committee's own table prints
    it, else as it was relayed; of several editions the latest. What another office collects belongs
    to other totals than those from which gold is taken out here."""
    rows = [
        row
        for row in tables.observations
        if row.product == PRODUCT
        and row.indicator == "exports"
        and row.origin is Origin.RECORDED
        and row.reporter == HOME
        and row.measure is Measure.LEVEL
        and row.bound is Bound.EXACT
        and row.unit == "USD"
        and not is_collected(row)
        and kind_of(row.period_start, row.period_end) is PeriodKind.YEAR
    ]
    return MappingProxyType(
        {
            (row.partner, row.period_start.year): row
            for row in sorted(rows, key=lambda row: (row.compiler == COMPILER, edition_of(row)))
            if row.partner is not None and row.period_start is not None
        }
    )
