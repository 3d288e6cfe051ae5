"""Goods to six digits: every figure is a sum that is made here by hand, of the files."""

from collections.abc import Callable

import pytest

from lib.codelists.harmonized_system import ALL, section_of
from lib.dashboard.queries.world_rows import (
    both_sides_of_parts,
    counterparts,
    good_over_time,
    goods_on_record,
    partners_in_good,
    parts_of_good,
    world_frame,
    years_on_record,
)
from lib.model import Tables, WorldGoodsRow
from tests.dashboard.traded import UNNAMED, UNNAMED_NAME, YEARS, Flow, Traded

EAEU = {"ARM", "BLR", "KAZ", "RUS"}


def amounts(rows: tuple[WorldGoodsRow, ...]) -> dict[str, float]:
    return {row.product: row.obs_value for row in rows}


def by_hand(
    of: Traded, where: Callable[[Flow], bool], key: Callable[[Flow], str]
) -> dict[str, float]:
    found: dict[str, float] = {}
    for flow in of.flows:
        if where(flow):
            found[key(flow)] = found.get(key(flow), 0.0) + flow.value
    return found


def of_home(flow: Flow, indicator: str, year: int) -> bool:
    return flow.reporter == "KGZ" and flow.indicator == indicator and flow.year == year


def section(flow: Flow) -> str:
    found = section_of(flow.product)
    assert found is not None
    return found.code


@pytest.mark.parametrize("flow", ["imports", "exports"])
@pytest.mark.parametrize("year", YEARS)
def test_sections_chapters_headings_and_subheadings_are_sums(
    flow: str, year: int, made_with_baci: Tables, baci: Traded
) -> None:
    for good, digits in ((ALL, 0), ("XVII", 2), ("87", 4), ("8703", 6)):
        rows = parts_of_good(made_with_baci, baci.world, flow, good, "WLD", year)
        expected = by_hand(
            baci,
            lambda one, good=good: (
                of_home(one, flow, year)
                and (
                    good == ALL
                    or (section(one) == "XVII" if good == "XVII" else one.product.startswith(good))
                )
            ),
            lambda one, digits=digits: one.product[:digits] if digits else section(one),
        )
        assert amounts(rows) == pytest.approx(expected), good
        assert [row.obs_value for row in rows] == sorted(amounts(rows).values(), reverse=True)
        total = sum(expected.values())
        assert sum(row.share or 0 for row in rows) == pytest.approx(100)
        assert all(row.total == pytest.approx(total) for row in rows)


def test_a_partner_and_a_block_are_those_who_were_in_it(
    made_with_baci: Tables, baci: Traded
) -> None:
    for counterpart, members in (("CHN", {"CHN"}), ("EAEU", EAEU), (UNNAMED, {UNNAMED})):
        rows = parts_of_good(made_with_baci, baci.world, "imports", "XVII", counterpart, 2020)
        expected = by_hand(
            baci,
            lambda one, members=members: (
                of_home(one, "imports", 2020) and section(one) == "XVII" and one.partner in members
            ),
            lambda one: one.product[:2],
        )
        assert expected and amounts(rows) == pytest.approx(expected), counterpart
        assert {(row.reporter, row.partner) for row in rows} == {("KGZ", counterpart)}


def test_tonnes_are_given_where_every_flow_has_them(made_with_baci: Tables, baci: Traded) -> None:
    rows = parts_of_good(made_with_baci, baci.world, "imports", "8703", "WLD", 2020)
    flows = [one for one in baci.flows if of_home(one, "imports", 2020)]
    for row in rows:
        tonnes = [one.quantity for one in flows if one.product == row.product]
        whole = None if None in tonnes else sum(filter(None, tonnes))
        assert row.quantity == (None if whole is None else pytest.approx(whole)), row.product
    assert next(row.quantity for row in rows if row.product == "870330") is None
    assert next(row.quantity for row in rows if row.product == "870320") == 500
    sections = parts_of_good(made_with_baci, baci.world, "imports", ALL, "WLD", 2020)
    of_vehicles = next(row for row in sections if row.product == "XVII")
    assert of_vehicles.quantity is None, "one flow in it has none"
    assert of_vehicles.products == len({one.product for one in flows if section(one) == "XVII"})


