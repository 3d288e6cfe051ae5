"""The list of partners: searched in three languages and by code, by mouse and by keyboard alone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.in_browser.visiting import asked, chips, in_app, settled, visit


def partner_list(page: Page) -> Locator:
    return in_app(page, "#partner-list")


def open_list(page: Page) -> Locator:
    """Open the list; the line to search in it."""
    in_app(page, "#partner-add").click()
    search = partner_list(page).locator("input[type=search]")
    expect(search).to_be_focused()
    return search


def shown(page: Page) -> list[str]:
    """The codes that the list shows."""
    boxes = partner_list(page).locator("label:visible input")
    return [box.get_attribute("value") or "" for box in boxes.all()]


def wait_for_chips(page: Page, codes: list[str]) -> None:
    page.wait_for_function(
        """codes => JSON.stringify([...document.querySelectorAll('[data-testid=stApp] .mv-chip')]
           .map(chip => chip.dataset.code)) === JSON.stringify(codes)""",
        arg=codes,
    )
    settled(page)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        *(("germ", "DEU"), ("ГЕРМ", "DEU"), ("Кытай", "CHN"), ("китай", "CHN"), ("deu", "DEU")),
        *(("kz", "KAZ"), ("Узбек", "UZB"), ("Өзбек", "UZB"), ("  turk", "TUR")),
    ],
)
def test_a_partner_is_found_by_any_of_its_names(
    page: Page, server: str, words: str, code: str
) -> None:
    visit(page, f"{server}/trade")
    open_list(page).fill(words)
    assert code in shown(page)
    assert len(shown(page)) < 12
    page.keyboard.press("Escape")


def test_what_is_not_there_leaves_nothing_and_no_empty_group(page: Page, server: str) -> None:
    visit(page, f"{server}/trade")
    search = open_list(page)
    search.fill("atlantis")
    assert shown(page) == []
    expect(partner_list(page).locator("legend:visible")).to_have_count(0)
    search.fill("")
    assert len(shown(page)) > 20


def test_it_works_by_keyboard_alone(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?partner=RUS")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "partner-add":
            break
    button = in_app(page, "#partner-add")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.type("chi")
    page.keyboard.press("Enter")
    wait_for_chips(page, ["RUS", "CHN"])
    assert asked(page) == {"partner": "RUS,CHN"}
    if partner_list(page).is_visible():
        page.keyboard.press("Escape")
    expect(partner_list(page)).to_be_hidden()
    expect(button).to_be_focused()


def test_it_stays_open_for_several_and_ticks_what_the_address_has(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?partner=RUS")
    open_list(page)
    box = partner_list(page).locator
    expect(box("input[value=RUS]")).to_be_checked()
    box("label:has(input[value=KAZ])").click()
    wait_for_chips(page, ["RUS", "KAZ"])
    expect(partner_list(page)).to_be_visible()
    box("label:has(input[value=DEU])").click()
    wait_for_chips(page, ["RUS", "KAZ", "DEU"])
    box("label:has(input[value=RUS])").click()
    wait_for_chips(page, ["KAZ", "DEU"])
    assert asked(page) == {"partner": "KAZ,DEU"}
    expect(box("input[value=RUS]")).not_to_be_checked()
    page.mouse.click(5, 600)
    expect(partner_list(page)).to_be_hidden()


def test_choices_that_come_before_the_answer_all_count(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?partner=RUS")
    open_list(page)
    page.evaluate(
        """() => ['CHN', 'KAZ', 'UZB'].forEach(code => document.querySelector(
          `[data-testid="stApp"] #partner-list input[value="${code}"]`).click())"""
    )
    wait_for_chips(page, ["RUS", "CHN", "KAZ", "UZB"])
    assert asked(page) == {"partner": "RUS,CHN,KAZ,UZB"}
    page.go_back()
    wait_for_chips(page, ["RUS", "CHN", "KAZ"])
    expect(partner_list(page).locator("input[value=UZB]")).not_to_be_checked()


def test_a_chip_takes_its_partner_away(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?partner=RUS,CHN")
    in_app(page, ".mv-chip[data-code=RUS] a").click()
    wait_for_chips(page, ["CHN"])
    page.wait_for_function("() => document.activeElement.id === 'partner-add'")
    in_app(page, ".mv-chip[data-code=CHN] a").click()
    wait_for_chips(page, [])
    assert asked(page) == {"partner": "none"}
    expect(in_app(page, "h1")).to_have_count(1)
    page.go_back()
    wait_for_chips(page, ["CHN"])


def test_the_sets_choose_many_at_once(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?partner=CHN")
    presets = in_app(page, ".mv-presets a")
    assert presets.count() == 4
    for number in range(4):
        name = presets.nth(number).inner_text()
        presets.nth(number).click()
        current = in_app(page, ".mv-presets a[aria-current]")
        expect(current).to_have_text(name)
        settled(page)
    assert len(chips(page)) > 20


def test_on_a_telephone_the_list_is_whole(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    visit(page, f"{server}/trade")
    open_list(page)
    box = partner_list(page).bounding_box()
    assert box
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert box["y"] >= 0 and box["y"] + box["height"] <= 700


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_the_quick_choices_end_where_the_page_does(page: Page, server: str, language: str) -> None:
    """Beside four partners, in the languages with the longest words."""
    page.set_viewport_size({"width": 1440, "height": 900})
    visit(page, f"{server}/trade?partner=ARM,BLR,TJK,IRN&lang={language}")
    settled(page)
    ends = [
        in_app(page, name).evaluate("one => one.getBoundingClientRect().right")
        for name in (".mv-presets", ".mv-languages")
    ]
    assert ends[0] <= ends[1]
