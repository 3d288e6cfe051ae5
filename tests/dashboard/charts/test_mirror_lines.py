"""Two lines of many years: the gap between them, the ratio below, parts of years apart."""

import re

import pytest

from lib.dashboard.charts.marks import Drawing, Line, Mark
from lib.dashboard.charts.mirror_dumbbell import home_shape
from lib.dashboard.charts.mirror_lines import mirror_lines
from lib.dashboard.charts.palette import HOME, pale, style_of
from tests.dashboard.charts.drawings import marks_of, spec

BAND = (1.05, 1.20)


def line(area: str, values: dict[float, float], *loose: Mark) -> Line:
    marks = tuple(Mark(f"{area}{year}", value, "", year) for year, value in values.items())
    return Line(area, area, area, "last", "dated", marks, loose)


def drawn(
    ours: dict[float, float], theirs: dict[float, float], *loose: Mark, partner: str = "RUS"
) -> Drawing:
    ratios = [
        Mark(f"{partner}{year}", theirs[year] / ours[year], "", year)
        for year in theirs.keys() & ours
    ]
    lines = line("KGZ", ours), line(partner, theirs, *loose)
    return mirror_lines(*lines, ratios, BAND, "Mirror ratio", "USD")


FLAT = {float(year): 1e8 for year in range(1994, 2022)}
DOUBLE = {year: 2 * value for year, value in FLAT.items()}


@pytest.mark.parametrize("partner", ["RUS", "EU27", "UZB", "ARM"])
def test_the_two_sides_differ_in_colour_and_shape(partner: str) -> None:
    drawing = drawn(FLAT, DOUBLE, partner=partner)
    seen = marks_of(drawing)
    home, other = seen["KGZ2000.0"], seen[f"{partner}2000.0"]
    assert (home.symbol, home.outline) == (home_shape(partner), HOME.light)
    assert (other.symbol, other.outline) == (style_of(partner).shape, style_of(partner).colour)
    assert [end.area for end in drawing.ends] == ["KGZ", partner]
    assert len(seen) == 2 * len(FLAT), "ratios are no figures of their own"


def test_the_gap_is_shaded_from_line_to_line_and_stops_where_years_are_missing() -> None:
    ours = {2000.0: 1.0, 2001.0: 2.0, 2003.0: 3.0, 2004.0: 3.0}
    theirs = {2000.0: 5.0, 2001.0: 6.0, 2003.0: 7.0, 2004.0: 8.0}
    shapes = spec(drawn(ours, theirs))["layout"]["shapes"]
    paths = [shape["path"] for shape in shapes if shape["type"] == "path"]
    points = [re.findall(r"([\d.]+),([\d.]+)", path) for path in paths]
    corners = [[(float(x), float(y)) for x, y in one] for one in points]
    assert corners == [
        [(2000, 5), (2001, 6), (2001, 2), (2000, 1)],
        [(2003, 7), (2004, 8), (2004, 3), (2003, 3)],
    ]
    fills = {shape["fillcolor"] for shape in shapes if shape["type"] == "path"}
    assert fills == {pale(style_of("RUS").colour, 0.16)}
    [first, *_] = spec(drawn(ours, theirs))["data"]
    assert first["x"] == [2000, 2001, None, 2003, 2004]


def test_the_ratio_has_an_axis_of_its_own_below_with_the_band_of_freight() -> None:
    layout = spec(drawn(FLAT, DOUBLE))["layout"]
    [band] = [s for s in layout["shapes"] if s["type"] == "rect"]
    assert (band["yref"], band["y0"], band["y1"]) == ("y2", *BAND)
    assert layout["yaxis2"]["domain"][1] < layout["yaxis"]["domain"][0]
    assert layout["yaxis2"]["type"] == "log" and 1.0 in layout["yaxis2"]["tickvals"]
    assert layout["yaxis"]["tickvals"][0] == 0, "amounts are compared from zero"
    [ratio] = [trace for trace in spec(drawn(FLAT, DOUBLE))["data"] if trace.get("yaxis") == "y2"]
    assert set(ratio["y"]) == {2.0} and len(ratio["y"]) == len(FLAT)


@pytest.mark.parametrize("size", [1e-6, 1e6])
def test_extreme_ratios_leave_room_for_the_others(size: float) -> None:
    theirs = {**DOUBLE, 2021.0: size * 1e8}
    axis = spec(drawn(FLAT, theirs))["layout"]["yaxis2"]
    [ratio] = [trace for trace in spec(drawn(FLAT, theirs))["data"] if trace.get("yaxis") == "y2"]
    low, high = (10**end for end in axis["range"])
    assert all(low <= value <= high for value in ratio["y"])


def test_what_is_provisional_is_hollow_and_parts_of_years_are_on_no_line() -> None:
    part = Mark("half", 3e7, "", 2021.75, is_part=True)
    drawing = drawn(FLAT, DOUBLE, part)
    seen = marks_of(drawing)["half"]
    assert seen.symbol == "hourglass"
    [joined] = [t for t in spec(drawing)["data"] if "RUS2000.0" in t.get("ids", ())]
    assert "half" not in joined["ids"]
    hollow = Line("KGZ", "", "", "", "", (Mark("p", 1.0, "", 2000.0, is_provisional=True),))
    other = line("RUS", {2000.0: 2.0})
    provisional = mirror_lines(hollow, other, [Mark("r", 2.0, "", 2000.0)], BAND, "", "USD")
    assert marks_of(provisional)["p"].is_hollow
    assert set(provisional.glyphs) >= {"hollow", "band"}


def test_an_estimate_is_crossed_and_on_no_line() -> None:
    estimate = Mark("guess", 3e7, "", 2022.0, is_estimated=True)
    drawing = drawn(FLAT, DOUBLE, estimate)
    assert marks_of(drawing)["guess"].symbol == "circle-x"
    assert "estimated" in drawing.glyphs and "estimated" not in drawn(FLAT, DOUBLE).glyphs
    [joined] = [t for t in spec(drawing)["data"] if "RUS2000.0" in t.get("ids", ())]
    assert "guess" not in joined["ids"]


def test_it_fits_the_first_screen() -> None:
    assert drawn(FLAT, DOUBLE).height <= 480
