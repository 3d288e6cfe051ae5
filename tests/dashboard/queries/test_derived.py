"""Sums, balances, growth and change of anybody's flows, each as it was known at a date."""

from datetime import date
from typing import Any

import pytest

from lib.dashboard.queries import derived
from lib.dashboard.queries.derived import Derived, over_time
from lib.dashboard.queries.editions import last_day
from lib.model import Measure, Observation, Period, Tables
from tests.dashboard.queries.claimed import recorded, year
from tests.small import tables_of

EARLIER, LATER = Period(*year(2027)), Period(*year(2028))


def flow(indicator: str, value: float, period: Period = LATER, **given: object) -> dict[str, Any]:
    fixed = {"indicator": indicator, "compiler": "NSC", "note": None, "obs_status": "A"}
    valued = {"valuation": "fob" if indicator == "exports" else "cif"}
    return recorded(value, (period.start, period.end), **(fixed | valued | given))


def of(*rows: dict[str, Any]) -> Tables:
    return tables_of(observations=rows)


def levels(tables: Tables, indicator: str = "trade_turnover") -> list[Observation]:
    return [row.observation for row in derived.levels(tables, indicator, None)]


def _known(rows: list[Observation]) -> list[tuple[str, float]]:
    return [(row.published, row.obs_value) for row in rows]


BOTH = (flow("exports", 3e6), flow("imports", 5e6))


@pytest.mark.parametrize(
    ("indicator", "value", "derivation"),
    [
        ("trade_turnover", 8e6, "exports RUS + imports RUS"),
        ("trade_balance", -2e6, "exports RUS - imports RUS"),
    ],
)
def test_a_sum_says_how_it_was_made(indicator: str, value: float, derivation: str) -> None:
    (made,) = derived.levels(of(*BOTH), indicator, None)
    row = made.observation
    assert (row.indicator, row.measure, row.obs_value) == (indicator, "level", value)
    assert made.derivation == derivation
    assert made.derived_from.split() == [one["observation_id"] for one in BOTH]
    assert (made.base_value, made.base_unit) == (None, None)
    assert row.observation_id == f"computed:KGZ-RUS:{indicator}:2028:NSC:USD:2029-06-01"


@pytest.mark.parametrize(
    ("statuses", "status"), [("AA", "A"), ("AP", "P"), ("PA", "P"), ("PP", "P"), ("DA", "A")]
)
def test_a_sum_is_provisional_where_any_part_is(statuses: str, status: str) -> None:
    parts = [{**one, "obs_status": s} for one, s in zip(BOTH, statuses, strict=True)]
    (row,) = levels(of(*parts))
    assert row.obs_status == status


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
    (row,) = levels(of(*parts))
    assert row.valuation == valuation


def test_notes_go_along_each_once() -> None:
    parts = [{**one, "note": "early"} for one in BOTH]
    assert levels(of(*parts))[0].note == "early"
    parts[1]["note"] = "revised"
    assert levels(of(*parts))[0].note == "early; revised"
    assert levels(of(*BOTH))[0].note is None


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
    assert len(levels(of(*BOTH))) == 1
    assert levels(of(BOTH[0], {**BOTH[1], **other})) == []


def test_a_revision_adds_a_sum_and_changes_none() -> None:
    revised = flow("imports", 6e6, published="2030-01")
    rows = levels(of(*BOTH, revised))
    assert _known(rows) == [("2029-06-01", 8e6), ("2030-01", 9e6)]
    named = (
        {**revised, "observation_id": "aa"},
        {**revised, "observation_id": "zz", "obs_value": 7e6},
    )
    rows = levels(of(*BOTH, *named))
    assert rows[-1].obs_value == 10e6, "of one day the later identifier"


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
    rows = levels(of(*early, *late))
    assert _known(rows) == [("2029-03-02", 8e6), ("2029-10-02", 10e6)]
    late[1]["published"] = "2029-11-01"
    rows = levels(of(*early, *late))
    assert [row.obs_value for row in rows] == [8e6, 9e6, 10e6], "a month between is no vintage"
    first = (
        flow("exports", 3e6, published="2029-09-30"),
        flow("imports", 5e6, published="2029-10-01"),
    )
    assert [row.obs_value for row in levels(of(*first))] == [8e6]


