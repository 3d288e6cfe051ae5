"""Lanes below each other on one value axis: what most charts of this room are made of.

A lane has its name above it, so that the plot is as wide as the page and any name has room. Below
the name are its marks, on as many levels as they need, and the labels of those that have one. The
lines of the value axis stop where labels are, so no label is on a line. A claim runs through all
lanes.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
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
from lib.dashboard.charts.palette import (
    GRID,
    HOME,
    INK,
    QUIET,
    QUIET_INK,
    RULE,
    SAID,
    SAID_INK,
    SHADE,
    style_of,
)
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

_AXIS, _LINE, _MARKS, _LABELS, _BELOW, _HEADING = 24, 18, 17, 17, 4, 28
"""Pixels of the ticks on top, of a line of a name, of a row of marks, of the labels above a row
other than the first, below a lane, and of a heading."""
_AFTER_NAME = 8
"""Pixels between the name of a lane and what is on its line."""
_SHORT = 0.3
"""Part of the narrowest plot that a name takes at the most which has marks on its line."""
_CLAIM_LINE = 17
_ASIDE = 12
"""Pixels from the line of a claim to its words, with air at their other end."""
_EDGE = 10
"""Pixels to either end of the axis from the last mark, at the least."""
_BAND = 0.22
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
    head_width: float
    """Pixels of the longest line of its name."""
    rows: tuple[_Row, ...]
    places: tuple[Place, ...]
    bottom: float
    ends: tuple[float, float]
    """What is smaller or larger is drawn here, at the edges of the axis."""
    ink: str = ""
    """Of all its marks; empty: each of its area."""

    def y(self, place: Place) -> float:
        """Where the marks of a level are."""
        return self.rows[place.level].middle


@dataclass(frozen=True, slots=True)
class _ClaimWords:
    """A claim in words, in lines: at the right of its line or at the left, pixels from there; or
    above it, so far to the other side that they are on the page."""

    lines: tuple[Label, ...]
    rightwards: bool
    is_above: bool
    shift: float


def draw_lanes(
    lanes: Sequence[Lane],
    scale: Scale,
    *,
    claim: Claim | None = None,
    shapes: Mapping[str | None, str] | None = None,
    is_path: bool = False,
    is_compact: bool = False,
    ends: tuple[float, float] | None = None,
) -> Drawing:
    """A drawing of lanes, down from the top in the order given, the axis above them.

    `shapes` are those of areas; all are circles by default, since the shape of a mark says what
    kind of figure it is. `is_path` says that all of it was said by one speaker: in the colour of
    what was said, a dotted line from mark to mark. `is_compact` has the marks of a lane on the
    line of its name, which is short, and their labels beside them. What is beyond the `ends`,
    by default those of a logarithmic axis, is drawn at them as a triangle.
    """
    reach = ends or ((scale.low, scale.high) if scale.is_log else (-math.inf, math.inf))
    names = [_head(lane)[1] + _AFTER_NAME for lane in lanes if is_compact and _is_short(lane)]
    scale = _with_edges(
        scale, [mark for lane in lanes for mark in lane.marks], reach, max(names, default=0.0)
    )
    top = _claim_height(claim, scale)
    plans: list[_Plan] = []
    headings: list[tuple[float, str]] = []
    for lane in lanes:
        if lane.heading:
            headings.append((top + _HEADING * 0.55, lane.heading))
            top += _HEADING
        plans.append(_plan(lane, top, scale, claim, reach, is_compact=is_compact))
        top = plans[-1].bottom
    marks = [mark for lane in lanes for mark in lane.marks]
    traces = [_grid(plans, scale, claim), *_joints(plans)]
    if is_path:
        plans = [replace(plan, ink=SAID) for plan in plans]
        traces.append(_path(plans))
    traces.append(_marks(plans, shapes or {}))
    shapes_drawn = [*_rules(plans), *_bands(plans)]
    notes = [*_heads(plans, headings), *_labels(plans, scale), *_arrows(plans, scale)]
    if claim:
        traces.append(_claim_mark(claim, scale))
        shapes_drawn += _claim_line(claim, scale, top, plans)
        notes.append(_claim_note(claim, scale))
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
        drawn=[name for name in (claim.name if claim else "", *(m.name for m in marks)) if name],
        glyphs=glyphs | ({"shade"} if claim and claim.bound in OPEN else set()),
    )


def _plan(
    lane: Lane,
    top: float,
    scale: Scale,
    claim: Claim | None,
    reach: tuple[float, float],
    *,
    is_compact: bool,
) -> _Plan:
    head, last = _head(lane)
    under = top + 2 + _LINE * len(head)
    wanted = [_wanted(mark, scale, reach) for mark in lane.marks]
    if is_compact and _is_short(lane):
        name = [Box(0, 0, last + _AFTER_NAME)]
        places = levels(wanted, NARROW, taken=name, is_compact=True)
        rows = _rows(places, top + 2, shares=False)
        return _Plan(lane, top, head, last, rows, places, rows[-1].bottom + _BELOW, reach)
    if lane.is_joined:
        ways = [(tuple(Place(0) for _ in wanted), False)]
    else:
        walls = [scale.part(claim.value) * NARROW] if claim else []
        name = [Box(0, 0, last + 8)] if head else []
        ways = [
            (levels(wanted, NARROW, taken=name, barriers=walls), bool(head)),
            (levels(wanted, NARROW, barriers=walls), False),
        ]
    tried = [(_rows(places, under, shares), places) for places, shares in ways]
    rows, places = min(tried, key=lambda way: way[0][-1].bottom)
    return _Plan(lane, top, head, last, rows, places, rows[-1].bottom + _BELOW, reach)


def _rows(places: Sequence[Place], under: float, shares: bool) -> tuple[_Row, ...]:
    """The rows of a lane from `under` its name on; if it `shares` the line of the name with labels,
    those of the first level need one line less."""
    rows = []
    for level in range(max((place.level for place in places), default=0) + 1):
        lines = max((_lines_above(place) for place in places if place.level == level), default=0)
        upper = under + _LABELS * max(0, lines - (shares and not level))
        rows.append(_Row(upper, upper + _MARKS / 2, upper + _MARKS))
        under = upper + _MARKS
    return tuple(rows)


def _with_edges(
    scale: Scale, marks: Sequence[Mark], reach: tuple[float, float], edge: float
) -> Scale:
    """The axis with room at either end for the marks, their arrows and the last tick; before it
    at least the pixels of an `edge`."""
    boxes = [_wanted(mark, scale, reach).mark for mark in marks]
    last = text_width(scale.texts[-1], TICK_SIZE) / 2 if scale.texts else 0.0
    ends = [scale.part(value) * NARROW + last for value in scale.values[-1:]]
    before = max([_EDGE, edge, *(edge + 3 - box.low for box in boxes)])
    after = max([_EDGE, *(end - NARROW for end in [*ends, *(box.high + 3 for box in boxes)])])
    return scale.padded(before, after, NARROW)


def _lines_above(place: Place) -> int:
    return place.lines if place.label and place.strip == "above" else 0


def _head(lane: Lane) -> tuple[tuple[Label, ...], float]:
    """The lines of a lane's name and note, and the pixels of the longest of them."""
    lines = wrapped_to(lane.label, NARROW, SIZE, bold=True)
    head = [coloured(line, INK.light, bold=True) for line in lines]
    widths = [text_width(line, SIZE, bold=True) for line in lines]
    if not lane.note:
        return tuple(head), max(widths, default=0.0)
    width = text_width(lane.note, SIZE) + 8
    if lines and widths[-1] + width <= NARROW:
        head[-1] = Label(f"{head[-1]}\u2002{coloured(lane.note, QUIET_INK.light)}")
        widths[-1] += width
        return tuple(head), max(widths)
    more = wrapped_to(lane.note, NARROW, SIZE)
    widths += [text_width(line, SIZE) for line in more]
    return (*head, *(coloured(line, QUIET_INK.light) for line in more)), max(widths)


