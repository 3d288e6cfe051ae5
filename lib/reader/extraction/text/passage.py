"""A text as the reader sees it: tokens, what they mean, sentences, what stands in speech."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lib.codelists import areas
from lib.reader.extraction.text.legible import Legible, legible
from lib.reader.extraction.text.structure import Block, Structure, structure
from lib.reader.extraction.text.trigger_meaning import GIVES_WAY, counts_people
from lib.reader.extraction.text.unlisted_areas import with_unlisted
from lib.reader.extraction.text.vocabulary import check
from lib.reader.languages import (
    Cases,
    Language,
    Lexicon,
    Mark,
    MarkKind,
    Marks,
    Token,
    language,
    languages,
    phrase,
    tokens,
    written_in,
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
_QUOTES = re.compile('[«»“”„"\n]')
_ROUND = re.compile("[()\n]")
_MAY_END = re.compile("[.!?…\n]")
_NO_CASES: Cases = frozenset()
_COUNTED = (MarkKind.SCALE, MarkKind.UNIT)
_LONGEST_UNIT, _LONG_WORD = 3, 3
"""Tokens before the last of a unit; letters of a word that is no abbreviation."""
_FOOTNOTE_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` up to ``last`` and the marks among them."""

    first: int
    last: int
    by_token: Marks
    """By the token they begin at; where a sentence was cut, some go on after it."""
    marks: Mapping[str, list[Mark]]
    """By kind, in text order."""
    starts: Mapping[int, Mapping[str, Mark]]
    """By first token and kind."""
    ends: Mapping[int, Mapping[str, Mark]]
    """By the token after the last, and kind."""
    cases: Mapping[int, Cases]
    """What the endings of words say, by the token after the word."""

    def of(self, kind: MarkKind, first: int | None = None, last: int | None = None) -> list[Mark]:
        """Marks of a kind that lie between two tokens (the whole sentence by default)."""
        found = self.marks.get(kind)
        if found is None:
            return []
        if first is None and last is None:
            return found
        low = self.first if first is None else first
        high = self.last if last is None else last
        return [m for m in found if m.first >= low and m.last <= high]

    def at(self, kind: MarkKind, first: int) -> Mark | None:
        """The mark of a kind that begins at the token `first`."""
        here = self.starts.get(first)
        return here.get(kind) if here is not None else None

    def before(self, kind: MarkKind, last: int) -> Mark | None:
        """The mark of a kind that ends right before the token `last`."""
        here = self.ends.get(last)
        return here.get(kind) if here is not None else None

    def any_at(self, kinds: Iterable[MarkKind], first: int) -> bool:
        """Whether a mark of any of the `kinds` begins at the token `first`."""
        here = self.starts.get(first)
        return here is not None and not here.keys().isdisjoint(kinds)

    def any_before(self, kinds: Iterable[MarkKind], last: int) -> bool:
        """Whether a mark of any of the `kinds` ends right before the token `last`."""
        here = self.ends.get(last)
        return here is not None and not here.keys().isdisjoint(kinds)

    def cases_before(self, last: int) -> Cases:
        """What the ending of the word right before the token `last` says."""
        return self.cases.get(last, _NO_CASES)


@dataclass(frozen=True, slots=True)
class Passage:
    """One text, tokenised and marked. Offsets are those of `text`."""

    text: str
    """As it is matched."""
    given: Legible
    """Where that stands in the text as given."""
    language: Language
    tokens: list[Token]
    sentences: tuple[Sentence, ...]
    speech: tuple[tuple[int, int], ...]
    """Stretches of characters inside quotation marks."""
    brackets: tuple[tuple[int, int], ...]
    """Stretches of characters in round brackets, the outer ones, each on one line."""
    footnotes: tuple[tuple[int, int], ...]
    """Where in the text as given the numbers of footnotes are."""
    structure: Structure
    """Its headline, paragraphs, lists and the rest; no sentence goes on from one to the next."""

    def block(self, sentence: Sentence) -> Block | None:
        """What the sentence is a part of."""
        return self.structure.at(self.tokens[sentence.first].start)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the tokens ``first`` up to ``last``."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def quoted(self, offset: int) -> bool:
        """Whether the character at `offset` stands inside quotation marks."""
        return _stretch_at(self.speech, offset) is not None

    def bracket(self, offset: int) -> tuple[int, int] | None:
        """The brackets that the character at `offset` stands in."""
        return _stretch_at(self.brackets, offset)


def _stretch_at(stretches: tuple[tuple[int, int], ...], offset: int) -> tuple[int, int] | None:
    """The stretch of several apart, in order, that a character is in."""
    index = bisect_right(stretches, offset, key=lambda stretch: stretch[0]) - 1
    return stretches[index] if index >= 0 and offset < stretches[index][1] else None


