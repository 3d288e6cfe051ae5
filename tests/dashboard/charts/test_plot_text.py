"""What is written in a drawing is text; only labels have mark-up, and all of it is ours."""

import re
from dataclasses import replace

import pytest

from lib.dashboard.charts.exports_imports import exports_imports
from lib.dashboard.charts.lane_plot import draw_lanes
from lib.dashboard.charts.marks import Bar, Claim, Lane, Mark, Pair
from lib.dashboard.charts.plot_text import Label, labelled
from lib.dashboard.charts.ranked_bars import ranked_bars
from lib.dashboard.charts.scale import from_zero
from lib.dashboard.charts.time_series import time_series
from tests.dashboard.charts.drawings import spec, yearly

OURS = re.compile(r"</?b>|<br>|<span style='color:#\w{6}(;font-weight:600)?'>|</span>")
HOSTILE = ("<a href='https://x.example'>x</a>", "<b>", "&lt;", "\u202e41", "%{x}")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_others_are_text_in_every_chart(words: str) -> None:
    one = Mark("a", 1e9, words, year=2023, label=words)
    claim = Claim("c", 2e9, words, words, words)
    lanes = [Lane(words, (one,), note=words, heading=words)]
    line = yearly("RUS", {2022: 1e9}, loose=(one,))
    drawings = [
        draw_lanes(lanes, from_zero([2e9], "USD"), claim=claim),
        ranked_bars([Bar("a", words, words, 1e9, words)], "USD"),
        exports_imports([Pair(words, words, one, None)], (words, words)),
        time_series([replace(line, label=words)], "USD"),
    ]
    seen = Label.of(words)
    assert "<" not in seen and "\u202e" not in seen and "%{" not in seen
    for drawing in drawings:
        whole = spec(drawing)
        assert seen in str([whole["data"], whole["layout"].get("annotations")])
        for trace in whole["data"]:
            for text in [*trace.get("hovertext", []), trace.get("name", "")]:
                assert not {"<", "\u202e"} & set(text) and "%{" not in text
        for note in whole["layout"].get("annotations", []):
            text = note["text"].replace(seen, "")
            assert "<" not in OURS.sub("", text) and "%{" not in text
    assert drawings[0].drawn == ("c", "a")


def test_names_of_rows_stay_as_they_are() -> None:
    assert labelled({"meta": "<b>", "ids": ["<b>"], "text": ["<b>", Label("<b>x</b>")]}) == {
        "meta": "<b>",
        "ids": ["<b>"],
        "text": ["&lt;b&gt;", "<b>x</b>"],
    }
