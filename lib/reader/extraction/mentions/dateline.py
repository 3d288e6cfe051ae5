"""The dateline a report opens with: where and when it was filed, in no way what it tells.

"LIMA, March 5 (Agency) - China bought": the place is at most whose figures these are.
"""

from collections.abc import Sequence

from lib.model import Scope
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.languages import Mark, MarkKind

_WITHIN = 14
"""Tokens of the longest dateline."""
_SIGNS = frozenset(",/().")
_DASHES = frozenset("-—–")
_SHORT = 3
"""Letters of a name that may be written in capitals anywhere: UAE."""
_TELLS = (
    *(
        MarkKind.INDICATOR,
        MarkKind.ACT,
        MarkKind.FACT,
        MarkKind.DIRECTION,
        MarkKind.PRESENT,
        MarkKind.SAY,
        MarkKind.UNIT,
        MarkKind.PREPOSITION,
    ),
    *(MarkKind.SEPARATOR, MarkKind.GROUP, MarkKind.PEOPLE, MarkKind.SHARE, MarkKind.ANAPHOR),
)


def dateline(page: Passage, sentence: Sentence, marks: Sequence[Mark]) -> list[Place]:
    """The places of the dateline that a sentence opens with; none where it opens with none.

    >>> from lib.reader.extraction.text.passage import passage
    >>> page = passage("LIMA, 5 May (Agency) - China bought copper.", "en")
    >>> [p.code for p in dateline(page, page.sentences[0], page.sentences[0].of("area"))]
    ['PER']
    """
    if not marks or marks[0].first != sentence.first:
        return []
    end = _dash(page, sentence, marks[0])
    filed = [mark for mark in marks if mark.kind == MarkKind.AREA and mark.last <= end]
    return [
        Place(m.code, None, Scope.WHOLE, Relation.SOURCE, m.first, m.last) for m in filed if end
    ]


def dated_until(page: Passage, sentence: Sentence) -> int:
    """The token that the dateline a sentence opens with ends before; times in it date nothing.

    >>> from lib.reader.extraction.text.passage import passage
    >>> page = passage("LIMA, 5 May (Agency) - China bought copper.", "en")
    >>> dated_until(page, page.sentences[0])
    7
    """
    name = sentence.at(MarkKind.AREA, sentence.first)
    return _dash(page, sentence, name) if name is not None else 0


def _dash(page: Passage, sentence: Sentence, name: Mark) -> int:
    """The dash that ends a dateline; 0 where there is none."""
    written = page.text[slice(*page.span(name.first, name.last))]
    filed = written.isupper() and len(written) > _SHORT
    open_bracket = False
    for index in range(name.last, min(name.last + _WITHIN, sentence.last - 1)):
        text = page.tokens[index].text
        if text in _DASHES and page.tokens[index].end < page.tokens[index + 1].start:
            return index if filed and _goes_on(page, index + 1) else 0
        filed = filed or text in _SIGNS
        open_bracket = text == "(" or (open_bracket and text != ")")
        if not open_bracket and sentence.any_at(_TELLS, index):
            return 0
    return 0


def _goes_on(page: Passage, index: int) -> bool:
    """Whether words follow a dash, not an amount: "Oman - 5 million, Peru - 3"."""
    return page.tokens[index].text[0].isalpha()
