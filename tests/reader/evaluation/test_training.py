"""Weights learnt from what people have read: the same each time, and of what holds for new ones."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from lib.model import DataError
from lib.pipeline.__main__ import BAD_DATA, main
from lib.pipeline.flat_figures import read_passage
from lib.reader.evaluation import training
from lib.reader.evaluation.agreement import Figure
from lib.reader.evaluation.gold_standard import GoldPassage, read_gold
from lib.reader.evaluation.training import learn, left_out, written
from lib.reader.extraction.discourse.likelihood import PERIOD, SIDES, WHOLE, Weigher

PASSAGES = Path(__file__).parents[1] / "extraction/passages/en"
FILES = [PASSAGES / "coreference.toml", PASSAGES / "totals_and_parts.toml"]


def reader(passage: GoldPassage, weigh: Weigher) -> list[Figure]:
    return read_passage(passage, weigh).figures


def passages() -> list[GoldPassage]:
    return [one for one in read_gold(FILES) if one.figures is not None]


def wrong(passage: GoldPassage, weigh: Weigher) -> list[Figure]:
    """A reader that is wrong about imports, right about all else."""
    found = reader(passage, weigh)
    return [one | {"value": -1.0} if one["indicator"] == "imports" else one for one in found]


def test_the_same_texts_give_the_same_weights() -> None:
    first, second = learn(passages(), reader), learn(passages(), reader)
    assert json.dumps(first) == json.dumps(second)
    assert first.keys() == {PERIOD, SIDES, WHOLE}
    assert first[SIDES]["pair-of-rule"][""] > 0


def test_what_is_learnt_of_wrong_readings_lowers_confidence() -> None:
    found = left_out(passages(), wrong)
    sure = [confidence for confidence, right in found if right]
    unsure = [confidence for confidence, right in found if not right]
    assert len(sure) > 20 < len(unsure)
    assert sum(unsure) / len(unsure) < 0.5 < 0.7 < sum(sure) / len(sure)


def test_every_figure_that_is_read_is_weighed_by_what_others_taught() -> None:
    found = left_out(passages(), reader)
    assert len(found) == sum(len(read_passage(one).figures) for one in passages())
    assert all(0 <= confidence <= 1 for confidence, _ in found)


def test_no_text_is_read_by_weights_that_it_taught(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = learn(passages(), reader)
    taught: set[str] = set()
    read: list[str] = []

    def learning(others: Sequence[GoldPassage], _: object) -> object:
        taught.clear()
        taught.update(one.passage_id for one in others)
        return weights

    def reading(passage: GoldPassage, weigh: Weigher) -> list[Figure]:
        assert passage.passage_id not in taught
        read.append(passage.passage_id)
        return reader(passage, weigh)

    monkeypatch.setattr(training, "learn", learning)
    left_out(passages(), reading)
    assert sorted(read) == sorted(one.passage_id for one in passages())


def test_the_command_writes_weights_and_says_what_to_expect(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "weights.json"
    assert main(["learn", *map(str, FILES), "--out", str(out)]) == 0
    assert json.loads(out.read_text("utf-8")).keys() == {PERIOD, SIDES, WHOLE}
    assert capsys.readouterr().out.split()[:2] == ["from", "figures"]


def test_weights_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be written"):
        written({}, tmp_path / "no" / "weights.json")
    assert main(["learn", str(tmp_path / "none.toml")]) == BAD_DATA
