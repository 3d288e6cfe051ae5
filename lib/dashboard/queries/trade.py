"""Kyrgyzstan's trade with its partners, year by year, as its statistical committee prints it.

Exports and imports are on record; turnover, balance, shares and growth are computed here
and nowhere else, and every computed row names the rows it was computed from.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from lib.codelists import HOME, areas, ever_members
from lib.dashboard.queries.editions import edition_of, status_of_parts
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.series_parts import Parts, Printed, may_be_missing, parts
from lib.dashboard.queries.vintages import latest_standing
from lib.model import (
    Bound,
    Measure,
    Observation,
    OneSided,
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
MUCH = 0.01
"""The part of all exports or imports of a year that is worth a word where it is in no country's
row: it may change the first digit after the point of a share. In most years it is below 0.002."""

_NEAR = 1
"""How many years away a figure says what may be missing of a year without one."""
_BALANCE = "trade_balance"
_FLOWS = ("exports", "imports")
_VALUATION = {"exports": Valuation.FOB, "imports": Valuation.CIF}
_PERCENT = 100.0
_COUNTRY = "country"


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
    rows = recorded_by(tables, COMPILER)
    figures = latest_editions(rows)
    return Printed.of(COMPILER, figures, _unallocated(rows, figures), _later_totals(rows, figures))


def recorded_by(tables: Tables, compiler: str) -> list[Observation]:
    """Every edition of Kyrgyzstan's exports and imports of whole years as a compiler has them."""
    return [
        row
        for row in tables.observations
        if row.indicator in _FLOWS
        and row.compiler == compiler
        and row.reporter == HOME
        and row.origin is Origin.RECORDED
        and row.measure is Measure.LEVEL
        and row.bound is Bound.EXACT
        and row.product is None
        and row.partner is not None
        and _is_year(row)
    ]


def latest_editions(rows: Iterable[Observation]) -> dict[tuple[str, str, int], Observation]:
    """The latest edition of each figure, by partner, flow and year."""
    latest = {
        (row.partner or "", row.indicator, _year(row)): row for row in sorted(rows, key=edition_of)
    }
    return {key: latest[key] for key in sorted(latest)}


def _later_totals(
    rows: Iterable[Observation], figures: Mapping[tuple[str, str, int], Observation]
) -> dict[tuple[str, int], tuple[Observation, Observation]]:
    """The world totals of another vintage than the rows of countries, with those of theirs."""
    totals = {
        (row.source_id, row.indicator, _year(row)): row for row in rows if row.partner == WORLD.area
    }
    later = {}
    for (partner, flow, year), row in figures.items():
        own = totals.get((row.source_id, flow, year))
        latest = figures.get((WORLD.area, flow, year))
        if areas()[partner].kind == _COUNTRY and own and latest and own is not latest:
            later[flow, year] = (latest, own)
    return later


def _unallocated(
    rows: Iterable[Observation], figures: Mapping[tuple[str, str, int], Observation]
) -> dict[tuple[str, int], float]:
    """What of each flow and year is in no country's row: the total less the countries of the
    same document, since another vintage has another total."""
    totals = {
        (row.source_id, row.indicator, _year(row)): row.obs_value
        for row in rows
        if row.partner == WORLD.area
    }
    left: dict[tuple[str, str, int], float] = {}
    for (partner, flow, year), row in figures.items():
        key = (row.source_id, flow, year)
        if areas()[partner].kind == _COUNTRY and key in totals:
            left[key] = left.get(key, totals[key]) - row.obs_value
    largest: dict[tuple[str, int], float] = {}
    for (_, flow, year), amount in left.items():
        largest[flow, year] = max(amount, largest.get((flow, year), amount))
    return largest


@once
def partners(tables: Tables) -> tuple[str, ...]:
    """Every partner whose trade is on record, blocks first, the world aside.

    A block is one where there are figures of its members.
    """
    figures = printed(tables)
    return tuple(
        code
        for code in areas()
        if code != WORLD.area
        if code in figures.years_of or figures.years_of.keys() & ever_members(code)
    )


class Unallocated(NamedTuple):
    """What of the exports or imports of a year is in no country's row."""

    amount: float
    """In dollars."""
    part: float
    """Percent of the total."""


