"""Give a number the unit of the next one where both share it: "5 and 6 million dollars"."""

from collections.abc import Sequence

from lib.model import Bound
from lib.reader.extraction.mentions.numbers import Number
from lib.reader.extraction.mentions.units import MONEY, PERCENT, PERSONS, RATIO, TONNES, Amount
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.languages import MarkKind

_FEWEST = 1000
"""A sum of fewer, listed with millions, is of millions."""
_OF_A_WHOLE = frozenset({PERCENT, RATIO})
"""Units that millions before them are not in: "4.1 million, 36 percent more"."""

_WHOLE = 100
"""Percent; what is put in percent of an old amount can be more, much as the one before it."""
_GOES_ON = (
    MarkKind.PREPOSITION,
    MarkKind.SEPARATOR,
    MarkKind.YEAR,
    MarkKind.SHARE,
    MarkKind.FACT,
    MarkKind.DIRECTION,
    MarkKind.PRESENT,
    MarkKind.ACT,
)
_CARRIED = MONEY | TONNES
_LISTED = MONEY | TONNES | {PERSONS}
_LISTED_WITHIN = 9
_OF_A_MEMBER = (
    *(MarkKind.AREA, MarkKind.REGION, MarkKind.PREPOSITION, MarkKind.SEPARATOR, MarkKind.BOUND),
    *(MarkKind.YEAR_WORD, MarkKind.MONTH, MarkKind.TIME, MarkKind.ARTICLE),
)
_BEFORE_A_MEMBER = (MarkKind.BOUND, MarkKind.AREA, MarkKind.FACT)
_PLACED_WITHIN = 6
_BESIDE_A_NOUN = (MarkKind.SEPARATOR, MarkKind.STEP, MarkKind.PREPOSITION, MarkKind.BOUND)


def share_units(page: Passage, sentence: Sentence, amounts: Sequence[Amount]) -> list[Amount]:
    """Amounts with the unit of the next one in their list, where they have none of their own.

    "2.5 and 3.5 percent", "$5-6 billion", "$410, $288 and $97 million", "5-from 6 billion-to".

    >>> from lib.reader.extraction.text.passage import passage
    >>> from lib.reader.extraction.mentions.numbers import numbers
    >>> from lib.reader.extraction.mentions.units import amount
    >>> page = passage("up 2.5 and 3.5 percent", "en")
    >>> sentence = page.sentences[0]
    >>> amounts = [amount(page, sentence, n) for n in numbers(page, sentence)]
    >>> [a.unit for a in share_units(page, sentence, amounts)]
    ['percent', 'percent']
    """
    shared = list(amounts)
    for index in reversed(range(len(shared) - 1)):
        here, after = shared[index], shared[index + 1]
        if not joined(page, sentence, here.last, after.first):
            if _is_next_of_a_list(page, sentence, here, after):
                number = _with_scale(here, after) if here.number.value < _FEWEST else here.number
                shared[index] = here._replace(
                    unit=after.unit, unit_mark=after.unit_mark, number=number
                )
            elif (
                here.unit is None
                and after.unit == PERCENT
                and _by_nouns(page, sentence, here, after)
            ):
                shared[index] = here._replace(unit=PERCENT, unit_mark=after.unit_mark)
            continue
        apart = after.unit in _OF_A_WHOLE and here.number.multiplier >= _FEWEST
        if here.unit is None and after.unit is not None and _ends_in_unit(after) and not apart:
            number = _with_scale(here, after)
            shared[index] = here._replace(unit=after.unit, unit_mark=after.unit_mark, number=number)
        elif _shares_scale(page, sentence, here, after):
            shared[index] = here._replace(number=_with_scale(here, after))
        elif page.tokens[here.last].text == "-" and here.unit in MONEY and after.unit is None:
            shared[index] = here._replace(number=_with_scale(here, after))
            shared[index + 1] = after._replace(unit=here.unit, unit_mark=here.unit_mark)
    return _carried(page, sentence, shared)


def _shares_scale(page: Passage, sentence: Sentence, here: Amount, after: Amount) -> bool:
    """Whether the scale word of a number is also that of the one before: of the same money, or the
    lower end of a range without a unit.
    """
    if here.number.value >= _FEWEST or here.unit != after.unit:
        return False
    if here.unit is not None:
        return here.unit in MONEY
    if after.first - here.last != 1:
        return False
    bound = sentence.at(MarkKind.BOUND, here.last)
    up_to = bound is not None and bound.code == Bound.UP_TO
    return after.number.multiplier > 1 and (up_to or page.tokens[here.last].text == "-")


def _carried(page: Passage, sentence: Sentence, amounts: Sequence[Amount]) -> list[Amount]:
    """Large numbers with nothing after them take the unit before: "$2 million, then 1 million"."""
    unit: Amount | None = None
    percent: Amount | None = None
    tonnes: Amount | None = None
    carried = []
    for one in amounts:
        large = one.number.multiplier >= _FEWEST
        of = unit if large else tonnes if _is_grouped(page, one) else None
        if (
            percent is not None
            and one.unit is None
            and _is_of_another(page, sentence, one, percent)
        ):
            of = percent
        if of is not None and one.unit is None and _ends_there(page, sentence, one):
            one = one._replace(unit=of.unit, unit_mark=of.unit_mark)
        unit = one if one.unit in _CARRIED else unit
        tonnes = one if one.unit in TONNES else tonnes
        percent = one if one.unit == PERCENT else percent if one.unit is None else None
        carried.append(one)
    return carried


