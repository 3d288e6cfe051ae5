"""Numbers as readers see them, by locale. The only place that knows digits.

What was said keeps the digits that were spoken ("$4 billion", never "4.0"); what is computed
or recorded is rounded to three significant digits in text and kept whole in tables and files.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from babel.numbers import format_compact_decimal, format_decimal, format_scientific

from lib.codelists.codes import codelist

_SIGNIFICANT = 3
_MINUS = "\u2212"
_SMALLEST, _LARGEST = 1e-5, 1e18
"""Below and from here on nobody could read the noughts: powers of ten are written."""
_RATIO, _MANY_TIMES = "ratio", 1e6
"""Multiples up to here are written in full: nobody says "1.08 thousand times"."""
_THOUSAND = 1000
_PERCENT_DIGITS = 4
_PERCENTS = frozenset({"percent", "percent_gdp"})
_POWERS = "0.##E0"
_NEWSPAPER: Mapping[str, Mapping[str, str]] = {
    "en": {"B": "bn", "M": "m", "K": "k"},
    "ky": {"млд": "млрд"},
}
"""How newspapers shorten what CLDR shortens otherwise, by language."""
_IN_WORDS = frozenset({"en"})
"""Languages that write "billion" in a sentence; others shorten it there too, as their newspapers
do: a word for it would have to be inflected with the sentence."""


def least_written(unit: str) -> float:
    """The smallest number of a unit that is written, if it has one; else 0. Percentages have at
    most four digits after the point: 0.0022, 0.0006, and less than 0.0001.

    >>> least_written("percent"), least_written("USD")
    (0.0001, 0)
    """
    return 10**-_PERCENT_DIGITS if unit in _PERCENTS else 0


def amount(
    value: float,
    unit: str,
    locale: str = "en",
    *,
    spoken: bool = False,
    significant: int = _SIGNIFICANT,
) -> str:
    """A number with its unit in words, to so many significant digits.

    >>> amount(3006656000, "USD"), amount(4e9, "USD", spoken=True)
    ('$3.01 billion', '$4 billion')
    >>> amount(1.6088, "ratio"), amount(7.0, "ratio", spoken=True)
    ('×1.61', '×7')
    >>> amount(0.8847, "ratio"), amount(1.2048, "ratio", significant=4)
    ('×0.88', '×1.205')
    >>> amount(19.105, "percent"), amount(1e6, "persons", spoken=True)
    ('19.1%', '1 million')
    >>> amount(91.0, "USD"), amount(5.0, "persons"), amount(91.4, "USD")
    ('$91', '5', '$91.4')
    >>> amount(-8967e6, "USD")
    '\u2212$8.97 billion'
    """
    # Rounded, the largest float is none; below 1 fewer digits are written, and one rounding after
    # another would make 0.8847 first 0.885 and then 0.89.
    exact = spoken or abs(value) >= _LARGEST or abs(value) < 1
    size = abs(value) if exact else float(f"{abs(value):.{significant}g}")
    digits = _needed(size) if spoken else _fraction_digits(size, significant)
    if unit in _PERCENTS and not spoken:
        digits = min(digits, _PERCENT_DIGITS)
    if 1 <= size < _THOUSAND and size == int(size) and unit not in (*_PERCENTS, _RATIO):
        digits = 0  # dollars and people that are counted one by one are whole
    length: Literal["short", "long"] = "long" if locale[:2] in _IN_WORDS else "short"
    return _with_unit(_digits(size, digits, unit, locale, length), value, unit, locale)


def short(value: float, unit: str, locale: str = "en") -> str:
    """A number on an axis, all its digits and no more.

    >>> short(4e9, "USD"), short(2.5e6, "USD"), short(0, "USD"), short(2, "ratio")
    ('$4bn', '$2.5m', '0', '×2')
    >>> short(0.0005, "percent"), short(5e-07, "percent")
    ('0.0005%', '5E-7%')
    """
    if value == 0:
        return "0"
    number = _digits(abs(value), _needed(abs(value)), unit, locale, "short")
    return _with_unit(number, value, unit, locale)


def full(value: float, locale: str = "en") -> str:
    """A number with all its digits, its thousands parted; in powers of ten where nobody could
    read the noughts.

    >>> full(3006656000), full(0.5), full(-2.25), full(0)
    ('3,006,656,000', '0.5', '-2.25', '0')
    >>> full(3e22), full(5e-07)
    ('3E22', '5E-7')
    """
    size = abs(value)
    if 0 < size < _SMALLEST or size >= _LARGEST:
        return str(format_scientific(value, _POWERS, locale))
    return str(format_decimal(value, "#,##0.######", locale=locale))


def bounded(words: str, bound: str, locale: str = "en") -> str:
    """A number with what was said about it: "more than $4 billion"."""
    return codelist("bound")[bound].label(locale[:2]).format(value=words)


def _with_unit(number: str, value: float, unit: str, locale: str) -> str:
    pattern = codelist("unit")[unit].attributes
    words = pattern.get(f"pattern_{locale[:2]}", pattern["pattern_en"]).format(value=number)
    return f"{_MINUS}{words}" if value < 0 else words


def _digits(
    size: float, digits: int, unit: str, locale: str, length: Literal["short", "long"]
) -> str:
    """A number in thousands, millions and so on; a multiple in full."""
    if unit == _RATIO and 1000 <= size < _MANY_TIMES:
        return full(size, locale)
    return _compact(size, digits, locale, length)


@lru_cache(maxsize=8192)
def _compact(value: float, digits: int, locale: str, length: Literal["short", "long"]) -> str:
    if 0 < value < _SMALLEST or value >= _LARGEST:
        return str(format_scientific(value, _POWERS, locale))
    if value < 1000:
        return str(format_decimal(round(value, digits), f"0.{'0' * digits}", locale=locale))
    said = format_compact_decimal(value, format_type=length, locale=locale, fraction_digits=digits)
    if length == "short":
        for found, instead in _NEWSPAPER.get(locale[:2], {}).items():
            said = said.replace(found, instead)
    return str(said)


def _needed(value: float) -> int:
    """Digits after the point that were spoken: none in 4 billion, one in 3.5 billion."""
    while value >= 1000:
        value /= 1000
    most = 4 if value >= 0.001 else 6
    return next((n for n in range(most) if round(value, n) == round(value, 6)), most)


def _fraction_digits(value: float, significant: int) -> int:
    """Digits after the point that leave so many significant ones, thousands aside; below 1
    one less, so that what is small is never a 0.

    >>> [_fraction_digits(value, 3) for value in (3006656000, 19.1, 123456, 0.85, 0.0064)]
    [2, 1, 0, 2, 4]
    """
    while value >= 1000:
        value /= 1000
    power = math.floor(math.log10(value)) if value else 0
    return max(0, significant - 1 - power - (power < 0))
