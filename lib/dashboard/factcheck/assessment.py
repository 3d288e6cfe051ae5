"""What the record says of a claim: every comparable figure, with its ratio to the claim, a
verdict, and whether it was known then; and what follows from all of them together.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from lib.codelists import HOME, codelist, indicators
from lib.codelists.compilers import is_collected, is_estimate
from lib.dashboard.factcheck.comparability import Counted
from lib.dashboard.factcheck.comparables import Candidate, comparables
from lib.dashboard.factcheck.verdict import Span, span, step_of_growth, verdict
from lib.dashboard.queries.claims import claims, figures_of_codes, has_home
from lib.dashboard.queries.currency import DOLLARS, converted
from lib.dashboard.queries.editions import edition_of, last_day
from lib.dashboard.queries.reports import in_one
from lib.model import (
    Bound,
    ClaimKind,
    ClaimRow,
    Known,
    Measure,
    MembersMeant,
    Observation,
    PeriodKind,
    Quotation,
    Tables,
    Verdict,
    kind_of,
    once,
)

_PARTS_OF_YEARS = (PeriodKind.PART_YEAR, PeriodKind.WINDOW)
"""Times of which a figure says little of a claim about a year."""

_OPEN = (Bound.MORE_THAN, Bound.AT_LEAST, Bound.AT_MOST, Bound.UP_TO)
"""Bounds that leave one side of a figure open."""

_AGREEING = (Verdict.CONSISTENT, Verdict.ROUNDS_TO_SAME)

_NEAR = math.log(2)
"""After figures that agree with a claim, another is worth a word if it is within twice of it."""


class Extreme(StrEnum):
    """Which of several figures goes furthest a claim's way."""

    HIGHEST = "highest"
    LOWEST = "lowest"
    NEAREST = "nearest"


class Times(StrEnum):
    """Of which times figures are wanted: any, those that can be compared with the claim (whole
    years beside a claim of a year), or the parts of years that are left."""

    ANY = "any"
    WHOLE = "whole"
    PART = "part"


class Sort(StrEnum):
    """What figures are counted apart: those that can be compared with the claim, parts of years
    where the claim is of a whole one, and those in another unit."""

    SAME_TIME = "same_time"
    PARTS = "parts"
    OTHER_UNIT = "other_unit"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many figures of a sort, known then or since, say what."""

    sort: Sort
    known: Known
    verdicts: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class Findings:
    """What the comparable figures of one time, known then or since, say of a claim.

    `rows` are those that count in a sentence: in the claim's unit, no parts of a year unless the
    claim is of one, of single members and not of a block as a sum. `notable` is the one to name
    with those that agree, or where none does: the highest, lowest or nearest (`Assessment.extreme`)
    that does not agree; None where there is nothing to add.
    """

    known: Known
    rows: tuple[ClaimRow, ...]
    consistent: tuple[ClaimRow, ...]
    rounds_to_same: tuple[ClaimRow, ...]
    cannot_tell: int
    notable: ClaimRow | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """A claim with every figure on record that is comparable to it, and what follows.

    `rows` are in the claim's unit and in the order they are drawn, `other_units` the figures that
    differ in their unit alone, unit by unit. `findings` are of the figures known then, and of
    those known since. `best` is the one figure that goes furthest the claim's way, of all that are
    comparable. `late` are statistics of times that were over on the day of the claim, of which an
    edition came out later, and `late_best` the best of them. `together` is what the block of a
    claim about some members comes to, in any unit. `cases` are figures that are not comparable
    since they count cases, not people, in the claim's unit, and `of_some` those that are not since
    they count some of the people alone. `printed` are totals of a block by a definition of its
    compiler's own, and `estimates` what an office estimated that nobody reported: both are among
    the rows and count in no sentence. `converts` is whether there are amounts in another currency
    that can be put in dollars.
    """

    claim: ClaimRow
    rows: tuple[ClaimRow, ...]
    other_units: tuple[ClaimRow, ...]
    tallies: tuple[Tally, ...]
    findings: tuple[Findings, Findings]
    extreme: Extreme
    best: ClaimRow | None
    late: tuple[ClaimRow, ...]
    late_best: ClaimRow | None
    together: tuple[ClaimRow, ...]
    cases: tuple[ClaimRow, ...]
    of_some: tuple[ClaimRow, ...]
    printed: tuple[ClaimRow, ...]
    estimates: tuple[ClaimRow, ...]
    converts: bool

    @property
    def alike(self) -> tuple[ClaimRow, ...]:
        """The rows of times that can be compared with the claim."""
        return _of_times(self.claim, self.rows, Times.WHOLE)

    @property
    def counted(self) -> tuple[ClaimRow, ...]:
        """The same without the totals of a block that are of another definition, and without
        estimates."""
        return tuple(
            row for row in self.alike if row not in self.printed and row not in self.estimates
        )

    @property
    def parts(self) -> tuple[ClaimRow, ...]:
        """The rows of parts of years that are left."""
        return _of_times(self.claim, self.rows, Times.PART)


@dataclass(frozen=True, slots=True)
class RecordRange:
    """From what to what one side's figures reach that are comparable to a claim.

    `side` is None for those of neither side; `definition` tells people counted in one way from
    those counted in another, and is None for anything else. `reading` is None unless the claim
    is about some members of a block. Years are those the figures are of, inclusive.
    """

    side: str | None
    kind: ClaimKind
    reading: MembersMeant | None
    definition: str | None
    lowest: ClaimRow
    highest: ClaimRow
    latest: ClaimRow
    first_year: int
    last_year: int
    count: int


@dataclass(frozen=True, slots=True)
class Brief:
    """A claim and the range on record, for a card.

    `ranges` are of statistics, in the order they are drawn; `statements` are what officials of
    the other side gave, the nearest to the claim first, else what officials of any side did.
    `together` is what the block of a claim about some members comes to, whoever gives it.
    """

    claim: ClaimRow
    ranges: tuple[RecordRange, ...]
    statements: tuple[ClaimRow, ...]
    together: tuple[ClaimRow, ...]


@once
def codes(tables: Tables) -> tuple[str, ...]:
    """Every claim, those about Kyrgyzstan's own ties first."""
    known = figures_of_codes(tables)
    of_home = [code for code, rows in known.items() if any(map(has_home, rows))]
    return tuple(dict.fromkeys((*of_home, *known)))


