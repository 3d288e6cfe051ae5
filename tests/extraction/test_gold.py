"""The gold passages, language by language: a floor that may only rise.

They are not part of the repository; where they are not beside it this test is skipped. That
they are counted as the gold's own scorer counts is tested in `tests.pipeline.test_score`.
"""

import json
from pathlib import Path

import pytest

from lib.pipeline.score import score

FLOOR = {
    "en": {"span": 0.99, "value": 0.99, "full": 0.98},
    "ru": {"span": 0.99, "value": 0.99, "full": 0.95},
    "ky": {"span": 0.99, "value": 0.99, "full": 0.99},
}


@pytest.mark.parametrize("language", FLOOR)
def test_passages_are_read_as_well_as_ever(language: str, shared: Path, tmp_path: Path) -> None:
    lines = (shared / "gold/dev.jsonl").read_text("utf-8").splitlines()
    gold = tmp_path / "gold.jsonl"
    own = [line for line in lines if json.loads(line)["lang"] == language]
    gold.write_text("\n".join(own), "utf-8")
    scores = score([gold], None)
    floor = FLOOR[language]
    reached = {level: scores.tally(level).f1 for level in floor}
    assert all(reached[level] >= floor[level] for level in floor), reached
    assert not [one for one in scores.passages if one.predicted and not one.gold]
