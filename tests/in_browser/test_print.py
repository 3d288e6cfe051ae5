"""On paper: the charts whole and no bars, in ink on white."""

import re

import pypdfium2
import pytest
from playwright.sync_api import Page
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from lib.dashboard.views.address import PAGES
from tests.in_browser.visiting import address_of, in_app, visit


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_on_paper(page: Page, server: str, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visit(page, f"{server}{address_of(name)}?partner=RUS,CHN")
    heading = in_app(page, "h1").inner_text()
    findings = in_app(page, ".mv-frame-head h2").all_inner_texts()
    ticks = in_app(page, ".js-plotly-plot .xtick text").all_text_contents()
    document = pypdfium2.PdfDocument(page.pdf(format="A4", print_background=True))
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in document]
    words = " ".join(" ".join(sheets).split())
    assert heading.split()[0] in words
    for finding in findings:
        assert " ".join(finding.split()[:3]) in words
    for bar in ("Skip to the content", "Add a country or block", "PNG picture", "Embed code"):
        assert bar not in words
    if ticks:
        # The last year of the axis is there: nothing of the plot is cut off at the right.
        sheet = next(sheet for sheet in sheets if findings[0].split()[0] in sheet)
        assert ticks[-1].strip() in " ".join(sheet.split())
    image = document[0].render(scale=0.5).to_numpy()
    assert image[2, 2].min() > 240, "the paper is white"
    assert len(sheets) <= 5


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_over_the_edge_and_tables_are_there(
    page: Page, server: str, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, f"{server}{address_of(name)}")
    cells = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stApp"] .mv-rows td')]
          .map(cell => cell.textContent)"""
    )
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
    words = "".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)
    bare = re.sub(r"\W+", "", words)
    assert [cell for cell in cells if re.sub(r"\W+", "", cell) not in bare] == []
    for sheet in sheets:
        edge, _ = sheet.get_size()
        for words_of in sheet.get_objects(filter=[FPDF_PAGEOBJ_TEXT], max_depth=4):
            _, _, right, _ = words_of.get_bounds()
            assert right <= edge + 1
    assert in_app(page, ".mv-rows[open]").count() == 0, "as the reader left them"


def test_a_chart_is_on_one_sheet(page: Page, server: str) -> None:
    visit(page, f"{server}/trade?partner=RUS,CHN,KAZ")
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    finding = in_app(page, ".mv-frame-head h2").first.inner_text().split()[0]
    years = in_app(page, ".js-plotly-plot").first.locator(".xtick text").all_text_contents()
    for sheet in document:
        words = sheet.get_textpage().get_text_bounded()
        if finding in words:
            assert all(year.strip() in words for year in years)
            break
    else:
        raise AssertionError("the chart is on no sheet")


def test_a_claim_with_its_chart_table_and_caption_is_on_three_sheets(
    page: Page, server: str
) -> None:
    """Though the table has thirty years of both sides: its rows are small, no amount is broken."""
    visit(page, f"{server}/claims")
    sheets = list(pypdfium2.PdfDocument(page.pdf(format="A4")))
    words = " ".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)
    assert len(sheets) == 3 and "Footnote" in words and "Copy" not in words
    page.emulate_media(media="print")
    table = in_app(page, ".mv-rows table").first
    assert table.evaluate("one => getComputedStyle(one).fontSize") == "12px"
    assert table.evaluate(
        "one => getComputedStyle(one.querySelector('td.number')).whiteSpace"
    ).startswith("nowrap")
