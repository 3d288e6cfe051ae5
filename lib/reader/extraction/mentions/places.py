"""Where a sentence names areas, which part of them, and in which relation.

A place is a name, a demonym, a capital, or a word that stands for an area (this country, we).
Its relation is what the words around it say (owner, from, to, in, with, between ...); what
that makes of it, reporter or partner, depends on the indicator (`linking.roles`).
"""

from collections.abc import Sequence
from itertools import zip_longest

from lib.model import UNLISTED, Scope
from lib.reader.extraction.mentions import postpositions
from lib.reader.extraction.mentions.adjacent_areas import (
    ATTRIBUTE,
    MEMBERS,
    beside,
    hyphenated,
    listed,
    runs_on,
    without_noun,
)
from lib.reader.extraction.mentions.dateline import dateline
from lib.reader.extraction.mentions.possessives import into_what_it_owns, invests, owned_by
from lib.reader.extraction.mentions.prepositional_roles import (
    before_its_short_name,
    counts,
    governed,
    said,
    says,
    speaks,
    where_a_body_is,
)
from lib.reader.extraction.mentions.prepositions import preposed, stands_alone
from lib.reader.extraction.mentions.units import MONEY
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Place, Relation, kind_of
from lib.reader.languages import Mark, MarkKind

_NO_PLACE = "none"
"""Words that look like an anaphor and stand for no area: of them, 30 percent."""
_OWNING = frozenset({"its", "their", "our"})
_NEEDS_PREPOSITION = frozenset({"it"})
_OF_PARTS = frozenset({MEMBERS, "they"})
"""Words for the members of a block that a part can be of: several of them."""
_PARTITIVE = frozenset({"it", "they"})
"""After "of" these stand for what is counted: 200,000 of them, a third of it."""
_DOES = (MarkKind.ACT, MarkKind.TAKES, MarkKind.SHARE)
"""Verbs that end a list with a comma: "a third went to A, and B bought another"."""
_VERBS = (MarkKind.ACT, MarkKind.TAKES, MarkKind.FACT)
"""Right before these "of them" stands for what is counted: "of them 5 million went"."""
_PLACING = frozenset(Relation) - {Relation.BY}
_NOWHERE = frozenset({"at"})
"""Prepositions that give a place no role: after Russia comes China."""

_UNGOVERNED = frozenset({"nominative", "accusative"})
_A_BLOCK = (MarkKind.AREA, MarkKind.UNLISTED)
_OF_A_BLOCK = (MarkKind.PREPOSITION, *_A_BLOCK)
"""What goes on with the words for countries: of which block they are."""
_EVERYBODY = "WLD"
_REGION = "region"
_IN_NAMES = frozenset({"topic", "block"})
_MUTUAL_WITHIN = 4
"""Tokens from "mutual" to with whom: "bilateral goods trade with A"."""
_GOODS_WITHIN = 4
_ENDS_A_NOUN = (
    *_DOES,
    MarkKind.UNIT,
    MarkKind.AREA,
    MarkKind.ANAPHOR,
    MarkKind.PREPOSITION,
    MarkKind.INDICATOR,
)
_NAMED = (MarkKind.AREA, MarkKind.ANAPHOR)
_AMOUNT_WITHIN = 6
_MONEY = MONEY | {"money"}
_GIVEN_AND_SURNAME = 2
_SPEAKING = (MarkKind.SAY, MarkKind.SOURCE)
_COUNTED = (
    MarkKind.INDICATOR,
    MarkKind.SHARE,
    MarkKind.SOURCE,
    MarkKind.ACT,
    MarkKind.ANAPHOR,
    MarkKind.AREA,
    MarkKind.PEOPLE,
    MarkKind.PRODUCT,
    MarkKind.ALL_GOODS,
    MarkKind.FIGURE,
    MarkKind.FACT,
    MarkKind.DIRECTION,
)
_MONEY_SIGNS = frozenset("$€₽£¥+-")
_OTHER_WORDS = 2
"""Words between a preposition and a place that are a name of their own."""
_OPENS_WITHIN = 4
"""Tokens of a clause up to the word for what it is about: "the volume of trade with which"."""
_DOING = (MarkKind.ACT, MarkKind.FACT)
_CASE_RELATIONS = (Relation.TO, Relation.FROM, Relation.IN, Relation.WITH)


