"""The filters of `lib.dashboard.queries.claims` for frames of rows, as these pages have them."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd

from lib.codelists import HOME, areas
from lib.dashboard.queries.editions import last_day


def record(cells: Mapping[Any, Any]) -> Any:
    """The cells of one row as attributes, every mark of absence as None."""
    return SimpleNamespace(**{str(k): None if pd.isna(v) else v for k, v in cells.items()})


def about(rows: pd.DataFrame, partners: Sequence[str]) -> pd.DataFrame:
    """The rows said of any of the partners, on either side, and those that name no country."""
    kinds = {code: area.kind for code, area in areas().items()}
    general = rows["partner"].isna() | (rows["partner"].map(kinds) == "organisation")
    return rows[rows["partner"].isin(partners) | rows["reporter"].isin(partners) | general]


def of_home(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows said of Kyrgyzstan's own ties: those with Kyrgyzstan on either side."""
    return rows[(rows["reporter"] == HOME) | (rows["partner"] == HOME)]


def not_of_home(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows said of others' ties."""
    return rows[~((rows["reporter"] == HOME) | (rows["partner"] == HOME))]


def counterpart(rows: pd.DataFrame) -> "pd.Series[str]":
    """The area on the other side of Kyrgyzstan, for rows of `of_home`; null where none is."""
    return rows["partner"].where(rows["partner"] != HOME, rows["reporter"])


def by_edition(rows: pd.DataFrame, *first: str) -> pd.DataFrame:
    """The rows by the day they were published, the earliest first; before that by the columns
    `first`. Rows of no known day come first; those of one day are in the order of their names.
    """
    days = [last_day(one) if isinstance(one, str) else date.min for one in rows["published"]]
    keys = [*first, "_day", "observation_id"]
    return rows.assign(_day=days).sort_values(keys, kind="stable").drop(columns="_day")
