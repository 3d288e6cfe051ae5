"""From relations to roles: which place is the reporter, which the partner.

The tables follow the coding rules for each indicator: the owner of a flow reports it, the
country that receives money or capital reports that, the country migrants left reports them.
They hold for every language; what gives a place its relation is the language's matter.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from lib.model import Measure
from lib.reader.extraction.linking.triggers import Trigger
from lib.reader.extraction.text.place import Place, Relation, kind_of
from lib.reader.extraction.text.trigger_meaning import counts_people, roles_of

OWNER, SHARE_OWNER, OF, IN = Relation.OWNER, Relation.SHARE_OWNER, Relation.OF, Relation.IN
FROM, TO, WITH = Relation.FROM, Relation.TO, Relation.WITH
ORIGIN, HOST, ONTO, BY = Relation.ORIGIN, Relation.HOST, Relation.ONTO, Relation.BY
_NAMED_FOR_THE_GIVER = frozenset({"given", "visiting"})
_FROM_THERE = frozenset({OWNER, OF, FROM, BY})
_BOTH = 2
_OF_THE_WORLD = frozenset({"received"})
_WHOEVER_SPEAKS = frozenset({"living", "visiting", "received", "given"})
"""Whose sides do not depend on the source."""
_WITH_WITHIN = 6


class Role(StrEnum):
    """The side of a figure that a place is on; a bloc can be both: trade inside the CIS."""

    REPORTER = "reporter"
    PARTNER = "partner"
    BOTH = "both"


R, P, B = Role.REPORTER, Role.PARTNER, Role.BOTH

_TRADE = {OWNER: R, WITH: P, OF: R, TO: P, FROM: P, SHARE_OWNER: P}
BY_RELATION: Mapping[str, Mapping[Relation, Role]] = {
    "traded": _TRADE | {IN: B},
    "sent": {OWNER: R, ORIGIN: R, FROM: R, OF: R, TO: P, WITH: P, IN: P, SHARE_OWNER: P},
    "bought": {OWNER: R, ORIGIN: P, TO: R, IN: R, OF: R, FROM: P, WITH: P, SHARE_OWNER: P},
    "received": {WITH: P, FROM: P, HOST: P, TO: R, OWNER: R, OF: R, IN: R, SHARE_OWNER: P},
    "given": {WITH: P, IN: R, TO: R, OWNER: P, ORIGIN: P, FROM: P, OF: P, SHARE_OWNER: P},
    "living": {WITH: P, OWNER: R, ORIGIN: P, OF: R, FROM: R, IN: P, TO: P},
    "visiting": {
        **{WITH: P, OWNER: P, ORIGIN: P, OF: P, FROM: P, SHARE_OWNER: P},
        **{IN: R, TO: R, HOST: R},
    },
    "alone": {OWNER: R, OF: R, IN: R},
    "cooperation": _TRADE | {IN: P},
    "bought_from": {OWNER: R, OF: R, FROM: R, WITH: P},
    "supplied_by": {OWNER: R, OF: R, TO: R, IN: R, WITH: P},
    "invested_by": {OWNER: R, OF: R, TO: R, IN: R, ORIGIN: R, WITH: P},
    "remitted_by": {OWNER: R, OF: R, TO: R, IN: R, ORIGIN: R, WITH: P},
    "trade_surplus": _TRADE | {IN: P},
    "trade_deficit": _TRADE | {IN: P},
    "settlements": {OWNER: R, OF: R, WITH: P, IN: B},
    "economy": {OWNER: R, OF: R, IN: R},
}
"""By the roles of an indicator, or by the words that tell of one."""
BY_ACT: Mapping[str, tuple[Role, Role]] = {
    "traded": (R, P),
    "sent": (R, P),
    "bought": (R, P),
    "received": (R, P),
    "given": (P, R),
    "living": (P, R),
    "visiting": (P, R),
    "cooperation": (R, P),
    "bought_from": (P, R),
    "supplied_by": (P, R),
    "invested_by": (P, R),
    "remitted_by": (P, R),
}
"""Roles of who acts and of whom it is done to."""
BY_SHARE: Mapping[Relation, Role] = {
    OWNER: R,
    OF: R,
    IN: R,
    SHARE_OWNER: P,
    FROM: P,
    WITH: P,
    TO: P,
    HOST: P,
    ORIGIN: P,
    ONTO: P,
}
"""A share: the reporter is whose whole it is, the partner who has the share."""
_AS_LEVEL = frozenset({"settlements", "received", "visiting"})
"""A share of these is of the same two sides as their level."""
_TRADED = frozenset({"trade_turnover", "exports", "imports"})
_OF_TWO = frozenset({"trade_turnover", "settlements"})
"""What two do alike: "A and B traded", "A and B made 85 percent of their settlements"."""
_GIVERS = frozenset({"invested_by", "remitted_by"})
"""What is counted by who gives it, named before or after: "the main investor was A"."""
_EVERYWHERE = "WLD"
"""A place that any other in the same role makes more exact."""
_SOLD = frozenset({"exports", "bought_from"})
"""In the parts of a total of these, "from" is where the money comes from."""


def _gives_way(before: Place, place: Place) -> bool:
    """Whether a place that words put into a role leaves it to another: the whole world to any; one
    on no list, in the same relation, to one that is: "by country of Asia, the trade of A".
    """
    unlisted = before.relation is place.relation is OF and not before.listed and place.listed
    return before.code == _EVERYWHERE or unlisted


class Roles(NamedTuple):
    """The places that words put into a role; `pair` are two that share one, in text order."""

    reporter: Place | None
    partner: Place | None
    pair: tuple[Place, ...]
    bare: tuple[Place, ...]
    """Places that no word puts into a role."""
    source: Place | None
    parallel: bool = False
    """Whether the words only vary those before: "exports of A to B rose, of C fell"."""
    act: str | None = None
    """What the verb that acts does, if any: the next to do so does it to the same."""
    alike: bool = True
    """Whether a place without a role may do what the one before it did; a share is had."""
    mutual: bool = False
    """Whether the words only add who says the same of what two do."""
    own_source: bool = True
    """Whether the source is likelier the reporter than whom the series is about."""
    outward: bool = False
    """Whether money that is only said to leave somewhere comes to the world."""


def roles(
    places: Sequence[Place], trigger: Trigger | None, indicator: str, measure: Measure
) -> Roles:
    """The roles of a figure's places. Of several in one role the first has it, those after "of" and
    "in" last: in "imports of Chinese cars to Russia" the reporter is Russia.
    """
    share = measure is Measure.SHARE
    places = [one for one in places if one.anaphor != "pair" or not _is_with_another(places, one)]
    by_relation = _by_relation(indicator, share=share)
    both = _giver_and_taker(places, trigger, roles_of(indicator), share=share)
    pair = _pair(places, trigger)
    acting = trigger is not None and trigger.act and (not share or trigger.code == "imports")
    buys = indicator == "imports" and not share and _has_a_buyer(places, trigger)
    bought = indicator == "imports" and (trigger is None or trigger.act or buys)
    pays = (
        trigger is None and indicator in _SOLD and not any(p.relation in (TO, ONTO) for p in places)
    )
    found: dict[Role, Place] = {}
    bare: list[Place] = []
    for place in sorted(
        (one for one in places if one not in pair), key=lambda p: _order(p, share=share)
    ):
        role = both.get(place) or _role(place, trigger if acting else None, by_relation)
        role = P if pays and place.relation is FROM else role
        role = P if buys and _is_where_one_buys(place, trigger) else role
        if trigger is None and share and (place.relation is OF or _has_it(place, indicator)):
            role = None
            bare.append(place)
        if place.relation is Relation.BESIDE:
            from_it = indicator == "imports" and trigger is not None and _after(place, trigger)
            role = P if bought or from_it else by_relation.get(OF)
        if role is B:
            found.setdefault(R, place)
            if place.code is None or kind_of(place.code) != "country":
                found.setdefault(P, place)
        elif role is not None and (role not in found or _gives_way(found[role], place)):
            found[role] = place
        elif place.relation in (Relation.BARE, BY, ORIGIN) or (
            place.relation is OF and not share and place.listed
        ):
            bare.append(place)
        elif place.relation is IN:
            found.setdefault(P, place)
    source = next((place for place in places if place.relation is Relation.SOURCE), None)
    return Roles(
        reporter=found.get(R),
        partner=found.get(P, source if _hosts(source, found.get(R), indicator) else None),
        pair=pair,
        bare=tuple(bare),
        source=source,
        parallel=trigger is None or counts_people(indicator),
        act=trigger.code if trigger is not None and acting else None,
        alike=not share,
        mutual=trigger is None and not share and indicator in _OF_TWO,
        own_source=roles_of(indicator) not in _WHOEVER_SPEAKS,
        outward=not share and roles_of(indicator) in _OF_THE_WORLD,
    )


def _giver_and_taker(
    places: Sequence[Place], trigger: Trigger | None, roles: str, *, share: bool
) -> Mapping[Place, Role]:
    """Whom money or people come to where words only name two sides, and who gives it.

    "A's loans from B" come to A, though "A's loans" are what A gave; in "B granted A a loan" no
    preposition says who has it. "A's loans" are a share of "B's loans". What "5,000 Bs" visit is A,
    wherever it stands.
    """
    if roles not in _NAMED_FOR_THE_GIVER or trigger is None:
        return {}
    bare = [place for place in places if place.relation is Relation.BARE and place.code]
    if trigger.act:
        came = roles == "visiting" and any(place.relation in _FROM_THERE for place in places)
        return dict.fromkeys(bare if came else (), R)
    owners = [place for place in places if place.relation is OWNER]
    others = {p.code for p in places if p.relation in (FROM, OF) and p.code}
    if owners and others and not others & {place.code for place in owners}:
        return dict.fromkeys(owners, R)
    if share and len({place.code for place in owners}) == len(owners) == _BOTH:
        return {owners[0]: P, owners[1]: R}
    if roles == "given" and len(bare) == len(places) == _BOTH:
        giver, taker = bare
        return {giver: P, taker: R}
    return {}


def _hosts(source: Place | None, origin: Place | None, indicator: str) -> bool:
    """Whether who counts people of another country has them: "the A police count 5,000 Bs"."""
    if source is None or source.code is None or origin is None or origin.code is None:
        return False
    abroad = source.code != origin.code and kind_of(source.code) == "country"
    return abroad and roles_of(indicator) == "living"


def _has_a_buyer(places: Sequence[Place], trigger: Trigger | None) -> bool:
    """Whether a place buys, or does something with purchases: "A bought 5 tons in B", "A cut its
    purchases in B".
    """
    if trigger is None or trigger.code != "imports":
        return False
    if trigger.act:
        return any(p.relation is Relation.BARE and p.last <= trigger.first for p in places)
    return any(place.acts for place in places)


def _is_where_one_buys(place: Place, trigger: Trigger | None) -> bool:
    """Whether a place is named as a market: "A's purchases in B", "A bought 5 tons in B"; a name
    without cases after such a verb is "into" it as well.
    """
    if trigger is None or not trigger.act:
        return place.relation is IN
    return place.relation in (IN, TO) and _after(place, trigger)


def _has_it(place: Place, indicator: str) -> bool:
    """Whether a named place has a share of the trade spoken of: "B's stood at 3 percent"."""
    return place.relation is OWNER and place.anaphor is None and indicator in _TRADED


@cache
def _by_relation(indicator: str, *, share: bool) -> Mapping[Relation, Role]:
    """The roles of the relations; a share of what comes to an area is a share of its whole."""
    own = BY_RELATION[roles_of(indicator)]
    if share and roles_of(indicator) in _AS_LEVEL:
        return {ONTO: P, **own}
    if not share:
        return {ONTO: own[TO], **own} if TO in own else own
    kept = {relation: own[relation] for relation in (TO, ORIGIN) if own.get(relation) is R}
    return {**BY_SHARE, **kept}


def _order(place: Place, *, share: bool) -> int:
    """Whom a passive verb names as its doer first, and whom a share falls to; whom a noun is only
    specified by last.
    """
    first = place.relation is BY or (share and place.relation in (ONTO, TO))
    return -1 if first else int(place.relation in (OF, IN, ORIGIN, HOST))


def _role(place: Place, act: Trigger | None, by_relation: Mapping[Relation, Role]) -> Role | None:
    """The role of one place; beside a verb that acts, those named after it are done to."""
    if act is not None and place.relation is BY:
        return BY_ACT[roles_of(act.code)][0]
    if act is not None and place.relation is Relation.BARE and act.code in _GIVERS:
        return P
    if act is not None and place.relation is Relation.BARE:
        return BY_ACT[roles_of(act.code)][_after(place, act) and not place.acts]
    if act is not None and act.code == "imports" and place.relation in (OWNER, OF):
        return P if _after(place, act) else R
    if place.relation is Relation.HOST:
        return by_relation.get(HOST, by_relation.get(IN))
    return by_relation.get(place.relation)


def _after(place: Place, trigger: Trigger) -> bool:
    return place.first >= trigger.last


def _is_with_another(places: Sequence[Place], pair: Place) -> bool:
    """Whether whom a trade of two is with is named right after: "bilateral trade with A"."""
    own = (p for p in places if p.relation is Relation.WITH and p.code and p.listed)
    return any(0 < place.first - pair.last <= _WITH_WITHIN for place in own)


def _pair(places: Sequence[Place], trigger: Trigger | None) -> tuple[Place, ...]:
    """Places named alike: "between A and B", "the two countries", "A and B traded"."""
    between = tuple(p for p in places if p.relation is Relation.BETWEEN)
    if len(between) >= _BOTH:
        return between
    alike = tuple(p for p in places if p in between or p.anaphor == "pair")
    if alike or trigger is None or trigger.code not in _OF_TWO:
        return alike
    owners = tuple(p for p in places if p.relation is OF)
    if len(owners) == 2 and owners[1].first - owners[0].last == 1:
        return owners
    before = tuple(p for p in places if p.relation is Relation.BARE and p.last <= trigger.first)
    if len(before) != 2 or not (trigger.act or before[1].first - before[0].last == 1):
        return ()
    return (*before, *(p for p in places if p.anaphor == "their"))
