"""What the server does before it takes the first request."""

import gc
import re
import sys
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from logging import getLogger
from pathlib import Path
from threading import Timer
from typing import Any

from streamlit.file_util import get_static_dir

from lib import store
from lib.dashboard import views
from lib.dashboard.views.address import PAGES

_SOON = 5.0
"""Seconds from the start until pages are made that nobody has asked for: the first reader, who may
have been waiting for the server, has the processor for the page that was asked for."""
_TURN = 0.0005
"""Seconds that one thread may have Python to itself while others want it. By default 5 ms, and who
answers requests gives Python away several times for each: with two files being computed, many
requests at once waited in line for as long as the files took."""
_DRAWING = "PlotlyChart.*.js"
_IMPORTED = re.compile(r"""from["'`]\./([\w.-]+\.js)["'`]""")
_IMPORTS = 10_000
"""Characters at the beginning of a script that has its imports in them."""
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_log = getLogger(__name__)


@asynccontextmanager
async def warm_up(_: Any) -> AsyncIterator[None]:
    """Import what every reader needs, and soon make the pages.

    The other rooms are imported here and not above, since streamlit's caches are made on
    import and want a running server. Faults in the data are for the pages to show.
    """
    from lib.dashboard.ui import show, this_machine  # noqa: F401

    sys.setswitchinterval(_TURN)
    gc.freeze()  # what every reader needs is never looked through again
    gc.enable()
    this_machine.announce()
    making = Timer(_SOON, _make_pages)
    making.daemon = True
    making.start()
    try:
        yield
    finally:
        making.cancel()


def _make_pages() -> None:
    """Make every page as it is at first, so that nobody who comes later waits for it."""
    for name in PAGES:
        try:
            views.shown(store.tables(store.data_dir()), name, ())
        except Exception:  # a page that cannot be made is no reason for the others not to be
            _log.warning("%s could not be made beforehand", name, exc_info=True)


def shell() -> str:
    """Streamlit's own document, into which every page is put; empty where it has none."""
    page = Path(get_static_dir(), "index.html")
    return page.read_text("utf-8") if page.is_file() else ""


def scripts() -> tuple[str, ...]:
    """The scripts inside streamlit's own page, as a Content-Security-Policy names them."""
    page = Path(get_static_dir(), "index.html")
    if not page.is_file():
        return ()
    found = _INLINE.findall(page.read_bytes())
    return tuple(f"'sha256-{b64encode(sha256(one).digest()).decode()}'" for one in found)


def charts() -> tuple[str, ...]:
    """The script that draws charts and those it imports, as streamlit's own page names its
    scripts; without those which that names itself. None where there is not the one."""
    folder = Path(get_static_dir(), "static", "js")
    drawing = [*folder.glob(_DRAWING)]
    if len(drawing) != 1:
        return ()
    with drawing[0].open(encoding="utf-8") as script:
        imported = _IMPORTED.findall(script.read(_IMPORTS))
    page = shell()
    names = [drawing[0].name, *(name for name in dict.fromkeys(imported) if name not in page)]
    return tuple(f"./static/js/{name}" for name in names)
