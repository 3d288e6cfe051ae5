"""The questions that most readers come with: each partner alone, the sets of partners, each claim.

Not every choice of every page, which would be millions: what a reader finds who opens a page,
chooses one partner and goes through its tabs. `lib.pipeline.publish` writes them down as files.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from lib.codelists import NEIGHBOURS
from lib.dashboard.factcheck.assessment import codes
from lib.dashboard.factcheck.restatements import speakers
from lib.dashboard.queries import partners
from lib.dashboard.queries.flows import flows
from lib.dashboard.queries.listed_goods import goods_years
from lib.dashboard.queries.people import (
    EVERYWHERE,
    definitions_over_time,
    drawn_migrants,
    drawn_remittances,
)
from lib.dashboard.queries.ranking import lead, ranked
from lib.dashboard.queries.series import apart
from lib.dashboard.queries.trade import levels, years
from lib.dashboard.views.address import PARTNERS
from lib.dashboard.views.catalogue import options
from lib.dashboard.views.navigation import PRESETS
from lib.model import Page, Question, Tables, Tabs, mark, once

_TURNOVER = "trade_turnover"
_LARGEST = 5
"""So many partners are the largest."""

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_DIGITS = 12


class Sort(StrEnum):
    """What a subject is."""

    PRESET = "preset"
    PARTNER = "partner"
    EVERYWHERE = "everywhere"
    GOODS = "goods"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class UsualView:
    """One chart of a subject: where it is, and the question whose page has it."""

    kind: str
    """``trade/over_time``: the page and the tab, the same for all subjects that have such a view.
    Of a claim ``claims``."""
    place: str
    """``trade/over_time/RUS``, in ASCII letters, digits and signs that no address changes."""
    question: Question
    """In English."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What somebody asks about, with everything that is usually asked of it."""

    sort: Sort
    code: str
    """Of a partner, a claim or a set of partners."""
    views: tuple[UsualView, ...]


KINDS: Mapping[str, str] = MappingProxyType(
    {
        "overview": mark("Overview"),
        "trade/over_time": mark("Over time"),
        "trade/partners": mark("Among all partners"),
        "trade/exports_imports": mark("Exports and imports"),
        "trade/both_sides": mark("Both sides"),
        "people/migrants": mark("Migrants"),
        "people/over_time": mark("Migrants over time"),
        "people/money": mark("Money sent home"),
        "trade/goods/imports": mark("Imports"),
        "trade/goods/imports_over_time": mark("Imports over time"),
        "trade/goods/exports": mark("Exports"),
        "trade/goods/exports_over_time": mark("Exports over time"),
        "claims": mark("The record"),
        "claims/windows": mark("Growth over every window"),
        "claims/parts": mark("Parts of years"),
        "claims/again": mark("Also said"),
    }
)
"""The kinds of views and what each is called, in the order in which they are listed."""

_OF_SETS = ("overview", "trade/over_time", "trade/partners", "trade/exports_imports")
"""The views of several partners at once; the other ones are of one partner each."""
_OF_ALONE = (*_OF_SETS, "trade/both_sides", "people/migrants", "people/over_time", "people/money")


def usual_questions(tables: Tables, chosen: Sequence[str] | None = None) -> tuple[Subject, ...]:
    """The sets of partners, the partners (or only those `chosen`, without the sets), all countries
    together, the goods, the claims; each with the views that the record has figures for."""
    known = partners(tables)
    alone = known if chosen is None else tuple(code for code in known if code in set(chosen))
    found: list[Subject] = []
    if chosen is None:
        found += [
            _subject(Sort.PRESET, name, codes_of, _OF_SETS, tables)
            for name, codes_of in presets(tables).items()
            if codes_of
        ]
    found += [_subject(Sort.PARTNER, code, (code,), _OF_ALONE, tables) for code in alone]
    found.append(_subject(Sort.EVERYWHERE, EVERYWHERE, PARTNERS, _OF_ALONE[5:], tables))
    found.append(_goods(tables))
    found += [_claim(code) for code in codes(tables)]
    return tuple(subject for subject in found if subject.views)


def presets(tables: Tables) -> Mapping[str, tuple[str, ...]]:
    """The sets of partners that a reader chooses in one go, of those on record."""
    known = partners(tables)
    first = lead(tables)
    largest = tuple(row.partner for row in first.ranking[:_LARGEST]) if first else ()
    sets = {"compared": PARTNERS, "neighbours": NEIGHBOURS, "largest": largest, "all": known}
    assert set(sets) == set(PRESETS)
    return {name: tuple(c for c in codes_of if c in known) for name, codes_of in sets.items()}


