"""Trade after the committee's last year, in the figures of the Fund: sums done in the head."""

from collections.abc import Iterable

import pytest

from lib.dashboard.queries.continuation import (
    COMPILER,
    compiled,
    continued,
    step_of,
    steps,
    without_row,
    years_after,
)
from lib.dashboard.queries.series import Series, apart
from lib.dashboard.queries.trade import trade
from lib.model import ObsStatus, Tables, TradeRow, View
from tests.round_numbers import BN, YEARS, M, figure, with_figures, year
from tests.small import Row

DAY = "2026-11-30"
LAST = YEARS[-1]
AFTER = (LAST, LAST + 1, LAST + 2)
"""The years of the Fund's figures here that are shown: from the committee's last on."""
_VALUATION = {"exports": "fob", "imports": "cif"}

# Exports and imports in millions by partner, in the three years and the one before.
_FUND = {
    "RUS": {LAST - 1: (300, 700), LAST: (410, 820), LAST + 1: (500, 900), LAST + 2: (600, 1000)},
    "ARM": {LAST: (10, 4), LAST + 1: (20, 10), LAST + 2: (30, 10)},
    "KAZ": {LAST: (200, 300), LAST + 1: (300, 300), LAST + 2: (300, 400)},
    "BLR": {LAST: (90, 96), LAST + 1: (100, 100)},
    "CHN": {LAST: (50, 950), LAST + 1: (80, 1690), LAST + 2: (70, 1590)},
    "WLD": {
        LAST - 1: (600, 1400),
        LAST: (1000, 3000),
        LAST + 1: (1000, 3000),
        LAST + 2: (1000, 3000),
    },
}


def fund(
    flow: str, partner: str, number: int, value: float, day: str = DAY, **given: object
) -> Row:
    """A figure of the Fund, in dollars."""
    fixed = {"indicator": flow, "partner": partner, "valuation": _VALUATION[flow], "note": None}
    return figure(value, year(number), day, "IMF", **(fixed | given))


def figures(without: Iterable[tuple[str, int]] = ()) -> list[Row]:
    """All of `_FUND`, but of some partners in some years."""
    return [
        fund(flow, partner, number, amounts[place] * M)
        for partner, of_years in _FUND.items()
        for number, amounts in of_years.items()
        if (partner, number) not in {*without}
        for place, flow in enumerate(_VALUATION)
    ]


@pytest.fixture(scope="module")
def refreshed() -> Tables:
    return with_figures(*figures())


def amounts(rows: Iterable[TradeRow]) -> dict[tuple[str, int], float]:
    return {(row.series, row.year): row.obs_value for row in rows}


def test_without_figures_of_the_fund_there_is_nothing(made: Tables) -> None:
    assert years_after(made) == () == continued(made, apart(("RUS", "CIS")))


@pytest.mark.parametrize(
    ("indicator", "millions"),
    [
        ("exports", (410, 500, 600)),
        ("imports", (820, 900, 1000)),
        ("trade_turnover", (1230, 1400, 1600)),
        ("trade_balance", (-410, -400, -400)),
    ],
)
def test_a_country_from_the_last_year_of_the_committee_on(
    indicator: str, millions: tuple[int, ...], refreshed: Tables
) -> None:
    rows = continued(refreshed, apart(("RUS",)), indicator)
    assert [row.year for row in rows] == [*AFTER]
    assert [row.obs_value for row in rows] == [number * M for number in millions]
    assert {row.compiler for row in rows} == {COMPILER} == {compiled(refreshed).compiler}
    for row in rows:
        parts = [refreshed.observation[name] for name in row.derived_from.split()]
        assert {part.compiler for part in parts} == {COMPILER}
        assert len(parts) == (1 if indicator in _VALUATION else 2)
    assert {row.observation_id for row in rows}.isdisjoint(
        row.observation_id for row in trade(refreshed, apart(("RUS",)), indicator)
    )


def test_the_committees_own_rows_are_as_they_were(made: Tables, refreshed: Tables) -> None:
    for view in View:
        lines = apart(("RUS", "CIS", "WLD"))
        ours, theirs = (
            trade(tables, lines, view=view, base_year=2019) for tables in (made, refreshed)
        )
        assert ours == theirs


