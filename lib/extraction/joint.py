"""A side that several places share: a number said of them together is nobody's own."""

from collections.abc import Sequence
from itertools import pairwise

from lib.extraction.outline import Outline
from lib.extraction.place import Place, Relation
from lib.extraction.roles import Roles


def is_joint(held: Outline, found: Roles, code: str, named: Sequence[Place]) -> bool:
    """Whether a side of a figure is only one of several that stand together in its words.

    What two do alike is of both of them: "A and B traded goods for $5 million".
    """
    bare = () if code in _OF_TWO else found.bare
    sides = (side for side in (found.reporter, found.partner, *bare) if side is not None)
    return any(_is_listed(held, side, named) for side in sides if side.relation is not Relation.OF)


_OF_TWO = frozenset({"trade_turnover", "cooperation", "settlements"})


def _is_listed(held: Outline, side: Place, named: Sequence[Place]) -> bool:
    """Whether a place is one of several with an "and": "A and B took half of the exports".

    >>> from lib.extraction.outline import outline
    >>> from lib.extraction.passage import passage
    >>> page = passage("India, Peru and Oman took half of Nepal's exports.", "en")
    >>> held = outline(page, page.sentences[0])
    >>> [_is_listed(held, place, held.places) for place in held.places]
    [True, True, True, False]
    """
    return any(side in group for group in listed(held, named))


def listed(held: Outline, named: Sequence[Place]) -> list[list[Place]]:
    """The places that stand together with an "and", list by list."""
    groups: list[list[Place]] = []
    for place in sorted(named, key=lambda one: one.first):
        if groups and _runs_on(held, groups[-1][-1], place):
            groups[-1].append(place)
        else:
            groups.append([place])
    return [
        group
        for group in groups
        if len({place.code for place in group}) > 1
        and any(held.sentence.of("separator", a.last, b.first) for a, b in pairwise(group))
    ]


def _runs_on(held: Outline, place: Place, following: Place) -> bool:
    """Whether only commas, an "and" and articles part two places that stand alike."""
    alike = place.relation is following.relation and place.code and following.code
    return (
        bool(alike)
        and place.last < following.first
        and all(
            held.page.tokens[index].text == ","
            or ((joins := held.sentence.at("separator", index)) is not None and joins.code == "and")
            or held.sentence.at("article", index) is not None
            for index in range(place.last, following.first)
        )
    )
