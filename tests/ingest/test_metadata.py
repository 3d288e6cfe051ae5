"""What is guessed of an article, and what of the details people give cannot be right."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest import Details, article_of, described, guessed
from lib.model import NO_PUBLISHER, DataError
from lib.reader.documents import Document

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
        ("1 March 2025", TODAY),
        ("2 March 2025, 28 February 2025", date(2025, 2, 28)),
        ("no day", TODAY),
        ("2 May", TODAY),
        ("in May 2023, in 2022", TODAY),
        ("в мае 2023 года", TODAY),
    ],
)
def test_the_day_is_the_first_one_named_that_is_not_to_come(written: str, day: date) -> None:
    assert details(f"Trade rose\n{written}\nExports grew.").published == day


DAY = "16.10.2024"
FILLER = "word " * 400


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (FILLER + DAY, True),
        (FILLER + DAY + " " * 290, True),
        (FILLER + DAY + " " * 291, False),
        (" " * 1490 + DAY + FILLER, True),
        (" " * 1491 + DAY + FILLER, False),
        (FILLER + DAY + FILLER, False),
    ],
)
def test_a_day_is_looked_for_in_the_head_and_the_last_lines(text: str, found: bool) -> None:
    assert details(text).published == (date(2024, 10, 16) if found else TODAY)


def test_the_head_s_day_comes_before_that_of_the_last_lines() -> None:
    assert details(f"2 May 2023\n{FILLER}\n{DAY}").published == date(2023, 5, 2)
    assert details(f"2 May 2031\n{FILLER}\n{DAY}").published == date(2024, 10, 16)


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


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Trade of the EU and of Kazakhstan grew, said Aibek Toktogulov.", "KAZ"),
        ("Trade of the EU grew, said Aibek Toktogulov.", ""),
        (
            "Trade with Kazakhstan grew.\nMinister of Trade of Kyrgyzstan Aibek Toktogulov spoke,"
            " Aibek Toktogulov said.",
            "KGZ",
        ),
        ("Our trade with Russia exceeds $4 billion, said Aibek Toktogulov.", ""),
        ("Exports to Russia and imports from China grew, said Aibek Toktogulov.", ""),
        ("Exports of Kyrgyzstan to Russia grew, said Aibek Toktogulov.", "KGZ"),
    ],
)
def test_the_speaker_speaks_for_the_country_of_the_role_or_else_the_first_one_named(
    text: str, area: str
) -> None:
    found = details(text)
    assert found.speaker.startswith("Aibek Toktogulov")
    assert found.speaker_area == area


def test_a_title_is_cut_and_a_detail_has_an_end() -> None:
    assert details("a" * 151).title == "a" * 149 + "…"
    assert details("Trade grew. " * 20).title == "Trade grew. " * 12 + "Trade…", "behind a word"
    longest = replace(details(), title="a" * 400)
    assert described(TEXT, longest).title == "a" * 400


def test_what_is_not_given_is_taken_from_the_text() -> None:
    text = f"\n {'a' * 160} \nTrade with Russia grew."
    found = article_of(text, TODAY, speaker="A B, President of Kyrgyzstan")
    assert (found.title, found.publisher, found.language) == (
        *("a" * 160, "publisher not stated", "en"),
    )
    assert found.speaker_area == "KGZ"
    assert article_of("a" * 161, TODAY).title == "a" * 159 + "…"
    given_ = article_of(
        text,
        TODAY,
        title="T",
        publisher="P",
        language="ru",
        speaker="A B, President of Kyrgyzstan",
        speaker_area="KAZ",
    )
    assert (given_.title, given_.publisher, given_.language) == ("T", "P", "ru")
    assert given_.speaker_area == "KAZ"


def test_what_hides_in_a_detail_is_a_box() -> None:
    assert details("Over \u202e41\u202c bn").title == "Over ▯41▯ bn"


def test_names_are_one_line_each_whoever_gives_them() -> None:
    named = article_of(
        TEXT,
        date(2024, 3, 1),
        title="---\r# Head\x85two",
        publisher="A\x00B",
        author="\x1bC",
        speaker="D\u202e,\n minister",
    )
    found = named.title, named.publisher, named.author, named.speaker
    assert found == ("--- # Head two", "A▯B", "▯C", "D▯, minister")
    text = "\u202eHead\t\x0cline\n\nRose by 2."
    blank = article_of(text, date(2024, 3, 1), title=" \n", publisher="\x85")
    assert (blank.title, blank.publisher) == ("▯Head", NO_PUBLISHER)


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


@given(st.text().filter(lambda text: any(map(str.isalnum, text))))
def test_any_text_has_details_that_can_be_right(text: str) -> None:
    for written in (text, f"https://{text}", f"see https://a.example{text}"):
        found = details(written)
        assert found.published <= TODAY
        assert described(written, found).title


def test_a_day_to_come_is_none_that_a_document_was_published_on() -> None:
    told = Document("Trade rose on 2 May 2024.", published=date(2999, 1, 2))
    assert guessed(told, TODAY).published == date(2024, 5, 2)
    assert guessed(replace(told, published=TODAY), TODAY).published == TODAY
