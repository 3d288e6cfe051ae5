"""A reader with a browser, watched: no page may call a stranger or complain in the console."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import find_browser
from tests.in_browser.visiting import WIDE, Watch

Reader = Callable[..., BrowserContext]

_PATIENCE = 120_000
"""Milliseconds after which a state that does not come is a fault. No test waits for a time."""

_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium that calls nobody on its own account."""
    place = find_browser()
    if place is None:
        pytest.fail("no browser: `make test` gets one, or set CHROMIUM to its path")
    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=place, args=[*_QUIET])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """Give a browser of its own to a reader of a server; at the end, what it saw must be in
    order."""
    watches: list[tuple[BrowserContext, Watch]] = []

    def arrive(server: str) -> BrowserContext:
        context = browser.new_context(locale="en-GB", viewport=WIDE)
        context.set_default_timeout(_PATIENCE)
        # Chrome's own dialogue for a place to save in cannot be answered by a test.
        context.add_init_script("delete window.showSaveFilePicker")
        watch = Watch(server)
        watch.over(context)
        watches.append((context, watch))
        return context

    yield arrive
    for context, watch in watches:
        context.close()
        assert watch.strangers == []
        assert watch.complaints == []


@pytest.fixture(scope="module")
def context(reader: Callable[[str], BrowserContext], server: str) -> BrowserContext:
    """The reader of the shipped tables, whose browser keeps what it has once loaded."""
    return reader(server)


@pytest.fixture(scope="module")
def _tab(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def page(_tab: Page) -> Page:
    """The reader's one tab, wide and light. A visit begins a new session in it.

    A new tab for each test would compile the 10 MB of the page's scripts each time.
    """
    _tab.set_viewport_size(WIDE)
    _tab.emulate_media(color_scheme="light")
    return _tab


@pytest.fixture(scope="module")
def _unwatched(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="en-GB", viewport=WIDE)
    yield context
    context.close()


@pytest.fixture
def person(_unwatched: BrowserContext) -> Iterator[Page]:
    """Somebody whose browser knows the scripts of the page, and no cookie."""
    _unwatched.clear_cookies()
    yield _unwatched.new_page()
    for page in _unwatched.pages:
        page.close()
