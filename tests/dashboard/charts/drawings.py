"""Drawings as values: what is drawn where and how, read from plotly's JSON; and made-up marks."""

import html
import json
import math
import re
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
from hypothesis import strategies as st

from lib.dashboard.charts.label_layout import text_width
from lib.dashboard.charts.marks import Drawing, Lane, Line, Mark
from lib.dashboard.charts.palette import PALE, PAPER
from lib.dashboard.charts.template import SIZE
from lib.model import Bound

CODES = ("RUS", "EU27", "CIS", "CHN", "EAEU", "KAZ", "TUR", "UZB", "DEU", "ARM", "TKM")
_HALF, _LINE, _SEEN = 6.0, 16.0, 1.0
"""Pixels of half a mark, of a line of text, and of what two may share unseen."""
amounts = st.floats(min_value=1e3, max_value=1e11, allow_nan=False)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark as plotly is told to draw it."""

    x: float
    y: float
    symbol: str
    is_hollow: bool
    opacity: float
    inside: str
    outline: str
    size: float
    hover: str


def spec(drawing: Drawing) -> dict[str, Any]:
    """The figure; plotly knows every property of it, and it has no number that is none."""
    found: dict[str, Any] = json.loads(drawing.figure, parse_constant=_no_number)
    go.Figure(found)
    assert found["layout"]["height"] == drawing.height
    return found


def _no_number(name: str) -> float:
    raise AssertionError(f"{name} is no number of JSON")


def marks_of(drawing: Drawing) -> dict[str, Drawn]:
    """By name, every mark that is drawn; each once."""
    found: dict[str, Drawn] = {}
    for trace in spec(drawing)["data"]:
        for at, name in enumerate(trace.get("ids", ())):
            if name and trace["y"][at] is not None:
                assert name not in found
                found[name] = _drawn(trace, at)
    assert sorted(found) == sorted(drawing.drawn) == sorted(_meta(drawing))
    return found


def _meta(drawing: Drawing) -> list[str]:
    names: list[str] = spec(drawing)["layout"]["meta"]["drawn"]
    return names


def _drawn(trace: dict[str, Any], at: int) -> Drawn:
    marker = trace["marker"]

    def one(part: Any) -> Any:
        return part[at] if isinstance(part, list) else part

    fill = one(marker.get("color"))
    return Drawn(
        trace["x"][at],
        trace["y"][at],
        one(marker.get("symbol", "")),
        fill == PAPER.light or str(fill).endswith(f",{PALE})"),
        one(marker.get("opacity", 1)),
        str(fill),
        one(marker["line"]["color"]),
        one(marker.get("size", 0)),
        trace["hovertext"][at],
    )


def texts(drawing: Drawing) -> list[str]:
    """What is written in the plot, ticks aside."""
    return [note["text"] for note in spec(drawing)["layout"].get("annotations", ()) if note["text"]]


@st.composite
def some_marks(draw: st.DrawFn, prefix: str = "", most: int = 6) -> tuple[Mark, ...]:
    """Marks of any kind."""
    flags = ("is_provisional", "is_statement", "is_part", "is_later", "is_earlier")
    found = []
    for number in range(draw(st.integers(1, most))):
        said = draw(st.sampled_from(["", "", "2023: 3.01", "about $4.1bn, three reports"]))
        chosen = {flag: draw(st.booleans()) for flag in flags}
        found.append(
            Mark(
                f"{prefix}{number}",
                draw(amounts),
                f"hover {prefix}{number}",
                label="" if chosen["is_earlier"] else said,
                area=draw(st.sampled_from([None, *CODES])),
                bound=draw(st.sampled_from(Bound)),
                **chosen,
            )
        )
    return tuple(found)


@st.composite
def some_lanes(draw: st.DrawFn) -> list[Lane]:
    """Lanes of any marks."""
    return [
        Lane(
            draw(st.sampled_from(["Kyrgyz statistics", "2023", "entries in the register"])),
            draw(some_marks(f"{n}-")),
            note=draw(st.sampled_from(["", "from $836 thousand", "word " * 20])),
            area=draw(st.sampled_from([None, "RUS"])),
            heading=draw(st.sampled_from(["", "Kyrgyz exports"])),
            is_joined=draw(st.booleans()),
            band=draw(st.sampled_from([None, (1e6, 2e6)])),
        )
        for n in range(draw(st.integers(1, 5)))
    ]


def line(area: str, *marks: Mark, **other: Any) -> Line:
    """A line with a name."""
    return Line(area, f"Name of {area}", area, "3.01", "3.01, 2023", marks, **other)


def yearly(area: str, values: dict[int, float], **other: Any) -> Line:
    """A line over years."""
    marks = (Mark(f"{area}-{y}", v, f"{area} {y}", year=y) for y, v in values.items())
    return line(area, *marks, **other)


Rectangle = tuple[float, float, float, float]
"""From left to right and from top to bottom, in pixels of the plot."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A drawing of lanes as it is on a page of some width."""

    texts: tuple[tuple[str, Rectangle], ...]
    """What is written, ticks aside."""
    marks: tuple[Rectangle, ...]
    """Marks with the arrows to the sides that their words leave open."""
    strokes: tuple[Rectangle, ...]
    """The line of the claim."""


