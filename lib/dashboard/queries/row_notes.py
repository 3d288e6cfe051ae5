"""What the record notes to single figures, by what the note is about.

A note in the ledger is words in parts, with semicolons between them. Some parts are the same for
many figures and are put together here by year: how many months a sum has, what is known of goods
that only pass through a country. The rest are remarks.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

_WHOLE = 12
"""Months of a year."""
_MONTHS = re.compile(r"(\d+) months have a value")
_PASSING = re.compile(r"\b(transit\b|re-?export|country of (origin|consignment))", re.IGNORECASE)
"""The ledger's words for goods of third countries: which of two countries a figure names them by,
and that they only pass through."""
_KNOWN = re.compile(
    r"sum of monthly values|printed for the year|converted from|differs from the kyrgyz one"
    r"|january to |27 members of 2020|the kyrgyz figure is|agrees with",
    re.IGNORECASE,
)
"""Parts that the chart, its source line or another note says already."""


class Noted(Protocol):
    """A figure of a year with a note."""

    @property
    def year(self) -> int: ...
    @property
    def note(self) -> str | None: ...


N = TypeVar("N", bound=Noted)


def months_short(rows: Iterable[Noted]) -> Mapping[int, int]:
    """How many months have a value in the sums of fewer than all, by year."""
    counts: dict[int, int] = {}
    for row in rows:
        if match := _MONTHS.search(row.note or ""):
            counts[row.year] = int(match[1])
    return {year: count for year, count in counts.items() if count < _WHOLE}


def on_passing(rows: Sequence[N]) -> tuple[N, str] | None:
    """What the record notes of goods that pass through, with the figure of the latest year to which
    it does."""
    for row in sorted(rows, key=lambda row: row.year, reverse=True):
        if parts := [part for part in _parts(row) if _PASSING.search(part)]:
            return row, "; ".join(parts)
    return None


def remarks(rows: Iterable[Noted]) -> Mapping[str, tuple[int, ...]]:
    """Everything else that is noted, each once with the years of which it is."""
    years: dict[str, dict[int, None]] = {}
    for row in rows:
        for part in _parts(row):
            if not any(kind.search(part) for kind in (_MONTHS, _PASSING, _KNOWN)):
                years.setdefault(part, {})[row.year] = None
    return {part: tuple(sorted(of_part)) for part, of_part in years.items()}


def _parts(row: Noted) -> list[str]:
    return [part for part in (row.note or "").split("; ") if part]
