"""The solver: what may be set against a claim, and what was known when."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import exchange_rates
from lib.dashboard.factcheck.assessment import (
    Extreme,
    Sort,
    against,
    apart,
    assess,
    codes,
    in_brief,
)
from lib.dashboard.factcheck.comparables import comparables
from lib.dashboard.factcheck.restatements import elsewhere
from lib.dashboard.queries.claims import claims
from lib.dashboard.queries.editions import edition_of, last_day
from lib.dashboard.views import ChoiceError, options, run
from lib.model import (
    Bound,
    ClaimKind,
    ClaimRow,
    Known,
    MembersMeant,
    Period,
    PeriodKind,
    Tables,
    Verdict,
)
from tests.dashboard.conftest import with_observations
from tests.dashboard.queries.claimed import CODE, SAID_ON, claim, recorded, tables_of, year
from tests.examples import examples
from tests.small import ROWS
from tests.small import tables_of as tables_with

HALF = (date(2028, 1, 1), date(2028, 6, 30))

record_rows = st.builds(
    recorded,
    st.sampled_from([1.5e6, 2e6, 3e6]),
    st.sampled_from([year(2027), year(2028), HALF]),
    bound=st.sampled_from(["exact", "exact", "exact", "more_than", "approximately"]),
    indicator=st.sampled_from(["trade_turnover", "exports", "imports"]),
    compiler=st.sampled_from(["NSC", "KGZ-GOV", "RUS-GOV"]),
    unit=st.sampled_from(["USD", "USD", "EUR"]),
    published=st.sampled_from(["2028", "2029-06-01", "2029-12", "2030", "2030-01-02", "2031-05"]),
)
records = st.lists(
    record_rows, min_size=6, max_size=15, unique_by=lambda row: row["observation_id"]
)
few = examples(8)
"""A question takes as long for fifteen figures as for none: few examples of many figures."""


def found(rows: Iterable[ClaimRow]) -> list[ClaimRow]:
    """The figures that were compared with the claim."""
    return [row for row in rows if row.kind is not ClaimKind.CLAIM]


def solved(record: Sequence[Mapping[str, Any]], **said: object) -> list[ClaimRow]:
    """What the claim of `claim` meets in a record, in its unit and in others."""
    tables = tables_of(claim(**said), record)
    return [*found(against(CODE, tables)), *apart(CODE, tables)]


def ids(rows: Iterable[ClaimRow]) -> set[tuple[object, ...]]:
    return {(row.observation_id, row.verdict, row.obs_value) for row in rows}


def cells(rows: Iterable[ClaimRow], *names: str) -> list[Any]:
    """Cells of each row, or of one column the cells alone."""
    told = [tuple(getattr(row, name) for name in names) for row in rows]
    return told if len(names) > 1 else [cell for (cell,) in told]


@few
@given(records, record_rows)
def test_what_comes_out_later_changes_nothing_of_what_was_known(
    record: list[dict[str, Any]], new: dict[str, Any]
) -> None:
    """Every figure is revised, and one is added."""
    later = [
        {
            **row,
            "obs_value": 2 * row["obs_value"],
            "published": "2032",
            "observation_id": f"later-{row['observation_id']}",
        }
        for row in {row["observation_id"]: row for row in (*record, new)}.values()
    ]
    before, after = solved(record), solved([*record, *later])
    assert ids(before) <= ids(after)
    then = [[row for row in rows if row.known is Known.THEN] for rows in (before, after)]
    assert ids(then[0]) == ids(then[1])


@few
@given(records, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_is_irrelevant(
    record: list[dict[str, Any]], chance: random.Random
) -> None:
    tables = tables_of(claim(), record)
    order = list(tables.observations)
    chance.shuffle(order)
    shuffled = with_observations(tables, order)
    for answer in (against, apart):
        assert answer(CODE, tables) == answer(CODE, shuffled)


@few
@given(records)
def test_every_figure_keeps_its_period_its_unit_and_its_time(record: list[dict[str, Any]]) -> None:
    rows = solved(record)
    by_id = {row["observation_id"]: row for row in record}
    for row in rows:
        assert row.period_start and row.period_end
        period = Period(row.period_start, row.period_end)
        assert row.period_kind == period.kind
        parts = (row.derived_from or row.observation_id).split()
        assert {(by_id[i]["period_start"], by_id[i]["period_end"]) for i in parts} == {
            (period.start, period.end)
        }
        known = max(last_day(by_id[one]["published"]) for one in parts)
        assert (row.known is Known.THEN) == (known < date.fromisoformat(SAID_ON))
        if row.unit == "USD":
            assert row.ratio == pytest.approx(row.obs_value / 2e6) and row.ratio > 0
        else:
            assert row.ratio is None and row.verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("published", "known"),
    [
        ("2030-01-01", "then"),
        ("2030-01-02", "since"),
        ("2029-12", "then"),
        ("2030-01", "since"),
        ("2029", "then"),
        ("2030", "since"),
    ],
)
def test_a_date_was_before_a_day_only_if_all_of_it_was(published: str, known: str) -> None:
    rows = solved([recorded(3e6, year(2028), published=published)])
    assert cells(rows, "known") == [known]


@pytest.mark.parametrize(
    "other",
    [
        {"partner": "KAZ"},
        {"partner_scope": "some"},
        {"indicator": "exports"},
        {"measure": "share", "unit": "percent"},
        {"measure": "growth", "unit": "ratio"},
        {"product": "gold"},
        {"period_start": None, "period_end": None},
        {"origin": "stated"},
    ],
)
def test_the_gate_keeps_out_what_differs(other: dict[str, object]) -> None:
    fits, differs = recorded(3e6, year(2028)), recorded(3.5e6, year(2028), **other)
    rows = solved([fits, differs])
    assert cells(rows, "observation_id") == [fits["observation_id"]]


def test_some_goods_are_set_beside_the_same_goods_alone() -> None:
    both = [recorded(3e6, year(2028)), recorded(3.5e6, year(2028), product="gold")]
    gold = solved(both, product="gold")
    assert cells(gold, "observation_id") == [both[1]["observation_id"]]
    assert solved([*both, recorded(2e6, year(2028), product="other")], product="other") == []


def test_a_partner_on_no_list_meets_nothing_of_the_world() -> None:
    record = [recorded(3e6, year(2028), partner=code) for code in ("WLD", "RUS")]
    for indicator in ("trade_turnover", "gdp"):
        alone = [recorded(3e6, year(2028), indicator=indicator, partner=None)]
        said = {"partner": None, "partner_words": "Africa", "indicator": indicator}
        assert solved([*record, *alone], **said) == []
        some = said | {"partner_scope": "some"}
        assert solved([*record, *alone], **some) == []


def test_what_has_no_partner_meets_what_has_none() -> None:
    alone = recorded(3e6, year(2028), indicator="gdp", partner=None, partner_scope=None)
    said = {"partner": None, "partner_scope": None, "indicator": "gdp"}
    assert cells(solved([alone], **said), "observation_id") == [alone["observation_id"]]


def test_both_sides_books_are_added_up_as_they_were_known() -> None:
    flows = [
        recorded(value, year(2028), indicator=flow, compiler="NSC", published=published)
        for flow, value, published in (
            ("exports", 1e6, "2029-03"),
            ("imports", 5e5, "2029-05"),
            ("imports", 9e5, "2031"),
        )
    ]
    mirror = {"reporter": "RUS", "partner": "KGZ", "compiler": "RUS-GOV"}
    theirs = [recorded(2e6, year(2028), indicator=f, **mirror) for f in ("exports", "imports")]
    rows = solved([*flows, *theirs])
    assert {(row.side, row.known): row.obs_value for row in rows} == {
        ("KGZ", "then"): 1.5e6,
        ("KGZ", "since"): 1.9e6,
        ("RUS", "then"): 4e6,
    }
    assert cells(rows, "verdict") == ["not_consistent", "not_consistent", "consistent"]


def test_a_turnover_that_was_printed_is_not_added_up_again() -> None:
    flows = [recorded(1e6, year(2028), indicator=f) for f in ("exports", "imports")]
    printed = recorded(2.1e6, year(2028))
    assert cells(solved([*flows, printed]), "obs_value") == [2.1e6]
    later = {**printed, "published": "2031"}
    assert cells(solved([*flows, later]), "obs_value") == [2e6, 2.1e6]
    twice = [printed, {**later, "observation_id": "again", "obs_value": 2.2e6}]
    assert cells(solved([*flows, *twice]), "obs_value") == [2.1e6, 2.2e6]


def test_hedged_flows_are_not_added_up() -> None:
    flows = [
        recorded(1e6, year(2028), indicator="exports"),
        recorded(1e6, year(2028), indicator="imports", bound="more_than"),
    ]
    assert solved(flows) == []


def test_some_members_may_be_each_or_all_together() -> None:
    said = {"reporter": "EU27", "reporter_scope": "some", "obs_value": 6e9, "bound": "exact"}
    record = [
        recorded(6.24e9, year(2028), reporter="HUN"),
        recorded(9.4e9, year(2028), reporter="RUS", partner="ITA"),
        recorded(9.6e10, year(2028), reporter="EU27"),
        recorded(7e9, year(2028), reporter="GBR"),
        recorded(5e9, year(2028), reporter="FRA", unit="EUR"),
    ]
    rows = solved(record, **said)
    assert cells(rows, "reading", "member", "verdict") == [
        ("each", "ITA", "not_consistent"),
        ("each", "HUN", "consistent"),
        ("together", "EU27", "not_consistent"),
        ("each", "FRA", "cannot_tell"),
    ]


def test_growth_is_tested_over_the_windows_the_words_may_mean() -> None:
    said = {
        "partner": "CIS",
        "partner_scope": "some",
        "measure": "growth",
        "unit": "ratio",
        "obs_value": 7.0,
        "bound": "exact",
        "period_start": date(2026, 1, 2),
        "period_end": date(2030, 1, 2),
    }
    levels = {2025: 1e6, 2026: 2e6, 2027: 4e6, 2029: 7.9e6}
    flows = [
        recorded(value / 2, year(number), indicator=flow, compiler="NSC")
        for number, value in levels.items()
        for flow in ("exports", "imports")
    ]
    base = {"measure": "growth", "unit": "ratio", "partner": "CIS"}
    block = {
        number: recorded(
            2.1,
            year(2029),
            base_period_start=year(number)[0],
            base_period_end=year(number)[1],
            **base,
        )
        for number in (2026, 2028)
    }
    rows = solved([*flows, *block.values()], **said)
    told = cells(rows, "member", "base_period_start", "obs_value")
    assert [(member, start.year, value) for member, start, value in told] == [
        ("RUS", 2025, 7.9),
        ("RUS", 2026, 3.95),
        ("CIS", 2026, 2.1),
    ]
    assert cells(rows, "base_value") == [1e6, 2e6, None]
    assert cells(rows, "verdict") == ["consistent", "not_consistent", "not_consistent"]


GROWN = {"measure": "growth", "unit": "ratio", "bound": "exact", "obs_value": 1.37}
HALF_BEFORE = (date(2027, 1, 1), date(2027, 6, 30))
HALF_AFTER = (date(2028, 1, 1), date(2028, 6, 30))


def over(base: tuple[date, date], period: tuple[date, date]) -> dict[str, date]:
    """The cells of a base period and of the period that is measured against it."""
    names = ("base_period_start", "base_period_end", "period_start", "period_end")
    return dict(zip(names, (*base, *period), strict=True))


def both_flows(levels: Mapping[tuple[date, date], float]) -> list[dict[str, Any]]:
    """Exports and imports that make these turnovers, a quarter and three quarters of each."""
    return [
        recorded(part * value, period, indicator=flow, compiler="NSC")
        for period, value in levels.items()
        for flow, part in (("exports", 0.25), ("imports", 0.75))
    ]


@pytest.mark.parametrize(("base", "period"), [(year(2027), year(2028)), (HALF_BEFORE, HALF_AFTER)])
def test_growth_of_a_named_time_is_measured_from_its_base_alone(
    base: tuple[date, date], period: tuple[date, date]
) -> None:
    flows = both_flows({year(2026): 1e6, base: 2e6, period: 3e6, year(2029): 9e6})
    printed = {"measure": "growth", "unit": "ratio", "partner": "RUS"}
    told = [
        recorded(1.37, period, **printed, **dict(list(over(base, period).items())[:2])),
        recorded(1.9, period, **printed, **dict(list(over(year(2026), period).items())[:2])),
    ]
    rows = solved([*flows, *told], **GROWN, **over(base, period))
    assert {row.obs_value: (row.verdict, row.base_value) for row in rows} == {
        1.5: ("not_consistent", 2e6),
        1.37: ("consistent", None),
    }
    exports = {**GROWN, "indicator": "exports", **over(base, period)}
    assert cells(solved(flows, **exports), "obs_value") == [1.5]


def test_a_change_is_the_amount_less_that_of_its_base() -> None:
    said = {
        "indicator": "imports",
        "measure": "change",
        "obs_value": -7.5e5,
        "bound": "exact",
        **over(year(2027), year(2028)),
    }
    rows = solved(both_flows({year(2027): 2e6, year(2028): 1e6}), **said)
    assert cells(rows, "obs_value") == [-7.5e5]
    assert cells(rows, "unit") == ["USD"]
    assert cells(rows, "verdict") == ["consistent"]
    assert cells(rows, "derivation") == ["RUS 2028 - RUS 2027"]


def test_a_balance_is_exports_less_imports() -> None:
    said = {"indicator": "trade_balance", "obs_value": -1e6, "bound": "at_most"}
    rows = solved(both_flows({year(2027): 1e6, year(2028): 4e6}), **said)
    assert cells(rows, "obs_value") == [-5e5, -2e6]
    assert cells(rows, "verdict") == ["not_consistent", "consistent"]
    assert set(cells(rows, "derivation")) == {"exports RUS - imports RUS"}


def test_growth_in_per_cent_is_meant_to_the_last_digit() -> None:
    window = over(year(2027), year(2028))
    flows = both_flows({year(2027): 1e6, year(2028): 1.25e6})
    said = claim(**{**GROWN, "obs_value": 1.2}, **window)
    for words, verdict in (("20 percent", "not_consistent"), ("1.2 times", "consistent")):
        rows = found(against(CODE, tables_of(said, flows, words)))
        assert cells(rows, "verdict") == [verdict]


def test_each_definition_of_people_stands_apart() -> None:
    said = {"indicator": "migrants", "unit": "persons", "obs_value": 1e6, "bound": "approximately"}
    people = {"indicator": "migrants", "unit": "persons"}
    day = (date(2029, 5, 1), date(2029, 5, 1))
    record = [
        recorded(350916, HALF, definition=None, **people),
        recorded(964600, day, definition="cis_with_ukr", **people),
        recorded(8e5, year(2028), definition=None, bound="more_than", **people),
    ]
    rows = solved(record, **said)
    assert cells(rows, "verdict") == ["consistent", "not_consistent", "cannot_tell"]
    assert cells(rows, "period_kind") == [PeriodKind.DAY, PeriodKind.PART_YEAR, PeriodKind.YEAR]


def test_cases_are_neither_nearest_to_people_nor_a_definition_of_them(shipped: Tables) -> None:
    """1.2 million are entries in the register of January 2023: who came twice counts twice."""
    one = assess("24kg-2024-10-16.1274", shipped)
    assert {row.definition for row in one.cases} == {
        "register_entries",
        "register_entries_for_work",
        "border_entries",
    }
    assert max(row.obs_value for row in one.cases) == 1_200_691
    assert not {row.definition for row in one.rows} & {row.definition for row in one.cases}
    assert one.best is not None
    assert (one.best.obs_value, one.best.definition) == (700_000, "registered")
    brief = in_brief("24kg-2024-10-16.1274", shipped)
    assert all(entry.definition != "register_entries" for entry in brief.ranges)


def test_a_part_of_the_people_counts_neither_for_nor_against(shipped: Tables) -> None:
    """Five figures of the register of controlled persons, the latest of January 2026."""
    one = assess("24kg-2024-10-16.1274", shipped)
    assert {row.definition for row in one.of_some} == {"controlled_register"}
    assert sorted(row.obs_value for row in one.of_some) == [34_786, 85e3, 91e3, 113e3, 128e3]
    counted = [row for findings in one.findings for row in findings.rows]
    assert "controlled_register" not in {row.definition for row in (*one.rows, *counted)}
    brief = in_brief("24kg-2024-10-16.1274", shipped)
    assert "controlled_register" not in {entry.definition for entry in brief.ranges}


@pytest.mark.parametrize(
    ("stated_in", "ways"),
    [(2027, ["present", "working"]), (2028, ["present", "working"]), (2029, ["present"])],
)
def test_a_count_after_which_something_newer_was_stated_is_not_the_latest(
    stated_in: int, ways: list[str]
) -> None:
    people = {"indicator": "migrants", "unit": "persons"}
    working = {**people, "definition": "working"}
    record = [
        recorded(3e5, year(2027), **people, definition="present"),
        recorded(4e5, year(2028), **working),
        recorded(6e5, year(stated_in), **working, bound="more_than"),
    ]
    said = claim(**people, obs_value=1e6, bound="approximately")
    ranges = in_brief(CODE, tables_of(said, record)).ranges
    assert sorted(str(one.definition) for one in ranges) == ways
    ranges = in_brief(CODE, tables_of(said, record[1:])).ranges
    assert [one.definition for one in ranges] == ["working"], "there is no other"


@pytest.mark.parametrize(
    ("indicator", "said", "recorded_for", "is_compared"),
    [
        ("migrants", (1, 1), (1, 31), True),
        ("migrants", (1, 31), (15, 15), True),
        ("migrants", (31, 31), (1, 31), True),
        ("migrants", (2, 2), (1, 1), False),
        ("migrants", (1, 1), (1, 30), False),
        ("migrants", (1, 30), (1, 15), True),
        ("migrants", (2, 30), (1, 15), False),
        ("migrants", (1, 14), (1, 15), False),
        ("trade_turnover", (1, 1), (1, 31), False),
    ],
)
def test_people_of_a_time_are_compared_with_those_at_times_within_it(
    indicator: str, said: tuple[int, int], recorded_for: tuple[int, int], is_compared: bool
) -> None:
    """And those of a day with those of its month: what a text gives for the beginning of a year is
    on record for January. A flow of a month is none of a day."""
    unit = "persons" if indicator == "migrants" else "USD"
    counted = {"indicator": indicator, "unit": unit}
    record = [
        recorded(9e4, (date(2028, 1, recorded_for[0]), date(2028, 1, recorded_for[1])), **counted)
    ]
    time = {"period_start": date(2028, 1, said[0]), "period_end": date(2028, 1, said[1])}
    rows = solved(record, obs_value=9e4, bound="exact", **counted, **time)
    assert bool(len(rows)) is is_compared


@pytest.mark.parametrize(
    ("definition", "values"),
    [("remittances_to_gdp", [32.6]), ("imports_to_gdp", [84.2]), (None, [])],
)
def test_a_share_of_gdp_is_compared_with_shares_of_the_same(
    definition: str | None, values: list[float]
) -> None:
    share = {"indicator": "other", "measure": "share", "unit": "percent", "partner": "WLD"}
    of_gdp = {**share, "unit": "percent_gdp"}
    record = [
        recorded(32.6, year(2028), **of_gdp, definition="remittances_to_gdp"),
        recorded(84.2, year(2028), **share, definition="imports_to_gdp"),
    ]
    rows = solved(record, obs_value=10.0, definition=definition, **share)
    assert cells(rows, "obs_value") == values
    assert all(row.ratio is not None for row in rows)


@pytest.mark.parametrize(
    ("definition", "values"),
    [
        ("share_of_exports", [14.0]),
        ("share_of_imports", [6.0]),
        (None, [8.4]),
        ("share_of_eaeu_trade", [33.1]),
    ],
)
def test_a_share_is_compared_with_shares_of_the_same(
    definition: str | None, values: list[float]
) -> None:
    """The record has those of exports and imports under these."""
    share = {"measure": "share", "unit": "percent", "compiler": "NSC"}
    turnover = {**share, "indicator": "trade_turnover"}
    record = [
        recorded(14.0, year(2028), **share, indicator="exports"),
        recorded(6.0, year(2028), **share, indicator="imports"),
        recorded(8.4, year(2028), **turnover),
        recorded(33.1, year(2028), **turnover, definition="share_of_eaeu_trade"),
    ]
    said = {"indicator": "trade_turnover", "obs_value": 10.0, "definition": definition}
    rows = solved(record, measure="share", unit="percent", **said)
    assert cells(rows, "obs_value") == values


def test_a_part_of_the_people_is_compared_with_a_claim_of_that_part() -> None:
    people = {"indicator": "migrants", "unit": "persons"}
    said = {"obs_value": 1e5, "bound": "exact", "definition": "controlled_register", **people}
    record = [
        recorded(9e4, HALF, definition="controlled_register", **people),
        recorded(8e5, HALF, definition="present", **people),
        recorded(7e5, HALF, definition="border_entries", **people),
    ]
    assert cells(solved(record, **said), "definition") == ["controlled_register"]


def block_books(**printed: float) -> list[dict[str, Any]]:
    """Exports and imports of 2028 with the members of the CIS, half a million each, and what is
    printed of it by the committee's definition."""
    fixed = {"compiler": "NSC", "note": None}
    members = ("RUS", "KAZ", "UZB", "TJK", "TKM", "BLR", "ARM", "MDA", "AZE")
    flows = ("exports", "imports")
    rows = [
        recorded(5e5, year(2028), indicator=flow, partner=code, **fixed)
        for flow in flows
        for code in members
    ]
    given = {"definition": "cis_with_ukr", **fixed}
    return rows + [
        recorded(value, year(2028), indicator=flow, partner="CIS", **given)
        for flow, value in printed.items()
    ]


