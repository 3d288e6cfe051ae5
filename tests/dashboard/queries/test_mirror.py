"""Both sides' books: the same goods, the same time, one currency or no ratio at all."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import exchange_rates
from lib.dashboard.queries import partners
from lib.dashboard.queries.currency import converted
from lib.dashboard.queries.mirror import (
    both_sides,
    to_compare,
    with_both_sides,
    years_compared,
)
from lib.model import MirrorRow, Tables
from tests.dashboard.conftest import of_documents
from tests.round_numbers import M, figure, with_figures, year

KAZAKH = {"reporter": "KAZ", "partner": "KGZ"}

_BY_HAND = ("kaz-stat-trade-2023", "comext-exports-kgz-2024-11", "nsc-4.03.00.18-2024-10-01")
_BY_HAND += ("nsc-4.03.00.20-2024-03-02",)


def _one(rows: Iterable[MirrorRow], reporter: str, direction: str, year: int) -> MirrorRow:
    wanted = (reporter, direction, year)
    (row,) = (row for row in rows if (row.reporter, row.direction, row.year) == wanted)
    return row


@pytest.fixture(scope="module")
def known(shipped: Tables) -> Tables:
    """Figures of documents that were checked by hand; none put on record later is among them."""
    return of_documents(shipped, _BY_HAND)


def test_the_importer_s_figure_over_the_exporter_s(made: Tables) -> None:
    """Of 2022: 300 million bought and 250 said to be sold, 200 sold and 100 said to be bought."""
    rows = both_sides(made, "KAZ", dollars=False)
    assert list(dict.fromkeys(row.year for row in rows)) == [2021, 2022]
    theirs = _one(rows, "KAZ", "imports", 2022)
    assert (theirs.indicator, theirs.obs_value) == ("exports", 250 * M)
    assert theirs.ratio == pytest.approx(1.2)
    assert (theirs.freight_low, theirs.freight_high) == pytest.approx((262.5e6, 300e6))
    bought = _one(rows, "KAZ", "exports", 2022)
    assert bought.ratio == pytest.approx(0.5)
    assert bought.freight_low is None and bought.freight_high is None
    ours = _one(rows, "KGZ", "exports", 2022)
    assert ours.ratio is None
    assert (ours.freight_low, ours.freight_high) == pytest.approx((210e6, 240e6))


def test_kazakhstan_by_hand(known: Tables) -> None:
    rows = both_sides(known, "KAZ", dollars=False)
    assert _one(rows, "KGZ", "imports", 2023).obs_value == pytest.approx(862_182_567)
    theirs = _one(rows, "KAZ", "imports", 2023)
    assert theirs.obs_value == pytest.approx(1_147_176_000, rel=1e-6)
    assert theirs.ratio == pytest.approx(0.7516, abs=1e-4)
    assert _one(rows, "KGZ", "exports", 2023).obs_value == 449_009_325


def test_two_currencies_have_no_ratio_and_no_band(made: Tables) -> None:
    rows = both_sides(made, "EU27", dollars=False)
    assert {row.unit for row in rows} == {"USD", "EUR"}
    cells = {cell for row in rows for cell in (row.ratio, row.freight_low, row.freight_high)}
    assert cells == {None}


def test_converted_rows_say_so_and_keep_the_original(made: Tables) -> None:
    rows = both_sides(made, "EU27", dollars=True)
    assert {row.unit for row in rows} == {"USD"}
    theirs = _one(rows, "EU27", "imports", 2022)
    rate = exchange_rates()["EUR", 2022].dollars
    assert rate == pytest.approx(1.053, abs=1e-3)
    assert theirs.obs_value == pytest.approx(1000 * M * rate)
    assert theirs.ratio == pytest.approx(500 / (1000 * rate))
    assert theirs.observation_id.startswith("computed:USD:")
    for words in ("EUR 1000000000", str(rate), "2022", "European Central Bank"):
        assert words in (theirs.derivation or "")
    assert theirs.note == "Converted from EUR"
    assert theirs.derived_from in made.observation


def test_the_eu_by_hand(known: Tables) -> None:
    theirs = _one(both_sides(known, "EU27", dollars=False), "EU27", "imports", 2023)
    assert (theirs.obs_value, theirs.unit) == (2_733_762_750, "EUR")


def test_periods_are_the_same_to_the_day(shipped: Tables) -> None:
    """Of every partner of the shipped record, whoever was put there last."""
    found = with_both_sides(shipped, partners(shipped))
    assert {"EU27", "KAZ", "UZB"} <= set(found)
    for partner in found:
        rows = both_sides(shipped, partner, dollars=False)
        span = [(row.direction, row.period_start, row.period_end) for row in rows]
        assert span == sorted(span)
        of_one_period = groupby(zip(span, rows, strict=True), key=lambda pair: pair[0])
        for _, pairs in of_one_period:
            assert {row.reporter for _, row in pairs} == {"KGZ", partner}


@pytest.mark.parametrize(
    ("end", "found"), [(date(2022, 6, 30), 2), (date(2022, 12, 31), 0), (date(2022, 5, 31), 0)]
)
def test_a_part_year_is_paired_with_the_same_months_alone(end: date, found: int) -> None:
    half = date(2022, 1, 1), date(2022, 6, 30)
    ours = figure(50 * M, half, "2022-09", partner="AZE", indicator="exports")
    azeri = {"reporter": "AZE", "partner": "KGZ", "indicator": "imports"}
    tables = with_figures(ours, figure(60 * M, (half[0], end), "2022-09", "AZE-CUST", **azeri))
    rows = both_sides(tables, "AZE", dollars=True)
    assert len(rows) == found
    assert with_both_sides(tables, ("AZE",)) == (("AZE",) if found else ())
    assert all(row.period_kind == "part_year" for row in rows)


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_editions_the_later_is_compared(turned: bool) -> None:
    given_ = {**KAZAKH, "indicator": "exports"}
    late = figure(200 * M, year(2022), "2024-03", "KAZ-STAT", **given_)
    early = figure(100 * M, year(2022), "2022-12", "KAZ-STAT", **given_)
    late["observation_id"], early["observation_id"] = ("1", "2") if turned else ("2", "1")
    rows = both_sides(with_figures(early, late), "KAZ", dollars=False)
    assert _one(rows, "KAZ", "imports", 2022).ratio == pytest.approx(1.5)
    assert _one(rows, "KAZ", "imports", 2021).ratio == pytest.approx(1.25)


@pytest.mark.parametrize("same_day", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_of_several_editions_each_side_s_last_one_counts(same_day: bool, turned: bool) -> None:
    """In whichever order the rows come; of one day the later identifier."""
    half = date(2022, 1, 1), date(2022, 6, 30)
    tajik = {"reporter": "TJK", "partner": "KGZ", "indicator": "imports"}
    ours = {"partner": "TJK", "indicator": "exports"}
    editions = [
        figure(amount * factor * M, half, "2022-08" if same_day else published, compiler)
        | {**side, "observation_id": f"{name}-{number if turned else 9 - number}"}
        for name, compiler, side, factor in (
            ("ours", "NSC", ours, 1.0),
            ("theirs", "TJK-STAT", tajik, 1.1),
        )
        for number, (published, amount) in enumerate([("2022-08", 1), ("2022-09", 2), ("2023", 3)])
    ]
    last = {(True, False): 9, (True, True): 2, (False, False): 7, (False, True): 2}
    number = last[same_day, turned]
    rows = both_sides(with_figures(*editions), "TJK", dollars=False)
    assert [row.observation_id for row in rows] == [f"ours-{number}", f"theirs-{number}"]
    assert rows[1].ratio == pytest.approx(1.1)


def test_another_compiler_s_edition_is_another_row() -> None:
    half = date(2022, 1, 1), date(2022, 6, 30)
    tajik = {"reporter": "TJK", "partner": "KGZ", "indicator": "imports"}
    ours = figure(2 * M, half, "2022-09", partner="TJK", indicator="exports")
    theirs = figure(2 * M, half, "2022-09", "TJK-STAT", **tajik)
    other = theirs | {"compiler": "RUS-GOV", "observation_id": "other", "published": "2022-07"}
    in_euro = theirs | {"unit": "EUR", "observation_id": "in-euro", "published": "2022-07"}
    rows = both_sides(with_figures(ours, theirs, other, in_euro), "TJK", dollars=False)
    assert len(rows) == 4
    assert {"other", "in-euro"} < {row.observation_id for row in rows}
    assert {row.ratio for row in rows} == {None}, "one of them is in another currency"


@pytest.mark.parametrize("compiler", ["NSC-RELAYED", "KGZ-GOV"])
def test_what_officials_or_the_press_pass_on_is_no_side_s_figure(compiler: str) -> None:
    half = date(2022, 1, 1), date(2022, 6, 30)
    tajik = {"reporter": "TJK", "partner": "KGZ", "indicator": "imports"}
    theirs = figure(2 * M, half, "2022-09", "TJK-STAT", **tajik)
    relayed = figure(2 * M, half, "2022-09", compiler, partner="TJK", indicator="exports")
    assert both_sides(with_figures(relayed, theirs), "TJK", dollars=False) == ()


def test_what_is_passed_on_comes_before_the_tables_of_an_office() -> None:
    """Whatever its edition: the last row of a period is the one to compare with."""
    german = {"reporter": "DEU", "partner": "KGZ", "indicator": "exports"}
    table = figure(100 * M, year(2022), "2023-01", "ESTAT", **german)
    passed_on = figure(90 * M, year(2022), "2024-01", "DEU-STAT", **german)
    tables = with_figures(table, passed_on)
    rows = [row for row in both_sides(tables, "DEU", dollars=True) if row.year == 2022]
    assert [(row.compiler, row.ratio) for row in rows if row.reporter == "DEU"] == [
        ("DEU-STAT", pytest.approx(120 / 90)),
        ("ESTAT", pytest.approx(120 / 100)),
    ]


def test_russia_by_hand(shipped: Tables) -> None:
    """As its customs and the committee print it: 28 years of either flow."""
    rows = both_sides(shipped, "RUS", dollars=True)
    for direction in ("exports", "imports"):
        years = [row.year for row in rows if (row.direction, row.reporter) == (direction, "KGZ")]
        assert years == list(range(1994, 2022))
    assert _one(rows, "KGZ", "imports", 2021).obs_value == 1_911_522_348
    sold = _one(rows, "RUS", "imports", 2021)
    assert (sold.obs_value, sold.indicator) == (2_156_000_000, "exports")
    assert sold.ratio == pytest.approx(1_911_522_348 / 2_156_000_000)
    bought = _one(rows, "RUS", "exports", 2009)
    assert bought.ratio == pytest.approx(367_000_000 / 185_811_800)
    first = _one(rows, "RUS", "exports", 1994)
    assert first.ratio == pytest.approx(97_900_000 / 58_549_000)


def test_the_two_are_of_the_same_members(shipped: Tables) -> None:
    """The committee counted the United Kingdom in the EU up to 2019, Eurostat never does."""
    rows = both_sides(shipped, "EU27", dollars=False)
    ours = _one(rows, "KGZ", "imports", 2019)
    assert ours.obs_value == 313_893_532 - 15_676_390
    assert ours.derivation == "imports EU27 - imports GBR"
    names = [shipped.observation[name] for name in (ours.derived_from or "").split()]
    assert [row.partner for row in names] == ["EU27", "GBR"]
    assert ours.obs_status == "A" and "United Kingdom" in (ours.note or "")
    printed = _one(rows, "KGZ", "imports", 2020)
    assert (printed.obs_value, printed.derivation) == (259_674_926, None)


def test_a_block_without_a_figure_of_the_member_to_take_out_is_not_compared() -> None:
    """The committee counts the United Kingdom in half a year, and the other side does not."""
    given_ = {"partner": "EU27", "definition": "eu_with_gbr", "indicator": "exports"}
    half = date(2022, 1, 1), date(2022, 6, 30)
    theirs = {"reporter": "EU27", "partner": "KGZ", "indicator": "imports", "definition": "eu_27"}
    ours = figure(100 * M, half, "2022-09", **given_)
    other = figure(80 * M, half, "2022-09", "ESTAT", **theirs)
    british = figure(30 * M, half, "2022-09", partner="GBR", indicator="exports")
    of_half = [
        [
            row.obs_value
            for row in both_sides(tables, "EU27", dollars=False)
            if row.period_end == half[1]
        ]
        for tables in (with_figures(ours, other), with_figures(ours, other, british))
    ]
    assert of_half == [[], [70 * M, 80 * M]]


def test_a_block_is_not_compared_where_one_of_several_members_has_no_figure() -> None:
    """Georgia and Ukraine are counted here and not by the other side."""
    half = date(2022, 1, 1), date(2022, 6, 30)
    given_ = {"partner": "CIS", "definition": "cis_with_ukr_and_geo", "indicator": "exports"}
    theirs = {"reporter": "CIS", "partner": "KGZ", "indicator": "imports"}
    ours = figure(100 * M, half, "2022-09", **given_)
    other = figure(80 * M, half, "2022-09", "KAZ-STAT", **theirs)
    georgia, ukraine = (
        figure(value * M, half, "2022-09", partner=partner, indicator="exports")
        for partner, value in (("GEO", 5), ("UKR", 10))
    )
    values = [
        [
            row.obs_value
            for row in both_sides(with_figures(ours, other, *parts), "CIS", dollars=False)
        ]
        for parts in ((ukraine,), (georgia,), (georgia, ukraine))
    ]
    assert values == [[], [], [85 * M, 80 * M]]


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (None, None, [2021, 2022]),
        (2022, None, [2022]),
        (None, 2021, [2021]),
        (2021, 2022, [2021, 2022]),
    ],
)
def test_years_outside_the_range_are_left_out(
    first: int | None, last: int | None, years: list[int], made: Tables
) -> None:
    rows = both_sides(made, "KAZ", dollars=True, first=first, last=last)
    assert list(dict.fromkeys(row.year for row in rows)) == years


def test_whom_both_sides_are_on_record_for(made: Tables) -> None:
    asked = ("RUS", "UZB", "CIS", "KAZ", "EU27")
    assert with_both_sides(made, asked) == ("UZB", "KAZ", "EU27")
    for code in asked:
        assert bool(both_sides(made, code, dollars=False)) == (code in {"UZB", "KAZ", "EU27"})


def _row(**cells: Any) -> MirrorRow:
    """A row of Kazakhstan's exports; some of its cells are given."""
    plain: dict[str, Any] = {
        **{"observation_id": "one", "direction": "imports", "reporter": "KAZ", "partner": "KGZ"},
        **{"indicator": "exports", "measure": "level", "period_kind": "year", "bound": "exact"},
        **{"valuation": "fob", "ratio": None, "freight_low": None, "freight_high": None},
        **{"compiler": "KAZ-STAT", "obs_status": "A", "source_id": "one"},
        **{"derivation": None, "derived_from": None, "note": None},
    }
    return MirrorRow(**plain, **cells)


