"""An article that a reader brought, as its page shows it: the text, and what is doubtful in it.

Its rows are in the tables of that reader's visit; what is here has no place in any table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lib.model.messages import Message


class InferenceKind(StrEnum):
    """Why a part of a figure is not what its own words say."""

    INHERITED = "inherited"
    """Its sentence does not say it; an earlier one does."""
    REFERRED = "referred"
    """A word that stands for it was resolved: "their", "this country", "our"."""
    ASSUMED = "assumed"
    """No word says it."""


@dataclass(frozen=True, slots=True)
class Inference:
    """A part of a figure that the reader inferred."""

    column: str
    """Of the observations: ``reporter``, ``partner``, ``indicator`` or ``period``."""
    kind: InferenceKind
    words: str | None = None
    """The words it was taken from, as they are shown; None where there are none."""


class CandidatePart(StrEnum):
    """What of a figure may be read in several ways."""

    PERIOD = "period"
    SIDES = "sides"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a part of a figure."""

    part: CandidatePart
    cells: Mapping[str, str | date | None]
    """What would be in the columns of that part."""
    probability: float
    """How likely the reader takes it to be, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """What is doubtful in the figures of a text, by their identifier."""

    inferences: Mapping[str, tuple[Inference, ...]] = field(default_factory=dict)
    """What of each was inferred."""
    candidates: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    """Of a part that may be read otherwise first what was read, then what else it may be,
    likeliest first."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A correction that breaks a rule and was not taken."""

    number: int
    """Of the figure."""
    column: str
    rule: str | Message


@dataclass(frozen=True, slots=True)
class BroughtArticle:
    """The text of one article with its figures by number."""

    source_id: str
    text: str
    """As it is shown; places of quotations and rejections count its characters."""
    numbers: Mapping[str, int]
    """Figures by identifier with their numbers, from 1 in text order; one that is taken out
    keeps its own."""
    inferences: Mapping[str, tuple[Inference, ...]] = field(default_factory=dict)
    """What is inferred of each figure, by its identifier."""
    candidates: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    """The ways to read a part of a figure that is in doubt, as in `Doubts`."""
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Message, ...] = ()
    """What must be known of how the file was read, a sentence each: pages that could not be."""
    assumed_day: date | None = None
    """Today, where the text names no day of publication and nobody has given one."""
