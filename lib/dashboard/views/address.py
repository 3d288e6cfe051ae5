"""Addresses: what one asks for, and how a question is written as one. The only place that reads
or writes ``?partner=``.

``/trade?partner=RUS,EU27&tab=partners`` is the page, the partners and the choices. Nothing is the
default, ``none`` an empty choice. A value that means nothing is named and never swallowed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from lib.codelists import area_code
from lib.dashboard.narrative import ENGLISH, LANGUAGES
from lib.model import Question

PARTNERS = ("RUS", "EU27", "CIS")
"""Who is compared when the address names nobody."""

PAGES = ("overview", "trade", "claims", "people", "articles", "data")
"""The pages in the order of the menu; the first one is at ``/``."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "overview": (),
    "trade": (
        *("tab", "flow", "view", "base", "from", "to", "members", "scale", "events", "year"),
        *("within", "drawn", "with", "kind", "direction", "rows", "differing"),
        *("good", "shown", "source", "counterpart", "period", "as"),
    ),
    "claims": ("claim", "currency", "tab", "q"),
    "people": ("tab", "host", "definition", "events", "about"),
    "articles": ("article", "at", "page", "tab"),
    "data": ("table", "tab", "sort", "q", "page", "between", "order", "of"),
}
"""What can be chosen on each page, by the names that its address has for that."""

_LONGEST = 200
"""Characters of a value that are read: a page repeats a choice in every link it has, and no
choice is as long."""

_PARTNER = "partner"
LANGUAGE = "lang"
"""What addresses of pages, files and charts call the language."""
_NONE = "none"

_MOVED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "at_a_glance": ("overview", {}),
    "overview": ("overview", {}),
    "compare": ("trade", {}),
    "mirror": ("trade", {"tab": "both_sides"}),
    "article": ("articles", {}),
    "read": ("articles", {"tab": "read"}),
}
"""Pages of before, and where their content is now; the first page is at the root alone."""

_RENAMED: Mapping[str, Mapping[str, str]] = {
    "compare": {"indicator": "flow", "block": "within"},
    "trade": {"indicator": "flow"},
    "mirror": {"across": "with", "pair": "with"},
}
"""Choices of the pages of before by their new names."""

_FURTHER_DOWN = "pair"
"""What was chosen for the second chart of a page gives way to what was for its first."""
_ON_TABS: Mapping[str, Sequence[tuple[str, Mapping[str, str]]]] = {
    "compare": (("block", {"tab": "partners"}), ("year", {"tab": "exports_imports"})),
    "mirror": (("across", {}), ("pair", {"kind": "statements"})),
}
"""Where that is now which was chosen further down on the pages of before."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as an address puts it, and what of the address means nothing."""

    question: Question
    unknown_partners: tuple[str, ...] = ()
    unknown_names: tuple[str, ...] = ()
    unknown_language: str | None = None


def read(
    page: str, parameters: Iterable[tuple[str, str]], known: Sequence[str], language: str = ENGLISH
) -> Asked:
    """The question of an address; `known` are the partners on record.

    Whether a value is among the options of its choice is known only with the tables: the view
    says so.
    """
    given: dict[str, list[str]] = {}
    for name, value in parameters:
        given.setdefault(name, []).append(value)
    partners, unknown = _partners_of(given.get(_PARTNER), known)
    choices = {name: given[name][-1][:_LONGEST] for name in CHOICES[page] if name in given}
    expected = (_PARTNER, LANGUAGE, *CHOICES[page])
    strange = tuple(name for name in given if name not in expected)
    spoken = given.get(LANGUAGE, [ENGLISH])[-1]
    foreign = spoken if spoken not in LANGUAGES else None
    return Asked(Question.of(page, partners, choices, language), unknown, strange, foreign)


def names_language(parameters: Iterable[tuple[str, str]]) -> bool:
    """Whether an address says in which language, if only that it is English."""
    return any(name == LANGUAGE for name, _ in parameters)


def in_language(query: str, language: str) -> str:
    """The query of an address, in a language."""
    return "&".join(filter(None, [query, urlencode({LANGUAGE: language})]))


