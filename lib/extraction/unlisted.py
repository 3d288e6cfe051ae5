"""Areas on no list, known by the slots that areas fill: "trade with Wakandia", "Arab states".

A partner that is named is never the world, whether or not we have a code for it. Regions and
groups that news often names are in [unlisted] of a language; any other is known by how it
stands: a name after a preposition (or before a postposition, or in a case) that words of trade
lead to or come after, a name that owns a flow, an attribute of "countries". Such an area is
called by its words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lib.extraction.meaning import NOT_OURS
from lib.languages import Cases, Language, Mark, Marks, Token
from lib.model import UNLISTED

_TRADE = ("indicator", "act")
_NO_CASES: Cases = frozenset()
_SHORTEST_NAME = 3
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
    covered: Mapping[int, frozenset[str]]
    """The kinds of the marks that each token lies in."""
    starts: frozenset[int]
    """Tokens that begin a sentence."""
    language: Language

    def at(self, kind: str, index: int) -> Mark | None:
        return next((m for m in self.marks.get(index, ()) if m.kind == kind), None)

    def is_in(self, index: int, *kinds: str) -> bool:
        return not self.covered.get(index, frozenset()).isdisjoint(kinds)

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
    held = _Text(text, tokens, marks, _covered(marks), frozenset({0, *ends}), language)
    names = list(_names(held))
    again = _again(held, names)
    found: dict[int, Mark] = {}
    taken = 0
    for mark in sorted((*_known(held), *_groups(held), *names, *again), key=_first_longest):
        if mark.first >= taken:
            found[mark.first] = mark
            taken = mark.last
    if not found:
        return marks
    both = {
        index: tuple(m for m in here if m.kind not in ("area", "region") or not _is_part(m, found))
        for index, here in marks.items()
    }
    for index, mark in found.items():
        both[index] = (*both.get(index, ()), mark)
    return both


def _is_part(mark: Mark, found: Mapping[int, Mark]) -> bool:
    """Whether an area with a code is a part of one on no list."""
    before = (found.get(index) for index in range(mark.first, mark.first - _NAME_WITHIN, -1))
    return any(one is not None and _is_within(mark, one) for one in before)


def _again(held: _Text, names: Sequence[Mark]) -> Iterator[Mark]:
    """Names found once, wherever else they stand: "exports to Wakandia, while Wakandia sold"."""
    words = {held.tokens[one.first].text for one in names if one.last - one.first == 1}
    stems = tuple(word[: max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)] for word in words)
    if not held.language.lexicon.inflections.changes:
        stems = tuple(words)
    for index in range(len(held.tokens)):
        if _is_name(held, index) and held.tokens[index].text.startswith(stems or "\0"):
            cases = held.language.lexicon.inflections.guessed(held.tokens[index].text)
            yield _area(held, index, index + 1, cases)


def _first_longest(mark: Mark) -> tuple[int, int]:
    return mark.first, -mark.last


def _covered(marks: Marks) -> Mapping[int, frozenset[str]]:
    kinds: dict[int, set[str]] = {}
    for here in marks.values():
        for mark in here:
            for index in range(mark.first, mark.last):
                kinds.setdefault(index, set()).add(mark.kind)
    return {index: frozenset(found) for index, found in kinds.items()}


def _area(held: _Text, first: int, last: int, cases: Cases) -> Mark:
    words = held.text[held.tokens[first].start : held.tokens[last - 1].end]
    return Mark("area", UNLISTED + words, first, last, cases)


def _known(held: _Text) -> Iterator[Mark]:
    """Regions and groups of countries that the language lists by name."""
    for here in held.marks.values():
        for mark in here:
            if mark.kind == "unlisted" and not _is_in_a_name(held, mark):
                noun = held.at("area_noun", mark.last)
                last = noun.last if noun is not None else mark.last
                said = noun if noun is not None and held.language.head_final else mark
                yield _area(held, mark.first, last, said.cases)


def _is_in_a_name(held: _Text, mark: Mark) -> bool:
    """Whether an area with a code reaches over it, or it begins what is no area: "Asian Development
    Bank". An area inside it is none: there is no America in "Latin America"."""
    if any(not _is_within(one, mark) for one in _areas_of(held, mark)):
        return True
    goes_on = held.is_capital(mark.last) and mark.last not in held.starts
    return goes_on and not held.is_in(mark.last, "group", "area_noun", *_TRADE)


def _areas_of(held: _Text, mark: Mark) -> Iterator[Mark]:
    """The areas with a code that share a token with a mark."""
    for index in range(max(0, mark.first - _NAME_WITHIN), mark.last):
        for one in held.marks.get(index, ()):
            if one.kind in ("area", "region") and one.last > mark.first:
                yield one


def _is_within(inner: Mark, outer: Mark) -> bool:
    """Whether a mark is a part of a longer one."""
    inside = outer.first <= inner.first and inner.last <= outer.last
    return inside and inner.last - inner.first < outer.last - outer.first


