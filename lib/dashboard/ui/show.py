"""Shows one page: what its address asks for, of the tables as they are now.

A rerun is a lookup: the page, and what Streamlit is given of it, are kept with the tables. Those of
a reader who brought an article are kept with that reader's tables, and go with the visit.
"""

from urllib.parse import SplitResult, urlsplit

import streamlit as st

from lib import store
from lib.dashboard import views
from lib.dashboard.ui import session_article, shown_errors, signing_in
from lib.dashboard.ui.reader_words import address_pairs
from lib.dashboard.ui.render import composed, composed_bar, draw
from lib.dashboard.ui.slots import SLOTS
from lib.dashboard.views.address import PAGES

_CONFIGURED = ("browser.serverAddress", "browser.serverPort")
"""Where the server takes itself to be, for a browser that does not say where it found it."""


def show(name: str) -> None:
    """The page `name`, as its address asks for it; where it cannot be made, the way to the
    others."""
    pairs = address_pairs()
    place = origin()
    try:
        tables = session_article.laid_on(store.tables(store.data_dir()))
        shown = views.shown(tables, name, pairs)
        parts = tables.kept(
            ("parts", name, pairs, place),
            lambda: composed(shown, tables, place),
            lambda _: not shown.page.is_passing,
        )
    except Exception:
        draw(composed_bar(views.bar(name, pairs), place), SLOTS)
        raise
    st.set_page_config(page_title=shown.page.title, layout="wide")
    draw(parts, SLOTS)
    shown_errors.show_left_out()
    signing_in.line()


def origin() -> str:
    """Where the dashboard is served, as the reader's browser names it, without a slash at its
    end: behind a proxy that is another address than the server's own."""
    parts = _parted(st.context.url)
    if parts is None:
        return "http://{}:{}".format(*map(st.get_option, _CONFIGURED))
    before, _, last = parts.path.rstrip("/").rpartition("/")
    path = before if last in PAGES else f"{before}/{last}".rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path}"


def _parted(url: str | None) -> SplitResult | None:
    """The address that a browser gives; None where it gives none, or what is no address of the
    web: whoever connects may say anything."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.netloc else None
