"""The indicator a figure is of, from what it counts and how it is put."""

from lib.codelists import codelist
from lib.model import Measure
from lib.reader.extraction.linking.triggers import Trigger, triggers
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.units import MONEY, TONNES
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.trigger_meaning import NOT_OURS, indicator_of
from lib.reader.languages import MarkKind

_FLOWS = frozenset({"exports", "imports", "bought_from", "supplied_by"})
"""What is sent or bought can be counted in tonnes too."""
_GDP, _TO_GDP = "gdp", "{indicator}_to_gdp"
_WHOLE_WITHIN = 6
"""Tokens from a percentage to its whole: 5 percent of the country's gross domestic product."""
_OPENING = 2
"""Tokens before a percentage that a sentence opens with."""


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


def definition_to_gdp(
    page: Passage,
    sentence: Sentence,
    figure: Hedged,
    trigger: Trigger | None,
    kept: str,
    before: str | None,
) -> str | None:
    """The definition of a share of gross domestic product, by what it is a share of it: that of
    transfers in "transfers came to 5 percent of GDP"; None where no word of the sentence says.

    `before` is the trigger of the figure before in the sentence: "they sent home $5, a third of
    GDP".
    """
    if kept != "other":
        return None
    of_gdp = trigger is not None and trigger.code == _GDP
    if not of_gdp and not is_before_gdp(page, sentence, figure):
        return None
    part = _part_of_gdp(sentence, figure) or before
    if part is None or part in NOT_OURS:
        return None
    definition = _TO_GDP.format(indicator=indicator_of(part).code)
    return definition if definition in codelist("definition") else None


def _part_of_gdp(sentence: Sentence, figure: Hedged) -> str | None:
    """What comes to a percentage of a gross domestic product: the last before it, or what a
    sentence that opens with it names behind it, "a third of GDP is transfers".
    """
    told = [one.code for one in triggers(sentence, sentence.first, figure.first)]
    if told := [code for code in told if code != _GDP]:
        return told[-1]
    if figure.first - sentence.first > _OPENING:
        return None
    told = [one.code for one in triggers(sentence, figure.last, sentence.last)]
    return next((code for code in told if code != _GDP), None)


def is_before_gdp(page: Passage, sentence: Sentence, figure: Hedged) -> bool:
    """Whether a gross domestic product is what a percentage right before it is of."""
    whole = next(iter(sentence.of(MarkKind.INDICATOR, figure.last)), None)
    if whole is None or whole.code != _GDP or whole.first - figure.last > _WHOLE_WITHIN:
        return False
    between = page.tokens[figure.last : whole.first]
    return all(token.text[0].isalpha() or token.text[0] in "%’'-" for token in between)


def _kind(unit: str | None) -> str | None:
    """The kind of a unit, kilograms too."""
    if unit is None or unit in TONNES:
        return unit and "mass"
    return "money" if unit in MONEY else codelist("unit")[unit].attributes["kind"]
