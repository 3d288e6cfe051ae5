"""What a file is called: what it holds, so that it is still known in a folder of downloads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lib.dashboard.exports.cells import cells

if TYPE_CHECKING:
    import pandas as pd

_LISTED = 6
"""So many partners are spelled out; of more, the name says how many (the file says which)."""
_CHARACTERS = 8


def file_name(
    page: str,
    partners: Sequence[str] | None,
    years: tuple[int, int] | None,
    suffix: str,
    choices: Mapping[str, str] | None = None,
) -> str:
    """``kgz-ties_compare_view-share_partners-RUS-EU27-CIS_2018-2023.csv``.

    `partners` are codes, None for rows that were not filtered; `years` the first and last
    year, None where rows have none; `choices` what else was chosen. Two questions never have
    one name. Only letters, digits, ``-``, ``_`` and ``.`` occur.
    """
    parts = ["kgz-ties", _safe(page)]
    parts += [f"{_safe(choice)}-{_safe(chosen)}" for choice, chosen in (choices or {}).items()]
    if partners is not None:
        listed = [_safe(code) for code in partners] or ["none"]
        if len(listed) > _LISTED:
            listed = [str(len(listed)), _fingerprint(partners)]
        parts.append("-".join(["partners", *listed]))
    if years is not None:
        parts.append("-".join(str(year) for year in dict.fromkeys(years)))
    return f"{'_'.join(parts)}.{_safe(suffix)}"


def years_of(rows: pd.DataFrame) -> tuple[int, int] | None:
    """The first and last year the periods of the rows reach, or the years that they are of; None
    where none is given."""
    ends = [column for column in ("period_start", "period_end") if column in rows]
    ends = ends or [column for column in ("year",) if column in rows]
    years = [int(str(day)[:4]) for column in ends for day in cells(rows[column]) if day is not None]
    return (min(years), max(years)) if years else None


def _fingerprint(partners: Sequence[str]) -> str:
    """What tells one choice of many partners from another of as many."""
    return hashlib.sha256(",".join(partners).encode()).hexdigest()[:_CHARACTERS]


def _safe(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9.]+|\.{2,}", "-", text).strip("-.")
