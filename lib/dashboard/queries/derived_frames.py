"""Turnover, balance, growth and change from anybody's exports and imports, each as it was known
at a date.

A turnover is exports plus imports by one compiler for one pair, period and unit, a balance
exports less imports; growth is a flow or a turnover over that of an earlier period, change the
one less the other. A compiler may publish the same figure again, revised. So at each date that
a part was published there is one result, from the latest parts by then; a later revision adds
a result and changes none. Hedged parts give none: how far it would be off is not known.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from lib.codelists import members, memberships
from lib.dashboard.queries.editions import last_day
from lib.dashboard.queries.question import HOME
from lib.model import Bound, Measure, ObsStatus, Origin, Period, Valuation

Row = dict[Any, Any]
Window = tuple[Period, Period]
"""A base period and the period that is measured against it."""

_SIGNS = MappingProxyType(
    {
        "exports": {"exports": 1},
        "imports": {"imports": 1},
        "trade_turnover": {"exports": 1, "imports": 1},
        "trade_balance": {"exports": 1, "imports": -1},
    }
)
"""What each indicator is made of, and which way each part counts."""
_SAME = ("reporter", "partner", "compiler", "unit", "definition")
"""What parts of one sum agree in; a null agrees with a null."""
_WAYS = {1: "+", -1: "-"}


@dataclass(frozen=True, slots=True)
class _Group:
    """Recorded flows with one partner by what parts of one sum agree in: by period, flow and
    partner. The partners are the members of a block that nobody printed a total of.
    """

    partner: str
    periods: Mapping[Period, Mapping[tuple[str, str], list[Row]]]
    is_added_up: bool = False

    def parts(self, flows: Iterable[str], period: Period) -> list[list[Row]]:
        """The rows of each part of a sum; one that has none is empty."""
        there = self.periods.get(period, {})
        return [there.get((flow, one), []) for flow in flows for one in self.sides(period)]

    def sides(self, period: Period) -> tuple[str, ...]:
        """The partners whose trade is added up."""
        if not self.is_added_up:
            return (self.partner,)
        return tuple(m for m in members(self.partner, period.start, period.end) if m != HOME)


def levels(observations: pd.DataFrame, indicator: str, block: str | None) -> list[Row]:
    """Every turnover, or balance, that the recorded exports and imports make, by period.

    With `block`, also each flow with it, where that is the sum of its members.
    """
    signs = _SIGNS[indicator]
    return [
        _row(group, found, published, indicator, Measure.LEVEL) | _level(found, signs)
        for group in _groups(observations, signs, block)
        if group.is_added_up or len(signs) > 1
        for period in group.periods
        for published, found in _as_known(group.parts(signs, period))
    ]


def over_time(
    observations: pd.DataFrame,
    indicator: str,
    measure: Measure,
    windows: Iterable[Window],
    block: str | None,
) -> list[Row]:
    """Growth or change of exports, imports or turnover from a base period, by window.

    `base_value` is the amount of the base period, in `base_unit`: a small base makes a large
    multiple. A `block` that is the sum of its members has none where these changed.
    """
    signs = _SIGNS[indicator]
    rows = []
    for group in _groups(observations, signs, block):
        for base, end in windows:
            if group.sides(base) != group.sides(end):
                continue
            parts = [part for time in (end, base) for part in group.parts(signs, time)]
            for published, found in _as_known(parts):
                if sum(row["obs_value"] for row in found[len(found) // 2 :]) > 0:
                    row = _row(group, found, published, indicator, measure)
                    rows.append(row | _from_base(found, row, measure))
    return rows


def _groups(
    observations: pd.DataFrame, flows: Iterable[str], block: str | None
) -> Iterator[_Group]:
    """Recorded flows with each partner, and with the members of a block of no printed total."""
    rows = _flows(observations, flows)
    found: dict[tuple[str, ...], dict[Period, dict[tuple[str, str], list[Row]]]] = {}
    for row in rows.to_dict("records"):
        key = tuple("" if pd.isna(row[column]) else row[column] for column in _SAME)
        period = Period(row["period_start"], row["period_end"])
        by_flow = found.setdefault(key, {}).setdefault(period, {})
        by_flow.setdefault((row["indicator"], row["partner"]), []).append(row)
    yield from (_Group(partner, found[key]) for key in sorted(found) for partner in key[1:2])
    if block is not None and not_printed((block,), observations):
        yield from _of_members(block, found)


def _of_members(
    block: str,
    found: Mapping[tuple[str, ...], Mapping[Period, Mapping[tuple[str, str], list[Row]]]],
) -> Iterator[_Group]:
    """The flows of a block's members, by what parts of one sum agree in but the partner."""
    inside = {membership.area for membership in memberships() if membership.group == block}
    together: dict[tuple[str, ...], dict[Period, dict[tuple[str, str], list[Row]]]] = {}
    for key in sorted(found):
        reporter, partner, *rest = key
        if reporter == HOME and partner in inside:
            periods = together.setdefault((reporter, *rest), {})
            for period, rows in found[key].items():
                periods.setdefault(period, {}).update(rows)
    yield from (_Group(block, periods, is_added_up=True) for periods in together.values())


