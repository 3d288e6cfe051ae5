"""Which figures on record may be set against a claim, and in which reading of it.

A claim often names no period, and may speak of "some" members of a block. So the
comparability gate is asked under each candidate: as if that time, that member had been meant.
Whole years and parts of a year stay apart by their kind. Where only the unit differs, the
figure is a candidate still; nothing is converted.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.codelists import codelist, members, memberships
from lib.dashboard.factcheck.comparability import comparable, differences
from lib.dashboard.queries.derived_frames import (
    Row,
    Window,
    levels,
    not_printed,
    over_time,
    period_of,
)
from lib.dashboard.queries.editions import last_day
from lib.model import Measure, Origin, Period, Scope

_SUMS = ("trade_turnover", "trade_balance")
_FLOWS = ("trade_turnover", "exports", "imports")
_OVER_TIME = (Measure.GROWTH, Measure.CHANGE)
_SIDES = ("reporter", "partner")


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim as it may be meant: of "some" members, each one, and all of them together."""

    name: str | None
    member: str | None
    claim: Mapping[Any, Any]


def beside(claim: Mapping[Any, Any], observations: pd.DataFrame) -> Iterator[tuple[Reading, Row]]:
    """The figures the gate lets stand beside the claim in a reading of it, units aside."""
    readings = {comparable(one.claim).pair: one for one in _readings(claim)}
    nowhere = Reading(None, None, claim)
    areas = {one.claim[side] for one in readings.values() for side in _SIDES}
    inside = {one.area for one in memberships() if one.group in not_printed(areas, observations)}
    between = observations["reporter"].isin(areas) & observations["partner"].isin(areas | inside)
    windows = _windows(claim) if claim["measure"] in _OVER_TIME else None
    for row in _candidates(claim, observations[between], windows or ()):
        reading = readings.get(comparable(row).pair, nowhere)
        period = {end: row[end] for end in ("period_start", "period_end")}
        refused = differences(comparable({**reading.claim, **period}), comparable(row))
        if set(refused) <= {"unit"} and _in_time(claim, row, windows):
            yield reading, row


def _readings(claim: Mapping[Any, Any]) -> Iterator[Reading]:
    some = next((side for side in _SIDES if claim[f"{side}_scope"] == Scope.SOME), None)
    if some is None:
        yield Reading(None, None, claim)
        return
    day = date.fromisoformat(claim["source_published"])
    whole = {**claim, f"{some}_scope": Scope.WHOLE.value}
    yield Reading("together", claim[some], whole)
    for member in members(claim[some], day, day):
        if member not in (claim["reporter"], claim["partner"]):
            yield Reading("each", member, {**whole, some: member})


def _candidates(
    claim: Mapping[Any, Any], observations: pd.DataFrame, windows: Iterable[Window]
) -> list[Row]:
    """Recorded and computed figures of what the claim counts, put as the claim puts it."""
    units = codelist("unit")
    rows = observations[
        (observations["origin"] == Origin.RECORDED)
        & (observations["indicator"] == claim["indicator"])
        & (observations["measure"] == claim["measure"])
        & _of_the_goods(claim, observations)
        & (observations["observation_id"] != claim["observation_id"])
    ].to_dict("records")
    kind = units[claim["unit"]].attributes["kind"]
    recorded = [row for row in rows if units[row["unit"]].attributes["kind"] == kind]
    if _given(claim["product"]):
        return recorded
    indicator, measure = claim["indicator"], Measure(claim["measure"])
    if indicator in _FLOWS and measure in _OVER_TIME:
        return recorded + over_time(observations, indicator, measure, windows, claim["partner"])
    if indicator in (*_SUMS, *_FLOWS) and measure is Measure.LEVEL:
        added_up = levels(observations, indicator, claim["partner"])
        return recorded + [row for row in added_up if not _printed(row, recorded)]
    return recorded


def _given(cell: object) -> bool:
    return cell is not None and not pd.isna(cell)  # type: ignore[call-overload]


def _of_the_goods(claim: Mapping[Any, Any], observations: pd.DataFrame) -> "pd.Series[bool]":
    """Which figures are of the goods the claim is of: all, or the same."""
    goods = observations["product"]
    return goods == claim["product"] if _given(claim["product"]) else goods.isna()


def _printed(computed: Mapping[Any, Any], recorded: Iterable[Row]) -> bool:
    """Whether the compiler had printed this sum itself by the time it could be computed."""
    same = (*_SIDES, "compiler", "unit", "period_start", "period_end")
    day = last_day(computed["published"])
    return any(
        all(row[column] == computed[column] for column in same)
        and last_day(row["published"]) <= day
        for row in recorded
    )


def _windows(claim: Mapping[Any, Any]) -> tuple[Window, ...] | None:
    """Base and period that the claim names, or whole years that a span such as "in four years"
    may mean; null: no time was named.

    Of a span the years from the one it starts in, or as many as it has, to the one it ends in
    or the last whole one before: "in four years", said in October 2024, is 2020 to 2024, 2020
    to 2023 or 2019 to 2023.
    """
    period, base = period_of(claim), period_of(claim, "base_period")
    if period is None:
        return None
    if base is not None:
        return ((base, period),)
    first, last = period.start.year, period.end.year
    found = {(begin, end) for end in (last - 1, last) for begin in (first, end - (last - first))}
    years = sorted((begin, end) for begin, end in found if begin < end)
    return tuple((Period.of_year(begin), Period.of_year(end)) for begin, end in years)


def _in_time(
    claim: Mapping[Any, Any], row: Mapping[Any, Any], windows: tuple[Window, ...] | None
) -> bool:
    """Whether the figure is of the time the claim names, if it names any."""
    if windows is not None:
        return (period_of(row, "base_period"), period_of(row)) in windows
    named = period_of(claim)
    return named is None or named == period_of(row)
