"""One thing as one speaker put it: which statements are in line, and in which order."""

from datetime import date
from typing import Any

import pytest

from lib.dashboard.factcheck.restatements import elsewhere, in_line, speakers
from lib.model import ClaimKind, Tables
from tests.dashboard.queries.claimed import CODE, claim
from tests.small import ROWS, tables_of

SPEAKER = "A. Minister"


def said_elsewhere(number: int, published: str = "2029-06", **given: Any) -> dict[str, Any]:
    """The claim, relayed by a report of its own."""
    named = {"observation_id": f"relayed-{number}", "source_id": f"report-{number}"}
    return claim(**{**named, "quotation_id": None, "published": published, **given})


def tables_with(*relayed: dict[str, Any], author: str | None = f"{SPEAKER}, a minister") -> Tables:
    """The tables with these statements, each in a report that names its author."""
    reports = [
        {**ROWS["sources"][2], "source_id": row["source_id"], "title": row["source_id"]}
        | {"author": author, "published": row["published"]}
        for row in relayed
    ]
    return tables_of(observations=[claim(), *relayed], sources=[*ROWS["sources"], *reports])


def line(tables: Tables) -> list[str]:
    return [row.observation_id for row in in_line(CODE, tables)]


def test_statements_stand_in_the_order_of_their_days() -> None:
    later = said_elsewhere(1, "2031-02-01", obs_value=4e6)
    found = tables_with(later, said_elsewhere(2, "2029-06", obs_value=1e6))
    assert line(found) == ["relayed-2", "said", "relayed-1"]
    rows = in_line(CODE, found)
    assert [row.kind for row in rows] == [ClaimKind.AGAIN, ClaimKind.CLAIM, ClaimKind.AGAIN]
    assert [row.exact for row in rows] == [None, "more than $2 million", None]
    assert {row.claim for row in rows} == {CODE}


@pytest.mark.parametrize(
    "other",
    [
        {"partner": "CHN"},
        {"partner_scope": "some"},
        {"indicator": "exports"},
        {"measure": "growth", "unit": "ratio"},
        {"unit": "EUR"},
        {"product": "gold"},
        {"origin": "recorded", "compiler": "NSC"},
        {"period_start": date(2028, 1, 1), "period_end": date(2028, 12, 31)},
    ],
    ids=str,
)
def test_another_thing_is_in_another_line(other: dict[str, Any]) -> None:
    tables = tables_with(said_elsewhere(1), said_elsewhere(2, **other))
    assert line(tables) == ["relayed-1", "said"]


def test_a_day_and_the_time_until_then_are_when_it_is_said() -> None:
    today = {"period_start": date(2029, 6, 3), "period_end": date(2029, 6, 3)}
    so_far = {"period_start": date(2025, 6, 3), "period_end": date(2029, 6, 3)}
    said = [said_elsewhere(n, **given) for n, given in enumerate((today, so_far))]
    assert line(tables_with(*said)) == ["relayed-0", "relayed-1", "said"]


def test_another_speaker_is_in_another_line_but_carried_below() -> None:
    tables = tables_with(said_elsewhere(1), author="B. Other, a minister")
    assert line(tables) == []
    carried = elsewhere(CODE, tables)
    assert [row.speaker for row in carried] == ["B. Other, a minister"]
    assert [row.kind for row in carried] == [ClaimKind.AGAIN]


def test_the_name_tells_a_speaker_whatever_the_role() -> None:
    assert line(tables_with(said_elsewhere(1), author="a. minister, a president"))


def test_whom_nobody_names_is_nobody_s_line() -> None:
    relayed = said_elsewhere(1)
    report = {**ROWS["sources"][2], "source_id": relayed["source_id"], "author": None}
    unnamed = [{**row, "speaker": None} for row in ROWS["quotations"]]
    tables = tables_of(
        observations=[claim(), relayed], sources=[*ROWS["sources"], report], quotations=unnamed
    )
    assert line(tables) == [] and speakers(tables) == {}


def test_a_claim_said_once_makes_no_line() -> None:
    assert line(tables_with()) == []


@pytest.mark.parametrize(
    ("other", "carried"),
    [
        ({"partner_scope": "some"}, True),
        ({"unit": "EUR"}, True),
        ({"period_start": date(2028, 1, 1), "period_end": date(2028, 12, 31)}, True),
        ({"partner": "CHN"}, False),
        ({"indicator": "exports"}, False),
        ({"measure": "growth", "unit": "ratio"}, False),
        ({"product": "gold"}, False),
        ({"partner_words": "Russia and others"}, False),
        ({"origin": "recorded", "compiler": "NSC"}, False),
        ({"source_id": "herald-2030-01-02"}, False),
    ],
    ids=str,
)
def test_the_same_pair_and_measure_is_carried_elsewhere(
    other: dict[str, Any], carried: bool
) -> None:
    rows = elsewhere(CODE, tables_with(said_elsewhere(1, **other)))
    assert bool(rows) == carried


def test_who_says_a_figure_is_known_by_name_where_anybody_is_named() -> None:
    tables = tables_with(said_elsewhere(1), author="B. Other , a minister")
    assert speakers(tables) == {"said": "a. minister", "relayed-1": "b. other"}
    assert speakers(tables_with(said_elsewhere(1), author=None)) == {"said": "a. minister"}
    goods = said_elsewhere(1, product="other", indicator="exports")
    assert "relayed-1" not in speakers(tables_with(goods))