def laid_out(figure: str, width: float) -> Laid:
    """A drawing of lanes as plotly lays it out in a plot that is so many pixels wide."""
    found = json.loads(figure, parse_constant=_no_number)
    axis = found["layout"]["xaxis"]
    is_log = axis.get("type") == "log"
    low, high = axis["range"]

    def at(value: float) -> float:
        return (value - low) / (high - low) * width

    def of_value(value: float) -> float:
        return at(math.log10(value) if is_log else value)

    marks = []
    for trace in found["data"]:
        for n, name in enumerate(trace.get("ids", ())):
            if name in found["layout"]["meta"]["drawn"] and trace["mode"] == "markers":
                x, y = of_value(trace["x"][n]), trace["y"][n]
                marks.append((x - _HALF, x + _HALF, y - _HALF, y + _HALF))
    texts_found = []
    for note in found["layout"]["annotations"]:
        x = note["x"] * width if note.get("xref") == "paper" else at(note["x"])
        x += note.get("xshift", 0)
        if not note["text"]:
            tail = x + note["ax"]
            marks.append((min(x, tail), max(x, tail), note["y"] - 2, note["y"] + 2))
            continue
        size = note.get("font", {}).get("size", SIZE)
        lines = note["text"].split("<br>")
        wide = max(_written(line, size) for line in lines)
        left = {"left": x, "right": x - wide}.get(note.get("xanchor", ""), x - wide / 2)
        half = _LINE * len(lines) / 2
        texts_found.append((note["text"], (left, left + wide, note["y"] - half, note["y"] + half)))
    strokes = [
        (of_value(shape["x0"]) - 1, of_value(shape["x0"]) + 1, shape["y0"], shape["y1"])
        for shape in found["layout"]["shapes"]
        if shape["type"] == "line" and shape.get("xref") != "paper"
    ]
    return Laid(tuple(texts_found), tuple(marks), tuple(strokes))


def _written(line: str, size: float) -> float:
    """Pixels of a line, parts of it bold."""
    width, is_bold = 0.0, False
    for piece in re.split(r"(<[^>]*>)", line):
        if piece.startswith("<"):
            is_bold = "600" in piece or piece == "<b>"
        else:
            width += text_width(html.unescape(piece), size, bold=is_bold)
    return width


def is_over(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles cover each other, by more than what no eye sees."""
    return (
        min(one[1], other[1]) - max(one[0], other[0]) > _SEEN
        and min(one[3], other[3]) - max(one[2], other[2]) > _SEEN
    )
