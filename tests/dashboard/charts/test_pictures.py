"""What is drawn is what was given: every row once, with its value, its words and its marks."""

import json
import math
from collections.abc import Callable
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard import views
from lib.dashboard.charts import (
    NAMED,
    Caption,
    by_size,
    by_year,
    exports_against_imports,
    in_panels,
    over_years,
)
from lib.dashboard.charts.palette import QUIET, mark
from lib.model import Tables
from tests.dashboard.charts.rows import CAPTION, CODES, amounts, by_officials, over_time, row
from tests.examples import examples

SIDES = {"books": "The books", "KGZ": "Kyrgyz officials", "RUS": "Russian officials"}
MARKUP = "<b>a</b> & <a href='x'>"
ESCAPED = "&lt;b&gt;a&lt;/b&gt; &amp; &lt;a href='x'&gt;"
MARK = 12
"""Pixels that a mark in a lane takes with its line, the picture being this wide:"""
PLOT_WIDTH = 820


def _points(figure: go.Figure, across: str = "x", up: str = "y") -> list[tuple[object, object]]:
    return sorted((a, b) for t in figure.data for a, b in zip(t[across], t[up], strict=True))


def _labels(figure: go.Figure) -> list[go.layout.Annotation]:
    """Annotations of the marks: not the notes of the caption."""
    return [note for note in figure.layout.annotations if note.xref != "paper"]


@st.composite
def two_flows(draw: st.DrawFn) -> pd.DataFrame:
    partners = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=12, unique=True))
    rows = [
        row(partner, 2023, draw(amounts), indicator=flow)
        for flow in ("exports", "imports")
        for partner in partners
    ]
    return pd.DataFrame(rows)


@examples(15)
@given(rows=over_time(), log=st.booleans())
def test_every_row_is_a_mark_on_its_line(rows: pd.DataFrame, log: bool) -> None:
    figure = over_years(rows, CAPTION, log=log)
    assert figure.layout.meta["ids"] == rows["observation_id"].tolist()
    assert _points(figure) == sorted(zip(rows["year"], rows["obs_value"], strict=True))
    for trace in figure.data:
        own = rows[rows["series"] == trace.name].sort_values("year")
        assert list(trace.x) == own["year"].tolist()
        assert list(trace.y) == own["obs_value"].tolist()
        assert list(trace.text) == own["sentence"].tolist()
        hollow = [symbol.endswith("-open") for symbol in trace.marker.symbol]
        assert hollow == (own["obs_status"] == "P").tolist()
        assert trace.hovertemplate == "%{text}<extra></extra>"


@examples(15)
@given(rows=over_time(), log=st.booleans())
def test_the_axis_holds_every_value_and_the_labels_do_not_overlap(
    rows: pd.DataFrame, log: bool
) -> None:
    figure = over_years(rows, CAPTION, log=log)
    axis = figure.layout.yaxis
    assert axis.type == ("log" if log else "linear")
    low, high = axis.range
    at = [math.log10(value) if log else value for value in rows["obs_value"]]
    assert low <= min(at)
    assert max(at) <= high
    assert log or low == 0
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    labels = _labels(figure)
    assert len(labels) == min(rows["series"].nunique(), NAMED)
    boxes = []
    for label in labels:
        scale = (high - low) or 1.0
        centre = (label.y - low) / scale * plot - label.ay
        half = 15 * (label.text.count("<br>") + 1) / 2
        boxes.append((centre - half, centre + half))
    boxes.sort()
    for (_, top), (bottom, _) in pairwise(boxes):
        assert bottom >= top - 1e-6


def test_the_largest_are_named_and_the_rest_is_grey() -> None:
    rows = pd.DataFrame([row(code, 2023, 1e9 / (n + 1)) for n, code in enumerate(CODES)])
    figure = over_years(rows, CAPTION)
    named = [trace.name for trace in figure.data if trace.line.color != QUIET]
    assert named == list(CODES[:NAMED])
    assert all(trace.line.color == mark(trace.name).colour for trace in figure.data[:NAMED])
    for label, code in zip(_labels(figure), CODES, strict=False):
        assert f"Name of {code}" in label.text
        assert "dollars" in label.text
        assert label.font.color == mark(code).colour


