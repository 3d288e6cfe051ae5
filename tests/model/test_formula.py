"""What a spreadsheet would run has an apostrophe before it; anything else is as it is."""

import pytest

from lib.model.formula import guarded, may_be_run

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    "before", ["", " ", "\u00a0", "\ufeff", "\u200b", " \u202e ", "\x00", "\x0b"]
)
def test_a_sign_that_begins_a_formula_is_guarded_whatever_is_dropped_before_it(
    sign: str, before: str
) -> None:
    text = f"{before}{sign}1+1"
    assert may_be_run(text) and guarded(text) == f"'{text}"


@pytest.mark.parametrize("sign", ["\t", "\r", "\n", "\r\n"])
def test_what_may_begin_a_cell_of_its_own_is_guarded(sign: str) -> None:
    assert may_be_run(f"{sign}words")


@pytest.mark.parametrize("text", ["", " ", "\ufeff", "words", "1-2", "a=b", "'=1", "−5", "–", "5%"])
def test_other_words_are_as_they_are(text: str) -> None:
    assert not may_be_run(text) and guarded(text) == text
