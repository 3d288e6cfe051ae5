"""Words of others in a browser: in addresses and in tables they are words, and call nobody."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page

from lib.codelists import codelist
from lib.codelists.terms import compiler_terms, terms
from lib.dashboard.views.address import CHOICES, PAGES
from tests import hostile
from tests.in_browser.visiting import address_of, visit

_VALUES = (
    "<img src=x onerror=window.evil=1>",
    "'\"><script>window.evil=1</script>",
    "javascript:window.evil=1",
    "--></title></style><svg onload=window.evil=1>",
    f"https://{hostile.HOST}/",
)
_LOOK = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const leading = [...app.querySelectorAll('[href], [src], [action]')];
  return {
    addresses: leading.map(one => one.href || one.src || one.action).map(String),
    handlers: [...app.querySelectorAll('.mv *')].filter(one =>
      [...one.attributes].some(attribute => attribute.name.startsWith('on'))).length,
    made: app.querySelectorAll('.mv img, .mv script, .mv iframe, .mv object, .mv svg').length,
    evil: window.evil || 0,
  };
}"""


def look_at(page: Page) -> dict[str, Any]:
    """What is on a page, every part of it open."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found: dict[str, Any] = page.evaluate(_LOOK)
    return found


_OF_TERMS = tuple(
    filter(
        None,
        [
            *(one.url for one in terms().values()),
            *(one.read_at for one in compiler_terms().values()),
        ],
    )
)
"""Addresses of licences, and where the terms of compilers were read."""


def is_foreign(address: str, server: str) -> bool:
    """Whether an address leads to a place that no link of ours leads to."""
    calendars = (one.attributes["calendar"] for one in codelist("refresh_service").values())
    ours = ("https://good.example/", "https://herald.example/", *calendars)
    allowed = (server, *ours, "blob:", "data:image/")
    return ":" in address and not address.startswith((*allowed, *_OF_TERMS))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("value", _VALUES)
def test_words_of_the_address_do_nothing(page: Page, server: str, name: str, value: str) -> None:
    names = ("partner", "lang", "unknown", *CHOICES[name])
    query = "&".join(f"{one}={quote(value)}" for one in names)
    visit(page, f"{server}{address_of(name)}?{query}#{quote(value)}")
    look = look_at(page)
    assert (look["evil"], look["handlers"], look["made"]) == (0, 0, 0)
    assert not [one for one in look["addresses"] if one.startswith(("javascript:", "data:text"))]


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    return serve(hostile.write(tmp_path_factory.mktemp("hostile")))


@pytest.mark.parametrize("name", PAGES)
def test_words_of_others_are_only_words(
    reader: Callable[[str], BrowserContext], hostile_server: str, name: str
) -> None:
    page = reader(hostile_server).new_page()
    tabs = [""]
    visit(page, f"{hostile_server}{address_of(name)}")
    tabs += page.evaluate(
        """() => [...document.querySelectorAll('[data-testid=stApp] .mv-tabs a')]
           .map(link => new URL(link.href).search)"""
    )
    for tab in dict.fromkeys(tabs):
        visit(page, f"{hostile_server}{address_of(name)}{tab}")
        look = look_at(page)
        assert (look["evil"], look["handlers"], look["made"]) == (0, 0, 0)
        assert [one for one in look["addresses"] if is_foreign(one, hostile_server)] == []
    page.close()


_LENGTHEN = """() => {
  const word = 'W'.repeat(3000);
  for (const kind of ['h1', 'h2', 'h3', 'p', 'li', 'mark', 'blockquote', 'td', 'select option'])
    for (const one of document.querySelectorAll(`[data-testid="stMain"] .mv ${kind}`))
      if (one.children.length === 0) one.textContent = word;
  return document.querySelector('[data-testid="stMain"]').textContent.includes(word);
}"""
_SIDEWAYS = """() => {
  const all = [document.scrollingElement, document.querySelector('[data-testid="stMain"]')];
  return all.map(one => one.scrollWidth - one.clientWidth).filter(wider => wider > 1);
}"""


@pytest.mark.parametrize("address", ["/", "/articles", "/articles?tab=read"])
def test_a_word_without_an_end_makes_no_page_wider(page: Page, server: str, address: str) -> None:
    """Titles, names and quotations are as long as others wrote them."""
    visit(page, f"{server}{address}")
    assert page.evaluate(_LENGTHEN)
    page.wait_for_timeout(300)
    assert page.evaluate(_SIDEWAYS) == []
