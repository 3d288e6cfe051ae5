"""The source that a sentence beside names: "The A committee reported this"; "It put trade at"."""

from collections.abc import Sequence

from lib.extraction.outline import Outline
from lib.extraction.place import Relation


def source_beside(outlines: Sequence[Outline], index: int) -> str | None:
    """The area of the source of a sentence, by the one after it or the one before it."""
    held, after = outlines[index], outlines[index + 1 : index + 2]
    told = _told_by(after[0]) if after else None
    if told is not None or index == 0 or not _says_on(outlines[index - 1], held):
        return told
    return _sources(outlines[index - 1])[0]


def _told_by(held: Outline) -> str | None:
    """The area of the source, in a sentence that says no more than who said what was before.

    >>> from lib.extraction.outline import outline
    >>> from lib.extraction.passage import passage
    >>> page = passage("Trade hit $5 billion. The Omani statistics committee said so.", "en")
    >>> _told_by(outline(page, page.sentences[1]))
    'OMN'
    """
    if held.figures or not held.sentence.of("say") or held.sentence.of("indicator"):
        return None
    sources = _sources(held)
    return sources[0] if len(sources) == len(held.places) == 1 else None


def _says_on(before: Outline, held: Outline) -> bool:
    """Whether who was the source of one sentence says the next: "it put trade at"."""
    opens = held.sentence.at("anaphor", held.sentence.first)
    verb = opens is not None and held.sentence.any_at(("counts", "say"), opens.last)
    return verb and len(_sources(before)) == 1


def _sources(held: Outline) -> list[str]:
    """The areas named as sources in a sentence."""
    areas = (place.code for place in held.places if place.relation is Relation.SOURCE)
    return [code for code in areas if code is not None]
