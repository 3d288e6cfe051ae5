"""A row a figure: for which time, when published, by whom. Nothing is joined or averaged."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.figures.layout import Caption, framed, hover, lines_in, ticks, wrapped
from lib.figures.palette import QUIET, mark, marker

_LINE, _TRACK, _YEAR, _WIDTH = 15, 30, 22, 54
"""Pixels of a line of words, of the track below it and of the gap before another year; letters
that fit on a telephone."""


def by_vintage(rows: pd.DataFrame, caption: Caption) -> go.Figure:
    """A mark a row from zero, hollow where the figure is for a part of a year.

    `rows` of `lib.queries.people.remittances`, worded: `lane_label` names the period, `label`
    the value with its bound, `who` the compiler and the day of publication. The words of a
    row stand above its track. A gap parts the years, so that vintages of one stand together.
    """
    values, texts = ticks(0.0, float(rows["obs_value"].max()), str(rows["unit"].iloc[0]))
    heads = [_head(row) for row in rows.to_dict("records")]
    years = [start.year for start in rows["period_start"]]
    tops, total = [], 0
    for head, year, before in zip(heads, years, [years[0], *years], strict=False):
        total += _YEAR * (year != before)
        tops.append(total)
        total += _LINE * lines_in(head) + _TRACK
    figure = framed(caption, rows, plot_height=total, left=8, right=24)
    tracks = [
        top + _LINE * lines_in(head) + _TRACK * 0.4 for top, head in zip(tops, heads, strict=True)
    ]
    for track in tracks:
        figure.add_hline(y=track, line={"color": QUIET, "width": 0.5}, opacity=0.5)
    style = mark(str(rows["partner"].iloc[0]))
    figure.add_scatter(
        x=rows["obs_value"].tolist(),
        y=tracks,
        mode="markers",
        marker=marker(style.shape, rows["hollow"], style.colour, 11),
        text=rows["sentence"].tolist(),
        cliponaxis=False,
    )
    for top, head in zip(tops, heads, strict=True):
        _write(figure, head, top)
    figure.update_xaxes(
        tickvals=values,
        ticktext=texts,
        range=[0, values[-1]],
        showgrid=True,
        tickfont={"color": QUIET},
    )
    figure.update_yaxes(visible=False, range=[total, 0])
    hover(figure)
    return figure


def _write(figure: go.Figure, head: str, top: int) -> None:
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


def _head(row: Mapping[Any, Any]) -> str:
    figure = wrapped(f"{row['lane_label']}: {row['label']}", _WIDTH)
    return f"<b>{figure}</b><br>{wrapped(row['who'], _WIDTH)}"