def _is_short(lane: Lane) -> bool:
    """Whether marks have room after a lane's name on the same line, at any width."""
    head, last = _head(lane)
    return len(head) <= 1 and last <= _SHORT * NARROW


def _wanted(mark: Mark, scale: Scale, reach: tuple[float, float]) -> Wanted:
    at, way = scale.part(_within(mark.value, reach)) * NARROW, OPEN.get(mark.bound, 0)
    before, after = (ARROW if way == side else HALF_MARK for side in (-1, 1))
    ways = [[mark.label], _in_two(mark.label)] if mark.label else []
    label = tuple(
        (max(text_width(line, SIZE) for line in lines), len(lines)) for lines in ways if lines
    )
    return Wanted(
        Box(at, at - before, at + after),
        label,
        takes_room=not (mark.is_earlier or mark.may_be_covered),
    )


def _in_two(label: str) -> list[str]:
    """A label in two lines, if it has two parts."""
    first, _, last = label.rpartition(", ")
    return [f"{first},", last] if first else []


def _marks(plans: Sequence[_Plan], shapes: Mapping[str | None, str]) -> dict[str, Any]:
    found = [
        (mark, plan, place)
        for plan in plans
        for mark, place in zip(plan.lane.marks, plan.places, strict=True)
    ]
    marks = [mark for mark, _, _ in found]
    styles = [_style(mark, plan, shapes) for mark, plan, _ in found]
    return {
        "mode": "markers",
        "x": [_shown(mark, plan) for mark, plan, _ in found],
        "y": [plan.y(place) for _, plan, place in found],
        "ids": [mark.name for mark in marks],
        "hovertext": [mark.hover for mark in marks],
        "marker": markers(marks, styles),
    }


