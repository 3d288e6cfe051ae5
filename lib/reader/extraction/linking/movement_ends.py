"""Find the two amounts of a movement, "from $2 million in 2021 to $3 million in 2022", so that each
gets its own time.
"""

from collections.abc import Sequence

from lib.model import Bound, TimeWords
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.time_expressions import LATER, Time
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.languages import MarkKind

_ENDS = ("to", Bound.UP_TO)
"""What stands before the second of two ends."""
_BOTH = 2
_OF_A_YEAR = frozenset({"year"})
_END_WITHIN = 6


def both_ends(
    sentence: Sentence, figure: Hedged, times: Sequence[Time]
) -> tuple[Time, Time] | None:
    """The two times that growth is told by the amounts of: "sixfold, from $4 in 2021 to $24 in
    2023"; where heads come last, "from in-2021 $4 in 2023 to $24 sixfold".
    """
    told = [time for time in times if time.absolute]
    after = [time for time in told if time.first >= figure.last][:2]
    before = [time for time in told if time.last <= figure.first][-2:]
    if len(before) == len(told) == _BOTH:
        amounts = sentence.of(MarkKind.UNIT, before[0].last, before[1].first)
        if any(is_moved_from(sentence, mark.last) for mark in amounts):
            return before[0], before[1]
    if len(after) < _BOTH:
        return None
    opened = sentence.of(MarkKind.PREPOSITION, figure.last, after[0].first)
    closed = [
        mark
        for kind in (MarkKind.PREPOSITION, MarkKind.BOUND)
        for mark in sentence.of(kind, after[0].last, after[1].first)
    ]
    two = any(m.code == "from" for m in opened) and any(m.code in _ENDS for m in closed)
    return (after[0], after[1]) if two else None


def is_moved_from(sentence: Sentence, last: int) -> bool:
    """Whether an amount's case says that something moved from it, and not that it is more."""
    return "from" in sentence.cases_before(last) and sentence.at(MarkKind.BOUND_AFTER, last) is None


def other_time(period: TimeWords | None, before: TimeWords | None) -> TimeWords | None:
    """The time before, if it is another of the same kind: May and May of another year, or a day
    and a year later. Growth told after an amount for each is from one to the other.

    >>> here, there = (TimeWords("year", {"year": year}, 0, 4) for year in ("2023", "2020"))
    >>> other_time(here, there) == there, other_time(here, here)
    (True, None)
    """
    if period is None or before is None or period.rule not in (before.rule, LATER):
        return None
    named = period.slots.keys() | before.slots.keys()
    apart = {name for name in named if period.slots.get(name) != before.slots.get(name)}
    alike = period.rule == LATER or apart <= _OF_A_YEAR
    return before if alike and apart else None


def starts_movement(sentence: Sentence, figure: Hedged) -> bool:
    """Whether an amount is where something came from: "fell from 5 to 3 million"."""
    start = sentence.before(MarkKind.PREPOSITION, figure.first)
    moved = sentence.of(MarkKind.DIRECTION, sentence.first, figure.first)
    end = sentence.at(MarkKind.BOUND, figure.last) or sentence.at(MarkKind.PREPOSITION, figure.last)
    reaches = end is not None and end.code in ("to", Bound.UP_TO)
    if start is None or start.code != "from" or not moved:
        return False
    return reaches or _stood_at(sentence, start.first)


def _stood_at(sentence: Sentence, first: int) -> bool:
    """Whether a movement's other end stands right before: "climbed to 5 percent from 3"."""
    unit = sentence.before(MarkKind.UNIT, first)
    low = max(sentence.first, first - _END_WITHIN)
    reached = [m for m in sentence.of(MarkKind.PREPOSITION, low, first) if m.code == "to"]
    return unit is not None and bool(reached)


def later_time(
    page: Passage, sentence: Sentence, figure: Hedged, times: Sequence[Time]
) -> TimeWords | None:
    """The first time of the sentence that is not an aside's: "$2 million ($1 million in 2022)",
    nor of what is compared with: "$2 million, up from $1 million in 2022".
    """
    for time in times:
        if time.absolute and _is_of_another(page, sentence, figure, time):
            return None
        signs = [page.tokens[i].text for i in range(figure.last, time.first)]
        aside = "(" in signs and ")" not in signs[signs.index("(") :]
        if time.absolute and not time.baseline and not aside:
            return time.words
    return None


def _is_of_another(page: Passage, sentence: Sentence, figure: Hedged, time: Time) -> bool:
    """Whether a time is of what the figure is compared with, came from or is to grow to."""
    if any(
        sentence.of(kind, figure.last, time.last) for kind in (MarkKind.COMPARISON, MarkKind.TARGET)
    ):
        return True
    opened = sentence.of(MarkKind.PREPOSITION, figure.last, time.first)
    return any(
        mark.code == "from"
        and (page.tokens[mark.last].text[0].isdecimal() or sentence.at(MarkKind.UNIT, mark.last))
        for mark in opened
    )
