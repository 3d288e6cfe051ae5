"""The words of a sentence that say when, and what they are a base for.

Times are put together from below: parts of a year (the first quarter) and fiscal years, with the
year they are of; what is counted from such a stretch (the end of it, nine months to it); and a
stretch with its months in brackets, which say what it is.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from lib.model import TimeWords
from lib.reader.extraction.mentions.calendar import STRETCHES
from lib.reader.extraction.mentions.numbers import Number, Shape
from lib.reader.extraction.mentions.units import Amount, is_year
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.languages import Mark, MarkKind, Match, Templates

PREVIOUS = "previous_year"
"""The rule of the year before the time spoken of, else before that of publication."""
RELATIVE = frozenset(
    {"earlier", "same_in", "years_before", "years_after", "months_before", PREVIOUS}
)
"""Rules of times that count from another time and are a growth's base by themselves."""
SAME = "same_time"
LATER = "months_later"
"""The rule of times that count on from the time before."""
NOW = "now"
TWO_ENDED = frozenset({"years", "between_months", "between"})
"""Rules of times that name two ends, which movement compares."""
WHOLE = "whole"
"""The point of such a time when none of its ends is meant."""
_MOST_DAYS = 31
_MOST_COUNTED = 99
"""Months, weeks or years that a stretch of time is told to have."""
_COMPARISON_WITHIN = 6
"""A word of comparison stands at most so many tokens before the time it compares with."""

_PART, _FISCAL, _STRETCH = "year_part", "fiscal_year", "stretch"
_FISCAL_SLOT = "fiscal"
_MONTHS = frozenset({"months", "range"})
_CALLED_BY_COUNT = frozenset({"first_months", "quarter", "quarters", "half", "last_months"})
_POINTS = frozenset({"day", "start", "end", "end_of_year", "start_of_year", "now"})
"""Rules of times that are no stretch: growth "to the end of May" has come so far."""
_DURING = "during"
"""Before a time spoken of this is no baseline: "doubled over the same period"."""
_SHORT_TIMES = frozenset({"day", "now", "week"})
_OCCASION_WITHIN = 4
"""An occasion stands at most so many tokens before its day."""
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
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
_SINCE = "since"
_RECORD_WITHIN = 6
_DATELINE_WITHIN = 4
_DASHES = frozenset("-–—")
_WITH_AN_END = frozenset({"since_year", "since_start", "since", "range", *TWO_ENDED})
"""Rules of times that begin or end with a "from" of their own."""
_YEAR_AND_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")
_SHORT, _LONG = 2, 4
"""Digits of a year written short and in full."""
_LAST_OF_THIS_CENTURY = 50
"""A greater number in two digits is a year of the century before."""
_WRITTEN_DATE = re.compile(
    r"(?P<day>[0-3]?\d)\.(?P<month>[01]\d)\.(?P<year>(?:19|20)\d\d)"
    r"|(?P<first_year>(?:19|20)\d\d)-(?P<month_>[01]\d)-(?P<last_day>[0-3]\d)"
)
_WRITTEN_MONTH = re.compile(r"(?P<month>0[1-9]|1[0-2])[./](?P<year>(?:19|20)\d\d)")


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
    found: list[Time] = []
    for match in _with_brackets(page, _matches(page, sentence, amounts)):
        link = sentence.before(MarkKind.MEANWHILE, match.last)
        if link is not None and match.rule == SAME and link.first < match.first:
            continue
        found.append(_time(page, sentence, match, found[-1] if found else None))
    return found


def _matches(page: Passage, sentence: Sentence, amounts: list[Amount]) -> list[Match]:
    """The words that say when, each with the rule and the slots of all that it is made of."""
    marks = _with_numbers(page, sentence, amounts)
    parts = _found(page, sentence, page.language.year_parts, marks)
    _mark(marks, parts, _kind_of_part)
    dated = [_made_of(one, parts) for one in _found(page, sentence, page.language.periods, marks)]
    _mark(marks, dated, lambda match: _STRETCH if match.rule in STRETCHES else None)
    found = _found(page, sentence, page.language.counted_times, marks)
    counted = [_made_of(one, dated) for one in found]
    longest = sorted((*counted, *dated), key=lambda one: (one.first, -one.last))
    kept: list[Match] = []
    for match in longest:
        if not kept or match.first >= kept[-1].last:
            kept.append(match)
    return kept


