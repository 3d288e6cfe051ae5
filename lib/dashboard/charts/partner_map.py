"""A map of partners: a circle each, its area the amount, on the outlines of the world.

It is made of filled paths and marks in a plane, not of plotly's geography: so it needs no outlines
from another address, no WebGL and no setting of the page, and a file made of it holds everything.
The outlines are in lib/codelists/outlines.json; what its borders mean is in outlines.md beside it.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from lib.dashboard.charts.palette import pale
from lib.dashboard.charts.plot_text import Label, beside, bold, stacked

_TEXT = 13
"""Pixels of the labels."""
_LETTER = 0.53
"""Width of a letter, as a part of the size of the text."""
_LINE = 1.25
"""Height of a line of text, as a part of its size."""
_DOT = 2.5
"""Radius in pixels of the mark in the middle of each circle: what is smaller has only this."""
_GAP = 4.0
"""Pixels between a circle and its label."""
_CLEAR = 2.0
"""A label is so many times as far from other circles as from its own, or it seems to be theirs."""
_STRIP = 34.0
"""Pixels of a line of the strip below the map, at the width the labels are placed for."""
_SEA = -170.0
"""Between Africa and India, from west to east on the grid."""
_SEA_ROOM = 110.0
"""Radius of the largest circle there is room for."""
_BESIDE = 7.0
"""Pixels between marks without a label in the strip."""
_SMALL = 2.4
"""Circles of up to so many times the smallest radius give way to the names of the six largest."""
_MOST_BESIDE = 40
"""So many marks without a label have room in the strip without touching."""
_CLOSE = 4.5
"""Pixels between them where there is little room."""
_FINAL = 0.6
"""How much of its colour is inside the circle of a final figure: what is below it still shows."""
_SURE = 6
"""So many of the largest partners get their names even over the marks of the smallest; Kyrgyzstan
gets its own over any."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner on the map: `value` gives the circle its size, `words` is the value as it is
    shown, with its bound and unit."""

    area: str
    label: str
    words: str
    value: float
    colour: str
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class MapWords:
    """The words on a map that are no partner's, in the reader's language."""

    home: str
    """Kyrgyzstan."""
    elsewhere: str
    """"Not on this map:", before the partners that lie outside it."""
    more: str
    """"and {count} more", before those of them that are not named."""


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of a map that are no partner's."""

    ink: str
    quiet: str
    paper: str
    land: str
    border: str
    home: str


LIGHT = Tones("#1d1c1a", "#6a675f", "#fdfcf9", "#e9e5db", "#fdfcf8", "#4a4740")
DARK = Tones("#e9e6df", "#a9a59b", "#16181a", "#2c3033", "#16181b", "#d2cdc0")

TO_DARK = {getattr(LIGHT, tone.name): getattr(DARK, tone.name) for tone in fields(Tones)}
"""The colours of the light map as the dark one has them."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of the map, in steps of the grid, and the width in pixels its labels are placed
    for: on a wider screen they only get more room."""

    west: float
    east: float
    south: float
    north: float
    width: int
    named: int
    """How many partners get a label at most."""
    largest: float
    """Radius of the largest circle, in steps of the grid."""
    key: float = _SEA
    """Where the middle of the key is, from west to east: in a sea."""
    strip: int = 1
    """Lines of the strip below the map: on a second are those without a name."""

    @property
    def step(self) -> float:
        """Steps of the grid that a pixel takes."""
        return (self.east - self.west) / self.width

    def holds(self, at: tuple[float, float]) -> bool:
        """Whether a place is on this part."""
        return self.west < at[0] < self.east and self.south < at[1] < self.north


EURASIA = Extent(-1240, 1300, -345, 600, width=860, named=14, largest=108, key=1010)
"""The Old World from west to east, and south to the Gulf: over the whole of a wide page."""
EURASIA_NARROW = Extent(-930, 900, -665, 600, width=320, named=4, largest=150, strip=2)
"""From Lisbon to Tokyo and from Lapland to Singapore, for a telephone."""


