"""A sentence cut into figure spans: the words that speak about one figure each.

"Sales grew by 4 percent, | up to $90 million, | while purchases came to $70 million": a
figure span begins at the first comma, bracket or conjunction after the figure before, where that
does not stand inside an expression of time or a list of areas.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lib.model import Bound
from lib.reader.extraction.mentions.hedges import Hedged, other_money
from lib.reader.extraction.mentions.shared_units import joined
from lib.reader.extraction.mentions.time_expressions import Time
from lib.reader.extraction.mentions.units import MONEY, PERCENT, PERSONS
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Place
from lib.reader.languages import MarkKind

_VERBS = (MarkKind.FACT, MarkKind.PRESENT, MarkKind.DIRECTION, MarkKind.ACT)
_SIGNS = frozenset(",;:()—–[]")

_DASHES = frozenset("—–-")
_GOODS_WITHIN = 6
"""Tokens from "of" to the verb that says what was done with so much of it."""


class FigureSpan(NamedTuple):
    """Tokens ``first`` up to ``last`` speak about one figure; `clause_last` ends its clause."""

    first: int
    last: int
    clause_last: int


def figure_spans(
    page: Passage,
    sentence: Sentence,
    figures: Sequence[Hedged],
    times: Sequence[Time],
    places: Sequence[Place],
) -> list[FigureSpan]:
    """One figure span a figure, in order; a sentence without figures is one figure span."""
    if not figures:
        return [FigureSpan(sentence.first, sentence.last, sentence.last)]
    told = _told_again(page, sentence, figures)
    breaks = [index for index in _breaks(page, sentence, times, places) if index not in told]
    groups = _groups(page, sentence, figures)
    starts = [sentence.first]
    for group, following in pairwise(groups):
        last, first = _end(page, group), following[0].first
        between = [b for b in breaks if last <= b < first]
        if len(between) > 1 and between[0] == last and _told_after(page, sentence, last):
            between = between[1:]
        between = _after_its_brackets(page, between, first)
        between = _after_its_part(page, group[-1], between, first)
        starts.append(between[0] if between else _edge(page, sentence, last, first))
    ends = [*starts[1:], sentence.last]
    return [
        FigureSpan(first, last, next((b for b in breaks if _end(page, group) <= b < last), last))
        for first, last, group in zip(starts, ends, groups, strict=True)
        for _ in group
    ]


def _told_again(page: Passage, sentence: Sentence, figures: Sequence[Hedged]) -> frozenset[int]:
    """The brackets that only tell other money again: "exports of 14 bn shillings ($9 m) to A"."""
    return frozenset(
        sign
        for figure in figures
        if page.tokens[min(figure.last, len(page.tokens) - 1)].text == ")"
        and other_money(page, sentence, figure.first, figure.last) is not None
        for sign in (figure.first - 1, figure.last)
    )


def _told_after(page: Passage, sentence: Sentence, dash: int) -> bool:
    """Whether a dash leads from a figure to whom it is with: "3 million — with A, 2 — with B"."""
    preposition = sentence.at(MarkKind.PREPOSITION, dash + 1)
    if preposition is None or page.tokens[dash].text not in _DASHES:
        return False
    return sentence.at(MarkKind.AREA, preposition.last) is not None


def _after_its_brackets(page: Passage, between: list[int], first: int) -> list[int]:
    """The places to part two figures at, without brackets that belong to the figure before, as
    they close before the next: "A 5 (none last year), B 3".
    """
    if not between or page.tokens[between[0]].text != "(":
        return between
    closed = next((i for i in range(between[0], first) if page.tokens[i].text == ")"), None)
    if closed is None:
        return between
    return [index for index in between if index > closed] or [closed]


def _after_its_part(page: Passage, figure: Hedged, between: list[int], first: int) -> list[int]:
    """The places to part a percentage in brackets from an amount at, without the brackets where a
    dash leads to the amount: "most of it (5%) came from A — $3 million".
    """
    if figure.amount.unit != PERCENT or between != [figure.last, first - 1]:
        return between
    closed = page.tokens[figure.last].text == ")"
    return between[1:] if closed and page.tokens[first - 1].text in _DASHES else between


def _groups(page: Passage, sentence: Sentence, figures: Sequence[Hedged]) -> list[list[Hedged]]:
    """The figures, in one group those that share a span: the two ends of a range, an amount and
    its conversion, the peoples of a list.
    """
    groups = [[figures[0]]]
    for figure, following in pairwise(figures):
        opened = figure.bound is Bound.AT_LEAST and following.bound is Bound.UP_TO
        apart = following.first - figure.last
        dashed = apart == 1 and page.tokens[figure.last].text == "-"
        together = dashed or (opened and apart <= 1) or _is_aside(page, sentence, figure, following)
        if together or _are_peoples(page, sentence, figure, following):
            groups[-1].append(following)
        else:
            groups.append([following])
    return groups


def _are_peoples(page: Passage, sentence: Sentence, figure: Hedged, following: Hedged) -> bool:
    """Whether two peoples are listed, of whom one verb tells: "5,000 Swiss and 300 Poles live"."""
    people, others = figure.amount.unit_mark, following.amount.unit_mark
    if people is None or others is None or figure.amount.unit != PERSONS:
        return False
    named = all(sentence.at(MarkKind.AREA, mark[0]) for mark in (people, others))
    return named and joined(page, sentence, people[1], following.first)


def _end(page: Passage, group: Sequence[Hedged]) -> int:
    """The token a group ends before: after the bracket of a conversion or of growth."""
    return group[-1].last + (len(group) > 1 and page.tokens[group[-2].last].text == "(")


def _is_aside(page: Passage, sentence: Sentence, figure: Hedged, following: Hedged) -> bool:
    """Whether brackets tell an amount again, or how it grew before its verb has come: "5 billion
    rubles ($70 m)", "$5 million (+7%) of goods was exported".
    """
    if is_converted(page, figure, following):
        return True
    closed = following.last
    if closed >= sentence.last or following.amount.unit != PERCENT:
        return False
    inside = following.first - figure.last in (1, 2) and page.tokens[figure.last].text == "("
    if not inside or page.tokens[closed].text != ")":
        return False
    of = sentence.at(MarkKind.PREPOSITION, closed + 1)
    if of is None or of.code != "of":
        return sentence.at(MarkKind.ACT, closed + 1) is not None
    return bool(sentence.of(MarkKind.ACT, of.last, of.last + _GOODS_WITHIN))


def is_converted(page: Passage, figure: Hedged, following: Hedged) -> bool:
    """Whether an amount is told again in other money, in brackets: "5 billion rubles ($70 m)"."""
    opened, closed = figure.last, following.last
    if closed >= len(page.tokens) or following.first != opened + 1:
        return False
    units = {figure.amount.unit, following.amount.unit}
    bracketed = page.tokens[opened].text == "(" and page.tokens[closed].text == ")"
    return bracketed and len(units) > 1 and units <= MONEY


def _breaks(
    page: Passage, sentence: Sentence, times: Sequence[Time], places: Sequence[Place]
) -> list[int]:
    inside = {index for time in times for index in range(time.first, time.last)}
    for place, following in pairwise(places):
        between = range(place.last, following.first)
        counted = any(page.tokens[index].text[0].isdecimal() for index in between)
        if len(between) <= 2 and following.relation is place.relation and not counted:
            inside.update(range(place.last, following.first))
    separators = {mark.first for mark in sentence.of(MarkKind.SEPARATOR)}
    return [
        index
        for index in range(sentence.first, sentence.last)
        if index not in inside
        and (page.tokens[index].text in _SIGNS or index in separators)
        and not (page.tokens[index].text == "," and _runs_on(sentence, index + 1))
        and not _is_of_which(sentence, index)
    ]


def _is_of_which(sentence: Sentence, index: int) -> bool:
    """Whether "which" only says what a share is of: "5 percent of which went to A"."""
    of = (
        sentence.before(MarkKind.PREPOSITION, index) if sentence.at(MarkKind.WHICH, index) else None
    )
    return (
        of is not None and of.code == "of" and sentence.before(MarkKind.UNIT, of.first) is not None
    )


def _runs_on(sentence: Sentence, index: int) -> bool:
    """Whether what begins here belongs to what is before: "..., than a year earlier", "people,
    working in A".
    """
    if sentence.at(MarkKind.LIVING, index) and sentence.before(MarkKind.PEOPLE, index - 1):
        return True
    comparison = sentence.at(MarkKind.COMPARISON, index)
    if comparison is None or sentence.at(MarkKind.DIRECTION, index):
        return False
    return sentence.at(MarkKind.INDICATOR, comparison.last) is None


def _edge(page: Passage, sentence: Sentence, after: int, first: int) -> int:
    """Where a figure span begins that no sign parts from the one before: at its preposition,
    or at what that says it is of.

    Where verbs come last, after the verb of the figure before, or right after that.
    """
    if page.language.head_final:
        verbs = (mark.last for kind in _VERBS for mark in sentence.of(kind, after, first))
        return max(verbs, default=after)
    preposition = sentence.before(MarkKind.PREPOSITION, first) or sentence.before(
        MarkKind.STEP, first
    )
    opening = preposition.first if preposition else first
    noun = sentence.before(MarkKind.INDICATOR, opening)
    return max(after, noun.first if noun else opening)
