"""What a reader does in the browser, and what stands on the page afterwards."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    ViewportSize,
    expect,
)

from tests.pages.test_read import TEXT, WORDS

REPO = Path(__file__).resolve().parents[2]
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'

_KNOWN = re.compile(r"/_stcore/(health|host-config)$")
"""On a page below the front page streamlit first asks at two addresses that are not there."""

_DRAWN = """() => {
  const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
  return document.querySelector('[data-testid="stMain"] h1')
      && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
      && charts.every(chart => chart.querySelector('.main-svg .infolayer .g-gtitle'));
}"""

_TURN = """address => new Promise(turned => {
  const app = document.querySelector('[data-testid="stApp"]');
  const observer = new MutationObserver(turned);
  observer.observe(app, {attributes: true, attributeFilter: ['data-test-script-state']});
  history.pushState({}, '', address);
  dispatchEvent(new PopStateEvent('popstate', {state: {}}));
  setTimeout(turned, 3000);
}).then(() => {})"""
"""A run that is over within one drawing of the page is never seen to begin: hence the time."""

_FITTED = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(chart => {
  const svg = chart.querySelector('.main-svg');
  return svg && Math.abs(svg.clientWidth - chart.clientWidth) <= 1;
})"""

_MARKS = """chart => ({
  ids: chart._fullLayout.meta.ids,
  series: chart._fullData.map(line => ({
    name: line.name,
    x: [...line.x], y: [...line.y],
    text: [...(line.hovertext || line.text)],
  })),
})"""


@dataclass
class Watch:
    """What pages of a context asked for and complained of."""

    home: str
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Listen to all pages of a context."""
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", "data:", "blob:")):
            self.strangers.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not _KNOWN.search(message.location["url"]):
            self.complaints.append(f"{message.text} {message.location['url']}")


def visit(page: Page, address: str) -> Page:
    """Open an address and wait until everything is drawn."""
    page.goto(address)
    return settled(page)


def turn_to(page: Page, address: str) -> Page:
    """Go to an address of the application that is open, in the same session, as "back" does.

    Much faster than a visit. Choices that the address does not name stay as they are.
    """
    page.evaluate(_TURN, address)
    return settled(page)


def read_text(page: Page) -> None:
    """On the page that reads articles, have the text of its own tests read."""
    page.get_by_role("textbox").first.fill(TEXT)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".mv-annotated a mark").first).to_contain_text(WORDS)
    settled(page)


def resize(page: Page, size: ViewportSize) -> Page:
    """Give the window another size and wait until every chart has followed."""
    page.set_viewport_size(size)
    page.wait_for_function(_FITTED)
    return settled(page)


def settled(page: Page) -> Page:
    """Wait until the server has nothing more to send and every chart is drawn."""
    page.wait_for_selector(IDLE)
    page.wait_for_function(_DRAWN)
    page.wait_for_selector(IDLE)
    return page


def marks(page: Page, name: str) -> dict[str, Any]:
    """The observation ids and the series of a chart as plotly holds them."""
    found: dict[str, Any] = page.locator(f".st-key-{name} .js-plotly-plot").evaluate(_MARKS)
    return found


def wait_for_series(page: Page, name: str, series: list[str]) -> None:
    """Until the chart has exactly these series."""
    page.wait_for_function(
        """([name, series]) => {
          const chart = document.querySelector(`.st-key-${name} .js-plotly-plot`);
          const there = (chart?._fullData || []).map(line => line.name);
          return there.length === series.length && series.every(one => there.includes(one));
        }""",
        arg=[name, series],
    )
    settled(page)


def partner_filter(page: Page) -> Locator:
    """Where partners are typed."""
    return page.get_by_role("combobox", name="Partners")


def partners_shown(page: Page) -> list[str]:
    """The partners in the filter, by name."""
    tags = page.locator('[data-testid="stMultiSelect"] .react-aria-ComboBox [data-tag]')
    return [tag.get_attribute("aria-label") or "" for tag in tags.all()]


def add_partner(page: Page, name: str) -> None:
    """Choose one more partner by its name."""
    partner_filter(page).click()
    partner_filter(page).fill(name)
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")


def follow(page: Page, name: str) -> None:
    """Go to another page by the menu."""
    page.locator('[data-testid="stSidebar"]').get_by_role("link", name=name, exact=True).click()
