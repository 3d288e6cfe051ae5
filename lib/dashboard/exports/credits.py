"""Whose figures the rows are: the documents they were read from, and under what terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.codelists.terms import APART, Terms, strictest_first, terms_by_label
from lib.dashboard.exports.cells import cells
from lib.model import Say, mark

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


def terms_of(extracts: Iterable[pd.DataFrame]) -> tuple[Terms, ...]:
    """The terms that any of the rows is under, the strictest first."""
    named = {
        label
        for rows in extracts
        if "terms" in rows.columns
        for cell in rows["terms"].dropna().unique()
        for label in str(cell).split(APART)
    }
    return tuple(map(_named, strictest_first(sorted(named))))


def not_for_redistribution(asked: Iterable[Terms], language: str, say: Say) -> str:
    """Under which of these terms rows may be passed on with permission alone, in a sentence; empty
    for none."""
    named = [one.named(language) for one in asked if one.may_be_shipped is False]
    if not named:
        return ""
    return say(
        mark(
            "Some rows, and with them the whole, are not for redistribution without permission: "
            "{terms}."
        ),
        terms="; ".join(named),
    )


def _named(label: str) -> Terms:
    """Terms by their name; those that an article has in its own words are in no list."""
    found = terms_by_label().get(label)
    return found or Terms("", label, None, None, None, False, False, False, "")
