"""Endings: how a word changes with its case.

A language file lists classes of endings, each ending under the case it marks::

    [inflection.ia]
    nominative = ["ia"]
    of = ["iae"]

and writes a word as its stem, ``~`` and the class: ``german~ia``. The cases are names of the
file's own choice; those that are relations of a place (of, to, with, in, from) say how a place
stands where no preposition does, ``nominative`` that it acts or is acted on, ``adjective``
that it is an attribute.

A language that strings endings together lists slots instead, in their order in the word, each
with its own codes; a slot that may be empty lists the empty ending::

    [inflection.n.number]
    one = [""]
    many = ["lEr"]
    [inflection.n.case]
    nominative = [""]
    from = ["dEn"]

Its capitals are the sounds of ``[sounds]`` (``E = "ae"``), each standing for any of its letters,
as harmony asks. The codes of all slots together are then the cases of the word; words of one
phrase need not agree, the last says how the phrase stands.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

Cases = frozenset[str]
_ENDING = "~"
_SHORTEST_STEM = 3
_ENDINGS_KEPT = 20_000
"""So many strings of endings are remembered with what they say."""


class Strung:
    """A class of endings strung together.

    >>> number = {"one": [""], "many": ["lEr"]}
    >>> noun = Strung({"number": number, "case": {"from": ["dEn"]}}, {"E": "ae"})
    >>> sorted(noun.cases("lardan") or ()), noun.cases("lar")
    (['from', 'many'], None)
    """

    def __init__(
        self, slots: Mapping[str, Mapping[str, Sequence[str]]], sounds: Mapping[str, str]
    ) -> None:
        self._codes = [
            {ending: code for code, listed in table.items() for ending in _spelled(listed, sounds)}
            for table in slots.values()
        ]
        parts = (f"({'|'.join(sorted(codes, key=len, reverse=True))})" for codes in self._codes)
        self._pattern = re.compile("".join(parts))
        self.cases = lru_cache(_ENDINGS_KEPT)(self._cases)

    def _cases(self, rest: str) -> Cases | None:
        """What the endings that make up `rest` say; None where it is not made up of any."""
        found = self._pattern.fullmatch(rest)
        if found is None:
            return None
        filled = zip(self._codes, found.groups(), strict=True)
        return frozenset(codes[part] for codes, part in filled)


class Listed(dict[str, Cases]):
    """A class of endings given one by one, with the cases each can stand in."""

    def cases(self, rest: str) -> Cases | None:
        return self.get(rest)


class Inflected:
    """A word that changes: its stem and its class of endings."""

    def __init__(self, stem: str, endings: Strung | Listed) -> None:
        self.stem = stem
        self.endings = endings

    @property
    def agrees(self) -> bool:
        """Whether the words beside it in a phrase stand in its case."""
        return isinstance(self.endings, Listed)

    @property
    def forms(self) -> Iterable[str] | None:
        """Every form of the word, or None where they are too many to list."""
        return [self.stem + e for e in self.endings] if isinstance(self.endings, Listed) else None

    def cases(self, word: str) -> Cases | None:
        """The cases the written `word` can stand in; None where it is no form of this one."""
        return self.endings.cases(word[len(self.stem) :]) if word.startswith(self.stem) else None


class Inflections:
    """The classes of endings of a language, and which class its names belong to."""

    def __init__(
        self,
        classes: Mapping[str, Mapping[str, Any]],
        declined: Mapping[str, str] | None = None,
        sounds: Mapping[str, str] | None = None,
    ) -> None:
        self._classes = {name: _class(table, sounds or {}) for name, table in classes.items()}
        self._dictionary_form = {
            name: next(iter(endings), "") if isinstance(endings, Listed) else ""
            for name, endings in self._classes.items()
        }
        self._declined = declined or {}

    def inflected(self, word: str) -> Inflected | None:
        """The word written ``stem~class``; None for one that does not change.

        >>> word = Inflections({"a": {"nominative": ["a"], "of": ["ae"]}}).inflected("rom~a")
        >>> word and word.forms, word and word.cases("romae")
        (['roma', 'romae'], frozenset({'of'}))
        """
        stem, sign, name = word.partition(_ENDING)
        if sign and name not in self._classes:
            raise KeyError(f"[inflection.{name}], which {word!r} changes by,")
        return Inflected(stem, self._classes[name]) if sign else None

    @property
    def changes(self) -> bool:
        """Whether words change at all."""
        return bool(self._classes)

    def fits(self, word: str, name: str) -> Cases:
        """The cases a word that no list has stands in as one of the class `name`."""
        found = (self._classes[name].cases(word[n:]) for n in range(_SHORTEST_STEM, len(word)))
        return next((cases for cases in found if cases), frozenset())

    def guessed(self, name: str, *, bare: bool = True) -> Cases:
        """The cases a name that is on no list may stand in: those of the longest ending that any
        class of listed names has; no ending too, if it may be `bare`.

        >>> endings = {"a": {"nominative": ["a"], "of": ["ae"]}}
        >>> sorted(Inflections(endings, {"a": "a"}).guessed("wakandae"))
        ['of']
        """
        classes = [self._classes[one] for one in dict.fromkeys(self._declined.values())]
        for size in range(_SHORTEST_STEM, len(name) + bare):
            found = (one.cases(name[size:]) for one in classes)
            possible = frozenset[str]().union(*(cases for cases in found if cases is not None))
            if possible:
                return possible
        return frozenset()

    def forms(self, word: str) -> Iterable[str]:
        """Every form of a word of a template; `KeyError` where they are too many to list."""
        changing = self.inflected(word)
        if changing is not None and changing.forms is None:
            raise KeyError(f"{word} in a template: give its forms a table and name that")
        return (changing and changing.forms) or (word,)

    def declined(self, name: str) -> str:
        """A name from a list with the class of each word, found by its last letters.

        >>> Inflections({"a": {"nominative": ["a"]}}, {"a": "a"}).declined("Roma")
        'Rom~a'
        """
        return " ".join(self._with_class(word) for word in name.split())

    def _with_class(self, word: str) -> str:
        last = max((end for end in self._declined if word.endswith(end)), key=len, default=None)
        if last is None:
            return word
        name = self._declined[last]
        return word.removesuffix(self._dictionary_form[name]) + _ENDING + name


def _class(table: Mapping[str, Any], sounds: Mapping[str, str]) -> Strung | Listed:
    if any(isinstance(entry, Mapping) for entry in table.values()):
        return Strung(table, sounds)
    found = Listed()
    for case, endings in table.items():
        for ending in endings:
            found[ending] = found.get(ending, frozenset()) | {case}
    return found


def _spelled(endings: Iterable[str], sounds: Mapping[str, str]) -> Iterable[str]:
    for ending in endings:
        for letters in product(*(sounds.get(sign, sign) for sign in ending)):
            yield "".join(letters)
