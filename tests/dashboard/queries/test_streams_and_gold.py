"""Streams share no trade and add up to all of it; gold comes off only where it is known."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.queries import overlapping, unexplained, unlisted, years
from lib.dashboard.queries.gold_exports import gold
from lib.dashboard.queries.streams import streams
from lib.dashboard.queries.trade import printed as printed_of
from lib.model import Bound, Tables, TradeRow
from tests.dashboard.conftest import Printed, with_observations
from tests.examples import examples
from tests.round_numbers import PRINTED, TRADE, M, figure, figures_where, with_figures, year

CHOSEN = st.lists(st.sampled_from(sorted(set(TRADE) - {"WLD"})), max_size=6, unique=True)


def _share_nothing_and_are_all(rows: Iterable[TradeRow], world: Mapping[str, float]) -> None:
    rows = tuple(rows)
    assert overlapping(row.series for row in rows if row.partner != "WLD") == ()
    assert all(row.obs_value > 0 and row.bound == "exact" for row in rows)
    for flow, total in world.items():
        drawn = sum(row.obs_value for row in rows if row.indicator == flow)
        assert drawn == pytest.approx(total)


def _changed(made: Tables, partner: str, flow: str, **cells: Any) -> Tables:
    """The tables with cells of one printed figure of 2022 in place of others."""
    name = printed_of(made).figures[partner, flow, 2022].observation_id
    return with_observations(
        made,
        (replace(row, **cells) if row.observation_id == name else row for row in made.observations),
    )


@pytest.mark.parametrize("bound", [bound for bound in Bound if bound is not Bound.EXACT])
def test_what_is_hedged_has_no_width(bound: Bound, made: Tables) -> None:
    hedged = _changed(made, "RUS", "imports", bound=bound)
    rows = streams(hedged, ("RUS", "KAZ"), 2022)
    amounts = {(row.indicator, row.partner): row.obs_value for row in rows}
    assert ("imports", "RUS") not in amounts and ("exports", "RUS") in amounts
    assert amounts["imports", "WLD"] == 3700 * M
    rows = streams(_changed(made, "WLD", "imports", bound=bound), ("RUS",), 2022)
    assert ("imports", "WLD") not in {(row.indicator, row.partner) for row in rows}


@pytest.mark.parametrize(("amount", "drawn"), [(-1.0, False), (0.0, False), (0.5, True)])
def test_an_amount_of_nothing_has_no_width(amount: float, drawn: bool, made: Tables) -> None:
    rows = streams(_changed(made, "RUS", "imports", obs_value=amount), ("RUS", "KAZ"), 2022)
    found = [row for row in rows if (row.partner, row.indicator) == ("RUS", "imports")]
    assert len(found) == drawn
    assert len(rows) == 5 + drawn


@pytest.mark.parametrize("turned", [False, True])
def test_the_latest_edition_of_gold_comes_off(turned: bool) -> None:
    given_ = {"indicator": "exports", "product": "gold", "partner": "CHE"}
    later = figure(450 * M, year(2022), "2024", "NSC-RELAYED", **given_)
    earlier = figure(300 * M, year(2022), "2023-02", "NSC-RELAYED", **given_)
    hedged = figure(100 * M, year(2022), "2024-12", "NSC-RELAYED", **given_) | {
        "bound": "approximately"
    }
    ordered = [later, earlier, hedged][:: -1 if turned else 1]
    named = [row | {"observation_id": f"{number}"} for number, row in enumerate(ordered)]
    rows = gold(with_figures(*named), ("CHE",))
    rest = [row for row in rows if row.product == "not gold" and row.partner == "CHE"]
    assert [row.obs_value for row in rest] == [50 * M]


@examples(25)
@given(chosen=CHOSEN, number=st.sampled_from((2019, 2022)))
def test_streams_share_no_trade_and_add_up_to_all(
    chosen: list[str], number: int, made: Tables
) -> None:
    world = {flow: PRINTED[flow, "WLD", number] for flow in ("imports", "exports")}
    _share_nothing_and_are_all(streams(made, tuple(chosen), number), world)


@pytest.mark.parametrize("chosen", [(), ("RUS", "EU27", "CIS"), ("EAEU", "CIS", "KAZ", "DEU")])
def test_so_do_those_of_what_was_printed(
    chosen: tuple[str, ...], edition: Tables, printed: Printed
) -> None:
    for number in (2018, 2023):
        world = {flow: printed[flow, "WLD", number] for flow in ("imports", "exports")}
        _share_nothing_and_are_all(streams(edition, chosen, number), world)


def test_the_rest_of_the_world_is_all_less_every_stream_drawn(made: Tables) -> None:
    rows = streams(made, ("RUS", "CIS", "CHN"), 2022)
    assert {row.series: row.obs_value for row in rows if row.indicator == "imports"} == {
        "RUS": 800 * M,
        "CIS_X_RUS": 500 * M,
        "CHN": 950 * M,
        "WLD_X_RUS_X_CIS_X_RUS_X_CHN": 1750 * M,
    }


def test_a_year_that_is_not_on_record_has_no_streams(made: Tables) -> None:
    assert streams(made, ("RUS",), 1999) == ()


def test_gold_by_hand(made: Tables) -> None:
    rows = gold(made, ("CHE", "RUS", "GBR"))
    assert {row.partner for row in rows} == {"WLD", "CHE"}, "the others' is not known for a year"
    without = [row for row in rows if row.product == "not gold"]
    assert {row.partner: row.obs_value for row in without} == {"WLD": 1500 * M, "CHE": 100 * M}
    assert {row.product for row in rows} == {None, "not gold"}
    for row in without:
        assert len(row.derived_from.split()) == 2
        assert row.observation_id.startswith("computed:")


def test_no_part_year_s_gold_is_taken_off_a_year(made: Tables) -> None:
    eleven_months = [
        row for row in made.observations if (row.product, row.partner) == ("gold", "GBR")
    ]
    assert [str(row.period_end)[5:] for row in eleven_months] == ["11-30"]
    rows = gold(made, ("GBR", "CHE"))
    assert [row.partner for row in rows] == ["WLD", "WLD", "CHE", "CHE"]
    assert gold(figures_where(lambda row: row["product"] is None), ("CHE",)) == ()


def test_gold_of_another_year_makes_another_pair_of_rows() -> None:
    given_ = {"partner": "GBR", "indicator": "exports", "product": "gold"}
    known = figure(60 * M, year(2021), "2023-04", "NSC-RELAYED", **given_)
    rows = [row for row in gold(with_figures(known), ("GBR",)) if row.partner == "GBR"]
    assert [(row.year, row.obs_value) for row in rows] == [(2021, 100 * M), (2021, 40 * M)]


def test_members_without_a_row_are_named(made: Tables) -> None:
    missing = unlisted(made, "EU27", 2022, "exports")
    assert len(missing) == 27 - 2 and "AUT" in missing
    assert not {"DEU", "FRA", "GBR"} & set(missing)
    assert unexplained(made, "EU27", 2022, "exports") is None
    assert unlisted(made, "EAEU", 2022, "exports") == ()


def test_the_streams_of_the_shipped_record_add_up_in_every_year(shipped: Tables) -> None:
    for number in years(shipped):
        whole = streams(shipped, (), number)
        if len(whole) == 2:
            rows = streams(shipped, ("RUS", "EU27", "CIS"), number)
            _share_nothing_and_are_all(rows, {row.indicator: row.obs_value for row in whole})
