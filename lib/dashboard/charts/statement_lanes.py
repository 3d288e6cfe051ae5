"""What officials of either side and the Kyrgyz record gave for each year."""

from collections.abc import Sequence

from lib.dashboard.charts.label_layout import NARROW
from lib.dashboard.charts.lane_plot import draw_lanes
from lib.dashboard.charts.marks import Drawing, Lane
from lib.dashboard.charts.scale import near


def statement_lanes(lanes: Sequence[Lane], unit: str, locale: str = "en") -> Drawing:
    """A lane a year, the oldest first: circles are statistics, diamonds what officials gave, those
    of the other side in its colour. A year is short: its marks are on its line."""
    values = [mark.value for lane in lanes for mark in lane.marks]
    return draw_lanes(lanes, near(values, unit, locale, width=NARROW), is_compact=True)
