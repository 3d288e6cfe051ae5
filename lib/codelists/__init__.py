"""The vocabularies people edit: codes, their labels, who belongs to which block, and events.

Each list is one file in this room (CSV for areas, TOML for the rest). Lists are read once,
on first use, never at import. A code that is not in its list stops the pipeline.
"""

import csv
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from lib.model import DataError, Measure

CODELISTS = (
    "bound",
    "compiler",
    "definition",
    "indicator",
    "known",
    "measure",
    "obs_status",
    "origin",
    "period_kind",
    "reading",
    "rejection_reason",
    "scope",
    "tie_kind",
    "tie_subject",
    "unit",
    "valuation",
    "verdict",
)

ROLES = ("traded", "sent", "bought", "received", "given", "living", "visiting")
"""What `roles` of an indicator may be; indicator.toml says what each means."""

ALONE = "alone"
"""The roles of what has no other side, such as gross domestic product."""

_UNIT_KIND_OF = {Measure.GROWTH: "ratio", Measure.SHARE: "share"}
"""What every growth and every share is counted in, whatever the indicator."""


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list: its code and everything said of it (labels by language)."""

    code: str
    attributes: Mapping[str, str]

    def label(self, language: str = "en") -> str:
        """The label in `language`, in English where that is missing."""
        return self.attributes.get(language) or self.attributes["en"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted, and which side of a figure of it is the reporter."""

    code: str
    counted_in: str
    """The kind of unit of its level: money, persons, mass, or none."""
    roles: str | None
    """One of `ROLES`, or `ALONE`; null where it is read from no text."""
    share: str
    """The indicator that a share of it is kept under."""


@dataclass(frozen=True, slots=True)
class Area:
    """A country, a block of countries, an organisation, or the world."""

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
def codelist(name: str) -> Mapping[str, Code]:
    """The code list `name`, in the order of its file; `DataError` where that breaks its form."""
    found = {}
    for code, entry in _tables(name).items():
        if not isinstance(entry, dict) or not isinstance(entry.get("en"), str):
            raise DataError(_place(name), f"[{code}] has no name in English (en)")
        found[code] = Code(code, MappingProxyType(entry))
    return MappingProxyType(found)


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator by code; what breaks a rule of the list raises `DataError`."""
    listed = codelist("indicator")
    allowed: Mapping[str, Collection[str]] = {
        "counted_in": {unit.attributes["kind"] for unit in codelist("unit").values()} | {"none"},
        "roles": ROLES,
        "share": listed,
    }
    found = {}
    for code, entry in listed.items():
        said = entry.attributes
        for key in ("note", "counted_in"):
            if key not in said:
                raise DataError(_place("indicator"), f"[{code}] has no {key}")
        for key, values in allowed.items():
            if key in said and said[key] not in values:
                rule = f"[{code}] {key} {said[key]!r} is not one of {', '.join(sorted(values))}"
                raise DataError(_place("indicator"), rule)
        roles = ALONE if said.get("partner") == "none" else said.get("roles")
        found[code] = Indicator(code, said["counted_in"], roles, said.get("share", code))
    return MappingProxyType(found)


def label(name: str, code: str | None, language: str = "en") -> str:
    """The label of `code` in the list `name`; an unknown code raises `DataError`."""
    if code is None:
        return ""
    try:
        return codelist(name)[code].label(language)
    except KeyError:
        raise DataError(f"code list {name}", f"{code!r} is not in it") from None


def unit_refusal(unit: str, measure: Measure, indicator: str) -> str | None:
    """Why figures of a measure of an indicator are not in `unit`; None where they may be.

    Growth is a ratio, a share per cent; a level is counted as its indicator is. A change is
    counted like the level, in money only (reading guide of the figures).
    """
    kind = codelist("unit")[unit].attributes["kind"]
    counted_in = indicators()[indicator].counted_in
    if kind != _UNIT_KIND_OF.get(measure, counted_in):
        return f"does not fit the {measure} of {indicator}"
    if measure is Measure.CHANGE and kind != "money":
        return "does not fit a change, which is in money only"
    return None


@cache
def areas() -> Mapping[str, Area]:
    """Every area, blocks first, then countries by code."""
    rows = csv.DictReader(_read("area.csv").splitlines())
    return MappingProxyType(
        {
            row["code"]: Area(
                code=row["code"],
                kind=row["kind"],
                iso2=row["iso2"] or None,
                labels=MappingProxyType({k: row[f"label_{k}"] for k in ("en", "ru", "ky")}),
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
        raise DataError("area code list", f"{code!r} is not in it") from None


@cache
def area_aliases() -> Mapping[str, str]:
    """Other spellings of a code that people type: ``EU`` is ``EU27``."""
    rows = csv.DictReader(_read("area_alias.csv").splitlines())
    return MappingProxyType({row["alias"]: row["code"] for row in rows})


def area_code(text: str) -> str | None:
    """The area that `text` names by code or alias, in capitals or not; null if none.

    >>> area_code("rus"), area_code("eu"), area_code("Atlantis")
    ('RUS', 'EU27', None)
    """
    spelled = text.strip().upper()
    code = {alias.upper(): code for alias, code in area_aliases().items()}.get(spelled, spelled)
    return code if code in areas() else None


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of `currency` was worth on average in a calendar `year`, in US dollars."""

    currency: str
    year: int
    dollars: float
    source: str


@cache
def exchange_rates() -> Mapping[tuple[str, int], Rate]:
    """Yearly average rates by currency and year; each row of the file names its source."""
    rows = csv.DictReader(_read("exchange_rate.csv").splitlines())
    found = [
        Rate(row["currency"], int(row["year"]), float(row["dollars"]), row["source"])
        for row in rows
    ]
    return MappingProxyType({(rate.currency, rate.year): rate for rate in found})


@cache
def memberships() -> tuple[Membership, ...]:
    """Who belonged to which block, and when."""
    groups = _tables("area_group")
    return tuple(
        Membership(group, m["area"], m["since"], m.get("until"), m.get("note"))
        for group, entry in groups.items()
        for m in entry["members"]
    )


@cache
def events() -> tuple[Event, ...]:
    """What happened, in the order of time."""
    entries = _tables("event")
    found = (
        Event(
            code=code,
            day=entry["day"],
            labels=MappingProxyType({language: entry[language] for language in ("en", "ru", "ky")}),
            source=entry["source"],
            url=entry["url"],
        )
        for code, entry in entries.items()
    )
    return tuple(sorted(found, key=lambda event: event.day))


def members(group: str, start: date, end: date) -> tuple[str, ...]:
    """Codes of the areas that belonged to `group` from `start` to `end`, in file order."""
    return tuple(m.area for m in memberships() if m.group == group and m.covers(start, end))


def nested(inner: str, outer: str) -> bool:
    """Whether `inner` is the same as `outer`, or was ever a member of it.

    Nested areas are never summed or ranked as siblings. Everything is nested in the world.
    A block is nested in another when every present member of it is.
    """
    if inner == outer or outer == "WLD":
        return True
    outer_members = {m.area for m in memberships() if m.group == outer}
    inner_members = {m.area for m in memberships() if m.group == inner and m.until is None}
    return inner in outer_members or (bool(inner_members) and inner_members <= outer_members)


def _tables(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(_read(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(_place(name), f"the file is no TOML ({error})") from None


def _place(name: str) -> str:
    """What errors call the file of a list."""
    return f"lib/codelists/{name}.toml"


def _read(name: str) -> str:
    return files(__name__).joinpath(name).read_text("utf-8")