@examples(15)
@given(
    rows=over_time(measure="growth", unit="ratio"),
    size=st.sampled_from((1e-12, 1e-9)),
)
def test_growth_is_drawn_around_one(rows: pd.DataFrame, size: float) -> None:
    figure = over_years(rows.assign(obs_value=rows["obs_value"] * size), CAPTION)
    (line,) = figure.layout.shapes
    low, high = figure.layout.yaxis.range
    assert line.y0 == line.y1 == 1
    assert low <= 1 <= high
    assert all(text.startswith("×") for text in figure.layout.yaxis.ticktext if text != "0")


def test_a_deficit_hangs_from_zero() -> None:
    rows = pd.DataFrame([row("RUS", year, -1e9 * year / 2018) for year in (2018, 2019)])
    figure = over_years(rows, CAPTION)
    low, high = figure.layout.yaxis.range
    assert low <= -1e9
    assert high == 0
    (line,) = figure.layout.shapes
    assert line.y0 == 0


@examples(20)
@given(rows=two_flows())
def test_every_pair_goes_from_sold_to_bought(rows: pd.DataFrame) -> None:
    figure = exports_against_imports(rows, CAPTION)
    assert figure.layout.meta["ids"] == rows["observation_id"].tolist()
    assert _points(figure) == sorted(zip(rows["obs_value"], rows["series"], strict=True))
    for trace in figure.data:
        own = rows[rows["series"] == trace.name].set_index("indicator")
        symbols = dict(zip(trace.x, trace.marker.symbol, strict=True))
        sold, bought = own.loc["exports", "obs_value"], own.loc["imports", "obs_value"]
        if sold != bought:
            assert symbols[sold] == f"{mark(trace.name).shape}-open"
            assert symbols[bought] == mark(trace.name).shape
    totals = rows.groupby("series")["obs_value"].sum()
    order = list(figure.layout.yaxis.categoryarray)
    assert [totals[code] for code in order] == sorted(totals, reverse=True)
    low, high = figure.layout.xaxis.range
    assert low < 0 < rows["obs_value"].max() <= high


@pytest.mark.parametrize(("partners", "labels"), [(8, 16), (9, 0)])
def test_a_few_pairs_have_their_amounts_written(partners: int, labels: int) -> None:
    rows = [
        row(code, 2023, 1e9, indicator=flow, flow=MARKUP)
        for code in CODES[:partners]
        for flow in ("exports", "imports")
    ]
    assert len(_labels(exports_against_imports(pd.DataFrame(rows), CAPTION))) == labels


def test_what_was_sold_is_written_above_and_towards_the_wider_side() -> None:
    sold, bought = (
        row("RUS", 2023, value, indicator=flow, flow=flow)
        for value, flow in ((1e9, "exports"), (3e9, "imports"))
    )
    even = row("KAZ", 2023, 1.5e9, indicator="exports", flow="half")
    figure = exports_against_imports(pd.DataFrame([sold, bought, even]), CAPTION)
    found = {one.text: (one.yshift > 0, one.xanchor, one.xshift) for one in _labels(figure)}
    assert found == {
        "exports": (True, "left", -6),
        "imports": (False, "right", 6),
        "half": (True, "right", 6),
    }


def test_the_largest_lines_are_strong_and_the_rest_faint() -> None:
    rows = pd.DataFrame([row(code, 2023, 1e9 / (n + 1)) for n, code in enumerate(CODES)])
    lines = over_years(rows, CAPTION).data
    assert [trace.opacity for trace in lines] == [1] * NAMED + [0.55] * (len(CODES) - NAMED)
    assert all(trace.line.width > 2 for trace in lines[:NAMED])
    assert all(trace.line.width == 1 for trace in lines[NAMED:])


