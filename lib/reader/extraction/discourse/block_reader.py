"""Reads a text block by block, as it is built: its headline last, the items of a list by their
heading, and what the page says beside the report by itself.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lib.model import (
    Article,
    Measure,
    NumberRefused,
    Reading,
    RejectionReason,
    TieReading,
    TimeWords,
)
from lib.reader.extraction.discourse.attribution import source_beside, speaker_beside
from lib.reader.extraction.discourse.discourse_log import DiscourseLog
from lib.reader.extraction.discourse.headline import LEDE, told_by_lede
from lib.reader.extraction.discourse.lede_time import time_ahead
from lib.reader.extraction.discourse.likelihood import Weigher
from lib.reader.extraction.discourse.list_frame import ListFrame, after_item, frame_of
from lib.reader.extraction.discourse.sentence_reader import SentenceRead, read_sentence
from lib.reader.extraction.discourse.ties import ties
from lib.reader.extraction.linking.measure import Measurement
from lib.reader.extraction.linking.running_series import Context, Series
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.timing import last_month
from lib.reader.extraction.mentions.units import PERCENT
from lib.reader.extraction.text.passage import Passage
from lib.reader.extraction.text.structure import APART, Block, BlockKind
from lib.reader.languages import MarkKind

_SAID = frozenset(RejectionReason) - {RejectionReason.UNRESOLVED}
"""Reasons that a headline gives by itself, whatever its lede tells."""
_TELLING = (MarkKind.DIRECTION, MarkKind.FACT, MarkKind.ACT, MarkKind.SHARE, MarkKind.PRESENT)
_AMOUNT = "by"


class TextRead(NamedTuple):
    """What the sentences of a text gave."""

    readings: list[Reading]
    ties: list[TieReading]
    refused: list[NumberRefused]


class _Told(NamedTuple):
    """What is remembered between sentences: of the text, before the last one, of a list."""

    context: Context
    before: Context
    frame: ListFrame | None


def read_blocks(
    page: Passage, analyses: Sequence[SentenceAnalysis], article: Article, weigh: Weigher
) -> TextRead:
    """The readings, ties and refusals of all sentences of a text."""
    blocks = [page.block(analysis.sentence) for analysis in analyses]
    kinds = [block.kind if block is not None else BlockKind.PARAGRAPH for block in blocks]
    body = [
        analysis
        for analysis, kind in zip(analyses, kinds, strict=True)
        if kind not in APART | {BlockKind.HEADLINE}
    ]
    alone = Context(Series(), (), article.speaker_area or None, None, page.language.home)
    ahead = time_ahead(body)
    opening = alone._replace(series=Series(period=ahead.period, base=ahead.base))
    told = _Told(opening, opening, None)
    previous: SentenceAnalysis | None = None
    reads: list[SentenceRead] = []
    found: list[TieReading] = []
    log = DiscourseLog(analyses, article.published)
    month: TimeWords | None = None
    for index, analysis in enumerate(analyses):
        if kinds[index] in APART:
            by_itself = DiscourseLog([analysis], article.published)
            reads.append(read_sentence(analysis, alone, article, by_itself, weigh))
            told = _numbered(told) if kinds[index] is BlockKind.NUMBERING else told
            continue
        told = _entering(told, blocks[index], previous)
        entered = told.frame.items if told.frame is not None else told.context
        log.index = index
        entered = entered._replace(
            source=source_beside(analyses, index),
            speaker_area=alone.speaker_area or speaker_beside(analyses, index),
            topic=log.topic,
            varied=log.varied,
            last_time=log.last_time,
            timed=any(time.absolute for time in analysis.times),
            last_month=month,
        )
        month = last_month(analysis.times) or month
        put = _put(told.frame, analysis, reads[-1] if reads else None)
        read = read_sentence(analysis, entered, article, log, weigh, put)
        reads.append(read)
        previous = analysis
        found += ties(analysis, entered, read.context, article)
        if page.bracket(page.tokens[analysis.sentence.first].start) is not None:
            continue
        if kinds[index] is BlockKind.HEADLINE and not analysis.figures:
            series = read.context.series._replace(partner=None, total=None)
            told = told._replace(context=read.context._replace(series=series))
            continue
        frame = after_item(told.frame, analysis, read.context) if told.frame is not None else None
        told = _Told(read.context, told.context, frame)
    for index, kind in enumerate(kinds):
        if kind is BlockKind.HEADLINE and analyses[index].figures:
            again = DiscourseLog(analyses, article.published, index)
            reads[index] = _headline(reads, opening, article, again, weigh)
    return TextRead(
        [reading for read in reads for reading in read.readings],
        found,
        [refused for read in reads for refused in read.refused],
    )


def _put(
    frame: ListFrame | None, analysis: SentenceAnalysis, before: SentenceRead | None
) -> Measurement | None:
    """How a list's heading says that figures are put, or the sentence before where no verb says it
    again: "Exports rose 25 percent. To A — by 21".
    """
    if frame is not None:
        return frame.put
    last = before.readings[-1] if before is not None and before.readings else None
    if last is None or last.measure is not Measure.GROWTH or not analysis.figures:
        return None
    sentence, figure = analysis.sentence, analysis.figures[0]
    step = sentence.before(MarkKind.STEP, figure.first)
    told = any(sentence.of(kind) for kind in _TELLING)
    if told or step is None or step.code != _AMOUNT or figure.amount.unit != PERCENT:
        return None
    return Measurement(Measure.GROWTH, last.direction, None)


def _numbered(told: _Told) -> _Told:
    """What is remembered when a numbered paragraph opens: the series is a sentence older."""
    series = told.context.series
    return told._replace(context=told.context._replace(series=series._replace(age=series.age + 1)))


def _entering(told: _Told, block: Block | None, previous: SentenceAnalysis | None) -> _Told:
    """What is remembered on coming to a sentence of a block: a list is left, or opened."""
    listed = block.list_number if block is not None and block.kind is BlockKind.ITEM else None
    if told.frame is not None and told.frame.number != listed:
        told = told._replace(context=told.frame.after, frame=None)
    if listed is None or told.frame is not None:
        return told
    return told._replace(frame=frame_of(listed, previous, told.before, told.context))


def _headline(
    reads: Sequence[SentenceRead],
    opening: Context,
    article: Article,
    log: DiscourseLog,
    weigh: Weigher,
) -> SentenceRead:
    """A headline read again with what its lede tells, if that is of the same."""
    index = log.index
    analysis = log.analyses[index]
    lede = [one for read in reads[index + 1 : index + 1 + LEDE] for one in read.readings]
    series = told_by_lede(analysis, lede)
    if series is None:
        return reads[index]
    again = read_sentence(analysis, opening._replace(series=series), article, log, weigh)
    said = {(one.start, one.end) for one in reads[index].refused if one.reason in _SAID}
    page = analysis.page
    numbers = (figure.amount.number for figure in analysis.figures)
    ours = [span for n in numbers if (span := page.span(n.first, n.last)) not in said]
    kept = [r for r in again.readings if any(r.start <= a and b <= r.end for a, b in ours)]
    refused = {(one.start, one.end): one for one in (*again.refused, *reads[index].refused)}
    read = {span for span in ours for r in kept if r.start <= span[0] and span[1] <= r.end}
    left = tuple(one for span, one in refused.items() if span not in read)
    return SentenceRead(tuple(kept), left, again.context)
