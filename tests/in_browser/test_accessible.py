"""Nobody is shut out: axe-core finds no violation of ours, on any page, in either theme."""

from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.dashboard.views.address import PAGES
from tests.in_browser.visiting import NARROW, address_of, in_app, read_text, visit

_RUN = """() => axe.run(document, {resultTypes: ['violations']}).then(found => found
  .violations.flatMap(rule => rule.nodes.map(
    node => [rule.id, node.target.join(' '), node.failureSummary])))"""
_RULES = ("presentation-role-conflict",)
"""What it says of streamlit's own way to choose a file."""
_NOT_OURS = ('[data-testid="stMain"]', "[data-testid='stMain']", ".stMain", "stStatusWidget")
"""Elements that streamlit draws around a page."""


@pytest.fixture(scope="module")
def axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shuts_nobody_out(page: Page, server: str, axe: str, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visit(page, f"{server}{address_of(name)}?partner=RUS,CHN")
    assert violations(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_article_of_ones_own_shuts_nobody_out(
    page: Page, server: str, axe: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visit(page, f"{server}/articles?tab=read")
    read_text(page)
    assert violations(page, axe) == []


@pytest.mark.parametrize("name", PAGES)
def test_nor_does_any_of_its_tabs_with_everything_open(
    page: Page, server: str, axe: str, name: str
) -> None:
    visit(page, f"{server}{address_of(name)}")
    links = in_app(page, ".mv-tabs a").all()
    addresses = dict.fromkeys(
        [address_of(name), *(link.get_attribute("href") or "" for link in links)]
    )
    for address in addresses:
        if not address.startswith(address_of(name)):
            continue
        visit(page, server + address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        if in_app(page, "#partner-add").count():
            in_app(page, "#partner-add").click()
        assert violations(page, axe) == [], address


def test_nor_does_a_page_with_notices_on_a_telephone(page: Page, server: str, axe: str) -> None:
    page.set_viewport_size(NARROW)
    for query in ("partner=none", "partner=ATLANTIS,CHN&x=1"):
        visit(page, f"{server}/trade?{query}")
        assert violations(page, axe) == []


@pytest.mark.parametrize("name", PAGES)
def test_nor_do_the_words_of_the_first_second(
    browser: Browser, server: str, axe: str, name: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/static/js/*", lambda route: route.abort())
    page.goto(f"{server}{address_of(name)}", wait_until="commit")
    expect(page.locator("#first-view h1")).to_be_visible()
    found = violations(page, axe)
    context.close()
    assert found == []


def violations(page: Page, axe: str) -> list[list[str]]:
    """What axe-core finds in elements of ours: the rule, the place, what is wrong."""
    page.evaluate(axe)
    return [
        found
        for found in page.evaluate(_RUN)
        if not found[1].endswith(_NOT_OURS) and found[1] != "html" and found[0] not in _RULES
    ]
