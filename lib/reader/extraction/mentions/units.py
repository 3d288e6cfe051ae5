"""The unit beside a number, and whether the number is of a kind that is never a figure."""

import unicodedata
from typing import NamedTuple

from lib.model import RejectionReason
from lib.reader.extraction.mentions.numbers import Number, Shape, after_bound
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.trigger_meaning import ANY_NOUN
from lib.reader.languages import Mark, MarkKind

RATIO = "ratio"
PERCENT = "percent"
PERSONS = "persons"
MONEY = frozenset({"USD", "EUR", "RUB", "KGS"})
TONNES = frozenset({"t", "kg"})
FEWEST_PEOPLE = 100
"""A bare number below this is not taken for people, whatever was spoken of."""
_THAN = "than"
"""Words like as much as, which say what something is a part of."""
_HUNDREDTH = 0.01
"""Parts of an old amount are hundredths of it: half as much."""
_BODY = "seat"
"""What an area has that is no people: firms, banks."""
_NOUN_WITHIN = 5
"""The noun counted stands at most so many tokens after its number."""

_NOUNS = ANY_NOUN | {"group", "lands", "routes", "source", "figure", "event"}
"""Words for what a number can count besides people."""
_AFTER_PEOPLE = (
    *(
        MarkKind.PREPOSITION,
        MarkKind.SEPARATOR,
        MarkKind.PRESENT,
        MarkKind.FACT,
        MarkKind.LIVING,
        MarkKind.ACT,
        MarkKind.DIRECTION,
        MarkKind.SAY,
        MarkKind.TIME,
    ),
    MarkKind.ABROAD,
)
_AFTER_A_NOUN = (MarkKind.SEPARATOR, MarkKind.PRESENT, MarkKind.TIME, MarkKind.MONTH)
_AMOUNTS = frozenset({Shape.DIGITS, Shape.WORDS, Shape.CODE})
_DOLLARS, _DOLLARS_OF = "USD", "USA"
_ATTRIBUTE_WITHIN = 2
_BY_SHAPE = {
    Shape.CLOCK: RejectionReason.TIME_OF_DAY,
    Shape.CALENDAR: RejectionReason.DATE,
    Shape.CODE: RejectionReason.REFERENCE,
    Shape.INDEFINITE: RejectionReason.INDEFINITE,
}
_BY_NEXT = {
    MarkKind.AGE: RejectionReason.AGE,
    MarkKind.DISTANCE: RejectionReason.DISTANCE,
    MarkKind.OTHER_UNIT: RejectionReason.OTHER_UNIT,
    MarkKind.REFERENCE_AFTER: RejectionReason.REFERENCE,
}
_BY_PREVIOUS = {
    MarkKind.REFERENCE: RejectionReason.REFERENCE,
    MarkKind.OTHER_UNIT: RejectionReason.OTHER_UNIT,
}


class Amount(NamedTuple):
    """Tokens ``first`` up to ``last`` are a number with its unit (none where it has none)."""

    number: Number
    unit: str | None
    first: int
    last: int
    unit_mark: tuple[int, int] | None
    """Tokens that gave the unit."""