@given(
    unit=st.sampled_from(["EUR", "USD", "RUB"]),
    year=st.integers(2010, 2030),
    months=st.integers(1, 12),
    amount=st.floats(1, 1e12),
)
def test_only_whole_years_with_a_rate_are_converted(
    unit: str, year: int, months: int, amount: float
) -> None:
    end = date(year, 12, 31) if months == 12 else date(year, months, 28)
    start = date(year, 1, 1)
    before = _row(year=year, period_start=start, period_end=end, obs_value=amount, unit=unit)
    row = converted(before, with_figures())
    rate = exchange_rates().get((unit, year))
    if rate is None or months < 12:
        assert row is before
    else:
        assert row.obs_value == pytest.approx(amount * rate.dollars)
        assert (row.unit, row.derived_from) == ("USD", "one")


def test_of_several_as_near_the_last_is_compared() -> None:
    """They are in the order in which they were published."""
    years: dict[str, Any] = {"year": 2022, "unit": "USD", "obs_value": M}
    years |= {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}
    earlier, later = _row(**years), _row(**years)
    assert to_compare([earlier, later]) is later
    relayed = [replace(row, compiler="RUS-GOV") for row in (earlier, later)]
    assert to_compare(relayed) is relayed[1]
    assert to_compare([earlier, *relayed]) is earlier, "statistics go before what is passed on"


def test_the_years_compared_reach_to_the_last_figure_of_either_side(made: Tables) -> None:
    assert years_compared(made) == range(2019, 2023)
    later = figure(100 * M, year(2025), "2026-03", "KAZ-STAT", **KAZAKH, indicator="exports")
    assert years_compared(with_figures(later)) == range(2019, 2026)
    others = figure(100 * M, year(2025), "2026-03", "KAZ-STAT", reporter="KAZ", indicator="exports")
    assert years_compared(with_figures(others)) == range(2019, 2023), "it is Russia's"