def _with_noun(held: _Text, last: int) -> int:
    """Where a name ends with the noun that says what it is of: the Caspian region."""
    noun = held.at("area_noun", last)
    return noun.last if noun is not None else last


def _groups(held: _Text) -> Iterator[Mark]:
    """What tells which countries are meant: developing countries, the countries of Wakandia."""
    for here in held.marks.values():
        for group in here:
            if group.kind != "lands" or (held.language.head_final and "many" not in group.cases):
                continue
            first = _attribute(held, group)
            if first < group.first:
                cases = group.cases | {"adjective"} if group.cases else _NO_CASES
                yield _area(held, first, group.first, cases)
            elif (name := _members_of(held, group)) is not None:
                yield name


def _attribute(held: _Text, group: Mark) -> int:
    """Where an attribute of countries begins that is no mere number, part or pronoun."""
    first = group.first
    while group.first - first < _NAME_WITHIN and _may_tell_which(held, first - 1, group):
        first -= 1
    return first


def _may_tell_which(held: _Text, index: int, group: Mark) -> bool:
    """Whether a word on no list can be an attribute: where words change, in the same case."""
    if not held.is_unknown(index) or index in held.starts:
        return False
    if len(held.tokens[index].text) < _SHORTEST_NAME:
        return False
    classes = held.language.attributes
    inflections = held.language.lexicon.inflections
    fitting = (inflections.fits(held.tokens[index].text, name) for name in classes)
    return not classes or any(cases & group.cases for cases in fitting)


def _members_of(held: _Text, group: Mark) -> Mark | None:
    """The name after "countries of", where that is on no list; in a case, the name alone."""
    if held.language.head_final:
        return None
    of = held.at("preposition", group.last)
    first = of.last if of is not None and of.code == "of" else group.last
    if first == group.last and not group.cases:
        return None
    article = held.at("article", first)
    first = article.last if article is not None else first
    last = _name_end(held, first)
    if last == first:
        return None
    if group.cases:
        return _area(held, first, last, frozenset({"of"}))
    return _area(held, group.first, last, _NO_CASES)


def _name_end(held: _Text, first: int) -> int:
    """Where a name in capitals that is on no list ends, a noun that says what it is included."""
    last = first
    while last - first < _NAME_WITHIN and _is_name(held, last):
        last += 1
        hyphen = last + 1 < len(held.tokens) and held.tokens[last].text == "-"
        if hyphen and _is_name(held, last + 1):
            last += 1
    if last == first or _is_of_another_kind(held, first, last) or _is_headline(held, first):
        return first
    return _with_noun(held, last)


def _is_name(held: _Text, index: int) -> bool:
    known = held.is_in(index, "area", "region")
    named = held.is_unknown(index) or (held.is_in(index, "unlisted") and not known)
    if not held.is_capital(index) or not named:
        return False
    token = held.tokens[index]
    return len(token.text) >= _SHORTEST_NAME


def _is_of_another_kind(held: _Text, first: int, last: int) -> bool:
    """Whether a name is a person's or a body's: words of [no_area] stand in or right beside it."""
    around = range(max(first - 1, 0), min(last + 1, len(held.tokens)))
    return any(held.is_in(index, "no_area") for index in around)


def _is_headline(held: _Text, index: int) -> bool:
    """Whether most long words around are in capitals, which then tell nothing."""
    around = range(max(0, index - _LED_WITHIN), min(len(held.tokens), index + _LED_WITHIN))
    long = [i for i in around if held.is_word(i) and len(held.tokens[i].text) >= _TITLES_FROM]
    return 2 * sum(map(held.is_capital, long)) > len(long) + _NAME_WITHIN


def _names(held: _Text) -> Iterator[Mark]:
    """Names on no list that stand where areas stand."""
    if held.language.head_final:
        yield from _names_before(held)
        return
    for here in held.marks.values():
        for mark in here:
            if mark.kind == "preposition" and mark.code in _LEADS:
                yield from _named_after(held, mark)
            elif mark.kind == "indicator" and mark.code not in NOT_OURS:
                yield from _owner_of(held, mark)


def _named_after(held: _Text, preposition: Mark) -> Iterator[Mark]:
    """The name a preposition leads to, and those that go on its list."""
    if held.is_in(preposition.first, "no_area") or not _is_of_trade(held, preposition):
        return
    first = _past(held, preposition.last)
    while True:
        last = _called_end(held, first)
        if last > first:
            led = held.at("area_noun", first) is not None and held.is_in(first - 1, "article")
            cases = _cases(held, preposition, first)
            yield _area(held, first - led, last, cases)
        else:
            listed = held.at("area", first) or held.at("region", first)
            if listed is None:
                return
            last = listed.last
        following = _goes_on(held, last)
        if following is None:
            return
        first = following


def _called_end(held: _Text, first: int) -> int:
    """Where a name ends that the noun for what it is may open: the Republic of Wakandia."""
    noun = held.at("area_noun", first)
    if noun is None or not held.is_capital(first):
        return _name_end(held, first)
    of = held.at("preposition", noun.last)
    begun = _past(held, of.last) if of is not None and of.code == "of" else noun.last
    last = _name_end(held, begun)
    return last if last > begun else first


