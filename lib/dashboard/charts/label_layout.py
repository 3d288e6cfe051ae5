"""Where labels go so that none covers another: boxes wanted in, places out.

A box is a stretch of one axis in pixels, tied to a point of it. A figure is as wide as the page
it is on, which is not known when it is made; so places are found for the narrowest page. They
hold on every wider one, where points move apart and boxes move with their points: two boxes are
clear of each other only if the one further along is also tied to the point further along.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

NARROW = 358
"""Pixels of the narrowest figure: a telephone of 390 less its edges."""
NARROWEST = 328
"""The same of 360: there labels are closer to each other, but are still inside the figure."""
HALF_MARK = 7.0
"""Pixels of half a mark, its outline included."""
_GAP = 5.0
_CLEAR = 2.0
"""Pixels between a mark and the words beside it; to either side of a line that no label crosses."""

_BREAKS = re.compile(r"[ \n]+")
"""Where a line may end: not between a number and its unit, which the other blanks hold together."""

_WIDTHS = (("iljtI.,:;'|! ()[]", 0.28), ("mwMW@%—", 0.84), ("ABCDEFGHJKLNOPQRSTUVXYZ$×", 0.61))
_OTHER, _CYRILLIC, _BOLD = 0.51, 0.55, 1.05
"""Parts of the size of the letters that a letter is wide, in Source Sans, rather more than less."""
_RECKONED_MORE = 0.04
"""The part of its width by which a label is reckoned wider than it is drawn, at the least."""


@dataclass(frozen=True, slots=True)
class Box:
    """From `low` to `high`, tied to the point `at`."""

    at: float
    low: float
    high: float

    def is_clear_of(self, other: "Box") -> bool:
        """Whether the two are apart, on this page and on every wider one."""
        return (self.high <= other.low and self.at <= other.at) or (
            other.high <= self.low and other.at <= self.at
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A mark that wants a place in a lane: its box, and the ways to write its label, the best
    first: the pixels of its longest line by the number of its lines."""

    mark: Box
    label: tuple[tuple[float, int], ...] = ()
    takes_room: bool = True
    """Whether other marks of its row keep clear of it; if not it has no label."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark goes, and its label."""

    level: int
    """0 for the first row of the lane; marks that would cover each other move down."""
    label: Box | None = None
    strip: Literal["above", "beside"] = "above"
    """Whether the label is above the marks of its level, or among them."""
    lines: int = 1
    """Lines of the label."""


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Pixels that words take in one line, at the most."""
    letters = sum(_width(letter) for letter in words)
    return letters * size * (_BOLD if bold else 1.0)


def wrapped_to(words: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Words in lines of at most `width` pixels, but for a word that is longer."""
    lines: list[str] = []
    for word in filter(None, _BREAKS.split(words)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(letter: str) -> float:
    for letters, width in _WIDTHS:
        if letter in letters:
            return width
    return _CYRILLIC if "\u0400" <= letter <= "\u052f" else _OTHER


def spread(wanted: Sequence[Box], low: float, high: float) -> tuple[float, ...]:
    """How far each box is to be moved along its axis so that none covers another and all are
    between `low` and `high`, as near as can be to where they want to be. Keeps the order of their
    points, and of boxes at one point the order they are given in.

    Boxes that together need more than there is reach beyond `high`.

    >>> spread([Box(40, 30, 50), Box(42, 32, 52)], 0, 100)
    (-9.0, 9.0)
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n].at)
    sizes = [wanted[n].high - wanted[n].low for n in order]
    before = [sum(sizes[:n]) for n in range(len(sizes))]
    last = max(low, high - sum(sizes))
    # Packed without gaps, every box wants to be moved by so much; what is to be moved further than
    # its follower is moved together with it.
    runs: list[tuple[float, int]] = []
    for n, start in zip(order, before, strict=True):
        mean, size = wanted[n].low - start, 1
        while runs and runs[-1][0] > mean:
            other, members = runs.pop()
            mean = (mean * size + other * members) / (size + members)
            size += members
        runs.append((mean, size))
    shifts = [min(max(mean, low), last) for mean, size in runs for _ in range(size)]
    moved = {
        n: shift + start - wanted[n].low
        for n, shift, start in zip(order, shifts, before, strict=True)
    }
    return tuple(moved[n] for n in range(len(wanted)))


def levels(
    wanted: Sequence[Wanted],
    width: float,
    *,
    taken: Iterable[Box] = (),
    barriers: Iterable[float] = (),
    is_compact: bool = False,
) -> tuple[Place, ...]:
    """The level of each mark of a lane, and where its label is: above it, or beside it.

    Marks with labels come first, each on the first level where it and its label cover no other.
    A label stays between 0 and `width` and crosses none of the `barriers`, which are points of
    the axis as marks are; where nothing else is possible it does. `taken` are boxes above the
    first level, such as the name of the lane; if the lane `is_compact` its name is in the row of
    the first level too, and labels are beside their marks wherever they can be. Of the ways to go
    through the marks, from the smallest on or from the largest, the one that needs fewer levels.
    """
    over, walls = list(taken), [Box(at, at - _CLEAR, at + _CLEAR) for at in barriers]
    rising = sorted(range(len(wanted)), key=lambda n: wanted[n].mark.at)
    ways = [
        _levels(wanted, order, width, over, walls, is_compact) for order in (rising, rising[::-1])
    ]
    return min(ways, key=lambda places: sum(place.level for place in places))


def _levels(
    wanted: Sequence[Wanted],
    order: Sequence[int],
    width: float,
    taken: Sequence[Box],
    walls: Sequence[Box],
    is_compact: bool,
) -> tuple[Place, ...]:
    above: dict[int, list[Box]] = {0: list(taken)}
    among: dict[int, list[Box]] = {0: list(taken)} if is_compact else {}
    loose = [one.mark for one in wanted if not one.takes_room]
    places: dict[int, Place] = {}
    for n in sorted(order, key=lambda n: not wanted[n].label):
        one = wanted[n]
        if not one.takes_room:
            places[n] = Place(0)
            continue
        for level in count():
            here, over = among.setdefault(level, []), above.setdefault(level, [])
            if not all(map(one.mark.is_clear_of, here)):
                continue
            crowd = here if level else [*here, *loose]
            place = _placed(one, level, crowd, over, walls, width, is_compact)
            if place is None:
                continue
            here.append(one.mark)
            if place.label:
                (over if place.strip == "above" else here).append(place.label)
            places[n] = place
            break
    return tuple(places[n] for n in range(len(wanted)))


def _placed(
    one: Wanted,
    level: int,
    here: Sequence[Box],
    over: Sequence[Box],
    walls: Sequence[Box],
    width: float,
    is_compact: bool,
) -> Place | None:
    """A place on this level, if there is one; for a label that has a good place on no level, one
    that covers nothing else."""
    if not one.label:
        return Place(level)
    choices = (place for label in one.label for place in _choices(one.mark, level, *label))
    places = sorted(choices, key=lambda place: is_compact and place.strip == "above")
    inside = [place for place in places if place.label and _is_inside(place.label, width)]
    good = [one for one in inside if one.label and all(map(one.label.is_clear_of, walls))]
    least = sorted(inside, key=lambda place: _crossing(place, walls))
    for place in good or least[:1] or places[-1:]:
        boxes = over if place.strip == "above" else here
        if place.label and all(map(place.label.is_clear_of, boxes)):
            return place
    return None


def _is_inside(box: Box, width: float) -> bool:
    """Whether a box is on a page of this width, and on the narrowest one, where its point is nearer
    to the left."""
    part = NARROWEST / NARROW
    nearer, spare = box.at * (1 - part), _RECKONED_MORE * (box.high - box.low)
    return (
        box.low >= 0
        and box.high <= width
        and nearer - spare <= box.low
        and box.high <= width * part + nearer + spare
    )


def _crossing(place: Place, walls: Sequence[Box]) -> float:
    """How many pixels of a label are on the other side of a wall than its mark."""
    label = place.label
    assert label is not None
    return max(
        (wall.at - label.low if label.at >= wall.at else label.high - wall.at for wall in walls),
        default=0.0,
    )


def _choices(mark: Box, level: int, label: float, lines: int) -> list[Place]:
    """Where the label of a mark may be, the best first: over its middle, from its left edge on, up
    to its right edge, and if it is one line after it or before it; else from its middle on, or up
    to it."""
    at, half = mark.at, label / 2
    above = [
        Box(at, at - half, at + half),
        Box(at, at - HALF_MARK, at - HALF_MARK + label),
        Box(at, at + HALF_MARK - label, at + HALF_MARK),
    ]
    after = Box(at, mark.high + _GAP, mark.high + _GAP + label)
    before = Box(at, mark.low - _GAP - label, mark.low - _GAP)
    beside = [after, before] if lines == 1 else []
    halves = [Box(at, at, at + label), Box(at, at - label, at)]
    return [
        *(Place(level, box, "above", lines) for box in above),
        *(Place(level, box, "beside", lines) for box in beside),
        *(Place(level, box, "above", lines) for box in halves),
    ]


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark in a plot of two axes: its box along the page, its middle from the top, its label."""

    mark: Box
    middle: float
    label: float = 0.0
    """Pixels of its label; 0: none."""


def around(
    spots: Sequence[Spot], width: float, height: float, line: float
) -> tuple[tuple[Box, float] | None, ...]:
    """Where the label of each mark is, its box and its middle from the top: at its right or left,
    above or below, on no mark and no other label; null where there is no such place.

    `line` are the pixels of a line of text.
    """
    half = HALF_MARK
    taken = [(spot.mark, spot.middle - half, spot.middle + half) for spot in spots]
    found: list[tuple[Box, float] | None] = []
    for spot in spots:
        places = _sides(spot, line) if spot.label else []
        place = next((p for p in places if _has_room(p, taken, width, height, line)), None)
        if place:
            box, middle = place
            taken.append((box, middle - line / 2, middle + line / 2))
        found.append(place)
    return tuple(found)


def _sides(spot: Spot, line: float) -> list[tuple[Box, float]]:
    at, half = spot.mark.at, spot.label / 2
    away = HALF_MARK + line / 2 + 1
    after, before = spot.mark.high + _GAP, spot.mark.low - _GAP
    return [
        (Box(at, after, after + spot.label), spot.middle),
        (Box(at, before - spot.label, before), spot.middle),
        (Box(at, at - half, at + half), spot.middle - away),
        (Box(at, at - half, at + half), spot.middle + away),
    ]


def _has_room(
    place: tuple[Box, float],
    taken: Sequence[tuple[Box, float, float]],
    width: float,
    height: float,
    line: float,
) -> bool:
    box, middle = place
    top, bottom = middle - line / 2, middle + line / 2
    inside = box.low >= 0 and box.high <= width and top >= 0 and bottom <= height
    return inside and all(
        bottom <= upper or lower <= top or box.is_clear_of(other) for other, upper, lower in taken
    )
