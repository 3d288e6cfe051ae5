"""A reader without a browser: one Streamlit session, spoken to over its websocket.

It does what a browser does as far as the server can tell: it sends its address, page and the
values of the widgets it changed, keeps large messages and says which ones it has, and takes up
the address that the server gives it. Nothing is drawn, so many sessions fit into one process
and what is measured is the server.

    async with session(address) as reader:
        await reader.visit("trade", "partner=CHN")
        await reader.choose("partner", ["China", "Kazakhstan"])
"""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import unescape
from ssl import SSLContext
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.Exception_pb2 import Exception as Exception_
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Html_pb2 import Html
from streamlit.proto.MultiSelect_pb2 import MultiSelect
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

_SECONDS_TO_WAIT = 120
_RUNS_KEPT = 2
"""A browser drops a large message that so many runs have not used (global.maxCachedMessageAge)."""

_ADDRESS = re.compile(r"""<(?:a|option)\b[^>]*?\b(?:href|value)='(/[^']*)'""")

_SETTLED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the script as the reader sees it."""

    seconds: float
    """From the request to the message that the run is over."""
    messages: int
    size: int
    """Bytes received."""


@dataclass
class Reader:
    """The state of one session. Made by `session`."""

    socket: ClientConnection
    query: str = ""
    name: str = ""
    """What the server calls the session, once a page has come."""
    pages: dict[str, str] = field(default_factory=dict)
    """Every page in the order of the menu: its path ("" is the front page) and Streamlit's name."""
    elements: dict[tuple[int, ...], Any] = field(default_factory=dict)
    """What is on the page, by its place."""
    _page: str = ""
    _chosen: dict[str, WidgetState] = field(default_factory=dict)
    _kept: dict[str, tuple[ForwardMsg, int]] = field(default_factory=dict)
    _runs: int = 0

    async def visit(self, path: str = "", query: str = "") -> Run:
        """Go to a page, as by a link: nothing but the address goes along."""
        self.query = query
        if self.pages:
            self._page = self.pages[path]
        return await self._run(page_name="" if self.pages else path)

    async def rerun(self) -> Run:
        """Run the page again as it is."""
        return await self._run()

    async def choose(self, key: str, labels: Sequence[str]) -> Run:
        """Set a list of choices, or a single one, by its key and what is shown of the options."""
        widget = self.widget(key)
        state = WidgetState(id=widget.id)
        if isinstance(widget, Selectbox):
            (state.string_value,) = labels
        else:
            state.string_array_value.data.extend(labels)
        self._chosen[widget.id] = state
        return await self._run()

    def has(self, key: str) -> bool:
        """Whether the page has a widget of that key."""
        return any(element.id.endswith(f"-{key}") for element in self._identified())

    def widget(self, key: str) -> Any:
        """The message that describes the widget of that key."""
        return next(one for one in self._identified() if one.id.endswith(f"-{key}"))

    def shown(self, key: str) -> Sequence[str]:
        """What is chosen in the widget of that key, as it is shown."""
        widget = self.widget(key)
        if (state := self._chosen.get(widget.id)) is not None:
            return list(state.string_array_value.data) or [state.string_value]
        if isinstance(widget, Selectbox):
            return [widget.raw_value if widget.set_value else widget.options[widget.default]]
        if widget.set_value:
            return list(widget.raw_values)
        return [widget.options[index] for index in widget.default]

    def choices(self) -> dict[str, list[str]]:
        """The options of every list or row of buttons on the page, by its key."""
        found = {}
        for element in self._identified():
            key = element.id.split("-", 2)[-1]
            if isinstance(element, Selectbox | MultiSelect):
                found[key] = list(element.options)
            elif isinstance(element, ButtonGroup):
                found[key] = [option.content for option in element.options]
        return found

    def addresses(self) -> list[str]:
        """Where the links and lists of the page lead to, as far as that is on this server."""
        bodies = [element.body for element in self.elements.values() if isinstance(element, Html)]
        return [unescape(address) for body in bodies for address in _ADDRESS.findall(body)]

    def faults(self) -> list[str]:
        """What went wrong on the page, if the server shows it."""
        return [
            str(element)
            for element in self.elements.values()
            if isinstance(element, Exception_)
            or (isinstance(element, Alert) and element.format == Alert.ERROR)
        ]

    def _identified(self) -> Iterator[Any]:
        return (element for element in self.elements.values() if hasattr(element, "id"))

    async def _run(self, page_name: str = "") -> Run:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = self.query
        asked.page_script_hash = self._page
        asked.page_name = page_name
        asked.widget_states.widgets.extend(self._chosen.values())
        asked.cached_message_hashes.extend(self._kept)
        asked.context_info.locale = "en-GB"
        asked.context_info.timezone = "Europe/Berlin"
        asked.context_info.color_scheme = "light"
        began = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        messages, size = await asyncio.wait_for(self._take_all(), _SECONDS_TO_WAIT)
        run = Run(time.perf_counter() - began, messages, size)
        self._tidy()
        return run

    async def _take_all(self) -> tuple[int, int]:
        messages = size = 0
        async for raw in self.socket:
            assert isinstance(raw, bytes)
            messages, size = messages + 1, size + len(raw)
            message = ForwardMsg.FromString(raw)
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished in _SETTLED:
                    return messages, size
            else:
                self._take(message)
        raise ConnectionError("the server closed the session during a run")

    def _take(self, message: ForwardMsg) -> None:
        place = tuple(message.metadata.delta_path)
        if message.WhichOneof("type") == "ref_hash":
            message = self._kept[message.ref_hash][0]
            self._kept[message.hash] = (message, self._runs)
        elif message.metadata.cacheable and message.hash:
            self._kept[message.hash] = (message, self._runs)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.elements.clear()
            self.name = message.new_session.initialize.session_id
            self._page = message.new_session.page_script_hash
        elif kind == "navigation":
            self.pages = {
                "" if page.is_default else page.url_pathname: page.page_script_hash
                for page in message.navigation.app_pages
            }
            self._page = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            self._show(place, getattr(element, str(element.WhichOneof("type"))))

    def _show(self, place: tuple[int, ...], element: Any) -> None:
        self.elements[place] = element
        state = self._chosen.get(getattr(element, "id", ""))
        if state is None or not getattr(element, "set_value", False):
            return
        if isinstance(element, MultiSelect):
            del state.string_array_value.data[:]
            state.string_array_value.data.extend(element.raw_values)
        else:
            self._chosen.pop(element.id)

    def _tidy(self) -> None:
        """Forget widgets that are gone, and large messages that were not used for a while."""
        there = {element.id for element in self._identified()}
        self._chosen = {name: state for name, state in self._chosen.items() if name in there}
        self._kept = {
            name: (message, run)
            for name, (message, run) in self._kept.items()
            if self._runs - run < _RUNS_KEPT
        }
        self._runs += 1


@asynccontextmanager
async def session(
    address: str, headers: Mapping[str, str] | None = None, tls: SSLContext | None = None
) -> AsyncIterator[Reader]:
    """A new session with the server at that address; nothing is asked for yet. `headers` go along
    when it is opened, and `tls` says which certificates are trusted."""
    parts = urlsplit(address)
    scheme = "wss" if parts.scheme == "https" else "ws"
    async with connect(
        f"{scheme}://{parts.netloc}{parts.path.rstrip('/')}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
        compression=None,
        open_timeout=_SECONDS_TO_WAIT,
        additional_headers=headers,
        ssl=tls,
    ) as socket:
        yield Reader(socket)
