"""The same goods in the data of both sides over many years: two lines, the gap between them shaded,
and below them what each year's two figures make of each other.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from lib.dashboard.charts.label_layout import NARROWEST, text_width, wrapped_to
from lib.dashboard.charts.marks import Drawing, Line, Mark
from lib.dashboard.charts.mirror_dumbbell import home_shape
from lib.dashboard.charts.palette import BASE, HOME, INK, QUIET, pale, style_of
from lib.dashboard.charts.plot_text import stacked
from lib.dashboard.charts.scale import TICK_SIZE, Scale, from_zero, multiples
from lib.dashboard.charts.template import (
    DOT,
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
    ENDS,
    LETTERS,
    RIGHT,
    names_at_ends,
    new_year,
    years_axis,
)

_TOP, _PLOT, _NAME, _RATIO = 12, 250, 30, 84
"""Pixels above the amounts, of them, of the name of the ratio, of the ratio."""
_GAP, _BAND = 0.16, 0.22
"""How much of its colour the gap has, and the band."""
_ALWAYS = (0.5, 2.0)
"""Ratios that the axis reaches in any case: what is within the band lies in its middle."""
_LEAST = 0.01
"""Smaller ratios are drawn at the edge: they would leave no room for the others."""
_CROWDED, _SMALLER = 14, 3
"""Of more years than these the marks are so many pixels smaller."""


def mirror_lines(
    ours: Line,
    theirs: Line,
    ratios: Sequence[Mark],
    band: tuple[float, float],
    name: str,
    unit: str,
    locale: str = "en",
) -> Drawing:
    """Kyrgyzstan's figures are grey, the partner's in its colour and shape, as in a dumbbell.

    `ratios` are the importer's figures by the exporter's, under the rows' names, which are drawn
    once: as amounts. The `band` is what freight makes of a figure; `name` is that of the ratio. A
    year that one side has no figure of is a gap in both lines. Figures that are no point of a
    line, of parts of years or of a second compiler, are marks alone.
    """
    marks = [mark for line in (ours, theirs) for mark in (*line.marks, *line.loose)]
    amounts = from_zero([mark.value for mark in marks], unit, locale)
    shares = multiples(
        [*_ALWAYS, *(max(mark.value, _LEAST) for mark in ratios)], locale, edge=_LEAST
    )
    left = max(text_width(text, TICK_SIZE) for text in (*amounts.texts, *shares.texts)) + 8
    named = wrapped_to(name, NARROWEST - ENDS - left, SIZE)
    plot = _PLOT + _NAME + LETTERS * (len(named) - 1) + _RATIO
    span = min(mark.year for mark in marks) - AIR, max(mark.year for mark in marks) + AIR
    ends, leaders = names_at_ends((ours, theirs), amounts, _TOP, _PLOT, new_year(span[1] - AIR))
    colour = style_of(theirs.area).colour
    smaller = _SMALLER if len(theirs.marks) > _CROWDED else 0
    styles = ((HOME.light, home_shape(theirs.area)), (colour, style_of(theirs.area).shape))
    return finished(
        [
            *(
                _line(line, *style, smaller)
                for line, style in zip((ours, theirs), styles, strict=True)
            ),
            *(
                _loose(line, *style, smaller)
                for line, style in zip((ours, theirs), styles, strict=True)
                if line.loose
            ),
            _ratio(ratios, shares),
        ],
        {
            "hovermode": "x unified",
            "hoverdistance": -1,
            "xaxis": years_axis(span) | {"anchor": "y2"},
            "yaxis": amounts.axis() | {"showgrid": True, "domain": [1 - _PLOT / plot, 1]},
            "yaxis2": shares.axis() | {"showgrid": True, "domain": [0, _RATIO / plot]},
            "shapes": [
                *_gaps(ours.marks, theirs.marks, colour),
                _freight(band),
                _same(shares),
                *leaders,
            ],
            "annotations": [
                words(
                    stacked(named),
                    0,
                    _RATIO / plot,
                    xref="paper",
                    yref="paper",
                    xanchor="left",
                    yanchor="bottom",
                    font={"color": INK.light},
                )
            ],
        },
        height=_TOP + plot + BOTTOM,
        margins=(left, RIGHT, _TOP, BOTTOM),
        drawn=[mark.name for mark in marks],
        ends=ends,
        glyphs=glyphs_of(marks) | {"band"},
    )


def _line(line: Line, colour: str, shape: str, smaller: int) -> dict[str, Any]:
    """The line of one side. A year that is missing between two is a gap."""
    points = list(_with_gaps(line.marks))
    drawn = markers([mark or line.marks[0] for mark in points], [(colour, shape)] * len(points))
    drawn["size"] = [size - smaller for size in drawn["size"]]
    joined = {"mode": "lines+markers", "line": {"color": colour, "width": 2.4}}
    return over_years(line, points, drawn) | joined


def _with_gaps(marks: Sequence[Mark]) -> Iterator[Mark | None]:
    """The marks in the order of years, None for the years that are missing between two."""
    yield from marks[:1]
    for before, after in pairwise(marks):
        if after.year - before.year > 1:
            yield None
        yield after


def _loose(line: Line, colour: str, shape: str, smaller: int) -> dict[str, Any]:
    """Figures on no line. Of whole years they are no larger than those on one."""
    drawn = markers(line.loose, [(colour, shape)] * len(line.loose))
    drawn["size"] = [
        size if mark.is_part or mark.is_estimated else size - smaller
        for size, mark in zip(drawn["size"], line.loose, strict=True)
    ]
    return over_years(line, line.loose, drawn)


def _ratio(ratios: Sequence[Mark], scale: Scale) -> dict[str, Any]:
    """A dot a year; it is of no side, so it is grey."""
    drawn = markers(ratios, [(HOME.light, "circle")] * len(ratios))
    return {
        "mode": "markers",
        "x": [mark.year for mark in ratios],
        "y": [max(mark.value, scale.low) for mark in ratios],
        "yaxis": "y2",
        "hovertext": [mark.hover for mark in ratios],
        "marker": drawn | {"size": DOT - 2},
    }


def _gaps(ours: Sequence[Mark], theirs: Sequence[Mark], colour: str) -> Iterator[dict[str, Any]]:
    """The area between the two lines, a stretch of years without a gap at a time."""
    values = {mark.year: mark.value for mark in ours}
    pairs = [(mark.year, mark.value, values[mark.year]) for mark in theirs if mark.year in values]
    stretch: list[tuple[float, float, float]] = []
    for pair in pairs:
        if stretch and pair[0] - stretch[-1][0] > 1:
            yield from _area(stretch, colour)
            stretch = []
        stretch.append(pair)
    yield from _area(stretch, colour)


def _area(stretch: Sequence[tuple[float, float, float]], colour: str) -> Iterator[dict[str, Any]]:
    """Along one line and back along the other; of a single year, which has no area, a stroke."""
    edge = [(year, theirs) for year, theirs, _ in stretch]
    edge += [(year, ours) for year, _, ours in reversed(stretch)]
    if edge:
        yield {
            "type": "path",
            "path": f"M {' L '.join(f'{year!r},{value!r}' for year, value in edge)} Z",
            "fillcolor": pale(colour, _GAP),
            "line": {"width": 0 if len(stretch) > 1 else 4, "color": pale(colour, _GAP)},
            "layer": "below",
        }


def _freight(band: tuple[float, float]) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "y2",
        "y0": band[0],
        "y1": band[1],
        "fillcolor": QUIET,
        "opacity": _BAND,
        "line": {"width": 0},
        "layer": "below",
    }


def _same(scale: Scale) -> dict[str, Any]:
    """The line on which both have the same."""
    assert scale.low <= 1 <= scale.high
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "y2",
        "y0": 1,
        "y1": 1,
        "line": {"color": BASE.light, "width": 1},
        "layer": "below",
    }
