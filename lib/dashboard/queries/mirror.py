"""The same goods in the figures of both sides: what one exports is what the other imports.

Exports are valued at the exporter's border (FOB), imports at the importer's with freight and
insurance (CIF). So the importer's figure is expected to be higher, by 5 to 20 per cent for a
landlocked country; only what lies outside that asks for another reason.

A block is compared in the same countries: where the two sides count other members, the home
country's figure is made to hold those of the other side.

Of the home country one figure counts, its own office's or else the nearest of those who collect
what it reports. Of the other side each compiler has a figure. What is estimated was reported by
nobody, and may be made of the other side's own figures: it has no ratio.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from lib.codelists import HOME, area_label, areas, codelist, ever_members
from lib.codelists.compilers import is_estimate, nearness
from lib.dashboard.queries.currency import DOLLARS, converted
from lib.dashboard.queries.editions import edition_of, status_of_parts
from lib.dashboard.queries.series import counted_by
from lib.dashboard.queries.vintages import latest_standing
from lib.model import (
    Bound,
    Measure,
    MirrorRow,
    Observation,
    Origin,
    Period,
    Tables,
    once,
)

FREIGHT = (1.05, 1.20)
"""What freight and insurance make of a FOB value: the least and the most expected."""

R = TypeVar("R", Observation, MirrorRow)

_TURNOVER = "trade_turnover"
OTHER_FLOW = {"exports": "imports", "imports": "exports"}
"""The flow in the other side's figures."""


def both_sides(
    tables: Tables,
    partner: str,
    *,
    dollars: bool,
    first: int | None = None,
    last: int | None = None,
) -> tuple[MirrorRow, ...]:
    """Every period for which both sides have a figure of a flow, oldest first; of the years from
    `first` to `last` alone where these are given.

    Periods are the same to the day: part years only against the same months. Where several
    compilers of the other side have a figure, each is a row: what officials or the press pass on,
    then statistics, those of its own office first. With `dollars` whole years are converted, and
    what is in another currency is left out.
    """
    rows: list[MirrorRow] = []
    for direction, flow in OTHER_FLOW.items():
        others: dict[Period, list[Observation]] = {}
        for figure in _theirs(tables).get((partner, flow), ()):
            others.setdefault(Period(*_span(figure)), []).append(figure)
        for printed in _ours(tables).get((partner, direction), ()):
            start, end = _span(printed)
            is_asked = (first is None or first <= start.year) and (last is None or end.year <= last)
            if is_asked and (theirs := others.get(Period(start, end))):
                rows += _of_period(tables, printed, theirs, dollars=dollars)
    return tuple(sorted(rows, key=lambda row: (row.direction, row.period_start, row.period_end)))


def to_compare(theirs: Sequence[MirrorRow]) -> MirrorRow:
    """Of the other side's rows of one period the one to compare with: the latest of the nearest
    statistics that were reported, else of what is passed on, else an estimate."""
    reported = [row for row in theirs if not is_estimate(row)] or theirs
    return _nearest([row for row in reported if _is_statistics(row)] or reported)


def in_order_of_offices(rows: Sequence[MirrorRow]) -> list[MirrorRow]:
    """The other side's rows of those periods of which several offices reported, those of the
    office to compare with first."""
    theirs = [row for row in rows if row.reporter != HOME and not is_estimate(row)]
    offices: dict[tuple[date, date], set[str]] = {}
    for row in theirs:
        offices.setdefault((row.period_start, row.period_end), set()).add(row.compiler)
    several = [row for row in theirs if len(offices[row.period_start, row.period_end]) > 1]
    return sorted(several, key=lambda row: (not _is_statistics(row), nearness(row)))


def _nearest(rows: Sequence[R]) -> R:
    """The last of the nearest of several figures."""
    return min(reversed(rows), key=nearness)


def with_both_sides(tables: Tables, partners: Sequence[str]) -> tuple[str, ...]:
    """The partners for which both sides have a figure for the same period."""
    found = _of_both(tables)
    return tuple(code for code in partners if code in found)


@once
def years_compared(tables: Tables) -> range:
    """The years of which either side or its officials have a figure of trade."""
    seen = {
        row.period_start.year
        for row in tables.observations
        if row.origin is Origin.RECORDED
        and row.period_start is not None
        and HOME in (row.reporter, row.partner)
        and (row.indicator in OTHER_FLOW or row.indicator == _TURNOVER)
    }
    return range(min(seen, default=0), max(seen, default=-1) + 1)


def _of_period(
    tables: Tables, printed: Observation, theirs: Sequence[Observation], *, dollars: bool
) -> list[MirrorRow]:
    """The rows of one period; none where one side has no figure that may be compared."""
    definition = _nearest([row for row in theirs if _is_statistics(row)] or theirs).definition
    ours = _of_the_same_countries(tables, printed, definition)
    rows = [_of_observation(figure, printed.indicator) for figure in theirs]
    others = [_in_dollars(row, tables) for row in rows] if dollars else rows
    compared = [row for row in others if row is not None]
    home = _in_dollars(ours, tables) if dollars and ours is not None else ours
    return _compared(home, compared) if home is not None and compared else []


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
            ratio=None if row is ours or is_estimate(row) else _ratio(ours, row),
            freight_low=row.obs_value * low if _is_sold(row) else None,
            freight_high=row.obs_value * high if _is_sold(row) else None,
        )
        for row in rows
    ]


