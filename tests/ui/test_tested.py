"""The labels of marks beside a claim: what the lane and the claim tell is not told again."""

import pytest

from lib.queries.claims import against
from lib.ui import tested
from tests.queries.claimed import CODE, claim, recorded, tables_of, year


@pytest.mark.parametrize(
    ("years", "labels"),
    [
        ((2028,), ["$7bn"]),
        ((2027, 2028), ["2027, $7bn", "2028, $7bn"]),
    ],
)
def test_a_time_that_all_figures_share_is_left_out(
    years: tuple[int, ...], labels: list[str]
) -> None:
    said = claim(reporter="EU27", reporter_scope="some", obs_value=6e9, bound="exact")
    record = [recorded(7e9, year(one), reporter="HUN") for one in years]
    rows = tested.worded(against(CODE, tables_of(said, record)))
    assert rows["label"].tolist()[1:] == labels


def test_a_multiple_is_told_with_its_base() -> None:
    base, period = year(2027), year(2028)
    said = claim(measure="growth", unit="ratio", obs_value=1.37, bound="exact")
    ends = ("base_period_start", "base_period_end", "period_start", "period_end")
    said |= dict(zip(ends, (*base, *period), strict=True))
    flows = [
        recorded(value, when, indicator=flow, compiler="NSC")
        for value, when in ((1e6, base), (1.5e6, period))
        for flow in ("exports", "imports")
    ]
    rows = tested.worded(against(CODE, tables_of(said, flows)))
    assert rows["label"].tolist()[1:] == ["×1.5 from $2m"]
    assert rows["path"].iloc[0] == ""
