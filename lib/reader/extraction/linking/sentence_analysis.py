"""What a sentence holds before anything is said about whom: figures, times, places, spans."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lib.model import NumberRefused, RejectionReason, TimeWords
from lib.reader.extraction.linking.figure_spans import FigureSpan, figure_spans
from lib.reader.extraction.linking.rejections import without_unit
from lib.reader.extraction.mentions.dateline import dated_until
from lib.reader.extraction.mentions.hedges import Hedged, hedged
from lib.reader.extraction.mentions.numbers import Number, numbers
from lib.reader.extraction.mentions.places import places
from lib.reader.extraction.mentions.shared_units import share_units
from lib.reader.extraction.mentions.time_expressions import Time, times
from lib.reader.extraction.mentions.units import Amount, amount, may_count_people, never_a_figure
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.languages import MarkKind

_MEMBERS = 2
"""Areas in brackets that say which a group has: "the region (Oman, Qatar and Iran)"."""
_NAMING = frozenset({"bought_from", "supplied_by", "invested_by", "remitted_by"})
"""Words that only name who does something: the main buyer."""


class SentenceAnalysis(NamedTuple):
    """A sentence in analysed; every number in it is a figure, refused, or part of a time."""

    page: Passage
    sentence: Sentence
    figures: tuple[Hedged, ...]
    """Numbers with a unit, or that may count people."""
    figure_spans: tuple[FigureSpan, ...]
    """One a figure; one for a sentence without figures."""
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    refused: tuple[NumberRefused, ...]
    timed: tuple[tuple[Number, TimeWords], ...]
    """Numbers inside times: evidence of a period, or else dates."""

    def places_in(self, figure_span: FigureSpan) -> list[Place]:
        """Places of a span, and who is named in it as the source, of the first in the sentence."""
        own = [
            place for place in self.places if figure_span.first <= place.first < figure_span.last
        ]
        later = figure_span.first > self.sentence.first
        if later or any(place.relation is Relation.SOURCE for place in own):
            return own
        return [p for p in self.places if p in own or p.relation is Relation.SOURCE]


def analysed(page: Passage, sentence: Sentence) -> SentenceAnalysis:
    """The sentence in analysed.

    >>> from lib.reader.extraction.text.passage import passage
    >>> page = passage("At 14:06 the 36 firms said exports rose 5% in 2023", "en")
    >>> analysis = analysed(page, page.sentences[0])
    >>> [figure.amount.number.value for figure in analysis.figures]
    [5.0]
    >>> [refused.reason.value for refused in analysis.refused]
    ['time_of_day', 'count']
    """
    amounts, refused = _by_form(page, sentence)
    said = times(page, sentence, amounts)
    inside = {index: t.words for t in said for index in range(t.first, t.last)}
    timed = [a for a in amounts if a.number.first in inside]
    free = share_units(page, sentence, [a for a in amounts if a.number.first not in inside])
    figures = [hedged(page, sentence, a) for a in free if _may_be_a_figure(page, sentence, a)]
    bare = [a for a in free if not _may_be_a_figure(page, sentence, a)]
    asides = _asides(page, sentence, figures)
    named = [_set_aside(page, place, asides) for place in places(page, sentence)]
    filed = dated_until(page, sentence)
    said = [t for t in said if t.first >= filed and not _is_within(page, t.first, asides)]
    return SentenceAnalysis(
        page,
        sentence,
        tuple(figures),
        tuple(figure_spans(page, sentence, figures, said, named)),
        tuple(said),
        tuple(named),
        (*refused, *(_refused(page, a.number, without_unit(page, sentence, a)) for a in bare)),
        tuple((a.number, inside[a.number.first]) for a in timed),
    )


def _asides(
    page: Passage, sentence: Sentence, figures: Sequence[Hedged]
) -> frozenset[tuple[int, int]]:
    """The brackets that tell something without a figure, or list members: "A sold 5 (B bought none
    in 2022)", "the region (A, B and C)"."""
    telling = (
        page.bracket(page.tokens[mark.first].start)
        for kind in (MarkKind.ACT, MarkKind.FACT, MarkKind.PRESENT, MarkKind.NEGATION)
        for mark in sentence.of(kind)
        if mark.code not in _NAMING
    )
    areas = Counter(page.bracket(page.tokens[m.first].start) for m in sentence.of(MarkKind.AREA))
    members = (aside for aside, count in areas.items() if count >= _MEMBERS)
    counted = {page.bracket(page.tokens[figure.first].start) for figure in figures}
    asides = {*telling, *members} - counted
    return frozenset(aside for aside in asides if aside is not None)


def _is_within(page: Passage, first: int, asides: frozenset[tuple[int, int]]) -> bool:
    return bool(asides) and page.bracket(page.tokens[first].start) in asides


def _set_aside(page: Passage, place: Place, asides: frozenset[tuple[int, int]]) -> Place:
    """A place that only brackets without a figure speak of, as on no side."""
    return (
        place._replace(relation=Relation.ASIDE) if _is_within(page, place.first, asides) else place
    )


def _by_form(page: Passage, sentence: Sentence) -> tuple[list[Amount], list[NumberRefused]]:
    """The numbers with their units, and those that are no figures by form alone."""
    amounts, refused = [], []
    for number in numbers(page, sentence):
        reason = never_a_figure(page, sentence, number)
        if reason is None:
            amounts.append(amount(page, sentence, number))
        else:
            refused.append(_refused(page, number, reason))
    return amounts, refused


def _may_be_a_figure(page: Passage, sentence: Sentence, one: Amount) -> bool:
    return one.unit is not None or may_count_people(page, sentence, one.number)


def _refused(page: Passage, number: Number, reason: RejectionReason) -> NumberRefused:
    return NumberRefused(*page.span(number.first, number.last), reason)
