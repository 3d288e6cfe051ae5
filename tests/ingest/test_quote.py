"""A stretch of a text -> its quotation, also at either end of the text."""

import pytest

from lib.ingest.quote import quotation
from lib.model.quotation import CONTEXT
from tests.reader.extraction.test_extract import article

TEXT = "".join(chr(ord("a") + number % 26) for number in range(3 * CONTEXT))


@pytest.mark.parametrize(
    ("start", "end", "prefix", "suffix"),
    [
        (0, 4, "", TEXT[4 : 4 + CONTEXT]),
        (5, 9, TEXT[:5], TEXT[9 : 9 + CONTEXT]),
        (CONTEXT, 60, TEXT[:CONTEXT], TEXT[60 : 60 + CONTEXT]),
        (CONTEXT + 1, 60, TEXT[1 : CONTEXT + 1], TEXT[60 : 60 + CONTEXT]),
        (100, 3 * CONTEXT - 2, TEXT[100 - CONTEXT : 100], TEXT[-2:]),
        (100, 3 * CONTEXT, TEXT[100 - CONTEXT : 100], ""),
    ],
)
def test_words_have_what_is_beside_them_as_far_as_the_text_goes(
    start: int, end: int, prefix: str, suffix: str
) -> None:
    found = quotation(TEXT, start, end, article(), in_speech=False)
    assert (found.exact, found.prefix, found.suffix) == (TEXT[start:end], prefix, suffix)
    assert TEXT[found.start : found.end] == found.exact
