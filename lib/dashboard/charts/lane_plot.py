"""Lanes below each other on one value axis: what most charts of this room are made of.

A lane has its name above it, so that the plot is as wide as the page and any name has room. Below
the name are its marks, on as many levels as they need, and the labels of those that have one. The
lines of the value axis stop where labels are, so no label is on a line. A claim runs through all
lanes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lib.dashboard.charts.label_layout import (
    HALF_MARK,
    NARROW,
    Box,
    Place,
    Wanted,
    levels,
    text_width,
    wrapped_to,
)
from lib.dashboard.charts.marks import Claim, Drawing, Lane, Mark
from lib.dashboard.charts.palette import GRID, INK, QUIET, QUIET_INK, RULE, SAID, SAID_INK, style_of
from lib.dashboard.charts.plot_text import Label, bold, stacked
from lib.dashboard.charts.scale import TICK_SIZE, Scale
from lib.dashboard.charts.template import (
    ARROW,
    OPEN,
    SIZE,
    coloured,
    finished,
    glyphs_of,
    markers,
    open_arrow,
    words,
)

_AXIS, _LINE, _MARKS, _LABELS, _BELOW, _HEADING = 24, 18, 20, 17, 7, 28
"""Pixels of the ticks on top, of a line of a name, of a row of marks, of the labels above a row
other than the first, below a lane, and of a heading."""
_CLAIM_LINE = 17
_EDGE = 10
"""Pixels to either end of the axis from the last mark, at the least."""
_BAND = 0.22
_SHADE = 0.11
_WIDE = 2.5
"""Pixels of the line of a claim."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of marks of a lane: where it is, in pixels from the top of the plot."""

    top: float
    middle: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """A lane with all its places."""

    lane: Lane
    top: float
    head: tuple[Label, ...]
    rows: tuple[_Row, ...]
    places: tuple[Place, ...]
    bottom: float
    ink: str = ""
    """Of all its marks; empty: each of its area."""

    def y(self, place: Place) -> float:
        """Where the marks of a level are."""
        return self.rows[place.level].middle


def draw_lanes(
    lanes: Sequence[Lane],
    scale: Scale,
    *,
    claim: Claim | None = None,
    shapes: Mapping[str | None, str] | None = None,
    is_path: bool = False,
) -> Drawing:
    """A drawing of lanes, down from the top in the order given, the axis above them.

    `shapes` are those of areas; all are circles by default, since the shape of a mark says what
    kind of figure it is. `is_path` says that all of it was said by one speaker: in the colour of
    what was said, a dotted line from mark to mark. What is below a logarithmic axis is at its edge.
    """
    last = text_width(scale.texts[-1], TICK_SIZE) / 2 if scale.texts else 0
    overhang = last - (1 - scale.part(scale.values[-1])) * NARROW if scale.texts else 0
    scale = scale.padded(_EDGE, max(_EDGE, overhang), NARROW)
    top = _claim_height(claim)
    plans: list[_Plan] = []
    headings: list[tuple[float, str]] = []
    for lane in lanes:
        if lane.heading:
            headings.append((top + _HEADING * 0.55, lane.heading))
            top += _HEADING
        plans.append(_plan(lane, top, scale, claim))
        top = plans[-1].bottom
    marks = [mark for lane in lanes for mark in lane.marks]
    traces = [_grid(plans, scale), *_joints(plans, scale)]
    if is_path:
        plans = [replace(plan, ink=SAID) for plan in plans]
        traces.append(_path(plans, scale))
    traces.append(_marks(plans, scale, shapes or {}))
    shapes_drawn = [*_rules(plans), *_bands(plans)]
    notes = [*_heads(plans, headings), *_labels(plans, scale), *_arrows(plans, scale)]
    if claim:
        traces.append(_claim_mark(claim))
        shapes_drawn += _claim_line(claim, scale, top)
        notes.append(_claim_words(claim, scale))
    glyphs = glyphs_of(marks) | ({"band"} if any(lane.band for lane in lanes) else set())
    return finished(
        traces,
        {
            "xaxis": scale.axis() | {"side": "top"},
            "yaxis": {"range": [top, 0], "visible": False},
            "shapes": shapes_drawn,
            "annotations": notes,
        },
        height=top + _AXIS + 1,
        margins=(0, 0, _AXIS, 1),
        drawn=[*([claim.name] if claim else []), *(mark.name for mark in marks)],
        glyphs=glyphs | ({"shade"} if claim and claim.bound in OPEN else set()),
    )


