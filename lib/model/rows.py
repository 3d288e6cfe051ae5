"""The rows that answer a question: what a chart draws, a table shows and a file holds.

Names of columns are those of the observations (`lib.model.Observation`) wherever the meaning is
the same. None is an empty cell. Dates are inclusive, values in base units, growth is a ratio
(new / base), a share is in percent.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    """What a figure on record says of a claim; never that anybody lied."""

    CONSISTENT = "consistent"
    NOT_CONSISTENT = "not_consistent"
    CANNOT_TELL = "cannot_tell"
    ROUNDS_TO_SAME = "rounds_to_same"
    """They are one number, as far as the words of either go."""


class Known(StrEnum):
    """Whether a figure was public before the day of a claim, or came out later."""

    THEN = "then"
    SINCE = "since"


class MembersMeant(StrEnum):
    """How a claim about some members of a block may be meant: of each, or of all in one sum."""

    EACH = "each"
    TOGETHER = "together"


class Reach(StrEnum):
    """Whether a growth over some years comes up to what a claim of growth says."""

    REACHED = "reached"
    ROUNDS_TO_SAME = "rounds_to_same"
    """It is just short of the claim's number, and rounds to it."""
    SHORT = "short"


class ClaimKind(StrEnum):
    """What a row compared with a claim is: the claim, a figure on record, or a restatement."""

    CLAIM = "claim"
    STATISTICS = "statistics"
    STATEMENT = "statement"
    AGAIN = "again"


class SourceRelation(StrEnum):
    """How two figures of one thing on record are related."""

    SAME_REPORTS = "same_reports"
    """One office passes on what the other has reported to it."""
    OTHER_EDITION = "other_edition"
    OWN_COUNT = "own_count"
    ESTIMATE = "estimate"
    """One of the two is no report: it differs by nature."""
    REVISION = "revision"
    """The later of two vintages of a service, and the earlier."""


class SaidKind(StrEnum):
    """Whether an article states a figure, or a tie without a number."""

    FIGURE = "figure"
    TIE = "tie"


