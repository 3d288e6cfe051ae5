"""Rows in, plotly figures out: pure, no widgets, no reading.

A figure draws every row it is given and nothing else; the ids of what it drew are in
`layout.meta`, so that a test can hold the picture against the table and the download.
"""

from lib.dashboard.charts.bars import by_size
from lib.dashboard.charts.claim_lanes_before import against_claim
from lib.dashboard.charts.exports_imports_before import exports_against_imports
from lib.dashboard.charts.gold_pairs import with_and_without
from lib.dashboard.charts.label_lanes import FLOOR
from lib.dashboard.charts.mirror_dumbbell_before import mirrored
from lib.dashboard.charts.picture_layout import Caption, Event
from lib.dashboard.charts.restatement_line_before import said_again
from lib.dashboard.charts.sankey import through
from lib.dashboard.charts.small_multiples import FEW, in_panels
from lib.dashboard.charts.statement_lanes_before import by_year
from lib.dashboard.charts.time_series_before import NAMED, over_years

__all__ = [
    "FEW",
    "FLOOR",
    "NAMED",
    "Caption",
    "Event",
    "against_claim",
    "by_size",
    "by_year",
    "exports_against_imports",
    "in_panels",
    "mirrored",
    "over_years",
    "said_again",
    "through",
    "with_and_without",
]
