"""What a reader sees when something is wrong: one calm sentence, never a traceback."""

import logging

from lib import store
from lib.dashboard.ui import elements
from lib.dashboard.ui.words import plural, text
from lib.model import DataError

_log = logging.getLogger(__name__)


def show_beside(error: Exception) -> None:
    """Show that something around the page is missing; the page itself goes on."""
    if isinstance(error, DataError):
        show(error)
        return
    _log.error("what is around a page failed", exc_info=error)
    elements.warning(text("error.around"))


def show_left_out() -> None:
    """Say in one quiet line which added articles are in no table because of a fault on disk."""
    left = store.left_out(store.data_dir())
    if not left:
        return
    reason = str(left[0])
    if len(left) > 1:
        reason = text("left_out.several", reason=reason, count=len(left) - 1)
    counts = [one.articles for one in left if one.articles is not None]
    if len(counts) < len(left):
        elements.caption(text("left_out.unknown", reason=reason))
    else:
        elements.caption(plural("left_out.counted", sum(counts), reason=reason))


def show(error: BaseException) -> bool:
    """Show the error on the page; True: it was handled, nothing else is to be shown."""
    if isinstance(error, DataError):
        elements.error(text("error.data", message=str(error)))
    else:
        _log.error("a page failed", exc_info=error)
        elements.error(text("error.other"))
    return True