@pytest.mark.parametrize("log", [False, True])
def test_each_small_panel_has_its_own_line_under_its_own_name(log: bool) -> None:
    rows = pd.DataFrame(
        [row(code, year, 1e8 * year) for code in CODES[:5] for year in (2021, 2022, 2023)]
    )
    figure = in_panels(rows, CAPTION, log=log)
    layout = figure.to_plotly_json()["layout"]
    assert [(t.xaxis, t.yaxis) for t in figure.data] == [
        ("x", "y"),
        *((f"x{n}", f"y{n}") for n in range(2, 6)),
    ]
    names = [n for n in figure.layout.annotations if "Name of" in n.text]
    for trace, name, code in zip(figure.data, names, CODES, strict=False):
        assert set(trace.text) == set(rows.loc[rows["series"] == code, "sentence"])
        assert f"Name of {code}" in name.text and "2.02e+11 dollars" in name.text
        axis = layout[trace.yaxis.replace("y", "yaxis")]
        across = layout[trace.xaxis.replace("x", "xaxis")]
        assert (name.x, name.y) == (across["domain"][0], pytest.approx(axis["domain"][1]))
        assert axis["type"] == ("log" if log else "linear")
        assert axis["zeroline"] is not log
        assert axis["showticklabels"] == (across["domain"][0] == 0)
        low, high = axis["range"]
        value = math.log10(2.023e11) if log else 2.023e11
        assert low <= value <= high and (log or low == 0)


def test_a_small_panel_has_no_more_than_five_ticks() -> None:
    for high in (1e8, 3e8, 5e8, 9e8):
        rows = pd.DataFrame([row(code, 2023, high) for code in CODES[:5]])
        rows.loc[0, "obs_value"] = 1e3
        axis = in_panels(rows, CAPTION, log=True).layout.yaxis
        assert 1 < len(axis.tickvals) <= 5


def test_a_provisional_year_is_hollow_in_its_panel() -> None:
    rows = pd.DataFrame(
        [
            row(code, 2023, 1e9, obs_status=status)
            for code, status in zip(CODES[:5], "APAPA", strict=True)
        ]
    )
    symbols = [trace.marker.symbol[0] for trace in in_panels(rows, CAPTION).data]
    assert [symbol.endswith("-open") for symbol in symbols] == [False, True, False, True, False]


@pytest.mark.parametrize(("third", "level"), [(1.1e9, 2), (1.109e9, 0)])
def test_marks_of_a_year_that_are_near_move_up_a_level(third: float, level: int) -> None:
    """Near is less than a fortieth of the axis, which ends a little beyond the largest."""
    rows = [
        *(row("RUS", 2023, v, kind="statement", side="RUS") for v in (1e9, 1.02e9, third)),
        row("RUS", 2023, 4e9, kind="books", side="KGZ"),
        row("RUS", 2022, 1e9, kind="statement", side="RUS"),
    ]
    figure = by_year(pd.DataFrame(rows), CAPTION, SIDES)
    at = {(x, y) for trace in figure.data for x, y in zip(trace.x, trace.y, strict=True)}
    lane = 30 + 20 * max(1, level)
    assert at == {(1e9, 0), (1.02e9, 20), (third, 20 * level), (4e9, 0), (1e9, lane)}
    assert list(figure.layout.yaxis.tickvals) == [0, lane]


@examples(20)
@given(values=st.lists(amounts, min_size=1, max_size=10), lumped=st.booleans())
def test_every_member_is_a_bar_and_the_lump_is_hollow(values: list[float], lumped: bool) -> None:
    rows = pd.DataFrame([row(code, 2023, v) for code, v in zip(CODES, values, strict=False)])
    if lumped:
        rows.loc[len(rows) - 1, "series"] = "EU27_X_MEMBERS"
    figure = by_size(rows, CAPTION, frozenset({"RUS"}))
    (bars,) = figure.data
    assert figure.layout.meta["ids"] == rows["observation_id"].tolist()
    assert list(bars.x) == rows["obs_value"].tolist()
    assert list(bars.y) == rows["series"].tolist()
    assert list(bars.text) == rows["words"].tolist()
    assert list(bars.hovertext) == rows["sentence"].tolist()
    hollow = [colour == "rgba(0,0,0,0)" for colour in bars.marker.color]
    assert hollow == rows["series"].str.endswith("_X_MEMBERS").tolist()
    ink = [mark("RUS").colour if s == "RUS" else QUIET for s in rows["series"]]
    assert list(bars.marker.line.color) == ink
    low, high = figure.layout.xaxis.range
    assert low == 0 < rows["obs_value"].max() < high
    assert list(figure.layout.yaxis.categoryarray) == rows["series"].tolist()


