"""The rows that pages draw, by name: the same for the page, its files and its stable address.

A query takes the tables, the chosen partners and a few choices of its own; the first option
of a choice is its default. A choice that is not among the options raises `ChoiceError`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from lib.codelists import areas, ever_members
from lib.dashboard.charts.partner_map import has_place
from lib.dashboard.factcheck.assessment import Times, against, apart, codes
from lib.dashboard.factcheck.official_statements import beside_books, with_statements
from lib.dashboard.factcheck.proportion import windows
from lib.dashboard.factcheck.restatements import elsewhere, in_line, latest_statements, speakers
from lib.dashboard.narrative import ENGLISH
from lib.dashboard.queries import series
from lib.dashboard.queries.article_words import articles, stated_in
from lib.dashboard.queries.block_members import differs, is_block, opened, printed_totals
from lib.dashboard.queries.claims import as_said, grid
from lib.dashboard.queries.continuation import years_after
from lib.dashboard.queries.currency import DOLLARS
from lib.dashboard.queries.extracts import take, take_grid, take_said
from lib.dashboard.queries.flows import flows
from lib.dashboard.queries.gold_exports import gold
from lib.dashboard.queries.listed_goods import (
    FLOWS,
    goods_of_year,
    goods_over_time,
    goods_years,
    largest_goods,
    parts_of,
)
from lib.dashboard.queries.mirror import both_sides, with_both_sides, years_compared
from lib.dashboard.queries.months import (
    by_period,
    figures_behind,
    frequencies,
    largest_series,
    years_refreshed,
)
from lib.dashboard.queries.people import (
    definitions_over_time,
    drawn_migrants,
    drawn_over_time,
    drawn_remittances,
    every_host,
    hosts,
    migrants,
    remittances,
)
from lib.dashboard.queries.provenance import among, columns_of, sourced
from lib.dashboard.queries.ranking import ranked, ranked_and_chosen
from lib.dashboard.queries.reported_goods import offered_goods, reported_goods
from lib.dashboard.queries.reports import in_one
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.source_differences import (
    about,
    differences,
    figures_compared,
    in_order,
    revisions,
)
from lib.dashboard.queries.source_differences import (
    apart as not_agreeing,
)
from lib.dashboard.queries.trade import WORLD, largest, trade, years
from lib.dashboard.queries.trade import partners as partners_on_record
from lib.dashboard.queries.world_rows import (
    both_sides_of_parts,
    counterparts,
    good_over_time,
    goods_on_record,
    partners_in_good,
    parts_of_good,
    world_frame,
    years_on_record,
)
from lib.dashboard.views.address import LANGUAGE
from lib.dashboard.views.later_years import later_years
from lib.model import (
    BlockRow,
    ClaimRow,
    DifferenceRow,
    Frequency,
    GoodsRow,
    GrowthWindowRow,
    Message,
    MirrorRow,
    PeopleRow,
    PeriodRow,
    PeriodView,
    RefusedError,
    ReportedGoodsRow,
    Rows,
    StatementRow,
    Tables,
    TradeRow,
    View,
    WorldGoodsRow,
)
from lib.model.world_trade import WorldTrade

if TYPE_CHECKING:
    import pandas as pd

Partners = tuple[str, ...]
Choices = Mapping[str, str]

TRADE_COLUMNS = columns_of(TradeRow, without=("product",))
GOLD_COLUMNS = ("product", *TRADE_COLUMNS)
BLOCK_COLUMNS = columns_of(BlockRow)
GOODS_COLUMNS = columns_of(GoodsRow)
REPORTED_GOODS_COLUMNS = columns_of(ReportedGoodsRow)
MIRROR_COLUMNS = columns_of(MirrorRow)
STATEMENT_COLUMNS = columns_of(StatementRow)
PEOPLE_COLUMNS = columns_of(PeopleRow)
CLAIM_COLUMNS = columns_of(ClaimRow)
WINDOW_COLUMNS = columns_of(GrowthWindowRow)
PERIOD_COLUMNS = columns_of(PeriodRow)
DIFFERENCE_COLUMNS = columns_of(DifferenceRow)
_OF_A_VERDICT = (
    *("claim", "verdict", "known", "ratio", "reading", "member", "side", "period_kind"),
    *("base_value", "base_unit", "reports", "derivation", "derived_from"),
)
"""Columns in which a claim that is said again has nothing to say."""
IN_LINE_COLUMNS = columns_of(ClaimRow, without=_OF_A_VERDICT)
ELSEWHERE_COLUMNS = columns_of(ClaimRow, without=(*_OF_A_VERDICT, "kind"))

LATEST = "latest"
"""Of what one speaker said of one thing, as many statements as a chart has room for."""

_FLOWS = ("trade_turnover", "exports", "imports")
LARGEST = 24
"""So many partners are drawn as bars, besides those chosen: a line each, in 480 pixels."""
MOST_LINES = 30
"""So many series are drawn as lines; five of them are named."""
MOST_OF_MONTHS = 12
"""The same of months, of which a line has ten times as many as of years."""
MOST_PAIRS = 15
"""So many partners are drawn with a bar to either side: two lines each, in 480 pixels."""
BARS, MAP = "bars", "map"
TODAY = "today"
"""Blocks are their members of today in every year."""
DIFFERING = "only"
"""Printed totals of blocks that are not the sum of the members."""
REPORTED = "with"
"""With what was only reported for later years, where amounts are drawn up to the latest year."""
CONTINUED = "imf"
"""With the figures of the International Monetary Fund from the committee's last year on."""
_ALL, _BOTH = "all", "both"
SOURCES, VINTAGES = "sources", "vintages"
"""What figures are compared between."""
BY_AMOUNT, BY_RATIO = "amount", "ratio"
"""What they are put in order by, the furthest apart first."""
EVERYONE = "everyone"
"""About every partner, and about none."""
ALL_GOODS = "all"
RANKING, OVER_TIME = "ranking", "over_time"
WORLD_GOODS = "world_goods"
"""The answer about goods to six digits."""
MONTHS = "months"
"""The answer of months and quarters."""
TREEMAP, BY_PARTNER, SIDES = "treemap", "by_partner", "both_sides"
"""Further ways to show goods to six digits."""
MOST_SIDES = 12
"""So many goods are drawn with a figure of each side."""
LARGEST_GOODS = 5
"""So many goods are drawn as lines where none is chosen."""
_SHOWN = 40
"""Characters of a value in a refusal, which is one sentence whatever was asked for."""

