"""The rows that pages draw, by name: the same for the page, its files and its stable address.

A query takes the tables, the chosen partners and a few choices of its own; the first option
of a choice is its default. A choice that is not among the options raises `ChoiceError`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from lib.dashboard.charts.partner_map import has_place
from lib.dashboard.factcheck.assessment import against, apart, codes
from lib.dashboard.factcheck.official_statements import beside_books, with_statements
from lib.dashboard.factcheck.restatements import elsewhere, in_line, speakers
from lib.dashboard.queries import series
from lib.dashboard.queries.block_members import is_block, opened
from lib.dashboard.queries.claims import about, grid, said
from lib.dashboard.queries.currency import DOLLARS
from lib.dashboard.queries.extracts import take_grid, take_said
from lib.dashboard.queries.flows import flows
from lib.dashboard.queries.gold_exports import gold
from lib.dashboard.queries.mirror import both_sides, with_both_sides
from lib.dashboard.queries.people import hosts, migrants, remittances
from lib.dashboard.queries.provenance import columns_of, sourced
from lib.dashboard.queries.ranking import ranked, ranked_and_chosen
from lib.dashboard.queries.reports import in_one
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.trade import partners as partners_on_record
from lib.dashboard.queries.trade import trade, years
from lib.model import ClaimRow, MirrorRow, PeopleRow, StatementRow, Tables, TradeRow, View

Partners = tuple[str, ...]
Choices = Mapping[str, str]

TRADE_COLUMNS = columns_of(TradeRow, without=("product",))
GOLD_COLUMNS = ("product", *TRADE_COLUMNS)
MIRROR_COLUMNS = columns_of(MirrorRow)
STATEMENT_COLUMNS = columns_of(StatementRow)
PEOPLE_COLUMNS = columns_of(PeopleRow)
CLAIM_COLUMNS = columns_of(ClaimRow)
_OF_A_VERDICT = (
    *("claim", "verdict", "known", "ratio", "reading", "member", "side", "period_kind"),
    *("base_value", "base_unit", "reports", "derivation", "derived_from"),
)
"""Columns in which a claim that is said again has nothing to say."""
IN_LINE_COLUMNS = columns_of(ClaimRow, without=_OF_A_VERDICT)
ELSEWHERE_COLUMNS = columns_of(ClaimRow, without=(*_OF_A_VERDICT, "kind"))

_FLOWS = ("trade_turnover", "exports", "imports")
LARGEST = 15
"""So many partners are drawn as bars, besides those chosen."""
BARS, MAP = "bars", "map"
_ALL, _BOTH = "all", "both"
_SHOWN = 40
"""Characters of a value in a refusal, which is one sentence whatever was asked for."""

_NAMED = 12
"""Options in a refusal."""


class ChoiceError(ValueError):
    """A choice that is not among the options; the message names both."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a page draws: how its rows are made, and what can be chosen."""

    rows: Callable[[Tables, Partners, Choices], pd.DataFrame]
    options: Mapping[str, Callable[[Tables, Partners], Sequence[str]]]
    by_partner: bool = True
    """Whether the chosen partners decide the rows. If not, they decide at most what can be
    chosen, and a file of the rows is not named for them."""


def run(
    name: str, tables: Tables, partners: Partners, choices: Choices | None = None
) -> pd.DataFrame:
    """The rows of the query `name`, with labels and sources; empty where there are none."""
    wanted = QUERIES[name]
    given = dict(choices or {})
    chosen = {}
    for choice in wanted.options:
        allowed = options(name, choice, tables, partners)
        value = given.pop(choice, allowed[0] if allowed else "")
        if value not in allowed and (allowed or value):
            raise ChoiceError(_refusal(choice, value, allowed))
        chosen[choice] = value
    for choice in given:
        raise ChoiceError(f"{choice!r} is no choice of {name}")
    return wanted.rows(tables, partners, chosen)


def options(name: str, choice: str, tables: Tables, partners: Partners) -> tuple[str, ...]:
    """What can be chosen, the default first; empty where there is nothing to choose from."""
    return tuple(QUERIES[name].options[choice](tables, partners))


def _grid(tables: Tables, partners: Partners, _: Choices) -> pd.DataFrame:
    return take_grid(grid(tables, partners), tables)


def _said(tables: Tables, partners: Partners, _: Choices) -> pd.DataFrame:
    return take_said(about(said(tables), partners), tables)


