"""What is drawn as one line: an area, less the chosen areas nested in it.

Russia is a member of the CIS; drawn as siblings, the CIS would hold Russia's trade twice.
So a block is drawn without the chosen areas inside it, and says so in its name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from lib.codelists import HOME, area_label, codelist, ever_members, members, memberships, nested
from lib.model import Period

_WORLD = "WLD"


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a comparison: `area` less every area in `without`."""

    area: str
    without: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """``RUS``, or ``CIS_X_RUS``: SDMX's way of naming a group that excludes a member."""
        return "_X_".join((self.area, *self.without))

    @classmethod
    def of(cls, code: str) -> "Series":
        area, *without = code.split("_X_")
        return cls(area, tuple(without))

    def label(self, language: str = "en") -> str:
        whole = area_label(self.area, language)
        without = ", ".join(area_label(code, language) for code in self.without)
        return f"{whole} without {without}" if without else whole


def apart(partners: Sequence[str]) -> tuple[Series, ...]:
    """The chosen partners as series that share no trade, in the order chosen.

    >>> [series.code for series in apart(("RUS", "EU27", "CIS"))]
    ['RUS', 'EU27', 'CIS_X_RUS']
    >>> [series.code for series in apart(("CIS", "EAEU", "RUS"))]
    ['CIS_X_EAEU', 'EAEU_X_RUS', 'RUS']

    Of two blocks that share some members the one chosen later is without these.
    """
    return tuple(
        Series(area, (*(inside := _inside(area, partners)), *_shared(area, partners[:i], inside)))
        for i, area in enumerate(partners)
    )


def whole(partners: Sequence[str]) -> tuple[Series, ...]:
    """The chosen partners as they are, each with everything that belongs to it."""
    return tuple(Series(area) for area in partners)


def overlapping(codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs (inner, outer) of areas whose series, by code, share trade: never added up.

    >>> overlapping(["RUS", "CIS", "EU27"]), overlapping(["RUS", "CIS_X_RUS"])
    ((('RUS', 'CIS'),), ())
    """
    series = [Series.of(code) for code in dict.fromkeys(codes)]
    return tuple(
        (a.area, b.area)
        for a in series
        for b in series
        if a is not b and nested(a.area, b.area) and not _excluded(a.area, b.without)
    )


def sharing(codes: Iterable[str]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Pairs of blocks, neither within the other, whose series by code hold the same members, and
    which: never added up either.
    """
    series = [Series.of(code) for code in dict.fromkeys(codes)]
    found = [
        (a.area, b.area, _shared(b.area, (a.area,), (*a.without, *b.without)))
        for a, b in combinations(series, 2)
    ]
    return tuple(pair for pair in found if pair[2])


@lru_cache(maxsize=4096)
def included(block: str, year: int, definition: str | None) -> frozenset[str]:
    """The members whose trade with Kyrgyzstan a block's printed figure of `year` holds.

    These are the members of that whole year and those the compiler's definition adds.
    """
    period = Period.of_year(year)
    extra = ""
    if definition is not None:
        extra = codelist("definition")[definition].attributes.get("includes", "")
    return frozenset((*members(block, period.start, period.end), *extra.split())) - {HOME}


def emptied(series: Series, inside: frozenset[str]) -> bool:
    """Whether nothing is left of a block of these members once others are left out.

    What a printed total is above or below the sum of all its members is no partner's trade.
    """
    left_out = {code for out in series.without for code in (out, *ever_members(out))}
    return bool(inside) and inside <= left_out


def _inside(area: str, partners: Sequence[str]) -> tuple[str, ...]:
    if area != _WORLD and not ever_members(area):
        return ()
    inner = [p for p in partners if p != area and nested(p, area)]
    return tuple(p for p in inner if not any(p != q and nested(p, q) for q in inner))


def _shared(area: str, before: Sequence[str], without: Sequence[str]) -> tuple[str, ...]:
    """The members that a block shares with others that it neither holds nor lies within, but
    for those in `without`; home is no partner.
    """
    if not ever_members(area):
        return ()
    others = {code for code in before if not (nested(area, code) or nested(code, area))}
    ours = [one for one in memberships() if one.group == area]
    theirs = [other for other in memberships() if ours and other.group in others]
    shared = (
        one.area
        for one in ours
        for other in theirs
        if one.area == other.area
        if one.since <= (other.until or date.max) and other.since <= (one.until or date.max)
    )
    return tuple(dict.fromkeys(m for m in shared if m != HOME and not _excluded(m, without)))


def _excluded(area: str, without: Sequence[str]) -> bool:
    return any(nested(area, code) for code in without)