@examples(20)
@given(rows=by_officials())
def test_every_statement_is_a_mark_in_the_lane_of_its_year(rows: pd.DataFrame) -> None:
    figure = by_year(rows, CAPTION, SIDES)
    assert figure.layout.meta["ids"] == rows["observation_id"].tolist()
    drawn = sorted(value for trace in figure.data for value in trace.x)
    assert drawn == sorted(rows["obs_value"])
    axis = figure.layout.yaxis
    years = [int(text) for text in axis.ticktext]
    assert years == sorted(set(rows["year"]), reverse=True)
    starts = [*axis.tickvals, axis.range[1]]
    lane_of: dict[float, set[int]] = {}
    for year, start, end in zip(years, starts[:-1], starts[1:], strict=True):
        for trace in figure.data:
            for value, at, words in zip(trace.x, trace.y, trace.text, strict=True):
                if start <= at < end:
                    lane_of.setdefault(value, set()).add(year)
                    assert words in set(rows["sentence"])
    for value, there in rows.groupby("obs_value")["year"]:
        assert lane_of[value] == set(there)


@examples(20)
@given(rows=by_officials())
def test_no_mark_of_a_lane_covers_another(rows: pd.DataFrame) -> None:
    figure = by_year(rows, CAPTION, SIDES)
    left, right = figure.layout.xaxis.range
    bottom, top = figure.layout.yaxis.range
    margin = figure.layout.margin
    assert figure.layout.height - margin.t - margin.b == pytest.approx(top - bottom, abs=1)
    scale = PLOT_WIDTH / (right - left)
    marks = [(x * scale, y) for trace in figure.data for x, y in zip(trace.x, trace.y, strict=True)]
    for i, (x, y) in enumerate(marks):
        for other_x, other_y in marks[:i]:
            assert max(abs(x - other_x), abs(y - other_y)) >= MARK
    assert left <= 0
    assert rows["obs_value"].max() < right
    assert all(bottom < y < top for _, y in marks)


@pytest.mark.parametrize(
    ("bound", "way"),
    [
        *(("more_than", 1), ("at_least", 1), ("almost", -1), ("at_most", -1), ("up_to", -1)),
        *(("exact", 0), ("approximately", 0)),
    ],
)
def test_an_arrow_points_to_the_side_the_words_leave_open(bound: str, way: int) -> None:
    rows = pd.DataFrame([row("RUS", 2023, 4e9, bound=bound, kind="statement", side="RUS")])
    arrows = _labels(by_year(rows, CAPTION, SIDES))
    assert len(arrows) == abs(way)
    for arrow in arrows:
        assert (arrow.x, arrow.y) == (4e9, 0)
        assert arrow.showarrow
        head, tail = arrow.xshift, arrow.xshift + arrow.ax
        assert head * way > tail * way > 0, "it starts at the mark and leads away from it"


def test_books_and_officials_of_either_side_look_different() -> None:
    rows = pd.DataFrame(
        [
            row("RUS", 2023, 3e9, kind="books", side="KGZ"),
            row("RUS", 2023, 4e9, kind="statement", side="KGZ"),
            row("RUS", 2023, 5e9, kind="statement", side="RUS"),
            row("RUS", 2024, 3e9, kind="books", side="KGZ") | {"obs_status": "P"},
            row("RUS", 2024, 6e9, kind="statement", side="RUS") | {"obs_status": "P"},
        ]
    )
    figure = by_year(rows, CAPTION, SIDES)
    looks = {t.name: (t.marker.symbol, t.marker.color) for t in figure.data}
    assert looks == {
        "The books": (("circle", "circle-open"), QUIET),
        "Kyrgyz officials": (("diamond-open",), QUIET),
        "Russian officials": (("square-open", "square-open"), mark("RUS").colour),
    }
    assert figure.layout.showlegend


