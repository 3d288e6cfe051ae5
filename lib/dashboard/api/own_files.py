"""Our own style sheets and script, each at an address that changes when the file does."""

from functools import cache
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from lib.dashboard.api.error_text import NO_FILE, sentence
from lib.dashboard.charts.palette import stylesheet
from lib.dashboard.markup.assets import asset, version_of
from lib.model import Message

BELOW = "/app-assets/"
"""Where they are."""

STYLES = ("page.css", "palette.css")
SCRIPTS = ("page.js",)

_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_ONCE = {"Cache-Control": "no-store"}
_TYPES = {".css": "text/css", ".js": "text/javascript"}


def addresses(names: tuple[str, ...], base: str) -> tuple[str, ...]:
    """Where files are, below the path `base` of the server."""
    return tuple(f"{base}{BELOW}{version_of(_contents()[name])}/{name}" for name in names)


def answer(path: str, request: Request) -> Response:
    """A file of ours. Of the version that the address names it never changes; a browser
    that asks for another, while the server is renewed, must not keep this one for it."""
    *_, version, name = path.split("/")
    if name not in _contents():
        return sentence(Message(NO_FILE), HTTPStatus.NOT_FOUND, request)
    content = _contents()[name]
    keep = _FOREVER if version == version_of(content) else _ONCE
    return Response(content, media_type=_TYPES[Path(name).suffix], headers=keep)


@cache
def _contents() -> dict[str, bytes]:
    return {
        "page.css": asset("page.css"),
        "palette.css": stylesheet().encode(),
        "page.js": asset("page.js"),
    }
