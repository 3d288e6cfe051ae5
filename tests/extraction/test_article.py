"""The article: its four figures and twelve ties with every field, and nothing else.

Its text is not part of the repository; where it is not beside it these tests are skipped, and
`test_passages` and `test_ties` stand on passages of our own.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.extraction import extract
from lib.model import Article, Observation, RejectionReason
from lib.normalisation import Normalised, normalise

SPEAKER = "Sadyr Japarov, President of Kyrgyzstan"
FIELDS = (
    "indicator", "measure", "reporter", "reporter_scope", "partner", "partner_scope", "unit",
    "bound", "period_start", "period_end", "base_period_start", "base_period_end",
)  # fmt: skip


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((shared / "gold/article.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def rows(shared: Path, gold: dict[str, Any]) -> Normalised:
    text = (shared / "article" / gold["source"]).read_bytes().decode()
    article = Article(
        article_id=gold["id"],
        title="",
        publisher="",
        author="",
        url="",
        published=date.fromisoformat(gold["published"]),
        language=gold["lang"],
        speaker=SPEAKER,
        speaker_area="KGZ",
        sha256=gold["sha256"],
        terms="",
    )
    return normalise(extract(text, article), text, article)


def test_every_figure_has_every_field(rows: Normalised, gold: dict[str, Any]) -> None:
    words = {row.quotation_id: row for row in rows.quotations}
    found = [
        {
            "exact": words[row.observation_id].exact,
            "start": words[row.observation_id].start,
            "end": words[row.observation_id].end,
            "value": row.obs_value,
            **{field: _plain(row, field) for field in FIELDS},
        }
        for row in rows.observations
    ]
    assert found == [{**figure, "exact": words_in(rows, figure)} for figure in gold["figures"]]


def test_every_tie_has_every_field(rows: Normalised, gold: dict[str, Any]) -> None:
    words = {row.quotation_id: row for row in rows.quotations}
    found = [
        {
            "tie": f"{tie.kind}:{tie.subject}" if tie.subject else tie.kind,
            "reporter": tie.reporter,
            "reporter_scope": tie.reporter_scope,
            "partner": tie.partner,
            "partner_scope": tie.partner_scope,
            "start": words[tie.quotation_id].start,
            "end": words[tie.quotation_id].end,
        }
        for tie in rows.ties
    ]
    wanted = [{k: v for k, v in tie.items() if k != "exact"} for tie in gold["ties"]]
    assert found == wanted


def test_every_other_number_is_refused_with_its_reason(rows: Normalised) -> None:
    assert [(row.exact, row.reason) for row in rows.rejections] == [
        ("14:06", RejectionReason.TIME_OF_DAY),
        ("16", RejectionReason.DATE),
        ("2024", RejectionReason.DATE),
    ]


def test_all_of_it_is_the_speakers(rows: Normalised) -> None:
    assert {row.speaker for row in rows.quotations} == {SPEAKER}


def words_in(rows: Normalised, figure: dict[str, Any]) -> str:
    """The words of a figure as received: the gold writes their no-break spaces as spaces."""
    exact = next(row.exact for row in rows.quotations if row.start == figure["start"])
    assert exact.replace("\u00a0", " ") == figure["exact"].replace("\u00a0", " ")
    return exact


def _plain(row: Observation, field: str) -> str | None:
    value = getattr(row, field)
    return value.isoformat() if isinstance(value, date) else value
