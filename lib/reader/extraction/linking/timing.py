"""When a figure is for, and what it is measured against, as far as words say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from lib.model import Bound, Measure, TimeWords
from lib.reader.extraction.linking.figure_spans import FigureSpan
from lib.reader.extraction.linking.movement_ends import both_ends, later_time, starts_movement
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.time_expressions import (
    LATER,
    NOW,
    PREVIOUS,
    SAME,
    TWO_ENDED,
    WHOLE,
    Time,
)
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.languages import MarkKind

_FEWEST_OF_A_CALENDAR = 1000
"""A smaller year counts from the year of publication: 1 is next year."""

_NOT_PRESENT = "none"
"""Verbs of the present that only lead from one figure to the next: then come."""

_WINDOWS = frozenset({"window_years", "since_year"})

_PARTS = frozenset({"month", "months", "quarter", "quarters", "half", "first_months"})
_THIS_YEAR = 0
_COMPARED_WITHIN = 5
_AMOUNTS = 2
_MONTH = "month"
_LONGER = frozenset({"first_months", "months", "half", "quarter", "quarters", "year", SAME})
_END_OF_YEAR = "end_of_year"
_NEXT = frozenset({1, -11})
_AMOUNT_WITHIN = 4
_BETWEEN_MONTHS = frozenset({"between_months", "between"})


class Timing(NamedTuple):
    """The words for the figure's period and its base; None where nothing says so."""

    period: TimeWords | None
    base: TimeWords | None
    inherited: bool


def timing(
    page: Passage,
    sentence: Sentence,
    figure_span: FigureSpan,
    figure: Hedged,
    measure: Measure,
    times: Sequence[Time],
    before: TimeWords | None,
    *,
    going_on: bool,
    grew: bool,
) -> Timing:
    """The times of a figure: its figure span's, else the sentence's, else what held `before` it.

    A state in the plain present has only its own, or that of a list it is `going_on` with. What
    held before was the time that something `grew` over, or that an amount was given for.
    """
    moving = measure in (Measure.GROWTH, Measure.CHANGE)
    if moving and (ends := both_ends(sentence, figure, times)) is not None:
        return Timing(ends[1].words, ends[0].words, inherited=False)
    here = _times_of(page, sentence, figure_span, figure, times, moving=moving)
    aside = _before_an_aside(page, figure_span, times)
    if aside is not None and not moving and (aside.relative or aside.compared or aside.baseline):
        return Timing(_anchored(aside, before), None, inherited=False)
    absolute = [time for time in here if time.absolute]
    own = _nearest(page, _without_now(absolute, figure), figure_span, figure)
    own = _counted_on(
        _without_ends(page, sentence, own, times), before or _told_before(times, figure)
    )
    back = next((t for t in here if t.relative or t.compared), None)
    if moving and own is None and back is not None and _is_when(back):
        return Timing(_anchored(back, before), None, inherited=False)
    if not moving and own is None and (shared := _shared_time(sentence, figure, times)):
        return Timing(_anchored(shared, before), None, inherited=False)
    touching = next((t for t in times if t.relative and t.last == figure.first), None)
    if not moving and touching is not None and not page.language.head_final:
        told = own.words if own is not None and own.first < touching.first else before
        return Timing(replace(touching.words, anchor=told), None, inherited=False)
    alone = before is None or (moving and not going_on)
    later = later_time(page, sentence, figure, times) if alone else None
    if not moving and own is None and back is not None and _is_its_time(back, figure):
        return Timing(replace(back.words, anchor=before or later), None, inherited=False)
    opening = _opening(sentence, times, figure) if going_on else None
    said = _explained(page, sentence, figure, times) or opening
    if not moving and own is None and said is not None:
        return Timing(_anchored(said, before), None, inherited=False)
    base = _base(back, own.words if own else before) if moving else None
    compared = next((t for t in times if t.compared or t.relative), None)
    if not moving and compared is not None and starts_movement(sentence, figure):
        return Timing(_base(compared, own.words if own else before), None, inherited=False)
    if own is not None:
        moved = not moving and sentence.of(MarkKind.DIRECTION, None, figure.first)
        said_for = _point(page, sentence, figure, own.words, times) if moved else own.words
        return Timing(said_for, base, inherited=False)
    rank = measure is not Measure.SHARE
    standing = (
        not moving and _stands(sentence, figure_span, ranked=rank) and not (going_on and before)
    )
    if standing or sentence.of(MarkKind.UNTIMED, figure_span.first, figure_span.last):
        return Timing(None, base, inherited=False)
    against = _year_on(back, before) if moving else None
    if against is not None:
        return Timing(against, base, inherited=False)
    held = _throughout(before) if moving and not grew else before
    period = _point(page, sentence, figure, later or held, times)
    return Timing(period, _base(back, period) if moving else None, inherited=True)


