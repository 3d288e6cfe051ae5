"""An article of one's own as a value: the text with marks, a card a figure, what was inferred."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
import streamlit as st

from lib.dashboard import views
from lib.dashboard.ui import session_article
from lib.dashboard.views.brought_article import PER_PAGE, apart
from lib.ingest import article_rows
from lib.model import (
    AnnotatedText,
    Annotation,
    Cards,
    Columns,
    Fold,
    OtherReadings,
    Page,
    Prose,
    Run,
    Slot,
    Table,
    Tables,
    Text,
    inside,
)
from tests.pages.test_read import EVERY_KIND, TEXT
from tests.unsure import extract_sure, extract_unsure

INFERRED = (
    "Asan Usonov: trade, 5 November 2024\n\n"
    "Imports of Kyrgyzstan from China reached about $5.4 billion in 2023. "
    "That is a third more than in 2022. At 12:30 the minister left."
)


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(article_rows, "extract", extract_sure)


def shown(text: str, shared: Tables, **choices: str) -> Page:
    """The page of an article that was brought as this text."""
    session_article.bring("a.txt", text.encode())
    return again(shared, **choices)


def again(shared: Tables, **choices: str) -> Page:
    """The page of the article that is in the session."""
    pairs = {"tab": "read", **choices}
    return views.shown(session_article.laid_on(shared), "articles", tuple(pairs.items())).page


def marks(page: Page) -> list[Annotation]:
    (text,) = (one for one in inside(page.blocks) if isinstance(one, AnnotatedText))
    return [one for one in text.stretches if isinstance(one, Annotation)]


def cards(page: Page) -> Cards:
    (found,) = (one for one in inside(page.blocks) if isinstance(one, Cards))
    return found


def words_of(text: Text) -> str:
    if isinstance(text, tuple):
        return "".join(map(words_of, text))
    return (text.text if isinstance(text, Run) else text).replace("\N{NO-BREAK SPACE}", " ")


def whole(page: Page) -> Iterator[str]:
    (text,) = (one for one in inside(page.blocks) if isinstance(one, AnnotatedText))
    for one in text.stretches:
        yield one if isinstance(one, str) else one.words


def test_the_text_is_whole_and_every_mark_leads_to_its_answer_and_back(shipped: Tables) -> None:
    page = shown(TEXT, shipped)
    assert "".join(whole(page)) == TEXT
    figures = [mark for mark in marks(page) if mark.kind == "figure"]
    assert [mark.key for mark in figures] == ["mark-1", "mark-2", "mark-3"]
    assert [mark.address for mark in figures] == ["#figure-1", "#figure-2", "#figure-3"]
    assert [(card.key, card.address) for card in cards(page).cards] == [
        (f"figure-{n}", f"#mark-{n}") for n in (1, 2, 3)
    ]
    unused = [mark for mark in marks(page) if mark.kind == "unused"]
    (table,) = (one for one in inside(page.blocks) if isinstance(one, Table))
    assert [mark.address for mark in unused] == [f"#{row[0].key}" for row in table.body]  # type: ignore[union-attr]
    assert [row[0].address for row in table.body] == [f"#{mark.key}" for mark in unused]  # type: ignore[union-attr]
    assert unused[-1].words == "3" and "a date or part of one" in unused[-1].spoken


@pytest.mark.parametrize(
    ("text", "language", "subject"),
    [
        (
            "Remittances were equal to 32.6 percent of Kyrgyzstan's GDP in 2021.",
            "en",
            "remittances as a share of GDP",
        ),
        (
            "В 2021 году денежные переводы составили 32,6 процента ВВП Кыргызстана.",
            "ru",
            "отношение переводов к ВВП",
        ),
        (
            "Акча которуулар 2021-жылы Кыргызстандын ИДПсынын 32,6 пайызын түздү.",
            "ky",
            "акча которуулардын ИДПга катышы",
        ),
    ],
)
def test_a_share_of_gdp_meets_those_on_record(
    text: str, language: str, subject: str, shipped: Tables
) -> None:
    (card,) = cards(shown(text, shipped, lang=language)).cards
    said = [words_of(line) for line in (*card.lines, card.about)]
    assert "32" in said[0] and any(subject.lower() in line.lower() for line in said), said
    assert card.chip == {"en": "agrees", "ru": "сходится", "ky": "дал келет"}[language]


def test_the_verdict_is_on_the_mark_and_on_the_card(shipped: Tables) -> None:
    page = shown(EVERY_KIND, shipped)
    for mark, card in zip(
        [mark for mark in marks(page) if mark.kind == "figure"], cards(page).cards, strict=True
    ):
        assert mark.label == f"{mark.key.removeprefix('mark-')} · {card.chip}"
        assert card.chip in (
            *("agrees", "later figures agree", "rounds to the same", "left open"),
            *("no figure agrees", "nothing comparable"),
        )
        assert words_of(card.lines[0]).endswith(".") and len(words_of(card.lines[0]).split()) <= 40
        nothing = words_of(card.lines[0]).startswith(("The record has", "The words", "No printed"))
        assert (card.chip == "nothing comparable") == nothing
        assert words_of(card.about).startswith("Read as ")


def test_a_chip_follows_the_verdict(shipped: Tables) -> None:
    said = {
        "Trade of Kyrgyzstan with China came to $5.43 billion in 2023.": "agrees",
        "Trade of Kyrgyzstan with China came to more than $60 billion in 2023.": "no figure agrees",
        "Trade of Kyrgyzstan with Tuvalu came to $5 billion in 2023.": "nothing comparable",
    }
    for line, chip in said.items():
        page = shown(f"Trade, 5 November 2024\n\n{line}", shipped)
        assert [card.chip for card in cards(page).cards] == [chip], line


def test_what_was_inferred_is_on_the_mark_in_words_and_explained_on_the_card(
    shipped: Tables,
) -> None:
    page = shown(INFERRED, shipped)
    first, second = (mark for mark in marks(page) if mark.kind == "figure")
    assert first.doubt == "" and second.doubt == "mostly inferred"
    sure, inferred = cards(page).cards
    assert not any("Inferred" in words_of(line) for line in sure.lines)
    (line,) = (words_of(line) for line in inferred.lines if "Inferred" in words_of(line))
    assert "partner China, from an earlier sentence" in line
    assert "what is counted imports" in line
    (text,) = (one for one in inside(page.blocks) if isinstance(one, AnnotatedText))
    assert [words_of(one.words) for one in text.legend] == [
        "as the words say",
        "dashed: unsure, partly inferred or not stated",
        "a number not used",
    ]


def test_a_correction_takes_the_doubt_away_and_a_refused_one_is_said(shipped: Tables) -> None:
    shown(INFERRED, shipped)
    article = session_article.here()
    assert article is not None
    name = article.rows.observations[1].observation_id
    before = session_article.shown(article).inferences[name]
    session_article.correct({name: {"partner": "KAZ", "unit": "persons"}}, frozenset(), "me")
    article = session_article.here()
    assert article is not None
    now = session_article.shown(article)
    assert {d.column for d in before} - {d.column for d in now.inferences[name]} == {"partner"}
    assert [(r.number, r.column) for r in now.refusals] == [(2, "unit")]
    assert now.refusals[0].rule


def readings(page: Page) -> list[OtherReadings]:
    return [one for one in inside(page.blocks) if isinstance(one, OtherReadings)]


def test_an_unsure_figure_has_its_other_readings_below_its_card_and_takes_one_back(
    shipped: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert readings(shown(TEXT, shipped)) == []
    monkeypatch.setattr(article_rows, "extract", extract_unsure)
    page = shown(f"{INFERRED} Exports to Russia rose to $3 billion in 2023.", shipped)
    (columns,) = (one for one in page.blocks if isinstance(one, Columns))
    kinds = [type(one) for one in columns.right]
    assert kinds == [Cards, *[OtherReadings] * 2] * 3
    assert [block.heading for block in columns.right if isinstance(block, Cards)] == [
        *("What the record says", "", ""),
    ]
    time, sides, *_ = readings(page)
    assert (time.key, sides.key, time.chosen, sides.chosen) == ("1-period", "1-sides", 0, 0)
    assert [option.label for option in time.options] == [
        "2023 (as read)",
        "2022",
        "no period given",
    ]
    assert [option.label for option in sides.options] == [
        "Kyrgyzstan’s imports from China (as read)",
        "Kyrgyzstan’s imports from Kazakhstan",
    ]
    first = next(mark for mark in marks(page) if mark.kind == "figure")
    assert first.doubt == "unsure"
    card = next(one for one in columns.right if isinstance(one, Cards)).cards[0]
    assert card.is_doubted and card.doubt == "unsure"

    session_article.correct({sides.figure: dict(sides.options[1].cells)}, frozenset(), "me")
    page = again(shipped)
    time, sides, *_ = readings(page)
    assert (time.chosen, sides.chosen) == (0, 1)
    assert "imports from Kazakhstan" in words_of(
        next(one for one in inside(page.blocks) if isinstance(one, Cards)).cards[0].about
    )
    assert next(mark for mark in marks(page) if mark.kind == "figure").doubt == ""
    session_article.correct({sides.figure: {"period_start": "2021-01-01"}}, frozenset(), "me")
    assert [one.chosen for one in readings(again(shipped))][:2] == [None, 0]
    session_article.correct({}, frozenset(), "me")
    assert [one.chosen for one in readings(again(shipped))][:2] == [0, 0]
    session_article.correct({}, frozenset({sides.figure}), "me")
    assert sides.figure not in {one.figure for one in readings(again(shipped))}


def test_a_figure_that_is_taken_out_keeps_its_number(shipped: Tables) -> None:
    shown(TEXT, shipped)
    article = session_article.here()
    assert article is not None
    out = frozenset({article.rows.observations[0].observation_id})
    session_article.correct({}, out, "me")
    page = again(shipped)
    assert [card.key for card in cards(page).cards] == ["figure-2", "figure-3"]
    assert any("taken out by a person" in mark.spoken for mark in marks(page))


def test_answers_come_before_corrections_and_details(shipped: Tables) -> None:
    page = shown(TEXT, shipped)
    kinds = [one.name if isinstance(one, Slot) else type(one).__name__ for one in page.blocks]
    assert kinds.index(Columns.__name__) < kinds.index(Fold.__name__)
    assert kinds[-3:] == ["article_corrections", "article_details", "article_keep"]
    nothing = shown("A theatre opens in Osh.", shipped)
    slots = [one.name for one in nothing.blocks if isinstance(one, Slot)]
    assert slots == ["article_put_away", "article_details", "article_keep"]


@pytest.mark.parametrize("count", [PER_PAGE, PER_PAGE + 1])
def test_some_figures_are_compared_at_a_time_and_all_are_marked(
    count: int, shipped: Tables
) -> None:
    lines = (
        f"Trade of Kyrgyzstan with Russia was ${n + 2} million in 2022. " for n in range(count)
    )
    page = shown("".join(lines), shipped)
    figures = [mark for mark in marks(page) if mark.kind == "figure"]
    assert len(figures) == count and len(cards(page).cards) == PER_PAGE
    assert figures[PER_PAGE - 1].address == f"#figure-{PER_PAGE}"
    if count > PER_PAGE:
        last = figures[-1]
        assert last.address == f"/articles?page=2&tab=read#figure-{count}"
        assert last.label == str(count)
        second = again(shipped, page="2")
        assert [card.key for card in cards(second).cards] == [f"figure-{count}"]


def test_whom_other_pages_leave_out_is_said(shipped: Tables) -> None:
    page = shown(TEXT.replace("Russia", "Tuvalu"), shipped)
    (note,) = (one for one in page.blocks if isinstance(one, Prose))
    assert words_of(note.paragraphs[0]).startswith("2 figures are about Tuvalu, which cannot be")
    page = shown(TEXT.replace("Russia", "China"), shipped)
    (note,) = (one for one in page.blocks if isinstance(one, Prose))
    assert words_of(note.paragraphs[0]).endswith("leave them out. Choose them as well")
    assert not any(isinstance(one, Prose) for one in shown(TEXT, shipped).blocks)


def test_other_pages_say_that_it_is_shown_with_the_rest(shipped: Tables) -> None:
    session_article.bring("a.txt", TEXT.encode())
    tables = session_article.laid_on(shipped)
    for name in ("overview", "claims", "data", "articles"):
        notice = views.shown(tables, name, (("partner", "CHN"),)).page.notices[0]
        assert "are shown with the rest on this visit" in words_of(notice)
        assert isinstance(notice, tuple) and isinstance(notice[-1], Run)
        assert notice[-1].address == "/articles?partner=CHN&tab=read"
    assert "visit" not in str(views.shown(shipped, "claims", ()).page.notices)


def test_two_visits_share_no_page(shipped: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = shown(TEXT, shipped)
    monkeypatch.setattr(st, "session_state", {})
    other = shown(INFERRED, shipped)
    nobody = views.shown(shipped, "articles", (("tab", "read"),)).page
    assert len({mine.heading, other.heading, nobody.heading}) == 3


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([(0, 5, "figure"), (5, 9, "figure")], [(0, 5), (5, 9)]),
        ([(0, 5, "figure"), (4, 9, "figure")], [(0, 5)]),
        ([(0, 5, "unused"), (0, 3, "figure")], [(0, 3)]),
        ([(0, 3, "figure"), (0, 5, "figure")], [(0, 5)]),
        ([(4, 9, "figure"), (0, 5, "unused")], [(0, 5)]),
    ],
)
def test_of_two_marks_over_each_other_one_is_kept(
    spans: list[tuple[int, int, str]], kept: list[tuple[int, int]]
) -> None:
    mark = Annotation("", "", None, "")
    found = apart([(start, end, replace(mark, kind=kind)) for start, end, kind in spans])
    assert [(start, end) for start, end, _ in found] == kept


def test_no_sentence_has_a_gap(shipped: Tables) -> None:
    for text in (TEXT, EVERY_KIND, INFERRED):
        page = shown(text, shipped)
        for card in cards(page).cards:
            for line in (card.about, *map(words_of, card.lines)):
                assert not re.search(r"[{}]|\bnan\b|  ", line), line
