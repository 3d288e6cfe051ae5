"""Which recorded figures a year's figure of a series is made of: a printed total, less some
partners, or, for a block that the compiler prints no total of, the members added up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lib.codelists import areas, ever_members, nested
from lib.dashboard.queries.series import Series, emptied, included
from lib.model import Observation

_WORLD = "WLD"


@dataclass(frozen=True, slots=True)
class Printed:
    """The recorded exports and imports of whole years, each once."""

    figures: Mapping[tuple[str, str, int], Observation]
    """By partner, flow and year."""
    definitions: Mapping[str, Mapping[int, str | None]]
    """How the figures with a partner were counted, by partner and year, oldest first; None where
    nothing was said of it."""
    years: tuple[int, ...]
    """The years on record, oldest first."""


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
    return bool(ever_members(area)) and area not in printed.definitions


def members_of(printed: Printed, block: str) -> Mapping[int, frozenset[str]]:
    """The members of such a block in each year on record in which it has any, home aside."""
    inside = {year: included(block, year, None) for year in printed.years}
    return {year: codes for year, codes in inside.items() if codes}


def _of_members(printed: Printed, series: Series) -> dict[int, Parts]:
    inside = members_of(printed, series.area)
    constant = frozenset[str]().union(*inside.values()).intersection(*inside.values())
    if emptied(series, constant):
        return {}
    made = {}
    for year, codes in inside.items():
        without = _named_out(series, codes, constant)
        kept = [m for m in areas() if m in codes and not any(nested(m, out) for out in without)]
        if kept:
            made[year] = Parts(tuple((member, 1) for member in kept), without, codes)
    return made


def _of_total(printed: Printed, series: Series) -> dict[int, Parts]:
    definitions = printed.definitions.get(series.area)
    if not definitions:
        return {}
    if not series.without and not ever_members(series.area) and not any(definitions.values()):
        return dict.fromkeys(definitions, Parts(((series.area, 1),), ()))
    inside = {year: included(series.area, year, code) for year, code in definitions.items()}
    constant = frozenset.intersection(*inside.values())
    if emptied(series, constant):
        return {}
    made = {}
    for year, codes in inside.items():
        without = _named_out(series, codes, constant)
        taken = ((area, -1) for area in _with_rows(printed, without, year))
        made[year] = Parts(((series.area, 1), *taken), without)
    return made


def _named_out(series: Series, inside: frozenset[str], constant: frozenset[str]) -> tuple[str, ...]:
    """Whom the figure of a year is without, as it is named."""
    return tuple(
        dict.fromkeys(
            code
            for code in (*series.without, *sorted(inside - constant))
            if code in inside or areas()[code].kind == "block" or series.area == _WORLD
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
        kept = (m for m in areas() if m in inside and not any(nested(m, out) for out in others))
        taken |= dict.fromkeys(kept)
    return taken
