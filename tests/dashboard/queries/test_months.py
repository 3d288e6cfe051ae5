"""Trade by month and quarter: amounts, twelve months, against a year before; blocks by date."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import store
from lib.codelists import members
from lib.dashboard.queries.months import (
    MUCH,
    by_period,
    figures_behind,
    frequencies,
    largest_partner,
    largest_series,
    never_given,
    years_refreshed,
)
from lib.dashboard.queries.provenance import columns_of, provenance_of, sourced
from lib.dashboard.queries.series import Series, apart
from lib.model import (
    WITHDRAWN,
    Frequency,
    Observation,
    ObsStatus,
    PeriodRow,
    PeriodView,
    Tables,
)
from tests.dashboard.refreshed_months import SECOND, figure, monthly, quarter, tables_with
from tests.examples import examples
from tests.refreshed import refreshed_data

MONTH, QUARTER = Frequency.MONTH, Frequency.QUARTER
AMOUNT, ROLLING, YEAR_BEFORE = PeriodView

some_months = st.lists(st.one_of(st.none(), st.integers(1, 10**9)), min_size=1, max_size=40)
"""Amounts from January 2020 on; None is a month without a figure."""


def values(
    tables: Tables,
    area: str | Series,
    flow: str = "exports",
    frequency: Frequency = MONTH,
    view: PeriodView = AMOUNT,
) -> dict[str, float]:
    """Amounts by the last day of their period."""
    series = area if isinstance(area, Series) else Series(area)
    rows = by_period(tables, [series], flow, frequency, view)
    assert [row.period_end for row in rows] == sorted(row.period_end for row in rows)
    return {row.period_end.isoformat()[:7]: row.obs_value for row in rows}


def month(at: int) -> str:
    return f"{2020 + at // 12}-{at % 12 + 1:02}"


def given_months(amounts: Sequence[int | None]) -> Tables:
    return tables_with(monthly("RUS", "2020-01", amounts))


@given(some_months)
def test_an_amount_is_the_figure_as_it_was_given(amounts: list[int | None]) -> None:
    expected = {month(n): amount for n, amount in enumerate(amounts) if amount is not None}
    assert values(given_months(amounts), "RUS") == expected


@given(some_months)
def test_twelve_months_are_the_sum_of_twelve_and_never_across_a_gap(
    amounts: list[int | None],
) -> None:
    tables = given_months(amounts)
    expected = {}
    for n in range(11, len(amounts)):
        window = amounts[n - 11 : n + 1]
        if None not in window:
            expected[month(n)] = sum(one or 0 for one in window)
    assert values(tables, "RUS", view=ROLLING) == expected
    for row in by_period(tables, [Series("RUS")], "exports", MONTH, ROLLING):
        assert (row.period_end - row.period_start).days in (364, 365)
        parts = figures_behind(tables, row)
        assert len(parts) == 12 and sum(part.obs_value for part in parts) == row.obs_value


@given(some_months)
def test_growth_is_over_the_same_month_of_the_year_before(amounts: list[int | None]) -> None:
    tables = given_months(amounts)
    expected = {
        month(n): amount / before
        for n, amount in enumerate(amounts)
        if amount is not None and n >= 12 and (before := amounts[n - 12]) is not None
    }
    assert values(tables, "RUS", view=YEAR_BEFORE) == expected
    for row in by_period(tables, [Series("RUS")], "exports", MONTH, YEAR_BEFORE):
        assert row.unit == "ratio" and row.measure == "growth"
        assert row.base_period_start == row.period_start.replace(year=row.period_start.year - 1)


def test_four_quarters_are_twelve_months() -> None:
    rows = [figure("RUS", quarter(2025 + n // 4, n % 4 + 1), 10 + n) for n in range(6) if n != 4]
    tables = tables_with(rows)
    assert values(tables, "RUS", frequency=QUARTER, view=ROLLING) == {"2025-12": 46}
    assert values(tables, "RUS", frequency=QUARTER, view=YEAR_BEFORE) == {"2026-06": 15 / 11}


def test_neither_months_nor_quarters_are_made_of_the_other() -> None:
    months = tables_with(monthly("RUS", "2026-01", [1, 2, 3]))
    assert frequencies(months) == (MONTH,)
    assert values(months, "RUS", frequency=QUARTER) == {}
    quarters = tables_with([figure("RUS", quarter(2026, 1), 6)])
    assert frequencies(quarters) == (QUARTER,)
    assert values(quarters, "RUS") == {}
    assert values(quarters, "RUS", frequency=QUARTER) == {"2026-03": 6}


def test_only_flows_of_kyrgyzstan_by_the_imf_of_months_and_quarters_are_taken() -> None:
    tables = tables_with(
        [
            figure("RUS", "2026-01", 1),
            figure("RUS", "2026-02", 2, compiler="UN-COMTRADE"),
            figure("KGZ", "2027-02", 2, reporter="RUS"),
            figure("RUS", "2026-02", 2, product="gold"),
            figure("RUS", "2026-02", 2, "re_exports"),
            figure("RUS", "2026-02..2026-04", 2),
            figure("RUS", "2026-01..2026-06", 2),
            figure("RUS", "2026-02-03", 2),
        ]
    )
    assert frequencies(tables) == (MONTH,)
    assert values(tables, "RUS") == {"2026-01": 1}
    assert years_refreshed(tables, MONTH) == range(2026, 2027)
    assert years_refreshed(tables, QUARTER) == range(0)


def test_nothing_is_there_without_refreshed_figures(shipped: Tables) -> None:
    assert frequencies(shipped) == ()
    assert by_period(shipped, apart(("RUS", "CIS")), "exports", MONTH) == ()


def test_the_latest_vintage_counts_and_what_was_withdrawn_does_not() -> None:
    tables = tables_with(
        [
            *monthly("RUS", "2026-01", [1, 2, 3]),
            figure("RUS", "2026-04", 4, note=WITHDRAWN),
            figure("RUS", "2026-02", 20, vintage=SECOND),
        ]
    )
    assert values(tables, "RUS") == {"2026-01": 1, "2026-02": 20, "2026-03": 3}
    rows = by_period(tables, [Series("RUS")], "exports", MONTH)
    assert [row.published for row in rows] == ["2026-10-30", SECOND, "2026-10-30"]
    both = tables_with(
        [*monthly("RUS", "2026-01", [1]), figure("RUS", "2026-01", 2, "imports", vintage=SECOND)]
    )
    [row] = by_period(both, [Series("RUS")], "trade_turnover", MONTH)
    assert row.published == SECOND, "the day since which both have been public"


def test_turnover_and_balance_are_of_both_flows() -> None:
    rows = [
        *monthly("RUS", "2026-01", [10, 20, 30]),
        *monthly("RUS", "2026-01", [4, 5, None], "imports"),
    ]
    tables = tables_with(rows)
    assert values(tables, "RUS", "trade_turnover") == {"2026-01": 14, "2026-02": 25}
    assert values(tables, "RUS", "trade_balance") == {"2026-01": 6, "2026-02": 15}
    assert values(tables, "RUS", "trade_balance", view=YEAR_BEFORE) == {}
    [first, _] = by_period(tables, [Series("RUS")], "trade_balance", MONTH)
    assert first.derivation == "exports RUS - imports RUS"
    assert first.valuation == "mixed"


def test_a_month_of_one_flow_alone_is_turnover_where_the_other_has_none_for_certain() -> None:
    rows = [
        *monthly("TKM", "2026-01", [10, 20]),
        *monthly("TKM", "2026-01", [4, None], "imports"),
        *monthly("WLD", "2026-01", [10, 20]),
    ]
    nothing_left = [*rows, *monthly("WLD", "2026-01", [4, 0], "imports")]
    assert values(tables_with(nothing_left), "TKM", "trade_turnover")["2026-02"] == 20
    something_left = [*rows, *monthly("WLD", "2026-01", [4, 2], "imports")]
    assert "2026-02" not in values(tables_with(something_left), "TKM", "trade_turnover")


@pytest.mark.parametrize(
    ("block", "member", "others", "first", "inside"),
    [
        ("EU27", "HRV", ("DEU",), "2013-05", [False, False, True, True]),
        ("EU27", "GBR", ("DEU",), "2019-12", [True, True, False, False]),
        ("EAEU", "ARM", ("RUS",), "2014-12", [False, False, True, True]),
    ],
)
def test_a_block_is_its_members_of_every_day_of_the_month(
    block: str, member: str, others: tuple[str, ...], first: str, inside: list[bool]
) -> None:
    """Croatia joined on 1 July 2013, the United Kingdom left on 31 January 2020, Armenia joined the
    EAEU on 2 January 2015, when it was one day old."""
    rows = [row for code in others for row in monthly(code, first, [100] * 4)]
    rows += monthly(member, first, [7] * 4)
    found = list(values(tables_with(rows), block).values())
    is_there = [100 + 7 * is_in for is_in in inside]
    assert found == (is_there if block != "EAEU" else is_there[1:])


def test_a_quarter_has_only_who_was_a_member_in_all_of_it() -> None:
    rows = [figure(code, quarter(2013, n), 10) for code in ("DEU", "HRV") for n in (1, 2, 3)]
    found = values(tables_with(rows), "EU27", frequency=QUARTER)
    assert found == {"2013-03": 10, "2013-06": 10, "2013-09": 20}
    late = [figure(code, quarter(2020, 1), 10) for code in ("DEU", "GBR")]
    assert values(tables_with(late), "EU27", frequency=QUARTER) == {"2020-03": 10}


@given(
    st.dictionaries(
        st.sampled_from(("RUS", "KAZ", "ARM", "BLR", "UZB", "TJK", "TKM", "UKR", "AZE", "MDA")),
        st.integers(1, 10**6),
        min_size=1,
    ),
    st.integers(0, 11),
)
@examples(40)
def test_a_block_less_a_member_is_the_sum_of_the_others(
    amounts: Mapping[str, int], at: int
) -> None:
    rows = [figure(code, f"2026-{at + 1:02}", amount) for code, amount in amounts.items()]
    tables = tables_with(rows)
    day = date(2026, at + 1, 1)
    inside = [code for code in members("CIS", day, day) if code in amounts]
    whole = sum(amounts[code] for code in inside)
    assert sum(values(tables, "CIS").values()) == whole
    rest = sum(amounts[code] for code in inside if code not in ("RUS", "KAZ", "ARM", "BLR"))
    assert sum(values(tables, Series("CIS", ("EAEU",))).values()) == rest


def test_a_member_that_never_trades_is_no_gap() -> None:
    tables = tables_with(monthly("DEU", "2026-01", [1, 2, 3]))
    assert values(tables, "EU27") == {"2026-01": 1, "2026-02": 2, "2026-03": 3}
    row = by_period(tables, [Series("EU27")], "exports", MONTH)[0]
    assert row.note is not None and row.note.startswith("no row of exports: ")
    assert row.derivation == "exports DEU"


def test_members_of_which_no_period_has_a_figure_are_known() -> None:
    """Of France there is one month, of Italy a month of the other flow, of the others nothing."""
    tables = tables_with(
        [
            *monthly("DEU", "2026-01", [1, 2, 300]),
            *monthly("FRA", "2026-01", [1]),
            *monthly("ITA", "2026-03", [1], flow="imports"),
        ]
    )
    every = members("EU27", date(2026, 3, 1), date(2026, 3, 31))
    for flow, known in (
        ("exports", {"DEU", "FRA"}),
        ("imports", {"ITA"}),
        ("trade_turnover", {"DEU", "FRA", "ITA"}),
    ):
        row = by_period(tables, [Series("EU27")], flow, MONTH)[-1]
        assert {*never_given(tables, row, MONTH)} == {*every} - known


def test_a_block_has_no_sum_where_too_much_may_be_missing() -> None:
    """France usually has 5 of 105: with 5 in no country's row it may be missing, with 1 hardly."""
    rows = [
        *monthly("DEU", "2026-01", [100, 100, 100, 100]),
        *monthly("FRA", "2026-01", [5, None, None, None]),
        *monthly("WLD", "2026-01", [105, 105, 101, None]),
    ]
    assert MUCH == 0.01
    assert values(tables_with(rows), "EU27") == {"2026-01": 105, "2026-03": 100}


