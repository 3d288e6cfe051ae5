"""Kyrgyzstan's trade by month and quarter, as it was refreshed from one compiler.

Months are as the source gives them, and so are quarters: neither is made of the other. A figure
that was given again counts as in the latest vintage, one that was withdrawn does not. They are
figures of another compiler than the years of `trade`, and are never joined to those.

A block is the sum of those who were its members on every day of the month or quarter. A member
without a row had no trade then, as long as it cannot matter: what may be missing is at most what
the member had in the nearest period within a year, and at most what is in no country's row. Where
that comes to more than a hundredth of the sum, there is no sum.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lib.codelists import HOME, areas, ever_members
from lib.dashboard.queries.editions import last_day, status_of_parts
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.series_parts import may_be_missing, members_left
from lib.model import (
    WITHDRAWN,
    Bound,
    Frequency,
    Measure,
    Observation,
    ObsStatus,
    Origin,
    Period,
    PeriodRow,
    PeriodView,
    Tables,
    Valuation,
    once,
)

COMPILER = "IMF"
"""Whose figures are taken: those that Kyrgyzstan reports to it."""
MUCH = 0.01
"""The part of a sum that may be missing of it, at the most."""

_WORLD = "WLD"
_COUNTRY = "country"
_BALANCE = "trade_balance"
_FLOWS = ("exports", "imports")
_VALUATION = {"exports": Valuation.FOB, "imports": Valuation.CIF}
_DOLLARS = "USD"


@dataclass(frozen=True, slots=True)
class PartsOnRecord:
    """The refreshed exports and imports of one frequency, each in its latest vintage."""

    figures: Mapping[tuple[str, str, int], Observation]
    """By partner, flow and number of the period."""
    numbers: range
    """From the first period of which there is a figure to the last one."""
    unallocated: Mapping[tuple[str, int], float]
    """By flow and period, what of the total is in no country's row; of a period without a total
    it is not known."""
    traded: frozenset[tuple[str, str]]
    """The partners and flows of which there is any figure."""


@once
def refreshed(tables: Tables) -> Mapping[Frequency, PartsOnRecord]:
    """The months and the quarters that were refreshed; a frequency of which there are none is not
    among them."""
    if not tables.refreshed:
        return MappingProxyType({})
    found: dict[Frequency, dict[tuple[str, str, int], Observation]] = {}
    for row in tables.parts_of_years(HOME):
        if not _is_flow(row) or row.period_start is None or row.period_end is None:
            continue
        for frequency in Frequency:
            number = frequency.number(row.period_start, row.period_end)
            if number is not None:
                key = (row.partner or "", row.indicator, number)
                found.setdefault(frequency, {})[key] = row  # the latest vintage comes last
    made = {frequency: _refreshed(rows) for frequency, rows in sorted(found.items())}
    return MappingProxyType({frequency: one for frequency, one in made.items() if one.figures})


def _is_flow(row: Observation) -> bool:
    return (
        row.indicator in _FLOWS
        and row.compiler == COMPILER
        and row.reporter == HOME
        and row.partner is not None
        and row.origin is Origin.RECORDED
        and row.measure is Measure.LEVEL
        and row.bound is Bound.EXACT
        and row.unit == _DOLLARS
        and row.product is None
    )


def _refreshed(latest: Mapping[tuple[str, str, int], Observation]) -> PartsOnRecord:
    figures = {key: row for key, row in latest.items() if row.note != WITHDRAWN}
    numbers = [number for _, _, number in figures] or [0]
    left: dict[tuple[str, int], float] = {}
    for (partner, flow, number), row in figures.items():
        if partner == _WORLD:
            left[flow, number] = left.get((flow, number), 0.0) + row.obs_value
    for (partner, flow, number), row in figures.items():
        if (flow, number) in left and areas()[partner].kind == _COUNTRY:
            left[flow, number] -= row.obs_value
    return PartsOnRecord(
        MappingProxyType(figures),
        range(min(numbers), max(numbers) + 1),
        MappingProxyType({key: max(amount, 0.0) for key, amount in left.items()}),
        frozenset((partner, flow) for partner, flow, _ in figures),
    )


def frequencies(tables: Tables) -> tuple[Frequency, ...]:
    """Whether there are months, quarters, both or neither."""
    return tuple(refreshed(tables))


def years_refreshed(tables: Tables, frequency: Frequency) -> range:
    """The years from the first to the last of which there is a month or quarter."""
    if frequency not in refreshed(tables):
        return range(0)
    numbers = refreshed(tables)[frequency].numbers
    return range(numbers[0] // frequency.a_year, numbers[-1] // frequency.a_year + 1)


def by_period(
    tables: Tables,
    series: Iterable[Series],
    indicator: str,
    frequency: Frequency,
    view: PeriodView = PeriodView.AMOUNT,
    span: tuple[int, int] | None = None,
) -> tuple[PeriodRow, ...]:
    """Trade with each series by month or quarter, oldest first; `span` is the first and the last
    year in which a row may end.

    Missing is absent, never 0: a sum of twelve months is only there with all of them, a multiple
    of the year before only where both are above nothing.
    """
    made = {
        PeriodView.AMOUNT: amounts,
        PeriodView.ROLLING: _rolling,
        PeriodView.YEAR_BEFORE: _year_before,
    }[view]
    first, last = span or (0, math.inf)
    return tuple(
        row
        for one in series
        for row in made(tables, one, indicator, frequency)
        if first <= row.period_end.year <= last
    )


def amounts(
    tables: Tables, series: Series, indicator: str, frequency: Frequency
) -> tuple[PeriodRow, ...]:
    """The amounts of one series, oldest first."""

    def made() -> tuple[PeriodRow, ...]:
        if frequency not in refreshed(tables):
            return ()
        found = refreshed(tables)[frequency]
        rows = (_amount(found, series, indicator, frequency, n) for n in found.numbers)
        return tuple(row for row in rows if row is not None)

    return tables.kept((amounts, series, indicator, frequency), made)


def largest_series(
    tables: Tables, series: Sequence[Series], indicator: str, frequency: Frequency, count: int
) -> tuple[Series, ...]:
    """So many of some series, in their order: those with most in the last year on record."""
    if len(series) <= count:
        return tuple(series)
    sizes = {one: size(tables, one, indicator, frequency) for one in series}
    kept = frozenset(sorted(series, key=lambda one: -sizes[one])[:count])
    return tuple(one for one in series if one in kept)


def never_given(tables: Tables, row: PeriodRow, frequency: Frequency) -> tuple[str, ...]:
    """The members of a block, at the time of its row, of which no period has a figure of what the
    row counts."""
    found = refreshed(tables)[frequency]
    flows = (row.indicator,) if row.indicator in _FLOWS else _FLOWS
    last = frequency.period(frequency.number_of(row.period_end))
    return tuple(
        area
        for area in members_left(Series.of(row.series), last)
        if found.traded.isdisjoint((area, flow) for flow in flows)
    )


def size(tables: Tables, series: Series, indicator: str, frequency: Frequency) -> float:
    """What a series came to in the last twelve months on record, as far as it has figures."""
    if frequency not in refreshed(tables):
        return 0.0
    since = frequency.period(refreshed(tables)[frequency].numbers[-1] - frequency.a_year + 1).start
    rows = amounts(tables, series, indicator, frequency)
    return abs(sum(row.obs_value for row in rows if row.period_start >= since))


def largest_partner(
    tables: Tables, chosen: Collection[str], indicator: str, frequency: Frequency
) -> tuple[str, bool] | None:
    """The country with most trade in the last twelve months that is neither chosen nor was ever a
    member of a chosen block, and whether no other country at all has more."""
    ranked = tables.kept(
        (largest_partner, indicator, frequency),
        lambda: _ranked(tables, indicator, frequency),
    )
    covered = {code for one in chosen for code in (one, *ever_members(one))}
    first = next((code for code in ranked if code not in covered), None)
    return None if first is None else (first, first == ranked[0])


def _ranked(tables: Tables, indicator: str, frequency: Frequency) -> tuple[str, ...]:
    """The countries with trade in the last twelve months, the largest first."""
    found = refreshed(tables)[frequency].figures
    countries = sorted({code for code, _, _ in found if areas()[code].kind == _COUNTRY})
    sizes = {code: size(tables, Series(code), indicator, frequency) for code in countries}
    return tuple(code for code in sorted(countries, key=lambda c: -sizes[c]) if sizes[code])


def figures_behind(tables: Tables, row: PeriodRow) -> tuple[Observation, ...]:
    """The refreshed figures that a row was computed from, or is: of what was computed of amounts,
    those that the amounts are made of."""
    names = row.derived_from.split()
    figures = _by_name(tables)
    if names[0] in figures:
        return tuple(figures[name] for name in names)
    made = {
        amount.observation_id: amount
        for frequency in frequencies(tables)
        for amount in amounts(tables, Series.of(row.series), row.indicator, frequency)
    }
    return tuple(figures[one] for name in names for one in made[name].derived_from.split())


@once
def _by_name(tables: Tables) -> Mapping[str, Observation]:
    found = refreshed(tables).values()
    return {row.observation_id: row for one in found for row in one.figures.values()}


def _amount(
    found: PartsOnRecord, series: Series, indicator: str, frequency: Frequency, number: int
) -> PeriodRow | None:
    """The row of one period: the figure as it was given, or what its parts add up to. None where
    no part has a figure, or where more may be missing than does not matter."""
    period = frequency.period(number)
    flows = (indicator,) if indicator in _FLOWS else _FLOWS
    parts = members_left(series, period) if ever_members(series.area) else (series.area,)
    terms = [(area, flow) for flow in flows for area in parts]
    rows = [
        row for area, flow in terms if (row := found.figures.get((area, flow, number))) is not None
    ]
    if not rows or _may_be_missing(found, parts, flows, number, frequency) > MUCH * sum(
        row.obs_value for row in rows
    ):
        return None
    signs = [-1 if indicator == _BALANCE and row.indicator == "imports" else 1 for row in rows]
    as_given = terms == [(series.area, indicator)]
    return PeriodRow(
        observation_id=rows[0].observation_id
        if as_given
        else _name(series.code, indicator, PeriodView.AMOUNT, period),
        series=series.code,
        series_label=series.label(),
        reporter=HOME,
        partner=series.area,
        without=" ".join(series.without) or None,
        indicator=indicator,
        measure=Measure.LEVEL,
        period_start=period.start,
        period_end=period.end,
        base_period_start=None,
        base_period_end=None,
        obs_value=float(sum(r.obs_value * s for r, s in zip(rows, signs, strict=True))),
        bound=Bound.EXACT,
        unit=_DOLLARS,
        valuation=_VALUATION.get(indicator, Valuation.MIXED),
        compiler=COMPILER,
        published=_since(row.published for row in rows),
        obs_status=_status(row.obs_status for row in rows),
        derivation=None if as_given else _formula(rows, signs),
        derived_from=" ".join(row.observation_id for row in rows),
        note="; ".join(_notes(found, parts, flows, number, rows)) or None,
    )


def _may_be_missing(
    found: PartsOnRecord,
    parts: Iterable[str],
    flows: Iterable[str],
    number: int,
    frequency: Frequency,
) -> float:
    """The most that the parts without a figure may have had in a period."""
    most = 0.0
    for flow in flows:
        silent = [
            area
            for area in parts
            if (area, flow) in found.traded and (area, flow, number) not in found.figures
        ]
        most += may_be_missing(
            found.figures, found.unallocated, silent, flow, number, frequency.a_year
        )
    return most


def _notes(
    found: PartsOnRecord,
    parts: Sequence[str],
    flows: Iterable[str],
    number: int,
    rows: Iterable[Observation],
) -> Iterator[str]:
    yield from dict.fromkeys(row.note for row in rows if row.note is not None)
    for flow in flows:
        silent = [area for area in parts if (area, flow, number) not in found.figures]
        if silent:
            yield f"no row of {flow}: {', '.join(silent)}"


def _formula(rows: Sequence[Observation], signs: Sequence[int]) -> str:
    """``exports ARM + exports BLR - imports ARM``"""
    text = " ".join(
        f"{'+' if sign > 0 else '-'} {row.indicator} {row.partner}"
        for row, sign in zip(rows, signs, strict=True)
    )
    return text.removeprefix("+ ")


def _rolling(
    tables: Tables, series: Series, indicator: str, frequency: Frequency
) -> Iterator[PeriodRow]:
    """Twelve months up to each month, or four quarters, of which none is missing."""
    of_number = _by_number(amounts(tables, series, indicator, frequency), frequency)
    for number in of_number:
        asked = range(number - frequency.a_year + 1, number + 1)
        parts = [of_number[one] for one in asked if one in of_number]
        if len(parts) == frequency.a_year:
            period = Period(parts[0].period_start, parts[-1].period_end)
            yield _of_amounts(
                parts,
                _name(series.code, indicator, PeriodView.ROLLING, period, frequency),
                value=float(sum(part.obs_value for part in parts)),
                period=period,
                derivation=f"{len(parts)} {frequency.value}s of {series.code} added up",
            )


def _year_before(
    tables: Tables, series: Series, indicator: str, frequency: Frequency
) -> Iterator[PeriodRow]:
    """Each amount as a multiple of that of the same month or quarter of the year before."""
    if indicator == _BALANCE:
        return
    of_number = _by_number(amounts(tables, series, indicator, frequency), frequency)
    for number, row in of_number.items():
        base = of_number.get(number - frequency.a_year)
        if base is None or base.obs_value <= 0 or row.obs_value <= 0:
            continue
        period, before = frequency.period(number), frequency.period(number - frequency.a_year)
        yield _of_amounts(
            [row, base],
            _name(series.code, indicator, PeriodView.YEAR_BEFORE, period),
            value=row.obs_value / base.obs_value,
            period=period,
            derivation=f"{series.code} {period.code} / {series.code} {before.code}",
            base=before,
        )


def _by_number(rows: Iterable[PeriodRow], frequency: Frequency) -> dict[int, PeriodRow]:
    numbered = ((frequency.number(row.period_start, row.period_end), row) for row in rows)
    return {number: row for number, row in numbered if number is not None}


def _of_amounts(
    parts: Sequence[PeriodRow],
    name: str,
    *,
    value: float,
    period: Period,
    derivation: str,
    base: Period | None = None,
) -> PeriodRow:
    """What was computed of amounts of one series: growth where it has a `base`, else a sum."""
    first = parts[0]
    notes = dict.fromkeys(part.note for part in parts if part.note is not None)
    return PeriodRow(
        observation_id=name,
        series=first.series,
        series_label=first.series_label,
        reporter=first.reporter,
        partner=first.partner,
        without=first.without,
        indicator=first.indicator,
        measure=Measure.GROWTH if base else Measure.LEVEL,
        period_start=period.start,
        period_end=period.end,
        base_period_start=base.start if base else None,
        base_period_end=base.end if base else None,
        obs_value=value,
        bound=Bound.EXACT,
        unit="ratio" if base else first.unit,
        valuation=first.valuation,
        compiler=first.compiler,
        published=_since(part.published for part in parts),
        obs_status=_status(part.obs_status for part in parts),
        derivation=derivation,
        derived_from=" ".join(part.observation_id for part in parts),
        note=next(iter(notes)) if len(notes) == 1 else None,
    )


def _name(
    code: str, indicator: str, view: PeriodView, period: Period, frequency: Frequency | None = None
) -> str:
    """``computed:RUS:exports:rolling:2025-07..2026-06:month``"""
    parts = ["computed", code, indicator, view.value, period.code]
    return ":".join([*parts, *([frequency.value] if frequency else [])])


def _since(days: Iterable[str]) -> str:
    return max(days, key=last_day)


def _status(statuses: Iterable[str]) -> ObsStatus:
    """Of what is made of several: estimated where any is, else provisional where any is."""
    found = {*statuses}
    return ObsStatus.ESTIMATED if ObsStatus.ESTIMATED in found else status_of_parts(found)
