"""The vocabularies people edit: codes, their labels, who belongs to which block, and events.

Each list is one file in this room (CSV for areas and rates, TOML for the rest). Lists are read
once, on first use, never at import. A code that is not in its list stops the pipeline.

    codes           one list of codes, with its labels
    indicators      what is counted, and in which units; of goods too
    harmonized_system  goods by section, chapter, heading and subheading
    compilers       who counted a figure, and who only collects what others report
    terms           under what terms the figures of each compiler are
    rules           what can never be right of a figure
    doubts          what is doubtful in a figure that was read from a text
    number_format   numbers with their units, as readers see them
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from lib.codelists.codes import (
    CODELISTS,
    NOT_IN_IT,
    Code,
    brief,
    codelist,
    label,
    note,
    place_of,
    read,
    tables,
)
from lib.codelists.indicators import (
    ALONE,
    ROLES,
    Indicator,
    flow_of_share,
    indicators,
    unit_refusal,
)
from lib.model import DataError, Message

__all__ = [
    "ALONE",
    "CODELISTS",
    "HOME",
    "NAMED_IN",
    "NEIGHBOURS",
    "ROLES",
    "Area",
    "Code",
    "Event",
    "FiscalYear",
    "Indicator",
    "Membership",
    "Rate",
    "area_aliases",
    "area_code",
    "area_label",
    "area_numbers",
    "areas",
    "brief",
    "codelist",
    "events",
    "ever_members",
    "exchange_rates",
    "fiscal_year",
    "flow_of_share",
    "indicators",
    "label",
    "members",
    "memberships",
    "nested",
    "note",
    "unit_refusal",
]

HOME = "KGZ"
"""The country this dashboard is about: it reports, and is no partner of its own blocks."""

NAMED_IN = ("en", "ru", "ky")
"""The languages that areas, indicators and events are named in, in tables too."""

NEIGHBOURS = ("CHN", "KAZ", "TJK", "UZB")
"""The countries that it borders on."""


@dataclass(frozen=True, slots=True)
class Area:
    """A country, a block, an organisation, the world, or the part of it that no country is named
    for."""

    code: str
    kind: str
    iso2: str | None
    labels: Mapping[str, str]
    note: str | None

    def label(self, language: str = "en") -> str:
        return self.labels.get(language) or self.labels["en"]


@dataclass(frozen=True, slots=True)
class Membership:
    """That `area` belonged to `group` from `since` to `until` (null: to this day)."""

    group: str
    area: str
    since: date
    until: date | None
    note: str | None

    def covers(self, start: date, end: date) -> bool:
        """Whether the membership held from `start` to `end`, both days included."""
        return self.since <= start and (self.until is None or self.until >= end)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on one `day`, to read a series against, and where that can be looked up."""

    code: str
    day: date
    labels: Mapping[str, str]
    source: str
    url: str


@cache
def areas() -> Mapping[str, Area]:
    """Every area, blocks first, then countries by code."""
    rows = list(csv.DictReader(read("area.csv").splitlines()))
    for row in rows:
        if None in row or None in row.values() or not row["label_en"]:
            raise DataError("lib/codelists/area.csv", f"{row['code']!r} is no row of 7 cells")
    return MappingProxyType(
        {
            row["code"]: Area(
                code=row["code"],
                kind=row["kind"],
                iso2=row["iso2"] or None,
                labels=MappingProxyType({k: row[f"label_{k}"] for k in NAMED_IN}),
                note=row["note"] or None,
            )
            for row in rows
        }
    )


def area_label(code: str | None, language: str = "en") -> str:
    """The name of an area; empty where there is none; an unknown code raises `DataError`."""
    if code is None:
        return ""
    try:
        return areas()[code].label(language)
    except KeyError:
        place = Message("area code list")
        raise DataError(place, Message(NOT_IN_IT, code=repr(code))) from None


@cache
def area_aliases() -> Mapping[str, str]:
    """Other spellings of a code that people type: ``EU`` is ``EU27``."""
    rows = csv.DictReader(read("area_alias.csv").splitlines())
    return MappingProxyType({row["alias"]: row["code"] for row in rows})


def area_code(text: str) -> str | None:
    """The area that `text` names by code or alias, in capitals or not; null if none.

    >>> area_code("rus"), area_code("eu"), area_code("Atlantis")
    ('RUS', 'EU27', None)
    """
    spelled = text.strip().upper()
    code = {alias.upper(): code for alias, code in area_aliases().items()}.get(spelled, spelled)
    return code if code in areas() else None


