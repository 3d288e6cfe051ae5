"""What crosses the wire at a first view is compressed, and of the serif only what is shown."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Response

from tests.in_browser.visiting import visit

_SCRIPTS = "/static/js/"
_LEAST = 1_000
"""Bytes below which nothing is compressed."""


def test_a_page_gets_its_scripts_compressed_and_the_serif_in_parts(
    reader: Callable[[str], BrowserContext], server: str
) -> None:
    context = reader(server)
    answers: list[Response] = []
    context.on("response", lambda answer: answers.append(answer))
    page = visit(context.new_page(), f"{server}/compare")
    page.evaluate("document.fonts.ready.then(() => {})")
    scripts = [one for one in answers if _SCRIPTS in one.url and one.status == 200]
    assert len(scripts) > 20
    plain = [
        one.url
        for one in scripts
        if one.header_value("content-encoding") != "br"
        and int(one.header_value("content-length") or 0) > _LEAST
    ]
    assert plain == []
    charts = [one.url for one in scripts if "PlotlyChart" in one.url]
    assert len(charts) == 1, "asked for beforehand and once"
    serif = {one.url.rpartition("/")[2] for one in answers if "serif" in one.url.lower()}
    assert serif == {"serif-latin.woff2"}
