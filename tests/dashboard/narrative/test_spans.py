"""Periods in short, in every language in the order of its short dates."""

from datetime import date

import pytest

from lib.dashboard.narrative import wording


@pytest.mark.parametrize(
    ("language", "first", "last", "said"),
    [
        ("en", date(2026, 1, 1), date(2026, 1, 31), "Jan 2026"),
        ("ru", date(2026, 1, 1), date(2026, 1, 31), "янв. 2026"),
        ("ky", date(2026, 1, 1), date(2026, 1, 31), "янв. 2026"),
        ("ky", date(2024, 2, 1), date(2024, 2, 29), "фев. 2024"),
        ("ky", date(2024, 1, 1), date(2024, 6, 30), "янв.–июн. 2024"),
        ("ky", date(2022, 3, 25), date(2022, 4, 30), "25-мар.–30-апр. 2022"),
        ("ky", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        ("ky", date(2024, 10, 16), date(2024, 10, 16), "16-окт. 2024"),
    ],
)
def test_a_period_is_as_short_as_it_can_be(
    language: str, first: date, last: date, said: str
) -> None:
    assert wording(language).span(first, last) == said


def test_a_short_day_in_a_sentence_has_its_case() -> None:
    words = wording("ky")
    day, month = words.short_day("2026-11-29"), words.short_day("2026-11")
    assert (f"{day}", f"{day:in}") == ("29-ноя. 2026", "2026-ж. 29-ноябрында")
    assert f"{month:in}" == "2026-ж. ноябрында"
