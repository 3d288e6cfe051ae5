"""Tracks: a row's words and, below them, the line its mark stands on; so they fit a telephone."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from lib.dashboard.charts.palette import QUIET
from lib.dashboard.charts.plot_text import Label

_LINE = 15
"""Pixels of a line of words."""


@dataclass(frozen=True, slots=True)
class Tracks:
    """Pixels from the top of the plot: where words begin, where marks stand, where all ends."""

    tops: tuple[int, ...]
    depths: tuple[float, ...]
    total: int


def tracks(heads: Sequence[Label], height: int, middle: float, gaps: Sequence[int] = ()) -> Tracks:
    """A track of so many pixels for each of the `heads`, its mark at the part `middle` of it.

    `gaps` are the pixels left free above each; none by default.
    """
    tops, depths, total = [], [], 0
    for head, gap in zip(heads, gaps or [0] * len(heads), strict=True):
        tops.append(total + gap)
        below = tops[-1] + _LINE * len(head.lines)
        depths.append(below + height * middle)
        total = below + height
    return Tracks(tuple(tops), tuple(depths), total)


def lay(figure: go.Figure, heads: Sequence[Label], laid: Tracks) -> None:
    """Draws the lines and writes the words above them; the axis runs from the top down."""
    for depth in laid.depths:
        figure.add_hline(y=depth, line={"color": QUIET, "width": 0.5}, opacity=0.5)
    for head, top in zip(heads, laid.tops, strict=True):
        figure.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            xshift=-10,
            y=top,
            yanchor="top",
            text=head,
            align="left",
            showarrow=False,
            font={"size": 12},
            borderpad=0,
        )
    figure.update_yaxes(visible=False, range=[laid.total, 0])
