"""A reader brings an article: pasted or as a file, seen on other pages, gone with the page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.in_browser.visiting import NARROW, follow, in_app, settled, visit
from tests.pages.test_read import TEXT, WORDS

_ALERTS = "window.alerts = 0; window.alert = () => { window.alerts += 1 }"
_FOCUSED = """key => {
  const one = document.activeElement;
  return (one?.id || one?.getAttribute('href')) === key;
}"""
_IN_VIEW = """key => {
  const at = document.getElementById(key).getBoundingClientRect();
  return at.top >= 0 && at.top < innerHeight;
}"""


def test_a_pasted_article_is_marked_stands_on_other_pages_and_goes(
    context: BrowserContext, server: str
) -> None:
    page = context.new_page()
    page.add_init_script(_ALERTS)
    visit(page, f"{server}/articles?tab=read")
    page.get_by_role("textbox").first.fill(TEXT + "<img src=x onerror=alert(1)><script>alert(1)")
    page.get_by_role("button", name="Read it").click()
    mark = page.locator(".mv-annotated a.figure").first
    expect(mark).to_contain_text(WORDS)
    expect(mark.locator(".chip").first).to_be_visible()
    assert mark.get_attribute("title") is None
    settled(page)
    assert page.locator(".mv-annotated img, .mv-annotated script").count() == 0
    assert page.evaluate("window.alerts") == 0

    follow(page, "Overview")
    expect(page.get_by_text("are shown with the rest on this visit")).to_be_visible()
    page.get_by_role("link", name="See it or close it").click()
    expect(mark).to_contain_text(WORDS)
    page.get_by_role("link", name="All figures compared").first.click()
    expect(page.locator("h1")).to_contain_text(WORDS)
    settled(page)
    page.reload()
    settled(page)
    expect(page.get_by_text("are shown with the rest on this visit")).to_have_count(0)


def test_a_mark_leads_to_its_answer_and_back_by_keyboard_and_touch(page: Page, server: str) -> None:
    page.set_viewport_size(NARROW)
    visit(page, f"{server}/articles?tab=read")
    page.get_by_role("button", name="Read this example").click()
    mark = page.locator("#mark-4")
    expect(mark).to_be_visible()
    settled(page)
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(_IN_VIEW, arg="figure-4")
    assert page.evaluate("location.hash") == "#figure-4"
    page.wait_for_function(_FOCUSED, arg="#mark-4")
    page.keyboard.press("Enter")
    page.wait_for_function(_IN_VIEW, arg="mark-4")
    page.wait_for_function(_FOCUSED, arg="mark-4")
    expect(page.locator(".mv-fold")).not_to_have_attribute("open", "")
    page.locator(".mv-annotated a.unused").first.click()
    expect(page.locator("#unused-1")).to_be_visible()
    expect(page.locator("#mark-4")).to_be_visible()


def test_a_link_to_words_shows_them_and_back_leads_back(page: Page, server: str) -> None:
    visit(page, f"{server}/?partner=RUS,EU27,CIS")
    link = page.locator(".mv-table a[href*='/articles']").last
    target = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    expect(page.locator(f'[data-testid="stApp"] [id="{target}"]')).to_be_visible()
    page.wait_for_function(_IN_VIEW, arg=target)
    assert page.evaluate("decodeURIComponent(location.hash)") == f"#{target}"
    settled(page)
    page.get_by_role("link", name="Read another article", exact=True).click()
    expect(page.get_by_role("button", name="Read it")).to_be_visible()
    page.go_back()
    expect(page.locator(f"[id='{target}']").first).to_be_visible()


def test_a_file_is_read_and_put_away(page: Page, server: str, tmp_path: Path) -> None:
    page.set_viewport_size(NARROW)
    file = tmp_path / "talk.txt"
    file.write_text(TEXT, "utf-8")
    visit(page, f"{server}/articles?tab=read")
    page.locator('input[type="file"]').set_input_files(file)
    expect(page.get_by_text("talk.txt")).to_be_visible()
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".mv-annotated a.figure").first).to_contain_text(WORDS)
    settled(page)
    page.get_by_role("button", name="Close the article").click()
    expect(page.get_by_role("button", name="Read it")).to_be_visible()
    expect(page.locator(".mv-annotated")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "choose", "refused"),
    [("ru", "Выбрать файл", "не принимаются"), ("ky", "Файл тандоо", "кабыл алынбайт")],
)
def test_what_streamlit_says_of_a_file_is_in_the_language_of_the_page(
    page: Page, server: str, language: str, choose: str, refused: str
) -> None:
    visit(page, f"{server}/articles?tab=read&lang={language}")
    upload = in_app(page, '[data-testid="stFileUploader"]')
    expect(upload.get_by_role("button", name=choose, exact=True).last).to_be_visible()
    page.set_input_files("input[type=file]", {"name": "a.exe", "mimeType": "", "buffer": b"a"})
    expect(upload.get_by_text(refused)).to_be_visible()
    said = " ".join(upload.all_inner_texts())
    assert not re.search("Upload|per file|allowed|Error", said)
