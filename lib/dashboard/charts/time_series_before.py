"""Series over the years, each named at its end."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.dashboard.charts.event_marks import band, in_years, mark_events, reach
from lib.dashboard.charts.palette import QUIET, mark
from lib.dashboard.charts.picture_layout import (
    NARROW,
    Caption,
    framed,
    hover,
    room_for,
    spread,
    ticks,
)
from lib.dashboard.charts.plot_text import Label, bold, stacked, wrapped

NAMED = 8
"""So many series can be told apart and named at their ends; the rest is drawn in grey."""

_HEIGHT = 340
_LABEL_LINE = 15
_AIR = (0.15, 0.12)
"""Parts of a year before the first and after the last mark."""


def over_years(rows: pd.DataFrame, caption: Caption, *, log: bool = False) -> go.Figure:
    """A line a series, a mark a year; hollow where the figure is provisional.

    `rows` are of `lib.dashboard.queries.trade`, with `called` (the series by name), `words` (the
    value as read) and `sentence` (the row in a sentence, for the hover label) beside them. The y
    axis starts at zero unless it is logarithmic. The events of the caption are marked.
    """
    ends = rows.loc[rows.groupby("series", sort=False)["year"].idxmax()]
    ends = ends.sort_values("obs_value", ascending=False).head(NAMED)
    labels = [_label(row) for row in ends.to_dict("records")]
    low, high, values, texts = _scale(rows, log)
    left, right = room_for(texts), room_for(labels, 12.5) + 18
    figure = framed(caption, rows, plot_height=_HEIGHT, right=right, left=left, above=band(caption))
    _axes(figure, rows, log, (low, high), values, texts)
    events = [in_years(event.day) for event in caption.events]
    span = _years(figure, rows, events)
    mark_events(figure, events, span, NARROW - left - right)
    named = set(ends["series"])
    for series, group in rows.groupby("series", sort=False):
        figure.add_trace(_line(group.sort_values("year"), series in named))
    at = [_pixels(value, low, high, log) for value in ends["obs_value"]]
    heights = [_LABEL_LINE * len(label.lines) + 4 for label in labels]
    centres = spread(at, heights, _HEIGHT)
    for row, label, y, centre in zip(ends.to_dict("records"), labels, at, centres, strict=True):
        clear = events and events[-1] > row["year"] == rows["year"].max()
        figure.add_annotation(
            x=row["year"],
            y=math.log10(row["obs_value"]) if log else row["obs_value"],
            ax=span[1] if clear else 18,
            axref="x" if clear else "pixel",
            ay=y - centre,
            text=label,
            font={"color": mark(row["partner"]).colour, "size": 12.5},
            xanchor="left",
            align="left",
            arrowhead=0,
            arrowwidth=0.8,
            arrowcolor=QUIET,
            standoff=6,
        )
    hover(figure)
    return figure


def _line(group: pd.DataFrame, named: bool) -> go.Scatter:
    style = mark(group["partner"].iloc[0])
    colour = style.colour if named else QUIET
    open_ = ["-open" if status == "P" else "" for status in group["obs_status"]]
    return go.Scatter(
        x=group["year"].tolist(),
        y=group["obs_value"].tolist(),
        name=group["series"].iloc[0],
        mode="lines+markers",
        line={"color": colour, "width": 2.4 if named else 1},
        marker={
            "symbol": [style.shape + suffix for suffix in open_],
            "size": 9 if named else 5,
            "line": {"width": 2 if named else 1, "color": colour},
            "color": colour,
        },
        opacity=1 if named else 0.55,
        text=group["sentence"].tolist(),
        cliponaxis=False,
    )


def _scale(rows: pd.DataFrame, log: bool) -> tuple[float, float, list[float], list[str]]:
    """Both ends of the value axis, its tick values and their labels."""
    low, high = float(rows["obs_value"].min()), float(rows["obs_value"].max())
    low = low if log else min(low, 0.0)
    high = max(high, _baseline(rows))
    values, texts = ticks(low, high, str(rows["unit"].iloc[0]), log=log)
    return min(values[0], low), max(values[-1], high), values, texts


def _axes(
    figure: go.Figure,
    rows: pd.DataFrame,
    log: bool,
    span: tuple[float, float],
    values: list[float],
    texts: list[str],
) -> None:
    figure.update_yaxes(
        type="log" if log else "linear",
        tickvals=values,
        ticktext=texts,
        range=[math.log10(end) for end in span] if log else list(span),
        tickfont={"color": QUIET, "size": 12},
    )
    if not log:
        figure.add_hline(y=_baseline(rows), line={"color": QUIET, "width": 1})


def _years(figure: go.Figure, rows: pd.DataFrame, events: Sequence[float]) -> tuple[float, float]:
    """Draw the axis of years, wide enough for the events; both its ends."""
    years = sorted(rows["year"].unique())
    first, last = reach(years, events)
    span = first - _AIR[0], last + _AIR[1]
    figure.update_xaxes(tickvals=years, ticktext=[str(year) for year in years], range=list(span))
    return span


def _baseline(rows: pd.DataFrame) -> float:
    """Where nothing has changed, or nothing is."""
    return 1.0 if rows["measure"].iloc[0] == "growth" else 0.0


def _pixels(value: float, low: float, high: float, log: bool) -> float:
    if log:
        value, low, high = math.log10(value), math.log10(low), math.log10(high)
    return (value - low) / ((high - low) or 1.0) * _HEIGHT


def _label(row: Mapping[Any, Any]) -> Label:
    return stacked([bold(wrapped(row["called"])), wrapped(row["words"])])