def test_a_block_is_its_members_of_the_year_without_the_chosen(refreshed: Tables) -> None:
    found = amounts(continued(refreshed, apart(("EAEU", "RUS"))))
    assert found["EAEU_X_RUS", LAST] == (14 + 500 + 186) * M
    assert found["EAEU_X_RUS", LAST + 1] == (30 + 600 + 200) * M
    rest = amounts(continued(refreshed, (Series("WLD", ("RUS", "CHN")),)))
    assert rest["WLD_X_RUS_X_CHN", LAST + 1] == (4000 - 1400 - 1770) * M


def test_a_member_without_a_row_in_a_whole_table_had_no_trade_and_is_named(
    refreshed: Tables,
) -> None:
    (row,) = (
        one for one in continued(refreshed, apart(("EAEU",)), "exports") if one.year == LAST + 2
    )
    assert row.obs_value == (30 + 300 + 600) * M
    assert row.note == "no row of exports: BLR"


def test_of_an_excerpt_a_block_has_no_figure() -> None:
    """The countries have exports of 1,000 million: half of the total at the least."""
    for total, is_whole in ((1999, True), (2001, False)):
        rows = [*figures([("WLD", LAST + 2)]), fund("exports", "WLD", LAST + 2, total * M)]
        found = amounts(continued(with_figures(*rows), apart(("EAEU",)), "exports"))
        assert (("EAEU", LAST + 2) in found) == is_whole
    no_total = with_figures(*figures([("WLD", LAST + 2)]))
    assert ("EAEU", LAST + 2) not in amounts(continued(no_total, apart(("EAEU",)), "exports"))
    assert ("RUS", LAST + 2) in amounts(continued(no_total, apart(("RUS",)), "exports"))


def test_the_latest_vintage_counts_and_a_table_of_two_is_whole() -> None:
    """The second vintage has the total and Russia alone, as nothing else was revised."""
    later = [
        fund("exports", "RUS", LAST + 2, 650 * M, "2027-01-31"),
        fund("exports", "WLD", LAST + 2, 1050 * M, "2027-01-31"),
    ]
    for rows in ([*figures(), *later], [*later, *figures()]):
        found = amounts(continued(with_figures(*rows), apart(("RUS", "EAEU", "WLD")), "exports"))
        assert found["RUS", LAST + 2] == 650 * M
        assert found["EAEU_X_RUS", LAST + 2] == (30 + 300) * M


def test_shares_are_of_the_funds_own_total(refreshed: Tables) -> None:
    found = amounts(continued(refreshed, apart(("RUS",)), view=View.SHARE))
    assert found["RUS", LAST + 1] == 35.0
    assert not continued(refreshed, apart(("RUS",)), "trade_balance", View.SHARE)


def test_growth_is_within_the_funds_own_figures(refreshed: Tables) -> None:
    grown = amounts(continued(refreshed, apart(("RUS",)), view=View.GROWTH, base_year=LAST - 1))
    assert grown == {("RUS", LAST): 1.23, ("RUS", LAST + 1): 1.4, ("RUS", LAST + 2): 1.6}
    yearly = amounts(continued(refreshed, apart(("RUS",)), view=View.YEARLY))
    assert yearly["RUS", LAST] == 1.23 and yearly["RUS", LAST + 1] == 1400 / 1230


def test_growth_since_a_year_before_its_first_does_not_go_on(refreshed: Tables) -> None:
    assert years_after(refreshed, View.GROWTH, LAST - 2) == ()
    assert not continued(refreshed, apart(("RUS",)), view=View.GROWTH, base_year=LAST - 2)
    assert years_after(refreshed, View.GROWTH, LAST - 1) == AFTER[1:] == years_after(refreshed)


