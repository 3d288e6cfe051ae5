"""Claims in brief and the grid, as HTML."""

import pytest

from lib.dashboard.markup import html_of
from lib.model import Card, Cards, LegendItem, Run, Strip, StripMark, Table


def _card(chip: str = "", strip: Strip | None = None) -> Card:
    return Card("exceeds <b>4</b>", "/claims?claim=a.1", "Trade", ("One.",), strip, None, chip)


def test_a_card_has_its_chip_and_words_escaped() -> None:
    body = html_of(Cards("Said", (_card("your article"), _card())))
    assert body.count("class='chip'") == 1
    assert "<span class='chip'>your article</span></h3>" in body
    assert "exceeds &lt;b&gt;4&lt;/b&gt;</a>" in body
    assert "mv-more" not in body


def test_more_cards_are_behind_a_link() -> None:
    body = html_of(Cards("Said", (_card(),), more=Run("All 9 claims", "/claims?partner=RUS")))
    assert "<p class='mv-more'><a href='/claims?partner=RUS'>All 9 claims</a></p>" in body


def test_a_claim_that_is_open_upwards_is_shaded_to_the_end() -> None:
    strip = Strip("said", 0.2, 0.5, "RUS", (StripMark(0.4, "hollow", "RUS"),), 0.8, 1)
    body = html_of(Cards("Said", (_card(strip=strip),)))
    assert "class='open' style='left:80.0%;right:0'" in body
    assert "class='range of-RUS' style='left:20.0%;width:30.0%'" in body
    assert "style='left:40.0%'><i class='mv-glyph hollow of-RUS'" in body


@pytest.mark.parametrize(
    ("opens", "style"),
    [
        (1, "class='open' style='left:80.0%;right:0'"),
        (-1, "class='open below' style='left:0;right:20.0%'"),
        (0, "class='said' style='left:80.0%'"),
    ],
)
def test_the_side_that_a_claim_leaves_open_is_shaded(opens: int, style: str) -> None:
    strip = Strip("said", 0.2, 0.5, "RUS", (), 0.8, opens)
    assert style in html_of(Cards("Said", (_card(strip=strip),)))


def test_a_range_of_one_figure_is_still_seen() -> None:
    strip = Strip("said", 0.4, 0.4, "RUS", (), 0.8, 1)
    assert "style='left:40.0%;width:0.5%'" in html_of(Cards("Said", (_card(strip=strip),)))


def test_what_the_marks_mean_is_said_once_before_the_cards() -> None:
    legend = (LegendItem("shade", "what was said"), LegendItem("diamond", "statement"))
    body = str(html_of(Cards("Said", (_card(), _card()), legend=legend)))
    assert body.count("mv-legend") == 1
    assert body.index("mv-glyph diamond") < body.index("<article")
    assert "mv-legend" not in html_of(Cards("Said", (_card(),)))


def test_a_cell_of_a_grid_names_its_column() -> None:
    head, body = ("", "Russia & co"), (("Goods", "oil"),)
    assert "<td data-column='Russia &amp; co'>oil</td>" in html_of(
        Table("Grid", head, body, kind="grid")
    )
    assert "data-column" not in html_of(Table("Other", head, body))
