"""One thing as one speaker put it: which statements are in line, and in which order."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.dashboard.views import ask
from tests.dashboard.queries.claimed import CODE, claim
from tests.small import ROWS, frames

SPEAKER = "A. Minister"


def said_elsewhere(number: int, published: str = "2029-06", **given: Any) -> dict[str, Any]:
    """The claim, relayed by a report of its own."""
    named = {"observation_id": f"relayed-{number}", "source_id": f"report-{number}"}
    return claim(**{**named, "quotation_id": None, "published": published, **given})


def tables_with(
    *relayed: dict[str, Any], author: str = f"{SPEAKER}, a minister"
) -> dict[str, pd.DataFrame]:
    """The tables with these statements, each in a report that names its author."""
    reports = [
        {**ROWS["sources"][2], "source_id": row["source_id"], "title": row["source_id"]}
        | {"author": author, "published": row["published"]}
        for row in relayed
    ]
    return frames(observations=[claim(), *relayed], sources=[*ROWS["sources"], *reports])


def line(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    return ask("claims_in_line", tables, ("RUS",), {"claim": CODE})["observation_id"].tolist()


def test_statements_stand_in_the_order_of_their_days() -> None:
    later = said_elsewhere(1, "2031-02-01", obs_value=4e6)
    found = tables_with(later, said_elsewhere(2, "2029-06", obs_value=1e6))
    assert line(found) == ["relayed-2", "said", "relayed-1"]
    rows = ask("claims_in_line", found, ("RUS",), {"claim": CODE})
    assert rows["kind"].tolist() == ["again", "claim", "again"]
    assert rows["exact"].fillna("").tolist() == ["", "more than $2 million", ""]


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
    carried = ask("claims_elsewhere", tables, ("RUS",), {"claim": CODE})
    assert carried["speaker"].tolist() == ["B. Other, a minister"]


def test_the_name_tells_a_speaker_whatever_the_role() -> None:
    assert line(tables_with(said_elsewhere(1), author="a. minister, a president"))


def test_a_claim_said_once_makes_no_line() -> None:
    assert line(tables_with()) == []
