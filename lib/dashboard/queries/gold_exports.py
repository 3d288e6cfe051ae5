"""Exports with and without gold, where the record tells how much of them was gold."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from lib.dashboard.queries.editions import by_edition
from lib.dashboard.queries.question import HOME, Question
from lib.dashboard.queries.trade import WORLD, answer
from lib.model import Bound, Measure, Origin, PeriodKind, kind_of

PRODUCT = "gold"


def gold(partners: Sequence[str], observations: pd.DataFrame) -> pd.DataFrame:
    """For each partner and year whose gold is known two rows: all exports, and without gold.

    Columns of `lib.dashboard.queries.trade` and `product`: null for all goods, ``not gold`` for
    what is computed. All countries together come first. Part years are no smaller years: they have
    no row, and neither have partners whose gold the record does not tell.
    """
    sides = (WORLD.area, *(code for code in partners if code != WORLD.area))
    totals = answer(Question(sides, "exports", apart=False), observations)
    known = _known(observations)
    rows: list[dict[Any, Any]] = []
    for row in totals.to_dict("records"):
        found = known.get((row["partner"], row["year"]))
        if found is not None and pd.isna(row["without"]):
            name, value = found
            rest = {
                "observation_id": f"computed:{row['series']}:exports:without_gold:{row['year']}",
                "product": f"not {PRODUCT}",
                "obs_value": row["obs_value"] - value,
                "derivation": f"exports {row['series']} - {PRODUCT}",
                "derived_from": f"{row['derived_from']} {name}",
            }
            rows += [row | {"product": None}, row | rest]
    return pd.DataFrame(rows, columns=["product", *totals.columns])


def _known(observations: pd.DataFrame) -> dict[tuple[str, int], tuple[str, float]]:
    """Identifier and amount of the gold exported in a whole year, by partner and year."""
    rows = observations[
        (observations["origin"] == Origin.RECORDED)
        & (observations["reporter"] == HOME)
        & (observations["indicator"] == "exports")
        & (observations["product"] == PRODUCT)
        & (observations["measure"] == Measure.LEVEL)
        & (observations["bound"] == Bound.EXACT)
        & (observations["unit"] == "USD")
    ]
    return {
        (row["partner"], row["period_start"].year): (row["observation_id"], row["obs_value"])
        for row in by_edition(rows).to_dict("records")
        if kind_of(row["period_start"], row["period_end"]) is PeriodKind.YEAR
    }
