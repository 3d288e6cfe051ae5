"""Texts to measure with: the English passages of the tests, put together to articles."""

from collections.abc import Iterator
from datetime import date

from lib.model import Article
from lib.reader.evaluation.gold_standard import read_gold
from tests.reader.extraction.invariants import PASSAGES

ARTICLE = Article(
    article_id="any",
    title="",
    publisher="",
    author="",
    url="",
    published=date(2024, 10, 16),
    language="en",
    speaker="",
    speaker_area="",
    sha256="",
    terms="",
)


def articles(length: int) -> list[str]:
    """Every passage once, in texts of at least so many characters (the last may be shorter)."""
    return list(_articles(length))


def _articles(length: int) -> Iterator[str]:
    paragraphs: list[str] = []
    for passage in read_gold([PASSAGES / ARTICLE.language]):
        paragraphs.append(passage.text)
        if sum(map(len, paragraphs)) >= length:
            yield "\n\n".join(paragraphs)
            paragraphs = []
    if paragraphs:
        yield "\n\n".join(paragraphs)
