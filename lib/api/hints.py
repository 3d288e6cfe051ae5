"""Names with a page what it will need, so that a browser asks for it at once.

Streamlit's page learns only from the websocket that there is a chart, and its script is the
largest file of all: on a slow line it would wait while nothing comes.
"""

from collections.abc import Callable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Hints:
    """Adds a `Link` to those pages whose path wants it. Plain ASGI."""

    def __init__(self, app: ASGIApp, link: str, wants: Callable[[str], bool]) -> None:
        self._app = app
        self._link = link
        self._wants = wants

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the link if it is a page that wants it."""
        if scope["type"] != "http" or not self._link:
            await self._app(scope, receive, send)
            return

        async def with_link(message: Message) -> None:
            if message["type"] == "http.response.start" and self._is_page(scope, message):
                MutableHeaders(scope=message)["link"] = self._link
            await send(message)

        await self._app(scope, receive, with_link)

    def _is_page(self, scope: Scope, start: Message) -> bool:
        kind = Headers(raw=start.get("headers", [])).get("content-type", "")
        is_page = start["status"] == HTTPStatus.OK and kind.startswith("text/html")
        return is_page and self._wants(scope["path"])
