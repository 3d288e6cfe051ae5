"""A figure that the reader is unsure of: one click puts another reading in its place, another
click takes it back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.in_browser.conftest import Reader
from tests.in_browser.visiting import NARROW, WIDE, settled, visit
from tests.serving import free_port, running

TEXT = (
    "Trade, 5 November 2024\n\nImports of Kyrgyzstan from China reached about $5.4 billion in 2023."
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose reader is unsure of everything."""
    port = free_port()
    home = f"http://127.0.0.1:{port}"
    command = ("-m", "tests.unsure", "run", "app.py", "--server.port", str(port))
    log = tmp_path_factory.mktemp("unsure") / "log.txt"
    with running(*command, answers_at=f"{home}/readyz", log=log):
        yield home


@pytest.fixture(scope="module")
def context(reader: Reader, server: str) -> BrowserContext:
    """A reader of that server."""
    return reader(server)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_one_click_corrects_a_figure_and_another_takes_it_back(
    page: Page, server: str, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    visit(page, f"{server}/articles?tab=read")
    page.get_by_role("textbox").first.fill(TEXT)
    page.get_by_role("button", name="Read it").click()
    card = page.locator("#figure-1")
    expect(card).to_contain_text("imports from China; 2023")
    expect(card.locator(".doubt")).to_have_text("unsure")
    expect(page.locator("#mark-1 mark")).to_have_class("doubted")
    expect(page.locator("#mark-1 .doubt")).to_have_text("unsure")
    legend = page.locator(".mv-annotated .mv-legend")
    expect(legend).to_contain_text("dashed: unsure, partly inferred or not stated")

    page.get_by_role("radio", name="2022", exact=True).click()
    expect(card).to_contain_text("imports from China; 2022")
    expect(card.locator(".doubt")).to_have_count(0)
    page.get_by_role("radio", name="imports from Kazakhstan").click()
    expect(card).to_contain_text("imports from Kazakhstan; 2022")
    page.get_by_role("button", name="Correct any field").click()
    expect(page.get_by_role("button", name="Close the corrections")).to_be_visible()
    page.get_by_role("radio", name="2023 (as read)").click()
    expect(card).to_contain_text("imports from Kazakhstan; 2023")
    page.get_by_role("radio", name="from China (as read)").click()
    expect(card).to_contain_text("imports from China; 2023")
    expect(card.locator(".doubt")).to_have_text("unsure")
    settled(page)
    page.get_by_role("button", name="Close the article").click()
    expect(page.get_by_role("button", name="Read it")).to_be_visible()
