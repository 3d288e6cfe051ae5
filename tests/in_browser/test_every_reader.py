"""Every page in Russian and Kyrgyz, and what the keyboard and the ear have in any language.

The same checks in English are in the files that they are named for; here a page is opened once in
each language and walked through: every tab, every width, both themes.
"""

import re
from typing import Any

import pytest
from playwright.sync_api import Error, Page, ViewportSize, expect

from lib import store
from lib.dashboard.narrative import LANGUAGES
from lib.dashboard.views.address import PAGES
from tests.conftest import REPO
from tests.in_browser.test_accessible import axe, violations
from tests.in_browser.test_chart_words import faults_of_words
from tests.in_browser.test_looks import HIGHEST, WIDTHS, assert_in_order, overlaps
from tests.in_browser.visiting import (
    NARROW,
    WIDE,
    address_of,
    in_app,
    resize,
    settled,
    turn_to,
    visit,
)
from tests.other_languages import OfThePage, english_in, words_of_others

__all__ = ["axe"]

_OTHERS = [code for code in LANGUAGES if code != "en"]
_SMALLEST = 24
"""Pixels of a target, to either side."""
_TWICE: ViewportSize = {"width": 720, "height": 450}
"""A window of 1440 x 900 at 200 %."""
_PAPER: ViewportSize = {"width": 688, "height": 1000}
"""A4 less its margins."""
_SHOWN = """() => {
  const app = document.querySelector('[data-testid="stApp"]').cloneNode(true);
  app.querySelectorAll('[data-testid="stSkipToContent"], [data-testid="stIconMaterial"]')
    .forEach(one => one.remove());
  return app.outerHTML;
}"""
"""All but a link that is never shown, and the names of symbols."""
_BEYOND = """() => [...document.querySelectorAll('[data-testid="stApp"] .mv :is(p, h1, h2, table)')]
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(one => one.textContent.slice(0, 80))"""
_STILL = "() => document.getAnimations().every(one => one.playState !== 'running')"
"""Colours that fade in are not those that are read."""
_BELOW = {"/claims?claim=24kg-2024-10-16.2013", "/claims?claim=24kg-2024-10-16.1491"}
_TABBED = {"/people?tab=over_time", "/people?tab=money"}
"""Where the first plot is lower in English too: for a note, and for a second row of choices."""

