"""The rows that pages draw, by name: the same for the page, its files and its stable address.

An answer takes the tables, the chosen partners and a few choices of its own; the first option
of a choice is its default. A choice that is not among the options raises `ChoiceError`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from lib.dashboard.factcheck.assessment import against, apart, codes
from lib.dashboard.factcheck.official_statements import beside_books, with_statements
from lib.dashboard.factcheck.restatements import elsewhere, in_line, speakers
from lib.dashboard.queries.block_members import is_block, opened
from lib.dashboard.queries.claims import about, grid, said
from lib.dashboard.queries.gold_exports import gold
from lib.dashboard.queries.mirror import both_sides, with_both_sides
from lib.dashboard.queries.people import hosts, migrants, remittances
from lib.dashboard.queries.provenance import sourced
from lib.dashboard.queries.question import Question, View
from lib.dashboard.queries.reports import reported_in_one
from lib.dashboard.queries.streams import streams
from lib.dashboard.queries.trade import COLUMNS, answer, years

Tables = Mapping[str, pd.DataFrame]
Partners = tuple[str, ...]
Choices = Mapping[str, str]

_FLOWS = ("trade_turnover", "exports", "imports")
_SHOWN = 40
"""Characters of a value in a refusal, which is one sentence whatever was asked for."""

_NAMED = 12
"""Options in a refusal."""


class ChoiceError(ValueError):
    """A choice that is not among the options; the message names both."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page draws: how its rows are found, and what can be chosen."""

    rows: Callable[[Tables, Partners, Choices], pd.DataFrame]
    options: Mapping[str, Callable[[Tables, Partners], Sequence[str]]]
    by_partner: bool = True
    """Whether the chosen partners decide the rows. If not, they decide at most what can be
    chosen, and a file of the rows is not named for them."""


def ask(
    name: str, tables: Tables, partners: Partners, choices: Choices | None = None
) -> pd.DataFrame:
    """The rows of the answer `name`, with labels and sources; empty where there are none."""
    wanted = ANSWERS[name]
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
    return tuple(ANSWERS[name].options[choice](tables, partners))


def _grid(tables: Tables, partners: Partners, _: Choices) -> pd.DataFrame:
    return grid(said(tables), partners)


def _said(tables: Tables, partners: Partners, _: Choices) -> pd.DataFrame:
    return about(said(tables), partners)


