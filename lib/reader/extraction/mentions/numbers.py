"""Numbers as spoken: digits, words, scale words, one-word multiples and fractions.

``$1.5 million``, ``two hundred thousand``, ``1 million 200 thousand 691``, ``a million``,
``halved``, ``a third`` (in percent). A number knows what it is
worth; what it counts is for later steps.
"""

import unicodedata
from enum import StrEnum
from typing import NamedTuple

from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.languages import VULGAR, Mark, MarkKind, worth

MOST_DIGITS = 15
"""A longer run of digits is an account or a code, and would lose digits as a float."""

_PERCENT = 100
_SHORT = 2
"""Digits of what a fraction is divided by."""
_AFTER_GROWTH = (MarkKind.COMPARATIVE, MarkKind.FIGURE, MarkKind.COMPARISON, MarkKind.AS_MUCH)
_DASHES = "—–-"
_MOVES = frozenset({"from", "to"})
"""Endings that make an amount one end of a movement: no number goes on after it."""
_KILOGRAMS = 1000
"""Of a tonne."""
_HUNDRED = 100
_THOUSAND = 3
"""Digits of the largest number before a scale word."""


class Shape(StrEnum):
    """What the outer form of a number says."""

    DIGITS = "digits"
    WORDS = "words"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    CLOCK = "clock"
    CALENDAR = "calendar"
    CODE = "code"
    INDEFINITE = "indefinite"


class Number(NamedTuple):
    """Tokens ``first`` up to ``last`` are a number: ``number`` times ``multiplier``."""

    first: int
    last: int
    number: float
    multiplier: float
    shape: Shape

    @property
    def value(self) -> float:
        return self.number * self.multiplier

    @property
    def scaled(self) -> bool:
        """Whether a scale word is in it, as in 2 million and in 1 million 200 thousand."""
        return self.multiplier > 1 or self.last - self.first > 1


def numbers(page: Passage, sentence: Sentence) -> list[Number]:
    """Every number of the sentence, in order; the word "one" is one only before a unit, and a
    word inside a unit begins none.

    >>> from lib.reader.extraction.text.passage import passage
    >>> page = passage("Over two hundred thousand left by 14:06, and 1.5 million came", "en")
    >>> [(n.value, n.shape.value) for n in numbers(page, page.sentences[0])]
    [(200000.0, 'words'), (0.0, 'clock'), (1500000.0, 'digits')]
    """
    starts = _starts(page, sentence)
    if not starts:
        return []
    found = []
    taken = {i for mark in sentence.of(MarkKind.ANAPHOR) for i in range(mark.first, mark.last)}
    taken.update(i for mark in sentence.of(MarkKind.UNIT) for i in range(mark.first + 1, mark.last))
    index = sentence.first
    for start in starts:
        number = number_at(page, sentence, start) if start >= index and start not in taken else None
        if number is not None:
            found.append(number)
            index = number.last
    return found


def _is_written(text: str) -> bool:
    """Whether a token is written in digits, or is the sign of a fraction."""
    return text[0].isdecimal() or text in VULGAR


_BEGINS = (
    MarkKind.INDEFINITE,
    MarkKind.MULTIPLE,
    MarkKind.LOOSE_MULTIPLE,
    MarkKind.FRACTION,
    MarkKind.ONE,
    MarkKind.NUMBER,
    MarkKind.LONE,
)


def _starts(page: Passage, sentence: Sentence) -> list[int]:
    """The tokens a number can begin at: digits, and words that are numbers or part of one."""
    words = {mark.first for kind in _BEGINS for mark in sentence.marks.get(kind, ())}
    own = page.tokens[sentence.first : sentence.last]
    digits = [
        i
        for i, (text, _, _) in enumerate(own, sentence.first)
        if text[0].isdecimal() or text in VULGAR
    ]
    return sorted(words.union(digits))


