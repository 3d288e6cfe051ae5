"""Nothing is cut off, nothing moves sideways: every width, light and dark, few partners and all."""

from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.dashboard.views.address import PAGES
from tests.in_browser.visiting import NARROW, address_of, in_app, resize, visit

_EVERYONE = (
    "EU27,CIS,EAEU,ARE,ARM,AZE,BLR,CHE,CHN,DEU,EST,FRA,GBR,ITA,KAZ,LTU,LVA,MDA,NLD,POL,RUS,"
    "TJK,TKM,TUR,UKR,USA,UZB"
)
_SELECTIONS = {"none": "none", "single": "CHN", "default": "RUS,EU27,CIS", "all": _EVERYONE}
WIDTHS = (360, 390, 768, 1440, 2560)
HIGHEST = 300
"""Pixels above the first plot at 1440 x 900: the answer is on the first screen."""
_LOOK = """() => {
  const all = document.documentElement;
  const main = document.querySelector('[data-testid="stMain"]');
  const scrolls = one => one && one !== main
    && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  const scrolled = one => one.closest('.js-plotly-plot, [popover], .mv-skip') || scrolls(one);
  return {
    sideways: [all, document.body, main].filter(one => one.scrollWidth > one.clientWidth + 1)
      .map(one => one.tagName),
    cut: [...main.querySelectorAll('.mv *, h1, .js-plotly-plot')]
      .filter(one => !scrolled(one) || one.matches('.js-plotly-plot'))
      .filter(one => one.getClientRects().length)
      .filter(one => getComputedStyle(one).visibility === 'visible')
      .filter(one => one.getBoundingClientRect().right > all.clientWidth + 1
                  || one.getBoundingClientRect().left < -1)
      .map(one => one.outerHTML.slice(0, 120)),
    charts: [...main.querySelectorAll('.js-plotly-plot')].map(chart => {
      const frame = chart.querySelector('.svg-container').getBoundingClientRect();
      return [...chart.querySelectorAll('text')].filter(one => one.textContent.trim())
        .map(one => [one.textContent, one.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.left < frame.left - 1
          || box.right > frame.right + 1 || box.top < frame.top - 1
          || box.bottom > frame.bottom + 1))
        .map(([words]) => words);
    }).flat(),
  };
}"""


def assert_in_order(page: Page) -> None:
    """Nothing is wider than the window, and no word of a plot lies outside it."""
    look: dict[str, Any] = page.evaluate(_LOOK)
    assert look == {"sideways": [], "cut": [], "charts": []}


def overlaps(page: Page) -> list[list[str]]:
    """What lies over something else above the charts, and on what."""
    found: list[list[str]] = page.evaluate(_OVER)
    return found


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("selection", _SELECTIONS)
def test_nothing_is_wider_than_the_window(
    page: Page, server: str, name: str, selection: str
) -> None:
    visit(page, f"{server}{address_of(name)}?partner={_SELECTIONS[selection]}")
    for width in WIDTHS:
        resize(page, {"width": width, "height": 900})
        assert_in_order(page)


@pytest.mark.parametrize("name", PAGES)
def test_the_first_plot_is_on_the_first_screen(page: Page, server: str, name: str) -> None:
    visit(page, f"{server}{address_of(name)}")
    plots = in_app(page, ".js-plotly-plot")
    if not plots.count():
        return
    box = plots.first.bounding_box()
    assert box
    assert box["y"] <= HIGHEST
    assert box["y"] + box["height"] <= 900


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_at_twice_the_size_nothing_is_cut_off(
    browser: Browser, server: str, name: str, scheme: Literal["light", "dark"]
) -> None:
    """A window of 1440 x 900 at 200 %."""
    context = browser.new_context(
        viewport={"width": 720, "height": 450}, device_scale_factor=2, color_scheme=scheme
    )
    page = context.new_page()
    visit(page, f"{server}{address_of(name)}")
    assert_in_order(page)
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_the_bars_begin_where_the_page_does(page: Page, server: str, name: str) -> None:
    """At any width: on a wide window the names of the pages are no island of their own."""
    visit(page, f"{server}{address_of(name)}")
    for width in (390, 1440, 2560):
        resize(page, {"width": width, "height": 900})
        left = page.evaluate(
            """() => ['.mv-mark', '.mv-partners :first-child', 'h1'].map(
              one => document.querySelector(`[data-testid="stApp"] ${one}`))
              .filter(Boolean).map(one => Math.round(one.getBoundingClientRect().left))"""
        )
        assert len(set(left)) == 1, (width, left)