def test_a_printed_total_and_the_sum_of_the_members_are_two_and_count_once() -> None:
    """By hand: nine members, half a million each way, are 9 million; 10 are printed in all."""
    record = block_books(exports=5e6, imports=5e6)
    said = {"partner": "CIS", "obs_value": 9.5e6}
    one = assess(CODE, tables_of(claim(**said), record))
    assert set(cells(one.rows, "definition", "obs_value", "verdict")) == {
        (None, 9e6, "not_consistent"),
        ("cis_with_ukr", 1e7, "consistent"),
    }
    assert cells(one.printed, "definition") == ["cis_with_ukr"]
    assert [cells(findings.rows, "obs_value") for findings in one.findings] == [[9e6], []]
    assert one.findings[0].consistent == ()
    assert one.best is not None and one.best.obs_value == 9e6
    (tally,) = one.tallies
    assert dict(tally.verdicts) == {"not_consistent": 1}
    (ranged,) = in_brief(CODE, tables_of(claim(**said), record)).ranges
    assert (ranged.lowest.obs_value, ranged.count) == (9e6, 1)


def test_a_printed_flow_with_a_block_does_not_hide_the_sum_of_its_members() -> None:
    """They are of two definitions; the sum is not the printed one computed again."""
    said = {"partner": "CIS", "indicator": "exports"}
    one = assess(CODE, tables_of(claim(**said), block_books(exports=5e6, imports=6e6)))
    assert set(cells(one.rows, "definition", "obs_value")) == {(None, 4.5e6), ("cis_with_ukr", 5e6)}
    assert cells(one.printed, "obs_value") == [5e6]


