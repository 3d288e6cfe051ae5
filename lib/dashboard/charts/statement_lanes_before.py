"""A lane a year: what the books give and what officials of either side gave, side by side.

A hedged figure is a mark with an open arrow to the side the words leave open: a bar would
say that the number is equal.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.dashboard.charts.hedge_marks import OPEN, open_arrow
from lib.dashboard.charts.palette import QUIET, mark
from lib.dashboard.charts.picture_layout import Caption, framed, hover, ticks

_LEVEL = 20
"""Pixels between marks of one lane that would cover each other."""
_KEY = 46
"""Pixels for the key above the lanes."""
_MARGIN = 1.08
_SIZE = 11
_CLOSE, _TOLD = 0.025, 0.24
"""Marks nearer than this part of the axis would cover each other; what "3 reports" beside one
takes of it on a telephone."""


def by_year(rows: pd.DataFrame, caption: Caption, sides: Mapping[str, str]) -> go.Figure:
    """A mark a row: `rows` of the answer `statements`, worded. `sentence` is the hover, and
    `reported` stands beside a mark that several reports carry.

    The books are a filled circle, Kyrgyz officials' figures a hollow diamond, those of the
    other side a hollow square in the partner's colour. `sides` names the kinds for the key
    above the lanes, by ``books`` and the code of each side.
    """
    span = float(rows["obs_value"].max()) * _MARGIN
    levels = _levels(rows, span)
    lanes, top = _lanes(rows["year"].tolist(), levels)
    figure = framed(caption, rows, plot_height=int(top) + _KEY + 16, left=44, right=16)
    colour = mark(str(rows["partner"].iloc[0])).colour
    drawn = rows.assign(
        at=[lanes[y] + n * _LEVEL for y, n in zip(rows["year"], levels, strict=True)]
    )
    for (kind, side), group in drawn.groupby(["kind", "side"], sort=False):
        symbol, ink = _mark(str(kind), str(side), colour)
        figure.add_scatter(
            x=group["obs_value"].tolist(),
            y=group["at"].tolist(),
            name=sides[str(kind) if kind == "books" else str(side)],
            mode="markers",
            marker={
                "symbol": [
                    "circle-open" if (symbol, status) == ("circle", "P") else symbol
                    for status in group["obs_status"]
                ],
                "size": 10,
                "color": ink,
                "line": {"width": 2, "color": ink},
            },
            text=group["sentence"].tolist(),
            cliponaxis=False,
        )
        for row in group.to_dict("records"):
            open_arrow(figure, row["obs_value"], row["at"], str(row["bound"]), ink)
            _reported(figure, row)
    _axes(figure, lanes, top, span, str(rows["unit"].iloc[0]))
    hover(figure)
    return figure


def _reported(figure: go.Figure, row: Mapping[Any, Any]) -> None:
    """How many reports carry a figure, on the side where it has no arrow."""
    if row["reported"]:
        rightwards = _is_told_at_the_right(row)
        figure.add_annotation(
            x=row["obs_value"],
            y=row["at"],
            text=row["reported"],
            showarrow=False,
            xanchor="left" if rightwards else "right",
            xshift=10 if rightwards else -10,
            font={"size": _SIZE, "color": QUIET},
        )


def _is_told_at_the_right(row: Mapping[Any, Any]) -> bool:
    return OPEN.get(str(row["bound"]), 0) < 0


def _axes(
    figure: go.Figure, lanes: Mapping[int, float], top: float, span: float, unit: str
) -> None:
    values, texts = ticks(0.0, span / _MARGIN, unit)
    figure.update_xaxes(
        tickvals=values,
        ticktext=texts,
        range=[0, max(span, values[-1])],
        showgrid=True,
        tickfont={"color": QUIET},
    )
    figure.update_yaxes(
        tickvals=list(lanes.values()),
        ticktext=[str(year) for year in lanes],
        range=[-16, top + _KEY],
        showgrid=False,
    )
    for start in list(lanes.values())[1:]:
        figure.add_hline(y=start - 15, line={"color": QUIET, "width": 0.5}, opacity=0.5)
    figure.update_layout(
        showlegend=True,
        legend={
            "orientation": "h",
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "top",
            "font": {"size": 12},
            "itemclick": False,
            "itemdoubleclick": False,
        },
    )


def _mark(kind: str, side: str, colour: str) -> tuple[str, str]:
    if kind == "books":
        return "circle", QUIET
    return ("diamond-open", QUIET) if side == "KGZ" else ("square-open", colour)


def _levels(rows: pd.DataFrame, span: float) -> list[int]:
    """How far up in its lane each mark moves, so that no two of a lane cover each other."""
    placed: list[tuple[int, float, float, int]] = []
    for row in rows.to_dict("records"):
        low, high = (row["obs_value"] + side * _CLOSE / 2 * span for side in (-1, 1))
        if row["reported"] and _is_told_at_the_right(row):
            high += _TOLD * span
        elif row["reported"]:
            low -= _TOLD * span
        there = (n for year, a, b, n in placed if year == row["year"] and low < b and a < high)
        taken = set(there)
        level = next(n for n in range(len(rows)) if n not in taken)
        placed.append((row["year"], low, high, level))
    return [level for *_, level in placed]


def _lanes(years: Sequence[int], levels: Sequence[int]) -> tuple[dict[int, float], float]:
    """Where each lane begins, in pixels from the bottom, latest year at the bottom; the top."""
    lanes, at = {}, 0.0
    for year in sorted(set(years), reverse=True):
        lanes[year] = at
        at += 30 + _LEVEL * max(n for y, n in zip(years, levels, strict=True) if y == year)
    return lanes, at
