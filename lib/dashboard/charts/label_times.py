"""Where labels of marks go in a panel of time: beside their mark, on nothing else.

A picture is as wide as the page it is on, which is not known here. So places are found for a
telephone; a label that has none there is left to the hover label.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.dashboard.charts.hedge_marks import OPEN

DAYS = 60
"""Room left of the first and right of the last day of the axis of time."""

_WIDTH = 290
_LETTER, _HALF = 5.9, 6
_MARK, _ARROW = 6, 22

Box = tuple[float, float, float, float]
Place = tuple[date, float, int, str]
"""A day, a value, a shift to the right in pixels, and the words."""


@dataclass(frozen=True, slots=True)
class Room:
    """A panel: its height in pixels, the value at its top, the first and last day."""

    height: float
    scale: float
    first: date
    last: date

    def across(self, day: date) -> float:
        """Pixels from the left, on a telephone."""
        return (
            ((day - self.first).days + DAYS) / ((self.last - self.first).days + 2 * DAYS) * _WIDTH
        )

    def up(self, value: float) -> float:
        """Pixels from the bottom."""
        return value / self.scale * self.height

    def holds(self, box: Box) -> bool:
        """Whether a box is inside, a little to spare."""
        left, right, bottom, top = box
        return left > -4 and right < _WIDTH + 8 and bottom > 0 and top < self.height + 8


def middles(rows: pd.DataFrame) -> list[date]:
    """The day in the middle of each row's period."""
    spans = zip(rows["period_start"], rows["period_end"], strict=True)
    return [start + (end - start) / 2 for start, end in spans]


def placed(
    rows: pd.DataFrame, room: Room, lines: Sequence[float], events: Sequence[date] = ()
) -> Iterator[Place]:
    """A place for each row's `label` that collides with no mark, no other label and none of
    the level `lines`, latest first; a row without such a place has none.

    If it can, a label keeps off the upright lines of the `events` too.
    """
    upright = [room.across(day) for day in events]
    days = middles(rows)
    points = [(room.across(d), room.up(v)) for d, v in zip(days, rows["obs_value"], strict=True)]
    ways = [OPEN.get(str(bound), 0) for bound in rows["bound"]]
    taken = [
        (x - _MARK, x + _MARK, y - _MARK - _ARROW * (way < 0), y + _MARK + _ARROW * (way > 0))
        for (x, y), way in zip(points, ways, strict=True)
    ]
    taken += [(-_WIDTH, 2 * _WIDTH, room.up(line) - 1, room.up(line) + 1) for line in lines]
    for n in reversed(range(len(rows))):
        text = str(rows["label"].iloc[n])
        half = len(text) * _LETTER / 2
        free = []
        for aside, above in _around(half, ways[n]):
            x, y = points[n][0] + aside, points[n][1] + above
            box = (x - half, x + half, y - _HALF, y + _HALF)
            if room.holds(box) and not any(_meet(box, other) for other in taken):
                crossed = [_between(line, points[n][0], box) for line in upright]
                free.append((sum(crossed), box, aside))
        if free:
            _, box, aside = min(free, key=lambda place: place[0])
            taken.append(box)
            middle = (box[2] + box[3]) / 2
            yield days[n], middle / room.height * room.scale, aside, text


def _around(half: float, way: int) -> tuple[tuple[int, int], ...]:
    """Above, below, right, left, and beyond an arrow; `half` the label's width."""
    beside = int(half + 10)
    return (0, 13), (0, -13), (beside, 0), (-beside, 0), (0, way * 34)


def _between(line: float, mark: float, box: Box) -> bool:
    """Whether an upright line crosses a label, or would on a wider page, where the line is
    further from the mark and the label is not."""
    return min(mark, box[0]) - 1 < line < max(mark, box[1]) + 1


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