def against(
    code: str, tables: Tables, *, dollars: bool = False, times: Times = Times.ANY
) -> tuple[ClaimRow, ...]:
    """The claim and every figure in its unit that is comparable to it, in the order drawn; of
    parts of years, which are no test of a claim of a year, the figures alone.

    `dollars` converts the amounts of whole years, if the claim is in dollars.
    """
    observation, published = _rows(code, tables, dollars=dollars)
    claim = _itself(observation, code, tables)
    rows = _of_times(claim, _same_unit(observation, published), times)
    return rows if times is Times.PART else (claim, *rows)


def apart(code: str, tables: Tables, *, dollars: bool = False) -> tuple[ClaimRow, ...]:
    """The figures that differ from the claim in their unit alone, unit by unit; as `against`."""
    return _other_units(*_rows(code, tables, dollars=dollars))


def assess(code: str, tables: Tables, *, dollars: bool = False) -> Assessment:
    """All that a page about a claim shows, its comparable figures looked up once."""
    observation, published = _rows(code, tables)
    converts = observation.unit == DOLLARS and any(
        converted(row, tables) is not row for row in published
    )
    if dollars and converts:
        _, published = _rows(code, tables, dollars=True)
    claim = _itself(observation, code, tables)
    rows = _same_unit(observation, published)
    other_units = _other_units(observation, published)
    printed = _printed_totals(rows)
    estimates = tuple(filter(is_estimate, rows))
    uncounted = {row.observation_id for row in (*printed, *estimates)}
    counted = [row for row in rows if row.observation_id not in uncounted]
    alike = _of_times(claim, tuple(counted), Times.WHOLE)
    single = tuple(row for row in alike if row.reading is not MembersMeant.TOGETHER)
    late = tuple(row for row in single if _came_out_late(row, claim))
    extreme = _extreme_of(claim)
    then, since = (_findings(single, claim, known) for known in Known)
    return Assessment(
        claim=claim,
        rows=rows,
        other_units=other_units,
        tallies=_tallies(claim, counted, [row for row in other_units if not is_estimate(row)]),
        findings=(then, since),
        extreme=extreme,
        best=best(_closed(single), claim),
        late=late,
        late_best=best(late, claim),
        together=tuple(
            row
            for row in sorted((*rows, *other_units), key=_beginning)
            if row.reading is MembersMeant.TOGETHER and not is_part(row)
            if row not in printed and not is_estimate(row)
        ),
        cases=_same_unit(observation, _refused(code, tables, Counted.CASES)),
        of_some=_same_unit(observation, _refused(code, tables, Counted.SOME)),
        printed=printed,
        estimates=estimates,
        converts=converts,
    )


