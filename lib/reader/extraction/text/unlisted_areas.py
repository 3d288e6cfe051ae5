"""Areas on no list, known by the slots that areas fill: "trade with Wakandia", "Arab states".

A partner that is named is never the world, whether or not we have a code for it. Regions and
groups that news often names are in [unlisted] of a language; any other is known by how it
stands: a name after a preposition (or before a postposition, or in a case) that words of trade
lead to or come after, a name that owns a flow, an attribute of "countries". Such an area is
called by its words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lib.model import UNLISTED
from lib.reader.extraction.text.trigger_meaning import NOT_OURS
from lib.reader.languages import Cases, Language, Mark, MarkKind, Marks, Token

_TRADE = (MarkKind.INDICATOR, MarkKind.ACT)
_NO_CASES: Cases = frozenset()
_SHORTEST_NAME = 3
_LETTERS = 2
"""Capitals that can be a name: exports to RF."""
_SHORTEST_STEM = 4
_LONGEST_ENDING = 3
_LED_WITHIN = 16
"""Tokens between a word of trade and the preposition of whom it is with."""
_NAME_WITHIN = 4
"""Tokens of a name, or of what tells which countries are meant."""
_LEADS = frozenset({"from", "to", "onto", "with", "in", "between", "beside"})
_PLACES = frozenset({"from", "to", "in", "owner"})
"""Cases that say how a place stands, where no preposition does."""
_STOPS = frozenset(";:()[]!?…")
_TITLES_FROM = 4
"""Letters of a word that a headline writes with a capital."""


class _Text(NamedTuple):
    """A text as far as it is marked."""

    text: str
    tokens: Sequence[Token]
    marks: Marks
    covered: Mapping[int, set[str]]
    """The kinds of the marks that each token lies in."""
    starts: frozenset[int]
    """Tokens that begin a sentence."""
    language: Language
    names: frozenset[int]
    """Tokens that may be of a name on no list: in capitals, and no other word."""

    def at(self, kind: MarkKind, index: int) -> Mark | None:
        return next((m for m in self.marks.get(index, ()) if m.kind == kind), None)

    def is_in(self, index: int, *kinds: MarkKind) -> bool:
        found = self.covered.get(index)
        return found is not None and not found.isdisjoint(kinds)

    def is_word(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].text[0].isalpha()

    def is_capital(self, index: int) -> bool:
        return self.is_word(index) and self.text[self.tokens[index].start].isupper()

    def is_unknown(self, index: int) -> bool:
        return self.is_word(index) and not self.covered.get(index)


def with_unlisted(
    text: str, tokens: Sequence[Token], marks: Marks, ends: Iterable[int], language: Language
) -> Marks:
    """The marks, and an area for each place on no list; `ends` are where sentences end."""
    covered = _covered(marks)
    named = _name_tokens(text, tokens, covered)
    passage = _Text(text, tokens, marks, covered, frozenset({0, *ends}), language, named)
    names = list(_names(passage))
    again = _again(passage, names)
    found: dict[int, Mark] = {}
    taken = 0
    for mark in sorted((*_known(passage), *_groups(passage), *names, *again), key=_first_longest):
        if mark.first >= taken:
            found[mark.first] = mark
            taken = mark.last
    if not found:
        return marks
    both = {
        index: tuple(
            m
            for m in here
            if m.kind not in (MarkKind.AREA, MarkKind.REGION) or not _is_part(m, found)
        )
        for index, here in marks.items()
    }
    for index, mark in found.items():
        both[index] = (*both.get(index, ()), mark)
    return both


def _is_part(mark: Mark, found: Mapping[int, Mark]) -> bool:
    """Whether an area with a code is a part of one on no list."""
    before = (found.get(index) for index in range(mark.first, mark.first - _NAME_WITHIN, -1))
    return any(one is not None and _is_within(mark, one) for one in before)


def _again(passage: _Text, names: Sequence[Mark]) -> Iterator[Mark]:
    """Names found once, wherever else they stand: "exports to Wakandia, while Wakandia sold"."""
    words = {passage.tokens[one.first].text for one in names if one.last - one.first == 1}
    stems = tuple(word[: max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)] for word in words)
    if not passage.language.lexicon.inflections.changes:
        stems = tuple(words)
    for index in sorted(passage.names) if stems else ():
        if passage.tokens[index].text.startswith(stems):
            cases = passage.language.lexicon.inflections.guessed(passage.tokens[index].text)
            yield _area(passage, index, index + 1, cases)


def _first_longest(mark: Mark) -> tuple[int, int]:
    return mark.first, -mark.last


def _covered(marks: Marks) -> Mapping[int, set[str]]:
    kinds: dict[int, set[str]] = {}
    for here in marks.values():
        for mark in here:
            for index in range(mark.first, mark.last):
                found = kinds.get(index)
                if found is None:
                    kinds[index] = {mark.kind}
                else:
                    found.add(mark.kind)
    return kinds


def _name_tokens(
    text: str, tokens: Sequence[Token], covered: Mapping[int, set[str]]
) -> frozenset[int]:
    """The tokens in capitals that no list has, or that of names without a code alone."""
    return frozenset(
        index
        for index, token in enumerate(tokens)
        if text[token.start].isupper()
        and (
            token.end - token.start >= _SHORTEST_NAME
            or (token.end - token.start == _LETTERS and text[token.start + 1].isupper())
        )
        and ((kinds := covered.get(index)) is None or _is_unlisted(kinds))
    )


def _is_unlisted(kinds: set[str]) -> bool:
    return MarkKind.UNLISTED in kinds and kinds.isdisjoint((MarkKind.AREA, MarkKind.REGION))


def _area(passage: _Text, first: int, last: int, cases: Cases) -> Mark:
    words = passage.text[passage.tokens[first].start : passage.tokens[last - 1].end]
    return Mark(MarkKind.AREA, UNLISTED + words, first, last, cases)


def _known(passage: _Text) -> Iterator[Mark]:
    """Regions and groups of countries that the language lists by name."""
    for here in passage.marks.values():
        for mark in here:
            if mark.kind == MarkKind.UNLISTED and not _is_in_a_name(passage, mark):
                noun = passage.at(MarkKind.AREA_NOUN, mark.last)
                last = noun.last if noun is not None else mark.last
                said = noun if noun is not None and passage.language.head_final else mark
                yield _area(passage, mark.first, last, said.cases)


def _is_in_a_name(passage: _Text, mark: Mark) -> bool:
    """Whether an area with a code reaches over it, or it begins what is no area: "Asian Development
    Bank". An area inside it is none: there is no America in "Latin America"."""
    if any(not _is_within(one, mark) for one in _areas_of(passage, mark)):
        return True
    goes_on = passage.is_capital(mark.last) and mark.last not in passage.starts
    return goes_on and not passage.is_in(mark.last, MarkKind.GROUP, MarkKind.AREA_NOUN, *_TRADE)


