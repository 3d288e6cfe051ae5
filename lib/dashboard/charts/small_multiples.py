"""A small panel a partner, all on one scale: for more partners than lines can be told apart."""

import math

import pandas as pd
import plotly.graph_objects as go

from lib.dashboard.charts.event_marks import band, in_years, mark_events, reach
from lib.dashboard.charts.palette import QUIET, mark
from lib.dashboard.charts.picture_layout import NARROW, Caption, framed, hover, room_for, ticks
from lib.dashboard.charts.plot_text import bold, stacked, wrapped

FEW = 4
"""So many series are lines in one picture; more are a panel each."""

_TICKS = 5
_ACROSS, _PANEL, _GAP, _BETWEEN = 2, 84, 62, 0.07
_AIR = 0.25
"""Parts of a year before the first and after the last mark."""


def in_panels(rows: pd.DataFrame, caption: Caption, *, log: bool = False) -> go.Figure:
    """A panel a series in the order of `rows`, two beside each other; hollow: provisional.

    `rows` are of `lib.dashboard.queries.trade`, worded. Every panel has the same two axes, so that
    heights can be compared across panels; its name and latest value stand above it, and the
    events of the caption are marked in each.
    """
    series = list(dict.fromkeys(rows["series"]))
    lines, gap = math.ceil(len(series) / _ACROSS), _GAP + band(caption)
    height = lines * (_PANEL + gap)
    low, high = float(rows["obs_value"].min()), float(rows["obs_value"].max())
    values, texts = ticks(low if log else min(low, 0.0), high, str(rows["unit"].iloc[0]), log=log)
    ends = [min(values[0], low), max(values[-1], high)]
    every = slice(None, None, math.ceil(len(values) / _TICKS))
    values, texts = values[every], texts[every]
    amounts = _amounts(ends, values, texts, log)
    left = room_for(texts, 11)
    figure = framed(caption, rows, plot_height=height, left=left, right=14)
    width = (1 - _BETWEEN) / _ACROSS
    events = [in_years(event.day) for event in caption.events]
    first, last = reach(rows["year"].tolist(), events)
    span = first - _AIR, last + _AIR
    years = _years(rows, span)
    for n, code in enumerate(series):
        line, column = divmod(n, _ACROSS)
        x = column * (width + _BETWEEN)
        top = 1 - (line * (_PANEL + gap) + gap) / height
        number = str(n + 1) if n else ""
        axes = {
            f"xaxis{number}": years | {"domain": [x, x + width], "anchor": f"y{number}"},
            f"yaxis{number}": amounts
            | {
                "domain": [max(0.0, top - _PANEL / height), top],
                "anchor": f"x{number}",
                "showticklabels": column == 0,
            },
        }
        figure.update_layout(axes)
        narrow = width * (NARROW - left - 14)
        mark_events(figure, events, span, narrow, (f"x{number}", f"y{number}"))
        _draw(figure, rows[rows["series"] == code], n, (x, top + band(caption) / height))
    hover(figure)
    return figure


def _amounts(
    ends: list[float], values: list[float], texts: list[str], log: bool
) -> dict[str, object]:
    """The axis of amounts, as all panels have it."""
    return {
        "type": "log" if log else "linear",
        "range": [math.log10(end) for end in ends] if log else ends,
        "tickvals": values,
        "ticktext": texts,
        "tickfont": {"color": QUIET, "size": 11},
        "zeroline": not log,
        "zerolinecolor": QUIET,
        "fixedrange": True,
    }


def _years(rows: pd.DataFrame, span: tuple[float, float]) -> dict[str, object]:
    """The axis of years, as all panels have it; the first and the last are named."""
    years = sorted(int(year) for year in rows["year"].unique())
    shown = [years[0], years[-1]]
    return {
        "range": list(span),
        "tickvals": shown,
        "ticktext": [str(year) for year in shown],
        "tickfont": {"color": QUIET, "size": 11},
        "ticks": "",
        "ticklabelstandoff": 4,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _draw(figure: go.Figure, rows: pd.DataFrame, n: int, at: tuple[float, float]) -> None:
    rows = rows.sort_values("year")
    style = mark(str(rows["partner"].iloc[0]))
    open_ = ["-open" if status == "P" else "" for status in rows["obs_status"]]
    figure.add_scatter(
        x=rows["year"].tolist(),
        y=rows["obs_value"].tolist(),
        xaxis=f"x{n + 1}" if n else "x",
        yaxis=f"y{n + 1}" if n else "y",
        mode="lines+markers",
        line={"color": style.colour, "width": 2},
        marker={
            "symbol": [style.shape + suffix for suffix in open_],
            "size": 6,
            "line": {"width": 1.6, "color": style.colour},
            "color": style.colour,
        },
        text=rows["sentence"].tolist(),
        cliponaxis=False,
    )
    last = rows.iloc[-1]
    name, words = str(last["called"]), str(last["words"])
    figure.add_annotation(
        x=at[0],
        y=at[1],
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=6,
        align="left",
        showarrow=False,
        text=stacked([bold(wrapped(name, 26)), wrapped(words, 26)]),
        font={"color": style.colour, "size": 12},
    )