def amount(page: Passage, sentence: Sentence, number: Number) -> Amount:
    """The number with the unit sign or word that touches it.

    >>> from lib.reader.extraction.text.passage import passage
    >>> from lib.reader.extraction.mentions.numbers import numbers
    >>> page = passage("It cost $4 billion, or 37 percent, or 14,000 Kyrgyz workers", "en")
    >>> sentence = page.sentences[0]
    >>> [amount(page, sentence, n).unit for n in numbers(page, sentence)]
    ['USD', 'percent', 'persons']
    """
    if number.shape is Shape.MULTIPLE:
        return Amount(number, RATIO, number.first, number.last, (number.first, number.last))
    much = sentence.at(MarkKind.AS_MUCH, number.last)
    if number.shape is Shape.FRACTION and much is not None and much.code == _THAN:
        times = number._replace(multiplier=_HUNDREDTH)
        return Amount(times, RATIO, number.first, number.last, (number.first, number.last))
    if number.shape is Shape.FRACTION:
        return Amount(number, PERCENT, number.first, number.last, (number.first, number.last))
    after = sentence.at(MarkKind.UNIT, after_bound(sentence, number.last, MarkKind.UNIT))
    if after is not None and (not _touches_if_short(page, after) or _is_of_next(page, after)):
        after = None
    alone = number.last == number.first + 1
    within = () if alone else sentence.of(MarkKind.UNIT, number.first + 1, number.last)
    if within:
        last = after.last if after is not None else number.last
        return Amount(number, within[0].code, number.first, last, (within[0].first, within[0].last))
    if after is not None:
        suffix = sentence.at(MarkKind.SUFFIX, after.last)
        last = suffix.last if suffix is not None else after.last
        return Amount(number, after.code, number.first, last, (after.first, after.last))
    before = sentence.before(MarkKind.UNIT, number.first - _has_minus(page, number))
    if before is not None and before.code in MONEY and _is_sign(page, before):
        return Amount(number, before.code, before.first, number.last, (before.first, before.last))
    factor = sentence.before(MarkKind.FACTOR, number.first)
    if factor is not None:
        return Amount(number, RATIO, number.first, number.last, (factor.first, factor.last))
    in_a_year = is_year(page, number) and (
        sentence.before(MarkKind.PREPOSITION, number.first)
        or sentence.at(MarkKind.YEAR_WORD, number.last)
    )
    noun = None if in_a_year else _noun(page, sentence, number.last, is_year(page, number))
    if noun is not None:
        return Amount(number, PERSONS, number.first, number.last, noun)
    return Amount(number, None, number.first, number.last, None)


def _has_minus(page: Passage, number: Number) -> bool:
    """Whether a minus touches a number, as between a sign of money and it: $-5, USD -5."""
    sign = number.first - 1
    return (
        sign >= 0
        and page.tokens[sign].text == "-"
        and page.tokens[sign].end == page.tokens[number.first].start
    )


def _is_a_people(page: Passage, mark: Mark) -> bool:
    """Whether a name that changes is that of people, not of their country, which has a capital."""
    return "nominative" in mark.cases and page.text[page.tokens[mark.first].start].islower()


_EVERYWHERE = "WLD"
"""Countries can be counted themselves: the citizens of 40 foreign states."""


def _touches_if_short(page: Passage, mark: Mark) -> bool:
    """Whether a sign for how many times touches its number: 1.5x, and not 5 x 4."""
    if mark.code != RATIO or mark.last > mark.first + 1:
        return True
    sign = page.tokens[mark.first]
    return sign.end - sign.start > 1 or page.tokens[mark.first - 1].end == sign.start


def _is_of_next(page: Passage, mark: Mark) -> bool:
    """Whether a sign of money stands before the next number: "in 2023 $31 million was"."""
    if mark.code not in MONEY or mark.last >= len(page.tokens) or not _is_sign(page, mark):
        return False
    touches = page.tokens[mark.last].start == page.tokens[mark.last - 1].end
    apart = page.tokens[mark.first - 1].end < page.tokens[mark.first].start
    return touches and apart and page.tokens[mark.last].text[0].isdecimal()


def _is_sign(page: Passage, mark: Mark) -> bool:
    """Whether a unit is a sign or in capitals, as it must be before its number: $ 5, USD 5."""
    start, end = page.span(mark.first, mark.last)
    return page.text[start:end].upper() == page.text[start:end]


def may_count_people(page: Passage, sentence: Sentence, number: Number) -> bool:
    """Whether a bare number may count people: large enough, and no other noun follows."""
    if number.value < FEWEST_PEOPLE:
        return False
    if number.last >= sentence.last or not page.tokens[number.last].text[0].isalpha():
        return True
    begun = sentence.starts.get(number.last, {})
    return not (begun.keys() <= _NOUNS or _counts_bodies(sentence, number.last))


