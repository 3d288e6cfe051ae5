"""The files that an embedded chart asks for, each at an address that changes with its content.

So a browser may keep them for ever. They are plotly's own script, as the installed package has it,
and ours: two scripts, a style sheet, three fonts, in embedded/.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib.dashboard.api.error_text import NO_FILE, sentence
from lib.model import Message

_OURS = Path(__file__).with_name("embedded")
_MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".woff2": "font/woff2",
}
_FONTS = ("source-sans-400.woff2", "source-sans-600.woff2", "source-serif-600.woff2")
_SCRIPTS = ("chart.js", "picture.js")
_OF_SITES = ("site.css", "titles.js")
"""What only a published site asks for beside them (`site_document`)."""
_STYLE = "chart.css"
"""It names the fonts by where they lie; it is served with where they are served."""
_DIGITS = 10
_HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""A frame in a sandbox has no origin, and asks for fonts as a stranger would."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file and the name it is served under."""

    served_as: str
    content: bytes
    media_type: str


@cache
def assets() -> Mapping[str, Asset]:
    """The files by their plain names, read once."""
    found = {name: _asset(name, (_OURS / "fonts" / name).read_bytes()) for name in _FONTS}
    found |= {name: _asset(name, (_OURS / name).read_bytes()) for name in _SCRIPTS}
    found["plotly.min.js"] = _asset("plotly.min.js", _plotly().read_bytes())
    style = (_OURS / _STYLE).read_text("utf-8")
    for name in _FONTS:
        style = style.replace(f"fonts/{name}", found[name].served_as)
    found[_STYLE] = _asset(_STYLE, style.encode())
    return MappingProxyType(found)


@cache
def assets_of_site() -> Mapping[str, Asset]:
    """The files by their plain names, with those of a published site."""
    found = {name: _asset(name, (_OURS / name).read_bytes()) for name in _OF_SITES}
    return MappingProxyType({**assets(), **found})


def addresses(base: str = "") -> Mapping[str, str]:
    """Where each file is, by its plain name, below the path `base` of the server."""
    below = f"/{base.strip('/')}" if base.strip("/") else ""
    return {name: f"{below}/embed/assets/{one.served_as}" for name, one in assets().items()}


def route(base: str = "") -> Route:
    """The route that serves them. A chart's own address must come after it."""
    below = f"/{base.strip('/')}" if base.strip("/") else ""
    return Route(f"{below}/embed/assets/{{name}}", _answer)


def _answer(request: Request) -> Response:
    for one in assets().values():
        if one.served_as == request.path_params["name"]:
            return Response(one.content, media_type=one.media_type, headers=_HEADERS)
    return sentence(Message(NO_FILE), HTTPStatus.NOT_FOUND, request)


def _asset(name: str, content: bytes) -> Asset:
    stem, dot, ending = name.partition(".")
    digest = hashlib.sha256(content).hexdigest()[:_DIGITS]
    return Asset(f"{stem}-{digest}{dot}{ending}", content, _MEDIA_TYPES[Path(name).suffix])


def _plotly() -> Path:
    """The script beside plotly's Python, found without importing that."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("plotly is not installed")
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"
