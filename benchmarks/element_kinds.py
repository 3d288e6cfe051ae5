"""What each kind of element is drawn from, to see what one more of it costs. See `elements`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import plotly.io
import streamlit as st
from streamlit.elements.lib.layout_utils import LayoutConfig
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart

_SENTENCE = "Kyrgyz statistics show $3.01bn in 2023; Russian officials speak of about $4.1bn."
_HTML = f"<p class='finding'>{_SENTENCE}</p>"
_LONG_HTML = f"<div>{_HTML * 25}</div>"
_SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'>"
_AREAS = tuple(f"Country number {number}" for number in range(45))
_CODES = {name: name[-2:] for name in _AREAS}
_FEW = ("Turnover", "Exports", "Imports", "Balance")
_PAGES = ("overview", "trade", "claims", "people", "articles", "data")
_FILE = b"year,partner,value\n" * 250
_YEARS = list(range(1995, 2025))
_HEIGHT = 400


def _figure(turn: int) -> go.Figure:
    """Four lines of 30 points in a template of their own, like the charts of the pages."""
    figure = go.Figure(layout={"height": _HEIGHT, "hovermode": "x unified", "showlegend": False})
    for line in range(4):
        levels = [1e9 + 1e8 * (line + turn) + 1e7 * (year - 1995) ** 1.5 for year in _YEARS]
        figure.add_scatter(
            x=_YEARS,
            y=levels,
            name=f"Partner {line}",
            mode="lines+markers",
            line={"color": "#b8561b", "width": 2},
            customdata=[f"${level / 1e9:.2f}bn" for level in levels],
            hovertemplate="%{x}: %{customdata}<extra>%{fullData.name}</extra>",
        )
    return figure


class _Ready(go.Figure):  # type: ignore[misc]
    """A figure that hands out one dictionary, made once, where plotly would copy it each time."""

    def to_dict(self) -> dict[str, Any]:
        if not hasattr(self, "_once"):
            object.__setattr__(self, "_once", go.Figure(self).to_plotly_json())
        return dict(self._once)


FIGURES = tuple(_figure(turn) for turn in range(2))
"""Two, shown in turn, so that no browser has the one that is asked for."""
_READY = tuple(_Ready(figure) for figure in FIGURES)
_DICTS = tuple(figure.to_dict() for figure in FIGURES)
_JSON = tuple(str(plotly.io.to_json(figure, validate=False)) for figure in FIGURES)
_FRAMES = tuple(
    pd.DataFrame(
        {
            "year": range(1990 + turn, 2025 + turn),
            "partner": [_AREAS[row] for row in range(35)],
            "value": [1e9 + row * 1e7 for row in range(35)],
            "source": ["National Statistical Committee"] * 35,
            "unit": ["USD"] * 35,
        }
    )
    for turn in range(2)
)


def _message(number: int, turn: int) -> None:
    """A chart by Streamlit's own message, from JSON made once."""
    chart = PlotlyChart(
        spec=_JSON[turn], config="{}", id=f"$$ID-{turn}{number:031}-chart{number}", theme=""
    )
    st._main._enqueue(
        "plotly_chart", chart, layout_config=LayoutConfig(width="stretch", height=_HEIGHT)
    )


@st.cache_data
def _kept_data(number: int) -> dict[str, list[int]]:
    return {"years": _YEARS}


@st.cache_resource
def _kept_resource(number: int) -> dict[str, list[int]]:
    return {"years": _YEARS}


@st.fragment
def _fragment() -> None:
    st.html(_HTML)


def _full_popover(number: int) -> None:
    with st.popover("Download", key=f"files{number}", type="tertiary"):
        st.html(_LONG_HTML)


def _menu(number: int, turn: int) -> None:
    """Six pages, nothing on any of them."""
    pages = [st.Page(_nothing, title=name, url_path=name) for name in _PAGES]
    st.session_state["pages"] = pages
    st.navigation(pages, position="hidden").run()


def _nothing() -> None:
    """An empty page."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one element is drawn, how many at a time, and what stands there anyhow."""

    draw: Callable[[int, int], object]
    """Given its number on the page and the turn, which is 0 or 1 and changes with each run."""
    count: int = 20
    beside: str = "nothing"


