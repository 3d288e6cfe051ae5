"""Growth with every member of a block over every window of so many years."""

from collections.abc import Sequence
from typing import Any

import pytest

from lib.codelists import ever_members
from lib.dashboard.queries.growth_windows import growth_windows
from lib.dashboard.queries.series import whole
from lib.dashboard.queries.trade import trade
from lib.model import GrowthWindowRow, Tables, View
from tests.dashboard.queries.claimed import recorded, year
from tests.small import tables_of


def flow(indicator: str, value: float, partner: str, number: int, **given: Any) -> dict[str, Any]:
    fixed = {
        "compiler": "NSC",
        "note": None,
        "obs_status": "A",
        "valuation": "fob" if indicator == "exports" else "cif",
    }
    return recorded(value, year(number), indicator=indicator, partner=partner, **(fixed | given))


def both(value: float, partner: str, number: int, **given: Any) -> list[dict[str, Any]]:
    """Half of the turnover as exports, half as imports."""
    flows = ("exports", "imports")
    return [flow(one, value / 2, partner, number, **given) for one in flows]


def of(*rows: Sequence[dict[str, Any]]) -> Tables:
    return tables_of(observations=[row for some in rows for row in some])


def told(rows: Sequence[GrowthWindowRow]) -> list[tuple[str, int, int, float, float]]:
    return [
        (
            row.partner,
            row.base_period_start.year,
            row.period_end.year,
            row.obs_value,
            row.base_value,
        )
        for row in rows
    ]


def windows(tables: Tables, length: int = 4, indicator: str = "trade_turnover") -> list[Any]:
    return told(growth_windows(tables, "CIS", indicator, length))


def test_a_row_a_partner_and_window_with_its_base() -> None:
    tables = of(both(2e6, "UZB", 2010), both(14e6, "UZB", 2014), both(8e6, "KAZ", 2010))
    assert windows(tables) == [("UZB", 2010, 2014, 7.0, 2e6)]
    (row,) = growth_windows(tables, "CIS", "trade_turnover", 4)
    assert (row.unit, row.base_unit, row.measure, row.block) == ("ratio", "USD", "growth", "CIS")
    assert (row.claim, row.reach, row.ratio) == (None, None, None)
    assert row.derivation == "UZB 2014 / UZB 2010"
    assert len(row.derived_from.split()) == 4


def test_only_windows_of_the_length_and_years_on_record() -> None:
    tables = of(*(both(n * 1e6, "UZB", 2010 + n) for n in (1, 2, 4)))
    assert windows(tables, 1) == [("UZB", 2011, 2012, 2.0, 1e6)]
    assert windows(tables, 2) == [("UZB", 2012, 2014, 2.0, 2e6)]
    assert windows(tables, 3) == [("UZB", 2011, 2014, 4.0, 1e6)]
    assert windows(tables, 4) == []


@pytest.mark.parametrize("flows", ["exports", "imports"])
def test_of_one_flow_the_other_is_not_asked_for(flows: str) -> None:
    tables = of([flow(flows, 1e6, "UZB", 2010), flow(flows, 3e6, "UZB", 2011)])
    assert windows(tables, 1, flows) == [("UZB", 2010, 2011, 3.0, 1e6)]
    assert windows(tables, 1) == [], "one flow makes no turnover"


def test_a_flow_without_a_row_in_a_whole_table_was_none() -> None:
    rows = [
        flow("imports", 1e6, "ARM", 2010),
        flow("imports", 3e6, "ARM", 2011),
        *both(9e6, "UZB", 2010),
        *both(9e6, "UZB", 2011),
    ]
    world = [flow(one, 6e6, "WLD", n) for one in ("exports", "imports") for n in (2010, 2011)]
    assert windows(of([*rows, *world]), 1)[0] == ("ARM", 2010, 2011, 3.0, 1e6)
    assert windows(of(rows), 1) == [("UZB", 2010, 2011, 1.0, 9e6)], "no table is known to be whole"


