"""Templates: phrases with slots, matched against tokens and their marks.

``"first <count> months of <year>"``: a plain word stands for itself, ``stem~class`` for each
of its forms, ``a|b`` for either, ``word?`` may be missing, ``<kind>`` stands for any mark of
that kind, ``<kind:code>`` for one meaning of it, ``<kind=name>`` gives the slot another name;
``name:=code`` stands for no words and fills a slot.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lib.languages.inflection import Inflections
from lib.languages.lexicon import Marks
from lib.languages.tokens import Token, fold

_GIVEN = ":="
_SLOT = re.compile(r"<(?P<kind>\w+)(?::(?P<code>[\w.-]+))?(?:=(?P<name>\w+))?>")


class Item(NamedTuple):
    """One place in a template: a word out of `words`, a mark of `kind`, or a `code` given."""

    words: frozenset[str]
    kind: str | None
    code: str | None
    name: str
    optional: bool


class Template(NamedTuple):
    """A phrase with slots and the `rule` that says what it means."""

    rule: str
    items: tuple[Item, ...]


class Match(NamedTuple):
    """Tokens ``first`` up to ``last`` fit a template; `slots` holds the codes of its marks."""

    rule: str
    slots: Mapping[str, str]
    first: int
    last: int


def template(rule: str, spelling: str, inflections: Inflections) -> Template:
    """A template as the language file spells it.

    >>> items = template("months", "<count> months?", Inflections({})).items
    >>> [item.name or sorted(item.words) for item in items]
    ['count', ['months']]
    """
    return Template(rule, tuple(_item(part, inflections) for part in spelling.split()))


def _item(part: str, inflections: Inflections) -> Item:
    optional = part.endswith("?")
    part = part.rstrip("?")
    slot = _SLOT.fullmatch(part)
    name, given, code = part.partition(_GIVEN)
    if given:
        return Item(frozenset(), None, code, name, optional)
    if slot is None:
        forms = (form for word in fold(part).split("|") for form in inflections.forms(word))
        return Item(frozenset(forms), None, None, "", optional)
    return Item(frozenset(), slot["kind"], slot["code"], slot["name"] or slot["kind"], optional)


class Templates:
    """Templates of a language, by the words and kinds they can begin with."""

    def __init__(self, templates: Iterable[Template]) -> None:
        self._by_word: dict[str, list[Template]] = {}
        self._by_kind: dict[str, list[Template]] = {}
        listed = tuple(templates)
        self.words = frozenset(word for one in listed for item in one.items for word in item.words)
        """Every word of a template."""
        for one in listed:
            words, kinds = _starts(one.items)
            for word in words:
                self._by_word.setdefault(word, []).append(one)
            for kind in kinds:
                self._by_kind.setdefault(kind, []).append(one)

    def longest(self, found: Sequence[Token], marks: Marks, first: int) -> Match | None:
        """The longest template that fits the tokens from `first` on, or none."""
        candidates = list(self._by_word.get(found[first].text, ()))
        for mark in marks.get(first, ()):
            candidates += self._by_kind.get(mark.kind, ())
        best: Match | None = None
        for candidate in candidates:
            for last, slots in _fits(candidate.items, found, marks, first):
                if best is None or last > best.last:
                    best = Match(candidate.rule, slots, first, last)
        return best


def _starts(items: Sequence[Item]) -> tuple[set[str], set[str]]:
    """The words and the kinds of marks a template can begin with."""
    words: set[str] = set()
    kinds: set[str] = set()
    for item in items:
        words |= item.words
        kinds |= {item.kind} if item.kind else set()
        if not item.optional:
            break
    return words, kinds


def _fits(
    items: Sequence[Item], found: Sequence[Token], marks: Marks, at: int
) -> Iterable[tuple[int, dict[str, str]]]:
    if not items:
        yield at, {}
        return
    item, rest = items[0], items[1:]
    if item.kind is None and item.code is not None:
        for last, slots in _fits(rest, found, marks, at):
            yield last, {item.name: item.code} | slots
        return
    if at < len(found):
        if found[at].text in item.words:
            yield from _fits(rest, found, marks, at + 1)
        for mark in marks.get(at, ()):
            if mark.kind == item.kind and item.code in (None, mark.code):
                for last, slots in _fits(rest, found, marks, mark.last):
                    yield last, {item.name: mark.code} | slots
    if item.optional:
        yield from _fits(rest, found, marks, at)
