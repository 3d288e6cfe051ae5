"""A claim of growth among all windows of its length."""

from collections.abc import Sequence
from typing import Any

import pytest

from lib.codelists import HOME
from lib.dashboard.factcheck.assessment import claim_row
from lib.dashboard.factcheck.proportion import in_proportion, length_of, windows
from lib.dashboard.queries.claims import claims
from lib.dashboard.views import run
from lib.model import Reach, Tables
from tests import round_numbers
from tests.dashboard.queries.claimed import CODE, claim, recorded, tables_of, year

SAID: dict[str, Any] = {
    "measure": "growth",
    "unit": "ratio",
    "obs_value": 7.0,
    "bound": "exact",
    "partner": "CIS",
    "partner_scope": "some",
    "valuation": "unstated",
    "period_start": year(2026)[0].replace(month=1, day=2),
    "period_end": year(2030)[0].replace(month=1, day=2),
}
"""That trade with some CIS countries grew sevenfold in the four years to 2 January 2030."""


def books(partner: str, amounts: dict[int, float]) -> list[dict[str, Any]]:
    """Imports of nothing but a dollar, and the rest as exports."""
    rows = []
    for number, amount in amounts.items():
        for indicator, value in (("exports", amount - 1), ("imports", 1.0)):
            fixed = {"compiler": "NSC", "indicator": indicator, "note": None, "obs_status": "A"}
            rows.append(recorded(value, year(number), partner=partner, **fixed))
    return rows


def among(record: Sequence[dict[str, Any]], words: str = "sevenfold", **given: object) -> Tables:
    return tables_of(claim(**(SAID | given)), record, words)


def the_claim(tables: Tables) -> Any:
    return claim_row(claims(tables)[CODE], CODE, tables)


RECORD = [
    *books("UZB", {2020: 100, 2024: 700, 2028: 4550}),
    *books("KAZ", {2020: 1000, 2024: 500, 2028: 20000}),
]
"""By hand: with Uzbekistan seven times and 6.5 times, with Kazakhstan a half and forty times."""


def test_what_reached_it_what_rounds_to_it_and_what_is_recent() -> None:
    found = in_proportion(CODE, among(RECORD))
    assert found is not None
    told = [(row.partner, row.period_end.year, row.obs_value, row.reach) for row in found.rows]
    assert told == [
        ("KAZ", 2024, 0.5, Reach.SHORT),
        ("KAZ", 2028, 40.0, Reach.REACHED),
        ("UZB", 2024, 7.0, Reach.REACHED),
        ("UZB", 2028, 6.5, Reach.ROUNDS_TO_SAME),
    ], "the partner with the highest growth first"
    assert (found.length, found.block) == (4, "CIS")
    assert [row.obs_value for row in found.reached] == [40.0, 7.0]
    assert [row.obs_value for row in found.rounded] == [6.5]
    assert {row.period_end.year for row in found.recent} == {2028}
    assert {row.claim for row in found.rows} == {CODE}
    assert [row.ratio for row in found.reached] == [40 / 7, 1.0]


@pytest.mark.parametrize(
    ("value", "bound", "growth", "reach"),
    [
        (7.0, "exact", 6.49, Reach.SHORT),
        (7.0, "exact", 6.5, Reach.ROUNDS_TO_SAME),
        (7.0, "exact", 6.99, Reach.ROUNDS_TO_SAME),
        (7.0, "exact", 7.0, Reach.REACHED),
        (7.0, "more_than", 7.0, Reach.SHORT),
        (7.0, "more_than", 7.01, Reach.REACHED),
        (7.0, "at_least", 7.0, Reach.REACHED),
        (7.0, "approximately", 6.6, Reach.ROUNDS_TO_SAME),
        (0.5, "exact", 0.4, Reach.REACHED),
        (0.5, "exact", 0.9, Reach.SHORT),
    ],
)
def test_up_to_it_or_down_to_it(value: float, bound: str, growth: float, reach: Reach) -> None:
    """A claim that trade fell is reached by falling as far."""
    record = books("UZB", {2020: 10_000, 2024: 10_000 * growth})
    (row,) = windows(CODE, among(record, obs_value=value, bound=bound))
    assert row.reach is reach


