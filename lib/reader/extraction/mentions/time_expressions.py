"""The words of a sentence that say when, and what they are a base for."""

from typing import NamedTuple

from lib.model import TimeWords
from lib.reader.extraction.mentions.numbers import Number, Shape
from lib.reader.extraction.mentions.units import Amount, is_year
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.languages import Mark, MarkKind, Match

PREVIOUS = "previous_year"
"""The rule of the year before the time spoken of, else before that of publication."""
RELATIVE = frozenset({"earlier", "same_in", "years_before", "years_after", PREVIOUS})
"""Rules of times that count from another time and are a growth's base by themselves."""
SAME = "same_time"
LATER = "months_later"
"""The rule of times that count on from the time before."""
NOW = "now"
TWO_ENDED = frozenset({"years", "between_months"})
"""Rules of times that name two ends, which movement compares."""
WHOLE = "whole"
"""The point of such a time when none of its ends is meant."""
_MOST_DAYS = 31
_COMPARISON_WITHIN = 6
"""A word of comparison stands at most so many tokens before the time it compares with."""


class Time(NamedTuple):
    """Tokens ``first`` up to ``last`` say when."""

    words: TimeWords
    first: int
    last: int
    compared: bool
    """Whether something is measured against this time."""
    baseline: bool = False
    """Whether growth before it is measured against it: "up 5 percent on 2022"."""

    dateline: bool = False
    """Whether it is the day of the report, of a speech or of a record, and no figure's time."""

    of_figure: bool = False
    """Whether it says which figure is meant: "2.3 times the July figure"."""

    @property
    def absolute(self) -> bool:
        """Whether it says when by itself and nothing is measured against it."""
        timed = not self.relative and not self.dateline
        return timed and not self.compared and self.words.rule != SAME

    @property
    def relative(self) -> bool:
        return self.words.rule in RELATIVE


def times(page: Passage, sentence: Sentence, amounts: list[Amount]) -> list[Time]:
    """Every expression of time in the sentence, in order; a number with a unit is no year.

    >>> from lib.reader.extraction.text.passage import passage
    >>> from lib.reader.extraction.mentions.numbers import numbers
    >>> page = passage("It rose in the first nine months of 2021 against May 2019", "en")
    >>> sentence = page.sentences[0]
    >>> amounts = [Amount(n, None, n.first, n.last, None) for n in numbers(page, sentence)]
    >>> [(t.words.rule, t.compared) for t in times(page, sentence, amounts)]
    [('first_months', False), ('month', True)]
    """
    marks = _with_numbers(page, sentence, amounts)
    templates = page.language.periods
    comparing = {i for m in sentence.of(MarkKind.COMPARISON) for i in range(m.first, m.last)}
    found: list[Time] = []
    free = sentence.first
    for index in templates.starts(page.tokens, marks, sentence.first, sentence.last):
        if index < free or index in comparing:
            continue
        match = templates.longest(page.tokens, marks, index)
        if match is not None and match.last <= sentence.last:
            found.append(_time(page, sentence, match, found[-1] if found else None))
            free = match.last
    return found


def _time(page: Passage, sentence: Sentence, match: Match, previous: Time | None) -> Time:
    start, end = page.span(match.first, match.last)
    words = TimeWords(match.rule, match.slots, start, end)
    low = max(match.first - _COMPARISON_WITHIN, previous.last if previous else sentence.first)
    comparison = [
        m for m in sentence.of(MarkKind.COMPARISON) if low <= m.first and m.last <= match.first
    ]
    compared = bool(comparison) and _nothing_between(
        page, sentence, comparison[-1].last, match.first
    )
    compared = compared or _measured_from(page, sentence, match)
    of_figure = sentence.at(MarkKind.FIGURE, match.last) is not None
    on = _on(sentence, match)
    sent = (
        _in_dateline(page, sentence, match)
        or _said_then(page, sentence, match)
        or _of_a_record(page, sentence, match)
    )
    return Time(words, match.first, match.last, compared, on or of_figure, sent, of_figure)


def _on(sentence: Sentence, match: Match) -> bool:
    """Whether growth right before a time is measured against it: "5 percent up on 2022"."""
    baseline = sentence.before(MarkKind.BASELINE, match.first)
    if baseline is None or match.rule == "day":
        return False
    return match.rule != SAME or baseline.code != _DURING


_DURING = "during"
"""Before a time spoken of this is no baseline: "doubled over the same period"."""


def _in_dateline(page: Passage, sentence: Sentence, match: Match) -> bool:
    """Whether a day only says when a report was sent: "BISHKEK, Oct 2 - Trade grew"."""
    sent = match.first - sentence.first <= _DATELINE_WITHIN and match.last < sentence.last - 1
    if match.rule != "day" or not sent or page.tokens[match.last].text not in _DASHES:
        return False
    place = sentence.at(MarkKind.AREA, sentence.first)
    return place is not None and place.last <= match.first


def _said_then(page: Passage, sentence: Sentence, match: Match) -> bool:
    """Whether a time only says when somebody spoke: "the bank said on 5 March that trade grew";
    "trade grew, the minister said today"; "he said in March that trade had grown".
    """
    if match.rule == "day" and _right_after_saying(sentence, match):
        return True
    first, last = _clause(page, sentence, match)
    said = [one for one in sentence.of(MarkKind.SAY, first, last) if one.code != _BY]
    if not said or _tells_more(sentence, first, last, said, match):
        return False
    return match.rule in _OF_A_DAY or any(_is_beside(page, one, match) for one in said)


