"""What each page shows: tables and a question in, a page out. Pure: no server, no browser.


    address     addresses, and the questions they ask
    navigation  pages, languages and partners above every page
    choices     what can be chosen on a page
    menus       what can be taken from a chart
    catalogue   the rows that pages draw, by name: for files and addresses

and one module a page.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from lib.dashboard.narrative import wording
from lib.dashboard.queries import partners
from lib.dashboard.queries.ranking import lead
from lib.dashboard.views.address import Asked, language_of, moved, read, written
from lib.dashboard.views.catalogue import QUERIES, ChoiceError, Query, options, run
from lib.dashboard.views.data_and_method import data
from lib.dashboard.views.menus import menus
from lib.dashboard.views.navigation import masthead
from lib.dashboard.views.overview import overview
from lib.dashboard.views.trade_page import trade
from lib.model import Masthead, Page, Question, Tables, once

__all__ = [
    "QUERIES",
    "VIEWS",
    "Asked",
    "ChoiceError",
    "Query",
    "Shown",
    "menus",
    "moved",
    "options",
    "page",
    "read",
    "run",
    "shown",
    "written",
]

_LARGEST = 5

View = Callable[[Tables, Question], Page]

VIEWS: Mapping[str, View] = MappingProxyType(
    {
        "overview": overview,
        "trade": trade,
        "claims": trade,
        "people": trade,
        "articles": trade,
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
    return tables.kept((name, pairs), lambda: _shown(tables, name, pairs))


def page(tables: Tables, question: Question) -> Page:
    """The page that answers a question, made once an edition."""
    return tables.kept(question, lambda: VIEWS[question.page](tables, question))


def _shown(tables: Tables, name: str, parameters: tuple[tuple[str, str], ...]) -> Shown:
    known = partners(tables)
    asked = read(name, parameters, known, language_of(parameters))
    found = page(tables, asked.question)
    words = wording(asked.question.language)
    faults = (
        *(
            words.text("The address names a partner that is not on record: {name}", name=name)
            for name in asked.unknown_partners
        ),
        *(
            words.text("The address names a choice that this page does not have: {name}", name=name)
            for name in asked.unknown_names
        ),
    )
    if faults:
        found = replace(found, notices=(*faults, *found.notices))
    above = masthead(asked.question, known, _largest(tables), takes_partners=found.takes_partners)
    return Shown(asked.question, found, above)


@once
def _largest(tables: Tables) -> tuple[str, ...]:
    """The countries with the most trade in the latest year on record."""
    first = lead(tables)
    return tuple(row.partner for row in first.ranking[:_LARGEST]) if first else ()
