"""What was said, as HTML: links, quotations, cells of the grid; an article's words are data."""

import html
import re
from datetime import date
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from lib.dashboard.ui import article_view
from lib.model import CONTEXT

FIGURE = {
    **{"kind": "figure", "id": "a#char=9,29", "claim": "a.9", "topic": "trade_level"},
    **{"exact": "more than $2 billion", "prefix": "it came to ", "suffix": ", he said"},
    **{"start": 9, "end": 29, "speaker": "A. Minister", "publisher": "The Herald"},
    **{"source_published": "2030-01-02", "source_title": "A talk", "source_id": "a"},
    **{"indicator": "trade_turnover", "measure": "level", "obs_value": 2e9, "unit": "USD"},
    **{"bound": "more_than", "reporter": "KGZ", "reporter_scope": "whole", "partner": "RUS"},
    **{"partner_scope": "whole", "period_start": None, "period_end": None, "perhaps": None},
    **{"valuation": "unstated", "product": None},
}
TIE = {
    **FIGURE,
    **{"kind": "tie", "claim": None, "topic": "goods", "tie_kind": "imports", "subject": "oil"},
    **{"exact": "buys oil"},
}
SILENCE = {"kind": "silence", "partner_scope": None, "perhaps": None}


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The HTML and the headings drawn, by a reader without an article of their own."""
    found: list[str] = []
    for name in ("html", "subheader", "markdown"):
        monkeypatch.setattr(st, name, lambda words, **_: found.append(words))
    monkeypatch.setattr(article_view.filters, "address", lambda: {"partner": "RUS,EU27"})
    monkeypatch.setattr(article_view.session_article, "here", lambda: None)
    return found


def words(drawn: list[str]) -> str:
    """What is read, without tags."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", " ".join(drawn)))).strip()