def in_brief(code: str, tables: Tables) -> Brief:
    """The range on record of the whole-year figures that are comparable to a claim, of people of
    any time; and the statements nearest to it. Cheap enough for a dozen cards."""
    observation, rows = _rows(code, tables)
    claim = _itself(observation, code, tables)
    drawn = _same_unit(observation, rows)
    printed = _printed_totals(drawn)
    alike = [
        row
        for row in drawn
        if (of_any_length(claim) or not is_part(row))
        and row not in printed
        and not is_estimate(row)
    ]
    groups: dict[object, list[ClaimRow]] = {}
    for row in _of_home_first(_closed(alike)):
        if row.kind is ClaimKind.STATISTICS or is_stock(row):
            groups.setdefault(_counted_alike(row), []).append(row)
    said = [row for row in alike if row.kind is ClaimKind.STATEMENT]
    others = [row for row in said if row.side not in (None, HOME)]
    return Brief(
        claim,
        tuple(_range(rows) for rows in _of_latest(groups, alike)),
        tuple(sorted(others or said, key=lambda row: (distance(row), _beginning(row)))),
        tuple(row for row in _closed(alike) if row.reading is MembersMeant.TOGETHER),
    )


def _of_latest(
    groups: Mapping[object, Sequence[ClaimRow]], rows: Iterable[ClaimRow]
) -> Iterable[Sequence[ClaimRow]]:
    """The groups, without people counted in a way after which something newer was only stated,
    unless there are no others: their count is not the latest of its definition."""
    newest: dict[object, date] = {}
    for row in filter(is_stock, rows):
        way = _counted_alike(row)
        newest[way] = max(newest.get(way, date.min), _ending(row))
    latest = [
        group
        for way, group in groups.items()
        if max(map(_ending, group)) >= newest.get(way, date.min)
    ]
    return latest or groups.values()


def claim_row(figure: Observation, code: str, tables: Tables) -> ClaimRow:
    """A figure that was stated as the row of its claim, compared with nothing."""
    return _itself(figure, code, tables)


def best(rows: Sequence[ClaimRow], claim: ClaimRow) -> ClaimRow | None:
    """The highest figure for "more than", the lowest for "at most", else the nearest."""
    if not rows:
        return None
    match _extreme_of(claim):
        case Extreme.HIGHEST:
            return max(rows, key=lambda row: row.obs_value)
        case Extreme.LOWEST:
            return min(rows, key=lambda row: row.obs_value)
        case _:
            return min(rows, key=distance)


def _extreme_of(claim: ClaimRow) -> Extreme:
    """Which figure goes furthest a claim's way."""
    match claim.bound:
        case Bound.MORE_THAN | Bound.AT_LEAST:
            return Extreme.HIGHEST
        case Bound.AT_MOST | Bound.UP_TO:
            return Extreme.LOWEST
        case _:
            return Extreme.NEAREST


def distance(row: ClaimRow) -> float:
    """How far from the claim a figure is: twice as much is as far as half."""
    return math.inf if row.ratio is None else abs(math.log(row.ratio))


def is_stock(row: ClaimRow) -> bool:
    """Whether the figure is a number at a time, which any date has, and not a year's sum."""
    return indicators()[row.indicator].is_stock


def is_part(row: ClaimRow) -> bool:
    """Whether the figure is of a part of a year, or of a stretch that is no year."""
    return row.period_kind in _PARTS_OF_YEARS


def of_any_length(claim: ClaimRow) -> bool:
    """Whether figures of parts of years say as much of a claim as those of whole years: where
    people are counted, and where the claim itself is of such a time."""
    return is_stock(claim) or is_part(claim)


def _printed_totals(rows: Sequence[ClaimRow]) -> tuple[ClaimRow, ...]:
    """The totals of a block that its compiler prints by a definition of its own, such as the CIS
    with Ukraine, where the rows have the sum of the members as well: one thing counted in two ways.
    """
    definitions = codelist("definition")
    sums = {_total_of(row) for row in rows if row.definition is None}
    return tuple(
        row
        for row in rows
        if row.definition in definitions
        and "as_of" in definitions[row.definition or ""].attributes
        and _total_of(row) in sums
    )


