"""Blocks opened into their members, and what separates the printed total from them."""

import pytest

from lib.dashboard.queries.block_members import is_block, opened, unexplained
from lib.model import Tables
from tests.dashboard.conftest import Printed
from tests.round_numbers import YEARS, M, figure, figures_where, with_figures, year


def test_the_rest_of_a_block_is_what_is_printed_less_the_members_shown(made: Tables) -> None:
    rows = opened(made, "EU27", 2022, "trade_turnover")
    assert {row.series: row.obs_value for row in rows} == {
        "DEU": 150 * M,
        "FRA": 50 * M,
        "EU27_X_MEMBERS": 400 * M,
    }
    assert rows[-1].without == "DEU FRA"
    assert rows[-1].derivation == "EU27 - DEU - FRA"


def test_a_block_is_opened_without_whom_it_lost(made: Tables) -> None:
    """The EU of 2019 without the United Kingdom, which is then no member of it either."""
    rows = opened(made, "EU27", 2019, "trade_turnover")
    assert [(row.series, row.obs_value) for row in rows] == [
        ("DEU", 100 * M),
        ("FRA", 50 * M),
        ("EU27_X_MEMBERS", 150 * M),
    ]
    assert rows[-1].without == "GBR DEU FRA"
    assert rows[-1].derivation == "EU27 - GBR - DEU - FRA"


@pytest.mark.parametrize("year", [2018, 2019, 2023])
@pytest.mark.parametrize("indicator", ["trade_turnover", "exports"])
def test_members_and_rest_add_up_to_the_printed_total(
    year: int, indicator: str, edition: Tables, printed: Printed
) -> None:
    rows = opened(edition, "EU27", year, indicator)
    flows = ("exports", "imports") if indicator == "trade_turnover" else (indicator,)
    total = sum(printed[flow, "EU27", year] for flow in flows)
    if year < 2020:
        total -= sum(printed[flow, "GBR", year] for flow in flows)
    assert sum(row.obs_value for row in rows) == pytest.approx(total)
    assert "GBR" not in {row.partner for row in rows}
    assert all(row.obs_value > 0 for row in rows)
    rest = rows[-1]
    assert rest.without is not None and rest.derivation is not None
    assert ("GBR" in rest.without.split()) == (year < 2020)
    assert rest.derivation.split()[::2][1:] == rest.without.split()


@pytest.mark.parametrize(("indicator", "flows"), [("trade_turnover", 2), ("exports", 1)])
def test_the_rest_is_a_computed_row_of_its_own(indicator: str, flows: int, made: Tables) -> None:
    rest = opened(made, "EU27", 2022, indicator)[-1]
    assert rest.observation_id == f"computed:EU27_X_MEMBERS:{indicator}:level:2022"
    assert set(rest.derived_from.split()) <= made.observation.keys()
    assert len(rest.derived_from.split()) == flows * 3


def test_a_block_whose_members_all_have_rows_has_no_rest(made: Tables) -> None:
    rows = opened(made, "EAEU", 2022, "trade_turnover")
    assert [row.series for row in rows] == ["RUS", "KAZ", "BLR", "ARM"]
    assert all(row.series == row.partner for row in rows)
    values = [row.obs_value for row in rows]
    assert values == sorted(values, reverse=True)


def test_a_block_none_of_whose_members_has_a_row_is_not_opened() -> None:
    none = figures_where(lambda row: row["partner"] not in ("DEU", "FRA"))
    assert opened(none, "EU27", 2022, "trade_turnover") == ()


def test_what_a_printed_total_is_below_its_members(made: Tables) -> None:
    found = {one: unexplained(made, "EAEU", one, "imports") for one in YEARS}
    assert found == {2019: 0, 2020: 0, 2021: -10 * M, 2022: 0}


def test_the_total_printed_for_2022_is_below_its_members(edition: Tables) -> None:
    """By 174.1 million dollars of imports, as the record's read-me says; no other year is."""
    found = {one: unexplained(edition, "CIS", one, "imports") for one in range(2018, 2024)}
    in_millions = {one: value and round(value / M, 1) for one, value in found.items()}
    assert in_millions.pop(2022) == -174.1
    assert all(value is not None and abs(value) < 1 for value in in_millions.values())


def test_a_difference_that_may_be_a_member_is_not_unexplained(made: Tables) -> None:
    assert unexplained(made, "EU27", 2022, "imports") is None
    without_belarus = figures_where(lambda row: row["partner"] != "BLR")
    assert unexplained(without_belarus, "EAEU", 2022, "imports") is None
    assert opened(without_belarus, "EAEU", 2022, "imports")[-1].series == "EAEU_X_MEMBERS"
    assert unexplained(made, "EAEU", 2031, "imports") is None


def test_the_later_edition_of_a_member_is_the_one_shown() -> None:
    late = figure(36 * M, year(2022), "2024-01", partner="DEU", indicator="exports")
    rows = opened(with_figures(late), "EU27", 2022, "exports")
    assert {row.series: row.obs_value for row in rows} == {
        "DEU": 36 * M,
        "FRA": 10 * M,
        "EU27_X_MEMBERS": 54 * M,
    }


def test_a_year_without_record_has_no_members(made: Tables) -> None:
    assert opened(made, "EAEU", 2031, "exports") == ()


def test_blocks_are_told_from_countries() -> None:
    assert is_block("CIS")
    assert not is_block("RUS")
    assert not is_block("UN")
