"""Rows in, plotly figures out: pure, no widgets, no reading.

A figure draws every row it is given and nothing else; the ids of what it drew are in
`layout.meta`, so that a test can hold the picture against the table and the download.
"""

from lib.figures.bars import by_size
from lib.figures.definitions import by_definition
from lib.figures.flows import through
from lib.figures.gold import with_and_without
from lib.figures.lane_plan import FLOOR
from lib.figures.lanes import by_year
from lib.figures.layout import Caption, Event
from lib.figures.lines import NAMED, over_years
from lib.figures.mirrors import mirrored
from lib.figures.pairs import exports_against_imports
from lib.figures.panels import FEW, in_panels
from lib.figures.said_again import said_again
from lib.figures.sections import against_claim
from lib.figures.vintages import by_vintage

__all__ = [
    "FEW",
    "FLOOR",
    "NAMED",
    "Caption",
    "Event",
    "against_claim",
    "by_definition",
    "by_size",
    "by_vintage",
    "by_year",
    "exports_against_imports",
    "in_panels",
    "mirrored",
    "over_years",
    "said_again",
    "through",
    "with_and_without",
]
