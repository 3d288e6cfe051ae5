"""The same goods in the figures of both sides: what one exports is what the other imports.

Exports are valued at the exporter's border (FOB), imports at the importer's with freight and
insurance (CIF). So the importer's figure is expected to be higher, by 5 to 20 per cent for a
landlocked country; only what lies outside that asks for another reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from lib.codelists import HOME, codelist
from lib.dashboard.queries.currency import DOLLARS, converted
from lib.dashboard.queries.editions import edition_of
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.trade import levels
from lib.model import (
    Bound,
    Measure,
    MirrorRow,
    Observation,
    Origin,
    Period,
    PeriodKind,
    Tables,
    TradeRow,
    once,
)

FREIGHT = (1.05, 1.20)
"""What freight and insurance make of a FOB value: the least and the most expected."""

OTHER = {"exports": "imports", "imports": "exports"}
"""The flow in the other side's figures."""


def both_sides(tables: Tables, partner: str, *, dollars: bool) -> tuple[MirrorRow, ...]:
    """Every period for which both sides have a figure of a flow, oldest first.

    Periods are the same to the day: part years only against the same months. Where several
    compilers of the other side have a figure, each is a row. With `dollars` whole years are
    converted, and what is in another currency is left out.
    """
    rows = []
    for direction, theirs in OTHER.items():
        others: dict[Period, list[MirrorRow]] = {}
        for figure in _theirs(tables).get((partner, theirs), ()):
            if (row := _in(_of_observation(figure, direction), dollars)) is not None:
                others.setdefault(_period(row), []).append(row)
        for printed in _ours(tables, direction, partner):
            row = _in(printed, dollars)
            if row is not None and _period(row) in others:
                rows += _compared(row, others[_period(row)])
    return tuple(sorted(rows, key=lambda row: (row.direction, row.period_start, row.period_end)))


def with_both_sides(tables: Tables, partners: Sequence[str]) -> tuple[str, ...]:
    """The partners for which both sides have a figure for the same period."""
    found = _of_both(tables)
    return tuple(code for code in partners if code in found)


def _compared(ours: MirrorRow, others: Sequence[MirrorRow]) -> list[MirrorRow]:
    """The rows of one period: the home country's, then the other side's, with ratio and band
    where all are in one currency."""
    rows = (ours, *others)
    if len({row.unit for row in rows}) > 1:
        return list(rows)
    low, high = FREIGHT
    return [
        replace(
            row,
            ratio=None if row is ours else _ratio(ours, row),
            freight_low=row.obs_value * low if row.indicator == "exports" else None,
            freight_high=row.obs_value * high if row.indicator == "exports" else None,
        )
        for row in rows
    ]


def _ratio(ours: MirrorRow, other: MirrorRow) -> float:
    """The importer's figure by the exporter's."""
    exporter, importer = (ours, other) if ours.indicator == "exports" else (other, ours)
    return importer.obs_value / exporter.obs_value


def _ours(tables: Tables, flow: str, partner: str) -> list[MirrorRow]:
    """Whole years as the pages draw them (`lib.dashboard.queries.trade`), and part years as
    printed."""
    years = [_of_trade(row) for row in levels(tables, Series(partner), flow)]
    parts = _parts_of_years(tables).get((partner, flow), ())
    return years + [_of_observation(figure, flow) for figure in parts]


def _in(row: MirrorRow, dollars: bool) -> MirrorRow | None:
    """The row as it is, or in dollars; None where there is no rate for its period."""
    if not dollars:
        return row
    in_dollars = converted(row)
    return in_dollars if in_dollars.unit == DOLLARS else None


def _of_trade(row: TradeRow) -> MirrorRow:
    return MirrorRow(
        observation_id=row.observation_id,
        direction=row.indicator,
        reporter=row.reporter,
        partner=row.partner,
        indicator=row.indicator,
        measure=row.measure,
        year=row.year,
        period_start=row.period_start,
        period_end=row.period_end,
        period_kind=PeriodKind.YEAR,
        obs_value=row.obs_value,
        bound=row.bound,
        unit=row.unit,
        valuation=row.valuation,
        ratio=None,
        freight_low=None,
        freight_high=None,
        compiler=row.compiler,
        obs_status=row.obs_status,
        source_id=None,
        derivation=row.derivation,
        derived_from=row.derived_from,
        note=row.note,
    )


