"""What of a figure its own sentence does not say: inferred by the reader, and shown as inferred.

The tables have no place for it. Whoever shows a text that was just read marks it.
"""

import re
from collections.abc import Iterator

from lib.model import AreaMention, Evidence, Inference, InferenceKind, Reading, visible

_NAMED = "named"
_INHERITED = "inherited"
_WORDLESS = frozenset({"speaker", "home", "unnamed"})
"""Rules of a side that no words name: the speaker's country, that of the language's own news, the
world where a total has no partner."""

_SENTENCE_ENDS = re.compile(r"[.!?…][\"'”»’)]*\s+(?=[\"'“«‘(]*[^\W\d_a-zа-яёөүң])|\n")
"""Between two sentences: a full stop before a capital letter, or a new line."""


def inferences(reading: Reading, text: str) -> tuple[Inference, ...]:
    """The parts of a figure that the reader inferred, in the order of its columns."""
    return (
        *_of_side("reporter", reading.reporter, reading, text),
        *_of_side("partner", reading.partner, reading, text),
        *_of_indicator(reading, text),
        *_of_period(reading, text),
    )


def _of_side(
    column: str, mention: AreaMention | None, reading: Reading, text: str
) -> Iterator[Inference]:
    if mention is None or mention.rule == _NAMED:
        return
    words = _words(mention, text)
    if mention.rule in _WORDLESS:
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
    return _SENTENCE_ENDS.search(text, start, end) is None if start < end else True


def _words(found: AreaMention | Evidence, text: str) -> str:
    """Words as they are shown."""
    return visible(text[found.start : found.end])
