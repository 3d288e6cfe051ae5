"""The source that a sentence beside names: "The A committee reported this"; "It put trade at"; and
whose words a quotation of several sentences is.
"""

from collections.abc import Sequence

from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.text.place import Relation
from lib.reader.languages import MarkKind

_SPEAKING = frozenset({"we", "our"})
_HEARD_WITHIN = 5
"""Sentences of a quotation from the one that says whose it is."""


def source_beside(analyses: Sequence[SentenceAnalysis], index: int) -> str | None:
    """The area of the source of a sentence, by the one after it or the one before it."""
    analysis, after = analyses[index], analyses[index + 1 : index + 2]
    told = _told_by(after[0]) if after else None
    if told is not None or index == 0 or not _says_on(analyses[index - 1], analysis):
        return told
    return _sources(analyses[index - 1])[0]


def speaker_beside(analyses: Sequence[SentenceAnalysis], index: int) -> str | None:
    """The area that "we" is in a quotation that goes over several sentences, of which another says
    who spoke: one after it, up to where the quotation ends, or one before it.

    >>> from lib.reader.extraction.linking.sentence_analysis import analysed
    >>> from lib.reader.extraction.text.passage import passage
    >>> page = passage('"We sold tea. Our sales rose," the Omani minister said.', "en")
    >>> speaker_beside([analysed(page, sentence) for sentence in page.sentences], 0)
    'OMN'
    """
    analysis = analyses[index]
    page = analysis.page
    ours = any(place.anaphor in _SPEAKING for place in analysis.places)
    quoted = page.quoted(page.tokens[analysis.sentence.first].start)
    if not ours or not quoted or _sources(analysis):
        return None
    after = range(index + 1, min(index + _HEARD_WITHIN, len(analyses)))
    before = range(index - 1, max(index - _HEARD_WITHIN, -1), -1)
    for beside in (after, before):
        for at in beside:
            other = analyses[at]
            if other.sentence.of(MarkKind.SAY) and (told := _sources(other) or _unquoted(other)):
                return told[0]
            last = page.tokens[other.sentence.last - 1].start
            if beside is after and not page.quoted(last):
                break
    return None


def _unquoted(analysis: SentenceAnalysis) -> list[str]:
    """The one area that a sentence names beside a quotation: "...", said A's minister of trade."""
    page = analysis.page
    said = (p for p in analysis.places if not page.quoted(page.tokens[p.first].start))
    named = [place.code for place in said if place.code is not None and place.listed]
    return named if len(named) == 1 else []


def _told_by(analysis: SentenceAnalysis) -> str | None:
    """The area of the source, in a sentence that says no more than who said what was before.

    >>> from lib.reader.extraction.linking.sentence_analysis import analysed
    >>> from lib.reader.extraction.text.passage import passage
    >>> page = passage("Trade hit $5 billion. The Omani statistics committee said so.", "en")
    >>> _told_by(analysed(page, page.sentences[1]))
    'OMN'
    """
    if (
        analysis.figures
        or not analysis.sentence.of(MarkKind.SAY)
        or analysis.sentence.of(MarkKind.INDICATOR)
    ):
        return None
    sources = _sources(analysis)
    return sources[0] if len(sources) == len(analysis.places) == 1 else None


def _says_on(before: SentenceAnalysis, analysis: SentenceAnalysis) -> bool:
    """Whether who was the source of one sentence says the next: "it put trade at"."""
    opens = analysis.sentence.at(MarkKind.ANAPHOR, analysis.sentence.first)
    verb = opens is not None and analysis.sentence.any_at(
        (MarkKind.COUNTS, MarkKind.SAY), opens.last
    )
    return verb and len(_sources(before)) == 1


def _sources(analysis: SentenceAnalysis) -> list[str]:
    """The areas named as sources in a sentence."""
    areas = (place.code for place in analysis.places if place.relation is Relation.SOURCE)
    return [code for code in areas if code is not None]
