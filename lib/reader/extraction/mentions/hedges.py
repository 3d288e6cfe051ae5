"""The words that hedge a number: about, more than, exceeds, up to."""

from typing import NamedTuple

from lib.model import Bound
from lib.reader.extraction.mentions.numbers import number_at
from lib.reader.extraction.mentions.units import Amount, is_year
from lib.reader.extraction.mentions.units import amount as amount_of
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.trigger_meaning import ACTS
from lib.reader.languages import Mark, MarkKind

_CLOSING = frozenset({")", ","})
_OTHER_WITHIN = 4
_ENDS_OF_A_RANGE = frozenset({"from", "to"})
_BOUNDS = frozenset(bound.value for bound in Bound)
_VERB_WITHIN = 6
_MOVES_WITHIN = 14
_YEAR_DIGITS = 4
_OF_AN_AMOUNT = (MarkKind.SCALE, MarkKind.UNIT)


class Hedged(NamedTuple):
    """An amount with its bound: tokens ``first`` up to ``last`` are the figure's words."""

    amount: Amount
    bound: Bound
    first: int
    last: int
    bound_mark: tuple[int, int] | None
    """Tokens that gave the bound; none where nothing hedges the number."""


def hedged(page: Passage, sentence: Sentence, amount: Amount) -> Hedged:
    """The amount with the bound words right before or after it.

    Words that bound nothing (just, a record; "up to" after a verb of change) are read and left
    out of the span.

    >>> from lib.reader.extraction.text.passage import passage
    >>> from lib.reader.extraction.mentions.numbers import numbers
    >>> from lib.reader.extraction.mentions.units import amount
    >>> page = passage("It slightly exceeds $4 billion, up to $5 billion or more", "en")
    >>> sentence = page.sentences[0]
    >>> amounts = [amount(page, sentence, n) for n in numbers(page, sentence)]
    >>> [hedged(page, sentence, a).bound.value for a in amounts]
    ['more_than', 'at_least']
    """
    after = sentence.at(MarkKind.BOUND_AFTER, amount.last)
    if after is not None and _reached(page, sentence, after, amount.first):
        return Hedged(amount, Bound.EXACT, amount.first, amount.last, None)
    if after is not None:
        mark = (after.first, after.last)
        return Hedged(amount, Bound(after.code), amount.first, after.last, mark)
    within = sentence.of(MarkKind.BOUND_AFTER, amount.first, amount.last)
    if within:
        mark = (within[0].first, within[0].last)
        return Hedged(amount, Bound(within[0].code), amount.first, amount.last, mark)
    hedge = next(iter(_BOUNDS & sentence.cases_before(amount.last)), None)
    if hedge is not None:
        mark = (amount.last - 1, amount.last)
        return Hedged(amount, Bound(hedge), amount.first, amount.last, mark)
    before = _before(sentence, amount.first)
    if before is None and (told := other_money(page, sentence, amount.first, amount.last)):
        before = _before(sentence, told)
        if before is not None and before.code != Bound.UP_TO:
            mark = (before.first, before.last)
            return Hedged(amount, Bound(before.code), amount.first, amount.last, mark)
        before = None
    if before is None:
        bound = _by_range(page, sentence, amount)
        link = sentence.before(MarkKind.PREPOSITION, amount.first)
        ends = bound is not Bound.EXACT and link is not None and link.code in _ENDS_OF_A_RANGE
        first = link.first if link is not None and ends else amount.first
        return Hedged(amount, bound, first, amount.last, None)
    if before.code == Bound.UP_TO:
        before = sentence.before(MarkKind.BOUND, before.first) or before
    bound, mark = Bound(before.code), (before.first, before.last)
    if bound is Bound.UP_TO and _after_movement(page, sentence, before.first):
        bound = Bound.EXACT
    first = amount.first if bound is Bound.EXACT else before.first
    return Hedged(amount, bound, first, amount.last, mark)


def other_money(page: Passage, sentence: Sentence, first: int, last: int) -> int | None:
    """Where an amount of other money begins that brackets tell again: "14 bn shillings ($9 m)"."""
    opened = first - 1
    if opened <= sentence.first or page.tokens[opened].text != "(":
        return None
    if last >= len(page.tokens) or page.tokens[last].text not in _CLOSING:
        return None
    other = sentence.of(MarkKind.OTHER_UNIT, opened - _OTHER_WITHIN, opened)
    if not other:
        return None
    start = _before_amount(page, sentence, opened)
    while (unit := sentence.before(MarkKind.OTHER_UNIT, start)) is not None:
        start = _before_amount(page, sentence, unit.first)
    return start if start < opened else None


