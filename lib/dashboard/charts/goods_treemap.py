"""Goods as parts of a whole: a box each, as large as its figure."""

from collections.abc import Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import Any

from lib.dashboard.charts.label_layout import NARROW, text_width, wrapped_to
from lib.dashboard.charts.marks import Bar, Drawing
from lib.dashboard.charts.palette import GOODS, PAPER, QUIET, style_of
from lib.dashboard.charts.plot_text import Label, bold, stacked
from lib.dashboard.charts.template import SIZE, finished

HEIGHT, NARROW_HEIGHT = 430, 500
"""Pixels of the plot, and of that for a telephone."""
_WIDE = 1120
"""Pixels of the plot in a window of 1440: labels are cut for it, and in another are left out where
they do not fit."""
_LINE = 17
_EDGE = 10
"""Pixels of a box beside its label, both sides together, and above and below it."""
_HOVER_WIDTH = 320
_SEEN = 1e-9
"""The part of the whole below which a value has no box that could be seen."""
_GAP = 2
_LIGHT, _DARK = "#ffffff", "#111111"
"""Letters on a colour, the same on the light page and on the dark one: no inks."""
_LETTERS = MappingProxyType(
    {
        style_of(style).colour.upper(): letters
        for style, letters in zip(GOODS, (_LIGHT, _DARK, _LIGHT, _LIGHT, _LIGHT), strict=True)
    }
    | {QUIET.upper(): _DARK}
)
"""What is written on each colour, at 4.5:1."""
_HOVER = Label("%{hovertext}<extra></extra>")
_NOTHING = "rgba(0,0,0,0)"


def goods_treemap(bars: Sequence[Bar], width: int = _WIDE, height: int = HEIGHT) -> Drawing:
    """A box for each bar, those of one colour beside each other, the largest first.

    A label is cut to its box, whole words below one another and the figure last; a box that has
    no room for a word has none, and is read by pointing at it and in the table.
    """
    styles = [bar.area or "" for bar in bars]
    groups = list(dict.fromkeys(styles))
    colours = [_colour(style) for style in styles]
    boxes = _boxes(bars, width, height)
    labels = [_label(bar, *boxes[bar.name]) for bar in bars]
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
        "hovertemplate": [*("" for _ in above), *(_HOVER for _ in bars)],
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


def _colour(style: str) -> str:
    """The colour of a box, in capitals: whoever draws it on a dark page knows colours by their
    small letters, and a box stays as it is there, with what is written on it."""
    return (style_of(style).colour if style else QUIET).upper()


def in_lines(hover: str) -> Label:
    """What is said of a mark that is pointed at, in lines no longer than a telephone is wide."""
    return stacked(wrapped_to(hover, _HOVER_WIDTH, SIZE))


def _label(bar: Bar, width: float, height: float) -> Label:
    """What is written in a box: whole words alone."""
    room, most = width - _EDGE, int((height - _EDGE / 2) / _LINE)
    lines = wrapped_to(bar.label, room, SIZE, bold=True)
    fitting = list(takewhile(lambda line: text_width(line, SIZE, bold=True) <= room, lines))
    has_figure = most > 1 and text_width(bar.words, SIZE) <= room
    kept = fitting[: max(0, most - has_figure)]
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


_Size = tuple[float, float]


def _boxes(bars: Sequence[Bar], width: float, height: float) -> dict[str, _Size]:
    """About how wide and high the box of each bar is, by its name: plotly parts the plot among the
    colours, and the box of each colour among its bars."""
    groups: dict[str, list[Bar]] = {}
    for bar in sorted(bars, key=lambda bar: -bar.value):
        groups.setdefault(bar.area or "", []).append(bar)
    sums = {style: sum(bar.value for bar in of) for style, of in groups.items()}
    ordered = sorted(sums, key=lambda style: -sums[style])
    found: dict[str, _Size] = {}
    for style, size in zip(
        ordered, _squarified([sums[style] for style in ordered], (width, height)), strict=True
    ):
        inside = _squarified([bar.value for bar in groups[style]], size)
        found |= {bar.name: box for bar, box in zip(groups[style], inside, strict=True)}
    return found


def _squarified(values: Sequence[float], size: _Size) -> list[_Size]:
    """The boxes into which a box is cut for values, the largest first: rows along the shorter side,
    each with as many as make its boxes most like squares (Bruls, Huizing and van Wijk 2000).

    >>> _squarified([6, 2], (40, 20)), _squarified([0], (40, 20))
    ([(30.0, 20.0), (10.0, 20.0)], [(0.0, 0.0)])
    """
    width, height = size
    left = [value for value in values if value > sum(values) * _SEEN] if all(size) else []
    found: list[_Size] = []
    while left:
        whole, short, long = sum(left), min(width, height), max(width, height)
        count = 1
        while count < len(left) and _worst(left[: count + 1], whole, short, long) <= _worst(
            left[:count], whole, short, long
        ):
            count += 1
        row, left = left[:count], left[count:]
        deep = long * sum(row) / whole
        along = [short * value / sum(row) for value in row]
        if width >= height:
            found += [(deep, one) for one in along]
            width -= deep
        else:
            found += [(one, deep) for one in along]
            height -= deep
    return found + [(0.0, 0.0)] * (len(values) - len(found))


def _worst(row: Sequence[float], whole: float, short: float, long: float) -> float:
    """How far from a square the boxes of a row are: the longer side by the shorter, at the most."""
    deep = long * sum(row) / whole
    sides = [short * value / sum(row) for value in row]
    return max(max(side / deep, deep / side) for side in sides)