_DATE, _WRITTEN = "date", "written_month"
"""What templates call the times that they are made of."""
_DATED = "dated"
"""The rule of templates for a part of a year with its year."""
_FROM = "from_stretch"
"""The slot of the first of two stretches."""


def _kind_of_part(match: Match) -> str:
    return _FISCAL if match.rule == _FISCAL else _PART


def _mark(
    marks: dict[int, tuple[Mark, ...]],
    found: list[Match],
    kind: Callable[[Match], str | None],
) -> None:
    """Mark times for the templates that they may be a part of."""
    for index, match in enumerate(found):
        if (name := kind(match)) is not None:
            mark = Mark(name, str(index), match.first, match.last)
            marks[match.first] = (*marks.get(match.first, ()), mark)


def _found(
    page: Passage, sentence: Sentence, templates: Templates, marks: Mapping[int, tuple[Mark, ...]]
) -> list[Match]:
    """What fits a template, the longest from the left; no month is in the name of goods."""
    comparing = {i for m in sentence.of(MarkKind.COMPARISON) for i in range(m.first, m.last)}
    comparing |= {i for m in sentence.of(MarkKind.PRODUCT) for i in range(m.first + 1, m.last)}
    found: list[Match] = []
    free = sentence.first
    for index in templates.starts(page.tokens, marks, sentence.first, sentence.last):
        if index < free or index in comparing:
            continue
        match = templates.longest(page.tokens, marks, index)
        if match is not None and match.last <= sentence.last:
            found.append(match)
            free = match.last
    return found


def _made_of(match: Match, parts: Sequence[Match]) -> Match:
    """A time with the slots of the times it is made of.

    A part of a year is called by its own rule; what is counted from a stretch keeps its own and
    names that of the stretch.
    """
    slots: dict[str, str] = {}
    rule = match.rule
    for name, code in match.slots.items():
        if name in (_DATE, _WRITTEN):
            slots |= zip(("year", "month", "day"), code.split("-"), strict=False)
            slots["to"] = slots["month"]
        elif name == _FROM:
            first = {"of": parts[int(code)].rule, **parts[int(code)].slots}
            slots |= {f"from_{slot}": code for slot, code in first.items()}
        elif name in (_PART, _FISCAL, _STRETCH):
            slots |= parts[int(code)].slots
            if name == _STRETCH:
                slots["of"] = parts[int(code)].rule
            elif name == _PART and rule == _DATED:
                rule = parts[int(code)].rule
        else:
            slots[name] = code
    return Match(rule, slots, match.first, match.last)


def _with_brackets(page: Passage, matches: list[Match]) -> list[Match]:
    """A stretch and the months in brackets right after it are one time: "the first ten months
    (January to October) of 2023", "fiscal year 2022/23 (July-June)".
    """
    found: list[Match] = []
    for match in matches:
        before = found[-1] if found else None
        if before is not None and _explains(page, before, match):
            found[-1] = _explained(before, match)
        elif before is not None and _is_its_year(page, before, match):
            slots = {**before.slots, **match.slots}
            found[-1] = Match(before.rule, slots, before.first, match.last)
        else:
            found.append(match)
    return found


def _explains(page: Passage, named: Match, months: Match) -> bool:
    opened = months.first == named.last + 1 and page.tokens[named.last].text == "("
    closed = months.last < len(page.tokens) and page.tokens[months.last].text == ")"
    if not opened or not closed or months.rule not in _MONTHS:
        return False
    other_year = named.slots.get("year", months.slots.get("year")) != months.slots.get(
        "year", named.slots.get("year")
    )
    return _FISCAL_SLOT in named.slots or (named.rule in _CALLED_BY_COUNT and not other_year)


def _explained(named: Match, months: Match) -> Match:
    """The months in brackets; those of a fiscal year say where it begins."""
    last = months.last + 1
    if "year" in months.slots or months.rule == "range":
        return Match(months.rule, months.slots, named.first, last)
    if _FISCAL_SLOT in named.slots and "from" in months.slots:
        slots = {**named.slots, "starts": months.slots["from"]}
        return Match(named.rule, slots, named.first, last)
    year = {"year": named.slots["year"]} if "year" in named.slots else {}
    return Match(months.rule, {**months.slots, **year}, named.first, last)


