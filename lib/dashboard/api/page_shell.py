"""The document of every page, with the page in words; our own files; and the addresses of before.

Streamlit answers the address of a page with a document that is empty until its scripts have come.
Here the same document has a title, a language, our style sheet and script, and what the page says.
"""

from http import HTTPStatus
from logging import getLogger
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from lib import store
from lib.dashboard import views
from lib.dashboard.api.error_text import sentence
from lib.dashboard.charts.palette import stylesheet
from lib.dashboard.markup.assets import asset, version_of
from lib.dashboard.markup.shell_document import Assets, document
from lib.dashboard.views.address import PAGES

_ASSETS = "/app-assets/"
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_TYPES = {".css": "text/css", ".js": "text/javascript"}

_log = getLogger(__name__)


class PageShell:
    """Answers the addresses of pages, of before and now, and of our own files.

    `shell` is the application's own document. Where a page cannot be made, the document comes
    without words, and the application says what is wrong.
    """

    def __init__(self, app: ASGIApp, shell: str) -> None:
        self._app = app
        self._shell = shell
        self._files = {
            "page.css": asset("page.css"),
            "palette.css": stylesheet().encode(),
            "page.js": asset("page.js"),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        answer = await self._answer(scope) if _is_read(scope) else None
        await (answer or self._app)(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response | None:
        request = Request(scope)
        path = request.url.path.removeprefix(scope.get("root_path", "")) or "/"
        if path.startswith(_ASSETS):
            return self._file(path)
        if to := views.moved(path, request.query_params.multi_items()):
            return RedirectResponse(
                f"{scope.get('root_path', '')}{to}", HTTPStatus.PERMANENT_REDIRECT
            )
        name = path.strip("/") or PAGES[0]
        if name not in PAGES or path.count("/") > 1:
            return None
        words = await run_in_threadpool(self._document, name, request)
        return Response(words, media_type="text/html", headers={"Cache-Control": "no-cache"})

    def _file(self, path: str) -> Response:
        *_, name = path.split("/")
        if name not in self._files:
            return sentence("There is no such file.", HTTPStatus.NOT_FOUND, path)
        kind = _TYPES[Path(name).suffix]
        return Response(self._files[name], media_type=kind, headers=_FOREVER)

    def _document(self, name: str, request: Request) -> str:
        base = request.scope.get("root_path", "")
        assets = Assets(
            tuple(self._at(base, name) for name in ("page.css", "palette.css")),
            (self._at(base, "page.js"),),
        )
        try:
            tables = store.tables(store.data_dir())
            shown = views.shown(tables, name, request.query_params.multi_items())
        except Exception:  # the application says what is wrong
            _log.exception("%s could not be put into words", name)
            return _bare(self._shell, assets)
        return document(self._shell, shown.page, shown.masthead, assets)

    def _at(self, base: str, name: str) -> str:
        return f"{base}{_ASSETS}{version_of(self._files[name])}/{name}"


def _is_read(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] in ("GET", "HEAD")


def _bare(shell: str, assets: Assets) -> str:
    head = "".join(f'<link rel="stylesheet" href="{at}">' for at in assets.styles)
    head += "".join(f'<script src="{at}"></script>' for at in assets.scripts)
    return shell.replace("</head>", f"{head}</head>", 1)
