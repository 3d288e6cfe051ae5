"""Where a mark and its label go in a lane: inside the narrowest plot, over no other, apart."""

import math
import sys
from itertools import combinations, pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.dashboard.charts.label_lanes import FLOOR, Axis, Plan
from lib.dashboard.charts.palette import QUIET, mark

NARROW, LETTER, MARK, ARROW = 235, 5.9, 12, 34
"""Pixels of the narrowest plot, of a letter, of half a mark, and of an arrow."""
WAYS = {"more_than": 1, "almost": -1, "exact": 0}
SCALE = Axis(0.0, float(NARROW), False, (), ())
"""An axis on which a value is its pixel."""


def row(value: float, label: str = "", **changed: Any) -> dict[str, Any]:
    given_ = {
        **{"obs_value": value, "label": label, "bound": "exact", "kind": "statistics"},
        **{"section": "Books", "lane": "2029", "words": "$1 billion", "side": "RUS"},
        **{"hollow": False, "theirs": False, "unit": "USD"},
    }
    return given_ | changed


def plan(*rows: dict[str, Any], axis: Axis = SCALE, top: int = 0) -> Plan:
    numbered = [{"observation_id": f"{n:02}", **one} for n, one in enumerate(rows)]
    return Plan.of(pd.DataFrame(numbered), axis, top)


def alone(value: float, letters: int, **changed: Any) -> dict[Any, Any]:
    (placed,) = plan(row(value, "x" * letters, **changed)).rows
    return dict(placed)


def reach(placed: dict[Any, Any]) -> tuple[float, float]:
    """From where to where mark, arrow and label are."""
    way, value = WAYS[placed["bound"]], placed["obs_value"]
    label = len(placed["label"]) * LETTER + MARK
    left = placed["place"] == "middle left"
    aside = label + (ARROW if way == (-1 if left else 1) else 0)
    before = max(aside if left else MARK, ARROW * (way < 0))
    after = max(MARK if left else aside, ARROW * (way > 0))
    return value - before, value + after


@pytest.mark.parametrize(
    ("value", "letters", "bound", "side"),
    [
        (100, 10, "exact", "right"),
        (0, 20, "exact", "right"),
        (235, 10, "exact", "left"),
        (200, 10, "exact", "left"),
        (164, 10, "exact", "right"),
        (165, 10, "exact", "left"),
        (130, 10, "more_than", "right"),
        (131, 10, "more_than", "left"),
        (164, 10, "almost", "right"),
        (117, 40, "exact", "right"),
        (118, 40, "exact", "left"),
        (235, 10, "almost", "left"),
    ],
)
def test_a_label_goes_to_the_left_where_there_is_no_room_at_the_right(
    value: float, letters: int, bound: str, side: str
) -> None:
    placed = alone(value, letters, bound=bound)
    assert placed["place"] == f"middle {side}"
    label = "x" * letters
    assert placed["written"].strip() == label
    assert placed["written"].startswith(label) == (side == "left"), "air is beside the mark"


@pytest.mark.parametrize(
    ("value", "bound", "spaces"),
    [
        (50, "exact", "\u2002"),
        (50, "more_than", "\u2003" * 4),
        (50, "almost", "\u2002"),
        (230, "exact", "\u2002"),
        (230, "more_than", "\u2002"),
        (230, "almost", "\u2003" * 4),
    ],
)
def test_a_label_is_clear_of_an_arrow_on_its_side(value: float, bound: str, spaces: str) -> None:
    written = alone(value, 5, bound=bound)["written"]
    assert written == (f"xxxxx{spaces}" if value > 100 else f"{spaces}xxxxx")


marks = st.lists(
    st.builds(
        row,
        st.integers(0, NARROW).map(float),
        st.integers(0, 25).map("x".__mul__),
        bound=st.sampled_from([*WAYS]),
        lane=st.sampled_from(["2028", "2029"]),
    ),
    min_size=1,
    max_size=9,
)


@given(marks)
def test_marks_arrows_and_labels_cover_each_other_nowhere(rows: list[dict[str, Any]]) -> None:
    placed = [dict(one) for one in plan(*rows).rows]
    assert len(placed) == len(rows)
    for one, other in combinations(placed, 2):
        if one["depth"] == other["depth"]:
            (low, high), (start, end) = reach(one), reach(other)
            assert high <= start + 1e-9 or low >= end - 1e-9


@given(marks)
def test_a_label_leaves_the_plot_only_where_either_side_would(rows: list[dict[str, Any]]) -> None:
    for one in plan(*rows).rows:
        other = "middle right" if one["place"] == "middle left" else "middle left"
        assert _outside(dict(one)) <= _outside({**one, "place": other}) + 1e-9


def _outside(placed: dict[Any, Any]) -> float:
    """Pixels of a label that are outside the plot."""
    low, high = reach(placed)
    return max(0.0, high - NARROW if placed["place"] == "middle right" else -low)


