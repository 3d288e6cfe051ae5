"""The nouns every other room speaks in: frozen values, standard library only.

Names follow SDMX (reporter, partner, indicator, unit, obs_status) and the W3C Web
Annotation model (exact, prefix, suffix, start, end), so that a newcomer can look each
one up outside the project.
"""

from lib.model.addition import Addition, Correction, Receipt
from lib.model.article import Article
from lib.model.bound import Bound
from lib.model.errors import DataError
from lib.model.fingerprint import Fingerprint
from lib.model.observation import (
    Measure,
    Observation,
    ObsStatus,
    Origin,
    Scope,
    Valuation,
)
from lib.model.period import Period, PeriodKind, kind_of
from lib.model.quotation import CONTEXT, Quotation, Rejection, RejectionReason, Tie
from lib.model.reading import (
    TIME_RULES,
    UNLISTED,
    AreaMention,
    Direction,
    Evidence,
    Extraction,
    NumberRefused,
    ProductMention,
    Reading,
    TieReading,
    TimeWords,
)
from lib.model.rows import (
    ClaimKind,
    ClaimRow,
    Known,
    MembersMeant,
    MirrorRow,
    PeopleRow,
    SaidKind,
    SaidRow,
    StatementRow,
    TradeRow,
    Verdict,
)
from lib.model.source import Source, SourceKind, is_iso_date
from lib.model.tables import Tables, once
from lib.model.visible import visible
from lib.model.web_address import address_fault

__all__ = [
    "CONTEXT",
    "TIME_RULES",
    "UNLISTED",
    "Addition",
    "AreaMention",
    "Article",
    "Bound",
    "ClaimKind",
    "ClaimRow",
    "Correction",
    "DataError",
    "Direction",
    "Evidence",
    "Extraction",
    "Fingerprint",
    "Known",
    "Measure",
    "MembersMeant",
    "MirrorRow",
    "NumberRefused",
    "ObsStatus",
    "Observation",
    "Origin",
    "PeopleRow",
    "Period",
    "PeriodKind",
    "ProductMention",
    "Quotation",
    "Reading",
    "Receipt",
    "Rejection",
    "RejectionReason",
    "SaidKind",
    "SaidRow",
    "Scope",
    "Source",
    "SourceKind",
    "StatementRow",
    "Tables",
    "Tie",
    "TieReading",
    "TimeWords",
    "TradeRow",
    "Valuation",
    "Verdict",
    "address_fault",
    "is_iso_date",
    "kind_of",
    "once",
    "visible",
]
