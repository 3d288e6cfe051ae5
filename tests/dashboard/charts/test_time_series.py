"""Lines over years."""

import math
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.charts.label_layout import text_width
from lib.dashboard.charts.marks import Line, Mark
from lib.dashboard.charts.palette import QUIET, style_of
from lib.dashboard.charts.scale import TICK_SIZE
from lib.dashboard.charts.time_series import NAMED, time_series
from lib.dashboard.charts.year_lines import in_years
from tests.dashboard.charts.drawings import CODES, amounts, line, marks_of, spec, texts, yearly
from tests.examples import examples

_NARROWEST_PLOT = 154
"""Pixels between the first and the last year, on a telephone with names at the right."""


@st.composite
def some_lines(draw: st.DrawFn) -> list[Line]:
    found = []
    for area in draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=9, unique=True)):
        years = draw(st.lists(st.integers(2012, 2024), min_size=1, max_size=8, unique=True))
        marks = tuple(
            Mark(f"{area}-{y}", draw(amounts), "h", year=y, is_provisional=draw(st.booleans()))
            for y in years
        )
        loose = (Mark(f"{area}-l", draw(amounts), "h", year=2025, is_statement=True),)
        some = loose if draw(st.booleans()) else ()
        note = draw(st.sampled_from(["", "not chosen"]))
        found.append(Line(area, area, area, "1", "1, then", marks, some, note, draw(st.booleans())))
    return found


@given(some_lines(), st.booleans())
@examples(60)
def test_every_figure_is_drawn_at_its_year(lines: list[Line], is_log: bool) -> None:
    drawing = time_series(lines, "USD", is_log=is_log)
    drawn = marks_of(drawing)
    for one in lines:
        for mark in (*one.marks, *one.loose):
            seen = drawn[mark.name]
            assert (seen.x, seen.y) == (mark.year, mark.value)
            assert seen.is_hollow == mark.is_provisional
            assert (seen.symbol == "diamond") == mark.is_statement


@given(some_lines(), st.booleans(), st.booleans())
@examples(60)
def test_names_at_ends_do_not_overlap_and_stay_inside(
    lines: list[Line], is_log: bool, has_events: bool
) -> None:
    events = [date(2022, 2, 24), date(2022, 3, 10)] if has_events else []
    drawing = time_series(lines, "USD", is_log=is_log, events=events)
    assert [end.area for end in drawing.ends] == [one.area for one in lines[:NAMED]]
    halves = [(34 if end.note else 21) / 2 for end in drawing.ends]
    boxes = sorted((e.top - h, e.top + h) for e, h in zip(drawing.ends, halves, strict=True))
    assert boxes[0][0] >= -0.1 and boxes[-1][1] <= drawing.height + 0.1
    assert all(low >= high - 0.11 for (_, high), (low, _) in pairwise(boxes))


def test_a_name_is_at_the_height_of_the_end_of_its_line() -> None:
    drawing = time_series([yearly("RUS", {2022: 1e9, 2023: 4e9})], "USD")
    layout = spec(drawing)["layout"]
    low, high = layout["yaxis"]["range"]
    margin = layout["margin"]
    plot = drawing.height - margin["t"] - margin["b"]
    [end] = drawing.ends
    assert end.top == pytest.approx(margin["t"] + (1 - (4e9 - low) / (high - low)) * plot, abs=0.1)
    assert (end.name, end.short, end.value) == ("Name of RUS", "RUS", "3.01")


def test_five_lines_have_a_colour_and_a_name_and_the_others_are_grey() -> None:
    lines = [yearly(area, {2022: 1e9, 2023: 2e9}) for area in CODES[:7]]
    drawing = time_series(lines, "USD")
    assert len(drawing.ends) == 5
    colours = [trace["line"]["color"] for trace in spec(drawing)["data"]]
    assert colours == [*(style_of(area).colour for area in CODES[:5]), QUIET, QUIET]
    orders = [trace["zorder"] for trace in spec(drawing)["data"]]
    assert orders == sorted(orders, reverse=True), "the first is on top"


def test_a_missing_year_is_a_gap_and_never_nothing() -> None:
    drawing = time_series([yearly("RUS", {2019: 1e9, 2021: 2e9, 2022: 3e9})], "USD")
    [trace] = spec(drawing)["data"]
    assert trace["y"] == [1e9, None, 2e9, 3e9]
    assert len({len(trace[part]) for part in ("x", "y", "ids", "hovertext")}) == 1
    assert len(trace["marker"]["symbol"]) == 4
    assert "connectgaps" not in trace


def test_loose_figures_are_joined_to_nothing() -> None:
    loose = (Mark("l", 9e9, "reported", label="about 9", year=2024, is_statement=True),)
    drawing = time_series([yearly("RUS", {2022: 1e9, 2023: 2e9}, loose=loose)], "USD")
    joined, alone = spec(drawing)["data"]
    assert "l" not in joined["ids"] and alone["ids"] == ["l"] and alone["mode"] == "markers"
    assert spec(drawing)["layout"]["yaxis"]["range"][1] > 9e9
    assert texts(drawing) == ["about 9"]
    assert drawing.glyphs == ("diamond",)


