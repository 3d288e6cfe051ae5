"""The least a dashboard can be: one choice, one line chart. What ours is measured against.

streamlit run benchmarks/bare_app.py
"""

import plotly.graph_objects as go
import streamlit as st

_YEARS = list(range(2018, 2024))

partner = st.selectbox("Partner", ["CHN", "KAZ", "RUS"], key="partner")
figure = go.Figure(layout={"height": 560, "meta": {"partner": partner}})
for n in range(3):
    levels = [(n + 1) * (year - 2016) * len(partner) * ord(partner[0]) for year in _YEARS]
    figure.add_scatter(x=_YEARS, y=levels, name=f"{partner} {n}", mode="lines+markers")
st.plotly_chart(figure, key="chart")
