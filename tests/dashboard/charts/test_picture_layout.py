"""Round ticks, labels that do not overlap, text as data."""

import html
import math
import sys
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.dashboard.charts.picture_layout import Caption, framed, room_for, spread, ticks
from lib.dashboard.charts.plot_text import Label, Picture, beside, bold, stacked, wrapped
from lib.model import visible
from tests.dashboard.charts.rows import CAPTION

NO_ROWS = pd.DataFrame({"observation_id": []})
sizes = st.floats(min_value=1e-2, max_value=1e12)


def _is_round(number: float) -> bool:
    return f"{number:.9e}"[0] in "125" and f"{number:.6e}"[1:8] == ".000000"


@given(low=sizes, high=sizes, below=st.booleans())
def test_ticks_cover_the_range_in_round_steps(low: float, high: float, below: bool) -> None:
    low = -low if below else 0.0
    values, _ = ticks(low, high, "USD")
    steps = [b - a for a, b in pairwise(values)]
    assert all(step == pytest.approx(steps[0], rel=1e-6) for step in steps)
    assert _is_round(steps[0])
    assert low - steps[0] < values[0] <= low + steps[0] * 1e-6
    assert high + steps[0] > values[-1] >= high - steps[0] * 1e-6


@given(low=sizes, factor=st.floats(min_value=1.0, max_value=1e8))
def test_log_ticks_cover_the_range_in_round_numbers(low: float, factor: float) -> None:
    high = low * factor
    values, _ = ticks(low, high, "USD", log=True)
    assert all(_is_round(value) for value in values)
    assert low / 10 < values[0] * (1 + 1e-6) and values[-1] < high * 10 * (1 + 1e-6)


LARGEST, SMALLEST = sys.float_info.max, math.ulp(0.0)
anything = st.floats(allow_nan=False, allow_infinity=False)
above_zero = st.floats(min_value=SMALLEST, allow_infinity=False)


def _once_each(values: list[float], texts: list[str]) -> bool:
    """Whether every tick is a number with a label of its own, in order."""
    assert len(values) == len(texts) == len(set(texts))
    return all(map(math.isfinite, values)) and all(a < b for a, b in pairwise(values))


@given(one=anything, other=anything)
@example(0.0, SMALLEST)
@example(0.0, 4 * SMALLEST)
@example(0.0, sys.float_info.min)
@example(0.0, 0.0)
@example(-0.0, 0.0)
@example(-0.0, -0.0)
@example(5.0, 5.0)
@example(-4e9, -4e9)
@example(1e9, math.nextafter(1e9, 2e9))
@example(-LARGEST, LARGEST)
@example(LARGEST, LARGEST)
@example(0.0, LARGEST)
@example(-SMALLEST, LARGEST)
def test_any_two_numbers_have_ticks_with_zero_among_them(one: float, other: float) -> None:
    low, high = sorted((one, other))
    values, texts = ticks(low, high, "USD")
    slack = 1e-8 * max(-low, high)
    assert _once_each(values, texts)
    assert values[0] - slack <= min(low, 0.0) and max(high, 0.0) <= values[-1] + slack
    assert len(values) <= 7
    assert [math.copysign(1.0, value) for value in values if value == 0] == [1.0]
    assert texts[values.index(0.0)] == "0"


@given(one=above_zero, other=above_zero)
@example(SMALLEST, SMALLEST)
@example(SMALLEST, LARGEST)
@example(LARGEST, LARGEST)
@example(1.0, 1.0)
@example(1e15, math.nextafter(1e15, 0.0))
@example(1e9, math.nextafter(1e9, 2e9))
def test_any_two_numbers_above_zero_have_ticks_of_powers(one: float, other: float) -> None:
    low, high = sorted((one, other))
    values, texts = ticks(low, high, "USD", log=True)
    assert _once_each(values, texts)
    assert 0 < values[0] * (1 - 1e-8) <= low and high <= values[-1] * (1 + 1e-8)
    assert len(values) <= 12


@pytest.mark.parametrize(
    ("low", "high", "values"),
    [
        (3.0, 7.0, [1, 2, 5, 10]),
        (1.0, 10.0, [1, 2, 5, 10]),
        (1.0, 11.0, [1, 10, 100]),
        (10.0, 100.0, [10, 20, 50, 100]),
        (9.0, 100.0, [1, 10, 100]),
        (1.0, 1e11, [10.0**n for n in range(12)]),
        (1.0, 1e12, [10.0**n for n in range(0, 13, 2)]),
        (1.0, 2e12, [10.0**n for n in range(0, 15, 2)]),
    ],
)
def test_log_ticks_as_read(low: float, high: float, values: list[float]) -> None:
    assert ticks(low, high, "USD", log=True)[0] == values


def test_ticks_as_read() -> None:
    values, texts = ticks(0, 3.48e9, "USD")
    assert values == [0, 1e9, 2e9, 3e9, 4e9]
    assert texts == ["0", "$1bn", "$2bn", "$3bn", "$4bn"]
    assert ticks(2e6, 4e9, "USD", log=True)[0] == [1e6, 1e7, 1e8, 1e9, 1e10]
    assert ticks(-1.5e9, 0.2e9, "USD")[0] == [-1.5e9, -1e9, -5e8, 0, 5e8]