def test_a_printed_total_counts_where_the_members_make_no_sum() -> None:
    """One of them is not on record, and no table is whole."""
    record = [
        row
        for row in block_books(exports=5e6, imports=5e6)
        if (row["partner"], row["indicator"]) != ("MDA", "exports")
    ]
    one = assess(CODE, tables_of(claim(partner="CIS"), record))
    assert cells(one.rows, "definition", "obs_value") == [("cis_with_ukr", 1e7)]
    assert one.printed == ()
    assert cells(one.findings[0].rows, "obs_value") == [1e7]


def test_cases_are_compared_with_a_claim_of_cases() -> None:
    people = {"indicator": "migrants", "unit": "persons"}
    said = {"obs_value": 1e6, "bound": "exact", "definition": "register_entries", **people}
    record = [
        recorded(9e5, HALF, definition="register_entries", **people),
        recorded(8e5, HALF, definition="present", **people),
    ]
    assert cells(solved(record, **said), "definition") == ["register_entries"]


def test_all_claims_are_offered_in_one_order_whoever_is_chosen(made: Tables) -> None:
    everybody, *others = (
        options("claims", "claim", made, one) for one in (("RUS",), ("EU27",), ("CHN",), ())
    )
    assert len(everybody) == 4 and all(one == everybody for one in others)
    assert everybody == codes(made)
    assert against(codes(made)[0], made)[0].reporter == "KGZ"
    with pytest.raises(ChoiceError, match="'no-such'"):
        run("claims", made, ("RUS",), {"claim": "no-such"})


