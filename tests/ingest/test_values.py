"""Numbers as spoken, in base units, and what becomes of their bounds."""

import pytest

from lib.ingest.values import Value, value
from lib.model import AreaMention, Bound, Direction, Measure, Reading, Scope

UP, DOWN = Direction.UP, Direction.DOWN
LEVEL, GROWTH, CHANGE, SHARE = Measure.LEVEL, Measure.GROWTH, Measure.CHANGE, Measure.SHARE
OVER, UNDER = Bound.MORE_THAN, Bound.AT_MOST


def reading(
    number: float,
    unit: str,
    measure: Measure,
    direction: Direction | None,
    bound: Bound,
    *,
    multiplier: float = 1.0,
    deficit: bool = False,
) -> Reading:
    somewhere = AreaMention("KGZ", Scope.WHOLE, "named", 0, 1)
    return Reading(
        start=0,
        end=1,
        number=number,
        multiplier=multiplier,
        unit=unit,
        bound=bound,
        direction=direction,
        indicator="exports",
        measure=measure,
        deficit=deficit,
        reporter=somewhere,
        partner=somewhere,
        period=None,
        base_period=None,
        in_speech=False,
        evidence=(),
    )


@pytest.mark.parametrize(
    ("number", "unit", "measure", "direction", "bound", "expected"),
    [
        (37, "percent", GROWTH, UP, OVER, Value(1.37, "ratio", OVER)),
        (20, "percent", GROWTH, DOWN, OVER, Value(0.8, "ratio", UNDER)),
        (20, "percent", GROWTH, DOWN, Bound.ALMOST, Value(0.8, "ratio", Bound.ALMOST)),
        (291, "percent", GROWTH, UP, Bound.EXACT, Value(3.91, "ratio", Bound.EXACT)),
        (7, "ratio", GROWTH, UP, Bound.EXACT, Value(7, "ratio", Bound.EXACT)),
        (2.5, "ratio", GROWTH, DOWN, OVER, Value(0.4, "ratio", UNDER)),
        (0.5, "ratio", GROWTH, None, OVER, Value(0.5, "ratio", UNDER)),
        (1, "ratio", GROWTH, None, OVER, Value(1, "ratio", OVER)),
        (8.4, "percent", SHARE, None, OVER, Value(8.4, "percent", OVER)),
        (5, "USD", CHANGE, DOWN, OVER, Value(-5, "USD", UNDER)),
        (5, "USD", CHANGE, UP, Bound.UP_TO, Value(5, "USD", Bound.UP_TO)),
        (900, "kg", LEVEL, None, OVER, Value(0.9, "t", OVER)),
        (0, "ratio", GROWTH, DOWN, Bound.EXACT, Value(0, "ratio", Bound.EXACT)),
    ],
)
def test_values_in_base_units(
    number: float,
    unit: str,
    measure: Measure,
    direction: Direction | None,
    bound: Bound,
    expected: Value,
) -> None:
    found = value(reading(number, unit, measure, direction, bound))
    assert found.obs_value == pytest.approx(expected.obs_value, rel=1e-12)
    assert (found.unit, found.bound) == (expected.unit, expected.bound)


def test_multipliers_leave_no_dust() -> None:
    spoken = reading(2.568, "USD", LEVEL, None, Bound.EXACT, multiplier=1e9)
    assert value(spoken).obs_value == 2_568_000_000


def test_a_deficit_is_negative_and_turns_its_bound() -> None:
    spoken = reading(4, "EUR", LEVEL, None, OVER, multiplier=1e9, deficit=True)
    assert value(spoken) == Value(-4e9, "EUR", UNDER)
