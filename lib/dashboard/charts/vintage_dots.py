"""A row a figure: for which time, when published, by whom. Nothing is joined or averaged."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.dashboard.charts.label_tracks import lay, tracks
from lib.dashboard.charts.palette import QUIET, SAID, Mark, mark, marker
from lib.dashboard.charts.picture_layout import Caption, framed, hover, ticks
from lib.dashboard.charts.plot_text import Label, bold, stacked, wrapped

_TRACK, _YEAR, _WIDTH = 30, 22, 54
"""Pixels of a track below its words and of the gap before another year; letters that fit on a
telephone."""
_MIDDLE = 0.4
"""Where in a track its mark is."""


def by_vintage(rows: pd.DataFrame, caption: Caption) -> go.Figure:
    """A mark a row from zero, hollow where the figure is for a part of a year; what was said is
    a diamond.

    `rows` of `lib.dashboard.queries.people.remittances`, worded: `lane_label` names the period,
    `label` the value with its bound, `who` the compiler and the day of publication. The words of a
    row stand above its track. A gap parts the years, so that vintages of one stand together.
    """
    values, texts = ticks(0.0, float(rows["obs_value"].max()), str(rows["unit"].iloc[0]))
    heads = [_head(row) for row in rows.to_dict("records")]
    years = [_year(row) for row in rows.to_dict("records")]
    gaps = [_YEAR * (year != before) for year, before in pairwise([years[0], *years])]
    laid = tracks(heads, _TRACK, _MIDDLE, gaps)
    figure = framed(caption, rows, plot_height=laid.total, left=8, right=24)
    lay(figure, heads, laid)
    own = mark(str(rows["partner"].iloc[0]))
    at = rows.assign(depth=list(laid.depths))
    for origin, here in at.groupby("origin", sort=False):
        style = Mark(SAID, "diamond") if origin == "stated" else own
        figure.add_scatter(
            x=here["obs_value"].tolist(),
            y=here["depth"].tolist(),
            mode="markers",
            marker=marker(style.shape, here["hollow"], style.colour, 11),
            text=here["sentence"].tolist(),
            cliponaxis=False,
        )
    figure.update_xaxes(
        tickvals=values,
        ticktext=texts,
        range=[0, values[-1]],
        showgrid=True,
        tickfont={"color": QUIET},
    )
    hover(figure)
    return figure


def _year(row: Mapping[Any, Any]) -> int | None:
    """The year a row belongs to; null for one without a period."""
    return None if row["period_kind"] == "not_stated" else int(row["period_start"].year)


def _head(row: Mapping[Any, Any]) -> Label:
    figure = wrapped(f"{row['lane_label']}: {row['label']}", _WIDTH)
    return stacked([bold(figure), wrapped(row["who"], _WIDTH)])