_NAMED = 12
"""Options in a refusal."""


class NotThereError(RefusedError):
    """An answer of figures that not every installation has."""


class NotImportedError(NotThereError):
    """An answer of the dataset of the world's trade where none was imported."""

    def __init__(self) -> None:
        super().__init__(Message("No dataset of the world’s trade by product was imported here"))


class NotRefreshedError(NotThereError):
    """An answer of months or quarters where none were refreshed."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                "No figures of months are here yet; “multivector refresh imf-trade” brings them"
            )
        )


class ChoiceError(RefusedError):
    """A choice that is not among the options; the message names both, with no full stop."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a page draws: how its rows are made, and what can be chosen."""

    rows: Callable[[Tables, Partners, Choices], pd.DataFrame]
    options: Mapping[str, Callable[[Tables, Partners], Sequence[str]]]
    by_partner: bool = True
    """Whether the chosen partners decide the rows. If not, they decide at most what can be
    chosen, and a file of the rows is not named for them."""


def run(
    name: str,
    tables: Tables,
    partners: Partners,
    choices: Choices | None = None,
    language: str = ENGLISH,
) -> pd.DataFrame:
    """The rows of the query `name`, with sources, and labels in a language; empty where there are
    none."""
    wanted = query_of(name)
    given = dict(choices or {})
    chosen = {
        choice: chosen_option(name, choice, given.pop(choice, None), tables, partners)
        for choice in wanted.options
    }
    for choice in given:
        raise ChoiceError(
            Message("{choice} is no choice of {name}", choice=repr(choice), name=name)
        )
    first, last = chosen.get("from"), chosen.get("to")
    if first and last and int(first) > int(last):
        raise ChoiceError(
            Message("'from' is {first}, which is after 'to', {last}", first=first, last=last)
        )
    return wanted.rows(tables, partners, chosen | {LANGUAGE: language})


def frame_of(rows: Rows, tables: Tables, language: str = ENGLISH) -> pd.DataFrame:
    """The rows of a page as they are taken away: those of the file at their address, but of
    these tables."""
    if rows.name in {**QUERIES, **FURTHER_QUERIES}:
        return run(rows.name, tables, rows.partners or (), dict(rows.choices), language)
    return take(rows.name, tables, rows.partners, language)


