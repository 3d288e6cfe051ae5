"""Pictures of definitions, vintages and panels: rows in, marks out."""

from collections.abc import Callable
from datetime import date
from itertools import combinations

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.charts import (
    by_definition,
    by_vintage,
    in_panels,
)
from lib.dashboard.charts.label_times import Room, placed
from lib.dashboard.charts.palette import QUIET, SAID
from lib.dashboard.queries import partners
from lib.dashboard.ui import people_text, sentences
from lib.dashboard.views import run
from lib.model import Tables
from tests import round_numbers
from tests.dashboard.charts.rows import CAPTION, over_time
from tests.examples import examples

Draw = Callable[[Tables, str], tuple[pd.DataFrame, go.Figure]]


@pytest.fixture(scope="module")
def made() -> Tables:
    """The tables of round numbers."""
    return round_numbers.edition()


def _migrants(tables: Tables, host: str) -> tuple[pd.DataFrame, go.Figure]:
    rows = people_text.worded(run("migrants", tables, (host,), {"host": host}))
    return rows, by_definition(rows, CAPTION)


def _remittances(tables: Tables, host: str) -> tuple[pd.DataFrame, go.Figure]:
    rows = people_text.worded(run("remittances", tables, (host,), {"host": host}))
    return rows, by_vintage(rows, CAPTION)


def _panels(tables: Tables, _: str) -> tuple[pd.DataFrame, go.Figure]:
    rows = sentences.worded(run("trade", tables, partners(tables)))
    return rows, in_panels(rows, CAPTION)


@pytest.mark.parametrize(
    ("draw", "about"),
    [
        (_migrants, "RUS"),
        (_migrants, "WLD"),
        (_remittances, "RUS"),
        (_panels, ""),
    ],
)
def test_every_row_is_drawn_once_with_its_words(shipped: Tables, draw: Draw, about: str) -> None:
    rows, figure = draw(shipped, about)
    assert figure.layout.meta["ids"] == rows["observation_id"].tolist()
    spoken: list[str] = []
    for trace in figure.data:
        text = trace.text
        spoken += [text] if isinstance(text, str) and text else list(text or ())
    assert sorted(spoken) == sorted(rows["sentence"])


def test_part_years_are_hollow_and_joined_with_nothing(made: Tables) -> None:
    rows, figure = _migrants(made, "RUS")
    marks: dict[str, set[tuple[date, float]]] = {}
    for row in rows[rows["period_kind"] != "not_stated"].to_dict("records"):
        middle = row["period_start"] + (row["period_end"] - row["period_start"]) / 2
        marks.setdefault(row["period_kind"], set()).add((middle, row["obs_value"]))
    lines = [t for t in figure.data if t.mode == "lines" and t.line.width < 2]
    assert lines
    for line in lines:
        points = set(zip(line.x, line.y, strict=True))
        assert points <= marks["year"] or points <= marks["day"]
    half = rows["observation_id"][rows["period_end"].astype(str).str.endswith("2022-06-30")]
    assert len(half) and rows.set_index("observation_id").loc[half, "hollow"].all()


def _hollow(figure: go.Figure) -> dict[str, bool]:
    """Whether the mark of a row is hollow, by the row's words."""
    return {
        words: symbol.endswith("-open")
        for trace in figure.data
        if trace.mode and "markers" in trace.mode
        for words, symbol in zip(trace.text, trace.marker.symbol, strict=True)
    }


