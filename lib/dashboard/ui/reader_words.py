"""The words of the language in which the reader of this run reads, for what only the server shows:
forms, buttons, their outcome."""

import streamlit as st

from lib.dashboard.narrative import Wording, wording
from lib.dashboard.views.address import language_of


def reader_words() -> Wording:
    """The words of the language that the address asks for."""
    return wording(language_of(address_pairs()))


def address_pairs() -> tuple[tuple[str, str], ...]:
    """The parameters of the address, one by one."""
    return tuple((key, value) for key in st.query_params for value in st.query_params.get_all(key))
