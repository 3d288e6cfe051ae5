"""What the server answers: a file, that nothing changed, or one sentence."""

from collections.abc import Hashable
from contextlib import suppress
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from logging import getLogger
from pathlib import Path

from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import Response

from lib import store
from lib.dashboard import exports
from lib.dashboard.api.error_text import FAULT, sentence
from lib.dashboard.api.file_cache import Kept, Stamp
from lib.dashboard.api.file_request import AddressError, Wanted, wanted
from lib.dashboard.api.headers import OPEN
from lib.dashboard.api.row_files import File, made
from lib.dashboard.api.worker_slots import BusyError, GoneError, Places
from lib.dashboard.narrative import wording
from lib.dashboard.views import ChoiceError, NotThereError
from lib.dashboard.views.address import language_of
from lib.model import DataError, Message, mark

_PATIENCE = 3.0
"""Seconds one waits for a place."""

_BUSY = mark("Too much is asked at once; please ask again in {seconds} seconds.")
_AGAIN = 5
_MOST = 32_000_000
"""Bytes of files kept in memory. Every answer and table in every form takes 5.5 million."""


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence with its status, in place of a file."""

    said: str | Message
    status: HTTPStatus


_log = getLogger(__name__)
_kept = Kept(_MOST)
_places: Places[File | Words] = Places(2, _PATIENCE)
_readings: Places[Words] = Places(1, _PATIENCE)
"""Apart from the places of the files, so that whoever watches the server never waits for them."""

_known: dict[Stamp, Words] = {}
"""That the tables of these stamps can be read; one entry at most."""


async def data(request: Request) -> Response:
    """The rows of a table or an answer as a file; 304 where the asker has them already.

    An address that means nothing is 404 or 400, a table that cannot be read or a server with
    too much to do 503, each with one sentence: as text, or as ``{"error": ...}`` where JSON
    was asked for.
    """
    path = request.url.path
    try:
        question = wanted(request.path_params["file"], request.query_params.multi_items())
        if question.form in ("xlsx", "zip", "jsonld"):
            before = path.removesuffix(f"/data/{request.path_params['file']}")
            origin = f"{request.url.scheme}://{request.url.netloc}{before}"
            question = replace(question, origin=origin)
        found = await _file(question, request)
    except AddressError as error:
        return sentence(error.message, error.status, request)
    except BusyError:
        return busy(request)
    except GoneError:
        return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
    if isinstance(found, Words):
        return sentence(found.said, found.status, request)
    return _answer(found, request)


async def _allowed(_: Request) -> Response:
    """What a browser asks before a page of others may ask with headers of its own."""
    methods = "GET, HEAD, OPTIONS"
    headers = {
        "Allow": methods,
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=HTTPStatus.NO_CONTENT, headers={**headers, **OPEN})


async def _ready(request: Request) -> Response:
    """200 when every table can be read, and what of added articles, refreshed figures and the
    world's trade is missing; else 503 and the sentence that names the file."""
    directory = store.data_dir()
    at = _stamp_of_files(directory)
    state = _known.get(at)
    try:
        if state is None:
            state = await _readings.answer(at, partial(_state, directory), partial(_gone, request))
    except (BusyError, GoneError):
        return busy(request)
    if state.status == HTTPStatus.OK and at not in _known:
        _known.clear()
        _known[at] = state
    left = (
        *store.left_out(directory),
        *store.left_out_vintages(directory),
        *store.left_out_trade(directory),
    )
    if state.status == HTTPStatus.OK and left:
        words = wording(language_of(request.query_params.multi_items()))
        lines = ["degraded", *(words.said(one.message) for one in left)]
        return sentence("\n".join(lines), state.status, request)
    return sentence(state.said, state.status, request)


def _state(directory: Path) -> Words:
    """What is to be said of the tables in a folder. Reads them all."""
    try:
        known, standing = store.edition(directory), store.refreshed(directory)
        found = {name: store.read(directory, name, known, standing) for name in store.TABLES}
        store.expect_agreement(found)
    except DataError as error:
        return Words(error.message, HTTPStatus.SERVICE_UNAVAILABLE)
    return Words("ready", HTTPStatus.OK)


class Data(HTTPEndpoint):
    """A file, asked for with GET or HEAD; other methods are refused here, not by streamlit."""

    get = staticmethod(data)
    options = staticmethod(_allowed)


class Ready(HTTPEndpoint):
    """Whether the tables can be read."""

    get = staticmethod(_ready)


async def _file(question: Wanted, request: Request) -> File | Words:
    directory = store.data_dir()
    at = store.tables(directory).stamp
    choices = tuple(sorted(question.choices.items()))
    form = (question.form, question.bom, question.origin)
    key = (question.name, form, question.partners, choices, question.language)
    if found := _kept.get(key, at):
        return found
    compute = partial(_computed, question, key, directory, at)
    return await _places.answer((key, at), compute, partial(_gone, request))


def _computed(question: Wanted, key: Hashable, directory: Path, at: Stamp) -> File | Words:
    try:
        file = made(question, directory)
    except ChoiceError as error:
        return Words(Message("{rule}.", rule=error.message), HTTPStatus.BAD_REQUEST)
    except NotThereError as error:
        return Words(Message("{rule}.", rule=error.message), HTTPStatus.NOT_FOUND)
    except DataError as error:
        return Words(error.message, HTTPStatus.SERVICE_UNAVAILABLE)
    except exports.TooLargeError as error:
        return Words(error.message, HTTPStatus.UNPROCESSABLE_ENTITY)
    except Exception:  # here and not in the last handler: once, however many wait for it
        _log.exception("%s could not be computed", question)
        return Words(Message(FAULT), HTTPStatus.INTERNAL_SERVER_ERROR)
    _kept.put(key, at, file)
    return file


def _stamp_of_files(directory: Path) -> Stamp:
    """What changes when the file of any table below a folder does, also of those of added
    articles, which never change unless they are damaged."""
    found: list[object] = []
    for path in sorted(directory.rglob("*.parquet")):
        with suppress(OSError):  # put together with others meanwhile
            status = path.stat()
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return (store.tables(directory).stamp, *found)


async def _gone(request: Request) -> None:
    """Return when the asker has left."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _answer(file: File, request: Request) -> Response:
    headers = {**file.headers, **OPEN}
    if _has_it(request, file.headers["ETag"], file.changed):
        del headers["Content-Type"]
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(file.content, headers=headers)


def busy(request: Request) -> Response:
    """That too much is asked at once, and when to ask again."""
    words = Message(_BUSY, seconds=_AGAIN)
    answer = sentence(words, HTTPStatus.SERVICE_UNAVAILABLE, request)
    answer.headers["Retry-After"] = str(_AGAIN)
    return answer


def _has_it(request: Request, tag: str, changed: float) -> bool:
    """Whether the asker's copy is this one (RFC 9110: the tag, if sent, decides alone)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or tag in (_weak(t.strip()) for t in tags.split(","))
    try:
        since = parsedate_to_datetime(request.headers["if-modified-since"]).timestamp()
    except Exception:  # a date that is none is ignored, whatever the parser makes of it
        return False
    return int(changed) <= since


def _weak(tag: str) -> str:
    return tag if tag.startswith("W/") else f"W/{tag}"
