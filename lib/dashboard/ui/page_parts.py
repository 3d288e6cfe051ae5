"""The parts every page is made of, in the order a page has them.

Title (a reader's question), answer (computed), chart, the table of the same rows, downloads.
What is drawn is tabled is exported: all three get the same frame.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from urllib.parse import urlencode, urlsplit

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.column_types import ColumnConfig

from lib import store
from lib.dashboard import exports, queries, views
from lib.dashboard.charts import Caption
from lib.dashboard.markup.safe import Html
from lib.dashboard.ui import (
    cache,
    claim_rows,
    elements,
    event_text,
    filters,
    menu,
    sentences,
    session_article,
    totals_text,
)
from lib.dashboard.ui.partner_address import written
from lib.dashboard.ui.words import listed, plural, text, the_area, the_indicator
from lib.model import address_fault, visible

TRADE_COLUMNS = (
    "called",
    "year",
    "words",
    "obs_value",
    "unit_label",
    "obs_status_label",
    "derivation",
    "vintages",
    "source_title",
)
SAID_COLUMNS = (
    "topic_label",
    "reporter_label",
    "partner_label",
    "exact",
    "bound_words",
    "obs_value",
    "unit_label",
    "speaker",
    "source_title",
)
STATEMENT_COLUMNS = (
    "year",
    "words",
    "side_label",
    "reports",
    "author",
    "compiler_label",
    "published",
    "source_title",
    "source_url",
)
GOLD_COLUMNS = (*TRADE_COLUMNS[:2], "product", *TRADE_COLUMNS[2:])
MIRROR_COLUMNS = (
    "goods",
    "period",
    "reporter_label",
    "indicator_label",
    "words",
    "obs_value",
    "unit_label",
    "valuation_label",
    "ratio",
    "derivation",
    "compiler_label",
    "published",
    "source_title",
)
PEOPLE_COLUMNS = (
    "definition_label",
    "period",
    "words",
    "obs_value",
    "unit_label",
    "reports",
    "publisher",
    "published",
    "note",
    "source_title",
    "source_url",
)
CLAIM_COLUMNS = (
    "words",
    "period_words",
    "verdict_label",
    "ratio",
    "reports",
    "known_label",
    "member_label",
    "definition_label",
    "compiler_label",
    "published",
    "derivation",
    "source_title",
    "source_url",
)
ELSEWHERE_COLUMNS = (
    *("published", "words", "exact", "called", "speaker", "source_title", "source_url"),
)
REJECTION_COLUMNS = ("exact", "reason_label", "start", "end", "source_title")
_HEADINGS: Mapping[tuple[str, ...], Mapping[str, str]] = {
    CLAIM_COLUMNS: {
        "ratio": "column.ratio_to_claim",
        "definition_label": "column.definition_compared",
    },
    SAID_COLUMNS: {"reporter_label": "column.reporter_said"},
}
"""Where a column has not the heading that it has in other tables."""
_SHOWN_ONLY = [
    *("called", "words", "sentence", "flow", "topic_label", "goods", "period", "lane"),
    *("head", "lane_label", "label", "who", "hollow", "ratio_words", "reported"),
    *claim_rows.ADDED,
]
_CONFIGURED = ("browser.serverAddress", "browser.serverPort")
"""Where the server takes itself to be, for a browser that does not say where it found it."""
_MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "zip": "application/zip",
}


def title(page: str) -> None:
    """The page's question; where it names the partners, it is put for as many as there are."""
    elements.title(sentences.question(page, filters.partners()))


def need_partners() -> tuple[str, ...]:
    """The chosen partners; where none is, says so calmly and ends the page."""
    chosen = filters.partners()
    if not chosen:
        elements.markdown(text("empty.no_partner"))
        st.stop()
    return chosen


def has_rows(rows: pd.DataFrame, indicator: str, year: str = "") -> bool:
    """Whether anything was found; if not, says which selection found nothing."""
    if rows.empty:
        what = the_indicator(indicator)
        partners = sentences.named(filters.partners())
        message = "empty.no_rows_of_year" if year else "empty.no_rows"
        reasons = totals_text.missing(filters.partners(), indicator)
        nothing = text(message, what=what, partners=partners, year=year)
        elements.markdown(" ".join([nothing, *reasons]))
    return not rows.empty


