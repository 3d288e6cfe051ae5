"""A question to the record, as one frozen value: to cache on, to test, to put into words."""

from dataclasses import dataclass
from enum import StrEnum

HOME = "KGZ"
"""Whose ties these are. Its books are the reporter; it is no partner of its own blocks."""


class View(StrEnum):
    """How the numbers are put."""

    LEVEL = "level"
    SHARE = "share"
    TO_GDP = "to_gdp"
    """Against the gross domestic product."""
    GROWTH = "growth"
    """As a multiple of the base year."""
    YEARLY = "yearly"
    """As a multiple of the year before."""


@dataclass(frozen=True, slots=True)
class Question:
    """Whose trade with Kyrgyzstan, counted how, in which years.

    `apart` draws nested blocks without their chosen members; otherwise each partner is
    shown whole. `base_year` is used by `View.GROWTH` alone.
    """

    partners: tuple[str, ...]
    indicator: str = "trade_turnover"
    view: View = View.LEVEL
    base_year: int | None = None
    apart: bool = True