@given(st.dictionaries(st.integers(2012, 2023), st.floats(-1e10, 1e10), min_size=1))
def test_amounts_have_zero_on_the_axis(values: dict[int, float]) -> None:
    layout = spec(time_series([yearly("RUS", values)], "USD"))["layout"]
    low, high = layout["yaxis"]["range"]
    assert low <= 0 <= high and 0 in layout["yaxis"]["tickvals"]
    assert (low < 0) == (min(values.values()) < 0)
    [base] = layout["shapes"][:1]
    assert base["y0"] == base["y1"] == 0 and base["xref"] == "paper"


def test_multiples_have_a_line_at_no_change() -> None:
    for is_log in (False, True):
        drawing = time_series([yearly("RUS", {2018: 1, 2023: 1.6})], "ratio", is_log=is_log)
        assert spec(drawing)["layout"]["shapes"][0]["y0"] == 1


def test_a_logarithmic_axis_has_labels_of_amounts_and_holds_small_multiples() -> None:
    lines = [yearly("RUS", {2022: 2e6, 2023: 4e9})]
    axis = spec(time_series(lines, "USD", is_log=True))["layout"]["yaxis"]
    assert axis["type"] == "log" and "$1bn" in axis["ticktext"]
    assert axis["range"][0] < math.log10(2e6) and math.log10(4e9) < axis["range"][1]
    shrunk = time_series([yearly("CHN", {2018: 1, 2020: 0.2})], "ratio", is_log=True)
    assert spec(shrunk)["layout"]["yaxis"]["range"][0] < math.log10(0.2)


def test_an_axis_is_logarithmic_only_where_all_is_above_zero() -> None:
    lines = [yearly("RUS", {2022: -2e6, 2023: 4e9})]
    assert spec(time_series(lines, "USD", is_log=True))["layout"]["yaxis"]["type"] == "linear"


def test_events_are_lines_with_numbers_apart() -> None:
    days = [date(2022, 2, 24), date(2022, 3, 10), date(2024, 10, 16)]
    drawing = time_series([yearly("RUS", {2019: 1e9, 2023: 2e9})], "USD", events=days)
    layout = spec(drawing)["layout"]
    assert texts(drawing) == ["1", "2", "3"]
    lines = [shape["x0"] for shape in layout["shapes"] if shape.get("yref") == "y domain"]
    assert lines == [in_years(day) for day in days]
    low, high = layout["xaxis"]["range"]
    assert low < 2019 and high > lines[-1], "the axis holds them"
    width = 358 - 104 - layout["margin"]["l"] - layout["margin"]["r"]
    places = [(n["x"] - low) / (high - low) * width + n["ax"] for n in layout["annotations"]]
    assert all(b - a >= 14.9 for a, b in pairwise(places))


def test_a_line_that_ends_early_has_its_time_in_its_name_and_does_not_go_on() -> None:
    lines = [yearly("RUS", {2019: 1e9, 2022: 2e9}), yearly("CHN", {2019: 1e9, 2023: 3e9})]
    drawing = time_series(lines, "USD")
    assert [end.value for end in drawing.ends] == ["3.01, 2023", "3.01"]
    [dotted] = [
        shape for shape in spec(drawing)["layout"]["shapes"] if shape["line"].get("dash") == "dot"
    ]
    assert (dotted["xanchor"], dotted["y0"], dotted["y1"]) == (2022, 2e9, 2e9)
    assert dotted["xsizemode"] == "pixel" and 0 < dotted["x0"] < dotted["x1"] < 30


def test_a_leader_ends_before_the_name_it_leads_to() -> None:
    drawing = time_series([yearly("RUS", {2022: 1e9}), yearly("CHN", {2022: 1.01e9})], "USD")
    layout = spec(drawing)["layout"]
    leaders = [one for one in layout["shapes"] if one.get("xref") == "paper" and "x1" in one]
    reach = {one["x1"] for one in leaders if one.get("ysizemode") == "pixel"}
    assert reach == {layout["margin"]["r"] - 3}


@pytest.mark.parametrize(("later", "is_early"), [(2023.49, False), (2023.5, True), (2024, True)])
def test_a_single_figure_of_a_later_year_makes_a_line_end_early(
    later: float, is_early: bool
) -> None:
    loose = (Mark("l", 1e9, "h", year=later),)
    [end] = time_series([yearly("RUS", {2022: 1e9, 2023: 2e9}, loose=loose)], "USD").ends
    assert end.value == ("3.01, 2023" if is_early else "3.01")


def test_years_are_whole() -> None:
    few = spec(time_series([yearly("RUS", {2021: 1e9, 2023: 2e9})], "USD"))["layout"]["xaxis"]
    assert few["tickvals"] == [2021, 2022, 2023]
    more = spec(time_series([yearly("RUS", {2017: 1e9, 2023: 2e9})], "USD"))["layout"]["xaxis"]
    assert more["tickvals"] == [2017, 2019, 2021, 2023], "seven do not fit a telephone"
    many = spec(time_series([yearly("RUS", {2012: 1e9, 2023: 2e9})], "USD"))["layout"]["xaxis"]
    assert many["nticks"] == 5 and many["tickformat"] == "d" and "tickvals" not in many


