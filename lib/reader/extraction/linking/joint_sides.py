"""Recognise a number that is of several places together, and so of none of them alone."""

from collections.abc import Sequence
from itertools import pairwise

from lib.model import AreaMention, Scope
from lib.reader.extraction.linking.parties import WORLD, Parties
from lib.reader.extraction.linking.roles import Roles
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.languages import MarkKind

_OF_TWO = frozenset({"trade_turnover", "cooperation", "settlements"})


def is_joint(analysis: SentenceAnalysis, found: Roles, code: str, named: Sequence[Place]) -> bool:
    """Whether a side of a figure is only one of several that stand together in its words, but for
    several partners that are all on a list (`of_several`).

    What two do alike is of both of them: "A and B traded goods for $5 million".
    """
    bare = () if code in _OF_TWO else found.bare
    sides = [side for side in (found.reporter, *bare) if side is not None]
    unknown = (one for group in listed(analysis, named) for one in group if not one.listed)
    if found.partner is not None and any(unknown):
        sides.append(found.partner)
    return any(
        _is_listed(analysis, side, named) for side in sides if side.relation is not Relation.OF
    )


def of_several(
    analysis: SentenceAnalysis, found: Roles, sides: Parties, named: Sequence[Place]
) -> Parties:
    """The sides, several partners of one number being a part of the world: "sold to A and B"."""
    place, partner = found.partner, sides.partner
    if place is None or partner is None or partner.code != place.code:
        return sides
    group = next((one for one in listed(analysis, named, bare=True) if place in one), None)
    if group is None or not all(one.listed for one in group):
        return sides
    start = analysis.page.span(group[0].first, group[0].last)[0]
    end = analysis.page.span(group[-1].first, group[-1].last)[1]
    return sides._replace(partner=AreaMention(WORLD, Scope.SOME, "named", start, end))


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


def listed(
    analysis: SentenceAnalysis, named: Sequence[Place], *, bare: bool = False
) -> list[list[Place]]:
    """The places that stand together with an "and", list by list; `bare` ones need only commas."""
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
        and (
            bare
            or any(
                analysis.sentence.of(MarkKind.SEPARATOR, a.last, b.first)
                for a, b in pairwise(group)
            )
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
            or _is_and(analysis, place, index)
            for index in range(place.last, following.first)
        )
    )


def _is_and(analysis: SentenceAnalysis, place: Place, index: int) -> bool:
    """Whether a word for "with" joins a place to the next, which says how both stand: "to A with
    B" for "to A and B", as languages with their cases last say it.
    """
    joins = analysis.sentence.at(MarkKind.POSTPOSITION, index)
    return joins is not None and joins.code == "with" and place.relation is not Relation.WITH
