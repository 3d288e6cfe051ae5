"""Where figures were read."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NO_PUBLISHER = "publisher not stated"
"""In the place of a publisher nobody named, in the tables and files: no name of anybody."""

_ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class SourceKind(StrEnum):
    """What a document is; a statement is what officials said, relayed by others."""

    ARTICLE = "article"
    STATISTICS = "statistics"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Source:
    """A document figures were read from. `published` may be a year, a month or a day."""

    source_id: str
    kind: SourceKind
    title: str
    publisher: str
    author: str | None
    url: str
    published: str
    language: str | None
    sha256: str | None
    terms: str
    copy_of: str | None
    accessed: date | None = None
    """The day on which it was read for the record; null for articles."""
    dataset: str | None = None
    """Which dataset of the publisher a service gave it from, as the publisher calls it."""
    version: str | None = None
    """The version of that dataset, where the publisher numbers it."""

    @property
    def names_publisher(self) -> bool:
        """Whether it is known who published it."""
        return self.publisher != NO_PUBLISHER

    @property
    def is_from_service(self) -> bool:
        """Whether it is the answer of a service that somebody refreshed from."""
        return self.dataset is not None


def is_iso_date(text: str) -> bool:
    """Whether `text` is a calendar date in ISO 8601, whole or reduced (2024, 2024-11)."""
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
