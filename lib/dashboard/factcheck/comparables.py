"""Which figures on record are comparable to a claim, and in which reading of it.

A claim often names no period, and may speak of "some" members of a block. So the
comparability gate is asked under each candidate: as if that time, that member had been meant.
Whole years and parts of a year stay apart by their kind. Where only the unit differs, the
figure is a candidate still; nothing is converted.

What an office collects from a country's reports (`lib.codelists.compilers`) is one figure with that
of the country's own office: it is comparable where the own office has none on record for the same
time. Of a figure with several vintages the latest that was public by the day of the claim counts,
and the latest since.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TypedDict

from lib.codelists import codelist, ever_members, flow_of_share, indicators, members
from lib.codelists.compilers import is_collected, nearness
from lib.dashboard.factcheck.comparability import Counted, comparable, differences
from lib.dashboard.queries.derived import Derived, Window, levels, over_time
from lib.dashboard.queries.editions import edition_of, last_day
from lib.dashboard.queries.vintages import is_refreshed, standing
from lib.model import (
    Frequency,
    Measure,
    MembersMeant,
    Observation,
    Origin,
    Period,
    PeriodKind,
    Scope,
    Tables,
    once,
)

_SUMS = ("trade_turnover", "trade_balance")
_PERCENT, _PERCENT_OF_GDP = "percent", "percent_gdp"
_FLOWS = ("trade_turnover", "exports", "imports")
_COUNTS = "counts"
"""What the gate calls it that one figure is of people and the other of cases, or of some people."""
_OVER_TIME = (Measure.GROWTH, Measure.CHANGE)

_Counted = tuple[str, Measure, str | None, str]
"""An indicator, a measure, the goods where not all, and who reports it."""

_Candidate = tuple[Observation, Derived | None]


class _Whose(TypedDict):
    """Whose figures are looked at, on either side."""

    reporters: frozenset[str]
    partners: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """A claim as it may be meant: of "some" members, each one, and all of them together."""

    name: MembersMeant | None
    member: str | None
    claim: Observation


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure on record that is comparable to a claim in a reading of it, units aside.

    `computed` says how, where it was computed. `refused` is what it counts where it is not
    comparable after all, for that one reason: cases over a time, or some of the people alone.
    """

    reading: ClaimReading
    figure: Observation
    computed: Derived | None
    refused: Counted | None = None


def comparables(claim: Observation, day: date, tables: Tables) -> Iterator[Candidate]:
    """The figures that the gate lets share an axis with a claim made on a `day`, units aside; and
    those it refuses for what they count alone."""
    found = list(_through_gate(claim, day, tables))
    refreshed = [one for one in found if is_refreshed(one.figure, tables)]
    if not refreshed:
        return iter(found)
    left_out = {*_replaced(refreshed, found, day)}
    left_out.update(_second_reports(refreshed, found))
    return (one for one in found if one.figure.observation_id not in left_out)


def _replaced(
    refreshed: Sequence[Candidate], found: Sequence[Candidate], day: date
) -> Iterator[str]:
    """The figures that a later vintage replaced: of those known on the day of a claim, and of
    those since."""
    of_vintages = {_edition_among(one.figure, day) for one in refreshed}
    latest: dict[Hashable, Observation] = {}
    for figure in sorted((one.figure for one in found), key=edition_of):
        same = _edition_among(figure, day)
        if same in of_vintages:
            if same in latest:
                yield latest[same].observation_id
            latest[same] = figure


def _edition_among(row: Observation, day: date) -> Hashable:
    """What the editions agree in of which one counts: then, or since."""
    return *_time_of(row), row.compiler, row.definition, last_day(row.published) < day


def _second_reports(refreshed: Sequence[Candidate], found: Sequence[Candidate]) -> Iterator[str]:
    """What was collected from the reports of a country of whom something nearer is on record."""
    collected = [one.figure for one in refreshed if is_collected(one.figure)]
    if not collected:
        return
    compilers = codelist("compiler")
    nearest: dict[Hashable, int] = {}
    for one in found:
        figure = one.figure
        if compilers[figure.compiler or ""].attributes["kind"] == "statistics":
            same = _time_of(figure)
            nearest[same] = min(nearness(figure), nearest.get(same, nearness(figure)))
    for figure in collected:
        if nearness(figure) > nearest[_time_of(figure)]:
            yield figure.observation_id


