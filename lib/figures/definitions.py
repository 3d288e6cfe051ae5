"""One panel a definition, all on one scale from zero and one axis of time.

People counted in different ways are no series of each other, so no line runs from panel to
panel; what was said without a period has a panel of its own, without time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.figures.layout import Caption, framed, hover, room_for, ticks, wrapped
from lib.figures.palette import QUIET, mark

_PANEL, _GAP, _SAID = 92, 36, 40
"""Pixels of a panel, between panels (room for its name), and of the panel of what was said."""
_WIDTH = 290
"""Pixels of a panel on a telephone: labels that would collide there are left to the hover."""
_LETTER, _LINE = 5.9, 13
_SIZE = 11
_ARROW = {"more_than": 1, "at_least": 1, "almost": -1, "at_most": -1, "up_to": -1}
_MARGIN = 1.12
_JOINED = ("year", "day")
"""Only figures for whole years, or for single days, of one source are joined by a line."""


def by_definition(rows: pd.DataFrame, caption: Caption, said: str) -> go.Figure:
    """A mark a row: `rows` of `lib.queries.people.migrants`, worded.

    `lane` and `lane_label` say which panel a row is in, `label` is its value with its bound,
    `sentence` the row in words. Rows whose lane is `said` are diamonds with no place in time,
    and a dashed line carries each through the panels. A mark stands in the middle of its
    period, which a bar shows; it is hollow where that is a part of a year.
    """
    lanes = list(dict.fromkeys(rows["lane"]))
    heights = [_SAID if lane == said else _PANEL for lane in lanes]
    height = sum(heights) + _GAP * len(lanes)
    scale = float(rows["obs_value"].max()) * _MARGIN
    marked = zip(*ticks(0.0, scale, str(rows["unit"].iloc[0])), strict=True)
    values, texts = zip(*((value, text) for value, text in marked if value <= scale), strict=True)
    left = room_for(texts)
    figure = framed(caption, rows, plot_height=height, left=left, right=14)
    dated = rows[rows["lane"] != said]
    first, last = _time(dated)
    top = height
    claims = rows.loc[rows["lane"] == said, "obs_value"].tolist()
    for number, (lane, room) in enumerate(zip(lanes, heights, strict=True), 1):
        here = rows[rows["lane"] == lane]
        top -= _GAP
        panel = _Panel(number, (top - room) / height, top / height, scale)
        top -= room
        _name(figure, panel, str(here["lane_label"].iloc[0]), left)
        if lane == said:
            _draw_said(figure, panel, here)
        else:
            panel.axis(figure, values, texts)
            _draw_claims(figure, panel, claims)
            _draw(figure, panel, here, (first, last))
    _time_axis(figure, first, last, lanes[-1] != said)
    hover(figure)
    return figure


@dataclass(frozen=True, slots=True)
class _Panel:
    """Where a panel is: its number, its bottom and top as parts of the plot, its full scale."""

    number: int
    bottom: float
    top: float
    scale: float

    @property
    def y(self) -> str:
        return "y" if self.number == 1 else f"y{self.number}"

    def axis(self, figure: go.Figure, values: Sequence[float], texts: Sequence[str]) -> None:
        figure.update_layout(
            {
                f"yaxis{self.number if self.number > 1 else ''}": {
                    "domain": [self.bottom, self.top],
                    "range": [0, self.scale],
                    "tickvals": list(values),
                    "ticktext": list(texts),
                    "tickfont": {"color": QUIET, "size": _SIZE},
                    "fixedrange": True,
                    "showgrid": False,
                    "zeroline": True,
                    "zerolinecolor": QUIET,
                    "zerolinewidth": 1,
                    "anchor": "x",
                }
            }
        )


def _draw(
    figure: go.Figure, panel: _Panel, rows: pd.DataFrame, time: tuple[date, date]
) -> None:
    colour = mark(str(rows["partner"].iloc[0])).colour
    for start, end, value in _spans(rows):
        figure.add_scatter(
            x=[start, end],
            y=[value, value],
            yaxis=panel.y,
            mode="lines",
            line={"color": colour, "width": 5},
            opacity=0.3,
            hoverinfo="skip",
            text="",
        )
    for _, joined in rows[rows["period_kind"].isin(_JOINED)].groupby(
        ["source_title", "period_kind"], sort=False
    ):
        if len(joined) > 1:
            figure.add_scatter(
                x=_middles(joined),
                y=joined["obs_value"].tolist(),
                yaxis=panel.y,
                mode="lines",
                line={"color": colour, "width": 1.2},
                hoverinfo="skip",
                text="",
            )
    shape = mark(str(rows["partner"].iloc[0])).shape
    figure.add_scatter(
        x=_middles(rows),
        y=rows["obs_value"].tolist(),
        yaxis=panel.y,
        mode="markers",
        marker={
            "symbol": [shape + ("-open" if one else "") for one in rows["hollow"]],
            "size": 8,
            "color": colour,
            "line": {"width": 1.8, "color": colour},
        },
        text=rows["sentence"].tolist(),
        cliponaxis=False,
    )
    for row, middle in zip(rows.to_dict("records"), _middles(rows), strict=True):
        _open_side(figure, panel, row, middle, colour)
    for x, y, text in _labels(rows, panel.scale, time):
        figure.add_annotation(
            x=x,
            y=y,
            yref=panel.y,
            text=text,
            showarrow=False,
            font={"size": _SIZE},
        )


def _open_side(
    figure: go.Figure, panel: _Panel, row: Mapping[Any, Any], middle: date, colour: str
) -> None:
    """An arrow to the side that the words leave open: "more than" points up."""
    way = _ARROW.get(str(row["bound"]))
    if way is not None:
        figure.add_annotation(
            x=middle,
            y=row["obs_value"],
            yref=panel.y,
            ax=0,
            ay=way * 15,
            yshift=way * 19,
            showarrow=True,
            arrowhead=1,
            arrowwidth=1.4,
            arrowcolor=colour,
            text="",
        )


def _draw_said(figure: go.Figure, panel: _Panel, rows: pd.DataFrame) -> None:
    """Diamonds beside each other: an order, not a time."""
    figure.update_layout(
        {
            "xaxis2": {"visible": False, "range": [0, 1], "anchor": panel.y, "fixedrange": True},
            f"yaxis{panel.number if panel.number > 1 else ''}": {
                "domain": [panel.bottom, panel.top],
                "range": [0, len(rows)],
                "visible": False,
                "fixedrange": True,
            },
        }
    )
    at = [len(rows) - n - 0.5 for n in range(len(rows))]
    figure.add_scatter(
        x=[0.03] * len(rows),
        y=at,
        xaxis="x2",
        yaxis=panel.y,
        mode="markers",
        marker={"symbol": "diamond", "size": 13, "color": QUIET},
        text=rows["sentence"].tolist(),
        cliponaxis=False,
    )
    for y, label in zip(at, rows["label"], strict=True):
        figure.add_annotation(
            x=0.03,
            y=y,
            xref="x2",
            yref=panel.y,
            text=label,
            showarrow=False,
            xanchor="left",
            xshift=13,
            font={"size": 13},
        )


def _draw_claims(figure: go.Figure, panel: _Panel, claims: Sequence[float]) -> None:
    for claim in dict.fromkeys(claims):
        figure.add_shape(
            type="line",
            xref="paper",
            x0=0,
            x1=1,
            yref=panel.y,
            y0=claim,
            y1=claim,
            line={"color": QUIET, "width": 1, "dash": "dot"},
            layer="below",
        )


def _name(figure: go.Figure, panel: _Panel, name: str, left: int) -> None:
    figure.add_annotation(
        x=0,
        xref="paper",
        xshift=-left - 2,
        xanchor="left",
        y=panel.top,
        yref="paper",
        yanchor="bottom",
        yshift=6,
        text=f"<b>{wrapped(name, 48)}</b>",
        showarrow=False,
        font={"size": 13},
    )


def _time(rows: pd.DataFrame) -> tuple[date, date]:
    """The first and last day of the axis: whole years around the rows; today's where none."""
    if rows.empty:
        return date(2018, 1, 1), date(2024, 12, 31)
    first, last = min(rows["period_start"]), max(rows["period_end"])
    return date(first.year, 1, 1), date(last.year, 12, 31)


