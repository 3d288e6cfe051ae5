"""Partners are told apart by anyone, on the light and on the dark page."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from lib.codelists import areas
from lib.dashboard.charts.palette import (
    GOODS,
    HOME,
    INKS,
    PAPER,
    QUIET,
    SAID,
    SHADE,
    Ink,
    style_of,
    stylesheet,
)
from lib.dashboard.charts.template import glyphs_of
from lib.dashboard.markup.glyphs import NAMES

CONFIG = Path(__file__).parents[3] / ".streamlit/config.toml"

Channels = npt.NDArray[np.float64]

SEEN_BY = {
    "everyone": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
"""What is left of linear red, green and blue: Machado, Oliveira and Fernandes 2009, severity 1."""

TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
DIFFERENT = 10.0
TOLD_APART = 15.0
"""CIE 1976 difference; a just noticeable one is about 2.3."""


def _linear(colour: str) -> Channels:
    assert re.fullmatch("#[0-9a-f]{6}", colour)
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _lab(linear: Channels) -> Channels:
    ratio = TO_XYZ @ np.clip(linear, 0, 1) / WHITE
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def _contrast(one: str, other: str) -> float:
    """WCAG 2: of relative luminances."""
    low, high = sorted(float(TO_XYZ[1] @ _linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def test_contrast_and_difference_are_measured_rightly() -> None:
    assert _contrast("#ffffff", "#000000") == pytest.approx(21, abs=0.01)
    assert _lab(_linear("#ffffff")) == pytest.approx([100, 0, 0], abs=0.01)
    assert _lab(_linear("#ff0000")) == pytest.approx([53.24, 80.09, 67.20], abs=0.05)


FIXED = ("RUS", "EU27", "CIS", "CHN", "EAEU", "KAZ", "TUR", "UZB")
WORDS = ("ink", "quiet", "said")
"""The inks of words."""
LATER = ("arrow", "line", "shade", "band", "tick")
FRONT = ("RUS", "EU27", "CIS", "CHN")
"""The four of the front page."""


def test_the_papers_are_those_of_the_pages() -> None:
    theme = tomllib.loads(CONFIG.read_text("utf-8"))["theme"]
    assert Ink(theme["light"]["backgroundColor"], theme["dark"]["backgroundColor"]) == PAPER


def test_marks_hold_three_to_one_on_both_papers() -> None:
    colours = [*(style_of(code).colour for code in FIXED), QUIET, SAID, HOME.light]
    for colour in colours:
        for paper in (PAPER.light, PAPER.dark):
            assert _contrast(colour, paper) >= 3, colour


def test_marks_hold_three_to_one_on_the_open_side_of_a_claim_too() -> None:
    for theme in ("light", "dark"):
        ground = _mixed(getattr(PAPER, theme), SAID, SHADE)
        assert ground != getattr(PAPER, theme)
        for colour in [*(style_of(code).colour for code in FIXED), QUIET, getattr(HOME, theme)]:
            assert _contrast(colour, ground) >= 3, (colour, theme)


def _mixed(ground: str, ink: str, part: float) -> str:
    """An ink that lets the ground through."""
    pairs = ((int(ground[at : at + 2], 16), int(ink[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(low * (1 - part) + high * part):02x}" for low, high in pairs)


def test_words_hold_four_and_a_half_to_one_on_their_paper_and_on_white() -> None:
    inks = [*(style_of(code).text for code in (*FIXED, "DEU")), *(INKS[n] for n in WORDS)]
    for ink in inks:
        assert _contrast(ink.light, PAPER.light) >= 4.5, ink
        assert _contrast(ink.light, "#ffffff") >= 4.5, ink
        assert _contrast(ink.dark, PAPER.dark) >= 4.5, ink


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_the_four_of_the_front_page_are_told_apart_by_colour(eyes: str) -> None:
    seen = {code: _lab(SEEN_BY[eyes] @ _linear(style_of(code).colour)) for code in FRONT}
    for one, other in combinations(FRONT, 2):
        assert np.linalg.norm(seen[one] - seen[other]) >= TOLD_APART, (one, other)


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_lines_of_goods_are_told_apart_by_colour(eyes: str) -> None:
    seen = {code: _lab(SEEN_BY[eyes] @ _linear(style_of(code).colour)) for code in GOODS}
    for one, other in combinations(GOODS, 2):
        assert np.linalg.norm(seen[one] - seen[other]) >= TOLD_APART, (one, other)


def test_no_good_has_the_colour_of_an_area() -> None:
    marks = {code: _lab(_linear(style_of(code).colour)) for code in (*GOODS, *FIXED)}
    for good in GOODS:
        style = style_of(good)
        for paper in (PAPER.light, PAPER.dark):
            assert _contrast(style.colour, paper) >= 3, good
        assert _contrast(style.text.light, PAPER.light) >= 4.5, good
        assert _contrast(style.text.dark, PAPER.dark) >= 4.5, good
        for area in FIXED:
            assert np.linalg.norm(marks[good] - marks[area]) >= DIFFERENT, (good, area)
        assert f".of-{good} {{ --mark: {style.colour}" in stylesheet()
    assert len({style_of(good).shape for good in GOODS}) == len(GOODS)


def test_eight_areas_have_a_colour_and_a_shape_and_nobody_else_has_one_of_them() -> None:
    styles = [style_of(code) for code in FIXED]
    assert len({style.colour for style in styles}) == len({style.shape for style in styles}) == 8
    for code in areas():
        if code not in FIXED:
            assert style_of(code).colour == QUIET
    shapes = {style_of(code).shape for code in areas()}
    assert not shapes & {"diamond", "hourglass", "line-ns"}, "those say what a figure is"
    assert shapes <= set(NAMES)


def test_the_style_sheet_has_every_area_and_every_ink() -> None:
    css = stylesheet()
    for code in FIXED:
        style = style_of(code)
        text = f"light-dark({style.text.light}, {style.text.dark})"
        assert f".of-{code} {{ --mark: {style.colour}; --text: {text}; }}" in css
        assert f".of-{code} .mv-swatch, .mv-swatch.of-{code} {{ clip-path: " in css
    for name, ink in INKS.items():
        assert f"--{name}: light-dark({ink.light}, {ink.dark});" in css
        assert f"fill: var(--{name}) !important" in css
        assert f'[style*="fill:{ink.light}"]' in css, "as labels write it"
    assert '[style*="fill: rgb(29, 28, 26)"]' in css, "as plotly writes it"
    assert css.count("{") == css.count("}")


def test_a_grey_area_has_the_shape_of_its_line_beside_its_name() -> None:
    rules = re.findall(r":is\((.*?)\) \.mv-swatch \{ clip-path: (.*?); \}", stylesheet())
    shape_of = {
        one.removeprefix(".of-"): shape for those, shape in rules for one in those.split(",")
    }
    grey = [code for code in areas() if code not in FIXED]
    assert sorted(shape_of) == sorted(grey)
    for shape in {style_of(code).shape for code in grey}:
        (fixed,) = [code for code in FIXED if style_of(code).shape == shape]
        (outline,) = re.findall(rf"\.mv-swatch\.of-{fixed} {{ clip-path: (.*?); }}", stylesheet())
        assert {shape_of[code] for code in grey if style_of(code).shape == shape} == {outline}


def test_no_ink_is_a_colour_of_marks() -> None:
    """Else a mark would change with the words in the dark."""
    marks = {*(style_of(code).colour for code in FIXED), QUIET, SAID}
    assert not marks & {ink.light for ink in INKS.values()}


def test_every_glyph_of_a_legend_can_be_drawn() -> None:
    assert glyphs_of([]) == set()
    assert {
        *("circle", "diamond", "hourglass", "hollow", "estimated", "later", "pale"),
        *LATER,
    } <= set(NAMES)
