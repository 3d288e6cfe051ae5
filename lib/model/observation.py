"""A figure about a pair of areas."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lib.model.bound import Bound


class Origin(StrEnum):
    """Whether a figure was said in an article, or stands in the official record."""

    STATED = "stated"
    RECORDED = "recorded"


class Scope(StrEnum):
    """Whether an area is meant as a whole, or a stated part of it ("some EU countries")."""

    WHOLE = "whole"
    SOME = "some"


class Measure(StrEnum):
    """What of a quantity is given: its size, new / base, new - base, or a part of a whole."""

    LEVEL = "level"
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"


class Valuation(StrEnum):
    """At which point of its way goods are valued. Turnover adds FOB and CIF: mixed."""

    FOB = "fob"
    CIF = "cif"
    MIXED = "mixed"
    UNSTATED = "unstated"


class ObsStatus(StrEnum):
    """Codes of the SDMX code list CL_OBS_STATUS, as far as they occur."""

    NORMAL = "A"
    PROVISIONAL = "P"
    ESTIMATED = "E"
    DEFINITION_DIFFERS = "D"
    LOW_RELIABILITY = "U"


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure about a pair of areas, with everything needed to read it rightly.

    `obs_value` is in base units (dollars, persons, tonnes), growth a ratio (new / base), a
    share in percent as printed. Periods are inclusive dates; both ends null means no period
    was given. `partner` is null for gross domestic product, where it was withheld, and where the
    words name one that is on no list: `partner_words` then has them. `product` is null where all
    goods are meant.
    """

    observation_id: str
    source_id: str
    quotation_id: str | None
    origin: Origin
    reporter: str
    reporter_scope: Scope
    partner: str | None
    partner_words: str | None
    partner_scope: Scope | None
    indicator: str
    measure: Measure
    product: str | None
    product_words: str | None
    obs_value: float
    bound: Bound
    unit: str
    period_start: date | None
    period_end: date | None
    base_period_start: date | None
    base_period_end: date | None
    withheld: str | None
    """What was left open because the words give what cannot be: codes of the list `withheld`
    with a space between them; null where nothing was."""
    inferred: str | None
    """What its own sentence does not say: codes of the list `inferred` with a space between them;
    null where it says all, and of a figure that was not read from a text."""
    confidence: float | None
    """How likely it is that the reader read every part right, from 0 to 1; null where a person
    vouches for it: official figures, what is kept by hand, and what a person corrected."""
    valuation: Valuation
    definition: str | None
    compiler: str | None
    published: str
    obs_status: ObsStatus
    note: str | None

    @property
    def identity(self) -> Hashable:
        """What two figures agree in that are of one thing, whoever compiled them and when."""
        return (
            *(self.indicator, self.measure, self.product, self.definition),
            *(self.reporter, self.partner, self.unit, self.period_start, self.period_end),
        )