def _areas_of(passage: _Text, mark: Mark) -> Iterator[Mark]:
    """The areas with a code that share a token with a mark."""
    for index in range(max(0, mark.first - _NAME_WITHIN), mark.last):
        for one in passage.marks.get(index, ()):
            if one.kind in (MarkKind.AREA, MarkKind.REGION) and one.last > mark.first:
                yield one


def _is_within(inner: Mark, outer: Mark) -> bool:
    """Whether a mark is a part of a longer one."""
    inside = outer.first <= inner.first and inner.last <= outer.last
    return inside and inner.last - inner.first < outer.last - outer.first


def _with_noun(passage: _Text, last: int) -> int:
    """Where a name ends with the noun that says what it is of: the Caspian region."""
    noun = passage.at(MarkKind.AREA_NOUN, last)
    return noun.last if noun is not None else last


def _groups(passage: _Text) -> Iterator[Mark]:
    """What tells which countries are meant: developing countries, the countries of Wakandia."""
    for here in passage.marks.values():
        for group in here:
            if group.kind != MarkKind.LANDS or (
                passage.language.head_final and "many" not in group.cases
            ):
                continue
            if _is_owned_by_a_body(passage, group):
                continue
            first = _attribute(passage, group)
            if first < group.first:
                cases = group.cases | {"adjective"} if group.cases else _NO_CASES
                yield _area(passage, first, group.first, cases)
            elif (name := _members_of(passage, group)) is not None:
                yield name


def _is_owned_by_a_body(passage: _Text, group: Mark) -> bool:
    """Whether what looks like countries is what a minister is for: of countries they would stand
    in the genitive after the word, and "economies" looks like "of the economy"."""
    after = passage.is_in(group.first - 1, MarkKind.NO_AREA)
    return after and bool(group.cases) and "of" not in group.cases


def _attribute(passage: _Text, group: Mark) -> int:
    """Where an attribute of countries begins that is no mere number, part or pronoun."""
    first = group.first
    while group.first - first < _NAME_WITHIN and _may_tell_which(passage, first - 1, group):
        first -= 1
    return first


def _may_tell_which(passage: _Text, index: int, group: Mark) -> bool:
    """Whether a word on no list can be an attribute: where words change, in the same case."""
    if not passage.is_unknown(index) or index in passage.starts:
        return False
    if len(passage.tokens[index].text) < _SHORTEST_NAME:
        return False
    classes = passage.language.attributes
    inflections = passage.language.lexicon.inflections
    fitting = (inflections.fits(passage.tokens[index].text, name) for name in classes)
    return not classes or any(cases & group.cases for cases in fitting)