@cache
def area_numbers() -> Mapping[int, str]:
    """The area that a number of trade statistics means: ISO 3166-1, and the numbers that the
    United Nations use beside it (842 is the United States with Puerto Rico). What is no country
    has a code of its own, ``X899``."""
    rows = csv.DictReader(read("area_number.csv").splitlines())
    return MappingProxyType({int(row["number"]): row["area"] for row in rows})


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of `currency` was worth on average in a calendar `year`, in US dollars."""

    currency: str
    year: int
    dollars: float
    source: str


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The month that a country's fiscal year begins with, and whether one is named by the year in
    which it begins (``start``) or ends (``end``)."""

    starts: int
    named: str


@cache
def _fiscal_years() -> Mapping[str, FiscalYear]:
    listed = tables("fiscal_year")
    for area, row in listed.items():
        right = row["starts"] in range(1, 13) and row["named"] in ("start", "end")
        if area not in areas() or not right:
            raise DataError(place_of("fiscal_year"), f"[{area}] is no fiscal year of a country")
    return {area: FiscalYear(row["starts"], row["named"]) for area, row in listed.items()}


def fiscal_year(area: str) -> FiscalYear | None:
    """The fiscal year of an area by its law; None where none is listed.

    >>> fiscal_year("IND").starts, fiscal_year("KGZ")
    (4, None)
    """
    return _fiscal_years().get(area)


@cache
def exchange_rates() -> Mapping[tuple[str, int], Rate]:
    """Yearly average rates by currency and year; each row of the file names its source."""
    rows = csv.DictReader(read("exchange_rate.csv").splitlines())
    found = [
        Rate(row["currency"], int(row["year"]), float(row["dollars"]), row["source"])
        for row in rows
    ]
    return MappingProxyType({(rate.currency, rate.year): rate for rate in found})


@cache
def memberships() -> tuple[Membership, ...]:
    """Who belonged to which block, and when."""
    return tuple(
        _membership(group, member)
        for group, entry in tables("area_group").items()
        for member in entry.get("members", ())
    )


def _membership(group: str, member: Mapping[str, Any]) -> Membership:
    place, known = place_of("area_group"), areas()
    if group not in known or known[group].kind != "block":
        raise DataError(place, f"[{group}] is no block in area.csv")
    if member.get("area") not in known:
        raise DataError(place, f"[{group}] area {member.get('area')!r} is not in area.csv")
    since, until = member.get("since"), member.get("until")
    if type(since) is not date or not (until is None or type(until) is date):
        rule = f"[{group}] {member['area']} has no day since when (since = 1991-12-21)"
        raise DataError(place, rule)
    return Membership(group, member["area"], since, until, member.get("note"))


@cache
def events() -> tuple[Event, ...]:
    """What happened, in the order of time."""
    entries = tables("event")
    found = (
        Event(
            code=code,
            day=entry["day"],
            labels=MappingProxyType({language: entry[language] for language in NAMED_IN}),
            source=entry["source"],
            url=entry["url"],
        )
        for code, entry in entries.items()
    )
    return tuple(sorted(found, key=lambda event: event.day))


@lru_cache(maxsize=4096)
def members(group: str, start: date, end: date) -> tuple[str, ...]:
    """Codes of the areas that belonged to `group` from `start` to `end`, in file order."""
    return tuple(m.area for m in memberships() if m.group == group and m.covers(start, end))


@cache
def ever_members(group: str) -> frozenset[str]:
    """Every area that belongs to `group` or once did; empty where it is no block."""
    return frozenset(m.area for m in memberships() if m.group == group)


@cache
def _present_members(group: str) -> frozenset[str]:
    return frozenset(m.area for m in memberships() if m.group == group and m.until is None)


def nested(inner: str, outer: str) -> bool:
    """Whether `inner` is the same as `outer`, or was ever a member of it.

    Nested areas are never summed or ranked as siblings. Everything is nested in the world.
    A block is nested in another when every present member of it is.
    """
    if inner == outer or outer == "WLD":
        return True
    inside = _present_members(inner)
    return inner in ever_members(outer) or (bool(inside) and inside <= ever_members(outer))
