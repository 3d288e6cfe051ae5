"""How likely a reading is, and what else it may be: what holds whatever the weights are."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from lib.model import Article, Extraction
from lib.reader.extraction import extract
from lib.reader.extraction.discourse.likelihood import (
    PERIOD,
    SIDES,
    WHOLE,
    Candidate,
    Choice,
    by_mark,
    softmax,
    whole,
)

TEXT = (
    "Fiji's exports to Peru rose by 5% to $2 billion in 2023. In 2022 it sold tea to Chile. "
    "Imports from Tonga came to $1 billion."
)


ARTICLE = Article("any", "", "", "", "", date(2024, 10, 16), "en", "", "", "", "")


def read(heard: list[Choice] | None = None) -> Extraction:
    def weigh(choice: Choice) -> list[float]:
        if heard is not None:
            heard.append(choice)
        return softmax(choice, {})

    return extract(TEXT, ARTICLE, weigh)


def test_what_the_rules_read_is_first_whatever_is_likelier() -> None:
    def against(choice: Choice) -> list[float]:
        count = len(choice.candidates)
        return [0.0, *([1 / (count - 1)] * (count - 1))] if count > 1 else [1.0]

    usual = read().readings
    found = extract(TEXT, ARTICLE, against).readings
    assert [(one.period, one.reporter, one.partner) for one in found] == [
        (one.period, one.reporter, one.partner) for one in usual
    ]
    for one in found:
        assert one.periods[0].words == one.period
        assert (one.sides[0].reporter, one.sides[0].partner) == (one.reporter, one.partner)
        assert one.periods[0].probability in (0.0, 1.0)


def test_the_other_candidates_come_by_how_likely_they_are() -> None:
    for one in read().readings:
        for offered in (one.periods, one.sides):
            others = [candidate.probability for candidate in offered[1:]]
            assert all(first >= second for first, second in pairwise(others))


def test_each_figure_is_weighed_in_its_parts_and_whole() -> None:
    heard: list[Choice] = []
    found = read(heard).readings
    assert [choice.part for choice in heard] == [SIDES, PERIOD, WHOLE] * len(found)
    assert [choice.start for choice in heard[::3]] == [one.start for one in found]
    for choice in heard:
        labels = [candidate.label for candidate in choice.candidates]
        assert len(set(labels)) == len(labels)


def test_candidates_are_times_and_areas_in_reach() -> None:
    heard: list[Choice] = []
    read(heard)
    by_part = {part: [one for one in heard if one.part == part] for part in (PERIOD, SIDES)}
    times = {candidate.label for candidate in by_part[PERIOD][-1].candidates}
    assert times == {"none", "2022-01-01..2022-12-31", "2023-01-01..2023-12-31"}
    sides = {candidate.label for candidate in by_part[SIDES][-1].candidates}
    assert "FJI/whole TON/whole" in sides
    assert "TON/whole FJI/whole" in sides
    assert not [label for label in sides if label.startswith("WLD")]
    assert not [label for label in sides if len(set(label.split())) == 1]


def test_no_flow_is_of_one_day_or_of_days_to_come() -> None:
    heard: list[Choice] = []

    def weigh(choice: Choice) -> list[float]:
        heard.append(choice)
        return softmax(choice, {})

    text = "Fiji's exports came to $2 billion in 2023. On 5 May 2023 and in 2030 it was quiet."
    extract(text, ARTICLE, weigh)
    times = {one.label for choice in heard if choice.part == PERIOD for one in choice.candidates}
    assert times == {"none", "2023-01-01..2023-12-31"}


@pytest.mark.parametrize(("month", "day", "is_over"), [(12, 31, True), (12, 30, False)])
def test_a_year_is_over_on_its_last_day(month: int, day: int, is_over: bool) -> None:
    heard: list[Choice] = []

    def weigh(choice: Choice) -> list[float]:
        heard.append(choice)
        return softmax(choice, {})

    article = replace(ARTICLE, published=date(2023, month, day))
    extract("Fiji's exports came to $2 billion in 2022. In 2023 it was quiet.", article, weigh)
    times = {one.label for choice in heard if choice.part == PERIOD for one in choice.candidates}
    assert ("2023-01-01..2023-12-31" in times) is is_over


def test_of_many_areas_the_six_nearest_are_weighed() -> None:
    """Beside the two that the rules chose: so work does not grow with a list of countries."""
    heard: list[Choice] = []

    def weigh(choice: Choice) -> list[float]:
        heard.append(choice)
        return softmax(choice, {})

    names = "Chile, Tonga, Kenya, Oman, Malta, Nepal, Ghana and Iran"
    extract(
        f"Fiji's exports to Peru came to $2 billion in 2023, and so did {names}.", ARTICLE, weigh
    )
    (choice,) = (one for one in heard if one.part == SIDES)
    labels = " ".join(candidate.label for candidate in choice.candidates)
    weighed = {part.partition("/")[0] for part in labels.split()} - {"none"}
    assert weighed >= {"FJI", "PER", "CHL"} and len(weighed) == 6


@pytest.mark.parametrize(("weight", "likely"), [(0.0, 0.5), (2.0, 0.881), (-2.0, 0.119)])
def test_likelihood_follows_the_weights_of_marks(weight: float, likely: float) -> None:
    two = [Candidate("a", (("here",), ("near",))), Candidate("b", (("near",),))]
    learnt = {"here": {"": weight / 2, "growth": weight / 2, "level": 9.0}}
    choice = Choice(PERIOD, 0, two, ("growth",))
    found = softmax(choice, by_mark(learnt, choice.marks))
    assert round(found[0], 3) == likely
    assert sum(found) == pytest.approx(1)


def test_the_whole_is_likelier_right_where_its_parts_are() -> None:
    learnt = {"": {"": 0.5}, "period-odds=2": {"": 1.0}, "period-odds=-2": {"": -1.0}}
    sure, unsure = (
        softmax(whole(0, part, 0.5, ()), by_mark(learnt, ()))[0] for part in (0.88, 0.12)
    )
    assert unsure < 0.5 < sure