def _columns(number: int, turn: int) -> None:
    st.columns([730, 350])


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "nothing": Kind(lambda n, t: None, 0),
        "st.html, 100 characters": Kind(lambda n, t: st.html(f"{_HTML}{n}"), 40),
        "st.html, 2,500 characters": Kind(lambda n, t: st.html(f"{_LONG_HTML}{n}"), 40),
        "st.html, 15,000, as before": Kind(lambda n, t: st.html(f"{_LONG_HTML * 6}{n}"), 10),
        "st.html, 15,000, changed": Kind(lambda n, t: st.html(f"{_LONG_HTML * 6}{n}{t}"), 10),
        "st.markdown": Kind(lambda n, t: st.markdown(f"{_SENTENCE} {n}"), 40),
        "st.caption": Kind(lambda n, t: st.caption(f"{_SENTENCE} {n}"), 40),
        "st.header": Kind(lambda n, t: st.header(f"Finding {n}")),
        "st.metric": Kind(lambda n, t: st.metric(f"Turnover {n}", "$3.01bn")),
        "st.image, SVG": Kind(lambda n, t: st.image(f"{_SVG}<text>{n}</text></svg>")),
        "st.iframe": Kind(lambda n, t: st.iframe(f"/embed/trade?partner=CHN&n={n}", height=400)),
        "st.link_button": Kind(lambda n, t: st.link_button(f"CSV {n}", f"/data/{n}.csv")),
        "st.page_link": Kind(
            lambda n, t: st.page_link(
                st.session_state["pages"][n % 6], label=f"Page {n}", query_params={"partner": "CHN"}
            ),
            beside="st.navigation, 6 pages, hidden",
        ),
        "st.navigation, 6 pages, hidden": Kind(_menu, 1),
        "st.set_page_config": Kind(lambda n, t: st.set_page_config(page_title="Trade"), 1),
        "st.button": Kind(lambda n, t: st.button("Top five", key=f"b{n}", type="tertiary")),
        "st.checkbox": Kind(lambda n, t: st.checkbox("Events", key=f"c{n}")),
        "st.segmented_control, 4 options": Kind(
            lambda n, t: st.segmented_control("Flow", _FEW, key=f"s{n}", default=_FEW[0])
        ),
        "st.radio, 4 options": Kind(lambda n, t: st.radio("Flow", _FEW, key=f"r{n}")),
        "st.selectbox, 4 options": Kind(lambda n, t: st.selectbox("Flow", _FEW, key=f"f{n}")),
        "st.selectbox, 45 options": Kind(lambda n, t: st.selectbox("Partner", _AREAS, key=f"o{n}")),
        "st.multiselect, 45 options": Kind(
            lambda n, t: st.multiselect("Partner", _AREAS, key=f"m{n}", default=_AREAS[:3])
        ),
        "st.multiselect, format_func": Kind(
            lambda n, t: st.multiselect(
                "Partner", _AREAS, key=f"q{n}", default=_AREAS[:3], format_func=_CODES.__getitem__
            )
        ),
        "st.popover, empty": Kind(lambda n, t: st.popover("Download", key=f"p{n}")),
        "st.popover with one st.html": Kind(lambda n, t: _full_popover(n)),
        "st.expander, empty": Kind(lambda n, t: st.expander("More", key=f"e{n}")),
        "st.tabs of 4, empty": Kind(lambda n, t: st.tabs(["Time", "Map", "Goods", "Table"])),
        "st.tabs of 4, rerun by key": Kind(
            lambda n, t: st.tabs(["Time", "Map", "Goods", "Table"], key=f"t{n}", on_change="rerun")
        ),
        "st.container": Kind(lambda n, t: st.container()),
        "st.container, key, horizontal": Kind(
            lambda n, t: st.container(key=f"k{n}", horizontal=True)
        ),
        "st.columns of 2": Kind(_columns),
        "st.download_button, bytes": Kind(
            lambda n, t: st.download_button(
                "CSV", _FILE + bytes(n), f"{n}.csv", key=f"d{n}", on_click="ignore"
            )
        ),
        "st.download_button, callable": Kind(
            lambda n, t: st.download_button(
                "CSV", lambda: _FILE, f"{n}.csv", key=f"l{n}", on_click="ignore"
            )
        ),
        "st.dataframe, 35 rows": Kind(lambda n, t: st.dataframe(_FRAMES[t], key=f"w{n}"), 10),
        "st.table, 35 rows": Kind(lambda n, t: st.table(_FRAMES[t]), 10),
        "st.plotly_chart, a dictionary": Kind(
            lambda n, t: st.plotly_chart(_DICTS[t], key=f"h{n}", theme=None), 5
        ),
        "st.plotly_chart, go.Figure kept": Kind(
            lambda n, t: st.plotly_chart(FIGURES[t], key=f"g{n}", theme=None), 5
        ),
        "st.plotly_chart, kept, unchanged": Kind(
            lambda n, t: st.plotly_chart(FIGURES[0], key=f"u{n}", theme=None), 5
        ),
        "st.plotly_chart, to_dict kept": Kind(
            lambda n, t: st.plotly_chart(_READY[t], key=f"y{n}", theme=None), 5
        ),
        "a plotly message from kept JSON": Kind(_message, 5),
        "st.fragment with one st.html": Kind(lambda n, t: _fragment()),
        "st.cache_data, a hit": Kind(lambda n, t: _kept_data(n), 40),
        "st.cache_resource, a hit": Kind(lambda n, t: _kept_resource(n), 40),
        "st.query_params, read": Kind(lambda n, t: st.query_params.get_all("partner"), 40),
        "st.session_state, read": Kind(lambda n, t: st.session_state.get("partner"), 40),
        "st.session_state, write": Kind(lambda n, t: st.session_state.__setitem__(f"x{n}", t), 40),
        "st.context.locale, read": Kind(lambda n, t: st.context.locale, 40),
        "st.context.headers, read": Kind(lambda n, t: st.context.headers.get("Host"), 40),
    }
)


def show(name: str, count: int, turn: int) -> None:
    """Draw so many of a kind."""
    kind = KINDS[name]
    if kind.beside != "nothing":
        KINDS[kind.beside].draw(0, turn)
    for number in range(count):
        kind.draw(number, turn)
