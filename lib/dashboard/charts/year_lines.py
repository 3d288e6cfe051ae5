"""What lines over years share: the axis of years, and the names at the ends of the lines."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import floor
from typing import Any

from lib.dashboard.charts.label_layout import HALF_MARK, Box, spread, text_width, wrapped_to
from lib.dashboard.charts.marks import Line
from lib.dashboard.charts.palette import style_of
from lib.dashboard.charts.scale import Scale
from lib.model import EndLabel, Period

BOTTOM, RIGHT = 32, 14
"""Pixels below the plot and beside it."""
ENDS = 122
"""Pixels that the names at the ends of lines take of the narrowest page."""
_WIDE_ENDS = 165
"""The same of a wide one: both are in the style sheet too (`--ends`)."""
_NAMES_AT = ((_WIDE_ENDS, 14.0), (ENDS, 12.0))
_NOTES_AT = 12.0
"""Pixels of letters: of names where there is so much room for them, and of notes."""
_LEADING, _AIR_BETWEEN = 1.15, 5.0
"""Lines of a name by the size of its letters; pixels from one name to the next."""
_SHORT = 12
"""Letters of a name that has room with a year behind it."""
LETTERS = 17
"""Pixels of a line of text."""
AIR = 0.3
"""Parts of a year before the first and after the last mark."""
_STUB = (HALF_MARK + 3, HALF_MARK + 17)
"""Pixels from the last mark of a line that ends early to either end of the dots behind it."""
_FEW_YEARS = 7
_ALL_WRITTEN = 5
"""So many years are all written below the narrowest plot; of a few more every second, the last
among them."""
_MANY_YEARS = 20
_NUMBERED = 5
"""So many years at most are written below more than a few, as the narrowest plot has room for."""
_BEFORE_NAME = 3
"""Pixels between a leader and the name that it leads to."""


def in_years(day: date) -> float:
    """Where a day is on an axis on which a year's figure is at the number of the year.

    The figure is for the whole year, so the year reaches half a unit to either side of it.

    >>> in_years(date(2022, 1, 1)), round(in_years(date(2022, 7, 2)), 2)
    (2021.5, 2022.0)
    """
    first, next_ = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year - 0.5 + (day - first) / (next_ - first)


def new_year(place: float) -> float:
    """Where the year begins that a place on an axis of years is in.

    >>> new_year(2022.49), new_year(2022.5)
    (2021.5, 2022.5)
    """
    return floor(place + 0.5) - 0.5


def middle_of(period: Period) -> float:
    """Where a part of a year is on an axis of years.

    >>> middle_of(Period.of_year(2022)), round(middle_of(Period.of_code("2022-07")), 3)
    (2022.0, 2022.038)
    """
    return (in_years(period.start) + in_years(period.end + timedelta(days=1))) / 2


def years_axis(span: tuple[float, float]) -> dict[str, Any]:
    """An axis of whole years; plotly chooses which are written, by the width of the page."""
    axis: dict[str, Any] = {"range": list(span), "tickformat": "d", "ticklabelstandoff": 5}
    first, last = round(span[0] + AIR), round(span[1] - AIR)
    if last - first < _FEW_YEARS:
        step = 1 if last - first < _ALL_WRITTEN else 2
        return axis | {"tickvals": list(range(last, first - 1, -step))[::-1]}
    # Of many years plotly takes five or ten from one to the next, as there is room.
    return axis | ({"nticks": _NUMBERED} if last - first < _MANY_YEARS else {})


def names_at_ends(
    lines: Sequence[Line], scale: Scale, top: float, plot: float, late: float
) -> tuple[tuple[EndLabel, ...], list[dict[str, Any]]]:
    """The names at the ends of the lines, and thin lines to those that are not where a line ends.

    `top` and `plot` are the pixels above the plot, and of it; a line that ends before the place
    `late` of the axis of years has its time in its name. Nothing is drawn from the end of a line on
    to the edge, as if the value went on: a few dots behind the last mark say where the name is.
    """
    lasts = [
        max(line.continued or line.marks or line.loose, key=lambda mark: mark.year)
        for line in lines
    ]
    at = [top + (1 - scale.part(last.value)) * plot for last in lasts]
    early = [last.year < late for last in lasts]
    names = [
        (line.short or line.label) if is_early and len(line.label) > _SHORT else line.label
        for line, is_early in zip(lines, early, strict=True)
    ]
    values = [
        line.dated if is_early else line.value for line, is_early in zip(lines, early, strict=True)
    ]
    halves = [_name_height(*parts) / 2 for parts in zip(lines, names, values, strict=True)]
    boxes = [Box(y, y - half, y + half) for y, half in zip(at, halves, strict=True)]
    moves = spread(boxes, 0, top + plot + BOTTOM)
    ends = tuple(
        EndLabel(
            line.area,
            name,
            line.short,
            value,
            round(y + move, 1),
            line.note,
        )
        for line, name, value, y, move in zip(lines, names, values, at, moves, strict=True)
    )
    leaders = []
    for line, last, move, is_early in zip(lines, lasts, moves, early, strict=True):
        colour = style_of(line.area).colour
        if is_early:
            leaders.append(
                {
                    "type": "line",
                    "xsizemode": "pixel",
                    "xanchor": last.year,
                    "x0": _STUB[0],
                    "x1": _STUB[1],
                    "y0": last.value,
                    "y1": last.value,
                    "line": {"color": colour, "width": 1, "dash": "dot"},
                    "layer": "below",
                }
            )
        if abs(move) > 3:
            leaders.append(
                {
                    "type": "line",
                    "xref": "paper",
                    "xsizemode": "pixel",
                    "xanchor": 1,
                    "x0": 0,
                    "x1": RIGHT - _BEFORE_NAME,
                    "ysizemode": "pixel",
                    "yanchor": last.value,
                    "y0": 0,
                    "y1": -round(move, 1),
                    "line": {"color": colour, "width": 1},
                }
            )
    return ends, leaders


def _name_height(line: Line, label: str, value: str) -> float:
    """Pixels of a name at the end of a line, with its value and note, where it is highest: on a
    wide page or on a narrow one. The value is in one line."""
    heights = []
    for room, size in _NAMES_AT:
        name = label if room == _WIDE_ENDS else line.short or label
        lines = len(wrapped_to(name, room, size, bold=True))
        taken = text_width(f"{name} ", size, bold=True) + text_width(value, size)
        lines += lines > 1 or taken > room
        notes = len(wrapped_to(line.note, room, _NOTES_AT))
        heights.append((lines * size + notes * _NOTES_AT) * _LEADING + _AIR_BETWEEN)
    return max(heights)
