"""The English gold passages, scored as the gold's own scorer does: a floor that may only rise.

They are not part of the repository; where they are not beside it this test is skipped.
"""

import importlib.util
import json
from datetime import date
from pathlib import Path
from typing import Any

from lib.extraction import extract
from lib.extraction.passage import passage
from lib.model import Article
from lib.normalisation import normalise

FLOOR = {"span": 0.99, "value": 0.99, "full": 0.98}


def test_english_passages_are_read_as_well_as_ever(shared: Path) -> None:
    lines = (shared / "gold/dev.jsonl").read_text("utf-8").splitlines()
    passages = [record for line in lines if (record := json.loads(line))["lang"] == "en"]
    gold = {record["id"]: record for record in passages}
    predicted = {
        record["id"]: {"id": record["id"], "figures": _read(record)} for record in passages
    }
    scores = _scorer(shared).score(gold, predicted)[0]
    reached = {level: scores["levels"][level]["f1"] for level in FLOOR}
    assert all(reached[level] >= floor for level, floor in FLOOR.items()), reached
    assert scores["no_figure"]["false_positives"] == 0


def _scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", shared / "gold/score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _area_of(speaker: str, language: str) -> str:
    """The first area in "Name, role": whom the speaker speaks for; a registered article says it."""
    sentences = passage(speaker, language).sentences
    return next((mark.code for sentence in sentences for mark in sentence.of("area")), "")


def _read(record: dict[str, Any]) -> list[dict[str, Any]]:
    speaker = record.get("speaker", "")
    article = Article(
        article_id=record["id"],
        title="",
        publisher="",
        author="",
        url="",
        published=date.fromisoformat(record["published"]),
        language=record["lang"],
        speaker=speaker,
        speaker_area=_area_of(speaker, record["lang"]),
        sha256="",
        terms="",
    )
    rows = normalise(extract(record["text"], article), record["text"], article)
    words = {row.quotation_id: row for row in rows.quotations}
    return [
        {
            "start": words[row.observation_id].start,
            "end": words[row.observation_id].end,
            "value": row.obs_value,
            "period_start": row.period_start and row.period_start.isoformat(),
            "period_end": row.period_end and row.period_end.isoformat(),
            **{
                name: getattr(row, name)
                for name in (
                    "unit", "bound", "indicator", "measure",
                    "reporter", "reporter_scope", "partner", "partner_scope",
                )
            },
        }
        for row in rows.observations
    ]  # fmt: skip
