"""Blocks opened into their members, and what separates the printed total from them."""

from collections.abc import Mapping

import pandas as pd
import pytest

from lib.dashboard.queries.block_members import is_block, opened, unexplained
from lib.dashboard.queries.trade import COLUMNS
from tests.dashboard.conftest import Printed
from tests.round_numbers import YEARS, M, figure, year

Tables = Mapping[str, pd.DataFrame]


def test_the_rest_of_a_block_is_what_is_printed_less_the_members_shown(made: Tables) -> None:
    rows = opened("EU27", 2022, "trade_turnover", made["observations"])
    assert dict(zip(rows["series"], rows["obs_value"], strict=True)) == {
        "DEU": 150 * M,
        "FRA": 50 * M,
        "EU27_X_MEMBERS": 400 * M,
    }
    rest = rows.iloc[-1]
    assert rest["without"] == "DEU FRA"
    assert rest["derivation"] == "EU27 - DEU - FRA"


def test_a_block_is_opened_without_whom_it_lost(made: Tables) -> None:
    """The EU of 2019 without the United Kingdom, which is then no member of it either."""
    rows = opened("EU27", 2019, "trade_turnover", made["observations"])
    assert rows["series"].tolist() == ["DEU", "FRA", "EU27_X_MEMBERS"]
    assert rows["obs_value"].tolist() == [100 * M, 50 * M, 150 * M]
    assert rows.iloc[-1]["without"] == "GBR DEU FRA"
    assert rows.iloc[-1]["derivation"] == "EU27 - GBR - DEU - FRA"


@pytest.mark.parametrize("year", [2018, 2019, 2023])
@pytest.mark.parametrize("indicator", ["trade_turnover", "exports"])
def test_members_and_rest_add_up_to_the_printed_total(
    year: int, indicator: str, edition: pd.DataFrame, printed: Printed
) -> None:
    rows = opened("EU27", year, indicator, edition)
    flows = ("exports", "imports") if indicator == "trade_turnover" else (indicator,)
    total = sum(printed[flow, "EU27", year] for flow in flows)
    if year < 2020:
        total -= sum(printed[flow, "GBR", year] for flow in flows)
    assert rows["obs_value"].sum() == pytest.approx(total)
    assert "GBR" not in set(rows["partner"])
    assert (rows["obs_value"] > 0).all()
    rest = rows.iloc[-1]
    assert ("GBR" in rest["without"].split()) == (year < 2020)
    assert rest["derivation"].split()[::2][1:] == rest["without"].split()


@pytest.mark.parametrize(("indicator", "flows"), [("trade_turnover", 2), ("exports", 1)])
def test_the_rest_is_a_computed_row_of_its_own(indicator: str, flows: int, made: Tables) -> None:
    observations = made["observations"]
    rest = opened("EU27", 2022, indicator, observations).iloc[-1]
    assert rest["observation_id"] == f"computed:EU27_X_MEMBERS:{indicator}:level:2022"
    assert set(rest["derived_from"].split()) <= set(observations["observation_id"])
    assert len(rest["derived_from"].split()) == flows * 3


def test_a_block_whose_members_all_have_rows_has_no_rest(made: Tables) -> None:
    rows = opened("EAEU", 2022, "trade_turnover", made["observations"])
    assert rows["series"].tolist() == ["RUS", "KAZ", "BLR", "ARM"]
    assert rows["series"].equals(rows["partner"])
    assert rows["obs_value"].is_monotonic_decreasing


def test_a_block_none_of_whose_members_has_a_row_is_not_opened(made: Tables) -> None:
    rows = made["observations"]
    none = rows[~rows["partner"].isin(["DEU", "FRA"])]
    assert opened("EU27", 2022, "trade_turnover", none).empty


def test_what_a_printed_total_is_below_its_members(made: Tables) -> None:
    found = {one: unexplained("EAEU", one, "imports", made["observations"]) for one in YEARS}
    assert found == {2019: 0, 2020: 0, 2021: -10 * M, 2022: 0}


def test_the_total_printed_for_2022_is_below_its_members(edition: pd.DataFrame) -> None:
    """By 174.1 million dollars of imports, as the record's read-me says; no other year is."""
    found = {one: unexplained("CIS", one, "imports", edition) for one in range(2018, 2024)}
    in_millions = {one: value and round(value / M, 1) for one, value in found.items()}
    assert in_millions.pop(2022) == -174.1
    assert all(value is not None and abs(value) < 1 for value in in_millions.values())


def test_a_difference_that_may_be_a_member_is_not_unexplained(made: Tables) -> None:
    rows = made["observations"]
    assert unexplained("EU27", 2022, "imports", rows) is None
    without_belarus = rows[rows["partner"] != "BLR"]
    assert unexplained("EAEU", 2022, "imports", without_belarus) is None
    opened_without = opened("EAEU", 2022, "imports", without_belarus)
    assert opened_without["series"].iloc[-1] == "EAEU_X_MEMBERS"
    assert unexplained("EAEU", 2031, "imports", rows) is None


def test_the_later_edition_of_a_member_is_the_one_shown(made: Tables) -> None:
    late = figure(36 * M, year(2022), "2024-01", partner="DEU", indicator="exports")
    rows = pd.concat([pd.DataFrame([late]), made["observations"]], ignore_index=True)
    found = opened("EU27", 2022, "exports", rows).set_index("series")["obs_value"]
    assert found.to_dict() == {"DEU": 36 * M, "FRA": 10 * M, "EU27_X_MEMBERS": 54 * M}


def test_a_year_without_record_has_no_members(made: Tables) -> None:
    rows = opened("EAEU", 2031, "exports", made["observations"])
    assert rows.empty
    assert tuple(rows.columns) == COLUMNS


def test_blocks_are_told_from_countries() -> None:
    assert is_block("CIS")
    assert not is_block("RUS")
    assert not is_block("UN")
