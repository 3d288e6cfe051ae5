"""A claim in a lane of its own, and under it the record: sections, a lane a period or partner.

A claim is never a bar, which would say that the number is equal, and has no interval that
nobody spoke of. A dotted line carries it down through the lanes, so that the eye can compare.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.figures.formats import short
from lib.figures.layout import Caption, framed, room_for, ticks, wrapped
from lib.figures.marks import ARROW, open_arrow
from lib.figures.palette import QUIET, SAID, mark

FLOOR = 0.5
"""Smaller multiples would leave no room for the others: they stand at the edge."""

_LANE, _LEVEL, _HEADING, _CLAIM = 24, 19, 34, 64
"""Pixels of a lane, of each further level in it, of a section's heading and of the claim."""
_NARROW = 235
"""Pixels of the narrowest plot: marks with their labels must not cover each other there."""
_LETTER, _MARK, _SIZE = 5.9, 12, 11
_ARROW, _TICKS = 34, 7
_EDGE = 0.93
"""Room for half a mark at the lower edge of a logarithmic axis."""
_SHAPES = {"statistics": "circle", "statement": "diamond"}


def against_claim(rows: pd.DataFrame, caption: Caption, *, log: bool = False) -> go.Figure:
    """A mark a row, on one axis: `rows` of the answer `claims` in one unit, worded.

    `section` and `lane` say where a row is drawn, in the order given, and `label` what is
    written beside it. Circles are statistics, diamonds statements; those that are `theirs`
    have their side's colour. `hollow`: not a whole year; `later`: published since, ringed.
    The row whose kind is claim, where there is one, has the top lane.
    """
    record, said = rows[rows["kind"] != "claim"], rows[rows["kind"] == "claim"]
    axis = _Axis.over(rows, log)
    plan = _Plan.of(record, axis, _CLAIM if len(said) else 0)
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


@dataclass(frozen=True, slots=True)
class _Axis:
    """The value axis: where it starts and ends, and its ticks."""

    low: float
    high: float
    log: bool
    values: Sequence[float]
    texts: Sequence[str]

    @classmethod
    def over(cls, rows: pd.DataFrame, log: bool) -> "_Axis":
        unit, high = str(rows["unit"].iloc[0]), float(rows["obs_value"].max())
        if unit == "ratio":
            values = [2.0**n for n in range(-1, math.ceil(math.log2(max(high, 2.0))) + 1)]
            low, high = FLOOR, max(values[-1], high) * 1.3
        elif log:
            low, high = float(rows["obs_value"].min()) * 0.8, high * 1.3
            values = _between(low, high)
        else:
            values, _ = ticks(0.0, high, unit)
            low, high = 0.0, max(values[-1], high) * 1.06
        return cls(low, high, log, values, [short(value, unit) for value in values])

    def part(self, value: float) -> float:
        """How far along the axis a value is, from 0 to 1."""
        if self.log:
            return math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        return (value - self.low) / ((self.high - self.low) or 1.0)

    def at(self, value: float) -> float:
        """A value as annotations and ranges want it."""
        return math.log10(value) if self.log else value


def _between(low: float, high: float) -> list[float]:
    """Round values on a logarithmic axis: 1, 2 and 5 of each power of ten, or of many 1 alone."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    values = [m * 10.0**n for n in powers for m in (1, 2, 5) if low <= m * 10.0**n <= high]
    few = [value for value in values if math.log10(value).is_integer()]
    return values if len(values) <= _TICKS or len(few) < 2 else few


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is drawn how far down, in pixels from the top of the plot."""

    rows: Sequence[Mapping[Any, Any]]
    lanes: Mapping[float, str]
    headings: Sequence[tuple[float, str]]
    height: int

    @classmethod
    def of(cls, record: pd.DataFrame, axis: _Axis, top: int) -> "_Plan":
        rows: list[Mapping[Any, Any]] = []
        lanes, headings, depth = {}, [], float(top)
        for section, members in record.groupby("section", sort=False):
            headings.append((depth + _HEADING * 0.6, str(section)))
            depth += _HEADING
            for lane, marks in members.groupby("lane", sort=False):
                lanes[depth + _LANE / 2] = wrapped(str(lane), 20)
                placed = list(_placed(marks, axis))
                rows += [
                    row | {"depth": depth + _LANE / 2 + row["level"] * _LEVEL} for row in placed
                ]
                depth += _LANE + _LEVEL * max(row["level"] for row in placed)
        return cls(rows, lanes, headings, int(depth) + 6)


