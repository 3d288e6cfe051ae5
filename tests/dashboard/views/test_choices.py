"""What can be chosen: read from the address, and named where it means nothing."""

import pytest

from lib.dashboard.narrative import wording
from lib.dashboard.views.choices import Choices, page_choice
from lib.model import Question

YEARS = (2019, 2020, 2021, 2022)


def _choices(**chosen: str) -> Choices:
    return Choices(Question.of("trade", ("RUS",), chosen))


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2019", "2022", ("2019", "2022")),
        ("2020", "2020", ("2020", "2020")),
        ("2022", "2022", ("2022", "2022")),
        ("2020", "2021", ("2020", "2021")),
    ],
)
def test_years_from_one_to_another_or_one_alone(
    first: str, last: str, shown: tuple[str, str]
) -> None:
    choices = _choices(**{"from": first, "to": last})
    found = choices.span(YEARS)
    assert tuple(one.chosen for one in found) == shown
    assert choices.notices == []


def test_years_the_wrong_way_round_are_named_and_all_are_shown() -> None:
    choices = _choices(**{"from": "2021", "to": "2020"})
    assert tuple(one.chosen for one in choices.span(YEARS, later=(2023,))) == ("2019", "2023")
    assert choices.notices == ["The address asks for years from 2021 to 2020; all years are shown."]


def test_a_year_on_record_elsewhere_is_the_nearest_of_the_range() -> None:
    choices = _choices(**{"from": "1994", "to": "2030"})
    found = choices.span(YEARS, on_record=(1994, 2030))
    assert tuple(one.chosen for one in found) == ("2019", "2022") and choices.notices == []
    choices = _choices(**{"from": "1993"})
    choices.span(YEARS, on_record=(1994,))
    assert len(choices.notices) == 1 and "“1993”" in choices.notices[0]


@pytest.mark.parametrize(("length", "said"), [(40, "x" * 40), (41, f"{'x' * 40}…")])
def test_a_value_that_is_no_option_is_repeated_no_longer_than_a_line(
    length: int, said: str
) -> None:
    choices = _choices(view="x" * length)
    assert choices.one("view", "View", {"level": "Amount", "share": "Share"}).chosen == "level"
    (notice,) = choices.notices
    assert f"“{said}”" in notice


def test_an_option_drops_the_choices_that_mean_nothing_with_it() -> None:
    choices = _choices(view="share", base="2019")
    found = choices.one(
        "view", "View", {"level": "Amount", "share": "Share"}, drops={"level": ("base",)}
    )
    assert [option.address for option in found.options] == [
        "/trade?partner=RUS",
        "/trade?partner=RUS&base=2019&view=share",
    ]


def test_pages_are_from_the_first_to_the_last() -> None:
    found = page_choice(2, 3, Question.of("data", ("RUS",), {}), wording("en"))
    assert [option.value for option in found.options] == ["1", "2", "3"]
    assert found.chosen == "2" and found.options[0].address == "/data?partner=RUS"