def _year_on(back: Time | None, before: TimeWords | None) -> TimeWords | None:
    """When something grew that is only measured against a part of a year: in that of the year
    after, if not in a like part that was told before. "Sales rose on the first quarter of 2023".
    """
    if back is None or back.relative or back.words.rule not in _PARTS:
        return None
    year = int(back.words.slots.get("year", _THIS_YEAR))
    if year >= _THIS_YEAR or (before is not None and before.rule == back.words.rule):
        return None
    return replace(back.words, slots={**back.words.slots, "year": str(year + 1)})


def _without_now(own: list[Time], figure: Hedged) -> list[Time]:
    """Times without a "now" that another before the figure tells the stretch of: "trade from
    January to May has now reached $5".
    """
    told = [time for time in own if time.words.rule != NOW and time.last <= figure.first]
    return [time for time in own if time.words.rule != NOW] if told else own


def _is_its_time(back: Time, figure: Hedged) -> bool:
    """Whether an amount is of a time that counts from another: "$5 a year earlier"; not one that
    it is only measured against: "to $5 compared to the same month a year earlier".
    """
    return back.relative and not (back.compared and back.first >= figure.last)


def _shared_time(sentence: Sentence, figure: Hedged, times: Sequence[Time]) -> Time | None:
    """The earlier time of two amounts that something is compared with, right after the second:
    "compared with exports of 40 tons worth $2 million a year ago".
    """
    compared = [
        mark
        for mark in sentence.of(MarkKind.COMPARISON, None, figure.first)
        if figure.first - mark.last <= _COMPARED_WITHIN
    ]
    following = next((time for time in times if time.first >= figure.last), None)
    if not compared or following is None or not following.relative:
        return None
    units = sentence.of(MarkKind.UNIT, compared[-1].last, following.first)
    parts = sentence.of(MarkKind.SEPARATOR, figure.last, following.first)
    return following if len(units) == _AMOUNTS and not parts else None


def _is_when(back: Time) -> bool:
    """Whether "the previous year" is when something grew, with nothing measured against it."""
    return back.words.rule == PREVIOUS and not back.compared


def last_month(times: Sequence[Time]) -> TimeWords | None:
    """The last month that a sentence names as when something was."""
    named = [time.words for time in times if time.absolute and time.words.rule == _MONTH]
    return named[-1] if named else None


def of_one_month(sentence: Sentence, times: Sequence[Time], when: Timing) -> bool:
    """Whether a figure is of one month where a longer time was told before it, as it is measured
    against the same month of another year.
    """
    if not when.inherited or when.period is None or when.period.rule not in _LONGER:
        return False
    if any(time.absolute for time in times):
        return False
    back = (time for time in times if time.relative or time.compared)
    return any(sentence.of(MarkKind.MONTH_WORD, time.first, time.last) for time in back)


def is_window(words: TimeWords | None) -> bool:
    """Whether a time is a stretch of years, such as something can grow over."""
    return words is not None and words.rule in _WINDOWS


def whole_year(words: TimeWords | None) -> TimeWords | None:
    """The year whose end a time names: what adds up over it comes to so much at its end.

    >>> whole_year(TimeWords("end_of_year", {"year": "2020"}, 0, 1)).rule
    'year'
    """
    if words is None or words.rule != _END_OF_YEAR:
        return words
    return replace(words, rule="year", slots={"year": "-1", **words.slots})


def _before_an_aside(page: Passage, figure_span: FigureSpan, times: Sequence[Time]) -> Time | None:
    """The time that an aside stands right after."""
    if not in_brackets(page, figure_span):
        return None
    return next((time for time in times if time.last == figure_span.first), None)