def _is_its_year(page: Passage, months: Match, year: Match) -> bool:
    """Whether a year after a closed bracket is that of the months in it."""
    after = page.tokens[months.last - 1].text == ")" and "year" not in months.slots
    return after and year.rule in ("year", SAME) and year.first - months.last <= 1


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
        or _of_an_occasion(page, sentence, match)
        or _in_a_head(page, sentence, match)
        or _of_a_record(page, sentence, match)
    )
    return Time(words, match.first, match.last, compared, on or of_figure, sent, of_figure)


def _on(sentence: Sentence, match: Match) -> bool:
    """Whether growth right before a time is measured against it: "5 percent up on 2022"."""
    baseline = sentence.before(MarkKind.BASELINE, match.first)
    if baseline is None or match.rule in _POINTS:
        return False
    return match.rule != SAME or baseline.code != _DURING


def _in_dateline(page: Passage, sentence: Sentence, match: Match) -> bool:
    """Whether a day only says when a report was sent: "BISHKEK, Oct 2 - Trade grew"."""
    sent = match.first - sentence.first <= _DATELINE_WITHIN and match.last < sentence.last - 1
    if match.rule != "day" or not sent or page.tokens[match.last].text not in _DASHES:
        return False
    place = sentence.at(MarkKind.AREA, sentence.first)
    return place is not None and place.last <= match.first


def _of_an_occasion(page: Passage, sentence: Sentence, match: Match) -> bool:
    """Whether a day only says when something was published or people met: "data released on 5
    March", "speaking on Monday, 5 March", "at a meeting on May 14".
    """
    if match.rule not in _SHORT_TIMES:
        return False
    low = max(sentence.first, match.first - _OCCASION_WITHIN)
    high = min(sentence.last, match.last + _OCCASION_WITHIN - 1)
    near = (
        *sentence.of(MarkKind.OCCASION, low, match.first),
        *sentence.of(MarkKind.OCCASION, match.last, high),
    )
    for one in near:
        first, last = min(one.last, match.last), max(one.first, match.first)
        between = range(first, last)
        if not any(sentence.any_at(_TOLD, index) for index in between) and not any(
            page.tokens[index].text in _CLAUSE_SIGNS for index in between
        ):
            return True
    return False


def _in_a_head(page: Passage, sentence: Sentence, match: Match) -> bool:
    """Whether a day is all that a line says, or stands beside the time of day: a page's head.

    A line that ends in a colon says of when the lines after it are.
    """
    told = any(sentence.of(kind) for kind in (*_TOLD, MarkKind.INDICATOR))
    if told or page.tokens[sentence.last - 1].text == ":":
        return False
    clock = any(_CLOCK.fullmatch(page.tokens[i].text) for i in range(sentence.first, sentence.last))
    return match.rule == "day" or clock


def _said_then(page: Passage, sentence: Sentence, match: Match) -> bool:
    """Whether a time only says when somebody spoke: "the bank said on 5 March that trade grew";
    "trade grew, the minister said today"; "he said in March that trade had grown".
    """
    if match.rule == "day" and (
        _right_after_saying(sentence, match) or _day_of_speaking(page, sentence, match)
    ):
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


def _day_of_speaking(page: Passage, sentence: Sentence, match: Match) -> bool:
    """Whether somebody speaks in the sentence, and nothing says that what was is of that day:
    "on 5 March the envoy, back from Rome, said that trade grew".

    What is told of a day has words for it: as of 5 March.
    """
    said = [one for one in sentence.of(MarkKind.SAY) if one.code != _BY]
    of_that_day = sentence.before(MarkKind.AS_OF, match.first) or any(
        sentence.at(MarkKind.AS_OF, index) for index in range(match.last - 1, match.last + 1)
    )
    counted = page.tokens[match.first].text.isalpha() and sentence.at(MarkKind.AS_OF, match.first)
    return bool(said) and not of_that_day and not counted


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


def _measured_from(page: Passage, sentence: Sentence, match: Match) -> bool:
    """Whether words after a time, or its case where heads come last, say what is compared."""
    if sentence.at(MarkKind.COMPARISON_AFTER, match.last) is not None:
        return True
    own_end = match.rule in _WITH_AN_END or not page.language.head_final
    return not own_end and "from" in sentence.cases_before(match.last)


