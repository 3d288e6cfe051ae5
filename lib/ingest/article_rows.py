"""A text -> an article under a name of its own, and all its rows."""

from datetime import date
from hashlib import sha256
from types import MappingProxyType

from lib.codelists.terms import ADDED
from lib.ingest.candidate_cells import candidates, offered
from lib.ingest.inferences import inferences
from lib.ingest.normalise import Normalised, normalise
from lib.ingest.register import source_of
from lib.model import (
    NO_PUBLISHER,
    Addition,
    Article,
    DataError,
    Doubts,
    Fingerprint,
    Message,
    address_fault,
    one_line,
    shortened,
)
from lib.model.fingerprint import identity
from lib.reader.extraction import extract, likeliest_language, speaks_for

_TITLE_CHARACTERS = 160


def article_of(
    text: str,
    published: date,
    *,
    title: str = "",
    publisher: str = "",
    author: str = "",
    url: str = "",
    language: str = "",
    speaker: str = "",
    speaker_area: str = "",
) -> Article:
    """The article a text is, named by its content; what is not given is told from the text.

    The language is the one it has most words of, the title its first line. Names are one line
    each, with a box for what hides in them. A text without a word in it, and an address that is
    none, raise `DataError`.
    """
    if not any(map(str.isalnum, text)):
        raise DataError(Message("the article"), Message("there is no text in it"))
    if url and (fault := address_fault(url)):
        rule = Message("the address {address} {fault}", address=f"{url!r:.80}", fault=fault)
        raise DataError("url", rule)
    speaker = one_line(speaker)
    spoken = language or likeliest_language(text)
    return Article(
        article_id=f"article-{identity(text)[:16]}",
        title=one_line(title) or _headline(text),
        publisher=one_line(publisher) or NO_PUBLISHER,
        author=one_line(author),
        url=url,
        published=published,
        language=spoken,
        speaker=speaker,
        speaker_area=speaker_area or speaks_for(speaker, spoken),
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        terms=ADDED,
    )


def addition(text: str, article: Article, fingerprint: Fingerprint | None = None) -> Addition:
    """The article with all that its words say; `fingerprint` of the text where it is at hand."""
    return _added(normalise(extract(text, article), text, article), text, article, fingerprint)


def with_doubts(text: str, article: Article) -> tuple[Addition, Doubts]:
    """The same, and what of its figures is doubtful: inferred, or to be read in other ways."""
    rows = normalise(extract(text, article), text, article)
    pairs = tuple(zip(rows.observations, rows.readings, strict=True))
    inferred = {
        figure.observation_id: parts
        for figure, reading in pairs
        if (parts := inferences(reading, text))
    }
    others = {
        figure.observation_id: ways
        for figure, reading in pairs
        if (ways := offered(figure, candidates(reading, figure, text, article)))
    }
    return _added(rows, text, article, None), Doubts(
        MappingProxyType(inferred), MappingProxyType(others)
    )


def _added(
    rows: Normalised, text: str, article: Article, fingerprint: Fingerprint | None
) -> Addition:
    return Addition(
        source=source_of(article),
        fingerprint=fingerprint or Fingerprint.of(text),
        quotations=rows.quotations,
        observations=rows.observations,
        ties=rows.ties,
        rejections=rows.rejections,
    )


def _headline(text: str) -> str:
    r"""The first line with a word in it, cut where a title would be.

    >>> _headline("\n Trade grows \nIt grew.")
    'Trade grows'
    """
    first = next((line for line in map(one_line, text.splitlines()) if line), "")
    return shortened(first, _TITLE_CHARACTERS)
