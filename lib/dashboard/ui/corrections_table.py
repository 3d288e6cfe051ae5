"""The figures of the reader's article as a table in which every field can be corrected: once it
is opened, since the table is large."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib.codelists import areas, codelist
from lib.dashboard.narrative import Wording, article_text
from lib.dashboard.ui import add_article, elements, session_article
from lib.dashboard.ui.reader_words import reader_words
from lib.dashboard.ui.session_article import Own
from lib.model import mark, visible

if TYPE_CHECKING:
    import pandas as pd

_KEY, _AS_IT_CAME, _OPEN = "own_rows", "own_rows_as_they_came", "own_rows_open"
_TIMES = "own_rows_begun"
_ORDER = (
    *("number", "exact", "kept", "bound", "obs_value", "unit", "indicator", "measure"),
    *(
        "product",
        "reporter",
        "partner",
        "partner_words",
        "period_start",
        "period_end",
        "reporter_scope",
        "partner_scope",
    ),
    *("base_period_start", "base_period_end"),
)
_WIDTHS = {
    **{"number": 44, "exact": 210, "kept": 80, "bound": 110, "obs_value": 125, "unit": 125},
    **{"indicator": 125, "measure": 80, "reporter": 110, "partner": 110},
    **{"product": 125, "partner_words": 125, "reporter_scope": 130, "partner_scope": 130},
}
"""Pixels, for the longest name in each list; the table turns sideways."""
_DAY_WIDTH = 105
_LISTS = {name: name for name in ("indicator", "measure", "unit", "product")}
_AREAS, _SCOPES = ("reporter", "partner"), ("reporter_scope", "partner_scope")
_FEW = 12


_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "number": mark("No."),
        "exact": mark("Words"),
        "kept": mark("A figure"),
        "indicator": mark("Counts"),
        "measure": mark("Measure"),
        "reporter": mark("Of"),
        "reporter_scope": mark("Of: whole or some"),
        "partner": mark("With"),
        "partner_words": mark("With, in words"),
        "partner_scope": mark("With: whole or some"),
        "product": mark("Of which goods"),
        "obs_value": mark("Value"),
        "unit": mark("Unit"),
        "bound": mark("Qualifier"),
        "period_start": mark("From"),
        "period_end": mark("To"),
        "base_period_start": mark("Base from"),
        "base_period_end": mark("Base to"),
    }
)


def corrections() -> None:
    """The button that opens the table, and which corrections were not taken, and why."""
    found, words = session_article.here(), reader_words()
    if found is None or not found.read.observations:
        return
    is_open = bool(st.session_state.get(_OPEN, False))
    elements.button(
        words.text("Close the corrections") if is_open else words.text("Correct any field"),
        key="own_correct",
        on_click=_turn,
    )
    headings = {name: words.text(message) for name, message in _HEADINGS.items()}
    for refusal in article_text.corrections(session_article.shown(found), headings, words):
        elements.warning(refusal)
    if is_open:
        _table(found, words)


def begin_anew() -> None:
    """Have the table show the figures as they stand: they were corrected elsewhere. What was typed
    in it is among the corrections, and would else be laid on top of them again."""
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1


def _turn() -> None:
    st.session_state[_OPEN] = not st.session_state.get(_OPEN, False)


def _table(found: Own, words: Wording) -> None:
    elements.caption(
        words.text(
            "One row is one figure, numbered as in the text. The row’s note keeps what it was "
            "read as."
        )
    )
    key = f"{_KEY}_{found.source_id}_{st.session_state.get(_TIMES, 0)}"
    if key not in st.session_state:
        # What is typed is kept by the widget, on top of the rows it was given at first.
        st.session_state[_AS_IT_CAME] = _as_it_stands(found)
    st.data_editor(
        st.session_state[_AS_IT_CAME],
        key=key,
        hide_index=True,
        column_order=_ORDER,
        column_config={name: _column(name, words) for name in _ORDER},
        disabled=["number", "exact", "partner_words"],
        num_rows="fixed",
        placeholder="",
        height="content" if len(found.read.observations) <= _FEW else 460,
        on_change=_typed,
        args=(key,),
        alt=words.text("The figures in codes"),
    )


def _as_it_stands(found: Own) -> pd.DataFrame:
    """One row a figure, in text order: as it was read, and over that what was typed before."""
    import pandas as pd

    words: dict[str | None, str] = {
        one.quotation_id: visible(one.exact) for one in found.read.quotations
    }
    shown = [
        {
            "number": number,
            "exact": words[figure.quotation_id],
            "kept": figure.observation_id not in found.taken_out,
            "partner_words": figure.partner_words and visible(figure.partner_words),
            **{column: getattr(figure, column) for column in session_article.correctable()},
            **found.changes.get(figure.observation_id, {}),
        }
        for number, figure in enumerate(found.read.observations, 1)
    ]
    frame = pd.DataFrame(shown, columns=list(_ORDER))
    days = {name: pd.to_datetime(frame[name]) for name in _ORDER if name.endswith(("start", "end"))}
    texts = {name: frame[name].astype("str") for name in (*_LISTS, *_AREAS, *_SCOPES, "bound")}
    return frame.assign(**days, **texts)


def _typed(key: str) -> None:
    """Lay what was typed on the figures as they were read."""
    found = session_article.here()
    if found is None:
        return
    changes = {figure: dict(changed) for figure, changed in found.changes.items()}
    taken_out = set(found.taken_out)
    typed: Mapping[int, Mapping[str, Any]] = st.session_state[key]["edited_rows"]
    for place, cells in typed.items():
        figure = found.read.observations[int(place)].observation_id
        cells = dict(cells)
        if "kept" in cells:
            (taken_out.discard if cells.pop("kept") else taken_out.add)(figure)
        changes.setdefault(figure, {}).update(cells)
    session_article.correct(changes, frozenset(taken_out), add_article.who())


def _column(name: str, words: Wording) -> ColumnConfig:
    """How a column is shown and what can be chosen in it."""
    label, width = words.text(_HEADINGS[name]), _WIDTHS.get(name, _DAY_WIDTH)
    columns = st.column_config
    if name in (*_LISTS, *_AREAS, *_SCOPES, "bound"):
        options, called = _options(name), _called(name, words)
        return columns.SelectboxColumn(label, width=width, options=options, format_func=called)
    match name:
        case "number":
            return columns.NumberColumn(label, width=width, format="%d", pinned=True)
        case "obs_value":
            return columns.NumberColumn(label, width=width, format="localized")
        case "exact" | "partner_words":
            return columns.TextColumn(label, width=width, pinned=name == "exact")
        case "kept":
            return columns.CheckboxColumn(label, width=width)
        case _:
            return columns.DateColumn(label, width=width, format="YYYY-MM-DD")


def _options(name: str) -> list[str]:
    if name in _AREAS:
        return list(areas())
    return list(codelist("scope" if name in _SCOPES else _LISTS.get(name, name)))


def _hedge(words: Wording, bound: Any) -> str:
    pattern = words.label("bound", bound)
    return pattern.format(value="…") if pattern != "{value}" else words.text("none")


def _area(words: Wording, code: Any) -> str:
    return format(words.area(code), "label")


def _called(name: str, words: Wording) -> Callable[[Any], str]:
    """What puts a code into words."""
    if name in _AREAS:
        return partial(_area, words)
    if name == "bound":
        return partial(_hedge, words)
    return partial(words.label, "scope" if name in _SCOPES else _LISTS[name])
