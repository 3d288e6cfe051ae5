"""The selection is in the address: deep links, menu, back, reload, bad codes, the keyboard."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import REPO
from tests.in_browser.visiting import (
    add_partner,
    follow,
    marks,
    partner_filter,
    partners_shown,
    settled,
    visit,
    wait_for_series,
)

_PAGES = {
    "/": "What was said about Kyrgyzstan’s ties, at a glance?",
    "/article": "Which words does each figure come from?",
    "/claims": "Does the record bear out what was said?",
    "/compare": "How do the ties with Russia, the EU and the CIS compare?",
    "/trade": "Who trades how much with Kyrgyzstan, and how has it moved?",
    "/mirror": "Do both sides count the same?",
    "/people": "How many migrants are there, and what do they send home?",
    "/data": "Which rows are these, and how do I take them away?",
}


_SHARE = re.compile(r"\d% with Russia")


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters of the page's address."""
    return parse_qs(urlsplit(page.url).query)


def path(page: Page) -> str:
    return urlsplit(page.url).path


def test_the_first_request_after_a_start_may_be_a_deep_link(
    serve: Callable[[Path], str], reader: Callable[[str], BrowserContext]
) -> None:
    """The page comes with its frame, menu and filter; nobody has opened the front page."""
    server = serve(REPO / "data")
    page = visit(reader(server).new_page(), f"{server}/compare?partner=CHN")
    assert partners_shown(page) == ["China"]
    assert [line["name"] for line in marks(page, "compare")["series"]] == ["CHN"]
    menu = page.locator('[data-testid="stSidebar"]').get_by_role("link").all_inner_texts()
    assert menu == [
        *("At a glance", "The article", "Read another article"),
        *("Claims", "Compare", "Trade", "Both sides", "People"),
        "Data",
    ]
    assert (path(page), asked(page)) == ("/compare", {"partner": ["CHN"]})


@pytest.mark.parametrize("address", _PAGES)
def test_every_page_answers_its_question(page: Page, server: str, address: str) -> None:
    visit(page, server + address)
    expect(page.get_by_role("heading", level=1)).to_have_text(_PAGES[address])
    unfiltered = address in ("/claims", "/read")
    assert partners_shown(page) == ([] if unfiltered else ["Russia", "EU", "CIS"])
    assert asked(page) == {}


def test_from_what_was_said_to_what_the_record_says(page: Page, server: str) -> None:
    visit(page, f"{server}/?partner=EU27,RUS")
    card = page.locator(".mv-card").filter(has_text="about")
    card.get_by_role("link", name="What the record says of it").click()
    page.wait_for_url("**/claims?*")
    settled(page)
    expect(page.locator(".mv-claim .number")).to_have_text("“about a million”")
    assert asked(page)["partner"] == ["EU27,RUS"]
    page.get_by_role("radio", name="sevenfold").click(force=True)
    expect(page.locator(".mv-claim .number")).to_have_text("“sevenfold”")
    assert asked(page) == {"claim": ["24kg-2024-10-16.2013"], "partner": ["EU27,RUS"]}


def test_the_selection_goes_along_and_comes_back(page: Page, server: str) -> None:
    visit(page, f"{server}/compare")
    add_partner(page, "China")
    wait_for_series(page, "compare", ["RUS", "EU27", "CIS_X_RUS", "CHN"])
    chosen = ["Russia", "EU", "CIS", "China"]
    assert partners_shown(page) == chosen
    assert asked(page) == {"partner": ["RUS,EU27,CIS,CHN"]}

    follow(page, "Trade")
    wait_for_series(page, "trade", ["RUS", "EU27", "CIS", "CHN"])
    assert partners_shown(page) == chosen
    assert (path(page), asked(page)) == ("/trade", {"partner": ["RUS,EU27,CIS,CHN"]})

    page.go_back()
    page.wait_for_url("**/compare?*")
    wait_for_series(page, "compare", ["RUS", "EU27", "CIS_X_RUS", "CHN"])
    assert partners_shown(page) == chosen

    page.reload()
    wait_for_series(page, "compare", ["RUS", "EU27", "CIS_X_RUS", "CHN"])
    assert partners_shown(page) == chosen
    assert asked(page) == {"partner": ["RUS,EU27,CIS,CHN"]}


def test_back_undoes_a_choice(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?partner=RUS")
    add_partner(page, "China")
    wait_for_series(page, "trade", ["RUS", "CHN"])
    page.go_back()
    wait_for_series(page, "trade", ["RUS"])
    assert partners_shown(page) == ["Russia"]
    assert asked(page) == {"partner": ["RUS"]}


def test_a_choice_of_the_page_is_in_the_address(page: Page, server: str) -> None:
    visit(page, f"{server}/compare?partner=RUS")
    page.get_by_role("radio", name="Share of all trade").click(force=True)
    page.wait_for_url("**view=share**")
    settled(page)
    expect(page.locator(".mv-answer")).to_contain_text(_SHARE)
    page.reload()
    settled(page)
    expect(page.locator(".mv-answer")).to_contain_text(_SHARE)
    assert asked(page) == {"partner": ["RUS"], "view": ["share"]}


def test_an_empty_selection_is_kept_and_said(page: Page, server: str) -> None:
    visit(page, f"{server}/compare?partner=CHN")
    page.get_by_role("button", name="Remove China").first.click()
    expect(page.get_by_text("No partner is chosen")).to_be_visible()
    settled(page)
    assert asked(page) == {"partner": ["none"]}
    follow(page, "Trade")
    expect(page.get_by_role("heading", level=1)).to_have_text(_PAGES["/trade"])
    settled(page)
    assert partners_shown(page) == []
    page.reload()
    expect(page.get_by_text("No partner is chosen")).to_be_visible()
    assert page.locator(".js-plotly-plot").count() == 0


def test_a_bad_code_is_named_in_one_line(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?partner=CHN,ATLANTIS&view=sideways")
    alerts = page.get_by_role("alert")
    expect(alerts).to_have_count(2)
    said = " ".join(alerts.all_inner_texts())
    assert "“ATLANTIS”" in said
    assert "“sideways”" in said
    assert [line["name"] for line in marks(page, "trade")["series"]] == ["CHN"]


def test_the_filter_works_by_keyboard_alone(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?partner=RUS")
    for _ in range(30):
        page.keyboard.press("Tab")
        if partner_filter(page).evaluate("field => field === document.activeElement"):
            break
    expect(partner_filter(page)).to_be_focused()
    page.keyboard.type("Chi")
    expect(page.get_by_role("option", name="China")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    wait_for_series(page, "trade", ["RUS", "CHN"])
    assert partners_shown(page) == ["Russia", "China"]
    expect(partner_filter(page)).to_be_focused()
    page.keyboard.press("Backspace")
    wait_for_series(page, "trade", ["RUS"])
