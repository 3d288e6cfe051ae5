"""Which pages may open a session: this server's own.

Streamlit compares the page's origin with the host that was asked for, too. Where they differ it
goes on to look up the addresses of the machine, and asks a service on the network for one of them,
while every reader waits. So a page of others is refused before that.
"""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

_REFUSED = b"A page of another site cannot open a session here.\n"
_PLAIN = [
    (b"content-type", b"text/plain; charset=utf-8"),
    (b"content-length", str(len(_REFUSED)).encode()),
]


class OwnOrigin:
    """Around the application: refuses a websocket that a page of others opens.

    Programs send no origin and are let in. Sites that are not ours but may are those that
    `server.corsAllowedOrigins` lists; with `server.enableCORS` off, any is.
    """

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass a request on, or answer that it is refused."""
        if scope["type"] != "websocket" or _is_own(dict(scope["headers"])):
            await self._app(scope, receive, send)
        elif "websocket.http.response" in scope.get("extensions", {}):
            start = {"type": "websocket.http.response.start", "status": HTTPStatus.FORBIDDEN}
            await send({**start, "headers": [*_PLAIN]})
            await send({"type": "websocket.http.response.body", "body": _REFUSED})
        else:
            await send({"type": "websocket.close"})


def _is_own(headers: dict[bytes, bytes]) -> bool:
    origin = headers.get(b"origin")
    if origin is None or not st.get_option("server.enableCORS"):
        return True
    said = origin.decode("latin-1")
    host = headers.get(b"host", b"").decode("latin-1")
    others = (str(one).strip() for one in st.get_option("server.corsAllowedOrigins"))
    return (bool(host) and _host(said) == host) or said in others


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