@pytest.mark.parametrize("years", range(2, 20))
def test_years_below_the_narrowest_plot_do_not_touch(years: int) -> None:
    drawn = yearly("RUS", {2023 - years: 1e9, 2023: 2e9})
    axis = spec(time_series([drawn], "USD"))["layout"]["xaxis"]
    low, high = axis["range"]
    if "tickvals" in axis:
        step = axis["tickvals"][1] - axis["tickvals"][0]
    else:  # plotly goes by 1, 2, 5 or 10 years, as far as it is to write no more than it may
        step = next(n for n in (2, 5, 10) if n >= (high - low) / axis["nticks"])
    assert step * _NARROWEST_PLOT / (high - low) > text_width("2023", TICK_SIZE)


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2022, 1, 1), 2021.5),
        (date(2022, 12, 31), 2022.5 - 1 / 365),
        (date(2024, 12, 31), 2024.5 - 1 / 366),
    ],
)
def test_a_day_is_in_its_year(day: date, place: float) -> None:
    assert in_years(day) == pytest.approx(place)


def going_on(area: str, values: dict[int, float], **other: object) -> tuple[Mark, ...]:
    return tuple(
        Mark(f"{area}-fund-{y}", v, f"{area} {y}, Fund", year=y, **other)  # type: ignore[arg-type]
        for y, v in values.items()
    )


def test_what_another_compiler_goes_on_with_is_a_thin_dashed_line_of_its_own() -> None:
    later = going_on("RUS", {2023: 2.2e9, 2024: 3e9, 2026: 4e9})
    drawing = time_series([yearly("RUS", {2022: 1e9, 2023: 2e9}, continued=later)], "USD")
    solid, dashed = spec(drawing)["data"]
    assert solid["y"] == [1e9, 2e9] and dashed["y"] == [2.2e9, 3e9, None, 4e9]
    assert solid["name"] == dashed["name"], "they are pointed at together"
    assert solid["line"]["color"] == dashed["line"]["color"]
    assert "dash" in dashed["line"] and "dash" not in solid["line"]
    assert dashed["line"]["width"] < solid["line"]["width"]
    assert dashed["zorder"] < solid["zorder"], "where both begin alike the hollow mark is seen"
    assert spec(drawing)["layout"]["yaxis"]["range"][1] > 4e9
    assert set(marks_of(drawing)) >= {mark.name for mark in later}


def test_a_name_is_where_the_continuation_ends() -> None:
    later = going_on("RUS", {2023: 2e9, 2025: 8e9})
    lines = [
        yearly("RUS", {2022: 1e9, 2023: 2e9}, continued=later),
        yearly("CHN", {2022: 1e9, 2023: 3e9}),
        line("KAZ", continued=going_on("KAZ", {2023: 5e9, 2024: 6e9})),
    ]
    drawing = time_series(lines, "USD")
    russia, china, kazakhstan = drawing.ends
    assert (russia.value, china.value, kazakhstan.value) == ("3.01", "3.01, 2023", "3.01, 2023")
    assert russia.top < kazakhstan.top < china.top
    [dotted, _] = [s for s in spec(drawing)["layout"]["shapes"] if s["line"].get("dash") == "dot"]
    assert dotted["xanchor"] == 2023


@given(st.permutations(CODES[:5]), st.lists(st.floats(1e8, 9e9), min_size=5, max_size=5))
@examples(60)
def test_five_continuations_have_names_apart(areas: list[str], values: list[float]) -> None:
    lines = [
        Line(
            area,
            f"{area} without Russia",
            f"{area} w/o RU",
            "$3.54bn, IMF",
            "$3.54bn, IMF 2024",
            yearly(area, {2022: 1e9, 2023: 2e9}).marks,
            continued=going_on(area, {2023: 2e9, 2025: value}),
        )
        for area, value in zip(areas, values, strict=True)
    ]
    ends = sorted(time_series(lines, "USD").ends, key=lambda end: end.top)
    assert all(b.top - a.top >= 2 * 14 * 1.15 for a, b in pairwise(ends)), "two lines each"


@pytest.mark.parametrize("years", [range(2020, 2024), range(1994, 2024)])
def test_an_estimate_is_a_crossed_circle_that_can_be_seen(years: range) -> None:
    estimates = going_on("CHN", {2023: 2e9, 2024: 3e9}, is_estimated=True)
    lines = [yearly("CHN", dict.fromkeys(years, 1e9), continued=estimates)]
    drawing = time_series(lines, "USD")
    drawn = marks_of(drawing)
    for mark in estimates:
        seen = drawn[mark.name]
        assert seen.symbol == "circle-x" and seen.size >= 9
        assert not seen.is_hollow and seen.inside != seen.outline == style_of("CHN").colour
    assert drawn["CHN-2021"].symbol == style_of("CHN").shape
    assert drawing.glyphs == ("estimated",)
