"""Goods by hand: as they are printed, added up, and as parts of a total of one edition."""

import csv
from pathlib import Path

import pytest

from lib.codelists import codelist
from lib.dashboard.queries.listed_goods import (
    FLOWS,
    all_listed,
    goods_of_year,
    goods_over_time,
    goods_years,
    groups,
    is_within,
    largest_goods,
    latest_of,
    leaders,
    listed,
    other_totals,
    parts_of,
    unlisted_parts,
)
from lib.model import GoodsRow, Tables
from tests.round_numbers import GOODS, YEARS, M, figure, figures_where, with_figures, year

RECORD = Path(__file__).parents[3] / "data/record/nsc"


def one(tables: Tables, flow: str, product: str, number: int) -> GoodsRow:
    (row,) = (r for r in goods_over_time(tables, flow, (product,)) if r.year == number)
    return row


@pytest.mark.parametrize("flow", FLOWS)
def test_every_figure_of_the_committee_s_table_is_a_row(flow: str, shipped: Tables) -> None:
    with (RECORD / f"{flow}_by_good.csv").open(encoding="utf-8") as file:
        printed = {
            (row["product"], int(row["period_start"][:4])): float(row["obs_value"])
            for row in csv.DictReader(file)
            if row["product"]
        }
    rows = goods_over_time(shipped, flow, listed(shipped, flow))
    assert {(row.product, row.year): row.obs_value for row in rows} == printed
    assert len(printed) == {"imports": 950, "exports": 707}[flow]


@pytest.mark.parametrize(
    ("flow", "product", "number", "amount", "share"),
    [
        ("imports", "cars", 2023, 2_772_170_253, 22.1456),
        ("imports", "wheat", 2023, 79_880_290, 0.63813),
        ("imports", "natural_gas", 1994, 52_117_400, 16.4406),
        ("exports", "gold", 2023, 1_284_332_757, 37.9435),
        # 287,663,002 of petrol, 272,385,097 of diesel fuel and 91,791,931 of kerosene
        ("imports", "oil_products", 2023, 651_840_030, 5.20726),
        # 65,812,182 of natural and 31,785,497 of liquefied gas
        ("imports", "gas", 2023, 97_597_679, 0.77966),
    ],
)
def test_amounts_and_shares_by_hand(
    flow: str, product: str, number: int, amount: float, share: float, shipped: Tables
) -> None:
    row = one(shipped, flow, product, number)
    assert row.obs_value == amount
    assert row.share == pytest.approx(share, rel=1e-3)


def test_a_share_is_of_the_total_of_the_same_edition(shipped: Tables) -> None:
    """The table by country of March 2024 has 12,351,968,058, provisional."""
    row = one(shipped, "imports", "cars", 2023)
    assert row.total == 12_517_912_380
    assert len(row.derived_from.split()) == 2
    (other,) = other_totals(shipped, "imports", 2023)
    assert (other.obs_value, other.published) == (12_351_968_058, "2024-03-02")
    assert other_totals(shipped, "exports", 2023) == ()


@pytest.mark.parametrize("published", ["2022-12", "2024-01"])
def test_the_document_of_the_goods_has_the_total_whatever_else_is_later(published: str) -> None:
    given_ = {"partner": "WLD", "indicator": "imports"}
    same = figure(5000 * M, year(2022), "2023-05", **given_, source_id="of-nsc-goods-imports")
    other = figure(9000 * M, year(2022), published, **given_)
    tables = with_figures(same, other)
    assert one(tables, "imports", "cars", 2022).total == 5000 * M
    assert one(tables, "imports", "cars", 2022).share == pytest.approx(18.0)
    without = with_figures(other)
    latest = 9000 * M if published > "2023-05" else 4000 * M
    assert one(without, "imports", "cars", 2022).total == latest


def test_a_wider_good_is_the_sum_of_the_parts_that_are_printed(made: Tables) -> None:
    assert groups(made, "imports") == ("energy", "oil_products", "food")
    assert groups(made, "exports") == ("food",)
    assert parts_of(made, "imports", "energy") == ("petrol", "diesel", "natural_gas")
    row = one(made, "imports", "energy", 2022)
    assert row.obs_value == (150 + 80 + 70) * M
    assert row.share == pytest.approx(100 * 300 / 4000)
    assert row.derivation == "petrol + diesel + natural_gas"
    assert row.observation_id == "computed:imports:energy:2022"
    assert len(row.derived_from.split()) == 4, "the parts and the total"
    assert row.missing is None


def test_a_year_without_a_part_says_so_and_counts_it_as_nothing_else(made: Tables) -> None:
    row = one(made, "imports", "energy", 2019)
    assert (row.obs_value, row.missing) == ((100 + 50) * M, "natural_gas")
    assert row.derivation == "petrol + diesel"
    assert not [r for r in goods_over_time(made, "imports", ("natural_gas",)) if r.year == 2019]


def test_the_sums_of_thirty_years_name_what_they_lack(shipped: Tables) -> None:
    missing = {
        row.year: row.missing
        for row in goods_over_time(shipped, "imports", ("food",))
        if row.missing
    }
    assert missing == {1994: "maize rice meat chocolate"}
    assert unlisted_parts(shipped, "imports", "food") == ("vegetables", "fruit")
    assert unlisted_parts(shipped, "imports", "energy") == ("oil", "electricity")
    assert unlisted_parts(shipped, "imports", "oil_products") == ()


