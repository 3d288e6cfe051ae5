"""Marks in, drawings out: pure, no tables, no widgets, no reading, and no wording.

marks            what charts are given, and the drawing they give
palette          colours and shapes of areas, inks, the style sheet of both
template         how every chart looks
scale            value axes with round ticks
label_layout     where labels go
lane_plot        lanes below each other, of which most charts are made
plot_text        what is written in a picture
year_lines       the axis of lines over years, and the names at their ends
a module a chart: claim_lanes, exports_imports, goods_treemap, mirror_dumbbell, mirror_lines,
partner_map, ranked_bars, restatement_line, statement_lanes, stock_dots, time_series, window_strips

A drawing draws every mark it is given and nothing else; the names of what it drew are in it and
in `layout.meta`, so that a test can compare the picture with the table and the file.
"""

from lib.dashboard.charts.claim_lanes import claim_lanes
from lib.dashboard.charts.exports_imports import exports_imports
from lib.dashboard.charts.marks import Bar, Claim, Drawing, Lane, Line, Mark, Pair
from lib.dashboard.charts.mirror_dumbbell import home_shape, mirror_dumbbell
from lib.dashboard.charts.mirror_lines import mirror_lines
from lib.dashboard.charts.palette import stylesheet
from lib.dashboard.charts.ranked_bars import ranked_bars
from lib.dashboard.charts.restatement_line import restatement_line
from lib.dashboard.charts.statement_lanes import statement_lanes
from lib.dashboard.charts.stock_dots import stock_dots
from lib.dashboard.charts.time_series import time_series

__all__ = [
    "Bar",
    "Claim",
    "Drawing",
    "Lane",
    "Line",
    "Mark",
    "Pair",
    "claim_lanes",
    "exports_imports",
    "home_shape",
    "mirror_dumbbell",
    "mirror_lines",
    "ranked_bars",
    "restatement_line",
    "statement_lanes",
    "stock_dots",
    "stylesheet",
    "time_series",
]