_TABS = {
    "over_time": "view=growth",
    "partners": "",
    "partners&drawn": "drawn=map",
    "exports_imports": "",
    "both_sides": "with=KAZ",
    "both_sides&kind": "with=KAZ&kind=statements",
    "goods": "",
    "table": "view=growth",
}
_OVER = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const parts = ['.mv-mark', '.mv-bar li a', '.mv-chip', '.mv-add', '.mv-presets a', '.mv-start',
    'h1', '.mv-lede', '.mv-fresh', '.mv-tabs a', '.mv-controls > *', '.mv-frame-head h2',
    '.mv-actions', '.mv-sub p'];
  const boxes = parts.flatMap(part => [...app.querySelectorAll(part)])
    .map(one => [one.textContent, one.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.flatMap(([words, box], n) => boxes.slice(n + 1)
    .filter(([, other]) => meet(box, other)).map(([others]) => [words, others]));
}"""


@pytest.mark.parametrize("tab", _TABS)
def test_above_the_charts_of_trade_nothing_is_over_anything(
    page: Page, server: str, tab: str
) -> None:
    visit(page, f"{server}/trade?tab={tab.partition('&')[0]}&{_TABS[tab]}")
    for width in (390, 641, 768, 1000, 1001, 1100, 1440):
        resize(page, {"width": width, "height": 900})
        assert overlaps(page) == []
    plot = in_app(page, ".js-plotly-plot:visible")
    if plot.count() and not in_app(page, ".mv-notice").count():
        box = plot.first.bounding_box()
        assert box and box["y"] <= HIGHEST and box["y"] + box["height"] <= 900


@pytest.mark.parametrize(
    ("address", "highest"), [("/data?tab=sources", 7500), ("/trade?tab=table&rows=blocks", 5200)]
)
def test_a_wide_table_is_a_block_a_row_on_a_phone(
    page: Page, server: str, address: str, highest: int
) -> None:
    """Not a word a line, and no column beyond the edge; the sources were 13,100 pixels high."""
    visit(page, f"{server}{address}")
    resize(page, NARROW)
    beyond = """() => [...document.querySelectorAll('[data-testid="stApp"] .mv-scroll')]
      .filter(one => one.scrollWidth > one.clientWidth).length"""
    assert page.evaluate(beyond) == 0
    nameless = """() => [...document.querySelectorAll('[data-testid="stApp"] .mv-scroll td')]
      .filter(one => one.getClientRects().length)
      .filter(one => !one.dataset.column || getComputedStyle(one, '::before').content === 'none')
      .map(one => one.textContent)"""
    assert page.evaluate(nameless) == []
    height = page.evaluate(
        """() => document.querySelector('[data-testid="stMain"]').scrollHeight"""
    )
    assert height < highest


def test_the_statements_on_russia_end_on_the_first_screen(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?tab=both_sides&kind=statements&partner=RUS")
    expect(in_app(page, ".mv-notice")).to_have_count(0)
    box = in_app(page, ".js-plotly-plot").bounding_box()
    assert box and box["y"] <= HIGHEST and box["y"] + box["height"] <= 900


def test_choices_of_growth_are_in_one_row(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?view=growth")
    box = in_app(page, ".mv-controls").bounding_box()
    assert box and box["height"] < 40


def test_the_map_that_is_shown_fits_the_window(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?tab=partners&drawn=map")
    for width, least in ((1440, 1100), (390, 340), (1440, 1100)):
        resize(page, {"width": width, "height": 900})
        (drawn,) = in_app(page, ".js-plotly-plot .main-svg:visible").all()[:1]
        box = drawn.bounding_box()
        assert box and least <= box["width"] <= width
        assert in_app(page, ".js-plotly-plot:visible").count() == 1
        assert_in_order(page)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_says_its_language(page: Page, server: str, name: str) -> None:
    visit(page, f"{server}{address_of(name)}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(in_app(page, ".mv-bar")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_the_theme_is_the_reader_s_everywhere(
    page: Page, server: str, name: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visit(page, f"{server}{address_of(name)}")
    expect(page.locator("html")).to_have_attribute("data-theme", scheme)
    luminance = """selector => {
      const css = getComputedStyle(document.querySelector(selector));
      const mean = colour => colour.match(/[\\d.]+/g).slice(0, 3).reduce((a, b) => a + +b, 0) / 3;
      return [mean(css.backgroundColor), mean(css.color)];
    }"""
    paper, ink = page.evaluate(luminance, ".stApp")
    assert (paper < 60) == (scheme == "dark")
    (_, words) = page.evaluate(luminance, "[data-testid='stApp'] h1")
    assert (words > 150) == (scheme == "dark")
    assert abs(paper - ink) > 120


def test_the_theme_turns_without_a_reload(page: Page, server: str) -> None:
    visit(page, f"{server}/trade")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        expect(page.locator("html")).to_have_attribute("data-theme", scheme)
