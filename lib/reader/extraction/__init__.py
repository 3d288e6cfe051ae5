"""Text -> figures and ties as spoken, with the words that gave each part. Pure.

Four floors; a module uses its own floor and those below:

    text        what is written
        legible                the text as a reader sees it, and the way back to the text as given
        structure              headline, byline, dateline, paragraphs, lists
        passage                tokens, what they mean, sentences, quotations
        vocabulary             the lists a language file may have, and what each is for
        trigger_meaning        what the codes of [indicator] and [act] mean
        place                  a place and its relation: owner, from, to, with, between
        unlisted_areas         names of areas on no list
    mentions    what words mention, each by itself
        numbers                "two hundred thousand", "$1.5 billion", "halved"
        units                  the unit that touches a number; forms that are never a figure
        hedges                 "about", "exceeds", "up to"
        shared_units           units shared along a list
        time_expressions       expressions of time
        calendar               the dates they come to
        places                 the places of a sentence
        adjacent_areas         areas side by side: lists, apposition
        possessives            what a place owns
        prepositional_roles    what a preposition makes of a place
        prepositions           the prepositions before a place
        postpositions          the same where cases and postpositions say it
        reflexive              a subject and its own
        dateline               where a report was filed
        people_nouns           what people are counted as
        phrases                how far a phrase reaches
        speech                 whose words they are
    linking     which mentions belong to one figure
        running_series         what was last spoken of
        sentence_analysis      a sentence's figures, times, places and spans
        figure_spans           the words that speak about one figure each
        triggers               the words that say what is counted
        counted_indicator      the indicator a figure is of
        measure                level, growth, change or share; direction
        alignment              each figure with its trigger and its places
        distributive           triggers and places in turn: "respectively"
        clauses                the places of a verb's own clause
        roles                  relation -> reporter or partner
        parties                the two sides, from words, series, source, speaker
        joint_sides            a side that several share
        movement_ends          amounts a movement leads from and to
        timing                 the figure's period and its base
        movement_times         the times of the two amounts of a movement
        totals                 a total and its parts
        goods_mentioned        the goods a figure is of
        list_items             partners in a row
        unit_ellipsis          units and bounds that run on from figure to figure
        series_ratios          a flow measured by another, a gap between two sources
        rejections             targets, contracts, counts, other subjects
    discourse   what carries over from sentence to sentence
        discourse_state        what is remembered of a figure and a sentence
        coreference            this country, we, the two
        former_latter          the former and the latter of two
        attribution            who said what a sentence says, in the one beside it
        lede_time              a lede's time, in the sentence after it
        headline               what a headline takes from its lede
        list_frame             what items take from the heading of their list
        sentence_reader        a sentence figure by figure, with what was spoken of before
        ties                   ties without a number
        block_reader           a text as it is built
        evidence               the words behind each part
        discourse_log          what was read so far, with its dates
        candidates             what else a figure may be of
        likelihood             how likely each of these is, and the whole figure

What a language knows is in `lib.reader.languages`; there is no word of any language here.
"""

from bisect import bisect_right
from dataclasses import replace

from lib.model import (
    Article,
    Extraction,
    NumberRefused,
    Reading,
    RejectionReason,
    TimeWords,
)
from lib.reader.extraction.discourse.block_reader import read_blocks
from lib.reader.extraction.discourse.likelihood import Weigher, likelihoods
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis, analysed
from lib.reader.extraction.mentions.speech import speaks_for
from lib.reader.extraction.text.passage import Passage, likeliest_language, passage

__all__ = ["extract", "likeliest_language", "speaks_for"]


def extract(text: str, article: Article, weigh: Weigher = likelihoods) -> Extraction:
    """Every figure and tie the text states, and every other number with a reason.

    `article` gives the language and, for "we" and "our", the speaker's country. Offsets are
    code points of `text`. `weigh` says how likely the candidates of a part are; training listens
    to it. Any text is read; `DataError` for a language there is no file for.
    """
    page = passage(text, article.language)
    analyses = [analysed(page, sentence) for sentence in page.sentences]
    readings, found, refused = read_blocks(page, analyses, article, weigh)
    refused += _dates(page, analyses, readings)
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


def _dates(
    page: Passage, analyses: list[SentenceAnalysis], readings: list[Reading]
) -> list[NumberRefused]:
    """Numbers inside times that no figure used: dates. The others are a figure's evidence."""
    used = {
        start
        for reading in readings
        for words in (reading.period, reading.base_period)
        for start in _starts(words)
    }
    return [
        NumberRefused(*page.span(number.first, number.last), RejectionReason.DATE)
        for analysis in analyses
        for number, words in analysis.timed
        if words.start not in used
    ]


def _starts(words: TimeWords | None) -> list[int]:
    return [words.start, *_starts(words.anchor)] if words is not None else []
