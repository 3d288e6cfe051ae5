"""A number of people under each definition, with the claim that gives none."""

from collections.abc import Sequence

from lib.dashboard.charts.label_layout import NARROW
from lib.dashboard.charts.lane_plot import draw_lanes
from lib.dashboard.charts.marks import Claim, Drawing, Lane
from lib.dashboard.charts.scale import from_zero


def stock_dots(
    lanes: Sequence[Lane], claim: Claim | None, unit: str = "persons", locale: str = "en"
) -> Drawing:
    """A lane a definition with its latest figure and, pale, the earlier ones, from zero.

    Figures of two definitions are no series of each other, so nothing joins the lanes.
    """
    values = [mark.value for lane in lanes for mark in lane.marks]
    values += [claim.value] if claim else []
    return draw_lanes(lanes, from_zero(values, unit, locale, width=NARROW), claim=claim)