def links(drawn: list[str]) -> list[str]:
    return [html.unescape(link) for link in re.findall(r"href='([^']*)'", " ".join(drawn))]


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows, each with the side that is not Kyrgyzstan."""
    return pd.DataFrame([row | {"counterpart": _counterpart(row)} for row in rows])


def _counterpart(row: dict[str, Any]) -> str:
    return str(row["reporter"] if row["partner"] == "KGZ" else row["partner"])


@pytest.mark.parametrize("draw", [article_view.cards, article_view.quotations])
def test_a_figure_leads_to_what_the_record_says_of_it(draw: Any, drawn: list[str]) -> None:
    draw(frame(FIGURE), "a")
    assert links(drawn) == ["claims?claim=a.9&partner=RUS%2CEU27"]


def test_a_tie_leads_nowhere(drawn: list[str]) -> None:
    article_view.quotations(frame(TIE), "a")
    assert links(drawn) == []
    assert "Kyrgyzstan buys oil from Russia" in words(drawn)


@pytest.mark.parametrize("draw", [article_view.cards, article_view.quotations])
def test_beside_an_article_of_ones_own_no_link_ends_the_session(
    draw: Any, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_view.session_article, "here", lambda: object())
    draw(frame(FIGURE), "a")
    assert links(drawn) == []
    assert "more than $2 billion" in words(drawn)


def test_a_quotation_says_what_was_read_and_where_it_is(drawn: list[str]) -> None:
    article_view.quotations(frame(FIGURE), "a")
    assert words(drawn) == (
        "… it came to more than $2 billion , he said … "
        "Read as: more than $2 billion; trade turnover, Kyrgyzstan with Russia; no period given. "
        "A. Minister; The Herald, 2 January 2030; characters 9 to 29 of the text "
        "What the record says of it"
    )
    article_view.quotations(frame().head(0), "a")
    assert drawn[-1] == "Nothing of this kind is said about the chosen partners."


@pytest.mark.parametrize("speaker", [None, float("nan")])
def test_words_of_nobody_named_are_the_author_s(speaker: object, drawn: list[str]) -> None:
    article_view.cards(frame({**FIGURE, "speaker": speaker}), "a")
    assert "the article’s author; The Herald" in words(drawn)


def test_an_article_s_words_are_no_markup(drawn: list[str]) -> None:
    evil = "<b onclick='x'>&"
    row = {**FIGURE, "exact": evil, "prefix": evil, "suffix": evil, "speaker": evil}
    row |= {"publisher": evil, "source_title": evil, "claim": evil, "source_url": evil}
    row |= {"words": evil, "called": evil, "published": "2030-01-02", "reason_label": evil}
    article_view.cards(frame(row), "a")
    article_view.quotations(frame(row), "a")
    article_view.carried(frame(row))
    article_view.rejections(frame(row, {**row, "source_id": "b"}))
    article_view.beside(frame(row), frame(row))
    article_view.grid(frame(row), ("RUS",), 1)
    assert len(drawn) == 7, "a heading is among them"
    for markup in drawn:
        assert "<b onclick" not in markup and "'x'" not in markup


@pytest.mark.parametrize(
    ("length", "kept"),
    [(CONTEXT - 1, "rd and"), (CONTEXT, "and")],
)
def test_the_word_that_the_edge_of_a_context_cuts_is_left_out(
    length: int, kept: str, drawn: list[str]
) -> None:
    before = "rd and " + "x" * (length - 7)
    after = "".join(reversed(before))
    article_view.quotations(frame({**FIGURE, "prefix": before, "suffix": after}), "a")
    assert f"… {kept} xx" in words(drawn)
    assert f"xx {''.join(reversed(kept))} …" in words(drawn)


def test_a_context_without_a_gap_is_shown_as_it_is(drawn: list[str]) -> None:
    article_view.quotations(frame({**FIGURE, "prefix": "x" * CONTEXT, "suffix": ""}), "a")
    assert "… " + "x" * CONTEXT in words(drawn)


@pytest.mark.parametrize(("articles", "title"), [(1, ""), (2, ", A talk")])
def test_a_number_not_taken_names_its_article_where_there_are_several(
    articles: int, title: str, drawn: list[str]
) -> None:
    row = {**FIGURE, "reason_label": "a time of day"}
    article_view.rejections(frame(*({**row, "source_id": str(n)} for n in range(articles))))
    one = f"more than $2 billion a time of day characters 9 to 29 of the text{title}"
    assert words(drawn) == " ".join([one] * articles)


@pytest.mark.parametrize(
    ("url", "found"), [("https://x.example/a?b=1&c=2", True), (None, False), ("", False)]
)
def test_a_document_is_linked_where_it_has_an_address(
    url: str | None, found: bool, drawn: list[str]
) -> None:
    row = {**FIGURE, "words": "more than $2 billion", "called": "Trade turnover"}
    article_view.carried(frame({**row, "published": "2030-01", "source_url": url}))
    assert words(drawn) == ("more than $2 billion Trade turnover A. Minister, January 2030: A talk")
    assert links(drawn) == ([url] if found else [])


def of_trade(n: int, **changed: Any) -> dict[str, Any]:
    return {**FIGURE, "exact": f"${n} billion", "claim": f"a.{n}", **changed}


def test_beside_a_picture_is_what_was_said_of_the_trade_in_it(drawn: list[str]) -> None:
    record = {
        **{"observation_id": "r", "partner": "RUS", "reporter": "KGZ", "unit": "USD"},
        **{"indicator": "trade_turnover", "measure": "level", "obs_value": 3e9, "bound": "exact"},
        **{"period_start": date(2029, 1, 1), "period_end": date(2029, 12, 31)},
        **{"reporter_scope": "whole", "partner_scope": "whole", "valuation": "mixed"},
    }
    spoken = frame(
        *(of_trade(n) for n in range(1, 14)),
        of_trade(50, partner="CHN"),
        of_trade(51, reporter="EU27"),
        of_trade(52, topic="people"),
        {**TIE, "topic": "trade_level", "exact": "$53 billion"},
    )
    article_view.beside(spoken, frame(record))
    heading, body = drawn
    assert heading == "Beside the record: what was said"
    assert re.findall(r"\$(\d+) billion", body) == [str(n) for n in range(1, 13)]
    assert "Not drawn on the axis above: it and the record differ in" in words([body])
    assert len(links([body])) == 12
    drawn.clear()
    article_view.beside(spoken, frame({**record, "partner": "KAZ"}))
    assert drawn == []


def test_the_refusal_is_that_of_the_last_figure_drawn(drawn: list[str]) -> None:
    year = {"period_start": date(2029, 1, 1), "period_end": date(2029, 12, 31)}
    said_of_it = {**FIGURE, **year}
    other = {**said_of_it, "unit": "EUR"}
    article_view.beside(frame(said_of_it), frame(other, said_of_it))
    assert "It could stand on the axis above" in words(drawn)
    drawn.clear()
    article_view.beside(frame(said_of_it), frame(said_of_it, other))
    assert "differ in the unit." in words(drawn)


def grid(drawn: list[str], *rows: dict[str, Any], articles: int = 1) -> list[list[str]]:
    """The rows of a grid as words."""
    drawn.clear()
    article_view.grid(frame(*rows), tuple(dict.fromkeys(map(_counterpart, rows))), articles)
    return [
        [words([cell]) for cell in re.findall(r"<t[hd].*?</t[hd]>", line)]
        for line in re.findall(r"<tr>.*?</tr>", drawn[0])
    ]


def silent(topic: str, partner: str, **changed: Any) -> dict[str, Any]:
    return {**SILENCE, "topic": topic, "partner": partner, **changed}


@pytest.mark.parametrize(
    ("topic", "articles", "said_there"),
    [
        ("trade_level", 1, "no figure in the article"),
        ("trade_growth", 1, "no figure in the article"),
        ("people", 3, "no figure in any"),
        ("goods", 1, "nothing said"),
        ("routes", 3, "nothing said"),
    ],
)
def test_a_silence_says_of_what_there_is_none(
    topic: str, articles: int, said_there: str, drawn: list[str]
) -> None:
    head, line = grid(drawn, silent(topic, "RUS"), articles=articles)
    assert head == ["In the article" if articles == 1 else f"In {articles} articles", "Russia"]
    assert line[1] == said_there
    line = grid(drawn, silent(topic, "RUS", perhaps="a"), articles=articles)[1]
    assert line[1] == f"{said_there}; may be among those meant"


def test_a_cell_names_three_figures_each_once_and_counts_the_rest(drawn: list[str]) -> None:
    def cell(*values: str) -> str:
        figures = [{**FIGURE, "exact": value, "partner": "RUS"} for value in values]
        return grid(drawn, *figures)[1][1]

    assert cell("$1", "$2", "$3") == "$1, $2 and $3"
    assert cell("$1", "$2", "$3", "$4") == "$1, $2, $3 and one more"
    assert cell("$1", "$2", "$3", "$4", "$5") == "$1, $2, $3 and 2 more"
    assert cell("More than\n$1", "more than $1") == "More than $1"


def test_a_tie_is_brief_and_some_of_a_block_are_named(drawn: list[str]) -> None:
    assert grid(drawn, TIE)[1][1] == "oil"
    some = {**FIGURE, "partner": "EU27", "partner_scope": "some"}
    assert grid(drawn, some)[1][1] == "more than $2 billion some countries of the EU"


def test_of_more_than_five_partners_the_silent_ones_share_a_column(
    drawn: list[str],
) -> None:
    codes = ("RUS", "KAZ", "CHN", "TUR", "UZB", "USA")
    five = [silent("people", code) for code in codes[:5]]
    assert grid(drawn, *five)[0][1:] == ["Russia", "Kazakhstan", "China", "Türkiye", "Uzbekistan"]
    six = [*five, {**FIGURE, "topic": "people", "partner": "USA"}]
    head, line = grid(drawn, *six)
    assert head[1:] == ["United States", "5 others"]
    assert line[1:] == ["more than $2 billion", "no figure in the article"]
    six[0] |= {"perhaps": "a"}
    assert grid(drawn, *six)[1][2] == "no figure in the article; some may be among those meant"


MIRROR = {
    **FIGURE,
    **{"reporter": "EU27", "partner": "KGZ", "indicator": "imports", "unit": "EUR"},
    **{"exact": "86 million euros", "obs_value": 86e6, "bound": "exact"},
}
"""What the EU bought from Kyrgyzstan: Kyrgyzstan's trade, in the EU's books."""


def test_trade_that_the_partner_counts_is_in_its_column_as_its_own(drawn: list[str]) -> None:
    article_view.grid(frame(MIRROR), ("EU27",), 1)
    assert words(drawn).endswith("EU How much trade 86 million euros as the EU counts it")
    drawn.clear()
    own = {**FIGURE, "partner": "EU27"}
    article_view.grid(frame(MIRROR, own), ("EU27",), 1)
    both = "86 million euros (as the EU counts it) and more than $2 billion"
    assert words(drawn).endswith(both)
    drawn.clear()
    some = {**MIRROR, "reporter_scope": "some"}
    article_view.grid(frame(some), ("EU27",), 1)
    assert words(drawn).endswith("some countries of the EU, as the EU counts it")
    drawn.clear()
    people = {**MIRROR, "indicator": "migrants", "topic": "people"}
    article_view.grid(frame(people), ("EU27",), 1)
    assert "counts it" not in words(drawn)


def test_no_card_calls_the_partner_s_imports_kyrgyz_imports(drawn: list[str]) -> None:
    article_view.cards(frame(MIRROR), "a")
    assert "Imports, the EU with Kyrgyzstan, as the EU counts it" in words(drawn)
    drawn.clear()
    article_view.cards(frame({**FIGURE, "indicator": "imports"}), "a")
    assert "Imports, Kyrgyzstan with Russia no period" in words(drawn)


@pytest.mark.parametrize("side", ["reporter_scope", "partner_scope", None])
def test_each_or_all_is_left_open_only_where_some_are_meant(
    side: str | None, drawn: list[str]
) -> None:
    article_view.cards(frame({**FIGURE, **({side: "some"} if side else {})}), "a")
    assert ("each of those countries" in words(drawn)) == (side is not None)


def test_a_tie_from_the_other_side_is_said_in_full(drawn: list[str]) -> None:
    turned = {**TIE, "reporter": "RUS", "partner": "KGZ"}
    assert grid(drawn, turned)[1][1] == "oil Russia buys oil from Kyrgyzstan"
    assert "Kyrgyzstan buys oil from Russia and Russia" in grid(drawn, TIE, turned)[1][1]


def test_what_the_partner_counts_stands_beside_the_books_and_is_refused(drawn: list[str]) -> None:
    record = {**FIGURE, "partner": "EU27", "indicator": "imports"}
    article_view.beside(frame(MIRROR), frame(record))
    assert "differ in the unit, whose trade it is and the period" in words(drawn)
