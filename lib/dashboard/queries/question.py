"""How the numbers of an answer are given: amounts, shares or growth."""

from enum import StrEnum

from lib.codelists import HOME

__all__ = ["HOME", "View"]


class View(StrEnum):
    """How the numbers are put."""

    LEVEL = "level"
    SHARE = "share"
    TO_GDP = "to_gdp"
    """As a share of the gross domestic product."""
    GROWTH = "growth"
    """As a multiple of the base year."""
    YEARLY = "yearly"
    """As a multiple of the year before."""
