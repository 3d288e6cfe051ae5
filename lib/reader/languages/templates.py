"""Templates: phrases with slots, matched against tokens and their marks.

``"first <count> months of <year>"``: a plain word stands for itself, ``stem~class`` for each
of its forms, ``a|b`` for either, ``word?`` may be missing, ``<kind>`` stands for any mark of
that kind, ``<kind:code>`` for one meaning of it, ``<kind=name>`` gives the slot another name;
``name:=code`` stands for no words and fills a slot.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from lib.reader.languages.inflection import Inflections
from lib.reader.languages.lexicon import Marks
from lib.reader.languages.tokens import Token, fold

_GIVEN = ":="
_KIND = attrgetter("kind")
_SLOT = re.compile(r"<(?P<kind>\w+)(?::(?P<code>[\w.-]+))?(?:=(?P<name>\w+))?>")


class Item(NamedTuple):
    """One place in a template: a word out of `words`, or a mark of `kind` (and `code`)."""

    words: frozenset[str]
    kind: str | None = None
    code: str | None = None
    name: str = ""
    optional: bool = False


class Template(NamedTuple):
    """A phrase with slots and the `rule` that says what it means."""

    rule: str
    items: tuple[Item, ...]
    given: Mapping[str, str]
    """Slots that no words fill."""


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
    parts = spelling.split()
    given = dict(part.split(_GIVEN) for part in parts if _GIVEN in part)
    items = tuple(_item(part, inflections) for part in parts if _GIVEN not in part)
    return Template(rule, items, given)


def _item(part: str, inflections: Inflections) -> Item:
    optional = part.endswith("?")
    part = part.rstrip("?")
    slot = _SLOT.fullmatch(part)
    if slot is not None:
        kind = slot["kind"]
        return Item(frozenset(), kind, slot["code"], slot["name"] or kind, optional)
    forms = (form for word in fold(part).split("|") for form in inflections.forms(word))
    return Item(frozenset(forms), optional=optional)


class _Node:
    """A place reached in the templates that begin alike, and the ways on from it."""

    __slots__ = ("ends", "kinds", "next", "words")

    def __init__(self) -> None:
        self.next: dict[Item, _Node] = {}
        self.words: dict[str, list[_Node]] = {}
        self.kinds: dict[str, list[tuple[Item, _Node]]] = {}
        self.ends: tuple[int, Template] | None = None
        """The first template that may end here, with its rank."""

    def after(self, item: Item) -> "_Node":
        """The place one item further."""
        found = self.next.get(item)
        if found is None:
            found = self.next[item] = _Node()
            for word in item.words:
                self.words.setdefault(word, []).append(found)
            if item.kind is not None:
                self.kinds.setdefault(item.kind, []).append((item, found))
        return found


class Templates:
    """Templates of a language as a tree: what begins alike is matched once."""

    def __init__(self, templates: Iterable[Template]) -> None:
        listed = tuple(templates)
        self.words = frozenset(word for one in listed for item in one.items for word in item.words)
        """Every word of a template."""
        self.kinds = frozenset(item.kind for one in listed for item in one.items if item.kind)
        """The kinds of marks that its slots stand for."""
        self.rules = frozenset(one.rule for one in listed)
        self._root = _Node()
        for rank, one in enumerate(listed):
            _plant(self._root, one.items, (rank, one))

    def starts(self, found: Sequence[Token], marks: Marks, first: int, last: int) -> list[int]:
        """The tokens from `first` up to `last` that a template can begin at."""
        words, kinds = self._root.words, self._root.kinds.keys()
        return [
            index
            for index in range(first, last)
            if found[index].text in words
            or (index in marks and not kinds.isdisjoint(map(_KIND, marks[index])))
        ]

    def longest(self, found: Sequence[Token], marks: Marks, first: int) -> Match | None:
        """The longest template that fits the tokens from `first` on, or none.

        Of two that are as long, the one listed first.
        """
        best: tuple[int, int] | None = None
        match: Match | None = None
        ahead: list[tuple[_Node, int, tuple[tuple[str, str], ...]]] = [(self._root, first, ())]
        while ahead:
            node, at, slots = ahead.pop()
            if node.ends is not None:
                rank, template = node.ends
                if best is None or (at, -rank) > best:
                    best = at, -rank
                    match = Match(template.rule, {**template.given, **dict(slots)}, first, at)
            if at == len(found):
                continue
            for mark in reversed(marks.get(at, ())):
                for item, following in node.kinds.get(mark.kind, ()):
                    if item.code is None or item.code == mark.code:
                        ahead.append((following, mark.last, (*slots, (item.name, mark.code))))
            for following in node.words.get(found[at].text, ()):
                ahead.append((following, at + 1, slots))
        return match


def _plant(node: _Node, items: Sequence[Item], ends: tuple[int, Template]) -> None:
    """Adds the ways through `items` below a node: with and without what may be missing."""
    if not items:
        node.ends = node.ends or ends
        return
    item, rest = items[0], items[1:]
    _plant(node.after(item), rest, ends)
    if item.optional:
        _plant(node, rest, ends)
