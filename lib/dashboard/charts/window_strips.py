"""Growth over every window of as many years: a strip a partner, on an axis of doublings."""

from collections.abc import Sequence

from lib.dashboard.charts.lane_plot import draw_lanes
from lib.dashboard.charts.marks import Claim, Drawing, Lane
from lib.dashboard.charts.scale import multiples

LEAST = 0.25
"""Trade that fell further is drawn at the edge: growth is what is looked for."""


def window_strips(claim: Claim, lanes: Sequence[Lane], locale: str = "en") -> Drawing:
    """A dot a window, the claim a line through all of them; a strip is short, its marks on the line
    of its name."""
    values = [claim.value, *(mark.value for lane in lanes for mark in lane.marks)]
    return draw_lanes(lanes, multiples(values, locale, edge=LEAST), claim=claim, is_compact=True)
