"""Whose figures the rows are: the documents they were read from, with their terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.dashboard.exports.cells import cells

if TYPE_CHECKING:
    import pandas as pd

_IN_A_ROW = ("source_title", "publisher", "source_url", "terms")
_OF_ITS_OWN = ("title", "publisher", "url", "terms")


@dataclass(frozen=True, slots=True, order=True)
class Credit:
    """One document, and under what terms its figures may be passed on."""

    title: str
    publisher: str
    url: str
    terms: str


def credits_of(extracts: Iterable[pd.DataFrame]) -> list[Credit]:
    """Every document the rows name, once, by title.

    Rows name theirs in `source_title`, `publisher`, `source_url` and `terms`; a row of the
    table of sources is itself one. Rows of the vocabularies name none, nor does a silence.
    """
    found: set[Credit] = set()
    for rows in extracts:
        for names in (_IN_A_ROW, _OF_ITS_OWN):
            if set(names) <= set(rows.columns):
                named = rows[rows[names[0]].notna()]
                columns = (map(str, cells(named[name])) for name in names)
                found |= {Credit(*values) for values in zip(*columns, strict=True)}
    return sorted(found)
