"""One sentence in place of a file: what was wrong, and what to do."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from lib.dashboard.api.headers import OPEN, PROTECTION

FAULT = (
    "This could not be answered. The fault is ours and has been noted; "
    "please try again later, other addresses may still work."
)
_NOWHERE = "There is nothing at this address; the pages begin at / and the files at /data/."


def sentence(words: str, status: int, path: str) -> Response:
    """An answer in words: as text, or as ``{"error": ...}`` where a path asks for JSON.

    Pages of others may read what is said about a file as they may read the file.
    """
    headers = {"Cache-Control": "no-store", **(OPEN if "/data/" in path else {})}
    if path.endswith(".json"):
        return JSONResponse({"error": words}, status, headers)
    return PlainTextResponse(f"{words}\n", status, headers)


def refused(request: Request, error: Exception) -> Response:
    """The answer to what no route takes: an address that is none, a method that is not known."""
    assert isinstance(error, HTTPException)
    there = dict(error.headers or {})
    words = error.detail
    if error.status_code == HTTPStatus.NOT_FOUND and words == HTTPStatus.NOT_FOUND.phrase:
        words = _NOWHERE
    elif error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        methods = there.get("Allow", "GET, HEAD")
        words = f"{request.method} is not answered here; this address takes {methods}."
    answer = sentence(words, error.status_code, request.url.path)
    answer.headers.update(there)
    return answer


def failed(request: Request, error: Exception) -> Response:
    """The answer when our own code fell over. The server writes the traceback into its log."""
    answer = sentence(FAULT, HTTPStatus.INTERNAL_SERVER_ERROR, request.url.path)
    # Starlette gives this answer outside every middleware, so nobody else adds them.
    answer.headers.update(PROTECTION)
    return answer