def _shown(mark: Mark, plan: _Plan) -> float:
    """Where a mark is drawn: where it is, or at the edge of an axis that does not reach it."""
    return _within(mark.value, plan.ends)


def _within(value: float, ends: tuple[float, float]) -> float:
    """A value, or the end of an axis that it is beyond."""
    return min(max(value, ends[0]), ends[1])


def _style(mark: Mark, plan: _Plan, shapes: Mapping[str | None, str]) -> tuple[str, str]:
    area = mark.area or plan.lane.area
    shape = shapes.get(area, "circle")
    if mark.value < plan.ends[0]:
        shape = "triangle-left"
    elif mark.value > plan.ends[1]:
        shape = "triangle-right"
    return _ink(mark, plan), shape


def _ink(mark: Mark, plan: _Plan) -> str:
    area = mark.area or plan.lane.area
    return plan.ink or (style_of(area).colour if area else HOME.light)


def _labels(plans: Sequence[_Plan], scale: Scale) -> list[dict[str, Any]]:
    """Above its mark a label is on the line of the lane's name or on one of its own."""
    found = []
    for plan in plans:
        for mark, place in zip(plan.lane.marks, plan.places, strict=True):
            if not place.label:
                continue
            top, end = _strip(plan.rows[place.level], place)
            middle = (place.label.low + place.label.high) / 2
            found.append(
                words(
                    stacked(_in_two(mark.label)) if place.lines > 1 else mark.label,
                    scale.exponent(_shown(mark, plan)),
                    (top + end) / 2,
                    xshift=round(middle - place.label.at, 1),
                    font={"color": INK.light},
                    align="center",
                )
            )
    return found


