"""The parts of the page `data`: one table at a time, all of them in a zip, how to cite."""

import pandas as pd
import streamlit as st

from lib import store
from lib.dashboard import exports, queries
from lib.dashboard.exports import Description
from lib.dashboard.markup.safe import Markdown
from lib.dashboard.queries.extracts import ADDED
from lib.dashboard.ui import cache, elements, filters, page_parts, sentences
from lib.dashboard.ui.words import day, plural, text, with_links


def choose_table() -> str:
    """The table the page shows; in the address as ``table``."""
    return filters.one_of("table", tuple(store.TABLES))


def summary(table: str, rows: pd.DataFrame, partners: tuple[str, ...]) -> None:
    """Which rows these are, in a sentence."""
    name = text(f"choice.table.{table}")
    if not is_filtered(table):
        count = plural("data.count.all", len(rows))
        page_parts.answer(
            text("data.answer.all", table=name, rows=count, row=store.TABLES[table].row)
        )
        return
    if not partners and rows.empty:
        page_parts.answer(text("data.answer.none", table=name))
        return
    about = sentences.named(partners)
    count = plural("data.count", len(rows))
    row = store.TABLES[table].row
    page_parts.answer(text("data.answer", table=name, rows=count, partners=about, row=row))


def is_filtered(table: str) -> bool:
    """Whether the chosen partners decide the rows of a table."""
    return table in queries.BY_PARTNER


def show(table: str, rows: pd.DataFrame) -> None:
    """Every column of the rows, under the name it has in the file.

    What a person reads comes first, then the codes, then the identifiers.
    """
    names = sorted(rows.columns, key=lambda name: (name.endswith("_id"), f"{name}_label" in rows))
    st.dataframe(
        page_parts.for_eyes(rows),
        hide_index=True,
        key="data_rows",
        height=420,
        column_order=names,
        placeholder="",
        alt=text(f"choice.table.{table}"),
    )


def archive(partners: tuple[str, ...]) -> None:
    """All tables, filtered in the same way, as one zip."""
    address = page_parts.origin()
    elements.caption(text("data.archive"))
    elements.download_button(
        text("download.zip"),
        lambda: _zip(partners, address),
        exports.file_name("all", partners, None, "zip"),
        "application/zip",
        key="data_zip",
    )


def dictionary(table: str) -> None:
    """What the columns of a table mean."""
    described = store.TABLES[table]
    rows = [
        {"name": c.name, "type": str(c.type), "meaning": c.meaning, "empty": c.empty or ""}
        for c in described.columns
    ]
    with elements.expander(text("data.dictionary")):
        names = {name: text(f"column.{name}") for name in rows[0]}
        elements.table(pd.DataFrame(rows).rename(columns=names))


def citation() -> None:
    """How to cite, short and long."""
    with elements.expander(text("data.citation")):
        today = page_parts.today()
        read_on, here = day(today.isoformat()), page_parts.origin()
        address = Markdown.link(here, here)
        elements.markdown(with_links("data.citation.long", address=address, today=read_on))
        elements.markdown(text("data.citation.short", today=read_on))


def _zip(partners: tuple[str, ...], address: str) -> bytes:
    tables = {name: cache.take(name, partners) for name in store.TABLES}
    return exports.archive(
        tables,
        {name: _description(name) for name in tables},
        filters=page_parts.which_rows(partners),
        address=address,
        made=page_parts.today(),
    )


def _description(name: str) -> Description:
    table = store.TABLES[name]
    meanings = {**ADDED, **{column.name: column.meaning for column in table.columns}}
    return Description(table.row, table.key, meanings)