def _time_of(row: Observation) -> tuple[Hashable, ...]:
    """Whose figure it is, of what, of which time and in which unit: whoever compiled it."""
    return (
        *(row.reporter, row.partner, row.indicator, row.measure, row.product, row.unit),
        *(row.period_start, row.period_end, row.base_period_start, row.base_period_end),
    )


def _through_gate(claim: Observation, day: date, tables: Tables) -> Iterator[Candidate]:
    readings = {comparable(meant.claim).pair: meant for meant in _readings(claim, day)}
    gates = {pair: comparable(meant.claim) for pair, meant in readings.items()}
    nowhere, gate = ClaimReading(None, None, claim), comparable(claim)
    areas = frozenset(side for meant in readings.values() for side in _sides(meant.claim))
    windows = _windows(claim) if claim.measure in _OVER_TIME else None
    for figure, computed in _candidates(claim, areas, windows or (), tables):
        if not _in_time(claim, figure, windows):
            continue
        seen = comparable(figure)
        asked = gates.get(seen.pair, gate)
        refused = {*differences(replace(asked, period_kind=seen.period_kind), seen)} - {"unit"}
        if refused <= {_COUNTS}:
            counted = seen.counted if refused else None
            yield Candidate(readings.get(seen.pair, nowhere), figure, computed, counted)


def _sides(row: Observation) -> tuple[str, ...]:
    return tuple(side for side in (row.reporter, row.partner) if side is not None)


def _readings(claim: Observation, day: date) -> Iterator[ClaimReading]:
    of_reporter = claim.reporter_scope is Scope.SOME
    if not of_reporter and claim.partner_scope is not Scope.SOME:
        yield ClaimReading(None, None, claim)
        return
    block = claim.reporter if of_reporter else claim.partner
    whole = (
        replace(claim, reporter_scope=Scope.WHOLE)
        if of_reporter
        else replace(claim, partner_scope=Scope.WHOLE)
    )
    yield ClaimReading(MembersMeant.TOGETHER, block, whole)
    for member in members(block or "", day, day):
        if member not in _sides(claim):
            of_member = (
                replace(whole, reporter=member) if of_reporter else replace(whole, partner=member)
            )
            yield ClaimReading(MembersMeant.EACH, member, of_member)


def _candidates(
    claim: Observation, areas: frozenset[str], windows: Sequence[Window], tables: Tables
) -> Iterator[_Candidate]:
    """Recorded and computed figures of what the claim counts, put as the claim puts it."""
    partners = areas | ever_members(claim.partner or "")
    recorded = _recorded_of(claim, areas, partners, tables)
    yield from ((row, None) for row in recorded)
    if claim.product is not None:
        return
    printed = _first_printed(recorded) if claim.measure is Measure.LEVEL else {}
    for derived in _computed(claim, areas, partners, windows, tables):
        figure = derived.observation
        if last_day(figure.published) < printed.get(_printed_as(figure), date.max):
            yield figure, derived


def _computed(
    claim: Observation,
    reporters: frozenset[str],
    partners: frozenset[str],
    windows: Sequence[Window],
    tables: Tables,
) -> tuple[Derived, ...]:
    """Sums, balances, growth and change that exports and imports on record make."""
    indicator, measure, block = claim.indicator, claim.measure, claim.partner
    whose: _Whose = {"reporters": reporters, "partners": partners}
    if indicator in _FLOWS and measure in _OVER_TIME:
        return over_time(tables, indicator, measure, windows, block, **whose)
    if indicator in (*_SUMS, *_FLOWS) and measure is Measure.LEVEL:
        return levels(tables, indicator, block, **whose)
    return ()


