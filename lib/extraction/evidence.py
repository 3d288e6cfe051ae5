"""Why a figure was read as it was: the words behind each part, and the rule that took them."""

from collections.abc import Iterator

from lib.extraction.bounds import Hedged
from lib.extraction.measures import Put
from lib.extraction.parties import Parties
from lib.extraction.passage import Passage
from lib.extraction.subjects import Cue
from lib.extraction.timing import Timing
from lib.model import Evidence, TimeWords


def evidence(
    page: Passage, figure: Hedged, cue: Cue | None, how: Put, sides: Parties, when: Timing
) -> tuple[Evidence, ...]:
    """The words that gave unit, bound, indicator, measure, times and sides of a figure."""
    amount = figure.amount
    by_token = (
        ("unit", amount.unit or "", amount.unit_mark),
        ("bound", figure.bound.value, figure.bound_mark),
        ("indicator", cue.code if cue else "", (cue.first, cue.last) if cue else None),
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
