"""The words: what carries a figure or a tie, and what was seen and not taken."""

from dataclasses import dataclass
from enum import StrEnum

from lib.model.observation import Scope

CONTEXT = 40
"""At most so many characters of the article stand before and after a quotation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words that carry a figure or a tie.

    W3C Web Annotation's TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector
    (start, end) in one: ``text[start:end] == exact``, counted in Unicode code points of the
    article as received, and prefix + exact + suffix occurs once in it. The identifier is the
    RFC 5147 address of the words: ``24kg-2024-10-16#char=1101,1119``.
    """

    quotation_id: str
    source_id: str
    speaker: str | None
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two areas said in words, without a number."""

    tie_id: str
    quotation_id: str
    kind: str
    """A code of the tie_kind code list: ``imports``, ``transit``, ``agreement`` ..."""
    subject: str | None
    """What it is about, where the kind has one: ``oil``, ``roads``."""
    reporter: str
    reporter_scope: Scope
    partner: str | None
    partner_scope: Scope | None


class RejectionReason(StrEnum):
    """Why a number was seen and not taken."""

    DATE = "date"
    TIME_OF_DAY = "time_of_day"
    TARGET = "target"
    CONTRACT = "contract"
    INDEFINITE = "indefinite"
    DIFFERENCE = "difference"
    ORDINAL = "ordinal"
    AGE = "age"
    DISTANCE = "distance"
    REFERENCE = "reference"
    COUNT = "count"
    OTHER_UNIT = "other_unit"
    OTHER_SUBJECT = "other_subject"
    NO_UNIT = "no_unit"
    UNRESOLVED = "unresolved"
    IMPOSSIBLE = "impossible"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A number seen in the text and not taken for a figure, with the reason."""

    source_id: str
    exact: str
    start: int
    end: int
    reason: RejectionReason
