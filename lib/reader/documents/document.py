"""What comes out of an upload, whatever it came in as."""

from dataclasses import dataclass
from datetime import date

from lib.model import Message, visible


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one upload and what the upload itself says about it.

    Offsets of figures count characters of `text`. It holds neither carriage returns nor lone
    surrogates nor control characters other than tab and line feed.
    """

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    notes: tuple[Message, ...] = ()
    """What a reader has to know of how it was read, a sentence each: pages that could not be."""

    @property
    def shown(self) -> str:
        """The text for eyes, as long as `text`: a quotation is the exact words and never shown
        as they are."""
        return visible(self.text)
