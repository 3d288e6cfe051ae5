"""What stands in a text about the text: the days it names, the people it lets speak."""

import re
from collections.abc import Iterator
from datetime import date

from lib.reader.extraction.mentions.calendar import period
from lib.reader.extraction.mentions.numbers import numbers
from lib.reader.extraction.mentions.places import places
from lib.reader.extraction.mentions.time_expressions import times
from lib.reader.extraction.mentions.units import Amount
from lib.reader.extraction.text.passage import Passage, Sentence, passage
from lib.reader.extraction.text.place import Relation
from lib.reader.languages import MarkKind, languages

_NAME = r"([^\W\d_][\w’'-]+ [^\W\d_][\w’'-]+)"
_NAME_AT_END = re.compile(rf"(?<![\w’'-]){_NAME},? $")
_NAME_AT_START = re.compile(rf" {_NAME}")
_CAPITALS_AT_END = re.compile(r"(?:[^\W\d_][\w’'-]* )+$")
"""The words before a name, of which those with a capital may be the beginning of it."""
_OF_A_TITLE = r"(?:[A-ZА-ЯЁ][\w’'-]*|of|and|for|the|on)"
"""A word in "Minister of Economy and Commerce of Kyrgyzstan"."""
_DAY_WRITTEN = re.compile(r"\b(?:(\d{4})-(\d\d)-(\d\d)|(\d\d)[./](\d\d)[./](\d{4}))\b")
_LONGEST_NAME = 60
"""Characters."""
_OTHER_SIDE = frozenset({Relation.WITH, Relation.TO, Relation.FROM, Relation.OUTSIDE})


def days(text: str, today: date) -> list[date]:
    """The days the text names with their year, in its order: in figures, or in the words of any
    language, since a dateline is often in the publisher's and not in the text's.

    >>> days("16 October 2024, 09:30", date(2025, 1, 1))
    [datetime.date(2024, 10, 16)]
    """
    found = list(_days_in_figures(text))
    for page in (passage(text, language) for language in languages()):
        for sentence in page.sentences:
            found += _days_in_words(page, sentence, today)
    return [day for _, day in sorted(found)]


def _days_in_figures(text: str) -> Iterator[tuple[int, date]]:
    for found in _DAY_WRITTEN.finditer(text):
        year, month, day = found.groups()[:3] if found[1] else reversed(found.groups()[3:])
        try:
            yield found.start(), date(int(year), int(month), int(day))
        except ValueError:
            continue


def _days_in_words(page: Passage, sentence: Sentence, today: date) -> Iterator[tuple[int, date]]:
    amounts = [Amount(n, None, n.first, n.last, None) for n in numbers(page, sentence)]
    for time in times(page, sentence, amounts):
        if time.words.rule == "day" and "year" in time.words.slots:
            named = period(time.words, today)
            if named is not None:
                yield time.words.start, named.start


def speakers(text: str, language: str) -> Iterator[str]:
    """The names beside words of saying, as often as they stand there; of bodies all of it.

    >>> list(speakers("Trade grew, Sadyr Japarov said. He noted it.", "en"))
    ['Sadyr Japarov']
    >>> list(speakers("Trade grew, the National Statistical Committee said.", "en"))
    ['National Statistical Committee']
    """
    page = passage(text, language)
    for sentence in page.sentences:
        for mark in sentence.of(MarkKind.SAY):
            before, after = _beside(page, sentence, mark.first, mark.last)
            at_end, at_start = _NAME_AT_END.search(before), _NAME_AT_START.match(after)
            if at_end and at_end[1].istitle():
                is_body = _ends_a_body(page, sentence, mark.first)
                whole = f"{_capitals(before[: at_end.start()]) if is_body else ''}{at_end[1]}"
                yield whole.removeprefix(_opening_article(page, sentence))
            if at_start and at_start[1].istitle():
                yield at_start[1]


def _opening_article(page: Passage, sentence: Sentence) -> str:
    """The article that a sentence begins with, and the space behind it; or nothing."""
    article = sentence.at(MarkKind.ARTICLE, sentence.first)
    return f"{page.text[slice(*page.span(article.first, article.last))]} " if article else ""


def _ends_a_body(page: Passage, sentence: Sentence, first: int) -> bool:
    """Whether what stands before a word, and before a comma there, is who publishes numbers."""
    last = first - 1 if page.tokens[first - 1].text == "," else first
    return any(mark.last == last for mark in sentence.of(MarkKind.SOURCE))


def _capitals(before: str) -> str:
    """The last words of some that begin with a capital, with the space behind them."""
    found = _CAPITALS_AT_END.search(before)
    kept: list[str] = []
    for word in reversed(found[0].split() if found else []):
        if not word[0].isupper():
            break
        kept.insert(0, f"{word} ")
    return "".join(kept)


def role(name: str, text: str, language: str) -> str:
    """What the text calls the person beside the name, as far as it names a country.

    >>> role("Sadyr Japarov", "President of Kyrgyzstan Sadyr Japarov spoke.", "en")
    'President of Kyrgyzstan'
    >>> role("Bakyt Sydykov", "Minister of Economy and Trade of Iran Bakyt Sydykov left.", "en")
    'Minister of Economy and Trade of Iran'
    """
    spelled = re.escape(name)
    for pattern in (
        rf"(?<![\w-])([A-ZА-ЯЁ][\w’'-]*(?:[ \u00a0]{_OF_A_TITLE}){{0,9}})\s{spelled}",
        rf"(?<![\w-])([^\W\d_][\w’'-]*(?:\s[\w’'-]+){{0,4}})\s{spelled}",
        rf"{spelled}, (?:the )?([^\W\d_][^.,;:\n\"“«]{{3,60}})[,.]",
    ):
        for found in re.finditer(pattern, text):
            words = " ".join(found[1].split())
            if countries(words, language) and not words.endswith(name):
                return words
    return ""


def countries(text: str, language: str) -> list[str]:
    """The areas the text names, in its order, but for those it names as the other side: nobody
    says "our trade with Russia" for Russia."""
    page = passage(text, language)
    found = (place for sentence in page.sentences for place in places(page, sentence))
    return [place.code for place in found if place.code and place.relation not in _OTHER_SIDE]


def _beside(page: Passage, sentence: Sentence, first: int, last: int) -> tuple[str, str]:
    """The words of the sentence before and after the tokens `first` up to `last`."""
    start, end = page.span(first, last)
    opens, closes = page.span(sentence.first, sentence.last)
    before = page.text[max(opens, start - _LONGEST_NAME) : start]
    return before, page.text[end:closes][:_LONGEST_NAME]
