"""How far a phrase reaches: what goes on with a figure, or with what is counted."""

from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.languages import MarkKind

_ATTACHED_WITHIN = 8
_ENDS_A_PHRASE = (
    MarkKind.SEPARATOR,
    MarkKind.FACT,
    MarkKind.DIRECTION,
    MarkKind.SAY,
    MarkKind.PRESENT,
)


def attached_to(page: Passage, sentence: Sentence, last: int, first: int) -> bool:
    """Whether words like "of", "worth of" or "in" tie a trigger to the figure before it.

    Where heads come last, any trigger of the same phrase is tied; but what is owned ("its
    40 percent") is part of a whole named before.
    """
    if page.language.head_final:
        return "its" not in sentence.cases_before(last) and leads_to(page, sentence, last, first)
    opening = sentence.of(MarkKind.PREPOSITION, last, min(last + 2, first))
    between = range(last, first)
    return (
        bool(opening)
        and len(between) <= _ATTACHED_WITHIN
        and not any(
            sentence.at(MarkKind.SEPARATOR, index)
            or not (page.tokens[index].text[0].isalpha() or page.tokens[index].text[0] in "-'")
            for index in between
        )
    )


def leads_to(page: Passage, sentence: Sentence, last: int, first: int) -> bool:
    """Whether a phrase goes on from the token `last` to `first`: no verb, sign or number."""
    between = range(last, first)
    return len(between) <= _ATTACHED_WITHIN and not any(
        sentence.any_at(_ENDS_A_PHRASE, index) or not page.tokens[index].text[0].isalpha()
        for index in between
    )
