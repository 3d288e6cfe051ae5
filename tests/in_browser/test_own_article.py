"""A reader brings an article: pasted or as a file, seen on other pages, gone with the page."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.in_browser.test_looks import assert_in_order
from tests.in_browser.visiting import NARROW, follow, settled, visit
from tests.pages.test_read import TEXT, WORDS

_ALERTS = "window.alerts = 0; window.alert = () => { window.alerts += 1 }"


def test_a_pasted_article_is_marked_stands_on_other_pages_and_goes(
    context: BrowserContext, server: str
) -> None:
    page = context.new_page()
    page.add_init_script(_ALERTS)
    visit(page, f"{server}/read")
    page.get_by_role("textbox").first.fill(TEXT + "<img src=x onerror=alert(1)><script>alert(1)")
    page.get_by_role("button", name="Read it").click()
    mark = page.locator(".mv-article mark").first
    expect(mark).to_contain_text(WORDS)
    assert "Trade turnover" not in (mark.inner_text()) and "trade turnover" in (
        mark.get_attribute("title") or ""
    )
    settled(page)
    assert_in_order(page)
    assert page.locator(".mv-article img, .mv-article script").count() == 0
    assert page.evaluate("window.alerts") == 0

    follow(page, "The article")
    expect(page.locator(".mv-quote mark", has_text=WORDS)).to_be_visible()
    follow(page, "Read another article")
    page.get_by_role("link", name=WORDS).click()
    expect(page.locator(".mv-claim .number")).to_contain_text(WORDS)
    settled(page)
    page.reload()
    settled(page)
    expect(page.get_by_text("Your own article")).to_have_count(0)


def test_a_file_is_read_and_put_away(page: Page, server: str, tmp_path: Path) -> None:
    page.set_viewport_size(NARROW)
    file = tmp_path / "talk.txt"
    file.write_text(TEXT, "utf-8")
    visit(page, f"{server}/read")
    page.locator('input[type="file"]').set_input_files(file)
    expect(page.get_by_text("talk.txt")).to_be_visible()
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".mv-article mark").first).to_contain_text(WORDS)
    settled(page)
    assert_in_order(page)
    page.get_by_role("button", name="Put it away").click()
    expect(page.get_by_role("button", name="Read it")).to_be_visible()
    expect(page.locator(".mv-article")).to_have_count(0)
