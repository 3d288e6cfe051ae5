"""Turnover and growth from anybody's exports and imports, each as it was known at a date.

A turnover is exports plus imports by one compiler for one pair, period and unit; growth is
such a sum over that of an earlier year. A compiler may publish the same figure again, revised.
So at each date that a part was published there is one result, from the latest parts by then;
a later revision adds a result and changes none. Hedged parts give no sum: how far the sum is
off is not known.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from lib.model import Bound, Measure, ObsStatus, Origin, Period, PeriodKind, Valuation

Row = dict[Any, Any]
Window = tuple[int, int]
"""A base year and the year that is measured against it."""

_FLOWS = ("exports", "imports")
_SAME = ("reporter", "partner", "compiler", "unit", "definition")
"""What parts of one sum agree in; a null agrees with a null."""


def turnovers(observations: pd.DataFrame) -> list[Row]:
    """Every turnover that the recorded exports and imports add up to, by period."""
    return [
        _row(found, published, "trade_turnover", Measure.LEVEL)
        for periods in _groups(observations, _FLOWS)
        for flows in periods.values()
        for published, found in _as_known([flows.get(flow, []) for flow in _FLOWS])
    ]


def multiples(observations: pd.DataFrame, indicator: str, windows: Iterable[Window]) -> list[Row]:
    """Exports, imports or turnover of a year as a multiple of the base year's, by window.

    `base_value` is the amount of the base year, in `base_unit`: a small base makes a large
    multiple.
    """
    names = _FLOWS if indicator == "trade_turnover" else (indicator,)
    rows = []
    for periods in _groups(observations, names):
        for base, end in windows:
            years = [periods.get(Period.of_year(year), {}) for year in (end, base)]
            parts = [flows.get(name, []) for flows in years for name in names]
            for published, found in _as_known(parts):
                if sum(row["obs_value"] for row in found[len(names) :]) > 0:
                    rows.append(_multiple(found, published, indicator))
    return rows


def last_day(published: str) -> date:
    """The last day that a date may mean: of 2024-11 that is 30 November 2024."""
    first = date.fromisoformat((published + "-01-01")[:10])
    match len(published):
        case 4:
            return date(first.year, 12, 31)
        case 7:
            return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        case _:
            return first


def _groups(
    observations: pd.DataFrame, flows: Sequence[str]
) -> Iterator[Mapping[Period, Mapping[str, list[Row]]]]:
    """Recorded flows by what parts of one sum agree in, then by period and flow."""
    rows = observations[
        (observations["origin"] == Origin.RECORDED)
        & observations["indicator"].isin(flows)
        & (observations["measure"] == Measure.LEVEL)
        & (observations["bound"] == Bound.EXACT)
        & observations["product"].isna()
        & observations["period_start"].notna()
    ]
    found: dict[tuple[str, ...], dict[Period, dict[str, list[Row]]]] = {}
    for row in rows.to_dict("records"):
        key = tuple("" if pd.isna(row[column]) else row[column] for column in _SAME)
        period = Period(row["period_start"], row["period_end"])
        by_flow = found.setdefault(key, {}).setdefault(period, {})
        by_flow.setdefault(row["indicator"], []).append(row)
    yield from (found[key] for key in sorted(found))


def _as_known(parts: Sequence[Sequence[Row]]) -> Iterator[tuple[str, list[Row]]]:
    """At each date one of the parts was published: the latest row of each, where all are there."""
    dates = {last_day(row["published"]): row["published"] for part in parts for row in part}
    for day in sorted(dates):
        by_then = [[row for row in part if last_day(row["published"]) <= day] for part in parts]
        if all(by_then):
            yield dates[day], [max(part, key=_age) for part in by_then]


def _age(row: Row) -> tuple[date, str]:
    return last_day(row["published"]), row["observation_id"]


def _row(found: Sequence[Row], published: str, indicator: str, measure: Measure) -> Row:
    """A computed observation; of its parts the first says whose, when and in which unit."""
    first = found[0]
    valuations = {row["valuation"] for row in found}
    mixed = Valuation.MIXED if Valuation.UNSTATED not in valuations else Valuation.UNSTATED
    period = Period(first["period_start"], first["period_end"])
    provisional = any(row["obs_status"] == ObsStatus.PROVISIONAL for row in found)
    pair = f"{first['reporter']}-{first['partner']}"
    return first | {
        "observation_id": f"computed:{pair}:{indicator}:{period.code}:{first['compiler']}"
        f":{first['unit']}:{published}",
        "indicator": indicator,
        "measure": measure.value,
        "obs_value": float(sum(row["obs_value"] for row in found)),
        "valuation": (valuations.pop() if len(valuations) == 1 else mixed),
        "published": published,
        "obs_status": (ObsStatus.PROVISIONAL if provisional else ObsStatus.NORMAL).value,
        "derivation": " + ".join(f"{row['indicator']} {row['partner']}" for row in found),
        "derived_from": " ".join(row["observation_id"] for row in found),
        "note": "; ".join(dict.fromkeys(r["note"] for r in found if isinstance(r["note"], str))),
    }


def _multiple(found: Sequence[Row], published: str, indicator: str) -> Row:
    """`found` holds the parts of the year, then those of the base year."""
    half = len(found) // 2
    row = _row(found, published, indicator, Measure.GROWTH)
    above, base = (sum(r["obs_value"] for r in part) for part in (found[:half], found[half:]))
    start, end = found[half]["period_start"], found[half]["period_end"]
    return row | {
        "observation_id": f"{row['observation_id']}:base-{start.year}",
        "obs_value": above / base,
        "unit": "ratio",
        "base_period_start": start,
        "base_period_end": end,
        "base_value": float(base),
        "base_unit": found[half]["unit"],
        "derivation": f"{row['partner']} {row['period_start'].year} / "
        f"{row['partner']} {start.year}",
    }


def is_year(row: Mapping[Any, Any], which: str = "period") -> bool:
    """Whether the row's period, or its `base_period`, is a whole calendar year."""
    start, end = row[f"{which}_start"], row[f"{which}_end"]
    if not isinstance(start, date) or pd.isna(start):
        return False
    return Period(start, end).kind is PeriodKind.YEAR