def one_sided(
    tables: Tables, partners: Iterable[str] | None, indicator: str, span: tuple[int, int]
) -> tuple[OneSided, ...]:
    """The years from the first to the last of a span in which countries, all by default, have no
    turnover and no balance, since the table has one flow alone. Of one flow there are none."""
    figures, (first, last) = printed(tables), span
    if indicator in _FLOWS:
        return ()
    return tuple(
        OneSided(partner, year, flow)
        for partner in (figures.years_of if partners is None else partners)
        for year in figures.years_of.get(partner, ())
        if first <= year <= last
        for flow in _FLOWS
        if (row := figures.figures.get((partner, flow, year))) is not None
        if _is_half(figures, Series(partner), _FLOWS, year, (row,))
    )


@once
def unallocated(tables: Tables) -> Mapping[tuple[str, int], Unallocated]:
    """By flow and year, what of the total is in no country's row, where it is much.

    In exports of 2008, 2009, 2011 to 2013 and 2021 that is gold, as far as is known.
    """
    figures = printed(tables)
    shares = {
        (flow, year): Unallocated(
            amount, amount / figures.figures[WORLD.area, flow, year].obs_value * _PERCENT
        )
        for (flow, year), amount in figures.unallocated.items()
    }
    return MappingProxyType({k: one for k, one in shares.items() if one.part > MUCH * _PERCENT})


def later_totals(tables: Tables) -> Mapping[tuple[str, int], tuple[Observation, Observation]]:
    """By flow and year, where the total is of another vintage than the figures of countries: the
    latest total, and the one of their vintage."""
    return printed(tables).later_totals


def years(tables: Tables) -> tuple[int, ...]:
    """The years on record, oldest first."""
    return printed(tables).years


def trade(
    tables: Tables,
    series: Iterable[Series],
    indicator: str = "trade_turnover",
    view: View = View.LEVEL,
    base_year: int | None = None,
    span: tuple[int, int] | None = None,
) -> tuple[TradeRow, ...]:
    """Trade with each series (`apart` or `whole` of the chosen partners), by year, oldest first.

    `base_year` is used by `View.GROWTH` alone; `span` is the first and the last year wanted.
    Missing is absent, never 0.
    """
    rows = as_viewed(tables, printed(tables), series, indicator, view, base_year)
    if span is None:
        return tuple(rows)
    first, last = span
    return tuple(row for row in rows if first <= row.year <= last)


def as_viewed(
    tables: Tables,
    figures: Printed,
    series: Iterable[Series],
    indicator: str,
    view: View,
    base_year: int | None,
) -> Iterable[TradeRow]:
    """The same from the figures of any compiler: shares are of its own total, growth is of its own
    amounts. Only gross domestic product is of others."""
    rows = [row for one in series for row in levels_in(figures, one, indicator)]
    match view:
        case View.SHARE:
            totals = [_as_base(row) for row in levels_in(figures, WORLD, indicator)]
            return _shares(rows, totals, "percent")
        case View.TO_GDP:
            return _shares(rows, _gdp(tables), "percent_gdp")
        case View.GROWTH:
            return _growth(rows, base_year)
        case View.YEARLY:
            return _growth(rows, None)
        case View.LEVEL:
            return rows


def last_year(tables: Tables, until: int | None = None) -> int | None:
    """The last year on record, or the last one up to the year `until`; the last of all where none
    is so early, and None where there is none."""
    on_record = years(tables)
    early = [year for year in on_record if until is None or year <= until]
    return max(early or on_record, default=None)


def largest(
    tables: Tables, series: Sequence[Series], indicator: str, count: int, until: int | None = None
) -> tuple[Series, ...]:
    """So many of some series, in their order: those with most of a flow in the last year on
    record, or in the last one up to the year `until`."""
    year = last_year(tables, until)
    if len(series) <= count or year is None:
        return tuple(series)
    sizes = {
        one: abs(row.obs_value) for one in series for row in levels(tables, one, indicator, year)
    }
    kept = frozenset(sorted(series, key=lambda one: -sizes.get(one, 0.0))[:count])
    return tuple(one for one in series if one in kept)


def levels(
    tables: Tables, series: Series, indicator: str, year: int | None = None
) -> Iterator[TradeRow]:
    """Amounts of one series, oldest first; of one `year` alone where it is given."""
    return levels_in(printed(tables), series, indicator, year)


