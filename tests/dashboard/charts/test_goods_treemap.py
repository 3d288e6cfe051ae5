"""Boxes of goods: what is given is drawn, labels are whole words that can be read."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.charts.goods_treemap import _squarified, goods_treemap, in_lines, narrow_treemap
from lib.dashboard.charts.label_layout import text_width
from lib.dashboard.charts.marks import Bar, Drawing
from lib.dashboard.charts.palette import GOODS, QUIET, style_of
from tests.examples import examples

AMOUNTS = st.lists(st.floats(0, 1e12), min_size=1, max_size=40)


def bars(values: list[float], label: str = "Cars, lorries and tractors") -> list[Bar]:
    styles = (*GOODS, None)
    return [
        Bar(f"row {n}", label, f"${n}m, {n}%", value, f"hover {n}", styles[n % len(styles)])
        for n, value in enumerate(values)
    ]


def trace(drawing: Drawing) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(drawing.figure)["data"][0]
    return found


@examples(40)
@given(AMOUNTS)
def test_what_is_given_is_drawn_with_its_words(values: list[float]) -> None:
    given_ = bars(values)
    for drawing in (goods_treemap(given_), narrow_treemap(given_)):
        found = trace(drawing)
        assert drawing.drawn == tuple(bar.name for bar in given_)
        seen = dict(zip(found["ids"], found["values"], strict=True))
        assert {name: seen[name] for name in drawing.drawn} == {b.name: b.value for b in given_}
        hovers = dict(zip(found["ids"], found["hovertext"], strict=True))
        assert all(hovers[bar.name] == bar.hover for bar in given_)
        assert set(found["parents"]) - {""} <= set(found["ids"])


@examples(40)
@given(AMOUNTS, st.floats(10, 2000), st.floats(10, 2000))
def test_boxes_are_as_large_as_their_values_and_fill_the_whole(
    values: list[float], width: float, height: float
) -> None:
    ordered = sorted(values, reverse=True)
    boxes = _squarified(ordered, (width, height))
    total = sum(ordered)
    for value, (wide, high) in zip(ordered, boxes, strict=True):
        assert wide * high == pytest.approx(value / total * width * height if total else 0, abs=1)
        assert wide <= width * 1.001 and high <= height * 1.001


def test_a_label_is_whole_words_that_fit_its_box() -> None:
    found = trace(goods_treemap(bars([100.0, 50.0, 3.0, 2.0, 1.0, 0.5, 0.0])))
    labels = dict(zip(found["ids"], found["text"], strict=True))
    assert labels["row 0"] == "<b>Cars, lorries and tractors</b><br>$0m, 0%"
    assert labels["row 6"] == "", "there is no room for a word"
    words = {"Cars", "Cars,", "lorries", "and", "tractors"}
    for label in labels.values():
        bold = " ".join(re.findall(r"<b>(.*?)</b>", label))
        assert {word.rstrip("…") for word in bold.split()} <= words
    cut = trace(goods_treemap(bars([1000.0, 4.0], "Cars, lorries and tractors")))["text"][-1]
    assert cut == "" or cut.endswith(("…</b>", "%")), cut


def test_letters_can_be_read_on_every_colour() -> None:
    found = trace(goods_treemap(bars([6.0, 5.0, 4.0, 3.0, 2.0, 1.0])))
    pairs = {
        (colour, letters)
        for colour, letters in zip(
            found["marker"]["colors"], found["textfont"]["color"], strict=True
        )
        if colour.startswith("#")
    }
    boxes = {*(style_of(one).colour for one in GOODS), QUIET}
    assert {colour for colour, _ in pairs} == {colour.upper() for colour in boxes}
    for colour, letters in pairs:
        light, dark = sorted((luminance(colour), luminance(letters)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (colour, letters)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_of_others_are_drawn_as_words() -> None:
    hostile = "<img src=x onerror=alert(1)> %{x} $y$"
    bar = Bar("row", hostile, "$1", 1.0, in_lines(f"{hostile} {hostile} {hostile}"))
    found = trace(goods_treemap([bar]))
    said = json.dumps([found["text"], found["hovertext"], found["labels"]])
    assert "<img" not in said and "%{x}" not in said
    assert "&lt;img" in found["text"][-1]
    lines = found["hovertext"][-1].split("<br>")
    assert len(lines) > 1 and all(text_width(line, 13) < 700 for line in lines)
