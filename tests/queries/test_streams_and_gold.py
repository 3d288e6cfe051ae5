"""Streams share no trade and add up to all of it; gold comes off only where it is known."""

from collections.abc import Mapping

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.model import Bound
from lib.queries import overlapping, partners, unexplained, unlisted
from lib.queries.gold import gold
from lib.queries.streams import streams
from tests.queries.conftest import Printed

Tables = Mapping[str, pd.DataFrame]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_streams_share_no_trade_and_add_up_to_all(
    data: st.DataObject, tables: Tables, printed: Printed
) -> None:
    known = partners(tables["observations"])
    chosen = tuple(data.draw(st.lists(st.sampled_from(known), max_size=6, unique=True)))
    rows = streams(chosen, 2023, tables["observations"])
    own = rows[rows["partner"] != "WLD"]
    assert overlapping(own["series"]) == ()
    assert (rows["obs_value"] > 0).all()
    assert (rows["bound"] == "exact").all()
    for flow in ("imports", "exports"):
        total = rows.loc[rows["indicator"] == flow, "obs_value"].sum()
        assert total == pytest.approx(printed[flow, "WLD", 2023])


def _changed(tables: Tables, partner: str, flow: str, **cells: object) -> pd.DataFrame:
    """The observations with cells of one printed figure of 2023 in place of others."""
    rows = tables["observations"].copy()
    printed = rows["source_id"].str.startswith("nsc-4.03") & (rows["indicator"] == flow)
    of_year = rows["period_start"].map(str) == "2023-01-01"
    (place,) = rows.index[printed & (rows["partner"] == partner) & of_year]
    for column, cell in cells.items():
        rows.loc[place, column] = cell
    return rows


@pytest.mark.parametrize("bound", [bound for bound in Bound if bound is not Bound.EXACT])
def test_what_is_hedged_has_no_width(bound: Bound, tables: Tables, printed: Printed) -> None:
    hedged = _changed(tables, "RUS", "imports", bound=bound.value)
    rows = streams(("RUS", "KAZ"), 2023, hedged).set_index(["indicator", "partner"])["obs_value"]
    assert ("imports", "RUS") not in rows and ("exports", "RUS") in rows
    imports = printed["imports", "WLD", 2023] - printed["imports", "KAZ", 2023]
    assert rows["imports", "WLD"] == pytest.approx(imports)
    total = _changed(tables, "WLD", "imports", bound=bound.value)
    assert "imports" not in set(
        streams(("RUS",), 2023, total).query("partner == 'WLD'")["indicator"]
    )


@pytest.mark.parametrize(("amount", "drawn"), [(-1.0, False), (0.0, False), (0.5, True)])
def test_an_amount_of_nothing_has_no_width(amount: float, drawn: bool, tables: Tables) -> None:
    rows = streams(("RUS", "KAZ"), 2023, _changed(tables, "RUS", "imports", obs_value=amount))
    found = rows[(rows["partner"] == "RUS") & (rows["indicator"] == "imports")]
    assert len(found) == drawn
    assert len(rows) == 5 + drawn


def test_the_latest_edition_of_gold_comes_off(tables: Tables, printed: Printed) -> None:
    observations = tables["observations"]
    one = observations[
        (observations["product"] == "gold")
        & (observations["partner"] == "CHE")
        & (observations["period_end"].map(str) == "2023-12-31")
    ].head(1)
    assert len(one) == 1
    later = one.assign(observation_id="later", published="2099", obs_value=1e9)
    earlier = one.assign(observation_id="earlier", published="1999", obs_value=2e9)
    hedged = one.assign(observation_id="hedged", published="2099-12", bound="approximately")
    for ordered in ([later, earlier, hedged], [hedged, earlier, later]):
        rows = gold(("CHE",), pd.concat([observations, *ordered], ignore_index=True))
        rest = rows[(rows["product"] == "not gold") & (rows["partner"] == "CHE")]
        assert rest["obs_value"].tolist() == [
            pytest.approx(printed["exports", "CHE", 2023] - 1e9),
        ]


def test_a_year_without_books_has_no_streams(tables: Tables) -> None:
    assert streams(("RUS",), 1999, tables["observations"]).empty


def test_gold_by_hand(tables: Tables, printed: Printed) -> None:
    rows = gold(("CHE", "RUS", "GBR"), tables["observations"])
    assert set(rows["partner"]) == {"WLD", "CHE"}, "the others' gold is not known for a year"
    without = rows[rows["product"] == "not gold"].set_index("partner")["obs_value"]
    assert without["WLD"] == pytest.approx(printed["exports", "WLD", 2023] - 1_284_300_000)
    assert without["CHE"] == pytest.approx(printed["exports", "CHE", 2023] - 1_088_200_000)
    for row in rows[rows["product"].notna()].to_dict("records"):
        assert len(row["derived_from"].split()) == 2
        assert row["observation_id"].startswith("computed:")


def test_no_part_year_s_gold_is_taken_off_a_year(tables: Tables) -> None:
    observations = tables["observations"]
    november = [str(end)[5:] == "11-30" for end in observations["period_end"]]
    part = observations[november].query("product == 'gold'")
    assert len(part)
    assert set(gold(("GBR", "CHE"), observations)["year"]) == {2023}
    assert gold(("CHE",), observations[observations["product"].isna()]).empty


def test_members_without_a_row_are_named(tables: Tables) -> None:
    observations = tables["observations"]
    missing = unlisted("EU27", 2023, "exports", observations)
    assert "AUT" in missing
    assert not {"DEU", "POL", "GBR"} & set(missing)
    assert unexplained("EU27", 2023, "exports", observations) is None
    assert unlisted("CIS", 2023, "exports", observations) == ()