def _counts_bodies(sentence: Sentence, last: int) -> bool:
    """Whether a number counts what is an area's and no people: 397 Omani firms."""
    area = sentence.at(MarkKind.AREA, last)
    body = sentence.at(MarkKind.GROUP, area.last) if area is not None else None
    return body is not None and body.code == _BODY


def _noun(page: Passage, sentence: Sentence, last: int, year: bool) -> tuple[int, int] | None:
    """The people a number counts: "a million of our migrants", "14,000 Kyrgyz workers"."""
    for index in range(last, min(last + _NOUN_WITHIN, sentence.last)):
        people = sentence.at(MarkKind.PEOPLE, index)
        area = sentence.at(MarkKind.AREA, index)
        if people is not None and area is not None and _is_hyphened(page, sentence, area):
            return None
        if people is not None:
            return people.first, people.last
        if (
            index == last
            and area is not None
            and area.code == _EVERYWHERE
            and "owner" in area.cases
        ):
            return None
        nationals = area if index == last and not year else None
        if (
            nationals is not None
            and (not nationals.cases or _is_a_people(page, nationals))
            and _stands_alone(page, sentence, nationals.last)
        ):
            return nationals.first, nationals.last
        text = page.tokens[index].text
        governs = sentence.at(MarkKind.PREPOSITION, index)
        stops = sentence.any_at(_AFTER_A_NOUN, index) or (governs and governs.code == "to")
        if (not text[0].isalpha() and text != "-") or stops or sentence.at(MarkKind.NUMBER, index):
            return None
    return None


def _is_hyphened(page: Passage, sentence: Sentence, area: Mark) -> bool:
    """Whether a name is the first of two that a hyphen joins: Kyrgyz-Omani banks."""
    joined = area.last + 1 < sentence.last and page.tokens[area.last].text == "-"
    return joined and sentence.at(MarkKind.AREA, area.last + 1) is not None


def _stands_alone(page: Passage, sentence: Sentence, index: int) -> bool:
    """Whether no noun follows: the 200,000 Uzbeks are people, 200 Uzbek mills are not."""
    if index >= sentence.last or not page.tokens[index].text[0].isalpha():
        return index >= sentence.last or page.tokens[index].text != "-"
    return sentence.any_at(_AFTER_PEOPLE, index)


def never_a_figure(page: Passage, sentence: Sentence, number: Number) -> RejectionReason | None:
    """The reason a number is none by its form or its neighbours alone, or None."""
    if _in_other_money(page, sentence, number):
        return RejectionReason.OTHER_UNIT
    by_shape = _BY_SHAPE.get(number.shape)
    if by_shape is not None:
        return by_shape
    if sentence.any_at(_BY_NEXT, number.last):
        return next(_BY_NEXT[kind] for kind in _BY_NEXT if sentence.at(kind, number.last))
    if sentence.any_before(_BY_PREVIOUS, number.first):
        return next(
            _BY_PREVIOUS[kind] for kind in _BY_PREVIOUS if sentence.before(kind, number.first)
        )
    if _foreign_date(page, sentence, number):
        return RejectionReason.DATE
    return None


def _in_other_money(page: Passage, sentence: Sentence, number: Number) -> bool:
    """Whether an amount is in a currency that is no unit of ours.

    How money is written tells, whatever it is called: letters that touch a sign (A$5 billion) or
    a large number (K9.4 billion), a sign or three capitals beside it (₹5 million, 41 million CAD),
    and the attribute of a currency (41 million Canadian dollars).
    """
    if number.shape not in _AMOUNTS:
        return False
    return (
        _touched_by_letters(page, sentence, number)
        or _has_a_strange_sign(page, sentence, number)
        or _is_called_after_another(page, sentence, number)
    )


_LONGEST_SIGN = 3
"""Letters that stand for a currency: K, RM, CAD."""


