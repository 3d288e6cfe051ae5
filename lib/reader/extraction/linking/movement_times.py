"""Give each amount of a movement its own time where only that of one is named: in "rose from $2
million to $3 million in 2022" the first amount is of 2021.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from lib.model import Bound, Measure, TimeWords
from lib.reader.extraction.linking.movement_ends import is_moved_from
from lib.reader.extraction.linking.running_series import Series
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.timing import Timing
from lib.reader.extraction.mentions.calendar import STRETCHES
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.time_expressions import RELATIVE, SAME, TWO_ENDED, Time
from lib.reader.extraction.mentions.units import PERCENT, RATIO
from lib.reader.extraction.text.passage import Sentence
from lib.reader.languages import Mark, MarkKind

_TO = frozenset({"to", Bound.UP_TO})
_STEPS = frozenset({PERCENT, RATIO})
_LEVELS = frozenset({Measure.LEVEL, Measure.SHARE})
_TOUCHING = 3
"""An amount's own time begins at most so many tokens after it."""
_OF_AN_AMOUNT = (MarkKind.ARTICLE, MarkKind.ONE, MarkKind.BOUND, MarkKind.RECORD)
_APART = 8
"""At most so many tokens stand between the two amounts of a movement."""
_OTHERS = (MarkKind.AREA, MarkKind.REGION, MarkKind.INDICATOR, MarkKind.ACT, MarkKind.PRODUCT)
"""Kinds of words by which an amount is of another flow than the one it is compared with."""
_VERBS = (MarkKind.DIRECTION, MarkKind.FACT, MarkKind.ACT, MarkKind.PRESENT)
_MOVES = (MarkKind.DIRECTION, MarkKind.UNMOVED, MarkKind.MULTIPLE)
_YEAR_BACK = (STRETCHES - {"day", "days"}) | {"range", "since_start", "months_to", SAME}
"""Rules of stretches of which a year earlier there is one as long."""
_WINDOWS = frozenset({"window_years", "window_months", "window_days"})
"""Rules of stretches that both amounts of a movement are told for."""
_SINCE_YEAR = "since_year"


class Points(NamedTuple):
    """Two times of which amounts were told."""

    earlier: TimeWords
    later: TimeWords


PointsTold = Callable[[], Points | None]


class Movement(NamedTuple):
    """The figures, by their numbers in a sentence, that something moved from and to."""

    start: int
    end: int | None
    """None where it stands before the start, or no amount is named."""


def moved_times(
    analysis: SentenceAnalysis,
    index: int,
    measure: Measure,
    when: Timing,
    before: Series,
    points: PointsTold,
) -> Timing:
    """The times of a figure, of an amount that something moved from those before it moved.

    That is a year before the time of the movement, where no other is stated: the guide's rule for
    growth. It is none where the movement's time has no like stretch a year before. `points` gives
    the two times that the amounts told `before` were compared by; few figures need them.
    """
    if measure not in _LEVELS:
        return _of_growth(analysis, index, when)
    if (leading := _movement(analysis, index)) is not None:
        return _of_start(analysis, leading, when, before, points)
    ending = _movement(analysis, index - 1) if index else None
    if ending is not None and ending.end == index:
        return _of_end(analysis, ending, when, points)
    return when


def _of_start(
    analysis: SentenceAnalysis,
    moved: Movement,
    when: Timing,
    before: Series,
    points: PointsTold,
) -> Timing:
    period = when.period
    if _own_time(analysis, moved) is not None or _counts_from_another(period):
        return when
    told = _time_of(analysis, moved)
    if (told is None or _goes_on(told, before)) and (compared := points()) is not None:
        return when._replace(period=compared.earlier)
    if told is None:
        return when._replace(period=_before(period)) if when.inherited else when
    if _is_told_again(period, told, before):
        return when
    if not when.inherited and not _is_same(period, told):
        return when
    return when._replace(period=_before(told), inherited=False)


def _goes_on(told: TimeWords, before: Series) -> bool:
    """Whether the time of a movement is that of an amount before it in its sentence."""
    return before.age == 0 and _is_same(before.period, told)


def _is_told_again(period: TimeWords | None, told: TimeWords, before: Series) -> bool:
    """Whether an amount has the time of one that was told before with the other of a movement:
    "5,000 in 2020, 8,000 in 2023; it rose from 5,000 in 2023".
    """
    if period is None or period != before.against:
        return False
    return before.period is None or _is_alike(told, before.period)


def _is_alike(time: TimeWords, other: TimeWords) -> bool:
    return (time.rule, time.slots) == (other.rule, other.slots)


