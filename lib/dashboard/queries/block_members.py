"""Blocks opened into their members, and the totals that the compiler prints of them."""

from collections.abc import Collection

from lib.codelists import areas, ever_members
from lib.dashboard.queries.series import Series, counted_by, members_of_year
from lib.dashboard.queries.series_parts import members_in
from lib.dashboard.queries.trade import levels, one_sided, printed
from lib.model import BlockRow, MembershipChange, Observation, Tables, TradeRow, once

ROUNDING = 500_000.0
"""Dollars below which a difference is no matter in tables that are read in millions."""


def opened(tables: Tables, block: str, year: int, indicator: str) -> tuple[TradeRow, ...]:
    """The members of `block` in `year` that have a row, largest first."""
    rows = [
        row
        for code in members_of_year(block, year)
        for row in levels(tables, Series(code), indicator, year)
    ]
    return tuple(sorted(rows, key=lambda row: -row.obs_value))


def members_without_row(tables: Tables, block: str, year: int, indicator: str) -> tuple[str, ...]:
    """The members of `block` in `year` that have no row on record."""
    members = members_of_year(block, year)
    shown = {row.partner for row in opened(tables, block, year, indicator)}
    shown |= {one.partner for one in one_sided(tables, members, indicator, (year, year))}
    return tuple(code for code in members if code not in shown)


@once
def printed_totals(tables: Tables) -> tuple[BlockRow, ...]:
    """What is printed of each block beside what its members add up to; by block in the order of
    the list of areas, then flow, then year, oldest first."""
    figures = printed(tables).figures
    return tuple(
        _beside_members(tables, figure, year)
        for block in areas()
        if ever_members(block)
        for (partner, _, year), figure in figures.items()
        if partner == block
    )


def differs(row: BlockRow) -> bool:
    """Whether a printed total is another than the sum of the members, beyond rounding."""
    return row.difference is None or abs(row.difference) >= ROUNDING


def _beside_members(tables: Tables, figure: Observation, year: int) -> BlockRow:
    block, flow = figure.partner or "", figure.indicator
    assert figure.period_start is not None and figure.period_end is not None
    inside = frozenset(members_of_year(block, year))
    counted = counted_by(block, year, figure.definition)
    rows = {
        code: row for code in inside | counted for row in levels(tables, Series(code), flow, year)
    }
    of_members = [row for code, row in rows.items() if code in inside]
    members_value = sum(row.obs_value for row in of_members) if of_members else None
    explained = sum(row.obs_value for code, row in rows.items() if code in counted)
    return BlockRow(
        observation_id=figure.observation_id,
        reporter=figure.reporter,
        partner=block,
        indicator=flow,
        measure=figure.measure,
        year=year,
        period_start=figure.period_start,
        period_end=figure.period_end,
        obs_value=figure.obs_value,
        members_value=members_value,
        difference=None if members_value is None else figure.obs_value - members_value,
        counted_besides=_listed((counted - inside) & rows.keys()),
        not_counted=_listed((inside - counted) & rows.keys()),
        unexplained=figure.obs_value - explained,
        bound=figure.bound,
        unit=figure.unit,
        valuation=figure.valuation,
        definition=figure.definition,
        compiler=figure.compiler or "",
        obs_status=figure.obs_status,
        derived_from=" ".join(
            (
                figure.observation_id,
                *(rows[code].observation_id for code in areas() if code in rows),
            )
        ),
        note=figure.note,
    )


def _listed(codes: Collection[str]) -> str | None:
    return " ".join(code for code in areas() if code in codes) or None


def membership_changes(
    tables: Tables, series: Series, indicator: str, first: int, last: int
) -> tuple[MembershipChange, ...]:
    """Who joined or left a block in the years after `first` and up to `last`, oldest first;
    nothing of those who are left out of the series, or where its members are those of one year.
    """
    if series.as_of is not None:
        return ()
    found = []
    for year in range(first + 1, last + 1):
        before, after = (frozenset(members_in(series, one)) for one in (year - 1, year))
        for codes, of in ((before - after, year - 1), (after - before, year)):
            total = next(levels(tables, series, indicator, of), None) if codes else None
            if total is not None:
                rows = [r for code in codes for r in levels(tables, Series(code), indicator, of)]
                found.append(
                    MembershipChange(
                        block=series.area,
                        year=year,
                        members=tuple(code for code in areas() if code in codes),
                        is_joining=of == year,
                        amount=sum(row.obs_value for row in rows),
                        total=total.obs_value,
                    )
                )
    return tuple(found)


def is_block(code: str) -> bool:
    """Whether `code` is a block of countries."""
    return areas()[code].kind == "block"
