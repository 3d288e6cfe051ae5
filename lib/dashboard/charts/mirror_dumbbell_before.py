"""The same goods in both sides' books: a row a period, from one side's figure to the other's."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.dashboard.charts.palette import QUIET, mark, marker
from lib.dashboard.charts.picture_layout import Caption, framed, hover, ticks
from lib.dashboard.charts.plot_text import Label, beside, bold, in_ink, wrapped

_ROW, _HEAD, _AXIS = 30, 44, 34
"""Pixels of a row, of the name above a panel, and of the axis below it."""
_LEFT, _RIGHT, _APART = 76, 46, 0.1
_SIZE = 12
_HOME = "KGZ"


def mirrored(
    rows: pd.DataFrame, caption: Caption, names: Mapping[str, str], sides: Mapping[str, str]
) -> go.Figure:
    """A panel a flow, a row a period, a mark a figure: `rows` of the answer `mirror`, worded.

    The home country's books are grey circles, the other side's marks in its colour, hollow
    for part years. Where both are in one currency a line joins them, a grey band shows what
    freight makes of the exporter's figure, and the importer's by the exporter's stands at the
    right; otherwise each currency has a column and a scale of its own. `names` is what stands
    above each panel, by flow; `sides` names the books, by reporter.
    """
    flows = list(dict.fromkeys(rows["direction"]))
    periods = {
        flow: list(dict.fromkeys(rows.loc[rows["direction"] == flow, "lane"])) for flow in flows
    }
    heights = [_HEAD + _ROW * len(periods[flow]) + _AXIS for flow in flows]
    total = sum(heights)
    figure = framed(caption, rows, plot_height=total, left=_LEFT, right=_RIGHT)
    top = float(total)
    number = 0
    for flow, height in zip(flows, heights, strict=True):
        here = rows[rows["direction"] == flow]
        bottom, upper = (top - height + _AXIS) / total, (top - _HEAD) / total
        _above(figure, names[flow], -_LEFT - 2, 0, upper, QUIET, heading=True, shift=20)
        units = list(dict.fromkeys(here["unit"]))
        width = (1 - _APART * (len(units) - 1)) / len(units)
        for column, unit in enumerate(units):
            number += 1
            left = column * (width + _APART)
            domains = ((left, left + width), (bottom, upper))
            _panel(figure, here[here["unit"] == unit], number, domains, periods[flow], column == 0)
            if len(units) > 1:
                side = str(here.loc[here["unit"] == unit, "reporter"].iloc[0])
                _above(figure, sides[side], 0, left, upper, _ink(side), shift=2)
        if len(units) == 1:
            _key(figure, here, upper, sides)
        top -= height
    hover(figure)
    return figure


def _panel(
    figure: go.Figure,
    rows: pd.DataFrame,
    number: int,
    domains: tuple[tuple[float, float], tuple[float, float]],
    periods: Sequence[str],
    named: bool,
) -> None:
    suffix = str(number) if number > 1 else ""
    highest = max(rows["obs_value"].max(), rows["freight_high"].fillna(0).max())
    values, texts = ticks(0.0, float(highest), str(rows["unit"].iloc[0]))
    every = slice(None, None, 2 if domains[0][1] - domains[0][0] < 0.6 else 1)
    amounts = {
        "anchor": f"y{suffix}",
        "domain": list(domains[0]),
        "range": [0, values[-1] * 1.02],
        "tickvals": values[every],
        "ticktext": texts[every],
        "tickfont": {"color": QUIET, "size": _SIZE},
        "ticks": "",
        "showgrid": True,
        "zeroline": True,
        "zerolinecolor": QUIET,
        "fixedrange": True,
    }
    times = {
        "anchor": f"x{suffix}",
        "domain": list(domains[1]),
        "range": [len(periods) - 0.4, -0.6],
        "tickvals": list(range(len(periods))),
        "ticktext": list(periods),
        "ticklabelstandoff": 5,
        "showticklabels": named,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    figure.update_layout({f"xaxis{suffix}": amounts, f"yaxis{suffix}": times})
    placed = rows.assign(at=[periods.index(lane) for lane in rows["lane"]])
    _bands_and_lines(figure, placed, suffix, domains[0][1])
    _marks(figure, placed, suffix)


def _marks(figure: go.Figure, rows: pd.DataFrame, suffix: str) -> None:
    for side, group in rows.groupby("reporter", sort=False):
        part = group["period_kind"] != "year"
        figure.add_scatter(
            x=group["obs_value"].tolist(),
            y=group["at"].tolist(),
            xaxis=f"x{suffix}",
            yaxis=f"y{suffix}",
            mode="markers",
            marker=marker(_shape(str(side)), part, _ink(str(side)), 11),
            text=group["sentence"].tolist(),
            cliponaxis=False,
        )


def _bands_and_lines(figure: go.Figure, rows: pd.DataFrame, suffix: str, right: float) -> None:
    """Only where the two sides are in one currency and so have a ratio."""
    axes = {"xref": f"x{suffix}", "yref": f"y{suffix}", "layer": "below"}
    for at in rows["at"].unique().tolist():
        pair = rows[rows["at"] == at]
        ratios = pair["ratio"].dropna()
        if ratios.empty:
            continue
        for row in pair[pair["freight_low"].notna()].to_dict("records"):
            figure.add_shape(
                type="rect",
                x0=row["freight_low"],
                x1=row["freight_high"],
                y0=at - 0.36,
                y1=at + 0.36,
                fillcolor=QUIET,
                opacity=0.3,
                line={"width": 0},
                **axes,
            )
        ends = pair["obs_value"]
        line = {"color": QUIET, "width": 1.4}
        figure.add_shape(type="line", x0=ends.min(), x1=ends.max(), y0=at, y1=at, line=line, **axes)
        figure.add_annotation(
            x=right,
            xref="paper",
            xanchor="left",
            xshift=6,
            y=at,
            yref=f"y{suffix}",
            text=_ratio(pair),
            showarrow=False,
            font={"size": _SIZE},
        )


def _ratio(pair: pd.DataFrame) -> str:
    return str(pair["ratio_words"].dropna().iloc[0])


def _key(figure: go.Figure, rows: pd.DataFrame, upper: float, sides: Mapping[str, str]) -> None:
    """Whose mark is whose, in one line above the panel."""
    symbols = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲"}
    symbols |= {"triangle-down": "▼", "pentagon": "⬟", "hexagon": "⬢"}
    said = [
        beside([in_ink(symbols[_shape(side)], _ink(side)), " ", sides[side]])
        for side in dict.fromkeys(map(str, rows["reporter"]))
    ]
    _above(figure, beside(said, "   "), -_LEFT - 2, 0, upper, QUIET, shift=2)


def _above(
    figure: go.Figure,
    text: str,
    shift_left: int,
    x: float,
    y: float,
    colour: str,
    *,
    shift: int,
    heading: bool = False,
) -> None:
    words = text if isinstance(text, Label) else wrapped(text, 60)
    font: dict[str, Any] = {"size": 13} if heading else {"size": _SIZE, "color": colour}
    figure.add_annotation(
        x=x,
        y=y,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        xshift=shift_left,
        yshift=shift,
        align="left",
        showarrow=False,
        text=bold(words) if heading else words,
        font=font,
    )


def _ink(side: str) -> str:
    return QUIET if side == _HOME else mark(side).colour


def _shape(side: str) -> str:
    """The home country's books are the circle; no other side's are."""
    shape = mark(side).shape
    if side == _HOME:
        return "circle"
    return "diamond" if shape == "circle" else shape
