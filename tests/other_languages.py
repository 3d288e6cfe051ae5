"""What on a page is English though the page is not: words of others are, and say so by `lang`."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from lib.model import Tables

_SPOKEN = ("alt", "title", "aria-label", "placeholder", "data-column", "data-copied", "content")
"""Attributes that are read out or shown."""
_VOID = {"meta", "link", "input", "br", "img", "hr"}
_SENTENCE = re.compile(r"\b[A-Za-z][a-z]+(?:[\s\xa0]+[a-z]{2,}){1,}\b")
"""Two words one after the other, the second with a small letter: names have large ones."""
_CUT = re.compile(r"[A-Za-z“‘][^…<>]*…")


class OfThePage(HTMLParser):
    """The texts of a document that are in the language of the page: those in an element with
    another `lang` are not."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.languages: list[str] = [language]
        self.skipped = 0
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.languages += [] if tag in _VOID else [named.get("lang") or self.languages[-1]]
        self.skipped += tag in ("style", "script", "code")
        if tag != "meta" and (named.get("lang") or self.languages[-1]) == self.language:
            self.texts += [value for name, value in attrs if name in _SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in ("style", "script", "code")
        if tag not in _VOID:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        if self.languages[-1] == self.language and not self.skipped:
            self.texts.append(data)


def words_of_others(tables: Tables) -> list[str]:
    """Titles, names and quotations: as they are in every language; the longest first."""
    found = {one.title for one in tables.sources.values()}
    found |= {one.publisher for one in tables.sources.values()}
    for one in tables.sources.values():
        found |= {*filter(None, (one.copy_of, one.author))}
    for quotation in tables.quotations.values():
        found |= {*filter(None, (quotation.exact, quotation.prefix, quotation.suffix))}
        found |= {*filter(None, (quotation.speaker,))}
    found |= {row.partner_words for row in tables.observations if row.partner_words}
    return sorted(found, key=len, reverse=True)


def english_in(texts: Iterator[str], others: list[str]) -> set[str]:
    """What in some texts is an English sentence."""
    found = set()
    for text in texts:
        if not _SENTENCE.search(text):
            continue
        left = re.sub("«[^»]*»", "", re.sub(r"\s+", " ", text))
        for words in others:
            if len(words) > 3:
                left = left.replace(re.sub(r"\s+", " ", words), "")
        left = _CUT.sub("", left)
        found |= {f"{match.group()} | {text[:120]}" for match in _SENTENCE.finditer(left)}
    return found
