"""Charts of lanes: what is given is drawn, and looks like what it is."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.dashboard.charts.claim_lanes import claim_lanes
from lib.dashboard.charts.marks import Claim, Drawing, Lane, Mark
from lib.dashboard.charts.mirror_dumbbell import home_shape, mirror_dumbbell
from lib.dashboard.charts.palette import HOME, SAID, style_of
from lib.dashboard.charts.restatement_line import restatement_line
from lib.dashboard.charts.statement_lanes import statement_lanes
from lib.dashboard.charts.stock_dots import stock_dots
from lib.dashboard.charts.template import DOT
from lib.dashboard.charts.window_strips import window_strips
from lib.model import Bound
from tests.dashboard.charts.drawings import marks_of, some_lanes, spec, texts
from tests.examples import examples

CLAIM = Claim("claim", 4e9, "more than $4 billion", "said", "as said", Bound.MORE_THAN)


def mark(name: str, value: float, **other: Any) -> Mark:
    return Mark(name, value, f"hover {name}", **other)


def shades(drawing: Drawing) -> list[dict[str, Any]]:
    return [
        shape
        for shape in spec(drawing)["layout"]["shapes"]
        if shape["type"] == "rect" and shape["fillcolor"] == SAID
    ]


def claim_strokes(drawing: Drawing) -> list[dict[str, Any]]:
    return [
        shape
        for shape in spec(drawing)["layout"]["shapes"]
        if shape["type"] == "line" and shape["line"]["color"] == SAID
    ]


@given(some_lanes(), st.sampled_from(["claims", "log", "stock", "statements", "mirror", "again"]))
@examples(60)
def test_what_is_given_is_drawn_once_and_looks_like_what_it_is(
    lanes: list[Lane], chart: str
) -> None:
    drawing = {
        "claims": lambda: claim_lanes(CLAIM, lanes, "USD"),
        "log": lambda: claim_lanes(CLAIM, lanes, "USD", is_log=True),
        "stock": lambda: stock_dots(lanes, CLAIM),
        "statements": lambda: statement_lanes(lanes, "USD"),
        "mirror": lambda: mirror_dumbbell(lanes, "CHN", "USD"),
        "again": lambda: restatement_line(lanes, "USD"),
    }[chart]()
    drawn = marks_of(drawing)
    given_ = {one.name: one for lane in lanes for one in lane.marks}
    assert drawn.keys() - {"claim"} == given_.keys()
    for name, one in given_.items():
        seen = drawn[name]
        assert (seen.x, seen.hover) == (one.value, one.hover)
        assert seen.is_hollow == one.is_provisional, "hollow is provisional and nothing else"
        assert seen.opacity == 1, "what is drawn is never too faint to see"
        assert re.fullmatch("#[0-9a-f]{6}", seen.outline), "the outline has the whole colour"
        is_pale = (one.is_later or one.is_earlier) and not one.is_provisional
        assert seen.inside.startswith("rgba(") == is_pale
        assert (seen.size < DOT) == one.is_earlier
        shape = seen.symbol.removesuffix("-dot")
        assert (shape != seen.symbol) == (one.is_later and not one.is_part)
        if one.is_part:
            assert shape == "hourglass"
        else:
            assert (shape == "diamond") == one.is_statement
    assert min(seen.y for seen in drawn.values()) > 0
    assert max(seen.y for seen in drawn.values()) < drawing.height


@given(some_lanes())
@examples(40)
def test_lanes_are_below_each_other_in_their_order(lanes: list[Lane]) -> None:
    drawn = marks_of(statement_lanes(lanes, "USD"))
    depths = [[drawn[one.name].y for one in lane.marks] for lane in lanes]
    for above, below in pairwise(depths):
        assert max(above) < min(below)


def test_the_marks_of_a_year_are_on_its_line_and_their_labels_beside_them() -> None:
    lanes = [
        Lane("2022", (mark("a", 1.5e9, label="$1.5bn"), mark("b", 3.4e9, label="about $3.4bn"))),
        Lane("2023", (mark("c", 3.4e9, label="$3.4bn"),)),
    ]
    drawing = statement_lanes(lanes, "USD")
    drawn = marks_of(drawing)
    names = {note["text"]: note for note in spec(drawing)["layout"]["annotations"]}
    for name, marks in (("2022", "ab"), ("2023", "c")):
        (at,) = (note["y"] for text, note in names.items() if f">{name}<" in text)
        assert all(abs(drawn[one].y - at) <= 2 for one in marks)
    assert drawing.height < 80, "a line a year, below the axis"
    low, high = spec(drawing)["layout"]["xaxis"]["range"]
    assert (1.5e9 - low) / (high - low) * 358 > 40, "clear of the names"


def test_a_long_name_has_a_line_of_its_own() -> None:
    lane = Lane("A name that is longer than a third of the plot", (mark("a", 2e9),))
    drawing = statement_lanes([lane], "USD")
    (name,) = (n for n in spec(drawing)["layout"]["annotations"] if "A name" in n["text"])
    assert marks_of(drawing)["a"].y > name["y"] + 9


@pytest.mark.parametrize(
    ("bound", "way"),
    [
        (Bound.MORE_THAN, 1),
        (Bound.AT_LEAST, 1),
        (Bound.ALMOST, -1),
        (Bound.AT_MOST, -1),
        (Bound.UP_TO, -1),
        (Bound.EXACT, 0),
        (Bound.APPROXIMATELY, 0),
    ],
)
def test_a_claim_is_a_line_with_its_open_side_shaded(bound: Bound, way: int) -> None:
    claim = Claim("claim", 4e9, "$4 billion", "said", "", bound)
    lanes = [Lane("Kyrgyz statistics", (mark("a", 1.6e9), mark("b", 3.48e9)))]
    drawing = claim_lanes(claim, lanes, "USD")
    [stroke] = claim_strokes(drawing)
    assert stroke["x0"] == stroke["x1"] == 4e9 and stroke["y0"] == 0
    assert stroke["y1"] == spec(drawing)["layout"]["yaxis"]["range"][0], "through all lanes"
    low, high = spec(drawing)["layout"]["xaxis"]["range"]
    found = [(shape["x0"], shape["x1"]) for shape in shades(drawing)]
    assert found == {1: [(4e9, high)], -1: [(4e9, low)], 0: []}[way]
    assert marks_of(drawing)["claim"].symbol == ("diamond" if way == 0 else "line-ns")
    assert ("shade" in drawing.glyphs) == bool(way)


def test_the_open_side_of_a_claim_is_a_third_of_the_axis_at_least() -> None:
    drawing = claim_lanes(CLAIM, [Lane("x", (mark("a", 1.6e9), mark("b", 4.1e9)))], "USD")
    low, high = spec(drawing)["layout"]["xaxis"]["range"]
    assert 0.34 <= (high - 4e9) / (high - low) < 0.45
    far = claim_lanes(CLAIM, [Lane("x", (mark("a", 1.6e9), mark("b", 9e9)))], "USD")
    assert spec(far)["layout"]["xaxis"]["range"][1] < 10e9, "it ends near the data"


def test_no_line_of_the_axis_is_over_a_claim() -> None:
    drawing = claim_lanes(CLAIM, [Lane("x", (mark("a", 1.6e9), mark("b", 3.4e9)))], "USD")
    grid = spec(drawing)["data"][0]
    assert spec(drawing)["layout"]["xaxis"]["tickvals"] == [2e9, 3e9, 4e9, 5e9]
    assert set(grid["x"]) == {2e9, 3e9, 5e9, None}


@pytest.mark.parametrize(
    ("name", "lines", "label_y"),
    [("x", {2e9, 3e9, 5e9, None}, 53.5), ("A long name of a lane", {2e9, 5e9, None}, 70.5)],
)
def test_no_line_of_the_axis_is_through_a_label(
    name: str, lines: set[float | None], label_y: float
) -> None:
    """Above the marks there is none; beside a mark the line that would be there is left out."""
    lanes = [Lane(name, (mark("a", 1.6e9), mark("b", 2.4e9, label="2022: 3.48")))]
    drawing = claim_lanes(CLAIM, lanes, "USD")
    grid = spec(drawing)["data"][0]
    [note] = [n for n in spec(drawing)["layout"]["annotations"] if n["text"] == "2022: 3.48"]
    assert (set(grid["x"]), note["y"]) == (lines, label_y)
    assert {y for y in grid["y"] if y} == {62, 79}


def test_the_claim_has_a_gap_where_it_would_cross_a_name() -> None:
    claim = Claim("claim", 6e9, "$6 billion", "said")
    lanes = [
        Lane("All of the member states", (mark("a", 9e9), mark("b", 9e10))),
        Lane("A", (mark("c", 5e10),)),
    ]
    strokes = claim_strokes(claim_lanes(claim, lanes, "USD"))
    assert len(strokes) == 2 and strokes[0]["y1"] < strokes[1]["y0"]
    assert strokes[1]["y0"] - strokes[0]["y1"] == 18, "the line of the name"


def test_words_of_a_claim_are_beside_its_line_inside_the_plot() -> None:
    for value, side in ((2e9, "left"), (9e9, "right")):
        claim = Claim("claim", value, "exactly what was said of it", "said", "", Bound.EXACT)
        drawing = claim_lanes(claim, [Lane("x", (mark("a", 1.5e9), mark("b", 9.5e9)))], "USD")
        [note] = [n for n in spec(drawing)["layout"]["annotations"] if "exactly" in n["text"]]
        assert (note["x"], note["xanchor"]) == (value, side)
        assert (note["xshift"] > 0) == (side == "left")


@example(0.5)
@example(0.49)
@given(st.floats(0.0, 0.49))
def test_what_shrank_to_less_than_half_is_at_the_edge_and_looks_so(value: float) -> None:
    claim = Claim("claim", 7.0, "sevenfold", "said")
    lanes = [Lane("Tajikistan", (mark("a", value), mark("b", 2.0, label="×2")))]
    drawn = marks_of(claim_lanes(claim, lanes, "ratio"))
    at_edge = value < 0.5 / 1.15
    assert drawn["a"].symbol == ("triangle-left" if at_edge else "circle")
    assert drawn["a"].x == pytest.approx(max(value, 0.5 / 1.15))
    assert drawn["b"].x == 2.0


@pytest.mark.parametrize(
    ("value", "symbol", "x"),
    [
        (0.24, "triangle-left", 0.25),
        (0.25, "circle", 0.25),
        (128.0, "circle", 128.0),
        (129.0, "triangle-right", 128.0),
        (1084.0, "triangle-right", 128.0),
    ],
)
def test_a_window_beyond_the_axis_is_a_triangle_at_its_edge(
    value: float, symbol: str, x: float
) -> None:
    lanes = [Lane("Armenia", (mark("a", value, label="×"), mark("b", 66.0)))]
    drawing = window_strips(Claim("", 7.0, "sevenfold", "said"), lanes)
    drawn = marks_of(drawing)["a"]
    assert (drawn.symbol, drawn.x) == (symbol, x)
    assert 10 ** spec(drawing)["layout"]["xaxis"]["range"][1] < 1000, "room is left for the others"


def test_growth_is_drawn_in_doublings() -> None:
    claim = Claim("claim", 7.0, "sevenfold", "said", "some CIS countries")
    lanes = [Lane("Armenia", (mark("a", 6.36, label="×6.4"),), note="from $836 thousand")]
    drawing = claim_lanes(claim, lanes, "ratio")
    axis = spec(drawing)["layout"]["xaxis"]
    assert (axis["type"], axis["side"]) == ("log", "top")
    assert axis["ticktext"] == ["×1", "×2", "×4", "×8"]
    assert "×6.4" in texts(drawing)
    assert any("Armenia" in text and "from $836 thousand" in text for text in texts(drawing))
    [note] = [n for n in spec(drawing)["layout"]["annotations"] if n["text"] == "×6.4"]
    assert 10 ** note["x"] == pytest.approx(6.36), "notes want logarithms"


def test_a_hedged_figure_has_an_arrow_to_its_open_side() -> None:
    bounds = {"more": Bound.MORE_THAN, "almost": Bound.ALMOST, "about": Bound.APPROXIMATELY}
    lanes = [
        Lane("x", tuple(mark(n, 3e9 + 1e8 * k, bound=b) for k, (n, b) in enumerate(bounds.items())))
    ]
    drawing = statement_lanes(lanes, "USD")
    arrows = {n["x"]: n for n in spec(drawing)["layout"]["annotations"] if n["showarrow"]}
    assert arrows.keys() == {3e9, 3.1e9}
    assert arrows[3e9]["xshift"] > 0 > arrows[3e9]["ax"], "the tip is beyond the mark"
    assert arrows[3.1e9]["xshift"] < 0 < arrows[3.1e9]["ax"]
    assert "arrow" in drawing.glyphs


def test_marks_have_the_colour_of_their_side_and_only_labelled_ones_are_named() -> None:
    lanes = [
        Lane("Kyrgyz", (mark("a", 3e9), mark("b", 4e9, area="RUS", label="about $4bn"))),
        Lane("Russian", (mark("c", 3e9), mark("d", 3.5e9, area="CHN")), area="RUS"),
    ]
    drawing = statement_lanes(lanes, "USD")
    inks = {name: drawn.outline for name, drawn in marks_of(drawing).items()}
    rus, chn = style_of("RUS").colour, style_of("CHN").colour
    assert inks == {"a": HOME.light, "b": rus, "c": rus, "d": chn}
    assert [text for text in texts(drawing) if "$" in text] == ["about $4bn"]


@pytest.mark.parametrize("partner", ["RUS", "EU27", "CHN", "DEU"])
def test_the_two_sides_differ_in_colour_and_shape(partner: str) -> None:
    lanes = [
        Lane(
            "2023",
            (mark("home", 9e8, is_provisional=True), mark("other", 1.2e9, area=partner)),
            is_joined=True,
            band=(9.45e8, 10.8e8),
            heading="Exports",
        )
    ]
    drawing = mirror_dumbbell(lanes, partner, "USD")
    home, other = (marks_of(drawing)[name] for name in ("home", "other"))
    assert (home.symbol, other.symbol) == (home_shape(partner), style_of(partner).shape)
    assert home.symbol != other.symbol and home.outline != other.outline
    assert home.y == other.y
    [joint] = [t for t in spec(drawing)["data"][1:] if t["mode"] == "lines"]
    assert joint["x"] == [9e8, 1.2e9, None]
    [band] = [s for s in spec(drawing)["layout"]["shapes"] if s["type"] == "rect"]
    assert (band["x0"], band["x1"]) == (9.45e8, 10.8e8)
    assert drawing.glyphs == ("hollow", "band") or "circle" in drawing.glyphs
    assert spec(drawing)["layout"]["xaxis"]["tickvals"][0] == 0, "lengths are compared from zero"


def test_people_are_counted_from_zero_with_the_claim_beside_them() -> None:
    claim = Claim("claim", 1e6, "about 1 million", "said", "as said", Bound.APPROXIMATELY)
    lanes = [
        Lane("registered", (mark("a", 3.5e5, label="350,000"), mark("b", 7e5, is_earlier=True)))
    ]
    drawing = stock_dots(lanes, claim)
    assert spec(drawing)["layout"]["xaxis"]["tickvals"][0] == 0
    assert not shades(drawing), "no interval that nobody spoke of"
    drawn = marks_of(drawing)
    assert drawn["claim"].x == 1e6 and drawn["b"].size < drawn["a"].size
    assert marks_of(stock_dots(lanes, None)).keys() == {"a", "b"}


def test_what_one_speaker_said_is_one_dotted_path_in_the_colour_of_claims() -> None:
    lanes = [
        Lane("2022", (mark("a", 3e9, bound=Bound.MORE_THAN, is_statement=True),)),
        Lane("2024", (mark("b", 4e9, is_statement=True),)),
    ]
    drawing = restatement_line(lanes, "USD")
    drawn = marks_of(drawing)
    assert {one.outline for one in drawn.values()} == {SAID}
    [path] = [t for t in spec(drawing)["data"] if t.get("line", {}).get("dash") == "dot"]
    assert (path["x"], path["y"]) == ([3e9, 4e9], [drawn["a"].y, drawn["b"].y])
    growth = restatement_line([Lane("2022", (mark("a", 7.0),))], "ratio")
    assert spec(growth)["layout"]["xaxis"]["type"] == "log"


def test_words_are_text_and_mark_up_of_others_is_none() -> None:
    lanes = [Lane("<b>x</b>", (mark("a", 3e9, label="<i>y</i>"),), note="%{x} & {y}")]
    for text in texts(statement_lanes(lanes, "USD")):
        assert "<i>" not in text and "<b>" not in text and "%{" not in text


def test_a_number_that_is_none_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="JSON"):
        statement_lanes([Lane("x", (mark("a", 1e9), mark("b", float("nan"))))], "USD")


def test_the_claim_has_a_gap_where_it_would_cross_a_label() -> None:
    """At the end of the axis a label has no place that is all on one side of the claim."""
    claim = Claim("claim", 5e9, "almost $5 billion", "said", "", Bound.ALMOST)
    far = mark("b", 5.35e9, label="2023: $5.35bn")
    lanes = [Lane("Kyrgyz statistics", (mark("a", 1e9), far))]
    drawing = claim_lanes(claim, lanes, "USD")
    upper, lower = claim_strokes(drawing)
    [note] = [n for n in spec(drawing)["layout"]["annotations"] if n["text"] == far.label]
    assert upper["y1"] == note["y"] - 8.5 and lower["y0"] == note["y"] + 8.5, "a line of text"
    near = claim_lanes(replace(claim, value=4.0e9), lanes, "USD")
    assert len(claim_strokes(near)) == 1, "a label beside the claim leaves it whole"


def test_words_of_a_claim_that_no_side_has_room_for_are_above_its_line() -> None:
    """Longer than either side of it: in one line over it where the page has room, and in several
    beside it where not even that."""
    lane = Lane("Kyrgyz statistics", (mark("a", 1e9), mark("b", 6e9)))
    over = replace(CLAIM, label="more than four billion dollars, as said")
    beside = claim_lanes(CLAIM, [lane], "USD")
    drawing = claim_lanes(over, [lane], "USD")
    assert "more than four billion dollars, as said" in "".join(texts(drawing))
    assert drawing.height == beside.height
    assert min(stroke["y0"] for stroke in claim_strokes(beside)) == 0
    assert min(stroke["y0"] for stroke in claim_strokes(drawing)) > 17
    longest = replace(
        CLAIM, note="said on the 16th of October 2024; no period was given by anybody"
    )
    assert claim_lanes(longest, [lane], "USD").height > beside.height