def _is_sold(row: MirrorRow) -> bool:
    """Whether it is what the exporter counted, of which the importer's is expected to be more."""
    return row.indicator == "exports" and not is_estimate(row)


def _ratio(ours: MirrorRow, other: MirrorRow) -> float | None:
    """The importer's figure by the exporter's; None where the exporter counted nothing."""
    exporter, importer = (ours, other) if ours.indicator == "exports" else (other, ours)
    return importer.obs_value / exporter.obs_value if exporter.obs_value else None


def _of_the_same_countries(
    tables: Tables, printed: Observation, definition: str | None
) -> MirrorRow | None:
    """The home country's figure; of a block with the members that the other side's `definition`
    counts: whoever is not among them is taken out, whoever is missing is added.

    None where one of these has no figure: the two would not be of the same goods.
    """
    block, flow = printed.partner or "", printed.indicator
    row = _of_observation(printed, flow)
    if not ever_members(block) or printed.definition == definition:
        return row
    here, there = (counted_by(block, row.year, code) for code in (printed.definition, definition))
    factors = {code: -1 if code in here else 1 for code in areas() if code in here ^ there}
    figures = {code: _figure_of(tables, code, flow, _span(printed)) for code in factors}
    parts = {code: figure for code, figure in figures.items() if figure is not None}
    if not factors:
        return row
    if len(parts) < len(factors) or {part.unit for part in parts.values()} != {printed.unit}:
        return None
    formula = [f"{flow} {block}"]
    formula += [f"{'-' if factors[code] < 0 else '+'} {flow} {code}" for code in parts]
    names = " ".join(figure.observation_id for figure in (printed, *parts.values()))
    return replace(
        row,
        observation_id=f"computed:{printed.observation_id}:{definition}",
        obs_value=printed.obs_value + sum(factors[c] * parts[c].obs_value for c in parts),
        source_id=None,
        derivation=" ".join(formula),
        derived_from=names,
        obs_status=status_of_parts(part.obs_status for part in (printed, *parts.values())),
        note="; ".join(
            f"{'Without' if factors[code] < 0 else 'With'} {area_label(code)}, "
            "as the other side counts"
            for code in parts
        ),
    )


def _figure_of(
    tables: Tables, partner: str, flow: str, span: tuple[date, date]
) -> Observation | None:
    figures = _ours(tables).get((partner, flow), ())
    return next((figure for figure in figures if _span(figure) == span), None)


def _in_dollars(row: MirrorRow, tables: Tables) -> MirrorRow | None:
    """The row in dollars; None where there is no rate for its period."""
    in_dollars = converted(row, tables)
    return in_dollars if in_dollars.unit == DOLLARS else None


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
    by reporter and flow: what is passed on first, then the tables of statistical offices, those
    of the reporter's own first."""
    rows = _latest(row for row in _levels(tables) if row.partner == HOME)
    ordered = sorted(rows, key=lambda row: (_is_statistics(row), nearness(row)))
    return _grouped((row.reporter, row.indicator, row) for row in ordered)


@once
def _ours(tables: Tables) -> Mapping[tuple[str, str], tuple[Observation, ...]]:
    """The home country's exports and imports, the latest of each period by its own office, else
    by the nearest that collects what it reports, by partner and flow."""
    rows = _latest(_counted(tables))
    nearest: dict[tuple[object, ...], int] = {}
    for row in rows:
        same = (row.partner, row.indicator, _span(row))
        nearest[same] = min(nearness(row), nearest.get(same, nearness(row)))
    return _grouped(
        (row.partner or "", row.indicator, row)
        for row in rows
        if nearness(row) == nearest[row.partner, row.indicator, _span(row)]
    )


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
        if row.partner is not None
        and (row.partner, OTHER_FLOW[row.indicator], _span(row)) in theirs
    )


@once
def _counted(tables: Tables) -> tuple[Observation, ...]:
    """The home country's exports and imports from tables of its offices, whole years and
    parts of years, or as it reported them to others; nothing that officials or the press pass
    on, and no estimates."""
    return tuple(
        row
        for row in _levels(tables)
        if row.reporter == HOME and _is_statistics(row) and not is_estimate(row)
    )


def _is_statistics(row: Observation | MirrorRow) -> bool:
    """Whether a figure was read in a table of a statistical office."""
    compilers = codelist("compiler")
    return row.compiler is not None and compilers[row.compiler].attributes["kind"] == "statistics"


@once
def _levels(tables: Tables) -> tuple[Observation, ...]:
    return tuple(
        row
        for row in latest_standing(tables)
        if row.indicator in OTHER_FLOW
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