def test_claims_of_home_come_before_those_of_others() -> None:
    said, *rest = ROWS["observations"]
    others = {"observation_id": "of-others", "quotation_id": "of-others", "reporter": "EU27"}
    words = {**ROWS["quotations"][0], "quotation_id": "of-others", "start": 0}
    tables = tables_with(
        observations=[{**said, **others}, said, *rest], quotations=[words, *ROWS["quotations"]]
    )
    assert [code.rpartition(".")[2] for code in codes(tables)] == ["10", "0"]
    # Words that also state a figure of home's are a claim of home's.
    both = {**said, "observation_id": "z", "quotation_id": "of-others"}
    tables = tables_with(
        observations=[{**said, **others}, both, said, *rest],
        quotations=[words, *ROWS["quotations"]],
    )
    assert [code.rpartition(".")[2] for code in codes(tables)] == ["0", "10"]


def test_without_claims_there_are_no_rows_and_the_same_columns(made: Tables) -> None:
    tables = tables_with(observations=ROWS["observations"][1:])
    for name in ("claims", "claims_apart", "claims_elsewhere", "claims_in_line"):
        rows = run(name, tables, ("RUS",))
        assert rows.empty and list(rows.columns) == list(run(name, made, ("RUS",)).columns)


def of_measure(measure: str, tables: Tables) -> tuple[ClaimRow, ...]:
    """The first claim of that measure with what it meets."""
    return next(
        rows
        for code in codes(tables)
        for rows in [against(code, tables)]
        if rows[0].measure == measure
    )


