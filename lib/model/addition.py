"""A new article with all its rows, added whole or not at all, and the receipt for it."""

from dataclasses import dataclass

from lib.model.fingerprint import Fingerprint
from lib.model.observation import Observation
from lib.model.quotation import Quotation, Rejection, Tie
from lib.model.source import Source


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell of a figure that a person changed before the article was added."""

    observation_id: str
    column: str
    told: str
    """What was read from the words, as text; empty for null."""
    kept: str
    """What the person put in its place."""
    changed_by: str


@dataclass(frozen=True, slots=True)
class Addition:
    """An article with every row it brings. It is added whole or not at all."""

    source: Source
    fingerprint: Fingerprint
    quotations: tuple[Quotation, ...]
    observations: tuple[Observation, ...]
    ties: tuple[Tie, ...]
    rejections: tuple[Rejection, ...]
    corrections: tuple[Correction, ...] = ()
    added_by: str | None = None
    """Who added it; null for a machine of one's own."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one addition."""

    source_id: str
    """Where it is: its own, or that of the same article, which was there before."""
    added: bool
    """Whether it was added now. Either way it is on disk."""
