"""What is said of a line of statements: that it stayed, was hedged otherwise, or moved."""

from typing import Any

import pandas as pd
import pytest

from lib.dashboard.ui import restatement_text


def rows(*said: tuple[float, str], **given: Any) -> pd.DataFrame:
    common = {
        **{"kind": "again", "indicator": "trade_turnover", "measure": "level", "unit": "USD"},
        **{"reporter": "KGZ", "reporter_scope": "whole", "partner": "RUS"},
        **{"partner_scope": "whole", "period_start": None, "period_end": None, "exact": None},
        **{"speaker": "A. Minister, a minister", "publisher": "P"},
    } | given
    found = [
        {**common, "obs_value": value, "bound": bound, "published": f"{2030 + n}-01-02"}
        | {"source_title": f"Report {n}"}
        for n, (value, bound) in enumerate(said)
    ]
    found[-1]["kind"] = "claim"
    return restatement_text.worded(pd.DataFrame(found))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            [(3e9, "more_than"), (3e9, "more_than")],
            "A. Minister said more than $3 billion each time, in 2 documents",
        ),
        (
            [(3e9, "more_than"), (3e9, "exact")],
            "A. Minister put one number in 2 ways, in 2 documents",
        ),
        (
            [(3e9, "more_than"), (3.5e9, "exact"), (4e9, "at_least")],
            "A. Minister said more than $3 billion (2 January 2030), then at least"
            " $4 billion (2 January 2032), in 3 documents",
        ),
    ],
)
def test_the_finding_says_how_it_was_put(said: list[tuple[float, str]], sentence: str) -> None:
    assert restatement_text.finding(rows(*said)).replace("\N{NO-BREAK SPACE}", " ") == sentence


def test_words_at_hand_are_quoted_and_the_outlet_named() -> None:
    (head,) = rows((3e9, "exact"), exact="reached\n$3 billion")["head"]
    assert head == "2 January 2030: “reached $3 billion”. P"
    (relayed,) = rows((3e9, "more_than"))["head"]
    assert relayed == "2 January 2030: more than $3 billion. Report 0"


def test_trade_of_others_is_called_so_before_all() -> None:
    found = rows((6e9, "exact"), (7e9, "exact"), reporter="EU27")
    caption = restatement_text.caption(found, "finding")
    assert caption.title.startswith("Not Kyrgyzstan") and caption.subtitle.startswith("finding. ")
    assert restatement_text.caption(rows((6e9, "exact")), "finding").title == "finding"


def test_a_picture_holds_the_claim_and_the_latest_of_many() -> None:
    found = rows(*[(float(n), "exact") for n in range(1, 41)])
    found.loc[[0, 39], "kind"] = ["claim", "again"]
    shown = restatement_text.drawn(found)
    assert shown["obs_value"].tolist() == [1.0, *map(float, range(21, 41))]
    few = found.tail(3)
    assert restatement_text.drawn(few)["obs_value"].tolist() == few["obs_value"].tolist()