def test_what_touches_stays_on_a_level_and_what_overlaps_moves_down() -> None:
    first, touching, over = row(20, "xx"), row(55.8, "xx"), row(55.7, "xx")
    assert {one["level"] for one in plan(first, touching).rows} == {0}
    assert [one["level"] for one in plan(first, over).rows] == [0, 1]
    assert [one["level"] for one in plan(first, first, first).rows] == [0, 1, 2]
    assert [one["level"] for one in plan(first, first, row(200, "xx")).rows] == [0, 1, 0]


def test_sections_lanes_and_levels_follow_each_other_downwards() -> None:
    rows = (
        row(20, lane="2028"),
        row(20, lane="2028"),
        row(20, lane="2029"),
        row(20, section="Officials", lane="2029"),
    )
    found = plan(*rows, top=64)
    depths = [one["depth"] for one in found.rows]
    assert depths == sorted(depths) and len(set(depths)) == 4
    assert [name for _, name in found.headings] == ["Books", "Officials"]
    assert list(found.lanes.values()) == ["2028", "2029", "2029"]
    first, second = (depth for depth, _ in found.headings)
    assert 64 < first < depths[0] < depths[1] < depths[2] < second < depths[3] < found.height
    assert [*found.lanes] == [depths[0], depths[2], depths[3]]


def test_a_mark_below_the_axis_is_at_its_edge_and_says_so() -> None:
    axis = Axis(FLOOR, 8.0, True, (), ())
    low, edge = plan(
        row(0.1, "2028", words="×0.1"), row(FLOOR, "2029", words="×0.5"), axis=axis
    ).rows
    assert (low["symbol"], low["x"], low["label"]) == ("triangle-left", FLOOR, "×0.1, 2028")
    assert (edge["symbol"], edge["x"], edge["label"]) == ("circle", FLOOR, "2029")


@pytest.mark.parametrize(
    ("changed", "symbol", "ink"),
    [
        ({}, "circle", QUIET),
        ({"kind": "statement"}, "diamond", QUIET),
        ({"hollow": True}, "circle-open", QUIET),
        ({"kind": "statement", "hollow": True}, "diamond-open", QUIET),
        ({"theirs": True}, "circle", mark("RUS").colour),
        ({"theirs": True, "side": "EU27"}, "circle", mark("EU27").colour),
    ],
)
def test_a_mark_looks_like_what_it_is(changed: dict[str, Any], symbol: str, ink: str) -> None:
    placed = alone(50, 3, **changed)
    assert (placed["symbol"], placed["ink"]) == (symbol, ink)


def test_an_axis_begins_below_zero_only_for_what_is_below() -> None:
    above = Axis.over(pd.DataFrame([row(4e9), row(0.0)]), log=False)
    assert above.low == 0 == above.values[0]
    below = Axis.over(pd.DataFrame([row(4e9), row(-1e9)]), log=False)
    assert below.low < below.values[0] <= -1e9
    assert above.high > above.values[-1] >= 4e9


@pytest.mark.parametrize(
    ("low", "high", "parts"),
    [
        (3e6, 3e6, (3,)),
        (1e6, 1.1e6, (8, 9, 1)),
        (1.3e6, 1.3e6, (1.5,)),
        (1e6, 1.7e6, (1, 1.5, 2)),
        (4e6, 4.1e6, (4, 5)),
        (1e6, 1.8e6, (1, 1.5, 2)),
        (4e6, 1.2e7, (5, 7, 1, 1.5)),
        (1e6, 4e6, (1, 2, 5)),
        (1e6, 2.9e7, (1, 2, 5)),
        (1e6, 3e7, (1, 3)),
        (1e6, 2.8e8, (1, 3)),
        (1e6, 3e8, (1,)),
    ],
)
def test_a_logarithmic_axis_has_as_many_ticks_as_there_is_room_for(
    low: float, high: float, parts: tuple[int, ...]
) -> None:
    axis = Axis.over(pd.DataFrame([row(low), row(high)]), log=True)
    digits = {
        round(value / 10.0 ** math.floor(math.log10(value) + 1e-9), 6) for value in axis.values
    }
    assert digits == set(parts)


LARGEST, SMALLEST = sys.float_info.max, math.ulp(0.0)
anything = st.floats(allow_nan=False, allow_infinity=False)
above_zero = st.floats(min_value=SMALLEST, allow_infinity=False)


def _holds(axis: Axis, *values: float) -> bool:
    """Whether values and ticks have their places, and no two ticks one label."""
    assert math.isfinite(axis.low) and math.isfinite(axis.high)
    assert len(set(axis.texts)) == len(axis.texts) == len(axis.values) > 0
    assert all(axis.low <= value <= axis.high for value in axis.values)
    parts = [axis.part(value) for value in (*sorted(values), *axis.values)]
    assert parts[: len(values)] == sorted(parts[: len(values)])
    return all(-1e-9 <= part <= 1 + 1e-9 for part in parts)


