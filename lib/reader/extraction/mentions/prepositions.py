"""The preposition that governs a place."""

from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.languages import Mark, MarkKind

_PREPOSITION_WITHIN = 3
_WITH_ARTICLE = frozenset({"neighbor", "members"})
"""Words for areas that an article can stand before."""
_PHRASE_ENDS = (
    *(
        MarkKind.PREPOSITION,
        MarkKind.SEPARATOR,
        MarkKind.DIRECTION,
        MarkKind.ACT,
        MarkKind.FACT,
        MarkKind.PRESENT,
        MarkKind.AREA,
        MarkKind.SAY,
    ),
    *(MarkKind.ANAPHOR, MarkKind.REGION, MarkKind.MONTH, MarkKind.YEAR),
)

_AFTER_A_PHRASE = (
    MarkKind.PREPOSITION,
    MarkKind.SEPARATOR,
    MarkKind.FACT,
    MarkKind.DIRECTION,
    MarkKind.PRESENT,
    MarkKind.ACT,
    MarkKind.TAKES,
    MarkKind.SAY,
    MarkKind.STEP,
    MarkKind.BOUND,
    MarkKind.MULTIPLE,
    MarkKind.LOOSE_MULTIPLE,
    MarkKind.ATTRACTS,
    MarkKind.SHARE,
)


def preposed(page: Passage, sentence: Sentence, mark: Mark, codes: frozenset[str]) -> Mark | None:
    """The preposition that governs a place, at most a few words (the, northern) before it.

    One word can be several prepositions; the case of the place tells which. A place that
    depends on a noun is not governed.
    """
    adjacent = mark.kind == MarkKind.ANAPHOR and mark.code not in _WITH_ARTICLE
    within = 0 if adjacent and not mark.cases else _PREPOSITION_WITHIN
    for index in range(mark.first, max(sentence.first, mark.first - within) - 1, -1):
        standing = [
            one
            for one in sentence.of(MarkKind.PREPOSITION, sentence.first, index)
            if one.last == index and one.code != "owner"
        ]
        if standing:
            fitting = (one for one in standing if _fits_case(page, mark, one))
            found = next(fitting, None)
            return found if found is not None and found.code in codes else None
        inner = sentence.before(MarkKind.ANAPHOR, index)
        if index == sentence.first or (inner is not None and inner.code == "none"):
            return None
        before = index - 1
        if mark.cases and sentence.before(MarkKind.RANK, index):
            return None
        if not page.tokens[before].text[0].isalpha() or ends_a_phrase(sentence, before):
            return None
        if mark.cases and _is_noun(sentence, index):
            return None
    return None


_NOUNS = (MarkKind.INDICATOR, MarkKind.SHARE, MarkKind.SOURCE, MarkKind.PEOPLE, MarkKind.TIME)


def _fits_case(page: Passage, mark: Mark, preposition: Mark) -> bool:
    if not mark.cases:
        return True
    return bool(mark.cases & page.language.governs.get(preposition.code, frozenset()))


def _is_noun(sentence: Sentence, last: int) -> bool:
    """Whether the word before the token `last` is a noun that a place can depend on."""
    return sentence.any_before(_NOUNS, last)


def ends_a_phrase(sentence: Sentence, index: int) -> bool:
    """Whether a token is none of those that stand between a place and its preposition or noun."""
    return sentence.any_at(_PHRASE_ENDS, index)


def stands_alone(page: Passage, sentence: Sentence, mark: Mark) -> bool:
    """Whether no noun follows that words would only be an attribute of: the former president."""
    index = mark.last
    ended = index >= sentence.last or not page.tokens[index].text[0].isalpha()
    return ended or sentence.any_at(_AFTER_A_PHRASE, index)
