"""How every chart looks: one template, and the one way from traces to a finished drawing.

A figure has marks and axes only, on transparent paper, at a fixed height and any width. The frame
around it is HTML, and so are the names at the ends of lines. Text is at least 13 pixels, ticks 12.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lib.dashboard.charts.marks import Drawing, Line, Mark
from lib.dashboard.charts.palette import BASE, GRID, INK, PAPER, QUIET_INK, RULE, pale
from lib.dashboard.charts.plot_text import Label, labelled
from lib.dashboard.charts.scale import TICK_SIZE
from lib.model import Bound, EndLabel

SANS = "Multivector Sans, sans-serif"
SIZE = 13
"""Pixels of letters, ticks aside."""
DOT = 9
"""Pixels of a mark."""
OPEN = {
    Bound.MORE_THAN: 1,
    Bound.AT_LEAST: 1,
    Bound.ALMOST: -1,
    Bound.AT_MOST: -1,
    Bound.UP_TO: -1,
}
"""The side that the words of a bound leave open: 1 towards more, -1 towards less."""
ARROW = 24
"""Pixels from the middle of a mark to the tip of the arrow to its open side."""

_PALE = 0.3
"""How much of its colour is inside a mark that was published later or replaced."""
_SMALL = 6
_CROSSED = "circle-x"
"""Of an estimate, whatever the shape of its area."""
_DOTTED = "-dot"
"""A shape with a dot in its middle, as plotly names it; an hourglass can have none."""
_ORDER = (
    *("circle", "diamond", "hourglass", "hollow", "estimated", "later", "pale", "arrow"),
    *("line", "shade", "band", "bar", "pale-bar", "tick"),
)
"""The glyphs that have a meaning of their own, in the order of legends."""

_AXIS: Mapping[str, Any] = {
    "automargin": False,
    "fixedrange": True,
    "gridcolor": GRID.light,
    "showgrid": False,
    "showline": False,
    "showspikes": False,
    "tickangle": 0,
    "tickfont": {"color": QUIET_INK.light, "size": TICK_SIZE},
    "ticks": "",
    "zeroline": False,
    "zerolinecolor": BASE.light,
}
_TEMPLATE: Mapping[str, Any] = {
    "data": {
        "bar": [{"hovertemplate": "%{hovertext}<extra></extra>", "type": "bar"}],
        "scatter": [
            {
                "cliponaxis": False,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {"opacity": 1, "size": DOT},
                "type": "scatter",
            }
        ],
    },
    "layout": {
        "annotationdefaults": {"align": "left", "borderpad": 0, "showarrow": False},
        "dragmode": False,
        "font": {"color": QUIET_INK.light, "family": SANS, "size": SIZE},
        "hoverlabel": {
            "align": "left",
            "bgcolor": PAPER.light,
            "bordercolor": RULE.light,
            "font": {"color": INK.light, "family": SANS, "size": SIZE},
            "namelength": 0,
        },
        "hovermode": "closest",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "xaxis": _AXIS,
        "yaxis": _AXIS,
    },
}
"""What all charts share. A chart says only what is its own."""


def finished(
    traces: Sequence[Mapping[str, Any]],
    layout: Mapping[str, Any],
    *,
    height: float,
    margins: tuple[float, float, float, float],
    drawn: Iterable[str],
    ends: tuple[EndLabel, ...] = (),
    glyphs: Iterable[str] = (),
) -> Drawing:
    """A drawing of traces and a layout. `margins` are left, right, top and bottom, in pixels.

    Strings are text, unless they are labels; numbers that are none raise `ValueError`.
    """
    names = tuple(drawn)
    left, right, top, bottom = margins
    whole = {
        "data": [{"type": "scatter", **trace} for trace in traces],
        "layout": {
            **layout,
            "height": round(height),
            "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0, "autoexpand": False},
            "meta": {"drawn": list(names)},
        },
    }
    text = {part: labelled(found) for part, found in whole.items()}
    text["layout"]["template"] = _TEMPLATE
    found = set(glyphs)
    return Drawing(
        figure=json.dumps(text, allow_nan=False, ensure_ascii=False, separators=(",", ":")),
        height=round(height),
        drawn=names,
        ends=ends,
        glyphs=tuple(name for name in _ORDER if name in found),
    )


def markers(marks: Sequence[Mark], styles: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Marks as plotly takes them, each in a colour and a shape: hollow where it is provisional, a
    diamond where it is a statement, an hourglass for a part of a year; a circle with a cross, pale
    inside, where it is an estimate, but for a part of a year, which has no cross; pale inside where
    it was published later, with a dot in it, or replaced, and then small.

    The outline has the whole colour, which alone holds 3:1 against the page in both themes: nothing
    is made pale by opacity.
    """
    colours = [colour for colour, _ in styles]
    pairs = list(zip(marks, styles, strict=True))
    return {
        "symbol": [
            _shape_of(mark, shape) + (_DOTTED if _has_dot(mark) else "")
            for mark, (_, shape) in pairs
        ],
        "color": [_inside(mark, colour) for mark, (colour, _) in pairs],
        "size": [_SMALL if mark.is_earlier else _size(mark, shape) for mark, (_, shape) in pairs],
        "opacity": [1] * len(marks),
        "line": {
            "width": [1.6 if mark.is_earlier or mark.is_estimated else 2 for mark in marks],
            "color": colours,
        },
    }


