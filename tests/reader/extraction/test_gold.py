"""Gold, language by language: a floor that may only rise.

Our own articles are scored always. The gold passages are not part of the repository; where they are
not beside it they are skipped. That they are counted as the gold's own scorer counts is tested in
`tests.reader.evaluation.test_score`.
"""

import json
from pathlib import Path

import pytest

from lib.model import SURE
from lib.pipeline.flat_figures import read_passage
from lib.reader.evaluation.agreement import is_right
from lib.reader.evaluation.gold_standard import read_gold
from lib.reader.evaluation.score import Scores, score
from tests.articles import NAMES, told

FLOOR = {
    "en": {"span": 0.99, "value": 0.99, "full": 0.98},
    "ru": {"span": 0.99, "value": 0.99, "full": 0.95},
    "ky": {"span": 0.99, "value": 0.99, "full": 0.99},
}


FLOOR_OF_OUR_OWN = {
    "en": {"span": 1.0, "value": 1.0, "full": 1.0},
    "ru": {"span": 1.0, "value": 1.0, "full": 1.0},
    "ky": {"span": 0.92, "value": 0.76, "full": 0.76},
}


ARTICLES = Path(__file__).parent / "articles"
"""Sixty articles of our own, 600 to 3,000 characters: half to tune on, half kept for this test."""

FLOOR_OF_ARTICLES = {
    ("tuned", "en"): {"span": 0.97, "value": 0.97, "full": 0.85},
    ("tuned", "ru"): {"span": 0.95, "value": 0.95, "full": 0.81},
    ("tuned", "ky"): {"span": 0.95, "value": 0.95, "full": 0.84},
    ("kept", "en"): {"span": 0.90, "value": 0.88, "full": 0.69},
    ("kept", "ru"): {"span": 0.96, "value": 0.92, "full": 0.79},
    ("kept", "ky"): {"span": 0.97, "value": 0.96, "full": 0.82},
}


@pytest.mark.parametrize(("half", "language"), FLOOR_OF_ARTICLES)
def test_articles_are_read_as_well_as_ever(half: str, language: str) -> None:
    folder = ARTICLES / half / language
    scores = score([folder], None, lambda one: read_passage(one).figures)
    assert_not_below(FLOOR_OF_ARTICLES[half, language], scores)
    assert len(scores.passages) == 10


def test_what_is_sure_is_likelier_right() -> None:
    """In articles that nothing was learnt from."""
    sure, unsure = [], []
    for passage in read_gold([ARTICLES / "kept"]):
        found = read_passage(passage)
        for figure, reading in zip(found.figures, found.rows.readings, strict=True):
            right = any(is_right(one, figure, passage.text) for one in passage.figures or ())
            (sure if reading.confidence >= SURE else unsure).append(right)
    assert len(sure) > 100 < len(unsure)
    assert sum(sure) / len(sure) > sum(unsure) / len(unsure) + 0.15


@pytest.mark.parametrize("language", FLOOR)
def test_passages_are_read_as_well_as_ever(language: str, shared: Path, tmp_path: Path) -> None:
    lines = (shared / "gold/dev.jsonl").read_text("utf-8").splitlines()
    own = [line for line in lines if json.loads(line)["lang"] == language]
    scores = scored(own, tmp_path)
    assert_not_below(FLOOR[language], scores)
    assert not [one for one in scores.passages if one.predicted and not one.gold]


@pytest.mark.parametrize("language", FLOOR_OF_OUR_OWN)
def test_our_own_articles_are_read_as_well_as_ever(language: str, tmp_path: Path) -> None:
    articles = [told(name) for name in NAMES]
    own = [one for one in articles if one.article.language == language]
    scores = scored([json.dumps({**one.gold, "text": one.text}) for one in own], tmp_path)
    assert_not_below(FLOOR_OF_OUR_OWN[language], scores)
    assert scores.tally("span").gold == sum(len(one.gold["figures"]) for one in own) > 5


def scored(lines: list[str], folder: Path) -> Scores:
    gold = folder / "gold.jsonl"
    gold.write_text("\n".join(lines), "utf-8")
    return score([gold], None, lambda one: read_passage(one).figures)


def assert_not_below(floor: dict[str, float], scores: Scores) -> None:
    reached = {level: scores.tally(level).f1 for level in floor}
    assert all(reached[level] >= floor[level] for level in floor), reached
