"""Where a sentence names areas, which part of them, and in which relation.

A place is a name, a demonym, a capital, or a word that stands for an area (this country, we).
Its relation is what the words around it say (owner, from, to, in, with, between ...); what
that makes of it, reporter or partner, depends on the indicator (`lib.extraction.roles`).
"""

from lib.extraction import postposed
from lib.extraction.dateline import dateline
from lib.extraction.governing import counts, governed, said, says, speaks
from lib.extraction.owned import into_what_it_owns, invests, owned_by
from lib.extraction.passage import Passage, Sentence
from lib.extraction.place import Place, Relation
from lib.extraction.prepositions import preposed, stands_alone
from lib.extraction.reflexive import is_subjects
from lib.languages import Mark
from lib.model import Scope

_NO_PLACE = "none"
"""Words that look like an anaphor and stand for no area: of them, 30 percent."""
_OWNING = frozenset({"its", "their", "our"})
_NEEDS_PREPOSITION = frozenset({"it"})
_MEMBERS = "members"
_OF_PARTS = frozenset({_MEMBERS, "they"})
"""Words for the members of a block that a part can be of: several of them."""
_PARTITIVE = frozenset({"it", "they"})
"""After "of" these stand for what is counted: 200,000 of them, a third of it."""
_DOES = ("act", "takes", "share")
"""Verbs that end a list with a comma: "a third went to A, and B bought another"."""
_VERBS = ("act", "takes", "fact")
"""Right before these "of them" stands for what is counted: "of them 5 million went"."""
_PLACING = frozenset(Relation) - {Relation.BY}
_NOWHERE = frozenset({"at"})
"""Prepositions that give a place no role: after Russia comes China."""
_PART_WITHIN = 3


def places(page: Passage, sentence: Sentence) -> list[Place]:
    """Every place of the sentence, in order.

    >>> from lib.extraction.passage import passage
    >>> page = passage("Uzbek exports to some CIS countries beat its imports from Russia", "en")
    >>> [(p.code or p.anaphor, p.scope.value, p.relation.value)
    ...  for p in places(page, page.sentences[0])]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('UZB', 'whole', 'owner'), ('CIS', 'some', 'to'), ('its', 'whole', 'owner'),
     ('RUS', 'whole', 'from')]
    """
    marks = sorted(
        (
            *sentence.of("area"),
            *sentence.of("region"),
            *sentence.of("anaphor"),
            *_nth(page, sentence),
        ),
        key=lambda mark: (mark.first, -mark.last),
    )
    in_units = {i for mark in sentence.of("unit") for i in range(mark.first, mark.last)}
    marks = [mark for mark in marks if mark.first not in in_units]
    found = dateline(page, sentence, marks)
    marks = marks[len(found) :]
    if page.language.head_final:
        return [*found, *postposed.places(page, sentence, marks)]
    for mark in marks:
        if mark.code == _NO_PLACE or _leads_name(sentence, mark):
            continue
        if found and mark.first < found[-1].last:
            continue
        previous = found[-1] if found else None
        place = _place(page, sentence, mark, previous)
        if place is not None and previous is not None:
            found[-1:] = _beside(page, sentence, mark, previous, place)
        elif place is not None:
            found.append(place)
    return found


def _beside(
    page: Passage, sentence: Sentence, mark: Mark, previous: Place, place: Place
) -> tuple[Place, ...]:
    """A place after the one before it: two that share a noun or a hyphen, a subject and its own."""
    if is_subjects(page, sentence, previous, mark):
        return previous, place._replace(reflexive=True)
    if _are_of(previous, place):
        return (previous._replace(code=place.code, anaphor=place.anaphor),)
    if place.relation is Relation.BETWEEN and _hyphen(page, previous, mark):
        return previous._replace(relation=Relation.BETWEEN), place
    if _share_a_noun(page, sentence, previous, place):
        both = Relation.BETWEEN
        return previous._replace(relation=both), place._replace(relation=both)
    return previous, place


def _are_of(members: Place, place: Place) -> bool:
    """Whether a place is the block that part of whose members is named: several members of A."""
    near = place.first - members.last <= len(("of", "the"))
    return members.anaphor == _MEMBERS and place.relation is Relation.OF and near


