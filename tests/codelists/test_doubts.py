"""What is doubtful in a figure, for whoever shows it."""

from dataclasses import replace
from typing import Any

import pytest

from lib.codelists import codelist
from lib.codelists.doubts import Doubt, doubts, is_unsure
from lib.model import SURE, InferenceKind
from tests.codelists.test_rules import ALONE, RIGHT, no_period


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({}, ()),
        ({"confidence": SURE}, ()),
        ({"confidence": SURE - 0.001}, (Doubt.UNSURE,)),
        ({"inferred": "reporter_referred partner_assumed indicator_assumed"}, ()),
        (
            {"inferred": "partner_inherited period_inherited", "confidence": 0.0},
            (Doubt.UNSURE, Doubt.PARTNER_INHERITED, Doubt.PERIOD_INHERITED),
        ),
        (no_period(), (Doubt.NO_PERIOD,)),
        (ALONE, ()),
        ({"partner": None, "partner_scope": None}, (Doubt.NO_PARTNER,)),
        ({"partner": None, "partner_words": "Africa"}, ()),
    ],
)
def test_doubt_is_what_no_words_of_its_own_say(
    cells: dict[str, Any], found: tuple[Doubt, ...]
) -> None:
    assert doubts(replace(RIGHT, **cells)) == found


def test_what_a_person_vouches_for_is_not_unsure() -> None:
    assert not is_unsure(None) and not is_unsure(1.0) and is_unsure(0.0)


def test_every_code_is_a_part_and_a_kind_and_each_inherited_one_a_doubt() -> None:
    for code, entry in codelist("inferred").items():
        kind = InferenceKind(entry.attributes["kind"])
        assert code == f"{entry.attributes['column']}_{kind}"
        if kind is InferenceKind.INHERITED:
            assert Doubt(code).column == entry.attributes["column"]
    assert {one.column for one in Doubt} == {"", "reporter", "partner", "indicator", "period"}
