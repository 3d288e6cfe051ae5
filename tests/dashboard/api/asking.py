"""One request to the routes, without a network, beside the page that streamlit gives."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.types import ASGIApp
from streamlit.file_util import get_static_dir
from streamlit.web.server.starlette.starlette_static_routes import (
    create_streamlit_static_assets_routes,
)

from lib.dashboard import api
from tests.asynchronous import run

SHELL = Path(get_static_dir(), "index.html").read_text("utf-8")


def application(shell: str = SHELL, base: str = "") -> Starlette:
    """The routes and what goes around them, beside streamlit's own files."""
    return Starlette(
        routes=[*api.routes(base), *create_streamlit_static_assets_routes(base)],
        middleware=api.middleware(shell, base=base),
        exception_handlers=dict(api.FAULTS),
    )


APP = application()


@dataclass(frozen=True)
class Answer:
    """Status, headers (names in small letters) and body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(address: str, method: str = "GET", **headers: str) -> Answer:
    """One request to the routes; header names are written with underscores."""
    return run(asked(address, method, **headers))


async def asked(address: str, method: str = "GET", app: ASGIApp = APP, **headers: str) -> Answer:
    """The same for several at once."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": unquote(path),
        "query_string": query.encode(),
        "headers": [
            (k.replace("_", "-").encode(), v.encode("latin-1")) for k, v in headers.items()
        ],
    }
    sent: list[Any] = []
    coming = iter([{"type": "http.request", "body": b""}])

    async def receive() -> dict[str, Any]:
        return next(coming, None) or await asyncio.Future()

    async def send(message: Any) -> None:
        sent.append(message)

    try:
        await app(scope, receive, send)
    except Exception:  # raised again for the server's log, after the answer
        if not sent:
            raise
    start, *bodies = sent
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], found, b"".join(part.get("body", b"") for part in bodies))
