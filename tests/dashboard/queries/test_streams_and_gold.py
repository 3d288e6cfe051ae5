"""Streams share no trade and add up to all of it; gold comes off only where it is known."""

from collections.abc import Mapping

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.queries import overlapping, unexplained, unlisted, years
from lib.dashboard.queries.gold_exports import gold
from lib.dashboard.queries.streams import streams
from lib.model import Bound
from tests.dashboard.conftest import Printed
from tests.examples import examples
from tests.round_numbers import PRINTED, TRADE, M, figure, year

Tables = Mapping[str, pd.DataFrame]
CHOSEN = st.lists(st.sampled_from(sorted(set(TRADE) - {"WLD"})), max_size=6, unique=True)


def _share_nothing_and_are_all(rows: pd.DataFrame, world: Mapping[str, float]) -> None:
    own = rows[rows["partner"] != "WLD"]
    assert overlapping(own["series"]) == ()
    assert (rows["obs_value"] > 0).all()
    assert (rows["bound"] == "exact").all()
    for flow, total in world.items():
        drawn = rows.loc[rows["indicator"] == flow, "obs_value"].sum()
        assert drawn == pytest.approx(total)


def _changed(made: Tables, partner: str, flow: str, **cells: object) -> pd.DataFrame:
    """The observations with cells of one printed figure of 2022 in place of others."""
    rows = made["observations"].copy()
    printed = rows["source_id"].eq(f"of-nsc-{flow}") & (rows["partner"] == partner)
    (place,) = rows.index[printed & (rows["period_start"].map(str) == "2022-01-01")]
    for column, cell in cells.items():
        rows.loc[place, column] = cell
    return rows


@pytest.mark.parametrize("bound", [bound for bound in Bound if bound is not Bound.EXACT])
def test_what_is_hedged_has_no_width(bound: Bound, made: Tables) -> None:
    hedged = _changed(made, "RUS", "imports", bound=bound.value)
    rows = streams(("RUS", "KAZ"), 2022, hedged).set_index(["indicator", "partner"])["obs_value"]
    assert ("imports", "RUS") not in rows and ("exports", "RUS") in rows
    assert rows["imports", "WLD"] == 3700 * M
    total = _changed(made, "WLD", "imports", bound=bound.value)
    assert "imports" not in set(
        streams(("RUS",), 2022, total).query("partner == 'WLD'")["indicator"]
    )


@pytest.mark.parametrize(("amount", "drawn"), [(-1.0, False), (0.0, False), (0.5, True)])
def test_an_amount_of_nothing_has_no_width(amount: float, drawn: bool, made: Tables) -> None:
    rows = streams(("RUS", "KAZ"), 2022, _changed(made, "RUS", "imports", obs_value=amount))
    found = rows[(rows["partner"] == "RUS") & (rows["indicator"] == "imports")]
    assert len(found) == drawn
    assert len(rows) == 5 + drawn


def test_the_latest_edition_of_gold_comes_off(made: Tables) -> None:
    given_ = {"indicator": "exports", "product": "gold", "partner": "CHE"}
    later = figure(450 * M, year(2022), "2024", "NSC-RELAYED", **given_)
    earlier = figure(300 * M, year(2022), "2023-02", "NSC-RELAYED", **given_)
    hedged = figure(100 * M, year(2022), "2024-12", "NSC-RELAYED", **given_) | {
        "bound": "approximately"
    }
    for ordered in ([later, earlier, hedged], [hedged, earlier, later]):
        rows = gold(("CHE",), pd.concat([made["observations"], pd.DataFrame(ordered)]))
        rest = rows[(rows["product"] == "not gold") & (rows["partner"] == "CHE")]
        assert rest["obs_value"].tolist() == [50 * M]