def _nothing_between(page: Passage, sentence: Sentence, first: int, last: int) -> bool:
    """Whether no sign, clause or unit parts a word of comparison from its time; what is "more than
    all" is compared with none.
    """
    if sentence.at(MarkKind.WHOLE, first) and sentence.before(MarkKind.DIRECTION, first):
        return False
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
    counted = {amount.number.first for amount in amounts if amount.unit is not None}
    for index in range(sentence.first, sentence.last):
        if index not in counted and page.tokens[index].text[0].isdecimal():
            here = marks.get(index, ())
            more = _of_digits(page, index)
            marks[index] = (*here, *(mark for mark in more if mark not in here))
    return marks


def _meanings(page: Passage, sentence: Sentence, number: Number) -> list[Mark]:
    halves = number.shape in (Shape.DIGITS, Shape.WORDS) and number.value * 2 % 1 == 0
    if is_year(page, number):
        word = sentence.at(MarkKind.YEAR_WORD, number.last)
        last = word.last if word else number.last
        return [Mark(MarkKind.YEAR, str(int(number.value)), number.first, last)]
    if not halves or not 0 < number.value <= _MOST_COUNTED:
        return []
    code = f"{number.value:g}"
    meanings = [Mark(MarkKind.COUNT, code, number.first, number.last)]
    day = number.value == int(number.value) and number.value <= _MOST_DAYS
    if number.shape is Shape.DIGITS and day:
        meanings.append(Mark(MarkKind.DAY, code, number.first, number.last))
    return meanings


def _of_digits(page: Passage, index: int) -> list[Mark]:
    """What digits can mean in a time by their form alone: the last two of a year, a whole date,
    and, where a letter touches them as in Q3 and FY2024, a count and a year.
    """
    text, last = page.tokens[index].text, index + 1
    written = _WRITTEN_DATE.fullmatch(text)
    if written is not None:
        year = written["year"] or written["first_year"]
        day = written["day"] or written["last_day"]
        return [Mark(_DATE, f"{year}-{written['month'] or written['month_']}-{day}", index, last)]
    month = _WRITTEN_MONTH.fullmatch(text)
    if month is not None:
        return [Mark(_WRITTEN, f"{month['year']}-{month['month']}", index, last)]
    if not text.isdecimal():
        return []
    if (third := _written_with_dash(page, index)) is not None:
        return [Mark(_WRITTEN, f"{text}-{third}", index, index + 3)]
    marks = []
    if len(text) == _SHORT and _written_with_dash(page, index - 2) is None:
        century = "19" if int(text) > _LAST_OF_THIS_CENTURY else "20"
        marks.append(Mark("short_year", century + text, index, last))
    if len(text) > _LONG or not _touches_a_letter(page, index):
        return marks
    if len(text) == _LONG:
        return [Mark(MarkKind.YEAR, text, index, last)] if text[:2] in ("19", "20") else []
    if 0 < int(text) <= _MOST_DAYS:
        marks.append(Mark(MarkKind.COUNT, str(int(text)), index, last))
    return marks


def _written_with_dash(page: Passage, index: int) -> str | None:
    """The month of "2023-04"; None of "2011-12" and "2001-05", which can be two years."""
    if index < 0 or index + 3 > len(page.tokens):
        return None
    year, dash, month = page.tokens[index : index + 3]
    touch = dash.text == "-" and year.end == dash.start and dash.end == month.start
    if not touch or not _YEAR_AND_MONTH.fullmatch(f"{year.text}-{month.text}"):
        return None
    return month.text if int(month.text) <= int(year.text) % 100 else None


def _touches_a_letter(page: Passage, index: int) -> bool:
    """Whether letters that are a word of time stand right before or after digits: Q3, 9M."""
    here = page.tokens[index]
    before = page.tokens[index - 1] if index else None
    if before is not None and before.end == here.start:
        return _is_of_time(page, before.text)
    after = page.tokens[index + 1] if index + 1 < len(page.tokens) else None
    return after is not None and here.end == after.start and _is_of_time(page, after.text)


def _is_of_time(page: Passage, word: str) -> bool:
    return word.isalpha() and any(word in templates.words for templates in page.language.times)