def has_members(rows: pd.DataFrame, block: str, year: str) -> bool:
    """Whether a member of a block has a row of the year; if none has, says so."""
    if rows.empty:
        elements.markdown(text("empty.no_members", area=the_area(block), year=year))
    return not rows.empty


def picture(name: str) -> DeltaGenerator:
    """Around choices, answer and chart: on a telephone the choices come after the chart."""
    return st.container(key=f"picture_{name}")


def answer(sentence: str) -> str:
    """The answer to the page's question, in a sentence set large; returns it."""
    elements.html(Html.filled("<p class='mv mv-answer serif'>{sentence}</p>", sentence=sentence))
    return sentence


def heading(key: str, **values: object) -> None:
    """A second question on the page."""
    elements.subheader(text(key, **values))


def paragraph(key: str, **values: object) -> None:
    """A few words of reading help."""
    elements.markdown(text(key, **values))


def said(sentence: str) -> None:
    """A sentence that was computed."""
    elements.markdown(sentence)


def turned_to(count: int, key: str, at_once: int = 24) -> slice:
    """Which of `count` things are shown: all, or where there are too many those of the page the
    reader turned to."""
    pages = -(-count // at_once)
    page = st.pagination(pages, key=f"{key}_page") if pages > 1 else 1
    return slice((page - 1) * at_once, page * at_once)


def note(key: str) -> None:
    """How to read the picture above, in small print."""
    elements.caption(text(key))


def chart(
    draw: Callable[..., go.Figure],
    rows: pd.DataFrame,
    caption: Caption,
    key: str,
    alt: str,
    choices: Mapping[str, str] | None = None,
    **options: object,
) -> None:
    """The picture that `draw` of `lib.dashboard.charts` makes of the rows of the answer `key` with
    these choices. Its one button saves it as it is, with title, qualifier and source inside, under
    a name that says what it is of. The sources of events marked in it follow."""
    st.plotly_chart(
        cache.drawn(draw, rows, caption, **options),
        key=key,
        alt=f"{alt} {event_text.spoken(caption.events)}".strip(),
        config={
            "displaylogo": False,
            "modeBarButtons": [["toImage"]],
            "toImageButtonOptions": {
                "format": filters.picture(),
                "scale": 2,
                "filename": _picture_name(rows, caption, key, choices or {}, options),
            },
        },
    )
    if caption.events:
        elements.caption(event_text.sources(caption.events))


def _picture_name(
    rows: pd.DataFrame,
    caption: Caption,
    key: str,
    choices: Mapping[str, str],
    options: Mapping[str, object],
) -> str:
    """What a picture is saved as: what it is of, and how it is drawn where there is a choice."""
    drawn = {"scale": "log"} if key == "trade" and options.get("log") else {}
    if caption.events:
        drawn["events"] = "on"
    coloured = "chosen" in options
    partners = filters.partners() if coloured or views.QUERIES[key].by_partner else None
    years = exports.years_of(rows)
    return exports.file_name(key, partners, years, "", {**choices, **drawn}).strip(".")


def rows(
    found: pd.DataFrame, name: str, columns: Sequence[str], *, filtered: bool = True, **choices: str
) -> None:
    """The rows that were drawn, as a table and as files; nothing where there are none. `name`
    and `choices` are those of the answer (`lib.dashboard.views.run`), which is also their
    address; `filtered=False` says that it is given whole, whoever is chosen."""
    if found.empty:
        return
    shown = for_eyes(found[[column for column in columns if column in found]])
    with elements.expander(plural("rows.heading", len(found))):
        st.dataframe(
            shown,
            hide_index=True,
            key=f"{name}_rows",
            height="content" if len(found) <= 10 else 400,
            column_config={column: _column(column, columns, shown) for column in columns},
            placeholder="",
            alt=plural("rows.heading", len(found)),
        )
    taken = found.drop(columns=_SHOWN_ONLY, errors="ignore")
    downloads(taken, name, filtered=filtered, **choices)


def downloads(found: pd.DataFrame, name: str, *, filtered: bool = True, **choices: str) -> None:
    """The rows as files named for what they hold, and their address for a program."""
    decided = name not in views.QUERIES or views.QUERIES[name].by_partner
    partners = filters.partners() if filtered and decided else None
    query = choices if partners is None else {"partner": written(partners), **choices}
    asked = f"?{urlencode(query, safe=',')}" if query else ""
    address = f"{origin()}/data/{name}.csv{asked}"
    about = exports.About(
        name,
        " ".join([which_rows(partners), *(f"{key}: {value}." for key, value in choices.items())]),
        address,
        today(),
        {**queries.COMPUTED, **store.meanings(name)},
    )
    makers = {
        "csv": lambda: exports.csv_bytes(found),
        "xlsx": lambda: exports.xlsx_bytes(found, about),
        "parquet": lambda: exports.parquet_bytes(found),
    }
    refusal = exports.too_large(found)
    with st.container(horizontal=True, vertical_alignment="center"):
        for kind, maker in makers.items():
            if kind == "xlsx" and refusal:
                continue
            elements.download_button(
                plural(f"download.{kind}", len(found)),
                maker,
                exports.file_name(name, partners, exports.years_of(found), kind, choices),
                _MIME[kind],
                key=f"{name}_{kind}",
            )
    if refusal:
        elements.caption(refusal)
    elements.caption(text("download.address"))
    st.code(address, language=None, wrap_lines=True)
    if session_article.here() is not None:
        elements.caption(text("own.address"))


def which_rows(partners: tuple[str, ...] | None) -> str:
    """Which rows a file holds, in a sentence; empty where they are not about chosen partners."""
    if partners is None:
        return ""
    if not partners:
        return text("data.filters.none")
    return text("data.filters", partners=listed(map(the_area, partners)), codes=", ".join(partners))


def today() -> date:
    """The day that files and citations are dated by, the same wherever the server is; for an
    article's own day it is `lib.dashboard.ui.session_article.today`."""
    return datetime.now(UTC).date()


def origin() -> str:
    """Where the dashboard is served, as the reader's browser names it, without a slash at its
    end: behind a proxy that is another address than the server's own. To be asked while the
    page runs, since what is made for a download later has no browser to ask.
    """
    if not st.context.url:
        return "http://{}:{}".format(*map(st.get_option, _CONFIGURED))
    parts = urlsplit(st.context.url)
    before, _, last = parts.path.rstrip("/").rpartition("/")
    path = before if last in menu.names() else f"{before}/{last}".rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path}"


def for_eyes(shown: pd.DataFrame) -> pd.DataFrame:
    """The cells of a table in which no character hides. They are drawn as text, not as mark-up."""
    words = shown.select_dtypes(["str", "object"])
    return shown.assign(**{str(name): cells.map(_visible) for name, cells in words.items()})


def _column(name: str, columns: Sequence[str], shown: pd.DataFrame) -> ColumnConfig:
    label = text(_HEADINGS.get(tuple(columns), {}).get(name, f"column.{name}"))
    if name in ("year", "start", "end", "reports"):
        return st.column_config.NumberColumn(label, format="%d")
    if name == "ratio":
        return st.column_config.NumberColumn(label, format="%.2f")
    if name == "obs_value":
        return st.column_config.NumberColumn(label, format="localized")
    if name.endswith("url") and name in shown and _are_addresses(shown[name].dropna()):
        return st.column_config.LinkColumn(label)
    return st.column_config.Column(label)


def _are_addresses(cells: Iterable[str]) -> bool:
    """Whether every cell holds addresses of documents, of several with a bar between them."""
    return not any(address_fault(one) for cell in cells for one in cell.split(" | ") if one)


def _visible(cell: object) -> object:
    return visible(cell) if isinstance(cell, str) else cell
