"""What comes out of an upload, whatever it came in as."""

import re
from dataclasses import dataclass
from datetime import date

_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)


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

    @property
    def shown(self) -> str:
        """The text for eyes: as long as `text`, with a box for every character that hides.

        Characters that turn the direction of writing or take no room can make a reader see
        other words than were read. They stay in `text`, so that a quotation is the exact
        words, and are never shown as they are.
        """
        return _UNSEEN.sub("▯", self.text)