def partner_map(
    partners: Sequence[Partner],
    words: MapWords,
    sizes: Sequence[tuple[float, str]],
    extent: Extent = EURASIA,
    tones: Tones = LIGHT,
    ids: Sequence[str] = (),
) -> dict[str, Any]:
    """The map as plotly's JSON, as Python has it.

    `sizes` are amounts for the key, with their words. Every partner gets a mark: those outside
    the extent in a strip below it. `ids` are what is drawn, for a test to hold against the table.
    """
    drawn = sorted((one for one in partners if one.value > 0), key=lambda one: -one.value)
    strip = _Strip(extent, any(not extent.holds(_place(one.area)) for one in drawn))
    scale = _Scale(extent.largest, max((one.value for one in drawn), default=1.0))
    here = [(one, _place(one.area)) for one in drawn if extent.holds(_place(one.area))]
    away = [one for one in drawn if not extent.holds(_place(one.area))]
    placed, notes = strip.laid_out(away, scale, words, tones)
    circles = [*here, *placed]
    key, key_notes, key_box = _key(sizes, scale, extent, tones)
    return {
        "data": [_marks(circles, scale, extent)],
        "layout": {
            "shapes": [
                *_outlines(tones),
                *strip.ground(tones),
                *(
                    _circle(at, scale.radius(one.value), one.colour, _inside(one))
                    for one, at in circles
                    if scale.radius(one.value) > _DOT * extent.step
                ),
                *key,
            ],
            "annotations": [
                *_labels(here, scale, words, extent, tones, key_box),
                *key_notes,
                *notes,
            ],
            "xaxis": _axis([extent.west, extent.east], constraintoward="center"),
            "yaxis": _axis([strip.bottom, extent.north], constraintoward="bottom")
            | {"scaleanchor": "x"},
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            "height": round((extent.north - strip.bottom) / extent.step),
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"size": _TEXT, "color": tones.ink},
            "hoverlabel": {
                "bgcolor": tones.paper,
                "bordercolor": tones.quiet,
                "font": {"color": tones.ink, "size": _TEXT},
                "align": "left",
            },
            "hovermode": "closest",
            "hoverdistance": 30,
            "showlegend": False,
            "dragmode": False,
            "meta": {"ids": list(ids)},
        },
    }


@cache
def _world() -> Any:
    """The outlines as they are kept: arcs, and what is made of them."""
    return json.loads(files("lib.codelists").joinpath("outlines.json").read_text("utf-8"))


def has_place(area: str) -> bool:
    """Whether the map knows where an area is: a country, no block."""
    return area in _world()["points"]


def _place(area: str) -> tuple[float, float]:
    x, y = _world()["points"][area]
    return float(x), float(y)


@cache
def _path(kind: str) -> str:
    """Outlines of a kind as one path: `land` and `home` are closed, borders are open lines."""
    world = _world()
    pieces: Any = world[kind]
    if kind in ("land", "home"):
        return "".join(f"M{'L'.join(_points(ring))}Z" for ring in pieces)
    return "".join(f"M{'L'.join(_points([arc]))}" for arc in pieces)


def _points(ring: Sequence[int]) -> list[str]:
    """The points of arcs behind each other, as a path has them."""
    found: list[str] = []
    for number in ring:
        flat = _world()["arcs"][number if number >= 0 else ~number]
        x = y = 0
        arc = []
        for dx, dy in zip(flat[::2], flat[1::2], strict=True):
            x, y = x + dx, y + dy
            arc.append(f"{x},{y}")
        arc = arc if number >= 0 else arc[::-1]
        found += arc[1:] if found and found[-1] == arc[0] else arc
    return found


