"""Numbers as spoken: digits, words, scale words, one-word multiples and fractions.

``$1.5 million``, ``two hundred thousand``, ``1 million 200 thousand 691``, ``a million``,
``halved``, ``a third`` (in percent). A number knows what it is
worth; what it counts is for later steps.
"""

from enum import StrEnum
from typing import NamedTuple

from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.languages import Mark, MarkKind

MOST_DIGITS = 15
"""A longer run of digits is an account or a code, and would lose digits as a float."""


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
    found = []
    taken = {i for mark in sentence.of(MarkKind.ANAPHOR) for i in range(mark.first, mark.last)}
    taken.update(i for mark in sentence.of(MarkKind.UNIT) for i in range(mark.first + 1, mark.last))
    index = sentence.first
    for start in _starts(page, sentence):
        number = (
            _number_at(page, sentence, start) if start >= index and start not in taken else None
        )
        if number is not None:
            found.append(number)
            index = number.last
    return found


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
    digits = [i for i, token in enumerate(own, sentence.first) if token.text[0].isdecimal()]
    return sorted(words.union(digits))


def _number_at(page: Passage, sentence: Sentence, index: int) -> Number | None:
    indefinite = sentence.at(MarkKind.INDEFINITE, index)
    if indefinite is not None:
        last = indefinite.last
        while last < sentence.last and (scale := sentence.at(MarkKind.SCALE, last)):
            last = scale.last
        return Number(index, last, 0.0, 1.0, Shape.INDEFINITE)
    multiple = sentence.at(MarkKind.MULTIPLE, index)
    if multiple is not None:
        return Number(index, multiple.last, float(multiple.code), 1.0, Shape.MULTIPLE)
    text = page.tokens[index].text
    if text[0].isdecimal():
        return _from_digits(page, sentence, index)
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


def _multiplies(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word such as "double" is growth: "more than double", "twice the figure"."""
    after = range(mark.last, min(mark.last + 2, sentence.last))
    return any(sentence.any_at(_AFTER_GROWTH, index) for index in after) or sentence.any_before(
        (MarkKind.BOUND, MarkKind.DIRECTION, MarkKind.STEP), mark.first
    )


_AFTER_GROWTH = (MarkKind.COMPARATIVE, MarkKind.FIGURE, MarkKind.COMPARISON, MarkKind.AS_MUCH)


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


_DASHES = "—–-"


def _from_digits(page: Passage, sentence: Sentence, index: int) -> Number:
    token = page.tokens[index]
    if ":" in token.text:
        return Number(index, index + 1, 0.0, 1.0, Shape.CLOCK)
    if "-" in token.text or "/" in token.text or token.text.count(".") > 1:
        return Number(index, index + 1, 0.0, 1.0, Shape.CALENDAR)
    if len(token.text) > MOST_DIGITS or _glued_to_letters(page, index):
        return Number(index, index + 1, 0.0, 1.0, Shape.CODE)
    return _compound(page, sentence, index)


def _glued_to_letters(page: Passage, index: int) -> bool:
    """Whether a letter stands right before the digits, at most a hyphen between: G20, Mi-17.

    A letter between digits is one of months: 10M2022.
    """
    before = page.text[max(0, page.tokens[index].start - 2) : page.tokens[index].start]
    if before[-1:].isalpha() and before[:1].isdecimal():
        return False
    if before[-1:].isalpha():
        return not page.text[page.tokens[index].end : page.tokens[index].end + 1].isspace()
    return len(before) == 2 and before[1] in "-‐‑" and before[0].isalpha() and before[0].isupper()


def _compound(page: Passage, sentence: Sentence, first: int) -> Number:
    """A group and its scale words, and further groups while the scales grow smaller."""
    worth, index = _group(page, sentence, first)
    multiplier, index = _scales(page, sentence, index)
    index = _after_suffix(page, sentence, index)
    shape = Shape.DIGITS if page.tokens[first].text[0].isdecimal() else Shape.WORDS
    value, ceiling, parts = worth * multiplier, multiplier, 1
    while ceiling > 1:
        more, after_group = _group(page, sentence, index)
        scale, last = _scales(page, sentence, after_group)
        words = shape is Shape.DIGITS and last > index and not _in_digits(page, index)
        if not 0 < more < 1000 or scale >= ceiling or (words and scale == 1.0):
            break
        last = _after_suffix(page, sentence, last)
        value, ceiling, index, parts = value + more * scale, scale, last, parts + 1
    if parts > 1:
        return Number(first, index, value, 1.0, shape)
    return Number(first, index, worth, multiplier, shape)


def _in_digits(page: Passage, index: int) -> bool:
    return index < len(page.tokens) and page.tokens[index].text[0].isdecimal()


def _group(page: Passage, sentence: Sentence, index: int) -> tuple[float, int]:
    """Digits, or number words that add up (two hundred forty-five), and where they end."""
    if index >= sentence.last:
        return 0.0, index
    text = page.tokens[index].text
    if text[0].isdecimal():
        decimal = text.translate(page.language.plain_digits)
        return (float(decimal), index + 1) if _is_plain(decimal) else (0.0, index)
    lone = sentence.at(MarkKind.LONE, index)
    if lone is not None:
        return float(lone.code), index
    one = sentence.at(MarkKind.ONE, index)
    if one is not None and sentence.at(MarkKind.SCALE, one.last):
        worth, index = float(one.code), one.last
    else:
        worth, index = _words(page, sentence, index)
    if not worth and sentence.at(MarkKind.LONE, index):
        worth = 1.0
    hundred = sentence.at(MarkKind.SCALE, index)
    if worth and hundred is not None and float(hundred.code) == 100:
        rest, last = _words(page, sentence, hundred.last)
        return worth * 100 + rest, last
    return worth, index


def _words(page: Passage, sentence: Sentence, index: int) -> tuple[float, int]:
    """Number words of falling size, with or without hyphens: forty-five."""
    worth, ceiling = 0.0, float("inf")
    while True:
        hyphen = worth > 0 and index < sentence.last and page.tokens[index].text == "-"
        mark = sentence.at(MarkKind.NUMBER, index + hyphen)
        if mark is None or float(mark.code) >= ceiling:
            return worth, index
        ceiling = _ceiling(float(mark.code))
        worth, index = worth + float(mark.code), mark.last
        half = sentence.at(MarkKind.AND_HALF, index)
        if half is not None:
            return worth + 0.5, half.last


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
        if mark is None or float(mark.code) <= largest or not _is_scale(page, mark.first):
            return product, index
        largest = float(mark.code)
        product, index = product * largest, mark.last
        if index == sentence.last and index > mark.first + 1:
            return product, index - 1


def after_bound(sentence: Sentence, index: int, kind: MarkKind) -> int:
    """Where a scale word or unit stands, a bound between it and its number: 2 and more million."""
    bound = sentence.at(MarkKind.BOUND_AFTER, index)
    return bound.last if bound is not None and sentence.at(kind, bound.last) else index


def _is_scale(page: Passage, index: int) -> bool:
    """Whether a one-letter scale is one: it touches its number and nothing after it (5m)."""
    token = page.tokens[index]
    if token.end - token.start > 1:
        return True
    touches_before = index > 0 and page.tokens[index - 1].end == token.start
    return touches_before and not page.text[token.end : token.end + 1].isalnum()


def _is_plain(decimal: str) -> bool:
    return len(decimal) <= MOST_DIGITS + 1 and decimal.replace(".", "", 1).isdecimal()
