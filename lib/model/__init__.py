"""The nouns every other room speaks in: frozen values, standard library only.

Names follow SDMX (reporter, partner, indicator, unit, obs_status) and the W3C Web
Annotation model (exact, prefix, suffix, start, end), so that a newcomer can look each
one up outside the project.

What is read and kept:

    article, quotation   a document that was read, and the words in it; fingerprint: what it is
                         known by
    reading              a figure as spoken; bound: how it was hedged
    observation          a figure as a row, with its period and source
    vintage              what was refreshed; addition: what was added
    tables               all of one edition; world_trade: the dataset beside them

What is shown:

    question, page       what a reader asks, and what is shown; masthead: what is above it
    rows                 what a chart draws, a table shows and a file holds
    brought              an article that a reader brought
    messages, errors     what is worded later; what is refused

Words of others:

    visible, formula     as eyes may see them, and as spreadsheets may
    wrapping             broken lines, joined
    web_address          what an address of a document must be
"""

from lib.model.addition import Addition, Correction, Receipt
from lib.model.article import Article
from lib.model.bound import Bound
from lib.model.brought import (
    BroughtArticle,
    Candidate,
    CandidatePart,
    Doubts,
    Inference,
    InferenceKind,
    Refusal,
)
from lib.model.errors import DataError, RefusedError, placed, table_place
from lib.model.fingerprint import Fingerprint
from lib.model.masthead import Chip, Masthead, Partner, PartnerGroup, PartnerLine
from lib.model.messages import (
    TITLE,
    CodeName,
    Either,
    Filling,
    Message,
    Say,
    in_english,
    mark,
    mark_plural,
    with_years_open,
)
from lib.model.observation import (
    Measure,
    Observation,
    ObsStatus,
    Origin,
    Scope,
    Valuation,
)
from lib.model.page import (
    AnnotatedText,
    Annotation,
    Block,
    Card,
    Cards,
    Chart,
    Choice,
    ChoiceForm,
    Columns,
    Controls,
    Copy,
    EndLabel,
    Files,
    Fold,
    LegendItem,
    Menus,
    Option,
    OtherReadings,
    Page,
    Prose,
    Quotations,
    Quoted,
    ReadingOption,
    Rows,
    Run,
    Search,
    Slot,
    Statement,
    Strip,
    StripMark,
    Table,
    Tabs,
    Terms,
    Text,
    inside,
)
from lib.model.period import Frequency, Period, PeriodKind, kind_of
from lib.model.question import PeriodView, Question, View
from lib.model.quotation import CONTEXT, Quotation, Rejection, RejectionReason, Tie
from lib.model.reading import (
    SURE,
    TIME_RULES,
    UNLISTED,
    AreaMention,
    Direction,
    Evidence,
    Extraction,
    NumberRefused,
    PeriodCandidate,
    ProductMention,
    Reading,
    SidesCandidate,
    TieReading,
    TimeWords,
)
from lib.model.rows import (
    BlockRow,
    ClaimKind,
    ClaimRow,
    DifferenceRow,
    GoodsRow,
    GrowthWindowRow,
    Known,
    MembershipChange,
    MembersMeant,
    MirrorRow,
    OneSided,
    PeopleRow,
    PeriodRow,
    Reach,
    ReportedGoodsRow,
    SaidKind,
    SaidRow,
    SourceRelation,
    StatementRow,
    TradeRow,
    Verdict,
    WorldGoodsRow,
)
from lib.model.source import NO_PUBLISHER, Source, SourceKind, is_iso_date
from lib.model.tables import ColumnMeaning, TableMeaning, Tables, once
from lib.model.vintage import WITHDRAWN, Refreshed, Vintage
from lib.model.visible import one_line, shortened, visible
from lib.model.web_address import address_fault

__all__ = [
    "CONTEXT",
    "NO_PUBLISHER",
    "SURE",
    "TIME_RULES",
    "TITLE",
    "UNLISTED",
    "WITHDRAWN",
    "Addition",
    "AnnotatedText",
    "Annotation",
    "AreaMention",
    "Article",
    "Block",
    "BlockRow",
    "Bound",
    "BroughtArticle",
    "Candidate",
    "CandidatePart",
    "Card",
    "Cards",
    "Chart",
    "Chip",
    "Choice",
    "ChoiceForm",
    "ClaimKind",
    "ClaimRow",
    "CodeName",
    "ColumnMeaning",
    "Columns",
    "Controls",
    "Copy",
    "Correction",
    "DataError",
    "DifferenceRow",
    "Direction",
    "Doubts",
    "Either",
    "EndLabel",
    "Evidence",
    "Extraction",
    "Files",
    "Filling",
    "Fingerprint",
    "Fold",
    "Frequency",
    "GoodsRow",
    "GrowthWindowRow",
    "Inference",
    "InferenceKind",
    "Known",
    "LegendItem",
    "Masthead",
    "Measure",
    "MembersMeant",
    "MembershipChange",
    "Menus",
    "Message",
    "MirrorRow",
    "NumberRefused",
    "ObsStatus",
    "Observation",
    "OneSided",
    "Option",
    "Origin",
    "OtherReadings",
    "Page",
    "Partner",
    "PartnerGroup",
    "PartnerLine",
    "PeopleRow",
    "Period",
    "PeriodCandidate",
    "PeriodKind",
    "PeriodRow",
    "PeriodView",
    "ProductMention",
    "Prose",
    "Question",
    "Quotation",
    "Quotations",
    "Quoted",
    "Reach",
    "Reading",
    "ReadingOption",
    "Receipt",
    "Refreshed",
    "Refusal",
    "RefusedError",
    "Rejection",
    "RejectionReason",
    "ReportedGoodsRow",
    "Rows",
    "Run",
    "SaidKind",
    "SaidRow",
    "Say",
    "Scope",
    "Search",
    "SidesCandidate",
    "Slot",
    "Source",
    "SourceKind",
    "SourceRelation",
    "Statement",
    "StatementRow",
    "Strip",
    "StripMark",
    "Table",
    "TableMeaning",
    "Tables",
    "Tabs",
    "Terms",
    "Text",
    "Tie",
    "TieReading",
    "TimeWords",
    "TradeRow",
    "Valuation",
    "Verdict",
    "View",
    "Vintage",
    "WorldGoodsRow",
    "address_fault",
    "in_english",
    "inside",
    "is_iso_date",
    "kind_of",
    "mark",
    "mark_plural",
    "once",
    "one_line",
    "placed",
    "shortened",
    "table_place",
    "visible",
    "with_years_open",
]
