"""A registered article. Its text is read elsewhere; it is not ours to ship."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """One article as `data/articles/<article_id>.toml` registers it."""

    article_id: str
    title: str
    publisher: str
    author: str
    url: str
    published: date
    language: str
    speaker: str
    """Who says the figures, "Name, role"; it resolves "we" and "our"."""
    speaker_area: str
    """ISO 3166-1 alpha-3 of the country the speaker speaks for."""
    sha256: str
    """Of the text's bytes as received."""
    terms: str
    checked: date | None = None
    """The day on which a person compared every figure that is read with the text."""
