"""What was refreshed from services of statistics offices: which vintages there are of what."""

from dataclasses import dataclass
from datetime import date

from lib.model.messages import mark_note

WITHDRAWN = mark_note("no longer in the latest edition of its source")
"""The note to a figure that its source gave and gives no more."""


@dataclass(frozen=True, slots=True)
class Vintage:
    """The figures of one service as they were on one day.

    Its rows in the tables are those that no earlier vintage has with the same value; the ledger
    in its folder has all of them.
    """

    name: str
    """``2026-11-30``; a second one of that day is ``2026-11-30.02``."""
    accessed: date
    published: str
    """The day as of which the service dates its figures; the day of access where it gives none."""
    version: str | None
    """Of the dataset; None where the service numbers none."""
    figures: int
    """How many the service gave."""
    added: int
    """How many of them no earlier vintage has."""
    revised: int
    """How many an earlier vintage has with another value or status."""
    withdrawn: int
    """How many of an earlier vintage it no longer gives."""
    last_period: date
    """The last day that any of them covers."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What was refreshed from one service (a code of the list `refresh_service`)."""

    service: str
    vintages: tuple[Vintage, ...]
    """The oldest first; never empty."""
    accessed: date
    """The last day on which it answered, with or without new figures."""
    next_release: str | None = None
    """When it says itself that it publishes next, ISO 8601; None where it does not say."""

    @property
    def latest(self) -> Vintage:
        """The newest vintage."""
        return self.vintages[-1]
