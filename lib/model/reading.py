"""What extraction hands to normalisation: figures and ties as spoken, with their evidence.

Nothing here is converted yet: "fell 2.5-fold" is the number 2.5, the unit ratio and the
direction down; "the first half of last year" is the rule ``half`` with its slots.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lib.model.bound import Bound
from lib.model.observation import Measure, Scope
from lib.model.quotation import RejectionReason

TIME_RULES = frozenset(
    {"year", "years", "decade", "half", "quarter", "quarters", "month", "months", "last_part"}
    | {"first_months", "last_months", "between_months", "between", "week", "day", "days", "range"}
    | {"end_of_year", "start_of_year", "since_year", "since_start", "since", "start", "end"}
    | {"months_to", "window_years", "window_months", "window_days", "now", "unclear"}
    | {"previous_year", "earlier", "years_before", "years_after", "months_before", "months_later"}
    | {"same_in", "same_time"}
)
"""The rules by which words may say when: what a language file may name in [period]."""


UNLISTED = "~"
"""What the code of an area on no list begins with; the rest are the words that name it."""


class Direction(StrEnum):
    """Which way a quantity is said to have moved, or on which side a balance stands."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that gave one part of a reading, and the rule that took them."""

    part: str
    """A column of observations: ``bound``, ``unit``, ``reporter``, ``period`` ..."""
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AreaMention:
    """Words that stand for an area, or for a stated part of it."""

    code: str
    scope: Scope
    rule: str
    """``named``, or what it was resolved from: ``speaker``, ``country``, ``inherited`` ..."""
    start: int
    end: int
    unsaid: bool = False
    """Taken from a mention that no words stand for: its place is that of a figure."""

    @property
    def words(self) -> str | None:
        """The words that name an area on no list; None for one that has a code."""
        return self.code.removeprefix(UNLISTED) if self.code.startswith(UNLISTED) else None


@dataclass(frozen=True, slots=True)
class ProductMention:
    """Words for the goods that a figure is of, where it is not of all."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words that say when, not yet dates: a rule of the reader's `calendar` and slots."""

    rule: str
    slots: Mapping[str, str]
    start: int
    end: int
    anchor: "TimeWords | None" = None
    """The time that words such as "a year earlier" count from."""


@dataclass(frozen=True, slots=True)
class PeriodCandidate:
    """A time that a figure may be of (None for no stated time), and how likely it is."""

    words: TimeWords | None
    probability: float


@dataclass(frozen=True, slots=True)
class SidesCandidate:
    """A reporter and a partner that a figure may be of, and how likely they are."""

    reporter: AreaMention
    partner: AreaMention | None
    probability: float


SURE = 0.85
"""A reading of at least this confidence is called sure."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as spoken: ``number`` times ``multiplier`` of ``unit``."""

    start: int
    end: int
    number: float
    multiplier: float
    unit: str
    bound: Bound
    direction: Direction | None
    indicator: str
    measure: Measure
    deficit: bool
    """Whether the amount is a deficit, negative once normalised."""
    reporter: AreaMention
    partner: AreaMention | None
    period: TimeWords | None
    base_period: TimeWords | None
    in_speech: bool
    evidence: tuple[Evidence, ...]
    product: ProductMention | None = None
    """The goods it is of; None for all."""
    definition: str | None = None
    """What a share is of, where that is not what it is kept under: of imports, kept under trade."""
    confidence: float = 1.0
    """How likely it is that every part of it is read right, from 0 to 1."""
    periods: tuple[PeriodCandidate, ...] = ()
    """The times it may be of, likeliest first; the first is the one that is read."""
    sides: tuple[SidesCandidate, ...] = ()
    """The sides it may have, likeliest first; the first is the pair that is read."""


@dataclass(frozen=True, slots=True)
class TieReading:
    """One tie without a number, as spoken."""

    start: int
    end: int
    kind: str
    subject: str | None
    reporter: AreaMention
    partner: AreaMention | None
    in_speech: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class NumberRefused:
    """A number seen and not taken."""

    start: int
    end: int
    reason: RejectionReason


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one text, in text order."""

    readings: tuple[Reading, ...]
    ties: tuple[TieReading, ...]
    rejections: tuple[NumberRefused, ...]