def over_years(
    line: Line, points: Sequence[Mark | None], marker: Mapping[str, Any]
) -> dict[str, Any]:
    """Marks of a line over the years as plotly takes them, with how they are drawn (`markers`);
    none is a gap."""
    return {
        "mode": "markers",
        "name": line.label,
        "x": [mark.year if mark else None for mark in points],
        "y": [mark.value if mark else None for mark in points],
        "ids": [mark.name if mark else "" for mark in points],
        "hovertext": [mark.hover if mark else "" for mark in points],
        "marker": marker,
    }


def _inside(mark: Mark, colour: str) -> str:
    if mark.is_provisional:
        return PAPER.light
    is_pale = mark.is_later or mark.is_earlier or mark.is_estimated
    return pale(colour, _PALE) if is_pale else colour


def _has_dot(mark: Mark) -> bool:
    return mark.is_later and not mark.is_part and not mark.is_estimated


def _shape_of(mark: Mark, shape: str) -> str:
    """The shape of a mark, which is `shape` where nothing is to be said by it."""
    if mark.is_part:
        return "hourglass"
    if mark.is_estimated:
        return _CROSSED
    return "diamond" if mark.is_statement else shape


def glyphs_of(marks: Iterable[Mark]) -> set[str]:
    """The glyphs that a legend may have to explain."""
    found = set()
    for mark in marks:
        shape = _shape_of(mark, "circle")
        found.add("estimated" if shape == _CROSSED else shape)
        found |= {"hollow"} if mark.is_provisional else set()
        found |= {"later"} if mark.is_later else set()
        found |= {"pale"} if mark.is_earlier else set()
        found |= {"arrow"} if mark.bound in OPEN else set()
    return found


def open_arrow(mark: Mark, x: float, y: float, colour: str) -> list[dict[str, Any]]:
    """An arrow from a mark to the side that its words leave open, if they leave one open."""
    way = OPEN.get(mark.bound)
    if way is None:
        return []
    return [
        {
            "x": x,
            "y": y,
            "xshift": way * ARROW,
            "ax": -way * (ARROW - DOT / 2),
            "ay": 0,
            "showarrow": True,
            "arrowhead": 1,
            "arrowwidth": 1.6,
            "arrowsize": 0.9,
            "arrowcolor": colour,
            "text": "",
        }
    ]


def words(text: str, x: float, y: float, **other: Any) -> dict[str, Any]:
    """Words at a place of a plot, in grey unless said otherwise."""
    return {"text": text, "x": x, "y": y, "showarrow": False, **other}


def coloured(text: str, colour: str, *, bold: bool = False) -> Label:
    """Words in an ink, inside other words."""
    weight = ";font-weight:600" if bold else ""
    return Label(f"<span style='color:{colour}{weight}'>{Label.of(text)}</span>")


def _size(mark: Mark, shape: str) -> int:
    """Shapes with corners look smaller than they are."""
    return DOT + (2 if _shape_of(mark, shape) not in ("circle", "square") else 0)
