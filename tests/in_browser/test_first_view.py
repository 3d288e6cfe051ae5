"""Words come before scripts, can be read without them, and go when the application shows them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from lib.dashboard.views.address import PAGES
from tests.in_browser.visiting import APP, WIDE, address_of, in_app, settled, visit
from tests.shipped import copy_shipped

_SCRIPTS = "**/static/js/*"


class Held:
    """The application's scripts, kept back until they are released."""

    def __init__(self, page: Page) -> None:
        self.routes: list[Route] = []
        self._page = page
        self._open = False
        page.route(_SCRIPTS, self._take)

    def _take(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self.routes.append(route)

    def release(self) -> None:
        """Let the scripts come."""
        self._open = True
        for route in self.routes:
            route.continue_()


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """The tab, in which nothing is held back afterwards."""
    yield page
    page.unroute_all()


@pytest.mark.parametrize("name", PAGES)
def test_without_scripts_every_page_can_be_read_and_left(
    browser: Browser, server: str, name: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    page.goto(f"{server}{address_of(name)}?partner=CHN")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    words = page.locator("main").inner_text()
    assert len(words.split()) > 20
    for heading in page.get_by_role("heading", level=2).all():
        expect(heading).to_be_visible()
    other = PAGES[(PAGES.index(name) + 1) % len(PAGES)]
    page.locator(f'.mv-bar li a[href^="{address_of(other)}"]').first.click()
    page.wait_for_url(f"**{address_of(other)}?partner=CHN")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_the_figures_of_a_page_are_a_table_without_scripts(
    browser: Browser, server: str, name: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}{address_of(name)}?partner=RUS")
    assert page.locator("main table").count() or page.locator("main blockquote").count()
    for table in page.locator("details.mv-rows table").all():
        expect(table).to_be_visible()
    for plot in page.locator(".mv-plot").all():
        expect(plot).to_be_hidden()
    for copied in page.locator(".mv-copy code").all():
        expect(copied).to_be_hidden()
    context.close()


def test_with_scripts_the_table_of_a_chart_is_folded_from_the_first(
    page: Page, server: str
) -> None:
    held = Held(page)
    page.goto(f"{server}/people", wait_until="commit")
    expect(page.locator("#first-view h1")).to_be_visible()
    expect(page.locator("#first-view .mv-rows[data-folded]").first).to_be_attached()
    expect(page.locator("#first-view .mv-rows[open]")).to_have_count(0)
    expect(page.locator("#first-view .mv-rows table").first).to_be_hidden()
    page.locator("#first-view .mv-rows summary").first.click()
    expect(page.locator("#first-view .mv-rows table").first).to_be_visible()
    held.release()
    settled(page)


def test_words_are_there_before_the_application_s_scripts(page: Page, server: str) -> None:
    held = Held(page)
    page.goto(f"{server}/trade?partner=CHN", wait_until="commit")
    expect(page.locator("#first-view h1")).to_be_visible()
    expect(page.locator("#first-view .mv-frame-head h2").first).to_be_visible()
    assert held.routes
    held.release()
    settled(page)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("query", ["", "?partner=none", "?partner=CHN,ATLANTIS"])
def test_it_goes_when_the_application_is_there(
    page: Page, server: str, name: str, query: str
) -> None:
    visit(page, f"{server}{address_of(name)}{query}")
    expect(page.locator("#first-view")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    marks = page.evaluate("performance.getEntriesByName('mv-up').length")
    assert marks == 1


@pytest.mark.parametrize("name", PAGES)
def test_it_says_what_the_application_says(page: Page, server: str, name: str) -> None:
    page.goto(f"{server}{address_of(name)}", wait_until="commit")
    first = page.request.get(f"{server}{address_of(name)}").text()
    settled(page)
    heading = in_app(page, "h1").inner_text()
    assert heading.split()[0] in first
    for chart in in_app(page, ".mv-frame-head h2").all_inner_texts():
        assert chart.split(",")[0][:20] in first.replace("&#x27;", "'")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_jumps_when_the_application_takes_its_place(
    page: Page, server: str, name: str
) -> None:
    """All that is read is where it was in the words of the first second."""
    place = """root => [...document.querySelectorAll(`${root} :is(h1, h2, .mv-lede, .mv-fresh,
      .mv-bar, .mv-partners, .mv-tabs, .mv-controls, .mv-sub, .mv-legend, .mv-source)`)]
      .filter(one => one.checkVisibility()).map(one => {
        const box = one.getBoundingClientRect();
        return [one.className || one.localName, one.textContent.slice(0, 30),
                Math.round(box.x), Math.round(box.y), Math.round(box.width)];
      })"""
    held = Held(page)
    page.goto(f"{server}{address_of(name)}", wait_until="commit")
    expect(page.locator("#first-view h1")).to_be_visible()
    page.wait_for_function(
        """() => document.fonts.status === 'loaded' && ['Serif', 'Sans'].every(
             name => document.fonts.check(`600 20px "Multivector ${name}"`))"""
    )
    before = _at_rest(page, place, "#first-view")
    held.release()
    settled(page)
    after = _at_rest(page, place, APP)
    on_screen = [seen for seen in before if seen[3] < WIDE["height"]]
    assert after[: len(on_screen)] == on_screen


def _at_rest(page: Page, place: str, root: str) -> Any:
    """Where things are once nothing moves any more: a font may have come a moment ago."""
    seen = page.evaluate(place, root)
    for _ in range(20):
        page.wait_for_timeout(150)
        again, seen = seen, page.evaluate(place, root)
        if again == seen:
            break
    return seen


def test_files_can_be_taken_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/trade?partner=CHN")
    menu = page.locator("details.mv-menu")
    menu.first.locator("summary").click()
    with page.expect_download() as arriving:
        menu.first.get_by_role("link", name="CSV", exact=True).click()
    assert b"CHN" in Path(arriving.value.path()).read_bytes()
    menu.nth(1).locator("summary").click()
    expect(menu.nth(1).locator("code").first).to_contain_text("/trade?partner=CHN")
    context.close()


def test_where_data_is_damaged_it_says_so_and_goes(
    serve: Callable[[Path], str],
    reader: Callable[[str], BrowserContext],
    browser: Browser,
    tmp_path: Path,
) -> None:
    copy_shipped(tmp_path)
    (tmp_path / "observations.parquet").write_bytes(b"PAR1 and no more")
    damaged = serve(tmp_path)
    page = reader(damaged).new_page()
    sentence = re.compile(r"These rows cannot be shown: observations\.parquet")
    for name in PAGES:
        page.goto(f"{damaged}{address_of(name)}?partner=CHN")
        expect(page.locator("html.mv-up")).to_have_count(1)
        expect(page.locator(APP).get_by_text(sentence)).to_be_visible()
        link = in_app(page, ".mv-bar nav a").nth(1)
        expect(link).to_have_attribute("href", "/trade?partner=CHN")
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto(f"{damaged}/trade")
    expect(still.get_by_text(sentence)).to_be_visible()
    context.close()
