"""Places in a language that puts what governs a word after it: cases and postpositions.

The name, any part and group after it ("the EU's certain states-from"), and any seat ("Russia's
market-to") are one place; the last of these words, or the postposition after it, says how it
stands to what is said. In a list only the last place is marked, and stands for all.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lib.model import Scope
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Place, Relation, kind_of
from lib.reader.languages import Cases, Mark, MarkKind

_OWNING = frozenset({"its", "their", "our"})
_NEEDS_RELATION = frozenset({"it"})
_HEAD_WITHIN = 3
_EVENT_WITHIN = 3
_SPEAKER_WITHIN = 8
_RELATIONS = ("from", "to", "in")
_OWNED = frozenset({"its", "our"})
_PLURAL = "many"
_COUNTRY = frozenset({"country", "topic"})
_NO_COUNTRY = frozenset({"none"})

_OWNERS = frozenset({Relation.OWNER, Relation.SHARE_OWNER})
_OF_WHOLE = frozenset({"in", "owner"})
"""Cases of a trade that is a whole: in exports, of exports."""
_BESIDE = 3
"""Tokens between a trade and the share of it: "exports' whole volume's share"."""
_BEFORE_A_NUMBER = frozenset("-–—:(")
_SIDES = frozenset({Relation.OWNER, Relation.BARE, Relation.BETWEEN})
_PARTS_OF_A_NUMBER = (
    MarkKind.NUMBER,
    MarkKind.SCALE,
    MarkKind.UNIT,
    MarkKind.PEOPLE,
    MarkKind.BOUND,
)
_IN_A_NUMBER = frozenset(",.%")
_CAN_BE_OURS = (MarkKind.INDICATOR, MarkKind.PEOPLE)
_COUNTED_THERE = (MarkKind.INDICATOR, MarkKind.PEOPLE, MarkKind.LIVING)
_HEADS = {
    MarkKind.SHARE: Relation.SHARE_OWNER,
    MarkKind.SOURCE: Relation.SOURCE,
    MarkKind.INDICATOR: Relation.OWNER,
}
_ENDS_A_PHRASE = (
    MarkKind.SEPARATOR,
    MarkKind.ACT,
    MarkKind.FACT,
    MarkKind.PRESENT,
    MarkKind.AREA,
    MarkKind.SAY,
    MarkKind.DIRECTION,
    MarkKind.UNIT,
)
_JOINS = (MarkKind.SEPARATOR, MarkKind.POSTPOSITION)


def _is_counted(page: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Whether a number says how many countries are meant, which are then not "the country"."""
    before = mark.first - 1
    if before < sentence.first:
        return False
    number = sentence.before(MarkKind.NUMBER, mark.first)
    return number is not None or page.tokens[before].text.isdecimal()


class _Extent(NamedTuple):
    """Tokens up to ``last`` belong to a place; `cases` are those of its governing word."""

    last: int
    cases: Cases
    some: bool
    """Whether it is a part of the area that is spoken of."""


def places(page: Passage, sentence: Sentence, marks: Sequence[Mark]) -> list[Place]:
    """The places of a sentence; `marks` are the words that stand for areas, in order."""
    found: list[Place] = []
    for mark in sorted((*marks, *_ours(sentence)), key=lambda mark: (mark.first, -mark.last)):
        if found and mark.first < found[-1].last:
            continue
        if found and mark.kind == MarkKind.REGION and _within(mark, found[-1]):
            found.pop()
        extent = _extent(sentence, mark)
        relation = _relation(page, sentence, mark, extent)
        several = _PLURAL in mark.cases or _is_counted(page, sentence, mark)
        if mark.code in _NO_COUNTRY or (mark.code in _COUNTRY and several):
            continue
        if (
            mark.kind == MarkKind.ANAPHOR
            and mark.code in _OWNING
            and _has_a_part(page, sentence, mark)
        ) or _is_in_a_verb(sentence, mark):
            continue
        if mark.kind == MarkKind.ANAPHOR:
            loose = relation in (Relation.BARE, Relation.ASIDE)
            if mark.code not in _NEEDS_RELATION or not loose:
                found.append(Place(None, mark.code, Scope.WHOLE, relation, mark.first, extent.last))
            continue
        if relation is Relation.OUTSIDE:
            found.append(_others(page, sentence, mark, extent))
            continue
        scope = Scope.SOME if extent.some else Scope.WHOLE
        found.append(Place(mark.code, None, scope, relation, mark.first, extent.last))
    return _shared_out(page, sentence, _listed_alike(page, sentence, found))


