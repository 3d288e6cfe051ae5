"""What a reader sees when something is wrong: one calm sentence, never a traceback."""

import logging

from lib import store
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
    elements.warning(
        reader_words().text(
            "Something around this page, such as signing in, could not be shown. The fault is ours "
            "and has been noted."
        )
    )


def show_left_out() -> None:
    """Say in one quiet line which added articles are in no table because of a fault on disk."""
    left = store.left_out(store.data_dir())
    if not left:
        return
    words = reader_words()
    reason = str(left[0])
    if len(left) > 1:
        reason = words.text(
            "{reason}, and {count} more like it", reason=reason, count=len(left) - 1
        )
    counts = [one.articles for one in left if one.articles is not None]
    if len(counts) < len(left):
        said = words.text("Added articles are missing from these pages: {reason}.", reason=reason)
    else:
        said = words.plural(
            "{count} added article is missing from these pages: {reason}.",
            "{count} added articles are missing from these pages: {reason}.",
            sum(counts),
            reason=reason,
        )
    elements.caption(said)


def show(error: BaseException) -> bool:
    """Show the error on the page; True: it was handled, nothing else is to be shown."""
    words = reader_words()
    if isinstance(error, DataError):
        elements.error(
            words.text(
                "These rows cannot be shown: {message}. The other pages may still work.",
                message=str(error),
            )
        )
    else:
        _log.error("a page failed", exc_info=error)
        elements.error(
            words.text(
                "This page could not be shown. The fault is ours and has been noted; the other "
                "pages still work."
            )
        )
    return True