def test_a_figure_that_bears_a_claim_out_may_have_come_out_since(made: Tables) -> None:
    """More than $2 billion: the books know 1.2 at most, officials of Russia said 2.1 in May."""
    rows = of_measure("level", made)
    assert rows[0].exact == "exceeds $2\N{NO-BREAK SPACE}billion"
    whole = [row for row in found(rows) if row.period_kind == "year"]
    bearing = [row for row in whole if row.verdict is Verdict.CONSISTENT]
    assert cells(bearing, "side", "obs_value", "known") == [("RUS", 2.1e9, "since")]
    assert cells(bearing, "reports") == [2]
    file = run("claims", made, (), {"claim": rows[0].claim}).query("verdict == 'consistent'")
    assert file["source_title"].str.contains(" | ", regex=False).tolist() == [True]
    assert file["source_url"].str.contains(" | ", regex=False).tolist() == [True]
    books = [row for row in whole if row.kind is ClaimKind.STATISTICS and row.side == "KGZ"]
    assert cells(books, "obs_value") == [5e8, 6e8, 1e9, 1.2e9]
    assert set(cells(books, "known", "verdict")) == {("then", "not_consistent")}


def test_sevenfold_is_one_member_alone_and_not_the_block(made: Tables) -> None:
    """Armenia grew from 2 million in 2019 to 14 in 2022, the CIS from 1.1 billion to 2.1: as the
    sum of its members, and as much as it is printed."""
    rows = found(of_measure("growth", made))
    bearing = [row for row in rows if row.verdict is Verdict.CONSISTENT]
    assert cells(bearing, "member", "obs_value", "base_value") == [("ARM", 7.0, 2e6)]
    block = [row for row in rows if row.reading is MembersMeant.TOGETHER]
    as_printed = [row for row in block if row.definition == "cis_with_ukr"]
    assert cells(as_printed, "obs_value") == pytest.approx([21 / 11, 21 / 13])
    added_up = [row for row in block if row.definition is None]
    assert cells(added_up, "obs_value") == pytest.approx([21 / 11, 21 / 13])
    assert set(cells(block, "verdict")) == {"not_consistent"}


def test_what_the_shipped_claims_are_compared_with_by_hand(shipped: Tables) -> None:
    """Of the turnover with Russia and of sevenfold, single figures that were published once."""
    level = found(against("24kg-2024-10-16.1101", shipped))
    told = set(cells(level, "side", "obs_value", "known", "verdict"))
    assert ("RUS", 4.1e9, "since", "consistent") in told
    assert ("KGZ", 3475723592.0, "then", "not_consistent") in told
    grown = found(against("24kg-2024-10-16.2013", shipped))
    members = {
        (row.member, round(row.obs_value, 2)): row.verdict for row in grown if row.side == "KGZ"
    }
    assert members["TKM", 7.85] == "consistent"
    assert members["ARM", 6.36] == "not_consistent"


def test_russia_s_own_statistics_stand_beside_the_kyrgyz_ones(shipped: Tables) -> None:
    """Thirty years of one side and twenty-eight of the other; by hand, the highest of each."""
    rows = [
        row
        for row in assess("24kg-2024-10-16.1101", shipped).alike
        if row.kind is ClaimKind.STATISTICS
    ]
    years = {
        side: [row.period_start.year for row in rows if row.side == side and row.period_start]
        for side in ("KGZ", "RUS")
    }
    assert years == {"KGZ": [*range(1994, 2024)], "RUS": [*range(1994, 2022)]}
    highest = {
        side: max((row for row in rows if row.side == side), key=lambda row: row.obs_value)
        for side in years
    }
    assert (highest["KGZ"].obs_value, highest["KGZ"].period_end) == (
        3_475_723_592,
        date(2022, 12, 31),
    )
    assert highest["RUS"].period_end == date(2021, 12, 31)
    assert highest["RUS"].obs_value == 2_156e6 + 348e6
    assert {(row.known, row.verdict) for row in highest.values()} == {("then", "not_consistent")}