def _shared_out(page: Passage, sentence: Sentence, found: list[Place]) -> list[Place]:
    """The places that a verb after the last says shares fall to: "5% to A, 4% to B fall"."""
    found = [_as_people(page, sentence, _as_holder(sentence, place)) for place in found]
    found = _holder_and_whole(sentence, found)
    if not found or found[-1].relation is not Relation.SHARE_OWNER:
        return found
    percents = {mark.last for mark in sentence.of(MarkKind.UNIT) if mark.code == "percent"}
    return [
        place._replace(relation=Relation.SHARE_OWNER)
        if place.relation is Relation.TO and place.first in percents
        else place
        for place in found
    ]


def _holder_and_whole(sentence: Sentence, found: list[Place]) -> list[Place]:
    """The places, of two owners side by side the first having a share, the second being of the
    whole: "A's share in-B's-exports", said "A's B's in-exports share".
    """
    for index, (holder, whole) in enumerate(pairwise(found)):
        if not {holder.relation, whole.relation} <= _OWNERS or holder.last != whole.first:
            continue
        part = next(iter(sentence.of(MarkKind.SHARE, whole.last)), None)
        trades = sentence.of(MarkKind.INDICATOR, whole.last, part.first) if part is not None else ()
        trade = next((one for one in trades if one.cases & _OF_WHOLE), None)
        near = trade is not None and trade.first - whole.last <= 1
        if trade is not None and part is not None and near and part.first - trade.last <= _BESIDE:
            found[index] = holder._replace(relation=Relation.SHARE_OWNER)
            found[index + 1] = whole._replace(relation=Relation.OWNER)
    return found


def _as_holder(sentence: Sentence, place: Place) -> Place:
    """A place right after a part of something, as who has that: "of it 5 percent A makes up"."""
    part = sentence.before(MarkKind.UNIT, place.first)
    if place.relation is not Relation.BARE or part is None or part.code != "percent":
        return place
    if "its" not in part.cases or not sentence.of(MarkKind.SHARE, place.last):
        return place
    return place._replace(relation=Relation.SHARE_OWNER)


def _as_people(page: Passage, sentence: Sentence, place: Place) -> Place:
    """A people right before its number, as who is counted: "the Bs - 5 thousand"."""
    mark = sentence.at(MarkKind.AREA, place.first)
    if place.relation is not Relation.BARE or mark is None or _PLURAL not in mark.cases:
        return place
    first = place.last
    while first < sentence.last and page.tokens[first].text in _BEFORE_A_NUMBER:
        first += 1
    counted = first < sentence.last and page.tokens[first].text[0].isdecimal()
    return place._replace(relation=Relation.OWNER) if counted else place


def _others(page: Passage, sentence: Sentence, mark: Mark, extent: _Extent) -> Place:
    """Countries outside a block: some of the world, in the case of the word for them."""
    postposition = sentence.at(MarkKind.POSTPOSITION, extent.last)
    last = postposition.last if postposition else extent.last
    group = sentence.at(MarkKind.GROUP, last)
    if group is None:
        return Place("WLD", None, Scope.SOME, Relation.FROM, mark.first, last)
    members = _Extent(group.last, group.cases, some=True)
    relation = _relation(page, sentence, mark, members)
    return Place("WLD", None, Scope.SOME, relation, mark.first, group.last)


def _within(region: Mark, country: Place) -> bool:
    """Whether a region is named right after its country: they are one place."""
    return country.code == region.code and country.last == region.first


