"""Drawings as values: what is drawn where and how, read from plotly's JSON; and made-up marks."""

import json
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
from hypothesis import strategies as st

from lib.dashboard.charts.marks import Drawing, Lane, Line, Mark
from lib.dashboard.charts.palette import PAPER
from lib.dashboard.charts.ranked_bars import PALE
from lib.model import Bound

CODES = ("RUS", "EU27", "CIS", "CHN", "EAEU", "KAZ", "TUR", "UZB", "DEU", "ARM", "TKM")
amounts = st.floats(min_value=1e3, max_value=1e11, allow_nan=False)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark as plotly is told to draw it."""

    x: float
    y: float
    symbol: str
    is_hollow: bool
    opacity: float
    outline: str
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
        one(marker["line"]["color"]),
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
    return Line(area, f"Name of {area}", area, "3.01", marks, **other)


def yearly(area: str, values: dict[int, float], **other: Any) -> Line:
    """A line over years."""
    marks = (Mark(f"{area}-{y}", v, f"{area} {y}", year=y) for y, v in values.items())
    return line(area, *marks, **other)
