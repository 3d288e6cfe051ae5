"""The charts of the pages at their own addresses: whole in the frame that the menu gives, and
readable in a narrow one."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from lib import store
from lib.dashboard import views
from lib.model import Chart, Question
from tests.shipped import DATA

_OVER_TIME = "/embed/trade?chart=over_time"
_LABELS = """() => [...document.querySelectorAll('#plot .xtick text')]
  .map((label) => [label.textContent, label.getBoundingClientRect()])
  .map(([words, box]) => [words, box.left, box.right]).sort((one, other) => one[1] - other[1])"""
_ROOM = 60
"""Pixels that a frame may be higher than its chart."""


def drawn(page: Page, address: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    page.wait_for_function(
        "() => {const p = document.querySelector('#plot');"
        " return p && p.dataset.drawn && p.dataset.drawn.startsWith(p.clientWidth + 'x');}"
    )
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")


def frame_of(question: Question, chart: Chart, server: str) -> tuple[str, int]:
    """The address and the height in the code that the menu gives."""
    code = dict(views.menus(question, chart, server).copies)["Embed code"]
    address, height = re.search(r'src="([^"]*)"', code), re.search(r'height="(\d+)"', code)
    assert address and height
    return address[1], int(height[1])


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("trade", ()),
        ("trade", (("tab", "partners"),)),
        ("trade", (("tab", "both_sides"),)),
        ("trade", (("tab", "exports_imports"),)),
        ("claims", (("claim", "24kg-2024-10-16.1491"),)),
        ("claims", (("claim", "24kg-2024-10-16.1274"),)),
        ("people", ()),
    ],
)
def test_the_frame_of_the_menu_has_the_chart_whole(
    page: Page, server: str, name: str, choices: tuple[tuple[str, str], ...]
) -> None:
    shown = views.shown(store.tables(DATA), name, choices)
    chart = shown.page.charts()[0]
    address, height = frame_of(shown.question, chart, server)
    drawn(page, address, 800, height)
    whole = page.evaluate("document.documentElement.scrollHeight")
    assert whole <= height
    body = page.evaluate(
        "document.body.offsetHeight - document.querySelector('#plot').offsetHeight"
    )
    assert height <= body + max(chart.height, 384) + _ROOM


@pytest.mark.parametrize("width", [350, 550, 800])
@pytest.mark.parametrize("name", ["trade", "claims", "people"])
def test_the_frame_is_high_enough_on_a_telephone_too(
    page: Page, server: str, name: str, width: int
) -> None:
    """Without a script on the page that has the frame, which is as wide as the window."""
    shown = views.shown(store.tables(DATA), name, ())
    code = dict(views.menus(shown.question, shown.page.charts()[0], server).copies)["Embed code"]
    page.set_viewport_size({"width": width, "height": 844})
    host = f"<link rel=icon href=data:,><body style='margin:0'>{code}</body>"
    host_page = f"{server}/article"
    page.route(host_page, lambda route: route.fulfill(body=host, content_type="text/html"))
    page.goto(host_page)
    frame = page.frame_locator("iframe")
    frame.locator("#plot[data-drawn]").wait_for()
    whole, high = frame.locator("html").evaluate("html => [html.scrollHeight, innerHeight]")
    page.unroute(host_page)
    assert whole <= high < whole + 2 * _ROOM


def test_in_a_lower_frame_the_source_is_scrolled_to(page: Page, server: str) -> None:
    drawn(page, f"{server}/embed/people?chart=migrants", 390, 400)
    page.mouse.move(200, 200)
    page.mouse.wheel(0, 5_000)
    page.wait_for_function(
        "() => document.querySelector('.source').getBoundingClientRect().bottom <= innerHeight"
    )


@pytest.mark.parametrize("width", [300, 390, 800])
def test_years_do_not_run_together(page: Page, server: str, width: int) -> None:
    drawn(page, server + _OVER_TIME, width, 640)
    labels = page.evaluate(_LABELS)
    assert len(labels) > 1
    assert labels[-1][0] == "2025", "of what is only reported"
    gaps = [after[1] - before[2] for before, after in pairwise(labels)]
    assert min(gaps) >= 4
    apart = {int(after[0]) - int(before[0]) for before, after in pairwise(labels)}
    assert len(apart) == 1 and (apart == {5}) == (width == 800)


@pytest.mark.parametrize("width", [390, 800])
def test_a_name_and_what_must_be_known_of_its_line_are_inside(
    page: Page, server: str, width: int
) -> None:
    drawn(page, server + _OVER_TIME, width, 640)
    names = page.locator("#plot .annotation-text")
    boxes = [name.bounding_box() for name in names.all()]
    right = page.locator("#plot").evaluate("plot => plot.getBoundingClientRect().right")
    assert boxes and all(box and box["x"] + box["width"] <= right for box in boxes)
    assert "not chosen; largest" in " ".join(names.all_text_contents())


_CONTRASTS = """() => {
  const luminance = css => {
    const [r, g, b] = css.match(/[\\d.]+/g).slice(0, 3).map(n => n / 255)
      .map(n => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = luminance(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll('#plot text, #plot tspan')]
    .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .map(one => {
      const ink = luminance(getComputedStyle(one).fill);
      return [one.textContent, (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)];
    });
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "trade?chart=over_time",
        "trade?tab=partners",
        "trade?tab=both_sides&partner=RUS",
        "claims?claim=24kg-2024-10-16.1101",
        "people?",
    ],
)
def test_every_word_of_a_plot_can_be_read_on_either_ground(
    page: Page, server: str, address: str, theme: str
) -> None:
    drawn(page, f"{server}/embed/{address}&theme={theme}", 800, 700)
    words = page.evaluate(_CONTRASTS)
    assert len(words) > 5
    assert [text for text, contrast in words if contrast < 4.5] == []
