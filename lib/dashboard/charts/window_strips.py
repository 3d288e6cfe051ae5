"""Growth over every window of as many years: a strip a partner, on an axis of doublings."""

from collections.abc import Sequence

from lib.dashboard.charts.lane_plot import draw_lanes
from lib.dashboard.charts.marks import Claim, Drawing, Lane
from lib.dashboard.charts.scale import multiples

LEAST, MOST = 0.25, 128.0
"""Growth below and above is drawn at the edges: a trade that hardly was in the base year grew more
than a thousandfold, and left no room for all others."""


def window_strips(claim: Claim, lanes: Sequence[Lane], locale: str = "en") -> Drawing:
    """A dot a window, the claim a line through all of them; a strip is short, its marks on the line
    of its name."""
    values = [min(mark.value, MOST) for lane in lanes for mark in lane.marks]
    scale = multiples([claim.value, *values], locale, edge=LEAST)
    return draw_lanes(lanes, scale, claim=claim, is_compact=True, ends=(LEAST, MOST))
