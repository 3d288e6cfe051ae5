"""Partners in a row: "Top buyers: Kuwait ($2 billion), Oman ($1 billion)"; "followed by Oman".

In such a row an area has no preposition and no case that says on which side it is. It stands
right before its own amount, and every one of them is on the side that varies: the partner's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lib.codelists import nested
from lib.model import Scope
from lib.reader.extraction.linking.running_series import Series
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.triggers import FLOWS, triggers
from lib.reader.extraction.mentions.shared_units import joined
from lib.reader.extraction.text.place import Place, Relation, kind_of
from lib.reader.extraction.text.structure import BlockKind
from lib.reader.extraction.text.trigger_meaning import has_roles
from lib.reader.languages import Mark, MarkKind

_SIGNS = frozenset("–—-:(,")
_LINKS = (MarkKind.PREPOSITION, MarkKind.ARTICLE, MarkKind.RANK, MarkKind.SEPARATOR)
_WITHIN = 4
_RANKED_WITHIN = 9
"""Tokens between an area and its amount; more where words between give it a rank."""
_HELD_WITHIN = 7
"""Tokens between an area and the words that give it a rank."""
_PARTING = frozenset(",;:(–—")
_FEWEST, _MANY = 2, 3
"""Areas in a row; with nothing else that shows it is one, the latter."""
_NAMES_WHO = frozenset({"bought_from", "supplied_by", "invested_by", "remitted_by"})
"""After words for a buyer or a giver an area is that: "its top buyer is A: 5 million"."""
_OWNING = frozenset({Relation.OWNER, Relation.OF})
_PARTNERS = frozenset({Relation.TO, Relation.FROM, Relation.WITH})

_IN_WHAT = 3
"""Tokens between a rank and the purchases it is in."""
_COMING = ("living", "received")
_CLAUSE = 2
"""Tokens of a comma and a "which"."""
_SIGN = 1
"""Tokens between who is not named and their amount: a dash, a bracket."""
_EVERYBODY = "WLD"


@dataclass(frozen=True, slots=True)
class Row:
    """The areas in a row, each right before its amount."""

    places: tuple[Place, ...]


def row_of(analysis: SentenceAnalysis) -> Row:
    """The areas in a row in a sentence; none where it holds no row.

    >>> from lib.reader.extraction.linking.sentence_analysis import analysed
    >>> from lib.reader.extraction.text.passage import passage
    >>> page = passage("Main buyers of it: Peru (4 tons), Togo (3 tons).", "en")
    >>> [place.code for place in row_of(analysed(page, page.sentences[0])).places]
    ['PER', 'TGO']
    """
    members = tuple(
        place
        for before, figure in zip((None, *analysis.figures), analysis.figures, strict=False)
        if (place := _named_for(analysis, before.last if before else None, figure.first))
    )
    if not members:
        return Row(())
    block = analysis.page.block(analysis.sentence)
    listed = block is not None and block.kind is BlockKind.ITEM
    led = _is_led(analysis, members[0]) and len(members) >= _FEWEST
    ranked = listed or led or bool(analysis.sentence.of(MarkKind.RANK))
    if not ranked and (len(members) < _MANY or _is_acted(analysis, members[0])):
        return Row(())
    return Row(members)


def of_partners(analysis: SentenceAnalysis, before: Series) -> SentenceAnalysis:
    """The sentence with the areas of a row, and those that words give a rank, on the partner's
    side, if it is known whose the row is: by a name before it or by the series; and that is not
    one of them.
    """
    analysis = _with_the_rest(analysis)
    if before.ranked:
        return analysis
    row = row_of(analysis)
    holders = _holders(analysis)
    areas = (*row.places, *holders)
    if not areas:
        return analysis
    owner = _owner_of(analysis, min(place.first for place in areas))
    if owner is None and before.reporter is None:
        owner = _traded_with(analysis, holders) or _source(analysis)
    known = owner is not None or (before.reporter is not None and before.trigger is not None)
    home = analysis.page.language.home
    at_home = before.reporter is None and bool(home) and bool(row.places)
    counted = before.trigger or (
        row.places and triggers(analysis.sentence, *_opening(analysis, row))
    )
    known = known or (at_home and bool(counted))
    whose = owner.code if owner is not None else before.reporter and before.reporter.code
    if not known or any(place.code == whose for place in areas):
        return analysis
    sides = {
        companion: _side_of(analysis, place, row.places)
        for place in holders
        for companion in _with_companions(analysis, (place,))
    }
    there = _varies(analysis, before)
    sides |= dict.fromkeys(_with_companions(analysis, row.places), there)
    if holders and owner is None:
        again = (p for p in analysis.places if p.code == whose and p.relation is Relation.WITH)
        sides |= dict.fromkeys(again, Relation.OWNER)
    elif owner is not None and owner.relation is Relation.WITH:
        sides[owner] = Relation.OWNER
    sides |= dict.fromkeys(_blocks_of(analysis, row), Relation.ASIDE)
    places = tuple(
        place._replace(relation=sides.get(place, place.relation)) for place in analysis.places
    )
    return analysis._replace(places=places)


def ranks_buyers(analysis: SentenceAnalysis, before: Series) -> bool:
    """Whether ranks are of those who buy, in this sentence or since one before: "A came first in
    purchases of B's tea. C was second with 5 tons".
    """
    if before.trigger not in (None, "imports") or not before.alive:
        return False
    if before.ranked:
        return True
    bought = [
        trigger
        for trigger in triggers(analysis.sentence, analysis.sentence.first, analysis.sentence.last)
        if trigger.code == "imports" and not trigger.act
    ]
    ranks = analysis.sentence.of(MarkKind.RANK)
    if ranks and _is_told_to_buy(analysis, ranks[0]):
        return True
    return any(
        0 <= one.first - rank.last <= _IN_WHAT or 0 <= rank.first - one.last <= _IN_WHAT
        for rank in ranks
        for one in bought
        if any(_holds(analysis, p, rank) for p in analysis.places if p.relation is Relation.BARE)
    )


def _is_told_to_buy(analysis: SentenceAnalysis, rank: Mark) -> bool:
    """Whether who comes next in rank is told to buy: "after A comes B, which imported 5 tons"."""
    acts = triggers(analysis.sentence, rank.last, analysis.sentence.last)
    act = next((one for one in acts if one.act and one.code == "imports"), None)
    if act is None:
        return False
    between = [p for p in analysis.places if rank.last <= p.first and p.last <= act.first]
    if not between or between[-1].relation is not Relation.BARE or between[-1].code is None:
        return False
    last = between[-1].last
    begun = analysis.sentence.any_at((MarkKind.WHICH, MarkKind.SEPARATOR), last + 1)
    return begun and analysis.page.tokens[last].text == "," and act.first == last + _CLAUSE


def _opening(analysis: SentenceAnalysis, row: Row) -> tuple[int, int]:
    """The words before a row."""
    return analysis.sentence.first, row.places[0].first


def _varies(analysis: SentenceAnalysis, before: Series) -> Relation:
    """How those of a row stand: as the partner's, but where that is at home in what people or
    money come from or go to: "5 million left us: to A 3, to B 2".
    """
    kept = before.partner
    if kept is None or kept.code == _EVERYBODY or not has_roles(before.trigger, *_COMING):
        return Relation.WITH
    outward = before.reporter is not None and before.reporter.code == _EVERYBODY
    at_home = kept.code == analysis.page.language.home
    return Relation.OWNER if outward or at_home else Relation.WITH


def _with_the_rest(analysis: SentenceAnalysis) -> SentenceAnalysis:
    """An item with the partners that are not named, where it is theirs: "other countries – 5"."""
    block = analysis.page.block(analysis.sentence)
    if not analysis.figures:
        return analysis
    if block is None or block.kind is not BlockKind.ITEM:
        return _with_the_last(analysis)
    rest = analysis.sentence.of(MarkKind.REST, None, analysis.figures[0].first)
    if not rest:
        return analysis
    known = [p for p in analysis.places if not rest[0].first <= p.first < rest[0].last]
    if any(place.first < analysis.figures[0].first for place in known):
        return analysis
    place = Place(_EVERYBODY, None, Scope.SOME, Relation.WITH, rest[0].first, rest[0].last)
    return analysis._replace(places=(place, *known))


def _with_the_last(analysis: SentenceAnalysis) -> SentenceAnalysis:
    """A sentence with the partners that are not named, where an amount of theirs ends a row: "A
    (40%), B (20%) and other countries (15%)".
    """
    last, others = analysis.figures[-1], analysis.figures[:-1]
    first = others[-1].last if others else analysis.sentence.first
    rest = analysis.sentence.of(MarkKind.REST, first, last.first)
    if not others or not rest or not 0 < last.first - rest[-1].last <= _SIGN:
        return analysis
    mark = rest[-1]
    known = [p for p in analysis.places if not mark.first <= p.first < mark.last]
    if any(first <= place.first < last.first for place in known):
        return analysis
    place = Place(_EVERYBODY, None, Scope.SOME, Relation.WITH, mark.first, mark.last)
    before = [p for p in known if p.first < mark.first]
    return analysis._replace(places=(*before, place, *known[len(before) :]))


def _holders(analysis: SentenceAnalysis) -> list[Place]:
    """The areas that words give a rank: "A is third with $5 million", "first came A"."""
    ranks = analysis.sentence.of(MarkKind.RANK)
    bare = (p for p in analysis.places if p.relation is Relation.BARE and p.anaphor is None)
    return [
        place
        for place in bare
        if any(_holds(analysis, place, rank) for rank in ranks) and not _trades(analysis, place)
    ]


def _trades(analysis: SentenceAnalysis, place: Place) -> bool:
    """Whether who has a rank is told to trade itself: "A came third but raised its purchases by
    5 percent", "A came second, having bought 5 tons in B".
    """
    after = (one.first for one in analysis.figures if one.first >= place.last)
    first = next(after, analysis.sentence.last)
    for trigger in triggers(analysis.sentence, place.last, first):
        if trigger.code not in FLOWS:
            continue
        moved = analysis.sentence.of(MarkKind.DIRECTION, place.last, trigger.first)
        between = (p for p in analysis.places if place.last <= p.first < trigger.first)
        others = any(p.relation is Relation.BARE and p.code for p in between)
        if (trigger.act or moved) and not others:
            return True
    return False


def _holds(analysis: SentenceAnalysis, place: Place, rank: Mark) -> bool:
    first, last = (place.last, rank.first) if place.first < rank.first else (rank.last, place.first)
    if not 0 <= last - first <= _HELD_WITHIN or analysis.sentence.of(MarkKind.ACT, first, last):
        return False
    if any(trigger.code in _NAMES_WHO for trigger in triggers(analysis.sentence, first, last)):
        return False
    return not any(analysis.page.tokens[index].text in _PARTING for index in range(first, last))


def _side_of(analysis: SentenceAnalysis, place: Place, row: Sequence[Place]) -> Relation:
    """The side of who has a rank: none, if only the next has an amount: "A is followed by B"."""
    after = next((other for other in row if other.first >= place.last), None)
    if after is None or any(place.last <= one.first < after.first for one in analysis.figures):
        return Relation.WITH
    return Relation.ASIDE


def _with_companions(analysis: SentenceAnalysis, members: Sequence[Place]) -> frozenset[Place]:
    """The areas of a row and those listed with one of them: "A and B — 2 and 1 million"."""
    pairs = [
        pair
        for pair in pairwise(analysis.places)
        if joined(analysis.page, analysis.sentence, pair[0].last, pair[1].first)
    ]
    taken = set(members)
    for pair in (*reversed(pairs), *pairs):
        if taken.intersection(pair):
            taken.update(place for place in pair if place.relation is Relation.BARE)
    return frozenset(taken)


def _owner_of(analysis: SentenceAnalysis, first: int) -> Place | None:
    """Whose a row is, where the sentence names that before it."""
    before = (place for place in analysis.places if place.last <= first)
    return next((place for place in before if place.relation in _OWNING), None)


def _blocks_of(analysis: SentenceAnalysis, row: Row) -> list[Place]:
    """The blocks named before a row of their members only, which are the partners instead: "of
    exports to the EU most went to Spain — 5, Italy — 3".
    """
    if not row.places:
        return []
    before = [p for p in analysis.places if p.last <= row.places[0].first and p.code]
    return [
        place
        for place in before
        if kind_of(place.code or "") == "block"
        and place.relation in _PARTNERS
        and all(nested(member.code or "", place.code or "") for member in row.places)
    ]


def _traded_with(analysis: SentenceAnalysis, holders: Sequence[Place]) -> Place | None:
    """Whose partners have ranks, where only trade with that one is named: "second in trade with A
    came B: $5 million".
    """
    there = [p for p in analysis.places if p.relation is Relation.WITH and p not in holders]
    if not holders or len(there) != 1 or there[0].code is None:
        return None
    counted = triggers(analysis.sentence, analysis.sentence.first, there[0].first)
    mutual = bool(counted) and counted[-1].code == "trade_turnover" and not counted[-1].act
    return there[0] if mutual and there[0].last <= analysis.figures[0].first else None


def _source(analysis: SentenceAnalysis) -> Place | None:
    """Who publishes what a sentence says."""
    return next((p for p in analysis.places if p.relation is Relation.SOURCE), None)


def _named_for(analysis: SentenceAnalysis, after: int | None, first: int) -> Place | None:
    """The area that stands right before an amount, with nothing but a sign or a rank between."""
    low = analysis.sentence.first if after is None else after
    named = [place for place in analysis.places if low <= place.first and place.last <= first]
    if not named or named[-1].relation is not Relation.BARE or named[-1].anaphor is not None:
        return None
    last = named[-1].last
    ranked = analysis.sentence.of(MarkKind.RANK, last, first)
    if first - last > (_RANKED_WITHIN if ranked else _WITHIN):
        return None
    between = range(last, first)
    linked = ranked or all(_is_link(analysis, index) for index in between)
    if not linked or analysis.sentence.of(MarkKind.ACT, last, first):
        return None
    if ranked and _trades(analysis, named[-1]):
        return None
    given = (*triggers(analysis.sentence, low, named[-1].first),)
    return None if given and given[-1].code in _NAMES_WHO else named[-1]


def _is_link(analysis: SentenceAnalysis, index: int) -> bool:
    text = analysis.page.tokens[index].text
    return text in _SIGNS or analysis.sentence.any_at(_LINKS, index)


def _is_led(analysis: SentenceAnalysis, first: Place) -> bool:
    """Whether a colon leads to the first area of a row."""
    before = first.first - 1
    return before >= analysis.sentence.first and analysis.page.tokens[before].text == ":"


def _is_acted(analysis: SentenceAnalysis, first: Place) -> bool:
    """Whether a verb before a row has a subject, as which each of the row does the same."""
    acts = analysis.sentence.of(MarkKind.ACT, None, first.first)
    subjects: Sequence[Place] = [p for p in analysis.places if p.relation is Relation.BARE]
    return bool(acts) and any(place.last <= acts[0].first for place in subjects)
