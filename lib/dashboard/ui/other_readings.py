"""Other ways to read a part of a figure of the reader's article: buttons, of which one click puts
that in its place, and a click on the first takes it back."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.dashboard.ui import add_article, corrections_table, elements, session_article
from lib.model import OtherReadings


def offer(block: OtherReadings) -> None:
    """The buttons, the one pressed that is in the figure now."""
    key = f"own_reading_{block.key}"
    st.session_state[key] = block.chosen
    elements.pills(
        block.label,
        tuple(range(len(block.options))),
        [option.label for option in block.options],
        key=key,
        on_change=_choose,
        args=(block, key),
    )


def _choose(block: OtherReadings, key: str) -> None:
    """Lay what was chosen on the figure; the first, or another click on any, is as it was read."""
    found = session_article.here()
    if found is None:
        return
    place: int | None = st.session_state.get(key)
    as_read = block.options[0].cells
    cells: Mapping[str, Any] = block.options[place].cells if place else {}
    kept = {
        column: cell
        for column, cell in found.changes.get(block.figure, {}).items()
        if column not in as_read
    }
    correctable = session_article.correctable()
    chosen = {column: cell for column, cell in cells.items() if column in correctable}
    changes = {**found.changes, block.figure: {**kept, **chosen}}
    session_article.correct(changes, found.taken_out, add_article.who())
    corrections_table.begin_anew()
