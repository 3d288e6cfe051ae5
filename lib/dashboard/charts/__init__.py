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
