"""Around every page: the menu, the partner filter, and a calm word when something is missing.

It is the script the application runs (see `app.py`), not a module to import.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from lib.dashboard.ui import filters, menu, read_page, shown_errors, signing_in, style, this_machine
from lib.dashboard.ui.words import text
from lib.model import DataError


@contextmanager
def _calm() -> Iterator[None]:
    """Show a fault in the data as a sentence, and go on with the rest of the page."""
    try:
        yield
    except DataError as error:
        shown_errors.show(error)


@contextmanager
def _aside() -> Iterator[None]:
    """Whatever fails around a page takes no page down."""
    try:
        yield
    except Exception as error:
        shown_errors.show_beside(error)


with _aside():
    this_machine.take_token()
    signing_in.come_back()
found = menu.pages()
page = st.navigation(list(found.values()), position="hidden")
entry = menu.entry_of(page, found)
st.set_page_config(page_title=f"{page.title} – {text('app.name')}", layout="wide")
with _aside():
    style.apply()
with st.container(width=880):
    with _calm():
        filters.partner_filter(shown=entry.is_filtered)
        filters.name_the_unknown(entry.choices)
    with _aside():
        menu.draw(found, entry)
    with _aside():
        signing_in.line()
    with _aside():
        shown_errors.show_left_out()
    with _aside():
        read_page.reminder()
    with _calm():
        page.run()
