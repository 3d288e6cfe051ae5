"""Goods as parts of a whole: a box each, as large as its figure."""

from collections.abc import Sequence
from itertools import takewhile
from math import sqrt
from types import MappingProxyType
from typing import Any

from lib.dashboard.charts.label_layout import NARROW, text_width, wrapped_to
from lib.dashboard.charts.marks import Bar, Drawing
from lib.dashboard.charts.palette import GOODS, PAPER, QUIET, style_of
from lib.dashboard.charts.plot_text import Label, bold, stacked
from lib.dashboard.charts.template import SIZE, finished

HEIGHT, NARROW_HEIGHT = 430, 500
"""Pixels of the plot, and of that for a telephone."""
_WIDE = 900
"""Pixels of the plot in a middling window: labels are cut for it."""
_LINE = 17
_EDGE = 8
"""Pixels of a box beside its label, both sides together."""
_NOT_SQUARE = 0.85
"""A box is about a square; so much of its side a label may take, where it is not one."""
_GAP = 2
_LIGHT, _DARK = "#ffffff", "#111111"
"""Letters on a colour, the same on the light page and on the dark one: no inks."""
_LETTERS = MappingProxyType(
    {
        style_of(style).colour: letters
        for style, letters in zip(GOODS, (_LIGHT, _DARK, _LIGHT, _LIGHT, _LIGHT), strict=True)
    }
    | {QUIET: _DARK}
)
"""What is written on each colour, at 4.5:1."""
_NOTHING = "rgba(0,0,0,0)"


def goods_treemap(bars: Sequence[Bar], width: int = _WIDE, height: int = HEIGHT) -> Drawing:
    """A box for each bar, those of one colour beside each other, the largest first.

    A label is cut to its box, whole words below one another and the figure last; a box that has
    no room for a word has none, and is read by pointing at it and in the table.
    """
    total = sum(bar.value for bar in bars) or 1.0
    styles = [bar.area or "" for bar in bars]
    groups = list(dict.fromkeys(styles))
    colours = [style_of(style).colour if style else QUIET for style in styles]
    labels = [_label(bar, sqrt(bar.value / total * width * height)) for bar in bars]
    above = [f"of {group}" for group in groups]
    trace: dict[str, Any] = {
        "type": "treemap",
        "ids": [*above, *(bar.name for bar in bars)],
        "labels": [*("" for _ in above), *(bar.label for bar in bars)],
        "parents": [*("" for _ in above), *(f"of {style}" for style in styles)],
        "values": [*(0 for _ in above), *(bar.value for bar in bars)],
        "text": [*("" for _ in above), *labels],
        "textinfo": "text",
        "hovertext": [*("" for _ in above), *(bar.hover for bar in bars)],
        "hovertemplate": [*("" for _ in above), *("%{hovertext}<extra></extra>" for _ in bars)],
        "textfont": {
            "size": SIZE,
            "color": [*(_NOTHING for _ in above), *(_LETTERS[colour] for colour in colours)],
        },
        "textposition": "top left",
        "marker": {
            "colors": [*(_NOTHING for _ in above), *colours],
            "line": {"width": 0, "color": PAPER.light},
            "pad": {"t": 0, "l": 0, "r": 0, "b": 0},
        },
        "tiling": {"packing": "squarify", "pad": _GAP},
        "pathbar": {"visible": False},
        "root": {"color": _NOTHING},
    }
    return finished(
        [trace],
        {"uniformtext": {"minsize": SIZE, "mode": "hide"}},
        height=height,
        margins=(0, 0, 0, 0),
        drawn=[bar.name for bar in bars],
    )


def narrow_treemap(bars: Sequence[Bar]) -> Drawing:
    """The same for a telephone."""
    return goods_treemap(bars, NARROW, NARROW_HEIGHT)


def _label(bar: Bar, side: float) -> Label:
    """What is written in a box of about this side: whole words alone."""
    room, most = side * _NOT_SQUARE - _EDGE, int(side * _NOT_SQUARE / _LINE)
    lines = wrapped_to(bar.label, room, SIZE, bold=True)
    fitting = list(takewhile(lambda line: text_width(line, SIZE, bold=True) <= room, lines))
    has_figure = most > 1 and text_width(bar.words, SIZE) <= room
    kept = fitting[: most - has_figure]
    if not kept:
        return Label("")
    if len(kept) < len(lines):
        kept[-1] = _open_ended(kept[-1], room)
    return stacked([*map(bold, kept), *([bar.words] if has_figure else [])])


def _open_ended(line: str, room: float) -> str:
    """A line whose words go on, without the last of them where there is no room to say so."""
    while text_width(f"{line}…", SIZE, bold=True) > room and " " in line:
        line = line.rpartition(" ")[0]
    return f"{line.rstrip(' ,;:')}…"
