"""Streams share no trade and add up to all of it; gold comes off only where it is known."""

from collections.abc import Mapping

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