def test_a_provisional_statement_is_as_hollow_as_any_other() -> None:
    given = [row("RUS", 2023, 4e9, kind="statement", side=side) for side in ("KGZ", "RUS")]
    figure = by_year(pd.DataFrame(given).assign(obs_status="P"), CAPTION, SIDES)
    assert [t.marker.symbol for t in figure.data] == [("diamond-open",), ("square-open",)]


def _lines(rows: pd.DataFrame, caption: Caption) -> go.Figure:
    return over_years(rows, caption)


def _bars(rows: pd.DataFrame, caption: Caption) -> go.Figure:
    return by_size(rows, caption, frozenset())


def _pairs(rows: pd.DataFrame, caption: Caption) -> go.Figure:
    return exports_against_imports(rows, caption)


def _lanes(rows: pd.DataFrame, caption: Caption) -> go.Figure:
    return by_year(rows.assign(kind="statement", side="RUS"), caption, SIDES)


@pytest.mark.parametrize("draw", [_lines, _bars, _pairs, _lanes])
def test_title_qualifier_and_source_are_inside_the_picture(
    draw: Callable[[pd.DataFrame, Caption], go.Figure],
) -> None:
    """And markup in any of the words is shown, not followed."""
    words = dict.fromkeys(("called", "sentence", "words"), MARKUP)
    rows = pd.DataFrame([row("RUS", 2023, 1e9, indicator="exports", **words)])
    layout = draw(rows, Caption("A title", "A subtitle", "A source")).layout
    assert "A title" in layout.title.text
    notes = [note.text for note in layout.annotations if note.xref == "paper"]
    assert notes == ["A subtitle", "A source"]
    assert layout.title.yref == "container"
    figure = draw(rows, CAPTION)
    spec = figure.to_plotly_json()
    hovers = [text for trace in spec["data"] for text in trace.get("hovertext") or trace["text"]]
    assert hovers == [ESCAPED]
    assert "<a href" not in json.dumps(spec)


def test_the_shipped_rows_are_drawn_as_they_are(shipped: Tables) -> None:
    """Drawn = tabled: the marks of the front comparison are the rows of its file."""
    rows = views.run("compare", shipped, ("RUS", "EU27", "CIS"))
    worded = rows.assign(called="c", words="w", sentence="s")
    figure = over_years(worded, CAPTION)
    assert set(figure.layout.meta["ids"]) == set(rows["observation_id"])
    assert _points(figure) == sorted(zip(rows["year"], rows["obs_value"], strict=True))
    hollow = sum(symbol.endswith("-open") for t in figure.data for symbol in t.marker.symbol)
    assert hollow == (rows["obs_status"] == "P").sum()


@examples(20)
@given(rows=by_officials())
def test_reports_are_written_beside_their_one_mark_and_cover_no_other(rows: pd.DataFrame) -> None:
    figure = by_year(rows, CAPTION, SIDES)
    left, right = figure.layout.xaxis.range
    scale = PLOT_WIDTH / (right - left)
    written = [label for label in figure.layout.annotations if label.text == "3 reports"]
    assert len(written) == (rows["reported"] != "").sum()
    marks = [(x, y) for trace in figure.data for x, y in zip(trace.x, trace.y, strict=True)]
    for label in written:
        assert (label.x, label.y) in marks
        way = 1 if label.xanchor == "left" else -1
        ends = sorted((label.x * scale + way * 10, label.x * scale + way * 60))
        for x, y in marks:
            assert y != label.y or not ends[0] < x * scale < ends[1]
