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

from lib.dashboard.charts.event_marks import band, mark_events
from lib.dashboard.charts.hedge_marks import OPEN
from lib.dashboard.charts.label_times import DAYS, Room, middles, placed
from lib.dashboard.charts.palette import QUIET, SAID, Mark, mark, marker
from lib.dashboard.charts.picture_layout import NARROW, Caption, framed, hover, room_for, ticks
from lib.dashboard.charts.plot_text import bold, wrapped

_PANEL, _GAP, _SAID = 100, 36, 36
"""Pixels of a panel, between panels (room for its name), and of the panel of what was said."""
_SIZE = 11
_MARGIN = 1.12
_AIR = timedelta(days=DAYS)
_LINES = 3
_JOINED = ("year", "day")
"""Only figures for whole years, or for single days, of one source are joined by a line."""


def by_definition(rows: pd.DataFrame, caption: Caption) -> go.Figure:
    """A mark a row: `rows` of `lib.dashboard.queries.people.migrants`, worded.

    `lane` and `lane_label` say which panel a row is in, `label` is its value with its bound,
    `sentence` the row in words. Lanes without a period come first and have no axis of time;
    what was said is a diamond, and from there a dotted line carries it through the panels. A mark
    stands in the middle of its period, which a bar shows; it is hollow where that is a part
    of a year. Where more than a few different numbers were said without a period there is no
    dotted line: nobody could tell which is which. The events of the caption are marked in
    every panel with an axis of time.
    """
    timeless = rows["period_kind"] == "not_stated"
    said = rows.loc[timeless & (rows["origin"] == "stated"), "obs_value"].tolist()
    undated = list(dict.fromkeys(rows.loc[timeless, "lane"]))
    lanes = [*undated, *dict.fromkeys(rows.loc[~timeless, "lane"])]
    counts = rows["lane"].value_counts()
    heights = [_SAID * int(counts[lane]) if lane in undated else _PANEL for lane in lanes]
    gaps = [_GAP if lane in undated else _GAP + band(caption) for lane in lanes]
    height = sum(heights) + sum(gaps)
    scale = float(rows["obs_value"].max()) * _MARGIN
    marked = [pair for pair in zip(*ticks(0.0, scale, "persons"), strict=True) if pair[0] <= scale]
    left = room_for(text for _, text in marked)
    figure = framed(caption, rows, plot_height=height, left=left, right=14)
    time = _time(rows[~timeless])
    top = height
    days = [event.day for event in caption.events]
    ends = time[0] - _AIR, time[1] + _AIR
    for number, (lane, room, gap) in enumerate(zip(lanes, heights, gaps, strict=True), 1):
        here = rows[rows["lane"] == lane]
        top -= gap
        panel = _Panel(number, max(0.0, (top - room) / height), top / height, scale)
        top -= room
        _name(figure, panel, str(here["lane_label"].iloc[0]), left, above=gap - _GAP)
        if lane in undated:
            _draw_undated(figure, panel, here)
        else:
            panel.axis(figure, marked)
            mark_events(figure, days, ends, NARROW - left - 14, ("x", panel.y))
            _draw(figure, panel, here, time, said, days)
    _time_axis(figure, *time, shown=not timeless.all())
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

    def axis(self, figure: go.Figure, marked: Sequence[tuple[float, str]]) -> None:
        """Draw the scale of persons, with these values marked."""
        figure.update_layout(
            {
                f"yaxis{self.number if self.number > 1 else ''}": {
                    "domain": [self.bottom, self.top],
                    "range": [0, self.scale],
                    "tickvals": [value for value, _ in marked],
                    "ticktext": [text for _, text in marked],
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
    figure: go.Figure,
    panel: _Panel,
    rows: pd.DataFrame,
    time: tuple[date, date],
    claims: Sequence[float],
    events: Sequence[date],
) -> None:
    style = mark(str(rows["partner"].iloc[0]))
    if said := bool((rows["origin"] == "stated").all()):
        style = Mark(SAID, "diamond")
    claims = [] if len(set(claims)) > _LINES else claims
    _draw_claims(figure, panel, claims)
    for start, end, value in _spans(rows):
        _stroke(figure, panel, [start, end], [value] * 2, {"color": style.colour, "width": 5}, 0.3)
    joined = rows[rows["period_kind"].isin(() if said else _JOINED)]
    for _, one in joined.groupby(["source_title", "period_kind"], sort=False):
        line = {"color": style.colour, "width": 1.2}
        _stroke(figure, panel, middles(one), one["obs_value"].tolist(), line, 1.0)
    figure.add_scatter(
        x=middles(rows),
        y=rows["obs_value"].tolist(),
        yaxis=panel.y,
        mode="markers",
        marker=marker(style.shape, rows["hollow"], style.colour, 8),
        text=rows["sentence"].tolist(),
        cliponaxis=False,
    )
    for row, middle in zip(rows.to_dict("records"), middles(rows), strict=True):
        _open_side(figure, panel, row, middle, style.colour)
    room = Room(_PANEL, panel.scale, *time)
    for day, value, aside, text in placed(rows, room, claims, events):
        figure.add_annotation(
            x=day,
            xshift=aside,
            y=value,
            yref=panel.y,
            text=text,
            showarrow=False,
            font={"size": _SIZE},
        )


def _stroke(
    figure: go.Figure,
    panel: _Panel,
    x: Sequence[date],
    y: Sequence[float],
    line: Mapping[str, object],
    opacity: float,
) -> None:
    figure.add_scatter(
        x=x,
        y=y,
        yaxis=panel.y,
        mode="lines",
        line=line,
        opacity=opacity,
        hoverinfo="skip",
        text="",
    )


def _open_side(
    figure: go.Figure, panel: _Panel, row: Mapping[Any, Any], middle: date, colour: str
) -> None:
    """An arrow to the side that the words leave open: "more than" points up."""
    way = OPEN.get(str(row["bound"]))
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


def _draw_undated(figure: go.Figure, panel: _Panel, rows: pd.DataFrame) -> None:
    """Marks below each other: an order, not a time."""
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
    spoken = [origin == "stated" for origin in rows["origin"]]
    figure.add_scatter(
        x=[0.03] * len(rows),
        y=at,
        xaxis="x2",
        yaxis=panel.y,
        mode="markers",
        marker={
            "symbol": ["diamond" if said else "circle" for said in spoken],
            "size": 12,
            "color": [SAID if said else QUIET for said in spoken],
        },
        text=rows["sentence"].tolist(),
        cliponaxis=False,
    )
    for y, label in zip(at, rows["label"], strict=True):
        figure.add_annotation(
            x=0.03,
            y=y,
            xref="x2",
            yref=panel.y,
            text=wrapped(label, 48),
            showarrow=False,
            align="left",
            xanchor="left",
            xshift=13,
            font={"size": 12},
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
            line={"color": SAID, "width": 1.2, "dash": "dot"},
            layer="below",
        )


def _name(figure: go.Figure, panel: _Panel, name: str, left: int, above: int) -> None:
    figure.add_annotation(
        x=0,
        xref="paper",
        xshift=-left - 2,
        xanchor="left",
        y=panel.top,
        yref="paper",
        yanchor="bottom",
        yshift=6 + above,
        text=bold(wrapped(name, 48)),
        showarrow=False,
        font={"size": 13},
    )


def _time(rows: pd.DataFrame) -> tuple[date, date]:
    """The first and last day of the axis: whole years around the rows; today's where none."""
    if rows.empty:
        return date(2018, 1, 1), date(2024, 12, 31)
    first, last = min(rows["period_start"]), max(rows["period_end"])
    return date(first.year, 1, 1), date(last.year, 12, 31)


def _time_axis(figure: go.Figure, first: date, last: date, *, shown: bool) -> None:
    years = list(range(first.year, last.year + 1))
    step = 1 if len(years) <= 8 else 2
    figure.update_layout(
        xaxis={
            "type": "date",
            "visible": shown,
            "range": [first - _AIR, last + _AIR],
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
