"""A claim beside the record: every row is drawn, hedges and part years show, nothing overlaps."""

from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.dashboard.charts import FLOOR, Caption, against_claim
from lib.dashboard.charts.label_lanes import Axis, Plan
from tests.examples import examples

CAPTION = Caption("Title", "Qualifier", "Source")
CLAIM = {
    "observation_id": "claim",
    "kind": "claim",
    "section": "",
    "lane": "",
    "label": "more than $4 billion (as said)",
    "path": "path not stated",
    "sentence": "As said",
    "words": "more than $4 billion",
    "measure": "level",
    "obs_value": 4e9,
    "bound": "more_than",
    "unit": "USD",
    "side": None,
    "member": None,
    "hollow": False,
    "later": False,
    "theirs": False,
    "period_start": date(2029, 1, 1),
}
RECORD = {**CLAIM, "kind": "statistics", "side": "KGZ", "bound": "exact", "section": "Books"}

marks = st.lists(
    st.fixed_dictionaries(
        {
            "obs_value": st.floats(1e6, 1e11),
            "bound": st.sampled_from(["exact", "almost", "more_than"]),
            "label": st.sampled_from(["", "2029", "2029, cannot tell"]),
            "lane": st.sampled_from(["2028", "2029"]),
            "section": st.sampled_from(["Books", "Officials"]),
            "kind": st.sampled_from(["statistics", "statement"]),
            "later": st.booleans(),
            "hollow": st.booleans(),
        }
    ),
    min_size=1,
    max_size=12,
)


def rows(record: list[dict[str, Any]], **said: object) -> pd.DataFrame:
    named = [{**RECORD, "observation_id": f"row-{n}", **row} for n, row in enumerate(record)]
    return pd.DataFrame([{**CLAIM, **said}, *named])


def drawn(figure: go.Figure) -> dict[str, tuple[str, float]]:
    """Symbol and value of each mark of the record by its id."""
    return {
        name: (symbol, x)
        for trace in figure.data
        if trace.ids is not None
        for name, symbol, x in zip(trace.ids, trace.marker.symbol, trace.x, strict=True)
    }


def arrows(figure: go.Figure) -> list[Any]:
    return [note for note in figure.layout.annotations if note.showarrow]


@examples(30)
@given(marks, st.booleans())
def test_every_row_is_drawn_as_what_it_is(record: list[dict[str, Any]], log: bool) -> None:
    frame = rows(record)
    figure = against_claim(frame, CAPTION, log=log)
    assert figure.layout.meta["ids"] == frame["observation_id"].tolist()
    found = drawn(figure)
    assert set(found) == set(frame["observation_id"]) - {"claim"}
    for row in frame.iloc[1:].to_dict("records"):
        symbol, value = found[row["observation_id"]]
        assert value == row["obs_value"]
        assert symbol.startswith({"statistics": "circle", "statement": "diamond"}[row["kind"]])
        assert symbol.endswith("-open") == row["hollow"]
    rings = [trace for trace in figure.data if trace.hoverinfo == "skip"]
    assert sum(len(trace.x) for trace in rings) == int(frame["later"].sum())
    assert len(arrows(figure)) == int((frame["bound"] != "exact").sum())
    assert not [trace for trace in figure.data if trace.type == "bar"]


@settings(deadline=None)
@given(marks, st.booleans())
def test_marks_and_labels_of_a_lane_cover_each_other_nowhere(
    record: list[dict[str, Any]], log: bool
) -> None:
    frame = rows(record).iloc[1:]
    axis = Axis.over(frame, log)
    placed = Plan.of(frame, axis, 0).rows
    assert len(placed) == len(frame)
    for one in placed:
        for other in placed:
            same = one["depth"] == other["depth"] and one is not other
            assert not same or abs(axis.part(one["x"]) - axis.part(other["x"])) * 235 >= 24
    depths = [(row["section"], row["lane"], row["depth"]) for row in placed]
    assert len({d for *_, d in depths}) == len({*depths})


@pytest.mark.parametrize(
    ("bound", "symbol", "ways"),
    [
        ("more_than", "line-ns", [-24]),
        ("almost", "line-ns", [24]),
        ("approximately", "diamond", []),
        ("exact", "diamond", []),
    ],
)
def test_a_claim_is_a_mark_that_leaves_open_what_the_words_do(
    bound: str, symbol: str, ways: list[int]
) -> None:
    figure = against_claim(rows([{}], bound=bound), CAPTION)
    assert figure.data[0].marker.symbol == symbol
    assert list(figure.data[0].x) == [4e9]
    assert [note.ax for note in arrows(figure)] == ways


@pytest.mark.parametrize("bound", ["more_than", "almost"])
@pytest.mark.parametrize("largest", [4e9, 9e9])
def test_the_words_of_a_claim_stand_clear_of_its_arrow(bound: str, largest: float) -> None:
    figure = against_claim(rows([{"obs_value": largest}], bound=bound), CAPTION)
    (arrow,) = arrows(figure)
    (words,) = (note for note in figure.layout.annotations if note.text.startswith("more than"))
    side = -1 if words.xanchor == "right" else 1
    same_side = side * arrow.xshift > 0
    assert side * words.xshift > (abs(arrow.xshift) if same_side else 0)


