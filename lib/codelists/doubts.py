"""What is doubtful in a figure that was read from a text: the same for pages, files and people.

Doubt is shown on the mark of a figure: the reader is unsure of it, another sentence gives a part
of it, or its words leave a part open.
"""

from enum import StrEnum
from typing import Protocol

from lib.codelists.codes import codelist
from lib.codelists.indicators import ALONE, indicators
from lib.model import SURE, InferenceKind


class Doubt(StrEnum):
    """Why a figure is not simply what its own words say, in the order it is said."""

    UNSURE = "unsure"
    """The reader's confidence is below `SURE`."""
    REPORTER_INHERITED = "reporter_inherited"
    PARTNER_INHERITED = "partner_inherited"
    INDICATOR_INHERITED = "indicator_inherited"
    PERIOD_INHERITED = "period_inherited"
    NO_PARTNER = "no_partner"
    NO_PERIOD = "no_period"

    @property
    def column(self) -> str:
        """The part that another sentence gives; empty for other doubts."""
        part, _, kind = self.value.partition("_")
        return part if kind == InferenceKind.INHERITED else ""


class Doubtful(Protocol):
    """The columns of a figure that say what is doubtful in it."""

    @property
    def indicator(self) -> str | None: ...
    @property
    def partner(self) -> str | None: ...
    @property
    def partner_words(self) -> str | None: ...
    @property
    def period_start(self) -> object: ...
    @property
    def inferred(self) -> str | None: ...
    @property
    def confidence(self) -> float | None: ...


def doubts(figure: Doubtful) -> tuple[Doubt, ...]:
    """What is doubtful in a figure; empty where nothing is."""
    found = [Doubt(code) for code in (figure.inferred or "").split() if _is_inherited(code)]
    if is_unsure(figure.confidence):
        found.append(Doubt.UNSURE)
    if _lacks_partner(figure):
        found.append(Doubt.NO_PARTNER)
    if figure.period_start is None:
        found.append(Doubt.NO_PERIOD)
    return tuple(sorted(found, key=list(Doubt).index))


def is_unsure(confidence: float | None) -> bool:
    """Whether a reading of this confidence is called unsure; one that a person vouches for (None)
    is not."""
    return confidence is not None and confidence < SURE


def _is_inherited(code: str) -> bool:
    return codelist("inferred")[code].attributes["kind"] == InferenceKind.INHERITED


def _lacks_partner(figure: Doubtful) -> bool:
    """Whether no partner was read where what is counted has one."""
    if figure.partner is not None or figure.partner_words is not None or figure.indicator is None:
        return False
    return indicators()[figure.indicator].roles != ALONE
