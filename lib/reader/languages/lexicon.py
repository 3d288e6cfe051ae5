"""Phrases a language knows, found in running text as marks.

A mark says that some tokens mean something: ``Mark("month", "5", 12, 13)``. A phrase of the
language file may be several words; a word that ends in ``*`` is a stem and stands for every
word that begins with it, ``stem~class`` for the stem with every ending of the class
(`lib.reader.languages.inflection`), and several such words agree in case; a word written with a
capital is only found with one (May is a month, may is not), a word all in capitals only so
(US, us). A phrase that begins with ``<case>`` is only found right after a word in that case.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lib.reader.languages.inflection import Cases, Inflected, Inflections
from lib.reader.languages.tokens import PHRASE_TOKEN, Token, fold, tokens

_WORDS_KEPT = 20_000
"""So many words are remembered with the stems they begin with."""
_INFLECTED = "~"
_NO_CASES: Cases = frozenset()
_new = tuple.__new__
"""Makes a mark in half the time that its own constructor takes: there are many."""
_AFTER = re.compile(r"<(\w+)> ")


class Mark(NamedTuple):
    """Tokens ``first`` up to, not including, ``last`` mean ``code`` of ``kind``."""

    kind: str
    code: str
    first: int
    last: int
    cases: Cases = _NO_CASES
    """Cases the words can stand in; none where they do not change."""


class Phrase(NamedTuple):
    """One phrase of the language file, cut into words."""

    kind: str
    code: str
    words: tuple[str, ...]
    """Folded; a stem keeps its ``*``, a word that changes its ``~class``."""
    spelling: tuple[str, ...]
    """As written in the file, for the rule of capitals."""
    plain: bool
    """Whether no word is a stem, changes or has a capital."""
    after: str | None = None
    """The case the word before must stand in."""


class _Opening(NamedTuple):
    """The phrases that one word, as it is written, can begin."""

    whole: tuple[tuple[str, str, Cases], ...]
    """Kind, code and cases of those that it is by itself."""
    anyhow: tuple[Phrase, ...]
    """Those that ask nothing certain of the word after it."""
    followed: Mapping[str, Sequence[Phrase]]
    """Those that go on with a certain word, by that word in each of its forms."""


Marks = Mapping[int, tuple[Mark, ...]]
"""Marks by the token they begin at."""


class Lexicon:
    """The phrases of a language, by their first word."""

    def __init__(
        self,
        phrases: Iterable[Phrase],
        inflections: Inflections | None = None,
        gives_way: Collection[tuple[str, str]] = (),
    ) -> None:
        """`gives_way` are kinds and codes that mean nothing where the same words mean more."""
        self.phrases = tuple(phrases)
        self.inflections = inflections or Inflections({})
        self._gives_way = frozenset(gives_way)
        self._by_word: dict[str, list[Phrase]] = defaultdict(list)
        self._by_stem: dict[str, list[Phrase]] = defaultdict(list)
        self._inflected: dict[str, Inflected] = {}
        self._opening = lru_cache(_WORDS_KEPT)(self._opened_by)
        for phrase in self.phrases:
            for word in phrase.words:
                if (changing := self.inflections.inflected(word)) is not None:
                    self._inflected[word] = changing
            self._index(phrase)
        self._longest_stem = max(map(len, self._by_stem), default=0)

    def _index(self, phrase: Phrase) -> None:
        first = phrase.words[0]
        changing = self._inflected.get(first)
        if first.endswith("*"):
            self._by_stem[first.rstrip("*")].append(phrase)
        elif changing is not None and changing.forms is None:
            self._by_stem[changing.stem].append(phrase)
        else:
            for form in changing.forms if changing and changing.forms else (first,):
                self._by_word[form].append(phrase)

    def _opened_by(self, written: str) -> _Opening | None:
        """The phrases that a word can begin; None where there are none."""
        word = fold(written)
        stems = (word[:size] for size in range(min(len(word), self._longest_stem) + 1))
        stemmed = [phrase for stem in stems for phrase in self._by_stem.get(stem, ())]
        whole: list[tuple[str, str, Cases]] = []
        anyhow: list[Phrase] = []
        followed: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in (*self._by_word.get(word, ()), *stemmed):
            changing = self._inflected.get(phrase.words[0])
            glued = changing is not None and not changing.stem
            if len(phrase.words) == 1 and phrase.after is None and not glued:
                cases = self._alone(phrase, word, written)
                if cases is not None:
                    whole.append((phrase.kind, phrase.code, cases))
                continue
            seconds = self._seconds(phrase)
            if not seconds:
                anyhow.append(phrase)
            for second in seconds:
                followed[second].append(phrase)
        if not (whole or anyhow or followed):
            return None
        return _Opening(tuple(whole), tuple(anyhow), dict(followed))

    def _alone(self, phrase: Phrase, word: str, written: str) -> Cases | None:
        """The cases a phrase of one word can stand in as a word; None where it is another."""
        if phrase.plain:
            return _NO_CASES
        token = Token(word, 0, len(written))
        changing = self._inflected.get(phrase.words[0])
        if changing is None:
            return _NO_CASES if _same(phrase.words[0], phrase.spelling[0], written, token) else None
        cases = changing.cases(word)
        if cases is None or not _capitals_fit(phrase.spelling[0], written, token):
            return None
        return cases

    def _seconds(self, phrase: Phrase) -> Collection[str]:
        """The words one of which has to follow the first; none where they cannot be listed."""
        if len(phrase.words) == 1:
            return ()
        word = phrase.words[1]
        if word.endswith("*"):
            return ()
        changing = self._inflected.get(word)
        if changing is None:
            return (word,)
        return dict.fromkeys(changing.forms or ())

    def marks(self, text: str, found: Sequence[Token]) -> Marks:
        """The phrases in the tokens `found` of `text`: of each kind the longest, from the left."""
        marks: dict[int, tuple[Mark, ...]] = {}
        taken: dict[str, int] = {}
        ended: dict[int, Cases] = {}
        for index, token in enumerate(found):
            opening = self._opening(text[token.start : token.end])
            if opening is None:
                continue
            here = [
                _new(Mark, (kind, code, index, index + 1, cases))
                for kind, code, cases in opening.whole
                if index >= taken.get(kind, 0)
            ]
            candidates = opening.anyhow
            if opening.followed and index + 1 < len(found):
                following = opening.followed.get(found[index + 1].text)
                candidates = (*candidates, *following) if following else candidates
            for phrase in candidates:
                if index < taken.get(phrase.kind, 0):
                    continue
                if phrase.after is not None and phrase.after not in ended.get(index, _NO_CASES):
                    continue
                cases = self._fits(phrase, text, found, index)
                if cases is not None:
                    last = index + len(phrase.words)
                    here.append(Mark(phrase.kind, phrase.code, index, last, cases))
            if here:
                marks[index] = kept = tuple(here) if len(here) == 1 else self._longest(here)
                for mark in kept:
                    taken[mark.kind] = mark.last
                    if mark.cases:
                        ended[mark.last] = ended.get(mark.last, _NO_CASES) | mark.cases
        return marks

    def _fits(self, phrase: Phrase, text: str, found: Sequence[Token], index: int) -> Cases | None:
        """The cases a phrase can stand in at a token that its first word was looked up by;
        None where it does not stand there.
        """
        words = phrase.words
        if index + len(words) > len(found):
            return None
        if not phrase.plain:
            return self._as_spelled(phrase, text, found, index)
        for offset in range(1, len(words)):
            if found[index + offset].text != words[offset]:
                return None
        return _NO_CASES

    def _longest(self, marks: Sequence[Mark]) -> tuple[Mark, ...]:
        """Of the marks at one token the longest of every kind; two of one length both stay, but
        for one that gives way.
        """
        best: dict[str, list[Mark]] = {}
        for mark in marks:
            kept = best.get(mark.kind)
            if kept is None or mark.last > kept[0].last:
                best[mark.kind] = [mark]
            elif mark.last == kept[0].last and mark not in kept:
                kept.append(mark)
        for kind, kept in best.items():
            if len(kept) > 1:
                more = [mark for mark in kept if (kind, mark.code) not in self._gives_way]
                best[kind] = more or kept
        return tuple(mark for kept in best.values() for mark in kept)

    def _as_spelled(
        self, candidate: Phrase, text: str, found: Sequence[Token], index: int
    ) -> Cases | None:
        """The cases all words that change can stand in together; None where a word does not fit."""
        agreed: Cases | None = None
        for offset, (word, spelling) in enumerate(
            zip(candidate.words, candidate.spelling, strict=True)
        ):
            token = found[index + offset]
            changing = self._inflected.get(word)
            if changing is None:
                if not _same(word, spelling, text, token):
                    return None
                continue
            cases = changing.cases(token.text)
            if cases is None or not _capitals_fit(spelling, text, token):
                return None
            if not changing.stem and not _touches(found, index + offset):
                return None
            agreed = agreed & cases if agreed is not None and changing.agrees else cases
            if not agreed:
                return None
        return agreed or _NO_CASES


def phrase(kind: str, code: str, spelling: str) -> Phrase:
    """A phrase as the language file spells it.

    >>> phrase("month", "5", "May").words
    ('may',)
    >>> phrase("area", "FRA", "Fran~ia").words
    ('fran~ia',)
    >>> phrase("bound_after", "more_than", "<from> ashik").after
    'from'
    """
    words: list[str] = []
    written: list[str] = []
    glued = False
    condition = _AFTER.match(spelling)
    spelling = spelling[condition.end() :] if condition else spelling
    for token in tokens(spelling, PHRASE_TOKEN):
        if token.text == _INFLECTED and not words:
            words, written, glued = [_INFLECTED], [""], True
        elif token.text == "*" or token.text == _INFLECTED or glued:
            words[-1] += token.text
            glued = token.text == _INFLECTED
        else:
            words.append(token.text)
            written.append(spelling[token.start : token.end])
    plain = not {"*", _INFLECTED} & set(spelling) and spelling == spelling.lower()
    return Phrase(kind, code, tuple(words), tuple(written), plain, condition and condition[1])


def _same(word: str, spelling: str, text: str, token: Token) -> bool:
    if word.endswith("*"):
        return token.text.startswith(word[:-1])
    return token.text == word and _capitals_fit(spelling, text, token)


def _touches(found: Sequence[Token], index: int) -> bool:
    """Whether no space parts a token from the one before: 40th, 15%-th."""
    return index > 0 and found[index - 1].end == found[index].start


def _capitals_fit(spelling: str, text: str, token: Token) -> bool:
    """Whether a word, or its stem, stands in capitals where the file writes them."""
    if len(spelling) > 1 and spelling.isupper():
        return text[token.start : token.start + len(spelling)] == spelling
    return not spelling[:1].isupper() or not text[token.start].islower()
