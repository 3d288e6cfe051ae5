"""Words that say when, as dates: every rule, against a day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.model import TIME_RULES, Period, TimeWords
from lib.reader.extraction.mentions.calendar import (
    RULES,
    has_own_start,
    period,
    two_points,
    year_earlier,
)

PUBLISHED = date(2024, 10, 16)
HALF = TimeWords("half", {"ordinal": "1", "year": "2024"}, 0, 1)
SLOTS = {
    "year": st.integers(-3, 0) | st.integers(1000, 9999),
    "month": st.integers(1, 13),
    "from": st.integers(1, 13) | st.integers(1900, 2100),
    "to": st.integers(1, 13) | st.integers(1900, 2100),
    "day": st.integers(0, 40),
    "count": st.integers(0, 4000),
    "ordinal": st.integers(0, 9),
    "from_year": st.integers(-3, 0) | st.integers(1000, 9999),
}


@pytest.mark.parametrize(
    ("rule", "slots", "code"),
    [
        ("year", {"year": "2022"}, "2022"),
        ("year", {"year": "-1"}, "2023"),
        ("years", {"from": "2015", "to": "2022"}, "2015-01..2022-12"),
        ("month", {"month": "5"}, "2024-05"),
        ("month", {"month": "10"}, "2023-10"),
        ("months", {"from": "1", "to": "9"}, "2024-01..2024-09"),
        ("months", {"from": "1", "to": "11"}, "2023-01..2023-11"),
        ("between_months", {"from": "3", "to": "12", "year": "2022"}, "2022-03..2022-12"),
        ("between_months", {"from": "3", "to": "12", "year": "2022", "point": "from"}, "2022-03"),
        (
            "between",
            {
                "from_of": "month",
                "from_month": "2",
                "from_year": "2022",
                "of": "month",
                "month": "5",
                "year": "2023",
                "point": "from",
            },
            "2022-02",
        ),
        ("first_months", {"count": "9", "year": "2021"}, "2021-01..2021-09"),
        ("last_part", {}, "2024-09"),
        ("previous_year", {}, "2023"),
        ("quarter", {"ordinal": "4", "year": "2023"}, "2023-10..2023-12"),
        ("half", {"ordinal": "2", "year": "-1"}, "2023-07..2023-12"),
        ("day", {"month": "12", "day": "25"}, "2023-12-25"),
        ("day", {"month": "2", "day": "29", "year": "2024"}, "2024-02-29"),
        ("day", {"month": "12", "day": "25", "year": "2024"}, "2024-12-25"),
        ("day", {"month": "5", "day": "2", "year": "-1"}, "2023-05-02"),
        ("end_of_year", {"year": "2015"}, "2015-12-31"),
        ("start_of_year", {"year": "2015"}, "2015-01-01"),
        ("since_year", {"year": "2005"}, "2005-01-01..2024-10-16"),
        ("since_start", {}, "2024-01-01..2024-10-16"),
        ("window_years", {"count": "4"}, "2020-10-16..2024-10-16"),
        ("window_months", {"count": "11"}, "2023-11-16..2024-10-16"),
        ("now", {}, "2024-10-16"),
    ],
)
def test_each_rule(rule: str, slots: dict[str, str], code: str) -> None:
    found = period(TimeWords(rule, slots, 0, 1), PUBLISHED)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("rule", "slots", "published", "code"),
    [
        ("month", {"month": "10"}, "2024-10-30", "2023-10"),
        ("month", {"month": "10"}, "2024-10-31", "2023-10"),
        ("month", {"month": "10"}, "2024-11-01", "2024-10"),
        ("month", {"month": "2"}, "2024-02-29", "2023-02"),
        ("month", {"month": "2"}, "2024-03-01", "2024-02"),
        ("quarter", {"ordinal": "3"}, "2024-09-30", "2023-07..2023-09"),
        ("quarter", {"ordinal": "3"}, "2024-10-01", "2024-07..2024-09"),
        ("half", {"ordinal": "1"}, "2024-06-30", "2023-01..2023-06"),
        ("half", {"ordinal": "1"}, "2024-07-01", "2024-01..2024-06"),
        ("half", {"ordinal": "2"}, "2024-12-31", "2023-07..2023-12"),
        ("half", {"ordinal": "2"}, "2025-01-01", "2024-07..2024-12"),
        ("months", {"from": "1", "to": "9"}, "2024-09-30", "2023-01..2023-09"),
        ("months", {"from": "1", "to": "9"}, "2024-10-01", "2024-01..2024-09"),
        ("first_months", {"count": "12"}, "2024-12-31", "2023"),
        ("first_months", {"count": "12"}, "2025-01-01", "2024"),
        ("end", {"of": "month", "month": "10"}, "2024-10-31", "2023-10-31"),
        ("end", {"of": "month", "month": "10"}, "2024-11-01", "2024-10-31"),
        ("last_part", {}, "2024-12-31", "2024-11"),
        ("last_part", {}, "2025-01-01", "2024-12"),
        ("last_part", {"months": "3"}, "2024-12-31", "2024-07..2024-09"),
        ("last_part", {"months": "3"}, "2025-01-01", "2024-10..2024-12"),
        ("previous_year", {}, "2024-12-31", "2023"),
        ("previous_year", {}, "2025-01-01", "2024"),
    ],
)
def test_a_bare_time_is_complete_the_day_after_it_ends(
    rule: str, slots: dict[str, str], published: str, code: str
) -> None:
    """Of what is published on its last day, no figure can be for the whole of it."""
    found = period(TimeWords(rule, slots, 0, 1), date.fromisoformat(published))
    assert found is not None
    assert found.code == code


TO_2024 = {"year": "2023", "fiscal": "pair", "second": "24"}
JULY_TO_JUNE = {"year": "2023", "fiscal": "pair", "starts": "7"}


@pytest.mark.parametrize(
    ("rule", "slots", "code"),
    [
        ("quarters", {"first": "2", "last": "3", "year": "2024"}, "2024-04..2024-09"),
        ("quarters", {"first": "3", "last": "2", "year": "2024"}, None),
        ("quarters", {"first": "1", "last": "5", "year": "2024"}, None),
        ("first_months", {"count": "5.5", "year": "2023"}, "2023-01-01..2023-06-15"),
        ("first_months", {"count": "1.5", "year": "2023"}, "2023-01-01..2023-02-14"),
        ("first_months", {"count": "1.5", "year": "2024"}, "2024-01-01..2024-02-14"),
        ("first_months", {"count": "13", "year": "2024"}, None),
        ("first_months", {"count": "0", "year": "2024"}, None),
        ("last_months", {"count": "3", "year": "2023"}, "2023-10..2023-12"),
        ("last_months", {"count": "12", "year": "2023"}, "2023"),
        ("months", {"from": "11", "to": "3", "year": "2024"}, "2023-11..2024-03"),
        ("months", {"from": "12", "to": "1", "year": "2024"}, "2023-12..2024-01"),
        ("months", {"from": "7", "to": "6"}, "2023-07..2024-06"),
        ("last_part", {"months": "3"}, "2024-07..2024-09"),
        ("last_part", {"months": "6"}, "2024-01..2024-06"),
        ("last_part", {"months": "3", "back": "0"}, "2024-10-01..2024-10-16"),
        ("decade", {"year": "1990"}, "1990-01..1999-12"),
        ("decade", {"year": "1995"}, None),
        ("years", {"from": "2012", "to": "-1"}, "2012-01..2023-12"),
        ("week", {"week": "-1"}, "2024-10-07..2024-10-13"),
        ("week", {"week": "0"}, "2024-10-14..2024-10-16"),
        ("days", {"from_day": "4", "day": "10", "month": "8"}, "2024-08-04..2024-08-10"),
        ("days", {"from_day": "10", "day": "4", "month": "8"}, None),
        ("window_days", {"count": "2", "times": "7"}, "2024-10-02..2024-10-16"),
        ("window_years", {"count": "1.5"}, "2023-04-16..2024-10-16"),
        ("end", {"of": "month", "month": "2", "year": "2024"}, "2024-02-29"),
        ("end", {"of": "month", "month": "2", "year": "2023"}, "2023-02-28"),
        ("end", {"of": "quarter", "ordinal": "2"}, "2024-06-30"),
        ("start", {"of": "half", "ordinal": "2", "year": "2023"}, "2023-07-01"),
        ("since", {"of": "month", "month": "5", "year": "2023"}, "2023-05-01..2024-10-16"),
        ("since", {"of": "day", "month": "5", "day": "2"}, "2024-05-02..2024-10-16"),
        ("since", {"of": "year", "year": "2025"}, None),
        ("months_to", {"of": "month", "month": "9", "length": "9"}, "2024-01..2024-09"),
        (
            "months_to",
            {"of": "month", "month": "2", "year": "2024", "length": "12"},
            "2023-03..2024-02",
        ),
        (
            "months_to",
            {"of": "day", "month": "6", "day": "30", "year": "2024", "length": "12"},
            "2023-07..2024-06",
        ),
        (
            "months_to",
            {"of": "month", "month": "1", "year": "2024", "length": "5"},
            "2023-09..2024-01",
        ),
        (
            "months_to",
            {"of": "day", "month": "3", "day": "20", "year": "2024", "length": "12"},
            "2023-03-21..2024-03-20",
        ),
        (
            "months_to",
            {"of": "day", "month": "2", "day": "29", "year": "2024", "length": "12"},
            "2023-03..2024-02",
        ),
        (
            "range",
            {
                "from_of": "month",
                "from_month": "10",
                "from_year": "2022",
                "of": "month",
                "month": "3",
                "year": "2023",
            },
            "2022-10..2023-03",
        ),
        (
            "range",
            {
                "from_of": "day",
                "from_month": "1",
                "from_day": "1",
                "of": "day",
                "month": "5",
                "day": "15",
                "year": "2024",
            },
            "2024-01-01..2024-05-15",
        ),
        ("year", JULY_TO_JUNE, "2023-07..2024-06"),
        ("year", {**JULY_TO_JUNE, "second": "24"}, "2023-07..2024-06"),
        ("year", {**JULY_TO_JUNE, "second": "2025"}, None),
        ("half", {**JULY_TO_JUNE, "ordinal": "2"}, "2024-01..2024-06"),
        ("first_months", {**JULY_TO_JUNE, "count": "3"}, "2023-07..2023-09"),
        ("month", {**JULY_TO_JUNE, "month": "1"}, "2024-01"),
        ("months", {**JULY_TO_JUNE, "from": "11", "to": "2"}, "2023-11..2024-02"),
        ("year", {"year": "2023", "fiscal": "pair"}, None),
        ("year", {"year": "2023", "fiscal": "pair", "starts": "1"}, None),
        ("unclear", {}, None),
        ("unclear", {"year": "2024"}, None),
    ],
)
def test_what_is_counted_from_a_stretch(rule: str, slots: dict[str, str], code: str | None) -> None:
    found = period(TimeWords(rule, slots, 0, 1), PUBLISHED)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("slots", "published", "area", "code"),
    [
        (
            {"year": "2023", "fiscal": "pair", "second": "24"},
            "2024-10-16",
            "IND",
            "2023-04..2024-03",
        ),
        (
            {"year": "2023", "fiscal": "pair", "second": "24"},
            "2024-10-16",
            "PAK",
            "2023-07..2024-06",
        ),
        (TO_2024, "2024-10-16", "KGZ", None),
        ({"year": "2023", "fiscal": "season", "second": "24"}, "2024-10-16", "IND", None),
        ({"year": "2024", "fiscal": "named"}, "2024-10-16", "IND", "2023-04..2024-03"),
        ({"year": "2024", "fiscal": "named"}, "2024-10-16", "USA", "2023-10..2024-09"),
        ({"year": "2023", "fiscal": "named"}, "2024-10-16", "JPN", "2023-04..2024-03"),
        ({"year": "-1", "fiscal": "relative"}, "2024-06-30", "PAK", "2022-07..2023-06"),
        ({"year": "-1", "fiscal": "relative"}, "2024-07-01", "PAK", "2023-07..2024-06"),
        ({"year": "0", "fiscal": "relative"}, "2024-07-01", "PAK", "2024-07-01"),
        ({"year": "0", "fiscal": "relative"}, "2024-10-16", None, None),
        (
            {"year": "2023", "fiscal": "pair", "starts": "10"},
            "2024-10-16",
            "IND",
            "2023-10..2024-09",
        ),
    ],
)
def test_a_fiscal_year_is_that_of_the_text_or_of_the_law(
    slots: dict[str, str], published: str, area: str | None, code: str | None
) -> None:
    found = period(TimeWords("year", slots, 0, 1), date.fromisoformat(published), area)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("published", "code"),
    [
        ("2024-12-31", "2024-12-23..2024-12-29"),
        ("2025-01-05", "2024-12-23..2024-12-29"),
        ("2025-01-06", "2024-12-30..2025-01-05"),
    ],
)
def test_a_week_goes_from_monday_to_sunday_over_the_turn_of_a_year(
    published: str, code: str
) -> None:
    found = period(TimeWords("week", {"week": "-1"}, 0, 1), date.fromisoformat(published))
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("published", "code"),
    [("2024-10-15", "2023-10-16"), ("2024-10-16", "2024-10-16"), ("2024-10-17", "2024-10-16")],
)
def test_a_bare_day_is_the_latest_that_has_come(published: str, code: str) -> None:
    words = TimeWords("day", {"month": "10", "day": "16"}, 0, 1)
    found = period(words, date.fromisoformat(published))
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("rule", "slots", "code"),
    [
        ("earlier", {}, "2023-01..2023-06"),
        ("previous_year", {}, "2023"),
        ("years_before", {"count": "3"}, "2021-01..2021-06"),
        ("years_after", {"count": "2"}, "2026-01..2026-06"),
        ("months_later", {"count": "6"}, "2024-07..2024-12"),
        ("months_before", {"count": "3"}, "2023-10..2024-03"),
        ("same_in", {"year": "2019"}, "2019-01..2019-06"),
        ("same_in", {"year": "-1"}, "2023-01..2023-06"),
        ("same_time", {}, "2024-01..2024-06"),
    ],
)
def test_times_that_count_from_another(rule: str, slots: dict[str, str], code: str) -> None:
    found = period(TimeWords(rule, slots, 0, 1, anchor=HALF), PUBLISHED)
    assert found is not None
    assert found.code == code
    without = period(TimeWords(rule, slots, 0, 1), PUBLISHED)
    assert without == (Period.of_year(2023) if rule == "previous_year" else None)


@pytest.mark.parametrize(
    ("anchor", "code"),
    [
        (TimeWords("month", {"month": "2", "year": "2024"}, 0, 1), "2024-03"),
        (TimeWords("month", {"month": "1", "year": "2024"}, 0, 1), "2024-02"),
        (TimeWords("month", {"month": "12", "year": "2023"}, 0, 1), "2024-01"),
        (TimeWords("day", {"month": "2", "day": "29", "year": "2024"}, 0, 1), "2024-03-29"),
        (TimeWords("day", {"month": "1", "day": "31", "year": "2024"}, 0, 1), "2024-02-29"),
    ],
)
def test_a_month_after_a_month_is_a_whole_one(anchor: TimeWords, code: str) -> None:
    found = period(TimeWords("months_later", {"count": "1"}, 0, 1, anchor=anchor), PUBLISHED)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("words", "own"),
    [
        (HALF, True),
        (TimeWords("years", {}, 0, 1), True),
        (TimeWords("window_years", {}, 0, 1), False),
        (TimeWords("window_months", {}, 0, 1), False),
        (TimeWords("since_year", {}, 0, 1), False),
        (TimeWords("day", {}, 0, 1), False),
        (TimeWords("now", {}, 0, 1), False),
        (TimeWords("same_time", {}, 0, 1, anchor=HALF), True),
        (TimeWords("same_time", {}, 0, 1, anchor=TimeWords("window_years", {}, 0, 1)), False),
        (TimeWords("earlier", {}, 0, 1, anchor=TimeWords("day", {}, 0, 1)), True),
    ],
)
def test_a_stretch_of_the_calendar_has_a_year_before_it(words: TimeWords, own: bool) -> None:
    assert has_own_start(words) is own


@pytest.mark.parametrize(
    ("rule", "slots"),
    [
        ("month", {"month": "13"}),
        ("day", {"month": "2", "day": "30"}),
        ("window_years", {"count": "4000"}),
        ("years", {"from": "2022", "to": "2015"}),
    ],
)
def test_an_impossible_time_is_none(rule: str, slots: dict[str, str]) -> None:
    assert period(TimeWords(rule, slots, 0, 1), PUBLISHED) is None


def test_every_rule_that_a_language_may_name_has_dates() -> None:
    assert RULES == TIME_RULES


@given(st.sampled_from(sorted(RULES)), st.fixed_dictionaries(SLOTS), st.dates())
def test_any_slots_give_a_period_or_none(rule: str, slots: dict[str, int], published: date) -> None:
    words = TimeWords(rule, {name: str(code) for name, code in slots.items()}, 0, 1, anchor=HALF)
    found = period(words, published)
    assert found is None or found.start <= found.end


def test_two_ends_are_compared() -> None:
    words = TimeWords("years", {"from": "2015", "to": "2022"}, 0, 1)
    points = two_points(words)
    assert points is not None
    later, earlier = (period(point, PUBLISHED) for point in points)
    assert (later, earlier) == (Period.of_year(2022), Period.of_year(2015))
    assert two_points(HALF) is None
    whole = TimeWords("years", {"from": "2015", "to": "2022", "point": "whole"}, 0, 1)
    assert two_points(whole) is None


@given(st.dates(date(1902, 1, 1), date(2100, 1, 1)), st.integers(0, 2000))
def test_a_year_earlier_keeps_month_ends(start: date, days: int) -> None:
    later = Period(start, date.fromordinal(start.toordinal() + days))
    assert year_earlier(later).end.year == later.end.year - 1
    assert year_earlier(Period.of_year(start.year)) == Period.of_year(start.year - 1)


def test_february_ends_where_it_ends() -> None:
    assert year_earlier(Period(date(2024, 2, 1), date(2024, 2, 29))).code == "2023-02"
    assert year_earlier(Period(date(2025, 2, 1), date(2025, 2, 28))).code == "2024-02"


@pytest.mark.parametrize(
    ("words", "published", "code"),
    [
        (TimeWords("year", {"year": "0"}, 0, 1), "2024-10-16", "2024-01-01..2024-10-16"),
        (TimeWords("year", {"year": "2024"}, 0, 1), "2024-12-30", "2024-01-01..2024-12-30"),
        (TimeWords("year", {"year": "2024"}, 0, 1), "2024-12-31", "2024"),
        (TimeWords("year", {"year": "2024"}, 0, 1), "2025-01-01", "2024"),
        (TimeWords("year", {"year": "2024"}, 0, 1), "2024-01-01", "2024-01-01"),
        (TimeWords("year", {"year": "2025"}, 0, 1), "2024-12-31", "2025"),
        (
            TimeWords("quarter", {"ordinal": "4", "year": "0"}, 0, 1),
            "2024-10-16",
            "2024-10-01..2024-10-16",
        ),
        (
            TimeWords("years", {"from": "2020", "to": "2024"}, 0, 1),
            "2024-10-16",
            "2020-01-01..2024-10-16",
        ),
        (
            TimeWords("months", {"from": "1", "to": "10", "year": "0"}, 0, 1),
            "2024-10-16",
            "2024-01..2024-10",
        ),
        (
            TimeWords("earlier", {}, 0, 1, anchor=TimeWords("year", {"year": "0"}, 0, 1)),
            "2024-10-16",
            "2023-01-01..2023-10-16",
        ),
        (
            TimeWords("same_time", {}, 0, 1, anchor=TimeWords("year", {"year": "0"}, 0, 1)),
            "2024-10-16",
            "2024-01-01..2024-10-16",
        ),
        (
            TimeWords(
                "years_before", {"count": "2"}, 0, 1, anchor=TimeWords("year", {"year": "0"}, 0, 1)
            ),
            "2024-10-16",
            "2022",
        ),
        (
            TimeWords("previous_year", {}, 0, 1, anchor=TimeWords("year", {"year": "0"}, 0, 1)),
            "2024-10-16",
            "2023",
        ),
    ],
)
def test_what_is_not_over_is_meant_as_far_as_it_has_gone(
    words: TimeWords, published: str, code: str
) -> None:
    found = period(words, date.fromisoformat(published))
    assert found is not None
    assert found.code == code
