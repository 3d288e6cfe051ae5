"""What is counted: in which unit, and which side of a figure of it is the reporter."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from lib.codelists.codes import codelist, label, place_of
from lib.model import CodeName, DataError, Measure, Message

ROLES = ("traded", "sent", "bought", "received", "given", "living", "visiting")
"""What `roles` of an indicator may be; indicator.toml says what each means."""

ALONE = "alone"
"""The roles of what has no other side, such as gross domestic product."""

_UNIT_KIND_OF = {Measure.GROWTH: "ratio", Measure.SHARE: "share"}
"""What every growth and every share is counted in, whatever the indicator."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted, and which side of a figure of it is the reporter."""

    code: str
    counted_in: str
    """The kind of unit of its level: money, persons, mass, or none."""
    of_a_good: frozenset[str]
    """Further kinds of unit in which the record counts its level of one good."""
    roles: str | None
    """One of `ROLES`, or `ALONE`; null where it is read from no text."""
    share: str
    """The indicator that a share of it is kept under."""
    flow: bool
    """Whether it adds up over a time, so that no single day has it."""
    below_zero: bool
    """Whether its level may be negative."""

    @property
    def is_stock(self) -> bool:
        """Whether its level is a number at a time, which any day has, and no sum over a time:
        people who live somewhere, not those who come in a year.
        """
        return self.counted_in == "persons" and self.roles != "visiting"


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator by code; what breaks a rule of the list raises `DataError`."""
    listed = codelist("indicator")
    allowed: Mapping[str, Collection[str]] = {
        "counted_in": {unit.attributes["kind"] for unit in codelist("unit").values()} | {"none"},
        "roles": ROLES,
        "share": listed,
        "flow": ("yes",),
        "below_zero": ("yes",),
    }
    kinds = allowed["counted_in"]
    found = {}
    for code, entry in listed.items():
        said = entry.attributes
        for key in ("note", "counted_in"):
            if key not in said:
                raise DataError(place_of("indicator"), f"[{code}] has no {key}")
        for key, values in allowed.items():
            if key in said and said[key] not in values:
                rule = f"[{code}] {key} {said[key]!r} is not one of {', '.join(sorted(values))}"
                raise DataError(place_of("indicator"), rule)
        of_a_good = frozenset(said.get("of_a_good", "").split())
        if unknown := sorted(of_a_good.difference(kinds)):
            rule = f"[{code}] of_a_good {unknown[0]!r} is not one of {', '.join(sorted(kinds))}"
            raise DataError(place_of("indicator"), rule)
        roles = ALONE if said.get("partner") == "none" else said.get("roles")
        found[code] = Indicator(
            code=code,
            counted_in=said["counted_in"],
            of_a_good=of_a_good,
            roles=roles,
            share=said.get("share", code),
            flow=said.get("flow") == "yes",
            below_zero=said.get("below_zero") == "yes",
        )
    return MappingProxyType(found)


def flow_of_share(definition: str | None) -> str | None:
    """The flow, exports or imports, that a share of a definition is of alone, if it is of one."""
    entry = codelist("definition").get(definition or "")
    return None if entry is None else entry.attributes.get("flow")


def unit_refusal(
    unit: str, measure: Measure, indicator: str, product: str | None = None
) -> Message | None:
    """Why figures of a measure of an indicator are not in `unit`; None where they may be.

    Growth is a ratio, a share per cent; a level is counted as its indicator is, that of one good
    on record also in tonnes, pieces and the like. A change is counted like the level, in money
    only (reading guide of the figures).
    """
    kind = codelist("unit")[unit].attributes["kind"]
    counted = indicators()[indicator]
    if measure is Measure.LEVEL and product is not None and kind in counted.of_a_good:
        return None
    if kind != _UNIT_KIND_OF.get(measure, counted.counted_in):
        return Message(
            "does not fit the {measure} of {indicator}",
            measure=CodeName("measure", measure, str(measure)),
            indicator=CodeName("indicator", indicator, label("indicator", indicator).lower()),
        )
    if measure is Measure.CHANGE and kind != "money":
        return Message("does not fit a change, which is in money only")
    return None