def _total_of(row: ClaimRow) -> object:
    """What a printed total and the sum of the members agree in."""
    times = row.period_start, row.period_end, row.base_period_start, row.base_period_end
    return row.compiler, row.reporter, row.partner, row.measure, row.unit, times


def _of_times(claim: ClaimRow, rows: tuple[ClaimRow, ...], times: Times) -> tuple[ClaimRow, ...]:
    if times is Times.ANY:
        return rows
    any_length, wants_parts = of_any_length(claim), times is Times.PART
    return tuple(row for row in rows if (is_part(row) and not any_length) is wants_parts)


def _rows(
    code: str, tables: Tables, *, dollars: bool = False
) -> tuple[Observation, tuple[ClaimRow, ...]]:
    """The claim and every comparable figure, in any unit, in no order."""
    claim = claims(tables)[code]
    rows = _rows_of(code, tables, dollars=dollars, refused=None)
    return claim, rows


def _refused(code: str, tables: Tables, counted: Counted) -> tuple[ClaimRow, ...]:
    """The figures that count something else than the claim of people, in any unit, in no order."""
    if not indicators()[claims(tables)[code].indicator].is_stock:
        return ()
    return _rows_of(code, tables, dollars=False, refused=counted)


def _rows_of(
    code: str, tables: Tables, *, dollars: bool, refused: Counted | None
) -> tuple[ClaimRow, ...]:
    claim = claims(tables)[code]
    day = date.fromisoformat(_published(claim, tables))
    meant = _meant(claim, _words(claim, tables).exact)
    convert = dollars and claim.unit == DOLLARS
    return tuple(
        _row(candidate, claim, code, meant, day, tables if convert else None)
        for candidate in comparables(claim, day, tables)
        if candidate.refused is refused
    )


def _row(
    candidate: Candidate,
    claim: Observation,
    code: str,
    meant: Span,
    day: date,
    rates: Tables | None,
) -> ClaimRow:
    """A comparable figure with what it says of the claim, in dollars where there are `rates`."""
    figure, computed, reading = candidate.figure, candidate.computed, candidate.reading
    compiler = codelist("compiler")[figure.compiler or ""].attributes
    values = span(figure.obs_value, figure.bound)
    same_unit = figure.unit == claim.unit and not is_estimate(figure)
    published = ClaimRow(
        observation_id=figure.observation_id,
        claim=code,
        kind=ClaimKind(compiler["kind"]),
        verdict=None if is_estimate(figure) else _says(meant, values, same_unit=same_unit),
        known=Known.THEN if last_day(figure.published) < day else Known.SINCE,
        ratio=_ratio(figure.obs_value, claim.obs_value) if same_unit else None,
        reading=reading.name,
        member=reading.member,
        side=None if is_collected(figure) else compiler.get("side"),
        reporter=figure.reporter,
        reporter_scope=figure.reporter_scope,
        partner=figure.partner,
        partner_words=figure.partner_words,
        partner_scope=figure.partner_scope,
        indicator=figure.indicator,
        measure=figure.measure,
        product=figure.product,
        product_words=figure.product_words,
        definition=figure.definition,
        period_start=figure.period_start,
        period_end=figure.period_end,
        period_kind=kind_of(figure.period_start, figure.period_end),
        base_period_start=figure.base_period_start,
        base_period_end=figure.base_period_end,
        withheld=figure.withheld,
        inferred=figure.inferred,
        confidence=figure.confidence,
        base_value=computed.base_value if computed else None,
        base_unit=computed.base_unit if computed else None,
        obs_value=figure.obs_value,
        bound=figure.bound,
        unit=figure.unit,
        valuation=figure.valuation,
        compiler=figure.compiler,
        published=figure.published,
        obs_status=figure.obs_status,
        reports=1,
        exact=None,
        speaker=None,
        source_id=figure.source_id,
        derivation=computed.derivation if computed else None,
        derived_from=computed.derived_from if computed else None,
        note=figure.note,
    )
    row = converted(published, rates) if rates is not None else published
    if row is published or is_estimate(row):
        return row
    rate = row.obs_value / figure.obs_value if figure.obs_value else 1.0
    return replace(
        row,
        verdict=verdict(meant, values.times(rate)),
        ratio=_ratio(row.obs_value, claim.obs_value),
    )


