"""One table as a person browses it: readable columns, searched, sorted, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lib.codelists import NAMED_IN
from lib.dashboard.queries.extracts import BY_PARTNER, take
from lib.model import Tables

if TYPE_CHECKING:
    import pandas as pd

_DOCUMENT = "source_id"
ROWS = 25
"""So many rows are shown at once."""

_NAMES = tuple(f"label_{language}" for language in NAMED_IN)
_NAME = "label"
"""The one in the language that is asked for."""

READABLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "observations": (
            *("reporter_label", "partner_label", "indicator_label", "measure_label"),
            *("product_label", "bound_words", "obs_value", "unit_label", "period_start"),
            *("period_end", "obs_status_label", "published", "publisher", "exact", "source_url"),
        ),
        "quotations": ("exact", "speaker", "prefix", "suffix", "source_title", "source_url"),
        "ties": ("kind_words", "exact", "speaker", "source_title", "source_url"),
        "rejections": ("exact", "reason_label", "start", "source_title", "source_url"),
        "sources": ("title", "publisher", "published", "kind", "terms", "copy_of", "url"),
        "areas": ("code", *_NAMES, "kind", "note"),
        "area_groups": ("area_group_label", "area_label", "since", "until", "note"),
        "indicators": ("code", *_NAMES, "note"),
        "events": ("day", _NAME, "source", "url"),
    }
)
"""The columns of each table that are shown, as far as it has them; the file has all."""


@dataclass(frozen=True, slots=True)
class Browsed:
    """A page of the rows of a table, every cell as it is in the file; None is an empty cell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    count: int
    """Rows in all, after the search."""
    page: int
    pages: int
    languages: tuple[str | None, ...] = ()
    """Of the document that each row was read in; None where it has none or several."""


def browse(
    tables: Tables,
    name: str,
    partners: tuple[str, ...] | None,
    *,
    words: str = "",
    by: str = "",
    page: int = 1,
    language: str = "en",
) -> Browsed:
    """The rows of a table that have all the `words` in some cell, by the column `by`, largest or
    latest first; a page that is not there is the last one."""
    whole = _extract(tables, name, partners, language)
    readable = (f"label_{language}" if one == _NAME else one for one in READABLE[name])
    columns = tuple(column for column in readable if column in whole.columns)
    rows = whole[list(columns)]
    for word in words.casefold().split():
        rows = rows[_has(rows, word)]
    if by in columns:
        rows = rows.sort_values(by, ascending=False, kind="stable", na_position="last")
    pages = max(1, -(-len(rows) // ROWS))
    at = min(max(page, 1), pages)
    shown = rows.iloc[(at - 1) * ROWS : at * ROWS]
    cells = tuple(
        tuple(_plain(cell) for cell in row) for row in shown.itertuples(index=False, name=None)
    )
    known = {code: source.language for code, source in tables.sources.items()}
    has_document = _DOCUMENT in whole.columns
    documents = whole.loc[shown.index, _DOCUMENT] if has_document else [""] * len(shown)
    languages = tuple(known.get(str(one)) for one in documents)
    return Browsed(columns, cells, len(rows), at, pages, languages)


def sortable(name: str) -> Sequence[str]:
    """The columns that it makes sense to sort by."""
    wanted = ("obs_value", "period_end", "published", "day", "since")
    return [column for column in wanted if column in READABLE[name]]


def is_by_partner(name: str) -> bool:
    """Whether the chosen partners decide the rows of a table."""
    return name in BY_PARTNER


def _extract(
    tables: Tables, name: str, partners: tuple[str, ...] | None, language: str
) -> pd.DataFrame:
    def made() -> pd.DataFrame:
        return take(name, tables, partners, language)

    return tables.kept(("extract", name, partners, language), made)


def _has(rows: pd.DataFrame, word: str) -> pd.Series[bool]:
    import pandas as pd

    found = pd.Series(False, index=rows.index)
    for column in rows.columns:
        if rows[column].dtype == "str":
            found |= rows[column].str.casefold().str.contains(word, regex=False).fillna(False)
    return found


def _plain(cell: Any) -> Any:
    import pandas as pd

    if cell is None or (not isinstance(cell, str | date) and pd.isna(cell)):
        return None
    return cell
