"""The ways to read a figure, as cells: alike ones once, none that cannot be or is unlikely."""

from dataclasses import replace
from datetime import date

from lib.ingest import addition, candidates, described, guessed, offered, put_right, with_doubts
from lib.ingest.normalise import normalise
from lib.model import (
    SURE,
    Candidate,
    CandidatePart,
    Extraction,
    Observation,
    PeriodCandidate,
    TimeWords,
)
from lib.reader.documents import Document
from lib.reader.extraction import extract
from tests.unsure import CONFIDENCE, unsure

TEXT = "Exports of Kyrgyzstan to Russia rose by 5 percent to $3 million in 2023."
ARTICLE = described(TEXT, guessed(Document(TEXT), date(2024, 5, 1)))
GROWTH, LEVEL = (unsure(one) for one in extract(TEXT, ARTICLE).readings)
PERIOD, SIDES = CandidatePart.PERIOD, CandidatePart.SIDES


def of(reading: object) -> tuple[Observation, tuple[Candidate, ...]]:
    rows = normalise(Extraction((reading,), (), ()), TEXT, ARTICLE)  # type: ignore[arg-type]
    (figure,) = rows.observations
    return figure, candidates(rows.readings[0], figure, TEXT, ARTICLE)


def part(found: tuple[Candidate, ...], which: CandidatePart) -> list[Candidate]:
    return [one for one in found if one.part is which]


def test_what_comes_to_the_same_days_is_one_and_the_likeliest_comes_first() -> None:
    figure, found = of(LEVEL)
    periods = part(found, PERIOD)
    assert [one.cells["period_start"] for one in periods] == [
        *(date(2023, 1, 1), date(2022, 1, 1), None, date(1999, 1, 1)),
    ]
    assert [round(one.probability, 2) for one in periods] == [CONFIDENCE, 0.21, 0.15, 0.04]
    assert periods[0].cells["period_end"] == figure.period_end


def test_growth_takes_its_base_along() -> None:
    _, found = of(GROWTH)
    other = part(found, PERIOD)[2].cells
    assert (other["period_start"], other["base_period_start"], other["base_period_end"]) == (
        *(date(2022, 1, 1), date(2021, 1, 1), date(2021, 12, 31)),
    )


def test_what_can_never_be_is_no_candidate() -> None:
    _, found = of(LEVEL)
    assert [(one.cells["partner"], one.cells["partner_words"]) for one in part(found, SIDES)] == [
        *(("RUS", None), ("KAZ", None), (None, "Africa")),
    ]
    late = PeriodCandidate(TimeWords("year", {"year": "2031"}, 0, 1), 0.9)
    _, found = of(replace(LEVEL, periods=(late,), sides=()))
    assert [one.cells["period_start"] for one in found] == []


def test_a_reading_without_candidates_has_none() -> None:
    assert of(replace(LEVEL, periods=(), sides=()))[1] == ()


def test_few_are_offered_none_unlikely_and_none_that_no_correction_can_put() -> None:
    figure, found = of(LEVEL)
    some = offered(figure, found)
    assert [one.cells["period_start"] for one in part(some, PERIOD)] == [
        *(date(2023, 1, 1), date(2022, 1, 1), None),
    ]
    assert [one.cells["partner"] for one in part(some, SIDES)] == ["RUS", "KAZ"]
    years = [TimeWords("year", {"year": str(year)}, 0, 1) for year in range(2010, 2016)]
    many = tuple(PeriodCandidate(one, 0.05) for one in years)
    figure, found = of(replace(LEVEL, periods=many))
    assert len(part(found, PERIOD)) == 7 and len(part(offered(figure, found), PERIOD)) == 4


def test_where_nothing_is_in_doubt_nothing_is_offered() -> None:
    figure, found = of(replace(LEVEL, confidence=SURE))
    assert found and offered(figure, found) == ()
    figure, found = of(replace(LEVEL, confidence=SURE, period=None))
    assert part(offered(figure, found), PERIOD)[0].cells["period_start"] is None


def test_each_one_offered_can_be_put_and_taken_back() -> None:
    figure, found = of(LEVEL)
    read = replace(addition(TEXT, ARTICLE), observations=(figure,))
    for one in offered(figure, found):
        cells = {name: cell for name, cell in one.cells.items() if name != "partner_words"}
        right, refused = put_right(read, {figure.observation_id: cells}, (), "me")
        assert not refused
        (now,) = right.observations
        assert all(getattr(now, name) == cell for name, cell in cells.items())
        assert now.confidence == (CONFIDENCE if now == figure else None)


def test_what_is_sure_brings_no_candidates_along() -> None:
    rows, doubts = with_doubts(TEXT, ARTICLE)
    assert rows == addition(TEXT, ARTICLE) and doubts.candidates == {}
