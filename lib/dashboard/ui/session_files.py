"""Files of rows among which are those of the reader's own article: no address has them, so they
are made for this visit, when the reader asks for one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from lib import store
from lib.dashboard import exports, queries, views
from lib.dashboard.narrative import wording
from lib.dashboard.queries.extracts import ADDED
from lib.dashboard.ui import elements
from lib.model import Rows, Tables

EVERYTHING = "all"
"""The name of all tables in one zip."""

_MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
_NAMING = ("observation_id", "source_id", "claim", "derived_from")
"""Fields of rows that name an article, by itself or in the name of a figure."""


@dataclass(frozen=True, slots=True)
class Taking:
    """A menu of files of one piece of a page."""

    key: str
    title: str
    """What they are of, where nothing above says so."""
    label: str
    note: str
    terms: str
    """That the files have rows that may not be passed on; empty where they have none."""
    files: tuple[tuple[str, str, str, Callable[[], bytes]], ...]
    """Of each its label, file name, media type, and what makes it."""


def has_own_rows(rows: Rows, tables: Tables) -> bool:
    """Whether rows of the reader's own article are, or may be, among these."""
    if tables.brought is None:
        return False
    if not rows.records:
        return True
    return any(_is_of(record, tables.brought) for record in rows.records)


def taking(rows: Rows, tables: Tables, origin: str, language: str, title: str = "") -> Taking:
    """The menu of files of some rows."""
    words = wording(language)
    key = "-".join((rows.name, *(value for _, value in rows.choices)))
    forms = (
        {"zip": words.text("Zip")} if rows.name == EVERYTHING else {"csv": "CSV", "xlsx": "Excel"}
    )

    def named(form: str) -> str:
        return exports.file_name(rows.name, rows.partners, None, form, dict(rows.choices))

    return Taking(
        key=key,
        title=title,
        label=words.text("Download"),
        note=words.text("With the rows of your article, which no address has."),
        terms=views.not_for_redistribution(rows, tables, language),
        files=tuple(
            (label, named(form), _MIME[form], _maker(form, rows, tables, origin, language))
            for form, label in forms.items()
        ),
    )


def offer(menu: Taking) -> None:
    """Show the menu. A file is made when it is asked for."""
    with st.container(key=f"take-{menu.key}", horizontal=True, vertical_alignment="center"):
        if menu.title:
            elements.caption(menu.title, width="content")
        with elements.popover(menu.label):
            for label, name, mime, make in menu.files:
                elements.download_button(label, make, name, mime, key=f"take-{menu.key}-{name}")
            elements.caption(menu.note)
            if menu.terms:
                elements.caption(menu.terms)


def _is_of(record: Any, source_id: str) -> bool:
    return any(source_id in str(getattr(record, name, None) or "") for name in _NAMING)


def _maker(
    form: str, rows: Rows, tables: Tables, origin: str, language: str
) -> Callable[[], bytes]:
    say = wording(language).text

    def made() -> bytes:
        today = datetime.now(UTC).date()
        filters = {"partner": ",".join(rows.partners or ()), **dict(rows.choices)}
        which = " ".join(f"{name}: {value}." for name, value in filters.items() if value)
        if form == "zip":
            return exports.archive(
                {
                    name: queries.take(name, tables, rows.partners, language)
                    for name in store.TABLES
                },
                {name: _described(name) for name in store.TABLES},
                filters=which or say("All rows."),
                address=origin,
                made=today,
                language=language,
                say=say,
            )
        frame = views.frame_of(rows, tables, language)
        if form == "csv":
            return exports.csv_bytes(frame)
        meanings = {**queries.COMPUTED, **store.meanings(rows.name)}
        about = exports.About(rows.name, which, origin, today, meanings, language, say)
        return exports.xlsx_bytes(frame, about)

    return made


def _described(name: str) -> exports.Description:
    table = store.TABLES[name]
    meanings = {**ADDED, **{column.name: column.meaning for column in table.columns}}
    return exports.Description(table.row, table.key, meanings)