def number_at(page: Passage, sentence: Sentence, index: int) -> Number | None:
    """The number that begins at a token, or None."""
    text = page.tokens[index].text
    if _is_written(text):
        parted = None
        if text in VULGAR or (index + 1 < sentence.last and page.tokens[index + 1].text == "/"):
            parted = _part_of_scale(page, sentence, index)
        return parted if parted is not None else _from_digits(page, sentence, index)
    indefinite = sentence.at(MarkKind.INDEFINITE, index)
    if indefinite is not None:
        last = indefinite.last
        while last < sentence.last and (scale := sentence.at(MarkKind.SCALE, last)):
            last = scale.last
        return Number(index, last, 0.0, 1.0, Shape.INDEFINITE)
    multiple = sentence.at(MarkKind.MULTIPLE, index)
    if multiple is not None:
        return Number(index, multiple.last, float(multiple.code), 1.0, Shape.MULTIPLE)
    parted = _part_of_scale(page, sentence, index)
    if parted is not None:
        return parted
    one = sentence.at(MarkKind.ONE, index)
    if one is not None and sentence.at(MarkKind.SCALE, one.last):
        return _compound(page, sentence, index)
    if sentence.at(MarkKind.LONE, index):
        return _compound(page, sentence, index)
    loose = sentence.at(MarkKind.LOOSE_MULTIPLE, index)
    if loose is not None and _multiplies(sentence, loose):
        return Number(index, loose.last, float(loose.code), 1.0, Shape.MULTIPLE)
    fraction = sentence.at(MarkKind.FRACTION, index)
    if fraction is not None and _is_fraction(page, sentence, fraction):
        return Number(index, fraction.last, float(fraction.code), 1.0, Shape.FRACTION)
    if sentence.at(MarkKind.NUMBER, index) is None:
        return None
    number = _compound(page, sentence, index)
    return number if number.value > 1 or sentence.at(MarkKind.UNIT, number.last) else None


def _part_of_scale(page: Passage, sentence: Sentence, index: int) -> Number | None:
    """A fraction of a scale word, which is an amount and no share: a quarter of a billion, 2/3 of a
    million; where the whole comes first, the scale word and then the fraction.
    """
    if MarkKind.SCALE not in sentence.marks:
        return None
    whole = sentence.at(MarkKind.SCALE, index) if page.language.head_final else None
    if whole is not None and "owner" in whole.cases:
        fraction = sentence.at(MarkKind.FRACTION, whole.last)
        if fraction is None:
            return None
        part = float(fraction.code) / _PERCENT
        return Number(index, fraction.last, part, float(whole.code), Shape.WORDS)
    part, last = _fraction(page, sentence, index)
    if not part:
        return None
    of = sentence.at(MarkKind.PREPOSITION, last)
    last = of.last if of is not None and of.code == "of" else last
    one = sentence.at(MarkKind.ONE, last)
    multiplier, end = _scales(page, sentence, one.last if one is not None else last)
    return Number(index, end, part, multiplier, Shape.WORDS) if multiplier > 1 else None


def _fraction(page: Passage, sentence: Sentence, index: int) -> tuple[float, int]:
    """What a fraction is worth and where it ends: two thirds, 2/3, ⅔; nought if there is none."""
    mark = sentence.at(MarkKind.FRACTION, index)
    if mark is not None:
        return float(mark.code) / _PERCENT, mark.last
    text = page.tokens[index].text
    if text in VULGAR:
        return unicodedata.numeric(text), index + 1
    if index + 3 > sentence.last or not text.isdecimal():
        return 0.0, index
    above, line, below = page.tokens[index : index + 3]
    touch = above.end == line.start and line.end == below.start
    proper = touch and line.text == "/" and below.text.isdecimal() and len(below.text) <= _SHORT
    if not proper or not 0 < int(above.text) < int(below.text):
        return 0.0, index
    return int(above.text) / int(below.text), index + 3


