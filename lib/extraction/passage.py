"""A text as the reader sees it: tokens, what they mean, sentences, what stands in speech."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lib.codelists import areas
from lib.languages import (
    Cases,
    Language,
    Lexicon,
    Mark,
    Marks,
    Token,
    language,
    languages,
    phrase,
    tokens,
)

LONGEST_SENTENCE = 300
"""Tokens. A longer stretch without an end is cut, so that work grows linearly."""

_ENOUGH = 5_000
"""Characters that tell a text's language."""
_ENDS = frozenset(".!?…")
_CONTINUERS = frozenset("-—,;:")
"""Signs that no sentence begins with: after 50 bn. — imports."""
_CLOSERS = frozenset("»”\"')]")
_CLOSERS_AT_AN_END = 3
_OPENERS = {"«": "»", "“": "”", "„": "“", '"': '"'}
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` up to ``last`` and the marks among them."""

    first: int
    last: int
    marks: Mapping[str, list[Mark]]
    """By kind, in text order."""
    starts: Mapping[tuple[str, int], Mark]
    """By kind and first token."""
    ends: Mapping[tuple[str, int], Mark]
    """By kind and the token after the last."""
    cases: Mapping[int, Cases]
    """What the endings of words say, by the token after the word."""

    def of(self, kind: str, first: int | None = None, last: int | None = None) -> list[Mark]:
        """Marks of a kind that lie between two tokens (the whole sentence by default)."""
        low = self.first if first is None else first
        high = self.last if last is None else last
        return [m for m in self.marks.get(kind, ()) if m.first >= low and m.last <= high]

    def at(self, kind: str, first: int) -> Mark | None:
        """The mark of a kind that begins at the token `first`."""
        return self.starts.get((kind, first))

    def before(self, kind: str, last: int) -> Mark | None:
        """The mark of a kind that ends right before the token `last`."""
        return self.ends.get((kind, last))

    def cases_before(self, last: int) -> Cases:
        """What the ending of the word right before the token `last` says."""
        return self.cases.get(last, frozenset())


@dataclass(frozen=True, slots=True)
class Passage:
    """One text, tokenised and marked."""

    text: str
    language: Language
    tokens: list[Token]
    sentences: tuple[Sentence, ...]
    speech: tuple[tuple[int, int], ...]
    """Stretches of characters inside quotation marks."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the tokens ``first`` up to ``last``."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def quoted(self, offset: int) -> bool:
        """Whether the character at `offset` stands inside quotation marks."""
        index = bisect_right(self.speech, (offset, len(self.text) + 1)) - 1
        return index >= 0 and offset < self.speech[index][1]


def passage(text: str, code: str) -> Passage:
    """The text read with what the language `code` knows."""
    spoken = language(code)
    found = tokens(text, spoken.token_pattern)
    marks = _lexicon(code).marks(text, found)
    whole = {i for here in marks.values() for m in here for i in range(m.first, m.last - 1)}
    scales = (m for here in marks.values() for m in here if m.kind == "scale")
    whole.update(m.last - 1 for m in scales if _goes_on_in_digits(found, m.last))
    sentences = tuple(
        _sentence(first, last, marks)
        for first, last in _bounds(text, found, spoken.abbreviations, whole)
    )
    return Passage(text, spoken, found, sentences, tuple(_speech(text)))


def likeliest_language(text: str) -> str:
    """The language that knows most of the text's words; the first of them where none does.

    >>> likeliest_language("Trade with Iran rose.")
    'en'
    """
    start = text[:_ENOUGH]
    return max(languages(), key=lambda code: len(_marks(start, code)))


def _marks(text: str, code: str) -> Marks:
    return _lexicon(code).marks(text, tokens(text, language(code).token_pattern))


def _sentence(first: int, last: int, marks: Marks) -> Sentence:
    by_kind: dict[str, list[Mark]] = {}
    starts: dict[tuple[str, int], Mark] = {}
    ends: dict[tuple[str, int], Mark] = {}
    cases: dict[int, Cases] = {}
    for index in range(first, last):
        for mark in marks.get(index, ()):
            if mark.last <= last:
                by_kind.setdefault(mark.kind, []).append(mark)
                starts.setdefault((mark.kind, mark.first), mark)
                ends.setdefault((mark.kind, mark.last), mark)
                cases[mark.last] = cases.get(mark.last, frozenset()) | mark.cases
    return Sentence(first, last, by_kind, starts, ends, cases)


@cache
def _lexicon(code: str) -> Lexicon:
    """The phrases of a language and, under ``area``, the names of all areas in it."""
    own = language(code).lexicon
    names = (
        phrase("area", area.code, own.inflections.declined(area.labels[code]))
        for area in areas().values()
        if area.labels.get(code)
    )
    return Lexicon(dict.fromkeys([*own.phrases, *names]), own.inflections)


def _bounds(
    text: str, found: list[Token], abbreviations: frozenset[str], inside: set[int]
) -> Iterator[tuple[int, int]]:
    """First and last token of each sentence; none ends `inside` a phrase (the U.S. economy)."""
    first = 0
    for index in range(len(found)):
        ends = index not in inside and _ends(text, found, index, abbreviations)
        if ends or index + 1 - first >= LONGEST_SENTENCE:
            yield first, index + 1
            first = index + 1
    if first < len(found):
        yield first, len(found)


def _goes_on_in_digits(found: list[Token], last: int) -> bool:
    """Whether a number goes on after a scale word that ends before the token `last`."""
    return last < len(found) and found[last].text[0].isdecimal()


def _ends(text: str, found: list[Token], index: int, abbreviations: frozenset[str]) -> bool:
    """Whether a sentence ends with this token: at a blank line, or at a stop or line's end
    that no small letter follows (lines may be wrapped).
    """
    if index + 1 == len(found):
        return True
    here, after = found[index], found[index + 1]
    if here.end == after.start:
        return False
    lines = text[here.end : after.start].count("\n")
    if lines > 1 or (lines and not text[after.start].islower()):
        return True
    closing = index
    while here.text in _CLOSERS and closing > max(0, index - _CLOSERS_AT_AN_END):
        closing -= 1
        here = found[closing]
    if here.text not in _ENDS:
        return False
    if here.text == "." and closing == index and found[index - 1].text in abbreviations:
        return False
    return not text[after.start].islower() and after.text not in _CONTINUERS


def _speech(text: str) -> Iterator[tuple[int, int]]:
    """Quoted stretches, line by line: from an opening mark to its closing one.

    Marks nest and are often unbalanced in print; what is still open at the end of a line is
    speech up to there.

    >>> list(_speech('He said: «We buy «oil».'))
    [(9, 23)]
    """
    for line in _LINE.finditer(text):
        start = 0
        closers: list[str] = []
        for offset in range(line.start(), line.end()):
            sign = text[offset]
            if closers and sign == closers[-1]:
                closers.pop()
                if not closers:
                    yield start, offset + 1
            elif sign in _OPENERS:
                if not closers:
                    start = offset
                closers.append(_OPENERS[sign])
        if closers:
            yield start, line.end()
