"""Amounts in the cases of a sentence: Kyrgyz writes the ending after the last word as spoken."""

import pytest

from lib.dashboard.narrative import wording

KY, EN, RU = wording("ky"), wording("en"), wording("ru")


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        (4e9, "USD", "$4 млрддан ашык"),
        (950e6, "USD", "$950 млндон ашык"),
        (600e3, "persons", "600 миңден ашык"),
        (60, "percent", "60%дан ашык"),
        (7, "ratio", "7 эседен ашык"),
        (285e9, "RUB", "285 млрд рублден ашык"),
        (20, "t", "20 тоннадан ашык"),
        (1, "persons", "1ден ашык"),
        (2, "persons", "2ден ашык"),
        (3, "persons", "3төн ашык"),
        (4, "persons", "4төн ашык"),
        (5, "persons", "5тен ашык"),
        (6, "persons", "6дан ашык"),
        (7, "persons", "7ден ашык"),
        (8, "persons", "8ден ашык"),
        (9, "persons", "9дан ашык"),
        (10, "persons", "10дон ашык"),
        (20, "persons", "20дан ашык"),
        (40, "persons", "40тан ашык"),
        (50, "persons", "50дөн ашык"),
        (60, "persons", "60тан ашык"),
        (70, "persons", "70тен ашык"),
        (90, "persons", "90дон ашык"),
        (912, "USD", "$912ден ашык"),
        (900, "USD", "$900дөн ашык"),
        (3.5, "USD", "$3,5тен ашык"),
        (1.06, "USD", "$1,06дан ашык"),
    ],
)
def test_more_than_a_number_is_said_from_it_on(number: float, unit: str, said: str) -> None:
    assert KY.hedged(number, unit, "more_than").replace("\xa0", " ") == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("350 916", "350 916дан ашык"),
        ("2 000", "2 000ден ашык"),
        ("800 000", "800 000ден ашык"),
        ("3 000 000", "3 000 000дон ашык"),
        ("700", "700дөн ашык"),
        ("0", "0дөн ашык"),
    ],
)
def test_a_number_in_full_ends_as_its_last_word(number: str, said: str) -> None:
    assert KY.bounded(number, "more_than") == said


def test_an_amount_has_all_cases() -> None:
    value = KY.value(4e9, "USD", spoken=True)
    cases = {case: format(value, case) for case in ("", "label", "gen", "dat", "acc", "loc", "abl")}
    assert {case: said.replace("\xa0", " ") for case, said in cases.items()} == {
        "": "$4 млрд",
        "label": "$4 млрд",
        "gen": "$4 млрддын",
        "dat": "$4 млрдга",
        "acc": "$4 млрдды",
        "loc": "$4 млрдда",
        "abl": "$4 млрддан",
    }


def test_a_multiple_is_so_many_times_in_a_sentence() -> None:
    value = KY.value(7, "ratio", spoken=True)
    assert (f"{value}", f"{value:label}", f"{value:abl}") == ("×7", "7 эсе", "7 эседен")


def test_a_share_of_what_was_named_is_in_words() -> None:
    value = KY.value(22.1, "percent")
    forms = ("", "part", "part_dat", "dat")
    assert [format(value, form).replace("\xa0", " ") for form in forms] == [
        "22,1%",
        "22,1 пайызы",
        "22,1 пайызына",
        "22,1%га",
    ]


def test_words_before_an_amount_stay_before_its_case() -> None:
    said = KY.hedged(4e9, "USD", "approximately")
    assert f"{said:dat}".replace("\xa0", " ") == "болжол менен $4 млрдга"


def test_languages_without_cases_of_amounts_have_plain_text() -> None:
    assert EN.hedged(4e9, "USD", "more_than") == "more than $4 billion"
    assert RU.hedged(4e9, "USD", "more_than").replace("\xa0", " ") == "более $4 млрд"


@pytest.mark.parametrize("unit", ["percent", "percent_gdp"])
@pytest.mark.parametrize(
    ("number", "en", "ru", "ky"),
    [
        (1.89e-6, "less than 0.0001", "менее 0,0001", "аз"),
        (0.0000999, "less than 0.0001", "менее 0,0001", "аз"),
        (-1.24e-7, "more than −0.0001", "более −0,0001", "көп"),
        (0.0001, "0.0001", "0,0001", "0,0001"),
        (0.000593, "0.0006", "0,0006", "0,0006"),
        (0.00066, "0.0007", "0,0007", "0,0007"),
        (0.0022, "0.0022", "0,0022", "0,0022"),
    ],
)
def test_a_percentage_has_four_digits_after_the_point_at_the_most(
    number: float, unit: str, en: str, ru: str, ky: str
) -> None:
    for words, said in ((EN, en), (RU, ru), (KY, ky)):
        for written in (words.value(number, unit), words.short(number, unit)):
            assert said in written and "E" not in written
            assert ("0001" in written) == (abs(number) <= 0.0001)
    assert KY.value(1e-6, "percent") == "0,0001%дан аз"
    assert EN.value(1e-6, "percent", spoken=True) == "1E-6%", "as it was said"


def test_a_number_beside_a_limit_has_the_digits_that_tell_them_apart() -> None:
    limits = (1.05, 1.2)
    written = [EN.apart(number, "ratio", limits) for number in (1.2, 1.2048, 1.19996, 1.2149, 0.64)]
    assert written == ["×1.20", "×1.205", "×1.19996", "×1.21", "×0.64"]
