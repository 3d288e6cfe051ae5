"""Exports to the left, imports to the right, a row a partner."""

from collections.abc import Sequence
from typing import Any

from lib.dashboard.charts.label_layout import NARROW, text_width
from lib.dashboard.charts.marks import Bar, Drawing, Mark, Pair
from lib.dashboard.charts.palette import INK
from lib.dashboard.charts.ranked_bars import (
    BAR_MIDDLE,
    ROW,
    bar_trace,
    named,
    statuses,
    zero_lines,
)
from lib.dashboard.charts.template import SIZE, finished, words

_TOP = 22
"""Pixels of the names of the two sides above the rows."""


def exports_imports(pairs: Sequence[Pair], sides: tuple[str, str]) -> Drawing:
    """Two bars a row from one line of nothing, on one scale, in the order given; pale with an
    outline where the figure is provisional. `sides` names exports and imports above them.

    A missing figure has no bar. Name and figures of a row stand above its bars.
    """
    sold = [pair.exports.value for pair in pairs if pair.exports]
    bought = [pair.imports.value for pair in pairs if pair.imports]
    low, high = _ends(max(sold, default=0.0), max(bought, default=0.0), sides)
    bars, middles = [], []
    for row, pair in enumerate(pairs):
        for mark, sign in ((pair.exports, -1), (pair.imports, 1)):
            if mark:
                bars.append(_bar(pair, mark, sign))
                middles.append(ROW * row + BAR_MIDDLE)
    height = ROW * len(pairs) + 2
    return finished(
        [bar_trace(bars, middles)],
        {
            "barmode": "overlay",
            "xaxis": {"range": [-low, high], "visible": False},
            "yaxis": {"range": [height, 0], "visible": False},
            "shapes": zero_lines(len(pairs)),
            "annotations": [
                *_sides(sides),
                *(named(pair.label, pair.words, row) for row, pair in enumerate(pairs)),
            ],
        },
        height=height + _TOP,
        margins=(0, 2, _TOP, 0),
        drawn=[bar.name for bar in bars],
        glyphs=statuses(bars),
    )


def _ends(sold: float, bought: float, sides: tuple[str, str]) -> tuple[float, float]:
    """How far the axis goes to either side: to the largest figure, and as far as the name of the
    side needs on the narrowest page."""
    total = sold + bought or 1.0
    needed = [min((text_width(f"\u2190 {side}", SIZE) + 14) / NARROW, 0.45) for side in sides]
    low = max(sold / total, needed[0])
    high = max(bought / total, needed[1])
    if sold / total < low:
        return low / (1 - low) * bought if bought else 1.0, bought or 1.0
    if bought / total < high:
        return sold or 1.0, high / (1 - high) * sold if sold else 1.0
    return sold or 1.0, bought or 1.0


def _bar(pair: Pair, mark: Mark, sign: int) -> Bar:
    return Bar(
        name=mark.name,
        label="",
        words="",
        value=sign * mark.value,
        hover=mark.hover,
        area=pair.area,
        is_provisional=mark.is_provisional,
    )


def _sides(sides: tuple[str, str]) -> list[dict[str, Any]]:
    places = (("right", -8, f"\u2190 {sides[0]}"), ("left", 8, f"{sides[1]} \u2192"))
    return [
        words(
            text,
            0,
            1,
            yref="paper",
            yanchor="bottom",
            yshift=4,
            xanchor=anchor,
            xshift=shift,
            font={"size": SIZE, "color": INK.light},
        )
        for anchor, shift, text in places
    ]
