"""Kyrgyzstan's trade with its partners, year by year, as its statistical committee prints it.

Exports and imports are on record; turnover, balance, shares and growth are computed here
and nowhere else, and every computed row names the rows it was computed from.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from lib.codelists import HOME, areas
from lib.dashboard.queries.editions import edition_of
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.series_parts import Parts, Printed, is_added_up, members_of, parts
from lib.model import (
    Bound,
    Measure,
    Observation,
    ObsStatus,
    Origin,
    PeriodKind,
    Tables,
    TradeRow,
    Valuation,
    View,
    kind_of,
    once,
)

COMPILER = "NSC"
"""Whose tables are taken. What the press relays of them is `NSC-RELAYED`, another edition."""

WORLD = Series("WLD")
UNALLOCATED = "XXX"
"""The part of a total that is in no country's row. It is no partner."""

_BALANCE = "trade_balance"
_FLOWS = ("exports", "imports")
_VALUATION = {"exports": Valuation.FOB, "imports": Valuation.CIF}
_PERCENT = 100.0
_SEVERAL_COUNTRIES = ("block", "world")
"""Kinds of area in whose figures a part may be in no country's row."""


class _Base(NamedTuple):
    """What a level is divided by."""

    series: str
    year: int
    obs_value: float
    obs_status: str
    derived_from: str
    note: str | None


@once
def printed(tables: Tables) -> Printed:
    """The recorded exports and imports of whole years with each partner.

    They are the statistical committee's own tables; of a figure that it printed again the
    latest edition counts. Its figures as others relay them are never among them, nor hedged ones.
    """
    rows = [
        row
        for row in tables.observations
        if row.indicator in _FLOWS
        and row.compiler == COMPILER
        and row.reporter == HOME
        and row.origin is Origin.RECORDED
        and row.measure is Measure.LEVEL
        and row.bound is Bound.EXACT
        and row.product is None
        and row.partner is not None
        and _is_year(row)
    ]
    latest = {
        (row.partner or "", row.indicator, _year(row)): row for row in sorted(rows, key=edition_of)
    }
    figures = {key: latest[key] for key in sorted(latest)}
    definitions: dict[str, dict[int, str | None]] = {}
    for (partner, _, year), row in figures.items():
        of_partner = definitions.setdefault(partner, {})
        of_partner[year] = of_partner.get(year) or row.definition
    return Printed(
        MappingProxyType(figures),
        MappingProxyType({code: dict(sorted(of.items())) for code, of in definitions.items()}),
        tuple(sorted({year for _, _, year in figures})),
    )


@once
def partners(tables: Tables) -> tuple[str, ...]:
    """Every partner whose trade is on record, blocks first, the world aside.

    A block whose total is not printed is one where there are figures of its members.
    """
    codes = {*printed(tables).definitions, *added_up(tables)} - {WORLD.area, UNALLOCATED}
    return tuple(code for code in areas() if code in codes)


@once
def unallocated(tables: Tables) -> Mapping[tuple[str, int], float]:
    """How many dollars of a flow and year are in the printed total and in no country's row."""
    return MappingProxyType(
        {
            (flow, year): row.obs_value
            for (area, flow, year), row in printed(tables).figures.items()
            if area == UNALLOCATED
        }
    )


@once
def added_up(tables: Tables) -> tuple[str, ...]:
    """The blocks whose total is the sum of their members, as none is printed."""
    figures = printed(tables)
    return tuple(
        code
        for code in areas()
        if is_added_up(figures, code)
        and any(
            figures.definitions.keys() & inside for inside in members_of(figures, code).values()
        )
    )


def years(tables: Tables) -> tuple[int, ...]:
    """The years on record, oldest first."""
    return printed(tables).years


def trade(
    tables: Tables,
    series: Iterable[Series],
    indicator: str = "trade_turnover",
    view: View = View.LEVEL,
    base_year: int | None = None,
) -> tuple[TradeRow, ...]:
    """Trade with each series (`apart` or `whole` of the chosen partners), by year, oldest first.

    `base_year` is used by `View.GROWTH` alone. A year in which any part of a figure is missing
    has no row: missing is absent, never 0.
    """
    rows = [row for one in series for row in levels(tables, one, indicator)]
    match view:
        case View.SHARE:
            totals = [_as_base(row) for row in levels(tables, WORLD, indicator)]
            return tuple(_shares(rows, totals, "percent"))
        case View.TO_GDP:
            return tuple(_shares(rows, _gdp(tables), "percent_gdp"))
        case View.GROWTH:
            return tuple(_growth(rows, base_year))
        case View.YEARLY:
            return tuple(_growth(rows, None))
        case View.LEVEL:
            return tuple(rows)


def levels(
    tables: Tables, series: Series, indicator: str, year: int | None = None
) -> Iterator[TradeRow]:
    """Amounts of one series, oldest first; of one `year` alone where it is given."""
    figures = printed(tables)
    flows = (indicator,) if indicator in _FLOWS else _FLOWS
    by_year = parts(figures, series)
    if year is not None:
        by_year = {year: by_year[year]} if year in by_year else {}
    for number, made_of in by_year.items():
        row = _level(figures, series, indicator, flows, number, made_of)
        if row is not None:
            yield row


