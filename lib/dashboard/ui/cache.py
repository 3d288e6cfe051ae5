"""The one cached façade: tables and the answers computed from them.

The functions it wraps know nothing of streamlit. An answer is kept under its question and
the stamps of the files it may come from, so that a replaced file is seen at once; errors are
not kept. Every caller gets a copy of its own.

The article a reader brought is laid on the shared tables here and nowhere else, and its
fingerprint is one of the stamps: nobody is given an answer from another's rows.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib import store
from lib.dashboard import queries, views
from lib.dashboard.charts import Caption
from lib.dashboard.ui import session_article
from lib.model import visible

Partners = tuple[str, ...]
Spec = dict[str, Any]
Stamps = tuple[tuple[str | int, ...], ...]

T = TypeVar("T")

_kept = st.cache_data(show_spinner=False, max_entries=512)


class Tables(Mapping[str, pd.DataFrame]):
    """Every table by name with this reader's rows, read when asked for; one that is never
    asked for may be missing.

    All are of one edition: an article added meanwhile is in none of them.
    """

    def __getitem__(self, name: str) -> pd.DataFrame:
        known = self._edition if name in store.ADDED else None
        stamp = store.stamp(store.data_dir(), name, known)
        return session_article.laid_on(
            name, _shared(name, ((str(store.data_dir()), *stamp),), known)
        )

    @cached_property
    def _edition(self) -> store.Edition:
        return store.edition(store.data_dir())

    def __iter__(self) -> Iterator[str]:
        return iter(store.TABLES)

    def __len__(self) -> int:
        return len(store.TABLES)


def _stamps(*names: str) -> Stamps:
    """What changes when one of the tables' files does, or this reader's rows."""
    return (*_of_files(*names), (session_article.fingerprint(),))


def _of_files(*names: str) -> Stamps:
    directory = store.data_dir()
    return tuple((str(directory), *store.stamp(directory, name)) for name in names)


def ask(name: str, partners: Partners, **choices: str) -> pd.DataFrame:
    """The rows of `lib.dashboard.views.ask`."""
    return _ask(name, partners, tuple(sorted(choices.items())), _stamps(*store.TABLES))


def made(make: Callable[..., T], names: tuple[str, ...], partners: Partners, **choices: str) -> T:
    """What `make` makes of the answers by these names, kept under their question: wording many
    figures takes longer than finding them."""
    found: T = _made(
        f"{make.__module__}.{make.__qualname__}",
        names,
        partners,
        tuple(sorted(choices.items())),
        _stamps(*store.TABLES),
        make,
    )
    return found


def options(name: str, choice: str, partners: Partners) -> tuple[str, ...]:
    """What `lib.dashboard.views.options` gives."""
    return _options(name, choice, partners, _stamps("observations"))


def unexplained(block: str, year: str, indicator: str) -> float | None:
    """The number of `lib.dashboard.queries.unexplained`."""
    return _unexplained(block, int(year), indicator, _stamps("observations"))


def unlisted(block: str, year: str, indicator: str) -> tuple[str, ...]:
    """The members of `lib.dashboard.queries.unlisted`."""
    return _unlisted(block, int(year), indicator, _stamps("observations"))


def added_up() -> Partners:
    """The blocks of `lib.dashboard.queries.added_up`."""
    return _added_up(_stamps("observations"))


def unallocated() -> Mapping[tuple[str, int], float]:
    """The amounts of `lib.dashboard.queries.unallocated`."""
    return _unallocated(_stamps("observations"))


def without_total(block: str, indicator: str) -> Mapping[int, tuple[str, ...]]:
    """The years and members of `lib.dashboard.queries.without_total`."""
    return _without_total(block, indicator, _stamps("observations"))


def drawn(
    draw: Callable[..., go.Figure], rows: pd.DataFrame, caption: Caption, **options: object
) -> Spec:
    """The picture that `draw` of `lib.dashboard.charts` makes, as plotly's JSON.

    Building a picture takes many times longer than sending it.
    """
    return _drawn(draw.__name__, rows, caption, tuple(sorted(options.items())), draw)


def partners() -> Partners:
    """Every partner on record, in the order of the area code list: blocks first."""
    return _partners(_stamps("observations"))


def events() -> pd.DataFrame:
    """The table of events."""
    return Tables()["events"]


def claims() -> dict[str, str]:
    """The words of each claim of `lib.dashboard.queries.stated`, by its code; where there are
    several articles, with the title of its own."""
    return _claims(_stamps(*store.TABLES))


def take(name: str, partners: Partners | None) -> pd.DataFrame:
    """The rows of `lib.dashboard.queries.take`."""
    return _take(name, partners, _stamps(*store.TABLES))


@_kept
def _shared(name: str, stamps: Stamps, _known: store.Edition | None) -> pd.DataFrame:
    return store.read(Path(str(stamps[0][0])), name, _known).to_pandas()


@_kept
def _ask(
    name: str, partners: Partners, choices: tuple[tuple[str, str], ...], stamps: Stamps
) -> pd.DataFrame:
    return views.ask(name, Tables(), partners, dict(choices))


@_kept
def _made(
    what: str,
    names: tuple[str, ...],
    partners: Partners,
    choices: tuple[tuple[str, str], ...],
    stamps: Stamps,
    _make: Callable[..., object],
) -> Any:
    return _make(*(_ask(name, partners, choices, stamps) for name in names))


@_kept
def _options(name: str, choice: str, partners: Partners, stamps: Stamps) -> tuple[str, ...]:
    return views.options(name, choice, Tables(), partners)


@_kept
def _unexplained(block: str, year: int, indicator: str, stamps: Stamps) -> float | None:
    return queries.unexplained(block, year, indicator, Tables()["observations"])


@_kept
def _unlisted(block: str, year: int, indicator: str, stamps: Stamps) -> tuple[str, ...]:
    return queries.unlisted(block, year, indicator, Tables()["observations"])


@_kept
def _added_up(stamps: Stamps) -> Partners:
    return queries.added_up(Tables()["observations"])


@_kept
def _unallocated(stamps: Stamps) -> Mapping[tuple[str, int], float]:
    return queries.unallocated(Tables()["observations"])


@_kept
def _without_total(block: str, indicator: str, stamps: Stamps) -> Mapping[int, tuple[str, ...]]:
    return queries.without_total(block, indicator, Tables()["observations"])


@_kept
def _partners(stamps: Stamps) -> Partners:
    return queries.partners(Tables()["observations"])


@_kept
def _claims(stamps: Stamps) -> dict[str, str]:
    found = queries.stated(Tables())
    words = found["exact"]
    if found["source_id"].nunique() > 1:
        words = words + " – " + found["source_title"]
    return dict(zip(found["claim"], words.map(visible), strict=True))


@_kept
def _take(name: str, partners: Partners | None, stamps: Stamps) -> pd.DataFrame:
    return queries.take(name, Tables(), partners)


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
