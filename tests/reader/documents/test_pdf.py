"""A PDF is its text with small marks where they are printed; pages without letters are told."""

import pytest

from lib.reader.documents import text_of
from lib.reader.documents.parsers import parse
from tests.reader.documents.files import pdf


def read(*lines: str) -> str:
    return parse("pdf", pdf(lines)).text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("It was $4.1^1 billion in 2024^2.", "It was $4.1¹ billion in 2024²."),
        ("It was $4.1^1^2 billion in 2024", "It was $4.1¹² billion in 2024"),
        ("It was $4.1 billion^1 in 2024", "It was $4.1 billion¹ in 2024"),
        ("It was $4.1^a billion in 2024", "It was $4.1ᵃ billion in 2024"),
        ("^1 As the source says of 2024", "¹ As the source says of 2024"),
        ("A field of 5 m^2 and CO_2 of 2024", "A field of 5 m² and CO₂ of 2024"),
        ("It was $3^1/_2 billion in 2024", "It was $3¹/₂ billion in 2024"),
        ("It was $4.11 billion in 20242", "It was $4.11 billion in 20242"),
        ("4^1 5^2 6", "4¹ 5² 6"),
    ],
)
def test_small_marks_are_where_they_are_printed(line: str, text: str) -> None:
    assert read(line) == text


def test_a_small_number_far_from_any_word_is_a_number() -> None:
    """As in a column of small print, whatever the height it begins at."""
    assert read("Exports~^2~million in 2024") == "Exports 2 million in 2024"
    assert read("Exports^2 of 2024~million") == "Exports² of 2024 million"


def test_a_line_that_ends_in_a_mark_ends_there() -> None:
    long = "Trade of the country with Russia and with all the countries around it grew."
    found = read("The year 2024^1", "Exports", "Imports of 2023^2", long)
    assert found == f"The year 2024¹\nExports\nImports of 2023²\n{long}"


@pytest.mark.parametrize(
    ("pages", "note"),
    [
        ([["one"], [], []], "2 of 3 pages hold no letters and could not be read"),
        ([[], ["one"]], "1 of 2 pages holds no letters and could not be read"),
    ],
)
def test_pages_without_letters_are_counted(pages: list[list[str]], note: str) -> None:
    document = text_of("a.pdf", pdf(*pages))
    assert document.text == "one"
    (said,) = map(str, document.notes)
    assert said.startswith(note)


def test_a_page_that_shows_nothing_hides_nothing() -> None:
    assert parse("pdf", pdf(["one"], [""])).notes == ()
    assert parse("pdf", pdf(["one"], ["two"])).notes == ()
