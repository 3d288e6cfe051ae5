"""Exports against imports."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.dashboard.charts.palette import QUIET, mark
from lib.dashboard.charts.picture_layout import (
    Caption,
    framed,
    hover,
    name_rows,
    room_for_names,
    ticks,
)

_ROW, _COMPACT_ROW = 58, 30
_LABELLED = 8
"""So many pairs have their amounts written beside them; of more, the hover label has them."""


def exports_against_imports(rows: pd.DataFrame, caption: Caption) -> go.Figure:
    """A line a series from what Kyrgyzstan sold (hollow) to what it bought (filled).

    `rows` hold both flows of one year for each series; the largest pair is on top.
    """
    sizes = rows.groupby("series")["obs_value"].sum().sort_values(ascending=False)
    series = rows.drop_duplicates("series").set_index("series").loc[sizes.index].reset_index()
    labelled = len(series) <= _LABELLED
    height = (_ROW if labelled else _COMPACT_ROW) * len(series) + 10
    left = room_for_names(series)
    figure = framed(caption, rows, plot_height=height, left=left, right=28)
    for code in series["series"]:
        pair = rows[rows["series"] == code]
        figure.add_trace(_line(pair))
        for row in pair.to_dict("records") if labelled else ():
            _write_amount(figure, row, float(rows["obs_value"].max()) / 2)
    values, texts = ticks(0.0, float(rows["obs_value"].max()), str(rows["unit"].iloc[0]))
    figure.update_xaxes(
        tickvals=values,
        ticktext=texts,
        range=[-0.03 * values[-1], values[-1] * 1.02],
        showgrid=True,
        tickfont={"color": QUIET},
    )
    name_rows(figure, series)
    hover(figure)
    return figure


def _line(pair: pd.DataFrame) -> go.Scatter:
    style = mark(pair["partner"].iloc[0])
    sold = pair["indicator"] == "exports"
    return go.Scatter(
        x=pair["obs_value"].tolist(),
        y=pair["series"].tolist(),
        name=pair["series"].iloc[0],
        mode="lines+markers",
        line={"color": style.colour, "width": 2},
        marker={
            "symbol": [style.shape + ("-open" if one else "") for one in sold],
            "size": 12,
            "color": style.colour,
            "line": {"width": 2, "color": style.colour},
        },
        text=pair["sentence"].tolist(),
        cliponaxis=False,
    )


def _write_amount(figure: go.Figure, row: Mapping[Any, Any], middle: float) -> None:
    """Exports above the line, imports below it, each towards the wider side."""
    above, left = row["indicator"] == "exports", row["obs_value"] < middle
    figure.add_annotation(
        x=row["obs_value"],
        y=row["series"],
        text=row["flow"],
        showarrow=False,
        yshift=16 if above else -17,
        font={"size": 12, "color": QUIET},
        xanchor="left" if left else "right",
        xshift=-6 if left else 6,
    )
