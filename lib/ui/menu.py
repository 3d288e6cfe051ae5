"""The pages, in the order and groups of the menu. A new page is one line here."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lib.ui import filters
from lib.ui.words import text

_PAGES = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its group in the menu, and its name, which is its script, address and key."""

    group: str
    name: str


MENU = (
    Entry("said", "at_a_glance"),
    Entry("said", "article"),
    Entry("said", "read"),
    Entry("record", "claims"),
    Entry("record", "compare"),
    Entry("record", "trade"),
    Entry("record", "mirror"),
    Entry("record", "people"),
    Entry("take", "data"),
)


def pages() -> dict[str, StreamlitPage]:
    """The pages by name; the first one is the front page."""
    return {
        entry.name: st.Page(
            _PAGES / f"{entry.name}.py",
            title=text(f"{entry.name}.menu"),
            url_path=entry.name,
            default=entry is MENU[0],
        )
        for entry in MENU
    }


def draw(found: dict[str, StreamlitPage]) -> None:
    """The menu at the left, plain words in groups; the chosen partners go along."""
    with st.sidebar:
        st.header(text("app.name"), anchor=False)
        st.caption(text("app.subtitle"))
        for group in dict.fromkeys(entry.group for entry in MENU):
            st.caption(text(f"menu.{group}"))
            for entry in MENU:
                if entry.group == group:
                    st.page_link(found[entry.name], query_params=filters.address())
        st.caption(text("menu.pictures"))
        filters.picture_filter()