def _outlines(tones: Tones) -> list[dict[str, Any]]:
    """Land, its borders, and Kyrgyzstan in a strong tone."""
    below = {"type": "path", "layer": "below"}
    no_line = {"width": 0}
    return [
        below | {"path": _path("land"), "fillcolor": tones.land, "line": no_line},
        below | {"path": _path("borders"), "line": {"color": tones.border, "width": 1}},
        below
        | {
            "path": _path("contested"),
            "line": {"color": tones.border, "width": 1, "dash": "2px,2px"},
        },
        below | {"path": _path("home"), "fillcolor": tones.home, "line": no_line},
    ]


@dataclass(frozen=True, slots=True)
class _Scale:
    """How large a circle is: its area is the amount."""

    largest: float
    greatest: float

    def radius(self, value: float) -> float:
        return self.largest * math.sqrt(value / self.greatest)


def _inside(one: Partner) -> str:
    return pale(one.colour) if one.is_provisional else pale(one.colour, _FINAL)


def _circle(
    at: tuple[float, float], radius: float, colour: str, inside: str = "rgba(0,0,0,0)"
) -> dict[str, Any]:
    return {
        "type": "circle",
        "layer": "below",
        "x0": round(at[0] - radius, 1),
        "x1": round(at[0] + radius, 1),
        "y0": round(at[1] - radius, 1),
        "y1": round(at[1] + radius, 1),
        "fillcolor": inside,
        "line": {"color": colour, "width": 1.5},
    }


def _marks(
    circles: Sequence[tuple[Partner, tuple[float, float]]], scale: _Scale, extent: Extent
) -> dict[str, Any]:
    """The middle of each circle, where its words appear: seen where there is no circle."""
    smallest = _DOT * extent.step
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(at[0], 1) for _, at in circles],
        "y": [round(at[1], 1) for _, at in circles],
        "marker": {
            "size": 2 * _DOT,
            "opacity": [0 if scale.radius(one.value) > smallest else 1 for one, _ in circles],
            "color": [one.colour for one, _ in circles],
            "symbol": ["circle-open" if one.is_provisional else "circle" for one, _ in circles],
            "line": {"width": 1.5, "color": [one.colour for one, _ in circles]},
        },
        "customdata": [one.area for one, _ in circles],
        "text": [stacked([bold(one.label), one.words]) for one, _ in circles],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }


def _axis(ends: list[float], **more: Any) -> dict[str, Any]:
    return {"range": ends, "visible": False, "fixedrange": True, "constrain": "range"} | more


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle that a label, or a circle, takes, in steps of the grid."""

    west: float
    east: float
    south: float
    north: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.west < other.east
            and other.west < self.east
            and self.south < other.north
            and other.south < self.north
        )

    def gap(self, middle: tuple[float, float], radius: float) -> float:
        """How far it is from a circle; negative where it reaches into it."""
        x, y = middle
        return (
            math.hypot(
                max(self.west - x, 0.0, x - self.east), max(self.south - y, 0.0, y - self.north)
            )
            - radius
        )


def _labels(
    here: Sequence[tuple[Partner, tuple[float, float]]],
    scale: _Scale,
    words: MapWords,
    extent: Extent,
    tones: Tones,
    key: _Box,
) -> list[dict[str, Any]]:
    """Kyrgyzstan's name and those of the largest partners, as far as each finds a free place."""
    around = [(scale.radius(one.value), _around(at, scale.radius(one.value))) for one, at in here]
    home = _home()
    lines: list[tuple[Label, list[str], tuple[float, float], float]] = [
        (bold(words.home), [words.home], _place("KGZ"), (home.north - home.south) / 2)
    ]
    for one, at in here[: extent.named]:
        text = stacked([bold(one.label), one.words])
        lines.append((text, [one.label, one.words], at, scale.radius(one.value)))
    taken: list[_Box] = [key, home]
    found: list[dict[str, Any]] = []
    for number, (text, written, at, radius) in enumerate(lines):
        others = [(size, box) for n, (size, box) in enumerate(around, 1) if n != number]
        near = [(to, scale.radius(one.value)) for one, to in here if to != at]
        spot = _free(written, at, radius, extent, [*taken, *(box for _, box in others)], near)
        if spot is None and number <= _SURE:
            large = [box for size, box in others if size > _SMALL * _DOT * extent.step]
            spot = _free(written, at, radius, extent, [*taken, *large])
        if spot is None and not number:
            spot = _free(written, at, radius, extent, taken)
        if spot is None:
            continue
        box, align = spot
        taken.append(box)
        x = {"left": box.west, "right": box.east}.get(align, (box.west + box.east) / 2)
        found.append(_note(text, x, (box.south + box.north) / 2, align, tones.ink))
    return found