def places(page: Passage, sentence: Sentence) -> list[Place]:
    """Every place of the sentence, in order.

    >>> from lib.reader.extraction.text.passage import passage
    >>> page = passage("Uzbek exports to some CIS countries beat its imports from Russia", "en")
    >>> [(p.code or p.anaphor, p.scope.value, p.relation.value)
    ...  for p in places(page, page.sentences[0])]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('UZB', 'whole', 'owner'), ('CIS', 'some', 'to'), ('its', 'whole', 'owner'),
     ('RUS', 'whole', 'from')]
    """
    return [_called(page, place) for place in _places(page, sentence)]


def _called(page: Passage, place: Place) -> Place:
    """A place on no list by all of its words: the African countries."""
    if place.listed:
        return place
    start, end = page.span(place.first, place.last)
    return place._replace(code=UNLISTED + page.text[start:end])


def _places(page: Passage, sentence: Sentence) -> list[Place]:
    marks = sorted(
        (
            *sentence.of(MarkKind.AREA),
            *sentence.of(MarkKind.REGION),
            *(m for m in sentence.of(MarkKind.ANAPHOR) if not _speaks(page, sentence, m)),
            *_nth(page, sentence),
        ),
        key=lambda mark: (mark.first, -mark.last),
    )
    in_units = {i for mark in sentence.of(MarkKind.UNIT) for i in range(mark.first, mark.last)}
    marks = [mark for mark in marks if not in_units.issuperset(range(mark.first, mark.last))]
    marks = [mark for mark in marks if not _is_of_a_currency(page, sentence, mark)]
    marks = _in_full(sentence, marks)
    rest = _rest(sentence, marks)
    within = {index for mark in rest for index in range(mark.first, mark.last)}
    marks = [mark for mark in marks if mark.first not in within]
    marks = sorted((*marks, *rest), key=lambda mark: (mark.first, -mark.last))
    found = dateline(page, sentence, marks)
    marks = marks[len(found) :]
    if page.language.head_final:
        return [*found, *postpositions.places(page, sentence, marks)]
    for mark in marks:
        if (
            mark.code == _NO_PLACE
            or _is_a_persons(page, sentence, mark)
            or _leads_name(sentence, mark)
            or _is_in_a_name(page, sentence, mark)
        ):
            continue
        if found and (mark.first < found[-1].last or _is_short_for(page, found[-1], mark)):
            continue
        previous = found[-1] if found else None
        place = _place(page, sentence, mark, _before_brackets(page, found, mark))
        if place is None:
            continue
        if previous is None:
            found.append(without_noun(page, sentence, found, mark, place))
            continue
        found[-1:] = beside(page, sentence, mark, previous, place)
        found[-1] = without_noun(page, sentence, found[:-1], mark, found[-1])
    return _told_with_whom(_exporting(page, sentence, found))