def _compare(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    return _traded(tables, series.apart(partners), choices)


def _trade(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    return _traded(tables, series.whole(partners), choices)


def _traded(tables: Tables, lines: Sequence[Series], choices: Choices) -> pd.DataFrame:
    view = View(choices["view"])
    base = int(choices["base"] or 0) if view is View.GROWTH else None
    rows = trade(tables, lines, choices["indicator"], view, base)
    return sourced(rows, tables, TRADE_COLUMNS)


def _flows_of(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    largest = int(choices["largest"]) if choices["largest"] != _ALL else None
    rows = flows(tables, partners, int(choices["year"] or 0), largest)
    return sourced(rows, tables, TRADE_COLUMNS)


def _ranking(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    rows: Sequence[TradeRow] = ()
    if choices["year"]:
        within = choices["within"] if choices["within"] != _ALL else None
        rows = ranked(tables, choices["indicator"], int(choices["year"]), within)
    if choices["drawn"] == BARS:
        rows = ranked_and_chosen(rows, partners, LARGEST)
    else:
        rows = tuple(row for row in rows if row.series == row.partner and has_place(row.partner))
    return sourced(rows, tables, TRADE_COLUMNS)


def _members(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    rows: Sequence[TradeRow] = ()
    if choices["block"] and choices["year"]:
        rows = opened(tables, choices["block"], int(choices["year"]), choices["indicator"])
    return sourced(rows, tables, TRADE_COLUMNS)


def _statements(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    return sourced(beside_books(tables, choices["pair"]), tables, STATEMENT_COLUMNS)


def _gold(tables: Tables, partners: Partners, _: Choices) -> pd.DataFrame:
    return sourced(gold(tables, partners), tables, GOLD_COLUMNS)


def _mirror(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    in_dollars = choices["currency"] == "dollars"
    rows = both_sides(tables, choices["across"], dollars=in_dollars)
    if choices["direction"] != _BOTH:
        rows = tuple(row for row in rows if row.direction == choices["direction"])
    if in_dollars:
        rows = tuple(row for row in rows if row.unit == DOLLARS)
    return sourced(rows, tables, MIRROR_COLUMNS)


def _migrants(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    return _people(migrants(choices["host"], tables), tables)


def _remittances(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    return _people(remittances(choices["host"], tables), tables)


def _people(rows: Sequence[PeopleRow], tables: Tables) -> pd.DataFrame:
    return sourced(in_one(rows, speakers(tables)), tables, PEOPLE_COLUMNS)


def _claims(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    return _compared(against, tables, choices)


def _claims_apart(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    return _compared(apart, tables, choices)


def _claims_elsewhere(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    rows = elsewhere(choices["claim"], tables) if choices["claim"] else ()
    return sourced(rows, tables, ELSEWHERE_COLUMNS)


def _claims_in_line(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    rows = in_line(choices["claim"], tables) if choices["claim"] else ()
    return sourced(rows, tables, IN_LINE_COLUMNS)


def _compared(
    compare: Callable[..., tuple[ClaimRow, ...]], tables: Tables, choices: Choices
) -> pd.DataFrame:
    rows: tuple[ClaimRow, ...] = ()
    if choices["claim"]:
        rows = compare(choices["claim"], tables, dollars=choices["currency"] == "dollars")
    return sourced(rows, tables, CLAIM_COLUMNS)


def _years(tables: Tables, _: Partners) -> list[str]:
    return [str(year) for year in reversed(years(tables))]


def _base_years(tables: Tables, _: Partners) -> list[str]:
    return [str(year) for year in years(tables)[:-1]]


def _blocks(_: Tables, partners: Partners) -> list[str]:
    return [code for code in partners if is_block(code)]


def _within(tables: Tables, _: Partners) -> list[str]:
    return [_ALL, *blocks_opened(tables)]


def blocks_opened(tables: Tables) -> tuple[str, ...]:
    """The blocks whose members can be ranked."""
    return tuple(code for code in partners_on_record(tables) if is_block(code))


def _pairs(tables: Tables, partners: Partners) -> list[str]:
    found = with_statements(tables)
    return [code for code in partners if code in found]


def _hosts(tables: Tables, partners: Partners) -> Sequence[str]:
    return hosts(partners, tables)


def _across(tables: Tables, partners: Partners) -> Sequence[str]:
    return with_both_sides(tables, partners)


def _codes(tables: Tables, _: Partners) -> Sequence[str]:
    return codes(tables)


def _among(*values: str) -> Callable[[Tables, Partners], Sequence[str]]:
    return lambda _tables, _partners: values


_CURRENCY = _among("own", "dollars")

QUERIES: Mapping[str, Query] = MappingProxyType(
    {
        "at_a_glance": Query(_grid, {}),
        "article": Query(_said, {}),
        "compare": Query(
            _compare,
            {
                "view": _among("level", "share", "growth", "yearly", "to_gdp"),
                "indicator": _among(*_FLOWS, "trade_balance"),
                "base": _base_years,
            },
        ),
        "flows": Query(_flows_of, {"year": _years, "largest": _among(str(LARGEST), _ALL)}),
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
            },
        ),
        "gold": Query(_gold, {}),
        "mirror": Query(
            _mirror,
            {
                "across": _across,
                "currency": _CURRENCY,
                "direction": _among(_BOTH, "exports", "imports"),
            },
            False,
        ),
        "migrants": Query(_migrants, {"host": _hosts}, False),
        "remittances": Query(_remittances, {"host": _hosts}, False),
        "claims": Query(_claims, {"claim": _codes, "currency": _CURRENCY}, False),
        "claims_elsewhere": Query(_claims_elsewhere, {"claim": _codes}, False),
        "claims_in_line": Query(_claims_in_line, {"claim": _codes}, False),
        "claims_apart": Query(_claims_apart, {"claim": _codes, "currency": _CURRENCY}, False),
        "statements": Query(_statements, {"pair": _pairs}, False),
    }
)
"""Every query by its name, which is its address: ``/data/compare.csv?view=share``."""


def _refusal(choice: str, value: str, allowed: Sequence[str]) -> str:
    if not allowed:
        return f"there is nothing to choose for {choice!r} with these partners"
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    named = ", ".join(allowed[:_NAMED])
    if more := len(allowed[_NAMED:]):
        named = f"{named} and {more} more"
    return f"{shown!r} is not among the options of {choice!r}: {named}"
