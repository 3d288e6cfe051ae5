"""Rows of the world's trade in numbers, as they are checked, sorted and staged.

Texts would take ten times the memory: an area is its place in the sorted list of codes, so that
numbers sort as the codes do, and a product its six digits as a number.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

EXPORTS, IMPORTS = 0, 1
INDICATORS = ("exports", "imports")
"""By the number of a flow."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
PRODUCTS = 1_000_000
"""Six digits."""
_YEARS, _AREAS = LAST_YEAR - FIRST_YEAR + 1, 1024

Array = Any
"""A numpy array of one dimension."""


@dataclass(frozen=True, slots=True)
class Flows:
    """Rows in columns of equal length: what one area reports of its trade with another.

    `value` is in US dollars, `quantity` in tonnes and NaN where there is none.
    """

    reporter: Array
    partner: Array
    year: Array
    product: Array
    flow: Array
    value: Array
    quantity: Array

    def __len__(self) -> int:
        return len(self.year)

    def taken(self, which: Array) -> "Flows":
        """Some of the rows, by place, mask or slice."""
        return Flows(*(column[which] for column in self.columns()))

    def columns(self) -> tuple[Array, ...]:
        """In the order of the fields."""
        return (
            *(self.reporter, self.partner, self.year, self.product, self.flow),
            *(self.value, self.quantity),
        )

    def keys(self) -> Array:
        """A number a row, ordered as reporter, partner, year, product and flow are."""
        key = self.reporter.astype(np.int64)
        for column, count in (
            *((self.partner, _AREAS), (self.year - FIRST_YEAR, _YEARS)),
            *((self.product, PRODUCTS), (self.flow, len(INDICATORS))),
        ):
            key = key * count + column
        return key

    def sorted(self) -> "Flows":
        """The rows in that order; of equal ones the earlier first."""
        return self.taken(np.argsort(self.keys(), kind="stable"))

    def mirrored(self) -> "Flows":
        """The rows, and each once more as its partner has it: the exports of one are the imports
        of the other. Of sources that give a flow once, for both."""
        return joined(
            [
                self,
                Flows(
                    self.partner,
                    self.reporter,
                    self.year,
                    self.product,
                    (1 - self.flow).astype(self.flow.dtype),
                    self.value,
                    self.quantity,
                ),
            ]
        )


def joined(parts: "list[Flows]") -> Flows:
    """The rows of several, one after the other."""
    return Flows(
        *(np.concatenate(columns) for columns in zip(*(p.columns() for p in parts), strict=True))
    )


def _no_flows() -> Flows:
    """Columns without a row."""
    return Flows(
        *(np.empty(0, kind) for kind in (np.int16, np.int16, np.int16, np.int32, np.int8)),
        *(np.empty(0, np.float64) for _ in range(2)),
    )


class BadRow(NamedTuple):
    """A row that was not taken: in which line of the file it is, why, and the line."""

    line: int
    reason: str
    text: str


@dataclass(slots=True)
class Checked:
    """What became of a stretch of a file. Every row of it is in one of the three."""

    flows: Flows = field(default_factory=_no_flows)
    bad: list[BadRow] = field(default_factory=list)
    passed: dict[str, int] = field(default_factory=dict)
    """Rows that are no flow of one product between two areas, counted by what they are."""

    @property
    def rows(self) -> int:
        return len(self.flows) + len(self.bad) + sum(self.passed.values())
