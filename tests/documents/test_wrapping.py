"""Text whose lines were broken to fit a width is read as its paragraphs; other text stays."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.documents import text_of, written

HEAD = "Trade of Kyrgyzstan grows\n5 November 2024, Bishkek"
ENGLISH = (
    "The minister met journalists after the council of the two governments, which sat in the "
    "south of the country. Our trade turnover with Kazakhstan exceeds $1.5 billion, he said, "
    "and imports from China were almost $900 million in 2023."
)
RUSSIAN = (
    "Товарооборот с Россией за прошлый год вырос и превышает 4 миллиарда долларов, сообщил "
    "журналистам министр. Экспорт в Казахстан составил около 480 миллионов долларов, а импорт "
    "из Китая почти 3,7 миллиарда."
)
LIST = """\
Exports of Kyrgyzstan to Russia amounted to 400 million dollars
Imports of Kyrgyzstan from Russia amounted to 2 billion dollars
Exports of Kyrgyzstan to China amounted to 80 million dollars
Imports of Kyrgyzstan from China amounted to 5 billion dollars"""


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100])
@pytest.mark.parametrize("paragraph", [ENGLISH, RUSSIAN])
def test_broken_lines_are_joined(paragraph: str, width: int) -> None:
    broken = f"{HEAD}\n\n{textwrap.fill(paragraph, width)}\n\n{textwrap.fill(paragraph, width)}"
    whole = f"{HEAD}\n\n{paragraph}\n\n{paragraph}"
    assert text_of("a.txt", broken.encode()).text == whole
    assert written(whole).text == whole


def test_where_no_blank_line_parts_paragraphs_a_short_line_does() -> None:
    broken = f"{HEAD}\n{textwrap.fill(ENGLISH, 72)}\n{textwrap.fill(ENGLISH, 72)}"
    assert written(broken).text == f"{HEAD}\n{ENGLISH}\n{ENGLISH}"


@pytest.mark.parametrize(
    ("end", "begin", "shown"),
    [
        ("in the years 2018-", "2023 it grew", "in the years 2018-2023 it grew"),
        ("so they said again", "– Why did they", "so they said again\n– Why did they"),
        ("so they said again", "• exports to it", "so they said again\n• exports to it"),
        ("so they said again", "– he said to us", "so they said again – he said to us"),
    ],
)
def test_what_begins_a_line_may_begin_a_paragraph(end: str, begin: str, shown: str) -> None:
    filled = textwrap.fill(ENGLISH, 72)
    lines = f"{filled}\n\n{'word ' * 10}{end}\n{begin}"
    assert written(lines).text.endswith(shown)


@pytest.mark.parametrize("text", [LIST, HEAD, f"{HEAD}\n{ENGLISH}\n{RUSSIAN}", ENGLISH[:75]])
def test_titles_lists_and_paragraphs_stay(text: str) -> None:
    assert written(text).text == text


@given(st.lists(st.sampled_from(["trade", "of", "$4", "billion", "Россия", "2023."]), max_size=200))
def test_no_word_is_lost(words: list[str]) -> None:
    broken = textwrap.fill(" ".join(words), 60)
    assert written(broken).text.split() == words
