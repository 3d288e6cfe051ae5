"""Words come before scripts, can be read without them, and go when the application shows them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from lib.dashboard.views.address import PAGES
from tests.in_browser.visiting import WIDE, address_of, in_app, settled, visit

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


def test_the_figures_of_a_chart_are_a_table_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/trade?partner=CHN")
    page.locator("details.mv-rows summary").first.click()
    expect(page.locator("details.mv-rows td").first).to_be_visible()
    context.close()


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
    """The heading and the first plot are where they were in the words of the first second."""
    place = """selector => {
      const found = document.querySelector(selector);
      return found && Math.round(found.getBoundingClientRect().top);
    }"""
    held = Held(page)
    page.goto(f"{server}{address_of(name)}", wait_until="commit")
    expect(page.locator("#first-view h1")).to_be_visible()
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    before = [page.evaluate(place, f"#first-view {one}") for one in ("h1", ".mv-plot")]
    held.release()
    settled(page)
    app = '[data-testid="stApp"]'
    after = [page.evaluate(place, f"{app} {one}") for one in ("h1", ".js-plotly-plot")]
    for one, other in zip(before, after, strict=True):
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert abs(one - other) <= 12