def further(view: UsualView, page: Page) -> tuple[UsualView, ...]:
    """The views below a claim: a tab each, of which only the page says which there are."""
    if view.kind != "claims":
        return ()
    offered = [block.choice for block in page.blocks if isinstance(block, Tabs)]
    values = [one.value for choice in offered if choice.name == "tab" for one in choice.options]
    name = view.place.removeprefix("claims/")
    return tuple(
        UsualView(kind, f"{kind}/{name}", view.question.but(tab=kind.removeprefix("claims/")))
        for kind in KINDS
        if kind.startswith("claims/") and kind.removeprefix("claims/") in values
    )


def in_language(question: Question, language: str) -> Question:
    """The same question of a reader of a language."""
    return replace(question, language=language)


def _subject(
    sort: Sort, code: str, asked: tuple[str, ...], kinds: Sequence[str], tables: Tables
) -> Subject:
    views = tuple(
        UsualView(kind, f"{kind}/{code}", _question(kind, code, asked))
        for kind in kinds
        if _HAS_FIGURES[kind](tables, asked if kind in _OF_SETS else (code,))
    )
    return Subject(sort, code, views)


def _question(kind: str, code: str, asked: tuple[str, ...]) -> Question:
    page, _, tab = kind.partition("/")
    choices = {"tab": tab} if tab else {}
    if page == "people":
        choices["host"] = code
    return Question.of(page, asked, choices)


def _goods(tables: Tables) -> Subject:
    found = []
    for kind in KINDS:
        flow, _, shown = kind.removeprefix("trade/goods/").partition("_")
        if kind.startswith("trade/goods/") and goods_years(tables, flow):
            choices = {"tab": "goods", "flow": flow} | ({"shown": shown} if shown else {})
            found.append(UsualView(kind, kind, Question.of("trade", PARTNERS, choices)))
    return Subject(Sort.GOODS, "goods", tuple(found))


def _claim(code: str) -> Subject:
    question = Question.of("claims", PARTNERS, {"claim": code})
    return Subject(Sort.CLAIM, code, (UsualView("claims", f"claims/{_safe(code)}", question),))


def _safe(code: str) -> str:
    """The code of a claim as the name of a file: itself, or where it has other signs a name that
    no other code has."""
    if _SAFE.fullmatch(code) and not code.endswith("."):
        return code
    return "claim-" + hashlib.sha256(code.encode()).hexdigest()[:_DIGITS]


def _is_counted(tables: Tables, asked: Sequence[str]) -> bool:
    """Whether there is turnover with any of the partners in any year."""
    lines = apart(asked)
    return any(
        levels(tables, line, _TURNOVER, year) for line in lines for year in reversed(years(tables))
    )


def _is_ranked(tables: Tables, _: Sequence[str]) -> bool:
    return bool(years(tables)) and bool(ranked(tables, _TURNOVER, years(tables)[-1]))


def _has_flows(tables: Tables, asked: Sequence[str]) -> bool:
    return bool(years(tables)) and bool(flows(tables, asked, years(tables)[-1]))


@once
def _compared(tables: Tables) -> frozenset[str]:
    """The partners with data or statements of their own side."""
    known = partners(tables)
    counted = options("mirror", "across", tables, known)
    return frozenset((*counted, *options("statements", "pair", tables, known)))


def _is_compared(tables: Tables, asked: Sequence[str]) -> bool:
    return asked[0] in _compared(tables)


def _has_migrants(tables: Tables, asked: Sequence[str]) -> bool:
    return bool(drawn_migrants(asked[0], tables, speakers(tables)).rows)


def _has_dated_migrants(tables: Tables, asked: Sequence[str]) -> bool:
    return bool(definitions_over_time(asked[0], tables))


def _has_remittances(tables: Tables, asked: Sequence[str]) -> bool:
    return bool(drawn_remittances(asked[0], tables, speakers(tables)).rows)


_HAS_FIGURES: Mapping[str, Callable[[Tables, Sequence[str]], bool]] = MappingProxyType(
    {
        "overview": _is_counted,
        "trade/over_time": _is_counted,
        "trade/partners": _is_ranked,
        "trade/exports_imports": _has_flows,
        "trade/both_sides": _is_compared,
        "people/migrants": _has_migrants,
        "people/over_time": _has_dated_migrants,
        "people/money": _has_remittances,
    }
)
"""Whether the record has figures for a view of these partners."""