labels = st.lists(
    st.tuples(st.floats(-50, 500), st.floats(min_value=5, max_value=60)), min_size=1, max_size=12
)


@given(wanted=labels, room=st.floats(min_value=100, max_value=800))
def test_labels_do_not_overlap_and_keep_their_order(
    wanted: list[tuple[float, float]], room: float
) -> None:
    centres, heights = [c for c, _ in wanted], [h for _, h in wanted]
    placed = spread(centres, heights, room)
    boxes = sorted((at - h / 2, at + h / 2) for at, h in zip(placed, heights, strict=True))
    for (_, top), (bottom, _) in pairwise(boxes):
        assert bottom >= top - 1e-6
    assert boxes[0][0] >= -1e-6
    assert boxes[-1][1] <= max(room, sum(heights)) + 1e-6
    for i, j in ((i, j) for i in range(len(wanted)) for j in range(len(wanted))):
        if centres[i] < centres[j]:
            assert placed[i] < placed[j]


@given(gaps=st.lists(st.floats(min_value=20, max_value=50), min_size=1, max_size=5))
def test_labels_with_room_stay_where_they_belong(gaps: list[float]) -> None:
    wanted = [10 + sum(gaps[:n]) for n in range(len(gaps))]
    assert spread(wanted, [20] * len(wanted), 400) == pytest.approx(wanted)


def test_text_is_data() -> None:
    assert wrapped("<b>&</b>", 40) == "&lt;b&gt;&amp;&lt;/b&gt;"
    figure = framed(Caption("<i>", "a & b", "<a href='x'>"), NO_ROWS, plot_height=100)
    layout = figure.to_plotly_json()["layout"]
    written = [layout["title"]["text"], *(note["text"] for note in layout["annotations"])]
    assert written == ["<b>&lt;i&gt;</b>", "a &amp; b", "&lt;a href='x'&gt;"]


@pytest.mark.parametrize("words", ["<a href='https://x.example'>x</a>", "<b>", "&lt;", "\u202e41"])
def test_a_string_is_text_wherever_it_is_put(words: str) -> None:
    seen = Label.of(words)
    assert "<" not in seen and "\u202e" not in seen
    figure = Picture()
    figure.add_scatter(
        x=[words], y=[1], text=[words], hovertext=[words], name=words, ids=[words], meta=words
    )
    figure.add_bar(x=[1], y=[1], text=words, hovertemplate=Label("%{text}<extra></extra>"))
    figure.add_annotation(text=words)
    figure.add_annotation(text=bold(beside([words, " ", stacked([words, words])])))
    figure.add_annotation(text=f"<b>{bold(words)}</b>")
    figure.update_layout(title={"text": words}, xaxis={"ticktext": [words], "title": words})
    figure.layout.yaxis.title.text = words
    spec = figure.to_plotly_json()
    scatter, bar = spec["data"]
    layout = spec["layout"]
    assert [scatter[name] for name in ("x", "text", "hovertext")] == [[seen]] * 3
    assert (scatter["name"], scatter["ids"], scatter["meta"]) == (seen, [words], words)
    assert (bar["text"], bar["hovertemplate"]) == (seen, "%{text}<extra></extra>")
    assert layout["title"]["text"] == layout["yaxis"]["title"]["text"] == seen
    assert (layout["xaxis"]["ticktext"], layout["xaxis"]["title"]["text"]) == ([seen], seen)
    notes = [note["text"] for note in layout["annotations"]]
    assert notes[:2] == [seen, f"<b>{seen} {seen}<br>{seen}</b>"]
    assert notes[2].startswith("&lt;b&gt;&lt;b&gt;"), "what is not a label is text, tags and all"


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" ")))
def test_wrapped_text_keeps_every_word(text: str) -> None:
    lines = wrapped(text, 20).lines
    assert bool(lines) == bool(text.strip())
    words = [word for line in lines for word in line.split()]
    assert html.unescape("".join(words)) == "".join(visible(text).split())


def test_a_longer_caption_has_more_room_and_the_plot_keeps_its_own() -> None:
    brief = framed(CAPTION, NO_ROWS, plot_height=200).layout
    wordy = framed(
        Caption("A question " * 9, "How to read it " * 9, "Where it is from " * 9),
        NO_ROWS,
        plot_height=200,
    ).layout
    for layout in (brief, wordy):
        assert layout.height - layout.margin.t - layout.margin.b == 200
    assert wordy.margin.t > brief.margin.t + 3 * 17
    assert wordy.margin.b > brief.margin.b


def test_room_is_for_the_longest_line() -> None:
    assert room_for(["ab", Label("abcdef<br>abc")]) == room_for(["abcdef"]) > room_for(["abc"])
    assert room_for(["abc<br>abc"]) > room_for(["abcdef"])
    assert room_for([]) > 0
