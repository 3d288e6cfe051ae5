"""What a reader sees when something is wrong: one calm sentence, never a traceback."""

import logging

from lib import store
from lib.dashboard.narrative import fault_text
from lib.dashboard.ui import elements
from lib.dashboard.ui.reader_words import reader_words
from lib.model import DataError

_log = logging.getLogger(__name__)


def show_beside(error: Exception) -> None:
    """Show that something around the page is missing; the page itself goes on."""
    if isinstance(error, DataError):
        show(error)
        return
    _log.error("what is around a page failed", exc_info=error)
    elements.warning(fault_text.failed_surroundings(reader_words()))


def show_left_out() -> None:
    """Say in a quiet line each which added articles and which refreshed figures are in no table
    because of a fault on disk."""
    directory = store.data_dir()
    if vintages := store.left_out_vintages(directory):
        reasons = [one.message for one in vintages]
        elements.caption(fault_text.missing_vintages(reasons, reader_words()))
    left = store.left_out(directory)
    if not left:
        return
    counts = [one.articles for one in left if one.articles is not None]
    known = sum(counts) if len(counts) == len(left) else None
    reasons = [one.message for one in left]
    elements.caption(fault_text.missing_articles(reasons, known, reader_words()))


def show(error: BaseException) -> bool:
    """Show the error on the page; True: it was handled, nothing else is to be shown."""
    words = reader_words()
    if isinstance(error, DataError):
        elements.error(fault_text.damaged_data(error.message, words))
    else:
        _log.error("a page failed", exc_info=error)
        elements.error(fault_text.failed_page(words))
    return True
