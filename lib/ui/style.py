"""The style sheet of our own blocks; the page itself is styled by the theme alone."""

from pathlib import Path

import streamlit as st

_SHEET = Path(__file__).with_name("style.css")


def apply() -> None:
    """Give the page the style sheet; takes no room on it."""
    st.html(_SHEET)
