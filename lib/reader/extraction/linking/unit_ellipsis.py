"""Units that are not said again, "$5 billion in May. In June it was 6 billion"; bounds neither."""

from dataclasses import replace

from lib.model import Measure, Reading
from lib.reader.extraction.linking.figure_spans import is_converted
from lib.reader.extraction.linking.running_series import Series
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.timing import in_brackets
from lib.reader.extraction.linking.triggers import Trigger
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.numbers import Shape
from lib.reader.extraction.mentions.units import MONEY, PERSONS, TONNES
from lib.reader.extraction.text.trigger_meaning import counts_people

_FEWEST_IN_A_WORD = 500_000
"""A number in one word from here on, half a million, can be an amount without its unit."""


_FEWEST_TONNES = 10_000
"""A bare number from here on is no year, and tonnes where they are spoken of."""


def with_unit(figure: Hedged, code: str | None, series: Series) -> Hedged:
    """A bare number counts people where people are spoken of, millions the unit running on."""
    unit = PERSONS if counts_people(code) else None
    number = figure.amount.number
    large = number.scaled or (number.shape is Shape.WORDS and number.value >= _FEWEST_IN_A_WORD)
    large = large or (series.unit in TONNES and number.value >= _FEWEST_TONNES)
    if unit is None and series.alive and large:
        unit = series.unit
    if figure.amount.unit is not None or unit is None:
        return figure
    return figure._replace(amount=figure.amount._replace(unit=unit))


def running_unit(figure: Hedged, before: Series) -> str | None:
    """The unit that bare millions after a figure are in."""
    unit = figure.amount.unit
    return unit if unit in MONEY | TONNES else before.unit


def converted(
    reading: Reading,
    analysis: SentenceAnalysis,
    index: int,
    trigger: Trigger | None,
    last: Reading | None,
) -> Reading:
    """A conversion in brackets takes the bound of the amount it converts."""
    if last is None or last.unit == reading.unit or analysis.figures[index].bound_mark is not None:
        return reading
    same = index > 0 and is_converted(analysis.page, *analysis.figures[index - 1 : index + 1])
    aside = same or (trigger is None and in_brackets(analysis.page, analysis.figure_spans[index]))
    levels = last.measure is Measure.LEVEL and reading.measure is Measure.LEVEL
    return replace(reading, bound=last.bound) if levels and aside else reading
