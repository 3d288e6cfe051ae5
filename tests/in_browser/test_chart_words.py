"""The words of every chart, on every tab, can be read: none covered, cut off, pale or small."""

from typing import Any

import pytest
from playwright.sync_api import Page

from lib.dashboard.views.address import PAGES
from tests.in_browser.visiting import NARROW, WIDE, address_of, in_app, resize, settled, visit

_LOOK = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const luminance = css => {
    const [r, g, b] = css.match(/[\\d.]+/g).slice(0, 3).map(n => n / 255)
      .map(n => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = luminance(getComputedStyle(app).backgroundColor);
  const seen = one => {
    const box = one.getBoundingClientRect(), css = getComputedStyle(one);
    const ink = luminance(one.namespaceURI.endsWith('svg') ? css.fill : css.color);
    return {text: one.textContent.trim(), left: box.left, right: box.right, top: box.top,
      bottom: box.bottom, size: parseFloat(css.fontSize),
      contrast: (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)};
  };
  const words = list => list.map(seen).filter(one => one.text && one.right > one.left);
  return [...app.querySelectorAll('.js-plotly-plot')].map(chart => ({
    frame: seen(chart.querySelector('.svg-container')),
    texts: words([...chart.querySelectorAll('text')]
      .filter(one => !one.closest('.hoverlayer, .legend') && one.checkVisibility())),
    ends: words([...(chart.closest('[class*="st-key-chart-"]')?.querySelectorAll('.mv-ends li')
      ?? [])]),
  }));
}"""


def faults_of_words(page: Page) -> list[tuple[str, str]]:
    """What is wrong with words of charts, and with which."""
    found: list[tuple[str, str]] = []
    for chart in page.evaluate(_LOOK):
        frame, texts, ends = chart["frame"], chart["texts"], chart["ends"]
        assert texts, "a chart has words"
        for text in texts:
            if (
                min(text["left"] - frame["left"], frame["right"] - text["right"]) < -1
                or min(text["top"] - frame["top"], frame["bottom"] - text["bottom"]) < -1
            ):
                found.append(("cut off", text["text"]))
        for text in [*texts, *ends]:
            if text["contrast"] < 4.5:
                found.append((f"contrast {text['contrast']:.2f}", text["text"]))
            if text["size"] < 12:
                found.append((f"{text['size']} px", text["text"]))
        found += [("covered", words) for group in (texts, ends) for words in _covered(group)]
    return found


def _covered(texts: list[dict[str, Any]]) -> list[str]:
    """Words that lie over others by more than the air around letters."""
    return [
        f"{text['text']} / {other['text']}"
        for n, text in enumerate(texts)
        for other in texts[:n]
        if min(text["right"], other["right"]) - max(text["left"], other["left"]) > 2
        and min(text["bottom"], other["bottom"]) - max(text["top"], other["top"]) > 4
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_words_of_charts_can_be_read(page: Page, server: str, name: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    visit(page, server + address_of(name))
    links = [link.get_attribute("href") or "" for link in in_app(page, ".mv-tabs a").all()]
    ours = [link for link in links if link.partition("?")[0] == address_of(name)]
    faults: dict[str, list[tuple[str, str]]] = {}
    for address in dict.fromkeys([address_of(name), *ours]):
        visit(page, server + address)
        for size in (WIDE, NARROW):
            resize(page, size)
            settled(page)
            if found := faults_of_words(page):
                faults[f"{address} {size['width']}"] = found
    assert faults == {}
