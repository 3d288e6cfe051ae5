"""The time of a lede that only the sentence after it gives."""

from collections.abc import Sequence

from lib.extraction.outline import Outline
from lib.extraction.place import Relation
from lib.extraction.subjects import NOT_OURS, cues
from lib.model import TimeWords


def time_ahead(outlines: Sequence[Outline]) -> TimeWords | None:
    """The time of the second sentence, if it goes on with what the first one says moved or was.

    >>> from lib.extraction.outline import outline
    >>> from lib.extraction.passage import passage
    >>> page = passage("Omani exports have grown by 5%. In 2021 exports were $60 billion.", "en")
    >>> time_ahead([outline(page, sentence) for sentence in page.sentences]).slots
    {'year': '2021'}
    """
    if len(outlines) < _BOTH:
        return None
    lede, body = outlines[:_BOTH]
    told = lede.sentence.of("direction") or lede.sentence.of("fact")
    if not lede.figures or lede.times or not told or not body.figures:
        return None
    spoken = _spoken(lede)
    if spoken is None or spoken != _spoken(body) or not _areas(body) <= _areas(lede):
        return None
    first = body.times[0] if body.times else None
    early = first is not None and first.first < body.figures[0].last
    return first.words if first is not None and early and first.absolute else None


_BOTH = 2


def _spoken(held: Outline) -> str | None:
    """What a sentence speaks of first, if it is one of ours."""
    found = cues(held.sentence, held.sentence.first, held.sentence.last)
    return found[0].code if found and found[0].code not in NOT_OURS else None


def _areas(held: Outline) -> set[str]:
    """The areas a sentence names, but for its source and where one spoke."""
    asides = (Relation.SOURCE, Relation.ASIDE)
    return {p.code for p in held.places if p.code is not None and p.relation not in asides}
