"""Why a figure was read as it was: the words behind each part, and the rule that took them."""

from collections.abc import Iterator

from lib.model import Evidence, TimeWords
from lib.reader.extraction.linking.measure import Measurement
from lib.reader.extraction.linking.parties import Parties
from lib.reader.extraction.linking.timing import Timing
from lib.reader.extraction.linking.triggers import Trigger
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.text.passage import Passage


def evidence(
    page: Passage,
    figure: Hedged,
    trigger: Trigger | None,
    how: Measurement,
    sides: Parties,
    when: Timing,
) -> tuple[Evidence, ...]:
    """The words that gave unit, bound, indicator, measure, times and sides of a figure."""
    amount = figure.amount
    by_token = (
        ("unit", amount.unit or "", amount.unit_mark),
        ("bound", figure.bound.value, figure.bound_mark),
        (
            "indicator",
            trigger.code if trigger else "",
            (trigger.first, trigger.last) if trigger else None,
        ),
        ("measure", how.measure.value, how.mark),
    )
    of_tokens = (Evidence(part, rule, *page.span(*mark)) for part, rule, mark in by_token if mark)
    of_times = (
        Evidence(part, words.rule, words.start, words.end)
        for part, told in (("period", when.period), ("base_period", when.base))
        for words in _chain(told)
    )
    of_sides = (
        Evidence(part, mention.rule, mention.start, mention.end)
        for part, mention in (("reporter", sides.reporter), ("partner", sides.partner))
        if mention is not None
    )
    return (*of_tokens, *of_times, *of_sides)


def _chain(words: TimeWords | None) -> Iterator[TimeWords]:
    """Words for a time, and those they count from: "a year earlier" than 2024."""
    while words is not None:
        yield words
        words = words.anchor