def _level(
    figures: Printed,
    series: Series,
    indicator: str,
    flows: Sequence[str],
    year: int,
    made_of: Parts,
) -> TradeRow | None:
    """The row of one year: the recorded figure, or what the figures of its parts add up to.

    None where a part has no figure, or they are in several units.
    """
    terms = [(area, flow, factor) for flow in flows for area, factor in made_of.areas]
    rows = [figures.figures.get((area, flow, year)) for area, flow, _ in terms]
    recorded = [row for row in rows if row is not None]
    if len(recorded) < len(terms) or len({row.unit for row in recorded}) > 1:
        return None
    if any((area, flow, year) not in figures.figures for flow in flows for area in made_of.needed):
        return None
    as_printed = len(terms) == 1 and terms[0][0] == series.area
    factors = [
        -factor if indicator == _BALANCE and flow == "imports" else factor
        for _, flow, factor in terms
    ]
    first = recorded[0]
    assert first.period_start is not None and first.period_end is not None
    # A definition that was mended is none that differs, and its note no longer holds.
    noted = [row for row in recorded if not (made_of.without and _differs(row))]
    return TradeRow(
        observation_id=first.observation_id
        if as_printed
        else f"computed:{series.code}:{indicator}:{Measure.LEVEL.value}:{year}",
        series=series.code,
        series_label=series.label(),
        reporter=HOME,
        partner=series.area,
        without=" ".join(made_of.without) or None,
        indicator=indicator,
        measure=Measure.LEVEL,
        year=year,
        period_start=first.period_start,
        period_end=first.period_end,
        base_year=None,
        obs_value=float(sum(r.obs_value * f for r, f in zip(recorded, factors, strict=True))),
        bound=Bound.EXACT,
        unit=first.unit,
        valuation=_VALUATION.get(indicator, Valuation.MIXED),
        compiler=COMPILER,
        obs_status=_status(row.obs_status for row in recorded),
        derivation=None if as_printed else _formula(terms, factors),
        derived_from=" ".join(row.observation_id for row in recorded),
        note=_joined(
            [row.note for row in noted], _in_no_country(figures, series.area, year, flows)
        ),
    )


def _in_no_country(figures: Printed, area: str, year: int, flows: Sequence[str]) -> Iterator[str]:
    """Of a block and of the world how much of each flow is in no country's row."""
    if areas()[area].kind not in _SEVERAL_COUNTRIES:
        return
    for flow in flows:
        rest = figures.figures.get((UNALLOCATED, flow, year))
        if rest is not None:
            yield f"{rest.obs_value:,.0f} {rest.unit} of all {flow} are in no country's row"


def _differs(row: Observation) -> bool:
    return row.obs_status is ObsStatus.DEFINITION_DIFFERS


def _joined(notes: Iterable[str | None], more: Iterable[str] = ()) -> str | None:
    once_each = dict.fromkeys(note for note in notes if note is not None)
    return "; ".join([*once_each, *more]) or None


def _formula(terms: Sequence[tuple[str, str, int]], factors: Sequence[int]) -> str:
    """``exports CIS - exports RUS + imports CIS - imports RUS``"""
    text = " ".join(
        f"{'+' if factor > 0 else '-'} {flow} {area}"
        for (area, flow, _), factor in zip(terms, factors, strict=True)
    )
    return text.removeprefix("+ ")


def _shares(rows: Iterable[TradeRow], totals: Iterable[_Base], unit: str) -> Iterator[TradeRow]:
    total_of = {total.year: total for total in totals}
    for row in rows:
        total = total_of.get(row.year)
        if total is not None and row.indicator != _BALANCE:
            yield _relative(row, total, Measure.SHARE, unit, _PERCENT)


@once
def _gdp(tables: Tables) -> tuple[_Base, ...]:
    """The gross domestic product of each year on record, as the base of shares.

    What an article says of it is a claim, and never such a base.
    """
    rows = [
        row
        for row in tables.observations
        if row.indicator == "gdp"
        and row.origin is Origin.RECORDED
        and row.reporter == HOME
        and row.measure is Measure.LEVEL
        and row.unit == "USD"
        and row.bound is Bound.EXACT
        and _is_year(row)
    ]
    return tuple(
        _Base("GDP", _year(row), row.obs_value, row.obs_status, row.observation_id, None)
        for row in sorted(rows, key=edition_of)
    )


def _growth(rows: Sequence[TradeRow], base_year: int | None) -> Iterator[TradeRow]:
    """Each level as a multiple of its series' base year, or of the year before."""
    of_year = {(row.series, row.year): row for row in rows}
    for row in rows:
        base = of_year.get((row.series, row.year - 1 if base_year is None else base_year))
        if base is not None and base.obs_value > 0 and row.obs_value > 0:
            grown = _relative(row, _as_base(base), Measure.GROWTH, "ratio", 1.0)
            yield replace(grown, base_year=base.year)


def _as_base(row: TradeRow) -> _Base:
    return _Base(row.series, row.year, row.obs_value, row.obs_status, row.derived_from, row.note)


def _relative(row: TradeRow, base: _Base, measure: Measure, unit: str, scale: float) -> TradeRow:
    """A level as a part or a multiple of another amount."""
    ids = dict.fromkeys(f"{row.derived_from} {base.derived_from}".split())
    below = f"{base.series} {base.year}"
    ending = f"{measure.value}:{row.year}/{base.series}:{base.year}"
    return replace(
        row,
        observation_id=f"computed:{row.series}:{row.indicator}:{ending}",
        measure=measure,
        unit=unit,
        obs_value=row.obs_value / base.obs_value * scale,
        derivation=f"{row.series} {row.year} / {below}",
        derived_from=" ".join(ids),
        obs_status=_status((row.obs_status, base.obs_status)),
        note=_joined((row.note, base.note)),
    )


def _status(statuses: Iterable[str]) -> ObsStatus:
    """Provisional if any part is; a mended definition is no longer a different one."""
    return ObsStatus.PROVISIONAL if ObsStatus.PROVISIONAL in {*statuses} else ObsStatus.NORMAL


def _is_year(row: Observation) -> bool:
    return kind_of(row.period_start, row.period_end) is PeriodKind.YEAR


def _year(row: Observation) -> int:
    assert row.period_start is not None
    return row.period_start.year
