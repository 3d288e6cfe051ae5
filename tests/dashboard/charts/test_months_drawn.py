"""Lines over months and quarters: gaps, the axis, marks no wider than the line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.charts.label_layout import text_width
from lib.dashboard.charts.marks import Line, Mark
from lib.dashboard.charts.scale import TICK_SIZE
from lib.dashboard.charts.time_series import PartsOfYears, time_series
from lib.dashboard.charts.year_lines import middle_of, new_year
from lib.model import Frequency
from tests.dashboard.charts.drawings import line, marks_of, spec

MONTHS = PartsOfYears(12)
NARROWEST = 150
"""Pixels of the plot on a telephone, between long names of amounts and of partners."""


def monthly(area: str, numbers: list[int], frequency: Frequency = Frequency.MONTH) -> Line:
    """A line with a figure for each of these months, counted from January 2018."""
    first = frequency.number_of(frequency.period(2018 * frequency.a_year).start)
    places = [(n, middle_of(frequency.period(first + n))) for n in numbers]
    return line(area, *(Mark(f"{area}-{n}", 1e6 + n, "h", year=place) for n, place in places))


@given(st.sampled_from(Frequency), st.sets(st.integers(0, 120), min_size=1))
def test_what_is_missing_is_a_gap_and_nothing_else_is(
    frequency: Frequency, numbers: set[int]
) -> None:
    ordered = sorted(numbers)
    [trace] = spec(
        time_series(
            [monthly("RUS", ordered, frequency)], "USD", parts=PartsOfYears(frequency.a_year)
        )
    )["data"]
    gaps = sum(after - before > 1 for before, after in pairwise(ordered))
    assert trace["y"].count(None) == gaps
    assert [name for name in trace["ids"] if name] == [f"RUS-{n}" for n in ordered]
    marker = trace["marker"]
    lists = [*(marker[part] for part in ("symbol", "size")), marker["line"]["width"]]
    assert {len(one) for one in lists} == {len(trace["y"])}


def test_marks_of_many_months_are_no_wider_than_the_line_but_for_the_last_and_the_lonely() -> None:
    whole = [*range(50), 60, *range(62, 80)]
    drawn = marks_of(time_series([monthly("RUS", whole)], "USD", parts=MONTHS))
    assert drawn["RUS-10"].size < 2.5 < drawn["RUS-60"].size < drawn["RUS-79"].size
    few = marks_of(time_series([monthly("RUS", list(range(12)))], "USD", parts=MONTHS))
    assert {mark.size for mark in few.values()} == {9}


@pytest.mark.parametrize("flag", ["is_provisional", "is_estimated"])
def test_a_mark_that_says_something_can_be_seen_among_many(flag: str) -> None:
    months = monthly("RUS", list(range(60)))
    marks = list(months.marks)
    marks[20] = Mark("said", 5e5, "h", year=marks[20].year, **{flag: True})  # type: ignore[arg-type]
    drawing = time_series([line("RUS", *marks)], "USD", parts=MONTHS)
    assert marks_of(drawing)["said"].size > 2 * marks_of(drawing)["RUS-19"].size
    assert drawing.glyphs == ({"is_provisional": "hollow", "is_estimated": "estimated"}[flag],)


@pytest.mark.parametrize("years", [3, 4, 5, 6, 7, 9, 13, 14, 25])
def test_years_below_the_axis_have_room_on_a_telephone(years: int) -> None:
    drawing = time_series([monthly("RUS", list(range(12 * years - 6)))], "USD", parts=MONTHS)
    axis = spec(drawing)["layout"]["xaxis"]
    low, high = axis["range"]
    boxes = [
        ((place - low) / (high - low) * NARROWEST, text_width(text, TICK_SIZE) / 2)
        for place, text in zip(axis["tickvals"], axis["ticktext"], strict=True)
    ]
    assert axis["ticktext"][0] == "2018" and len(boxes) >= 3
    assert all(b - half_b > a + half_a + 1 for (a, half_a), (b, half_b) in pairwise(boxes))
    assert all(low <= place <= high for place in axis["tickvals"])


def test_a_year_with_one_month_at_an_end_is_not_named() -> None:
    """Of December 2018 to January 2027 the years between are: the air around is no part of one."""
    drawing = time_series([monthly("RUS", list(range(11, 109)))], "USD", parts=MONTHS)
    axis = spec(drawing)["layout"]["xaxis"]
    assert axis["ticktext"] == ["2019", "21", "23", "25"]
    assert axis["tickvals"] == pytest.approx([2019.0, 2021.0, 2023.0, 2025.0])
    ends = monthly("RUS", list(range(9, 51)))
    axis = spec(time_series([ends], "USD", parts=MONTHS))["layout"]["xaxis"]
    assert axis["ticktext"] == ["2018", "19", "20", "21", "22"]


def test_a_year_begins_at_a_thin_line() -> None:
    drawing = time_series([monthly("RUS", list(range(30)))], "USD", parts=MONTHS)
    lines = [s["x0"] for s in spec(drawing)["layout"]["shapes"] if s.get("yref") == "y domain"]
    assert lines == [2017.5, 2018.5, 2019.5][-len(lines) :] and lines[-2:] == [2018.5, 2019.5]
    assert new_year(middle_of(Frequency.MONTH.period(2019 * 12))) == 2018.5
    assert new_year(middle_of(Frequency.MONTH.period(2019 * 12 - 1))) == 2017.5


def test_a_line_that_ends_a_month_before_the_others_has_dots_behind_it() -> None:
    lines = [monthly("RUS", list(range(30))), monthly("CHN", list(range(29)))]
    shapes = spec(time_series(lines, "USD", parts=MONTHS))["layout"]["shapes"]
    dots = [one["xanchor"] for one in shapes if one["line"].get("dash") == "dot"]
    assert dots == [lines[1].marks[-1].year]


def test_what_is_written_below_the_axis_can_be_given() -> None:
    ticks = ((2018.0, "Jul"), (2018.3, "Oct"))
    parts = PartsOfYears(12, ticks)
    axis = spec(time_series([monthly("RUS", [5, 6])], "USD", parts=parts))["layout"]["xaxis"]
    assert axis["ticktext"] == ["Jul", "Oct"] and axis["tickvals"] == [2018.0, 2018.3]
