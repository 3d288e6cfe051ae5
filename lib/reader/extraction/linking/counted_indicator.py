"""The indicator a figure is of, from what it counts and how it is put."""

from lib.codelists import codelist
from lib.model import Measure
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.units import MONEY, TONNES
from lib.reader.extraction.text.trigger_meaning import NOT_OURS, indicator_of

_FLOWS = frozenset({"exports", "imports", "bought_from", "supplied_by"})
"""What is sent or bought can be counted in tonnes too."""


def counted(
    trigger: str, figure: Hedged, measure: Measure, in_tonnes: bool, *, of_a_partners: bool = False
) -> str | None:
    """The indicator of a figure under a trigger; None if they clash.

    `in_tonnes` says that the sentence speaks of tonnes and not of money, `of_a_partners` that the
    whole of a share is what is traded with one partner.
    """
    unit = figure.amount.unit
    if trigger in NOT_OURS:
        return None
    indicator = indicator_of(trigger)
    if unit in TONNES and indicator.counted_in != "mass":
        return "quantity" if trigger in _FLOWS else None
    if measure is Measure.SHARE:
        return "other" if of_a_partners else indicator.share
    if in_tonnes and unit not in MONEY and trigger in _FLOWS:
        return "quantity"
    fits = measure is Measure.GROWTH or indicator.counted_in == _kind(unit)
    return indicator.code if fits and indicator.counted_in != "none" else None


def share_definition(trigger: str, measure: Measure, kept: str) -> str | None:
    """The definition of a share of trade that its trigger says is one of exports or imports."""
    indicator = indicator_of(trigger)
    if measure is not Measure.SHARE or kept == indicator.code or kept != indicator.share:
        return None
    definition = f"share_of_{indicator.code}"
    return definition if definition in codelist("definition") else None


def _kind(unit: str | None) -> str | None:
    """The kind of a unit, kilograms too."""
    if unit is None or unit in TONNES:
        return unit and "mass"
    return "money" if unit in MONEY else codelist("unit")[unit].attributes["kind"]
