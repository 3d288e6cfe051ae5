"""Nothing is cut off, nothing covers anything: wide and narrow, light and dark, few and many."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.in_browser.visiting import NARROW, WIDE, resize, turn_to, visit

_EVERYONE = (
    "EU27,CIS,EAEU,ARE,ARM,AZE,BLR,CHE,CHN,DEU,EST,FRA,GBR,ITA,KAZ,LTU,LVA,MDA,NLD,POL,RUS,"
    "TJK,TKM,TUR,UKR,USA,UZB"
)
_SELECTIONS = {"default": "RUS,EU27,CIS", "single": "CHN", "full": _EVERYONE}
_LOOK = """() => {
  const seen = element => {
    const box = element.getBoundingClientRect();
    return {text: element.textContent.trim(), left: box.left, right: box.right,
            top: box.top, bottom: box.bottom};
  };
  const texts = '.annotation-text, .gtitle, .xtick text, .ytick text, .legendtext, .bartext, '
    + '.textpoint text';
  const all = document.documentElement;
  return {
    too_wide: [...document.querySelectorAll('[data-testid="stMain"], html')]
      .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.tagName),
    cut: [...document.querySelectorAll('.mv *, [data-testid="stMain"] h1')]
      .filter(one => one.getBoundingClientRect().right > all.clientWidth + 1)
      .map(one => one.textContent),
    charts: [...document.querySelectorAll('.js-plotly-plot')].map(chart => ({
      name: chart.closest('[class*="st-key"]').className.match(/st-key-(\\w+)/)[1],
      frame: seen(chart.querySelector('.svg-container')),
      texts: [...chart.querySelectorAll(texts)].map(seen)
        .filter(one => one.text && one.right > one.left),
    })),
  };
}"""


@pytest.fixture(scope="module")
def opened(_tab: Page, server: str) -> None:
    """The application is open; the tests go about in one session."""
    visit(_tab, server)


@pytest.fixture
def page(page: Page, opened: None) -> Page:
    return page


def outside(chart: dict[str, Any]) -> list[str]:
    """Texts that reach over the edge of the picture."""
    frame = chart["frame"]
    return [
        one["text"]
        for one in chart["texts"]
        if one["left"] < frame["left"] - 1
        or one["right"] > frame["right"] + 1
        or one["top"] < frame["top"] - 1
        or one["bottom"] > frame["bottom"] + 1
    ]


def covering(chart: dict[str, Any]) -> list[tuple[str, str]]:
    """Texts that lie over one another by more than the air around letters."""
    texts = chart["texts"]
    return [
        (one["text"], other["text"])
        for n, one in enumerate(texts)
        for other in texts[:n]
        if min(one["right"], other["right"]) - max(one["left"], other["left"]) > 2
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 4
    ]


def assert_in_order(page: Page) -> int:
    """Nothing is too wide, cut off or covered; how many texts were looked at."""
    look = page.evaluate(_LOOK)
    assert look["too_wide"] == []
    assert look["cut"] == []
    assert [(chart["name"], found) for chart in look["charts"] if (found := outside(chart))] == []
    assert [(chart["name"], found) for chart in look["charts"] if (found := covering(chart))] == []
    return sum(len(chart["texts"]) for chart in look["charts"])


@pytest.mark.parametrize(
    ("path", "selection"),
    [
        *((path, selection) for path in ("/compare", "/trade") for selection in _SELECTIONS),
        *(("/", "default"), ("/", "full"), ("/article", "default"), ("/data", "full")),
        *(("/mirror", "default"), ("/mirror", "full"), ("/people", "default")),
    ],
)
def test_nothing_is_cut_off_or_covered(page: Page, server: str, path: str, selection: str) -> None:
    turn_to(page, f"{server}{path}?partner={_SELECTIONS[selection]}")
    looked_at = assert_in_order(page)
    assert bool(looked_at) == (path in ("/compare", "/trade", "/mirror", "/people"))
    resize(page, NARROW)
    assert_in_order(page)


@pytest.mark.parametrize("claim", ["1101", "1274", "1491", "1491&currency=dollars", "2013"])
def test_every_claim_can_be_read(page: Page, server: str, claim: str) -> None:
    turn_to(page, f"{server}/claims?partner=RUS,EU27,CIS&claim=24kg-2024-10-16.{claim}")
    assert assert_in_order(page) > 40
    resize(page, NARROW)
    assert_in_order(page)


@pytest.mark.parametrize("choice", ["view=share", "view=growth&base=2020", "indicator=exports"])
def test_every_view_fits_a_telephone(page: Page, server: str, choice: str) -> None:
    resize(page, NARROW)
    turn_to(page, f"{server}/compare?partner=RUS,EU27,CIS,CHN,TUR&{choice}")
    assert_in_order(page)


@pytest.mark.parametrize(
    ("path", "panels"),
    [
        ("compare?partner=RUS,EU27,CIS", 1),
        ("trade?partner=RUS,KAZ,CHN,TUR,UZB,DEU", 6),
        ("people?partner=RUS,EU27,CIS", 2),
    ],
)
def test_the_numbers_of_events_stand_clear(page: Page, server: str, path: str, panels: int) -> None:
    turn_to(page, f"{server}/{path}&events=on")
    for size in (WIDE, NARROW):
        resize(page, size)
        chart = page.locator(".js-plotly-plot").first
        numbers = chart.locator(".annotation-text").filter(has_text=re.compile(r"^\d$"))
        found = sorted(map(int, numbers.all_text_contents()))
        plots, events = found.count(1), max(found)
        assert plots == panels or (path.startswith("people") and plots > panels)
        assert events >= 3 and found == sorted([*range(1, events + 1)] * plots)
        assert_in_order(page)


def test_on_a_telephone_the_chart_comes_before_its_choices(page: Page, server: str) -> None:
    resize(page, NARROW)
    turn_to(page, f"{server}/compare?partner=RUS")
    chart = page.locator(".st-key-compare").bounding_box()
    choices = page.locator('[class*="st-key-choices_compare"]').first.bounding_box()
    assert chart and choices
    assert chart["y"] < choices["y"]


_CONTRAST = """() => {
  const luminance = css => {
    const [r, g, b] = css.match(/[\\d.]+/g).slice(0, 3).map(n => n / 255)
      .map(n => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = luminance(getComputedStyle(document.querySelector('.stApp')).backgroundColor);
  const ratio = ink => (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  const texts = [...document.querySelectorAll('.js-plotly-plot text')].filter(t => t.textContent);
  return {
    paper,
    poor: texts.map(text => [text.textContent, ratio(luminance(getComputedStyle(text).fill))])
      .filter(([, contrast]) => contrast < 3),
    looked_at: texts.length,
  };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_in_pictures_can_be_read_in_either_theme(
    page: Page, server: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visit(page, f"{server}/compare?partner=RUS,EU27,CIS,CHN,TUR,KAZ")
    seen = page.evaluate(_CONTRAST)
    assert (seen["paper"] < 0.1) == (scheme == "dark")
    assert seen["looked_at"] > 20
    assert seen["poor"] == []
    assert_in_order(page)