def _says(meant: Span, values: Span, *, same_unit: bool) -> Verdict:
    """What a figure says of the claim; in another unit nothing can be said."""
    return verdict(meant, values) if same_unit else Verdict.CANNOT_TELL


def _ratio(value: float, claimed: float) -> float | None:
    """The figure over the claim; None where one is below zero and the other is not."""
    ratio = value / claimed
    return ratio if ratio > 0 else None


def _meant(claim: Observation, words: str) -> Span:
    """The values that a claim stands for."""
    value, step = claim.obs_value, None
    if claim.measure is Measure.GROWTH:
        step = step_of_growth(words, value)
    return span(value, claim.bound, spoken=True, step=step)


def _words(claim: Observation, tables: Tables) -> Quotation:
    return tables.quotations[claim.quotation_id or ""]


def _published(claim: Observation, tables: Tables) -> str:
    """The day the article of a claim was published."""
    return tables.sources[claim.source_id].published


def _itself(claim: Observation, code: str, tables: Tables) -> ClaimRow:
    """The claim as a row."""
    words = _words(claim, tables)
    return ClaimRow(
        observation_id=claim.observation_id,
        claim=code,
        kind=ClaimKind.CLAIM,
        verdict=None,
        known=None,
        ratio=None,
        reading=None,
        member=None,
        side=claim.reporter if has_home(claim) else None,
        reporter=claim.reporter,
        reporter_scope=claim.reporter_scope,
        partner=claim.partner,
        partner_words=claim.partner_words,
        partner_scope=claim.partner_scope,
        indicator=claim.indicator,
        measure=claim.measure,
        product=claim.product,
        product_words=claim.product_words,
        definition=claim.definition,
        period_start=claim.period_start,
        period_end=claim.period_end,
        period_kind=kind_of(claim.period_start, claim.period_end),
        base_period_start=claim.base_period_start,
        base_period_end=claim.base_period_end,
        withheld=claim.withheld,
        inferred=claim.inferred,
        confidence=claim.confidence,
        base_value=None,
        base_unit=None,
        obs_value=claim.obs_value,
        bound=claim.bound,
        unit=claim.unit,
        valuation=claim.valuation,
        compiler=claim.compiler,
        published=_published(claim, tables),
        obs_status=claim.obs_status,
        reports=1,
        exact=words.exact,
        speaker=words.speaker,
        source_id=claim.source_id,
        derivation=None,
        derived_from=None,
        note=claim.note,
    )


def _same_unit(claim: Observation, rows: Iterable[ClaimRow]) -> tuple[ClaimRow, ...]:
    return tuple(_in_order(in_one(row for row in rows if row.unit == claim.unit)))


def _other_units(claim: Observation, rows: Iterable[ClaimRow]) -> tuple[ClaimRow, ...]:
    """Unit by unit."""
    others = in_one(row for row in rows if row.unit != claim.unit)
    units = sorted({row.unit for row in others})
    return tuple(row for unit in units for row in _in_order([r for r in others if r.unit == unit]))


def _in_order(rows: Sequence[ClaimRow]) -> list[ClaimRow]:
    """By section, members by size, then by time: the same for any order of the input."""
    size: dict[object, float] = {}
    for row in rows:
        lane = _section(row), row.member
        counts = row.member is not None and not is_estimate(row)
        size[lane] = max(size.get(lane, 0.0), row.obs_value if counts else 0.0)

    def order(row: ClaimRow) -> tuple[int, float, date, date, tuple[date, str]]:
        section = _section(row)
        period = row.period_start or date.max, row.period_end or date.max
        return section, -size[section, row.member], *period, edition_of(row)

    return sorted(rows, key=order)


def _section(row: ClaimRow) -> int:
    """What belongs together: people counted alike; else whole years by reading or by whose
    figure it is, Kyrgyzstan's first, those that an office collected after both sides' own and
    those of neither side last; then parts of a year."""
    if is_stock(row):
        definitions = list(codelist("definition"))
        known = row.definition in definitions
        return definitions.index(row.definition or "") if known else len(definitions)
    if is_part(row):
        return 9
    if row.reading is not None:
        return int(row.reading is MembersMeant.TOGETHER)
    if is_collected(row):
        return 4 + int(row.reporter != HOME)
    if row.side not in (row.reporter, row.partner):
        return 8
    return 2 * int(row.side != HOME) + int(row.kind is ClaimKind.STATEMENT)


