"""Bars: ranked, and exports against imports."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.charts.exports_imports import exports_imports
from lib.dashboard.charts.marks import Bar, Mark, Pair
from lib.dashboard.charts.palette import QUIET, style_of
from lib.dashboard.charts.ranked_bars import FEW, LINE, ROW, ranked_bars
from lib.dashboard.charts.template import SIZE
from tests.dashboard.charts.drawings import CODES, amounts, marks_of, spec, texts

SIDES = ("Exports", "Imports")


def bar(name: str, value: float, **other: Any) -> Bar:
    return Bar(name, f"Name of {name}", f"${value:.3g}", value, f"hover {name}", **other)


some_bars = st.lists(
    st.builds(
        lambda value, area, provisional: (value, area, provisional),
        amounts,
        st.sampled_from([None, *CODES]),
        st.booleans(),
    ),
    min_size=1,
    max_size=30,
)


@given(some_bars)
def test_a_bar_a_row_down_in_their_order(rows: list[tuple[float, str | None, bool]]) -> None:
    bars = [
        bar(str(n), value, area=area, is_provisional=provisional)
        for n, (value, area, provisional) in enumerate(rows)
    ]
    drawing = ranked_bars(bars, "USD")
    drawn = marks_of(drawing)
    depths = [drawn[one.name].y for one in bars]
    assert depths == sorted(set(depths)) and depths[-1] < drawing.height
    in_lines = len(bars) > FEW
    assert drawing.height == (LINE * len(bars) + 4 if in_lines else ROW * len(bars) + 2)
    for one in bars:
        seen = drawn[one.name]
        assert (seen.x, seen.is_hollow) == (one.value, one.is_provisional)
        assert seen.outline == (style_of(one.area).colour if one.area else QUIET)
    low, high = spec(drawing)["layout"]["xaxis"]["range"]
    assert low == 0 and high == max(one.value for one in bars), "bars begin at nothing"


def test_name_and_figure_stand_above_each_bar() -> None:
    drawing = ranked_bars([bar("a", 5e9), bar("b", 3e9)], "USD")
    notes = spec(drawing)["layout"]["annotations"]
    for note, one, other in zip(notes, ("Name of a", "Name of b"), ("5e+09", "3e+09"), strict=True):
        assert one in note["text"] and other in note["text"]
    depths = [seen.y for seen in marks_of(drawing).values()]
    assert [note["y"] < depth for note, depth in zip(notes, depths, strict=True)] == [True, True]


def test_a_name_too_long_for_a_telephone_is_cut_and_its_figure_is_not() -> None:
    long = Bar("a", "United Kingdom of Great Britain and Northern Ireland", "$92m", 1.0, "h")
    [text] = texts(ranked_bars([long], "USD"))
    assert "United Kingdom" in text and "…" in text and "$92m" in text


def test_of_many_bars_each_is_a_line_with_its_name_and_its_figure() -> None:
    """Bold is the name of whoever was chosen, since not every partner has a colour of its own."""
    areas = {3: "DEU", 4: "EU27"}
    bars = [bar(str(n), 50e9 - n, area=areas.get(n), is_chosen=n == 3) for n in range(FEW + 1)]
    drawing = ranked_bars(bars, "USD")
    layout = spec(drawing)["layout"]
    names = [note for note in layout["annotations"] if note.get("xref") == "paper"]
    figures = [note for note in layout["annotations"] if note.get("xref") != "paper"]
    assert [one.label in note["text"] for one, note in zip(bars, names, strict=True)]
    assert ["font-weight" in note["text"] for note in names] == [n == 3 for n in range(FEW + 1)]
    middles = [seen.y for seen in marks_of(drawing).values()]
    assert [note["y"] for note in names] == [note["y"] for note in figures] == middles
    assert [note["x"] for note in figures] == [one.value for one in bars]
    assert layout["margin"]["r"] > 0 and layout["margin"]["l"] > 0, "room for both"
    few = spec(ranked_bars(bars[:FEW], "USD"))["layout"]
    assert few["margin"]["l"] == 0, "names are above the bars"


def test_a_provisional_bar_is_pale_with_an_outline_of_the_same_colour() -> None:
    bars = [bar("a", 5e9, area="RUS", is_provisional=True), bar("b", 3e9)]
    marker = spec(ranked_bars(bars, "USD"))["data"][0]["marker"]
    assert marker["color"] == ["rgba(168,79,24,0.22)", QUIET]
    assert marker["line"]["color"] == ["#a84f18", QUIET]
    assert ranked_bars(bars, "USD").glyphs == ("bar", "pale-bar")
    assert ranked_bars(bars[:1], "USD").glyphs == ("pale-bar",)
    assert ranked_bars(bars[1:], "USD").glyphs == ()


def test_losses_are_never_a_line_each() -> None:
    bars = [bar(str(n), 5e9 - 1e9 * n) for n in range(FEW + 1)]
    assert ranked_bars(bars, "USD").height == ROW * len(bars) + 2


def test_a_second_measure_is_a_tick_on_its_bar() -> None:
    second = Mark("b", 2e9, "in 2019")
    drawing = ranked_bars([bar("a", 5e9, second=second)], "USD")
    drawn = marks_of(drawing)
    assert (drawn["b"].x, drawn["b"].symbol, drawn["b"].y) == (2e9, "line-ns", drawn["a"].y)
    assert drawing.glyphs == ("tick",)
    wide = ranked_bars([bar("a", 5e9, second=Mark("b", 9e9, "h"))], "USD")
    assert spec(wide)["layout"]["xaxis"]["range"][1] == 9e9


def test_what_is_below_nothing_goes_to_the_left_of_it() -> None:
    drawing = ranked_bars([bar("a", 5e9), bar("b", -3e9)], "USD")
    assert spec(drawing)["layout"]["xaxis"]["range"][0] < -3e9
    below = spec(ranked_bars([bar("a", -5e9), bar("b", -3e9)], "USD"))["layout"]["xaxis"]["range"]
    assert below[0] < -5e9 and below[1] > 0
    zero = spec(drawing)["layout"]["shapes"]
    assert len(zero) == 2 and all(line["x0"] == line["x1"] == 0 for line in zero)


def pair(name: str, sold: float | None, bought: float | None, **other: bool) -> Pair:
    exports = Mark(f"{name}-x", sold, "sold", **other) if sold is not None else None
    imports = Mark(f"{name}-m", bought, "bought") if bought is not None else None
    return Pair(name, "words", exports, imports, name)


@given(
    st.lists(st.tuples(st.none() | amounts, amounts), min_size=1, max_size=8),
    st.booleans(),
)
def test_exports_go_to_the_left_and_imports_to_the_right(
    flows: list[tuple[float | None, float]], provisional: bool
) -> None:
    pairs = [
        pair(code, sold, bought, is_provisional=provisional)
        for code, (sold, bought) in zip(CODES, flows, strict=False)
    ]
    drawing = exports_imports(pairs, SIDES)
    drawn = marks_of(drawing)
    low, high = spec(drawing)["layout"]["xaxis"]["range"]
    for one in pairs:
        if one.exports:
            seen = drawn[one.exports.name]
            assert seen.x == -one.exports.value and seen.is_hollow == provisional
            assert low <= seen.x
        assert one.imports
        assert drawn[one.imports.name].x == one.imports.value <= high
        assert not drawn[one.imports.name].is_hollow
    assert low < 0 < high


def test_the_line_of_nothing_goes_through_no_name() -> None:
    """A long row's figures stand above its bars, to either side of the line."""
    layout = spec(exports_imports([pair(code, 4e8, 5e9) for code in CODES[:4]], SIDES))["layout"]
    names = [one for one in layout["annotations"] if one.get("yref") != "paper"]
    lines = layout["shapes"]
    assert len(names) == len(lines) == 4
    for name, line in zip(names, lines, strict=True):
        assert line["y0"] > name["y"] + SIZE / 2


@pytest.mark.parametrize(("sold", "bought"), [(1e6, 5e9), (5e9, 1e6), (None, 5e9), (5e9, None)])
def test_both_sides_have_room_for_their_name(sold: float | None, bought: float | None) -> None:
    drawing = exports_imports([pair("CHN", sold, bought)], SIDES)
    low, high = spec(drawing)["layout"]["xaxis"]["range"]
    for end in (-low, high):
        assert end / (high - low) * 358 >= 66
    assert any(text.endswith("Exports") for text in texts(drawing))
    assert any(text.startswith("Imports") for text in texts(drawing))
