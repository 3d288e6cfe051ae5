"""The articles that were shipped, known again though their texts are not at hand.

Their bytes are registered, and the words around each of their figures are in the tables: a
text with small edits has most of them.
"""

import re
from collections import Counter, defaultdict
from pathlib import Path

from lib.model import SourceKind
from lib.store.parcel import Entry
from lib.store.parquet import read_shipped

_BESIDE = 2
"""Words on either side of a quotation that must be the same too."""

_FEWEST = 3
"""Quotations shared by chance are fewer."""

_WORD = re.compile(r"\w+")


class Shipped:
    """The documents of the shipped tables."""

    def __init__(self, directory: Path) -> None:
        sources = read_shipped(directory, "sources").to_pylist()
        self.names = frozenset(row["source_id"] for row in sources)
        self._texts = {row["sha256"]: row["source_id"] for row in sources if row["sha256"]}
        articles = {r["source_id"] for r in sources if r["kind"] == SourceKind.ARTICLE}
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        self._exact: set[str] = set()
        for row in read_shipped(directory, "quotations").to_pylist():
            if row["source_id"] in articles:
                words = _words(row["prefix"], row["exact"], row["suffix"])
                self._words[row["source_id"]].add(words)
                self._exact.add(_plain(row["exact"]))

    def find(self, entry: Entry) -> str | None:
        """The shipped article that is the same, or has most of its quotations in the other."""
        if place := self._texts.get(str(entry.sha256)):
            return str(place)
        if sum(_plain(exact) in self._exact for _, exact, _ in entry.quotations) < _FEWEST:
            return None
        brought = {_words(*quotation) for quotation in entry.quotations}
        shared = Counter({name: len(words & brought) for name, words in self._words.items()})
        for name, count in shared.most_common(1):
            if count >= _FEWEST and 2 * count > len(self._words[name]):
                return name
        return None


def _words(prefix: str, exact: str, suffix: str) -> str:
    before, after = (_WORD.findall(part.casefold()) for part in (prefix, suffix))
    return " ".join((*before[-_BESIDE:], _plain(exact), *after[:_BESIDE]))


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))