def test_growth_is_of_the_last_day_of_a_vintage() -> None:
    before = (flow("exports", 1e6, EARLIER), flow("imports", 1e6, EARLIER))
    now = (
        flow("exports", 4e6, published="2029-10-01"),
        flow("imports", 6e6, published="2029-10-02"),
    )
    rows = grown(*before, *BOTH, *now, indicator="trade_turnover", measure=Measure.GROWTH)
    assert _known([row.observation for row in rows]) == [("2029-06-01", 4.0), ("2029-10-02", 5.0)]


def grown(*rows: dict[str, Any], indicator: str, measure: Measure) -> tuple[Derived, ...]:
    return over_time(of(*rows), indicator, measure, [(EARLIER, LATER)], None)


def test_growth_and_change_are_from_the_base() -> None:
    before = (flow("exports", 1e6, EARLIER), flow("imports", 1e6, EARLIER))
    (made,) = grown(*before, *BOTH, indicator="exports", measure=Measure.GROWTH)
    exports = made.observation
    assert (exports.obs_value, exports.unit, exports.measure) == (3.0, "ratio", "growth")
    assert (made.base_value, made.base_unit) == (1e6, "USD")
    base = (exports.base_period_start, exports.base_period_end)
    assert base == (EARLIER.start, EARLIER.end)
    assert (exports.period_start, exports.period_end) == (LATER.start, LATER.end)
    assert made.derivation == "RUS 2028 / RUS 2027"
    (made,) = grown(*before, *BOTH, indicator="trade_turnover", measure=Measure.CHANGE)
    turnover = made.observation
    assert (turnover.obs_value, turnover.unit, turnover.measure) == (6e6, "USD", "change")
    assert made.derivation == "RUS 2028 - RUS 2027"
    assert len(made.derived_from.split()) == 4
    assert turnover.observation_id.endswith(":change:base-2027")


@pytest.mark.parametrize(("base", "rows"), [(0.0, 0), (0.5, 1)])
def test_nothing_grows_from_nothing(base: float, rows: int) -> None:
    before = flow("exports", base, EARLIER)
    found = grown(before, BOTH[0], indicator="exports", measure=Measure.GROWTH)
    assert len(found) == rows


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


@pytest.mark.parametrize(
    ("limits", "partners"),
    [
        ({}, {"RUS", "KAZ", "KGZ"}),
        ({"reporters": ("KGZ",)}, {"RUS", "KAZ"}),
        ({"partners": ("KAZ", "KGZ")}, {"KAZ", "KGZ"}),
        ({"reporters": ("KGZ",), "partners": ("KGZ",)}, set()),
    ],
)
def test_only_the_pairs_that_are_asked_for(limits: dict[str, Any], partners: set[str]) -> None:
    others = [{"partner": "KAZ"}, {"reporter": "KAZ", "partner": "KGZ"}]
    rows = [flow(way, 1e6, **pair) for pair in ({}, *others) for way in ("exports", "imports")]
    found = derived.levels(of(*rows), "trade_turnover", None, **limits)
    assert {row.observation.partner for row in found} == partners


CIS_MEMBERS = ("RUS", "KAZ", "UZB", "TJK", "TKM", "BLR", "ARM", "MDA", "AZE")


def members_books(value: float, period: Period = LATER, **given: object) -> list[dict[str, Any]]:
    """As much both ways with each member of the CIS of the day."""
    return [
        flow(indicator, value, period, partner=code, **given)
        for indicator in ("exports", "imports")
        for code in CIS_MEMBERS
    ]


