"""What a service of a statistics office is, what is asked of it, and what it gives."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from unicodedata import category

from lib.model import DataError, Measure, ObsStatus, Period, Valuation, visible

CSV, JSON, XML = "text/csv", "application/json", "application/xml"
_MB = 1_000_000


NOT_ASKED = "that were not asked for"
"""Why rows are passed over that are of another question: a service that does not heed all of one
gives more than it was asked for, and never other than what is taken."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(\.[0-9]{0,40})?([eE][+-]?[0-9]{1,4})?")
_LARGEST = Decimal(10) ** 20
"""What no figure comes near."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader wants to have refreshed."""

    since: int
    """The first year of the figures."""
    today: date
    key: str | None = field(default=None, repr=False)
    """The reader's own key for a service that takes one."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One question to a service, answered in one answer."""

    name: str
    """Which of the service's questions it is, as [a-z0-9.-]: ``exports-2024``."""
    says: str
    """What is asked for, as the title of the document that the answer is."""
    path: str
    """With its parameters; what comes after the address of the service."""
    may_be_empty: bool = False
    """Whether a service that has nothing says so by an empty answer, as of a year to come."""
    stretch_of: str = ""
    """What it is a stretch of years of, where that is asked for in several questions, the latest
    years first: a stretch with nothing in it is none where an earlier one has figures."""
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Headers that are sent and shown nowhere: the reader's key."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered, as it came."""

    inquiry: Inquiry
    address: str
    """What was asked, in full."""
    status: int
    content_type: str
    body: bytes
    sha256: str

    @property
    def place(self) -> str:
        """What errors call it."""
        return self.address

    def fault(self, rule: str) -> DataError:
        """An error about this answer: what is wrong with it, at which address."""
        return DataError(self.place, rule)

    @property
    def beginning(self) -> str:
        """The first words of it, for an error to quote."""
        return quoted(self.body[:400].decode("utf-8-sig", "replace"))


_QUOTED = 120


def quoted(text: str) -> str:
    """The first words of what a service says, on one line, for an error to quote."""
    spaced = "".join(" " if category(c) == "Cc" else c for c in text)
    text = "".join(c if c.isprintable() else " " for c in visible(spaced))
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that a service gives, in the codes of our lists."""

    indicator: str
    reporter: str
    partner: str | None
    period: Period
    value: Decimal
    """In whole units."""
    unit: str
    product: str | None = None
    valuation: Valuation = Valuation.UNSTATED
    definition: str | None = None
    obs_status: ObsStatus = ObsStatus.NORMAL
    note: str | None = None
    measure: Measure = Measure.LEVEL


@dataclass(frozen=True, slots=True)
class Found:
    """What is in an answer."""

    figures: tuple[Figure, ...]
    published: str | None = None
    """The day as of which the service dates them, ISO 8601; None where it gives none."""
    version: str | None = None
    """Of the dataset, where the service numbers it."""
    passed_over: Mapping[str, int] = field(default_factory=dict)
    """How many rows were no figures for us, by why."""
    next_release: str | None = None
    """When the service says that it publishes next, ISO 8601; None where it does not say."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service of a statistics office that figures can be refreshed from."""

    name: str
    """A code of the list `refresh_service`, and of its folder."""
    compiler: str
    dataset: str
    """As the service calls it."""
    address: str
    """Where it is; may be given another one."""
    accept: str
    """The media type that is asked for."""
    pace: float
    """Seconds from one question to the next."""
    inquiries: Callable[[Wanted], Sequence[Inquiry]]
    read: Callable[[Answer], Found]
    """What is in an answer with status 200; raises `DataError` where that is no answer."""
    takes_key: str | None = None
    """The variable of the environment that a reader's key is in."""
    also_busy: frozenset[int] = frozenset()
    """Statuses by which it says that it is busy, beside the usual ones."""
    refusals: Mapping[int, str] = field(default_factory=dict)
    """What it means by a status, where that is more than the usual."""
    largest: int = 64 * _MB
    """Bytes of an answer, unpacked; what is larger is none."""
    gives_past: bool = True
    """Whether each of its answers has the figures of all times that are asked for, so that one
    that is not in it any more was withdrawn."""


def amount(text: str, answer: Answer, where: str) -> Decimal:
    """A number that a service wrote, with a point or in powers of ten; `where`, for errors."""
    value = Decimal(text) if _NUMBER.fullmatch(text) else _LARGEST
    if abs(value) >= _LARGEST:
        raise answer.fault(f"{where}: the value {quoted(text)!r} is not a number")
    return value