def levels_in(
    figures: Printed, series: Series, indicator: str, year: int | None = None
) -> Iterator[TradeRow]:
    """The same in the figures of any compiler."""
    flows = (indicator,) if indicator in _FLOWS else _FLOWS
    for number, made_of in parts(figures, series, year).items():
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

    A part that has no row in a whole table had no trade. None where no part has one, where the
    table is not whole, where the rows are in several units, or where a country has only exports or
    only imports though it had both in a year beside.
    """
    terms = [
        (area, flow, factor)
        for flow in flows
        for area, factor in made_of.areas
        if (area, flow, year) in figures.figures or not figures.is_whole(flow, year)
    ]
    rows = [figures.figures.get((area, flow, year)) for area, flow, _ in terms]
    recorded = [row for row in rows if row is not None]
    if not recorded or len(recorded) < len(terms) or len({row.unit for row in recorded}) > 1:
        return None
    if _is_half(figures, series, flows, year, recorded):
        return None
    as_printed = [(area, flow) for area, flow, _ in terms] == [(series.area, indicator)]
    factors = [
        -factor if indicator == _BALANCE and flow == "imports" else factor
        for _, flow, factor in terms
    ]
    first = recorded[0]
    assert first.period_start is not None and first.period_end is not None
    return TradeRow(
        observation_id=first.observation_id
        if as_printed
        else _computed_name(
            figures.compiler, f"{series.code}:{indicator}:{Measure.LEVEL.value}:{year}"
        ),
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
        compiler=figures.compiler,
        obs_status=status_of_parts(row.obs_status for row in recorded),
        derivation=None if as_printed else _formula(terms, factors),
        derived_from=" ".join(row.observation_id for row in recorded),
        note=_joined(
            [row.note for row in recorded],
            [
                *_no_row(figures, made_of, flows, year),
                *_much_unallocated(figures, series, flows, year),
            ],
        ),
    )


def _is_half(
    figures: Printed,
    series: Series,
    flows: Iterable[str],
    year: int,
    recorded: Iterable[Observation],
) -> bool:
    """Whether a country has no row of exports or of imports in a year, though what may be missing
    is more than a hundredth of the other."""
    if areas()[series.area].kind != _COUNTRY:
        return False
    missing = sum(
        may_be_missing(figures.figures, figures.unallocated, (series.area,), flow, year, _NEAR)
        for flow in flows
        if (series.area, flow, year) not in figures.figures
    )
    return missing > MUCH * sum(row.obs_value for row in recorded)


def _computed_name(compiler: str, what: str) -> str:
    """The name of a computed row; that of another compiler's figures says whose they are."""
    whose = "" if compiler == COMPILER else f"{compiler}:"
    return f"computed:{whose}{what}"


def _no_row(figures: Printed, made_of: Parts, flows: Sequence[str], year: int) -> Iterator[str]:
    """Which parts have no row in a whole table."""
    for flow in flows:
        missing = [area for area, _ in made_of.areas if (area, flow, year) not in figures.figures]
        if missing:
            yield f"no row of {flow}: {', '.join(missing)}"


def _much_unallocated(
    figures: Printed, series: Series, flows: Sequence[str], year: int
) -> Iterator[str]:
    """Of several countries how much of each flow is in no country's row, where it is much."""
    if areas()[series.area].kind == _COUNTRY:
        return
    for flow in flows:
        total = figures.figures.get((WORLD.area, flow, year))
        rest = figures.unallocated.get((flow, year), 0.0)
        if total is not None and rest > MUCH * total.obs_value:
            yield f"{rest:,.0f} {total.unit} of all {flow} are in no country's row"


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
        for row in latest_standing(tables)
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
        observation_id=_computed_name(row.compiler, f"{row.series}:{row.indicator}:{ending}"),
        measure=measure,
        unit=unit,
        obs_value=row.obs_value / base.obs_value * scale,
        derivation=f"{row.series} {row.year} / {below}",
        derived_from=" ".join(ids),
        obs_status=status_of_parts((row.obs_status, base.obs_status)),
        note=_joined((row.note, base.note)),
    )


def _is_year(row: Observation) -> bool:
    return kind_of(row.period_start, row.period_end) is PeriodKind.YEAR


def _year(row: Observation) -> int:
    assert row.period_start is not None
    return row.period_start.year
