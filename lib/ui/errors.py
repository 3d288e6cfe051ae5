"""What a reader sees when something is wrong: one calm sentence, never a traceback."""

import logging

import streamlit as st

from lib.model import DataError
from lib.ui.safe import plain
from lib.ui.words import text

_log = logging.getLogger(__name__)


def show_beside(error: Exception) -> None:
    """Show that something around the page is missing; the page itself goes on."""
    if isinstance(error, DataError):
        show(error)
        return
    _log.error("what is around a page failed", exc_info=error)
    st.warning(text("error.around"))


def show(error: BaseException) -> bool:
    """Show the error on the page; True: it was handled, nothing else is to be shown."""
    if isinstance(error, DataError):
        st.error(text("error.data", message=plain(str(error))))
    else:
        _log.error("a page failed", exc_info=error)
        st.error(text("error.other"))
    return True
