"""Phrases a language knows, found in running text as marks.

A mark says that some tokens mean something: ``Mark("month", "5", 12, 13)``. A phrase of the
language file may be several words; a word that ends in ``*`` is a stem and stands for every
word that begins with it; a word written with a capital is only found with one (May is a
month, may is not), a word all in capitals only so (US, us).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lib.languages.tokens import Token, token_pattern, tokens

_PHRASE = token_pattern("\0", "\0")
_LONGEST_STEM = 24


class Mark(NamedTuple):
    """Tokens ``first`` up to, not including, ``last`` mean ``code`` of ``kind``."""

    kind: str
    code: str
    first: int
    last: int


class Phrase(NamedTuple):
    """One phrase of the language file, cut into words."""

    kind: str
    code: str
    words: tuple[str, ...]
    """Folded; a stem keeps its ``*``."""
    spelling: tuple[str, ...]
    """As written in the file, for the rule of capitals."""
    plain: bool
    """Whether no word is a stem or has a capital."""


Marks = Mapping[int, tuple[Mark, ...]]
"""Marks by the token they begin at."""


class Lexicon:
    """The phrases of a language, by their first word."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)
        self._by_word: dict[str, list[Phrase]] = defaultdict(list)
        self._by_stem: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self.phrases:
            first = phrase.words[0]
            stem = first.endswith("*")
            (self._by_stem if stem else self._by_word)[first.rstrip("*")].append(phrase)

    def marks(self, text: str, found: Sequence[Token]) -> Marks:
        """The phrases in the tokens `found` of `text`: of each kind the longest, from the left."""
        marks: dict[int, tuple[Mark, ...]] = {}
        taken: dict[str, int] = {}
        for index, token in enumerate(found):
            candidates = self._candidates(token.text)
            if candidates:
                fitting = _matches(candidates, text, found, index)
                here = _longest(m for m in fitting if m.first >= taken.get(m.kind, 0))
                if here:
                    marks[index] = here
                    taken.update((mark.kind, mark.last) for mark in here)
        return marks

    def _candidates(self, word: str) -> list[Phrase]:
        phrases = self._by_word.get(word, [])
        if not self._by_stem:
            return phrases
        stems = (word[:size] for size in range(1, min(len(word), _LONGEST_STEM) + 1))
        return phrases + [p for stem in stems for p in self._by_stem.get(stem, ())]


def phrase(kind: str, code: str, spelling: str) -> Phrase:
    """A phrase as the language file spells it.

    >>> phrase("month", "5", "May").words
    ('may',)
    """
    words: list[str] = []
    written: list[str] = []
    for token in tokens(spelling, _PHRASE):
        if token.text == "*":
            words[-1] += "*"
            continue
        words.append(token.text)
        written.append(spelling[token.start : token.end])
    plain = "*" not in spelling and spelling == spelling.lower()
    return Phrase(kind, code, tuple(words), tuple(written), plain)


def _matches(
    phrases: list[Phrase], text: str, found: Sequence[Token], index: int
) -> Iterator[Mark]:
    for candidate in phrases:
        last = index + len(candidate.words)
        fits = _plainly if candidate.plain else _as_spelled
        if last <= len(found) and fits(candidate, text, found, index):
            yield Mark(candidate.kind, candidate.code, index, last)


def _plainly(candidate: Phrase, text: str, found: Sequence[Token], index: int) -> bool:
    """Whether the words after the first, which was looked up, are those of the phrase."""
    for offset in range(1, len(candidate.words)):
        if found[index + offset].text != candidate.words[offset]:
            return False
    return True


def _as_spelled(candidate: Phrase, text: str, found: Sequence[Token], index: int) -> bool:
    """Whether every word fits with its capitals, or begins with its stem."""
    return all(
        _same(word, spelling, text, found[index + offset])
        for offset, (word, spelling) in enumerate(
            zip(candidate.words, candidate.spelling, strict=True)
        )
    )


def _same(word: str, spelling: str, text: str, token: Token) -> bool:
    if word.endswith("*"):
        return token.text.startswith(word[:-1])
    if token.text != word:
        return False
    if len(spelling) > 1 and spelling.isupper():
        return text[token.start : token.end] == spelling
    return not spelling[0].isupper() or not text[token.start].islower()


def _longest(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Of the marks at one token the longest of every kind; two of one length both stay."""
    best: dict[str, list[Mark]] = {}
    for mark in marks:
        kept = best.get(mark.kind)
        if kept is None or mark.last > kept[0].last:
            best[mark.kind] = [mark]
        elif mark.last == kept[0].last and mark not in kept:
            kept.append(mark)
    return tuple(mark for kept in best.values() for mark in kept)
