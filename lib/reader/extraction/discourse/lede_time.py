"""The time of a lede that only the sentence after it gives."""

from collections.abc import Sequence
from typing import NamedTuple

from lib.model import TimeWords
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.triggers import triggers
from lib.reader.extraction.mentions.time_expressions import Time
from lib.reader.extraction.text.place import Relation
from lib.reader.extraction.text.trigger_meaning import NOT_OURS
from lib.reader.languages import MarkKind

_TIME_WITHIN = 3
"""The time of a first amount begins at most so many tokens after it: "$2 billion in 2023"."""
_BOTH = 2


class Ahead(NamedTuple):
    """The time that a lede is for, and what growth in it is measured against, where told."""

    period: TimeWords | None = None
    base: TimeWords | None = None


def time_ahead(analyses: Sequence[SentenceAnalysis]) -> Ahead:
    """The times of the second sentence, if it goes on with what the first one says moved or was.

    "Exports have doubled. In 2023 they came to $2 billion, against $1 billion in 2019."

    >>> from lib.reader.extraction.linking.sentence_analysis import analysed
    >>> from lib.reader.extraction.text.passage import passage
    >>> page = passage("Omani exports have grown by 5%. In 2021 exports were $60 billion.", "en")
    >>> time_ahead([analysed(page, sentence) for sentence in page.sentences]).period.slots
    {'year': '2021'}
    """
    if len(analyses) < _BOTH:
        return Ahead()
    lede, body = analyses[:_BOTH]
    told = any(
        lede.sentence.of(kind) for kind in (MarkKind.DIRECTION, MarkKind.FACT, MarkKind.MULTIPLE)
    )
    if not lede.figures or lede.times or not told or not body.figures or not body.times:
        return Ahead()
    spoken, first, compared = _spoken(lede), body.times[0], body.times[1:]
    last = body.figure_spans[0].clause_last
    if spoken is None or not _goes_on(body, last, spoken):
        return Ahead()
    if not _areas(body, last) <= _areas(lede, lede.sentence.last):
        return Ahead()
    if not first.absolute or first.first >= body.figures[0].last + _TIME_WITHIN:
        return Ahead()
    base = compared[0] if len(compared) == 1 and _is_base(body, compared[0]) else None
    return Ahead(first.words, base.words if base is not None else None)


def _goes_on(body: SentenceAnalysis, last: int, spoken: str) -> bool:
    """Whether a first clause speaks of the same as the lede, in words or by "they" or "it", or of
    nothing else: "by the end of May this had grown".
    """
    found = triggers(body.sentence, body.sentence.first, last)
    if found:
        return found[0].code == spoken
    return bool(body.sentence.of(MarkKind.ANAPHOR, body.sentence.first, last)) or not _areas(
        body, last
    )


def _is_base(body: SentenceAnalysis, time: Time) -> bool:
    """Whether a time is of what is compared with: "against", "up from $1 billion in 2019"."""
    if body.sentence.of(MarkKind.COMPARISON, body.figures[0].last, time.first):
        return True
    return any(
        mark.code == "from"
        and body.sentence.any_before((MarkKind.DIRECTION, MarkKind.UNMOVED), mark.first)
        for mark in body.sentence.of(MarkKind.PREPOSITION, None, time.first)
    )


def _spoken(analysis: SentenceAnalysis) -> str | None:
    """What a sentence speaks of first, if it is one of ours."""
    found = triggers(analysis.sentence, analysis.sentence.first, analysis.sentence.last)
    return found[0].code if found and found[0].code not in NOT_OURS else None


def _areas(analysis: SentenceAnalysis, last: int) -> set[str]:
    """The areas a sentence names up to a token, but for its source and where one spoke."""
    asides = (Relation.SOURCE, Relation.ASIDE)
    named = (place for place in analysis.places if place.first < last)
    return {p.code for p in named if p.code is not None and p.relation not in asides}
