"""The clause a verb stands in, and which places of a sentence speak of what it does."""

from collections.abc import Sequence

from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.triggers import Trigger
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.languages import MarkKind


def in_clause(
    analysis: SentenceAnalysis, trigger: Trigger | None, named: Sequence[Place]
) -> list[Place]:
    """The places of a verb's own clause, and those before that are on a side by their words.

    "Most of the EU turned away, but A bought"; "trade of A and B grew: A sold (to B)". A turn
    (a colon, a semicolon, a "but") without a place between it and the verb parts nothing.
    """
    if trigger is None or not trigger.act:
        return list(named)
    signs = (
        i
        for i in range(analysis.sentence.first, trigger.first)
        if analysis.page.tokens[i].text in ";:"
    )
    words = (
        m.first
        for m in analysis.sentence.of(MarkKind.SEPARATOR, None, trigger.first)
        if m.code == "but"
    )
    turn = max((*signs, *words), default=None)
    later = [place for place in named if turn is not None and place.first > turn]
    if not any(place.last <= trigger.first for place in later):
        return list(named)
    codes = {place.code for place in later}
    earlier = [p for p in named if p not in later and p.relation is not Relation.BARE]
    sides = [p for p in earlier if p.relation is not Relation.BETWEEN]
    pair = [p for p in earlier if p.relation is Relation.BETWEEN and p.code not in codes]
    return [*sides, *(p._replace(relation=Relation.WITH) for p in pair), *later]