@pytest.mark.parametrize(
    ("given", "length"),
    [
        ({}, 4),
        ({"period_start": year(2025)[0]}, 5),
        ({"period_start": year(2030)[0]}, None),
        ({"period_start": None, "period_end": None}, None),
        ({"measure": "level", "unit": "USD"}, None),
        ({"partner_scope": "whole"}, None),
        ({"partner": "UZB"}, None),
        ({"indicator": "remittances"}, None),
        ({"product": "gold"}, None),
        ({"indicator": "exports"}, 4),
        ({"reporter": "RUS"}, None),
    ],
)
def test_the_length_is_the_claim_s(given: dict[str, Any], length: int | None) -> None:
    tables = among(RECORD, **given)
    assert length_of(the_claim(tables)) == length
    if length is None:
        assert in_proportion(CODE, tables) is None
        assert windows(CODE, tables) == ()


def test_a_base_year_that_is_named_makes_the_length() -> None:
    named = dict(zip(("period_start", "period_end"), year(2028), strict=True))
    base = dict(zip(("base_period_start", "base_period_end"), year(2020), strict=True))
    tables = among(RECORD, **named, **base)
    assert length_of(the_claim(tables)) == 8
    assert [row.obs_value for row in windows(CODE, tables)] == [45.5, 20.0]
    half = {"base_period_end": year(2020)[0].replace(month=6)}
    assert length_of(the_claim(among(RECORD, **named, **(base | half)))) is None


def test_the_members_may_be_on_either_side_of_turnover_alone() -> None:
    """Exports of CIS countries to Kyrgyzstan are no exports of Kyrgyzstan to them."""
    sides = {"reporter": "CIS", "reporter_scope": "some", "partner": HOME, "partner_scope": "whole"}
    tables = among(RECORD, **sides)
    found = in_proportion(CODE, tables)
    assert found is not None and (found.block, len(found.rows)) == ("CIS", 4)
    assert length_of(the_claim(among(RECORD, **sides, indicator="exports"))) is None


def test_who_left_is_named_with_its_last_year() -> None:
    ukraine = books("UKR", {2009: 1, 2013: 2, 2017: 3})
    georgia = books("GEO", {2004: 1, 2008: 2})
    found = in_proportion(CODE, among([*RECORD, *ukraine, *georgia]))
    assert found is not None and found.left == (("GEO", 2008), ("UKR", 2017))


def test_without_two_years_so_far_apart_there_is_nothing() -> None:
    assert in_proportion(CODE, among(books("UZB", {2020: 1, 2023: 2}))) is None


def test_the_file_has_the_rows_in_their_order(made: Tables) -> None:
    """A claim that is none of growth has an empty file with the same columns."""
    (code,) = (one for one in claims(made) if one.endswith(".1100"))
    empty = run("growth_windows", made, (), {"claim": code})
    full = run("growth_windows", among(RECORD), (), {"claim": CODE})
    assert list(empty.columns) == list(full.columns)
    assert len(empty) == 0
    assert full["obs_value"].tolist() == [0.5, 40.0, 7.0, 6.5]
    assert full["reach"].tolist() == ["short", "reached", "reached", "rounds_to_same"]
    assert full["partner_label"].tolist()[0] == "Kazakhstan"
    assert full["block_label"].tolist()[0] == "CIS"


def test_sevenfold_in_four_years_since_1994(shipped: Tables) -> None:
    """By hand from the printed exports and imports of both years of each."""
    found = in_proportion("24kg-2024-10-16.2013", shipped)
    assert found is not None
    assert len(found.rows) == 263
    reached = {
        (row.partner, row.base_period_start.year): round(row.obs_value, 2) for row in found.reached
    }
    assert reached == {
        ("ARM", 1996): 1084.19,
        ("ARM", 2005): 10.77,
        ("ARM", 2006): 66.96,
        ("MDA", 2000): 27.33,
        ("TKM", 2017): 7.07,
        ("TKM", 2018): 17.22,
        ("TKM", 2019): 7.85,
        ("BLR", 2004): 7.72,
        ("BLR", 2005): 9.14,
    }
    assert [(row.partner, round(row.obs_value, 2)) for row in found.rounded] == [("ARM", 6.96)]
    assert max(row.base_value for row in found.reached) < 8.5e6
    assert len(found.recent) == 18
    assert found.left == (("GEO", 2008), ("UKR", 2017))


@pytest.fixture(scope="module")
def made() -> Tables:
    return round_numbers.edition()