def _members_of(passage: _Text, group: Mark) -> Mark | None:
    """The name after "countries of", where that is on no list; in a case, the name alone."""
    if passage.language.head_final:
        return None
    of = passage.at(MarkKind.PREPOSITION, group.last)
    first = of.last if of is not None and of.code == "of" else group.last
    if first == group.last and not group.cases:
        return None
    article = passage.at(MarkKind.ARTICLE, first)
    first = article.last if article is not None else first
    last = _name_end(passage, first)
    if last == first:
        return None
    if group.cases:
        return _area(passage, first, last, frozenset({"of"}))
    return _area(passage, group.first, last, _NO_CASES)


def _name_end(passage: _Text, first: int) -> int:
    """Where a name in capitals that is on no list ends, a noun that says what it is included."""
    last = first
    while last - first < _NAME_WITHIN and last in passage.names:
        last += 1
        hyphen = last + 1 < len(passage.tokens) and passage.tokens[last].text == "-"
        if hyphen and last + 1 in passage.names:
            last += 1
    if last == first or _is_of_another_kind(passage, first, last) or _is_headline(passage, first):
        return first
    return _with_noun(passage, last)


def _is_of_another_kind(passage: _Text, first: int, last: int) -> bool:
    """Whether a name is a person's or a body's: words of [no_area] stand in or right beside it."""
    around = range(max(first - 1, 0), min(last + 1, len(passage.tokens)))
    return any(passage.is_in(index, MarkKind.NO_AREA) for index in around)


def _is_headline(passage: _Text, index: int) -> bool:
    """Whether most long words around are in capitals, which then tell nothing."""
    around = range(max(0, index - _LED_WITHIN), min(len(passage.tokens), index + _LED_WITHIN))
    long = [i for i in around if passage.is_word(i) and len(passage.tokens[i].text) >= _TITLES_FROM]
    return 2 * sum(map(passage.is_capital, long)) > len(long) + _NAME_WITHIN


def _names(passage: _Text) -> Iterator[Mark]:
    """Names on no list that stand where areas stand."""
    if passage.language.head_final:
        yield from _names_before(passage)
        return
    for here in passage.marks.values():
        for mark in here:
            if mark.kind == MarkKind.PREPOSITION and mark.code in _LEADS:
                yield from _named_after(passage, mark)
            elif mark.kind == MarkKind.INDICATOR and mark.code not in NOT_OURS:
                yield from _owner_of(passage, mark)


def _named_after(passage: _Text, preposition: Mark) -> Iterator[Mark]:
    """The name a preposition leads to, and those that go on its list."""
    if passage.is_in(preposition.first, MarkKind.NO_AREA) or not _is_of_trade(passage, preposition):
        return
    first = _past(passage, preposition.last)
    while True:
        last = _called_end(passage, first)
        if last > first:
            led = passage.at(MarkKind.AREA_NOUN, first) is not None and passage.is_in(
                first - 1, MarkKind.ARTICLE
            )
            cases = _cases(passage, preposition, first)
            yield _area(passage, first - led, last, cases)
        else:
            listed = passage.at(MarkKind.AREA, first) or passage.at(MarkKind.REGION, first)
            if listed is None:
                return
            last = listed.last
        following = _goes_on(passage, last)
        if following is None:
            return
        first = following


def _called_end(passage: _Text, first: int) -> int:
    """Where a name ends that the noun for what it is may open: the Republic of Wakandia."""
    noun = passage.at(MarkKind.AREA_NOUN, first)
    if noun is None or not passage.is_capital(first):
        return _name_end(passage, first)
    of = passage.at(MarkKind.PREPOSITION, noun.last)
    begun = _past(passage, of.last) if of is not None and of.code == "of" else noun.last
    last = _name_end(passage, begun)
    return last if last > begun else first


def _past(passage: _Text, index: int) -> int:
    article = passage.at(MarkKind.ARTICLE, index)
    return article.last if article is not None else index


def _goes_on(passage: _Text, last: int) -> int | None:
    """Where the next place of a list begins."""
    if last >= len(passage.tokens):
        return None
    if passage.tokens[last].text == "," and _joins(passage, last + 1):
        return _past(passage, last + 1)
    joint = passage.at(MarkKind.SEPARATOR, last)
    if joint is None or joint.code != "and":
        return None
    return _past(passage, joint.last)


