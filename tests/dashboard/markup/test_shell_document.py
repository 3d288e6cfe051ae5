"""The document around the application names each file once, in an order that means something."""

import re
from dataclasses import replace
from functools import partial

import pytest

from lib.dashboard import views
from lib.dashboard.markup.shell_document import Around, Assets, document
from lib.dashboard.narrative import LANGUAGES
from lib.dashboard.ui import warm_up
from lib.model import Chart, Columns, Tables

ASSETS = Assets(("/ours.css",), ("/ours.js",), ("./static/js/Draws.js", "./static/js/More.js"))
SHELL = warm_up.shell()


def of(shipped: Tables, name: str, **changed: object) -> str:
    shown = views.shown(shipped, name, ())
    around = Around(partial(views.menus, shown.question, origin="http://trade.example"))
    return document(SHELL, replace(shown.page, **changed), shown.masthead, ASSETS, around)


def preloaded(text: str) -> list[str]:
    return re.findall(r"<link rel='modulepreload' crossorigin href='([^']+)'>", text)


def test_what_draws_charts_is_named_where_there_is_one(shipped: Tables) -> None:
    assert preloaded(of(shipped, "trade")) == list(ASSETS.charts)
    assert preloaded(of(shipped, "trade", blocks=())) == []
    assert preloaded(of(shipped, "data")) == []


def test_a_chart_in_a_column_counts(shipped: Tables) -> None:
    page = views.shown(shipped, "trade", ()).page
    (chart, *_) = [block for block in page.blocks if isinstance(block, Chart)]
    for columns in (Columns((chart,), ()), Columns((), (chart,))):
        assert preloaded(of(shipped, "trade", blocks=(columns,))) == list(ASSETS.charts)


def test_our_style_sheet_is_named_after_that_of_the_application(shipped: Tables) -> None:
    """Of two rules with the same weight the later one goes first."""
    sheets = re.findall(r"<link[^>]*rel=.stylesheet.[^>]*>", of(shipped, "trade"))
    assert len(sheets) == 2
    assert "/ours.css" in sheets[1]


def test_our_script_is_named_before_those_of_the_application(shipped: Tables) -> None:
    """It is there when they look for what it gives them."""
    text = of(shipped, "trade")
    assert 0 < text.index("/ours.js") < text.index('<script type="module"')


@pytest.mark.parametrize("name", ["trade", "data"])
def test_no_font_of_the_application_is_asked_for(name: str, shipped: Tables) -> None:
    assert 'as="font"' in SHELL
    text = of(shipped, name)
    assert 'as="font"' not in text
    assert ".woff2" not in text
    assert text.count("<link") == (
        SHELL.count("<link") - 1 + 1 + len(LANGUAGES) + len(preloaded(text))
    )


def test_the_menus_of_charts_are_there_before_the_application(shipped: Tables) -> None:
    text = of(shipped, "trade")
    assert "<summary>Download</summary>" in text and "http://trade.example/trade" in text