def _multiplies(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word such as "double" is growth: "more than double", "twice the figure"."""
    after = range(mark.last, min(mark.last + 2, sentence.last))
    return any(sentence.any_at(_AFTER_GROWTH, index) for index in after) or sentence.any_before(
        (MarkKind.BOUND, MarkKind.DIRECTION, MarkKind.STEP), mark.first
    )


_AFTER_FRACTION = (MarkKind.COMPARATIVE, MarkKind.SHARE, MarkKind.WHOLE, MarkKind.INDICATOR)
_BEFORE_FRACTION = (
    MarkKind.STEP,
    MarkKind.BOUND,
    MarkKind.DIRECTION,
    MarkKind.SHARE,
    MarkKind.PRESENT,
    MarkKind.FACT,
    MarkKind.TAKES,
)


def _is_fraction(page: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Whether words such as "a quarter" are a part of something, and not a time or a rank."""
    if "its" in mark.cases:
        return True
    much = sentence.at(MarkKind.AS_MUCH, mark.last)
    if much is not None:
        return much.code == "than"
    of = sentence.at(MarkKind.PREPOSITION, mark.last)
    if of is not None and of.code == "of":
        return not sentence.any_at((MarkKind.YEAR, MarkKind.MONTH, MarkKind.NUMBER), of.last)
    if sentence.any_at(_AFTER_FRACTION, mark.last) or sentence.at(
        MarkKind.INDICATOR, mark.last + 1
    ):
        return True
    return sentence.any_before(_BEFORE_FRACTION, mark.first) or _is_part_too(page, sentence, mark)


def _is_part_too(page: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Whether another area's part is told: "a third falls to A, to B — a quarter"."""
    after = mark.last + (mark.last < sentence.last and page.tokens[mark.last].text in _DASHES)
    if sentence.at(MarkKind.AREA, after) and sentence.of(MarkKind.FRACTION, None, mark.first):
        return True
    if mark.first == sentence.first:
        return False
    preposition = sentence.before(MarkKind.PREPOSITION, mark.first)
    dash = page.tokens[mark.first - 1].text in _DASHES
    told = sentence.before(MarkKind.AREA, preposition.first if preposition else mark.first - dash)
    return told is not None and bool(sentence.of(MarkKind.SHARE, None, told.first))


def _from_digits(page: Passage, sentence: Sentence, index: int) -> Number:
    text = page.tokens[index].text
    if ":" in text:
        return Number(index, index + 1, 0.0, 1.0, Shape.CLOCK)
    if "-" in text or "/" in text:
        return Number(index, index + 1, 0.0, 1.0, Shape.CALENDAR)
    if not text.isdecimal() and text not in VULGAR and worth(text, page.language.decimal) is None:
        shape = Shape.CALENDAR if text.count(".") > 1 else Shape.CODE
        return Number(index, index + 1, 0.0, 1.0, shape)
    if _is_too_long(text) or _glued_to_letters(page, sentence, index):
        return Number(index, index + 1, 0.0, 1.0, Shape.CODE)
    return _compound(page, sentence, index)


def _is_too_long(text: str) -> bool:
    """Whether a run has more digits than a number, signs aside."""
    return len(text) > MOST_DIGITS and sum(map(str.isdecimal, text)) > MOST_DIGITS


def _glued_to_letters(page: Passage, sentence: Sentence, index: int) -> bool:
    """Whether a letter stands right before the digits, at most a hyphen between: G20, Mi-17.

    A letter between digits is one of months: 10M2022; a code of money is none: USD41m.
    """
    if sentence.before(MarkKind.UNIT, index) is not None:
        return False
    before = page.text[max(0, page.tokens[index].start - 2) : page.tokens[index].start]
    if before[-1:].isalpha() and before[:1].isdecimal():
        return False
    if before[-1:].isalpha():
        return not page.text[page.tokens[index].end : page.tokens[index].end + 1].isspace()
    return len(before) == 2 and before[1] in "-‐‑" and before[0].isalpha() and before[0].isupper()


def _compound(page: Passage, sentence: Sentence, first: int) -> Number:
    """A group and its scale words, and further groups while the scales grow smaller, the unit
    between them or not: 1 million 200 thousand, 1 billion dollars 477 million, 5 t 640 kg.
    """
    text = page.tokens[first].text
    if text.isdecimal() and _stands_by_itself(page, sentence, first + 1):
        return Number(first, first + 1, float(text), 1.0, Shape.DIGITS)
    group, index = _group(page, sentence, first)
    multiplier, index = _scales(page, sentence, index)
    half = sentence.at(MarkKind.AND_HALF, index) if multiplier > 1 else None
    if half is not None:
        return Number(first, half.last, group + float(half.code), multiplier, Shape.WORDS)
    index = _after_suffix(page, sentence, index)
    shape = Shape.DIGITS if _is_written(page.tokens[first].text) else Shape.WORDS
    value, ceiling, parts = group * multiplier, multiplier, 1
    while ceiling > 1:
        unit = sentence.at(MarkKind.UNIT, index)
        if unit is not None and (unit.cases & _MOVES or not _in_digits(page, unit.last)):
            break
        joined = sentence.at(MarkKind.AND_NUMBER, index) if shape is Shape.WORDS else None
        after = joined.last if joined is not None else unit.last if unit is not None else index
        more, after_group = _group(page, sentence, after)
        scale, last = _scales(page, sentence, after_group)
        if joined is not None and (scale > 1 or sentence.of(MarkKind.RESPECTIVELY)):
            break
        words = shape is Shape.DIGITS and last > index and not _in_digits(page, index)
        words = words and unit is None
        if not 0 < more < 1000 or scale >= ceiling or (words and scale == 1.0):
            break
        if unit is not None and scale == 1.0:
            break
        last = _after_suffix(page, sentence, last)
        value, ceiling, index, parts = value + more * scale, scale, last, parts + 1
    if parts > 1:
        return Number(first, index, value, 1.0, shape)
    return _with_kilograms(page, sentence, Number(first, index, group, multiplier, shape))


def _stands_by_itself(page: Passage, sentence: Sentence, index: int) -> bool:
    """Whether nothing that can be of a number begins after its digits: fast, as of most years."""
    if index >= sentence.last:
        return True
    sign = page.tokens[index].text
    return index not in sentence.starts and sign not in ",-/" and not _is_written(sign)


def _with_kilograms(page: Passage, sentence: Sentence, number: Number) -> Number:
    """Tonnes with the kilograms that follow them, as one number of tonnes."""
    tonnes = sentence.at(MarkKind.UNIT, number.last)
    if tonnes is None or tonnes.code != "t" or not _in_digits(page, tonnes.last):
        return number
    more, last = _group(page, sentence, tonnes.last)
    kilograms = sentence.at(MarkKind.UNIT, last)
    if kilograms is None or kilograms.code != "kg" or not 0 < more < _KILOGRAMS:
        return number
    value = number.number + more / _KILOGRAMS / number.multiplier
    return number._replace(last=last, number=value)


def _in_digits(page: Passage, index: int) -> bool:
    return index < len(page.tokens) and page.tokens[index].text[0].isdecimal()


def _group(page: Passage, sentence: Sentence, index: int) -> tuple[float, int]:
    """Digits, or number words that add up (two hundred forty-five), and where they end."""
    if index >= sentence.last:
        return 0.0, index
    if _is_written(page.tokens[index].text):
        return _in_figures(page, sentence, index)
    lone = sentence.at(MarkKind.LONE, index)
    one = sentence.at(MarkKind.ONE, index)
    if lone is not None:
        group = float(lone.code)
    elif one is not None and sentence.at(MarkKind.SCALE, one.last):
        group, index = float(one.code), one.last
    else:
        group, index = _words(page, sentence, index)
    hundred = sentence.at(MarkKind.SCALE, index)
    if group and hundred is not None and float(hundred.code) == _HUNDRED:
        rest, last = _after_and(page, sentence, hundred.last)
        return group * _HUNDRED + rest, last
    return group, index


def _after_and(page: Passage, sentence: Sentence, index: int) -> tuple[float, int]:
    """Number words below a hundred, after "and" or not, and where they end: two hundred and five.

    Nought and `index` where there are none, and where they are hundreds of their own: one hundred
    and two hundred.
    """
    joined = sentence.at(MarkKind.AND_NUMBER, index)
    rest, last = _words(page, sentence, joined.last if joined is not None else index)
    more = sentence.at(MarkKind.SCALE, last)
    own = more is not None and float(more.code) == _HUNDRED
    return (rest, last) if 0 < rest < _HUNDRED and not own else (0.0, index)


def _in_figures(page: Passage, sentence: Sentence, index: int) -> tuple[float, int]:
    """A number in digits, with a fraction after it or decimals that a space parts from their
    comma: 1½, 1 1/2, 2 and a half, 12, 4 million.
    """
    text = page.tokens[index].text
    if text in VULGAR:
        return unicodedata.numeric(text), index + 1
    value = worth(text, page.language.decimal)
    if value is None or _is_too_long(text):
        return 0.0, index
    index += 1
    if index >= sentence.last or not text.isdecimal():
        return value, index
    half = sentence.at(MarkKind.AND_HALF, index)
    if half is not None and not sentence.at(MarkKind.TIME, index):
        return value + float(half.code), half.last
    part, last = (
        _fraction(page, sentence, index) if _is_written(page.tokens[index].text) else (0.0, 0)
    )
    if part and len(text) <= _SHORT:
        return value + part, last
    if _has_decimals_apart(page, sentence, index):
        return float(f"{text}.{page.tokens[index + 1].text}"), index + 2
    return value, index


def _has_decimals_apart(page: Passage, sentence: Sentence, comma: int) -> bool:
    """Whether after a number a comma, a space and one or two digits of a scale word stand, in a
    language of decimal commas; three such numbers are a list.
    """
    digits = comma + 1
    if digits >= sentence.last or page.tokens[comma].text != ",":
        return False
    if not page.language.decimal.startswith(",") or len(page.tokens[comma - 1].text) > _THOUSAND:
        return False
    text = page.tokens[digits].text
    listed = comma - 2 >= sentence.first and page.tokens[comma - 2].text in ",-"
    if listed or not text.isdecimal() or len(text) > _SHORT:
        return False
    return page.tokens[comma - 1].end == page.tokens[comma].start and bool(
        sentence.at(MarkKind.SCALE, digits + 1)
    )


def _words(page: Passage, sentence: Sentence, index: int) -> tuple[float, int]:
    """Number words of falling size, with or without hyphens: forty-five."""
    total, ceiling = 0.0, float("inf")
    while True:
        hyphen = total > 0 and index < sentence.last and page.tokens[index].text == "-"
        mark = sentence.at(MarkKind.NUMBER, index + hyphen)
        if mark is None or float(mark.code) >= ceiling:
            return total, index
        ceiling = _ceiling(float(mark.code))
        total, index = total + float(mark.code), mark.last
        half = sentence.at(MarkKind.AND_HALF, index)
        if half is not None and not sentence.at(MarkKind.TIME, index):
            return total + float(half.code), half.last


def _ceiling(word: float) -> float:
    """What a number word can only be followed by less than: forty-five, one and a half."""
    return next((size for size in (100.0, 10.0, 1.0) if word >= size and word % size == 0), 0.0)


def _after_suffix(page: Passage, sentence: Sentence, index: int) -> int:
    """Where a number with its glued ending ends, a hyphen between or not: 40th, 40-th."""
    hyphen = 0 < index < sentence.last and page.tokens[index].text == "-"
    glued = sentence.at(MarkKind.SUFFIX, index + hyphen)
    touches = page.tokens[index - 1].end == page.tokens[index].start if glued else False
    return glued.last if glued and touches else index


def _scales(page: Passage, sentence: Sentence, index: int) -> tuple[float, int]:
    """The product of the scale words from `index` on, each larger than the one before."""
    product, largest = 1.0, 1.0
    bound = _after_suffix(page, sentence, index)
    more = after_bound(sentence, bound, MarkKind.SCALE)
    index = more if more > bound else index
    while True:
        mark = sentence.at(MarkKind.SCALE, index)
        if mark is None or float(mark.code) <= largest or not _is_scale(page, mark):
            return product, index
        largest = float(mark.code)
        product, index = product * largest, mark.last
        if index == sentence.last and index > mark.first + 1:
            return product, index - 1


def after_bound(sentence: Sentence, index: int, kind: MarkKind) -> int:
    """Where a scale word or unit stands, a bound between it and its number: 2 and more million."""
    bound = sentence.at(MarkKind.BOUND_AFTER, index)
    return bound.last if bound is not None and sentence.at(kind, bound.last) else index


def _is_scale(page: Passage, mark: Mark) -> bool:
    """Whether a one-letter scale is one: it touches its number and nothing after it (5m)."""
    index = mark.first
    token = page.tokens[index]
    if token.end - token.start > 1 or mark.last > index + 1:
        return True
    touches_before = index > 0 and page.tokens[index - 1].end == token.start
    return touches_before and not page.text[token.end : token.end + 1].isalnum()
