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
from lib.model.masthead import Chip, Masthead, Partner, PartnerGroup, PartnerLine
from lib.model.observation import (
    Measure,
    Observation,
    ObsStatus,
    Origin,
    Scope,
    Valuation,
)
from lib.model.page import (
    Block,
    Card,
    Cards,
    Chart,
    Choice,
    Columns,
    Controls,
    Copy,
    EndLabel,
    Fold,
    LegendItem,
    Option,
    Page,
    Prose,
    Quotations,
    Quoted,
    Rows,
    Run,
    Slot,
    Statement,
    Strip,
    StripMark,
    Table,
    Tabs,
    Text,
    inside,
)
from lib.model.period import Period, PeriodKind, kind_of
from lib.model.question import Question, View
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
    ClaimRow,
    MirrorRow,
    PeopleRow,
    SaidRow,
    StatementRow,
    TradeRow,
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
    "Block",
    "Bound",
    "Card",
    "Cards",
    "Chart",
    "Chip",
    "Choice",
    "ClaimRow",
    "Columns",
    "Controls",
    "Copy",
    "Correction",
    "DataError",
    "Direction",
    "EndLabel",
    "Evidence",
    "Extraction",
    "Fingerprint",
    "Fold",
    "LegendItem",
    "Masthead",
    "Measure",
    "MirrorRow",
    "NumberRefused",
    "ObsStatus",
    "Observation",
    "Option",
    "Origin",
    "Page",
    "Partner",
    "PartnerGroup",
    "PartnerLine",
    "PeopleRow",
    "Period",
    "PeriodKind",
    "ProductMention",
    "Prose",
    "Question",
    "Quotation",
    "Quotations",
    "Quoted",
    "Reading",
    "Receipt",
    "Rejection",
    "RejectionReason",
    "Rows",
    "Run",
    "SaidRow",
    "Scope",
    "Slot",
    "Source",
    "SourceKind",
    "Statement",
    "StatementRow",
    "Strip",
    "StripMark",
    "Table",
    "Tables",
    "Tabs",
    "Text",
    "Tie",
    "TieReading",
    "TimeWords",
    "TradeRow",
    "Valuation",
    "View",
    "address_fault",
    "inside",
    "is_iso_date",
    "kind_of",
    "once",
    "visible",
]
