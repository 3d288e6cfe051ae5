"""A year's goods as streams through the country (a Sankey diagram of one knot).

Drawn as ribbons of our own, so that the names stand beside the streams and nothing covers
them on a telephone; a width is an exact amount on record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.dashboard.charts.palette import mark
from lib.dashboard.charts.picture_layout import Caption, framed, room_for
from lib.dashboard.charts.plot_text import Label, bold, stacked, wrapped

_SCALE, _LINE, _BETWEEN, _HEAD = 230.0, 15.5, 9.0, 24.0
"""Pixels of the larger side's total, of a line of a stream's name, between two streams, and
above them for the name of the country in the middle."""
_STEPS = 24
_BAR = 0.012
_NAME = 14


@dataclass(frozen=True, slots=True)
class _Ribbon:
    """A stream: its outer and inner top and its width, in pixels from the top."""

    outer: float
    inner: float
    width: float

    def edge(self, *, right: bool, below: float) -> tuple[list[float], list[float]]:
        """One long side, from the middle outwards."""
        steps = [n / _STEPS for n in range(_STEPS + 1)]
        eased = [t * t * (3 - 2 * t) for t in steps]
        x = [0.5 + (t if right else -t) * 0.5 for t in steps]
        return x, [self.inner + (self.outer - self.inner) * e + below for e in eased]


def through(rows: pd.DataFrame, caption: Caption, home: str) -> go.Figure:
    """Imports flow in at the left, exports out at the right; a stream a row.

    `rows` of the answer `streams`, worded. Only amounts that are exact can be a width; what
    was merely said has none. `home` names the country in the middle.
    """
    sides = [rows[rows["indicator"] == flow] for flow in ("imports", "exports")]
    scale = _SCALE / max(float(side["obs_value"].sum()) for side in sides)
    labels = [[_label(row) for row in side.to_dict("records")] for side in sides]
    stacked = [
        _stack((side["obs_value"] * scale).tolist(), names)
        for side, names in zip(sides, labels, strict=True)
    ]
    height = max(room for _, room in stacked)
    left, right = (room_for(map(_in_plain_type, side.to_dict("records")), 12) for side in sides)
    figure = framed(
        caption, rows, plot_height=int(height + _HEAD), left=max(left, 12), right=max(right, 12)
    )
    for side, (ribbons, room), names, at_right in zip(
        sides, stacked, labels, (False, True), strict=True
    ):
        moved = [_moved(one, (height - room) / 2, height / 2) for one in ribbons]
        for row, ribbon, name in zip(side.to_dict("records"), moved, names, strict=True):
            _draw(figure, row, ribbon, name, right=at_right)
    figure.add_annotation(x=0.5, y=-_HEAD, yanchor="top", text=bold(wrapped(home)), showarrow=False)
    figure.update_xaxes(visible=False, range=[0, 1])
    figure.update_yaxes(visible=False, range=[height, -_HEAD])
    return figure


def _stack(widths: Sequence[float], names: Sequence[Label]) -> tuple[list[_Ribbon], float]:
    """Streams below each other outside, without a gap in the middle; and the room they take.

    Inner places are measured from the middle of the knot.
    """
    ribbons, outer, inner = [], 0.0, -sum(widths) / 2
    for width, name in zip(widths, names, strict=True):
        slot = max(width, _LINE * len(name.lines))
        ribbons.append(_Ribbon(outer + (slot - width) / 2, inner, width))
        outer, inner = outer + slot + _BETWEEN, inner + width
    return ribbons, max(outer - _BETWEEN, sum(widths))


def _moved(ribbon: _Ribbon, down: float, middle: float) -> _Ribbon:
    return _Ribbon(ribbon.outer + down, ribbon.inner + middle, ribbon.width)


def _draw(
    figure: go.Figure, row: Mapping[Any, Any], ribbon: _Ribbon, name: Label, *, right: bool
) -> None:
    colour = mark(str(row["partner"])).colour
    x, upper = ribbon.edge(right=right, below=0.0)
    _, lower = ribbon.edge(right=right, below=ribbon.width)
    figure.add_scatter(
        x=[*x, *reversed(x)],
        y=[*upper, *reversed(lower)],
        mode="lines",
        line={"width": 0.8, "color": colour},
        fill="toself",
        fillcolor=_faded(colour),
        hoveron="fills",
        hoverinfo="text",
        text=row["sentence"],
        name=row["series"],
    )
    edge = 1.0 if right else 0.0
    figure.add_shape(
        type="rect",
        x0=edge,
        x1=edge - _BAR if right else edge + _BAR,
        y0=ribbon.outer,
        y1=ribbon.outer + ribbon.width,
        fillcolor=colour,
        line={"width": 0},
    )
    figure.add_annotation(
        x=edge,
        y=ribbon.outer + ribbon.width / 2,
        text=name,
        showarrow=False,
        xanchor="left" if right else "right",
        xshift=4 if right else -4,
        align="left" if right else "right",
        font={"size": 12, "color": colour},
    )


def _label(row: Mapping[Any, Any]) -> Label:
    return stacked([bold(wrapped(str(row["called"]), _NAME)), row["words"]])


def _in_plain_type(row: Mapping[Any, Any]) -> Label:
    """The label as wide as it is drawn."""
    return stacked([wrapped(str(row["called"]), _NAME), row["words"]])


def _faded(colour: str) -> str:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.35)"
