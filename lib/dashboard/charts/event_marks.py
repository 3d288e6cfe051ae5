"""Events on an axis of time: a thin line each, with the number it has in the key below.

An event is a mark of time and no figure: it is no trace and has no observation id.
"""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go

from lib.dashboard.charts.palette import QUIET
from lib.dashboard.charts.picture_layout import Caption, spread

_BAND = 18
"""Pixels that the numbers take above a plot."""
_APART = 11
"""Pixels from number to number. Two events may be days apart, less than a pixel."""


def band(caption: Caption) -> int:
    """Pixels to leave above each plot for the numbers; none where no event is marked."""
    return _BAND if caption.events else 0


def in_years(day: date) -> float:
    """Where a day is on an axis on which a year's figure stands at the number of the year.

    The figure is for the whole year, so the year reaches half a unit to either side of it.

    >>> in_years(date(2022, 1, 1)), round(in_years(date(2022, 7, 2)), 2)
    (2021.5, 2022.0)
    """
    first, next_ = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year - 0.5 + (day - first) / (next_ - first)


def reach(years: Sequence[float], events: Sequence[float]) -> tuple[float, float]:
    """The first and the last place on an axis of years that holds the events too."""
    return float(min(*years, *events, math.inf)), float(max(*years, *events, -math.inf))


def mark_events(
    figure: go.Figure,
    at: Sequence[Any],
    ends: tuple[Any, Any],
    width: float,
    axes: tuple[str, str] = ("x", "y"),
) -> None:
    """Draw the events, in the order of the key, in the plot of two axes.

    `at` and `ends` are places on the time axis, years or days: of the events, and its ends.
    `width` is that of the plot in pixels where it is narrowest: numbers that stand clear of
    each other there do so everywhere, since more room only draws the lines further apart.
    """
    x, y = axes
    wanted = [(place - ends[0]) / (ends[1] - ends[0]) * width for place in at]
    # `spread` puts the first of two at one place further up; here it is to be on the left.
    centres = spread(wanted[::-1], [_APART] * len(wanted), width)[::-1]
    for number, (place, line, centre) in enumerate(zip(at, wanted, centres, strict=True), 1):
        figure.add_shape(
            type="line",
            xref=x,
            x0=place,
            x1=place,
            yref=f"{y} domain",
            y0=0,
            y1=1,
            line={"color": QUIET, "width": 1},
            opacity=0.6,
            layer="below",
        )
        figure.add_annotation(
            xref=x,
            x=place,
            yref=f"{y} domain",
            y=1,
            ax=centre - line,
            ay=-13,
            text=str(number),
            font={"size": 11},
            borderpad=0,
            arrowhead=0,
            arrowwidth=0.8,
            arrowcolor=QUIET,
        )