def passage(text: str, code: str) -> Passage:
    """The text read with what the language `code` knows."""
    spoken = language(code)
    seen = legible(text)
    text = seen.text
    found, marks, footnotes = _marked(text, code)
    built = structure(text, found, marks)
    ends = list(_ends(text, found, spoken.abbreviations, _inside(found, marks), built))
    marks = with_unlisted(text, found, marks, ends, spoken)
    sentences = tuple(_sentence(first, last, marks) for first, last in _bounds(len(found), ends))
    speech = tuple(_speech(text))
    notes = (*seen.footnotes, *(seen.span(token.start, token.end) for token in footnotes))
    brackets = tuple(_brackets(text))
    return Passage(text, seen, spoken, found, sentences, speech, brackets, notes, built)


def likeliest_language(text: str) -> str:
    """The language that knows most of the text's words, of those with its letters; the first of
    them where none does.

    >>> likeliest_language("Trade with Iran rose.")
    'en'
    """
    start = legible(text[:_ENOUGH]).text
    written = written_in(start)
    if len(written) == 1:
        return written[0]
    return max(written or languages(), key=lambda code: len(_marked(start, code)[1]))


def _marked(text: str, code: str) -> tuple[list[Token], Marks, list[Token]]:
    """The tokens of a text and their marks, and apart from them the numbers of footnotes."""
    found = tokens(text)
    marks = _lexicon(code).marks(text, found)
    footnotes = _footnotes(text, found, marks)
    if not footnotes:
        return found, marks, []
    numbers = [found[index] for index in sorted(footnotes)]
    found = [token for index, token in enumerate(found) if index not in footnotes]
    return found, _lexicon(code).marks(text, found), numbers


def _footnotes(text: str, found: list[Token], marks: Marks) -> set[int]:
    """Tokens that are the number of a footnote: one or two digits that touch the word before and
    are no number of their own: 4 billion1, 4 млн долларов2, in the year3.
    """
    return {
        index
        for index in range(1, len(found))
        if found[index].start == found[index - 1].end
        and len(found[index].text) <= _FOOTNOTE_DIGITS
        and found[index].text.isdecimal()
        and not text[found[index].end : found[index].end + 1].isalnum()
        and _takes_a_footnote(text, found, marks, index - 1)
    }


def _takes_a_footnote(text: str, found: list[Token], marks: Marks, index: int) -> bool:
    """Whether digits that touch this token are no number: it is a multiplier, or in small letters
    as no code of a currency is, and long or what a number counts; no multiplier follows them.
    """
    word = found[index]
    counts = [
        mark.kind
        for first in range(max(0, index - _LONGEST_UNIT), index + 1)
        for mark in marks.get(first, ())
        if mark.last == index + 1 and mark.kind in _COUNTED
    ]
    small = text[word.start : word.end].islower()
    if word.text != "%" and not small and "scale" not in counts:
        return False
    if len(word.text) < (2 if counts else _LONG_WORD) and word.text != "%":
        return False
    no_more = ("scale",) if "scale" in counts else _COUNTED
    return not any(mark.kind in no_more for mark in marks.get(index + 2, ()))


def _sentence(first: int, last: int, marks: Marks) -> Sentence:
    by_token: dict[int, tuple[Mark, ...]] = {}
    by_kind: dict[str, list[Mark]] = {}
    starts: dict[int, dict[str, Mark]] = {}
    ends: dict[int, dict[str, Mark]] = {}
    cases: dict[int, Cases] = {}
    for index in range(first, last):
        here = marks.get(index)
        if here is None:
            continue
        by_token[index] = here
        begun: dict[str, Mark] = {}
        for mark in here:
            if mark.last > last:
                continue
            starts[index] = begun
            kind = mark.kind
            by_kind.setdefault(kind, []).append(mark)
            begun.setdefault(kind, mark)
            ends.setdefault(mark.last, {}).setdefault(kind, mark)
            if mark.cases:
                cases[mark.last] = cases.get(mark.last, _NO_CASES) | mark.cases
    return Sentence(first, last, by_token, by_kind, starts, ends, cases)


