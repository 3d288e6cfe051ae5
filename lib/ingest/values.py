"""A number as spoken -> its value in base units, with the bound that then holds.

Growth becomes new / base: up 37 % is 1.37, down 20 % is 0.80, a fall by a factor of 2.5 is
0.4. A fall or a deficit turns the order round, and the bound with it: more than halved is at
most 0.5. A part of an old amount is no fall: less than half of it (50 hundredths) is at most 0.5.
"""

from dataclasses import dataclass

from lib.model import Bound, Direction, Measure, Reading

_BASE_UNITS = {"kg": ("t", 0.001), "percent": ("percent", 1.0)}


@dataclass(frozen=True, slots=True)
class Value:
    """What a reading is worth: `obs_value` in `unit`, hedged by `bound`."""

    obs_value: float
    unit: str
    bound: Bound


def value(reading: Reading) -> Value:
    """The value of a reading in base units."""
    spoken = reading.number * reading.multiplier
    if reading.measure is Measure.GROWTH:
        return _growth(reading, spoken)
    unit, size = _BASE_UNITS.get(reading.unit, (reading.unit, 1.0))
    fell = reading.measure is Measure.CHANGE and reading.direction is Direction.DOWN
    negative = fell != reading.deficit
    amount = _exact(spoken, size)
    return Value(
        -amount if negative else amount,
        unit,
        reading.bound.reversed() if negative else reading.bound,
    )


def _growth(reading: Reading, spoken: float) -> Value:
    fell = reading.direction is Direction.DOWN
    if reading.unit == "percent":
        ratio = round(1 + (-spoken if fell else spoken) / 100, 12)
    else:
        fell = fell or reading.number < 1
        ratio = round(1 / spoken if fell and spoken > 1 else spoken, 12)
    return Value(ratio, "ratio", reading.bound.reversed() if fell else reading.bound)


def _exact(spoken: float, size: float) -> float:
    """The product without the dust of binary fractions: 2.568 billion is 2568000000."""
    return float(f"{spoken * size:.12g}")
