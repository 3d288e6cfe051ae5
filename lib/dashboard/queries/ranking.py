"""Partner countries by size: who trades most with Kyrgyzstan in a year."""

from collections.abc import Collection

from lib.codelists import areas
from lib.dashboard.queries.block_members import is_block, members_counted, opened
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.trade import WORLD, levels, partners
from lib.model import Tables, TradeRow

_COUNTRY = "country"
"""The kind of area that is ranked: blocks hold countries, and would count them twice."""


def ranked(
    tables: Tables, indicator: str, year: int, within: str | None = None
) -> tuple[TradeRow, ...]:
    """All partner countries that have a figure for `year`, largest first.

    `within` a block only its members in that year, and last, as one row, the members without a
    figure of their own (`lib.dashboard.queries.block_members.opened`). Of two that are equal
    the one first in the list of areas comes first.
    """
    if within is not None:
        return opened(tables, within, year, indicator)
    countries = (code for code in partners(tables) if areas()[code].kind == _COUNTRY)
    rows = [row for code in countries for row in levels(tables, Series(code), indicator, year)]
    return tuple(sorted(rows, key=lambda row: -row.obs_value))


def largest_not_chosen(
    tables: Tables, partners: Collection[str], indicator: str, year: int
) -> TradeRow | None:
    """The largest partner country of `year` that is neither chosen nor a member of a chosen
    block in that year; None where all are chosen.

    A member that a block is drawn without (the United Kingdom, up to 2019) is none of it.
    """
    if WORLD.area in partners:
        return None
    blocks = [code for code in partners if is_block(code)]
    covered = {m for code in blocks for m in members_counted(tables, code, year, indicator)}
    rest = (row for row in ranked(tables, indicator, year) if row.partner not in partners)
    return next((row for row in rest if row.partner not in covered), None)