def _plan(lane: Lane, top: float, scale: Scale, claim: Claim | None) -> _Plan:
    head, last = _head(lane)
    under = top + 3 + _LINE * len(head)
    wanted = [_wanted(mark, scale) for mark in lane.marks]
    if lane.is_joined:
        places = tuple(Place(0) for _ in wanted)
    else:
        walls = [scale.part(claim.value) * NARROW] if claim else []
        places = levels(wanted, NARROW, taken=[Box(0, 0, last + 8)] if last else [], barriers=walls)
    rows = []
    for level in range(max((place.level for place in places), default=0) + 1):
        named = any(p.level == level and p.label and p.strip == "above" for p in places)
        upper = under + (_LABELS if named and (level or not head) else 0)
        rows.append(_Row(upper, upper + _MARKS / 2, upper + _MARKS))
        under = upper + _MARKS
    return _Plan(lane, top, head, tuple(rows), places, under + _BELOW)


def _head(lane: Lane) -> tuple[tuple[Label, ...], float]:
    """The lines of a lane's name and note, and the pixels of the last of them."""
    lines = wrapped_to(lane.label, NARROW, SIZE, bold=True)
    head = [coloured(line, INK.light, bold=True) for line in lines]
    last = text_width(lines[-1], SIZE, bold=True) if lines else 0.0
    if not lane.note:
        return tuple(head), last
    width = text_width(lane.note, SIZE) + 8
    if lines and last + width <= NARROW:
        head[-1] = Label(f"{head[-1]}\u2002{coloured(lane.note, QUIET_INK.light)}")
        return tuple(head), last + width
    more = wrapped_to(lane.note, NARROW, SIZE)
    return (*head, *(coloured(line, QUIET_INK.light) for line in more)), text_width(more[-1], SIZE)


def _wanted(mark: Mark, scale: Scale) -> Wanted:
    at, way = scale.part(_shown(mark, scale)) * NARROW, OPEN.get(mark.bound, 0)
    before, after = (ARROW if way == side else HALF_MARK for side in (-1, 1))
    return Wanted(Box(at, at - before, at + after), text_width(mark.label, SIZE))


def _shown(mark: Mark, scale: Scale) -> float:
    """Where a mark is drawn: where it is, or at the edge of an axis that does not reach it."""
    return max(mark.value, scale.low)


def _marks(
    plans: Sequence[_Plan], scale: Scale, shapes: Mapping[str | None, str]
) -> dict[str, Any]:
    found = [
        (mark, plan, place)
        for plan in plans
        for mark, place in zip(plan.lane.marks, plan.places, strict=True)
    ]
    marks = [mark for mark, _, _ in found]
    styles = [_style(mark, plan, scale, shapes) for mark, plan, _ in found]
    return {
        "mode": "markers",
        "x": [_shown(mark, scale) for mark in marks],
        "y": [plan.y(place) for _, plan, place in found],
        "ids": [mark.name for mark in marks],
        "hovertext": [mark.hover for mark in marks],
        "marker": markers(marks, styles),
    }


def _style(
    mark: Mark, plan: _Plan, scale: Scale, shapes: Mapping[str | None, str]
) -> tuple[str, str]:
    area = mark.area or plan.lane.area
    shape = "triangle-left" if mark.value < scale.low else shapes.get(area, "circle")
    return _ink(mark, plan), shape


def _ink(mark: Mark, plan: _Plan) -> str:
    area = mark.area or plan.lane.area
    return plan.ink or (style_of(area).colour if area else QUIET)


def _labels(plans: Sequence[_Plan], scale: Scale) -> list[dict[str, Any]]:
    """Above its mark a label is on the line of the lane's name or on one of its own."""
    found = []
    for plan in plans:
        for mark, place in zip(plan.lane.marks, plan.places, strict=True):
            if not place.label:
                continue
            row = plan.rows[place.level]
            y = row.top - _LABELS / 2 if place.strip == "above" else row.middle
            middle = (place.label.low + place.label.high) / 2
            found.append(
                words(
                    mark.label,
                    scale.exponent(_shown(mark, scale)),
                    y,
                    xshift=round(middle - place.label.at, 1),
                    font={"color": INK.light},
                )
            )
    return found


def _arrows(plans: Sequence[_Plan], scale: Scale) -> list[dict[str, Any]]:
    return [
        arrow
        for plan in plans
        for mark, place in zip(plan.lane.marks, plan.places, strict=True)
        for arrow in open_arrow(
            mark, scale.exponent(_shown(mark, scale)), plan.y(place), _ink(mark, plan)
        )
    ]


def _heads(plans: Sequence[_Plan], headings: Sequence[tuple[float, str]]) -> list[dict[str, Any]]:
    left = {"xref": "paper", "xanchor": "left"}
    found = [
        words(bold(text), 0, y, font={"size": SIZE + 1, "color": INK.light}, **left)
        for y, text in headings
    ]
    for plan in plans:
        if plan.head:
            middle = plan.top + 3 + _LINE * len(plan.head) / 2
            found.append(words(stacked(plan.head), 0, middle, **left))
    return found