def _is_of_a_currency(page: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Whether a word for a country only says whose money it is: "in US dollar terms", "in Omani
    rials"; money before an amount is the amount's: "from Oman rials 5 million".
    """
    if mark.kind != MarkKind.AREA or (mark.cases and ATTRIBUTE not in mark.cases):
        return False
    found = (sentence.at(kind, mark.last) for kind in (MarkKind.UNIT, MarkKind.OTHER_UNIT))
    money = next((one for one in found if one is not None and one.code in _MONEY), None)
    money = money or sentence.at(MarkKind.CURRENCY, mark.last)
    if money is None or not page.tokens[money.first].text.isalpha():
        return False
    return money.last >= sentence.last or not page.tokens[money.last].text[0].isdecimal()


def _speaks(page: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Whether "its" is the one whose words are told, where verbs come last: "in its words"."""
    return page.language.head_final and sentence.at(MarkKind.SAY, mark.last) is not None


def _exporting(page: Passage, sentence: Sentence, found: list[Place]) -> list[Place]:
    """The places with those where exports are, which are whose they are, and those that go on
    with them: "exports in A fell by 5%, in B by 4%". Sales in A are sales to it.
    """
    owning = False
    for index, place in enumerate(found):
        if place.relation is not Relation.IN or place.first == sentence.first:
            continue
        preposition = sentence.before(MarkKind.PREPOSITION, place.first)
        first = preposition.first if preposition is not None else place.first
        comma = page.tokens[max(first - 1, 0)].text == ","
        goes_on = comma or sentence.before(MarkKind.SEPARATOR, first) is not None
        owning = _leaves_there(sentence, first) or (owning and goes_on)
        if owning:
            found[index] = place._replace(relation=Relation.OF)
    return found


def _rest(sentence: Sentence, marks: Sequence[Mark]) -> list[Mark]:
    """The partners that are not named, where a preposition or their case says on which side they
    are: "transfers from other countries"; not those of a block: "other countries of the EU".
    """
    known = {mark.first for mark in marks if mark.code != "topic"}
    return [
        rest._replace(kind=MarkKind.REGION, code=_EVERYBODY)
        for rest in sentence.of(MarkKind.REST)
        if rest.last - rest.first > 1
        and not known.intersection(range(rest.first, rest.last))
        and (
            sentence.before(MarkKind.PREPOSITION, rest.first) is not None
            or (rest.cases and not rest.cases & _UNGOVERNED)
        )
        and not sentence.any_at(_OF_A_BLOCK if not rest.cases else _A_BLOCK, rest.last)
    ]


def _is_in_a_name(page: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Whether a word for a country only opens a body's name, one for a region follows whose it is,
    or a calendar is named: "the State Customs Committee", "the Iranian province", "Iranian year".
    """
    if mark.kind == MarkKind.AREA and ATTRIBUTE in mark.cases:
        return sentence.at(MarkKind.TIME, mark.last) is not None
    if mark.kind == MarkKind.ANAPHOR and mark.code == _REGION:
        return sentence.before(MarkKind.AREA, mark.first) is not None
    if mark.kind != MarkKind.ANAPHOR or mark.code not in _IN_NAMES:
        return False
    if mark.last >= len(page.tokens):
        return False
    return all(page.text[page.tokens[i].start].isupper() for i in (mark.last - 1, mark.last))


def _is_a_persons(page: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Whether a name of an area is of somebody who speaks or has a title: "the envoy Jordan Bell",
    "Georgia Bell said"; of the two words one at least is what people are called.
    """
    if mark.kind != MarkKind.AREA or MarkKind.GIVEN_NAME not in sentence.marks:
        return False
    return any(_opens_a_name(page, sentence, index) for index in (mark.first - 1, mark.first))


def _opens_a_name(page: Passage, sentence: Sentence, first: int) -> bool:
    """Whether a given name stands at a token and a surname after it, of who speaks or has a title:
    words of other tables are no surname.
    """
    last = first + _GIVEN_AND_SURNAME
    if not sentence.at(MarkKind.GIVEN_NAME, first) or last > sentence.last:
        return False
    surname = page.tokens[last - 1]
    known = sentence.starts.get(last - 1, {}).keys() - {MarkKind.AREA, MarkKind.GIVEN_NAME}
    if known or not surname.text.isalpha() or not page.text[surname.start].isupper():
        return False
    titled = sentence.any_before(_SPEAKING, first)
    return titled or sentence.any_at(_SPEAKING, last + _has_comma(page, last))


def _has_comma(page: Passage, index: int) -> int:
    """How many tokens a comma and an article take: ", the envoy"."""
    if index + 1 >= len(page.tokens) or page.tokens[index].text != ",":
        return 0
    return 1 + (page.tokens[index + 1].text == "the")


def _in_full(sentence: Sentence, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, a country named with what it is as one: "the Republic of Moldova"."""
    full = {
        mark: state
        for mark in marks
        if mark.kind == MarkKind.AREA
        and (state := sentence.before(MarkKind.STATEHOOD, mark.first)) is not None
    }
    inside = {index for state in full.values() for index in range(state.first, state.last)}
    return [
        mark._replace(first=full[mark].first) if mark in full else mark
        for mark in marks
        if mark in full or mark.first not in inside
    ]


def _is_short_for(page: Passage, place: Place, mark: Mark) -> bool:
    """Whether brackets only give the short name of the area before: "the European Union (EU)"."""
    if mark.code != place.code or mark.first != place.last + 1 or mark.last >= len(page.tokens):
        return False
    return page.tokens[place.last].text == "(" and page.tokens[mark.last].text == ")"


def _leaves_there(sentence: Sentence, index: int) -> bool:
    """Whether a noun for what crosses a border stands before a token, with no verb between."""
    for last in range(index, max(index - _GOODS_WITHIN, sentence.first), -1):
        if sentence.before(MarkKind.CROSSING, last):
            noun = sentence.before(MarkKind.INDICATOR, last)
            return noun is not None and noun.code == "exports"
        if sentence.any_before(_ENDS_A_NOUN, last):
            return False
    return False


def _told_with_whom(found: list[Place]) -> list[Place]:
    """The places without "mutual" where words after it name with whom: "mutual trade with A"."""
    return [
        place
        for place, after in zip_longest(found, found[1:])
        if place.anaphor != "pair" or after is None or not _is_its_partner(place, after)
    ]


def _is_its_partner(pair: Place, after: Place) -> bool:
    near = after.first - pair.last <= _MUTUAL_WITHIN
    return near and after.relation is Relation.WITH and after.code is not None


def _before_brackets(page: Passage, found: Sequence[Place], mark: Mark) -> Place | None:
    """The place before another one, as if brackets between were part of it: "A, B (with C), D"."""
    previous = found[-1] if found else None
    if previous is None:
        return None
    aside = page.bracket(page.tokens[previous.first].start)
    if aside is None and page.tokens[previous.last].text == "(":
        signs = range(previous.last, mark.first)
        closed = next((i for i in signs if page.tokens[i].text == ")"), None)
        return previous if closed is None else previous._replace(last=closed + 1)
    if aside is None or page.tokens[mark.first].start < aside[1]:
        return previous
    outer = next((p for p in reversed(found) if page.tokens[p.first].start < aside[0]), None)
    if outer is None:
        return previous
    closed = next(i for i in range(previous.last, mark.first) if page.tokens[i].end >= aside[1])
    return outer._replace(last=closed + 1)


def _nth(page: Passage, sentence: Sentence) -> list[Mark]:
    """The former and the latter, where a preposition says that they can be areas."""
    found = (
        mark
        for mark in sentence.of(MarkKind.NTH)
        if sentence.before(MarkKind.PREPOSITION, mark.first)
    )
    return [m._replace(kind=MarkKind.ANAPHOR) for m in found if stands_alone(page, sentence, m)]


def _leads_name(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word for a country stands before a name and belongs to that: states of the EU."""
    group = sentence.at(MarkKind.GROUP, mark.first)
    if mark.kind != MarkKind.ANAPHOR or group is None:
        return False
    after = sentence.at(MarkKind.AREA, group.last) or sentence.at(MarkKind.ANAPHOR, group.last)
    if after is None or (after.cases and Relation.OF not in after.cases):
        return False
    return after.kind == MarkKind.AREA or after.code == "block"


def _place(page: Passage, sentence: Sentence, mark: Mark, previous: Place | None) -> Place | None:
    group = sentence.at(MarkKind.GROUP, mark.last) if mark.kind == MarkKind.AREA else None
    named = mark.kind == MarkKind.AREA or mark.code == "block"
    owned = named and Relation.OF in mark.cases
    leading = sentence.before(MarkKind.GROUP, mark.first) if owned else None
    last = group.last if group else mark.last
    if leading is not None:
        group, mark = leading, mark._replace(first=leading.first, cases=leading.cases)
    elif (members := _members_of(page, sentence, mark)) is not None:
        group, mark = members, mark._replace(first=members.first)
    parted = group is not None or mark.code in _OF_PARTS
    part = sentence.before(MarkKind.PART, mark.first) if parted else None
    outer = mark._replace(first=part.first, cases=part.cases) if part else mark
    relation = _relation(page, sentence, outer, last, previous)
    if mark.kind == MarkKind.ANAPHOR and mark.code in _OF_PARTS:
        if part is not None:
            return Place(None, MEMBERS, Scope.SOME, relation, part.first, last)
        if mark.code == MEMBERS and relation is Relation.BETWEEN:
            return Place(None, MEMBERS, Scope.WHOLE, relation, mark.first, last)
        if mark.code == MEMBERS:
            return None
    if mark.kind == MarkKind.ANAPHOR:
        unled = mark.code in _NEEDS_PREPOSITION and relation in (Relation.BARE, Relation.ASIDE)
        if unled and not _is_given(sentence, mark):
            return None
        relation = Relation.WITH if unled else relation
        if mark.code in _PARTITIVE and (relation is Relation.OF or _of_what(sentence, mark)):
            return None
        if (
            mark.code == "their"
            and sentence.any_at(_VERBS, last)
            and not owned_by(page, sentence, last)
        ):
            return None
        if mark.code == "there" and not mark.cases:
            relation = Relation.HOST
        led = mark.code == "block" and leading is not None
        scope = Scope.SOME if led and part is not None else Scope.WHOLE
        does = led and relation is Relation.BARE
        return Place(None, mark.code, scope, relation, mark.first, last, does)
    if preposed(page, sentence, mark, frozenset({"outside"})) is not None:
        abroad = Scope.WHOLE if kind_of(mark.code) == "country" else Scope.SOME
        return Place("WLD", None, abroad, Relation.WITH, mark.first, last)
    some = mark.kind == MarkKind.REGION or (
        group is not None and _part_before(sentence, mark.first)
    )
    if _is_of_a_region(page, sentence, mark):
        some = True
        relation = Relation.OF if relation is Relation.ORIGIN else relation
    scope = Scope.SOME if some else Scope.WHOLE
    acts = relation is Relation.BARE and bool(mark.cases)
    return Place(mark.code, None, scope, relation, mark.first, last, acts)


def _is_of_a_region(page: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Whether a country is only whose region is meant, by its name: "the Iranian province Yazd"."""
    region = sentence.at(MarkKind.AREA_NOUN, mark.last) if ATTRIBUTE in mark.cases else None
    if region is None or kind_of(mark.code) != "country" or region.last >= sentence.last:
        return False
    named = page.tokens[region.last]
    return page.text[named.start].isupper() and not sentence.any_at(_NAMED, region.last)


def _members_of(page: Passage, sentence: Sentence, mark: Mark) -> Mark | None:
    """The group noun that a block is named after: "the member states of the EU"."""
    if mark.kind != MarkKind.AREA or mark.cases or kind_of(mark.code) != "block":
        return None
    of = preposed(page, sentence, mark, frozenset({Relation.OF}))
    return sentence.before(MarkKind.GROUP, of.first) if of is not None else None


def _is_given(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word stands between a verb of trade and its amount: "A paid it $5 million"."""
    told = sentence.any_at(
        (MarkKind.NUMBER, MarkKind.UNIT, MarkKind.BOUND, MarkKind.ONE, MarkKind.SCALE), mark.last
    )
    return told and sentence.before(MarkKind.ACT, mark.first) is not None


def _of_what(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word is what a part is of: "40 percent of them went to Oman"."""
    of = sentence.before(MarkKind.PREPOSITION, mark.first)
    return of is not None and of.code == Relation.OF


def _part_before(sentence: Sentence, first: int) -> bool:
    """Whether "some", "a number of" or "five" stands before a group of countries."""
    return sentence.any_before((MarkKind.PART, MarkKind.NUMBER), first)


def _relation(
    page: Passage, sentence: Sentence, mark: Mark, last: int, previous: Place | None
) -> Relation:
    into = into_what_it_owns(page, sentence, mark, last)
    if into is not None:
        return governed(page, sentence, into, last)
    if mark.kind == MarkKind.ANAPHOR and mark.code in _OWNING:
        return Relation.ASIDE if _owns_another(page, sentence, last) else Relation.OWNER
    if previous is not None and hyphenated(page, previous, mark):
        return Relation.BETWEEN
    if sentence.at(MarkKind.WHOSE, last + 1) and page.tokens[last].text == ",":
        return Relation.OWNER
    clause = _in_its_clause(page, sentence, last)
    if clause is not None and not sentence.before(MarkKind.PREPOSITION, mark.first):
        return clause
    attribute = not mark.cases or ATTRIBUTE in mark.cases
    head = owned_by(page, sentence, last) if attribute else None
    if head is Relation.SHARE_OWNER and _is_in_an_amount(page, sentence, mark, last):
        head = None
    if head is Relation.OWNER and invests(sentence, mark, last):
        return Relation.SHARE_OWNER
    if head is not None and not (mark.cases and head is Relation.SOURCE):
        return head
    preposition = preposed(page, sentence, mark, _PLACING | _NOWHERE)
    agent = sentence.before(MarkKind.AGENT, mark.first)
    if agent is not None and sentence.before(MarkKind.ACT, agent.first):
        return Relation.BY
    if (
        preposition is not None
        and preposition.code == Relation.ASIDE
        and _has_its_amount(page, last)
    ):
        return Relation.BARE
    if preposition is not None and _begins_anew(sentence, preposition, mark, last):
        return Relation.BARE
    if preposition is not None and where_a_body_is(sentence, preposition):
        return Relation.ASIDE
    if preposition is not None and preposition.code not in _NOWHERE:
        return governed(page, sentence, preposition, last)
    if preposition is not None and (mark.cases or mark.kind == MarkKind.ANAPHOR):
        return head or Relation.ASIDE
    if head is not None:
        return head
    if previous is not None and listed(page, sentence, previous, mark):
        turned = page.tokens[previous.last].text == "," and sentence.any_at(_DOES, last)
        if not turned or previous.relation is Relation.BETWEEN:
            return previous.relation
    if previous is not None and runs_on(page, sentence, previous, mark, last):
        return previous.relation
    if mark.cases:
        return _by_case(page, sentence, mark)
    told = counts(sentence, last) or speaks(sentence, last)
    return Relation.SOURCE if told else Relation.BARE


def _is_in_an_amount(page: Passage, sentence: Sentence, mark: Mark, last: int) -> bool:
    """Whether a place is only where something comes to an amount: "exports of A made up $5"."""
    units = sentence.of(MarkKind.UNIT, last, min(last + _AMOUNT_WITHIN, sentence.last))
    if mark.cases or not units or units[0].code == "percent":
        return False
    return preposed(page, sentence, mark, frozenset({"in", "of", "from"})) is not None


def _owns_another(page: Passage, sentence: Sentence, last: int) -> bool:
    """Whether what is somebody's ends at a comma and is nothing that is counted: "before A entered
    its first lockdown, imports fell".
    """
    for index in range(last, sentence.last):
        if page.tokens[index].text == ",":
            return index > last
        hyphened = "-" in (page.tokens[index - 1].text, page.tokens[index].text)
        if sentence.any_at(_COUNTED, index) or not (
            hyphened or page.tokens[index].text[0].isalpha()
        ):
            return False
    return False


def _has_its_amount(page: Passage, last: int) -> bool:
    """Whether brackets right after a place hold an amount: "second after A ($5 million)"."""
    if last + 1 >= len(page.tokens) or page.tokens[last].text != "(":
        return False
    return any(sign.isdecimal() for sign in page.tokens[last + 1].text) or (
        page.tokens[last + 1].text in _MONEY_SIGNS
    )


def _begins_anew(sentence: Sentence, preposition: Mark, mark: Mark, last: int) -> bool:
    """Whether a place right before its verb is no more of the phrase that a preposition opens.

    "After the fall of the Soviet Union Chile bought".
    """
    if mark.cases or sentence.at(MarkKind.ACT, last) is None:
        return False
    article = sentence.at(MarkKind.ARTICLE, preposition.last) is not None
    return mark.first - preposition.last - article >= _OTHER_WORDS


def _in_its_clause(page: Passage, sentence: Sentence, last: int) -> Relation | None:
    """How a place stands in the clause about it: "A, to which 5 tons were sent", "A, trade with
    which grew".
    """
    if last >= sentence.last or page.tokens[last].text != ",":
        return None
    for index in range(last + 1, min(last + 1 + _OPENS_WITHIN, sentence.last)):
        where = sentence.at(MarkKind.WHERE, index)
        if where is not None:
            return Relation(where.code)
        if page.tokens[index].text == "," or sentence.any_at(_VERBS, index):
            return None
    return None


_SUBJECT = "nominative"
_NOUNS = (
    MarkKind.INDICATOR,
    MarkKind.SHARE,
    MarkKind.PEOPLE,
    MarkKind.PART,
    MarkKind.SOURCE,
    MarkKind.GROUP,
)
"""What an area in the genitive can depend on; it tells a genitive from a nominative."""


def _by_case(page: Passage, sentence: Sentence, mark: Mark) -> Relation:
    """The relation of a place that no preposition governs, from the case it stands in."""
    if sentence.at(MarkKind.SOURCE, mark.first):
        return Relation.SOURCE
    owning = Relation.OF in mark.cases or ATTRIBUTE in mark.cases
    of_a_whole = sentence.before(MarkKind.INDICATOR, mark.first)
    if owning and sentence.before(MarkKind.SHARE, mark.first) and not of_a_whole:
        return Relation.SHARE_OWNER
    if ATTRIBUTE in mark.cases:
        return Relation.ORIGIN
    if _SUBJECT in mark.cases and not sentence.any_before(_NOUNS, mark.first):
        return Relation.SOURCE if says(page, sentence, mark.last) else Relation.BARE
    if Relation.OF in mark.cases and sentence.before(MarkKind.PEOPLE, mark.first):
        return Relation.OWNER
    if Relation.TO in mark.cases and _has_no_noun(sentence, mark):
        return Relation.TO
    if Relation.OF in mark.cases:
        named = before_its_short_name(page, mark.first)
        of_a_source = sentence.before(MarkKind.SOURCE, named) or said(page, sentence, named)
        return Relation.SOURCE if of_a_source else Relation.OF
    found = (relation for relation in _CASE_RELATIONS if relation in mark.cases)
    return next(found, Relation.BARE)


def _has_no_noun(sentence: Sentence, mark: Mark) -> bool:
    """Whether an area opens a sentence or stands right after a verb, and so is of no noun; who
    manages to do something acts.
    """
    manages = sentence.at(MarkKind.FACT, mark.last) and not sentence.at(MarkKind.ACT, mark.last)
    opens = mark.first == sentence.first and not manages
    return opens or sentence.any_before(_DOING, mark.first)