def test_an_edition_is_a_figure_of_its_own_day(shipped: Tables) -> None:
    """Imports of 2023 were printed in March 2024 and again, higher, in October; exports in October
    alone. Both were out before the claim: what was known is their latest sum."""
    said = replace(claims(shipped)["24kg-2024-10-16.1101"], partner="WLD")
    day = date(2024, 10, 16)
    of_2023 = {
        one.figure.published: one.figure.obs_value
        for one in comparables(said, day, shipped)
        if one.figure.period_end == date(2023, 12, 31) and one.figure.compiler == "NSC"
    }
    assert set(of_2023.values()) == {3_384_856_093 + 12_517_912_380}, "not the 12,351,968,058"
    assert all(last_day(published) < day for published in of_2023)


def test_a_revision_since_is_known_since_and_the_edition_of_then_stays(shipped: Tables) -> None:
    """Born in Kyrgyzstan, in Russia in 2020: 591,025 by the revision of then, 399,110 by that of
    2024, which came out in 2025."""
    rows = assess("24kg-2024-10-16.1274", shipped).rows
    of_2020 = {
        row.obs_value: row.known
        for row in rows
        if row.definition == "foreign_born" and row.period_start == date(2020, 7, 1)
    }
    assert of_2020 == {591_025: Known.THEN, 399_110: Known.SINCE}


def test_amounts_in_euros_are_told_only_when_converted() -> None:
    said = {"obs_value": 6e9, "bound": "exact"}
    record = [
        recorded(5.5e9, year(2023), unit="EUR"),
        recorded(4.5e9, year(2023), unit="EUR", bound="approximately"),
        recorded(6.1e9, (date(2023, 1, 1), date(2023, 6, 30)), unit="EUR"),
    ]
    tables = tables_of(claim(**said), record)
    assert found(against(CODE, tables)) == []
    assert set(cells(apart(CODE, tables), "verdict")) == {"cannot_tell"}
    rows = found(against(CODE, tables, dollars=True))
    rate = exchange_rates()["EUR", 2023].dollars
    assert cells(rows, "obs_value") == pytest.approx([4.5e9 * rate, 5.5e9 * rate])
    assert cells(rows, "verdict") == ["not_consistent", "consistent"]
    assert cells(rows, "unit") == ["USD", "USD"]
    assert set(cells(rows, "derived_from")) == {row["observation_id"] for row in record[:2]}
    assert cells(rows, "ratio") == pytest.approx([4.5e9 * rate / 6e9, 5.5e9 * rate / 6e9])
    half = apart(CODE, tables, dollars=True)
    assert cells(half, "obs_value", "unit") == [(6.1e9, "EUR")]


def test_a_hedge_is_as_wide_as_it_was_spoken_after_converting() -> None:
    """About 6 billion euros is 5 to 7 billion of them, whatever digits the dollars have."""
    record = [recorded(6e9, year(2023), unit="EUR", bound="approximately")]
    tables = tables_of(claim(obs_value=7e9, bound="at_least"), record)
    assert cells(found(against(CODE, tables, dollars=True)), "verdict") == ["cannot_tell"]


def test_the_same_claim_elsewhere_is_neither_record_nor_evidence(made: Tables) -> None:
    carried_of = {}
    for code in codes(made):
        carried, (said, *compared) = elsewhere(code, made), against(code, made)
        ids = {row.observation_id for row in (said, *compared)}
        assert not {row.observation_id for row in carried} & ids
        assert all((row.reporter, row.partner) == (said.reporter, said.partner) for row in carried)
        assert all(one.published <= other.published for one, other in pairwise(carried))
        carried_of[code.rpartition(".")[2]] = cells(carried, "obs_value", "bound", "reporter_scope")
    assert carried_of == {
        "1100": [(2e9, "more_than", "whole"), (3e9, "approximately", "whole")],
        "1200": [],
        "1300": [(3e9, "approximately", "some"), (1e11, "exact", "whole")],
        "1400": [],
    }


def test_the_shipped_claims_are_carried_elsewhere_with_an_address(shipped: Tables) -> None:
    some = elsewhere("24kg-2024-10-16.1491", shipped)
    told = set(cells(some, "obs_value", "bound", "reporter_scope"))
    assert (6e9, "approximately", "some") in told and (1.41e11, "exact", "whole") in told
    file = run("claims_elsewhere", shipped, (), {"claim": "24kg-2024-10-16.1491"})
    assert file["source_url"].str.startswith("https://").all()


# All that a page shows of one claim.


def test_a_page_is_given_what_the_answers_have(made: Tables) -> None:
    for code in codes(made):
        for dollars in (False, True):
            one = assess(code, made, dollars=dollars)
            assert (one.claim, *one.rows) == against(code, made, dollars=dollars)
            assert one.other_units == apart(code, made, dollars=dollars)
            counted = sum(sum(tally.verdicts.values()) for tally in one.tallies)
            assert counted == len(one.rows) - len(one.printed) + len(one.other_units)


def test_whole_years_parts_and_other_units_are_counted_apart() -> None:
    record = [
        recorded(3e6, year(2027)),
        recorded(1e6, year(2028), published="2031"),
        recorded(1.5e6, year(2026)),
        recorded(9e6, HALF),
        recorded(9e6, year(2028), unit="EUR"),
    ]
    one = assess(CODE, tables_of(claim(), record))
    assert [(tally.sort, tally.known, dict(tally.verdicts)) for tally in one.tallies] == [
        (Sort.SAME_TIME, "then", {"not_consistent": 1, "consistent": 1}),
        (Sort.SAME_TIME, "since", {"not_consistent": 1}),
        (Sort.PARTS, "then", {"consistent": 1}),
        (Sort.OTHER_UNIT, "then", {"cannot_tell": 1}),
    ]


