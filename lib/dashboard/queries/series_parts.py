"""Which recorded rows a year's figure of a series is made of: a printed total, less some
partners, or, for a block that the compiler prints no total of, the members added up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.codelists import areas, memberships, nested
from lib.dashboard.queries.series import Series, emptied, included

Printed = Mapping[tuple[str, str, int], Mapping[Any, Any]]
"""The recorded figures by partner, flow and year."""

_WORLD = "WLD"


@dataclass(frozen=True, slots=True)
class Parts:
    """What one year's figure is made of."""

    areas: tuple[tuple[str, int], ...]
    """The partners with rows, each with 1 where it is added and -1 where it is taken out."""
    without: tuple[str, ...]
    """Whose trade is not in it, though it is in the block's."""
    needed: frozenset[str] = frozenset()
    """Partners that must have a row too, for the figure to be known."""


def parts(printed: Printed, series: Series) -> Mapping[int, Parts]:
    """The parts of a series by year. A year in which one of them has no row has no figure.

    Taken out are the chosen members (`series.without`) as far as the figure holds them, and
    those that are in it in some years only. The statistical committee counts the United Kingdom
    in the EU up to 2019; a line that kept it would fall in 2020 because a member left, not
    because trade did.
    """
    if is_added_up(printed, series.area):
        return _of_members(printed, series)
    return _of_total(printed, series)


def is_added_up(printed: Printed, area: str) -> bool:
    """Whether an area is a block with members whose total nobody printed."""
    if not any(membership.group == area for membership in memberships()):
        return False
    return all(partner != area for partner, _, _ in printed)


def members_of(printed: Printed, block: str) -> Mapping[int, frozenset[str]]:
    """The members of such a block in each year on record in which it has any, home aside."""
    years = sorted({year for _, _, year in printed})
    held = {year: included(block, year, None) for year in years}
    return {year: there for year, there in held.items() if there}


def _of_members(printed: Printed, series: Series) -> dict[int, Parts]:
    held = members_of(printed, series.area)
    constant = frozenset[str]().union(*held.values()).intersection(*held.values())
    if emptied(series, constant):
        return {}
    made = {}
    for year, there in held.items():
        without = _named_out(series, there, constant)
        kept = [m for m in areas() if m in there and not any(nested(m, out) for out in without)]
        if kept:
            made[year] = Parts(tuple((member, 1) for member in kept), without, there)
    return made


def _of_total(printed: Printed, series: Series) -> dict[int, Parts]:
    definitions: dict[int, str | None] = {}
    for (area, _, year), row in printed.items():
        if area == series.area and not definitions.get(year):
            definitions[year] = row["definition"] if isinstance(row["definition"], str) else None
    if not definitions:
        return {}
    held = {year: included(series.area, year, definitions[year]) for year in sorted(definitions)}
    constant = frozenset.intersection(*held.values())
    if emptied(series, constant):
        return {}
    made = {}
    for year, there in held.items():
        without = _named_out(series, there, constant)
        taken = ((area, -1) for area in _with_rows(printed, without, year))
        made[year] = Parts(((series.area, 1), *taken), without)
    return made


def _named_out(series: Series, there: frozenset[str], constant: frozenset[str]) -> tuple[str, ...]:
    """Whom the figure of a year is without, as it is named."""
    return tuple(
        dict.fromkeys(
            code
            for code in (*series.without, *sorted(there - constant))
            if code in there or areas()[code].kind == "block" or series.area == _WORLD
        )
    )


def _with_rows(printed: Printed, without: Sequence[str], year: int) -> Iterable[str]:
    """The partners by whose rows some are taken out, each trade once: a block that is only
    added up is its members, less those that go with another block.
    """
    taken: dict[str, None] = {}
    for code in without:
        if not is_added_up(printed, code):
            taken[code] = None
            continue
        others = [other for other in without if other != code and not is_added_up(printed, other)]
        inside = included(code, year, None)
        own = (m for m in areas() if m in inside and not any(nested(m, one) for one in others))
        taken |= dict.fromkeys(own)
    return taken
