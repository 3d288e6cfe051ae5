"""A claim in a lane of its own, and under it the record: sections, a lane a period or partner.

A claim is never a bar, which would say that the number is equal, and has no interval that
nobody spoke of. A dotted line carries it down through the lanes, so that the eye can compare.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.dashboard.charts.hedge_marks import OPEN, open_arrow
from lib.dashboard.charts.label_lanes import Axis, Plan
from lib.dashboard.charts.palette import QUIET, SAID
from lib.dashboard.charts.picture_layout import Caption, framed, room_for
from lib.dashboard.charts.plot_text import Label, bold, wrapped

_CLAIM, _SIZE = 64, 11
"""Pixels of the lane of the claim; size of the letters of lanes and marks."""
_GAP = 44
"""Pixels between plots, with the ticks of the upper one."""
_EDGE = 0.88
"""Room for half a mark at the lower edge of a logarithmic axis."""


def against_claim(rows: pd.DataFrame, caption: Caption, *, log: bool = False) -> go.Figure:
    """A mark a row: `rows` of the answers `claims` and `claims_apart`, worded.

    `section` and `lane` say where a row is drawn, in the order given, and `label` what is
    written beside it. Circles are statistics, diamonds statements; those that are `theirs`
    have their side's colour. `hollow`: not a whole year; `later`: published since, ringed.
    The row whose kind is claim, where there is one, has the top lane. Each unit has an axis
    of its own, one under the other.
    """
    plots, top = [], 0
    for number, (_, group) in enumerate(rows.groupby("unit", sort=False), 1):
        axis = Axis.over(group, log)
        said = group[group["kind"] == "claim"]
        plan = Plan.of(group.drop(said.index), axis, _CLAIM if len(said) else 0)
        plots.append((_Plot("" if number == 1 else str(number), axis, plan, top), said))
        top += plan.height + _GAP
    height = top - _GAP
    left = room_for((name for plot, _ in plots for name in plot.plan.lanes.values()), _SIZE)
    figure = framed(caption, rows, plot_height=height, left=left, right=16)
    for plot, said in plots:
        _draw_axes(figure, plot, height)
        for depth, name in plot.plan.headings:
            _name(figure, plot, name, depth, left)
        for claim in said.to_dict("records"):
            _draw_claim(figure, plot, claim)
        _draw_rings(figure, plot)
        _draw_marks(figure, plot)
    return figure


@dataclass(frozen=True, slots=True)
class _Plot:
    """The figures in one unit: the number of its axes (none for the first) and where it starts,
    in pixels from the top of the picture."""

    number: str
    axis: Axis
    plan: Plan
    top: int

    @property
    def trace(self) -> dict[str, str]:
        """What ties a trace to its axes."""
        return {"xaxis": f"x{self.number}", "yaxis": f"y{self.number}"}

    @property
    def note(self) -> dict[str, str]:
        """What ties an annotation or a shape to them."""
        return {"xref": f"x{self.number}", "yref": f"y{self.number}"}


def _draw_marks(figure: go.Figure, plot: _Plot) -> None:
    rows = plot.plan.rows
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
        text=[row["written"] for row in rows],
        textposition=[row["place"] for row in rows],
        textfont={"size": _SIZE},
        hovertext=[row["sentence"] for row in rows],
        hovertemplate=Label("%{hovertext}<extra></extra>"),
        cliponaxis=False,
        **plot.trace,
    )
    for row in rows:
        at = plot.axis.at(row["x"])
        open_arrow(figure, at, row["depth"], str(row["bound"]), row["ink"], **plot.note)


def _draw_rings(figure: go.Figure, plot: _Plot) -> None:
    rows = [row for row in plot.plan.rows if row["later"]]
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
        **plot.trace,
    )


def _draw_claim(figure: go.Figure, plot: _Plot, claim: Mapping[Any, Any]) -> None:
    """A tick with an open arrow, a diamond, or for growth the ends of a path nobody stated."""
    value, middle = claim["obs_value"], _CLAIM * 0.42
    hedged = claim["bound"] not in ("exact", "approximately")
    ends = [1.0, value] if claim["measure"] == "growth" else [value]
    figure.add_shape(
        type="line",
        x0=value,
        x1=value,
        y0=middle,
        y1=plot.plan.height,
        line={"color": SAID, "width": 1.2, "dash": "dot"},
        opacity=0.6,
        layer="below",
        **plot.note,
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
        hovertemplate=Label("%{hovertext}<extra></extra>"),
        cliponaxis=False,
        **plot.trace,
    )
    open_arrow(figure, plot.axis.at(value), middle, str(claim["bound"]), SAID, **plot.note)
    _write_claim(figure, plot, claim, middle)


def _write_claim(figure: go.Figure, plot: _Plot, claim: Mapping[Any, Any], middle: float) -> None:
    """The claim in words, towards the wider side; of growth that its path is not stated."""
    value, grown, axis = claim["obs_value"], claim["measure"] == "growth", plot.axis
    left, way = axis.part(value) > 0.5, OPEN.get(str(claim["bound"]), 0)
    figure.add_annotation(
        x=axis.at(value),
        y=middle,
        text=wrapped(claim["label"], 30),
        showarrow=False,
        font={"size": 12.5, "color": SAID},
        align="right" if left else "left",
        xanchor="right" if left else "left",
        xshift=-12 - 30 * (way < 0) if left else 12 + 30 * (way > 0),
        yshift=20 if grown else 0,
        **plot.note,
    )
    if grown:
        figure.add_annotation(
            x=(axis.at(1.0) + axis.at(value)) / 2,
            y=middle,
            text=claim["path"],
            showarrow=False,
            font={"size": _SIZE, "color": QUIET},
            yshift=-12,
            **plot.note,
        )


def _draw_axes(figure: go.Figure, plot: _Plot, height: int) -> None:
    axis, plan = plot.axis, plot.plan
    figure.update_layout(
        {
            f"xaxis{plot.number}": {
                "type": "log" if axis.log else "linear",
                "tickvals": list(axis.values),
                "ticktext": list(axis.texts),
                "range": [axis.at(axis.low * _EDGE if axis.log else axis.low), axis.at(axis.high)],
                "showgrid": True,
                "zeroline": False,
                "fixedrange": True,
                "tickfont": {"color": QUIET},
                "anchor": f"y{plot.number}",
            },
            f"yaxis{plot.number}": {
                "tickvals": list(plan.lanes),
                "ticktext": list(plan.lanes.values()),
                "tickfont": {"size": _SIZE},
                "range": [plan.height, 0],
                "domain": [1 - (plot.top + plan.height) / height, 1 - plot.top / height],
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
        }
    )


def _name(figure: go.Figure, plot: _Plot, name: str, depth: float, left: int) -> None:
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-left - 2,
        y=depth,
        yref=plot.note["yref"],
        text=bold(wrapped(name, 60)),
        showarrow=False,
        font={"size": 12.5},
        align="left",
    )
