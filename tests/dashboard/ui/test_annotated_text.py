"""The marked text: each figure in its words, no two alike, an article's words as data."""

import html
import re
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest
import streamlit as st

from lib.codelists import indicators
from lib.dashboard.ui import annotated_text, read_page
from lib.dashboard.ui.session_article import Own
from lib.dashboard.ui.style import marks
from lib.documents import Document
from lib.ingest import addition, described, guessed, put_right


@pytest.mark.parametrize("more", [0, 5, 30])
def test_no_two_indicators_are_marked_alike(more: int, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [*indicators(), *(f"new_{number}" for number in range(more))]
    monkeypatch.setattr("lib.dashboard.ui.style.indicators", lambda: listed)
    rule = r"mark\.of-(\w+) \{ --ink: (#\w{6}); text-decoration-style: (\w+); \}"
    found = {name: (ink, line) for name, ink, line in re.findall(rule, marks())}
    assert list(found) == listed
    assert len(set(found.values())) == len(found)


TEXT = (
    "Exports of Kyrgyzstan to Russia reached $3 million in 2023 and imports <b>$4 million</b>. "
    "At 12:30 the minister left; Kyrgyz migrants in Russia number 500,000."
)


def own(text: str = TEXT, *taken_out: int) -> Own:
    """An article in a session, with some of its figures taken out."""
    document = Document(text)
    read = addition(text, described(text, guessed(document, date(2024, 5, 1))))
    out = [read.observations[n].observation_id for n in taken_out]
    rows, _ = put_right(read, {}, out, "me")
    return cast(Own, SimpleNamespace(document=document, read=read, rows=rows))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(st, "html", found.append)
    return found


def test_each_figure_is_marked_with_its_number_and_reading(drawn: list[str]) -> None:
    annotated_text.article(own())
    (page,) = drawn
    marks = re.findall(r"<mark class='of-(\w+)' data-number='(\d)' title='([^']*)'>([^<]*)<", page)
    assert [(indicator, number, words) for indicator, number, _, words in marks] == [
        ("exports", "1", "$3 million"),
        ("imports", "2", "$4 million"),
        ("migrants", "3", "500,000"),
    ]
    assert html.unescape(marks[0][2]).replace("\N{NO-BREAK SPACE}", " ") == (
        "Read as: $3 million; exports, Kyrgyzstan with Russia; 2023."
    )
    refused = re.findall(r"<span class='refused' title='([^']*)'>([^<]*)<", page)
    assert refused == [("a time of day", "12:30")]
    without_marks = re.sub(r"<span class='unseen'>.*?</span>", "", page)
    assert html.unescape(re.sub(r"</?(mark|span|div)[^>]*>", "", without_marks)) == TEXT
    assert "<b>" not in page


def test_a_mark_says_what_was_left_open_and_by_which_rule(drawn: list[str]) -> None:
    annotated_text.article(
        own(
            "Russian exports to Russia now stand at $3 million. "
            "Trade of Kyrgyzstan with China grew 5% in 2023 against 2024."
        )
    )
    titles = [html.unescape(one) for one in re.findall(r"title='([^']*)'", drawn[0])]
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in titles] == [
        "Read as: $3 million; exports of Russia; partner left open: the words give the reporter "
        "itself; period left open: the words give one day, and this adds up over a time.",
        "Read as: ×1.05; trade turnover, Kyrgyzstan with China; 2023; base left open: the words "
        "give a time that does not end before the period begins.",
    ]


def test_what_is_taken_out_keeps_its_number_and_is_marked_as_not_taken(drawn: list[str]) -> None:
    found = own(TEXT, 1)
    assert list(annotated_text.numbered(found).values()) == [1, 2, 3]
    annotated_text.article(found)
    assert re.findall(r"data-number='(\d)'", drawn[0]) == ["1", "3"]
    assert "'refused' title='read as a figure, and taken out by a person'>$4 million<" in drawn[0]


def test_a_legend_has_what_is_in_the_text_alone(drawn: list[str]) -> None:
    annotated_text.legend(own())
    annotated_text.legend(own("Exports of Kyrgyzstan to Russia reached $3 million in 2023."))
    assert re.findall(r"of-(\w+)", drawn[0]) == ["exports", "imports", "migrants"]
    assert "refused" in drawn[0]
    assert re.findall(r"of-(\w+)", drawn[1]) == ["exports"]
    assert "refused" not in drawn[1]


@pytest.mark.parametrize(("length", "long"), [(12_000, False), (12_001, True)])
def test_a_long_text_scrolls(length: int, long: bool, drawn: list[str]) -> None:
    annotated_text.article(own("a" * length))
    assert ("mv-article long' tabindex='0'" in drawn[0]) is long


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([(0, 5, 1), (5, 9, 2)], [(0, 5), (5, 9)]),
        ([(0, 5, 1), (4, 9, 2)], [(0, 5)]),
        ([(0, 5, None), (0, 3, 1)], [(0, 3)]),
        ([(0, 3, 1), (0, 5, 2)], [(0, 5)]),
        ([(4, 9, 2), (0, 5, None)], [(0, 5)]),
    ],
)
def test_of_two_marks_over_each_other_one_is_kept(
    spans: list[tuple[int, int, int | None]], kept: list[tuple[int, int]]
) -> None:
    marks = (annotated_text._Mark(start, end, "", number) for start, end, number in spans)
    assert [(one.start, one.end) for one in annotated_text._apart(marks)] == kept


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "A theatre opens in Osh.",
            "We read no figure and no tie of Kyrgyzstan’s in this article.",
        ),
        (
            "Exports of Kyrgyzstan to Russia reached $3 million in 2023.",
            "We read one figure.",
        ),
        (
            TEXT,
            "We read 3 figures. One other number we saw and did not take.",
        ),
    ],
)
def test_how_much_was_read_is_said(text: str, answer: str) -> None:
    assert read_page.answer(own(text)) == answer
