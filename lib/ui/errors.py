"""What a reader sees when something is wrong: one calm sentence, never a traceback."""

import logging

from lib.model import DataError
from lib.ui import elements
from lib.ui.words import text

_log = logging.getLogger(__name__)


def show_beside(error: Exception) -> None:
    """Show that something around the page is missing; the page itself goes on."""
    if isinstance(error, DataError):
        show(error)
        return
    _log.error("what is around a page failed", exc_info=error)
    elements.warning(text("error.around"))


def show(error: BaseException) -> bool:
    """Show the error on the page; True: it was handled, nothing else is to be shown."""
    if isinstance(error, DataError):
        elements.error(text("error.data", message=str(error)))
    else:
        _log.error("a page failed", exc_info=error)
        elements.error(text("error.other"))
    return True