def _stands(sentence: Sentence, figure_span: FigureSpan, *, ranked: bool) -> bool:
    """Whether a state in the plain present is told, that is no mere rank: A is second with $5."""
    if ranked and sentence.of(MarkKind.RANK, figure_span.first, figure_span.clause_last):
        return False
    present = sentence.of(MarkKind.PRESENT, figure_span.first, figure_span.clause_last)
    moved = bool(sentence.of(MarkKind.FACT, figure_span.first, figure_span.clause_last))
    return any(
        mark.code != _NOT_PRESENT and not (moved and sentence.at(MarkKind.INDICATOR, mark.first))
        for mark in present
    )


def _anchored(time: Time, before: TimeWords | None) -> TimeWords:
    """The words of a time, counted from the one before if they are relative."""
    return replace(time.words, anchor=before if time.relative else None)


def _counted_on(own: Time | None, before: TimeWords | None) -> Time | None:
    """A time that counts on from the one before: half a year later."""
    if own is None or own.words.rule != LATER:
        return own
    return own._replace(words=replace(own.words, anchor=before))


def _told_before(times: Sequence[Time], figure: Hedged) -> TimeWords | None:
    """The last time before a figure that says when: "from 3 in 2022 to 4 a year later"."""
    told = [
        t.words for t in times if t.absolute and t.words.rule != LATER and t.last <= figure.first
    ]
    return told[-1] if told else None


def _opening(sentence: Sentence, times: Sequence[Time], figure: Hedged) -> Time | None:
    """A time that opens a sentence and holds for all of it: "a year ago it was 5 and 3"."""
    first = times[0] if times and times[0].relative and not times[0].compared else None
    if first is not None and sentence.at(MarkKind.COMPARISON_AFTER, first.last) is not None:
        return None
    if first is not None and sentence.of(MarkKind.UNIT, None, first.first):
        return None
    before = [time for time in times if time.last <= figure.first]
    return first if before == [first] else None


def _explained(
    page: Passage, sentence: Sentence, figure: Hedged, times: Sequence[Time]
) -> Time | None:
    """The time that an amount right after it is of: "on May ($5 billion)", "when it was $5"."""
    for time in times:
        if time.last >= figure.first:
            return None
        if time.last == figure.first - 1 and page.tokens[time.last].text == "(":
            return time
        noun = sentence.at(MarkKind.FIGURE, time.last)
        if (
            noun is not None
            and noun.last == figure.first - 1
            and page.tokens[noun.last].text == "("
        ):
            return time
        of = sentence.at(MarkKind.PREPOSITION, noun.last) if noun else None
        if of is not None and of.code == "of" and of.last == figure.first:
            return time
        comma = time.last + (page.tokens[time.last].text == ",")
        if sentence.at(MarkKind.WHEN, comma) and not any(
            comma < t.first < figure.first for t in times
        ):
            return time
    return None


def _times_of(
    page: Passage,
    sentence: Sentence,
    figure_span: FigureSpan,
    figure: Hedged,
    times: Sequence[Time],
    *,
    moving: bool,
) -> list[Time]:
    """The times of a figure span, of an aside those in its brackets; growth told right after a
    time that it is on is measured against that: "a rise on May 2023 by 5 percent".
    """
    last = figure_span.clause_last if in_brackets(page, figure_span) else figure_span.last
    by = sentence.before(MarkKind.STEP, figure.first)
    opened = (figure.first, by.first if by is not None else figure.first)
    return [
        t._replace(compared=True)
        if moving and t.baseline and (t.first >= figure.last or t.last in opened)
        else t
        for t in times
        if figure_span.first <= t.first < last
    ]


def in_future(words: TimeWords | None, published: date) -> bool:
    """Whether a time names a year after the day of publication: what holds then is a plan."""
    if words is None:
        return False
    year, last = (int(words.slots.get(name, 0)) for name in ("year", "to"))
    return max(year, last) > published.year or 0 < year < _FEWEST_OF_A_CALENDAR


def in_brackets(page: Passage, figure_span: FigureSpan) -> bool:
    """Whether a figure span is an aside, whose time does not hold for what follows."""
    return page.tokens[figure_span.first].text == "("


