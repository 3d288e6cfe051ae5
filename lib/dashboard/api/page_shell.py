"""The document of every page, with the page in words; our own files; and the addresses of before.

Streamlit answers the address of a page with a document that is empty until its scripts have come.
Here the same document has a title, a language, our style sheet and script, and what the page says.
"""

from functools import partial
from http import HTTPStatus
from logging import getLogger

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from lib import store
from lib.dashboard import views
from lib.dashboard.api import own_files
from lib.dashboard.markup.shell_document import Around, Assets, document
from lib.dashboard.narrative import ENGLISH, LANGUAGES, fault_text, wording
from lib.dashboard.views.address import PAGES, in_language, language_of, names_language
from lib.model import DataError

_ITS_DOCUMENT = "/index.html"
"""Where streamlit has its document too, without our head: a page nobody should see."""

LANGUAGE_COOKIE = "language"
"""Has the language that a reader chose; page.js writes it."""

_UNSTORED = {"Cache-Control": "no-cache", "Vary": "Accept-Language, Cookie"}

_log = getLogger(__name__)


class PageShell:
    """Answers the addresses of pages, of before and now, and of our own files.

    `shell` is the application's own document, `base` the path of the server below its host,
    `charts` the application's scripts that draw charts. Where a page cannot be made, the document
    says why.
    """

    def __init__(
        self, app: ASGIApp, shell: str, base: str = "", charts: tuple[str, ...] = ()
    ) -> None:
        self._app = app
        self._shell = shell
        self._base = base
        self._charts = charts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        answer = await self._answer(scope) if _is_read(scope) else None
        await (answer or self._app)(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response | None:
        request = Request(scope)
        before, path = self._parted(scope)
        if path.startswith(own_files.BELOW):
            return own_files.answer(path, request)
        if to := views.moved(path, request.query_params.multi_items()):
            return RedirectResponse(f"{before}{to}", HTTPStatus.PERMANENT_REDIRECT)
        if path == _ITS_DOCUMENT:
            query = request.url.query
            to = f"/?{query}" if query else "/"
            return RedirectResponse(f"{before}{to}", HTTPStatus.PERMANENT_REDIRECT)
        name = PAGES[0] if path == "/" else path.strip("/")
        if not self._shell or name not in PAGES or path.count("/") > 1:
            return None
        if (language := _to_lead_to(request)) is not None:
            to = f"{before}{path}?{in_language(request.url.query, language)}"
            return RedirectResponse(to, HTTPStatus.TEMPORARY_REDIRECT, _UNSTORED)
        words = await run_in_threadpool(self._document, name, request)
        return Response(words, media_type="text/html", headers=_UNSTORED)

    def _parted(self, scope: Scope) -> tuple[str, str]:
        """The path of the server below its host, and the path below that; nothing where the
        address is none of the server's."""
        before = f"{scope.get('root_path', '')}{self._base}"
        path = scope["path"]
        if path != before and not path.startswith(f"{before}/"):
            return before, ""
        return before, path.removeprefix(before) or "/"

    def _document(self, name: str, request: Request) -> str:
        base, _ = self._parted(request.scope)
        assets = Assets(
            own_files.addresses(own_files.STYLES, base),
            own_files.addresses(own_files.SCRIPTS, base),
            self._charts,
        )
        shown = _shown(name, tuple(request.query_params.multi_items()))
        origin = f"{request.url.scheme}://{request.url.netloc}{base}"
        around = Around(partial(views.menus, shown.question, origin=origin), base)
        return document(self._shell, shown.page, shown.masthead, assets, around)


def _to_lead_to(request: Request) -> str | None:
    """The language that a page is shown in where its address names none, if that is not English:
    the one that was chosen in this browser, or else the one that it asks for."""
    if names_language(request.query_params.multi_items()):
        return None
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen not in LANGUAGES:
        chosen = _preferred(request.headers.get("accept-language", ""))
    return chosen if chosen != ENGLISH else None


def _preferred(accepted: str) -> str:
    """The language of ours that a browser names first in its ``Accept-Language``; else English.

    >>> _preferred("ky-KG,ky;q=0.9,ru;q=0.8"), _preferred("de, ru;q=0.5, en;q=0.7"), _preferred("")
    ('ky', 'en', 'en')
    """
    asked = []
    for place, entry in enumerate(accepted.split(",")):
        name, _, quality = entry.strip().partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            continue
        code = name.split("-")[0].strip().lower()
        if code in LANGUAGES and weight > 0:
            asked.append((-weight, place, code))
    return min(asked)[2] if asked else ENGLISH


def _is_read(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] in ("GET", "HEAD")


def _shown(name: str, pairs: tuple[tuple[str, str], ...]) -> views.Shown:
    """The page; where it cannot be made, why, as the application says it."""
    try:
        return views.shown(store.tables(store.data_dir()), name, pairs)
    except Exception as error:
        words = wording(language_of(pairs))
        if isinstance(error, DataError):
            return views.unavailable(name, pairs, fault_text.damaged_data(error.message, words))
        _log.exception("%s could not be put into words", name)
        return views.unavailable(name, pairs, fault_text.failed_page(words))
