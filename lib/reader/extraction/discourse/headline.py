"""A headline's figure: whose and when it is, the lede says."""

from collections.abc import Sequence

from lib.codelists import indicators
from lib.model import Reading
from lib.reader.extraction.linking.running_series import Series
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.triggers import triggers
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.time_expressions import NOW
from lib.reader.extraction.text.trigger_meaning import NOT_OURS

LEDE = 6
"""Sentences after a headline that tell what it is of."""
_ROUNDED = 0.06
"""How far, of the amount, a headline rounds: 19 percent for 18.5, $36 billion for $36.04."""


def told_by_lede(headline: SentenceAnalysis, lede: Sequence[Reading]) -> Series | None:
    """The series that a headline's figures belong to, by the readings of the lede: of the one it
    repeats, else of the first of the same indicator. None where the lede tells of something else.
    """
    found = triggers(headline.sentence, headline.sentence.first, headline.sentence.last)
    ours = [trigger.code for trigger in found if trigger.code not in NOT_OURS]
    repeated = (r for figure in headline.figures for r in lede if _is_again(figure, r))
    told = next(repeated, None) or next((r for r in lede if r.indicator in ours), None)
    if told is None or (not ours and indicators()[told.indicator].roles is None):
        return None
    alike = (r for r in lede if r.indicator == told.indicator and r.partner == told.partner)
    dated = told if told.period else next((r for r in alike if r.period), told)
    return Series(
        ours[0] if ours else told.indicator,
        told.reporter,
        told.partner,
        dated.period if dated.period and dated.period.rule != NOW else None,
        base=dated.base_period,
        age=-1,
    )


def _is_again(figure: Hedged, reading: Reading) -> bool:
    """Whether a reading is of the amount that a headline gives, which may be rounded there."""
    number = figure.amount.number
    amount, told = number.number * number.multiplier, reading.number * reading.multiplier
    return figure.amount.unit == reading.unit and abs(amount - told) <= _ROUNDED * abs(told)