@cache
def _home() -> _Box:
    """The rectangle around Kyrgyzstan."""
    places = [point.split(",") for ring in _world()["home"] for point in _points(ring)]
    xs, ys = [float(x) for x, _ in places], [float(y) for _, y in places]
    return _Box(min(xs), max(xs), min(ys), max(ys))


def _around(at: tuple[float, float], radius: float) -> _Box:
    """The square inside which a circle is nearly all: labels may touch its corners."""
    half = radius * 0.8
    return _Box(at[0] - half, at[0] + half, at[1] - half, at[1] + half)


def _free(
    lines: Sequence[str],
    at: tuple[float, float],
    radius: float,
    extent: Extent,
    taken: Sequence[_Box],
    near: Sequence[tuple[tuple[float, float], float]] = (),
) -> tuple[_Box, str] | None:
    """The first place for a label that meets nothing, and is not as close to one of the circles
    `near` as to its own: in that, or at one of its sides."""
    wide = _wide(lines) * extent.step
    high = len(lines) * _TEXT * _LINE * extent.step
    air = _GAP * extent.step
    x, y = at
    half, lean = high / 2, radius * 0.7
    places: list[tuple[_Box, str]] = []
    if math.hypot(wide, high) / 2 < radius * 1.15:
        places.append((_Box(x - wide / 2, x + wide / 2, y - half, y + half), "center"))
    for up in (0.0, lean, -lean):
        out = radius + air if up == 0 else lean + air
        middle = y + (up and math.copysign(abs(up) + half * 0.6, up))
        places.append((_Box(x + out, x + out + wide, middle - half, middle + half), "left"))
        places.append((_Box(x - out - wide, x - out, middle - half, middle + half), "right"))
    for side in (1, -1):
        middle = y + side * (radius + air + half)
        places.append((_Box(x - wide / 2, x + wide / 2, middle - half, middle + half), "center"))
    for box, align in places:
        on_map = (
            extent.west < box.west
            and box.east < extent.east
            and extent.south < box.south
            and box.north < extent.north
        )
        meets = any(box.meets(other) for other in taken)
        if on_map and not meets and not any(box.gap(*other) < _CLEAR * air for other in near):
            return box, align
    return None


def _wide(lines: Sequence[str]) -> float:
    """Pixels of the longest line."""
    return max(map(len, lines)) * _TEXT * _LETTER + 2


def _note(text: Label, x: float, y: float, align: str, colour: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": round(x, 1),
        "y": round(y, 1),
        "xanchor": align,
        "yanchor": "middle",
        "align": align,
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": _TEXT, "color": colour},
    }


def _key(
    sizes: Sequence[tuple[float, str]], scale: _Scale, extent: Extent, tones: Tones
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], _Box]:
    """Circles in each other, on the same ground, with what they stand for at their tops, and
    the rectangle all that takes."""
    x, ground = extent.key, extent.south + 8 * extent.step
    circles, notes = [], []
    fitting = sorted((value, word) for value, word in sizes if scale.radius(value) < _SEA_ROOM)
    edge = max((scale.radius(value) for value, _ in fitting), default=0.0)
    last = -math.inf
    for value, words in fitting:
        radius = scale.radius(value)
        circles.append(
            _circle((x, ground + radius), radius, tones.quiet)
            | {"line": {"color": tones.quiet, "width": 1}}
        )
        top = max(ground + 2 * radius, last + _TEXT * _LINE * extent.step)
        last = top
        notes.append(
            _note(Label.of(words), x + edge + _GAP * extent.step, top, "left", tones.quiet)
        )
    wide = _wide([words for _, words in fitting] or [""]) + _GAP
    high = max(last + _TEXT * extent.step, ground)
    return circles, notes, _Box(x - edge, x + edge + wide * extent.step, ground, high)


