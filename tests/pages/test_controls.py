"""Every control has an effect, every way leads somewhere, and every name in an address means
something or is named."""

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pandas as pd
import pytest

from lib import store
from lib.dashboard.ui import filters, menu
from tests import round_numbers
from tests.pages.conftest import Open
from tests.pages.reading import PAGES, Page
from tests.pages.test_read import ODD, came, press

FILTERED = {entry.name for entry in menu.MENU if entry.is_filtered}


def ways(page: Page) -> Iterator[tuple[str, dict[str, str]]]:
    """Page and parameters of every link that a page offers, the menu's among them."""
    found = [(link.proto.page, link.proto.query_string) for link in page.script.get("page_link")]
    for element in page.script.get("html"):
        for address in re.findall(r"href='([^']*)'", element.proto.body):
            parts = urlsplit(html.unescape(address))
            if not parts.scheme:
                found.append((parts.path, parts.query))
    for path, query in found:
        name = path.rpartition("/")[2].removesuffix(".py") or PAGES[0]
        yield name, dict(parse_qsl(query))


def pages() -> list[str]:
    return [*PAGES, "read"]


@pytest.mark.parametrize("name", pages())
def test_the_partner_filter_is_there_where_it_makes_a_difference(
    open_page: Open, name: str, over_round_numbers: None
) -> None:
    one, other = (open_page(name, partner=code) for code in ("RUS", "CHN"))
    assert bool(one.script.multiselect) == (name in FILTERED)
    same = [re.sub(r"partner=\w+", "", page.words) for page in (one, other)]
    assert (same[0] != same[1]) == (name in FILTERED), "what is said"


@pytest.mark.parametrize("table", store.TABLES)
def test_a_table_is_filtered_or_says_that_it_is_not(
    open_page: Open, table: str, over_round_numbers: None
) -> None:
    one, other = (open_page("data", table=table, partner=code) for code in ("RUS", "CHN"))
    assert not one.complaints
    files = [page.files.get(f"{table}_csv", bytes)() for page in (one, other)]
    if "which is not about partners" in one.words:
        assert files[0] == files[1] and one.words == other.words
        assert "partner=" not in one.words
    else:
        assert one.words != other.words and "Russia" in one.words


@pytest.mark.parametrize("name", pages())
def test_how_pictures_are_saved_is_asked_where_there_are_pictures(
    open_page: Open, name: str, over_round_numbers: None
) -> None:
    page = open_page(name)
    there = "picture" in [widget.key for widget in page.script.sidebar.button_group]
    assert there == bool(page.charts)
    entry = next(one for one in menu.MENU if one.name == name)
    assert entry.has_pictures == bool(page.charts)


@pytest.mark.parametrize("name", ["compare", "trade", "people"])
def test_events_are_offered_where_there_is_a_picture_to_mark_them_in(
    open_page: Open, name: str, monkeypatch: pytest.MonkeyPatch, over_round_numbers: None
) -> None:
    def offered(page: Page) -> bool:
        return "events" in [widget.key for widget in page.script.button_group]

    assert offered(open_page(name))
    monkeypatch.setattr("lib.dashboard.ui.cache.ask", nothing)
    monkeypatch.setattr("lib.dashboard.ui.cache.made", lambda make, names, *_, **__: make(empty()))
    assert not offered(open_page(name))


def empty() -> pd.DataFrame:
    """An answer without rows."""
    columns = ("obs_value", "unit", "partner", "reporter", "kind", "topic", "product", "series")
    return pd.DataFrame(columns=list(columns))


def nothing(*_: object, **__: object) -> pd.DataFrame:
    return empty()


ASKED = {
    "claims": [{"currency": "dollars", "claim": f"{round_numbers.ARTICLE}.1300"}],
    "compare": [{"view": "growth", "partner": "RUS,EU27"}],
    "trade": [{"view": "growth"}],
    "mirror": [{"partner": "EU27"}, {"partner": "RUS,KAZ"}],
    "people": [{}],
    "data": [{}],
}
"""Addresses at which each page asks for all it ever asks for."""


@pytest.mark.parametrize("name", pages())
def test_a_page_s_choices_are_those_its_menu_entry_names(
    open_page: Open, name: str, monkeypatch: pytest.MonkeyPatch, over_round_numbers: None
) -> None:
    asked: set[str] = set()
    chosen = filters._chosen

    def listened(choice: str, *rest: Any) -> str:
        asked.add(choice)
        return chosen(choice, *rest)

    monkeypatch.setattr(filters, "_chosen", listened)
    for query in ASKED.get(name, [{}]):
        assert not open_page(name, **query).complaints
    entry = next(one for one in menu.MENU if one.name == name)
    assert asked - {"picture"} == set(entry.choices)


@pytest.mark.parametrize("name", pages())
def test_a_name_that_means_nothing_is_named(
    open_page: Open, name: str, over_round_numbers: None
) -> None:
    assert not open_page(name, partner="CHN,RUS").complaints
    page = open_page(name, nonsense="1")
    (said,) = page.complaints
    assert "names “nonsense”, which is no choice of this page" in said
    assert page.charts.keys() == open_page(name).charts.keys()
    foreign = "scale" if name != "trade" else "table"
    (said,) = open_page(name, **{foreign: "log"}).complaints
    assert f"“{foreign}”" in said


def test_many_names_are_one_line_and_no_mark_up(open_page: Open, over_round_numbers: None) -> None:
    names = {f"{'x' * 300}{n}": "1" for n in range(5)} | {"![x](http://evil.example)": "1"}
    page = open_page("trade", **names)
    (warning,) = page.script.warning
    assert "names 6 things that are no choice of this page" in warning.value
    assert len(warning.value) < 400
    page = open_page("trade", **{"![x](http://evil.example)": "1"})
    assert r"!\[x\](http\::small[]/" in page.script.warning[0].value


@pytest.fixture(scope="module")
def been() -> dict[tuple[str, str], list[str]]:
    """The ways that were gone, with the complaints at their ends: none is gone twice."""
    return {}


@pytest.mark.parametrize("partner", ["", "CHN,EU27"])
@pytest.mark.parametrize("name", pages())
def test_every_way_from_a_shipped_page_leads_to_a_page_without_complaint(
    open_page: Open, name: str, partner: str, been: dict[tuple[str, str], list[str]]
) -> None:
    page = open_page(name, **({"partner": partner, "picture": "svg"} if partner else {}))
    found = list(ways(page))
    assert len(found) >= len(menu.MENU)
    for target, query in found:
        key = (target, urlencode(query))
        if key not in been:
            end = open_page(target, **query)
            been[key] = [*end.complaints, *end.fell_over]
        assert been[key] == [], key
        assert query.get("partner", "") == partner


def test_every_way_from_an_odd_article_leads_to_a_page_without_complaint() -> None:
    """All countries, a partner that was never traded with, others' trade, the other side's."""
    script = came(ODD)
    press(script, "Choose them as well")
    gone = set()
    for target, query in list(ways(Page(script, {}))):
        if (target, urlencode(query)) in gone:
            continue
        gone.add((target, urlencode(query)))
        script.switch_page(f"../../../pages/{target}.py")
        script.query_params.clear()
        for key, value in query.items():
            script.query_params[key] = value
        script.run()
        page = Page(script, {})
        assert page.complaints == [] and page.fell_over == [], (target, query)
        assert "Your own article" in page.words
    assert len(gone) > len(menu.MENU), "to each page, and to the record beside figures"
