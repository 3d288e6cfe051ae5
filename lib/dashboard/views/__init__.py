"""What each page shows: tables and a question in, a page out. Pure: no server, no browser.

    address     addresses, and the questions they ask
    navigation  pages, languages and partners above every page
    choices     what can be chosen on a page
    menus       what can be taken from a chart
    catalogue   the rows that pages draw, by name: for files and addresses
    redistribution  what is said beside files whose rows may not be passed on

One module a page: articles_page, brought_article, claims_page, data_page, overview_page,
people_page, trade_page. Of trade one module a tab: trade_over_time, trade_months, trade_partners,
trade_flows, trade_both_sides, trade_goods (with trade_without_gold and, of all goods to six digits,
trade_world_goods), trade_table; trade_frame is what their charts have around them, later_years what
a comparison has after the committee's last year. Of a claim claim_chart and, below it, claim_tabs
and claim_windows; claim_strip is on its card. Of data up_to_date: what was refreshed, and where
sources differ. On several pages: freshness_line, tied_goods, claims_of_others. Of a site of files
usual_questions, what is in it, and published_site, the ways through it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from lib.codelists import HOME, area_code, areas
from lib.dashboard.narrative import Wording, fault_text, wording
from lib.dashboard.queries import partners
from lib.dashboard.queries.ranking import lead
from lib.dashboard.views.address import PAGES, Asked, language_of, moved, read, written
from lib.dashboard.views.articles_page import articles_page
from lib.dashboard.views.brought_article import is_reading, notice
from lib.dashboard.views.catalogue import (
    FURTHER_QUERIES,
    QUERIES,
    ChoiceError,
    NotImportedError,
    NotThereError,
    frame_of,
    options,
    query_of,
    run,
    world_of,
)
from lib.dashboard.views.claims_page import claims_page, reviewed
from lib.dashboard.views.data_page import data
from lib.dashboard.views.menus import menus, menus_of_visit
from lib.dashboard.views.navigation import masthead
from lib.dashboard.views.overview_page import overview
from lib.dashboard.views.people_page import people
from lib.dashboard.views.redistribution import not_for_redistribution
from lib.dashboard.views.trade_page import trade
from lib.model import Masthead, Page, Prose, Question, Run, Tables, Text, once, visible

__all__ = [
    "FURTHER_QUERIES",
    "QUERIES",
    "VIEWS",
    "ChoiceError",
    "NotImportedError",
    "NotThereError",
    "Shown",
    "bar",
    "frame_of",
    "menus",
    "menus_of_visit",
    "missing",
    "moved",
    "not_for_redistribution",
    "options",
    "page",
    "query_of",
    "reviewed",
    "run",
    "shown",
    "unavailable",
    "world_of",
    "written",
]

_LARGEST = 5
_WORLD = "WLD"
_NAMED, _LONGEST = 3, 40
"""Strange names in the address that are repeated, and characters of each."""

View = Callable[[Tables, Question], Page]

VIEWS: Mapping[str, View] = MappingProxyType(
    {
        "overview": overview,
        "trade": trade,
        "claims": claims_page,
        "people": people,
        "articles": articles_page,
        "data": data,
    }
)
"""What makes each page, by its name."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page with what is above it, as an address asks for it."""

    question: Question
    page: Page
    masthead: Masthead


def shown(tables: Tables, name: str, parameters: Iterable[tuple[str, str]]) -> Shown:
    """What the address of the page `name` with these parameters shows, made once an edition."""
    pairs = tuple(parameters)
    return tables.kept(
        (name, pairs), lambda: _shown(tables, name, pairs), lambda made: not made.page.is_passing
    )


def bar(name: str, parameters: Iterable[tuple[str, str]]) -> Masthead:
    """The pages and languages alone, for which no table is needed."""
    pairs = tuple(parameters)
    asked = read(name, pairs, tuple(areas()), language_of(pairs))
    return masthead(asked.question, (), (), takes_partners=False)


