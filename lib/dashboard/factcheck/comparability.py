"""The comparability gate: which two figures may share an axis, and what forbids it.

Rule: only if unit, pair of areas, indicator, measure, goods, valuation and kind of period agree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.codelists import ALONE, indicators
from lib.model import Measure, PeriodKind, Valuation, kind_of

OTHER_GOODS = "other"
"""Goods on no list: a figure of them is set beside none."""

_SYMMETRIC = ("trade_turnover",)
"""Indicators that are the same seen from either side: Russia's trade with Kyrgyzstan."""

_NOBODY_KNOWN = "?"
"""The side of a pair that was left open: nothing is known to be about the same pair."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """What the gate looks at in a figure."""

    unit: str
    pair: tuple[str, ...]
    indicator: str
    measure: str
    valuation: str
    period_kind: PeriodKind
    product: str | None = None
    """The goods, where not all; of `other` goods nobody knows that they are the same."""


def comparable(row: Mapping[Any, Any]) -> Comparable:
    """The gate's view of an observation, or of a computed row of `lib.dashboard.queries.trade`."""
    pair = tuple(
        f"{row[side]}:{row.get(f'{side}_scope') or 'whole'}"
        for side in ("reporter", "partner")
        if _given(row[side])
    )
    if _given(row.get("partner_words")):  # an area on no list is nobody's but its words'
        pair = (*pair, f"“{row['partner_words']}”")
    elif not _given(row["partner"]) and indicators()[row["indicator"]].roles != ALONE:
        pair = (*pair, _NOBODY_KNOWN)
    if _given(row.get("without")):
        pair = (*pair, f"without {row['without']}")
    if row["indicator"] in _SYMMETRIC:
        pair = tuple(sorted(pair))
    return Comparable(
        unit=row["unit"],
        pair=pair,
        indicator=row["indicator"],
        measure=row["measure"],
        valuation=row["valuation"],
        period_kind=kind_of(_day(row["period_start"]), _day(row["period_end"])),
        product=row["product"] if _given(row.get("product")) else None,
    )


def differences(one: Comparable, other: Comparable) -> tuple[str, ...]:
    """What forbids one axis for both, by name; empty where they may share one.

    A valuation that was not stated contradicts none. Growth has no valuation of its own, and
    two figures without a period cannot be known to speak of the same kind of time; nor of the
    same pair if a partner was left open.
    """
    open_pair = _NOBODY_KNOWN in (*one.pair, *other.pair)
    names = [
        name
        for name in ("unit", "pair", "indicator", "measure")
        if getattr(one, name) != getattr(other, name) or (name == "pair" and open_pair)
    ]
    if one.product != other.product or one.product == OTHER_GOODS:
        names.append("product")
    stated = {one.valuation, other.valuation} - {Valuation.UNSTATED}
    if {one.measure, other.measure} == {Measure.LEVEL} and len(stated) > 1:
        names.append("valuation")
    kinds = {one.period_kind, other.period_kind}
    if len(kinds) > 1 or PeriodKind.NOT_STATED in kinds:
        names.append("period_kind")
    return tuple(names)


def _given(value: object) -> bool:
    return value is not None and not pd.isna(value)  # type: ignore[call-overload]


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and _given(value) else None