def _of_end(
    analysis: SentenceAnalysis, moved: Movement, when: Timing, points: PointsTold
) -> Timing:
    own, told = _own_time(analysis, moved), _time_of(analysis, moved)
    taken = own is not None and own.absolute and _is_same(when.period, own.words)
    if told is not None and (when.inherited or taken or _is_same(when.period, told)):
        return when._replace(period=_pointed(told, "to"), inherited=False)
    if own is not None and own.absolute and (when.inherited or taken):
        return when._replace(period=None)
    if own is None and told is None and when.inherited and (compared := points()) is not None:
        return when._replace(period=compared.later)
    return when


def _of_growth(analysis: SentenceAnalysis, index: int, when: Timing) -> Timing:
    """Growth that the amounts it led from and to follow has their time: "grew by half, from $2 to
    $3, in 2022".
    """
    moved = _movement(analysis, index + 1)
    if moved is None or moved.end is None or not when.inherited:
        return when
    told = _time_of(analysis, moved)
    if told is None or _own_time(analysis, moved) is not None:
        return when
    return Timing(told, None, inherited=False)


def _movement(analysis: SentenceAnalysis, index: int) -> Movement | None:
    """The movement that a figure is the start of, if any."""
    figures = analysis.figures
    if index >= len(figures):
        return None
    following = figures[index + 1] if index + 1 < len(figures) else None
    if following is not None and _leads_to(analysis, figures[index], following):
        return Movement(index, index + 1)
    return Movement(index, None) if _comes_from(analysis, index) else None


def _leads_to(analysis: SentenceAnalysis, first: Hedged, second: Hedged) -> bool:
    """Whether something moved from one amount to another."""
    sentence = analysis.sentence
    unit = first.amount.unit
    if unit is None or second.amount.unit not in (None, unit):
        return False
    if second.first - first.last > _APART:
        return False
    if any(sentence.of(kind, first.last, second.first) for kind in _VERBS):
        return False
    if analysis.page.language.head_final:
        ends = "to" in sentence.cases_before(second.amount.last)
        moved = second.bound is not Bound.UP_TO or sentence.of(MarkKind.DIRECTION, second.last)
        return ends and bool(moved) and is_moved_from(sentence, first.last)
    return _link(analysis, first) is not None and _is_reached(analysis, second) and _moves(analysis)


def _is_reached(analysis: SentenceAnalysis, figure: Hedged) -> bool:
    marks = (
        analysis.sentence.before(kind, first)
        for kind in (MarkKind.PREPOSITION, MarkKind.BOUND)
        for first in (figure.first, figure.amount.first)
    )
    return any(mark is not None and mark.code in _TO for mark in marks)


def _moves(analysis: SentenceAnalysis) -> bool:
    """Whether a sentence says that something moved, and not only how far a range reaches."""
    moved = analysis.sentence.of(MarkKind.DIRECTION)
    return bool(moved) or any(one.amount.unit in _STEPS for one in analysis.figures)


def _link(analysis: SentenceAnalysis, figure: Hedged) -> int | None:
    """Where the "from" of an amount stands."""
    sentence, first = analysis.sentence, figure.first
    while (word := _before_an_amount(sentence, first)) is not None:
        first = word.first
    link = sentence.before(MarkKind.PREPOSITION, first)
    return link.first if link is not None and link.code == "from" else None


def _before_an_amount(sentence: Sentence, first: int) -> Mark | None:
    """A word that may stand between "from" and its amount: from a record $2."""
    marks = (sentence.before(kind, first) for kind in _OF_AN_AMOUNT)
    return next((mark for mark in marks if mark is not None), None)


def _comes_from(analysis: SentenceAnalysis, index: int) -> bool:
    """Whether something moved from an amount to one before it, or one not named: "up from $2", "to
    $3 in 2023 from $2", "tripled in 2022, from $2".
    """
    sentence, figure = analysis.sentence, analysis.figures[index]
    if analysis.page.language.head_final:
        turned = sentence.at(MarkKind.DIRECTION, figure.last)
        return turned is not None and is_moved_from(sentence, figure.last)
    if _is_compared_with(analysis, index):
        return True
    first = _link(analysis, figure)
    if first is None:
        return False
    first = _without_times(analysis, first)
    if sentence.any_before(_MOVES, first):
        return True
    earlier = analysis.figures[index - 1] if index else None
    if earlier is None or earlier.last != first:
        return False
    if earlier.amount.unit in _STEPS:
        return True
    alike = earlier.amount.unit == figure.amount.unit
    return alike and bool(sentence.of(MarkKind.DIRECTION, None, earlier.first))