_STRUCTURE = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const seen = [...app.querySelectorAll('h1, h2, h3, h4')].filter(one => one.checkVisibility());
  const named = [...app.querySelectorAll('nav, .mv [role="region"]')];
  const latin = one => /[a-z]{3}/i.test(one.textContent) && !/[а-яё]/i.test(one.textContent);
  return {
    first: seen.filter(one => one.localName === 'h1').length,
    main: app.querySelectorAll('main, [role="main"]').length,
    bar: app.querySelectorAll('header.mv-bar').length,
    skipped: seen.map(one => +one.localName[1]).filter((n, at, all) => n > (all[at - 1] ?? 0) + 1),
    nameless: named.filter(one => !one.getAttribute('aria-label')).map(one => one.className),
    quoted: [...app.querySelectorAll('blockquote, q, .words, .mv-card h3 a, .mv-statement h1')]
      .filter(one => latin(one) && !one.closest('[data-testid="stApp"] [lang="en"]'))
      .map(one => one.textContent.slice(0, 60)),
  };
}"""
_SMALL = """least => [...document.querySelectorAll(
    '[data-testid="stApp"] .mv :is(a[href], button, select, input, summary)')]
  .filter(one => one.checkVisibility() && !one.matches('.mv-to-rows, .mv-skip')
    && !one.closest('p, td, th, h3, blockquote, .mv-annotated'))
  .map(one => [one, (one.closest('label') ?? one).getBoundingClientRect()])
  .filter(([, box]) => Math.min(box.width, box.height) < least - 0.5)
  .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`)"""
_CLIPPED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const over = one => one.scrollWidth > one.clientWidth + 1;
  const beside = [...app.querySelectorAll('.mv-ends')].flatMap(list => {
    const page = document.documentElement.clientWidth;
    const edge = Math.min(page, list.getBoundingClientRect().right);
    return [...list.querySelectorAll('li')]
      .filter(one => over(one) || one.getBoundingClientRect().right > edge + 1);
  });
  const cells = [...app.querySelectorAll('.mv td, .mv th, .mv-few a, .mv-chip, .mv-add, h2, h3')]
    .filter(one => one.checkVisibility() && !one.querySelector('.mv-unseen') && over(one));
  return [...beside, ...cells].map(one => one.textContent.slice(0, 60));
}"""
_FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const css = getComputedStyle(one), box = one.getBoundingClientRect();
  const ring = css.outlineStyle !== 'none' && parseFloat(css.outlineWidth) >= 2;
  const out = Math.max(0, parseFloat(css.outlineOffset) + parseFloat(css.outlineWidth));
  const cut = [];
  for (let above = one.parentElement; above; above = above.parentElement) {
    if (above.matches('[data-testid="stMain"], body, html')) break;
    const style = getComputedStyle(above), edge = above.getBoundingClientRect();
    if (style.overflowY !== 'visible'
        && (box.top - out < edge.top - 1 || box.bottom + out > edge.bottom + 1)) cut.push(above);
  }
  one.dataset.reached = '';
  return {ours: !!one.closest('.mv'), ring, cut: cut.length, seen: box.width > 0 && box.height > 0,
    what: one.outerHTML.slice(0, 90)};
}"""
_UNREACHED = """() => [...document.querySelectorAll('[data-testid="stApp"] .mv '
    + ':is(a[href], button, select, input, summary, [tabindex="0"])')]
  .filter(one => one.checkVisibility({visibilityProperty: true})
    && !one.closest('details:not([open]) > :not(summary)') && !('reached' in one.dataset))
  .map(one => one.outerHTML.slice(0, 90))"""


def tabs_of(page: Page, name: str) -> list[str]:
    """The addresses of the tabs of the page that is open."""
    links = [link.get_attribute("href") or "" for link in in_app(page, ".mv-tabs a").all()]
    return [link for link in dict.fromkeys(links) if link.partition("?")[0] == address_of(name)]


def in_language(address: str, language: str) -> str:
    """An address with the language of its page."""
    return f"{address}{'&' if '?' in address else '?'}lang={language}"


def strange_fonts(page: Page, attempts: int = 3) -> dict[str, str]:
    """The fonts of the reader's own computer that words of ours are drawn in, with such words. A
    plot that is drawn anew meanwhile is looked at again."""
    try:
        return _strange_fonts(page)
    except Error:
        if attempts == 1:
            raise
        return strange_fonts(settled(page), attempts - 1)


def _strange_fonts(page: Page) -> dict[str, str]:
    found: dict[str, str] = {}
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    words = "[data-testid=stApp] .mv :not(.code, .mv-choice *), .js-plotly-plot :is(text, tspan)"
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": words})["nodeIds"]
    for node in nodes:
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        for font in fonts:
            if not font["isCustomFont"] and font["familyName"] not in found:
                html = session.send("DOM.getOuterHTML", {"nodeId": node})["outerHTML"]
                found[font["familyName"]] = re.sub("<[^>]*>", "", html)[:80]
    session.detach()
    return found


@pytest.mark.parametrize("language", _OTHERS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_another_language(
    page: Page, server: str, axe: str, name: str, language: str, others: list[str]
) -> None:
    """Every tab: what an English page has to hold, with words that are a third longer."""
    first = in_language(address_of(name), language)
    visit(page, server + first)
    faults: dict[str, Any] = {}
    for address in dict.fromkeys([first, *tabs_of(page, name)]):
        if page.url != server + address:
            turn_to(page, server + address)
        found = _faults_of(page)
        found["english"] = _english(page, language, others)
        if address == first:
            page.evaluate("document.fonts.ready.then(() => {})")
            found["fonts"] = strange_fonts(page)
        page.wait_for_function(_STILL)
        found["axe"] = violations(page, axe)
        plain = re.sub(rf"[?&]lang={language}", "", address)
        plots = in_app(page, ".js-plotly-plot:visible")
        if plots.count() and plain not in _BELOW | _TABBED:
            box = plots.first.bounding_box()
            assert box
            found["low"] = [box["y"]] if box["y"] > HIGHEST else []
        for width in WIDTHS if address == first else (360, WIDE["width"]):
            resize(page, {"width": width, "height": 900})
            assert_in_order(page)
            found[f"clipped at {width}"] = page.evaluate(_CLIPPED)
            found[f"over each other at {width}"] = overlaps(page)
            if width in (NARROW["width"], 360, WIDE["width"]):
                found[f"words of charts at {width}"] = faults_of_words(page)
        resize(page, WIDE)
        if found := {what: fault for what, fault in found.items() if fault}:
            faults[address] = found
    assert faults == {}


@pytest.fixture(scope="module")
def others() -> list[str]:
    """Titles, names and quotations of the shipped tables."""
    return words_of_others(store.tables(REPO / "data"))


def _english(page: Page, language: str, others: list[str]) -> set[str]:
    """English sentences that are shown or read out, streamlit's among them."""
    reader = OfThePage(language)
    reader.feed(page.evaluate(_SHOWN))
    return english_in(iter(reader.texts), others)


def _faults_of(page: Page) -> dict[str, Any]:
    # Between two tabs the application has for a moment neither the old page nor the new one.
    expect(in_app(page, "h1")).to_have_count(1)
    settled(page)
    structure = page.evaluate(_STRUCTURE)
    assert (structure.pop("first"), structure.pop("main"), structure.pop("bar")) == (1, 1, 1)
    return {**structure, "small": page.evaluate(_SMALL, _SMALLEST)}


@pytest.mark.parametrize("language", _OTHERS)
@pytest.mark.parametrize("name", PAGES)
def test_in_the_dark_at_twice_the_size_and_on_paper(
    page: Page, server: str, axe: str, name: str, language: str
) -> None:
    page.emulate_media(color_scheme="dark")
    visit(page, server + in_language(address_of(name), language))
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(in_app(page, ".mv-bar")).to_have_attribute("lang", language)
    expect(in_app(page, "main")).to_have_attribute("lang", language)
    page.wait_for_function(_STILL)
    assert violations(page, axe) == []
    resize(page, _TWICE)
    assert_in_order(page)
    assert (page.evaluate(_CLIPPED), overlaps(page)) == ([], [])
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    resize(page, _PAPER)
    assert page.evaluate(_BEYOND) == []
    page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [360, 390, 1440])
def test_the_languages_are_in_the_row_of_the_name(page: Page, server: str, width: int) -> None:
    for language in LANGUAGES:
        visit(page, f"{server}/trade?lang={language}")
        resize(page, {"width": width, "height": 900})
        name, menu = (in_app(page, part).bounding_box() for part in (".mv-mark", ".mv-languages"))
        right = page.evaluate(
            "document.querySelector('[data-testid=stApp] .mv-frame-head')"
            ".getBoundingClientRect().right"
        )
        assert name and menu
        assert abs(name["y"] + name["height"] / 2 - menu["y"] - menu["height"] / 2) <= 1
        assert name["x"] + name["width"] < menu["x"]
        assert abs(menu["x"] + menu["width"] - right) <= 1
        assert in_app(page, ".mv-languages a").all_inner_texts() == [*LANGUAGES.values()]
        expect(in_app(page, ".mv-languages a[aria-current]")).to_have_text(LANGUAGES[language])


@pytest.mark.parametrize(
    ("name", "language"), [*((name, "en") for name in PAGES), ("trade", "ru"), ("claims", "ky")]
)
def test_the_keyboard_alone_reaches_everything(
    page: Page, server: str, name: str, language: str
) -> None:
    """In the order of the page, each with a ring around it that nothing cuts off."""
    visit(page, server + in_language(address_of(name), language))
    page.evaluate("document.querySelector('[data-testid=stApp] .mv-skip').focus()")
    faults: list[str] = []
    for _ in range(400):
        focused = page.evaluate(_FOCUSED)
        if focused is None:
            break
        if focused["ours"] and not (focused["ring"] and focused["seen"] and not focused["cut"]):
            faults.append(focused["what"])
        page.keyboard.press("Tab")
    assert faults == []
    assert page.evaluate(_UNREACHED) == []


@pytest.mark.parametrize("address", ["/", "/trade?lang=ru", "/claims", "/people?lang=ky"])
def test_the_table_of_a_chart_is_one_key_away(page: Page, server: str, address: str) -> None:
    visit(page, server + address)
    way = in_app(page, ".mv-to-rows").first
    way.focus()
    expect(way).to_be_in_viewport()
    page.keyboard.press("Enter")
    rows = in_app(page, ".mv-rows").first
    expect(rows).to_have_attribute("open", "")
    expect(rows.locator("summary")).to_be_focused()
    expect(rows.locator("table")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_choice_has_changed_is_said(page: Page, server: str, language: str) -> None:
    visit(page, f"{server}/trade?lang={language}")
    said = page.locator("#mv-changed")
    expect(said).to_have_attribute("role", "status")
    expect(said).to_have_text("")
    for choice in (".mv-few a:not([aria-current])", ".mv-presets a:not([aria-current])"):
        link = in_app(page, choice).first
        name, before = link.inner_text(), page.url
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("before => location.href !== before", arg=before)
        expect(said).to_have_text(re.compile(rf"^{re.escape(name)}\. "))
        finding = in_app(settled(page), ".mv-frame-head h2").first.inner_text()
        assert (said.text_content() or "").startswith(f"{name}. {finding}. ")
    in_app(page, "select[data-go]").first.select_option(index=3)
    settled(page)
    expect(said).to_contain_text(in_app(page, ".mv-frame-head h2").first.inner_text())
    expect(said).not_to_have_text(re.compile("undefined|null"))


def test_nothing_moves_for_who_wants_no_motion(page: Page, server: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    visit(page, f"{server}/trade")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('.mv *, .js-plotly-plot *')]
          .filter(one => parseFloat(getComputedStyle(one).transitionDuration)
            || getComputedStyle(one).animationName !== 'none')
          .map(one => one.outerHTML.slice(0, 90))"""
    )
    page.emulate_media(reduced_motion="no-preference")
    assert moving == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_partner_is_found_in_any_language_on_a_page_in_any(
    page: Page, server: str, language: str
) -> None:
    visit(page, f"{server}/trade?lang={language}")
    in_app(page, "#partner-add").click()
    search = in_app(page, "#partner-list input[type=search]")
    for words in ("uzbek", "УЗБЕК", "Өзбек", "uzb", "uz"):
        search.fill(words)
        shown = in_app(page, "#partner-list label:visible input")
        assert "UZB" in [box.get_attribute("value") for box in shown.all()], words
    page.keyboard.press("Escape")


def test_by_the_keyboard_nothing_is_lost_and_all_is_said(page: Page, server: str) -> None:
    """Sets of partners, switches, the search for a partner, tabs further down, a text that was
    read: the focus stays where it was or goes to the heading, and what came of it is said."""
    visit(page, f"{server}/trade?lang=ru")
    focused = "() => document.activeElement.id || document.activeElement.tagName"
    said = page.locator("#mv-changed")
    neighbours = in_app(page, ".mv-presets a:not([aria-current])").first
    name, key = neighbours.inner_text(), neighbours.get_attribute("id")
    neighbours.focus()
    page.keyboard.press("Enter")
    expect(said).to_have_text(re.compile(f"^{name}. "))
    assert page.evaluate(focused) == key
    switch = in_app(page, "a[role=switch]").first
    was = switch.get_attribute("aria-checked")
    switch.focus()
    page.keyboard.press(" ")
    expect(in_app(page, "a[role=switch]").first).not_to_have_attribute("aria-checked", str(was))
    settled(page)
    in_app(page, "#partner-add").click()
    for words, found in (("Кытай", "1"), ("ывапр", "0")):
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.type(words)
        expect(said).to_have_text(f"Найдено: {found}")
    page.keyboard.press("Tab")
    expect(in_app(page, "#partner-list")).to_be_hidden()
    visit(page, f"{server}/claims?lang=ru")
    tab = in_app(page, "#tab-parts")
    tab.focus()
    page.keyboard.press("Enter")
    below = in_app(page, ".mv-frame-head h2").nth(1)
    expect(below).to_be_visible()
    expect(said).to_contain_text(below.inner_text())


def test_what_came_of_reading_a_text_is_heard(page: Page, server: str) -> None:
    visit(page, f"{server}/articles?tab=read&lang=ky")
    page.get_by_role("textbox").first.fill(
        "Россия менен соода 2023-жылы 3 миллиард доллардан ашты."
    )
    page.locator('[data-testid="stFormSubmitButton"] button').first.focus()
    page.keyboard.press("Enter")
    expect(in_app(page, ".mv-annotated")).to_be_visible()
    settled(page)
    expect(in_app(page, "h1")).to_be_focused()
    expect(page.locator("#mv-changed")).to_have_text(
        in_app(page, ".mv-lede").inner_text().rstrip(".")
    )
