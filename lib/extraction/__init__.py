"""Text -> figures and ties as spoken, with the words that gave each part. Pure.

One step a module, each usable on its own:

    legible     the text as a reader sees it, and the way back to the text as given
    passage     tokens, what they mean, sentences, quotations
    numbers     "two hundred thousand", "$1.5 billion", "halved"
    units       the unit that touches a number; forms that are never a figure
    bounds      "about", "exceeds", "up to"
    carrying    units and bounds that run on from figure to figure
    lists       units shared along a list
    turns       cues and places dealt out: "respectively"
    periods     expressions of time
    place       a place and its relation: owner, from, to, with, between
    owned       what a place owns
    dateline    where a report was filed
    reflexive   a subject and its own
    areas       the places of a sentence
    governing   what a preposition makes of a place, and who speaks
    postposed   the same where cases and postpositions say how a place stands
    zones       the words that speak about one figure
    subjects    the words that say what is counted
    measures    level, growth, change or share; direction
    counting    the indicator a figure is of
    anaphora    this country, we, the two
    clauses     the places of a verb's own clause
    roles       relation -> reporter or partner
    parties     the two sides, from words, series, source, speaker
    ends        amounts a movement leads from and to
    timing      the figure's period and its base
    joint       a side that several share
    latter      the former and the latter of two
    against     a flow measured by another, a gap between two sources
    dealing     what a zone counts, and where
    totals      a total told part by part
    memory      what is remembered of a figure and a sentence
    refusals    targets, contracts, counts, other subjects
    evidence    the words behind each part
    ties        ties without a number
    sources     who said what a sentence says, in the one beside it
    ahead       a lede's time, in the sentence after it
    outline     a sentence's figures, times, places and zones
    reader      a sentence zone by zone, with what was spoken of before

What a language knows is in `lib.languages`; there is no word of any language here.
"""

from bisect import bisect_right
from dataclasses import replace

from lib.extraction.ahead import time_ahead
from lib.extraction.anaphora import Context, Series
from lib.extraction.outline import Outline, outline
from lib.extraction.passage import Passage, likeliest_language, passage
from lib.extraction.reader import read_sentence
from lib.extraction.sources import source_beside
from lib.extraction.speech import speaks_for
from lib.extraction.ties import ties
from lib.model import (
    Article,
    Extraction,
    NumberRefused,
    Reading,
    RejectionReason,
    TieReading,
    TimeWords,
)

__all__ = ["extract", "likeliest_language", "speaks_for"]


def extract(text: str, article: Article) -> Extraction:
    """Every figure and tie the text states, and every other number with a reason.

    `article` gives the language and, for "we" and "our", the speaker's country. Offsets are
    code points of `text`. Any text is read; `DataError` for a language there is no file for.
    """
    page = passage(text, article.language)
    readings: list[Reading] = []
    refused: list[NumberRefused] = []
    found: list[TieReading] = []
    outlines = [outline(page, sentence) for sentence in page.sentences]
    ahead = time_ahead(outlines)
    series = Series(period=ahead.period, base=ahead.base)
    context = Context(series, (), article.speaker_area or None, None, page.language.home)
    for index, held in enumerate(outlines):
        context = context._replace(source=source_beside(outlines, index))
        read = read_sentence(held, context, article)
        found += ties(held, context, read.context, article)
        readings += read.readings
        refused += read.refused
        context = read.context
    refused += _dates(page, outlines, readings)
    placed = page.given.given(Extraction(tuple(readings), tuple(found), tuple(refused)))
    rejections = [*placed.rejections, *_footnotes(page, placed)]
    return replace(placed, rejections=tuple(sorted(rejections, key=lambda r: (r.start, r.end))))


def _footnotes(page: Passage, placed: Extraction) -> list[NumberRefused]:
    """The numbers of footnotes, but for those within the words of a figure or another number."""
    taken = [(one.start, one.end) for one in placed.readings]
    taken = sorted([*taken, *((one.start, one.end) for one in placed.rejections)])
    ends = [end for _, end in taken]
    return [
        NumberRefused(start, end, RejectionReason.REFERENCE)
        for start, end in page.footnotes
        if (after := bisect_right(ends, start)) == len(taken) or taken[after][0] >= end
    ]


def _dates(page: Passage, outlines: list[Outline], readings: list[Reading]) -> list[NumberRefused]:
    """Numbers inside times that no figure used: dates. The others are a figure's evidence."""
    used = {
        start
        for reading in readings
        for words in (reading.period, reading.base_period)
        for start in _starts(words)
    }
    return [
        NumberRefused(*page.span(number.first, number.last), RejectionReason.DATE)
        for held in outlines
        for number, words in held.timed
        if words.start not in used
    ]


def _starts(words: TimeWords | None) -> list[int]:
    return [words.start, *_starts(words.anchor)] if words is not None else []