def chosen_option(
    name: str, choice: str, value: str | None, tables: Tables, partners: Partners
) -> str:
    """The value of a choice, the default for None; empty where there is nothing to choose from.
    A value that is no option raises `ChoiceError`."""
    allowed = options(name, choice, tables, partners)
    if value is None:
        return allowed[0] if allowed else ""
    if value not in allowed and (allowed or value):
        raise ChoiceError(_refusal(choice, value, allowed))
    return value


def options(name: str, choice: str, tables: Tables, partners: Partners) -> tuple[str, ...]:
    """What can be chosen, the default first; empty where there is nothing to choose from."""
    return tuple(query_of(name).options[choice](tables, partners))


def query_of(name: str) -> Query:
    """The query of a name; of one that is none raises `KeyError`."""
    return QUERIES[name] if name in QUERIES else FURTHER_QUERIES[name]


def world_of(tables: Tables) -> WorldTrade:
    """The dataset of the world's trade; `NotImportedError` where none was imported, `DataError`
    where it is damaged or cannot be reached."""
    world = tables.world_trade
    if world is None:
        raise NotImportedError
    return world


def _grid(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    return take_grid(grid(tables, partners), tables, choices[LANGUAGE])


def _said(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    whom = None if choices["of"] == EVERYONE else partners
    rows = stated_in(tables, whom, choices["article"] or None)
    return take_said([as_said(row, tables) for row in rows], tables, choices[LANGUAGE])


def _unused(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    rows = take("rejections", tables, language=choices[LANGUAGE])
    if choices["article"]:
        rows = rows[rows["source_id"] == choices["article"]]
    return rows.sort_values(["source_id", "start"], ignore_index=True)


def _compare(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    as_of = years(tables)[-1] if choices["members"] == TODAY and years(tables) else None
    lines = series.apart(partners, as_of)
    if choices["largest"] != _ALL:
        count, until = int(choices["largest"]), int(choices["to"] or 0)
        lines = largest(tables, lines, choices["indicator"], count, until)
    return _traded(tables, lines, choices)


def _trade(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    return _traded(tables, series.whole(partners), choices)


def _traded(tables: Tables, lines: Sequence[Series], choices: Choices) -> pd.DataFrame:
    view = View(choices["view"])
    base = int(choices["base"] or 0) if view is View.GROWTH else None
    span = (int(choices["from"] or 0), int(choices["to"] or 0))
    rows = trade(tables, lines, choices["indicator"], view, base, span)
    later = later_years(tables, lines, choices["indicator"], view, base, span[1])
    if choices.get("continued") == CONTINUED:
        rows += later.continued
    if choices.get("reported") == REPORTED:
        rows += later.reported
    return sourced(rows, tables, TRADE_COLUMNS, language=choices[LANGUAGE])


def _months(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    frequency, indicator = Frequency(choices["period"]), choices["indicator"]
    lines = series.apart(partners)
    if choices["largest"] != _ALL:
        lines = largest_series(tables, lines, indicator, frequency, int(choices["largest"]))
    span = (int(choices["from"]), int(choices["to"]))
    rows = by_period(tables, lines, indicator, frequency, PeriodView(choices["as"]), span)
    return sourced(rows, tables, PERIOD_COLUMNS, language=choices[LANGUAGE], behind=figures_behind)


def _block_totals(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    first, last = int(choices["from"] or 0), int(choices["to"] or 0)
    rows = [
        row
        for row in printed_totals(tables)
        if row.partner in partners
        and choices["flow"] in ("each", row.indicator)
        and first <= row.year <= last
        and (choices["differing"] == _ALL or differs(row))
    ]
    return sourced(rows, tables, BLOCK_COLUMNS, language=choices[LANGUAGE])


def _flows_of(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    largest = int(choices["largest"]) if choices["largest"] != _ALL else None
    rows = flows(tables, partners, int(choices["year"] or 0), largest)
    return sourced(rows, tables, TRADE_COLUMNS, language=choices[LANGUAGE])


def _ranking(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    rows: Sequence[TradeRow] = ()
    if choices["year"]:
        within = choices["within"] if choices["within"] != _ALL else None
        rows = ranked(tables, choices["indicator"], int(choices["year"]), within)
    if choices["drawn"] == BARS:
        rows = ranked_and_chosen(rows, partners, LARGEST)
    else:
        rows = tuple(row for row in rows if has_place(row.partner))
    return sourced(rows, tables, TRADE_COLUMNS, language=choices[LANGUAGE])


def _members(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    rows: Sequence[TradeRow] = ()
    if choices["block"] and choices["year"]:
        rows = opened(tables, choices["block"], int(choices["year"]), choices["indicator"])
    return sourced(rows, tables, TRADE_COLUMNS, language=choices[LANGUAGE])


def _statements(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    first, last = _ends(choices)
    rows = beside_books(tables, choices["pair"], first=first, last=last)
    return sourced(rows, tables, STATEMENT_COLUMNS, language=choices[LANGUAGE])


def _gold(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    return sourced(gold(tables, partners), tables, GOLD_COLUMNS, language=choices[LANGUAGE])


def _goods(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    flow, product = choices["flow"], choices["good"]
    rows: Sequence[GoodsRow]
    if choices["shown"] == RANKING:
        rows = goods_of_year(tables, flow, int(choices["year"] or 0))
        if product != ALL_GOODS:
            wanted = {product, *parts_of(tables, flow, product)}
            rows = tuple(row for row in rows if row.product in wanted)
    else:
        products = (product, *parts_of(tables, flow, product))
        if product == ALL_GOODS:
            products = largest_goods(tables, flow, LARGEST_GOODS)
        rows = goods_over_time(tables, flow, products)
    return sourced(rows, tables, GOODS_COLUMNS, of_goods=True, language=choices[LANGUAGE])


def _reported_goods(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    product = choices["good"] if choices["good"] != ALL_GOODS else None
    rows = reported_goods(tables, choices["flow"], product)
    return sourced(rows, tables, REPORTED_GOODS_COLUMNS, of_goods=True, language=choices[LANGUAGE])


def _world_goods(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    rows = world_rows(
        tables,
        world_of(tables),
        choices["flow"],
        choices["shown"],
        choices["good"],
        choices["counterpart"],
        int(choices["year"] or 0),
    )
    return world_frame(rows, world_of(tables), choices[LANGUAGE])


def world_rows(
    tables: Tables,
    world: WorldTrade,
    flow: str,
    shown: str,
    good: str,
    counterpart: str,
    year: int,
) -> tuple[WorldGoodsRow, ...]:
    """The rows that the page draws of goods to six digits, for one way to show them."""
    if shown == OVER_TIME:
        return good_over_time(tables, world, flow, good, counterpart)
    if shown == BY_PARTNER:
        return partners_in_good(tables, world, flow, good, year)[:LARGEST]
    if shown == SIDES:
        rows = both_sides_of_parts(tables, world, flow, good, counterpart, year)
        drawn = list(dict.fromkeys(row.product for row in rows))[:MOST_SIDES]
        return tuple(row for row in rows if row.product in drawn)
    rows = parts_of_good(tables, world, flow, good, counterpart, year)
    return rows[:LARGEST] if shown == RANKING else rows


def _mirror(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    in_dollars = choices["currency"] == "dollars"
    first, last = _ends(choices)
    rows = both_sides(tables, choices["across"], dollars=in_dollars, first=first, last=last)
    if choices["direction"] != _BOTH:
        rows = tuple(row for row in rows if row.direction == choices["direction"])
    if in_dollars:
        rows = tuple(row for row in rows if row.unit == DOLLARS)
    return sourced(rows, tables, MIRROR_COLUMNS, language=choices[LANGUAGE])


def _ends(choices: Choices) -> tuple[int, int]:
    """The first and the last year that are asked for; without any on record no year."""
    return int(choices["from"] or 0), int(choices["to"] or 0)


def _migrants(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    host = choices["host"]
    if choices["rows"] == "all":
        return _people(in_one(migrants(host, tables), speakers(tables)), tables, choices)
    return _people(drawn_migrants(host, tables, speakers(tables)).rows, tables, choices)


def _migrants_over_time(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    host, definition = choices["host"], choices["definition"]
    return _people(drawn_over_time(host, definition, tables).rows, tables, choices)


def _remittances(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    host = choices["host"]
    if choices["rows"] == "all":
        return _people(in_one(remittances(host, tables), speakers(tables)), tables, choices)
    return _people(drawn_remittances(host, tables, speakers(tables)).rows, tables, choices)


def _people(rows: Sequence[PeopleRow], tables: Tables, choices: Choices) -> pd.DataFrame:
    return sourced(rows, tables, PEOPLE_COLUMNS, language=choices[LANGUAGE])


def _claims(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    rows: tuple[ClaimRow, ...] = ()
    if choices["claim"]:
        dollars, times = choices["currency"] == "dollars", Times(choices["period"])
        rows = against(choices["claim"], tables, dollars=dollars, times=times)
    return sourced(rows, tables, CLAIM_COLUMNS, language=choices[LANGUAGE])


def _claims_apart(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    rows: tuple[ClaimRow, ...] = ()
    if choices["claim"]:
        rows = apart(choices["claim"], tables, dollars=choices["currency"] == "dollars")
    return sourced(rows, tables, CLAIM_COLUMNS, language=choices[LANGUAGE])


def _growth_windows(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    rows = windows(choices["claim"], tables) if choices["claim"] else ()
    return sourced(rows, tables, WINDOW_COLUMNS, language=choices[LANGUAGE])


def _claims_elsewhere(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    rows = elsewhere(choices["claim"], tables) if choices["claim"] else ()
    return sourced(rows, tables, ELSEWHERE_COLUMNS, language=choices[LANGUAGE])


def _claims_in_line(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    rows = in_line(choices["claim"], tables) if choices["claim"] else ()
    if choices["statements"] == LATEST:
        rows = latest_statements(rows)
    return sourced(rows, tables, IN_LINE_COLUMNS, language=choices[LANGUAGE])


def difference_rows(
    tables: Tables, partners: Partners, between: str, order: str, shown: str, of: str
) -> tuple[DifferenceRow, ...]:
    """The figures that two sources have, or that a service has revised, the furthest apart
    first."""
    rows = revisions(tables) if between == VINTAGES else differences(tables)
    if of != EVERYONE:
        rows = about(rows, partners)
    if shown != _ALL and between != VINTAGES:
        rows = not_agreeing(rows)
    return in_order(rows, by_ratio=True) if order == BY_RATIO else rows


def _differences(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    given = (choices[name] for name in ("between", "order", "shown", "of"))
    rows = difference_rows(tables, partners, *given)
    is_revision = choices["between"] == VINTAGES
    return sourced(
        rows,
        tables,
        DIFFERENCE_COLUMNS,
        of_goods=True,
        language=choices[LANGUAGE],
        behind=among(figures_compared(tables) if is_revision else tables.observation),
    )


def _years(tables: Tables, _: Partners) -> list[str]:
    return [str(year) for year in reversed(years(tables))]


def _years_and_later(tables: Tables, _: Partners) -> list[str]:
    """With those after the committee's last one."""
    return [str(year) for year in reversed((*years(tables), *years_after(tables)))]


def _years_from_first(tables: Tables, _: Partners) -> list[str]:
    return [str(year) for year in years(tables)]


def _goods_years(tables: Tables, _: Partners) -> list[str]:
    years = {year for flow in FLOWS for year in goods_years(tables, flow)}
    return [str(year) for year in sorted(years, reverse=True)]


def _every_good(tables: Tables, _: Partners) -> list[str]:
    """Of either flow: what one of them does not have is an empty file."""
    named = dict.fromkeys(code for flow in FLOWS for code in offered_goods(tables, flow))
    return [ALL_GOODS, *named]


def ways_to_show(world: WorldTrade) -> tuple[str, ...]:
    """How goods to six digits can be shown: both sides where the dataset has a figure of each."""
    return (TREEMAP, RANKING, OVER_TIME, BY_PARTNER, *((SIDES,) if world.both_sides else ()))


def _ways_to_show(tables: Tables, _: Partners) -> Sequence[str]:
    return ways_to_show(world_of(tables))


def _goods_of_world(tables: Tables, _: Partners) -> Sequence[str]:
    found = goods_on_record(tables, world_of(tables))
    return (ALL_GOODS, *sorted(found - {ALL_GOODS}, key=lambda code: (len(code), code)))


def _counterparts(tables: Tables, _: Partners) -> Sequence[str]:
    return whom(tables, world_of(tables))


def whom(tables: Tables, world: WorldTrade) -> tuple[str, ...]:
    """With whom goods to six digits can be shown: all, the blocks, then countries by code."""
    blocks = (code for code, area in areas().items() if area.kind == "block" and ever_members(code))
    return (WORLD.area, *blocks, *counterparts(tables, world))


def _years_of_world(tables: Tables, _: Partners) -> list[str]:
    world = world_of(tables)
    years = {year for flow in FLOWS for year in years_on_record(tables, world, flow)}
    return [str(year) for year in sorted(years, reverse=True)]


def _frequencies(tables: Tables, _: Partners) -> Sequence[str]:
    found = frequencies(tables)
    if not found:
        raise NotRefreshedError
    return found


def _years_of_months(tables: Tables, _: Partners) -> list[str]:
    """Of months and quarters, the first one first."""
    found = {
        year for one in _frequencies(tables, ()) for year in years_refreshed(tables, Frequency(one))
    }
    return [str(year) for year in sorted(found)]


def _last_of_months(tables: Tables, _: Partners) -> list[str]:
    return _years_of_months(tables, ())[::-1]


def _base_years(tables: Tables, _: Partners) -> list[str]:
    return [str(year) for year in years(tables)[:-1]]


def _first_of_both(tables: Tables, _: Partners) -> list[str]:
    """The years from which the two sides can be compared, the first one first."""
    return [str(year) for year in years_compared(tables)]


def _last_of_both(tables: Tables, _: Partners) -> list[str]:
    """The years up to which they can be, the last one first."""
    return [str(year) for year in reversed(years_compared(tables))]


def _blocks(_: Tables, partners: Partners) -> list[str]:
    return [code for code in partners if is_block(code)]


def _within(tables: Tables, _: Partners) -> list[str]:
    return [_ALL, *blocks_opened(tables)]


def blocks_opened(tables: Tables) -> tuple[str, ...]:
    """The blocks whose members can be ranked."""
    return tuple(code for code in partners_on_record(tables) if ever_members(code))


def _pairs(tables: Tables, partners: Partners) -> list[str]:
    found = with_statements(tables)
    return [code for code in partners if code in found]


def _hosts(tables: Tables, partners: Partners) -> Sequence[str]:
    """Of the chosen partners first, so that the first is the one that the page shows."""
    return tuple(dict.fromkeys((*hosts(partners, tables), *every_host(tables))))


def _definitions(tables: Tables, partners: Partners) -> Sequence[str]:
    """Of any place: what a place has no figure under is an empty file."""
    places = _hosts(tables, partners)
    found = (code for host in places for code in definitions_over_time(host, tables))
    return tuple(dict.fromkeys(found))


def _across(tables: Tables, partners: Partners) -> Sequence[str]:
    return with_both_sides(tables, partners)


def _articles(tables: Tables, _: Partners) -> list[str]:
    return ["", *(source.source_id for source in articles(tables))]


def _codes(tables: Tables, _: Partners) -> Sequence[str]:
    return codes(tables)


def _among(*values: str) -> Callable[[Tables, Partners], Sequence[str]]:
    return lambda _tables, _partners: values


_CURRENCY = _among("own", "dollars")
_ROWS = _among("drawn", "all")
"""The rows of the chart, or with them what was said or counted and is not drawn."""

QUERIES: Mapping[str, Query] = MappingProxyType(
    {
        "at_a_glance": Query(_grid, {}),
        "article": Query(_said, {"article": _articles, "of": _among("partners", EVERYONE)}),
        "numbers_not_used": Query(_unused, {"article": _articles}, False),
        "compare": Query(
            _compare,
            {
                "view": _among("level", "share", "growth", "yearly", "to_gdp"),
                "indicator": _among(*_FLOWS, "trade_balance"),
                "base": _base_years,
                "from": _years_from_first,
                "to": _years_and_later,
                "members": _among("of_each_year", TODAY),
                "continued": _among("without", CONTINUED),
                "reported": _among("without", REPORTED),
                "largest": _among(_ALL, str(MOST_LINES)),
            },
        ),
        "blocks": Query(
            _block_totals,
            {
                "flow": _among("each", "exports", "imports"),
                "from": _years_from_first,
                "to": _years,
                "differing": _among(_ALL, DIFFERING),
            },
        ),
        "flows": Query(_flows_of, {"year": _years, "largest": _among(str(MOST_PAIRS), _ALL)}),
        "ranking": Query(
            _ranking,
            {
                "indicator": _among(*_FLOWS),
                "year": _years,
                "within": _within,
                "drawn": _among(BARS, MAP),
            },
        ),
        "members": Query(
            _members, {"block": _blocks, "indicator": _among(*_FLOWS), "year": _years}, False
        ),
        "trade": Query(
            _trade,
            {
                "view": _among("level", "share", "growth", "yearly", "to_gdp"),
                "indicator": _among(*_FLOWS, "trade_balance"),
                "base": _base_years,
                "from": _years_from_first,
                "to": _years,
            },
        ),
        "gold": Query(_gold, {}),
        "goods": Query(
            _goods,
            {
                "flow": _among(*FLOWS),
                "shown": _among(RANKING, OVER_TIME),
                "good": _every_good,
                "year": _goods_years,
            },
            False,
        ),
        "reported_goods": Query(
            _reported_goods, {"flow": _among(*FLOWS), "good": _every_good}, False
        ),
        "mirror": Query(
            _mirror,
            {
                "across": _across,
                "currency": _CURRENCY,
                "direction": _among(_BOTH, "exports", "imports"),
                "from": _first_of_both,
                "to": _last_of_both,
            },
            False,
        ),
        "migrants": Query(_migrants, {"host": _hosts, "rows": _ROWS}, False),
        "migrants_over_time": Query(
            _migrants_over_time, {"host": _hosts, "definition": _definitions}, False
        ),
        "remittances": Query(_remittances, {"host": _hosts, "rows": _ROWS}, False),
        "claims": Query(
            _claims,
            {"claim": _codes, "currency": _CURRENCY, "period": _among(*Times)},
            False,
        ),
        "claims_elsewhere": Query(_claims_elsewhere, {"claim": _codes}, False),
        "claims_in_line": Query(
            _claims_in_line, {"claim": _codes, "statements": _among("all", LATEST)}, False
        ),
        "claims_apart": Query(_claims_apart, {"claim": _codes, "currency": _CURRENCY}, False),
        "statements": Query(
            _statements, {"pair": _pairs, "from": _first_of_both, "to": _last_of_both}, False
        ),
        "growth_windows": Query(_growth_windows, {"claim": _codes}, False),
        "differences": Query(
            _differences,
            {
                "between": _among(SOURCES, VINTAGES),
                "order": _among(BY_AMOUNT, BY_RATIO),
                "shown": _among("apart", _ALL),
                "of": _among("partners", EVERYONE),
            },
        ),
    }
)
"""Every query by its name, which is its address: ``/data/compare.csv?view=share``."""


FURTHER_QUERIES: Mapping[str, Query] = MappingProxyType(
    {
        MONTHS: Query(
            _months,
            {
                "indicator": _among(*_FLOWS, "trade_balance"),
                "period": _frequencies,
                "as": _among(*PeriodView),
                "from": _years_of_months,
                "to": _last_of_months,
                "largest": _among(_ALL, str(MOST_OF_MONTHS)),
            },
        ),
        WORLD_GOODS: Query(
            _world_goods,
            {
                "flow": _among(*FLOWS),
                "shown": _ways_to_show,
                "good": _goods_of_world,
                "counterpart": _counterparts,
                "year": _years_of_world,
            },
            False,
        ),
    }
)
"""Those of figures that not every installation has, months that were refreshed and the dataset of
the world's trade: without them they raise `NotThereError`."""


def _refusal(choice: str, value: str, allowed: Sequence[str]) -> Message:
    offered = [option for option in allowed if option]
    if not offered:
        return Message(
            "there is nothing to choose for {choice} with these partners",
            choice=repr(choice),
        )
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    named = ", ".join(offered[:_NAMED])
    if more := len(offered[_NAMED:]):
        return Message(
            "{value} is not among the options of {choice}: {options} and {count} more",
            value=repr(shown),
            choice=repr(choice),
            options=named,
            count=more,
        )
    return Message(
        "{value} is not among the options of {choice}: {options}",
        value=repr(shown),
        choice=repr(choice),
        options=named,
    )
