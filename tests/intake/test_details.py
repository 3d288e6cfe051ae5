"""What is guessed of an article, and what of the details people give cannot be right."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.documents import Document
from lib.intake import Details, described, guessed
from lib.model import DataError

TODAY = date(2025, 3, 1)
TEXT = """\
Aibek Toktogulov: Our exports grew
https://herald.example/talk.
09:30, 14 февраля 2025, Bishkek

Minister of Trade of Kyrgyzstan Aibek Toktogulov spoke to journalists on 13 February 2025.
Exports to Kazakhstan reached $2 million, Aibek Toktogulov said.
"""


def details(text: str = TEXT) -> Details:
    return guessed(Document(text), TODAY)


def test_everything_is_guessed_from_the_text() -> None:
    assert details() == Details(
        title="Aibek Toktogulov: Our exports grew",
        publisher="herald.example",
        published=date(2025, 2, 14),
        url="https://herald.example/talk",
        language="en",
        speaker="Aibek Toktogulov, Minister of Trade of Kyrgyzstan",
        speaker_area="KGZ",
    )


def test_what_the_document_says_of_itself_comes_first() -> None:
    found = guessed(
        Document(TEXT, title="A talk", publisher="The Herald", published=date(2024, 1, 2)), TODAY
    )
    assert (found.title, found.publisher, found.published) == (
        *("A talk", "The Herald"),
        date(2024, 1, 2),
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-10-16", date(2024, 10, 16)),
        ("16.10.2024", date(2024, 10, 16)),
        ("16 октября 2024 года", date(2024, 10, 16)),
        ("October 16, 2024", date(2024, 10, 16)),
        ("31.02.2024", TODAY),
        ("16 October 2031", TODAY),
        ("no day", TODAY),
    ],
)
def test_the_day_is_the_first_one_named_that_is_not_to_come(written: str, day: date) -> None:
    assert details(f"Trade rose\n{written}\nExports grew.").published == day


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Trade grew.\nIt will go on, said Aibek Toktogulov.", "Aibek Toktogulov"),
        ("Trade grew.\nNobody spoke.", ""),
        ("Товарооборот вырос, сообщил Айбек Токтогулов.", "Айбек Токтогулов"),
    ],
)
def test_the_speaker_is_who_says_it(text: str, speaker: str) -> None:
    assert details(text).speaker == speaker


def test_what_hides_in_a_detail_is_a_box() -> None:
    assert details("Over \u202e41\u202c bn").title == "Over ▯41▯ bn"


def test_without_a_speaker_nobody_is_spoken_for() -> None:
    assert details("Trade of Kyrgyzstan grew.").speaker_area == ""


@pytest.mark.parametrize(
    ("detail", "value"),
    [
        ("url", "javascript:alert(1)"),
        ("url", "https://x.example/) [a](http://y"),
        ("language", "xx"),
        ("speaker_area", "Narnia"),
        ("title", "x" * 401),
    ],
)
def test_a_detail_that_cannot_be_right_is_named(detail: str, value: str) -> None:
    with pytest.raises(DataError) as caught:
        described(TEXT, replace(details(), **{detail: value}))
    assert caught.value.place == detail


def test_another_text_is_another_article() -> None:
    one, other = (described(text, details()).article_id for text in (TEXT, TEXT + "."))
    assert one != other


@given(st.text().filter(str.strip))
def test_any_text_has_details_that_can_be_right(text: str) -> None:
    found = details(text)
    assert found.published <= TODAY
    assert described(text, found).title


def test_a_day_to_come_is_none_that_a_document_was_published_on() -> None:
    told = Document("Trade rose on 2 May 2024.", published=date(2999, 1, 2))
    assert guessed(told, TODAY).published == date(2024, 5, 2)
    assert guessed(replace(told, published=TODAY), TODAY).published == TODAY