def _nearest(
    page: Passage, own: list[Time], figure_span: FigureSpan, figure: Hedged
) -> Time | None:
    """Right after the figure in its clause, else the last before it, else the first after it.

    Where heads come last, what stands before the figure is nearer than what stands after it.
    """
    after = [t for t in own if t.first >= figure.last]
    before = [t for t in own if t.last <= figure.first]
    near = after and after[0].first < figure_span.clause_last
    if near and not (before and page.language.head_final):
        return after[0]
    if before:
        return before[-1]
    return after[0] if after else None


_POINTS = {"from": "from", "to": "to", Bound.UP_TO: "to"}


def _point(
    page: Passage,
    sentence: Sentence,
    figure: Hedged,
    period: TimeWords | None,
    times: Sequence[Time],
) -> TimeWords | None:
    """The end that an amount stands for: "between A and B, from $3 to $5 billion"."""
    if period is not None and period.rule == SAME and period.anchor is not None:
        return replace(period, anchor=_point(page, sentence, figure, period.anchor, times))
    if period is None or period.rule not in TWO_ENDED or _is_stretch(page, sentence, period, times):
        return period
    words = (
        sentence.before(kind, figure.amount.first)
        for kind in (MarkKind.BOUND, MarkKind.PREPOSITION)
    )
    point = next((_POINTS[word.code] for word in words if word and word.code in _POINTS), None)
    return replace(period, slots={**period.slots, "point": point}) if point else period


def _without_ends(
    page: Passage, sentence: Sentence, own: Time | None, times: Sequence[Time]
) -> Time | None:
    """A time whose ends are not compared, where it has two."""
    if own is None or not _is_stretch(page, sentence, own.words, times):
        return own
    return own._replace(words=_throughout(own.words) or own.words)


def _is_stretch(
    page: Passage, sentence: Sentence, period: TimeWords, times: Sequence[Time]
) -> bool:
    """Whether "between A and B" are months throughout, as no amount leads from one to the other:
    "exports rose 5 percent to $3 billion between March and May".
    """
    if period.rule not in _BETWEEN_MONTHS or _is_from_month_to_month(sentence, period, times):
        return False
    return any(time.relative for time in times) or not any(
        mark.code == "from"
        and (
            sentence.any_at((MarkKind.UNIT, MarkKind.NUMBER, MarkKind.BOUND), mark.last)
            or _is_amount(page, sentence, mark.last)
        )
        for mark in sentence.of(MarkKind.PREPOSITION)
    )


def _is_from_month_to_month(sentence: Sentence, period: TimeWords, times: Sequence[Time]) -> bool:
    """Whether something is told to have moved between a month and the next, which are no stretch:
    "exports rose 5 percent between April and May".
    """
    if period.slots.get("point") == WHOLE or not are_next_months(period):
        return False
    said = next((time.first for time in times if time.words.start == period.start), None)
    moved = said is not None and bool(sentence.of(MarkKind.DIRECTION, None, said))
    return moved and not any(time.relative for time in times)


def are_next_months(period: TimeWords) -> bool:
    """Whether the two ends of a time are a month and the one after it."""
    slots = period.slots
    if period.rule == "between_months":
        ends = slots["from"], slots["to"]
    elif slots.get("from_of") == slots.get("of") == "month":
        ends = slots["from_month"], slots["month"]
    else:
        return False
    return int(ends[1]) - int(ends[0]) in _NEXT


def _is_amount(page: Passage, sentence: Sentence, first: int) -> bool:
    """Whether digits stand somewhere and a unit a little after them: 9.5 percent."""
    digits = first < sentence.last and page.tokens[first].text[0].isdecimal()
    return digits and bool(sentence.of(MarkKind.UNIT, first, first + _AMOUNT_WITHIN))


def _throughout(period: TimeWords | None) -> TimeWords | None:
    """A stretch that an amount was given for: growth after it is that of the whole of it, but of
    a month and the next that of the later.
    """
    if period is None or period.rule not in TWO_ENDED:
        return period
    if period.slots.get("point") == "to" and are_next_months(period):
        return period
    return replace(period, slots={**period.slots, "point": WHOLE})


def _base(back: Time | None, period: TimeWords | None) -> TimeWords | None:
    if back is None:
        return None
    if back.words.rule == SAME:
        return replace(back.words, rule="earlier", anchor=period)
    return replace(back.words, anchor=period) if back.relative else back.words