def _listed_alike(page: Passage, sentence: Sentence, found: list[Place]) -> list[Place]:
    """The places with the relation of the last in their list; two in none are side by side."""
    for index in reversed(range(len(found) - 1)):
        here, after = found[index], found[index + 1]
        joined = _listed(page, sentence, here.last, after.first)
        hyphen = after.first == here.last + 1 and _is_hyphen(page, here.last)
        block = after.anaphor == "pair" and here.code and kind_of(here.code) == "block"
        if block and here.relation is Relation.WITH:
            continue
        if hyphen or (joined and here.relation is Relation.WITH and after.relation in _SIDES):
            found[index] = here._replace(relation=Relation.BETWEEN)
            found[index + 1] = after._replace(relation=Relation.BETWEEN)
        elif joined and here.relation in (Relation.BARE, Relation.WITH):
            found[index] = here._replace(relation=after.relation)
    return found


def _is_hyphen(page: Passage, index: int) -> bool:
    """Whether a hyphen touches the words on both its sides, as a dash does not."""
    before, sign, after = page.tokens[index - 1 : index + 2]
    return sign.text == "-" and before.end == sign.start and sign.end == after.start


def _is_in_a_verb(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word is in one that tells who does something: "the-most-bought country"."""
    verbs = sentence.of(MarkKind.ACT) if mark.kind == MarkKind.ANAPHOR else ()
    return any(verb.first < mark.first < verb.last for verb in verbs)


def _has_a_part(page: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Whether an owner is only what was counted before, of which a part is: "their 5 thousand"."""
    if sentence.at(MarkKind.PART_OF, mark.last):
        return True
    index = mark.last
    while index < sentence.last and (
        page.tokens[index].text[0].isdecimal()
        or page.tokens[index].text in _IN_A_NUMBER
        or sentence.any_at(_PARTS_OF_A_NUMBER, index)
    ):
        index += 1
    return index > mark.last and "its" in sentence.cases_before(index)


def _ours(sentence: Sentence) -> list[Mark]:
    """Words whose ending says that they are ours: "trade-our"."""
    return [
        Mark(MarkKind.ANAPHOR, "our", mark.last - 1, mark.last)
        for kind in _CAN_BE_OURS
        for mark in sentence.of(kind)
        if "our" in mark.cases
    ]


def _extent(sentence: Sentence, mark: Mark) -> _Extent:
    """The words after a name that belong to the place."""
    last, cases, some = mark.last, mark.cases, mark.kind == MarkKind.REGION
    joined = sentence.at(MarkKind.MEMBER, last)
    start = joined.last if joined else last
    part = sentence.at(MarkKind.PART, start)
    group = sentence.at(MarkKind.GROUP, part.last if part else start) or sentence.at(
        MarkKind.GROUP, last
    )
    group = group if mark.kind != MarkKind.ANAPHOR else None
    if group is None:
        return _Extent(last, cases, some)
    placed = cases.intersection(_RELATIONS) and "thing" not in cases
    if group.code == "members" and (part or not placed or _PLURAL in group.cases):
        counted = _PLURAL in group.cases or part is not None
        most = sentence.at(MarkKind.PART_OF, group.last)
        if most is not None:
            return _Extent(most.last, most.cases, some=True)
        some = some or (counted and bool(part or sentence.before(MarkKind.PART, mark.first)))
        return _Extent(group.last, group.cases, some or _counted(sentence, mark.first))
    governed = group.cases.intersection(_RELATIONS) or sentence.at(
        MarkKind.POSTPOSITION, group.last
    )
    if part is None and governed and not placed:
        return _Extent(group.last, group.cases, some)
    return _Extent(last, cases, some)


def _counted(sentence: Sentence, first: int) -> bool:
    return sentence.before(MarkKind.NUMBER, first) is not None


def _relation(page: Passage, sentence: Sentence, mark: Mark, extent: _Extent) -> Relation:
    """How a place stands: by its postposition, its case, or what it owns."""
    if mark.kind == MarkKind.ANAPHOR and mark.code in _OWNING:
        return Relation.OWNER
    if _is_setting(page, sentence, mark, extent) or sentence.at(MarkKind.SOURCE, mark.first):
        return Relation.ASIDE
    if _is_of_a_thing(sentence, mark, extent):
        return Relation.ASIDE
    postposition = sentence.at(MarkKind.POSTPOSITION, extent.last)
    if postposition is not None:
        return Relation.ASIDE if postposition.code == "at" else Relation(postposition.code)
    of_another = "owner" in sentence.cases_before(mark.first)
    if "thing" in extent.cases and sentence.at(MarkKind.SOURCE, extent.last) and not of_another:
        return Relation.SOURCE
    told = next((case for case in _RELATIONS if case in extent.cases), None)
    if told is not None:
        return _by_case(sentence, told, extent.last)
    if "owner" in extent.cases:
        return _head(page, sentence, extent.last, owned=False) or Relation.OWNER
    owned = "adjective" not in extent.cases
    if sentence.at(MarkKind.PEOPLE, mark.first):
        return Relation.OF
    return _head(page, sentence, extent.last, owned=owned) or Relation.BARE


def _by_case(sentence: Sentence, told: str, last: int) -> Relation:
    """The relation of a case, but where people live in a place, or a share "falls to" it."""
    if told == "in" and _lives_there(sentence, last):
        return Relation.HOST
    if told == "to" and sentence.at(MarkKind.SHARE, last):
        return Relation.SHARE_OWNER
    return Relation(told)


def _lives_there(sentence: Sentence, last: int) -> bool:
    """Whether people or their living and working follow a place: it is their host."""
    if sentence.at(MarkKind.LIVING, last):
        return True
    return bool(sentence.of(MarkKind.PEOPLE, last, last + _HEAD_WITHIN))


def _is_setting(page: Passage, sentence: Sentence, mark: Mark, extent: _Extent) -> bool:
    """Whether a place is where people met or spoke: "at the forum in Ankara"."""
    if "in" not in extent.cases:
        return False
    said = sentence.of(MarkKind.SAY, max(sentence.first, mark.first - _SPEAKER_WITHIN), mark.first)
    if said and not any(page.tokens[at].text == "," for at in range(said[-1].last, mark.first)):
        return True
    return bool(sentence.of(MarkKind.EVENT, extent.last, extent.last + _EVENT_WITHIN))


def _is_of_a_thing(sentence: Sentence, mark: Mark, extent: _Extent) -> bool:
    """Whether a place only says where something else is: "the in-Osh plant", "the in-A war"."""
    if "thing" not in extent.cases or sentence.any_at(_COUNTED_THERE, extent.last):
        return False
    event = sentence.at(MarkKind.EVENT, extent.last)
    return mark.kind == MarkKind.REGION or event is not None


def _head(page: Passage, sentence: Sentence, last: int, *, owned: bool) -> Relation | None:
    """What the place owns; where `owned`, only what its ending says is owned by something."""
    if not owned and _has_a_share(page, sentence, last):
        return Relation.SHARE_OWNER
    if owned and sentence.at(MarkKind.SOURCE, last):
        return Relation.SOURCE
    for index in range(last, min(last + _HEAD_WITHIN, sentence.last)):
        for kind, relation in _HEADS.items():
            head = sentence.at(kind, index)
            if head is not None and head.code not in ("other_subject", "contract"):
                return relation if not owned or head.cases & _OWNED else None
        if sentence.any_at(_ENDS_A_PHRASE, index):
            return None
        if not page.tokens[index].text[0].isalpha():
            return None
    return None


def _has_a_share(page: Passage, sentence: Sentence, last: int) -> bool:
    """Whether a share stands in the phrase after an owner: "A's in-all-trade share"."""
    for index in range(last, min(last + _HEAD_WITHIN + 1, sentence.last)):
        share = sentence.at(MarkKind.SHARE, index)
        if share is not None:
            return bool(share.cases)
        stops = sentence.any_at((MarkKind.AREA, *_ENDS_A_PHRASE), index)
        if stops or not page.tokens[index].text[0].isalpha():
            return False
    return False


def _listed(page: Passage, sentence: Sentence, last: int, first: int) -> bool:
    """Whether a list runs on from the token `last` to `first`: a comma, "and", or "with"."""
    return 0 < first - last <= 2 and all(
        page.tokens[index].text == "," or sentence.any_at(_JOINS, index)
        for index in range(last, first)
    )