@pytest.mark.parametrize(("largest", "side"), [(9e9, "left"), (4e9, "right")])
def test_the_words_of_a_claim_go_towards_the_wider_side(largest: float, side: str) -> None:
    figure = against_claim(rows([{"obs_value": largest}], bound="exact"), CAPTION)
    (words,) = (note for note in figure.layout.annotations if note.text.startswith("more than"))
    assert (words.xanchor, words.align) == (side, side)
    assert (words.xshift, words.yshift) == (12 if side == "left" else -12, 0)


@pytest.mark.parametrize(
    ("bound", "size", "width"),
    [("more_than", 20, 3.2), ("almost", 20, 3.2), ("exact", 12, 0), ("approximately", 12, 0)],
)
def test_a_hedged_claim_is_a_tick_and_another_a_diamond(
    bound: str, size: int, width: float
) -> None:
    marker = against_claim(rows([{}], bound=bound), CAPTION).data[0].marker
    assert (marker.size, marker.line.width) == (size, width)


def test_what_came_out_later_is_ringed_and_nothing_else() -> None:
    record = [{"obs_value": 1e9}, {"obs_value": 2e9, "later": True}]
    (rings,) = (t for t in against_claim(rows(record), CAPTION).data if t.hoverinfo == "skip")
    assert list(rings.x) == [2e9]


def test_a_plot_without_a_claim_has_no_lane_for_one() -> None:
    frame = rows([{}])
    with_claim, without = (against_claim(one, CAPTION) for one in (frame, frame.iloc[1:]))
    tops = [figure.layout.yaxis.range[0] for figure in (with_claim, without)]
    assert tops[0] - tops[1] == 64
    assert [note for note in without.layout.annotations if note.text.startswith("more than")] == []


def test_growth_is_written_above_its_path() -> None:
    growth = {"measure": "growth", "unit": "ratio"}
    figure = against_claim(rows([growth], **growth, obs_value=4.0, bound="exact"), CAPTION)
    (words,) = (note for note in figure.layout.annotations if note.text.startswith("more than"))
    (path,) = (note for note in figure.layout.annotations if note.text == "path not stated")
    assert (words.yshift, path.yshift) == (20, -12)


@pytest.mark.parametrize(("log", "kind"), [(True, "log"), (False, "linear")])
def test_the_axis_of_a_claim_begins_a_little_before_its_lowest_mark(log: bool, kind: str) -> None:
    frame = rows([{"obs_value": 1e9}])
    axis, figure = Axis.over(frame, log), against_claim(frame, CAPTION, log=log)
    assert figure.layout.xaxis.type == kind
    low, high = figure.layout.xaxis.range
    assert high == axis.at(axis.high)
    assert low == pytest.approx(axis.at(axis.low * 0.88) if log else 0.0)


def test_growth_has_two_ends_and_no_path() -> None:
    growth = {"measure": "growth", "unit": "ratio"}
    record = [{**growth, "obs_value": value, "label": "2029"} for value in (7.8, 0.04)]
    frame = rows(record, **growth, obs_value=7.0, bound="exact")
    figure = against_claim(frame, CAPTION)
    assert list(figure.data[0].x) == [1.0, 7.0] and figure.data[0].line.dash == "dash"
    assert "path not stated" in [note.text for note in figure.layout.annotations]
    assert drawn(figure) == {"row-0": ("circle", 7.8), "row-1": ("triangle-left", FLOOR)}
    assert list(figure.layout.xaxis.ticktext) == ["×0.5", "×1", "×2", "×4", "×8"]


@settings(deadline=None)
@given(st.lists(st.floats(-1e11, 1e11), min_size=1, max_size=6), st.floats(-1e11, 1e11))
def test_amounts_below_zero_have_their_place_on_the_axis(values: list[float], said: float) -> None:
    axis = Axis.over(rows([{"obs_value": value} for value in values], obs_value=said), log=False)
    assert all(0 <= axis.part(value) <= 1 for value in (*values, said, 0.0))
    assert axis.low <= min(axis.values) and max(axis.values) <= axis.high


@given(st.floats(0.01, 0.49), st.floats(0.5, 20))
def test_a_claim_of_a_fall_stands_on_the_axis(said: float, largest: float) -> None:
    growth = {"measure": "growth", "unit": "ratio"}
    record = [{**growth, "obs_value": largest}]
    axis = Axis.over(rows(record, **growth, obs_value=said), log=True)
    assert axis.part(said) >= 0 and axis.part(largest) <= 1
    assert said >= axis.low > said / 4


def test_units_share_no_axis() -> None:
    frame = rows([{}, {"unit": "EUR"}, {"unit": "EUR"}])
    figure = against_claim(frame.iloc[1:], CAPTION)
    axes = {trace.xaxis: trace.ids for trace in figure.data if trace.ids is not None and trace.ids}
    assert {axis: list(ids) for axis, ids in axes.items()} == {
        "x": ["row-0"],
        "x2": ["row-1", "row-2"],
    }
    upper, lower = figure.layout.yaxis.domain, figure.layout.yaxis2.domain
    assert upper[0] > lower[1]


@given(low=st.floats(1e3, 1e9), times=st.floats(3, 1e5))
def test_ticks_of_a_log_axis_have_room_on_a_telephone(low: float, times: float) -> None:
    axis = Axis.over(rows([{"obs_value": low}, {"obs_value": low * times}]).iloc[1:], log=True)
    places = [axis.part(value) * 235 for value in axis.values]
    assert places and all(0 <= place <= 235 for place in places)
    assert all(right - left >= 40 for left, right in pairwise(places))
