"""Addresses that are none: they are not found, where streamlit would give its page for them.

A program that misspells the address of a file would take that page for the file.
"""

from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.dashboard.api.error_text import refused

_CLOSED = ("/_stcore/metrics",)
"""What streamlit tells anybody of memory, sessions and the names of functions."""

_ITS_PAGE = "index.html"
_REFUSED = (
    "An address with two slashes at its beginning, or with dots that lead up, is not answered."
)


class Lost:
    """Answers 404 for what is neither a page's address, nor a file, nor a route.

    And gives a sentence to an address that streamlit refuses without one, such as ``/../x``.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, but not with a page where none is."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"].endswith(_CLOSED):
            await refused(Request(scope), HTTPException(HTTPStatus.NOT_FOUND))(scope, receive, send)
            return
        lost = False

        async def unless_lost(message: Message) -> None:
            nonlocal lost
            if message["type"] == "http.response.start" and (instead := _instead(scope, message)):
                lost = True
                await refused(Request(scope), instead)(scope, receive, send)
            if not lost:
                await send(message)

        await self._app(scope, receive, unless_lost)


def _instead(scope: Scope, start: Message) -> HTTPException | None:
    """What is to be answered instead, if anything."""
    kind = Headers(raw=start.get("headers", [])).get("content-type", "")
    if start["status"] == HTTPStatus.BAD_REQUEST and not kind:
        return HTTPException(HTTPStatus.BAD_REQUEST, _REFUSED)
    is_page = start["status"] < HTTPStatus.MULTIPLE_CHOICES and kind.startswith("text/html")
    if is_page and _is_static(scope) and not _may_be_page(scope):
        return HTTPException(HTTPStatus.NOT_FOUND)
    return None


def _is_static(scope: Scope) -> bool:
    """Whether streamlit's folder of files answers, which gives its page for a file not there."""
    return isinstance(scope.get("endpoint"), StaticFiles)


def _may_be_page(scope: Scope) -> bool:
    """Whether a path is one name without a dot, as pages have, below where the folder is."""
    path = scope["path"].removeprefix(scope.get("root_path", "")).strip("/")
    return path == _ITS_PAGE or not {"/", "."} & set(path)
