"""What every chart has: its headline, qualifier and source inside the picture, and quiet axes.

People screenshot charts and send them on, so title, unit and source are part of the picture.
Text is wrapped for a telephone, the narrowest page it is shown on.
"""

import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.codelists.number_format import short
from lib.dashboard.charts.palette import QUIET
from lib.dashboard.charts.plot_text import Label, Picture, beside, bold, stacked, wrapped

SERIF = "Source Serif, Georgia, serif"
SANS = "Source Sans, Helvetica, Arial, sans-serif"

_TITLE_WIDTH, _SUBTITLE_WIDTH, _SOURCE_WIDTH = 36, 52, 60
_TITLE_LINE, _SUBTITLE_LINE, _SOURCE_LINE = 24, 17, 14.5

_NEARLY, _DUST = Decimal("0.999"), Decimal("1e-9")
"""A step may be this part of what is wanted; how far, in steps, a value may be beyond a tick."""
_LARGEST = Decimal(sys.float_info.max)
_POWERS = 11
"""So many steps from tick to tick of a logarithmic axis are the most."""

NARROW = 340
"""Pixels of the narrowest picture, margins included."""


@dataclass(frozen=True, slots=True)
class Event:
    """A day to read a series against: which it is and what happened, in words, and where
    that can be looked up."""

    day: date
    day_words: str
    words: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Caption:
    """The words in a picture: the finding or question, how to read it, and the source.

    On an axis of time also the `events` marked there, of which the picture has a numbered
    key, and what else is to be said of them.
    """

    title: str
    subtitle: str
    source: str
    events: tuple[Event, ...] = ()
    events_note: str = ""


def framed(
    caption: Caption,
    rows: pd.DataFrame,
    *,
    plot_height: int,
    right: int = 12,
    left: int = 12,
    above: int = 0,
) -> Picture:
    """An empty figure with the caption around a plot of `plot_height` pixels, `above` pixels
    of air between them.

    `layout.meta.ids` lists the observation ids of the rows that are drawn.
    """
    title = wrapped(caption.title, _TITLE_WIDTH)
    subtitle = wrapped(caption.subtitle, _SUBTITLE_WIDTH)
    source = stacked([*_key(caption), wrapped(caption.source, _SOURCE_WIDTH)])
    under_title = _SUBTITLE_LINE * len(subtitle.lines) + 22 + above
    top = under_title + _TITLE_LINE * len(title.lines) + 8
    bottom = 38 + math.ceil(_SOURCE_LINE * len(source.lines))
    height = plot_height + top + bottom
    figure = Picture()
    figure.update_layout(
        height=height,
        title=_title(title, height),
        margin={"l": left, "r": right, "t": top, "b": bottom, "pad": 0, "autoexpand": False},
        font={"family": SANS, "size": 13},
        showlegend=False,
        hovermode="closest",
        dragmode=False,
        meta={"ids": rows["observation_id"].tolist()},
        annotations=[
            _note(subtitle, 1, "bottom", 18 + above, left, size=13, color=QUIET),
            _note(source, 0, "top", -32, left, size=11, color=QUIET),
        ],
    )
    figure.update_xaxes(showgrid=False, zeroline=False, ticks="outside", fixedrange=True)
    figure.update_yaxes(zeroline=False, ticks="", fixedrange=True)
    return figure


def _title(text: Label, height: int) -> dict[str, object]:
    """The headline in the top left corner of a picture."""
    return {
        "text": bold(text),
        "font": {"family": SERIF, "size": 18},
        "xref": "container",
        "x": 0,
        "xanchor": "left",
        "yref": "container",
        "y": 1 - (_TITLE_LINE + 4) / height,
        "yanchor": "bottom",
        "pad": {"b": 0, "l": 0, "t": 0},
    }


def _key(caption: Caption) -> list[Label]:
    """The lines of the numbered key of the events and a blank one; none where there is none."""
    found = []
    for number, one in enumerate(caption.events, 1):
        first, *rest = wrapped(f"{one.day_words}: {one.words}", _SOURCE_WIDTH).lines
        found.append(beside([bold(str(number)), "\u2002", first]))
        found += [beside(["\u2003", line]) for line in rest]
    found += wrapped(caption.events_note, _SOURCE_WIDTH).lines
    return [*found, Label()] if found else []


