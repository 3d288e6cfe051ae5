"""A value axis: from where to where it goes, and its round ticks. Both are known when a figure is
made, so that words beside it can be put at the right height.
"""

import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lib.codelists.number_format import short
from lib.dashboard.charts.label_layout import text_width

TICK_SIZE = 12
"""Pixels of the letters of ticks."""

_NEARLY, _DUST = Decimal("0.999"), Decimal("1e-9")
"""A step may be this part of what is wanted; how far, in steps, a value may be beyond a tick."""
_LARGEST = Decimal(sys.float_info.max)
_PARTS = ((1, 2, 3, 5, 7), (1, 2, 5), (1, 3), (1,))
_MOST = 8
"""Ticks of a power of ten that are tried, and how many an axis has at the most."""
_POWERS = 7
"""So many steps from tick to tick of a logarithmic axis are the most."""
_STEPS, _BETWEEN = (6, 5, 4, 3, 2, 1), 8.0
"""So many steps from tick to tick are tried; pixels between two labels of ticks."""
_AIR, _LOG_AIR = 0.04, 0.06
"""Parts of an axis before the smallest and after the largest mark."""
_FROM_ZERO, _ALIKE = 0.3, 0.95
"""An axis of places begins at zero where the smallest figure is less than this part of the largest,
otherwise near the figures, since most of it would be empty; and where all are nearly the same,
since it would make much of little."""
LEAST_MULTIPLE = 0.5
"""Smaller multiples would leave no room for the others: they are drawn at the edge."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A value axis: its ends, its ticks and their labels."""

    low: float
    high: float
    values: tuple[float, ...]
    texts: tuple[str, ...]
    is_log: bool = False

    def part(self, value: float) -> float:
        """How far along the axis a value is: 0 at its low end, 1 at its high end."""
        low, high = self.low, self.high
        if self.is_log:
            value, low, high = math.log(max(value, low)), math.log(low), math.log(high)
        # Halves, since the whole may be beyond the largest float.
        return (value / 2 - low / 2) / ((high / 2 - low / 2) or 1.0)

    def value_at(self, part: float) -> float:
        """The value at a part of the axis."""
        if self.is_log:
            return math.exp(math.log(self.low) * (1 - part) + math.log(self.high) * part)
        return self.low * (1 - part) + self.high * part

    def padded(self, before: float, after: float, width: float) -> "Scale":
        """The same axis with so many pixels more before and after, of `width` in all."""
        inside = max(width - before - after, 1.0)
        low, high = self.value_at(-before / inside), self.value_at(1 + after / inside)
        if not (math.isfinite(low) and math.isfinite(high) and (low > 0 or not self.is_log)):
            return self
        return replace(self, low=low, high=high)

    def exponent(self, value: float) -> float:
        """A value as plotly's ranges and annotations want it: its logarithm on a log axis."""
        return math.log10(value) if self.is_log else value

    def axis(self) -> dict[str, Any]:
        """The axis as plotly takes it."""
        return {
            "type": "log" if self.is_log else "linear",
            "range": [self.exponent(self.low), self.exponent(self.high)],
            "tickvals": list(self.values),
            "ticktext": list(self.texts),
        }


def from_zero(
    values: Iterable[float], unit: str, locale: str = "en", *, width: float = math.inf
) -> Scale:
    """An axis with zero on it, for what is read by its length or over time.

    `width` are the pixels that the labels of its ticks have beside each other, if they are.
    """
    found = [0.0, *values]
    return _linear(min(found), max(found), unit, locale, air=_AIR, width=width)


def near(
    values: Iterable[float],
    unit: str,
    locale: str = "en",
    *,
    reach: Iterable[float] = (),
    width: float = math.inf,
) -> Scale:
    """An axis that ends near the figures, for what is read by its place: zero is on it only
    where it is not far. It goes as far as `reach` in any case.

    >>> near([1.6e9, 4.1e9], "USD").texts
    ('$1.5bn', '$2bn', '$2.5bn', '$3bn', '$3.5bn', '$4bn')
    >>> near([0.9e9, 4.1e9], "USD").texts
    ('0', '$1bn', '$2bn', '$3bn', '$4bn')
    """
    found = list(values) or [0.0]
    low, high = min(found), max(found)
    further = [*found, *reach]
    if low < high * _FROM_ZERO or low > high * _ALIKE:
        return from_zero(further, unit, locale, width=width)
    low, high = min(further), max(further)
    return _linear(low, high, unit, locale, air=2 * _AIR, width=width)