def _arrows(plans: Sequence[_Plan], scale: Scale) -> list[dict[str, Any]]:
    return [
        arrow
        for plan in plans
        for mark, place in zip(plan.lane.marks, plan.places, strict=True)
        for arrow in open_arrow(
            mark, scale.exponent(_shown(mark, plan)), plan.y(place), _ink(mark, plan)
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
            middle = plan.top + 2 + _LINE * len(plan.head) / 2
            found.append(words(stacked(plan.head), 0, middle, **left))
    return found


def _grid(plans: Sequence[_Plan], scale: Scale, claim: Claim | None) -> dict[str, Any]:
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
                if claim and value == claim.value:
                    continue
                if not any(box.low - 2 < at < box.high + 2 for box in beside):
                    x += [value, value, None]
                    y += [row.top, row.bottom, None]
    line = {"color": GRID.light, "width": 1}
    return {"mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _joints(plans: Sequence[_Plan]) -> list[dict[str, Any]]:
    x: list[float | None] = []
    y: list[float | None] = []
    for plan in plans:
        values = [_shown(mark, plan) for mark in plan.lane.marks]
        if plan.lane.is_joined and len(values) > 1:
            x += [min(values), max(values), None]
            y += [plan.rows[0].middle] * 2 + [None]
    line = {"color": QUIET, "width": 1.6}
    return [{"mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}] if x else []


def _path(plans: Sequence[_Plan]) -> dict[str, Any]:
    """A dotted line from mark to mark: between two nothing is known, so it is no series."""
    points = [
        (_shown(mark, plan), plan.y(place))
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


def _claim_height(claim: Claim | None, scale: Scale) -> float:
    return _CLAIM_LINE * len(_claim_words(claim, scale).lines) + 8 if claim else 0


def _claim_mark(claim: Claim, scale: Scale) -> dict[str, Any]:
    """What hovers; a diamond where the words leave no side open."""
    is_open = claim.bound in OPEN
    is_below = _claim_words(claim, scale).is_above
    return {
        "mode": "markers",
        "x": [claim.value],
        "y": [_claim_height(claim, scale) - 2 if is_below else 10],
        "ids": [claim.name],
        "hovertext": [claim.hover],
        "marker": {
            "symbol": "line-ns" if is_open else "diamond",
            "size": 10 if is_below else 18 if is_open else 13,
            "color": SAID,
            "line": {"width": _WIDE if is_open else 0, "color": SAID},
        },
    }


def _claim_line(
    claim: Claim, scale: Scale, bottom: float, plans: Sequence[_Plan]
) -> list[dict[str, Any]]:
    """The line, with gaps for the names and labels that it would cross, and the shade of its open
    side."""
    at, way = scale.part(claim.value) * NARROW, OPEN.get(claim.bound)
    gaps = sorted(gap for plan in plans for gap in _crossed(plan, at))
    if _claim_words(claim, scale).is_above:
        gaps.insert(0, (0.0, _claim_height(claim, scale) - 7))
    starts, stops = [0.0], []
    for top, end in gaps:
        if top > starts[-1]:
            stops.append(top)
            starts.append(end)
        else:
            starts[-1] = max(starts[-1], end)
    stops.append(bottom)
    lines = [
        {
            "type": "line",
            "x0": claim.value,
            "x1": claim.value,
            "y0": start,
            "y1": stop,
            "line": {"color": SAID, "width": 1.6 if way is None else _WIDE},
            "layer": "below",
        }
        for start, stop in zip(starts, stops, strict=True)
    ]
    if way is None:
        return lines
    shade = {
        "type": "rect",
        "x0": claim.value,
        "x1": scale.high if way > 0 else scale.low,
        "y0": 0,
        "y1": bottom,
        "fillcolor": SAID,
        "opacity": SHADE,
        "line": {"width": 0},
        "layer": "below",
    }
    return [shade, *lines]


def _crossed(plan: _Plan, at: float) -> Iterator[tuple[float, float]]:
    """From where to where, down from the top, a name or a label of a lane is over a point."""
    if plan.head and plan.head_width > at - 4:
        yield plan.top + 2, plan.top + 2 + _LINE * len(plan.head)
    for place in plan.places:
        if place.label and place.label.low < at + _WIDE / 2 and place.label.high > at - _WIDE / 2:
            yield _strip(plan.rows[place.level], place)


def _strip(row: _Row, place: Place) -> tuple[float, float]:
    """Where a label of a row is, down from the top."""
    if place.strip == "above":
        return row.top - _LABELS * place.lines, row.top
    return row.middle - _LABELS / 2, row.middle + _LABELS / 2


def _claim_words(claim: Claim, scale: Scale) -> _ClaimWords:
    """At its open side if there is room, else where there is more; if nowhere, above its line."""
    at = scale.part(claim.value) * NARROW
    width = max(text_width(claim.label, SIZE, bold=True), text_width(claim.note, SIZE))
    rightwards = OPEN.get(claim.bound, 1) > 0
    room = {True: NARROW - at - _ASIDE, False: at - _ASIDE}
    if room[rightwards] < width:
        rightwards = room[True] >= room[False]
    is_above = claim.bound in OPEN and room[rightwards] < width <= NARROW - 2
    longest = NARROW - 2 if is_above else room[rightwards]
    lines = [
        coloured(line, SAID_INK.light, bold=True)
        for line in wrapped_to(claim.label, longest, SIZE, bold=True)
    ]
    lines += [coloured(line, SAID_INK.light) for line in wrapped_to(claim.note, longest, SIZE)]
    over = width - room[rightwards] if is_above else 0.0
    shift = _ASIDE - 2 - over
    return _ClaimWords(tuple(lines), rightwards, is_above, shift if rightwards else -shift)


def _claim_note(claim: Claim, scale: Scale) -> dict[str, Any]:
    written = _claim_words(claim, scale)
    side = "left" if written.rightwards else "right"
    return words(
        stacked(written.lines),
        scale.exponent(claim.value),
        _claim_height(claim, scale) / 2 - 2,
        xanchor=side,
        xshift=round(written.shift, 1),
        align=side,
    )
