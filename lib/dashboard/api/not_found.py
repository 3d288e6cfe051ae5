"""Addresses that are none: they are not found, where streamlit would give its page for them.

A program that misspells the address of a file would take that page for the file, and a reader who
misspells a page would see the application start without our style sheet, give up, and go to the
first page. A browser gets a page in words instead, without the application; a program a sentence.
"""

from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.dashboard import views
from lib.dashboard.api import own_files
from lib.dashboard.api.error_text import NOT_ANSWERED, refused
from lib.dashboard.markup.shell_document import plain_document
from lib.dashboard.views.address import PAGES

_CLOSED = ("/_stcore/metrics",)
"""What streamlit tells anybody of memory, sessions and the names of functions."""


class Lost:
    """Answers 404 for what is neither a page's address, nor a file, nor a route.

    And gives a sentence to an address that streamlit refuses without one, such as ``/../x``.
    `base` is the path of the server below its host.
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self._app = app
        self._base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, but not with a page where none is."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"].endswith(_CLOSED):
            await refused(Request(scope), HTTPException(HTTPStatus.NOT_FOUND))(scope, receive, send)
            return
        before = f"{scope.get('root_path', '')}{self._base}"
        lost = False

        async def unless_lost(message: Message) -> None:
            nonlocal lost
            if message["type"] == "http.response.start" and (fault := _fault(scope, message)):
                lost = True
                await _instead(Request(scope), fault, before)(scope, receive, send)
            if not lost:
                await send(message)

        await self._app(scope, receive, unless_lost)


def _fault(scope: Scope, start: Message) -> HTTPException | None:
    """What is wrong with the address, if anything."""
    kind = Headers(raw=start.get("headers", [])).get("content-type", "")
    if start["status"] == HTTPStatus.BAD_REQUEST and not kind:
        return HTTPException(HTTPStatus.BAD_REQUEST, NOT_ANSWERED)
    is_page = start["status"] < HTTPStatus.MULTIPLE_CHOICES and kind.startswith("text/html")
    if is_page and _is_static(scope) and not _may_be_page(scope):
        return HTTPException(HTTPStatus.NOT_FOUND)
    return None


def _instead(request: Request, fault: HTTPException, before: str) -> Response:
    """What is answered instead: a page to who reads pages, else a sentence."""
    if fault.status_code != HTTPStatus.NOT_FOUND or not _reads_pages(request):
        return refused(request, fault)
    path = request.scope["path"].removeprefix(before) or "/"
    shown = views.missing(path, request.query_params.multi_items())
    styles = own_files.addresses(own_files.STYLES, "")
    words = plain_document(shown.page, shown.masthead, styles, before)
    return HTMLResponse(words, HTTPStatus.NOT_FOUND, {"Cache-Control": "no-store"})


def _reads_pages(request: Request) -> bool:
    """Whether a browser asks, for a page: it names HTML, where programs take anything."""
    return "text/html" in request.headers.get("accept", "")


def _is_static(scope: Scope) -> bool:
    """Whether streamlit's folder of files answers, which gives its page for a file not there."""
    return isinstance(scope.get("endpoint"), StaticFiles)


def _may_be_page(scope: Scope) -> bool:
    """Whether a path is a page's, below where the folder is: streamlit answers these itself where
    its document could not be read when the server started."""
    path = scope["path"].removeprefix(scope.get("root_path", "")).strip("/")
    return path in ("", *PAGES)