def _touched_by_letters(page: Passage, sentence: Sentence, number: Number) -> bool:
    sign = sentence.before(MarkKind.UNIT, number.first)
    first = sign.first if sign is not None and _is_sign(page, sign) else number.first
    if first == sentence.first:
        return False
    before = page.tokens[first - 1]
    if not before.text.isalpha() or before.end != page.tokens[first].start:
        return False
    if first < number.first:
        return True
    large = number.scaled or sentence.at(MarkKind.SCALE, number.last) is not None
    return large and len(before.text) <= _LONGEST_SIGN and page.text[before.start].isupper()


def _has_a_strange_sign(page: Passage, sentence: Sentence, number: Number) -> bool:
    """Whether a sign or a code of money that is on no list stands right beside a number."""
    beside = [number.first - 1, number.last]
    tokens = [
        i for i in beside if sentence.first <= i < sentence.last and not _is_known(sentence, i)
    ]
    written = [page.text[page.tokens[i].start : page.tokens[i].end] for i in tokens]
    if any(unicodedata.category(text[0]) == "Sc" for text in written):
        return True
    codes = (len(t) == _LONGEST_SIGN and t.isascii() and t.isupper() for t in written)
    return number.scaled and any(codes)


def _is_called_after_another(page: Passage, sentence: Sentence, number: Number) -> bool:
    """Whether a currency of ours is a word too late: it is that of another country."""
    if _in_brackets_of(page, sentence, number.last):
        return True
    for index in range(number.last, min(number.last + _ATTRIBUTE_WITHIN + 1, sentence.last)):
        money = sentence.at(MarkKind.UNIT, index)
        if money is not None:
            return index > number.last and money.code in MONEY and not _is_sign(page, money)
        area = sentence.at(MarkKind.AREA, index) or sentence.before(MarkKind.AREA, index + 1)
        named = area is not None
        if area is not None and (other := sentence.at(MarkKind.OTHER_UNIT, area.last)) is not None:
            return other.code == "money"
        if not page.tokens[index].text.isalpha() or not (named or not _is_known(sentence, index)):
            return False
    return False


def _in_brackets_of(page: Passage, sentence: Sentence, index: int) -> bool:
    """Whether only whose money it is stands in brackets: $41 million (Canadian)."""
    if index + 2 >= sentence.last or page.tokens[index].text != "(":
        return False
    area = sentence.at(MarkKind.AREA, index + 1)
    closed = area is not None and page.tokens[min(area.last, sentence.last - 1)].text == ")"
    sign = sentence.before(MarkKind.UNIT, index - 1) or sentence.before(MarkKind.UNIT, index - 2)
    signed = sign is not None and sign.code == _DOLLARS and _is_sign(page, sign)
    return signed and closed and area is not None and area.code != _DOLLARS_OF


def _is_known(sentence: Sentence, index: int) -> bool:
    """Whether a token begins or ends a phrase of the language."""
    return bool(sentence.starts.get(index)) or bool(sentence.ends.get(index + 1))


_YEARS = range(1900, 2100)


def is_year(page: Passage, number: Number) -> bool:
    """Four plain digits that can be a year."""
    text = page.tokens[number.first].text
    plain = number.last == number.first + 1 and len(text) == 4 and text.isdecimal()
    return plain and int(text) in _YEARS


def _foreign_date(page: Passage, sentence: Sentence, number: Number) -> bool:
    """A day in a date whose month is in another language: day, unknown word, year."""
    year = number.last + 1
    if number.shape is not Shape.DIGITS or number.value not in range(1, 32):
        return False
    if year >= sentence.last or sentence.at(MarkKind.MONTH, number.last):
        return False
    word, digits = page.tokens[number.last].text, page.tokens[year].text
    in_a_time = any(word in templates.words for templates in page.language.times)
    known = in_a_time or number.last in sentence.starts
    year_shaped = digits.isdecimal() and len(digits) == 4 and int(digits) in _YEARS
    return year_shaped and word.isalpha() and not known
