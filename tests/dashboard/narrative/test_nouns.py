"""Names in the forms that sentences ask for, alone and in lists."""

import pytest

from lib.codelists import areas
from lib.dashboard.narrative import Noun, Nouns, wording
from lib.dashboard.narrative.nouns import Form

EN = wording("en")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("{a}", "the EU"),
        ("{a:label}", "EU"),
        ("{a:^}", "The EU"),
        ("{a:with}", "with the EU"),
        ("{a:^with}", "With the EU"),
        ("{a:possessive} trade", "the EU’s trade"),
        ("{b:with}", "with Russia, the EU and China"),
        ("{b:^possessive}", "Russia, the EU and China’s"),
        ("{n:with}", ""),
    ],
)
def test_a_message_asks_for_a_form(message: str, words: str) -> None:
    slots = {"a": EN.area("EU27"), "b": EN.areas(["RUS", "EU27", "CHN"]), "n": EN.areas([])}
    assert EN.text(message, **slots) == words


def test_a_preposition_is_said_once_and_a_case_for_each() -> None:
    """As Russian and Kyrgyz have them: «с Россией и Китаем», "Россия жана Кытай менен"."""
    russia = {"with": Form("Россией", "с ")}, {"with": Form("Россия", "", " менен")}
    china = {"with": Form("Китаем", "с ")}, {"with": Form("Кытай", "", " менен")}
    for one, other, words, joint in zip(
        russia, china, ("с Россией и Китаем", "Россия жана Кытай менен"), ("и", "жана"), strict=True
    ):
        both = Nouns((Noun("RUS", one), Noun("CHN", other)), f" {joint} ".join)
        assert f"{both:with}" == words


def test_a_form_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="EU27 has no form 'into'; there are"):
        EN.text("{a:into}", a=EN.area("EU27"))


def test_every_area_has_every_form() -> None:
    forms = set(EN.area("RUS").forms)
    for code in areas():
        noun = EN.area(code)
        assert set(noun.forms) == forms
        assert all(format(noun, form) for form in forms)


def test_braces_in_words_of_others_are_words() -> None:
    assert EN.text("{a}", a="{b}") == "{b}"


def test_a_number_fills_the_count_as_it_is_written() -> None:
    assert EN.plural("{count} row", "{count} rows", 1) == "1 row"
    assert EN.plural("{count} row", "{count} rows", 12345) == "12,345 rows"