def _of_observation(figure: Observation, direction: str) -> MirrorRow:
    assert figure.partner and figure.compiler and figure.period_start and figure.period_end
    return MirrorRow(
        observation_id=figure.observation_id,
        direction=direction,
        reporter=figure.reporter,
        partner=figure.partner,
        indicator=figure.indicator,
        measure=figure.measure,
        year=figure.period_start.year,
        period_start=figure.period_start,
        period_end=figure.period_end,
        period_kind=Period(figure.period_start, figure.period_end).kind,
        obs_value=figure.obs_value,
        bound=figure.bound,
        unit=figure.unit,
        valuation=figure.valuation,
        ratio=None,
        freight_low=None,
        freight_high=None,
        compiler=figure.compiler,
        obs_status=figure.obs_status,
        source_id=figure.source_id,
        derivation=None,
        derived_from=None,
        note=figure.note,
    )


@once
def _theirs(tables: Tables) -> Mapping[tuple[str, str], tuple[Observation, ...]]:
    """Exports and imports with the home country that other sides report, the latest a compiler,
    by reporter and flow."""
    rows = [row for row in _levels(tables) if row.partner == HOME]
    return _grouped((row.reporter, row.indicator, row) for row in _latest(rows))


@once
def _parts_of_years(tables: Tables) -> Mapping[tuple[str, str], tuple[Observation, ...]]:
    """The home country's exports and imports in parts of years, by partner and flow."""
    rows = [row for row in _counted(tables) if Period(*_span(row)).kind is PeriodKind.PART_YEAR]
    return _grouped((row.partner or "", row.indicator, row) for row in _latest(rows))


@once
def _of_both(tables: Tables) -> frozenset[str]:
    """The partners for which both sides have a figure of a flow for the same period."""
    theirs = {
        (row.reporter, row.indicator, _span(row))
        for rows in _theirs(tables).values()
        for row in rows
    }
    return frozenset(
        row.partner
        for row in _counted(tables)
        if row.partner is not None and (row.partner, OTHER[row.indicator], _span(row)) in theirs
    )


@once
def _counted(tables: Tables) -> tuple[Observation, ...]:
    """The home country's exports and imports from tables of its offices, whole years and
    parts of years; nothing that officials or the press pass on."""
    compilers = codelist("compiler")
    return tuple(
        row
        for row in _levels(tables)
        if row.reporter == HOME
        and row.compiler is not None
        and compilers[row.compiler].attributes["kind"] == "statistics"
    )


@once
def _levels(tables: Tables) -> tuple[Observation, ...]:
    return tuple(
        row
        for row in tables.observations
        if row.indicator in OTHER
        and row.origin is Origin.RECORDED
        and row.measure is Measure.LEVEL
        and row.bound is Bound.EXACT
        and row.product is None
        and row.period_start is not None
        and row.period_end is not None
    )


def _latest(rows: Iterable[Observation]) -> tuple[Observation, ...]:
    """Of one compiler's figures for the same, the one published last; in the order of that."""
    latest: dict[tuple[object, ...], Observation] = {}
    for row in sorted(rows, key=edition_of):
        same = (row.reporter, row.partner, row.indicator, row.compiler, row.unit, _span(row))
        latest.pop(same, None)
        latest[same] = row
    return tuple(latest.values())


def _grouped(
    rows: Iterable[tuple[str, str, Observation]],
) -> Mapping[tuple[str, str], tuple[Observation, ...]]:
    groups: dict[tuple[str, str], list[Observation]] = {}
    for area, flow, row in rows:
        groups.setdefault((area, flow), []).append(row)
    return MappingProxyType({key: tuple(found) for key, found in groups.items()})


def _span(row: Observation) -> tuple[date, date]:
    assert row.period_start is not None and row.period_end is not None
    return row.period_start, row.period_end


def _period(row: MirrorRow) -> Period:
    return Period(row.period_start, row.period_end)
