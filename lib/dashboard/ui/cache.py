"""The one cached façade: tables and the answers computed from them.

The functions it wraps know nothing of streamlit. An answer is kept under its question and
the stamps of the files it may come from, so that a replaced file is seen at once; errors are
not kept. Every caller gets a copy of its own.

The article a reader brought is laid on the shared tables here and nowhere else, and its
fingerprint is one of the stamps: nobody is given an answer from another's rows.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib import store
from lib.codelists import Event
from lib.dashboard import queries, views
from lib.dashboard.charts import Caption
from lib.dashboard.ui import session_article
from lib.model import Tables, visible

Partners = tuple[str, ...]
Spec = dict[str, Any]

T = TypeVar("T")

_kept = st.cache_data(show_spinner=False, max_entries=512)


def tables() -> Tables:
    """The latest edition of every table, with this reader's rows.

    All are of one edition: an article added meanwhile is in none of them.
    """
    return session_article.laid_on(store.tables(store.data_dir()))


def ask(name: str, partners: Partners, **choices: str) -> pd.DataFrame:
    """The rows of `lib.dashboard.views.run`."""
    edition = tables()
    return _ask(name, partners, tuple(sorted(choices.items())), edition.stamp, edition)


def made(make: Callable[..., T], names: tuple[str, ...], partners: Partners, **choices: str) -> T:
    """What `make` makes of the answers by these names, kept under their question: wording many
    figures takes longer than finding them."""
    edition = tables()
    found: T = _made(
        f"{make.__module__}.{make.__qualname__}",
        names,
        partners,
        tuple(sorted(choices.items())),
        edition.stamp,
        edition,
        make,
    )
    return found


def options(name: str, choice: str, partners: Partners) -> tuple[str, ...]:
    """What `lib.dashboard.views.options` gives."""
    edition = tables()
    return _options(name, choice, partners, edition.stamp, edition)


def unexplained(block: str, year: str, indicator: str) -> float | None:
    """The number of `lib.dashboard.queries.unexplained`."""
    return queries.unexplained(tables(), block, int(year), indicator)


def unlisted(block: str, year: str, indicator: str) -> tuple[str, ...]:
    """The members of `lib.dashboard.queries.unlisted`."""
    return queries.unlisted(tables(), block, int(year), indicator)


def added_up() -> Partners:
    """The blocks of `lib.dashboard.queries.added_up`."""
    return queries.added_up(tables())


def unallocated() -> Mapping[tuple[str, int], float]:
    """The amounts of `lib.dashboard.queries.unallocated`."""
    return queries.unallocated(tables())


def without_total(block: str, indicator: str) -> Mapping[int, tuple[str, ...]]:
    """The years and members of `lib.dashboard.queries.without_total`."""
    return queries.without_total(tables(), block, indicator)


def drawn(
    draw: Callable[..., go.Figure], rows: pd.DataFrame, caption: Caption, **options: object
) -> Spec:
    """The picture that `draw` of `lib.dashboard.charts` makes, as plotly's JSON.

    Building a picture takes many times longer than sending it.
    """
    return _drawn(draw.__name__, rows, caption, tuple(sorted(options.items())), draw)


def partners() -> Partners:
    """Every partner on record, in the order of the area code list: blocks first."""
    return queries.partners(tables())


def events() -> tuple[Event, ...]:
    """The events of `lib.dashboard.queries.events_on_record`."""
    return queries.events_on_record(tables())


def claims() -> dict[str, str]:
    """The words of each claim of `lib.dashboard.queries.stated`, by its code; where there are
    several articles, with the title of its own."""
    edition = tables()
    return _claims(edition.stamp, edition)


def take(name: str, partners: Partners | None) -> pd.DataFrame:
    """The rows of `lib.dashboard.queries.take`."""
    edition = tables()
    return _take(name, partners, edition.stamp, edition)


@_kept
def _ask(
    name: str,
    partners: Partners,
    choices: tuple[tuple[str, str], ...],
    stamp: Hashable,
    _tables: Tables,
) -> pd.DataFrame:
    return views.run(name, _tables, partners, dict(choices))


@_kept
def _made(
    what: str,
    names: tuple[str, ...],
    partners: Partners,
    choices: tuple[tuple[str, str], ...],
    stamp: Hashable,
    _tables: Tables,
    _make: Callable[..., object],
) -> Any:
    return _make(*(_ask(name, partners, choices, stamp, _tables) for name in names))


@_kept
def _options(
    name: str, choice: str, partners: Partners, stamp: Hashable, _tables: Tables
) -> tuple[str, ...]:
    return views.options(name, choice, _tables, partners)


@_kept
def _claims(stamp: Hashable, _tables: Tables) -> dict[str, str]:
    rows = queries.stated(_tables)
    several = len({row.source_id for row in rows}) > 1
    return {
        str(row.claim): visible(f"{row.exact} – {row.source_title}" if several else row.exact)
        for row in rows
    }


@_kept
def _take(name: str, partners: Partners | None, stamp: Hashable, _tables: Tables) -> pd.DataFrame:
    return queries.take(name, _tables, partners)


@_kept
def _drawn(
    name: str,
    rows: pd.DataFrame,
    caption: Caption,
    options: tuple[tuple[str, object], ...],
    _draw: Callable[..., go.Figure],
) -> Spec:
    spec: Spec = _draw(rows, caption, **dict(options)).to_plotly_json()
    return spec