def _reached(page: Passage, sentence: Sentence, after: Mark, first: int) -> bool:
    """Whether an amount that something moved "up to" is where it came to, as a verb says."""
    moved = sentence.any_at((MarkKind.DIRECTION, MarkKind.FACT, MarkKind.TARGET), after.last)
    return after.code == Bound.UP_TO and (
        moved
        or _after_movement(page, sentence, first)
        or _before_movement(page, sentence, after.last)
    )


def _before_movement(page: Passage, sentence: Sentence, index: int) -> bool:
    """Whether only how far something moved stands before the verb: "to 5 million by 3% rose"."""
    after = sentence.of(MarkKind.DIRECTION, index, min(index + _VERB_WITHIN, sentence.last))
    between = range(index, after[0].first) if after else ()
    parted = any(page.tokens[at].text == "," for at in between)
    return not parted and any(_is_number(page, sentence, at) for at in between)


def _before(sentence: Sentence, first: int) -> Mark | None:
    """The bound before a number, with at most a "by" or "from" between: almost by 30 percent.

    A comparative before "by" says which way something moved: less by 8 percent.
    """
    near = sentence.before(MarkKind.BOUND, first)
    step = sentence.before(MarkKind.STEP, first) or sentence.before(MarkKind.PREPOSITION, first)
    if step is not None and step.kind == MarkKind.PREPOSITION and step.code != "from":
        step = None
    if near or step is None or sentence.before(MarkKind.DIRECTION, step.first):
        return near
    return sentence.before(MarkKind.BOUND, step.first)


_STEPS = frozenset({"percent", "ratio"})
_SIGNS = frozenset(",—–")
"""Between how far something moved and where it came to: "by 5 percent, to 3 million"."""


def _after_movement(page: Passage, sentence: Sentence, index: int) -> bool:
    """Whether a verb of change governs "up to", and nothing else is spoken of in between."""
    moved = [m for m in sentence.of(MarkKind.DIRECTION, None, index + 1) if m.first < index]
    by = sentence.before(MarkKind.UNIT, index - 1)
    if by is not None and by.code in _STEPS and page.tokens[index - 1].text in _SIGNS:
        return True
    if not moved:
        return _before_its_verb(sentence, index)
    between = (moved[-1].last, index)
    acts = (mark for mark in sentence.of(MarkKind.ACT, *between) if mark.code not in ACTS)
    return next(acts, None) is None and not sentence.of(MarkKind.PEOPLE, *between)


def _before_its_verb(sentence: Sentence, index: int) -> bool:
    """Whether something moved from one amount up to the next, as a verb behind both says: "from 5
    million up to 6 grew exports".
    """
    opened = [m for m in sentence.of(MarkKind.PREPOSITION, None, index) if m.code == "from"]
    if not opened or sentence.at(MarkKind.BOUND, opened[-1].first):
        return False
    return bool(sentence.of(MarkKind.DIRECTION, index, min(index + _MOVES_WITHIN, sentence.last)))


def _by_range(page: Passage, sentence: Sentence, amount: Amount) -> Bound:
    """The ends of a range: at least the lower one, up to the upper one.

    "Between 30 and 50", "50-60 percent", "30-from 50-to"; a range is two figures.
    """
    if "from" in sentence.cases_before(amount.last) and _goes_up_to(page, sentence, amount.last):
        return Bound.AT_LEAST
    if amount.last + 1 < sentence.last and page.tokens[amount.last].text == "-":
        other = _amount_from(page, sentence, amount.last + 1)
        return Bound.AT_LEAST if other and _is_range(amount, other) else Bound.EXACT
    if _opens_with_from(sentence, amount.first) and _closes(sentence, amount.last):
        upper = amount.last + 1 < sentence.last and _is_number(page, sentence, amount.last + 1)
        return Bound.AT_LEAST if upper and not _tells_of_movement(sentence) else Bound.EXACT
    if _leads_up(page, sentence, amount):
        return Bound.AT_LEAST
    joined = amount.first - 1
    if joined <= sentence.first:
        return Bound.EXACT
    if page.tokens[joined].text == "-":
        lower = _amount_from(page, sentence, _before_amount(page, sentence, joined))
        if lower is None or lower.last != joined or _is_of_a_year(page, sentence, joined):
            return Bound.EXACT
        ends = _is_lower_number(page, joined - 1) and _is_range(lower, amount)
        return Bound.UP_TO if ends else Bound.EXACT
    if _closes(sentence, joined) and not _tells_of_movement(sentence):
        first = _before_amount(page, sentence, joined)
        lower = _amount_from(page, sentence, first)
        led = _opens_with_from(sentence, first) or (lower and _leads_up(page, sentence, lower))
        return Bound.UP_TO if first < joined and led else Bound.EXACT
    if sentence.at(MarkKind.SEPARATOR, joined) and _is_lower_end(page, sentence, joined):
        return Bound.UP_TO
    return Bound.EXACT