def _nth(page: Passage, sentence: Sentence) -> list[Mark]:
    """The former and the latter, where a preposition says that they can be areas."""
    found = (mark for mark in sentence.of("nth") if sentence.before("preposition", mark.first))
    return [m._replace(kind="anaphor") for m in found if stands_alone(page, sentence, m)]


def _leads_name(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word for a country stands before a name and belongs to that: states of the EU."""
    group = sentence.at("group", mark.first)
    if mark.kind != "anaphor" or group is None:
        return False
    after = sentence.at("area", group.last) or sentence.at("anaphor", group.last)
    return after is not None and (after.kind == "area" or after.code == "block")


def _place(page: Passage, sentence: Sentence, mark: Mark, previous: Place | None) -> Place | None:
    group = sentence.at("group", mark.last) if mark.kind == "area" else None
    named = mark.kind == "area" or mark.code == "block"
    leading = sentence.before("group", mark.first) if mark.cases and named else None
    last = group.last if group else mark.last
    if leading is not None:
        group, mark = leading, mark._replace(first=leading.first, cases=leading.cases)
    parted = group is not None or mark.code in _OF_PARTS
    part = sentence.before("part", mark.first) if parted else None
    outer = mark._replace(first=part.first, cases=part.cases) if part else mark
    relation = _relation(page, sentence, outer, last, previous)
    if mark.kind == "anaphor" and mark.code in _OF_PARTS:
        if part is not None:
            return Place(None, _MEMBERS, Scope.SOME, relation, part.first, last)
        if mark.code == _MEMBERS:
            return None
    if mark.kind == "anaphor":
        if mark.code in _NEEDS_PREPOSITION and relation in (Relation.BARE, Relation.ASIDE):
            return None
        if mark.code in _PARTITIVE and relation is Relation.OF:
            return None
        if mark.code == "their" and sentence.any_at(_VERBS, last):
            return None
        if mark.code == "there" and not mark.cases:
            relation = Relation.HOST
        return Place(None, mark.code, Scope.WHOLE, relation, mark.first, last)
    if preposed(page, sentence, mark, frozenset({"outside"})) is not None:
        return Place("WLD", None, Scope.SOME, Relation.WITH, mark.first, last)
    some = mark.kind == "region" or (group is not None and _part_before(sentence, mark.first))
    scope = Scope.SOME if some else Scope.WHOLE
    acts = relation is Relation.BARE and bool(mark.cases)
    return Place(mark.code, None, scope, relation, mark.first, last, acts)


def _part_before(sentence: Sentence, first: int) -> bool:
    """Whether "some", "a number of" or "five" stands before a group of countries."""
    low = max(sentence.first, first - _PART_WITHIN)
    return any(m.last == first for m in sentence.of("part", low)) or any(
        m.last == first for m in sentence.of("number", low)
    )


def _relation(
    page: Passage, sentence: Sentence, mark: Mark, last: int, previous: Place | None
) -> Relation:
    into = into_what_it_owns(page, sentence, mark, last)
    if into is not None:
        return governed(page, sentence, into, last)
    if mark.kind == "anaphor" and mark.code in _OWNING:
        return Relation.OWNER
    if previous is not None and _hyphen(page, previous, mark):
        return Relation.BETWEEN
    if sentence.at("whose", last + 1) and page.tokens[last].text == ",":
        return Relation.OWNER
    attribute = not mark.cases or _ATTRIBUTE in mark.cases
    head = owned_by(page, sentence, last) if attribute else None
    if head is Relation.OWNER and invests(sentence, mark, last):
        return Relation.SHARE_OWNER
    if head is not None and not (mark.cases and head is Relation.SOURCE):
        return head
    preposition = preposed(page, sentence, mark, _PLACING | _NOWHERE)
    agent = sentence.before("agent", mark.first)
    if agent is not None and sentence.before("act", agent.first):
        return Relation.BY
    if preposition is not None and _begins_anew(sentence, preposition, mark, last):
        return Relation.BARE
    if preposition is not None and preposition.code not in _NOWHERE:
        return governed(page, sentence, preposition, last)
    if preposition is not None and mark.cases:
        return Relation.ASIDE
    if head is not None:
        return head
    if previous is not None and _listed(page, sentence, previous.last, mark.first):
        turned = page.tokens[previous.last].text == "," and sentence.any_at(_DOES, last)
        if not turned or previous.relation is Relation.BETWEEN:
            return previous.relation
    if previous is not None and _runs_on(page, sentence, previous, mark, last):
        return previous.relation
    if mark.cases:
        return _by_case(page, sentence, mark)
    told = counts(sentence, last) or speaks(sentence, last)
    return Relation.SOURCE if told else Relation.BARE


def _begins_anew(sentence: Sentence, preposition: Mark, mark: Mark, last: int) -> bool:
    """Whether a place right before its verb is no more of the phrase that a preposition opens.

    "After the fall of the Soviet Union Chile bought".
    """
    if mark.cases or sentence.at("act", last) is None:
        return False
    article = sentence.at("article", preposition.last) is not None
    return mark.first - preposition.last - article >= _OTHER_WORDS


_OTHER_WORDS = 2
"""Words between a preposition and a place that are a name of their own."""


def _runs_on(page: Passage, sentence: Sentence, previous: Place, mark: Mark, last: int) -> bool:
    """Whether the preposition before another place is not said again: "in A 5, B — 4"."""
    cases = page.language.governs.get(previous.side.value, frozenset())
    if previous.relation not in _GOVERNED or not mark.cases & cases or last >= sentence.last:
        return False
    opened = page.tokens[mark.first - 1].text == "," or sentence.before("separator", mark.first)
    return bool(opened) and page.tokens[last].text == "—"


_GOVERNED = frozenset({Relation.FROM, Relation.IN, Relation.TO, Relation.HOST, Relation.ONTO})


_ATTRIBUTE = "adjective"
_SUBJECT = "nominative"
_NOUNS = ("indicator", "share", "people", "part", "source", "group")
"""What an area in the genitive can depend on; it tells a genitive from a nominative."""


def _by_case(page: Passage, sentence: Sentence, mark: Mark) -> Relation:
    """The relation of a place that no preposition governs, from the case it stands in."""
    if sentence.at("source", mark.first):
        return Relation.SOURCE
    owning = Relation.OF in mark.cases or _ATTRIBUTE in mark.cases
    if owning and sentence.before("share", mark.first):
        return Relation.SHARE_OWNER
    if _ATTRIBUTE in mark.cases:
        return Relation.ORIGIN
    if _SUBJECT in mark.cases and not sentence.any_before(_NOUNS, mark.first):
        return Relation.SOURCE if says(page, sentence, mark.last) else Relation.BARE
    if Relation.OF in mark.cases:
        of_a_source = sentence.before("source", mark.first) or said(page, sentence, mark.first)
        return Relation.SOURCE if of_a_source else Relation.OF
    found = (relation for relation in _CASE_RELATIONS if relation in mark.cases)
    return next(found, Relation.BARE)


_CASE_RELATIONS = (Relation.TO, Relation.FROM, Relation.IN, Relation.WITH)


def _hyphen(page: Passage, previous: Place, mark: Mark) -> bool:
    if previous.relation is Relation.SOURCE:
        return False
    return mark.first == previous.last + 1 and page.tokens[previous.last].text == "-"


def _share_a_noun(page: Passage, sentence: Sentence, previous: Place, place: Place) -> bool:
    """Whether two places own one trade alike: "Serbian and Kyrgyz trade"."""
    if previous.relation is not Relation.BARE or place.relation is not Relation.OWNER:
        return False
    owned = sentence.at("indicator", place.last)
    alike = owned is not None and owned.code == "trade_turnover"
    return alike and _listed(page, sentence, previous.last, place.first)


def _listed(page: Passage, sentence: Sentence, last: int, first: int) -> bool:
    """Whether only a comma or an "and" stands between two places."""
    between = range(last, first)
    return 0 < len(between) <= 3 and all(
        page.tokens[index].text == ","
        or sentence.at("separator", index)
        or (index > last and sentence.at("article", index))
        for index in between
    )
