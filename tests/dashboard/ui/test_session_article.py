"""The article a reader brought: how much of it is taken, and where its rows go."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from lib.dashboard.ui import session_article
from lib.model import DataError

TEXT = "Exports of Kyrgyzstan to Russia reached $3 million in 2023, at 12:30."


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The session of one reader."""
    state: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def bring(text: str = TEXT) -> session_article.Own:
    session_article.bring("a.txt", text.encode())
    found = session_article.here()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("limit", "count", "rule"),
    [
        ("CHARACTERS", len(TEXT), f"it has {len(TEXT)} characters; this page reads up to"),
        ("FIGURES", 1, "it has 1 figures; this page shows articles of up to"),
        ("NUMBERS", 1, "it has 1 other numbers; this page shows articles of up to"),
    ],
)
def test_an_article_has_no_more_than_the_page_takes(
    limit: str, count: int, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_article, limit, count)
    assert len(bring().rows.observations) == 1
    session_article.put_away()
    monkeypatch.setattr(session_article, limit, count - 1)
    with pytest.raises(DataError, match=rule):
        session_article.bring("a.txt", TEXT.encode())
    assert session_article.here() is None


def test_a_long_interview_is_taken() -> None:
    assert (session_article.CHARACTERS, session_article.FIGURES, session_article.NUMBERS) >= (
        100_000,
        500,
        5_000,
    )


def test_what_cannot_be_read_leaves_the_article_that_was_there() -> None:
    first = bring()
    with pytest.raises(DataError):
        session_article.bring("a.exe", b"a")
    assert session_article.here() is first


def test_rows_replace_those_of_their_key_and_no_other_table_changes() -> None:
    shared = pd.DataFrame({"source_id": ["a"], "exact": ["x"]})
    assert session_article.laid_on("observations", shared) is shared, "nobody brought anything"
    found = bring()
    before = found.frames["observations"].assign(obs_value=1.0)
    laid = session_article.laid_on("observations", before)
    assert laid["obs_value"].tolist() == [3e6]
    other = before.assign(observation_id="other")
    assert session_article.laid_on("observations", other)["observation_id"].tolist() == [
        *("other", found.rows.observations[0].observation_id),
    ]
    assert session_article.laid_on("areas", shared) is shared
    assert session_article.laid_on("ties", shared) is shared, "there are none in it"


def test_a_fingerprint_is_of_the_rows() -> None:
    assert session_article.fingerprint() == ""
    first = bring().fingerprint
    assert session_article.fingerprint() == first != ""
    figure = session_article.here().rows.observations[0].observation_id  # type: ignore[union-attr]
    session_article.correct({figure: {"obs_value": 4e6}}, frozenset(), "me")
    assert session_article.fingerprint() != first
    session_article.correct({}, frozenset(), "me")
    assert session_article.fingerprint() == first
    session_article.put_away()
    assert session_article.fingerprint() == ""


def test_corrections_replace_those_made_before_and_details_keep_them() -> None:
    figure = bring().rows.observations[0].observation_id
    session_article.correct({figure: {"obs_value": 4e6}}, frozenset(), "me")
    session_article.correct({figure: {"unit": "t"}}, frozenset(), "me")
    found = session_article.here()
    assert found is not None
    assert found.rows.observations[0].obs_value == 3e6
    assert list(found.refused) == [figure]
    session_article.correct({}, frozenset({figure}), "me")
    taken: Mapping[str, pd.DataFrame] = session_article.here().frames  # type: ignore[union-attr]
    assert taken["observations"].empty and len(taken["rejections"]) == 2


@pytest.mark.parametrize("unit", ["$1 ", "5% ", "1 ", "123 ", "12 345 ", "1,2 ", "1-2-3-4 "])
def test_so_many_numbers_are_counted_before_anything_is_read(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_article, "guessed", None)
    monkeypatch.setattr(session_article, "addition", None)
    text = (unit * session_article.CHARACTERS)[: session_article.CHARACTERS]
    with pytest.raises(DataError, match=r"numbers in digits; this page reads articles of up to 5,"):
        session_article.bring("a.txt", text.encode())


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("$1.5 million and 1,476,200.5 km", 2),
        ("12 345 678 som, 1\u00a0200 t", 2),
        ("on 2.05.2020 at 14:06", 2),
        ("20 million 300 thousand", 2),
    ],
)
def test_a_number_is_counted_once(words: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_article, "FIGURES", count - 1)
    monkeypatch.setattr(session_article, "NUMBERS", 0)
    with pytest.raises(DataError, match=rf"it has {count} numbers in digits"):
        session_article.bring("a.txt", words.encode())


def test_the_size_of_an_article_is_that_of_its_text_and_rows() -> None:
    found = bring(TEXT * 50)
    rows = sum(int(frame.memory_usage(deep=True).sum()) for frame in found.frames.values())
    assert found.size >= rows + len(found.document.text) > 10_000
