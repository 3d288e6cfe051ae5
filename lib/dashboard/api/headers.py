"""What a browser may do with an answer: sent with every one, pages and files alike."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.dashboard.api.embed_document import HEADERS as EMBEDDED

OPEN: Mapping[str, str] = MappingProxyType(
    {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "*"}
)
"""For what pages of others may read: open data, the same for everybody, asked without cookies."""

_STARTS = ("http.response.start", "websocket.accept", "websocket.http.response.start")


def _policy(scripts: Iterable[str] = ()) -> str:
    """The Content-Security-Policy; `scripts` are sources of scripts beside our own files.

    Streamlit writes styles into the page as it draws, has small fonts inside them, and makes
    pictures (`data:`, `blob:`) of tables and charts. What it gets is decoded by WebAssembly,
    which is no leave to run text as script. `connect-src 'self'` is the websocket too.
    """
    rules = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *scripts],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(f"{rule} {' '.join(sources)}" for rule, sources in rules.items())


_NOT_NEEDED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")

PROTECTION: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": _policy(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _NOT_NEEDED),
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)
"""The headers, for an answer without scripts."""


FRAMED = EMBEDDED["Content-Security-Policy"]
"""What the one document that others may frame has in place of it."""


class Protection:
    """Adds the headers to every answer, of a websocket's opening too; a chart that may be framed
    comes with its own.

    Plain ASGI: it neither holds an answer back nor hides that the asker has gone.
    """

    def __init__(self, app: ASGIApp, scripts: Iterable[str] = ()) -> None:
        self._app = app
        self._headers = {**PROTECTION, "Content-Security-Policy": _policy(scripts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] in _STARTS:
                message.setdefault("headers", [])
                headers = MutableHeaders(scope=message)
                if headers.get("content-security-policy") != FRAMED:
                    headers.update(self._headers)
            await send(message)

        await self._app(scope, receive, with_headers)
