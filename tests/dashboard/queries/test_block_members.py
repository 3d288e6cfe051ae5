"""Blocks opened into their members, and the totals that the compiler prints of them."""

from dataclasses import replace

import pytest

from lib.dashboard.queries.block_members import (
    differs,
    is_block,
    members_without_row,
    membership_changes,
    opened,
    printed_totals,
)
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.trade import trade
from lib.model import BlockRow, Tables
from tests.round_numbers import YEARS, M, figure, figures_where, with_figures, year


def test_a_block_is_opened_into_those_who_were_members_in_the_whole_year(made: Tables) -> None:
    rows = opened(made, "EU27", 2022, "trade_turnover")
    amounts = {"DEU": 150, "ITA": 80, "NLD": 80, "ESP": 80, "SWE": 80, "POL": 80, "FRA": 50}
    assert [(row.partner, row.obs_value) for row in rows] == [
        (code, amount * M) for code, amount in amounts.items()
    ]
    assert "GBR" in {row.partner for row in opened(made, "EU27", 2019, "exports")}
    assert "GBR" not in {row.partner for row in opened(made, "EU27", 2020, "exports")}


@pytest.mark.parametrize("block", ["EU27", "CIS", "EAEU"])
@pytest.mark.parametrize("indicator", ["trade_turnover", "exports", "imports"])
def test_the_members_add_up_to_the_block(block: str, indicator: str, made: Tables) -> None:
    for row in trade(made, [Series(block)], indicator):
        members = opened(made, block, row.year, indicator)
        assert sum(member.obs_value for member in members) == row.obs_value
        assert row.obs_value > 0


def test_members_without_a_row_are_named(made: Tables) -> None:
    assert "LUX" in members_without_row(made, "EU27", 2022, "exports")
    assert members_without_row(made, "EAEU", 2022, "exports") == ()
    gone = figures_where(lambda row: (row["partner"], row["indicator"]) != ("BLR", "exports"))
    assert members_without_row(gone, "EAEU", 2022, "exports") == ("BLR",)
    assert members_without_row(gone, "EAEU", 2022, "imports") == ()


def test_a_block_none_of_whose_members_has_a_row_is_not_opened(made: Tables) -> None:
    none = figures_where(lambda row: row["partner"] not in ("RUS", "KAZ", "BLR", "ARM"))
    assert opened(none, "EAEU", 2022, "trade_turnover") == ()
    assert opened(made, "EAEU", 2031, "exports") == ()


def test_the_later_edition_of_a_member_is_the_one_shown() -> None:
    late = figure(36 * M, year(2022), "2024-01", partner="DEU", indicator="exports")
    rows = opened(with_figures(late), "EU27", 2022, "exports")
    assert rows[0].obs_value == 36 * M


def _totals(tables: Tables, block: str, flow: str) -> dict[int, BlockRow]:
    return {
        row.year: row
        for row in printed_totals(tables)
        if (row.partner, row.indicator) == (block, flow)
    }


def test_what_a_printed_total_is_below_its_members(made: Tables) -> None:
    found = _totals(made, "EAEU", "imports")
    assert {one: row.difference for one, row in found.items()} == {
        **dict.fromkeys(YEARS, 0),
        2021: -10 * M,
    }
    assert (found[2021].obs_value, found[2021].members_value) == (990 * M, 1000 * M)
    assert found[2021].unexplained == -10 * M
    assert {row.partner for row in printed_totals(made)} == {"EU27", "CIS", "EAEU"}


@pytest.mark.parametrize(
    ("difference", "is_another"),
    [(0.0, False), (499_999.0, False), (500_000.0, True), (-500_000.0, True), (None, True)],
)
def test_half_a_million_is_no_rounding(
    difference: float | None, is_another: bool, made: Tables
) -> None:
    row = replace(_totals(made, "EAEU", "imports")[2021], difference=difference)
    assert differs(row) == is_another


