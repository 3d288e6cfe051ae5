"""A text as tokens and sentences: where a sentence is cut, and how much tells its language."""

import pytest

from lib.reader.extraction import likeliest_language
from lib.reader.extraction.text.passage import passage


def test_a_stretch_without_an_end_is_cut_after_three_hundred_words() -> None:
    sentences = passage("word " * 301, "en").sentences
    assert [(one.first, one.last) for one in sentences] == [(0, 300), (300, 301)]


@pytest.mark.parametrize(("end", "code"), [(5_000, "ru"), (5_001, "ky")])
def test_five_thousand_characters_tell_the_language(end: int, code: str) -> None:
    """The only word that a language knows ends with them, or one character later: then the first
    language with such letters is taken."""
    word = " торговля"
    assert likeliest_language("1" * (end - len(word)) + word) == code
