"""What is drawn as one line: an area, less the chosen areas nested in it.

Russia is a member of the CIS; drawn as siblings, the CIS would hold Russia's trade twice.
So a block is drawn without the chosen areas inside it, and says so in its name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from lib.codelists import (
    HOME,
    Membership,
    area_label,
    codelist,
    ever_members,
    members,
    memberships,
    nested,
)
from lib.model import Period

_WORLD = "WLD"
_INDEPENDENT = date(1992, 1, 1)
"""Since when Kyrgyzstan trades as a country with others: no figure is of an earlier day."""
_AS_OF = "_AS_OF_"
_WITHOUT = {
    "en": "{whole} without {others}",
    "ru": "{whole} (кроме: {others})",
    "ky": "{whole} (кирбейт: {others})",
}
_MEMBERS_OF = {
    "en": "{whole}, members of {year}",
    "ru": "{whole}, состав {year} года",
    "ky": "{whole}, {year}-жылдын курамы",
}


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a comparison: `area` less every area in `without`.

    A block is its members of each year, or in all years those of the year `as_of`.
    """

    area: str
    without: tuple[str, ...] = ()
    as_of: int | None = None

    @property
    def code(self) -> str:
        """``RUS``, or ``CIS_X_RUS``: SDMX's way of naming a group that excludes a member; of the
        members of one year ``EU27_AS_OF_2023``.
        """
        area = self.area if self.as_of is None else f"{self.area}{_AS_OF}{self.as_of}"
        return "_X_".join((area, *self.without))

    @classmethod
    def of(cls, code: str) -> "Series":
        area, *without = code.split("_X_")
        area, _, as_of = area.partition(_AS_OF)
        return cls(area, tuple(without), int(as_of) if as_of else None)

    def label(self, language: str = "en") -> str:
        """Its name in a file, in which no name is inflected."""
        whole = area_label(self.area, language)
        without = ", ".join(area_label(code, language) for code in self.without)
        if self.as_of is not None:
            whole = _MEMBERS_OF[language].format(whole=whole, year=self.as_of)
        return _WITHOUT[language].format(whole=whole, others=without) if without else whole


def apart(partners: Sequence[str], as_of: int | None = None) -> tuple[Series, ...]:
    """The chosen partners as series that share no trade, in the order chosen.

    >>> [series.code for series in apart(("RUS", "EU27", "CIS"))]
    ['RUS', 'EU27', 'CIS_X_RUS']
    >>> [series.code for series in apart(("CIS", "EAEU", "RUS"))]
    ['CIS_X_EAEU_X_RUS', 'EAEU_X_RUS', 'RUS']

    Russia is named of the CIS too, since the EAEU began in 2015 and the CIS did not. Of two
    blocks that share some members the one chosen later is without these. Blocks are their members
    of each year, or in all years those of the year `as_of`.
    """
    return tuple(
        Series(
            area,
            (*(inside := _inside(area, partners)), *_shared(area, partners[:i], inside)),
            as_of if ever_members(area) else None,
        )
        for i, area in enumerate(partners)
    )


def are_apart(partners: Sequence[str]) -> bool:
    """Whether any of the chosen partners is counted without others of them: of a block of which
    all members are chosen nothing is left, and it has no line."""
    return any(series.without for series in apart(partners))


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
        if a is not b and nested(a.area, b.area)
        if a.area not in b.without
        if not any(_holds_throughout(code, a.area, b.area) for code in b.without)
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


def members_of_year(block: str, year: int) -> tuple[str, ...]:
    """Who belonged to a block on every day of a year, home aside, in the order of the list."""
    return members_of(block, Period.of_year(year))


@lru_cache(maxsize=4096)
def members_of(block: str, period: Period) -> tuple[str, ...]:
    """The same of any period."""
    return tuple(code for code in members(block, period.start, period.end) if code != HOME)


@lru_cache(maxsize=4096)
def counted_by(block: str, year: int, definition: str | None) -> frozenset[str]:
    """Whom a total of a block counts by a definition: its members of a day, in every year, and
    who is counted besides. Without a definition those of the year.
    """
    counting = codelist("definition")[definition].attributes if definition is not None else {}
    if "as_of" not in counting:
        return frozenset(members_of_year(block, year))
    day = date.fromisoformat(counting["as_of"])
    return frozenset((*members(block, day, day), *counting.get("includes", "").split())) - {HOME}


def _inside(area: str, partners: Sequence[str]) -> tuple[str, ...]:
    if area != _WORLD and not ever_members(area):
        return ()
    inner = [p for p in partners if p != area and nested(p, area)]
    return tuple(
        p for p in inner if not any(p != q and _holds_throughout(q, p, area) for q in inner)
    )


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
        if one.area == other.area and one.area not in without
        if not _is_out(one.area, without, _later(one, other), _earlier(one, other))
    )
    return tuple(dict.fromkeys(m for m in shared if m != HOME))


def _later(one: Membership, other: Membership) -> date:
    return max(one.since, other.since)


def _earlier(one: Membership, other: Membership) -> date:
    return min(one.until or date.max, other.until or date.max)


def _is_out(member: str, without: Iterable[str], since: date, until: date) -> bool:
    """Whether a member is on every day of a time, if there is one, in a block that is left out."""
    return since > until or any(
        one.covers(max(since, _INDEPENDENT), until)
        for code in without
        for one in memberships()
        if one.group == code and one.area == member
    )


def _holds_throughout(block: str, inner: str, outer: str) -> bool:
    """Whether what `outer` holds of `inner` is in `block` on every day: the EAEU has Russia since
    2015, the CIS has had it for longer."""
    if not nested(inner, block):
        return False
    times = [one for one in memberships() if one.group == inner and one.area != HOME]
    times = times or [one for one in memberships() if (one.group, one.area) == (outer, inner)]
    times = times or [Membership(outer, inner, _INDEPENDENT, None, None)]
    return all(_is_out(one.area, (block,), one.since, one.until or date.max) for one in times)