@dataclass(frozen=True, slots=True)
class TradeRow:
    """One series (a partner, or a block less some members) in one year, from the Kyrgyz record.

    `observation_id` is the recorded row's own where nothing was computed, else it starts with
    ``computed:``; `derived_from` lists the recorded rows behind it, `derivation` says how.
    `product` is null for all goods.
    """

    observation_id: str
    series: str
    series_label: str
    reporter: str
    partner: str
    without: str | None
    indicator: str
    measure: str
    year: int
    period_start: date
    period_end: date
    base_year: int | None
    obs_value: float
    bound: str
    unit: str
    valuation: str
    compiler: str
    obs_status: str
    derivation: str | None
    derived_from: str
    note: str | None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One series (a partner, or a block less some members) in one month or quarter, or in twelve
    months, from the figures of one `compiler` that were refreshed.

    `observation_id` is the refreshed figure's own where nothing was computed, else it starts with
    ``computed:``. `derived_from` lists the figures that an amount is made of; of twelve months and
    of growth it lists the amounts, which are rows of their own. `published` is the day since which
    all that the value is made of has been public.
    """

    observation_id: str
    series: str
    series_label: str
    reporter: str
    partner: str
    without: str | None
    indicator: str
    measure: str
    period_start: date
    period_end: date
    base_period_start: date | None
    base_period_end: date | None
    obs_value: float
    bound: str
    unit: str
    valuation: str
    compiler: str
    published: str
    obs_status: str
    derivation: str | None
    derived_from: str
    note: str | None


@dataclass(frozen=True, slots=True)
class BlockRow:
    """What the Kyrgyz record prints of a block (`partner`) in one year, and its members' rows.

    `obs_value` is as printed, counted by `definition`; `members_value` is what those add up to who
    were members in the whole year, null where nobody was. `difference` is the first less the
    second. `counted_besides` are the countries that only the printed total counts,
    `not_counted` the members that it does not, codes with a space between them, and `unexplained`
    is what of the difference their rows do not explain. All in `unit`.
    """

    observation_id: str
    reporter: str
    partner: str
    indicator: str
    measure: str
    year: int
    period_start: date
    period_end: date
    obs_value: float
    members_value: float | None
    difference: float | None
    counted_besides: str | None
    not_counted: str | None
    unexplained: float
    bound: str
    unit: str
    valuation: str
    definition: str | None
    compiler: str
    obs_status: str
    derived_from: str
    note: str | None


@dataclass(frozen=True, slots=True)
class OneSided:
    """A year of which a partner has only exports or only imports on record, but not because there
    was no more: it has no turnover."""

    partner: str
    year: int
    flow: str
    """The one that is on record."""


@dataclass(frozen=True, slots=True)
class MembershipChange:
    """That members joined or left a block, and how much of its trade that was.

    `amount` is their trade in the first year with them or the last one, `total` all of the
    block's trade then, in dollars. `year` is the first whole year with or without them.
    """

    block: str
    year: int
    members: tuple[str, ...]
    is_joining: bool
    amount: float
    total: float


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """Kyrgyzstan's exports or imports of one good in one year, with all partners together.

    `observation_id` is the recorded row's own, or starts with ``computed:`` for a wider good whose
    printed parts were added up: `derivation` names these, and `missing` the parts that the tables
    print in other years and not in this one. `share`, in percent, is of `total`, all exports or
    imports of the year in the same edition; both are null where no total is on record.
    `derived_from` lists the recorded rows of the amount and of the total.
    """

    observation_id: str
    product: str
    reporter: str
    partner: str
    indicator: str
    measure: str
    year: int
    period_start: date
    period_end: date
    obs_value: float
    bound: str
    unit: str
    valuation: str
    share: float | None
    total: float | None
    compiler: str
    obs_status: str
    derivation: str | None
    derived_from: str
    missing: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class WorldGoodsRow:
    """One good of the Harmonized System in one year between `reporter` and `partner`, a country, a
    block or the world, from a dataset of the world's trade that was imported.

    `product` is a section, a chapter, a heading, six digits or all goods; it is a sum of so many
    six-digit goods (`products`) with every partner that counts as `partner` in that year.
    `quantity` is in tonnes, and null where any of the flows in it has none. `share`, in percent,
    is of `total`, of all rows that it was asked with; both are null over years.
    """

    observation_id: str
    product: str
    reporter: str
    partner: str
    indicator: str
    year: int
    period_start: date
    period_end: date
    obs_value: float
    unit: str
    quantity: float | None
    quantity_unit: str
    valuation: str
    share: float | None
    total: float | None
    products: int | None


@dataclass(frozen=True, slots=True)
class ReportedGoodsRow:
    """One figure of a good between Kyrgyzstan and `partner` that is in no table of goods: in money
    or in a quantity, of a year or a part of one, as an office, an official or the press gave it.

    `direction` is exports or imports as seen from Kyrgyzstan, `indicator` as `reporter` counts it.
    `period_start` and `period_end` are null where no period was given.
    """

    observation_id: str
    product: str
    direction: str
    reporter: str
    partner: str
    indicator: str
    measure: str
    period_start: date | None
    period_end: date | None
    period_kind: str
    obs_value: float
    bound: str
    unit: str
    valuation: str
    compiler: str | None
    published: str
    obs_status: str
    source_id: str
    derived_from: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class MirrorRow:
    """One side's figure for one flow of goods in one period.

    `direction` is exports or imports as seen from Kyrgyzstan; `reporter` is the side that counts.
    A row of the other side has the `ratio` of the importer's figure to the exporter's; the
    exporter's row has the amounts `freight_low` to `freight_high` expected of the importer. Both
    are null where the two are not in one currency.
    """

    observation_id: str
    direction: str
    reporter: str
    partner: str
    indicator: str
    measure: str
    year: int
    period_start: date
    period_end: date
    period_kind: str
    obs_value: float
    bound: str
    unit: str
    valuation: str
    ratio: float | None
    freight_low: float | None
    freight_high: float | None
    compiler: str
    obs_status: str
    source_id: str | None
    derivation: str | None
    derived_from: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """One figure of migrants from Kyrgyzstan in `partner`, or of money sent from there.

    `period_kind` is one of `lib.model.PeriodKind`; only figures of one kind may be joined.
    `superseded` is whether its compiler has published a later vintage that covers its time.
    `reports` says how often the figure is reported; `derived_from` names every report of several.
    """

    observation_id: str
    origin: str
    reporter: str
    partner: str
    indicator: str
    measure: str
    definition: str | None
    period_start: date | None
    period_end: date | None
    period_kind: str
    obs_value: float
    bound: str
    unit: str
    compiler: str | None
    published: str
    superseded: bool
    obs_status: str
    source_id: str
    note: str | None
    reports: int = 1
    derived_from: str | None = None


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One figure that two sources have: as a service gave it, beside what it is compared with.

    That is the latest edition of a compiler's own table on record, or, where the `relation` is
    ``revision``, what the service gave in the vintage before. `ratio` is the first value over the
    second, null where that is 0. Both are of the same areas, period, definition and unit; how they
    were valued may differ. `derived_from` names both rows.
    """

    observation_id: str
    relation: SourceRelation
    service: str
    reporter: str
    partner: str | None
    indicator: str
    measure: str
    product: str | None
    definition: str | None
    period_start: date
    period_end: date
    period_kind: str
    obs_value: float
    compared_value: float
    ratio: float | None
    unit: str
    valuation: str
    compared_valuation: str
    compiler: str
    compared_compiler: str
    published: str
    compared_published: str
    obs_status: str
    compared_status: str
    source_id: str
    derived_from: str
    note: str | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A figure on record compared with a claim; `kind` ``claim`` is the claim itself.

    `kind` is claim, statistics or statement (of restatements: claim or again); `side` says whose
    figure it is, null where it is neither side's. `reading`, of a claim about some members of a
    block, is each (of them) or together, and `member` the member or the block that is then meant.
    `known` is then where the figure was public before the day of the claim, else since; a month or
    a year was before that day only if all of it was. `ratio` is the figure over the claim, null in
    another unit. `exact` and `speaker` are the words of the claim. A figure is one row however
    often it is reported: `reports` says how often, `published` when first, and `derived_from`
    names every report.
    """

    observation_id: str
    claim: str
    kind: ClaimKind
    verdict: Verdict | None
    known: Known | None
    ratio: float | None
    reading: MembersMeant | None
    member: str | None
    side: str | None
    reporter: str
    reporter_scope: str
    partner: str | None
    partner_words: str | None
    partner_scope: str | None
    indicator: str
    measure: str
    product: str | None
    product_words: str | None
    definition: str | None
    period_start: date | None
    period_end: date | None
    period_kind: str
    base_period_start: date | None
    base_period_end: date | None
    withheld: str | None
    inferred: str | None
    confidence: float | None
    base_value: float | None
    base_unit: str | None
    obs_value: float
    bound: str
    unit: str
    valuation: str
    compiler: str | None
    published: str
    obs_status: str
    reports: int
    exact: str | None
    speaker: str | None
    source_id: str
    derivation: str | None
    derived_from: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class GrowthWindowRow:
    """Growth of trade with one member of a `block` from one whole year to another, from the Kyrgyz
    record.

    `obs_value` is the later year's amount over that of the base, `base_value` in `base_unit`.
    `reach` and `ratio` compare it with a `claim`: whether it comes up to it, and the growth over
    the claim; null where there is none.
    """

    observation_id: str
    claim: str | None
    reach: Reach | None
    ratio: float | None
    block: str
    reporter: str
    partner: str
    indicator: str
    measure: str
    base_period_start: date
    base_period_end: date
    period_start: date
    period_end: date
    base_value: float
    base_unit: str
    obs_value: float
    bound: str
    unit: str
    valuation: str
    compiler: str
    published: str
    obs_status: str
    derivation: str
    derived_from: str
    note: str | None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One figure for the turnover of Kyrgyzstan and `partner` in a whole `year`: `kind` is books
    (the Kyrgyz record, with no day of its own) or statement (an official's of `side`).
    """

    observation_id: str
    kind: str
    side: str | None
    partner: str
    year: int
    obs_value: float
    bound: str
    unit: str
    valuation: str
    compiler: str
    published: str | None
    obs_status: str
    reports: int
    source_id: str | None
    derivation: str | None
    derived_from: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A figure or a tie that an article states, with its words and their place.

    `kind` is figure or tie; `claim`, null for a tie, is the code of the figure in an address: the
    document and the first character of the words, ``24kg-2024-10-16.1101``. `topic` is the row of
    the grid it belongs to. `tie_kind` and `subject` are a tie's; the columns between are a
    figure's, null for a tie.
    """

    kind: SaidKind
    id: str
    topic: str
    claim: str | None
    source_id: str
    source_published: str
    source_title: str
    quotation_id: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    speaker: str | None
    reporter: str
    reporter_scope: str
    partner: str | None
    partner_words: str | None
    partner_scope: str | None
    tie_kind: str | None = None
    subject: str | None = None
    observation_id: str | None = None
    indicator: str | None = None
    measure: str | None = None
    product: str | None = None
    product_words: str | None = None
    obs_value: float | None = None
    bound: str | None = None
    unit: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    base_period_start: date | None = None
    base_period_end: date | None = None
    withheld: str | None = None
    inferred: str | None = None
    confidence: float | None = None
    definition: str | None = None
    valuation: str | None = None
