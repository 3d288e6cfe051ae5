"""The figures of the reader's article as a table in which they can be put right."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib.codelists import areas, codelist
from lib.dashboard.ui import claim_wording, elements, keep_article, page_parts, session_article
from lib.dashboard.ui.annotated_text import numbered
from lib.dashboard.ui.session_article import Own
from lib.dashboard.ui.words import area, code, text
from lib.model import visible

_KEY, _AS_IT_CAME = "own_rows", "own_rows_as_they_came"
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
"""Pixels, for the longest name in each list; the table turns sideways. Days need 105."""
_LISTS = {name: name for name in ("indicator", "measure", "unit", "product")}
_AREAS, _SCOPES = ("reporter", "partner"), ("reporter_scope", "partner_scope")
_FEW = 12


def rows(found: Own) -> None:
    """The table, where there are figures, and below it in a sentence each what was left open
    and why corrections do not hold."""
    if not found.read.observations:
        return
    page_parts.heading("read.rows")
    page_parts.paragraph("read.rows.note")
    key = f"{_KEY}_{found.source_id}"
    if key not in st.session_state:
        # What is typed is kept by the widget, on top of the rows it was given at first.
        st.session_state[_AS_IT_CAME] = _as_it_stands(found)
    st.data_editor(
        st.session_state[_AS_IT_CAME],
        key=key,
        hide_index=True,
        column_order=_ORDER,
        column_config={name: _column(name) for name in _ORDER},
        disabled=["number", "exact", "partner_words"],
        num_rows="fixed",
        placeholder="",
        height="content" if len(found.read.observations) <= _FEW else 460,
        on_change=_typed,
        args=(key,),
        alt=text("read.rows"),
    )
    _say_what_is_missing(found)


def _say_what_is_missing(found: Own) -> None:
    """What was left open of which figure, and which corrections were not taken."""
    numbers = numbered(found)
    for one in found.rows.observations:
        if why := claim_wording.left_open({"withheld": one.withheld}):
            number = numbers[one.observation_id]
            elements.info(text("correct.left_open", number=number, why="; ".join(why)))
    for figure, errors in found.refused.items():
        for error in errors:
            place = {"number": numbers[figure], "column": text(f"correct.{error.place}")}
            elements.warning(text("correct.refused", rule=error.rule, **place))


def _as_it_stands(found: Own) -> pd.DataFrame:
    """One row a figure, in text order: as it was read, and over that what was typed before."""
    words: dict[str | None, str] = {
        one.quotation_id: visible(one.exact) for one in found.read.quotations
    }
    shown = [
        {
            "number": number,
            "exact": words[figure.quotation_id],
            "kept": figure.observation_id not in found.taken_out,
            "partner_words": figure.partner_words and visible(figure.partner_words),
            **{column: getattr(figure, column) for column in session_article.CORRECTABLE},
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
    session_article.correct(changes, frozenset(taken_out), keep_article.who())


def _column(name: str) -> ColumnConfig:
    """How a column is shown and what can be chosen in it."""
    label, width, columns = text(f"correct.{name}"), _WIDTHS.get(name, 105), st.column_config
    if name in (*_LISTS, *_AREAS, *_SCOPES, "bound"):
        options, called = _options(name), _called(name)
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


def _hedge(bound: Any) -> str:
    words = code("bound", bound)
    return words.format(value="…") if words != "{value}" else text("correct.no_bound")


def _called(name: str) -> Callable[[Any], str]:
    """What puts a code into words."""
    if name in _AREAS:
        return area
    if name == "bound":
        return _hedge
    return partial(code, "scope" if name in _SCOPES else _LISTS[name])