def test_what_may_be_missing_is_at_most_what_the_member_had_in_the_nearest_month() -> None:
    rows = [
        *monthly("DEU", "2026-01", [100, 100, 100]),
        *monthly("FRA", "2026-01", [50, None, 1]),
        *monthly("WLD", "2026-01", [200, 200, 200]),
    ]
    assert "2026-02" not in values(tables_with(rows), "EU27"), "of two as near the earlier one"
    little = [*rows[:3], *monthly("FRA", "2026-01", [1, None, 50]), *rows[5:]]
    assert values(tables_with(little), "EU27")["2026-02"] == 100


@pytest.mark.parametrize(("apart_by", "is_there"), [(12, False), (13, True)])
def test_a_member_without_a_figure_for_more_than_a_year_does_not_trade(
    apart_by: int, is_there: bool
) -> None:
    months = [50, *[None] * apart_by]
    rows = [*monthly("DEU", "2024-01", [100] * 14), *monthly("FRA", "2024-01", months)]
    assert (month(48 + apart_by) in values(tables_with(rows), "EU27")) == is_there


def test_what_is_made_of_estimates_is_estimated() -> None:
    rows = [
        figure("DEU", "2026-01", 1, status=ObsStatus.ESTIMATED),
        figure("FRA", "2026-01", 1, status=ObsStatus.PROVISIONAL),
        *monthly("RUS", "2025-01", range(1, 12)),
        figure("RUS", "2025-12", 1, status=ObsStatus.PROVISIONAL),
    ]
    tables = tables_with(rows)
    [block] = by_period(tables, [Series("EU27")], "exports", MONTH)
    assert block.obs_status == ObsStatus.ESTIMATED
    [year] = by_period(tables, [Series("RUS")], "exports", MONTH, ROLLING)
    assert year.obs_status == ObsStatus.PROVISIONAL


