"""What is said when something cannot be shown: one calm sentence each."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lib.dashboard.narrative.wording import Wording
from lib.model import DataError, Message, mark, placed

_DETAILS: Mapping[str, str] = MappingProxyType(
    {
        "title": mark("Title"),
        "publisher": mark("Publisher"),
        "published": mark("Published"),
        "url": mark("Address"),
        "language": mark("Language"),
        "speaker": mark("Speaker: name, role"),
        "speaker_area": mark("Speaks for"),
    }
)
"""What the form of an article's details calls each."""


def damaged_data(fault: Message, words: Wording) -> str:
    """That the tables of a page cannot be read; `fault` names the file and what is wrong."""
    return words.text(
        "These rows cannot be shown: {message}. The other pages may still work.",
        message=words.said(fault),
    )


def unreadable(error: DataError, words: Wording) -> str:
    """Why what a reader brought, or said of it, cannot be read."""
    place = words.text(_DETAILS[error.place]) if error.place in _DETAILS else None
    fault = error.message if place is None else placed(place, error.rule)
    return words.text("This cannot be read: {message}.", message=words.said(fault))


def not_added(error: DataError, words: Wording) -> str:
    """Why an article is not among the shared ones."""
    return words.text("It was not added: {message}.", message=words.said(error.message))


def failed_page(words: Wording) -> str:
    """That our own code fell over."""
    return words.text(
        "This page could not be shown. The fault is ours and has been noted; "
        "the other pages still work."
    )


def missing_page(address: str, words: Wording) -> str:
    """That an address is none of a page."""
    return words.text("There is no page at {address}", address=address)


def pages_follow(words: Wording) -> str:
    """What is said above the names of all pages."""
    return words.text("These are the pages:")


def failed_surroundings(words: Wording) -> str:
    """That something beside the page fell over."""
    return words.text(
        "Something around this page, such as signing in, could not be shown. The fault is ours "
        "and has been noted."
    )


def missing_articles(reasons: Sequence[Message], articles: int | None, words: Wording) -> str:
    """That added articles are in no table, and the first reason why; `articles` is how many,
    None where nobody knows."""
    reason = _reason(reasons, words)
    if articles is None:
        return words.text("Added articles are missing from these pages: {reason}.", reason=reason)
    return words.plural(
        "{count} added article is missing from these pages: {reason}.",
        "{count} added articles are missing from these pages: {reason}.",
        articles,
        reason=reason,
    )


def missing_vintages(reasons: Sequence[Message], words: Wording) -> str:
    """That figures which were refreshed are in no table, and the first reason why."""
    return words.text(
        "Refreshed figures are missing from these pages: {reason}.", reason=_reason(reasons, words)
    )


def _reason(reasons: Sequence[Message], words: Wording) -> str:
    """The first reason, and how many more there are."""
    first, *more = reasons
    reason = words.said(first)
    if not more:
        return reason
    return words.text("{reason}, and {count} more like it", reason=reason, count=len(more))