def unavailable(name: str, parameters: Iterable[tuple[str, str]], reason: str) -> Shown:
    """The page `name` where it cannot be made: why, in the place of what it would show, and the
    ways to the other pages. Needs no tables."""
    pairs = tuple(parameters)
    question = read(name, pairs, tuple(areas()), language_of(pairs)).question
    above = bar(name, pairs)
    label = next(option.label for option in above.pages if option.value == name)
    title = f"{label} – {above.name}"
    return Shown(question, Page(name, title, label, reason, (), takes_partners=False), above)


def missing(path: str, parameters: Iterable[tuple[str, str]]) -> Shown:
    """What is shown at an address that is none: which, and the pages that there are. Needs no
    tables."""
    language = language_of(parameters)
    words = wording(language)
    question = read(PAGES[0], (), tuple(areas()), language).question
    above = replace(masthead(question, (), (), takes_partners=False), page="")
    heading = fault_text.missing_page(_cut(visible(path)), words)
    links = tuple(Run(option.label, option.address) for option in above.pages)
    found = Page(
        name="",
        title=f"{heading} – {above.name}",
        heading=heading,
        answer=fault_text.pages_follow(words),
        blocks=(Prose(links),),
        takes_partners=False,
    )
    return Shown(question, found, above)


def page(tables: Tables, question: Question) -> Page:
    """The page that answers a question, made once an edition."""
    return tables.kept(
        question,
        lambda: VIEWS[question.page](tables, question),
        lambda made: not made.is_passing,
    )


def _shown(tables: Tables, name: str, parameters: tuple[tuple[str, str], ...]) -> Shown:
    known = partners(tables)
    asked = read(name, parameters, known, language_of(parameters))
    found = page(tables, asked.question)
    words = wording(asked.question.language)
    faults: tuple[Text, ...] = _faults(asked, words)
    if tables.brought is not None and not is_reading(asked.question):
        faults = (notice(tables, asked.question, words), *faults)
    if faults:
        found = replace(found, notices=(*faults, *found.notices))
    above = masthead(asked.question, known, _largest(tables), takes_partners=found.takes_partners)
    return Shown(asked.question, found, above)


def _no_partner(name: str, code: str | None, words: Wording) -> str:
    """Why something that an address names is not among the partners."""
    if code is None:
        return words.text(
            "The address names a partner that is not on record: {name}.",
            name=_cut(name),
        )
    if code == HOME:
        return words.text(
            "{home:^} is what all pages are about: no partner.", home=words.area(code)
        )
    if code == _WORLD:
        return words.text("All countries together cannot be chosen as a partner.")
    return words.text(
        "{area:^} cannot be chosen: the tables of Kyrgyz trade by partner have no such row.",
        area=words.area(code),
    )


def _no_language(name: str | None, words: Wording) -> tuple[str, ...]:
    """That an address asks for a language in which there are no pages."""
    if name is None:
        return ()
    return (
        words.text(
            "The address asks for {value}, which is not offered here; the default is shown.",
            value=words.quoted(_cut(name)),
        ),
    )


def _faults(asked: Asked, words: Wording) -> tuple[str, ...]:
    """A line for what the address names and the page does not know; of many, the first ones."""
    partners_named = (
        _no_partner(name, area_code(name), words) for name in asked.unknown_partners[:_NAMED]
    )
    choices_named = (
        words.text(
            "The address names a choice that this page does not have, which is ignored: {name}",
            name=_cut(name),
        )
        for name in asked.unknown_names[:_NAMED]
    )
    named = (*partners_named, *choices_named)
    lines = (*_no_language(asked.unknown_language, words), *named)
    rest = len(asked.unknown_partners) + len(asked.unknown_names) - len(named)
    if not rest:
        return lines
    more = words.plural(
        "The address names {count} more thing that means nothing here.",
        "The address names {count} more things that mean nothing here.",
        rest,
    )
    return (*lines, more)


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


@once
def _largest(tables: Tables) -> tuple[str, ...]:
    """The countries with the most trade in the latest year on record."""
    first = lead(tables)
    return tuple(row.partner for row in first.ranking[:_LARGEST]) if first else ()
