"""Nobody is shut out: axe-core finds no violation of ours, on any page, in either theme."""

import pytest
from playwright.sync_api import Page

from lib.dashboard.views.address import PAGES
from tests.browser import find_axe, get_axe
from tests.in_browser.visiting import address_of, read_text, visit

_RUN = """() => axe.run(document, {resultTypes: ['violations']}).then(found => found
  .violations.flatMap(rule => rule.nodes.map(
    node => [rule.id, node.target.join(' '), node.failureSummary])))"""
_NOT_OURS = ('[data-testid="stMain"]', "[data-testid='stMain']", ".stMain", "stStatusWidget")
"""Elements that streamlit draws around a page."""


@pytest.fixture(scope="module")
def axe() -> str:
    script = find_axe() or get_axe()
    if script is None:
        pytest.skip("axe-core is not there, and npm, which would fetch it, is missing")
    return script.read_text("utf-8")


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


def violations(page: Page, axe: str) -> list[list[str]]:
    """What axe-core finds in elements of ours: the rule, the place, what is wrong."""
    page.evaluate(axe)
    return [
        one for one in page.evaluate(_RUN) if not one[1].endswith(_NOT_OURS) and one[1] != "html"
    ]