def of_block(tables: Tables, indicator: str = "trade_turnover", **limits: Any) -> list[Any]:
    """What is made of the CIS, by definition."""
    return [
        (one.observation.definition, one.observation.obs_value)
        for one in derived.levels(tables, indicator, "CIS", **limits)
        if one.observation.partner == "CIS"
    ]


def but(rows: list[dict[str, Any]], partner: str, indicator: str) -> list[dict[str, Any]]:
    return [row for row in rows if (row["partner"], row["indicator"]) != (partner, indicator)]


def test_a_total_by_a_definition_of_its_own_stands_beside_the_sum_of_the_members() -> None:
    """Nine members, a million each way; the committee prints 10 of each with Ukraine."""
    with_ukraine = {"partner": "CIS", "definition": "cis_with_ukr"}
    printed = [flow("exports", 1e7, **with_ukraine), flow("imports", 1e7, **with_ukraine)]
    tables = of(*members_books(1e6), *printed)
    assert of_block(tables) == [("cis_with_ukr", 2e7), (None, 1.8e7)]
    assert of_block(tables, "exports") == [(None, 9e6)], "what is printed is on record itself"
    names = {
        one.observation.observation_id for one in derived.levels(tables, "trade_turnover", "CIS")
    }
    assert len(names) == len(CIS_MEMBERS) + 2, "two figures have two names"


def test_a_total_that_is_printed_without_a_definition_is_not_added_up_again() -> None:
    printed = [flow(one, 1e7, partner="CIS") for one in ("exports", "imports")]
    assert of_block(of(*members_books(1e6), *printed)) == [(None, 2e7)]


def test_a_member_without_a_row_in_a_whole_table_had_no_trade() -> None:
    """In a table with its total nothing is left out; of one without, nobody knows."""
    lacking = but(members_books(1e6), "ARM", "exports")
    assert of_block(of(*lacking)) == []
    world = [flow(one, 1e9, partner="WLD") for one in ("exports", "imports")]
    assert of_block(of(*lacking, *world)) == [(None, 1.7e7)]
    assert of_block(of(*lacking, world[1])) == [], "the table of exports has no total"
    relayed = [{**row, "compiler": "NSC-RELAYED"} for row in (*lacking, *world)]
    relayed = [{**row, "observation_id": f"relayed-{n}"} for n, row in enumerate(relayed)]
    assert of_block(of(*relayed)) == [], "what the press relays is no whole table"


def test_a_member_that_is_not_asked_for_leaves_no_sum() -> None:
    world = [flow(one, 1e9, partner="WLD") for one in ("exports", "imports")]
    tables = of(*members_books(1e6), *world)
    some = (*CIS_MEMBERS[1:], "UKR", "GEO", "WLD")
    assert of_block(tables, partners=some) == []
    assert of_block(tables, partners=(*some, "RUS")) == [(None, 1.8e7)]


def test_growth_of_a_sum_is_between_years_of_the_same_members_though_one_had_no_trade() -> None:
    """By hand: in the base year Armenia bought nothing, so 17 million grew to 36."""
    world = [
        flow(one, 1e9, period, partner="WLD")
        for period in (EARLIER, LATER)
        for one in ("exports", "imports")
    ]
    base = but(members_books(1e6, EARLIER), "ARM", "exports")
    tables = of(*base, *members_books(2e6), *world)
    (made,) = (
        one
        for one in over_time(tables, "trade_turnover", Measure.GROWTH, [(EARLIER, LATER)], "CIS")
        if one.observation.partner == "CIS"
    )
    assert (made.observation.obs_value, made.base_value) == (36 / 17, 1.7e7)
    before_2018, after = Period.of_year(2017), Period.of_year(2019)
    changed = of(
        *members_books(1e6, before_2018),
        *(flow(one, 1e6, before_2018, partner="UKR") for one in ("exports", "imports")),
        *members_books(2e6, after),
    )
    grown = over_time(changed, "trade_turnover", Measure.GROWTH, [(before_2018, after)], "CIS")
    assert not [one for one in grown if one.observation.partner == "CIS"], "Ukraine left"