def test_parts_of_years_count_with_a_claim_of_such_a_time() -> None:
    of_half = {"period_start": HALF[0], "period_end": HALF[1]}
    one = assess(CODE, tables_of(claim(**of_half), [recorded(9e6, HALF)]))
    assert [(tally.sort, tally.known) for tally in one.tallies] == [(Sort.SAME_TIME, "then")]
    assert one.best is not None and one.best.obs_value == 9e6


@pytest.mark.parametrize(
    ("bound", "extreme", "best"),
    [
        (Bound.MORE_THAN, Extreme.HIGHEST, 9e6),
        (Bound.AT_LEAST, Extreme.HIGHEST, 9e6),
        (Bound.AT_MOST, Extreme.LOWEST, 5e5),
        (Bound.UP_TO, Extreme.LOWEST, 5e5),
        (Bound.EXACT, Extreme.NEAREST, 1.5e6),
        (Bound.APPROXIMATELY, Extreme.NEAREST, 1.5e6),
        (Bound.ALMOST, Extreme.NEAREST, 1.5e6),
    ],
)
def test_the_best_figure_goes_furthest_the_claim_s_way(
    bound: Bound, extreme: Extreme, best: float
) -> None:
    """Of whole years alone, and of none that leaves a side open."""
    record = [
        recorded(9e6, year(2025)),
        recorded(1.5e6, year(2026)),
        recorded(2.7e6, year(2027)),
        recorded(5e5, year(2028)),
        recorded(2e6, HALF),
        recorded(1e7, year(2024), bound="at_least"),
        recorded(1e5, year(2024), bound="up_to"),
    ]
    one = assess(CODE, tables_of(claim(bound=bound.value), record))
    assert one.extreme is extreme
    assert one.best is not None and one.best.obs_value == best


def test_nothing_on_record_has_no_best_figure() -> None:
    one = assess(CODE, tables_of(claim(), [recorded(3e6, HALF)]))
    assert one.best is None and [findings.rows for findings in one.findings] == [(), ()]


def _notable(value: float, bound: str, *record: float) -> list[float | None]:
    rows = [recorded(amount, year(2020 + n)) for n, amount in enumerate(record)]
    one = assess(CODE, tables_of(claim(obs_value=value, bound=bound), rows))
    then, since = one.findings
    assert (then.known, since.known, since.rows) == (Known.THEN, Known.SINCE, ())
    return [row.obs_value if (row := findings.notable) else None for findings in (then, since)]


def test_a_figure_is_notable_where_it_adds_to_those_that_agree() -> None:
    """After an open claim that one bears out, nothing; else one within twice of the claim."""
    assert _notable(2e6, "more_than", 1e6, 1.9e6) == [1.9e6, None]
    assert _notable(2e6, "more_than", 1e6, 2.5e6) == [None, None]
    assert _notable(2e6, "at_most", 3e6, 2.2e6) == [2.2e6, None]
    assert _notable(2e6, "approximately", 2e6, 3.9e6) == [3.9e6, None]
    assert _notable(2e6, "approximately", 2e6, 4e6) == [None, None]
    assert _notable(2e6, "approximately", 4e6, 9e6) == [4e6, None]


def test_findings_name_those_that_agree_and_count_the_open_ones() -> None:
    record = [
        recorded(3e6, year(2025)),
        recorded(1e6, year(2026), bound="more_than"),
        recorded(4e6, year(2027), published="2031"),
    ]
    then, since = assess(CODE, tables_of(claim(), record)).findings
    assert (cells(then.consistent, "obs_value"), then.cannot_tell) == ([3e6], 1)
    assert (cells(since.consistent, "obs_value"), since.cannot_tell) == ([4e6], 0)
    same = [recorded(4.1e6, year(2025), bound="approximately")]
    then, _ = assess(CODE, tables_of(claim(obs_value=4.1e6, bound="exact"), same)).findings
    assert cells(then.rounds_to_same, "obs_value") == [4.1e6] and then.consistent == ()


def test_statistics_of_a_time_that_was_over_may_come_out_late() -> None:
    """The claim is of 2 January 2030; what officials said since is no edition of a table."""
    flows = [
        recorded(value, period, indicator=flow, compiler="NSC", published="2031-05")
        for value, period in ((1.5e6, year(2028)), (1.8e6, year(2029)), (4e6, year(2030)))
        for flow in ("exports", "imports")
    ]
    said = recorded(5e6, year(2027), published="2031-05")
    one = assess(CODE, tables_of(claim(obs_value=9e6), [*flows, said]))
    assert cells(one.late, "obs_value") == [3e6, 3.6e6]
    assert one.late_best is not None and one.late_best.obs_value == 3.6e6
    before = (date(2029, 1, 2), date(2030, 1, 1))
    on_the_day = (date(2029, 1, 3), date(2030, 1, 2))
    for period, late in ((before, 1), (on_the_day, 0)):
        of_period = {"period_start": period[0], "period_end": period[1]}
        printed = recorded(1e6, period, compiler="NSC", published="2031-05")
        assert len(assess(CODE, tables_of(claim(**of_period), [printed])).late) == late


def test_a_block_as_a_sum_stands_apart_in_any_unit() -> None:
    said = {"reporter": "EU27", "reporter_scope": "some", "obs_value": 6e9, "bound": "exact"}
    record = [
        recorded(9.6e10, year(2028), reporter="EU27"),
        recorded(9e10, year(2027), reporter="EU27", unit="EUR"),
        recorded(5e10, HALF, reporter="EU27"),
        recorded(6.24e9, year(2028), reporter="HUN"),
    ]
    one = assess(CODE, tables_of(claim(**said), record))
    assert cells(one.together, "obs_value") == [9e10, 9.6e10]
    assert one.best is not None and one.best.member == "HUN"
    nearer = recorded(6e9, year(2026), reporter="EU27")
    one = assess(CODE, tables_of(claim(**said), [*record, nearer]))
    assert one.best is not None and one.best.member == "HUN"


