"""Exports and imports of a year, partner by partner."""

from collections.abc import Sequence

from lib.dashboard.queries.series import apart
from lib.dashboard.queries.trade import levels
from lib.model import Tables, TradeRow

_FLOWS = ("exports", "imports")


def flows(
    tables: Tables, partners: Sequence[str], year: int, largest: int | None = None
) -> tuple[TradeRow, ...]:
    """Exports and then imports of `year` with each partner, as series that share no trade.

    `largest` keeps so many of them, by both together; where all are kept they stay in the order
    chosen.
    """
    rows = [
        row
        for flow in _FLOWS
        for series in apart(partners)
        for row in levels(tables, series, flow, year)
    ]
    sizes: dict[str, float] = {}
    for row in rows:
        sizes[row.series] = sizes.get(row.series, 0.0) + row.obs_value
    if largest is None or len(sizes) <= largest:
        return tuple(rows)
    kept = sorted(sizes, key=lambda code: -sizes[code])[:largest]
    ordered = sorted(rows, key=lambda row: (_FLOWS.index(row.indicator), -sizes[row.series]))
    return tuple(row for row in ordered if row.series in kept)