def _note(
    text: Label, y: int, anchor: str, shift: int, left: int, **font: object
) -> dict[str, object]:
    """Text at the left edge of the picture, `shift` pixels from the plot's top or bottom."""
    return {
        "text": text,
        "font": font,
        "align": "left",
        "showarrow": False,
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -left - 2,
        "yref": "paper",
        "y": y,
        "yanchor": anchor,
        "yshift": shift,
    }


def room_for(labels: Iterable[str], size: float = 12) -> int:
    """Pixels that the longest line of the labels needs at a font size."""
    lines = [line for label in labels for line in Label.of(label).lines]
    return int(max(map(len, lines), default=0) * size * 0.56) + 10


def room_for_names(rows: pd.DataFrame) -> int:
    """Pixels at the left for the names of the series, a row of the chart each."""
    return room_for(map(wrapped, rows["called"]))


def name_rows(figure: go.Figure, rows: pd.DataFrame) -> None:
    """Name the rows of a chart, top to bottom in the order of `rows`."""
    figure.update_yaxes(
        tickvals=rows["series"].tolist(),
        ticktext=[wrapped(label) for label in rows["called"]],
        categoryorder="array",
        categoryarray=rows["series"].tolist(),
        autorange="reversed",
        showgrid=False,
    )


def ticks(
    low: float, high: float, unit: str, *, log: bool = False
) -> tuple[list[float], list[str]]:
    """Round values that span `low` to `high`, with their labels: 0, $1 billion, $2 billion.

    On a linear axis zero is among them, whatever the values; a logarithmic one, `log`, is for
    values above zero.
    """
    values = _log_ticks(low, high) if log else _linear_ticks(min(low, 0.0), max(high, 0.0))
    return values, [short(value, unit) for value in values]


def _linear_ticks(low: float, high: float, target: int = 4) -> list[float]:
    """In decimal numbers, which reach beyond the smallest and the largest float."""
    least, most = Decimal(low), Decimal(high)
    raw = (most - least or Decimal(1)) / target
    power = Decimal(1).scaleb(raw.adjusted())
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= raw * _NEARLY)
    first, last = math.floor(least / step + _DUST), math.ceil(most / step - _DUST)
    return _as_floats(n * step for n in range(first, last + 1))


def _log_ticks(low: float, high: float) -> list[float]:
    """Powers of ten, or fewer of them where they are many; between them where they are few."""
    least, most = Decimal(low) * (1 + _DUST), Decimal(high) * (1 - _DUST)
    first, last = least.adjusted(), most.adjusted() + 1
    steps: Sequence[int] = (1, 2, 5) if last - first <= 1 else (1,)
    every = max(1, math.ceil((last - first) / _POWERS))
    last = first + every * math.ceil((last - first) / every)
    powers = [Decimal(1).scaleb(n) for n in range(first, last + 1, every)]
    values = (m * power for power in powers for m in steps if m * power <= powers[-1])
    return _as_floats(values, Decimal(math.ulp(0.0)))


def _as_floats(values: Iterable[Decimal], least: Decimal = -_LARGEST) -> list[float]:
    """Each value once; in place of what is beyond the floats the last that is not."""
    floats = (float(max(least, min(value, _LARGEST))) + 0.0 for value in values)  # no minus zero
    return list(dict.fromkeys(floats))


def spread(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """Centres of labels, as near as can be to the `wanted` ones, that do not overlap.

    All in pixels from the bottom of a plot `room` pixels high; keeps the order of `wanted`.

    >>> spread([10, 12], [20, 20], 100)
    [10.0, 30.0]
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], -i))
    placed: dict[int, float] = {}
    floor = 0.0
    for i in order:
        placed[i] = max(wanted[i], floor + heights[i] / 2)
        floor = placed[i] + heights[i] / 2
    ceiling = max(room, sum(heights))
    for i in reversed(order):
        placed[i] = min(placed[i], ceiling - heights[i] / 2)
        ceiling = placed[i] - heights[i] / 2
    return [float(placed[i]) for i in range(len(wanted))]


def hover(figure: Any) -> None:
    """One plain hover label: the sentence in `text`, nothing else."""
    figure.update_traces(hovertemplate=Label("%{text}<extra></extra>"))
