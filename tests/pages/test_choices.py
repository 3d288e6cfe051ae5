"""Every page with every selection and every option of its choices: it stands.

What a page says is tested with its view (tests/dashboard/views); here it is run as by a reader.
"""

import re
from html import unescape
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st

from lib.dashboard.views.address import PAGES
from tests.pages.conftest import Open
from tests.pages.reading import Page, at_address

_EVERYBODY = "RUS,EU27,CIS,EAEU,CHN,KAZ,UZB,DEU,TUR,ARM,BLR"
_SELECTIONS = ("none", "CHN", "CHN,KAZ", _EVERYBODY)
_SLOT = re.compile(r"\{[a-z_]+(:[a-z^]+)?\}")
"""A place in a message that was not filled."""

pytestmark = pytest.mark.usefixtures("over_round_numbers")


def assert_whole(page: Page) -> None:
    """One heading, no complaint, no place unfilled, every chart with its table."""
    assert page.fell_over == page.complaints == []
    strange = [one for one in page.notices if "is no option" in one or "address names" in one]
    assert strange == []
    assert page.heading
    text = re.sub(r"<[^>]*>", " ", page.markup)
    assert not _SLOT.search(text)
    nothing = re.search(r".{0,60}(?:(?<![.!?>] )\bNone\b|\bnan\b).{0,40}", text)
    assert nothing is None, nothing[0]
    assert page.markup.count("class='mv mv-frame-head'") == len(page.charts)


def options(page: Page, name: str) -> list[dict[str, str]]:
    """The choices of the page's own links and lists, as parameters of an address; some lead to
    other pages."""
    found = re.findall(r"<option value='([^']*)'", page.markup)
    for part in re.findall(
        r"<(?:nav|div) class='(?:mv mv-tabs|mv-few)'.*?</(?:nav|div)>", page.markup
    ):
        found += re.findall(r"href='([^']*)'", part)
    parts_of = [urlsplit(unescape(address)) for address in dict.fromkeys(found)]
    path = "/" if name == PAGES[0] else f"/{name}"
    queries = [parse_qs(parts.query) for parts in parts_of if parts.path == path]
    return [{name: values[-1] for name, values in query.items()} for query in queries]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("selection", _SELECTIONS)
def test_every_selection(open_page: Open, name: str, selection: str) -> None:
    assert_whole(open_page(name, partner=selection))


@pytest.mark.parametrize("name", PAGES)
def test_every_option_of_every_choice(open_page: Open, name: str) -> None:
    """And those that are offered only where another was chosen: of tabs, the choices in them."""
    first = options(open_page(name, partner="RUS,CHN"), name)
    seen: list[dict[str, str]] = []
    for query in first[:40]:
        page = open_page(name, **query)
        assert_whole(page)
        seen.append(query)
        if "tab" in query:
            for inner in options(page, name)[:12]:
                if inner not in seen:
                    assert_whole(open_page(name, **inner))
                    seen.append(inner)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("origin", ["https://trade.example", "https://host.example:8443/kg"])
def test_whatever_is_taken_away_names_the_address_of_the_reader(
    open_page: Open, name: str, origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(url=f"{origin}/{name}?partner=RUS,CHN"))
    page = open_page(name, partner="RUS,CHN")
    copies = [unescape(one) for one in re.findall(r"<code hidden>(.*?)</code>", page.markup)]
    named = [found for copy in copies for found in re.findall(r"https://[^\s\"<>]+", copy)]
    ours = [address for address in named if "/embed/" in address or "/data/" in address]
    assert bool(ours) == bool(page.charts)
    assert all(address.startswith(f"{origin}/") for address in ours)
    assert not [copy for copy in copies if "127.0.0.1" in copy or "localhost" in copy]


@pytest.mark.parametrize("name", PAGES)
def test_every_file_of_a_chart_is_at_its_address(open_page: Open, name: str) -> None:
    page = open_page(name, partner="RUS,CHN")
    files = dict.fromkeys(re.findall(r"<a href='(/data/[^']*)'", page.markup))
    assert bool(files) >= bool(page.charts)
    for address in files:
        answer = at_address(unescape(address))
        assert answer.status_code == 200
        assert "attachment" in answer.headers["content-disposition"]