def _tells_of_movement(sentence: Sentence) -> bool:
    """Whether a sentence says that something moved: rose, doubled."""
    return bool(sentence.of(MarkKind.DIRECTION) or sentence.of(MarkKind.MULTIPLE))


def _leads_up(page: Passage, sentence: Sentence, lower: Amount) -> bool:
    """Whether nothing but "to" is between an amount and a greater one of its unit, and no word says
    that something moved: "$300 million to $350 million"; a date or a year is no amount.
    """
    dated = lower.number.value <= 0 or (lower.unit is None and is_year(page, lower.number))
    if dated or not _closes(sentence, lower.last) or _tells_of_movement(sentence):
        return False
    upper = _amount_from(page, sentence, lower.last + 1)
    alike = upper is not None and lower.unit in (None, upper.unit)
    return upper is not None and alike and _is_range(lower, upper)


def _is_of_a_year(page: Passage, sentence: Sentence, dash: int) -> bool:
    """Whether a dash leads from the year that opens a line to its amount: "2018 – $5 million"."""
    spaced = page.tokens[dash - 1].end < page.tokens[dash].start
    return spaced and dash - 1 == sentence.first and len(page.tokens[dash - 1].text) == _YEAR_DIGITS


def _is_lower_end(page: Passage, sentence: Sentence, last: int) -> bool:
    """Whether "between" and a number, and no more, stand before a token: "between $2 million"."""
    first = _before_amount(page, sentence, last)
    between = sentence.before(MarkKind.BOUND, first)
    return first < last and between is not None and _opens_range(sentence, between)


def _before_amount(page: Passage, sentence: Sentence, last: int) -> int:
    """The first of the numbers, scales and units that end before the token `last`."""
    first = last
    while first > sentence.first and (
        _is_number(page, sentence, first - 1) or sentence.any_at(_OF_AN_AMOUNT, first - 1)
    ):
        first -= 1
    return first


def _opens_with_from(sentence: Sentence, first: int) -> bool:
    """Whether "from" stands right before a number: "from 3 to 5 billion"."""
    link = sentence.before(MarkKind.PREPOSITION, first)
    return link is not None and link.code == "from"


def _closes(sentence: Sentence, index: int) -> bool:
    """Whether "to" stands at a token, between the ends of a range."""
    link = sentence.at(MarkKind.PREPOSITION, index)
    return link is not None and link.code == "to" and link.last == index + 1


def _is_lower_number(page: Passage, index: int) -> bool:
    """Whether what is before a dash is no year before its amount."""
    text = page.tokens[index].text
    dash = page.tokens[index + 1]
    apart = page.tokens[index].end < dash.start
    return not (apart and len(text) == len("2000") and text.isdecimal())


def _amount_from(page: Passage, sentence: Sentence, first: int) -> Amount | None:
    """The amount that begins at a token, with its sign of money or without."""
    sign = sentence.at(MarkKind.UNIT, first)
    start = sign.last if sign is not None else first
    found = number_at(page, sentence, start) if start < sentence.last else None
    return amount_of(page, sentence, found) if found is not None else None


def _is_range(lower: Amount, upper: Amount) -> bool:
    """Whether two amounts with a dash between are the ends of a range: 5-6 million, $5-$6 m; not
    what came to an amount and what else that is: "$5 million – 4 percent of it".
    """
    alike = None in (lower.unit, upper.unit) or lower.unit == upper.unit
    return alike and lower.number.value < upper.number.value


def _goes_up_to(page: Passage, sentence: Sentence, first: int) -> bool:
    """Whether the number that begins at a token is the upper end of a range, not a new level."""
    if first >= sentence.last or not _is_number(page, sentence, first):
        return False
    end = sentence.at(MarkKind.BOUND_AFTER, _after_amount(page, sentence, first))
    return end is not None and end.code == Bound.UP_TO and not _reached(page, sentence, end, first)


def _after_amount(page: Passage, sentence: Sentence, first: int) -> int:
    """The token after the numbers, scales and unit that begin at a token."""
    index = first
    while index < sentence.last:
        part = sentence.at(MarkKind.SCALE, index) or sentence.at(MarkKind.UNIT, index)
        if part is None and not _is_number(page, sentence, index):
            break
        index = part.last if part is not None else index + 1
    return index


def _is_number(page: Passage, sentence: Sentence, index: int) -> bool:
    return page.tokens[index].text[0].isdecimal() or sentence.at(MarkKind.NUMBER, index) is not None


def _opens_range(sentence: Sentence, bound: Mark) -> bool:
    """Whether a bound is a "between", alone or after "from"."""
    ends = (m for m in sentence.of(MarkKind.PREPOSITION, bound.first, bound.last))
    return any(mark.code == "between" for mark in ends)
