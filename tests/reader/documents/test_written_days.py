"""A day is read in every spelling that can mean one day alone."""

from datetime import date

import pytest

from lib.reader.documents.written_days import day_of


@pytest.mark.parametrize(
    "spelled",
    [
        *(
            "2024-10-16",
            "2024-10-16T23:59:00+06:00",
            "2024-10-16 09:30",
            "2024/10/16",
            "2024.10.16",
        ),
        *("20241016", "20241016T093000Z", "1729072800", "1729072800000", " 16.10.2024\n"),
        *("16.10.2024 09:30", "16/10/2024", "10/16/2024", "16-10-2024", "October 16, 2024"),
        *("16 October 2024", "Oct. 16, 2024 9:30 AM", "Wed, 16 Oct 2024 09:30:00 +0600"),
        *("Wed Oct 16 2024 09:30:00 GMT+0600 (KGT)", "October 16th, 2024", "16 oct 2024"),
        *("16 октября 2024", "16 октября 2024 г., 09:30", "Среда, 16 окт 2024", "16 ОКТЯБРЯ 2024"),
        *("2024-жылдын 16-октябры", "16-октябрь, 2024", "2024-ж. 16-тогуздун айы"),
        "16. Oktober 2024",
    ],
)
def test_one_day_in_many_spellings(spelled: str) -> None:
    assert day_of(spelled) == date(2024, 10, 16)


@pytest.mark.parametrize(
    ("number", "names"),
    list(
        enumerate(
            [
                *(
                    "January янв. январь",
                    "Feb февраля февраль",
                    "March марта март",
                    "April апр апрель",
                ),
                *("May мая май", "June июня июнь", "Jul июля июль", "August авг. август"),
                *("Sept. сентября сентябрь", "October октября октябрь", "Nov ноября ноябрь"),
                "December дек декабрь",
            ],
            1,
        )
    ),
)
def test_every_month_has_its_names(number: int, names: str) -> None:
    for name in names.split():
        assert day_of(f"5 {name} 2024") == date(2024, number, 5)


@pytest.mark.parametrize(
    "spelled",
    [
        *(
            "02/10/2025",
            "12/10/2025",
            "10/12/2025",
            "2-10-2025",
            "30.02.2024",
            "2024-13-01",
            "soon",
            "2024",
            "October 2024",
            "",
        ),
        *("16 October", "Marketing 5, 2024", "5 2024", "from 5 May to 6 June 2024", "x" * 80),
        *("16.10.1524", "16.10.24", "16 October 2024 " + "and so on " * 9, "2024-10-161"),
    ],
)
def test_what_is_no_day_or_more_than_one_is_none(spelled: str) -> None:
    assert day_of(spelled) is None


@pytest.mark.parametrize("spelled", ["13/12/2025", "12/13/2025", "13-12-2025", "13.12.2025"])
def test_a_number_above_twelve_is_the_day(spelled: str) -> None:
    assert day_of(spelled) == date(2025, 12, 13)


def test_the_same_number_twice_is_one_day_in_any_order() -> None:
    assert day_of("10/10/2024") == date(2024, 10, 10)
