"""What a chart is passed on by: a frame for other pages is one element, whatever the finding."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from lib.dashboard import views
from lib.dashboard.views import menus
from lib.model import Chart, Question, Tables
from tests.dashboard.views.page_parts import chart_of

HERE = "https://here.example"


class _Elements(HTMLParser):
    """The elements of a piece of HTML, with their attributes."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(code)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def chart(made: Tables) -> tuple[Question, Chart]:
    shown = views.shown(made, "trade", (("partner", "RUS,KAZ"), ("lang", "ru")))
    return shown.question, chart_of(shown.page)


@pytest.mark.parametrize("finding", ["", "“Over” 41 & more", 'Over "41" <b>&\' onload="x'])
def test_a_frame_is_one_element_with_the_finding_as_its_title(
    finding: str, chart: tuple[Question, Chart]
) -> None:
    question, found = chart
    copies = dict(menus(question, replace(found, finding=finding), HERE).copies)
    (code,) = (text for text in copies.values() if text.startswith("<iframe"))
    ((tag, attributes),) = _Elements(code).found
    assert (tag, attributes["title"]) == ("iframe", finding)
    address = f"{HERE}/embed/trade?partner=RUS,KAZ&lang=ru&chart={found.key}&theme=light"
    assert attributes["src"] == address, "on a white page it is not black"
    assert set(attributes) == {"src", "title", "width", "height", "style", "loading"}


def test_a_frame_is_higher_the_narrower_it_is(chart: tuple[Question, Chart]) -> None:
    """Of a telephone's width it has more lines; what is short has as many, and one height."""
    question, found = chart
    style = _style(question, found)
    parts = re.fullmatch(r"border:0;height:clamp\((\d+)px,(\d+)px - (\d+\.\d)cqw,(\d+)px\)", style)
    assert parts
    wide, at_nothing, slope, narrow = map(float, parts.groups())
    assert wide < narrow
    assert at_nothing - 3.5 * slope == pytest.approx(narrow, abs=2)
    assert at_nothing - 8 * slope == pytest.approx(wide, abs=2)
    bare = replace(found, finding="A", subtitle="b", source=(), notes=(), legend=())
    assert re.fullmatch(r"border:0;height:\d+px", _style(question, bare))


def _style(question: Question, chart: Chart) -> str:
    copies = dict(menus(question, chart, HERE).copies)
    ((_, attributes),) = _Elements(next(c for c in copies.values() if "<iframe" in c)).found
    return attributes["style"] or ""


def test_every_file_and_address_is_in_the_language_of_the_page(
    chart: tuple[Question, Chart],
) -> None:
    offered = menus(*chart, HERE)
    assert len(offered.downloads) == 6
    assert all("lang=ru" in (link.address or "") for link in offered.downloads)
    assert all("lang=ru" in text for _, text in offered.copies if HERE in text)
