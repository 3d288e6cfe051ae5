"""What the server does before it takes the first request."""

import re
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from hashlib import sha256
from logging import getLogger
from pathlib import Path
from typing import Any

from streamlit.file_util import get_static_dir

from lib import store
from lib.dashboard import views
from lib.model import DataError

_log = getLogger(__name__)

_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


@asynccontextmanager
async def warm_up(_: Any) -> AsyncIterator[None]:
    """Import and read what the first reader would wait for.

    The other rooms are imported here and not above, since streamlit's caches are made on
    import and want a running server. Faults in the data are for the pages to show.
    """
    from lib.dashboard.ui import menu, this_machine
    from lib.dashboard.ui.partner_address import DEFAULT

    this_machine.announce()
    for fault in menu.faults():
        _log.warning(fault)
    with suppress(DataError):
        tables = store.tables(store.data_dir())
        for query in ("at_a_glance", "compare"):
            views.run(query, tables, DEFAULT)
    yield


def scripts() -> tuple[str, ...]:
    """The scripts inside streamlit's own page, as a Content-Security-Policy names them."""
    page = Path(get_static_dir(), "index.html")
    if not page.is_file():
        return ()
    found = _INLINE.findall(page.read_bytes())
    return tuple(f"'sha256-{b64encode(sha256(one).digest()).decode()}'" for one in found)