def _right_after_saying(sentence: Sentence, match: Match) -> bool:
    said = sentence.of(MarkKind.SAY, match.first - _SAID_WITHIN, match.first)
    if not said or said[-1].code == _BY:
        return False
    return not any(sentence.of(kind, said[-1].last, match.first) for kind in _SPOKEN)


def _clause(page: Passage, sentence: Sentence, match: Match) -> tuple[int, int]:
    """The tokens around a time between signs, or a word that begins what is said."""
    first, last = match.first, match.last
    while first > sentence.first and not _parts_clauses(page, sentence, first - 1):
        first -= 1
    while last < sentence.last and not _parts_clauses(page, sentence, last):
        last += 1
    return first, last


def _parts_clauses(page: Passage, sentence: Sentence, index: int) -> bool:
    return (
        page.tokens[index].text in _CLAUSE_SIGNS
        or sentence.at(MarkKind.REPORTED, index) is not None
    )


def _tells_more(sentence: Sentence, first: int, last: int, said: list[Mark], match: Match) -> bool:
    """Whether a clause with a verb of saying tells anything else that a time could be of."""
    own = [(match.first, match.last), *((one.first, one.last) for one in said)]
    return any(
        not any(low <= mark.first < high for low, high in own)
        for kind in _TOLD
        for mark in sentence.of(kind, first, last)
    )


def _is_beside(page: Passage, said: Mark, match: Match) -> bool:
    """Whether at most a preposition is between a verb of saying and a time.

    Where heads come last the time comes first.
    """
    if page.language.head_final and match.last == said.first:
        return True
    return 0 <= match.first - said.last <= 1


_BY = "by"
"""Words that say by whom something was counted: a time beside them may be that of the count."""
_OF_A_DAY = frozenset({"day", NOW})
_SPOKEN = (
    MarkKind.INDICATOR,
    MarkKind.ACT,
    MarkKind.FACT,
    MarkKind.DIRECTION,
    MarkKind.UNIT,
    MarkKind.SEPARATOR,
)
_TOLD = (
    MarkKind.ACT,
    MarkKind.FACT,
    MarkKind.DIRECTION,
    MarkKind.UNIT,
    MarkKind.MULTIPLE,
    MarkKind.PEOPLE,
    MarkKind.PRESENT,
    MarkKind.SHARE,
)
"""Kinds of words of what is said; a noun of trade may be part of a speaker's title."""
_CLAUSE_SIGNS = frozenset(',;:()[]–—«»“”„"')
_SAID_WITHIN = 5


def _of_a_record(page: Passage, sentence: Sentence, match: Match) -> bool:
    """Whether a time only says how long a record stood: "the steepest fall since May 2009".

    Where heads come last the record follows it.
    """
    if not match.rule.startswith(_SINCE):
        return False
    if page.language.head_final:
        low, high = match.last, min(match.last + _RECORD_WITHIN, sentence.last)
    else:
        low, high = max(match.first - _RECORD_WITHIN, sentence.first), match.first
    records = sentence.of(MarkKind.RECORD, low, high)
    return any(
        not any(page.tokens[i].text in ",;:()" for i in range(one.last, match.first))
        for one in records
    )


_SINCE = "since_"
_RECORD_WITHIN = 6
_DATELINE_WITHIN = 4
_DASHES = frozenset("-–—")


def _measured_from(page: Passage, sentence: Sentence, match: Match) -> bool:
    """Whether words after a time, or its case where heads come last, say what is compared."""
    if sentence.at(MarkKind.COMPARISON_AFTER, match.last) is not None:
        return True
    own_end = match.rule in _WITH_AN_END or not page.language.head_final
    return not own_end and "from" in sentence.cases_before(match.last)


_WITH_AN_END = frozenset({"since_year", "since_start", "since_month", "since_day", *TWO_ENDED})
"""Rules of times that begin or end with a "from" of their own."""


def _nothing_between(page: Passage, sentence: Sentence, first: int, last: int) -> bool:
    """Whether no sign, clause or unit parts a word of comparison from its time."""
    return not any(
        sentence.at(MarkKind.SEPARATOR, index)
        or sentence.at(MarkKind.UNIT, index)
        or sentence.at(MarkKind.MULTIPLE, index)
        or sentence.at(MarkKind.NUMBER, index)
        or not (page.tokens[index].text[0].isalpha() or page.tokens[index].text == "-")
        for index in range(first, last)
    )


def _with_numbers(
    page: Passage, sentence: Sentence, amounts: list[Amount]
) -> dict[int, tuple[Mark, ...]]:
    """The marks of the sentence by token, and its bare numbers as counts, days and years."""
    marks = dict(sentence.by_token)
    for amount in amounts:
        if amount.unit is None:
            first = amount.number.first
            marks[first] = (*marks.get(first, ()), *_meanings(page, sentence, amount.number))
    return marks


def _meanings(page: Passage, sentence: Sentence, number: Number) -> list[Mark]:
    whole = number.shape in (Shape.DIGITS, Shape.WORDS) and number.value == int(number.value)
    if is_year(page, number):
        word = sentence.at(MarkKind.YEAR_WORD, number.last)
        last = word.last if word else number.last
        return [Mark(MarkKind.YEAR, str(int(number.value)), number.first, last)]
    if not whole or not 0 < number.value <= _MOST_DAYS:
        return []
    code = str(int(number.value))
    meanings = [Mark("count", code, number.first, number.last)]
    if number.shape is Shape.DIGITS:
        meanings.append(Mark("day", code, number.first, number.last))
    return meanings
