"""What a reader asks of a page, as one frozen value: the address and the language."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class View(StrEnum):
    """How the numbers of a comparison are expressed."""

    LEVEL = "level"
    SHARE = "share"
    TO_GDP = "to_gdp"
    """As a share of gross domestic product."""
    GROWTH = "growth"
    """As a multiple of the base year."""
    YEARLY = "yearly"
    """As a multiple of the year before."""


class PeriodView(StrEnum):
    """How the numbers of months or quarters are expressed."""

    AMOUNT = "amount"
    ROLLING = "rolling"
    """As the sum of twelve months."""
    YEAR_BEFORE = "year_before"
    """As a multiple of the same month or quarter of the year before."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which page, about which partners, with which choices, in which language.

    It is the key under which a page is kept, so equal questions are equal values: `choices` are
    in the order of their names, and hold only what the address says.
    """

    page: str
    partners: tuple[str, ...]
    choices: tuple[tuple[str, str], ...] = ()
    language: str = "en"

    @classmethod
    def of(
        cls, page: str, partners: tuple[str, ...], choices: Mapping[str, str], language: str = "en"
    ) -> "Question":
        """A question with choices in any order."""
        return cls(page, partners, tuple(sorted(choices.items())), language)

    def chosen(self, name: str) -> str | None:
        """What the address says for a choice; None where it says nothing."""
        return dict(self.choices).get(name)

    def but(self, **choices: str | None) -> "Question":
        """The same question with other choices; None takes a choice out of the address.

        >>> Question.of("trade", (), {"tab": "partners", "year": "2021"}).but(year=None).choices
        (('tab', 'partners'),)
        """
        merged = dict(self.choices) | choices
        kept = {name: value for name, value in merged.items() if value is not None}
        return replace(self, choices=tuple(sorted(kept.items())))
