"""What a file is called: what it holds, so that it is still known in a folder of downloads."""

import re
from collections.abc import Sequence

import pandas as pd

from lib.exports.cells import cells

_LISTED = 6
"""So many partners are spelled out; of more, the name says how many (the file says which)."""


def file_name(
    page: str,
    partners: Sequence[str] | None,
    years: tuple[int, int] | None,
    suffix: str,
) -> str:
    """``kgz-ties_compare_partners-RUS-EU27-CIS_2018-2023.csv``.

    `partners` are codes, None for rows that were not filtered; `years` the first and last
    year, None where rows have none. Only letters, digits, ``-``, ``_`` and ``.`` occur.
    """
    parts = ["kgz-ties", _safe(page)]
    if partners is not None:
        listed = [_safe(code) for code in partners] or ["none"]
        if len(listed) > _LISTED:
            listed = [str(len(listed))]
        parts.append("-".join(["partners", *listed]))
    if years is not None:
        parts.append("-".join(str(year) for year in dict.fromkeys(years)))
    return f"{'_'.join(parts)}.{_safe(suffix)}"


def years_of(rows: pd.DataFrame) -> tuple[int, int] | None:
    """The first and last year the periods of the rows reach; None where no period is given."""
    ends = [column for column in ("period_start", "period_end") if column in rows]
    years = [int(str(day)[:4]) for column in ends for day in cells(rows[column]) if day is not None]
    return (min(years), max(years)) if years else None


def _safe(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")
