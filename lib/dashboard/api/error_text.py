"""One sentence in place of a file: what was wrong, and what to do."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from lib.dashboard.api.headers import OPEN, PROTECTION
from lib.dashboard.narrative import wording
from lib.dashboard.views.address import language_of
from lib.model import Message, mark

FAULT = mark(
    "This could not be answered. The fault is ours and has been noted; "
    "please try again later, other addresses may still work."
)
NO_FILE = mark("There is no such file.")
NOT_ANSWERED = mark(
    "An address with two slashes at its beginning, or with dots that lead up, is not answered."
)
_NOWHERE = mark("There is nothing at this address; the pages begin at / and the files at /data/.")


def sentence(said: str | Message, status: int, request: Request) -> Response:
    """An answer in words, in the language that the address asks for: as text, or as
    ``{"error": ...}`` where a path asks for JSON.

    Pages of others may read what is said about a file as they may read the file.
    """
    path = request.url.path
    words = wording(language_of(request.query_params.multi_items())).said(said)
    headers = {"Cache-Control": "no-store", **(OPEN if "/data/" in path else {})}
    if path.endswith(".json"):
        return JSONResponse({"error": words}, status, headers)
    return PlainTextResponse(f"{words}\n", status, headers)


def refused(request: Request, error: Exception) -> Response:
    """The answer to what no route takes: an address that is none, a method that is not known."""
    assert isinstance(error, HTTPException)
    there = dict(error.headers or {})
    words: str | Message = error.detail
    if error.status_code == HTTPStatus.NOT_FOUND and words == HTTPStatus.NOT_FOUND.phrase:
        words = Message(_NOWHERE)
    elif words == NOT_ANSWERED:
        words = Message(NOT_ANSWERED)
    elif error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        words = Message(
            "{method} is not answered here; this address takes {methods}.",
            method=request.method,
            methods=there.get("Allow", "GET, HEAD"),
        )
    answer = sentence(words, error.status_code, request)
    answer.headers.update(there)
    return answer


def failed(request: Request, error: Exception) -> Response:
    """The answer when our own code fell over. The server writes the traceback into its log."""
    answer = sentence(Message(FAULT), HTTPStatus.INTERNAL_SERVER_ERROR, request)
    # Starlette gives this answer outside every middleware, so nobody else adds them.
    answer.headers.update(PROTECTION)
    return answer
