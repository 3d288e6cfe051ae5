"""What is said of a line of statements: that it stayed, was hedged otherwise, or moved."""

from dataclasses import replace
from typing import Any

import pytest

from lib.dashboard.factcheck.assessment import assess
from lib.dashboard.narrative import restatement_text, wording
from lib.model import Bound, ClaimKind, ClaimRow
from tests.dashboard.queries.claimed import CODE, claim, tables_of

WORDS = wording("en")
TABLES = tables_of(claim(), [])


def rows(*said: tuple[float, str], **given: Any) -> list[ClaimRow]:
    own = replace(assess(CODE, TABLES).claim, speaker="A. Minister, a minister", exact=None)
    found = [
        replace(
            own,
            kind=ClaimKind.AGAIN,
            obs_value=value,
            bound=Bound(bound),
            published=f"{2030 + n}-01-02",
            source_id=f"report-{n}",
            **given,
        )
        for n, (value, bound) in enumerate(said)
    ]
    return [*found[:-1], replace(found[-1], kind=ClaimKind.CLAIM)]


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
            "A. Minister said more than $3 billion in Jan 2030, then at least $4 billion in Jan"
            " 2032",
        ),
    ],
)
def test_the_finding_says_how_it_was_put(said: list[tuple[float, str]], sentence: str) -> None:
    found = restatement_text.finding(rows(*said), WORDS)
    assert found.replace("\N{NO-BREAK SPACE}", " ") == sentence and len(found) <= 90


def test_words_on_hand_are_quoted_and_the_outlet_named() -> None:
    source = TABLES.sources[assess(CODE, TABLES).claim.source_id]
    (quoted,) = rows((3e9, "exact"), exact="reached\n$3 billion")
    assert restatement_text.hover(quoted, source, WORDS) == (
        "2 January 2030: “reached $3 billion”. The Herald"
    )
    (relayed,) = rows((3e9, "more_than"))
    found = restatement_text.hover(relayed, source, WORDS).replace("\N{NO-BREAK SPACE}", " ")
    assert found == f"2 January 2030: more than $3 billion. {source.title}"
    assert restatement_text.label(relayed, WORDS) == ">$3bn"


def test_trade_of_others_is_called_so_before_all() -> None:
    others = rows((6e9, "exact"), reporter="EU27")[0]
    assert restatement_text.subtitle(others, WORDS).startswith("Not Kyrgyzstan’s trade: ")
    assert restatement_text.subtitle(rows((6e9, "exact"))[0], WORDS) == (
        "Kyrgyzstan’s trade with Russia"
    )
