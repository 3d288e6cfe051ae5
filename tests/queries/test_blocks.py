"""Blocks opened into their members, and what separates the printed total from them."""

from collections.abc import Mapping

import pandas as pd
import pytest

from lib.queries.blocks import is_block, opened, unexplained
from lib.queries.trade import COLUMNS

Tables = Mapping[str, pd.DataFrame]
Printed = Mapping[tuple[str, str, int], float]


def _turnover(printed: Printed, partner: str, year: int) -> float:
    return printed["exports", partner, year] + printed["imports", partner, year]


def test_the_rest_of_a_block_is_what_is_printed_less_the_members_shown(
    tables: Tables, collected: Printed
) -> None:
    rows = opened("EU27", 2022, "trade_turnover", tables["observations"])
    *members, rest = rows.to_dict("records")
    shown = {row["partner"] for row in members}
    assert shown == {"DEU", "LTU", "FRA", "POL", "ITA", "NLD", "LVA", "EST"}
    less = sum(_turnover(collected, code, 2022) for code in shown)
    assert rest["obs_value"] == pytest.approx(_turnover(collected, "EU27", 2022) - less)
    assert rest["series"] == "EU27_X_MEMBERS"
    assert set(rest["without"].split()) == shown
    assert rest["derivation"].split(" - ") == ["EU27", *(row["partner"] for row in members)]


@pytest.mark.parametrize("year", [2018, 2019, 2023])
@pytest.mark.parametrize("indicator", ["trade_turnover", "exports"])
def test_members_and_rest_add_up_to_the_block_as_it_is_drawn(
    year: int, indicator: str, tables: Tables, collected: Printed
) -> None:
    """The EU without the United Kingdom, which is then no member of it either."""
    rows = opened("EU27", year, indicator, tables["observations"])
    flows = ("exports", "imports") if indicator == "trade_turnover" else (indicator,)
    total = sum(collected[flow, "EU27", year] for flow in flows)
    if year < 2020:
        total -= sum(collected[flow, "GBR", year] for flow in flows)
    assert rows["obs_value"].sum() == pytest.approx(total)
    assert "GBR" not in set(rows["partner"])
    assert (rows["obs_value"] > 0).all()
    rest = rows.iloc[-1]
    assert ("GBR" in rest["without"].split()) == (year < 2020)
    assert rest["derivation"].split()[::2][1:] == rest["without"].split()


@pytest.mark.parametrize("indicator", ["trade_turnover", "exports"])
def test_the_rest_is_a_computed_row_of_its_own(indicator: str, tables: Tables) -> None:
    observations = tables["observations"]
    rest = opened("EU27", 2022, indicator, observations).iloc[-1]
    assert rest["observation_id"] == f"computed:EU27_X_MEMBERS:{indicator}:level:2022"
    assert set(rest["derived_from"].split()) <= set(observations["observation_id"])
    flows = 2 if indicator == "trade_turnover" else 1
    assert len(rest["derived_from"].split()) == flows * 9


def test_a_block_whose_members_all_have_rows_has_no_rest(tables: Tables) -> None:
    rows = opened("CIS", 2022, "trade_turnover", tables["observations"])
    assert rows["partner"].tolist()[:3] == ["RUS", "KAZ", "UZB"]
    assert set(rows["series"]) == set(rows["partner"])
    assert len(rows) == 10
    assert rows["obs_value"].is_monotonic_decreasing


def test_the_printed_total_of_2022_is_below_its_members(tables: Tables, collected: Printed) -> None:
    """By 174.1 million dollars of imports, as the record's read-me says; no other year is."""
    members = ("RUS", "KAZ", "UZB", "BLR", "ARM", "AZE", "MDA", "TJK", "TKM", "UKR")
    expected = collected["imports", "CIS", 2022] - sum(
        collected["imports", code, 2022] for code in members
    )
    found = unexplained("CIS", 2022, "imports", tables["observations"])
    assert found == pytest.approx(expected)
    assert found is not None
    assert round(found / 1e6, 1) == -174.1
    for year in (2018, 2019, 2020, 2021, 2023):
        other = unexplained("CIS", year, "imports", tables["observations"])
        assert other is not None
        assert abs(other) < 1e6


def test_a_difference_that_may_be_a_member_is_not_unexplained(tables: Tables) -> None:
    rows = tables["observations"]
    assert unexplained("EU27", 2022, "imports", rows) is None
    without_moldova = rows[rows["partner"] != "MDA"]
    assert unexplained("CIS", 2022, "imports", without_moldova) is None
    opened_without = opened("CIS", 2022, "imports", without_moldova)
    assert opened_without["series"].iloc[-1] == "CIS_X_MEMBERS"
    assert unexplained("CIS", 2031, "imports", rows) is None


def test_a_year_without_record_has_no_members(tables: Tables) -> None:
    rows = opened("EAEU", 2031, "exports", tables["observations"])
    assert rows.empty
    assert tuple(rows.columns) == COLUMNS


def test_blocks_are_told_from_countries() -> None:
    assert is_block("CIS")
    assert not is_block("RUS")
    assert not is_block("UN")
