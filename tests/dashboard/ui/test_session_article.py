"""The article a reader brought: how much of it is taken, and where its rows go."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from lib import ingest
from lib.dashboard.ui import session_article
from lib.model import DataError
from tests.small import ROWS, tables_of

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
    shared = tables_of()
    assert session_article.laid_on(shared) is shared, "nobody brought anything"
    (figure,) = bring().rows.observations
    laid = session_article.laid_on(shared)
    assert [row.observation_id for row in laid.observations] == [
        *(row.observation_id for row in shared.observations),
        figure.observation_id,
    ]
    assert laid.observation[figure.observation_id] == figure
    assert figure.source_id in laid.sources and shared.sources.keys() < laid.sources.keys()
    assert laid.ties == shared.ties, "there are none in it"
    assert (shared.brought, laid.brought) == (None, figure.source_id)
    assert laid.meanings == shared.meanings
    for name in ("areas", "ties"):
        assert laid.frame(name) is shared.frame(name)
    names = laid.frame("observations")["observation_id"]
    assert names.tolist() == [row.observation_id for row in laid.observations]
    before = {"observation_id": figure.observation_id, "obs_value": 1.0}
    other = tables_of(observations=[*ROWS["observations"], ROWS["observations"][0] | before])
    over = session_article.laid_on(other)
    assert over.observation[figure.observation_id].obs_value == 3e6
    assert over.frame("observations").iloc[-1]["obs_value"] == 3e6
    assert len(over.observations) == len(over.frame("observations")) == len(other.observations)


def test_the_tables_with_the_article_are_kept_until_either_changes() -> None:
    shared = tables_of()
    figure = bring().rows.observations[0].observation_id
    first = session_article.laid_on(shared)
    assert session_article.laid_on(shared) is first
    assert first.stamp != shared.stamp
    session_article.correct({figure: {"obs_value": 4e6}}, frozenset(), "me")
    corrected = session_article.laid_on(shared)
    assert corrected.stamp not in (first.stamp, shared.stamp)
    assert corrected.observation[figure].obs_value == 4e6
    session_article.correct({}, frozenset(), "me")
    assert session_article.laid_on(shared).stamp == first.stamp
    later = tables_of()
    assert session_article.laid_on(later).stamp != first.stamp
    session_article.put_away()
    assert session_article.laid_on(shared) is shared
    assert not st.session_state


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
    monkeypatch.setattr(ingest, "guessed", None)
    monkeypatch.setattr(ingest, "with_doubts", None)
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