def _compare(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    view = View(choices["view"])
    base = int(choices["base"] or 0) if view is View.GROWTH else None
    question = Question(partners, choices["indicator"], view, base)
    return sourced(answer(question, tables["observations"]), tables)


def _trade(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    view = View(choices["view"])
    base = int(choices["base"] or 0) if view is View.GROWTH else None
    question = Question(partners, choices["indicator"], view, base, apart=False)
    return sourced(answer(question, tables["observations"]), tables)


def _flows(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    found = [answer(Question(partners, flow), tables["observations"]) for flow in _FLOWS[1:]]
    rows = pd.concat(found, ignore_index=True)
    return sourced(rows[rows["year"] == int(choices["year"] or 0)].reset_index(drop=True), tables)


def _members(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    rows = pd.DataFrame(columns=list(COLUMNS))
    if choices["block"] and choices["year"]:
        year, indicator = int(choices["year"]), choices["indicator"]
        rows = opened(choices["block"], year, indicator, tables["observations"])
    return sourced(rows, tables)


def _statements(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    return sourced(beside_books(choices["pair"], tables["observations"]), tables)


def _streams(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    rows = streams(partners, int(choices["year"] or 0), tables["observations"])
    return sourced(rows, tables)


def _gold(tables: Tables, partners: Partners, _: Choices) -> pd.DataFrame:
    return sourced(gold(partners, tables["observations"]), tables)


def _mirror(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    dollars = choices["currency"] == "dollars"
    rows = both_sides(choices["across"], tables["observations"], dollars=dollars)
    return sourced(rows, tables)


def _migrants(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    rows = migrants(choices["host"], tables["observations"])
    return sourced(reported_in_one(rows, speakers(tables)), tables)


def _remittances(tables: Tables, partners: Partners, choices: Choices) -> pd.DataFrame:
    rows = remittances(choices["host"], tables["observations"])
    return sourced(reported_in_one(rows, speakers(tables)), tables)


def _claims(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    return _set_beside(against, tables, choices)


def _claims_apart(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    return _set_beside(apart, tables, choices)


def _claims_elsewhere(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    return elsewhere(choices["claim"], tables) if choices["claim"] else pd.DataFrame()


def _claims_in_line(tables: Tables, _: Partners, choices: Choices) -> pd.DataFrame:
    return in_line(choices["claim"], tables) if choices["claim"] else pd.DataFrame()


def _set_beside(
    rows: Callable[..., pd.DataFrame], tables: Tables, choices: Choices
) -> pd.DataFrame:
    if not choices["claim"]:
        return pd.DataFrame()
    return rows(choices["claim"], tables, dollars=choices["currency"] == "dollars")


def _years(tables: Tables, _: Partners) -> list[str]:
    return [str(year) for year in reversed(years(tables["observations"]))]


def _base_years(tables: Tables, _: Partners) -> list[str]:
    return [str(year) for year in years(tables["observations"])[:-1]]


def _blocks(_: Tables, partners: Partners) -> list[str]:
    return [code for code in partners if is_block(code)]


def _pairs(tables: Tables, partners: Partners) -> list[str]:
    found = with_statements(tables["observations"])
    return [code for code in partners if code in found]


def _hosts(tables: Tables, partners: Partners) -> Sequence[str]:
    return hosts(partners, tables["observations"])


def _across(tables: Tables, partners: Partners) -> Sequence[str]:
    return with_both_sides(partners, tables["observations"])


def _codes(tables: Tables, _: Partners) -> Sequence[str]:
    return codes(tables)


def _among(*values: str) -> Callable[[Tables, Partners], Sequence[str]]:
    return lambda _tables, _partners: values


_CURRENCY = _among("own", "dollars")

ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "at_a_glance": Answer(_grid, {}),
        "article": Answer(_said, {}),
        "compare": Answer(
            _compare,
            {
                "view": _among("level", "share", "growth"),
                "indicator": _among(*_FLOWS),
                "base": _base_years,
            },
        ),
        "flows": Answer(_flows, {"year": _years}),
        "members": Answer(
            _members, {"block": _blocks, "indicator": _among(*_FLOWS), "year": _years}, False
        ),
        "trade": Answer(
            _trade,
            {
                "view": _among("level", "share", "growth", "yearly", "to_gdp"),
                "indicator": _among(*_FLOWS, "trade_balance"),
                "base": _base_years,
            },
        ),
        "streams": Answer(_streams, {"year": _years}),
        "gold": Answer(_gold, {}),
        "mirror": Answer(_mirror, {"across": _across, "currency": _CURRENCY}, False),
        "migrants": Answer(_migrants, {"host": _hosts}, False),
        "remittances": Answer(_remittances, {"host": _hosts}, False),
        "claims": Answer(_claims, {"claim": _codes, "currency": _CURRENCY}, False),
        "claims_elsewhere": Answer(_claims_elsewhere, {"claim": _codes}, False),
        "claims_in_line": Answer(_claims_in_line, {"claim": _codes}, False),
        "claims_apart": Answer(_claims_apart, {"claim": _codes, "currency": _CURRENCY}, False),
        "statements": Answer(_statements, {"pair": _pairs}, False),
    }
)
"""Every answer by its name, which is its address: ``/data/compare.csv?view=share``."""


def _refusal(choice: str, value: str, allowed: Sequence[str]) -> str:
    if not allowed:
        return f"there is nothing to choose for {choice!r} with these partners"
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    named = ", ".join(allowed[:_NAMED])
    if more := len(allowed[_NAMED:]):
        named = f"{named} and {more} more"
    return f"{shown!r} is not among the options of {choice!r}: {named}"
