"""One thing as one speaker put it, again and again: a track a statement, the oldest on top.

A dotted line leads from statement to statement: upright where the figure stayed, slanting where
it moved. Between two statements nothing was said, so the line is no series.
"""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from lib.dashboard.charts.hedge_marks import open_arrow
from lib.dashboard.charts.label_tracks import lay, tracks
from lib.dashboard.charts.palette import QUIET, SAID
from lib.dashboard.charts.picture_layout import Caption, framed, hover, ticks
from lib.dashboard.charts.plot_text import bold, wrapped

_TRACK, _WIDTH = 34, 50
"""Pixels of a track below its words; letters of them that fit on a telephone."""
_MIDDLE, _ROOM = 0.42, 1.12
"""Where in a track its mark is; room for the arrow of the largest figure."""


def said_again(rows: pd.DataFrame, caption: Caption) -> go.Figure:
    """A mark a row, from zero: `rows` of the answer `claims_in_line`, worded.

    `head` is written above a row's track, `sentence` is its hover. A hedged figure is a tick
    with an arrow to the side the words leave open, another a diamond; the claim the page is
    about is drawn heavier. Growth stands from its base, which is once itself.
    """
    heads = [wrapped(head, _WIDTH) for head in rows["head"]]
    laid = tracks(heads, _TRACK, _MIDDLE)
    figure = framed(caption, rows, plot_height=laid.total, left=8, right=24)
    written = [
        bold(head) if kind == "claim" else head
        for head, kind in zip(heads, rows["kind"], strict=True)
    ]
    lay(figure, written, laid)
    _draw(figure, rows, laid.depths)
    low, high = (float(end) for end in (rows["obs_value"].min(), rows["obs_value"].max()))
    low, high = min(0.0, low), max(0.0, high) or float(low >= 0)
    values, texts = ticks(low, high, str(rows["unit"].iloc[0]))
    figure.update_xaxes(
        tickvals=values,
        ticktext=texts,
        range=[values[0], max(values[-1], high * _ROOM)],
        showgrid=True,
        tickfont={"color": QUIET},
    )
    hover(figure)
    return figure


def _draw(figure: go.Figure, rows: pd.DataFrame, depths: Sequence[float]) -> None:
    hedged = ~rows["bound"].isin(("exact", "approximately"))
    own = rows["kind"] == "claim"
    figure.add_scatter(
        x=rows["obs_value"].tolist(),
        y=list(depths),
        mode="lines+markers",
        line={"color": SAID, "width": 1.2, "dash": "dot"},
        marker={
            "symbol": ["line-ns" if one else "diamond" for one in hedged],
            "size": [
                18 if one else 13 if mine else 9 for one, mine in zip(hedged, own, strict=True)
            ],
            "color": SAID,
            "line": {
                "width": [
                    (3.4 if mine else 2) * one for one, mine in zip(hedged, own, strict=True)
                ],
                "color": SAID,
            },
        },
        text=rows["sentence"].tolist(),
        cliponaxis=False,
    )
    for value, depth, bound in zip(rows["obs_value"], depths, rows["bound"], strict=True):
        open_arrow(figure, value, depth, str(bound), SAID)