@pytest.mark.parametrize(
    ("partner", "last"),
    [("GEO", 2008), ("UKR", 2017), ("MDA", 2023)],
)
def test_a_partner_counts_while_it_is_a_member_in_both_years(partner: str, last: int) -> None:
    """Georgia left on 18 August 2009, Ukraine on 19 May 2018: the years before are their last."""
    tables = of(*(both(n, partner, n) for n in range(2004, 2024)))
    ends = {row.period_end.year for row in growth_windows(tables, "CIS", "trade_turnover", 4)}
    assert ends == {*range(2008, last + 1)}


def test_who_joined_counts_from_the_first_whole_year() -> None:
    """Croatia joined the EU on 1 July 2013."""
    tables = of(*(both(n, "HRV", n) for n in range(2012, 2017)))
    rows = growth_windows(tables, "EU27", "trade_turnover", 1)
    assert [row.base_period_start.year for row in rows] == [2014, 2015]


def test_nobody_else_s_figures_and_no_other_kind_of_them() -> None:
    mirror = [
        {**row, "reporter": "UZB", "partner": "KGZ"}
        for row in (*both(1e6, "UZB", 2010), *both(9e6, "UZB", 2014))
    ]
    for index, row in enumerate(mirror):
        row["observation_id"] = f"mirror-{index}"
    relayed = (both(n, "UZB", y, compiler="NSC-RELAYED") for n, y in ((1e6, 2010), (9e6, 2014)))
    without_oil = (both(n, "UZB", y, definition="without_oil") for n, y in ((1, 2010), (9, 2014)))
    outside = (both(n, "CHN", y) for n, y in ((1e6, 2010), (9e6, 2014)))
    assert windows(of(mirror, *relayed, *without_oil, *outside)) == []


def test_of_a_figure_that_was_printed_again_the_latest_edition_counts() -> None:
    early = {"published": "2015-06"}
    late = {"published": "2016-06"}
    tables = of(
        both(1e6, "UZB", 2010, **early),
        both(2e6, "UZB", 2014, **early),
        both(3e6, "UZB", 2014, **late),
    )
    (row,) = growth_windows(tables, "CIS", "trade_turnover", 4)
    assert (row.obs_value, row.published) == (3.0, "2016-06")


def test_the_windows_of_the_shipped_record(shipped: Tables) -> None:
    """By hand: 26 windows end in 1998 to 2023; Ukraine has 20, to 2017, and Georgia 11, to 2008.
    Exports to Armenia have no row in 1996, of which every dollar is in a country's row: there were
    none. Nor in 2007, of which more is in no row than they were in 2006: two windows are out."""
    rows = growth_windows(shipped, "CIS", "trade_turnover", 4)
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.partner] = counts.get(row.partner, 0) + 1
    assert {*counts} == ever_members("CIS") - {"KGZ"}
    assert (counts.pop("UKR"), counts.pop("GEO"), counts.pop("ARM")) == (20, 11, 24)
    assert set(counts.values()) == {26}
    one = next(row for row in rows if (row.partner, row.period_end.year) == ("TKM", 2023))
    assert one.base_value == 3_004_933 + 5_091_679
    assert one.obs_value == pytest.approx((4_619_972 + 58_926_013) / 8_096_612)
    assert one.obs_status == "P", "imports of 2023 are preliminary"
    small = next(row for row in rows if (row.partner, row.period_end.year) == ("ARM", 2000))
    assert (small.base_value, small.obs_value) == (856.0, pytest.approx(1084.19, abs=0.01))
    assert len(small.derived_from.split()) == 3


def test_the_windows_are_those_of_the_page_of_trade(shipped: Tables) -> None:
    """A turnover, and what it grew to, is the same in both."""
    for row in growth_windows(shipped, "CIS", "trade_turnover", 4):
        base, year = row.base_period_start.year, row.period_end.year
        (grown,) = trade(
            shipped, whole([row.partner]), "trade_turnover", View.GROWTH, base, (year, year)
        )
        assert grown.obs_value == row.obs_value
