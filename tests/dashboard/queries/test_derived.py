"""Sums, balances, growth and change of anybody's flows, each as it was known at a date."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.dashboard.queries import derived
from lib.dashboard.queries.derived import over_time, period_of
from lib.dashboard.queries.editions import last_day
from lib.model import Measure, Period
from tests.dashboard.queries.claimed import recorded, year

EARLIER, LATER = Period(*year(2027)), Period(*year(2028))


def flow(indicator: str, value: float, period: Period = LATER, **given: object) -> dict[str, Any]:
    fixed = {"indicator": indicator, "compiler": "NSC", "note": None, "obs_status": "A"}
    valued = {"valuation": "fob" if indicator == "exports" else "cif"}
    return recorded(value, (period.start, period.end), **(fixed | valued | given))


def of(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def levels(observations: pd.DataFrame, indicator: str) -> list[dict[Any, Any]]:
    return derived.levels(observations, indicator, None)


BOTH = (flow("exports", 3e6), flow("imports", 5e6))


@pytest.mark.parametrize(
    ("indicator", "value", "derivation"),
    [
        ("trade_turnover", 8e6, "exports RUS + imports RUS"),
        ("trade_balance", -2e6, "exports RUS - imports RUS"),
    ],
)
def test_a_sum_says_how_it_was_made(indicator: str, value: float, derivation: str) -> None:
    (row,) = levels(of(*BOTH), indicator)
    assert (row["indicator"], row["measure"], row["obs_value"]) == (indicator, "level", value)
    assert row["derivation"] == derivation
    assert row["derived_from"].split() == [one["observation_id"] for one in BOTH]
    assert row["observation_id"] == f"computed:KGZ-RUS:{indicator}:2028:NSC:USD:2029-06-01"


@pytest.mark.parametrize(
    ("statuses", "status"), [("AA", "A"), ("AP", "P"), ("PA", "P"), ("PP", "P"), ("DA", "A")]
)
def test_a_sum_is_provisional_where_any_part_is(statuses: str, status: str) -> None:
    parts = [{**one, "obs_status": s} for one, s in zip(BOTH, statuses, strict=True)]
    (row,) = levels(of(*parts), "trade_turnover")
    assert row["obs_status"] == status


@pytest.mark.parametrize(
    ("valuations", "valuation"),
    [
        (("fob", "cif"), "mixed"),
        (("fob", "fob"), "fob"),
        (("unstated", "unstated"), "unstated"),
        (("fob", "unstated"), "unstated"),
    ],
)
def test_a_sum_is_valued_as_its_parts_are(valuations: tuple[str, str], valuation: str) -> None:
    parts = [{**one, "valuation": v} for one, v in zip(BOTH, valuations, strict=True)]
    (row,) = levels(of(*parts), "trade_turnover")
    assert row["valuation"] == valuation


def test_notes_go_along_each_once() -> None:
    parts = [{**one, "note": "early"} for one in BOTH]
    assert levels(of(*parts), "trade_turnover")[0]["note"] == "early"
    parts[1]["note"] = "revised"
    assert levels(of(*parts), "trade_turnover")[0]["note"] == "early; revised"
    assert levels(of(*BOTH), "trade_turnover")[0]["note"] == ""


@pytest.mark.parametrize(
    "other",
    [
        {"origin": "stated"},
        {"measure": "share"},
        {"bound": "approximately"},
        {"product": "gold"},
        {"period_start": None, "period_end": None},
        {"compiler": "KGZ-GOV"},
        {"unit": "EUR"},
        {"definition": "eu_27"},
        {"partner": "KAZ"},
        {"period_end": date(2028, 11, 30)},
    ],
)
def test_what_differs_is_no_part(other: dict[str, Any]) -> None:
    assert len(levels(of(*BOTH), "trade_turnover")) == 1
    assert levels(of(BOTH[0], {**BOTH[1], **other}), "trade_turnover") == []


def test_a_revision_adds_a_sum_and_changes_none() -> None:
    revised = flow("imports", 6e6, published="2030-01")
    rows = levels(of(*BOTH, revised), "trade_turnover")
    assert [(row["published"], row["obs_value"]) for row in rows] == [
        *(("2029-06-01", 8e6), ("2030-01", 9e6)),
    ]
    named = (
        {**revised, "observation_id": "aa"},
        {**revised, "observation_id": "zz", "obs_value": 7e6},
    )
    rows = levels(of(*BOTH, *named), "trade_turnover")
    assert rows[-1]["obs_value"] == 10e6, "of one day the later identifier"


def test_tables_that_come_out_day_by_day_make_no_sum_with_those_of_the_vintage_before() -> None:
    """Exports on 1 October, imports a day later: what was between was never published."""
    early = (
        flow("exports", 3e6, published="2029-03-02"),
        flow("imports", 5e6, published="2029-03-02"),
    )
    late = [
        flow("exports", 4e6, published="2029-10-01"),
        flow("imports", 6e6, published="2029-10-02"),
    ]
    rows = levels(of(*early, *late), "trade_turnover")
    assert [(row["published"], row["obs_value"]) for row in rows] == [
        *(("2029-03-02", 8e6), ("2029-10-02", 10e6)),
    ]
    late[1]["published"] = "2029-11-01"
    rows = levels(of(*early, *late), "trade_turnover")
    assert [row["obs_value"] for row in rows] == [8e6, 9e6, 10e6], "a month between is no vintage"
    first = (
        flow("exports", 3e6, published="2029-09-30"),
        flow("imports", 5e6, published="2029-10-01"),
    )
    assert [row["obs_value"] for row in levels(of(*first), "trade_turnover")] == [8e6]


def test_growth_is_of_the_last_day_of_a_vintage() -> None:
    before = (flow("exports", 1e6, EARLIER), flow("imports", 1e6, EARLIER))
    now = (
        flow("exports", 4e6, published="2029-10-01"),
        flow("imports", 6e6, published="2029-10-02"),
    )
    rows = list(grown(*before, *BOTH, *now, indicator="trade_turnover", measure=Measure.GROWTH))
    assert [(row["published"], row["obs_value"]) for row in rows] == [
        *(("2029-06-01", 4.0), ("2029-10-02", 5.0)),
    ]


def grown(*rows: dict[str, Any], indicator: str, measure: Measure) -> Iterator[dict[Any, Any]]:
    yield from over_time(of(*rows), indicator, measure, [(EARLIER, LATER)], None)


def test_growth_and_change_are_from_the_base() -> None:
    before = (flow("exports", 1e6, EARLIER), flow("imports", 1e6, EARLIER))
    (exports,) = grown(*before, *BOTH, indicator="exports", measure=Measure.GROWTH)
    assert (exports["obs_value"], exports["unit"]) == (3.0, "ratio")
    assert (exports["base_value"], exports["base_unit"]) == (1e6, "USD")
    assert period_of(exports, "base_period") == EARLIER and period_of(exports) == LATER
    assert exports["derivation"] == "RUS 2028 / RUS 2027"
    (turnover,) = grown(*before, *BOTH, indicator="trade_turnover", measure=Measure.CHANGE)
    assert (turnover["obs_value"], turnover["unit"]) == (6e6, "USD")
    assert turnover["derivation"] == "RUS 2028 - RUS 2027"
    assert len(turnover["derived_from"].split()) == 4
    assert turnover["observation_id"].endswith(":change:base-2027")


@pytest.mark.parametrize(("base", "rows"), [(0.0, 0), (0.5, 1)])
def test_nothing_grows_from_nothing(base: float, rows: int) -> None:
    before = flow("exports", base, EARLIER)
    found = grown(before, BOTH[0], indicator="exports", measure=Measure.GROWTH)
    assert len(list(found)) == rows


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024", date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2024-11", date(2024, 11, 30)),
        ("2024-12", date(2024, 12, 31)),
        ("2024-11-05", date(2024, 11, 5)),
    ],
)
def test_a_date_may_mean_its_last_day(published: str, day: date) -> None:
    assert last_day(published) == day


@pytest.mark.parametrize("absent", [None, float("nan"), pd.NaT])
def test_a_figure_without_a_time_has_no_period(absent: object) -> None:
    assert period_of({"period_start": absent, "period_end": absent}) is None
