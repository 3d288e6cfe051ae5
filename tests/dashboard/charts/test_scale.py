"""Axes: round ticks with labels of their own, inside their ends, any numbers whatever."""

import math
import sys
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.dashboard.charts.label_layout import NARROW, text_width
from lib.dashboard.charts.scale import (
    LEAST_MULTIPLE,
    TICK_SIZE,
    Scale,
    from_zero,
    logarithmic,
    multiples,
    near,
)

LARGEST, SMALLEST = sys.float_info.max, math.ulp(0.0)
anything = st.floats(allow_nan=False, allow_infinity=False)
above_zero = st.floats(min_value=1e-300, max_value=1e300)
sizes = st.floats(min_value=1e-2, max_value=1e12)


def _is_sound(scale: Scale, *values: float) -> None:
    assert math.isfinite(scale.low) and math.isfinite(scale.high) and scale.low < scale.high
    assert len(set(scale.texts)) == len(scale.texts) == len(scale.values) > 0
    assert all(a < b for a, b in pairwise(scale.values))
    assert all(scale.low <= value <= scale.high for value in (*values, *scale.values))
    parts = [scale.part(value) for value in sorted(values)]
    assert parts == sorted(parts) and all(-1e-9 <= part <= 1 + 1e-9 for part in parts)


@given(anything, anything)
@example(0.0, 0.0)
@example(-0.0, 0.0)
@example(0.0, SMALLEST)
@example(-LARGEST, LARGEST)
@example(LARGEST, LARGEST)
@example(5.0, 5.0)
@example(-4e9, -4e9)
@example(1e9, math.nextafter(1e9, 2e9))
def test_any_amounts_have_an_axis_with_zero(one: float, other: float) -> None:
    scale = from_zero([one, other], "USD")
    _is_sound(scale, one, other, 0.0)
    if min(one, other) >= 0:
        assert scale.low == 0 and (scale.values[0], scale.texts[0]) == (0.0, "0")


@given(anything, anything)
@example(LARGEST, LARGEST)
@example(-LARGEST, LARGEST)
@example(1e9, math.nextafter(1e9, 2e9))
def test_any_amounts_have_an_axis_near_them(one: float, other: float) -> None:
    _is_sound(near([one, other], "USD"), one, other)


@given(above_zero, above_zero)
@example(1e-300, 1e-300)
@example(1e-300, 1e300)
@example(3e6, 3e6)
def test_any_amounts_above_zero_have_a_logarithmic_axis(one: float, other: float) -> None:
    scale = logarithmic([one, other], "USD", width=NARROW)
    assert scale.is_log
    _is_sound(scale, one, other)


@given(st.floats(0, LARGEST), above_zero)
@example(0.0, 7.0)
@example(1.0, 1e-300)
@example(LARGEST, 1e300)
def test_any_multiples_have_an_axis_with_no_change_on_it(one: float, other: float) -> None:
    scale = multiples([one, other])
    _is_sound(scale, *(max(value, LEAST_MULTIPLE) for value in (one, other)), 1.0)
    assert 1.0 in scale.values and len(scale.values) <= 9
    assert all(math.log2(value).is_integer() for value in scale.values)


def test_an_axis_of_places_has_zero_only_where_it_is_near() -> None:
    assert near([2.99e9, 10e9], "USD").values[0] == 0
    assert near([3.01e9, 10e9], "USD").low > 2e9
    assert near([9.4e9, 10e9], "USD").low > 8e9 and near([9.6e9, 10e9], "USD").low == 0
    assert near([3.01e9, 10e9], "USD", reach=[14e9]).high >= 14e9
    assert near([3.01e9, 10e9], "USD", reach=[14e9]).low > 2e9, "reach brings no zero"


def test_multiples_are_doublings() -> None:
    assert multiples([1.6, 7.9]).texts == ("×1", "×2", "×4", "×8")
    assert multiples([0.03, 7.9]).texts == ("×0.5", "×1", "×2", "×4", "×8")
    assert multiples([0.3, 2.7], edge=0).texts[0] == "×0.5"
    assert multiples([0.2, 2.7], edge=0).texts[0] == "×0.25"


@pytest.mark.parametrize("unit", ["USD", "CZK", "persons"])
@pytest.mark.parametrize("locale", ["en", "ru"])
@given(low=sizes, factor=st.floats(min_value=1.0, max_value=1e4), log=st.booleans())
def test_labels_of_ticks_never_touch(
    unit: str, locale: str, low: float, factor: float, log: bool
) -> None:
    make = logarithmic if log else near
    scale = make([low, low * factor], unit, locale, width=NARROW)
    places = [scale.part(value) * NARROW for value in scale.values]
    widths = [text_width(text, TICK_SIZE) for text in scale.texts]
    for (at, then), (one, other) in zip(pairwise(places), pairwise(widths), strict=True):
        assert then - at >= (one + other) / 2 + 8, "or two numbers read as one"


def test_a_scale_gets_pixels_at_its_ends() -> None:
    for scale in (from_zero([4e9], "USD"), multiples([1.0, 8.0])):
        wider = scale.padded(20, 40, 300)
        assert wider.part(scale.low) * 300 == pytest.approx(20)
        assert wider.part(scale.high) * 300 == pytest.approx(260)
        assert wider.values == scale.values


def test_a_logarithmic_axis_is_given_to_plotly_in_powers() -> None:
    axis = multiples([1.0, 8.0]).axis()
    assert axis["type"] == "log" and axis["range"][0] == pytest.approx(math.log10(1 / 1.15))
    assert axis["tickvals"] == [1, 2, 4, 8] and axis["ticktext"] == ["×1", "×2", "×4", "×8"]
    assert multiples([1.0, 8.0]).exponent(100) == 2 and from_zero([8.0], "USD").exponent(100) == 100


def _is_round(number: float) -> bool:
    return f"{number:.9e}"[0] in "125" and f"{number:.6e}"[1:8] == ".000000"


@given(low=sizes, high=sizes, below=st.booleans())
def test_ticks_cover_the_range_in_round_steps(low: float, high: float, below: bool) -> None:
    low = -low if below else 0.0
    scale = from_zero([low, high], "USD")
    steps = [b - a for a, b in pairwise(scale.values)]
    assert 1 <= len(steps) <= 7
    assert all(step == pytest.approx(steps[0], rel=1e-6) for step in steps)
    assert _is_round(steps[0])
    assert scale.values[0] - steps[0] < scale.low <= low
    assert high <= scale.high < scale.values[-1] + steps[0] * 1.5


@given(low=sizes, factor=st.floats(min_value=1.0, max_value=1e8))
def test_log_ticks_are_round_numbers_within_the_range(low: float, factor: float) -> None:
    scale = logarithmic([low, low * factor], "USD")
    assert scale.low <= low and low * factor <= scale.high
    if len(scale.values) > 1:
        assert all(f"{value:.9e}"[0] in "12357" for value in scale.values)
        assert scale.values[0] <= low * 100 and scale.values[-1] >= low * factor / 100


def test_ticks_as_read() -> None:
    assert from_zero([3.48e9], "USD").texts == ("0", "$1bn", "$2bn", "$3bn")
    assert from_zero([-1.5e9, 0.2e9], "USD").values == (-1.5e9, -1e9, -5e8, 0)
    assert logarithmic([2e6, 4e9], "USD").texts == (
        "$3m",
        "$10m",
        "$30m",
        "$100m",
        "$300m",
        "$1bn",
        "$3bn",
    )
