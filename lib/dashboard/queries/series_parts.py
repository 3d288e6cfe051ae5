"""Which recorded figures a year's figure of a series is made of.

A country and the world are as the statistical committee printed them. A block is the sum of the
rows of those who were its members in the whole year: the committee's own totals of blocks change
whom they count, and differently for exports and imports (`block_members.printed_total`).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lib.codelists import ever_members
from lib.dashboard.queries.series import Series, members_of, members_of_year
from lib.model import Observation, Period

_WORLD = "WLD"
_NONE: Mapping[tuple[str, int], tuple[Observation, Observation]] = MappingProxyType({})
_EXCERPT = 0.5
"""The part of a total that is in no country's row of an excerpt of a table. In the committee's
table it is at most 0.4, in exports of 2021."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The recorded exports and imports of whole years by one compiler, each once."""

    compiler: str
    figures: Mapping[tuple[str, str, int], Observation]
    """By partner, flow and year."""
    years_of: Mapping[str, tuple[int, ...]]
    """The years of which there is a figure with a partner, oldest first."""
    years: tuple[int, ...]
    """The years on record, oldest first."""
    unallocated: Mapping[tuple[str, int], float]
    """By flow and year, what of the world total is in no country's row, in dollars."""
    later_totals: Mapping[tuple[str, int], tuple[Observation, Observation]]
    """By flow and year, where the latest world total is of another vintage than the countries:
    that one and the one of their document."""

    @classmethod
    def of(
        cls,
        compiler: str,
        figures: Mapping[tuple[str, str, int], Observation],
        unallocated: Mapping[tuple[str, int], float],
        later_totals: Mapping[tuple[str, int], tuple[Observation, Observation]] = _NONE,
    ) -> "Printed":
        """The figures of a compiler, by partner, flow and year, with the years that they are of."""
        years_of: dict[str, dict[int, None]] = {}
        for partner, _, year in sorted(figures):
            years_of.setdefault(partner, {})[year] = None
        return cls(
            compiler,
            MappingProxyType({key: figures[key] for key in sorted(figures)}),
            MappingProxyType({code: tuple(sorted(of)) for code, of in years_of.items()}),
            tuple(sorted({year for _, _, year in figures})),
            MappingProxyType({**unallocated}),
            MappingProxyType({**later_totals}),
        )

    def is_whole(self, flow: str, year: int) -> bool:
        """Whether the table of a flow and year is on record and not an excerpt of it, so that a
        country without a row in it had no trade that the table knows of."""
        total = self.figures.get((_WORLD, flow, year))
        rest = self.unallocated.get((flow, year))
        return total is not None and rest is not None and rest < _EXCERPT * total.obs_value


@dataclass(frozen=True, slots=True)
class Parts:
    """What one year's figure is made of."""

    areas: tuple[tuple[str, int], ...]
    """The partners, each with 1 where it is added and -1 where it is taken out."""
    without: tuple[str, ...]
    """Whose trade is not in it, though it is in the block's."""


def parts(printed: Printed, series: Series, year: int | None = None) -> Mapping[int, Parts]:
    """The parts of a series by year, oldest first, or of one `year` alone. A year in which nothing
    is left of it has none.

    Taken out are the chosen members (`series.without`) as far as the figure has them.
    """
    is_block = bool(ever_members(series.area))
    on_record = printed.years if is_block else printed.years_of.get(series.area, ())
    wanted = on_record if year is None else (year,) if year in on_record else ()
    made = {one: (_of_members if is_block else _of_total)(series, one) for one in wanted}
    return {one: found for one, found in made.items() if found.areas}


def _of_total(series: Series, year: int) -> Parts:
    taken = ((area, -1) for area in _in_all(series.without, year))
    return Parts(((series.area, 1), *taken), series.without)


def _of_members(series: Series, year: int) -> Parts:
    members = members_in(series, year)
    inside = members_of_year(series.area, series.as_of or year)
    return Parts(tuple((one, 1) for one in members), _named_out(series, inside, year))


def members_in(series: Series, year: int) -> tuple[str, ...]:
    """The members of a block in a year, less those that are left out: of a block that is left
    out those who were its members then."""
    return members_left(series, Period.of_year(series.as_of or year))


def members_left(series: Series, period: Period) -> tuple[str, ...]:
    """The same of any period: who was a member on every day of it."""
    out = {one for code in series.without for one in (code, *members_of(code, period))}
    return tuple(one for one in members_of(series.area, period) if one not in out)


def _named_out(series: Series, inside: Iterable[str], year: int) -> tuple[str, ...]:
    """Whom the figure of a year is without, as it is named: nobody who was no member, or who is
    out with a block that is named."""
    members, of = frozenset(inside), series.as_of or year
    out = {code: members & {code, *members_of_year(code, of)} for code in series.without}
    return tuple(
        code
        for code, those in out.items()
        if those and not any(those < one for one in out.values())
    )


def _in_all(without: Sequence[str], year: int) -> Iterable[str]:
    """The partners by whose rows some are taken out of the world's trade, each once."""
    taken: dict[str, None] = {}
    for code in without:
        taken |= dict.fromkeys(members_of_year(code, year) if ever_members(code) else (code,))
    return taken


def may_be_missing(
    figures: Mapping[tuple[str, str, int], Observation],
    unallocated: Mapping[tuple[str, int], float],
    silent: Iterable[str],
    flow: str,
    number: int,
    within: int,
) -> float:
    """The most that partners without a row may have had of a flow in a year, month or quarter.

    Each had at most what its nearest period `within` so many has, the earlier of two, and all
    together what is in no country's row, which is not known where the period has no total. 0 where
    no such period has a figure: then the partner had no trade.
    """

    def usual(partner: str) -> float:
        numbers = (number + sign * by for by in range(1, within + 1) for sign in (-1, 1))
        rows = (figures.get((partner, flow, other)) for other in numbers)
        return next((row.obs_value for row in rows if row is not None), 0.0)

    known = max(unallocated.get((flow, number), math.inf), 0.0)
    return min(sum(usual(partner) for partner in silent), known)
