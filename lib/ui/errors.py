"""What a reader sees when something is wrong: one calm sentence, never a traceback."""

import logging

import streamlit as st

from lib.model import DataError
from lib.ui.safe import plain
from lib.ui.words import text

_log = logging.getLogger(__name__)


def show(error: BaseException) -> bool:
    """Show the error on the page; True: it was handled, nothing else is to be shown."""
    if isinstance(error, DataError):
        st.error(text("error.data", message=plain(str(error))))
    else:
        _log.error("a page failed", exc_info=error)
        st.error(text("error.other"))
    return True
