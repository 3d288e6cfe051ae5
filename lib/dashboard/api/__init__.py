"""HTTP routes: the rows at a stable address, and whether the tables can be read.

``/data/<table>.<csv|xlsx|parquet|json>?partner=RUS,EU27`` is the file that the page `data` gives
with the same partners chosen; without ``partner`` it is every row. An answer that another
page draws has its address in the same way, with its choices: ``/data/compare.csv?view=share``.
A claim for machines is ``/data/claim_review.jsonld?claim=...``. The page itself is at ``/data``,
so only addresses below it are ours. ``/readyz`` is for whoever watches the server.

    endpoints      the routes of files
    flow_stream    every flow of a country, a batch at a time
    embeds         one chart of a page at its own address
    site_document  a chart, a front, a map of a published site
    embed_document the document of a chart; embed_assets, the files it asks for
    file_request   what an address asks for
    row_files      one answer as bytes
    file_cache     those answered lately
    worker_slots   two computations at once
    compression    every text goes out compressed, once where it stays the same
    page_shell     the document of every page
    own_files      our style sheets and script
    error_text     what is said in place of a file
    headers        what a browser may do with an answer, pages too
    not_found      addresses that are none
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from lib.dashboard.api import embed_assets, flow_stream
from lib.dashboard.api.compression import Compression
from lib.dashboard.api.embeds import Embedded
from lib.dashboard.api.endpoints import Data, Ready
from lib.dashboard.api.error_text import failed, refused
from lib.dashboard.api.file_request import FLOWS
from lib.dashboard.api.headers import Protection
from lib.dashboard.api.not_found import Lost
from lib.dashboard.api.page_shell import PageShell

FAULTS: Mapping[Any, Callable[..., Any]] = {HTTPException: refused, Exception: failed}
"""What is answered when no route answers: see `lib.dashboard.api.error_text`."""


def routes(base: str = "") -> list[Route]:
    """The routes that the application adds to streamlit's own, below the path `base`."""
    below = _below(base)
    return [
        Route(f"{below}/data/{FLOWS}.csv", flow_stream.FlowFile),
        Route(f"{below}/data/{{file}}", Data),
        embed_assets.route(base),
        Route(f"{below}/embed/{{view}}", Embedded),
        Route(f"{below}/readyz", Ready),
    ]


def middleware(
    shell: str = "", scripts: Iterable[str] = (), charts: Iterable[str] = (), base: str = ""
) -> list[Middleware]:
    """What goes around every answer, streamlit's too: `shell` is its own document, `scripts` are
    sources of the scripts in it, `charts` the scripts that draw charts, and pages are below the
    path `base`."""
    return [
        Middleware(Compression),
        Middleware(Protection, tuple(scripts)),
        Middleware(PageShell, shell, _below(base), tuple(charts)),
        Middleware(Lost, _below(base)),
    ]


def _below(base: str) -> str:
    """A path of the server with one slash before it and none behind; empty for the root."""
    return f"/{base.strip('/')}" if base.strip("/") else ""
