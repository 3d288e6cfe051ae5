"""A reader with a browser, watched: no page may call a stranger or complain in the console."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.in_browser.visiting import Watch

Reader = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """Give a browser of its own to a reader of a server; at the end, what it saw must be in
    order."""
    watches: list[tuple[BrowserContext, Watch]] = []

    def arrive(server: str) -> BrowserContext:
        context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(20_000)
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


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A new tab."""
    tab = context.new_page()
    yield tab
    tab.close()