@pytest.mark.parametrize(
    ("unit", "period", "claimed_in", "converts"),
    [
        ("EUR", year(2023), "USD", True),
        ("EUR", (date(2023, 1, 1), date(2023, 6, 30)), "USD", False),
        ("USD", year(2023), "USD", False),
        ("EUR", year(2023), "EUR", False),
        ("USD", year(2023), "EUR", False),
    ],
)
def test_converting_changes_something_where_there_is_a_rate(
    unit: str, period: tuple[date, date], claimed_in: str, converts: bool
) -> None:
    tables = tables_of(claim(unit=claimed_in), [recorded(5e6, period, unit=unit)])
    for dollars in (False, True):
        assert assess(CODE, tables, dollars=dollars).converts == converts
    changed = against(CODE, tables) != against(CODE, tables, dollars=True)
    assert changed == converts


def test_above_and_below_zero_have_no_ratio() -> None:
    said = {"indicator": "trade_balance", "obs_value": -1e6, "bound": "exact"}
    record = [
        recorded(value, year(2026 + n), indicator="trade_balance")
        for n, value in enumerate((-2e6, 2e6, 0.0))
    ]
    one = assess(CODE, tables_of(claim(**said), record))
    assert {row.obs_value: row.ratio for row in one.rows} == {-2e6: 2.0, 2e6: None, 0.0: None}
    assert one.best is not None and one.best.obs_value == -2e6


# A card.


def test_a_card_has_the_range_of_each_side_s_statistics_and_the_nearest_statement(
    made: Tables,
) -> None:
    """More than $2 billion with Russia: the books have 0.5 to 1.2 billion from 2019 to 2022."""
    brief = in_brief(codes(made)[0], made)
    (books,) = brief.ranges
    assert (books.side, books.kind, books.reading, books.definition) == (
        *("KGZ", "statistics"),
        *(None, None),
    )
    assert (books.lowest.obs_value, books.highest.obs_value) == (5e8, 1.2e9)
    assert (books.latest.obs_value, books.first_year, books.last_year) == (1.2e9, 2019, 2022)
    assert books.count == 4
    nearest, *others = brief.statements
    assert (nearest.side, nearest.obs_value, nearest.known) == ("RUS", 2.1e9, "since")
    assert nearest.reports == 2
    assert {row.side for row in others} == {"RUS"}


def test_the_statistics_of_either_side_have_a_range_of_their_own() -> None:
    ours = [recorded(value, year(2028 - n), compiler="NSC") for n, value in enumerate((3e6, 1e6))]
    theirs = recorded(9e6, year(2028), compiler="KAZ-STAT", reporter="KAZ", partner="KGZ")
    others = recorded(5e6, year(2028), compiler="ESTAT", partner="KAZ")
    said = claim(partner="KAZ")
    record = [*({**row, "partner": "KAZ"} for row in ours), theirs, others]
    ranges = in_brief(CODE, tables_of(said, record)).ranges
    assert [(one.side, one.lowest.obs_value, one.highest.obs_value) for one in ranges] == [
        ("KGZ", 1e6, 3e6),
        ("KAZ", 9e6, 9e6),
        (None, 5e6, 5e6),
    ]


def test_parts_of_years_are_in_no_range_and_the_latest_is_the_latest_edition() -> None:
    printed = {"compiler": "NSC"}
    record = [
        recorded(3e6, year(2027), **printed),
        recorded(1e6, year(2028), **printed, published="2029-03"),
        recorded(2e6, year(2028), **printed, published="2029-06"),
        recorded(9e6, HALF, **printed),
        recorded(8e6, year(2028), compiler="KGZ-GOV"),
    ]
    brief = in_brief(CODE, tables_of(claim(), record))
    (books,) = brief.ranges
    assert (books.lowest.obs_value, books.highest.obs_value) == (1e6, 3e6)
    assert books.latest.obs_value == 2e6 and books.latest.published == "2029-06"
    assert cells(brief.statements, "side", "obs_value") == [("KGZ", 8e6)], "of the only side"


def test_statements_of_the_other_side_are_in_the_order_of_their_distance() -> None:
    theirs = {"compiler": "RUS-GOV", "reporter": "RUS", "partner": "KGZ"}
    record = [
        recorded(value, year(2020 + n), **theirs) for n, value in enumerate((9e6, 1.2e6, 3e6))
    ]
    ours = recorded(2e6, year(2028))
    brief = in_brief(CODE, tables_of(claim(), [*record, ours]))
    assert cells(brief.statements, "obs_value") == [3e6, 1.2e6, 9e6]
    assert brief.ranges == ()


def test_people_have_a_range_for_each_definition_at_any_time() -> None:
    people = {"indicator": "migrants", "unit": "persons"}
    record = [
        recorded(3e5, HALF, definition="present", **people),
        recorded(6e5, year(2027), definition="present", **people),
        recorded(9e5, year(2028), definition="registered", **people),
        recorded(2e6, year(2027), definition="present", bound="more_than", **people),
    ]
    said = {**people, "obs_value": 1e6, "bound": "approximately"}
    brief = in_brief(CODE, tables_of(claim(**said), record))
    told = [(one.definition, one.lowest.obs_value, one.highest.obs_value) for one in brief.ranges]
    assert told == [("present", 3e5, 6e5), ("registered", 9e5, 9e5)]
    assert brief.ranges[0].latest.obs_value == 3e5


def test_members_and_the_block_as_a_sum_have_ranges_of_their_own(made: Tables) -> None:
    """Sevenfold: the growth of single members of the CIS, and of all of it."""
    (sevenfold,) = (code for code in codes(made) if code.endswith(".1400"))
    ranges = {one.reading: one for one in in_brief(sevenfold, made).ranges}
    assert set(ranges) == {MembersMeant.EACH, MembersMeant.TOGETHER}
    assert ranges[MembersMeant.EACH].highest.obs_value == 7.0
    assert ranges[MembersMeant.TOGETHER].highest.obs_value == pytest.approx(21 / 11)
    assert ranges[MembersMeant.TOGETHER].count == 2, "and what is printed beside it is no other"
    assert all(
        edition_of(one.latest) and one.first_year == one.last_year == 2022
        for one in ranges.values()
    )
