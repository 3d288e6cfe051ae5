"""Whole articles: each figure, tie and refused number with every field, and nothing else.

Our own are read always. The text of the registered article is not part of the repository; where
it is not beside it, it alone is skipped.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest

from lib.ingest import Normalised
from lib.ingest.normalise import normalise
from lib.model import Observation
from lib.reader.extraction import extract
from tests.articles import NAMES, REAL, Told, told

FIELDS = (
    "indicator", "measure", "reporter", "reporter_scope", "partner", "partner_scope", "unit",
    "bound", "period_start", "period_end", "base_period_start", "base_period_end",
)  # fmt: skip
SPOKEN_THROUGHOUT = ("herald-2024-11-21", REAL)
"""Articles of which every figure and tie is the speaker's."""
REFUSED_IN_THE_REAL_ONE = [
    {"exact": "14:06", "reason": "time_of_day"},
    {"exact": "16", "reason": "date"},
    {"exact": "2024", "reason": "date"},
]
"""The shared gold has none."""

Rows = list[Mapping[str, Any]]


@pytest.fixture(scope="module", params=[*NAMES, REAL])
def article(request: pytest.FixtureRequest) -> Told:
    if request.param == REAL:
        request.getfixturevalue("shared")
    return told(request.param)


@pytest.fixture(scope="module")
def rows(article: Told) -> Normalised:
    return read(article)


def read(article: Told) -> Normalised:
    found = extract(article.text, article.article)
    return normalise(found, article.text, article.article)


def figures(rows: Normalised) -> Rows:
    words = {row.quotation_id: row for row in rows.quotations}
    return [
        {
            "exact": words[row.observation_id].exact,
            "start": words[row.observation_id].start,
            "end": words[row.observation_id].end,
            "value": row.obs_value,
            **{field: _plain(row, field) for field in FIELDS},
        }
        for row in rows.observations
    ]


def ties(rows: Normalised) -> Rows:
    words = {row.quotation_id: row for row in rows.quotations}
    return [
        {
            "tie": f"{tie.kind}:{tie.subject}" if tie.subject else tie.kind,
            "reporter": tie.reporter,
            "reporter_scope": tie.reporter_scope,
            "partner": tie.partner,
            "partner_scope": tie.partner_scope,
            "exact": words[tie.quotation_id].exact,
            "start": words[tie.quotation_id].start,
            "end": words[tie.quotation_id].end,
        }
        for tie in rows.ties
    ]


def rejections(rows: Normalised) -> Rows:
    return [
        {"exact": row.exact, "start": row.start, "end": row.end, "reason": row.reason}
        for row in rows.rejections
    ]


READ = {"figures": figures, "ties": ties, "rejections": rejections}


def test_every_figure_has_every_field(article: Told, rows: Normalised) -> None:
    assert elsewhere(figures(rows), article) == as_received(article.said("figures"), article)


def test_every_tie_has_every_field(article: Told, rows: Normalised) -> None:
    assert elsewhere(ties(rows), article) == as_received(article.said("ties"), article)


def test_every_other_number_is_refused_with_its_reason(article: Told, rows: Normalised) -> None:
    found = elsewhere(rejections(rows), article)
    if article.article.article_id == REAL:
        found = [{key: row[key] for key in ("exact", "reason")} for row in found]
        assert found == REFUSED_IN_THE_REAL_ONE
    else:
        assert found == article.said("rejections")


def test_words_are_the_speakers_or_the_authors(article: Told, rows: Normalised) -> None:
    speakers = {row.speaker for row in rows.quotations}
    if article.article.article_id in SPOKEN_THROUGHOUT:
        assert speakers == {article.article.speaker}
    else:
        assert speakers == {article.article.speaker, None}


MISREAD = [
    pytest.param(
        name,
        kind,
        one,
        id=f"{name}-{one['exact']}",
        marks=pytest.mark.xfail(strict=True, reason=one["fails"], raises=AssertionError),
    )
    for name in NAMES
    for kind in READ
    for one in told(name).said(kind, misread=True)
]


@pytest.mark.parametrize(("name", "kind", "one"), MISREAD)
def test_what_is_misread_for_now(name: str, kind: str, one: Mapping[str, Any]) -> None:
    wanted = {key: value for key, value in one.items() if key != "fails"}
    assert wanted in READ[kind](read(told(name)))


def elsewhere(found: Rows, article: Told) -> Rows:
    """What was read, but for the words of which it is known that they are misread."""
    misread = [
        range(one["start"], one["end"]) for kind in READ for one in article.said(kind, misread=True)
    ]
    return [row for row in found if not _meets(range(row["start"], row["end"]), misread)]


def as_received(gold: Rows, article: Told) -> Rows:
    """The gold with its words as received: the shared gold writes no-break spaces as spaces."""
    found = []
    for one in gold:
        exact = article.text[one["start"] : one["end"]]
        assert exact.replace("\u00a0", " ") == one["exact"].replace("\u00a0", " ")
        found.append({**one, "exact": exact})
    return found


def _meets(words: range, others: Iterable[range]) -> bool:
    return any(words.start < other.stop and other.start < words.stop for other in others)


def _plain(row: Observation, field: str) -> str | None:
    value = getattr(row, field)
    return value.isoformat() if isinstance(value, date) else value