def _tallies(
    claim: ClaimRow, rows: Sequence[ClaimRow], other_units: Sequence[ClaimRow]
) -> tuple[Tally, ...]:
    """By sort, what was known then first; a sort of which there is nothing is left out."""
    any_length = of_any_length(claim)
    sorts = {
        Sort.SAME_TIME: [row for row in rows if any_length or not is_part(row)],
        Sort.PARTS: [row for row in rows if is_part(row) and not any_length],
        Sort.OTHER_UNIT: other_units,
    }
    return tuple(
        Tally(sort, known, MappingProxyType(verdicts))
        for sort, figures in sorts.items()
        for known in Known
        if (verdicts := Counter(_verdict(row) for row in figures if row.known is known))
    )


def _verdict(row: ClaimRow) -> Verdict:
    """The verdict of a figure on record: every one has one."""
    assert row.verdict is not None
    return row.verdict


def _findings(rows: Iterable[ClaimRow], claim: ClaimRow, known: Known) -> Findings:
    figures = tuple(row for row in rows if row.known is known)
    by_verdict = {
        verdict: tuple(row for row in figures if row.verdict is verdict) for verdict in Verdict
    }
    return Findings(
        known,
        figures,
        by_verdict[Verdict.CONSISTENT],
        by_verdict[Verdict.ROUNDS_TO_SAME],
        len(by_verdict[Verdict.CANNOT_TELL]),
        _notable(figures, claim),
    )


def _notable(figures: Sequence[ClaimRow], claim: ClaimRow) -> ClaimRow | None:
    """The figure to name after those that agree with a claim, or where none does."""
    verdicts = {row.verdict for row in figures}
    if Verdict.CONSISTENT in verdicts and claim.bound in _OPEN:
        return None
    rest = [row for row in _closed(figures) if row.verdict not in _AGREEING]
    if verdicts.intersection(_AGREEING):
        rest = [row for row in rest if distance(row) < _NEAR]
    return best(rest, claim)


def _closed(rows: Iterable[ClaimRow]) -> list[ClaimRow]:
    """The figures that leave no side open."""
    return [row for row in rows if row.bound not in _OPEN]


def _came_out_late(row: ClaimRow, claim: ClaimRow) -> bool:
    """Whether statistics are of a time that was over on the day of a claim, and came out since."""
    end = row.period_end
    was_over = end is not None and end.isoformat() < claim.published
    return row.known is Known.SINCE and row.kind is ClaimKind.STATISTICS and was_over


def _beginning(row: ClaimRow) -> date:
    return row.period_start or date.min


def _ending(row: ClaimRow) -> date:
    return row.period_end or date.min


def _counted_alike(row: ClaimRow) -> object:
    """What the figures of one range agree in: the definition of people; else the reading of a
    claim about some members, or whose figures they are."""
    if is_stock(row):
        return row.definition
    if is_collected(row):
        return row.reading, row.compiler, row.reporter
    return row.reading or _whose(row)


def _of_home_first(rows: Sequence[ClaimRow]) -> Iterator[ClaimRow]:
    """Of what is counted for members of a block the home country's figures alone, where it has
    any: of two sides' one range would be of neither."""
    is_home = {
        row.reading for row in rows if row.kind is ClaimKind.STATISTICS and _whose(row) == HOME
    } - {None}
    return (row for row in rows if row.reading not in is_home or _whose(row) == HOME)


def _whose(row: ClaimRow) -> str | None:
    """The side whose figure it is, if it is one of the two."""
    return row.side if row.side in (row.reporter, row.partner) else None


def _range(rows: Sequence[ClaimRow]) -> RecordRange:
    latest = max(rows, key=lambda row: (_ending(row), edition_of(row)))
    sides = {_whose(row) for row in rows}
    return RecordRange(
        side=_whose(latest) if len(sides) == 1 else None,
        kind=latest.kind,
        reading=latest.reading,
        definition=latest.definition if is_stock(latest) else None,
        lowest=min(rows, key=lambda row: row.obs_value),
        highest=max(rows, key=lambda row: row.obs_value),
        latest=latest,
        first_year=min(row.period_start.year for row in rows if row.period_start),
        last_year=max(row.period_end.year for row in rows if row.period_end),
        count=len(rows),
    )