def _flows(observations: pd.DataFrame, flows: Iterable[str]) -> pd.DataFrame:
    """The recorded amounts of these flows that sums can be made of."""
    return observations[
        (observations["origin"] == Origin.RECORDED)
        & observations["indicator"].isin(list(flows))
        & (observations["measure"] == Measure.LEVEL)
        & (observations["bound"] == Bound.EXACT)
        & observations["product"].isna()
        & observations["period_start"].notna()
    ]


def not_printed(areas: Iterable[str], observations: pd.DataFrame) -> frozenset[str]:
    """Of the areas the blocks with members that home's record has no figure of a flow with."""
    rows = _flows(observations, ("exports", "imports"))
    printed = set(rows.loc[rows["reporter"] == HOME, "partner"])
    return frozenset({one.group for one in memberships()} & {*areas} - printed)


def _as_known(parts: Sequence[Sequence[Row]]) -> Iterator[tuple[str, list[Row]]]:
    """At each date one of the parts was published: the latest row of each, where all are there.

    An office prints the tables of a vintage day by day. What its first ones make with the last
    ones of the vintage before was never published: it is passed over.
    """
    dates = {last_day(row["published"]): row["published"] for part in parts for row in part}
    last_of_month = {day.replace(day=1): day for day in sorted(dates)}
    for day in sorted(dates):
        by_then = [[row for row in part if last_day(row["published"]) <= day] for part in parts]
        if all(by_then):
            found = [max(part, key=_age) for part in by_then]
            if day == last_of_month[day.replace(day=1)] or _is_of_one_vintage(found):
                yield dates[day], found


def _is_of_one_vintage(parts: Iterable[Row]) -> bool:
    """Whether the parts were published in one month."""
    return len({last_day(row["published"]).replace(day=1) for row in parts}) == 1


def _age(row: Row) -> tuple[date, str]:
    return last_day(row["published"]), row["observation_id"]


def _row(
    group: _Group, found: Sequence[Row], published: str, indicator: str, measure: Measure
) -> Row:
    """A computed observation without its value; of its parts the first says whose, when and in
    which unit."""
    first = found[0]
    valuations = {row["valuation"] for row in found}
    mixed = Valuation.MIXED if Valuation.UNSTATED not in valuations else Valuation.UNSTATED
    period = Period(first["period_start"], first["period_end"])
    provisional = any(row["obs_status"] == ObsStatus.PROVISIONAL for row in found)
    pair = f"{first['reporter']}-{group.partner}"
    return first | {
        "partner": group.partner,
        "observation_id": f"computed:{pair}:{indicator}:{period.code}:{first['compiler']}"
        f":{first['unit']}:{published}",
        "indicator": indicator,
        "measure": measure.value,
        "valuation": (valuations.pop() if len(valuations) == 1 else mixed),
        "published": published,
        "obs_status": (ObsStatus.PROVISIONAL if provisional else ObsStatus.NORMAL).value,
        "derived_from": " ".join(row["observation_id"] for row in found),
        "note": "; ".join(dict.fromkeys(r["note"] for r in found if isinstance(r["note"], str))),
    }


def _level(found: Sequence[Row], signs: Mapping[str, int]) -> Row:
    """What the parts add up to, and how that is written."""
    terms = [
        f"{_WAYS[signs[row['indicator']]]} {row['indicator']} {row['partner']}" for row in found
    ]
    return {
        "obs_value": float(sum(signs[row["indicator"]] * row["obs_value"] for row in found)),
        "derivation": " ".join(terms).removeprefix("+ "),
    }


def _from_base(found: Sequence[Row], row: Row, measure: Measure) -> Row:
    """`found` holds the parts of the period, then those of the base period."""
    half = len(found) // 2
    above, base = (sum(r["obs_value"] for r in part) for part in (found[:half], found[half:]))
    first = found[half]
    before = Period(first["period_start"], first["period_end"])
    after = Period(row["period_start"], row["period_end"])
    grown = measure is Measure.GROWTH
    sign = "/" if grown else "-"
    return {
        "observation_id": f"{row['observation_id']}:{measure.value}:base-{before.code}",
        "obs_value": above / base if grown else above - base,
        "unit": "ratio" if grown else row["unit"],
        "base_period_start": before.start,
        "base_period_end": before.end,
        "base_value": float(base),
        "base_unit": first["unit"],
        "derivation": f"{row['partner']} {after.code} {sign} {row['partner']} {before.code}",
    }


def period_of(row: Mapping[Any, Any], which: str = "period") -> Period | None:
    """The row's period, or its `base_period`; null where it has none."""
    start, end = row[f"{which}_start"], row[f"{which}_end"]
    return Period(start, end) if isinstance(start, date) and not pd.isna(start) else None
