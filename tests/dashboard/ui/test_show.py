"""What a run of a page does: it looks up what was composed, for the address the reader has."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from lib.dashboard.ui import show as showing
from lib.dashboard.ui.show import origin
from lib.dashboard.views.address import PAGES
from tests.pages.reading import opened
from tests.shipped import DATA


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pages that were composed, with the place they were composed for."""
    found: list[tuple[str, str]] = []
    really = showing.composed

    def watched(shown: Any, tables: Any, place: str) -> Any:
        found.append((shown.question.page, place))
        return really(shown, tables, place)

    monkeypatch.setattr(showing, "composed", watched)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_the_same_question_composes_nothing_anew(
    page: str, composed: list[tuple[str, str]], small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(small_dir))
    for query in ({}, {"partner": "RUS"}):
        del composed[:]
        first = opened(page, query).run()
        assert [name for name, _ in composed] == [page]
        first.run()
        opened(page, query).run()
        assert len(composed) == 1


def test_another_edition_is_composed_anew(
    composed: list[tuple[str, str]], small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (small_dir, DATA):
        monkeypatch.setenv("DATA_DIR", str(folder))
        opened("trade", {"partner": "KAZ,DEU"}).run()
    assert len(composed) == 2


def test_a_page_that_lacks_what_could_not_be_reached_is_composed_anew(
    composed: list[tuple[str, str]], small_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or its readers would be told that an engine is away until the tables change."""
    monkeypatch.setenv("DATA_DIR", str(small_dir))
    really = showing.views.shown

    def passing(*given: Any) -> Any:
        found = really(*given)
        return replace(found, page=replace(found.page, is_passing=True))

    monkeypatch.setattr(showing.views, "shown", passing)
    opened("trade", {"partner": "RUS"}).run()
    opened("trade", {"partner": "RUS"}).run()
    monkeypatch.setattr(showing.views, "shown", really)
    opened("trade", {"partner": "RUS"}).run()
    opened("trade", {"partner": "RUS"}).run()
    assert len(composed) == 3


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://trade.example/", "https://trade.example"),
        ("https://trade.example", "https://trade.example"),
        ("https://trade.example/trade?partner=RUS", "https://trade.example"),
        ("https://host.example:8443/kg/data#top", "https://host.example:8443/kg"),
        ("https://host.example/kg/", "https://host.example/kg"),
        ("https://host.example/trade/trade", "https://host.example/trade"),
    ],
)
def test_where_readers_find_it(url: str, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(url=url))
    assert origin() == place


@pytest.mark.parametrize(
    "url", [None, "", "http://[::1", "javascript:alert(1)", "//host.example/", "http:/trade", "x"]
)
def test_without_an_address_of_the_web_it_is_where_the_server_takes_itself_to_be(
    url: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(url=url))
    options = {"browser.serverAddress": "trade.example", "browser.serverPort": 8571}
    monkeypatch.setattr(st, "get_option", options.get)
    assert origin() == "http://trade.example:8571"