def test_a_figure_keeps_its_status_and_a_sum_is_provisional_or_normal() -> None:
    """A later edition of petrol, of another definition or provisional."""
    of_petrol = {"partner": "WLD", "indicator": "imports", "product": "petrol"}
    for status, of_sum in (("D", "A"), ("P", "P")):
        late = figure(160 * M, year(2022), "2023-09", **of_petrol, obs_status=status)
        tables = with_figures(late)
        assert one(tables, "imports", "petrol", 2022).obs_status == status
        assert one(tables, "imports", "energy", 2022).obs_status == of_sum
        assert one(tables, "imports", "energy", 2021).obs_status == "A"


def test_what_is_printed_in_part_is_not_among_what_is_not_printed(made: Tables) -> None:
    """Of gas natural gas, of oil products petrol and diesel fuel: that liquefied gas and kerosene
    are not listed is no news of energy."""
    assert unlisted_parts(made, "imports", "energy") == ("oil", "coal", "electricity")


def test_a_printed_wider_good_is_no_sum_and_its_parts_are_never_counted_beside_it() -> None:
    given_ = {"partner": "WLD", "indicator": "imports", "product": "oil_products"}
    printed = figure(500 * M, year(2022), "2023-05", **given_, source_id="of-nsc-goods-imports")
    tables = with_figures(printed)
    row = one(tables, "imports", "oil_products", 2022)
    assert (row.obs_value, row.derivation) == (500 * M, None)
    assert "oil_products" not in groups(tables, "imports")
    assert "oil_products" not in listed(tables, "imports")
    assert one(tables, "imports", "energy", 2022).obs_value == 300 * M


@pytest.mark.parametrize("flow", FLOWS)
def test_no_listed_good_is_within_another(flow: str, shipped: Tables, made: Tables) -> None:
    for tables in (shipped, made):
        goods = listed(tables, flow)
        assert goods
        assert not [(a, b) for a in goods for b in goods if is_within(a, b)]


@pytest.mark.parametrize("flow", FLOWS)
def test_a_ranking_has_every_good_of_the_year_once_and_no_sum(flow: str, made: Tables) -> None:
    for place, number in enumerate(YEARS):
        rows = goods_of_year(made, flow, number)
        amounts = {p: a[place] for p, a in GOODS[flow].items() if a[place] is not None}
        assert {row.product: row.obs_value / M for row in rows} == amounts
        assert [row.obs_value for row in rows] == sorted((r.obs_value for r in rows), reverse=True)
        assert {row.derivation for row in rows} == {None}


def test_what_the_goods_are_of_all_of_it(made: Tables, shipped: Tables) -> None:
    together = all_listed(made, "imports", 2022)
    assert (together.count, together.obs_value) == (6, 1300 * M)
    assert together.share == pytest.approx(100 * 1300 / 4000)
    assert all_listed(shipped, "imports", 2023).count == 32
    assert all_listed(shipped, "imports", 2023).share == pytest.approx(37.957, abs=0.001)
    assert all_listed(made, "imports", 1990).share is None


def test_which_led_and_which_are_largest(made: Tables, shipped: Tables) -> None:
    assert [row.product for row in leaders(made, "imports")] == [*["petrol"] * 3, "cars"]
    assert largest_goods(made, "imports", 2) == ("cars", "petrol")
    led = {row.year: row.product for row in leaders(shipped, "imports")}
    assert [led[number] for number in (1994, 2000, 2008, 2021, 2022)] == [
        *("natural_gas", "wheat", "kerosene", "petrol", "cars"),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"compiler": "NSC-RELAYED"},
        {"partner": "RUS"},
        {"bound": "approximately"},
        {"unit": "t"},
        {"measure": "growth", "unit": "ratio"},
        {"reporter": "KAZ", "partner": "KGZ"},
    ],
)
def test_only_the_committee_s_own_table_counts(changed: dict[str, str]) -> None:
    given_ = {"compiler": "NSC", "partner": "WLD", "indicator": "imports", "product": "tea"}
    own = figure(7 * M, year(2022), "2023-05", **given_)
    assert latest_of(with_figures(own), "imports", "tea") is not None
    assert latest_of(with_figures({**own, **changed}), "imports", "tea") is None


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_editions_the_later_counts(turned: bool) -> None:
    given_ = {"partner": "WLD", "indicator": "imports", "product": "tea"}
    early, late = (
        figure(value * M, year(2022), day, **given_)
        for value, day in ((7, "2023-05"), (8, "2023-06"))
    )
    ordered = [early, late][:: -1 if turned else 1]
    named = [row | {"observation_id": str(number)} for number, row in enumerate(ordered)]
    assert one(with_figures(*named), "imports", "tea", 2022).obs_value == 8 * M


def test_without_a_table_there_are_no_goods() -> None:
    nothing = figures_where(lambda row: row["product"] is None)
    for flow in FLOWS:
        assert goods_years(nothing, flow) == listed(nothing, flow) == groups(nothing, flow) == ()
        assert largest_goods(nothing, flow, 5) == leaders(nothing, flow) == ()
        assert latest_of(nothing, flow, "energy") is None


def test_every_part_is_of_a_good_on_the_list() -> None:
    goods = codelist("product")
    wider = {good.attributes.get("part_of") for good in goods.values()} - {None}
    assert wider <= set(goods)
    assert {code for code, good in goods.items() if "sum_of" in good.attributes} == {
        *("energy", "oil_products", "gas", "food")
    }