def test_a_good_over_the_years(made_with_baci: Tables, baci: Traded) -> None:
    rows = good_over_time(made_with_baci, baci.world, "imports", "8703", "CHN")
    expected = {
        year: baci.total(
            lambda one, year=year: (
                of_home(one, "imports", year)
                and one.partner == "CHN"
                and one.product.startswith("8703")
            )
        )
        for year in YEARS
    }
    assert {row.year: row.obs_value for row in rows} == pytest.approx(expected)
    assert [row.year for row in rows] == list(YEARS)
    assert {row.share for row in rows} == {None}


def test_the_partners_of_a_good(made_with_baci: Tables, baci: Traded) -> None:
    rows = partners_in_good(made_with_baci, baci.world, "imports", "87", 2019)
    expected = by_hand(
        baci,
        lambda one: of_home(one, "imports", 2019) and one.product.startswith("87"),
        lambda one: one.partner,
    )
    assert {row.partner: row.obs_value for row in rows} == pytest.approx(expected)
    assert rows[0].partner == "CHN"


def test_what_is_on_record(made_with_baci: Tables, baci: Traded) -> None:
    six = {one.product for one in baci.flows if one.reporter == "KGZ"}
    found = goods_on_record(made_with_baci, baci.world)
    assert {code for code in found if len(code) == 6} == six
    assert {ALL, "XVII", "87", "8703"} <= found
    partners = {one.partner for one in baci.flows if one.reporter == "KGZ"}
    assert set(counterparts(made_with_baci, baci.world)) == partners
    assert years_on_record(made_with_baci, baci.world, "imports") == YEARS


def test_each_side_has_a_row(made_with_comtrade: Tables, comtrade: Traded) -> None:
    rows = both_sides_of_parts(made_with_comtrade, comtrade.world, "imports", ALL, "CHN", 2020)
    found = {(row.product, row.reporter, row.indicator): row.obs_value for row in rows}
    assert found == {
        ("XVII", "KGZ", "imports"): 4e6,
        ("XVII", "CHN", "exports"): 9e6,
        ("XI", "KGZ", "imports"): 3e6,
        ("XI", "CHN", "exports"): 3e6,
    }
    prices = {row.reporter: row.valuation for row in rows}
    assert prices == {"KGZ": "cif", "CHN": "fob"}
    [ours] = both_sides_of_parts(
        made_with_comtrade, comtrade.world, "imports", "610210", "CHN", 2020
    )
    assert (ours.reporter, ours.obs_value) == ("KGZ", 2e6), "the other side has no figure"


def test_a_file_says_whose_the_figures_are(
    made_with_baci: Tables, baci: Traded, made_with_comtrade: Tables, comtrade: Traded
) -> None:
    rows = partners_in_good(made_with_baci, baci.world, "imports", "8703", 2020)
    frame = world_frame(rows, baci.world, "ru")
    assert set(frame["terms"]) == {"Etalab 2.0"} and set(frame["publisher"]) == {"CEPII"}
    assert set(frame["source_title"]) == {"BACI HS92 V202401b"}
    names = dict(zip(frame["partner"], frame["partner_label"], strict=True))
    assert names["CHN"] == "Китай" and names[UNNAMED] == UNNAMED_NAME
    empty = world_frame((), baci.world)
    assert list(empty.columns) == list(frame.columns) and empty.empty
    assert empty.dtypes["obs_value"] == frame.dtypes["obs_value"]
    theirs = parts_of_good(made_with_comtrade, comtrade.world, "imports", ALL, "WLD", 2020)
    terms = set(world_frame(theirs, comtrade.world)["terms"])
    assert terms == {"UN Comtrade: not for redistribution without permission"}
