"""Words of others in a browser: no page calls anybody for them, and all of them can be read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests import hostile
from tests.in_browser.visiting import turn_to, visit
from tests.pages.test_read import TEXT

_LOOK = """host => {
  const app = document.querySelector('[data-testid="stApp"]');
  const from = element => element.outerHTML.includes(host);
  const effects = 'img, script, iframe, object, embed, h1, h2, h3, h4, h5, h6, li, em, strong, i,'
    + ' del, code, pre, hr, .katex, [role="img"], .stMarkdownColoredText, .stMarkdownBadge';
  // Ours: headings, the list of events, code to copy, and what plotly and the tables are made of.
  const ours = '[data-testid="stHeading"], ol > li, [data-testid="stCode"], .js-plotly-plot,'
    + ' [data-testid="stDataFrame"], .mv li';
  const leading = [...app.querySelectorAll('[href], [src], [action]')];
  return {
    text: app.innerText,
    drawn: [...document.querySelectorAll('.js-plotly-plot text')].map(one => one.textContent),
    effects: [...app.querySelectorAll(effects)].filter(from)
      .filter(one => !one.closest(ours)).map(one => one.outerHTML.slice(0, 300)),
    made: [...app.querySelectorAll('.mv *, .js-plotly-plot *')].filter(from)
      .map(one => one.localName),
    addresses: leading.map(one => one.href || one.src || one.action).map(String),
    handlers: [...app.querySelectorAll('*')].filter(one =>
      [...one.attributes].some(attribute => attribute.name.startsWith('on'))).length,
    evil: window.evil || 0,
  };
}"""
_HTML = {"div", "p", "span", "mark", "blockquote", "a", "b", "table", "thead", "tbody", "tr"}
_HTML |= {"th", "td", "section", "ul", "li", "details", "summary"}
_SVG = {"div", "svg", "g", "text", "tspan", "path", "rect"}
_READ_ON = {
    "?": ("quotations.exact", "sources.publisher", "speaker"),
    "articles": ("sources.publisher", "quotations.exact", "rejections.exact"),
    "claims?claim=herald-2023-02-01.1100": ("quotations.exact", "speaker", "sources.title"),
    "compare?events=on": ("quotations.exact", "events.source"),
    "trade?events=on": ("events.source",),
    "mirror": (),
    "people?events=on": ("events.source",),
    "data?table=sources": (),
    "articles?tab=read": (),
}
_DRAWN_ON = {"compare?events=on": "events.label_en", "people?events=on": "sources.publisher"}


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    return serve(hostile.write(tmp_path_factory.mktemp("hostile")))


@pytest.fixture(scope="module")
def tab(reader: Callable[[str], BrowserContext], hostile_server: str) -> Page:
    """A reader with an article whose words are hostile as well; one session for all pages."""
    page = reader(hostile_server).new_page()
    visit(page, f"{hostile_server}/articles?tab=read")
    tricks = hostile.words("pasted")
    page.get_by_role("textbox").first.fill(TEXT.replace("spoke to", f"spoke {tricks} to"))
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".mv-annotated a mark").first).to_be_visible()
    return page


@pytest.mark.parametrize("path", _READ_ON)
def test_words_of_others_are_only_words(tab: Page, hostile_server: str, path: str) -> None:
    look = look_at(turn_to(tab, f"{hostile_server}/{path}"))
    told = " ".join(look["text"].split())
    for place in _READ_ON[path]:
        assert hostile.as_read(place) in told, place
    if place := _DRAWN_ON.get(path, ""):
        drawn = "".join("".join(look["drawn"]).split())
        assert "".join(hostile.as_read(place).split()) in drawn
    if path == "articles?tab=read":
        assert "<img src=http://evil.example/h.png onerror=window.evil=" in told
    assert look["effects"] == []
    assert set(look["made"]) <= _HTML | _SVG
    assert not [one for one in look["addresses"] if is_foreign(one, hostile_server)]
    assert look["handlers"] == look["evil"] == 0


def test_a_mark_says_its_words_and_nothing_else(tab: Page, hostile_server: str) -> None:
    turn_to(tab, f"{hostile_server}/people")
    tab.locator(".st-key-migrants .js-plotly-plot .points path").first.hover(force=True)
    label = tab.locator(".st-key-migrants .hoverlayer .hovertext").first
    expect(label).to_contain_text("![i](http://evil.example/i.png)")
    assert "%{x}" in (label.text_content() or "")
    assert label.locator("a, image, tspan[style*='bold']").count() == 0


def look_at(page: Page) -> dict[str, Any]:
    """What is on a page, every part of it open."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found: dict[str, Any] = page.evaluate(_LOOK, hostile.HOST)
    return found


def is_foreign(address: str, server: str) -> bool:
    """Whether an address leads to a place that no link of ours leads to."""
    return ":" in address and not address.startswith(
        (server, "https://good.example/", "https://herald.example/", "blob:", "data:image/")
    )
