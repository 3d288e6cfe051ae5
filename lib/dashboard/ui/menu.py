"""The pages, in the order and groups of the menu. A new page is one line here.

What is wrong with one page is that page's matter: one without a name in the messages is called
by its script, one without a script is left out, and all others go on. `faults` says what to mend.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lib.dashboard.ui import elements, filters
from lib.dashboard.ui.words import has_message, text

_PAGES = Path(__file__).resolve().parents[3] / "pages"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its group in the menu, and its name, which is its script, address and key."""

    group: str
    name: str
    choices: tuple[str, ...] = ()
    """What can be chosen on it, by the names that its address has for that."""
    is_filtered: bool = True
    """Whether the chosen partners make a difference to it."""
    has_pictures: bool = True


MENU = (
    Entry("said", "at_a_glance", has_pictures=False),
    Entry("said", "article", has_pictures=False),
    Entry("said", "read", is_filtered=False, has_pictures=False),
    Entry("record", "claims", ("claim", "currency"), is_filtered=False),
    Entry("record", "compare", ("view", "indicator", "base", "events", "year", "block")),
    Entry("record", "trade", ("indicator", "view", "base", "scale", "events", "year")),
    Entry("record", "mirror", ("across", "currency", "pair")),
    Entry("record", "people", ("host", "events")),
    Entry("take", "data", ("table",), has_pictures=False),
)


def pages() -> dict[str, StreamlitPage]:
    """The pages by name; the first one is the front page."""
    return {
        entry.name: st.Page(
            _script(entry),
            title=_named(f"{entry.name}.menu", entry.name),
            url_path=entry.name,
            default=entry is MENU[0],
        )
        for entry in MENU
        if _script(entry).is_file()
    }


def faults() -> Iterator[str]:
    """What a page in the menu lacks, each in a sentence for whoever runs the server."""
    for entry in MENU:
        if not _script(entry).is_file():
            yield f"lib/dashboard/ui/menu.py: there is no script pages/{entry.name}.py"
        for key in (f"{entry.name}.menu", f"{entry.name}.title", f"menu.{entry.group}"):
            if not has_message(key):
                at = "lib/dashboard/ui/messages"
                yield f"{at}: there is no message {key!r}, for the page {entry.name!r}"


def names() -> tuple[str, ...]:
    """The names of all pages, which are the last part of their addresses."""
    return tuple(entry.name for entry in MENU)


def entry_of(page: StreamlitPage, found: dict[str, StreamlitPage]) -> Entry:
    """What the menu says of a page that is shown."""
    name = next(name for name, one in found.items() if one.url_path == page.url_path)
    return next(entry for entry in MENU if entry.name == name)


def draw(found: dict[str, StreamlitPage], shown: Entry) -> None:
    """The menu at the left, plain words in groups; the chosen partners go along. Where the page
    that is `shown` has pictures, also how to save them."""
    with st.sidebar:
        elements.header(text("app.name"))
        elements.caption(text("app.subtitle"))
        for group in dict.fromkeys(entry.group for entry in MENU):
            elements.caption(_named(f"menu.{group}", group))
            for entry in MENU:
                if entry.group == group and entry.name in found:
                    page = found[entry.name]
                    elements.page_link(page, page.title, query_params=filters.address())
        if shown.has_pictures:
            elements.caption(text("menu.pictures"))
            filters.picture_filter()


def _script(entry: Entry) -> Path:
    return _PAGES / f"{entry.name}.py"


def _named(key: str, fallback: str) -> str:
    """The message; what it is of is called by its own name where there is none."""
    return text(key) if has_message(key) else fallback
