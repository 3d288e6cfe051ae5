"""Passages of our own: every figure with every field, and nothing where there is no figure.

To add a case, write it at the end of the file of its phenomenon in ``passages/<language>/``;
`lib.reader.evaluation.gold_toml` shows the form. Give one that is not read rightly so far the
reason in ``fails``: the suite then expects it to fail, and says so as soon as it does not.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.pipeline.flat_figures import read_text
from lib.reader.evaluation.agreement import Figure
from lib.reader.evaluation.gold_standard import GoldPassage, read_gold
from lib.reader.languages import languages
from tests.reader.extraction.invariants import PASSAGES, check, passage_words

REPO = Path(__file__).resolve().parents[3]
FILES = sorted(PASSAGES.rglob("*.toml"))


def _rows() -> list[object]:
    return [
        pytest.param(
            one,
            id=one.passage_id,
            marks=[pytest.mark.xfail(strict=True, reason=one.fails)] if one.fails else [],
        )
        for one in read_gold([PASSAGES])
    ]


@pytest.mark.parametrize("passage", _rows())
def test_reads_every_figure(passage: GoldPassage) -> None:
    assert figures(passage) == expected(passage)


def figures(passage: GoldPassage) -> str:
    """What is read from a passage, a line a figure."""
    speaker, language = passage.speaker, passage.language
    read = read_text("own", passage.text, language, passage.published, speaker)
    return _lines(read.figures)


def expected(passage: GoldPassage) -> str:
    """What is to be read from it."""
    return _lines(passage.figures or ())


def _lines(found: Sequence[Figure]) -> str:
    return "\n".join(map(_line, found))


def _line(figure: Figure) -> str:
    """Every field, in words that a failure shows; whole numbers in full, others to six decimals."""
    shown = _without_words(figure) | {"value": f"{round(figure['value'], 6):.15g}"}
    return ", ".join(f"{name} {value}" for name, value in shown.items() if value is not None)


def _without_words(figure: Figure) -> Figure:
    """A figure without the words for its goods, of which a passage gives the code."""
    return {name: value for name, value in figure.items() if name != "product_words"}


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_says_what_it_is_of_and_which_modules_read_it(file: Path) -> None:
    comment = re.match(r"(?:#.*\n)+", file.read_text("utf-8"))
    assert comment, "no comment at the top"
    modules = re.findall(r"lib/\S+\.py", comment[0])
    assert modules
    assert not [name for name in modules if not (REPO / name).is_file()]
    assert {one.language for one in read_gold([file])} == {file.parent.name}


@pytest.mark.parametrize("language", languages())
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_words_in_any_order_are_read(language: str, data: st.DataObject) -> None:
    words = st.sampled_from(passage_words(language))
    check(" ".join(data.draw(st.lists(words, max_size=40))), language)
