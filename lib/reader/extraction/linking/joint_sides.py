"""A side that several places share: a number said of them together is nobody's own."""

from collections.abc import Sequence
from itertools import pairwise

from lib.reader.extraction.linking.roles import Roles
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.languages import MarkKind


def is_joint(analysis: SentenceAnalysis, found: Roles, code: str, named: Sequence[Place]) -> bool:
    """Whether a side of a figure is only one of several that stand together in its words.

    What two do alike is of both of them: "A and B traded goods for $5 million".
    """
    bare = () if code in _OF_TWO else found.bare
    sides = (side for side in (found.reporter, found.partner, *bare) if side is not None)
    return any(
        _is_listed(analysis, side, named) for side in sides if side.relation is not Relation.OF
    )


_OF_TWO = frozenset({"trade_turnover", "cooperation", "settlements"})


def _is_listed(analysis: SentenceAnalysis, side: Place, named: Sequence[Place]) -> bool:
    """Whether a place is one of several with an "and": "A and B took half of the exports".

    >>> from lib.reader.extraction.linking.sentence_analysis import analysed
    >>> from lib.reader.extraction.text.passage import passage
    >>> page = passage("India, Peru and Oman took half of Nepal's exports.", "en")
    >>> analysis = analysed(page, page.sentences[0])
    >>> [_is_listed(analysis, place, analysis.places) for place in analysis.places]
    [True, True, True, False]
    """
    return any(side in group for group in listed(analysis, named))


def listed(analysis: SentenceAnalysis, named: Sequence[Place]) -> list[list[Place]]:
    """The places that stand together with an "and", list by list."""
    groups: list[list[Place]] = []
    for place in sorted(named, key=lambda one: one.first):
        if groups and _runs_on(analysis, groups[-1][-1], place):
            groups[-1].append(place)
        else:
            groups.append([place])
    return [
        group
        for group in groups
        if len({place.code for place in group}) > 1
        and any(
            analysis.sentence.of(MarkKind.SEPARATOR, a.last, b.first) for a, b in pairwise(group)
        )
    ]


def _runs_on(analysis: SentenceAnalysis, place: Place, following: Place) -> bool:
    """Whether only commas, an "and" and articles part two places that stand alike."""
    alike = place.relation is following.relation and place.code and following.code
    return (
        bool(alike)
        and place.last < following.first
        and all(
            analysis.page.tokens[index].text == ","
            or (
                (joins := analysis.sentence.at(MarkKind.SEPARATOR, index)) is not None
                and joins.code == "and"
            )
            or analysis.sentence.at(MarkKind.ARTICLE, index) is not None
            for index in range(place.last, following.first)
        )
    )
