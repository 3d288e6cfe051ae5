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
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Message, ...] = ()
    """What must be known of how the file was read, a sentence each: pages that could not be."""
    assumed_day: date | None = None
    """Today, where the text names no day of publication and nobody has given one."""
