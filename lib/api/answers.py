"""What the server answers: a file, that nothing changed, or one sentence."""

import hashlib
import json
from datetime import UTC, datetime
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus

import pandas as pd
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from lib import exports, store
from lib.api.address import AddressError, Wanted, wanted
from lib.api.shelf import Shelf
from lib.model import DataError
from lib.queries import COMPUTED, ChoiceError, ask, partners, take

_MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
}
_NO_SNIFF = {"X-Content-Type-Options": "nosniff"}


def data(request: Request) -> Response:
    """The rows of a table or an answer as a file; 304 where the asker has them already.

    An address that means nothing is 404 or 400, a table that cannot be read 503, each with
    one sentence: as text, or as ``{"error": ...}`` where JSON was asked for.
    """
    file = request.path_params["file"]
    try:
        question = wanted(file, request.query_params.multi_items())
        shelf = Shelf(store.data_dir())
        rows = _rows(question, shelf)
    except AddressError as error:
        return _sentence(str(error), error.status, file)
    except ChoiceError as error:
        return _sentence(f"{error}.", HTTPStatus.BAD_REQUEST, file)
    except DataError as error:
        return _sentence(str(error), HTTPStatus.SERVICE_UNAVAILABLE, file)
    try:
        content = _content(question, rows, request)
    except exports.TooLargeError as error:
        return _sentence(str(error), HTTPStatus.UNPROCESSABLE_ENTITY, file)
    headers = _headers(question, rows, content, shelf.changed)
    if _has_it(request, headers["ETag"], shelf.changed):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(content, media_type=_MEDIA_TYPES[question.form], headers=headers)


def ready(request: Request) -> Response:
    """200 when every table can be read; else 503 and the sentence that names the file."""
    try:
        for name in store.TABLES:
            store.read(store.data_dir(), name)
    except DataError as error:
        return _sentence(str(error), HTTPStatus.SERVICE_UNAVAILABLE, "")
    return _sentence("ready", HTTPStatus.OK, "")


def _rows(question: Wanted, tables: Shelf) -> pd.DataFrame:
    """Without partners an answer is about every partner on record."""
    if question.name in store.TABLES:
        return take(question.name, tables, question.partners)
    chosen = question.partners
    if chosen is None:
        chosen = partners(tables["observations"])
    return ask(question.name, tables, chosen, question.choices)


def _content(question: Wanted, rows: pd.DataFrame, request: Request) -> bytes:
    filters = {"partner": question.partners, **question.choices}
    match question.form:
        case "csv":
            return exports.csv_bytes(rows, bom=question.bom)
        case "xlsx":
            meanings = {**COMPUTED, **store.meanings(question.name)}
            chosen = json.dumps({key: value for key, value in filters.items() if value is not None})
            today = datetime.now(UTC).date()
            address, which = str(request.url), f"Filters: {chosen}"
            said = exports.About(question.name, which, address, today, meanings)
            return exports.xlsx_bytes(rows, said)
        case "parquet":
            about = {"name": question.name, "filters": json.dumps(filters)}
            return exports.parquet_bytes(rows, about)
        case _:
            return exports.json_bytes(rows, name=question.name, filters=filters)


def _headers(
    question: Wanted, rows: pd.DataFrame, content: bytes, changed: float
) -> dict[str, str]:
    name = exports.file_name(
        question.name, question.partners, exports.years_of(rows), question.form
    )
    # Of the content, not of the files: the same for every copy of the server, and another
    # when labels or forms change. Weak, since the answer may be compressed on its way.
    tag = hashlib.sha256(content).hexdigest()[:32]
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "ETag": f'W/"{tag}"',
        "Last-Modified": formatdate(changed, usegmt=True),
        "Cache-Control": "no-cache",
        **_NO_SNIFF,
    }


def _has_it(request: Request, tag: str, changed: float) -> bool:
    """Whether the asker's copy is this one (RFC 9110: the tag, if sent, decides alone)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or tag in (_weak(t.strip()) for t in tags.split(","))
    try:
        since = parsedate_to_datetime(request.headers["if-modified-since"])
    except (KeyError, ValueError):
        return False
    return int(changed) <= since.timestamp()


def _weak(tag: str) -> str:
    return tag if tag.startswith("W/") else f"W/{tag}"


def _sentence(sentence: str, status: HTTPStatus, file: str) -> Response:
    headers = {"Cache-Control": "no-store", **_NO_SNIFF}
    if file.endswith(".json"):
        return JSONResponse({"error": sentence}, status, headers)
    return PlainTextResponse(f"{sentence}\n", status, headers)
