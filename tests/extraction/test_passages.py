"""Passages of our own: every figure with every field, and nothing where there is no figure."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.extraction import extract
from lib.model import Article, Observation, Period, Scope
from lib.normalisation import normalise
from tests.extraction import passages, passages_ky, passages_ru
from tests.extraction.passages import Passage

BY_LANGUAGE = {"en": passages.PASSAGES, "ky": passages_ky.PASSAGES, "ru": passages_ru.PASSAGES}


def _rows() -> list[object]:
    return [
        pytest.param(
            language,
            one,
            id=one.text[:48],
            marks=[pytest.mark.xfail(strict=True, reason=one.fails)] if one.fails else [],
        )
        for language, listed in BY_LANGUAGE.items()
        for one in listed
    ]


@pytest.mark.parametrize(("language", "passage"), _rows())
def test_reads_every_figure(language: str, passage: Passage) -> None:
    assert figures(passage, language) == list(passage.figures)


def figures(passage: Passage, language: str) -> list[str]:
    """What is read from a passage, in the notation of `tests.extraction.passages`."""
    article = Article(
        article_id="own",
        title="",
        publisher="",
        author="",
        url="",
        published=passage.published,
        language=language,
        speaker=passage.speaker,
        speaker_area=passage.speaker_area,
        sha256="",
        terms="",
    )
    rows = normalise(extract(passage.text, article), passage.text, article)
    words = {row.quotation_id: row.exact for row in rows.quotations}
    return [_line(words[row.observation_id], row) for row in rows.observations]


def _line(words: str, row: Observation) -> str:
    parts = [
        words,
        f"{row.indicator} {row.measure.value}",
        f"{_area(row.reporter, row.reporter_scope)} {_area(row.partner, row.partner_scope)}",
        f"{row.obs_value:.12g} {row.unit} {row.bound.value}",
        _period(row.period_start, row.period_end),
    ]
    if row.measure.value in ("growth", "change"):
        parts.append(_period(row.base_period_start, row.base_period_end))
    return " | ".join(parts)


def _area(code: str | None, scope: Scope | None) -> str:
    return f"{code}{'*' if scope is Scope.SOME else ''}"


def _period(start: date | None, end: date | None) -> str:
    return Period(start, end).code if start and end else "-"


@pytest.mark.parametrize("language", BY_LANGUAGE)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_words_in_any_order_are_read(language: str, data: st.DataObject) -> None:
    words = sorted({word for one in BY_LANGUAGE[language] for word in one.text.split()})
    text = " ".join(data.draw(st.lists(st.sampled_from(words), max_size=40)))
    assert all(line.split(" | ")[0] in text for line in figures(Passage(text), language))