def test_a_block_that_had_no_members_then_has_nothing_to_compare() -> None:
    early = [
        figure(value, year(2009), "2023-01", partner=partner, indicator="exports", valuation="fob")
        for partner, value in (("EAEU", 30 * M), ("RUS", 20 * M), ("KAZ", 10 * M))
    ]
    row = _totals(with_figures(*early), "EAEU", "exports")[2009]
    assert (row.members_value, row.difference) == (None, None)


@pytest.mark.parametrize(
    ("block", "flow", "number", "printed", "members", "besides", "less"),
    [
        ("EU27", "exports", 2004, 33_740_000, 15_200_000, "BGR", "GBR"),
        ("EU27", "exports", 2012, 51_700_000, 53_100_000, "HRV", "GBR"),
        ("EU27", "exports", 2013, 65_800_000, 65_700_000, "HRV", ""),
        ("EU27", "imports", 2005, 121_200_000, 119_600_000, "BGR", ""),
        ("CIS", "exports", 2003, 201_000_000, 201_400_000, "", "GEO"),
        ("CIS", "imports", 2008, 2_186_900_000, 2_186_900_000, "", ""),
        ("CIS", "exports", 2023, 1_609_600_000, 1_607_900_000, "UKR", ""),
    ],
)
def test_whom_the_printed_totals_of_the_shipped_record_count(
    block: str,
    flow: str,
    number: int,
    printed: float,
    members: float,
    besides: str,
    less: str,
    shipped: Tables,
) -> None:
    """The definitions explain every printed total but for the five that the record notes."""
    row = _totals(shipped, block, flow)[number]
    assert row.obs_value == pytest.approx(printed, abs=60_000)
    assert row.members_value == pytest.approx(members, abs=60_000)
    assert (besides in (row.counted_besides or "").split()) == bool(besides)
    assert (less in (row.not_counted or "").split()) == bool(less)


def test_no_printed_total_is_off_by_more_than_is_known(shipped: Tables) -> None:
    """Of imports: the EU of 1996, 2007, 2013 and 2014, the CIS of 2022, the SCO of five years."""
    off = {
        (row.partner, row.indicator, row.year): round(row.unexplained / M)
        for row in printed_totals(shipped)
        if abs(row.unexplained) > M
    }
    assert off == {
        ("EU27", "imports", 1996): 3,
        ("EU27", "imports", 2007): 2,
        ("EU27", "imports", 2013): -31,
        ("EU27", "imports", 2014): -135,
        ("CIS", "imports", 2022): -174,
        ("SCO", "imports", 2012): -67,
        ("SCO", "imports", 2014): -94,
        ("SCO", "imports", 2015): -56,
        ("SCO", "imports", 2016): -67,
        ("SCO", "imports", 2017): -163,
    }


def test_what_joins_and_leaves_with_members(shipped: Tables) -> None:
    changes = membership_changes(shipped, Series("EU27"), "trade_turnover", 1994, 2023)
    assert [(one.year, one.members[0], len(one.members), one.is_joining) for one in changes] == [
        (1995, "AUT", 3, True),
        (2005, "CYP", 10, True),
        (2007, "BGR", 2, True),
        (2014, "HRV", 1, True),
        (2020, "GBR", 1, False),
    ]
    left = changes[-1]
    assert (round(left.amount / M), round(left.total / M)) == (849, 1199), "of 2019"
    later = membership_changes(shipped, Series("EU27"), "trade_turnover", 2014, 2019)
    assert later == ()
    assert membership_changes(shipped, Series("EU27", (), 2023), "exports", 1994, 2023) == ()


def test_who_is_left_out_of_a_block_neither_joins_nor_leaves_it(shipped: Tables) -> None:
    without = Series("CIS", ("UKR",))
    changes = membership_changes(shipped, without, "exports", 1994, 2023)
    assert [(one.year, one.members) for one in changes] == [(2009, ("GEO",))]


def test_blocks_are_told_from_countries() -> None:
    assert is_block("CIS")
    assert not is_block("RUS")
    assert not is_block("UN")
