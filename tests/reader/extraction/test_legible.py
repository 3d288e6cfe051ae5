"""Spellings that look alike are read alike, and every span is the characters of the text given."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.pipeline.flat_figures import read_text
from lib.reader.evaluation.agreement import Figure
from lib.reader.extraction.text.legible import legible
from lib.reader.extraction.text.passage import passage

DAY = date(2025, 2, 10)
RUSSIAN = "Товарооборот Кыргызстана с Россией в 2024 году составил 4,1 миллиарда долларов."
KYRGYZ = "Кыргызстандын Кытай менен соода жүгүртүүсү 2023-жылы 1,2 млрд долларды түздү."
ENGLISH = "Kyrgyzstan's exports to Türkiye reached $4.1 billion in 2024."
TEXTS = [("ru", RUSSIAN), ("ky", KYRGYZ), ("en", ENGLISH)]


def figures(text: str, language: str) -> list[Figure]:
    """The figures, each with the words that stand at its place."""
    read = read_text("a", text, language, DAY, "")
    for figure, quotation in zip(read.figures, read.rows.quotations, strict=True):
        assert text[figure["start"] : figure["end"]] == figure["exact"] == quotation.exact
        assert text.startswith(
            quotation.prefix + quotation.exact + quotation.suffix,
            (figure["start"] - len(quotation.prefix)),
        )
    return read.figures


def without_place(found: list[Figure]) -> list[Figure]:
    return [{key: one[key] for key in one if key not in ("exact", "start", "end")} for one in found]


def assert_alike(written: str, text: str, language: str) -> list[Figure]:
    """The written form gives the figures of the text, and there is one at least."""
    expected, found = figures(text, language), figures(written, language)
    assert expected
    assert without_place(found) == without_place(expected)
    return found


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_letters_with_their_accents_apart(language: str, text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert apart != text
    assert_alike(apart, text, language)


def test_one_sentence_does_not_lend_its_country_to_the_next_where_accents_are_apart() -> None:
    text = (
        "Экспорт Китая в Кыргызстан составил 5 млн долларов; туркменский экспорт в Кыргызстан "
        "составил 3 млн долларов."
    )
    found = assert_alike(unicodedata.normalize("NFD", text), text, "ru")
    assert [one["reporter"] for one in found] == ["CHN", "TKM"]


def test_marks_of_stress_are_not_letters() -> None:
    stressed = RUSSIAN.replace("Россией", "Росси\u0301ей").replace("миллиарда", "миллиа\u0301рда")
    assert_alike(stressed, RUSSIAN, "ru")


@pytest.mark.parametrize(
    "sign", [*"\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u034f\ufe0f\u2063\U000e0020"]
)
@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_characters_of_no_width_within_words_and_beside_numbers(
    language: str, text: str, sign: str
) -> None:
    within = "".join(c + sign * (index % 3 == 0) for index, c in enumerate(text))
    found = assert_alike(within, text, language)
    exact = found[-1]["exact"]
    assert sign in exact
    assert exact.replace(sign, "") in text


def test_a_number_apart_from_its_multiplier_by_no_width_alone() -> None:
    text = ENGLISH.replace("4.1 billion", "4.1\u200bbillion")
    assert [one["exact"] for one in assert_alike(text, ENGLISH, "en")] == ["$4.1\u200bbillion"]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad", "- "])
def test_words_cut_at_the_end_of_a_line(hyphen: str) -> None:
    cut = RUSSIAN.replace("Россией", f"Рос{hyphen}\nсией")
    cut = cut.replace("миллиарда", f"мил{hyphen}\n  лиарда")
    found = assert_alike(cut, RUSSIAN, "ru")
    assert found[0]["exact"] == f"4,1 мил{hyphen}\n  лиарда долларов"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("year-\non-year", "year-\non-year"),
        ("2018-\n2023", "2018-\n2023"),
        ("Нью-\nЙорк", "Нью-\nЙорк"),
        ("кыргызско-\nроссийский", "кыргызско-\nроссийский"),
        ("turn-\nover", "turnover"),
        ("a -\nover", "a -\nover"),
    ],
)
def test_other_hyphens_at_the_end_of_a_line_stay(text: str, read: str) -> None:
    assert legible(text).text == read


def test_lines_broken_to_a_width_are_read_as_a_paragraph() -> None:
    broken = (
        "The statistics committee has published its release on the trade of the country, which\n"
        "it does each month. Trade between Kyrgyzstan and Uzbekistan reached $2.568 billion from\n"
        "January through November 2023, and that is more than in the same months of the years\n"
        "before, as the ministry said."
    )
    (found,) = assert_alike(broken, broken.replace("\n", " "), "en")
    assert (found["period_start"], found["period_end"]) == ("2023-01-01", "2023-11-30")


@pytest.mark.parametrize(
    "amount",
    [
        *("$4.1 billion1", "$4.1¹ billion", "$4.1 billion¹²", "$4.1* billion", "$4.1 billion†"),
        *(
            "$4.1[1] billion[2]",
            "$4.1 billionᵃ",
            "$4.1¹,² billion",
            "$4.1 billion⁽¹⁾",
            "$4.1bn1",
            "$4.1 BILLION1",
        ),
        *("4.1 billion1 dollars", "4.1 billion dollars12", "４.１ billion dollars"),
    ],
)
@pytest.mark.parametrize("year", ["2024", "2024²", "2024*", "2024[3]", "２０２４"])
def test_marks_of_footnotes_are_no_part_of_a_number(amount: str, year: str) -> None:
    text = ENGLISH.replace("$4.1 billion", amount).replace("2024", year)
    (found,) = assert_alike(text, ENGLISH, "en")
    assert "4.1" in unicodedata.normalize("NFKC", found["exact"])


def test_a_mark_behind_the_stop_of_a_sentence_does_not_join_it_to_the_next() -> None:
    apart = f"Exports to China fell. {ENGLISH}"
    for mark in ("1", "¹", "[12]", "*"):
        assert_alike(apart.replace("fell.", f"fell.{mark}"), apart, "en")


def test_a_mark_at_the_word_year_is_no_number_of_a_list() -> None:
    text = (
        "Экспорт Кыргызстана в Россию составил 4,1 млрд долларов1 в 2024 году{} и 4,2 млрд2 "
        "долларов в 2023 году."
    )
    assert [one["value"] for one in assert_alike(text.format("3"), text.format(""), "ru")] == [
        4_100_000_000,
        4_200_000_000,
    ]


def test_a_number_that_touches_the_multiplier_before_it_may_be_one_of_its_own() -> None:
    text = "Экспорт Кыргызстана в Россию составил 2 млн50 тыс. долларов в 2024 году."
    assert [one["value"] for one in figures(text, "ru")] == [2_050_000]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        *((text, text) for text in ("5 m²", "7 км³", "10⁹", "10³ t", "½", "1½", "№ 5", "CO₂")),
        ("5 m²¹", "5 m²¹"),
        ("10¹", "10"),
        ("$10² million", "$10 million"),
        ("exports² of", "exports of"),
        ("¹/₂", "½"),
        ("3¹/₂", "3½"),
        ("3⁵⁄₁₆", "3 5/16"),
        ("2*3", "2*3"),
        ("5 [1]", "5 [1]"),
        ("\u0130 \u212a", "\u0130 K"),
        ("٤٥", "45"),
        ("x\u0335", "x\u0335"),
    ],
)
def test_what_is_read_of_signs(text: str, read: str) -> None:
    assert legible(text).text == read


def test_a_text_as_it_is_matched_is_not_copied() -> None:
    text = f"{ENGLISH} «{RUSSIAN}» — Ёлка, 5\u00a0%; 2018-2023.\n\nTürkiye"
    found = legible(text)
    assert found.text is text
    assert found.ends == ()


_PIECES = st.sampled_from(
    [*"aé4й \n-¹²*½.½", "e\u0301", "\u00ad", "\u200b", "Рос-\nсия ", "$4 billion1 ", "to Russia "]
)


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_every_character_that_is_read_leads_back_to_where_it_stands(text: str) -> None:
    found = legible(text)
    places = (
        [found.span(index, index + 1) for index in range(len(found.text))] if found.ends else []
    )
    assert places == sorted(places)
    assert all(0 <= first < last <= len(text) for first, last in places)
    for sign, (first, last) in zip(found.text, places, strict=bool(found.ends)):
        if sign.isalpha():
            assert sign in unicodedata.normalize("NFC", text[first:last])
    for one in read_text("a", text, "en", DAY, "").figures:
        assert text[one["start"] : one["end"]] == one["exact"] != ""


def test_the_number_of_a_footnote_is_a_reference() -> None:
    text = "Exports to China fell.1 Kyrgyzstan's trade with Iran[2] rose in the year3 before."
    refused = read_text("a", text, "en", DAY, "").rows.rejections
    assert [(one.exact, one.reason, one.start) for one in refused] == [
        ("1", "reference", text.index("1")),
        ("2", "reference", text.index("2")),
        ("3", "reference", text.index("3")),
    ]


@pytest.mark.parametrize(
    ("digits", "is_footnote"), [("1", True), ("12", True), ("123", False), ("2023", False)]
)
def test_the_number_of_a_footnote_has_two_digits_at_the_most(
    digits: str, is_footnote: bool
) -> None:
    """More that touch a word are a number the space before which was lost."""
    text = f"Exports to Oman came to $4 billion{digits} in 2023."
    start = text.index(digits)
    found = passage(text, "en").footnotes
    assert found == (((start, start + len(digits)),) if is_footnote else ())


def test_a_mark_between_digits_does_not_join_them() -> None:
    assert legible("4¹5 and 4[1]5 and 4¹x").text == "4 5 and 4 5 and 4 x"
