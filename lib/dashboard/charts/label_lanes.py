"""Where marks and their labels go when every one of them must be readable on a telephone.

Values go along one axis. Rows are in sections and lanes, down from the top; marks of a lane
that would cover each other move down a level.
"""

import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from lib.codelists.number_format import short
from lib.dashboard.charts.hedge_marks import OPEN
from lib.dashboard.charts.palette import QUIET, mark
from lib.dashboard.charts.picture_layout import ticks
from lib.dashboard.charts.plot_text import stacked, wrapped

FLOOR = 0.5
"""Smaller multiples would leave no room for the others: they stand at the edge."""

_LANE, _LEVEL, _HEADING = 24, 19, 34
"""Pixels of a lane, of each further level in it, and of a section's heading."""
_NARROW = 235
"""Pixels of the narrowest plot: marks with their labels must not cover each other there."""
_LETTER, _MARK = 5.9, 12
_ARROW = 34
"""Pixels of a letter, of half a mark with its ring, and of an arrow."""
_TICK, _CAPITAL, _GAP = 42, 7.5, 4
"""Pixels from a tick to the next, of a letter of its label at most, and between two labels."""
_PARTS: Mapping[tuple[float, ...], float] = {
    (1, 1.5, *range(2, 10)): math.log10(10 / 9),
    (1, 1.5, 2, 3, 5, 7): math.log10(2 / 1.5),
    (1, 2, 5): math.log10(2),
    (1, 3): math.log10(3),
    (1,): 1.0,
}
"""Ticks of a power of ten, and the least room between two of them, as a part of the power. An axis
that has too little room for a line of these is long enough to have a tick of the next."""
_BEYOND = 1.3
"""Room for a mark after the largest value of a logarithmic axis."""
_LARGEST = sys.float_info.max
_SHAPES = {"statistics": "circle", "statement": "diamond"}


@dataclass(frozen=True, slots=True)
class Axis:
    """The value axis: where it starts and ends, and its ticks."""

    low: float
    high: float
    log: bool
    values: Sequence[float]
    texts: Sequence[str]

    @classmethod
    def over(cls, rows: pd.DataFrame, log: bool) -> "Axis":
        unit, high = str(rows["unit"].iloc[0]), float(rows["obs_value"].max())
        if unit == "ratio":
            said = rows.loc[rows["kind"] == "claim", "obs_value"]
            least = 2.0 ** math.floor(math.log2(min([FLOOR, *said[said > 0]])))
            values = _multiples(least, high)
            low, high = min([least, *said]), max(values[-1], high) * _BEYOND
        elif log:
            low, high = float(rows["obs_value"].min()) * 0.8, min(high * _BEYOND, _LARGEST)
            values = _between(low, high)
        else:
            least = min(0.0, float(rows["obs_value"].min()))
            values, _ = ticks(least, max(0.0, high), unit)
            low, high = min(values[0], least), max(values[-1], high)
            air = 0.06 * high - 0.06 * low
            low, high = low - air * (least < 0), high + air
        low, high = (max(-_LARGEST, min(end, _LARGEST)) for end in (low, high))
        axis = cls(low, high, log, values, [short(value, unit) for value in values])
        return axis._thinned() if log and unit != "ratio" else axis

    def _thinned(self) -> "Axis":
        """The axis without the ticks with labels that would touch the one before."""
        kept: list[int] = []
        for index, (value, label) in enumerate(zip(self.values, self.texts, strict=True)):
            if kept:
                letters = (len(self.texts[kept[-1]]) + len(label)) / 2
                apart = (self.part(value) - self.part(self.values[kept[-1]])) * _NARROW
                if apart < letters * _CAPITAL + _GAP:
                    continue
            kept.append(index)
        values, texts = [self.values[n] for n in kept], [self.texts[n] for n in kept]
        return replace(self, values=values, texts=texts)

    def part(self, value: float) -> float:
        """How far along the axis a value is, from 0 to 1."""
        low, high = self.low, self.high
        if self.log:
            value, low, high = math.log(max(value, low)), math.log(low), math.log(high)
        # Halves, since the whole may be beyond the largest float.
        return (value / 2 - low / 2) / ((high / 2 - low / 2) or 1.0)

    def at(self, value: float) -> float:
        """A value as annotations and ranges want it."""
        return math.log10(value) if self.log else value


