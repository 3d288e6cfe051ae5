"""What is reported of goods beside the tables: as it was given, by flow and partner."""

from dataclasses import replace
from datetime import date

import pytest

from lib.codelists import codelist
from lib.dashboard.queries.reported_goods import (
    goods_of_tie,
    offered_goods,
    reported_goods,
    tied_goods,
)
from lib.model import Tables
from tests.round_numbers import M, figure, with_figures, year


def test_wheat_by_seller_is_in_tonnes_with_its_hedge(shipped: Tables) -> None:
    rows = reported_goods(shipped, "imports", "wheat")
    of_2023 = [
        (row.partner, row.obs_value, row.unit, row.bound)
        for row in rows
        if row.period_kind == "year"
    ]
    assert of_2023 == [
        ("WLD", 370_800, "t", "approximately"),
        ("RUS", 351_400, "t", "approximately"),
        ("KAZ", 19_400, "t", "approximately"),
    ]
    assert {row.unit for row in rows} == {"t"}


def test_the_latest_period_is_first_and_all_partners_before_each(made: Tables) -> None:
    rows = reported_goods(made, "imports", "wheat")
    assert [(row.partner, row.obs_value) for row in rows] == [
        ("WLD", 100_000),
        ("RUS", 90_000),
        ("RUS", 40_000),
    ]
    assert [row.period_end for row in rows][-1] == date(2022, 6, 30)


def test_a_wider_good_has_what_is_reported_of_its_parts(made: Tables, shipped: Tables) -> None:
    assert reported_goods(made, "imports", "food") == reported_goods(made, "imports", "wheat")
    assert reported_goods(made, "imports", "energy") == ()
    assert {row.product for row in reported_goods(shipped, "imports", "food")} == {
        *("wheat", "wheat_flour", "sugar"),
    }


def test_the_flow_is_kyrgyzstan_s_whoever_counts(shipped: Tables) -> None:
    """Kazakhstan sold 220.1 million dollars of farm products to Kyrgyzstan in 2023."""
    (row,) = (
        row
        for row in reported_goods(shipped, "imports", "farm_products")
        if row.period_kind == "year"
    )
    assert (row.reporter, row.indicator, row.obs_value) == ("KAZ", "exports", 220_100_000)


def test_what_the_table_prints_is_not_repeated_as_it_was_relayed(shipped: Tables) -> None:
    rows = reported_goods(shipped, "exports", "gold")
    assert not [
        row for row in rows if (row.partner, row.period_kind, row.unit) == ("WLD", "year", "USD")
    ]
    assert {row.partner for row in rows if row.period_kind == "year" and row.unit == "USD"} == {
        *("CHE", "ARE", "HKG"),
    }
    cars = reported_goods(shipped, "exports", "cars")
    assert next((r.partner, r.obs_value) for r in cars if r.unit == "USD") == ("WLD", 69_600_000)


@pytest.mark.parametrize(
    "changed",
    [
        {"product": None},
        {"product": "other"},
        {"indicator": "trade_turnover"},
        {"measure": "growth", "unit": "ratio"},
        {"partner": None, "partner_scope": None},
        {"reporter": "KAZ"},
    ],
)
def test_other_figures_are_not_among_them(changed: dict[str, str | None]) -> None:
    given_ = {"partner": "RUS", "indicator": "imports", "product": "tea"}
    tea = figure(7, year(2022), "2023-05", "NSC-RELAYED", **given_) | {"unit": "t"}
    assert len(reported_goods(with_figures(tea), "imports", "tea")) == 1
    assert reported_goods(with_figures(tea | changed), "imports", "tea") == ()


def test_what_can_be_asked_for_is_listed_or_reported(made: Tables) -> None:
    assert offered_goods(made, "imports") == (
        *("energy", "oil_products", "food"),
        *("petrol", "diesel", "natural_gas", "wheat", "sugar", "cars"),
    )
    assert "gold" in offered_goods(made, "exports"), "reported, though in no table of these"


def test_ties_have_the_amounts_of_their_goods(made: Tables, shipped: Tables) -> None:
    found = [(one.product, one.total and one.total.obs_value) for one in tied_goods(made)]
    assert found == [("oil_products", 230 * M), ("wheat", 40 * M)]
    oil, wheat = (one.with_partner for one in tied_goods(made))
    assert oil is None, "what Russia sold of it is not on record"
    assert wheat is not None and wheat.obs_value == 90_000, "a whole year before a half"
    products = [one.product for one in tied_goods(shipped)]
    assert products == ["oil_products", "gas", "wheat", "food"]
    gas = tied_goods(shipped)[1].with_partner
    assert gas is not None
    assert (gas.product, gas.unit, gas.obs_value) == ("natural_gas", "m3", 238_200_000)


def test_a_tie_of_no_good_or_of_others_has_none(made: Tables) -> None:
    subjects = {tie.subject for tie in made.ties if goods_of_tie(tie, made)}
    assert subjects == {"oil", "wheat"}
    assert any(tie.subject == "roads" for tie in made.ties)
    oil = next(tie for tie in made.ties if tie.subject == "oil")
    assert goods_of_tie(oil, made) is not None
    assert goods_of_tie(replace(oil, reporter="RUS", partner="KAZ"), made) is None


def test_every_tie_that_names_a_good_names_one_on_the_list() -> None:
    named = {
        code: subject.attributes["product"]
        for code, subject in codelist("tie_subject").items()
        if "product" in subject.attributes
    }
    assert named == {"oil": "oil_products", "gas": "gas", "wheat": "wheat", "food": "food"}
    assert set(named.values()) <= set(codelist("product"))


def test_of_a_refreshed_good_the_latest_vintage_is_reported_once(refreshed: Tables) -> None:
    rows = [
        row
        for row in reported_goods(refreshed, "imports", "petrol")
        if (row.compiler, row.partner) == ("UN-COMTRADE", "CHN")
    ]
    times = [row.period_start for row in rows]
    assert len(times) == len({*times}) == 8
    editions = [row for row in refreshed.observations if row.product == "petrol"]
    assert len({row.published for row in editions if row.compiler == "UN-COMTRADE"}) == 2
    revised = next(row for row in rows if row.period_start == date(2025, 1, 1))
    assert revised.published == max(row.published for row in editions)
