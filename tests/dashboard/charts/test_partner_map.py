"""The map of partners: everybody has a place, circles are amounts, and nothing is loaded."""

import json
import math
import re
from dataclasses import replace
from itertools import combinations

import plotly.graph_objects as go
import pytest

from lib.codelists import areas
from lib.dashboard.charts.palette import pale
from lib.dashboard.charts.partner_map import (
    DARK,
    EURASIA,
    EURASIA_NARROW,
    LIGHT,
    TO_DARK,
    Extent,
    MapWords,
    Partner,
    has_place,
    partner_map,
)
from tests.embedded import HOSTILE, mapped

EVERYWHERE = Extent(-9000, 9000, -9000, 9000, width=800, named=0, largest=10)
WORDS = MapWords("Kyrgyzstan", "Elsewhere:", "and {count} more")
EXTENTS = pytest.mark.parametrize("extent", [EURASIA, EURASIA_NARROW])


def one(area: str, value: float, label: str = "") -> Partner:
    return Partner(area, label or area, f"${value}", value, "#b8561b")


def at(area: str) -> tuple[float, float]:
    """The place of a country, from a map of it alone."""
    marks = partner_map([one(area, 1)], WORDS, [], EVERYWHERE)["data"][0]
    return marks["x"][0], marks["y"][0]


def test_every_country_has_a_place_and_no_block_has() -> None:
    kinds = {code: area.kind for code, area in areas().items()}
    assert {code for code in kinds if has_place(code)} == {
        code for code, kind in kinds.items() if kind == "country" and code != "CHI"
    }, "the Channel Islands have an outline each"


@EXTENTS
def test_every_partner_is_marked_once(extent: Extent) -> None:
    everybody = [one(code, n + 1) for n, code in enumerate(areas()) if has_place(code)]
    marks = partner_map(everybody, WORDS, [], extent)["data"][0]
    assert sorted(marks["customdata"]) == sorted(partner.area for partner in everybody)
    assert all(extent.west <= x <= extent.east for x in marks["x"])
    assert all(y < extent.north for y in marks["y"])


def test_the_area_of_a_circle_is_the_amount() -> None:
    figure = partner_map([one("CHN", 400), one("RUS", 100)], WORDS, [(400, "$400")])
    circles = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "circle"]
    china, russia, key = (shape["x1"] - shape["x0"] for shape in circles)
    assert math.isclose(china, 2 * russia, rel_tol=0.01)
    assert math.isclose(china, key, rel_tol=0.01)


def test_provisional_circles_and_dots_are_pale_with_an_outline() -> None:
    partners = [
        replace(one(code, value), is_provisional=code in ("RUS", "UZB"))
        for code, value in (("CHN", 1e4), ("RUS", 1e4), ("UZB", 1), ("KAZ", 1))
    ]
    figure = partner_map(partners, WORDS, [])
    final, provisional = (s for s in figure["layout"]["shapes"] if s["type"] == "circle")
    assert provisional["fillcolor"] == pale("#b8561b") != final["fillcolor"]
    assert provisional["line"]["color"] == final["line"]["color"] == "#b8561b"
    marker = figure["data"][0]["marker"]
    assert dict(zip("CRUK", marker["symbol"], strict=True)) == {
        "C": "circle",
        "R": "circle-open",
        "U": "circle-open",
        "K": "circle",
    }


def test_a_label_is_closest_to_its_own_circle() -> None:
    """What is small among others that are larger has none rather than one that seems theirs."""
    amounts = {
        "CHN": 5e3,
        "CHE": 1100,
        "DEU": 429,
        "GBR": 92,
        "ITA": 91,
        "FRA": 82,
        "POL": 53,
        "NLD": 25,
    }
    wide = replace(EURASIA, width=500)
    figure = partner_map([one(*pair) for pair in amounts.items()], WORDS, [], wide)
    marks = figure["data"][0]
    places = dict(zip(marks["customdata"], zip(marks["x"], marks["y"], strict=True), strict=True))
    notes = [note for note in figure["layout"]["annotations"] if note["text"][3:6] in places]
    assert len(notes) > 2
    for note in notes:
        at = (note["x"], note["y"])
        far = {
            area: math.dist(place, at) - wide.largest * math.sqrt(amounts[area] / 5e3)
            for area, place in places.items()
        }
        assert min(far, key=far.__getitem__) == note["text"][3:6]


def test_partners_outside_stand_below_the_map() -> None:
    figure = partner_map([one("USA", 5), one("CHN", 4)], WORDS, [])
    below = [y for y in figure["data"][0]["y"] if y < EURASIA.south]
    assert len(below) == 1
    assert "Elsewhere:" in [note["text"] for note in figure["layout"]["annotations"]]
    assert "Elsewhere:" not in json.dumps(partner_map([one("CHN", 4)], WORDS, []))


def test_on_a_phone_the_largest_outside_are_named_and_the_others_do_not_touch() -> None:
    """Sixty of them are too many for one line of 390 pixels."""
    outside = [code for code in areas() if has_place(code) and not EURASIA_NARROW.holds(at(code))]
    amounts = [4.0, *(0.01 for _ in outside[1:60])]
    partners = [one(code, value) for code, value in zip(outside[:60], amounts, strict=True)]
    figure = partner_map([one("CHN", 50), *partners], WORDS, [], EURASIA_NARROW)
    texts = [note["text"] for note in figure["layout"]["annotations"]]
    assert "Elsewhere:" in texts
    assert any(text.startswith(f"<b>{outside[0]}") for text in texts)
    marks = figure["data"][0]
    below = [
        place
        for place in zip(marks["x"], marks["y"], strict=True)
        if place[1] < EURASIA_NARROW.south
    ]
    assert len(below) == 60
    apart = min(math.dist(left, right) for left, right in combinations(below, 2))
    assert apart / EURASIA_NARROW.step > 6


@EXTENTS
def test_labels_stand_on_the_map_and_can_be_read(extent: Extent) -> None:
    notes = mapped(extent)["layout"]["annotations"]
    assert all(note["font"]["size"] >= 13 for note in notes)
    assert all(extent.west <= note["x"] <= extent.east for note in notes)
    assert any("Kyrgyzstan" in note["text"] for note in notes)


def test_words_are_no_markup() -> None:
    figure = partner_map([one("CHN", 1, HOSTILE), one("USA", 1, HOSTILE)], WORDS, [(1, HOSTILE)])
    text = json.dumps(figure)
    assert "<img" not in text
    assert "<script" not in text
    assert "%{x}" not in text


def test_nothing_is_nothing() -> None:
    figure = partner_map([one("CHN", 0)], WORDS, [(1, "$1")])
    assert figure["data"][0]["x"] == []


def test_the_figure_is_light_and_needs_no_geography() -> None:
    figure = mapped(EURASIA)
    text = json.dumps(figure, allow_nan=False)
    assert len(text) < 90_000
    assert {trace["type"] for trace in figure["data"]} == {"scatter"}
    assert "geo" not in figure["layout"]
    assert go.Figure(figure).layout.height == figure["layout"]["height"]


def test_paths_are_whole_steps() -> None:
    paths = [s["path"] for s in mapped(EURASIA)["layout"]["shapes"] if s["type"] == "path"]
    assert len(paths) == 4
    assert all(re.fullmatch(r"(M(-?\d+,-?\d+)(L-?\d+,-?\d+)*Z?)+", path) for path in paths)


def test_dark_has_a_tone_for_every_tone() -> None:
    assert len(TO_DARK) == 6
    assert TO_DARK[LIGHT.land] == DARK.land