def _joins(passage: _Text, index: int) -> bool:
    """Whether a comma is one of a list: another or an "and" follows what stands after it."""
    listed = passage.at(MarkKind.AREA, index) or passage.at(MarkKind.REGION, index)
    last = listed.last if listed is not None else _name_end(passage, index)
    if last == index or last >= len(passage.tokens):
        return False
    joint = passage.at(MarkKind.SEPARATOR, last)
    return passage.tokens[last].text == "," or (joint is not None and joint.code == "and")


def _is_of_trade(passage: _Text, preposition: Mark) -> bool:
    """Whether words of trade lead to a preposition, or follow where it opens a clause."""
    inside = preposition.code == "in"
    within = 1 if inside else _LED_WITHIN
    for index in range(preposition.first - 1, max(-1, preposition.first - 1 - within), -1):
        if _is_trade(passage, index) or (inside and passage.is_in(index, MarkKind.LIVING)):
            return True
        if _parts(passage, index):
            break
        if index in passage.starts:
            break
    if inside or not _opens(passage, preposition.first):
        return False
    return _is_ahead(passage, preposition.last, amounts=True)


def _is_trade(passage: _Text, index: int) -> bool:
    marks = (m for m in passage.marks.get(index, ()) if m.kind in _TRADE and m.code not in NOT_OURS)
    return next(marks, None) is not None or any(
        m.last > index and m.kind in _TRADE and m.code not in NOT_OURS
        for start in range(max(0, index - _NAME_WITHIN), index)
        for m in passage.marks.get(start, ())
    )


def _parts(passage: _Text, index: int) -> bool:
    return passage.tokens[index].text in _STOPS or passage.is_in(index, MarkKind.SAY)


def _opens(passage: _Text, index: int) -> bool:
    """Whether a token begins a sentence or a clause."""
    if index in passage.starts:
        return True
    return passage.tokens[index - 1].text in ",;—–" or passage.is_in(index - 1, MarkKind.SEPARATOR)


def _is_ahead(passage: _Text, first: int, *, amounts: bool) -> bool:
    """Whether words of trade follow in the clause, or an amount where that will do."""
    for index in range(first, min(first + _LED_WITHIN, len(passage.tokens))):
        if index in passage.starts or _parts(passage, index) or passage.tokens[index].text in ",.":
            return False
        if _is_trade(passage, index) or (amounts and passage.is_in(index, MarkKind.UNIT)):
            return True
    return False


def _cases(passage: _Text, preposition: Mark, first: int) -> Cases:
    """The cases a name may stand in: by its ending, of those its preposition governs."""
    if not passage.language.governs:
        return _NO_CASES
    inflections = passage.language.lexicon.inflections
    told = inflections.guessed(passage.tokens[first].text)
    governed: set[str] = set()
    for mark in passage.marks.get(preposition.first, ()):
        if mark.kind == MarkKind.PREPOSITION and mark.last == preposition.last:
            governed |= passage.language.governs.get(mark.code, frozenset())
    return frozenset(told & governed) or frozenset(governed)


def _owner_of(passage: _Text, flow: Mark) -> Iterator[Mark]:
    """The name that a flow is of: Wakandia's exports, Wakandian exports, exports of Wakandia."""
    owner = passage.at(MarkKind.PREPOSITION, flow.first - 1)
    own = owner is not None and owner.code == "owner"
    last = flow.first - own
    first = last
    while first > 0 and last - first < _NAME_WITHIN and first - 1 in passage.names:
        first -= 1
        if first in passage.starts:
            break
    attribute = passage.language.governs == {}
    if first < last and (own or (attribute and first not in passage.starts)):
        if _name_end(passage, first) == last:
            yield _area(passage, first, last, _NO_CASES)
        return
    of = passage.at(MarkKind.PREPOSITION, flow.last)
    led = of is not None and of.code == "of"
    if of is not None and not led:
        return
    if not led and attribute:
        return
    first = _past(passage, of.last) if of is not None else flow.last
    last = _name_end(passage, first)
    if last > first and (not passage.is_unknown(last)):
        yield _area(passage, first, last, frozenset({"of"}) if not attribute else _NO_CASES)


def _names_before(passage: _Text) -> Iterator[Mark]:
    """Names whose ending or postposition says how they stand, where trade is spoken of after."""
    for index in sorted(passage.names):
        if index - 1 in passage.names:
            continue
        last = _name_end(passage, index)
        if last == index:
            continue
        cases = passage.language.lexicon.inflections.guessed(passage.tokens[last - 1].text)
        placed = bool(cases & _PLACES) or passage.at(MarkKind.POSTPOSITION, last) is not None
        if "thing" in cases and not passage.is_in(
            last, MarkKind.PEOPLE, MarkKind.INDICATOR, MarkKind.LIVING
        ):
            continue
        if placed and _is_ahead(passage, last, amounts=False):
            yield _area(passage, index, last, cases)