def _grid(plans: Sequence[_Plan], scale: Scale) -> dict[str, Any]:
    """The lines of the value axis, through the marks only. At a label beside a mark they stop."""
    x: list[float | None] = []
    y: list[float | None] = []
    for plan in plans:
        for level, row in enumerate(plan.rows):
            beside = [
                place.label
                for place in plan.places
                if place.level == level and place.label and place.strip == "beside"
            ]
            for value in scale.values:
                at = scale.part(value) * NARROW
                if not any(box.low - 2 < at < box.high + 2 for box in beside):
                    x += [value, value, None]
                    y += [row.top, row.bottom, None]
    line = {"color": GRID.light, "width": 1}
    return {"mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _joints(plans: Sequence[_Plan], scale: Scale) -> list[dict[str, Any]]:
    x: list[float | None] = []
    y: list[float | None] = []
    for plan in plans:
        values = [_shown(mark, scale) for mark in plan.lane.marks]
        if plan.lane.is_joined and len(values) > 1:
            x += [min(values), max(values), None]
            y += [plan.rows[0].middle] * 2 + [None]
    line = {"color": QUIET, "width": 1.6}
    return [{"mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}] if x else []


def _path(plans: Sequence[_Plan], scale: Scale) -> dict[str, Any]:
    """A dotted line from mark to mark: between two nothing is known, so it is no series."""
    points = [
        (_shown(mark, scale), plan.y(place))
        for plan in plans
        for mark, place in zip(plan.lane.marks, plan.places, strict=True)
    ]
    return {
        "mode": "lines",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "line": {"color": SAID, "width": 1.2, "dash": "dot"},
        "hoverinfo": "skip",
    }


def _rules(plans: Sequence[_Plan]) -> list[dict[str, Any]]:
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": plan.top,
            "y1": plan.top,
            "line": {"color": RULE.light, "width": 1},
            "layer": "below",
        }
        for plan in plans
    ]


def _bands(plans: Sequence[_Plan]) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect",
            "x0": plan.lane.band[0],
            "x1": plan.lane.band[1],
            "y0": plan.rows[0].top + 2,
            "y1": plan.rows[0].bottom - 2,
            "fillcolor": QUIET,
            "opacity": _BAND,
            "line": {"width": 0},
            "layer": "below",
        }
        for plan in plans
        if plan.lane.band
    ]


def _claim_height(claim: Claim | None) -> float:
    return _CLAIM_LINE * (2 if claim.note else 1) + 8 if claim else 0


def _claim_mark(claim: Claim) -> dict[str, Any]:
    """What hovers; a diamond where the words leave no side open."""
    is_open = claim.bound in OPEN
    return {
        "mode": "markers",
        "x": [claim.value],
        "y": [10],
        "ids": [claim.name],
        "hovertext": [claim.hover],
        "marker": {
            "symbol": "line-ns" if is_open else "diamond",
            "size": 18 if is_open else 13,
            "color": SAID,
            "line": {"width": _WIDE if is_open else 0, "color": SAID},
        },
    }


def _claim_line(claim: Claim, scale: Scale, bottom: float) -> list[dict[str, Any]]:
    line = {
        "type": "line",
        "x0": claim.value,
        "x1": claim.value,
        "y0": 0,
        "y1": bottom,
        "line": {"color": SAID, "width": _WIDE if claim.bound in OPEN else 1.6},
        "layer": "below",
    }
    way = OPEN.get(claim.bound)
    if way is None:
        return [line]
    shade = {
        "type": "rect",
        "x0": claim.value,
        "x1": scale.high if way > 0 else scale.low,
        "y0": 0,
        "y1": bottom,
        "fillcolor": SAID,
        "opacity": _SHADE,
        "line": {"width": 0},
        "layer": "below",
    }
    return [shade, line]


def _claim_words(claim: Claim, scale: Scale) -> dict[str, Any]:
    """The claim in words, at its open side if there is room, else where there is more."""
    at = scale.part(claim.value) * NARROW
    width = max(text_width(claim.label, SIZE, bold=True), text_width(claim.note, SIZE)) + 12
    rightwards = OPEN.get(claim.bound, 1) > 0
    room = {True: NARROW - at, False: at}
    if room[rightwards] < width:
        rightwards = room[True] >= room[False]
    lines = [coloured(claim.label, SAID_INK.light, bold=True)]
    lines += [coloured(claim.note, SAID_INK.light)] if claim.note else []
    return words(
        stacked(lines),
        scale.exponent(claim.value),
        _claim_height(claim) / 2 - 2,
        xanchor="left" if rightwards else "right",
        xshift=10 if rightwards else -10,
        align="left" if rightwards else "right",
    )
