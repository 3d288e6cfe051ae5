"""Pictures of definitions, vintages, mirrors, streams, panels and gold: rows in, marks out."""

from collections.abc import Callable
from itertools import combinations

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.charts import (
    in_panels,
    mirrored,
    through,
    with_and_without,
)
from lib.dashboard.charts.palette import QUIET, mark
from lib.dashboard.queries import partners
from lib.dashboard.ui import mirror_text, sentences, streams_and_gold_text
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


def _mirror(tables: Tables, partner: str, currency: str = "own") -> tuple[pd.DataFrame, go.Figure]:
    choices = {"across": partner, "currency": currency}
    rows = mirror_text.worded(run("mirror", tables, (partner,), choices))
    return rows, mirrored(rows, CAPTION, mirror_text.panels(rows), mirror_text.sides(rows))


def _streams(tables: Tables, partner: str) -> tuple[pd.DataFrame, go.Figure]:
    rows = streams_and_gold_text.streams_worded(run("streams", tables, (partner, "KAZ")))
    return rows, through(rows, CAPTION, streams_and_gold_text.home())


def _panels(tables: Tables, _: str) -> tuple[pd.DataFrame, go.Figure]:
    rows = sentences.worded(run("trade", tables, partners(tables)))
    return rows, in_panels(rows, CAPTION)


def _gold(tables: Tables, partner: str) -> tuple[pd.DataFrame, go.Figure]:
    rows = streams_and_gold_text.gold_worded(run("gold", tables, (partner,)))
    return rows, with_and_without(rows, CAPTION)


@pytest.mark.parametrize(
    ("draw", "about"),
    [
        (_mirror, "EU27"),
        (_mirror, "KAZ"),
        (_streams, "CIS"),
        (_panels, ""),
        (_gold, "CHE"),
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


def test_both_sides_are_hollow_for_a_part_of_a_year(made: Tables) -> None:
    rows, _ = _mirror(made, "UZB")
    rows = _numbered(rows.assign(period_kind=["year", "part_year"] * (len(rows) // 2)))
    found = _hollow(mirrored(rows, CAPTION, mirror_text.panels(rows), mirror_text.sides(rows)))
    assert found == dict(zip(rows["sentence"], rows["period_kind"] == "part_year", strict=True))


def test_exports_without_gold_are_hollow_and_written_below(made: Tables) -> None:
    rows, _ = _gold(made, "CHE")
    rows = _numbered(rows)
    figure = with_and_without(rows, CAPTION)
    without = rows["product"].notna()
    assert _hollow(figure) == dict(zip(rows["sentence"], without, strict=True))
    notes = [note for note in figure.layout.annotations if note.xref != "paper"]
    shifts = {note.text: note.yshift for note in notes}
    assert shifts == {
        label: -17 if one else 17 for label, one in zip(rows["label"], without, strict=True)
    }


def test_the_home_country_s_books_alone_are_circles(made: Tables) -> None:
    for partner in ("KAZ", "UZB", "EU27"):
        rows, figure = _mirror(made, partner)
        side = dict(zip(rows["sentence"], rows["reporter"], strict=True))
        for trace in figure.data:
            for words, symbol in zip(trace.text, trace.marker.symbol, strict=True):
                assert (symbol.removesuffix("-open") == "circle") == (side[words] == "KGZ")
                ink = QUIET if side[words] == "KGZ" else mark(partner).colour
                assert trace.marker.color == ink
        bold = [note.text for note in figure.layout.annotations if "<b>" in (note.text or "")]
        assert bold == [f"<b>{name}</b>" for name in mirror_text.panels(rows).values()]


def test_streams_out_go_to_the_right_and_streams_in_come_from_the_left(made: Tables) -> None:
    rows, figure = _streams(made, "RUS")
    names = [n for n in figure.layout.annotations if n.x in (0, 1) and n.xref != "paper"]
    assert len(names) == len(rows)
    for flow, edge, side, shift in (("imports", 0, "right", -4), ("exports", 1, "left", 4)):
        own = [name for name in names if name.x == edge]
        assert len(own) == (rows["indicator"] == flow).sum()
        assert {(name.xanchor, name.align, name.xshift) for name in own} == {(side, side, shift)}


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


def test_a_band_and_a_ratio_only_in_one_currency(made: Tables) -> None:
    for currency, banded in (("own", False), ("dollars", True)):
        rows, figure = _mirror(made, "EU27", currency)
        bands = [shape for shape in figure.layout.shapes if shape.type == "rect"]
        assert bool(bands) == banded
        assert len(bands) == rows["freight_low"].notna().sum()
        ratios = [n.text for n in figure.layout.annotations if (n.text or "").startswith("×")]
        assert sorted(ratios) == sorted(rows["ratio_words"].dropna())
        scales = {axis for axis in figure.to_plotly_json()["layout"] if axis.startswith("xaxis")}
        assert len(scales) == (2 if banded else 4)


def test_a_width_is_the_amount(made: Tables) -> None:
    rows, figure = _streams(made, "RUS")
    widths = [abs(max(t.y[:25]) - max(t.y[25:])) for t in figure.data]
    edge = [abs(t.y[24] - t.y[25]) for t in figure.data]
    amounts = rows["obs_value"].tolist()
    assert len(widths) == len(rows)
    for (one, width), (other, height) in combinations(zip(amounts, edge, strict=True), 2):
        assert width * other == pytest.approx(height * one)
