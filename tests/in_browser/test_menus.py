"""The two menus of a chart: opened and closed as menus are, and what they give is the chart's."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.in_browser.visiting import in_app, settled, visit


def menu(page: Page, name: str) -> Locator:
    found = in_app(page, "details.mv-menu").filter(has=page.locator("summary", has_text=name))
    return found.first


@pytest.fixture
def opened(page: Page, server: str) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return visit(page, f"{server}/trade?partner=RUS,CHN")


def test_one_is_open_at_a_time_and_closes_as_menus_do(opened: Page) -> None:
    download, share = menu(opened, "Download"), menu(opened, "Share")
    download.locator("summary").click()
    expect(download.get_by_role("link", name="CSV")).to_be_visible()
    share.locator("summary").click()
    expect(share.get_by_role("button", name="Link", exact=True)).to_be_visible()
    expect(download.get_by_role("link", name="CSV")).to_be_hidden()
    opened.keyboard.press("Escape")
    expect(share.get_by_role("button", name="Link", exact=True)).to_be_hidden()
    expect(share.locator("summary")).to_be_focused()
    opened.keyboard.press("Enter")
    expect(share.get_by_role("button", name="Link", exact=True)).to_be_visible()
    in_app(opened, "h1").click()
    expect(share.get_by_role("button", name="Link", exact=True)).to_be_hidden()


def test_what_is_open_lies_inside_the_window(opened: Page) -> None:
    for width in (360, 768, 1440):
        opened.set_viewport_size({"width": width, "height": 900})
        settled(opened)
        for name in ("Download", "Share"):
            menu(opened, name).locator("summary").click()
            box = menu(opened, name).locator("> div").bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width, (name, width)
            opened.keyboard.press("Escape")


def test_the_files_are_those_at_the_addresses(opened: Page, server: str) -> None:
    links = menu(opened, "Download").get_by_role("link")
    menu(opened, "Download").locator("summary").click()
    for form in ("CSV", "Excel", "Parquet", "JSON"):
        link = links.filter(has_text=re.compile(f"^{form}$"))
        with opened.expect_download() as coming:
            link.click()
        address = link.get_attribute("href") or ""
        answer = opened.request.get(f"{server}{address}")
        assert Path(coming.value.path()).read_bytes() == answer.body()
        named = re.search('filename="(.*?)"', answer.headers["content-disposition"])
        assert named and coming.value.suggested_filename == named[1]
        if not menu(opened, "Download").evaluate("menu => menu.open"):
            menu(opened, "Download").locator("summary").click()


@pytest.mark.parametrize("form", ["PNG", "SVG"])
def test_a_picture_is_saved_from_a_page_of_its_own(opened: Page, form: str) -> None:
    menu(opened, "Download").locator("summary").click()
    with opened.context.expect_page() as opening:
        menu(opened, "Download").get_by_role("link", name=form).click()
    picture = opening.value
    with picture.expect_download() as coming:
        pass
    content = Path(coming.value.path()).read_bytes()
    assert coming.value.suggested_filename.endswith(f".{form.lower()}")
    if form == "PNG":
        assert content.startswith(b"\x89PNG") and len(content) > 20_000
    else:
        words = " ".join(ElementTree.fromstring(content).itertext())
        finding = in_app(opened, ".mv-frame-head h2").first.inner_text()
        assert finding.split()[0] in words
    picture.close()


def test_what_is_copied_is_in_the_clipboard_and_said(opened: Page, server: str) -> None:
    for name, part in (
        ("Link", f"{server}/trade?partner=RUS,CHN"),
        ("Embed code", f'<iframe src="{server}/embed/trade?partner=RUS,CHN'),
        ("Address for programs", f"{server}/data/"),
    ):
        menu(opened, "Share").locator("summary").click()
        menu(opened, "Share").get_by_role("button", name=re.compile(f"^{name}")).click()
        expect(in_app(opened, ".mv-said").first).to_have_text("Copied")
        copied = opened.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(part), name
        expect(menu(opened, "Share").get_by_role("button").first).to_be_hidden()
    assert opened.request.get(opened.evaluate("navigator.clipboard.readText()")).status == 200


def test_a_button_that_copies_says_so_for_two_seconds(opened: Page, server: str) -> None:
    visit(opened, f"{server}/claims")
    caption = in_app(opened, ".mv-copy").first
    button = caption.get_by_role("button")
    expect(button).to_have_text(re.compile("^Copy(?!ied)"))
    button.click()
    button.click()
    expect(button).to_have_text(re.compile("^Copied"))
    expect(caption.get_by_role("status")).to_have_text("Copied")
    copied = opened.evaluate("navigator.clipboard.readText()")
    assert copied == caption.locator("p").first.text_content()
    expect(button).to_have_text(re.compile("^Copy(?!ied)"), timeout=4_000)
    expect(caption.get_by_role("status")).to_have_text("")


def test_a_select_list_leads_to_its_option(page: Page, server: str) -> None:
    """Whichever page has one: more options than stand side by side."""
    for address in ("/data", "/trade?view=growth", "/trade?tab=both_sides"):
        visit(page, server + address)
        lists = in_app(page, "select[data-go]")
        if lists.count():
            break
    else:
        pytest.skip("no page has a list of options")
    options = lists.first.locator("option")
    value = options.nth(1).get_attribute("value") or ""
    lists.first.select_option(value)
    page.wait_for_url(f"**{value}")
    settled(page)
    expect(in_app(page, "select[data-go]").first).to_have_value(value)
    page.go_back()
    settled(page)
    expect(in_app(page, "select[data-go]").first).not_to_have_value(value)
