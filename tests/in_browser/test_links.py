"""Links lead through one application: no page is loaded anew, and the browser's own ways work."""

import re

import pytest
from playwright.sync_api import Page, WebSocket, expect

from lib.dashboard.views.address import PAGES
from tests.in_browser.visiting import (
    address_of,
    asked,
    chips,
    follow,
    in_app,
    path,
    settled,
    visit,
)

_SCROLL = "() => document.querySelector('[data-testid=\"stMain\"]').scrollTop"


def link_to(page: Page, name: str) -> None:
    """Click the link of the bar to a page."""
    in_app(page, f'.mv-bar li a[href^="{address_of(name)}"]').first.click()
    page.wait_for_url(re.compile(rf"{re.escape(address_of(name))}(\?.*)?$"))
    settled(page)


def test_twelve_ways_are_one_connection(page: Page, server: str) -> None:
    sockets: list[WebSocket] = []
    loads: list[str] = []
    page.on("websocket", lambda one: sockets.append(one))
    visit(page, f"{server}/?partner=CHN")
    page.on("request", lambda one: loads.append(one.url) if one.is_navigation_request() else None)
    for name in [*PAGES[1:], *PAGES, PAGES[1]][:12]:
        link_to(page, name)
        assert path(page) == address_of(name)
        expect(in_app(page, ".mv-bar a[aria-current='page']")).to_have_count(1)
        expect(in_app(page, "h1")).to_have_count(1)
    assert (len(sockets), loads) == (1, [])
    assert asked(page)["partner"] == "CHN"


def test_the_title_of_the_window_is_the_page_s(page: Page, server: str) -> None:
    titles = set()
    for name in PAGES:
        visit(page, f"{server}{address_of(name)}")
        titles.add(page.title())
        assert "Streamlit" not in page.title()
    visit(page, server)
    before = page.title()
    link_to(page, "data")
    page.wait_for_function("before => document.title !== before", arg=before)
    assert page.title() in titles


def test_back_and_forward_go_through_pages_and_choices(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?partner=CHN")
    link_to(page, "data")
    link_to(page, "trade")
    in_app(page, ".mv-presets a").first.click()
    page.wait_for_url("**/trade")
    settled(page)
    ways = [("/trade", "CHN"), ("/data", "CHN"), ("/trade", "CHN")]
    for address, partner in ways:
        page.go_back()
        settled(page)
        assert (path(page), asked(page).get("partner")) == (address, partner)
        page.wait_for_function(
            """code => [...document.querySelectorAll('.mv-chip')]
               .every(chip => chip.dataset.code === code)""",
            arg=partner,
        )
    for _ in ways:
        page.go_forward()
        settled(page)
    assert (path(page), asked(page)) == ("/trade", {})
    page.wait_for_function("() => document.querySelectorAll('.mv-chip').length === 3")
    assert chips(page) == ["RUS", "EU27", "CIS"]
    assert page.evaluate("document.querySelectorAll('h1').length") == 1


def test_fast_back_and_forth_ends_where_the_address_is(page: Page, server: str) -> None:
    visit(page, f"{server}/trade")
    for name in ("data", "trade", "data"):
        link_to(page, name)
    for _ in range(3):
        page.evaluate("history.back()")
    page.wait_for_url("**/trade")
    settled(page)
    assert path(page) == "/trade"
    assert in_app(page, '.mv-bar a[aria-current="page"]').get_attribute("href") == "/trade"


def test_a_link_with_control_opens_another_tab(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?partner=CHN")
    with page.context.expect_page() as opening:
        in_app(page, '.mv-bar li a[href^="/data"]').first.click(modifiers=["ControlOrMeta"])
    other = opening.value
    settled(other)
    assert (path(other), asked(other)) == ("/data", {"partner": "CHN"})
    assert path(page) == "/trade"
    other.close()


def test_a_new_page_begins_at_its_top_with_the_focus_on_its_heading(
    page: Page, server: str
) -> None:
    page.set_viewport_size({"width": 1000, "height": 400})
    visit(page, f"{server}/data")
    page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollTo(0, 300)")
    in_app(page, '.mv-bar li a[href^="/trade"]').first.evaluate("link => link.click()")
    page.wait_for_url("**/trade")
    settled(page)
    page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    assert page.evaluate(_SCROLL) == 0


def test_a_choice_keeps_the_place_and_the_focus(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 500})
    visit(page, f"{server}/trade?from=2010")
    choice = in_app(page, ".mv-few a:not([aria-current])").first
    name = choice.get_attribute("id")
    choice.evaluate("link => link.closest('[data-testid=\"stMain\"]').scrollTo(0, 60)")
    before = page.evaluate(_SCROLL)
    choice.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "id => document.querySelector(`[data-testid=stApp] #${id}`)?.getAttribute('aria-current')",
        arg=name,
    )
    settled(page)
    page.wait_for_function("id => document.activeElement.id === id", arg=name)
    assert page.evaluate(_SCROLL) == before


def test_the_first_tab_skips_to_the_content(page: Page, server: str) -> None:
    visit(page, f"{server}/trade")
    page.evaluate("document.body.focus()")
    for _ in range(4):
        page.keyboard.press("Tab")
        if "mv-skip" in page.evaluate("document.activeElement.className"):
            break
    skip = in_app(page, ".mv-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()


@pytest.mark.parametrize("page_name", PAGES)
def test_every_link_of_ours_leads_somewhere(page: Page, server: str, page_name: str) -> None:
    visit(page, f"{server}{address_of(page_name)}")
    addresses = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid=stApp] .mv a[href^="/"],'
           + '[data-testid=stApp] .mv option')].map(l => l.getAttribute('href') || l.value)"""
    )
    assert addresses
    for address in sorted(set(addresses))[:60]:
        answer = page.request.get(f"{server}{address}")
        assert answer.status == 200, address


def test_follow_goes_where_the_bar_says(page: Page, server: str) -> None:
    visit(page, server)
    follow(page, "Data & method")
    page.wait_for_url("**/data")
