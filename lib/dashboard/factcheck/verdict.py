"""Whether a figure on record agrees with a claim: the one place where bounds are given a meaning.

Words beside a number leave room, so either figure stands for a span of values. A record is
consistent where its whole span lies within the claim's, not consistent where the two share no
value, and where they merely overlap one cannot tell. A wider span, of either, can therefore
turn an agreement into an open question, never into a contradiction.

Two figures that are one number as far as their words go are called that before all but the
first of these: "about $4.1 billion" beside "$4.1 billion" does not lie within it, and yet no
reader would say that the two disagree. Neither leaves a side open; the one with fewer digits
decides, and the other rounds to it. "Almost" is taken to the third digit, since it says to
which side the figure was rounded: 4.2 is not "almost 4", 4.0 is the same as far as anybody
gives it.

| bound | the values it stands for |
| --- | --- |
| exact, in the record | the value itself |
| exact, in a claim | from half a step below it to a step above: rounded, or cut off |
| approximately | less than a step to either side |
| almost | below it by less than a step |
| more_than, at_least | everything above it; at_least with the value |
| at_most, up_to | everything below it, with the value |

A step is one in the last digit that was spoken: $1 billion of "$6 billion", $100 million of
"$4.1 billion", a hundredth of a growth "by 20 percent". It is at most a fifth of the value: the
only digit of "a million" is a 1, and nobody calls 100,000 or two million "about a million". A
fifth is what a step is of a 5, in the middle of the digits. Growth in words without a digit,
"by a third", has a step of a twentieth at least.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from math import floor, inf, log10

from lib.model import Bound, Verdict

_LARGEST_STEP = 0.2
"""As part of the value."""
_LEAST_IN_WORDS = 0.05
_DIGITS = 3
"""So many are shown of a figure that nobody spoke."""
_NUMBER = re.compile(r"\d+(?:[.,](\d+))?")


@dataclass(frozen=True, slots=True)
class Span:
    """Every value from `low` to `high`; whether the ends belong to it."""

    low: float
    high: float
    low_in: bool
    high_in: bool
    number: float | None = field(default=None, repr=False, compare=False)
    """The one that was given, where neither side is left open."""
    step: float = field(default=0.0, repr=False, compare=False)
    """One in the last digit that it was given to."""

    def within(self, other: "Span") -> bool:
        """Whether every value of this span is one of the other."""
        low = self.low > other.low or (self.low == other.low and other.low_in >= self.low_in)
        high = self.high < other.high or (self.high == other.high and other.high_in >= self.high_in)
        return low and high

    def times(self, rate: float) -> "Span":
        """The same span in another unit, of which one of this makes `rate`, above zero."""
        number = None if self.number is None else self.number * rate
        ends = self.low * rate, self.high * rate
        return Span(*ends, self.low_in, self.high_in, number, self.step * rate)

    def apart(self, other: "Span") -> bool:
        """Whether the two have no value in common."""
        return _before(self, other) or _before(other, self)

    def rounds_to(self, other: "Span") -> bool:
        """Whether the number of the one that was given to more digits rounds to the other's."""
        if self.number is None or other.number is None:
            return False
        fine, coarse = sorted((self, other), key=lambda one: one.step)
        assert fine.number is not None and coarse.number is not None
        sign = -1 if coarse.number < 0 else 1
        number, of, half = fine.number * sign, coarse.number * sign, coarse.step / 2
        return number == of or of - half <= number < of + half


def verdict(claim: Span, record: Span) -> Verdict:
    """What the record says of the claim; both in the same unit.

    >>> claim = span(4e9, Bound.MORE_THAN, spoken=True)
    >>> [verdict(claim, span(*record)).value for record in (
    ...     (4.1e9, Bound.APPROXIMATELY), (4e9, Bound.ALMOST), (3e9, Bound.MORE_THAN))]
    ['consistent', 'not_consistent', 'cannot_tell']
    >>> verdict(span(4.1e9, Bound.EXACT, spoken=True), span(4.1e9, Bound.APPROXIMATELY)).value
    'rounds_to_same'
    """
    if record.within(claim):
        return Verdict.CONSISTENT
    if record.rounds_to(claim):
        return Verdict.ROUNDS_TO_SAME
    return Verdict.NOT_CONSISTENT if record.apart(claim) else Verdict.CANNOT_TELL


def span(value: float, bound: Bound, *, spoken: bool = False, step: float | None = None) -> Span:
    """The values a figure stands for. `spoken`: it is a claim, not the record. `step`: one in
    its last digit, where its words tell more of that than the value.

    >>> span(7, Bound.EXACT, spoken=True)
    Span(low=6.5, high=8.0, low_in=True, high_in=False)
    """
    match bound:
        case Bound.MORE_THAN:
            return Span(value, inf, False, False)
        case Bound.AT_LEAST:
            return Span(value, inf, True, False)
        case Bound.AT_MOST | Bound.UP_TO:
            return Span(-inf, value, False, True)
        case Bound.EXACT if not spoken:
            return Span(value, value, True, True, value)
    if value < 0:
        mirror = span(-value, bound, spoken=spoken, step=step)
        ends = -mirror.high, -mirror.low, mirror.high_in, mirror.low_in
        return Span(*ends, value, mirror.step)
    step = step or _step(value)
    if not step:  # nothing at all has no digit to round
        return Span(value, value, True, True, value)
    match bound:
        case Bound.ALMOST:
            third = 10.0 ** (floor(log10(value)) + 1 - _DIGITS)
            return Span(value - step, value, False, False, value, min(step, third))
        case Bound.APPROXIMATELY:
            return Span(value - step, value + step, False, False, value, step)
        case _:
            return Span(value - step / 2, value + step, True, False, value, step)


def step_of_growth(words: str, value: float) -> float:
    """One in the last digit of a growth as it was put: in per cent, as a multiple, in words.

    >>> [step_of_growth(*one) for one in (("20 percent", 1.2), ("1.2 times", 1.2), ("2,5%", 0.975))]
    [0.01, 0.1, 0.001]
    >>> step_of_growth("a third", 1.3333)
    0.05
    """
    found = _NUMBER.search(words)
    if found is None:
        return max(_step(value), _LEAST_IN_WORDS)
    number = float(found[0].replace(",", "."))
    in_percent = any(abs(part * 100 - number) < 1e-6 for part in (abs(value - 1), value))
    decimals = len(found[1] or "") + 2
    return float(f"1e-{decimals}") if in_percent else _step(value)


def _step(value: float) -> float:
    """One in the last digit spoken.

    >>> [_step(value) for value in (6e9, 4.1e9, 1e6, 650000)]
    [1000000000.0, 100000000.0, 200000.0, 10000.0]
    """
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return min(10.0**exponent, value * _LARGEST_STEP)


def _before(one: Span, other: Span) -> bool:
    return one.high < other.low or (one.high == other.low and not (one.high_in and other.low_in))
