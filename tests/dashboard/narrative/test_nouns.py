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


def test_a_name_made_of_others_says_its_preposition_once_in_a_list() -> None:
    words = wording("ru")
    rest = words.named(
        "CIS-RUS",
        "{area:label} without {others}",
        "{area} without {others}",
        area=words.area("CIS"),
        others=words.areas(["RUS"]),
    )
    assert f"{rest:from}" == "из СНГ без России"
    assert f"{words.nouns([words.area('CHN'), rest]):with}" == "с Китаем и СНГ без России"


def test_a_name_made_of_others_may_have_a_preposition_of_its_own() -> None:
    every = wording("ru").named("WLD", "all countries", "all countries")
    assert [f"{every:{form}}" for form in ("with", "in", "from", "of")] == [
        "со всеми странами",
        "во всех странах",
        "из всех стран",
        "всех стран",
    ]


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["NLD", "CYP", "ARE", "CIV"], "в Нидерландах, на Кипре, в ОАЭ и Кот-д’Ивуаре"),
        (["RUS", "KAZ"], "в России и Казахстане"),
        (["CYP"], "на Кипре"),
    ],
)
def test_a_name_with_another_preposition_has_its_own(codes: list[str], said: str) -> None:
    assert f"{wording('ru').areas(codes):in}" == said


def test_names_after_a_negation_are_joined_as_the_language_joins_them() -> None:
    joined = [f"{wording(one).either(['RUS', 'KAZ'])}" for one in ("en", "ru", "ky")]
    assert joined == ["Russia or Kazakhstan", "Россия и Казахстан", "Россия же Казакстан"]
