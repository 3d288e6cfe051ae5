"""The strip of a claim: where it is beside the range on record, and which side its words open."""

from dataclasses import replace

import pytest

from lib.dashboard.factcheck.assessment import claim_row
from lib.dashboard.narrative import wording
from lib.dashboard.queries.claims import claims
from lib.dashboard.views.claim_strip import OnRecord, strip
from lib.model import Bound, ClaimRow, Measure, Strip, Tables

WORDS = wording("en")


def _claim(tables: Tables, value: float, bound: Bound, measure: Measure) -> ClaimRow:
    code = next(iter(claims(tables)))
    given = claim_row(claims(tables)[code], code, tables)
    unit = "ratio" if measure is Measure.GROWTH else "USD"
    return replace(given, obs_value=value, bound=bound, measure=measure, unit=unit)


def _strip(
    tables: Tables,
    said: float,
    low: float,
    high: float,
    bound: Bound = Bound.EXACT,
    measure: Measure = Measure.LEVEL,
) -> Strip:
    lowest, highest = (_claim(tables, value, Bound.EXACT, measure) for value in (low, high))
    found = strip(_claim(tables, said, bound, measure), OnRecord((), lowest, highest), WORDS)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("bound", "opens"),
    [
        (Bound.MORE_THAN, 1),
        (Bound.AT_LEAST, 1),
        (Bound.AT_MOST, -1),
        (Bound.UP_TO, -1),
        (Bound.EXACT, 0),
        (Bound.APPROXIMATELY, 0),
        (Bound.ALMOST, 0),
    ],
)
def test_the_side_that_the_words_leave_open(bound: Bound, opens: int, made: Tables) -> None:
    assert _strip(made, 4e9, 2e9, 3e9, bound).opens == opens


def test_amounts_are_measured_from_zero_and_multiples_by_doublings(made: Tables) -> None:
    amounts = _strip(made, 4e9, 1e9, 2e9)
    assert amounts.low is not None and amounts.high is not None
    assert amounts.said == pytest.approx(2 * amounts.high) == pytest.approx(4 * amounts.low)
    assert amounts.said == pytest.approx(1 / 1.15), "with room beyond it"
    grown = _strip(made, 8.0, 1.0, 2.0, measure=Measure.GROWTH)
    assert grown.low is not None and grown.high is not None
    assert grown.said - grown.high == pytest.approx(2 * (grown.high - grown.low))
    below = _strip(made, -1e9, -2e9, 1e9)
    assert below.low is not None and below.high is not None
    assert 0 < below.low < below.said < below.high < 1


def test_without_anything_comparable_there_is_no_strip(made: Tables) -> None:
    claim = _claim(made, 4e9, Bound.EXACT, Measure.LEVEL)
    assert strip(claim, OnRecord(()), WORDS) is None
    assert strip(claim, OnRecord((), low=claim), WORDS) is None
