"""The article a reader brought: how much of it is taken, and where its rows go."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from lib.model import DataError
from lib.ui import own

TEXT = "Exports of Kyrgyzstan to Russia reached $3 million in 2023, at 12:30."


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The session of one reader."""
    state: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def bring(text: str = TEXT) -> own.Own:
    own.bring("a.txt", text.encode())
    found = own.here()
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
    monkeypatch.setattr(own, limit, count)
    assert len(bring().rows.observations) == 1
    own.put_away()
    monkeypatch.setattr(own, limit, count - 1)
    with pytest.raises(DataError, match=rule):
        own.bring("a.txt", TEXT.encode())
    assert own.here() is None


def test_a_long_interview_is_taken() -> None:
    assert (own.CHARACTERS, own.FIGURES, own.NUMBERS) >= (100_000, 500, 5_000)


def test_what_cannot_be_read_leaves_the_article_that_was_there() -> None:
    first = bring()
    with pytest.raises(DataError):
        own.bring("a.exe", b"a")
    assert own.here() is first


def test_rows_replace_those_of_their_key_and_no_other_table_changes() -> None:
    shared = pd.DataFrame({"source_id": ["a"], "exact": ["x"]})
    assert own.laid_on("observations", shared) is shared, "nobody brought anything"
    found = bring()
    before = found.frames["observations"].assign(obs_value=1.0)
    laid = own.laid_on("observations", before)
    assert laid["obs_value"].tolist() == [3e6]
    other = before.assign(observation_id="other")
    assert own.laid_on("observations", other)["observation_id"].tolist() == [
        *("other", found.rows.observations[0].observation_id),
    ]
    assert own.laid_on("areas", shared) is shared
    assert own.laid_on("ties", shared) is shared, "there are none in it"


def test_a_fingerprint_is_of_the_rows() -> None:
    assert own.fingerprint() == ""
    first = bring().fingerprint
    assert own.fingerprint() == first != ""
    figure = own.here().rows.observations[0].observation_id  # type: ignore[union-attr]
    own.correct({figure: {"obs_value": 4e6}}, frozenset(), "me")
    assert own.fingerprint() != first
    own.correct({}, frozenset(), "me")
    assert own.fingerprint() == first
    own.put_away()
    assert own.fingerprint() == ""


def test_corrections_replace_those_made_before_and_details_keep_them() -> None:
    figure = bring().rows.observations[0].observation_id
    own.correct({figure: {"obs_value": 4e6}}, frozenset(), "me")
    own.correct({figure: {"unit": "t"}}, frozenset(), "me")
    found = own.here()
    assert found is not None
    assert found.rows.observations[0].obs_value == 3e6
    assert list(found.refused) == [figure]
    own.correct({}, frozenset({figure}), "me")
    taken: Mapping[str, pd.DataFrame] = own.here().frames  # type: ignore[union-attr]
    assert taken["observations"].empty and len(taken["rejections"]) == 2


@pytest.mark.parametrize("unit", ["$1 ", "5% ", "1 ", "123 ", "12 345 ", "1,2 ", "1-2-3-4 "])
def test_so_many_numbers_are_counted_before_anything_is_read(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "guessed", None)
    monkeypatch.setattr(own, "addition", None)
    text = (unit * own.CHARACTERS)[: own.CHARACTERS]
    with pytest.raises(DataError, match=r"numbers in digits; this page reads articles of up to 5,"):
        own.bring("a.txt", text.encode())


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
    monkeypatch.setattr(own, "FIGURES", count - 1)
    monkeypatch.setattr(own, "NUMBERS", 0)
    with pytest.raises(DataError, match=rf"it has {count} numbers in digits"):
        own.bring("a.txt", words.encode())


def test_the_size_of_an_article_is_that_of_its_text_and_rows() -> None:
    found = bring(TEXT * 50)
    rows = sum(int(frame.memory_usage(deep=True).sum()) for frame in found.frames.values())
    assert found.size >= rows + len(found.document.text) > 10_000