@dataclass(frozen=True, slots=True)
class _Strip:
    """The strip below the map for partners that lie outside it."""

    extent: Extent
    needed: bool

    @property
    def bottom(self) -> float:
        lines = self.extent.strip if self.needed else 0
        return self.extent.south - lines * _STRIP * self.extent.step

    def _middle(self, line: int) -> float:
        """Where the middle of a line is from south to north, the first being 0."""
        return self.extent.south - (line + 0.5) * _STRIP * self.extent.step

    def ground(self, tones: Tones) -> list[dict[str, Any]]:
        """Paper over the land that would reach into the strip, and a thin rule."""
        if not self.needed:
            return []
        far = 9000
        ends = {"x0": -far, "x1": far, "layer": "below"}
        return [
            ends
            | {
                "type": "rect",
                "y0": -far,
                "y1": self.extent.south,
                "fillcolor": tones.paper,
                "line": {"width": 0},
            },
            ends
            | {
                "type": "line",
                "y0": self.extent.south,
                "y1": self.extent.south,
                "line": {"color": tones.land, "width": 1},
            },
        ]

    def laid_out(
        self, away: Sequence[Partner], scale: _Scale, words: MapWords, tones: Tones
    ) -> tuple[list[tuple[Partner, tuple[float, float]]], list[dict[str, Any]]]:
        """Where each partner outside the map is in the strip, and the words there."""
        if not away:
            return [], []
        step = self.extent.step
        start = self.extent.west + 2 * step
        has_more_lines = self.extent.strip > 1
        x, y = start + (_wide([words.elsewhere]) + 8) * step, self._middle(0)
        notes = [_note(Label.of(words.elsewhere), x - 8 * step, y, "right", tones.quiet)]
        placed: list[tuple[Partner, tuple[float, float]]] = []
        for number, one in enumerate(away):
            radius = max(scale.radius(one.value), _DOT * step)
            left = len(away) - number - 1
            tail = (
                _wide([words.more.format(count=left)]) + _CLOSE * min(left, _MOST_BESIDE)
            ) * step
            tail = tail if left and not has_more_lines else 0.0
            room = self.extent.east - x - tail - (2 * radius + (_GAP + 10) * step)
            fitting = [
                text
                for text in ([one.label, one.words], [one.label])
                if _wide([" ".join(text)]) * step < room
            ]
            if not fitting:
                break
            placed.append((one, (x + radius, y)))
            written = beside([bold(one.label), *fitting[0][1:]], " ")
            x += 2 * radius + _GAP * step
            notes.append(_note(written, x, y, "left", tones.ink))
            x += (_wide([" ".join(fitting[0])]) + 10) * step
        rest = away[len(placed) :]
        if rest:
            if has_more_lines:
                x, y = start, self._middle(1)
            text = words.more.format(count=len(rest))
            x += _wide([text]) * step
            notes.append(_note(Label.of(text), x, y, "right", tones.quiet))
            x += max(4 * step, scale.radius(rest[0].value))
            least = _BESIDE if has_more_lines else _CLOSE
            rows = 1 if (self.extent.east - x) / len(rest) >= least * step else 2
            apart = min(_BESIDE * step, (self.extent.east - x) / math.ceil(len(rest) / rows))
            for number, one in enumerate(rest):
                column, row = divmod(number, rows)
                beneath = (rows / 2 - 0.5 - row) * _BESIDE * step
                placed.append((one, (x + apart * (column + 0.5), y + beneath)))
        return placed, notes