def test_the_gross_domestic_product_is_of_its_latest_vintage() -> None:
    product = {"indicator": "gdp", "partner": None, "partner_scope": None}
    product |= {"valuation": "unstated", "definition": "gdp_current"}
    rows = [
        figure(value * BN, year(number), day, "WB-WDI", **product)
        for number, value, day in (
            (LAST + 1, 9, "2026-01-31"),
            (LAST + 1, 14, "2026-11-30"),
            (LAST + 2, 20, "2026-01-31"),
        )
    ]
    found = amounts(continued(with_figures(*figures(), *rows), apart(("RUS",)), view=View.TO_GDP))
    assert found["RUS", LAST + 1] == pytest.approx(10.0)
    assert found["RUS", LAST + 2] == pytest.approx(8.0)


def test_an_estimate_in_any_part_makes_an_estimate() -> None:
    rows = figures([("KAZ", LAST + 2)])
    rows += [
        fund("exports", "KAZ", LAST + 2, 300 * M, obs_status="E"),
        fund("imports", "KAZ", LAST + 2, 400 * M, obs_status="P"),
    ]
    found = continued(with_figures(*rows), apart(("EAEU", "KAZ", "CHN")))
    status = {(row.series, row.year): row.obs_status for row in found}
    assert status["KAZ", LAST + 2] == ObsStatus.ESTIMATED
    assert status["EAEU_X_KAZ", LAST + 2] == ObsStatus.NORMAL
    whole = continued(with_figures(*rows), apart(("EAEU",)))
    assert whole[-1].obs_status == ObsStatus.ESTIMATED
    assert {row.obs_status for row in whole[:-1]} == {ObsStatus.NORMAL}


@pytest.mark.parametrize(
    "changed",
    [
        {"reporter": "KAZ"},
        {"valuation": "fob"},
        {"unit": "EUR"},
        {"product": "gold"},
        {"origin": "stated"},
        {"measure": "growth"},
        {"period_end": year(LAST + 3)[0]},
    ],
)
def test_what_is_another_thing_is_not_taken(changed: dict[str, object]) -> None:
    strange = fund("imports", "RUS", LAST + 3, 9 * BN, **changed)
    tables = with_figures(*figures(), strange)
    assert years_after(tables) == AFTER[1:]
    assert len(continued(tables, apart(("RUS",)), "imports")) == len(AFTER)


def test_up_to_a_year_that_is_wanted_and_only_what_goes_on(refreshed: Tables) -> None:
    rows = continued(refreshed, apart(("RUS", "BLR")), last=LAST + 1)
    assert [(row.series, row.year) for row in rows] == [
        (code, number) for code in ("RUS", "BLR") for number in AFTER[:2]
    ]
    alone = with_figures(*figures([("BLR", LAST + 1)]))
    assert not continued(alone, apart(("BLR",))), "one year of both is no continuation"
    assert not continued(refreshed, apart(("RUS",)), last=LAST)


def test_how_far_the_two_are_apart(refreshed: Tables) -> None:
    """The committee has 1,200 and 1,000 million in its last year."""
    found = steps(refreshed, continued(refreshed, apart(("RUS", "CHN"))))
    assert [(one.row.series, one.ratio) for one in found] == [("RUS", 1230 / 1200), ("CHN", 1.0)]
    assert step_of(refreshed, Series("WLD"), "trade_turnover") == 4000 / 6000
    assert step_of(refreshed, Series("RUS"), "trade_balance") is None
    assert steps(refreshed, continued(refreshed, apart(("RUS",)))[1:]) == ()


def test_members_that_had_trade_and_have_no_row_are_found(refreshed: Tables) -> None:
    (found,) = without_row(refreshed, continued(refreshed, apart(("EAEU", "RUS", "WLD"))))
    assert (found.row.series, found.row.year) == ("EAEU_X_RUS", LAST + 2)
    assert found.members == ("BLR",)
    assert found.part == pytest.approx(186 / 700)
    earlier = continued(refreshed, apart(("EAEU",)), last=LAST + 1)
    assert without_row(refreshed, earlier) == ()
    small = with_figures(*figures([("ARM", LAST + 2)]))
    rows = continued(small, apart(("EAEU",)))
    assert [one.members for one in without_row(small, rows)] == [("BLR", "ARM")]
