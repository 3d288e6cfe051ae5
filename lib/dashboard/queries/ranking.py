"""Partner countries by size: who trades most with Kyrgyzstan in a year."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lib.codelists import areas
from lib.dashboard.queries.block_members import is_block, opened
from lib.dashboard.queries.series import Series, members_of_year
from lib.dashboard.queries.trade import WORLD, levels, partners, years
from lib.model import Tables, TradeRow, once

_TURNOVER = "trade_turnover"

_COUNTRY = "country"
"""The kind of area that is ranked: blocks hold countries, and would count them twice."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The largest trading partner of the latest year, and since when it has been.

    `ranking` are the countries of that year, largest first; `since` is the first of the years up
    to the latest, without a gap, in each of which the first was largest and the second had a
    figure too. `is_largest` is whether no country that has no row of its own can be larger, in
    any of these years: what is in no row is less than the first has.
    """

    ranking: tuple[TradeRow, ...]
    since: int
    first_year: int
    """On record."""
    is_largest: bool
    led_before: bool
    """Whether it was first at an earlier time too, and behind in between."""


def ranked(
    tables: Tables, indicator: str, year: int, within: str | None = None
) -> tuple[TradeRow, ...]:
    """All partner countries that have a figure for `year`, largest first.

    `within` a block only its members in that year. Of two that are equal the one first in the list
    of areas comes first.
    """
    if within is not None:
        return opened(tables, within, year, indicator)
    # Of every partner's page the same.
    return tables.kept((ranked, indicator, year), lambda: _every_country(tables, indicator, year))


def _every_country(tables: Tables, indicator: str, year: int) -> tuple[TradeRow, ...]:
    countries = (code for code in partners(tables) if areas()[code].kind == _COUNTRY)
    rows = [row for code in countries for row in levels(tables, Series(code), indicator, year)]
    return tuple(sorted(rows, key=lambda row: -row.obs_value))


def ranked_and_chosen(
    rows: Sequence[TradeRow], chosen: Collection[str], largest: int
) -> tuple[TradeRow, ...]:
    """The first of ranked rows, and below them those of chosen partners."""
    return tuple(row for place, row in enumerate(rows) if place < largest or row.partner in chosen)


def largest_not_chosen(
    tables: Tables, partners: Collection[str], indicator: str, year: int
) -> TradeRow | None:
    """The largest partner country of `year` that is neither chosen nor a member of a chosen
    block in that year; None where all are chosen.
    """
    if WORLD.area in partners:
        return None
    blocks = [code for code in partners if is_block(code)]
    covered = {member for code in blocks for member in members_of_year(code, year)}
    rest = (row for row in ranked(tables, indicator, year) if row.partner not in partners)
    return next((row for row in rest if row.partner not in covered), None)


@once
def lead(tables: Tables) -> Lead | None:
    """Who has been the largest trading partner, and since when; None where nothing is on record."""
    on_record = years(tables)
    ranking = ranked(tables, _TURNOVER, on_record[-1]) if on_record else ()
    if not ranking:
        return None
    since, is_largest = on_record[-1], _is_largest(tables, ranking, on_record[-1])
    for year in range(on_record[-1] - 1, on_record[0] - 1, -1):
        rows = ranked(tables, _TURNOVER, year)
        if not rows or not {row.partner for row in ranking[:2]} <= {row.partner for row in rows}:
            break
        if rows[0].partner != ranking[0].partner or _is_largest(tables, rows, year) < is_largest:
            break
        since = year
    led_before = _led_before(tables, ranking[0].partner, since)
    return Lead(ranking, since, on_record[0], is_largest, led_before)


def _led_before(tables: Tables, partner: str, since: int) -> bool:
    """Whether the partner was first, then had a figure and was not, before it was again."""
    was_behind = False
    for year in reversed([year for year in years(tables) if year < since]):
        rows = ranked(tables, _TURNOVER, year)
        if partner not in (row.partner for row in rows):
            return False
        if rows[0].partner == partner:
            return was_behind
        was_behind = True
    return False


def is_first(tables: Tables, partner: str, indicator: str, year: int) -> bool:
    """Whether a country has most of a flow in a year, whatever is in no country's row."""
    rows = ranked(tables, indicator, year)
    return bool(rows) and rows[0].partner == partner and _is_largest(tables, rows, year)


def _is_largest(tables: Tables, rows: tuple[TradeRow, ...], year: int) -> bool:
    """Whether what is in no country's row is less than the largest country has."""
    total = next(levels(tables, WORLD, rows[0].indicator, year), None)
    return (
        total is not None and total.obs_value - sum(r.obs_value for r in rows) < rows[0].obs_value
    )
