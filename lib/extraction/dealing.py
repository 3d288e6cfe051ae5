"""What a zone counts and the places that speak of it, by its words or dealt out in turn."""

from lib.extraction.bounds import Hedged
from lib.extraction.clauses import in_clause
from lib.extraction.lists import joined
from lib.extraction.outline import Outline
from lib.extraction.place import Place, Relation
from lib.extraction.subjects import FLOWS, Cue, cue_ahead, cue_for
from lib.extraction.turns import turn_of
from lib.extraction.units import PERCENT, PERSONS
from lib.extraction.zones import Zone
from lib.languages import Mark
from lib.model import Scope


def dealt(held: Outline, index: int) -> tuple[Cue | None, list[Place]]:
    """The cue and places of a zone, by turn where "respectively" deals them out."""
    zone, figure = held.zones[index], held.figures[index]
    turn = turn_of(held.page, held.sentence, held.figures, held.places, index)
    others = {one.amount.unit_mark for one in held.figures if one is not figure}
    there = [p for p in held.places_in(zone) if (p.first, p.last) not in others]
    people = [p for p in held.places if p not in there and _is_of(p, figure)]
    named = [_as_nationals(place, figure) for place in (*there, *people)]
    about = _zone_of(held, turn.cue)
    if about is not None and about.first > held.sentence.first:
        named = held.places_in(about)
    elif turn.place is not None:
        named = [place for place in held.places if place not in turn.dealt] + [turn.place]
    if (told := _of_what_is_done(held, zone, figure, named)) is not None:
        return told
    cue = turn.cue or cue_for(held.page, held.sentence, zone, figure)
    if cue is None and turn.place is not None:
        ends = (turn.run[-1], turn.run[0])
        said = (cue_for(held.page, held.sentence, held.zones[i], held.figures[i]) for i in ends)
        cue = next((one for one in said if one is not None), None)
    if cue is None and (ahead := cue_ahead(held.page, held.sentence, zone, figure)) is not None:
        reach = next(z.last for z in held.zones if ahead.first < z.last)
        later = [place for place in held.places if zone.last <= place.first < reach]
        own = {place.side for place in named}
        return ahead, [*named, *(place for place in later if place.side not in own)]
    return cue, _of_clause(held, index, cue, [*named, *_shared_owner(held, index, named)])


def _of_what_is_done(
    held: Outline, zone: Zone, figure: Hedged, named: list[Place]
) -> tuple[Cue, list[Place]] | None:
    """A whole that a clause tells, as its noun: "5 percent of all that A sold", of A's sales."""
    of = held.sentence.at("preposition", figure.last)
    if figure.amount.unit != PERCENT or of is None or of.code != "of":
        return None
    for act in held.sentence.of("act", of.last, zone.clause_last):
        ours = next((p for p in named if of.last < p.first and p.last == act.first), None)
        if ours is not None and ours.relation in _DOING and act.code in FLOWS:
            owner = ours._replace(relation=Relation.OWNER)
            return (
                Cue(act.code, False, act.first, act.last),
                [owner if place == ours else place for place in named],
            )
    return None


_DOING = frozenset({Relation.BARE, Relation.OF})
"""How who does it stands, right before its verb: "of all A sold"."""


def _shared_owner(held: Outline, index: int, named: list[Place]) -> list[Place]:
    """Whose a whole is that only the next part's says: "5% of exports and 7% of imports of A"."""
    figure, following = held.figures[index], held.figures[index + 1 : index + 2]
    if not following or not figure.amount.unit == following[0].amount.unit == PERCENT:
        return []
    if any(place.relation in _WHOSE for place in named):
        return []
    whole, next_whole = (_whole_of(held, part.last) for part in (figure, following[0]))
    if whole is None or next_whole is None:
        return []
    if not joined(held.page, held.sentence, whole.last, following[0].first):
        return []
    return [p for p in held.places if p.relation is Relation.OF and p.first > next_whole.last][:1]


_WHOSE = frozenset({Relation.OF, Relation.OWNER, Relation.TO})


def _whole_of(held: Outline, last: int) -> Mark | None:
    """What a percentage that ends at a token is of: "5% of exports"."""
    of = held.sentence.at("preposition", last)
    first = of.last if of is not None and of.code == "of" else last
    first += held.sentence.at("article", first) is not None
    return held.sentence.at("indicator", first)


def _zone_of(held: Outline, cue: Cue | None) -> Zone | None:
    """The zone that a cue dealt to a figure stands in."""
    zones = held.zones if cue is not None else ()
    return next((z for z in zones if cue is not None and z.first <= cue.first < z.last), None)


def _as_nationals(place: Place, figure: Hedged) -> Place:
    """A place whose people are counted, "1.2 million Tajiks", as the one they are of."""
    return place._replace(relation=Relation.OWNER) if _is_of(place, figure) else place


def _is_of(place: Place, figure: Hedged) -> bool:
    """Whether a place is named by the people that a figure counts, in its zone or in a later."""
    return figure.amount.unit == PERSONS and figure.amount.unit_mark == (place.first, place.last)


def _of_both_sides(zone: Zone, named: list[Place]) -> list[Place]:
    """Without whom a later clause names, where the figure's own names both sides: "A bought $5
    of B's goods, and C half as much".
    """
    own = {
        p.code or p.anaphor for p in named if p.first < zone.clause_last and p.relation in _SIDES
    }
    if len(own) < _BOTH:
        return named
    return [p for p in named if p.first < zone.clause_last or p.relation is not Relation.BARE]


_BOTH = 2
_SIDES = frozenset(Relation) - {Relation.SOURCE, Relation.ASIDE}


def _before_a_stop(held: Outline, zone: Zone, named: list[Place]) -> list[Place]:
    """Without those after a semicolon that ends the figure's clause: "B for 3; C made up 5"."""
    end = zone.clause_last
    if end >= zone.last or held.page.tokens[end].text != ";":
        return named
    own = [place for place in named if place.first < end]
    return own or named


def _after_who_they_are(held: Outline, cue: Cue | None, named: list[Place]) -> list[Place]:
    """Without a clause before that only says who "they" are: "Some EU states scold us, yet their
    trade with A grew".
    """
    they = next((p for p in named if p.anaphor in _PLURAL), None)
    if they is None or cue is None:
        return named
    about = [p for p in named if p.relation is Relation.BARE and p.last < they.first]
    some = next((p for p in about if p.scope is Scope.SOME), None)
    if some is None or not _is_parted(held, some.last, they.first):
        return named
    return [place for place in named if place not in about]


_PLURAL = frozenset({"they", "their"})


def _is_parted(held: Outline, last: int, first: int) -> bool:
    """Whether a comma or a conjunction stands between two tokens."""
    signs = any(held.page.tokens[index].text in ",;:" for index in range(last, first))
    return signs or bool(held.sentence.of("separator", last, first))


def _of_clause(held: Outline, index: int, cue: Cue | None, named: list[Place]) -> list[Place]:
    """The places that speak of a figure: of its verb's clause, or of "which ..." alone."""
    zone = held.zones[index]
    if cue is None and held.sentence.at("which", zone.first + 1):
        return [place for place in named if place.first < zone.clause_last]
    named = _after_who_they_are(held, cue, named)
    if cue is None or not cue.act:
        named = _before_a_stop(held, zone, named)
    return in_clause(held, cue, _of_both_sides(zone, named))