def language_of(parameters: Iterable[tuple[str, str]]) -> str:
    """The language that an address asks for; English where it asks for none that is spoken here."""
    asked = [value for name, value in parameters if name == LANGUAGE]
    return asked[-1] if asked and asked[-1] in LANGUAGES else ENGLISH


def _partners_of(
    given: Sequence[str] | None, known: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The partners that an address names, by code or alias, and what it names that is none.

    >>> _partners_of(["rus,eu", "Atlantis"], ["RUS", "EU27"])
    (('RUS', 'EU27'), ('Atlantis',))
    >>> _partners_of(None, ["RUS"]), _partners_of(["none"], ["RUS"])
    ((('RUS',), ()), ((), ()))
    """
    if not given:
        return tuple(code for code in PARTNERS if code in known), ()
    names = [name.strip() for value in given for name in value.split(",") if name.strip()]
    if names == [_NONE]:
        return (), ()
    codes = {name: area_code(name) for name in names}
    chosen = dict.fromkeys(code for code in codes.values() if code in known)
    strange = tuple(name for name, code in codes.items() if code not in known)
    return tuple(code for code in chosen if code), strange


def written(question: Question) -> str:
    """The address of a question, below the host; the default is left out.

    >>> written(Question.of("trade", ("RUS", "CHN"), {"tab": "partners"}))
    '/trade?partner=RUS,CHN&tab=partners'
    >>> written(Question.of("overview", PARTNERS, {}))
    '/'
    """
    parameters: dict[str, str] = {}
    if question.partners != PARTNERS:
        parameters[_PARTNER] = ",".join(question.partners) or _NONE
    parameters |= dict(question.choices)
    parameters |= parameter_of(question.language)
    path = "/" if question.page == PAGES[0] else f"/{question.page}"
    return f"{path}?{urlencode(parameters, safe=',')}" if parameters else path


def parameter_of(language: str) -> dict[str, str]:
    """What an address says of its language: nothing where that is English."""
    return {LANGUAGE: language} if language != ENGLISH else {}


def of_claim(question: Question, code: str) -> str:
    """The address of a claim's page, with the partners and the language of a question."""
    choices = {"claim": code}
    return written(Question.of("claims", question.partners, choices, question.language))


def of_words(question: Question, source_id: str, start: int) -> str:
    """Where the page of articles has the words of a document that begin at a character."""
    choices = {"article": source_id, "at": str(start)}
    page = written(Question.of("articles", question.partners, choices, question.language))
    return f"{page}#{place_of_words(source_id, start)}"


def place_of_words(source_id: str, start: int) -> str:
    """The name on that page of the words that begin at a character: of a figure, that of its
    claim."""
    return f"{source_id}.{start}"


def moved(path: str, parameters: Iterable[tuple[str, str]]) -> str | None:
    """Where a page of before is now, with what was chosen on it; None for any other path.

    >>> moved("/compare", [("partner", "CHN,KAZ"), ("view", "share")])
    '/trade?partner=CHN,KAZ&view=share'
    >>> moved("/overview", [("lang", "ky"), ("partner", "CHN")])
    '/?partner=CHN&lang=ky'
    """
    name = path.strip("/")
    given = sorted(parameters, key=lambda one: one[0] == _FURTHER_DOWN)
    renamed = _RENAMED.get(name, {})
    if name not in _MOVED and not any(parameter in renamed for parameter, _ in given):
        return None
    page, choices = _MOVED.get(name, (name, {}))
    taken: dict[str, str] = {}
    for parameter, value in given:
        new = renamed.get(parameter, parameter)
        if new == _PARTNER and new in taken:
            taken[new] += f",{value}"
        elif new in (_PARTNER, *CHOICES[page], LANGUAGE):
            taken.setdefault(new, value)
    asked = {parameter for parameter, _ in given}
    on_tab = next((tab for choice, tab in _ON_TABS.get(name, ()) if choice in asked), {})
    taken |= {**choices, **on_tab}
    ordered = {key: taken[key] for key in (_PARTNER, *CHOICES[page], LANGUAGE) if key in taken}
    path = "/" if page == PAGES[0] else f"/{page}"
    return f"{path}?{urlencode(ordered, safe=',')}" if ordered else path
