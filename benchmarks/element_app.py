"""A page of nothing but some elements of one kind, which its address names. See `elements`.

streamlit run benchmarks/element_app.py
"""

import streamlit as st

from benchmarks.element_kinds import show

show(
    st.query_params.get("kind", "nothing"),
    int(st.query_params.get("count", 0)),
    int(st.query_params.get("turn", 0)),
)
