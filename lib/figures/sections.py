"""A claim in a lane of its own, and under it the record: sections, a lane a period or partner.

A claim is never a bar, which would say that the number is equal, and has no interval that
nobody spoke of. A dotted line carries it down through the lanes, so that the eye can compare.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.figures.layout import Caption, framed, room_for, wrapped
from lib.figures.marks import open_arrow
from lib.figures.palette import QUIET, SAID
from lib.figures.placing import Axis, Plan

_CLAIM, _SIZE = 64, 11
"""Pixels of the lane of the claim; size of the letters of lanes and marks."""
_EDGE = 0.88
"""Room for half a mark at the lower edge of a logarithmic axis."""


def against_claim(rows: pd.DataFrame, caption: Caption, *, log: bool = False) -> go.Figure:
    """A mark a row, on one axis: `rows` of the answer `claims` in one unit, worded.

    `section` and `lane` say where a row is drawn, in the order given, and `label` what is
    written beside it. Circles are statistics, diamonds statements; those that are `theirs`
    have their side's colour. `hollow`: not a whole year; `later`: published since, ringed.
    The row whose kind is claim, where there is one, has the top lane.
    """
    record, said = rows[rows["kind"] != "claim"], rows[rows["kind"] == "claim"]
    axis = Axis.over(rows, log)
    plan = Plan.of(record, axis, _CLAIM if len(said) else 0)
    left = room_for(plan.lanes.values(), _SIZE)
    figure = framed(caption, rows, plot_height=plan.height, left=left, right=16)
    _draw_axes(figure, axis, plan)
    for depth, name in plan.headings:
        _name(figure, name, depth, left)
    for claim in said.to_dict("records"):
        _draw_claim(figure, claim, axis, plan.height)
    _draw_rings(figure, [row for row in plan.rows if row["later"]])
    _draw_marks(figure, plan.rows)
    for row in plan.rows:
        open_arrow(figure, axis.at(row["x"]), row["depth"], str(row["bound"]), row["ink"])
    return figure


def _draw_marks(figure: go.Figure, rows: Sequence[Mapping[Any, Any]]) -> None:
    inks = [row["ink"] for row in rows]
    figure.add_scatter(
        x=[row["x"] for row in rows],
        y=[row["depth"] for row in rows],
        ids=[row["observation_id"] for row in rows],
        mode="markers+text",
        marker={
            "symbol": [row["symbol"] for row in rows],
            "size": 9,
            "color": inks,
            "line": {"width": 1.8, "color": inks},
        },
        text=[f"{row['gap']}{row['label']}{row['gap']}" for row in rows],
        textposition=[row["place"] for row in rows],
        textfont={"size": _SIZE},
        hovertext=[row["sentence"] for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _draw_rings(figure: go.Figure, rows: Sequence[Mapping[Any, Any]]) -> None:
    figure.add_scatter(
        x=[row["x"] for row in rows],
        y=[row["depth"] for row in rows],
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": 17,
            "color": [row["ink"] for row in rows],
            "line": {"width": 1},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _draw_claim(figure: go.Figure, claim: Mapping[Any, Any], axis: Axis, height: int) -> None:
    """A tick with an open arrow, a diamond, or for growth the ends of a path nobody stated."""
    value, middle = claim["obs_value"], _CLAIM * 0.42
    hedged = claim["bound"] not in ("exact", "approximately")
    ends = [1.0, value] if claim["measure"] == "growth" else [value]
    figure.add_shape(
        type="line",
        x0=value,
        x1=value,
        y0=middle,
        y1=height,
        line={"color": SAID, "width": 1.2, "dash": "dot"},
        layer="below",
    )
    figure.add_scatter(
        x=ends,
        y=[middle] * len(ends),
        mode="lines+markers",
        line={"color": SAID, "width": 1.6, "dash": "dash"},
        marker={
            "symbol": "line-ns" if hedged else "diamond",
            "size": 20 if hedged else 12,
            "color": SAID,
            "line": {"width": 3.2 if hedged else 0, "color": SAID},
        },
        hovertext=[claim["sentence"]] * len(ends),
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    open_arrow(figure, axis.at(value), middle, str(claim["bound"]), SAID)
    _write_claim(figure, claim, axis, middle)


def _write_claim(figure: go.Figure, claim: Mapping[Any, Any], axis: Axis, middle: float) -> None:
    """The claim in words, towards the wider side; of growth that its path is not stated."""
    value, grown = claim["obs_value"], claim["measure"] == "growth"
    hedged = claim["bound"] not in ("exact", "approximately")
    left = axis.part(value) > 0.5
    figure.add_annotation(
        x=axis.at(value),
        y=middle,
        text=wrapped(claim["label"], 30),
        showarrow=False,
        font={"size": 12.5, "color": SAID},
        align="right" if left else "left",
        xanchor="right" if left else "left",
        xshift=-12 if left else 12 + (30 if hedged else 0),
        yshift=20 if grown else 0,
    )
    if grown:
        figure.add_annotation(
            x=(axis.at(1.0) + axis.at(value)) / 2,
            y=middle,
            text=claim["path"],
            showarrow=False,
            font={"size": _SIZE, "color": QUIET},
            yshift=-12,
        )


def _draw_axes(figure: go.Figure, axis: Axis, plan: Plan) -> None:
    figure.update_xaxes(
        type="log" if axis.log else "linear",
        tickvals=list(axis.values),
        ticktext=list(axis.texts),
        range=[axis.at(axis.low * _EDGE if axis.log else axis.low), axis.at(axis.high)],
        showgrid=True,
        tickfont={"color": QUIET},
    )
    figure.update_yaxes(
        tickvals=list(plan.lanes),
        ticktext=list(plan.lanes.values()),
        tickfont={"size": _SIZE},
        range=[plan.height, 0],
        showgrid=False,
    )


def _name(figure: go.Figure, name: str, depth: float, left: int) -> None:
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-left - 2,
        y=depth,
        text=f"<b>{wrapped(name, 60)}</b>",
        showarrow=False,
        font={"size": 12.5},
        align="left",
    )
