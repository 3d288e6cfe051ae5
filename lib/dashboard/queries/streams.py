"""All goods of a year as streams into and out of the country."""

from collections.abc import Iterable
from dataclasses import replace

from lib.dashboard.queries.series import Series, apart
from lib.dashboard.queries.trade import UNALLOCATED, WORLD, levels
from lib.model import Tables, TradeRow

_FLOWS = ("imports", "exports")


def streams(tables: Tables, partners: tuple[str, ...], year: int) -> tuple[TradeRow, ...]:
    """Imports and exports of `year` by partner, and with all other countries together.

    No two streams share trade: blocks are without the chosen members, and the rest of the world
    (its series begins with ``WLD_X_``) is the printed total less every stream drawn. What is in
    no country's row is a stream of its own. A width is an amount above zero, so nothing else has
    a row.
    """
    series = apart((*partners, UNALLOCATED))
    rows = [row for flow in _FLOWS for row in _one_way(tables, series, flow, year)]
    return tuple(row for row in rows if row.obs_value > 0)


def _one_way(
    tables: Tables, series: Iterable[Series], flow: str, year: int
) -> tuple[TradeRow, ...]:
    named = tuple(row for one in series for row in levels(tables, one, flow, year))
    total = next(levels(tables, WORLD, flow, year), None)
    if total is None or not named:
        return named if total is None else (total,)
    codes = [row.series for row in named]
    ids = " ".join(row.derived_from for row in (total, *named)).split()
    rest = replace(
        total,
        observation_id=f"computed:{WORLD.area}_X_{'_X_'.join(codes)}:{flow}:level:{year}",
        series="_X_".join([WORLD.area, *codes]),
        without=" ".join(row.partner for row in named),
        obs_value=total.obs_value - sum(row.obs_value for row in named),
        derivation=" - ".join([WORLD.area, *codes]),
        derived_from=" ".join(dict.fromkeys(ids)),
    )
    return (*named, rest)