@cache
def _lexicon(code: str) -> Lexicon:
    """The phrases of a language, with the names of all areas in it under ``area``, and the words
    of indicators that count people under ``people``, but where that table has a list of its own.
    """
    spoken = language(code)
    check(spoken)
    own = spoken.lexicon
    names = (
        phrase("area", area.code, own.inflections.declined(area.labels[code]))
        for area in areas().values()
        if area.labels.get(code) and area.kind != "unallocated"
    )
    listed = {one.code for one in own.phrases if one.kind == MarkKind.PEOPLE}
    people = (
        one._replace(kind=MarkKind.PEOPLE)
        for one in own.phrases
        if one.kind == MarkKind.INDICATOR and counts_people(one.code) and one.code not in listed
    )
    gives_way = [("indicator", one) for one in GIVES_WAY]
    return Lexicon(dict.fromkeys([*own.phrases, *names, *people]), own.inflections, gives_way)


def _inside(found: list[Token], marks: Marks) -> set[int]:
    """Tokens after which no sentence ends, as a phrase goes on (the U.S. economy)."""
    inside: set[int] = set()
    for here in marks.values():
        for mark in here:
            inside.update(range(mark.first, mark.last - 1))
            if mark.kind == MarkKind.SCALE and _goes_on_in_digits(found, mark.last):
                inside.add(mark.last - 1)
    return inside


def _goes_on_in_digits(found: list[Token], last: int) -> bool:
    """Whether a number goes on after a scale word that ends before the token `last`."""
    return last < len(found) and found[last].text[0].isdecimal()


def _bounds(size: int, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and last token of each sentence of `size` tokens; the longest are cut."""
    first = 0
    for last in (*ends, size):
        while last - first > LONGEST_SENTENCE:
            yield first, first + LONGEST_SENTENCE
            first += LONGEST_SENTENCE
        if first < last:
            yield first, last
            first = last


def _ends(
    text: str,
    found: list[Token],
    abbreviations: frozenset[str],
    inside: set[int],
    built: Structure,
) -> Iterator[int]:
    """The tokens that sentences end before: after a stop, or where a block of the text ends."""
    starts = [token.start for token in found]
    blocks = {bisect_left(starts, start) for start in built.starts}
    stops = _stops(text, found, starts, abbreviations, inside)
    yield from sorted({*blocks, *stops} - {0})


def _stops(
    text: str,
    found: list[Token],
    starts: list[int],
    abbreviations: frozenset[str],
    inside: set[int],
) -> Iterator[int]:
    """The tokens that sentences end before by what stands there: a stop, or a line's end."""
    seen = 0
    for sign in _MAY_END.finditer(text):
        index = bisect_right(starts, sign.start())
        while seen < index < len(found):
            seen = index
            if index - 1 not in inside and _parted(text, found, index, abbreviations):
                yield index
            index += found[index].text in _CLOSERS


def _parted(text: str, found: list[Token], index: int, abbreviations: frozenset[str]) -> bool:
    """Whether a sentence ends before this token: at a blank line, or at a stop or line's end
    that no small letter follows (lines may be wrapped), nor one in brackets: "5 mln. (as in May)".
    """
    here, after = found[index - 1], found[index]
    if here.end == after.start:
        return False
    lines = text.count("\n", here.end, after.start)
    if lines > 1 or (lines and not text[after.start].islower()):
        return True
    closing = index - 1
    while here.text in _CLOSERS and closing > max(0, index - 1 - _CLOSERS_AT_AN_END):
        closing -= 1
        here = found[closing]
    if here.text not in _ENDS:
        return False
    if here.text == "." and closing == index - 1 and found[closing - 1].text in abbreviations:
        return False
    first = found[index + 1] if after.text == "(" and index + 1 < len(found) else after
    return not text[first.start].islower() and after.text not in _CONTINUERS


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Stretches in round brackets, from the outer one that opens to the one that closes it.

    >>> list(_brackets("It grew (by 3%, as (they) say) in May (again"))
    [(8, 30)]
    """
    start = depth = 0
    for found in _ROUND.finditer(text):
        if found[0] == "(":
            start = start if depth else found.start()
            depth += 1
        elif found[0] == "\n":
            depth = 0
        elif depth:
            depth -= 1
            if not depth:
                yield start, found.end()


def _speech(text: str) -> Iterator[tuple[int, int]]:
    """Quoted stretches, line by line: from an opening mark to its closing one.

    Marks nest and are often unbalanced in print; what is still open at the end of a line is
    speech up to there.

    >>> list(_speech('He said: «We buy «oil».'))
    [(9, 23)]
    """
    start = 0
    closers: list[str] = []
    for found in _QUOTES.finditer(text):
        sign = found[0]
        if closers and sign == closers[-1]:
            closers.pop()
            if not closers:
                yield start, found.end()
        elif sign == "\n":
            if closers:
                yield start, found.start()
            closers.clear()
        elif sign in _OPENERS:
            if not closers:
                start = found.start()
            closers.append(_OPENERS[sign])
    if closers:
        yield start, len(text)