def _recorded_of(
    claim: Observation, reporters: frozenset[str], partners: frozenset[str], tables: Tables
) -> tuple[Observation, ...]:
    """The recorded figures of what the claim counts and of the same goods, or all."""
    units = codelist("unit")
    kind = units[claim.unit].attributes["kind"]
    return tuple(
        row
        for reporter in sorted(reporters)
        for row in _recorded(tables).get(
            (_counted(claim), claim.measure, claim.product, reporter), ()
        )
        if (row.partner in partners or row.partner is claim.partner is None)
        and units[row.unit].attributes["kind"] == kind
    )


@once
def _recorded(tables: Tables) -> Mapping[_Counted, tuple[Observation, ...]]:
    """The figures on record by indicator, measure, goods and reporter."""
    figures: dict[_Counted, list[Observation]] = {}
    for row in standing(tables):
        if row.origin is Origin.RECORDED:
            counted = _counted(row), row.measure, row.product, row.reporter
            figures.setdefault(counted, []).append(_in_percent(row))
    return MappingProxyType({counted: tuple(rows) for counted, rows in figures.items()})


def _in_percent(row: Observation) -> Observation:
    """A figure in per cent of gross domestic product as texts give it, in per cent, where its
    definition says what these are of."""
    is_defined = row.unit == _PERCENT_OF_GDP and row.definition is not None
    return replace(row, unit=_PERCENT) if is_defined else row


def _counted(row: Observation) -> str:
    """What a figure counts: a share that is kept under trade may be one of exports alone."""
    return flow_of_share(row.definition) or row.indicator


def _first_printed(recorded: Iterable[Observation]) -> Mapping[Hashable, date]:
    """When a compiler first printed a sum itself: from that day on it is not computed again."""
    days: dict[Hashable, date] = {}
    for row in recorded:
        printed, day = _printed_as(row), last_day(row.published)
        days[printed] = min(day, days.get(printed, day))
    return days


def _printed_as(row: Observation) -> Hashable:
    """What a compiler's own sum and a computed one agree in."""
    whose = row.reporter, row.partner, row.compiler, row.definition
    return *whose, row.unit, row.period_start, row.period_end


def _windows(claim: Observation) -> tuple[Window, ...] | None:
    """Base and period that the claim names, or whole years that a span such as "in four years"
    may mean; None: no time was named.

    Of a span the years from the one it starts in, or as many as it has, to the one it ends in
    or the last whole one before: "in four years", said in October 2024, is 2020 to 2024, 2020
    to 2023 or 2019 to 2023.
    """
    period, base = _period(claim), _base_period(claim)
    if period is None:
        return None
    if base is not None:
        return ((base, period),)
    first, last = period.start.year, period.end.year
    spans = {(begin, end) for end in (last - 1, last) for begin in (first, end - (last - first))}
    years = sorted((begin, end) for begin, end in spans if begin < end)
    return tuple((Period.of_year(begin), Period.of_year(end)) for begin, end in years)


def _in_time(claim: Observation, figure: Observation, windows: tuple[Window, ...] | None) -> bool:
    """Whether the figure is of the time the claim names, if it names any; of what any day has,
    such as people who live somewhere, also of a time within it; and of a day that of its month."""
    if windows is not None:
        return (_base_period(figure), _period(figure)) in windows
    named, period = _period(claim), _period(figure)
    if named is None or named == period:
        return True
    is_stock = indicators()[claim.indicator].is_stock and claim.measure is Measure.LEVEL
    if not is_stock or period is None:
        return False
    is_within = named.start <= period.start and period.end <= named.end
    month = Frequency.MONTH.period(Frequency.MONTH.number_of(named.start))
    return is_within or (named.kind is PeriodKind.DAY and period == month)


def _period(row: Observation) -> Period | None:
    return _between(row.period_start, row.period_end)


def _base_period(row: Observation) -> Period | None:
    return _between(row.base_period_start, row.base_period_end)


def _between(start: date | None, end: date | None) -> Period | None:
    return None if start is None or end is None else Period(start, end)