def logarithmic(
    values: Iterable[float], unit: str, locale: str = "en", *, width: float = math.inf
) -> Scale:
    """An axis of powers, for values above zero."""
    found = list(values)
    low, high = min(found), max(found)
    ends = math.log10(low), math.log10(high)
    air = max(_LOG_AIR * (ends[1] - ends[0]), 0.03)
    low, high = (_within(end, low, high) for end in (ends[0] - air, ends[1] + air))
    scales = []
    for parts in _PARTS:
        ticks = [value for value in _log_ticks(low, high, parts) if low <= value <= high]
        scales.append(_scale(low, high, ticks or [min(found)], unit, locale, is_log=True))
    fitting = (one for one in scales if len(one.values) <= _MOST and _thinned(one, width) == one)
    return next(fitting, _thinned(scales[-1], width))


def multiples(
    values: Iterable[float], locale: str = "en", *, edge: float = LEAST_MULTIPLE
) -> Scale:
    """An axis of doublings, with "no change" on it: \u00d71, \u00d72, \u00d74, \u00d78.

    It reaches down to `edge`, if anything is as small.

    >>> multiples([1.6, 6.4, 7.0, 7.9]).texts
    ('×1', '×2', '×4', '×8')
    """
    found = [1.0, *values]
    least, most = max(min(found), edge), max(found)
    first = math.floor(math.log2(least) + 1e-9)
    last = min(math.ceil(math.log2(most) - 1e-9), 1023)
    every = max(1, math.ceil((last - first) / _POWERS))
    exponents = [n for n in range(first, last + 1) if n % every == 0]
    low, high = least / 1.15, min(most * 1.15, sys.float_info.max)
    ticks = [2.0**n for n in exponents if low <= 2.0**n <= high]
    return _scale(low, high, ticks, "ratio", locale, is_log=True)


def _linear_ticks(low: float, high: float, target: int = 4) -> list[float]:
    """Round values around `low` to `high`, in decimal numbers, which reach beyond the smallest
    and the largest float."""
    least, most = Decimal(low), Decimal(high)
    raw = (most - least or Decimal(1)) / target
    power = Decimal(1).scaleb(raw.adjusted())
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= raw * _NEARLY)
    first, last = math.floor(least / step + _DUST), math.ceil(most / step - _DUST)
    return _as_floats(n * step for n in range(first, last + 1))


def _log_ticks(low: float, high: float, parts: Sequence[int] = (1,)) -> list[float]:
    """These parts of powers of ten, or fewer powers where they are many."""
    least, most = Decimal(low) * (1 + _DUST), Decimal(high) * (1 - _DUST)
    first, last = least.adjusted(), most.adjusted() + 1
    every = max(1, math.ceil((last - first) / _POWERS))
    last = first + every * math.ceil((last - first) / every)
    bases = [Decimal(1).scaleb(n) for n in range(first, last + 1, every)]
    values = (m * power for power in bases for m in parts if m * power <= bases[-1])
    return _as_floats(values, Decimal(math.ulp(0.0)))


def _linear(low: float, high: float, unit: str, locale: str, *, air: float, width: float) -> Scale:
    room = (high / 2 - low / 2) * air * 2 or 1.0
    ends = low - room * (low != 0), high + room * (high != 0 or low == 0)
    start, stop = (max(-sys.float_info.max, min(end, sys.float_info.max)) for end in ends)
    for steps in _STEPS:
        ticks = [value for value in _linear_ticks(low, high, steps) if start <= value <= stop]
        scale = _scale(start, stop, ticks or [low], unit, locale)
        if len(_thinned(scale, width).values) == len(scale.values):
            break
    return scale


def _thinned(scale: Scale, width: float) -> Scale:
    """The scale without the ticks with labels that would touch the one before."""
    kept: list[int] = []
    for index, text in enumerate(scale.texts):
        if kept and width < math.inf:
            apart = (scale.part(scale.values[index]) - scale.part(scale.values[kept[-1]])) * width
            both = text_width(scale.texts[kept[-1]], TICK_SIZE) + text_width(text, TICK_SIZE)
            if apart < both / 2 + _BETWEEN:
                continue
        kept.append(index)
    values = tuple(scale.values[n] for n in kept)
    texts = tuple(scale.texts[n] for n in kept)
    return replace(scale, values=values, texts=texts)


def _scale(
    low: float,
    high: float,
    values: Sequence[float],
    unit: str,
    locale: str,
    *,
    is_log: bool = False,
) -> Scale:
    texts = tuple(short(value, unit, locale) for value in values)
    return Scale(low, high, tuple(values), texts, is_log)


def _within(exponent: float, low: float, high: float) -> float:
    """A power of ten as a float; the largest or smallest where it is beyond them."""
    if exponent >= math.log10(sys.float_info.max):
        return max(high, sys.float_info.max)
    return 10.0**exponent or min(low, math.ulp(0.0))


def _as_floats(values: Iterable[Decimal], least: Decimal = -_LARGEST) -> list[float]:
    """Each value once; in place of what is beyond the floats the last that is not."""
    floats = (float(max(least, min(value, _LARGEST))) + 0.0 for value in values)  # no minus zero
    return list(dict.fromkeys(floats))
