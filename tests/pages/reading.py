"""A page as a reader meets it, without a browser: its words, charts, tables and files."""

import asyncio
import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from lib.dashboard.api.endpoints import data
from lib.dashboard.views.address import PAGES
from tests.asynchronous import run

FRAME = Path(__file__).resolve().parents[2] / "lib" / "dashboard" / "ui" / "frame.py"
_SPOKEN = ("title", "subheader", "markdown", "html", "caption", "warning", "error", "code")

_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\((https?://[^\s()<>]+)\)")

Maker = Callable[[], bytes]


@dataclass(frozen=True)
class Page:
    """A page after a run; `files` are the makers of its downloads by the key of the button."""

    script: AppTest
    files: Mapping[str, Maker]

    @property
    def words(self) -> str:
        """What the main part of the page says, top to bottom, without tags."""
        said = [_spoken(element) for element in self.script.main if element.type in _SPOKEN]
        return "\n".join(said).replace("\N{NO-BREAK SPACE}", " ")

    @property
    def markup(self) -> str:
        """The HTML of the page, top to bottom."""
        return "".join(element.proto.body for element in self.script.get("html"))

    @property
    def heading(self) -> str:
        """The one heading of the first level; empty without."""
        found = re.findall(r"<h1[^>]*>(.*?)</h1>", self.markup)
        assert len(found) <= 1
        return html.unescape(found[0]) if found else ""

    @property
    def notices(self) -> list[str]:
        """The lines before the heading that say what is not as the reader meant."""
        found = re.findall(r"<p class='mv-notice' role='status'>(.*?)</p>", self.markup)
        return [html.unescape(notice) for notice in found]

    @property
    def chips(self) -> list[str]:
        """The codes of the partners that are chosen."""
        return re.findall(r"<li class='mv-chip [^']*' data-code='([^']*)'", self.markup)

    @property
    def complaints(self) -> list[str]:
        """The lines that say what is wrong with the address or the data."""
        return [_spoken(element) for element in (*self.script.warning, *self.script.error)]

    @property
    def addresses(self) -> dict[str, str]:
        """Path and query of the stable addresses, by the name of what they hold."""
        found = [code.value.partition("/data/")[2] for code in self.script.code]
        found = [address for address in found if address]
        return {address.partition(".")[0]: f"/data/{address}" for address in found}

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables shown, by the name that is in the address below each."""
        shown = [table.value for table in self.script.dataframe]
        return dict(zip(self.addresses, shown, strict=bool(self.addresses)))

    @property
    def charts(self) -> dict[str, Mapping[str, Any]]:
        """The figures as the browser gets them, by name."""
        found = [chart.proto for chart in self.script.get("plotly_chart")]
        return {proto.id.rpartition("-")[2]: json.loads(proto.spec) for proto in found}

    @property
    def fell_over(self) -> list[str]:
        """Errors nobody caught."""
        return [element.message for element in self.script.exception]


def opened(name: str = PAGES[0], query: Mapping[str, str | list[str]] | None = None) -> AppTest:
    """A new session on the page `name`, at an address with these parameters, about to run."""
    script = AppTest.from_file(FRAME, default_timeout=60)
    script._bidi_component_manager = _components()
    if name != PAGES[0]:  # as by a deep link: the front page is not run first
        script.switch_page(f"../../../pages/{name}.py")
    for parameter, value in (query or {}).items():
        script.query_params[parameter] = value
    return script


@cache
def _components() -> BidiComponentManager:
    """One for all sessions: to look through every installed package takes 0.1 s each time."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


def at_address(address: str) -> Response:
    """What the server answers at a stable address, path and query."""
    path, _, query = address.partition("?")
    file = path.removeprefix("/data/")
    scope = {"type": "http", "method": "GET", "headers": [], "query_string": query.encode()}
    scope = {**scope, "path": path, "path_params": {"file": file}}
    return run(data(Request(scope, _staying)))


async def _staying() -> Any:
    """Nothing more comes of somebody who waits for an answer."""
    await asyncio.Event().wait()


def as_read(markdown: str) -> str:
    """What Markdown says in which only links of ours take effect (`lib.dashboard.markup.safe`)."""
    words = _LINK.sub(r"\1", markdown.replace(":small[]", ""))
    return re.sub(r"\\(.)", r"\1", words)


def _spoken(element: Any) -> str:
    if element.type != "html":
        return as_read(str(element.value))
    body = re.sub(r"<style>.*?</style>", "", element.proto.body, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body))).strip()