def _numbered(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with words that no two of them share."""
    return rows.assign(sentence=[f"{n}: {one}" for n, one in enumerate(rows["sentence"])])


def test_a_mark_is_hollow_for_a_part_of_a_year(made: Tables) -> None:
    migrants, _ = _migrants(made, "RUS")
    dated = migrants["period_kind"] != "not_stated"
    money, _ = _remittances(made, "RUS")
    for rows, draw in ((migrants[dated], by_definition), (money, by_vintage)):
        rows = _numbered(rows)
        assert _hollow(draw(rows, CAPTION)) == dict(
            zip(rows["sentence"], rows["hollow"], strict=True)
        )
        assert 0 < rows["hollow"].sum() < len(rows)


def test_without_a_time_there_is_no_axis_of_time(made: Tables) -> None:
    rows, figure = _migrants(made, "RUS")
    assert figure.layout.xaxis.visible is True
    undated = rows[rows["period_kind"] == "not_stated"]
    assert by_definition(undated, CAPTION).layout.xaxis.visible is False


def test_what_was_said_and_what_is_on_record_without_time_look_different(made: Tables) -> None:
    rows, _ = _migrants(made, "RUS")
    said = rows[rows["period_kind"] == "not_stated"].head(1)
    both = pd.concat([said, said.assign(origin="recorded", observation_id="b")])
    (trace,) = by_definition(both.assign(lane="a"), CAPTION).data
    assert list(trace.marker.symbol) == ["diamond", "circle"]
    assert list(trace.marker.color) == [SAID, QUIET]


def _labelled(value: float, bound: str = "exact", label: str = "500k") -> pd.DataFrame:
    day = date(2022, 3, 1)
    row = {"obs_value": value, "bound": bound, "label": label}
    return pd.DataFrame([row | {"period_start": day, "period_end": day}])


def test_a_label_is_above_its_mark_and_below_it_under_the_top() -> None:
    room = Room(100, 100.0, date(2018, 1, 1), date(2026, 12, 31))
    for value, above in ((50, 13), (88, 13), (89, -13), (100, -13), (0, 13)):
        [(_, at, aside, _)] = placed(_labelled(value), room, [])
        assert (at - value, aside) == (pytest.approx(above), 0), value


def test_a_label_is_clear_of_its_arrow() -> None:
    room = Room(100, 100.0, date(2018, 1, 1), date(2026, 12, 31))
    [(_, up, _, _)] = placed(_labelled(50, "more_than"), room, [])
    [(_, down, _, _)] = placed(_labelled(50, "at_most"), room, [])
    assert (up, down) == (pytest.approx(37), pytest.approx(63))


def test_what_was_said_is_a_diamond_without_time_or_interval(made: Tables) -> None:
    rows, figure = _migrants(made, "RUS")
    said = rows[rows["origin"] == "stated"]
    [trace] = [t for t in figure.data if t.marker.symbol and "diamond" in t.marker.symbol]
    assert len(trace.x) == len(said)
    assert trace.xaxis == "x2"
    assert figure.layout.xaxis2.visible is False
    assert not trace.error_x.array and not trace.error_y.array
    labels = [note.text for note in figure.layout.annotations if "as said" in (note.text or "")]
    assert len(labels) == len(said)
    assert all(label.startswith("about 500 thousand (as said)") for label in labels)
    levels = {shape.y0 for shape in figure.layout.shapes}
    assert levels == {5e5}


def test_all_panels_share_one_scale_from_zero(made: Tables) -> None:
    _, figure = _migrants(made, "RUS")
    layout = figure.to_plotly_json()["layout"]
    ranges = {
        tuple(axis["range"])
        for name, axis in layout.items()
        if name.startswith("yaxis") and axis.get("tickvals")
    }
    assert len(ranges) == 1
    assert next(iter(ranges))[0] == 0


@examples(15)
@given(rows=over_time(), log=st.booleans())
def test_small_panels_share_both_axes(rows: pd.DataFrame, log: bool) -> None:
    figure = in_panels(rows, CAPTION, log=log)
    layout = figure.to_plotly_json()["layout"]
    for letter in "xy":
        axes = [axis for name, axis in layout.items() if name.startswith(f"{letter}axis")]
        assert len(axes) == rows["series"].nunique()
        assert len({tuple(axis["range"]) for axis in axes}) == 1
        assert all(0 <= end <= 1 for axis in axes for end in axis["domain"])
    assert layout["meta"]["ids"] == rows["observation_id"].tolist()


@given(
    values=st.lists(st.floats(1e5, 1.2e6), min_size=1, max_size=9),
    bounds=st.lists(st.sampled_from(["exact", "more_than", "at_most"]), min_size=9, max_size=9),
)
def test_labels_collide_with_nothing(values: list[float], bounds: list[str]) -> None:
    rows = pd.DataFrame(
        {
            "obs_value": values,
            "bound": bounds[: len(values)],
            "label": [f"{value / 1000:.0f}k" for value in values],
            "period_start": [date(2018 + n % 4, 1, 1) for n in range(len(values))],
            "period_end": [date(2018 + n % 4, 12, 31) for n in range(len(values))],
        }
    )
    room = Room(100, 1.4e6, date(2018, 1, 1), date(2021, 12, 31))
    found = list(placed(rows, room, [1e6]))
    assert len(found) <= len(values)
    for day, value, aside, text in found:
        assert text in set(rows["label"])
        assert day in {date(year, 7, 2) for year in range(2018, 2022)} | {
            date(year, 7, 1) for year in range(2018, 2022)
        }
        assert 0 < room.up(value) < 108
        assert abs(room.up(value) - room.up(1e6)) >= 6 or abs(aside) > 145
    boxes = [(room.across(d) + a, room.up(v), len(t) * 5.9 / 2) for d, v, a, t in found]
    for one, other in combinations(boxes, 2):
        apart = abs(one[0] - other[0]) >= one[2] + other[2] - 1e-6
        assert apart or abs(one[1] - other[1]) >= 12 - 1e-6
