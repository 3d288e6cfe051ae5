"""Periods, bounds and dates: the values the rest of the house counts on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model import Bound, DataError, Period, PeriodKind, is_iso_date
from lib.model.period import kind_of

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("start", "end", "kind", "code"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), PeriodKind.YEAR, "2022"),
        (date(2023, 1, 1), date(2023, 11, 30), PeriodKind.PART_YEAR, "2023-01..2023-11"),
        (date(2024, 2, 1), date(2024, 2, 29), PeriodKind.PART_YEAR, "2024-02"),
        (date(2024, 2, 1), date(2024, 2, 28), PeriodKind.PART_YEAR, "2024-02-01..2024-02-28"),
        (date(2024, 10, 16), date(2024, 10, 16), PeriodKind.DAY, "2024-10-16"),
        (
            date(2020, 10, 16),
            date(2024, 10, 16),
            PeriodKind.WINDOW,
            "2020-10-16..2024-10-16",
        ),
        (date(2015, 1, 1), date(2022, 12, 31), PeriodKind.WINDOW, "2015-01..2022-12"),
        (date(2022, 3, 1), date(2023, 3, 31), PeriodKind.WINDOW, "2022-03..2023-03"),
    ],
)
def test_a_period_knows_its_kind_and_code(
    start: date, end: date, kind: PeriodKind, code: str
) -> None:
    assert (Period(start, end).kind, Period(start, end).code) == (kind, code)
    assert kind_of(start, end) is kind
    assert Period.of_code(code) == Period(start, end)


@given(DAYS, st.integers(0, 3000))
def test_a_period_is_read_back_from_its_code(start: date, days: int) -> None:
    one = Period(start, start + timedelta(days))
    assert Period.of_code(one.code) == one


@pytest.mark.parametrize(
    "code",
    [
        *("", "-", "24", "2024-1", "2024-00", "2024-13", "2024-02-00", "2024-02-30", "20240101"),
        *("0000", "2024 ", "2024..", "..2024", "2024..2023", "2022..2023..2024", "٢٠٢٤"),
    ],
)
def test_other_writings_are_no_periods(code: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Period.of_code(code)


def test_a_period_without_ends_is_not_stated() -> None:
    assert kind_of(None, None) is PeriodKind.NOT_STATED
    assert kind_of(date(2022, 1, 1), None) is PeriodKind.NOT_STATED


@given(DAYS, st.integers(1, 3000))
def test_no_period_ends_before_it_starts(start: date, days: int) -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        Period(start, start - timedelta(days))


@given(DAYS, st.integers(0, 3000), DAYS, st.integers(0, 3000))
def test_two_periods_share_a_code_only_if_they_are_equal(
    start: date, days: int, other_start: date, other_days: int
) -> None:
    one = Period(start, start + timedelta(days))
    two = Period(other_start, other_start + timedelta(other_days))
    assert (one.code == two.code) == (one == two)


def test_reversing_turns_the_order_round_and_leaves_the_rest() -> None:
    assert Bound.MORE_THAN.reversed() is Bound.AT_MOST
    assert Bound.AT_MOST.reversed() is Bound.AT_LEAST
    assert Bound.UP_TO.reversed() is Bound.AT_LEAST
    for bound in (Bound.EXACT, Bound.ALMOST, Bound.APPROXIMATELY):
        assert bound.reversed() is bound


@given(DAYS)
def test_dates_may_be_reduced(day: date) -> None:
    whole = day.isoformat()
    assert all(is_iso_date(text) for text in (whole, whole[:7], whole[:4]))


@pytest.mark.parametrize("text", ["", "24", "2024-1", "2024-13", "2024-02-30", "20240101", "x"])
def test_other_writings_are_no_dates(text: str) -> None:
    assert not is_iso_date(text)


def test_an_error_names_its_place_first() -> None:
    error = DataError(
        "record/nsc/exports_by_country.csv, row 12", "partner 'XX' is not in the area code list"
    )
    assert (
        str(error)
        == "record/nsc/exports_by_country.csv, row 12: partner 'XX' is not in the area code list"
    )
    assert error.place == "record/nsc/exports_by_country.csv, row 12"