@given(anything, anything)
@example(0.0, 0.0)
@example(-0.0, 0.0)
@example(0.0, SMALLEST)
@example(0.0, 4 * SMALLEST)
@example(-LARGEST, LARGEST)
@example(LARGEST, LARGEST)
def test_any_amounts_have_an_axis(one: float, other: float) -> None:
    assert _holds(Axis.over(pd.DataFrame([row(one), row(other)]), log=False), one, other, 0.0)


@given(above_zero, above_zero)
@example(SMALLEST, SMALLEST)
@example(SMALLEST, LARGEST)
@example(LARGEST, LARGEST)
@example(3e6, 3e6)
def test_any_amounts_above_zero_have_a_logarithmic_axis(one: float, other: float) -> None:
    assert _holds(Axis.over(pd.DataFrame([row(one), row(other)]), log=True), one, other)


@given(st.floats(0, LARGEST), above_zero, st.booleans())
@example(0.0, 7.0, False)
@example(1.0, SMALLEST, True)
@example(LARGEST, LARGEST, True)
@example(0.0, LARGEST, False)
def test_any_multiples_have_an_axis(recorded: float, said: float, log: bool) -> None:
    claim = row(said, kind="claim", unit="ratio")
    axis = Axis.over(pd.DataFrame([claim, row(recorded, unit="ratio")]), log)
    assert _holds(axis, said, max(recorded, axis.low), 1.0)
    assert 1.0 in axis.values and len(axis.values) <= 7


def test_a_fall_to_nothing_is_at_the_edge() -> None:
    claim = row(0.0, kind="claim", unit="ratio")
    axis = Axis.over(pd.DataFrame([claim, row(0.8, unit="ratio")]), log=False)
    assert (axis.low, axis.part(0.0)) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("said", "high", "values"),
    [
        (1.0, 2.0, [0.5, 0.75, 1, 1.5, 2]),
        (1.0, 2.1, [0.5, 1, 2, 4]),
        (0.5, 8.0, [0.5, 1, 2, 4, 8]),
        (0.4, 7.8, [0.25, 0.5, 1, 2, 4, 8]),
        (0.25, 8.1, [0.25, 1, 4, 16]),
        (1.0, 1000.0, [1, 8, 64, 512]),
    ],
)
def test_doublings_are_as_many_as_there_is_room_for(
    said: float, high: float, values: list[float]
) -> None:
    claim = row(said, kind="claim", unit="ratio")
    axis = Axis.over(pd.DataFrame([claim, row(high, unit="ratio")]), log=True)
    assert list(axis.values) == values
    assert axis.low == 2.0 ** math.floor(math.log2(min(said, FLOOR)))


@pytest.mark.parametrize("powers", range(1, 12))
def test_ticks_of_a_logarithmic_axis_are_apart(powers: int) -> None:
    axis = Axis.over(pd.DataFrame([row(1e2), row(10.0 ** (2 + powers))]), log=True)
    places = [axis.part(value) * NARROW for value in axis.values]
    assert all(b - a >= 41.5 for a, b in pairwise(places))
    assert len(places) > 1


@pytest.mark.parametrize("unit", ["USD", "CZK"])
def test_labels_of_ticks_never_touch(unit: str) -> None:
    """Not even long ones, where amounts are of one size."""
    rows = pd.DataFrame(
        [{"unit": unit, "obs_value": value, "kind": "statistics"} for value in (8e10, 9.2e10)]
    )
    axis = Axis.over(rows, log=True)
    places = [axis.part(value) * NARROW for value in axis.values]
    assert len(places) >= 2
    for (at, one), (then, other) in pairwise(zip(places, axis.texts, strict=True)):
        assert then - at >= 7 * (len(one) + len(other)) / 2


def test_a_label_too_long_for_either_side_is_two_lines_on_two_levels() -> None:
    label = "about $4.1bn, consistent, 3 reports"
    long, short = row(150, label), row(150, "$4bn")
    placed = {one["observation_id"]: one for one in plan(long, short, short).rows}
    assert placed["00"]["lines"] == ["about $4.1bn, consistent,", "3 reports"]
    assert placed["00"]["level"] == 0.5, "between the two that it takes"
    assert [placed[name]["level"] for name in ("01", "02")] == [2, 3]
    before, after = placed["00"]["written"].lines
    assert before.strip() != before and after.strip() != after, "both lines are clear of the mark"
    assert plan(long).height == plan(short, short).height
    assert plan(row(20, "$4bn, 3 reports")).rows[0]["level"] == 0
    assert plan(row(117, "x" * 40)).rows[0]["lines"] == ["x" * 40]
