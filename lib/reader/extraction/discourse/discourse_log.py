"""What was read of a text so far: figure by figure, with the dates they come to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from lib.model import Measure, Period, TimeWords
from lib.reader.extraction.linking.movement_times import Points
from lib.reader.extraction.linking.parties import WORLD, Parties, inherited
from lib.reader.extraction.linking.running_series import Series
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.timing import Timing
from lib.reader.extraction.linking.triggers import triggers
from lib.reader.extraction.mentions.calendar import period, two_points, year_earlier
from lib.reader.extraction.text.trigger_meaning import is_received

_LATEST, _CHANGING = 6, 2
"""Figures back that tell who is the same and who changes, and partners that are a change."""
_WHOLE, _PARTS, _NEAR = "trade_turnover", frozenset({"exports", "imports"}), 4
"""Trade, its two parts, and how many figures back it was told of."""
_COMPARED = (Measure.GROWTH, Measure.CHANGE)


class FigureLog(NamedTuple):
    """What a figure was read as, for those that follow."""

    sentence: int
    indicator: str
    reporter: str
    partner: str | None
    period: TimeWords | None
    dates: Period | None
    sides: Parties

    def is_of_another_time(self, other: "FigureLog") -> bool:
        """Whether a sentence tells one flow for a like time that is another: 2014 and 2018."""
        if self.period is None or other.period is None or self.dates == other.dates:
            return False
        return self[:4] == other[:4] and self.period.rule == other.period.rule


@dataclass(slots=True)
class DiscourseLog:
    """A text sentence by sentence, and what has been read of it so far."""

    analyses: Sequence[SentenceAnalysis]
    published: date
    index: int = 0
    """The sentence that is read."""
    figures: list[FigureLog] = field(default_factory=list)
    reporters: Counter[str] = field(default_factory=Counter)
    """How many figures so far are of each area."""
    counted: dict[tuple[int, str | None], tuple[TimeWords, Period | None]] = field(
        default_factory=dict
    )
    """The dates of words for an area, by which words they are."""

    last_time: TimeWords | None = None
    """The time of the latest figure that had one."""

    @property
    def topic(self) -> str | None:
        """The area that most figures so far are of; of two the first."""
        return next(iter(self.reporters.most_common(1)), (None, 0))[0]

    @property
    def varied(self) -> str | None:
        """The area that the latest figures are of while their partners change."""
        latest = self.figures[-_LATEST:]
        reporters = {figure.reporter for figure in latest}
        partners = {figure.partner for figure in latest} - {None, WORLD}
        return reporters.pop() if len(reporters) == 1 and len(partners) >= _CHANGING else None

    def _period(self, words: TimeWords | None, area: str | None) -> Period | None:
        """The dates of words; those of one place in the text are counted once."""
        if words is None:
            return None
        key = id(words), area
        if key not in self.counted:
            self.counted[key] = words, period(words, self.published, area)
        return self.counted[key][1]

    def note(self, indicator: str, measure: Measure, sides: Parties, when: Timing) -> None:
        """Remember a figure of the sentence that is read."""
        partner = sides.partner.code if sides.partner is not None else None
        reporter = sides.reporter.code
        dates = self.dates(when, measure, reporter)
        self.figures.append(
            FigureLog(self.index, indicator, reporter, partner, when.period, dates, sides)
        )
        self.reporters[reporter] += 1
        self.last_time = when.period or self.last_time

    def dates(self, when: Timing, measure: Measure, area: str | None = None) -> Period | None:
        """The dates of a figure of an area: of growth between two points the later."""
        words = when.period
        if words is not None and measure in _COMPARED and when.base is None:
            points = two_points(words)
            words = points[0] if points else words
        return self._period(words, area)

    def base_first(self, when: Timing) -> Timing:
        """Times of which the earlier is the base: what grew did so from then to the later."""
        later, earlier = (self._period(words, None) for words in (when.period, when.base))
        if later is None or earlier is None or earlier.start <= later.start:
            return when
        return when._replace(period=when.base, base=when.period)

    def back_to(self, indicator: str, reporter: str, when: Timing, before: Series) -> Timing:
        """The times of a flow that a text comes back to after goods of another: those it had, as
        "A's trade in January-May was $5. Gold exports in May were $1. Most trade was with B, $2".
        """
        if not when.inherited or before.product is None or before.trigger in (None, indicator):
            return when
        same = (
            figure
            for figure in reversed(self.figures)
            if figure.indicator == indicator and figure.reporter == reporter
        )
        last = next(same, None)
        return when if last is None else when._replace(period=last.period)

    def of_money(self, running: str | None) -> str | None:
        """What money was told of last that comes to an area, after people: "transfers were $5; a
        million people work there. From A came $3".
        """
        received = (one.indicator for one in reversed(self.figures) if is_received(one.indicator))
        return next(received, running)

    def resumed(self, analysis: SentenceAnalysis, series: Series) -> Series:
        """The series after a sentence without figures: where that only names what is counted, the
        two that all its figures so far are of: "Trade of A and B was $5. ... Trade is growing".
        """
        sentence = analysis.sentence
        found = triggers(sentence, sentence.first, sentence.last)
        if analysis.places or len(found) != 1 or found[0].act or series.age == 0:
            return series
        same = [figure for figure in self.figures if figure.indicator == found[0].code]
        if len({(figure.reporter, figure.partner) for figure in same}) != 1:
            return series
        reporter, partner = same[-1].sides
        return Series(found[0].code, inherited(reporter), partner and inherited(partner))

    def ranked_by(self, running: str | None) -> str | None:
        """What partners are ranked by after a part of the trade with one: by trade, as "trade with
        A was $5, imports from A $3. Second is B with $4".
        """
        last = self.figures[-1] if self.figures else None
        if last is None or running not in _PARTS or last.indicator != running:
            return running
        sides = last.reporter, last.partner
        whole = any(
            figure.indicator == _WHOLE and (figure.reporter, figure.partner) == sides
            for figure in self.figures[-_NEAR:]
        )
        return _WHOLE if whole and last.partner != WORLD else running

    def without_a_year_before(self, series: Series, when: Timing, measure: Measure) -> Series:
        """The series with the time it is of, where a figure was only compared with: "exports were
        $5 million from January to May; from January to May last year they were $4 million".
        """
        last = self.figures[-1] if self.figures else None
        if last is None or last.dates is None or last.sentence != self.index:
            return series
        if series.period != when.period:
            return series
        if self.dates(when, measure) != year_earlier(last.dates):
            return series
        return series._replace(period=last.period)

    def points_told(self, series: Series) -> Points | None:
        """The two times that amounts were told for last: those of a series, or of one flow in the
        sentence of the latest figure, else a year and the one before it that the latest figure is
        of, as "exports came to $5 million in 2021. In 2020 they had been $6 million".
        """
        if series.period is not None and series.against is not None and series.fresh:
            return self._in_order(series.period, series.against)
        latest = self.figures[-_LATEST:]
        if not latest or (last := latest[-1]).dates is None or last.period is None:
            return None
        for one, other in pairwise(reversed(latest)):
            if one.dates == last.dates and one.is_of_another_time(other):
                return self._in_order(one.period, other.period)
        for figure in reversed(latest):
            if figure.dates is not None and year_earlier(figure.dates) == last.dates:
                return self._in_order(last.period, figure.period)
        return None

    def _in_order(self, one: TimeWords | None, other: TimeWords | None) -> Points | None:
        """Two times, the earlier first; None for one that has no dates or is the other."""
        first, second = self._period(one, None), self._period(other, None)
        if one is None or other is None or first is None or second is None:
            return None
        if first.start == second.start:
            return None
        return Points(one, other) if first.start < second.start else Points(other, one)
