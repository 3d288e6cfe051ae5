"""Whole pages in Russian and Kyrgyz: nothing on them is English but the words and names of others,
and no name is in a case that nobody gave it."""

import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from urllib.parse import parse_qsl, urlsplit

import pytest

from lib.codelists import areas
from lib.dashboard import views
from lib.dashboard.markup.shell_document import plain_document
from lib.dashboard.narrative import ENGLISH, LANGUAGES, Wording, wording
from lib.dashboard.views.address import PAGES
from lib.model import Chart, Tables
from tests.dashboard.conftest import with_observations
from tests.dashboard.views.page_parts import strings
from tests.other_languages import OfThePage, english_in, words_of_others

OTHERS = [code for code in LANGUAGES if code != ENGLISH]
PAGES_READ = 120
"""Of each language, in every run; all partners are read now and then."""
_NO_CASE = "‹{}›"


def shown(tables: Tables, address: str) -> views.Shown:
    """What an address shows."""
    parts = urlsplit(address)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    return views.shown(tables, parts.path.strip("/") or PAGES[0], pairs)


def addresses(value: object) -> Iterator[str]:
    """The addresses of pages that a page leads to."""
    if is_dataclass(value):
        for field in fields(value):
            found = getattr(value, field.name)
            if field.name in ("address", "without") and isinstance(found, str):
                yield from (found,) if found.startswith("/") else ()
            else:
                yield from addresses(found)
    elif isinstance(value, tuple):
        for one in value:
            yield from addresses(one)


def walk(tables: Tables, language: str, count: int) -> Iterator[tuple[str, views.Shown]]:
    """Every page and tab, then whatever they lead to, in an order that is always the same."""
    chance = random.Random(language)
    first = [f"/{'' if name == PAGES[0] else name}?lang={language}" for name in PAGES]
    waiting, seen = list(first), set()
    while waiting and len(seen) < count:
        address = waiting.pop(0 if len(seen) < len(first) else chance.randrange(len(waiting)))
        if address in seen:
            continue
        seen.add(address)
        page = shown(tables, address)
        yield address, page
        waiting += [
            found
            for found in addresses((page.page, page.masthead))
            if f"lang={language}" in found and not found.startswith(("/data/", "/embed"))
        ]


def texts_of(page: views.Shown, language: str) -> Iterator[str]:
    """Every text of a page in its language: in its document, its charts, and what is copied."""
    reader = OfThePage(language)
    reader.feed(plain_document(page.page, page.masthead, ()))
    yield from reader.texts
    for chart in page.page.charts():
        yield from (chart.alt, chart.caption, chart.caption_long, chart.attribution)
        for figure in filter(None, (chart.figure, chart.narrow)):
            yield from figure_texts(json.loads(figure))


def figure_texts(value: object) -> Iterator[str]:
    """The words in a figure: names of marks, what is shown when they are pointed at."""
    if isinstance(value, str):
        yield re.sub("<[^>]*>", " ", value)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in ("type", "mode", "family", "symbol", "shape", "hoverinfo", "dash"):
                yield from figure_texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from figure_texts(one)


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_in_english(language: str, shipped: Tables) -> None:
    others = words_of_others(shipped)
    faults = {
        fault: address
        for address, page in walk(shipped, language, PAGES_READ)
        for fault in english_in(texts_of(page, language), others)
    }
    assert faults == {}


@pytest.fixture
def in_no_case(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Marks every name that a sentence has in a case that its row does not give."""

    def named(name: str, row: dict[str, str], case: str) -> str:
        return row.get(case) or _NO_CASE.format(name)

    monkeypatch.setattr(sys.modules[Wording.__module__], "_in_case", named)
    wording.cache_clear()
    yield
    wording.cache_clear()


def marked(page: views.Shown) -> set[str]:
    """Texts with a name in a case that nobody gave it."""
    figures = (chart.figure for chart in page.page.charts())
    return {text for text in (*strings((page.page, page.masthead)), *figures) if "‹" in text}


@pytest.mark.usefixtures("in_no_case")
@pytest.mark.parametrize("language", OTHERS)
def test_no_name_is_in_a_case_that_nobody_gave_it(language: str, shipped: Tables) -> None:
    tables = with_observations(shipped, shipped.observations)
    assert "‹" in format(wording(language).term("valuation", "fob"), "gen")
    pages = walk(tables, language, PAGES_READ)
    assert {text: address for address, page in pages for text in marked(page)} == {}


EVERY_TAB = (
    "/?{partner}",
    "/trade?{partner}",
    "/trade?tab=exports_imports&{partner}",
    "/trade?tab=both_sides&{partner}",
    "/trade?tab=goods&{partner}",
    "/people?{partner}",
    "/people?tab=money&{partner}",
    "/articles?{partner}",
)


@pytest.mark.usefixtures("in_no_case")
@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("part", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_every_partner_is_spoken_of(language: str, part: int, shipped: Tables) -> None:
    """One alone on each tab: every tenth now, the others now and then."""
    tables = with_observations(shipped, shipped.observations)
    faults: dict[str, str] = {}
    for number, code in enumerate(areas()):
        if (number % 10 == 0) != (part == 0):
            continue
        for tab in EVERY_TAB:
            address = f"{tab.format(partner=f'partner={code}')}&lang={language}"
            page = shown(tables, address)
            faults |= dict.fromkeys(marked(page), address)
            assert page.masthead.language == language
    assert faults == {}


@pytest.mark.parametrize("language", OTHERS)
def test_a_page_that_cannot_be_made_is_in_the_language_of_its_address(language: str) -> None:
    shown = views.unavailable("trade", [("lang", language)], "")
    bar = views.bar("trade", [("lang", language)])
    assert shown.masthead.language == bar.language == language
    labels = [option.label for option in bar.pages]
    assert shown.page.heading in labels and not re.search("[A-Za-z]", "".join(labels))


def test_an_english_sentence_on_a_page_is_found() -> None:
    def left(text: str) -> set[str]:
        return english_in(iter([text]), ["The Moscow Times, report of 22 April 2022"])

    assert left("Товарооборот: no period given")
    assert left("Exports and imports")
    assert not left("По данным The Moscow Times, report of 22 April 2022")
    assert not left("Сказано «exceeds that of last year»; Statistics Austria")
    assert not left("Файлы CSV, Excel, Parquet; CC BY-NC-SA 4.0")
    reader = OfThePage("ru")
    reader.feed("<p lang='ru'>Слова <q lang='en'>not ours</q><img alt='ours too'> и ещё</p>")
    assert reader.texts == ["Слова ", "ours too", " и ещё"]


def test_charts_are_among_what_is_read(shipped: Tables) -> None:
    page = shown(shipped, "/trade?lang=ru")
    chart = page.page.charts()[0]
    assert isinstance(chart, Chart)
    texts = [*texts_of(page, "ru")]
    assert chart.alt in texts and any("Россия" in text for text in texts)
