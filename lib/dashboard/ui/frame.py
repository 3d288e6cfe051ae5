"""Around every page: which one is shown, and a calm word when something is missing.

It is the script the application runs (see `app.py`), not a module to import.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from lib.dashboard.ui import shown_errors, signing_in, this_machine
from lib.dashboard.views.address import PAGES

_SCRIPTS = Path(__file__).resolve().parents[3] / "pages"


@contextmanager
def _calm() -> Iterator[None]:
    """Show what went wrong as a sentence."""
    try:
        yield
    except Exception as error:
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
page = st.navigation(
    [
        st.Page(
            _SCRIPTS / f"{name}.py",
            title=f"Multivector – {name}",
            url_path=name,
            default=name == PAGES[0],
        )
        for name in PAGES
    ],
    position="hidden",
)
with _calm():
    page.run()