def test_the_span_is_of_years_in_which_a_row_ends() -> None:
    tables = tables_with(monthly("RUS", "2024-01", range(1, 31)))
    rows = by_period(tables, [Series("RUS")], "exports", MONTH, ROLLING, (2025, 2025))
    assert [row.period_end.month for row in rows] == list(range(1, 13))
    assert rows[0].period_start == date(2024, 2, 1)


def test_the_largest_are_those_of_the_last_twelve_months() -> None:
    rows = [
        *monthly("RUS", "2024-01", [900] * 12 + [1] * 12),
        *monthly("CHN", "2024-01", [1] * 12 + [5] * 12),
        *monthly("KAZ", "2024-01", [1] * 12 + [3] * 12),
    ]
    tables = tables_with(rows)
    found = largest_series(tables, apart(("RUS", "KAZ", "CHN")), "exports", MONTH, 2)
    assert [one.code for one in found] == ["KAZ", "CHN"]
    assert largest_partner(tables, (), "exports", MONTH) == ("CHN", True)
    assert largest_partner(tables, ("CHN",), "exports", MONTH) == ("KAZ", False)
    assert largest_partner(tables, ("CHN", "CIS"), "exports", MONTH) is None


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    days = (date(2026, 10, 30), date(2026, 11, 30))
    return store.tables(refreshed_data(tmp_path_factory.mktemp("data"), days))


