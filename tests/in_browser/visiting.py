"""What a reader does in the browser, and what stands on the page afterwards."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    ViewportSize,
    expect,
)

from lib.dashboard.views.address import PAGES
from tests.pages.test_read import TEXT, WORDS

REPO = Path(__file__).resolve().parents[2]
WIDE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'

_KNOWN = re.compile(r"/_stcore/(health|host-config)$")
"""On a page below the front page streamlit first asks at two addresses that are not there."""

_DRAWN = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const charts = [...app.querySelectorAll('[data-testid="stPlotlyChart"]')];
  return document.documentElement.classList.contains('mv-up')
      && !document.querySelector('#first-view')
      && app.querySelector('.mv-bar nav a[aria-current="page"]')?.pathname === location.pathname
      && app.querySelector('h1')
      && !app.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
      && charts.every(chart => chart.querySelector('.main-svg'));
}"""

_TURN = """address => {
  const link = document.createElement('a');
  link.href = address;
  document.querySelector('[data-testid="stApp"] .mv-bar').append(link);
  link.click();
  link.remove();
}"""

_FITTED = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(chart => {
  const svg = chart.querySelector('.main-svg');
  return !chart.getClientRects().length
      || svg && Math.abs(svg.clientWidth - chart.clientWidth) <= 1;
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
    """Go to an address of the application that is open, in the same session, as by a link: much
    faster than a visit."""
    page.evaluate(_TURN, address)
    page.wait_for_url(address)
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


APP = '[data-testid="stApp"]'


def in_app(page: Page, selector: str) -> Locator:
    """What the application shows, not the words of the first second."""
    return page.locator(f"{APP} {selector}")


def follow(page: Page, name: str) -> Page:
    """Go to another page by the bar above."""
    in_app(page, ".mv-bar nav").first.get_by_role("link", name=name, exact=True).click()
    return settled(page)


def chips(page: Page) -> list[str]:
    """The codes of the partners that are chosen."""
    return [chip.get_attribute("data-code") or "" for chip in in_app(page, ".mv-chip").all()]


def address_of(page: str) -> str:
    """The path of a page by its name."""
    return "/" if page == PAGES[0] else f"/{page}"


def asked(page: Page) -> dict[str, str]:
    """The parameters in the address of the tab."""
    return dict(parse_qsl(urlsplit(page.url).query))


def path(page: Page) -> str:
    """The path in the address of the tab."""
    return urlsplit(page.url).path