def _past(held: _Text, index: int) -> int:
    article = held.at("article", index)
    return article.last if article is not None else index


def _goes_on(held: _Text, last: int) -> int | None:
    """Where the next place of a list begins."""
    if last >= len(held.tokens):
        return None
    if held.tokens[last].text == "," and _joins(held, last + 1):
        return _past(held, last + 1)
    joint = held.at("separator", last)
    if joint is None or joint.code != "and":
        return None
    return _past(held, joint.last)


def _joins(held: _Text, index: int) -> bool:
    """Whether a comma is one of a list: another or an "and" follows what stands after it."""
    listed = held.at("area", index) or held.at("region", index)
    last = listed.last if listed is not None else _name_end(held, index)
    if last == index or last >= len(held.tokens):
        return False
    joint = held.at("separator", last)
    return held.tokens[last].text == "," or (joint is not None and joint.code == "and")


def _is_of_trade(held: _Text, preposition: Mark) -> bool:
    """Whether words of trade lead to a preposition, or follow where it opens a clause."""
    inside = preposition.code == "in"
    within = 1 if inside else _LED_WITHIN
    for index in range(preposition.first - 1, max(-1, preposition.first - 1 - within), -1):
        if _is_trade(held, index) or (inside and held.is_in(index, "living")):
            return True
        if _parts(held, index):
            break
        if index in held.starts:
            break
    if inside or not _opens(held, preposition.first):
        return False
    return _is_ahead(held, preposition.last, amounts=True)


def _is_trade(held: _Text, index: int) -> bool:
    marks = (m for m in held.marks.get(index, ()) if m.kind in _TRADE and m.code not in NOT_OURS)
    return next(marks, None) is not None or any(
        m.last > index and m.kind in _TRADE and m.code not in NOT_OURS
        for start in range(max(0, index - _NAME_WITHIN), index)
        for m in held.marks.get(start, ())
    )


def _parts(held: _Text, index: int) -> bool:
    return held.tokens[index].text in _STOPS or held.is_in(index, "say")


def _opens(held: _Text, index: int) -> bool:
    """Whether a token begins a sentence or a clause."""
    if index in held.starts:
        return True
    return held.tokens[index - 1].text in ",;—–" or held.is_in(index - 1, "separator")


def _is_ahead(held: _Text, first: int, *, amounts: bool) -> bool:
    """Whether words of trade follow in the clause, or an amount where that will do."""
    for index in range(first, min(first + _LED_WITHIN, len(held.tokens))):
        if index in held.starts or _parts(held, index) or held.tokens[index].text in ",.":
            return False
        if _is_trade(held, index) or (amounts and held.is_in(index, "unit")):
            return True
    return False


def _cases(held: _Text, preposition: Mark, first: int) -> Cases:
    """The cases a name may stand in: by its ending, of those its preposition governs."""
    if not held.language.governs:
        return _NO_CASES
    inflections = held.language.lexicon.inflections
    told = inflections.guessed(held.tokens[first].text)
    governed: set[str] = set()
    for mark in held.marks.get(preposition.first, ()):
        if mark.kind == "preposition" and mark.last == preposition.last:
            governed |= held.language.governs.get(mark.code, frozenset())
    return frozenset(told & governed) or frozenset(governed)


def _owner_of(held: _Text, flow: Mark) -> Iterator[Mark]:
    """The name that a flow is of: Wakandia's exports, Wakandian exports, exports of Wakandia."""
    owner = held.at("preposition", flow.first - 1)
    own = owner is not None and owner.code == "owner"
    last = flow.first - own
    first = last
    while first > 0 and last - first < _NAME_WITHIN and _is_name(held, first - 1):
        first -= 1
        if first in held.starts:
            break
    attribute = held.language.governs == {}
    if first < last and (own or (attribute and first not in held.starts)):
        if _name_end(held, first) == last:
            yield _area(held, first, last, _NO_CASES)
        return
    of = held.at("preposition", flow.last)
    led = of is not None and of.code == "of"
    if of is not None and not led:
        return
    if not led and attribute:
        return
    first = _past(held, of.last) if of is not None else flow.last
    last = _name_end(held, first)
    if last > first and (not held.is_unknown(last)):
        yield _area(held, first, last, frozenset({"of"}) if not attribute else _NO_CASES)


def _names_before(held: _Text) -> Iterator[Mark]:
    """Names whose ending or postposition says how they stand, where trade is spoken of after."""
    for index in range(len(held.tokens)):
        if not _is_name(held, index) or _is_name(held, index - 1):
            continue
        last = _name_end(held, index)
        if last == index:
            continue
        cases = held.language.lexicon.inflections.guessed(held.tokens[last - 1].text)
        placed = bool(cases & _PLACES) or held.at("postposition", last) is not None
        if "thing" in cases and not held.is_in(last, "people", "indicator", "living"):
            continue
        if placed and _is_ahead(held, last, amounts=False):
            yield _area(held, index, last, cases)
