"""Blocks opened into their members."""

from collections.abc import Mapping
from dataclasses import replace

from lib.codelists import areas
from lib.dashboard.queries.series import Series, included
from lib.dashboard.queries.trade import added_up, levels, printed, years
from lib.model import Tables, TradeRow


def opened(tables: Tables, block: str, year: int, indicator: str) -> tuple[TradeRow, ...]:
    """The members of `block` in `year`, largest first.

    Members without a row of their own are lumped in a last row, the block as printed less
    the members shown (`series` ends in ``_X_MEMBERS``, `without` names those shown). Where
    every member has a row there is none: what then separates the printed total from its
    members is `unexplained`.
    """
    total = _in_year(tables, block, year, indicator)
    inside = members_counted(tables, block, year, indicator)
    rows = sorted(_of_members(tables, inside, year, indicator), key=lambda row: -row.obs_value)
    if not rows or total is None or len(rows) == len(inside):
        return tuple(rows)
    shown = [*_left_out(total), *(row.partner for row in rows)]
    ids = " ".join(row.derived_from for row in (total, *rows)).split()
    rest = replace(
        total,
        observation_id=f"computed:{block}_X_MEMBERS:{indicator}:level:{year}",
        series=f"{block}_X_MEMBERS",
        without=" ".join(shown),
        obs_value=total.obs_value - sum(row.obs_value for row in rows),
        derivation=" - ".join([block, *shown]),
        derived_from=" ".join(dict.fromkeys(ids)),
    )
    return (*rows, rest)


def unexplained(tables: Tables, block: str, year: int, indicator: str) -> float | None:
    """The block's printed total less the sum of its members, in dollars.

    Null where a member has no row of its own, since the difference is then that member.
    """
    total = _in_year(tables, block, year, indicator)
    inside = members_counted(tables, block, year, indicator)
    rows = _of_members(tables, inside, year, indicator)
    if total is None or len(rows) < len(inside):
        return None
    return total.obs_value - sum(row.obs_value for row in rows)


def _unlisted(tables: Tables, block: str, year: int, indicator: str) -> tuple[str, ...]:
    """The members of `block` in `year` that have no row of their own on record."""
    inside = members_counted(tables, block, year, indicator)
    shown = {row.partner for row in _of_members(tables, inside, year, indicator)}
    return tuple(code for code in areas() if code in inside - shown)


def without_total(tables: Tables, block: str, indicator: str) -> Mapping[int, tuple[str, ...]]:
    """The years in which a block whose members are only added up has no total, and the members
    that have no row then."""
    if block not in added_up(tables):
        return {}
    missing = {year: _unlisted(tables, block, year, indicator) for year in years(tables)}
    return {year: codes for year, codes in missing.items() if codes}


def members_counted(tables: Tables, block: str, year: int, indicator: str) -> frozenset[str]:
    """The members whose trade the figure of a block in a year holds, as it is drawn."""
    definition = printed(tables).definitions.get(block, {}).get(year)
    total = _in_year(tables, block, year, indicator)
    left_out = _left_out(total) if total is not None else ()
    return included(block, year, definition).difference(left_out)


def is_block(code: str) -> bool:
    """Whether `code` is a block of countries."""
    return areas()[code].kind == "block"


def _left_out(total: TradeRow) -> list[str]:
    """Whom the block's own row is without: no member, as it is drawn, in any year."""
    return (total.without or "").split()


def _in_year(tables: Tables, partner: str, year: int, indicator: str) -> TradeRow | None:
    return next(levels(tables, Series(partner), indicator, year), None)


def _of_members(
    tables: Tables, members: frozenset[str], year: int, indicator: str
) -> list[TradeRow]:
    rows = (_in_year(tables, code, year, indicator) for code in sorted(members))
    return [row for row in rows if row is not None]
