"""Events in pictures of time: each on its day, numbered as in the key, and no figures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.charts import Caption, Event, in_panels, over_years
from lib.dashboard.charts.event_marks import in_years
from lib.dashboard.charts.picture_layout import NARROW
from lib.model import Tables
from tests.dashboard.charts.rows import CAPTION, over_time, row
from tests.examples import examples

Draw = Callable[[pd.DataFrame, Caption], go.Figure]
LETTER = 7
"""Pixels of a numeral."""


def _event(day: date) -> Event:
    return Event(day, f"{day:%d/%m/%Y}", "<b>What</b> happened", "A source", "https://a.example/")


def _over_the_years(tables: Tables) -> tuple[pd.DataFrame, Draw, int]:
    rows = pd.DataFrame([row(code, year, 1e9) for code in ("RUS", "KAZ") for year in (2022, 2023)])
    return rows, over_years, 1


def _in_panels(tables: Tables) -> tuple[pd.DataFrame, Draw, int]:
    rows, _, _ = _over_the_years(tables)
    return rows, in_panels, 2


def _lines(figure: go.Figure) -> list[Any]:
    """The upright lines."""
    return [shape for shape in figure.layout.shapes if shape.x0 == shape.x1]


def _numbers(figure: go.Figure) -> list[Any]:
    return [note for note in figure.layout.annotations if (note.text or "").isdigit()]


@pytest.mark.parametrize("made", [_over_the_years, _in_panels])
def test_every_plot_has_a_numbered_line_an_event_and_no_more_figures(
    shipped: Tables, made: Any
) -> None:
    rows, draw, plots = made(shipped)
    events = tuple(_event(day) for day in (date(2022, 2, 24), date(2022, 4, 21), date(2023, 8, 1)))
    bare = draw(rows, CAPTION)
    figure = draw(rows, replace(CAPTION, events=events, events_note="How to read them."))
    assert _lines(bare) == _numbers(bare) == []
    assert len(_lines(figure)) == plots * len(events)
    assert [note.text for note in _numbers(figure)] == ["1", "2", "3"] * plots
    for line, note in zip(_lines(figure), _numbers(figure), strict=True):
        assert (note.x, note.xref, note.yref) == (line.x0, line.xref, line.yref)
        assert (note.y, line.y0, line.y1) == (1, 0, 1)
        low, high = figure.layout[line.xref.replace("x", "xaxis")].range
        assert low < line.x0 < high
    assert figure.layout.meta == bare.layout.meta
    drawn = [list(map(str, trace.text)) for trace in figure.data]
    assert drawn == [list(map(str, trace.text)) for trace in bare.data]


@pytest.mark.parametrize("made", [_over_the_years, _in_panels])
def test_the_key_is_in_the_picture_above_its_source(shipped: Tables, made: Any) -> None:
    rows, draw, _ = made(shipped)
    events = (_event(date(2022, 2, 24)), _event(date(2022, 4, 21)))
    figure = draw(rows, replace(CAPTION, events=events, events_note="How to read them."))
    [key] = [note.text for note in figure.layout.annotations if "24/02/2022" in (note.text or "")]
    assert [line.replace("\u2002", " ") for line in key.split("<br>")] == [
        "<b>1</b> 24/02/2022: &lt;b&gt;What&lt;/b&gt; happened",
        "<b>2</b> 21/04/2022: &lt;b&gt;What&lt;/b&gt; happened",
        "How to read them.",
        "",
        CAPTION.source,
    ]
    bare = draw(rows, CAPTION)
    assert figure.layout.margin.b - bare.layout.margin.b == 4 * 14.5
    plots = [one.layout.height - one.layout.margin.t for one in (bare, figure)]
    assert plots[1] > plots[0]


@given(day=st.dates(date(1991, 1, 1), date(2050, 12, 31)))
def test_a_day_stands_where_its_year_reaches_it(day: date) -> None:
    """A year reaches half a unit to either side of its number, its days in order."""
    assert day.year - 0.5 <= in_years(day) < day.year + 0.5
    assert in_years(day) < in_years(day + timedelta(days=1))


@examples(15)
@given(
    rows=over_time(),
    days=st.lists(st.dates(date(2018, 1, 1), date(2024, 12, 31)), min_size=1, max_size=5),
    panels=st.booleans(),
    wider=st.sampled_from((0, 500, 1000)),
)
def test_numbers_stand_clear_of_each_other_on_any_page(
    rows: pd.DataFrame, days: list[date], panels: bool, wider: int
) -> None:
    draw: Draw = in_panels if panels else over_years
    figure = draw(rows, replace(CAPTION, events=tuple(map(_event, sorted(days)))))
    low, high = figure.layout.xaxis.range
    left, right = figure.layout.xaxis.domain or (0, 1)
    margins = figure.layout.margin.l + figure.layout.margin.r
    width = (NARROW + wider - margins) * (right - left)
    numbers = _numbers(figure)[: len(days)]
    at = [(note.x - low) / (high - low) * width + note.ax for note in numbers]
    assert all(b - a >= LETTER for a, b in pairwise(at))
    assert all(-LETTER < place < width + LETTER for place in at)


def test_names_of_lines_make_way_for_a_later_event() -> None:
    rows = pd.DataFrame([row("RUS", year, 1e9) for year in (2022, 2023)])
    caption = replace(CAPTION, events=(_event(date(2023, 12, 1)),))
    [name] = [n for n in over_years(rows, caption).layout.annotations if "Name of" in n.text]
    assert name.axref == "x"
    assert name.ax > in_years(date(2023, 12, 1))
