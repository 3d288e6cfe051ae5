"""What crosses the wire at a first view: compressed, little, and nothing of anybody else."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Response

from tests.in_browser.visiting import visit

_SCRIPTS = "/static/js/"
_LEAST = 1_000
"""Bytes below which nothing is compressed."""
_MOST = 2_600_000
"""Bytes that a first visit to a page with a chart may take, all in all."""


def test_a_first_visit_is_small_and_compressed(
    reader: Callable[[str], BrowserContext], server: str
) -> None:
    context = reader(server)
    answers: list[Response] = []
    context.on("response", lambda answer: answers.append(answer))
    page = visit(context.new_page(), f"{server}/trade")
    page.evaluate("document.fonts.ready.then(() => {})")
    scripts = [one for one in answers if _SCRIPTS in one.url and one.status == 200]
    assert len(scripts) > 20
    plain = [
        one.url
        for one in answers
        if one.status == 200
        and (one.url.endswith((".js", ".css")) or one.request.is_navigation_request())
        and one.header_value("content-encoding") != "br"
        and int(one.header_value("content-length") or 0) > _LEAST
    ]
    assert plain == []
    charts = [one.url for one in scripts if "PlotlyChart" in one.url]
    assert len(charts) == 1
    wire = sum(int(one.header_value("content-length") or 0) for one in answers)
    largest = sorted(
        (int(one.header_value("content-length") or 0), one.url.rpartition("/")[2])
        for one in answers
    )
    assert 500_000 < wire < _MOST, largest[-8:]
    serif = {one.url.rpartition("/")[2] for one in answers if "serif" in one.url.lower()}
    assert len(serif) <= 2 and not any("cyrillic" in one for one in serif)


def test_a_second_page_asks_for_no_script_again(
    reader: Callable[[str], BrowserContext], server: str
) -> None:
    context = reader(server)
    page = visit(context.new_page(), f"{server}/trade")
    visit(page, f"{server}/data")
    again = page.evaluate(
        """() => performance.getEntriesByType('resource').filter(one => one.transferSize > 0)
           .map(one => one.name).filter(name => /app-assets|static[/](js|css|media)/.test(name))"""
    )
    assert again == []
