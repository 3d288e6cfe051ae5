"""A claim against the record: a lane a source, the claim a line through all of them."""

from collections.abc import Sequence

from lib.dashboard.charts.label_layout import NARROW
from lib.dashboard.charts.lane_plot import draw_lanes
from lib.dashboard.charts.marks import Claim, Drawing, Lane
from lib.dashboard.charts.scale import logarithmic, multiples, near
from lib.dashboard.charts.template import OPEN

MULTIPLE = "ratio"
"""The unit of growth, which is drawn in doublings."""

_OPEN_PART = 0.34
"""The part of the axis beyond a claim, so that its open side is seen and has room for labels."""


def claim_lanes(
    claim: Claim, lanes: Sequence[Lane], unit: str, locale: str = "en", *, is_log: bool = False
) -> Drawing:
    """The claim and, in the order given, a lane for each source of figures of the same thing.

    A claim is never a bar, which would say that the number is equal, and has no interval that
    nobody spoke of: it is a line, with the side shaded that its words leave open. The axis ends
    near the figures; amounts of very different size are on a logarithmic one, `is_log`, and so
    is growth, always.
    """
    values = [claim.value, *(mark.value for lane in lanes for mark in lane.marks)]
    if unit == MULTIPLE:
        scale = multiples(values, locale)
    elif is_log and min(values) > 0:
        scale = logarithmic(values, unit, locale, width=NARROW)
    else:
        scale = near(values, unit, locale, reach=_open_end(claim, values), width=NARROW)
    return draw_lanes(lanes, scale, claim=claim)


def _open_end(claim: Claim, values: Sequence[float]) -> list[float]:
    """How far the axis goes at least, to the side that the claim leaves open."""
    way = OPEN.get(claim.bound)
    if way is None:
        return []
    other = min(values) if way > 0 else max(values)
    return [other + (claim.value - other) / (1 - _OPEN_PART)]