def _time_axis(figure: go.Figure, first: date, last: date, shown: bool) -> None:
    years = list(range(first.year, last.year + 1))
    step = 1 if len(years) <= 8 else 2
    figure.update_xaxes(visible=shown, selector={"anchor": "free"})
    figure.update_layout(
        xaxis={
            "type": "date",
            "range": [first - timedelta(days=60), last + timedelta(days=60)],
            "tickvals": [date(year, 7, 1) for year in years[::step]],
            "ticktext": [str(year) for year in years[::step]],
            "anchor": "free",
            "position": 0,
            "showgrid": False,
            "ticks": "",
            "tickfont": {"color": QUIET, "size": 12},
        }
    )


def _spans(rows: pd.DataFrame) -> Iterator[tuple[date, date, float]]:
    for row in rows.to_dict("records"):
        if (row["period_end"] - row["period_start"]).days > 31:
            yield row["period_start"], row["period_end"], row["obs_value"]


def _middles(rows: pd.DataFrame) -> list[date]:
    spans = zip(rows["period_start"], rows["period_end"], strict=True)
    return [start + (end - start) / 2 for start, end in spans]


def _labels(
    rows: pd.DataFrame, scale: float, time: tuple[date, date]
) -> list[tuple[date, float, str]]:
    """Where the labels go that collide with no mark and no other label; the others have none.

    The latest figures come first.
    """
    first, last = time
    days = (last - first).days + 120
    across = [((m - first).days + 60) / days * _WIDTH for m in _middles(rows)]
    up = [value / scale * _PANEL for value in rows["obs_value"]]
    taken = [
        (x - 6, x + 6, y - 6 - 20 * (way < 0), y + 6 + 20 * (way > 0))
        for x, y, way in zip(across, up, rows["bound"].map(_ARROW).fillna(0), strict=True)
    ]
    found = []
    for n in reversed(range(len(rows))):
        text = str(rows["label"].iloc[n])
        half = len(text) * _LETTER / 2
        for shift in (13, -13, 27, -27, 34):
            box = (across[n] - half, across[n] + half, up[n] + shift - 6, up[n] + shift + 6)
            inside = box[0] > -4 and box[1] < _WIDTH + 8 and 0 < box[2] and box[3] < _PANEL + 8
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                found.append((_middles(rows)[n], (up[n] + shift) / _PANEL * scale, text))
                break
    return found


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
