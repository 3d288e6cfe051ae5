"""The same goods in the data of both sides: a lane a period, from one figure to the other."""

from collections.abc import Sequence

from lib.dashboard.charts.label_layout import NARROW
from lib.dashboard.charts.lane_plot import draw_lanes
from lib.dashboard.charts.marks import Drawing, Lane
from lib.dashboard.charts.palette import style_of
from lib.dashboard.charts.scale import from_zero


def mirror_dumbbell(lanes: Sequence[Lane], partner: str, unit: str, locale: str = "en") -> Drawing:
    """Kyrgyzstan's figure is grey, the partner's in its colour and shape; a band shows what the
    importer was to be expected to record, with freight and insurance.

    Lanes are of one flow after the other, each flow with its `heading`; the two figures and what
    they make of each other are in the `note` of the lane, where they fit at any width.
    """
    values = [mark.value for lane in lanes for mark in lane.marks]
    values += [end for lane in lanes if lane.band for end in lane.band]
    shape = style_of(partner).shape
    shapes: dict[str | None, str] = {partner: shape, None: home_shape(partner)}
    return draw_lanes(lanes, from_zero(values, unit, locale, width=NARROW), shapes=shapes)


def home_shape(partner: str) -> str:
    """The shape of Kyrgyzstan's own figures beside those of a partner: never the partner's."""
    return "square" if style_of(partner).shape == "circle" else "circle"