@examples(25)
@given(chosen=CHOSEN, number=st.sampled_from((2019, 2022)))
def test_streams_share_no_trade_and_add_up_to_all(
    chosen: list[str], number: int, made: Tables
) -> None:
    rows = streams(tuple(chosen), number, made["observations"])
    world = {flow: PRINTED[flow, "WLD", number] for flow in ("imports", "exports")}
    _share_nothing_and_are_all(rows, world)


@pytest.mark.parametrize("chosen", [(), ("RUS", "EU27", "CIS"), ("EAEU", "CIS", "KAZ", "DEU")])
def test_so_do_those_of_what_was_printed(
    chosen: tuple[str, ...], edition: pd.DataFrame, printed: Printed
) -> None:
    for number in (2018, 2023):
        world = {flow: printed[flow, "WLD", number] for flow in ("imports", "exports")}
        _share_nothing_and_are_all(streams(chosen, number, edition), world)


def test_the_rest_of_the_world_is_all_less_every_stream_drawn(made: Tables) -> None:
    rows = streams(("RUS", "CIS", "CHN"), 2022, made["observations"])
    found = rows.set_index(["indicator", "series"])["obs_value"]
    assert found["imports"].to_dict() == {
        "RUS": 800 * M,
        "CIS_X_RUS": 500 * M,
        "CHN": 950 * M,
        "WLD_X_RUS_X_CIS_X_RUS_X_CHN": 1750 * M,
    }


def test_a_year_without_books_has_no_streams(made: Tables) -> None:
    assert streams(("RUS",), 1999, made["observations"]).empty


def test_gold_by_hand(made: Tables) -> None:
    rows = gold(("CHE", "RUS", "GBR"), made["observations"])
    assert set(rows["partner"]) == {"WLD", "CHE"}, "the others' gold is not known for a year"
    without = rows[rows["product"] == "not gold"].set_index("partner")["obs_value"]
    assert without.to_dict() == {"WLD": 1500 * M, "CHE": 100 * M}
    for row in rows[rows["product"].notna()].to_dict("records"):
        assert len(row["derived_from"].split()) == 2
        assert row["observation_id"].startswith("computed:")


def test_no_part_year_s_gold_is_taken_off_a_year(made: Tables) -> None:
    observations = made["observations"]
    eleven_months = observations.query("product == 'gold' and partner == 'GBR'")
    assert [str(end)[5:] for end in eleven_months["period_end"]] == ["11-30"]
    assert gold(("GBR", "CHE"), observations)["partner"].tolist() == ["WLD", "WLD", "CHE", "CHE"]
    assert gold(("CHE",), observations[observations["product"].isna()]).empty


def test_gold_of_another_year_makes_another_pair_of_rows(made: Tables) -> None:
    given_ = {"partner": "GBR", "indicator": "exports", "product": "gold"}
    known = figure(60 * M, year(2021), "2023-04", "NSC-RELAYED", **given_)
    rows = pd.concat([made["observations"], pd.DataFrame([known])], ignore_index=True)
    found = gold(("GBR",), rows).query("partner == 'GBR'")
    assert found[["year", "obs_value"]].to_numpy().tolist() == [[2021, 100 * M], [2021, 40 * M]]


def test_members_without_a_row_are_named(made: Tables) -> None:
    observations = made["observations"]
    missing = unlisted("EU27", 2022, "exports", observations)
    assert len(missing) == 27 - 2 and "AUT" in missing
    assert not {"DEU", "FRA", "GBR"} & set(missing)
    assert unexplained("EU27", 2022, "exports", observations) is None
    assert unlisted("EAEU", 2022, "exports", observations) == ()


def test_the_streams_of_the_shipped_record_add_up_in_every_year(tables: Tables) -> None:
    observations = tables["observations"]
    for number in years(observations):
        rows = streams(("RUS", "EU27", "CIS"), number, observations)
        all_goods = streams((), number, observations).set_index("indicator")["obs_value"]
        if len(all_goods) == 2:
            _share_nothing_and_are_all(rows, all_goods.to_dict())
