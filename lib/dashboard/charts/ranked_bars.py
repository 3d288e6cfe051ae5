"""Partners, members or kinds of goods by size."""

from collections.abc import Sequence
from typing import Any

from lib.dashboard.charts.label_layout import NARROW, text_width
from lib.dashboard.charts.marks import Bar, Drawing
from lib.dashboard.charts.palette import BASE, INK, QUIET, QUIET_INK, pale, style_of
from lib.dashboard.charts.plot_text import Label
from lib.dashboard.charts.scale import from_zero
from lib.dashboard.charts.template import SIZE, coloured, finished, words

ROW = 32
"""Pixels of a bar with its name above it."""
BAR, BAR_MIDDLE, NAME_MIDDLE = 10, 23, 9
"""Pixels of a bar, and of the middles of bar and name from the top of a row."""
FEW = 12
"""So many bars have their names above them; more are a line each, the name at its left."""
LINE = 19
"""Pixels of such a line."""
_LINE_BAR = 11
_NAMES = 168
"""Pixels that the names at the left take at the most."""
_TICK = 9


def ranked_bars(bars: Sequence[Bar], unit: str, locale: str = "en") -> Drawing:
    """A bar a row, in the order given: those of the chosen partners in their colour, others grey;
    pale with an outline where the figure is provisional.

    The name and the figure stand above the bar, so that both have room at any width and the bars
    have all of it; of more than a few bars the name is at the left, bold where it
    is chosen, and the figure at the end. There is no axis, since every figure is written.
    """
    if len(bars) > FEW and all(bar.second is None and bar.value >= 0 for bar in bars):
        return _in_lines(bars)
    seconds = [bar.second for bar in bars if bar.second]
    values = [*(bar.value for bar in bars), *(second.value for second in seconds)]
    scale = from_zero(values, unit, locale)
    height = ROW * len(bars) + 2
    middles = [ROW * n + BAR_MIDDLE for n in range(len(bars))]
    traces = [bar_trace(bars, middles)]
    if seconds:
        traces.append(_ticks(bars, middles))
    return finished(
        traces,
        {
            "xaxis": {
                "range": [scale.low if min(values) < 0 else 0, max(0.0, *values) or 1],
                "visible": False,
            },
            "yaxis": {"range": [height, 0], "visible": False},
            "shapes": zero_lines(len(bars)),
            "annotations": [named(bar.label, bar.words, n) for n, bar in enumerate(bars)],
        },
        height=height,
        margins=(0, 2, 0, 0),
        drawn=[*(bar.name for bar in bars if bar.name), *(second.name for second in seconds)],
        glyphs=statuses(bars) | ({"tick"} if seconds else set()),
    )


def _in_lines(bars: Sequence[Bar]) -> Drawing:
    """A line a bar: its name, the bar, its figure."""
    names = [_cut(bar.label, _NAMES) for bar in bars]
    left = max(text_width(name, SIZE, bold=True) for name in names) + 8
    right = max(text_width(bar.words, SIZE) for bar in bars) + 10
    height = LINE * len(bars) + 4
    middles = [LINE * n + LINE / 2 + 2 for n in range(len(bars))]
    notes = []
    for bar, name, middle in zip(bars, names, middles, strict=True):
        written = coloured(name, INK.light, bold=bar.is_chosen)
        notes.append(words(written, 0, middle, xref="paper", xanchor="right", xshift=-8))
        notes.append(words(bar.words, bar.value, middle, xanchor="left", xshift=6))
    return finished(
        [bar_trace(bars, middles, _LINE_BAR)],
        {
            "xaxis": {"range": [0, max(bar.value for bar in bars) or 1], "visible": False},
            "yaxis": {"range": [height, 0], "visible": False},
            "annotations": notes,
        },
        height=height,
        margins=(left, right, 0, 0),
        drawn=[bar.name for bar in bars],
        glyphs=statuses(bars),
    )


def statuses(bars: Sequence[Bar]) -> set[str]:
    """The glyphs of final and of provisional bars, where there are provisional ones."""
    if not any(bar.is_provisional for bar in bars):
        return set()
    return {"pale-bar"} | ({"bar"} if not all(bar.is_provisional for bar in bars) else set())


def bar_trace(
    bars: Sequence[Bar], middles: Sequence[float], thickness: float = BAR
) -> dict[str, Any]:
    """Bars as plotly takes them."""
    colours = [style_of(bar.area).colour if bar.area else QUIET for bar in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [bar.value for bar in bars],
        "y": list(middles),
        "width": thickness,
        "ids": [bar.name for bar in bars],
        "hovertext": [bar.hover for bar in bars],
        "marker": {
            "color": [
                pale(colour) if bar.is_provisional else colour
                for bar, colour in zip(bars, colours, strict=True)
            ],
            "line": {"color": colours, "width": 1.6},
        },
    }


def named(label: str, figures: str, row: int) -> dict[str, Any]:
    """A name in bold and figures after it, above the bar of a row; the figures alone are cut off
    where the page is too narrow for both."""
    written = coloured(_fitted(label, figures), INK.light, bold=True)
    return words(
        Label(f"{written}\u2002{coloured(figures, QUIET_INK.light)}"),
        0,
        ROW * row + NAME_MIDDLE,
        xref="paper",
        xanchor="left",
    )


def zero_lines(rows: int) -> list[dict[str, Any]]:
    """Where nothing is: a line at each bar, not through the names."""
    return [
        {
            "type": "line",
            "x0": 0,
            "x1": 0,
            "y0": ROW * row + BAR_MIDDLE - BAR / 2 - 1,
            "y1": ROW * row + BAR_MIDDLE + BAR - 2,
            "line": {"color": BASE.light, "width": 1},
        }
        for row in range(rows)
    ]


def _fitted(label: str, figures: str) -> str:
    """A name cut short where it and its figures are wider than the narrowest page."""
    return _cut(label, NARROW - text_width(figures, SIZE) - 10)


def _cut(label: str, room: float) -> str:
    """A name cut short where it is wider than its room."""
    if text_width(label, SIZE, bold=True) <= room:
        return label
    kept = label
    while len(kept) > 8 and text_width(f"{kept}…", SIZE, bold=True) > room:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def _ticks(bars: Sequence[Bar], middles: Sequence[float]) -> dict[str, Any]:
    found = [(bar.second, middle) for bar, middle in zip(bars, middles, strict=True) if bar.second]
    return {
        "mode": "markers",
        "x": [second.value for second, _ in found],
        "y": [middle for _, middle in found],
        "ids": [second.name for second, _ in found],
        "hovertext": [second.hover for second, _ in found],
        "marker": {
            "symbol": "line-ns",
            "size": _TICK,
            "line": {"width": 2, "color": INK.light},
        },
    }