def _is_compared_with(analysis: SentenceAnalysis, index: int) -> bool:
    """Whether an amount is what the one before it is compared with, which is of the same flow:
    "$3 in 2022, compared with $2".
    """
    sentence, span = analysis.sentence, analysis.figure_spans[index]
    figure, earlier = analysis.figures[index], analysis.figures[index - 1] if index else None
    compared = sentence.before(MarkKind.COMPARISON, figure.first)
    if compared is None or earlier is None or earlier.amount.unit != figure.amount.unit:
        return False
    last = max(span.last, figure.last)
    other = any(sentence.of(kind, earlier.last, last) for kind in _OTHERS)
    return not other and not any(compared.first <= time.first < last for time in analysis.times)


def _without_times(analysis: SentenceAnalysis, last: int) -> int:
    """Where the words before a token end, without times and commas right before it."""
    sentence = analysis.sentence
    while last > sentence.first:
        time = next((one for one in analysis.times if one.last == last), None)
        if time is not None:
            opened = sentence.before(MarkKind.PREPOSITION, time.first)
            last = opened.first if opened is not None else time.first
        elif analysis.page.tokens[last - 1].text == ",":
            last -= 1
        else:
            break
    return last


def _own_time(analysis: SentenceAnalysis, moved: Movement) -> Time | None:
    """The time that is said of the amount that something moved from, and of no other."""
    start, final = analysis.figures[moved.start], analysis.page.language.head_final
    told = [time for time in analysis.times if not time.dateline]
    before = [time for time in told if time.last <= start.first]
    last = before[-1] if before else None
    if moved.end is not None:
        until = analysis.figures[moved.end].first
        between = next((time for time in told if start.last <= time.first < until), None)
        if not final:
            return between
        return last if between is not None or _is_attribute(analysis, last, start) else None
    if final:
        return last if _is_attribute(analysis, last, start) else None
    after = (time for time in told if 0 <= time.first - start.last <= _TOUCHING)
    limit = analysis.figure_spans[moved.start].clause_last
    return next((time for time in after if time.first < limit), None)


def _is_attribute(analysis: SentenceAnalysis, time: Time | None, figure: Hedged) -> bool:
    """Whether a time is said of the amount right after it alone: "from the in-2019 $2"."""
    if time is None or time.last != figure.first:
        return False
    return "thing" in analysis.sentence.cases_before(time.last)


def _time_of(analysis: SentenceAnalysis, moved: Movement) -> TimeWords | None:
    """When a sentence says that something moved: after its end, else before its start."""
    start, own = analysis.figures[moved.start], _own_time(analysis, moved)
    told = [time for time in analysis.times if time.absolute and not time.baseline and time != own]
    before = [time for time in told if time.last <= start.first]
    if before and analysis.page.language.head_final:
        return before[-1].words
    after = _times_after(analysis, moved.end, told) if moved.end is not None else []
    if not after and not before:
        return None
    return after[0].words if after else before[-1].words


def _times_after(analysis: SentenceAnalysis, end: int, told: list[Time]) -> list[Time]:
    """The times that are said after the end of a movement, also after how far it moved: "to $3, or
    by half, in 2022".
    """
    last = analysis.figure_spans[end].last
    following = analysis.figures[end + 1 : end + 2]
    if following and following[0].amount.unit in _STEPS:
        last = analysis.figure_spans[end + 1].last
    return [time for time in told if analysis.figures[end].last <= time.first < last]


def _before(period: TimeWords | None) -> TimeWords | None:
    """When something was that moved in a period: a year earlier, or at the first of two ends."""
    if period is None or _counts_from_another(period) or period.rule in _WINDOWS:
        return period
    if period.rule in TWO_ENDED:
        return _pointed(period, "from")
    if period.rule == _SINCE_YEAR:
        return replace(period, rule="year")
    if period.rule not in _YEAR_BACK:
        return None
    return TimeWords("earlier", {}, period.start, period.end, period)


def _pointed(period: TimeWords, point: str) -> TimeWords:
    """A time with the one of its two ends that an amount is of, where it has two."""
    if period.rule not in TWO_ENDED:
        return period
    return replace(period, slots={**period.slots, "point": point})


def _counts_from_another(period: TimeWords | None) -> bool:
    return period is not None and (period.rule in RELATIVE or period.anchor is not None)


def _is_same(period: TimeWords | None, other: TimeWords) -> bool:
    return period is not None and (period.start, period.end) == (other.start, other.end)
