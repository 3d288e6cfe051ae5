"""The indicator a figure is of, from what it counts and how it is put."""

from lib.extraction.bounds import Hedged
from lib.extraction.subjects import NOT_OURS
from lib.extraction.units import MONEY, PERSONS, TONNES
from lib.model import Measure


def counted(cue: str, figure: Hedged, measure: Measure, in_tonnes: bool) -> str | None:
    """The indicator of a figure under a cue; None if they clash.

    `in_tonnes` says that the sentence speaks of tonnes and not of money.
    """
    unit = figure.amount.unit
    if cue in NOT_OURS:
        return None
    if unit in TONNES:
        return "quantity" if cue in _FLOWS else None
    if (unit == PERSONS) != (cue == "migrants") and measure is Measure.LEVEL:
        return None
    if measure is Measure.SHARE:
        trade = cue in ("trade_turnover", *_FLOWS)
        return "trade_turnover" if trade else "other"
    if in_tonnes and unit not in MONEY and cue in _FLOWS:
        return "quantity"
    return _INDICATORS.get(cue)


_FLOWS = frozenset({"exports", "imports", "bought_from", "supplied_by"})
_INDICATORS = {
    "trade_turnover": "trade_turnover",
    "cooperation": "trade_turnover",
    "exports": "exports",
    "bought_from": "exports",
    "imports": "imports",
    "supplied_by": "imports",
    "invested_by": "investment",
    "remitted_by": "remittances",
    "trade_surplus": "trade_balance",
    "trade_deficit": "trade_balance",
    "migrants": "migrants",
    "remittances": "remittances",
    "investment": "investment",
    "gdp": "gdp",
    "economy": "gdp",
}
