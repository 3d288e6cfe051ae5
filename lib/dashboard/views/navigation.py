"""The line of pages, languages and partners above every page."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from lib.codelists import NEIGHBOURS, area_aliases, areas, memberships
from lib.dashboard.narrative import LANGUAGES, Wording, wording
from lib.dashboard.views.address import PAGES, PARTNERS, written
from lib.model import Chip, Masthead, Option, Partner, PartnerGroup, PartnerLine, Question, mark

SITE = "Multivector"
"""What the site is called, in every language."""

_UNION = "EU27"

_NAMES = {
    "overview": mark("Overview"),
    "trade": mark("Trade"),
    "claims": mark("Claims"),
    "people": mark("People"),
    "articles": mark("Articles"),
    "data": mark("Data & method"),
}

PRESETS = {
    "compared": mark("Russia, EU and CIS"),
    "neighbours": mark("Neighbours"),
    "largest": mark("Top five"),
    "all": mark("All"),
}
"""The sets of partners that are chosen in one go, by what their buttons say."""


def masthead(
    question: Question,
    known: Sequence[str],
    largest: Sequence[str],
    *,
    takes_partners: bool,
) -> Masthead:
    """What is above a page.

    `known` are the partners on record, `largest` those countries with the most trade in the
    latest year; a page to which the partners make no difference has no line of them.
    """
    words = wording(question.language)
    return Masthead(
        name=SITE,
        skip=words.text("Skip to the content"),
        pages_label=words.text("Pages"),
        pages=tuple(_page(name, question, words) for name in PAGES),
        page=question.page,
        languages_label=words.text("Language"),
        languages=tuple(
            Option(code, name, written(_in(question, code))) for code, name in LANGUAGES.items()
        ),
        language=question.language,
        partners=_line(question, tuple(known), tuple(largest)) if takes_partners else None,
    )


def _page(name: str, question: Question, words: Wording) -> Option:
    there = Question(name, question.partners, language=question.language)
    return Option(name, words.text(_NAMES[name]), written(there))


def _in(question: Question, language: str) -> Question:
    return Question(question.page, question.partners, question.choices, language)


def _line(question: Question, known: tuple[str, ...], largest: tuple[str, ...]) -> PartnerLine:
    words = wording(question.language)
    sets = {
        "compared": PARTNERS,
        "neighbours": NEIGHBOURS,
        "largest": largest,
        "all": known,
    }
    presets = tuple(
        Option(name, words.text(PRESETS[name]), written(_with(question, codes)))
        for name, codes in sets.items()
    )
    return PartnerLine(
        label=words.text("Partners"),
        chips=tuple(
            Chip(
                code,
                format(words.area(code), "label"),
                written(_with(question, [c for c in question.partners if c != code])),
            )
            for code in question.partners
        ),
        remove=words.text("Remove {name}", name="{name}"),
        add=words.text("Add a country or block"),
        search=words.text("Search by name or code"),
        found=words.text("Found: {count}", count="{count}"),
        groups=_groups(known, question.language),
        presets=presets,
        preset=next((n for n, codes in sets.items() if set(codes) == {*question.partners}), None),
    )


def _with(question: Question, partners: Iterable[str]) -> Question:
    return Question(question.page, tuple(partners), question.choices, question.language)


@lru_cache(maxsize=16)
def _groups(known: tuple[str, ...], language: str) -> tuple[PartnerGroup, ...]:
    """Blocks, neighbours, members of the EU and all others, each by name."""
    words = wording(language)
    union = {one.area for one in memberships() if one.group == _UNION and one.until is None}
    sorts: dict[str, list[str]] = {"blocks": [], "neighbours": [], "union": [], "others": []}
    for code in known:
        if areas()[code].kind == "block":
            sorts["blocks"].append(code)
        elif code in NEIGHBOURS:
            sorts["neighbours"].append(code)
        else:
            sorts["union" if code in union else "others"].append(code)
    titles = {
        "blocks": words.text("Blocks"),
        "neighbours": words.text("Neighbours"),
        "union": words.text("EU members"),
        "others": words.text("Other countries"),
    }
    return tuple(
        PartnerGroup(titles[sort], tuple(sorted((_partner(c, words) for c in codes), key=_by_name)))
        for sort, codes in sorts.items()
        if codes
    )


def _partner(code: str, words: Wording) -> Partner:
    return Partner(code, format(words.area(code), "label"), _other_names(code))


def _other_names(code: str) -> str:
    """What a partner is found by: its codes, aliases, and its names in every language."""
    area = areas()[code]
    names = {code, area.iso2 or "", *area.labels.values()}
    names |= {alias for alias, meant in area_aliases().items() if meant == code}
    return " ".join(sorted(name.lower() for name in names if name))


def _by_name(partner: Partner) -> str:
    return partner.label.casefold()