def _placed(marks: pd.DataFrame, axis: _Axis) -> Iterator[dict[Any, Any]]:
    """The marks of a lane, each on the first level where it covers no other."""
    taken: list[list[tuple[float, float]]] = []
    for row in marks.sort_values(["obs_value", "observation_id"]).to_dict("records"):
        if row["obs_value"] < axis.low:
            row["label"] = f"{row['words']}, {row['label']}"
        leftwards, low, high = _reach(row, axis)
        free = (n for n, there in enumerate(taken) if all(high <= a or low >= b for a, b in there))
        level = next(free, len(taken))
        taken[level:] = [*taken[level:], []] if level == len(taken) else taken[level:]
        taken[level].append((low, high))
        yield row | {
            "level": level,
            "x": max(row["obs_value"], axis.low),
            "place": "middle left" if leftwards else "middle right",
            "gap": "\u2003" * 4 if _arrow(row) == (-1 if leftwards else 1) else "\u2002",
            "ink": mark(row["side"]).colour if row["theirs"] else QUIET,
            "symbol": _symbol(row, axis),
        }


def _symbol(row: Mapping[Any, Any], axis: _Axis) -> str:
    shape = "triangle-left" if row["obs_value"] < axis.low else _SHAPES[row["kind"]]
    return f"{shape}-open" if row["hollow"] else shape


def _reach(row: Mapping[Any, Any], axis: _Axis) -> tuple[bool, float, float]:
    """Whether a label goes to the left of its mark, and from where to where both are, in pixels
    of the narrowest plot."""
    middle, way = axis.part(row["obs_value"]) * _NARROW, _arrow(row)
    label = len(row["label"]) * _LETTER + _MARK
    right, left = (label + (_ARROW if way == side else 0) for side in (1, -1))
    leftwards = middle + right > _NARROW and middle > _NARROW / 2
    before, after = (left, _MARK) if leftwards else (_MARK, right)
    before, after = max(before, _ARROW * (way < 0)), max(after, _ARROW * (way > 0))
    return leftwards, middle - before, middle + after


def _arrow(row: Mapping[Any, Any]) -> int:
    """To which side the words leave a figure open: 1 up, -1 down, 0 to none."""
    return ARROW.get(str(row["bound"]), 0)


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


def _draw_claim(figure: go.Figure, claim: Mapping[Any, Any], axis: _Axis, height: int) -> None:
    """A tick with an open arrow, a diamond, or for growth the ends of a path nobody stated."""
    value, middle = claim["obs_value"], _CLAIM * 0.42
    hedged = claim["bound"] not in ("exact", "approximately")
    figure.add_shape(
        type="line",
        x0=value,
        x1=value,
        y0=middle,
        y1=height,
        line={"color": SAID, "width": 1.2, "dash": "dot"},
        layer="below",
    )
    grown = claim["measure"] == "growth"
    figure.add_scatter(
        x=[1.0, value] if grown else [value],
        y=[middle] * (2 if grown else 1),
        mode="lines+markers",
        line={"color": SAID, "width": 1.6, "dash": "dash"},
        marker={
            "symbol": "line-ns" if hedged else "diamond",
            "size": 20 if hedged else 12,
            "color": SAID,
            "line": {"width": 3.2 if hedged else 0, "color": SAID},
        },
        hovertext=[claim["sentence"]] * (2 if grown else 1),
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    open_arrow(figure, axis.at(value), middle, str(claim["bound"]), SAID)
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


def _draw_axes(figure: go.Figure, axis: _Axis, plan: _Plan) -> None:
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
