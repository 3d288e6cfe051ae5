"""Text whose lines were broken to fit a width is read as its paragraphs; other text stays."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.reader.documents import text_of, written

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


def line(length: int, begin: str = "Trade", end: str = "x") -> str:
    """A line of so many characters, of short words after its first."""
    return (begin + " ab" * 60)[: length - 1] + end


def is_joined(*lines: str) -> bool:
    found = written("\n".join(lines)).text
    assert found in ("\n".join(lines), " ".join(lines))
    return "\n" not in found


def test_one_line_that_goes_on_with_a_small_letter_shows_nothing_and_two_do() -> None:
    assert not is_joined(line(60), line(60, "of goods"))
    assert not is_joined(line(60), line(60, "of goods"), line(40, "Others"))
    assert is_joined(line(60), line(60, "of goods"), line(40, "with others"))


@pytest.mark.parametrize(("capital", "joined"), [(0, True), (6, True), (7, False)])
def test_of_the_full_lines_a_third_go_on_with_a_small_letter(capital: int, joined: bool) -> None:
    going_on = [line(60, "of goods") for _ in range(3)]
    assert is_joined(line(60), *going_on, *(line(60) for _ in range(capital))) is joined


@pytest.mark.parametrize(("width", "joined"), [(39, False), (40, True), (110, True), (111, False)])
def test_lines_are_broken_to_a_width_between_forty_and_a_hundred_and_ten(
    width: int, joined: bool
) -> None:
    assert is_joined(line(width), *(line(width, "of goods") for _ in range(3))) is joined


@pytest.mark.parametrize(
    ("length", "after", "end", "goes_on"),
    [
        (49, "a", "x", True),
        (48, "a", "x", False),
        (43, "bigger", "x", False),
        (44, "bigger", "x", True),
        (54, "A", ".", True),
        (53, "A", ".", False),
        (54, "A", "»", True),
        (53, "A", ":", False),
    ],
)
def test_a_line_that_leaves_room_for_a_word_ends_its_paragraph(
    length: int, after: str, end: str, goes_on: bool
) -> None:
    """Of 60 characters a line is full from 51 with the next word, from 54 with its own stop."""
    broken = [line(60), *(line(60, "of goods") for _ in range(3))]
    last = [line(length, "of goods", end), f"{after} bc"]
    between = " " if goes_on else "\n"
    assert written("\n".join([*broken, *last])).text == " ".join(broken) + " " + between.join(last)


def test_a_long_line_among_ten_is_not_the_width() -> None:
    broken = [line(60), *(line(60, "of goods") for _ in range(9))]
    long = "A paragraph on one line " * 9
    assert written("\n".join([*broken, long])).text.startswith(" ".join(broken))


@given(st.lists(st.sampled_from(["trade", "of", "$4", "billion", "Россия", "2023."]), max_size=200))
def test_no_word_is_lost(words: list[str]) -> None:
    broken = textwrap.fill(" ".join(words), 60)
    assert written(broken).text.split() == words
