"""What of a figure its own sentence does not say: inferred by the reader, and shown as inferred.

The tables have its codes (the list `inferred`); whoever shows a text that was just read has the
words too.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lib.codelists import codelist
from lib.model import (
    AreaMention,
    Evidence,
    Inference,
    InferenceKind,
    Observation,
    Reading,
    visible,
)

_NAMED = "named"
_INHERITED = "inherited"
_WORDLESS = frozenset({"speaker", "home", "unnamed"})
"""Rules of a side that no words name: the speaker's country, that of the language's own news, the
world where a total has no partner."""

_SENTENCE_ENDS = re.compile(r"[.!?…][\"'”»’)]*\s+(?=[\"'“«‘(]*[^\W\d_a-zа-яёөүң])|\n")
"""Between two sentences: a full stop before a capital letter, or a new line."""
_LONGEST_SENTENCE = 2_000
"""Characters: words that are further apart are not looked through for the end of a sentence."""


def inferences(reading: Reading, text: str) -> tuple[Inference, ...]:
    """The parts of a figure that the reader inferred, in the order of its columns."""
    return (
        *_of_side("reporter", reading.reporter, reading, text),
        *_of_side("partner", reading.partner, reading, text),
        *_of_indicator(reading, text),
        *_of_period(reading, text),
    )


def codes(found: tuple[Inference, ...]) -> str | None:
    """Inferences as the tables have them: codes with a space between them, None for none."""
    return " ".join(f"{one.column}_{one.kind}" for one in found) or None


def still_inferred(figure: Observation, before: Observation | None = None) -> Observation:
    """The figure without the codes of parts that it does not have, or that are not what they were
    `before`."""
    kept = [
        code
        for code in (figure.inferred or "").split()
        if any(part_of(figure, _column_of(code)))
        and (
            before is None or part_of(before, _column_of(code)) == part_of(figure, _column_of(code))
        )
    ]
    return replace(figure, inferred=" ".join(kept) or None)


def part_of(figure: Observation, column: str) -> tuple[object, ...]:
    """What is in a part of a figure that may be inferred."""
    match column:
        case "period":
            return figure.period_start, figure.period_end
        case "partner":
            return figure.partner, figure.partner_words
        case _:
            return (getattr(figure, column),)


def _column_of(code: str) -> str:
    return codelist("inferred")[code].attributes["column"]


def _of_side(
    column: str, mention: AreaMention | None, reading: Reading, text: str
) -> Iterator[Inference]:
    if mention is None or mention.rule == _NAMED:
        return
    words = _words(mention, text)
    if mention.rule in _WORDLESS or mention.unsaid:
        yield Inference(column, InferenceKind.ASSUMED)
    elif mention.rule != _INHERITED:
        yield Inference(column, InferenceKind.REFERRED, words)
    elif not _in_one_sentence(mention, reading, text):
        yield Inference(column, InferenceKind.INHERITED, words)


def _of_indicator(reading: Reading, text: str) -> Iterator[Inference]:
    """What is counted may go without saying: "20 percent more"."""
    words = [one for one in reading.evidence if one.part == "indicator"]
    if not words:
        yield Inference("indicator", InferenceKind.ASSUMED)
    elif not any(_in_one_sentence(one, reading, text) for one in words):
        yield Inference("indicator", InferenceKind.INHERITED, _words(words[0], text))


def _of_period(reading: Reading, text: str) -> Iterator[Inference]:
    words = [one for one in reading.evidence if one.part == "period"]
    if words and not any(_in_one_sentence(one, reading, text) for one in words):
        yield Inference("period", InferenceKind.INHERITED, _words(words[0], text))


def _in_one_sentence(words: AreaMention | Evidence, reading: Reading, text: str) -> bool:
    """Whether some words stand in the sentence of a figure."""
    start, end = min(words.end, reading.end), max(words.start, reading.start)
    if end - start > _LONGEST_SENTENCE:
        return False
    return _SENTENCE_ENDS.search(text, start, end) is None if start < end else True


def _words(found: AreaMention | Evidence, text: str) -> str:
    """Words as they are shown."""
    return visible(text[found.start : found.end])
