"""Where labels go so that none covers another: boxes wanted in, places out.

A box is a stretch of one axis in pixels, tied to a point of it. A figure is as wide as the page
it is on, which is not known when it is made; so places are found for the narrowest page. They
hold on every wider one, where points move apart and boxes move with their points: two boxes are
clear of each other only if the one further along is also tied to the point further along.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

NARROW = 358
"""Pixels of the narrowest figure: a telephone of 390 less its edges."""
HALF_MARK = 6.0
"""Pixels of half a mark, its outline included."""
_GAP = 4.0
"""Pixels between a mark and the words beside it."""

_WIDTHS = (("iljtI.,:;'|! ()[]", 0.28), ("mwMW@%—", 0.84), ("ABCDEFGHJKLNOPQRSTUVXYZ$×", 0.61))
_OTHER, _CYRILLIC, _BOLD = 0.51, 0.6, 1.06
"""Parts of the size of the letters that a letter is wide, in Source Sans, rather more than less."""


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
    """A mark that wants a place in a lane: its box, and the pixels of its label, 0 for none."""

    mark: Box
    label: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark goes, and its label."""

    level: int
    """0 for the first row of the lane; marks that would cover each other move down."""
    label: Box | None = None
    strip: Literal["above", "beside"] = "above"
    """Whether the label is above the marks of its level, or among them."""


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Pixels that words take in one line, at the most."""
    letters = sum(_width(letter) for letter in words)
    return letters * size * (_BOLD if bold else 1.0)


def wrapped_to(words: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Words in lines of at most `width` pixels, but for a word that is longer."""
    lines: list[str] = []
    for word in words.split():
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
) -> tuple[Place, ...]:
    """The level of each mark of a lane, and where its label is: above it, or beside it.

    Marks with labels come first, each on the first level where it and its label cover no other.
    A label stays between 0 and `width` and crosses none of the `barriers`, which are points of
    the axis as marks are; where nothing else is possible it does. `taken` are boxes above the
    first level, such as the name of the lane.
    """
    walls = [Box(at, at, at) for at in barriers]
    above: dict[int, list[Box]] = {0: list(taken)}
    among: dict[int, list[Box]] = {}
    places: dict[int, Place] = {}
    order = sorted(
        range(len(wanted)), key=lambda n: (not wanted[n].label, wanted[n].mark.at, wanted[n].label)
    )
    for n in order:
        one = wanted[n]
        for level in count():
            here, over = among.setdefault(level, []), above.setdefault(level, [])
            if not all(map(one.mark.is_clear_of, here)):
                continue
            place = _placed(one, level, here, over, walls, width)
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
) -> Place | None:
    """A place on this level, if there is one. One that is not wholly good only where no level has
    any: above the mark."""
    if not one.label:
        return Place(level)
    choices = _choices(one)
    good = [
        (strip, box)
        for strip, box in choices
        if box.low >= 0 and box.high <= width and all(map(box.is_clear_of, walls))
    ]
    above: Literal["above", "beside"] = "above"
    for strip, box in good or [(above, choices[0][1])]:
        if all(map(box.is_clear_of, over if strip == "above" else here)):
            return Place(level, box, strip)
    return None


def _choices(one: Wanted) -> list[tuple[Literal["above", "beside"], Box]]:
    """Where the label of a mark may be, the best first: over its middle, from its left edge on, up
    to its right edge, after it, before it."""
    at, half = one.mark.at, one.label / 2
    return [
        ("above", Box(at, at - half, at + half)),
        ("above", Box(at, at - HALF_MARK, at - HALF_MARK + one.label)),
        ("above", Box(at, at + HALF_MARK - one.label, at + HALF_MARK)),
        ("beside", Box(at, one.mark.high + _GAP, one.mark.high + _GAP + one.label)),
        ("beside", Box(at, one.mark.low - _GAP - one.label, one.mark.low - _GAP)),
    ]
