"""Exports with gold (filled) and without (hollow)."""

import pandas as pd
import plotly.graph_objects as go

from lib.dashboard.charts.palette import QUIET, mark, marker
from lib.dashboard.charts.picture_layout import Caption, framed, hover, room_for, ticks
from lib.dashboard.charts.plot_text import stacked, wrapped

_ROW = 54


def with_and_without(rows: pd.DataFrame, caption: Caption) -> go.Figure:
    """A row a partner and year: `rows` of the answer `gold`, worded, `lane` names the row."""
    lanes = list(dict.fromkeys(rows["lane"]))
    names = [stacked(map(wrapped, lane.split("\n"))) for lane in lanes]
    figure = framed(caption, rows, plot_height=_ROW * len(lanes), left=room_for(names), right=20)
    values, texts = ticks(0.0, float(rows["obs_value"].max()), str(rows["unit"].iloc[0]))
    for at, lane in enumerate(lanes):
        _draw(figure, rows[rows["lane"] == lane].sort_values("obs_value"), at, values[-1] / 2)
    figure.update_xaxes(
        tickvals=values,
        ticktext=texts,
        range=[-0.02 * values[-1], values[-1] * 1.02],
        showgrid=True,
        tickfont={"color": QUIET},
    )
    figure.update_yaxes(
        tickvals=list(range(len(lanes))),
        ticktext=names,
        range=[len(lanes) - 0.5, -0.5],
        showgrid=False,
    )
    hover(figure)
    return figure


def _draw(figure: go.Figure, pair: pd.DataFrame, at: int, middle: float) -> None:
    style = mark(str(pair["partner"].iloc[0]))
    figure.add_scatter(
        x=pair["obs_value"].tolist(),
        y=[at] * len(pair),
        mode="lines+markers",
        line={"color": style.colour, "width": 2},
        marker=marker(style.shape, pair["product"].notna(), style.colour, 11),
        text=pair["sentence"].tolist(),
        cliponaxis=False,
    )
    for row in pair.to_dict("records"):
        left = row["obs_value"] < middle
        figure.add_annotation(
            x=row["obs_value"],
            y=at,
            text=row["label"],
            showarrow=False,
            yshift=17 if pd.isna(row["product"]) else -17,
            xanchor="left" if left else "right",
            xshift=-6 if left else 6,
            font={"size": 12},
        )
