"""Periods and lists of years as a language writes them."""

from datetime import date

import pytest

from lib.dashboard.narrative import wording


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2023, 1, 1), date(2023, 7, 31), "янв.–июль 2023"),
        (date(2022, 11, 1), date(2023, 3, 31), "нояб. 2022 – март 2023"),
        (date(2025, 7, 1), date(2025, 7, 10), "1–10\xa0июля 2025"),
        (date(2022, 3, 25), date(2022, 4, 30), "25\xa0марта – 30\xa0апр. 2022"),
        (date(2020, 10, 16), date(2024, 10, 16), "16\xa0окт. 2020 – 16\xa0окт. 2024"),
    ],
)
def test_a_dash_between_several_words_has_blanks_around_it(
    start: date, end: date, words: str
) -> None:
    assert str(wording("ru").span(start, end)) == words


def test_years_in_a_list_are_called_years_once() -> None:
    years = wording("ru").months(["2019", "2020", "2025"])
    assert f"{years:gen}" == "2019, 2020 и 2025 годов"
    assert f"{wording('ru').months(['2019']):gen}" == "2019 года"


def test_months_of_one_year_name_it_once_in_any_language() -> None:
    months = ["2024-03", "2024-10"]
    assert str(wording("en").months(months)) == "March and October 2024"
    assert str(wording("ru").months(months)) == "март и октябрь 2024 года"
    assert str(wording("ky").months(months)) == "2024-жылдын марты жана октябры"
    assert f"{wording('ky').months(months):in}" == "2024-жылдын мартында жана октябрында"
    of_two = wording("ky").months(["2023-03", "2024-10"])
    assert str(of_two) == "2023-жылдын марты жана 2024-жылдын октябры"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "2022 and October 2024"),
        ("ru", "2022 год и октябрь 2024 года"),
        ("ky", "2022-жыл жана 2024-жылдын октябры"),
    ],
)
def test_a_year_beside_a_month_is_no_month_of_it(language: str, said: str) -> None:
    assert str(wording(language).months(["2022", "2024-10"])) == said
    assert str(wording(language).months(["2022", "2024"])).startswith("2022 ")
