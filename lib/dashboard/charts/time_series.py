"""Series over the years, each named at its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil
from typing import Any

from lib.dashboard.charts.label_layout import (
    HALF_MARK,
    NARROW,
    Box,
    Spot,
    around,
    spread,
    text_width,
)
from lib.dashboard.charts.marks import Drawing, Line, Mark
from lib.dashboard.charts.palette import BASE, GRID, INK, QUIET, QUIET_INK, style_of
from lib.dashboard.charts.scale import TICK_SIZE, Scale, from_zero, logarithmic, multiples
from lib.dashboard.charts.template import (
    SIZE,
    finished,
    glyphs_of,
    markers,
    over_years,
    words,
)
from lib.dashboard.charts.year_lines import (
    AIR,
    BOTTOM,
    LETTERS,
    RIGHT,
    in_years,
    names_at_ends,
    new_year,
    years_axis,
)

NAMED = 5
"""So many lines can be told apart and named at their ends; the others are grey."""

_LISTED = 12
"""So many lines have room in the label that lists all of a year; of more each has its own."""
_HEIGHT = 390
_TOP = 12
_EVENTS = 20
"""Pixels for the numbers of events above the plot."""
_NUMBER = 15
"""Pixels from one number of an event to the next."""
_PLANNED_ENDS = 104
"""The same where labels are placed in the plot: they are drawn rather shorter than they are
reckoned, and would else be left out where they have room."""
_CROWDED, _SMALLER = 15, 5
"""Of more figures a line has marks so many pixels smaller: it is the course that is read."""
_CROSS = 9
"""Pixels of a mark in which a cross can be seen."""
_DASHES = "4px,2.5px"
"""So short that two of them are between two of thirty years."""
_COURSE, _POINT, _LESS = 40, 2.4, 3
"""Of more figures still, those in the middle of a line are no wider than the line, and the others
so many pixels smaller."""
_WHOLE = 4
"""So many years are written whole below an axis of parts of years; of more, all but the first in
two digits."""
_NEXT = 1.5
"""Parts of a year no further apart than so many are joined: months are not equally long."""
_LEAST, _ALL_NAMED = 0.2, 6
"""The part of a year that has figures, where it is named; and so many years are all named."""


@dataclass(frozen=True, slots=True)
class PartsOfYears:
    """That the figures are of months or quarters: a year is a stretch of the axis, from one thin
    line to the next, and is named in its middle."""

    a_year: int
    """So many parts a year has."""
    ticks: tuple[tuple[float, str], ...] = ()
    """What is written below the axis, and where (`middle_of`); where nothing is, the years are."""


def time_series(
    lines: Sequence[Line],
    unit: str,
    locale: str = "en",
    *,
    is_log: bool = False,
    events: Sequence[date] = (),
    height: int = _HEIGHT,
    parts: PartsOfYears | None = None,
) -> Drawing:
    """A line a series; years without a figure are gaps. The first five are named at their ends,
    and one that ends before the last year of the axis has its time in its name. The same of
    `parts` of years.

    Amounts begin at zero, unless the axis is logarithmic and all of them are above zero. Multiples
    (unit ``ratio``) have a line at no change. `events` are thin lines with a number each, in the
    order given, which the frame explains. A figure that is no point of its line is a mark alone.
    Figures of another compiler are a thin dashed line of the same colour, joined to nothing.
    """
    marks = [mark for line in lines for mark in (*line.marks, *line.continued, *line.loose)]
    scale = _scale(marks, unit, locale, is_log=is_log)
    top = _TOP + (_EVENTS if events else 0)
    left = max(text_width(text, TICK_SIZE) for text in scale.texts) + 8
    plot = height - top - BOTTOM
    width = NARROW - _PLANNED_ENDS - left - RIGHT
    days = [in_years(day) for day in events]
    air = _air(marks, parts, width)
    span = _span(marks, days, air)
    named = lines[:NAMED]
    last = span[1] - air
    late = last - 1 / parts.a_year / 2 if parts else new_year(last)
    ends, leaders = names_at_ends(named, scale, top, plot, late)
    reach = _NEXT / parts.a_year if parts else 1.0
    glyphs = glyphs_of(marks) - {"circle"}
    order = {line: len(lines) - n for n, line in enumerate(lines)}
    return finished(
        [
            *(
                _line(line, reach, is_named=line in named) | {"zorder": order[line]}
                for line in lines
            ),
            *(
                # Below all lines: where the two begin alike, the hollow mark is seen.
                _continued(line, is_named=line in named) | {"zorder": 0}
                for line in lines
                if line.continued
            ),
            *(
                _loose(line, is_named=line in named) | {"zorder": order[line]}
                for line in lines
                if line.loose
            ),
        ],
        {
            "hovermode": "x unified" if len(lines) <= _LISTED else "closest",
            "hoverdistance": -1,
            "xaxis": _axis_of_parts(span, air, parts) if parts else years_axis(span),
            "yaxis": scale.axis() | {"showgrid": True},
            "shapes": [
                *(_new_years(span) if parts else ()),
                *_base(scale, unit),
                *leaders,
                *(_upright(day, BASE.light, 0.7) for day in days),
            ],
            "annotations": [
                *_numbers(days, span, width),
                *_labels(lines, scale, span, width, plot),
            ],
        },
        height=height,
        margins=(left, RIGHT, top, BOTTOM),
        drawn=[mark.name for mark in marks],
        ends=ends,
        glyphs=glyphs,
    )


def _scale(marks: Sequence[Mark], unit: str, locale: str, *, is_log: bool) -> Scale:
    values = [mark.value for mark in marks]
    if not is_log or min(values) <= 0:
        return from_zero([*values, *([1.0] if unit == "ratio" else [])], unit, locale)
    return (
        multiples(values, locale, edge=0.0)
        if unit == "ratio"
        else logarithmic(values, unit, locale)
    )


def _span(marks: Sequence[Mark], days: Sequence[float], air: float) -> tuple[float, float]:
    places = [*(mark.year for mark in marks), *days]
    return min(places) - air, max(places) + air


def _air(marks: Sequence[Mark], parts: PartsOfYears | None, width: float) -> float:
    """Parts of a year before the first and after the last mark: of parts of years as many as half
    a mark takes of the narrowest plot."""
    if parts is None:
        return AIR
    places = [mark.year for mark in marks]
    whole = max(places) - min(places)
    return max(1 / parts.a_year, whole * HALF_MARK / (width - 2 * HALF_MARK))


def _axis_of_parts(span: tuple[float, float], air: float, parts: PartsOfYears) -> dict[str, Any]:
    """An axis of parts of years with what is written below it: years in the middle of what is
    seen of them."""
    ticks = list(parts.ticks)
    if not ticks:
        half = 1 / parts.a_year / 2
        begin, end = span[0] + air - half, span[1] - air + half
        years = range(round(begin + half), round(end - half) + 1)
        seen = {y: (max(begin, y - 0.5), min(end, y + 0.5)) for y in years}
        places = {y: (low + high) / 2 for y, (low, high) in seen.items() if high - low > _LEAST}
        every = ceil(len(places) / _ALL_NAMED) or 1
        is_whole = len(places) <= _WHOLE
        for n, (year, place) in enumerate(list(places.items())[::every]):
            ticks.append((place, str(year) if is_whole or n == 0 else f"{year % 100:02}"))
    return {
        "range": list(span),
        "tickformat": "d",
        "ticklabelstandoff": 5,
        "tickvals": [place for place, _ in ticks],
        "ticktext": [text for _, text in ticks],
    }


def _new_years(span: tuple[float, float]) -> list[dict[str, Any]]:
    """A thin line where each year begins."""
    years = range(round(span[0]), round(span[1]) + 1)
    return [
        _upright(year - 0.5, GRID.light, 1.0) for year in years if span[0] < year - 0.5 < span[1]
    ]


def _line(line: Line, reach: float, *, is_named: bool) -> dict[str, Any]:
    """The line of a series. Figures more than `reach` apart, in years, are not joined."""
    smaller = 0
    if len(line.marks) > _CROWDED:
        smaller = _SMALLER
    elif not is_named or line.is_minor:
        smaller = 2 if is_named else 5
    width = (1.5 if line.is_minor else 2.4) if is_named else 1
    is_thin = smaller > 0 and len(line.marks) <= _CROWDED
    outline = (1.6 if is_named else 1) if is_thin else None
    drawn = {"width": width}
    return _course(line, line.marks, drawn, smaller, outline, reach, is_named=is_named)


def _continued(line: Line, *, is_named: bool) -> dict[str, Any]:
    """The same in the figures of another compiler."""
    smaller = _SMALLER if len(line.marks) > _CROWDED or not is_named else 2
    dashed = {"width": 1.5 if is_named else 1, "dash": _DASHES}
    return _course(line, line.continued, dashed, smaller, 1.4, 1.0, is_named=is_named)


def _course(
    line: Line,
    figures: Sequence[Mark],
    drawn_line: Mapping[str, Any],
    smaller: int,
    outline: float | None,
    reach: float,
    *,
    is_named: bool,
) -> dict[str, Any]:
    """Figures joined one by one. What is missing between two is a gap."""
    style = style_of(line.area)
    colour = style.colour if is_named else QUIET
    marks = sorted(figures, key=lambda mark: mark.year)
    found: list[Mark | None] = list(marks[:1])
    for before, after in pairwise(marks):
        found += [after] if after.year - before.year <= reach else [None, after]
    drawn = markers(marks, [(colour, style.shape)] * len(marks))
    if len(marks) > _COURSE:
        _draw_small(drawn, marks, reach)
    else:
        drawn["size"] = _sizes(marks, drawn["size"], smaller)
        if outline is not None:
            drawn["line"]["width"] = [outline] * len(marks)
    gaps = [n for n, mark in enumerate(found) if mark is None]
    for part in (drawn["symbol"], drawn["color"], drawn["size"], drawn["opacity"]):
        _repeat(part, gaps)
    for part in drawn["line"].values():
        _repeat(part, gaps)
    return over_years(line, found, drawn) | {
        "mode": "lines+markers",
        "line": {"color": colour, **drawn_line},
        "opacity": 1 if is_named else 0.6,
    }


def _draw_small(drawn: dict[str, Any], marks: Sequence[Mark], reach: float) -> None:
    """Make the marks of a line of very many figures no wider than the line, but for the last one,
    those that say something of their own, and those that nothing is joined to."""
    joined = [False, *(b.year - a.year <= reach for a, b in pairwise(marks)), False]
    for n, mark in enumerate(marks[:-1]):
        if glyphs_of([mark]) - {"circle"} or not (joined[n] or joined[n + 1]):
            [drawn["size"][n]] = _sizes([mark], [drawn["size"][n]], _LESS)
            drawn["line"]["width"][n] = 1.4
        else:
            drawn["size"][n] = _POINT
            drawn["line"]["width"][n] = 0
    drawn["size"][-1] -= 2


def _sizes(marks: Sequence[Mark], sizes: Sequence[int], smaller: int) -> list[int]:
    """The sizes of marks that are to be smaller; a cross in one must still be seen."""
    return [
        max(size - smaller, _CROSS if mark.is_estimated else 0)
        for mark, size in zip(marks, sizes, strict=True)
    ]


def _repeat(part: list[Any], gaps: Sequence[int]) -> None:
    """Something for the places at which nothing is drawn, so that all lists are as long."""
    for at in gaps:
        part.insert(at, part[at - 1])


def _loose(line: Line, *, is_named: bool) -> dict[str, Any]:
    style = style_of(line.area)
    colour = style.colour if is_named else QUIET
    drawn = markers(line.loose, [(colour, style.shape)] * len(line.loose))
    if len(line.marks) > _CROWDED:
        drawn["size"] = _sizes(line.loose, drawn["size"], _SMALLER)
    return over_years(line, line.loose, drawn)


def _base(scale: Scale, unit: str) -> list[dict[str, Any]]:
    """Where nothing is; for multiples where nothing has changed."""
    at = 1.0 if unit == "ratio" else 0.0
    if not scale.low <= at <= scale.high:
        return []
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": at,
            "y1": at,
            "line": {"color": BASE.light, "width": 1},
            "layer": "below",
        }
    ]


def _upright(place: float, colour: str, opacity: float) -> dict[str, Any]:
    """A thin line through the plot."""
    return {
        "type": "line",
        "x0": place,
        "x1": place,
        "yref": "y domain",
        "y0": 0,
        "y1": 1,
        "line": {"color": colour, "width": 1},
        "opacity": opacity,
        "layer": "below",
    }


def _labels(
    lines: Sequence[Line], scale: Scale, span: tuple[float, float], width: float, plot: float
) -> list[dict[str, Any]]:
    """The labels of single figures, where there is room; elsewhere they are hovered."""
    marks = [mark for line in lines for mark in (*line.loose, *line.marks)]
    if not any(mark.label for mark in marks):
        return []
    spots = []
    for mark in marks:
        at = (mark.year - span[0]) / (span[1] - span[0]) * width
        box = Box(at, at - HALF_MARK, at + HALF_MARK)
        spots.append(Spot(box, (1 - scale.part(mark.value)) * plot, text_width(mark.label, SIZE)))
    places = around(spots, width, plot, LETTERS)
    return [
        words(
            mark.label,
            mark.year,
            scale.exponent(mark.value),
            xshift=round((place[0].low + place[0].high) / 2 - place[0].at, 1),
            yshift=round(spot.middle - place[1], 1),
            font={"color": INK.light},
        )
        for mark, spot, place in zip(marks, spots, places, strict=True)
        if place
    ]


def _numbers(
    days: Sequence[float], span: tuple[float, float], width: float
) -> list[dict[str, Any]]:
    """The numbers of the events above their lines, apart from each other on the narrowest page."""
    at = [(day - span[0]) / (span[1] - span[0]) * width for day in days]
    moves = spread([Box(x, x - _NUMBER / 2, x + _NUMBER / 2) for x in at], 0, width)
    return [
        {
            "x": day,
            "y": 1,
            "yref": "y domain",
            "ax": round(move, 1),
            "ay": -14,
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1,
            "arrowcolor": BASE.light,
            "text": str(number),
            "font": {"size": SIZE, "color": QUIET_INK.light},
        }
        for number, (day, move) in enumerate(zip(days, moves, strict=True), 1)
    ]
