"""Words of others on every page and tab: escaped wherever they are shown."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lib import store
from lib.dashboard import views
from lib.dashboard.views.address import PAGES
from lib.model import Tabs
from tests import hostile
from tests.pages.conftest import Open

_OURS = {
    *("a", "article", "b", "blockquote", "button", "caption", "code", "details", "div", "fieldset"),
    *("h1", "h2", "h3", "header", "i", "input", "label", "legend", "li", "mark", "nav", "ol"),
    *(
        "optgroup",
        "option",
        "p",
        "q",
        "section",
        "select",
        "small",
        "span",
        "summary",
        "table",
        "tbody",
        "td",
    ),
    *("th", "thead", "tr", "ul", "dl", "dt", "dd", "time"),
}
"""Elements that pages are made of."""


class _Reading(HTMLParser):
    def __init__(self, body: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.write(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("name", PAGES)
def test_words_of_others_are_words(
    name: str, hostile_folder: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(hostile_folder))
    shown = views.shown(store.tables(hostile_folder), name, ()).page
    tabs = [
        one.value for tab in shown.blocks if isinstance(tab, Tabs) for one in tab.choice.options
    ]
    for query in [{}, *({"tab": tab} for tab in tabs)]:
        page = open_page(name, **query)
        assert page.fell_over == page.complaints == []
        reading = _Reading(page.markup)
        assert reading.elements <= _OURS
        assert reading.handlers == []
        for address in reading.addresses:
            ours = address.startswith(("/", "#", "?"))
            assert ours or address.startswith((hostile.GOOD[:21], "https://"))
            assert f"//{hostile.HOST}" not in address and f"@{hostile.HOST}" not in address
        assert not re.search(r"-->|</style|</title", page.markup)
