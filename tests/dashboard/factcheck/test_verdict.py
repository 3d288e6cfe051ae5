"""What bounds mean: a table of cases, and what holds of all of them."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.factcheck import verdict as rules
from lib.dashboard.factcheck.verdict import span, verdict
from lib.model import Bound, Verdict

YES, NO, OPEN = Verdict.CONSISTENT, Verdict.NOT_CONSISTENT, Verdict.CANNOT_TELL
SAME = Verdict.ROUNDS_TO_SAME

WIDER = {
    Bound.EXACT: (Bound.APPROXIMATELY,),
    Bound.ALMOST: (Bound.APPROXIMATELY, Bound.AT_MOST, Bound.UP_TO),
    Bound.MORE_THAN: (Bound.AT_LEAST,),
    Bound.AT_MOST: (Bound.UP_TO,),
}
"""Bounds, and those that leave the same number more room."""

values = st.floats(1e-3, 1e12).map(lambda value: float(f"{value:.3g}"))
bounds = st.sampled_from(Bound)


@pytest.mark.parametrize(
    ("claim", "record", "expected"),
    [
        ((4e9, "more_than"), (3.476e9, "exact"), NO),
        ((4e9, "more_than"), (4e9, "exact"), NO),
        ((4e9, "at_least"), (4e9, "exact"), YES),
        ((4e9, "more_than"), (4.1e9, "approximately"), YES),
        ((4e9, "more_than"), (3.9e9, "approximately"), NO),
        ((4e9, "more_than"), (4e9, "approximately"), OPEN),
        ((4e9, "more_than"), (4e9, "almost"), NO),
        ((4e9, "more_than"), (4e9, "at_most"), NO),
        ((4e9, "more_than"), (5e9, "at_most"), OPEN),
        ((4e9, "more_than"), (3e9, "more_than"), OPEN),
        ((4e9, "more_than"), (5e9, "more_than"), YES),
        ((1e6, "approximately"), (350916, "exact"), NO),
        ((1e6, "approximately"), (964600, "exact"), YES),
        ((1e6, "approximately"), (1200691, "exact"), NO),
        ((1e6, "approximately"), (800000, "more_than"), OPEN),
        ((6e9, "exact"), (6.24e9, "exact"), YES),
        ((6e9, "exact"), (7e9, "exact"), NO),
        ((6e9, "exact"), (5.4e9, "exact"), NO),
        ((6e9, "exact"), (6e9, "more_than"), OPEN),
        ((7, "exact"), (7.85, "exact"), YES),
        ((7, "exact"), (6.36, "exact"), NO),
        ((-8e9, "exact"), (-8.2e9, "exact"), YES),
        ((-8e9, "exact"), (8.2e9, "exact"), NO),
        ((4e9, "at_most"), (4e9, "at_least"), OPEN),
        ((4e9, "at_least"), (4e9, "at_most"), OPEN),
        ((4e9, "at_most"), (4e9, "more_than"), NO),
        ((4e9, "at_most"), (4e9, "exact"), YES),
        ((7, "exact"), (6.5, "exact"), YES),
        ((7, "exact"), (8, "exact"), NO),
        ((7, "exact"), (7.99, "exact"), YES),
        ((1e6, "approximately"), (800000, "exact"), NO),
        ((1e6, "approximately"), (800001, "exact"), YES),
        ((1e6, "approximately"), (1200000, "exact"), NO),
        ((1e6, "almost"), (1e6, "exact"), SAME),
        ((1e6, "almost"), (800000, "exact"), NO),
        ((1e6, "almost"), (800001, "exact"), YES),
        ((1e6, "almost"), (1_004_999, "exact"), SAME),
        ((1e6, "almost"), (1_005_000, "exact"), NO),
        ((4.1e9, "exact"), (4_098_123_456, "exact"), YES),
        ((4.1e9, "exact"), (4.1e9, "approximately"), SAME),
        ((4.1e9, "exact"), (4.1e9, "almost"), SAME),
        ((4.1e9, "almost"), (4.1e9, "approximately"), SAME),
        ((4.1e9, "approximately"), (4.1e9, "approximately"), YES),
        ((4.1e9, "exact"), (4e9, "approximately"), SAME),
        ((4.3999e9, "exact"), (4e9, "approximately"), SAME),
        ((4.4e9, "exact"), (4e9, "approximately"), OPEN),
        ((3.6e9, "exact"), (4e9, "approximately"), SAME),
        ((3.5999e9, "exact"), (4e9, "approximately"), OPEN),
        ((5e9, "exact"), (5.4e9, "approximately"), YES),
        ((5e9, "exact"), (4.5e9, "approximately"), SAME),
        ((5e9, "exact"), (4.4e9, "approximately"), NO),
        ((4e9, "almost"), (4.004e9, "exact"), SAME),
        ((4e9, "almost"), (4.4e9, "exact"), NO),
        ((4.1e9, "exact"), (4e9, "almost"), NO),
        ((4.1e9, "exact"), (4.1e9, "more_than"), OPEN),
        ((4.1e9, "more_than"), (4.1e9, "approximately"), OPEN),
        ((4.1e9, "at_least"), (4_099_999_999, "exact"), NO),
        ((27.0, "exact"), (27.0, "approximately"), SAME),
        ((-4.1e9, "exact"), (-4.1e9, "approximately"), SAME),
        ((-4.1e9, "exact"), (4.1e9, "approximately"), NO),
        ((0.0, "exact"), (0.0, "approximately"), YES),
        ((0.0, "exact"), (0.1, "exact"), NO),
        ((0.0, "approximately"), (0.0, "exact"), YES),
        ((0.0, "at_most"), (0.0, "exact"), YES),
        ((0.0, "more_than"), (0.0, "exact"), NO),
    ],
)
def test_a_record_beside_a_claim(
    claim: tuple[float, str], record: tuple[float, str], expected: Verdict
) -> None:
    said = span(claim[0], Bound(claim[1]), spoken=True)
    assert verdict(said, span(record[0], Bound(record[1]))) is expected


@given(values, st.sampled_from(list(WIDER)), values, bounds, st.data())
def test_a_wider_bound_never_turns_agreement_into_contradiction(
    said: float, bound: Bound, value: float, of_record: Bound, data: st.DataObject
) -> None:
    wider = data.draw(st.sampled_from(WIDER[bound]))
    claim, widened = (span(said, one, spoken=True) for one in (bound, wider))
    assert claim.within(widened)
    record = span(value, of_record)
    if verdict(claim, record) is YES:
        assert verdict(widened, record) is YES
    if verdict(widened, record) is NO:
        assert verdict(claim, record) is not YES


@given(values, bounds, values, st.sampled_from(list(WIDER)), st.data())
def test_a_wider_record_opens_a_verdict_and_never_reverses_it(
    said: float, bound: Bound, value: float, of_record: Bound, data: st.DataObject
) -> None:
    claim = span(said, bound, spoken=True)
    wider = span(value, data.draw(st.sampled_from(WIDER[of_record])))
    before, after = verdict(claim, span(value, of_record)), verdict(claim, wider)
    assert after is before or after in (OPEN, SAME)


@given(values, bounds)
def test_a_number_agrees_with_itself_as_far_as_its_bound_holds_it(
    value: float, bound: Bound
) -> None:
    found = verdict(span(value, bound, spoken=True), span(value, Bound.EXACT))
    assert found is {Bound.MORE_THAN: NO, Bound.ALMOST: SAME}.get(bound, YES)


_TWO_SIDED = (Bound.EXACT, Bound.APPROXIMATELY, Bound.ALMOST)


@given(values, st.sampled_from(_TWO_SIDED), st.sampled_from(_TWO_SIDED), st.booleans())
def test_two_figures_of_one_number_never_disagree(
    value: float, of_claim: Bound, of_record: Bound, negative: bool
) -> None:
    value = -value if negative else value
    found = verdict(span(value, of_claim, spoken=True), span(value, of_record))
    assert found in (YES, SAME)


@given(values, st.sampled_from(_TWO_SIDED), st.floats(-0.02, 0.02))
def test_what_is_shown_as_the_number_of_the_claim_never_disagrees(
    value: float, of_claim: Bound, off: float
) -> None:
    """A record is shown to three digits; where these are the claim's, it agrees or is the same."""
    record = value * (1 + off)
    if float(f"{record:.3g}") == value:
        assert verdict(span(value, of_claim, spoken=True), span(record, Bound.EXACT)) in (YES, SAME)


@given(values, st.sampled_from(_TWO_SIDED), values, st.sampled_from(_TWO_SIDED), values)
def test_another_unit_changes_no_verdict_but_by_a_hair(
    value: float, of_claim: Bound, other: float, of_record: Bound, rate: float
) -> None:
    claim, record = span(value, of_claim, spoken=True), span(other, of_record)
    assert verdict(claim, record) is verdict(claim.times(1.0), record.times(1.0))
    turned = record.times(rate).times(1 / rate)
    assert (turned.number, turned.step) == pytest.approx((record.number, record.step))


def test_growth_rounds_to_the_digit_it_was_put_to() -> None:
    step = rules.step_of_growth("20 percent", 1.2)
    claim = span(1.2, Bound.EXACT, spoken=True, step=step)
    about = [span(value, Bound.APPROXIMATELY, step=0.01) for value in (1.2, 1.21)]
    assert [verdict(claim, record) for record in about] == [SAME, OPEN]


def test_the_examples_are_true() -> None:
    assert doctest.testmod(rules).failed == 0