def plain(tables: Tables) -> dict[tuple[str, str, str], Observation]:
    """The latest figures of Kyrgyzstan by flow, partner and period, read without this module."""
    return {
        (row.indicator, str(row.partner), f"{row.period_start}/{row.period_end}"): row
        for row in tables.parts_of_years("KGZ")
        if row.reporter == "KGZ"
    }


def test_the_rows_are_what_adding_up_by_hand_gives(invented: Tables) -> None:
    by_hand = plain(invented)

    def of(partner: str, year: int, number: int, flow: str = "imports") -> float:
        start = date(year, number, 1)
        end = date(year + number // 12, number % 12 + 1, 1).toordinal() - 1
        return by_hand[flow, partner, f"{start}/{date.fromordinal(end)}"].obs_value

    china = values(invented, "CHN", "imports", view=ROLLING)
    window = [(2025, n) for n in range(7, 13)] + [(2026, n) for n in range(1, 7)]
    assert china["2026-06"] == sum(of("CHN", *one) for one in window)
    assert len(china) == 8 * 12 + 6 - 11
    growth = values(invented, "CHN", "imports", view=YEAR_BEFORE)
    assert growth["2026-06"] == of("CHN", 2026, 6) / of("CHN", 2025, 6)
    eu = values(invented, "EU27", "imports")
    assert eu["2026-06"] == of("DEU", 2026, 6) + of("LTU", 2026, 6)
    rest = values(invented, Series("CIS", ("RUS",)), "trade_turnover")
    there = ("KAZ", "UZB", "TKM", "ARM", "BLR", "TJK")
    counted = {code for code in there if code in members("CIS", date(2026, 6, 1), date(2026, 6, 1))}
    assert rest["2026-06"] == sum(
        of(code, 2026, 6, flow) for code in counted for flow in ("exports", "imports")
    )


@pytest.mark.parametrize("view", PeriodView)
def test_every_row_names_the_figures_that_it_is_made_of(view: PeriodView, invented: Tables) -> None:
    series = apart(("RUS", "EU27", "CIS"))
    rows = by_period(invented, series, "trade_turnover", MONTH, view, (2026, 2026))
    assert len(rows) == 18
    for row in rows:
        parts = figures_behind(invented, row)
        assert parts and len(row.derived_from) < 32_000, "a cell of a workbook"
        total = sum(one.obs_value for one in parts)
        if view is not YEAR_BEFORE:
            assert total == row.obs_value
        assert row.published == max(one.published for one in parts)
    origin = provenance_of(rows, invented, figures_behind)
    assert origin.publishers == ("International Monetary Fund",)
    frame = sourced(rows, invented, columns_of(PeriodRow), behind=figures_behind)
    assert set(frame["terms"]) == {"IMF: not for redistribution; name the source"}
    assert frame["vintages"].str.contains("exports 2026-11-30").all()
    assert frame["compiler"].eq("IMF").all() and frame["obs_value"].dtype == "float64"
    assert frame["series_label"].iloc[-1] == "CIS without Russia"
