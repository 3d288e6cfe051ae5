"""One thing as one speaker put it, again and again: a lane a statement, the oldest on top."""

from collections.abc import Sequence

from lib.dashboard.charts.label_layout import NARROW
from lib.dashboard.charts.lane_plot import draw_lanes
from lib.dashboard.charts.marks import Drawing, Lane
from lib.dashboard.charts.scale import from_zero, multiples


def restatement_line(lanes: Sequence[Lane], unit: str, locale: str = "en") -> Drawing:
    """A mark a statement, in the colour of what was said, and a dotted line from one to the next:
    upright where the figure stayed, slanting where it moved."""
    values = [mark.value for lane in lanes for mark in lane.marks]
    if unit == "ratio":
        return draw_lanes(lanes, multiples(values, locale), is_path=True)
    return draw_lanes(lanes, from_zero(values, unit, locale, width=NARROW), is_path=True)