def _is_of_another(page: Passage, sentence: Sentence, one: Amount, before: Amount) -> bool:
    """Whether a bare percentage is that of the next place or flow: "A for 60 percent and B for
    36.9"; "exports were 98.2 percent of the old, imports 103.5".
    """
    if one.number.value > max(_WHOLE, 2 * before.number.value) or one.number.multiplier > 1:
        return False
    first = one.first
    leading = sentence.before(MarkKind.PREPOSITION, first) or sentence.before(MarkKind.STEP, first)
    first = leading.first if leading else first
    first -= page.tokens[first - 1].text in "—–:"
    place = sentence.before(MarkKind.AREA, first) or sentence.before(MarkKind.INDICATOR, first)
    if place is None:
        return False
    low = max(sentence.first, place.first - _PLACED_WITHIN)
    parted = any(page.tokens[i].text in ",;" for i in range(low, place.first))
    parted = parted or bool(sentence.of(MarkKind.SEPARATOR, low, place.first))
    after = page.tokens[one.last].text if one.last < sentence.last else "."
    return parted and (after in ",;.)" or sentence.at(MarkKind.SEPARATOR, one.last) is not None)


def _is_grouped(page: Passage, one: Amount) -> bool:
    """Whether a number is written as large ones are: 30,000, which no year is."""
    text = page.tokens[one.number.first].text
    return one.number.value >= _FEWEST and not text.isdecimal()


def _ends_there(page: Passage, sentence: Sentence, one: Amount) -> bool:
    """Whether no noun follows a number, or its ending says that it is one of what was named."""
    if "its" in sentence.cases_before(one.last):
        return True
    if one.last >= sentence.last or not page.tokens[one.last].text[0].isalpha():
        return True
    return sentence.any_at(_GOES_ON, one.last)


def _ends_in_unit(one: Amount) -> bool:
    """Whether the unit stands after the number, where it can hold for a list: not "$"."""
    after = one.unit_mark is not None and one.unit_mark[0] >= one.number.last
    return one.unit not in MONEY or after


def _with_scale(here: Amount, after: Amount) -> Number:
    if here.number.multiplier == 1.0:
        return here.number._replace(multiplier=after.number.multiplier)
    return here.number


def _is_next_of_a_list(page: Passage, sentence: Sentence, here: Amount, after: Amount) -> bool:
    """Whether only places, times or flows part a bare number from the next of its list: "from A
    160,000, from B 40,000 tons"; "2022 — 3.4; 2023 — 4.1 million"; "sales 1.2 bn, imports 2 bn".
    """
    if here.unit is not None or after.unit not in _LISTED or not _ends_in_unit(after):
        return False
    gap = range(here.last, after.first)
    if len(gap) > _LISTED_WITHIN or not _parts(page, sentence, here.last):
        return False
    large = here.number.multiplier > 1 or _is_grouped(page, here)
    if large and after.number.multiplier == 1 and not _is_grouped(page, after):
        return False
    if not large and (after.number.multiplier == 1 or not _is_placed(page, sentence, here)):
        return False
    kinds = (*_OF_A_MEMBER, MarkKind.INDICATOR) if large else _OF_A_MEMBER
    inside: set[int] = set()
    for kind in kinds:
        for mark in sentence.of(kind, here.last, after.first):
            inside.update(range(mark.first, mark.last))
    return all(
        index in inside or page.tokens[index].text in ",;:—–-." or _is_a_year(page, index)
        for index in gap
    )


def _parts(page: Passage, sentence: Sentence, index: int) -> bool:
    return page.tokens[index].text in ",;" or sentence.at(MarkKind.SEPARATOR, index) is not None


def _is_placed(page: Passage, sentence: Sentence, one: Amount) -> bool:
    """Whether a dash, a bound or a place stands before a number, as in a list of members."""
    before = one.first - 1
    if before < sentence.first:
        return False
    return page.tokens[before].text in ":—–-" or sentence.any_before(_BEFORE_A_MEMBER, one.first)


def _is_a_year(page: Passage, index: int) -> bool:
    text = page.tokens[index].text
    return text.isdecimal() and len(text) == len("2000")


def _by_nouns(page: Passage, sentence: Sentence, here: Amount, after: Amount) -> bool:
    """Whether another flow parts two percentages: "exports rose by 3, imports by 4 percent"."""
    nouns = sentence.of(MarkKind.INDICATOR, here.last, after.first)
    if len(nouns) != 1 or after.first - here.last > _PLACED_WITHIN:
        return False
    between = (*range(here.last, nouns[0].first), *range(nouns[0].last, after.first))
    return here.number.multiplier == 1 and all(
        page.tokens[index].text in ",;—–-" or sentence.any_at(_BESIDE_A_NOUN, index)
        for index in between
    )


def joined(page: Passage, sentence: Sentence, last: int, first: int) -> bool:
    """Whether a list runs on from the token `last` to `first`."""
    between = range(last, first)
    if not between:
        return "from" in sentence.cases_before(last)
    to = sentence.at(MarkKind.PREPOSITION, last)
    if to is not None and to.code == "to" and to.last == first:
        return True
    return all(
        page.tokens[index].text in ",-"
        or sentence.at(MarkKind.SEPARATOR, index)
        or ((mark := sentence.at(MarkKind.BOUND, index)) is not None and mark.code == Bound.UP_TO)
        or ((mark := sentence.at(MarkKind.POSTPOSITION, index)) is not None and mark.code == "with")
        for index in between
    )