def _multiples(low: float, high: float) -> list[float]:
    """Doublings and halvings around 1, between them where there is room, and fewer of them
    where there is none."""
    first, last = math.floor(math.log2(low)), min(math.ceil(math.log2(max(high, 2.0))), 1023)
    every = math.ceil(_TICK * (last - first + math.log2(_BEYOND)) / _NARROW)
    doubled = [2.0**n for n in range(-(-first // every) * every, last + 1, every)]
    if every > 1 or len(doubled) >= 4:
        return doubled
    return sorted([*doubled, *(1.5 * n for n in doubled[:-1])])


def _between(low: float, high: float) -> list[float]:
    """Round values on a logarithmic axis, of each power of ten as many as there is room for."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    decade = _NARROW / ((math.log10(high) - math.log10(low)) or 1.0)
    parts = next((parts for parts, room in _PARTS.items() if decade * room >= _TICK), (1,))
    every = math.ceil(_TICK / decade)
    values = dict.fromkeys(float(f"{m}e{n}") for n in range(first, last + 1, every) for m in parts)
    return [value for value in values if low <= value <= high] or [low]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn how far down, in pixels from the top of the plot."""

    rows: Sequence[Mapping[Any, Any]]
    lanes: Mapping[float, str]
    headings: Sequence[tuple[float, str]]
    height: int

    @classmethod
    def of(cls, record: pd.DataFrame, axis: Axis, top: int) -> "Plan":
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
                depth += _LANE + _LEVEL * math.ceil(max(row["level"] for row in placed))
        return cls(rows, lanes, headings, int(depth) + 6)


def _placed(marks: pd.DataFrame, axis: Axis) -> Iterator[dict[Any, Any]]:
    """The marks of a lane, each on the first level where it covers no other."""
    taken: list[list[tuple[float, float]]] = []
    for row in marks.sort_values(["obs_value", "observation_id"]).to_dict("records"):
        if row["obs_value"] < axis.low:
            row["label"] = f"{row['words']}, {row['label']}"
        row["lines"] = _fitted(row, axis)
        lines = len(row["lines"])
        leftwards, low, high = _reach(row, axis)
        taken += [[] for _ in range(lines)]
        free = [all(high <= a or low >= b for a, b in there) for there in taken]
        level = next(n for n in range(len(taken)) if all(free[n : n + lines]))
        for there in taken[level : level + lines]:
            there.append((low, high))
        gap = "\u2003" * 4 if _arrow(row) == (-1 if leftwards else 1) else "\u2002"
        yield row | {
            "level": level + (lines - 1) / 2,
            "x": max(row["obs_value"], axis.low),
            "place": "middle left" if leftwards else "middle right",
            "written": stacked(
                f"{line}{gap}" if leftwards else f"{gap}{line}" for line in row["lines"]
            ),
            "ink": mark(row["side"]).colour if row["theirs"] else QUIET,
            "symbol": _symbol(row, axis),
        }


def _fitted(row: Mapping[Any, Any], axis: Axis) -> Sequence[str]:
    """The lines of the label of a mark: two where one would run out of the plot either way."""
    label = str(row["label"])
    _, low, high = _reach({**row, "lines": [label]}, axis)
    if (low >= -_MARK and high <= _NARROW + _MARK) or ", " not in label:
        return [label]
    first, _, last = label.rpartition(", ")
    return [f"{first},", last]


def _symbol(row: Mapping[Any, Any], axis: Axis) -> str:
    shape = "triangle-left" if row["obs_value"] < axis.low else _SHAPES[row["kind"]]
    return f"{shape}-open" if row["hollow"] else shape


def _reach(row: Mapping[Any, Any], axis: Axis) -> tuple[bool, float, float]:
    """Whether a label goes to the left of its mark, and from where to where both are, in pixels
    of the narrowest plot."""
    middle, way = axis.part(row["obs_value"]) * _NARROW, _arrow(row)
    label = max(map(len, row["lines"])) * _LETTER + _MARK
    right, left = (label + (_ARROW if way == side else 0) for side in (1, -1))
    leftwards = max(0.0, middle + right - _NARROW) > max(0.0, left - middle)
    before, after = (left, _MARK) if leftwards else (_MARK, right)
    before, after = max(before, _ARROW * (way < 0)), max(after, _ARROW * (way > 0))
    return leftwards, middle - before, middle + after


def _arrow(row: Mapping[Any, Any]) -> int:
    """To which side the words leave a figure open: 1 up, -1 down, 0 to none."""
    return OPEN.get(str(row["bound"]), 0)
