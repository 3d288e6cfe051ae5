"""A gold standard through the command line: what is read of it, and how it is counted."""

import importlib.util
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from lib.pipeline.__main__ import BAD_DATA, main
from lib.pipeline.flat_figures import read_passage
from lib.reader.evaluation.agreement import LEVELS, Figure, matched
from lib.reader.evaluation.gold_standard import read_gold
from lib.reader.evaluation.score import Scores, Tally, score
from tests.articles import told

TEXT = "In 2023 Fiji's exports to Peru rose by 5% to $2 billion; imports were €1 billion."


def read_score(gold: list[Path], out: Path | None) -> Scores:
    return score(gold, out, lambda one: read_passage(one).figures)


def figure(words: str, value: float, unit: str, **fields: object) -> Figure:
    start = TEXT.index(words)
    return {
        **{"start": start, "end": start + len(words), "indicator": "exports", "measure": "level"},
        **{"reporter": "FJI", "reporter_scope": "whole", "partner": "PER"},
        **{"partner_scope": "whole", "value": value, "unit": unit, "bound": "exact"},
        **{"period_start": "2023-01-01", "period_end": "2023-12-31"},
        **fields,
    }


GROWTH = figure("5%", 1.05, "ratio", measure="growth")
EXPORTS = figure("$2 billion", 2e9, "USD")
IMPORTS = figure("€1 billion", 1e9, "EUR", indicator="imports")


TOML = f"""
lang = "en"
published = 2024-01-02
[[passage]]
text = "{TEXT}"
figures = [
{{ exact = "$2 billion", indicator = "exports", reporter = "FJI", partner = "PER", value = 2e9, unit = "USD", period = "2023" }},
]
"""  # noqa: E501


def passage(**fields: object) -> dict[str, object]:
    whole = [GROWTH, EXPORTS, IMPORTS]
    return {"id": "one", "lang": "en", "published": "2024-01-02", "text": TEXT} | {
        "figures": whole,
        **fields,
    }


def written(path: Path, *passages: object) -> Path:
    path.write_text("\n".join(map(json.dumps, passages)) + "\n", "utf-8")
    return path


def agreed(scores: Scores) -> dict[str, tuple[int, int, int]]:
    tallies = {level: scores.tally(level) for level in LEVELS}
    return {level: (t.agreed, t.predicted, t.gold) for level, t in tallies.items()}


def test_what_agrees_is_counted_by_level(tmp_path: Path) -> None:
    wrong = [GROWTH | {"value": 1.06}, EXPORTS | {"reporter": "PER"}, IMPORTS]
    gold = written(tmp_path / "gold.jsonl", passage(figures=wrong))
    assert agreed(read_score([gold], None)) == {
        "span": (3, 3, 3),
        "value": (2, 3, 3),
        "full": (1, 3, 3),
    }


def test_figures_where_there_are_none_are_counted_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = written(tmp_path / "gold.jsonl", passage(figures=[]), passage(id="two"))
    assert main(["score", str(gold)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["all", "span", "0.500", "1.000", "0.667", "3", "6", "3"]
    assert lines[-1] == "Passages without a figure: 1, 3 false figures in 1 of them"


def test_what_was_read_is_written_in_the_schema_of_the_gold(tmp_path: Path) -> None:
    """A reading of the passages that is then taken for gold agrees with itself in full."""
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    assert main(["score", str(written(gold, passage(figures=None))), "--out", str(out)]) == 0
    (read,) = map(json.loads, out.read_text("utf-8").splitlines())
    for one in read["figures"]:
        assert TEXT[one["start"] : one["end"]] == one["exact"]
    again = written(gold, passage(figures=read["figures"]))
    assert agreed(read_score([again], None))["full"] == (3, 3, 3)


def test_nothing_is_scored_without_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["score", str(written(tmp_path / "gold.jsonl", passage(figures=None)))])
    assert capsys.readouterr().out == "No passage has gold figures; nothing is scored.\n"


def test_the_speaker_and_the_day_are_read(tmp_path: Path) -> None:
    said = {"text": "Our trade with Peru was $3 billion last year.", "speaker": "X, envoy of Fiji"}
    out = tmp_path / "out.jsonl"
    read_score([written(tmp_path / "gold.jsonl", passage(figures=None, **said))], out)
    (one,) = json.loads(out.read_text("utf-8"))["figures"]
    assert (one["reporter"], one["partner"]) == ("FJI", "PER")
    assert (one["period_start"], one["period_end"]) == ("2023-01-01", "2023-12-31")


def test_a_pair_gives_way_where_the_other_has_another_choice() -> None:
    """The first figure may pair with both readings, the second with one of them alone."""
    wide, narrow = figure("5% to $2 billion", 1, "USD"), figure("$2 billion", 1, "USD")
    first = figure("5%", 1, "USD")
    for readings in ([narrow, first], [first, narrow]):
        assert matched([wide, narrow], readings, TEXT, "value") == 2
        assert matched([narrow, narrow], readings, TEXT, "value") == 1


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("{", "it is no JSON (Expecting property name enclosed in double quotes"),
        ("[" * 100_000, "it is no JSON ("),
        ("[]", "it is not a JSON object"),
        (passage(text=None), "text None is not a text"),
        (passage(lang="tlh"), "lang 'tlh' is not one of "),
        (passage(published="May"), "published 'May' is not a day (2024-10-16)"),
        (passage(speaker=3), "speaker 3 is not a text"),
        (passage(figures={}), "figures is not a list of objects"),
        (passage(figures=[GROWTH | {"start": 99}]), "start 99 and end "),
        (passage(figures=[GROWTH | {"value": "5"}]), "value '5' of a figure is not a number"),
        (passage(), "the id 'one' is there twice"),
    ],
)
def test_a_broken_line_is_named_with_its_rule(
    line: object, rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "gold.jsonl"
    broken = line if isinstance(line, str) else json.dumps(line)
    gold.write_text(f"{json.dumps(passage())}\n\n{broken}\n", "utf-8")
    assert main(["score", str(gold)]) == BAD_DATA
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{gold}, line 3: {rule}")
    assert said.err.count("\n") == 1


def test_a_file_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = written(tmp_path / "gold.jsonl", passage())
    assert main(["score", str(gold), "--out", str(tmp_path)]) == BAD_DATA
    assert capsys.readouterr().err == f"{tmp_path}: it cannot be written (Is a directory)\n"


@pytest.mark.parametrize(
    ("spoiled", "lost"),
    [
        ({}, ()),
        ({"value": 1.001}, ("value", "full")),
        ({"partner": "FJI"}, ("full",)),
        ({"value": 1.0001, "partner": "FJI"}, ("full",)),
        ({"bound": "up_to"}, ("value", "full")),
        ({"start": 0, "end": 1}, ("span", "value", "full")),
    ],
    ids=str,
)
def test_every_third_figure_of_an_article_is_spoiled(
    spoiled: Mapping[str, Any], lost: tuple[str, ...], tmp_path: Path
) -> None:
    """Its seven figures are read rightly; a value may be a five-thousandth off."""
    article = told("herald-2024-11-21")
    figures = [dict(one) for one in article.gold["figures"]]
    for one in figures[::3]:
        changed = {"value": one["value"] * spoiled["value"]} if "value" in spoiled else {}
        one |= {**spoiled, **changed}
    gold = {**article.gold, "text": article.text, "figures": figures}
    found = agreed(read_score([written(tmp_path / "gold.jsonl", gold)], None))
    assert found == {level: (4 if level in lost else 7, 7, 7) for level in LEVELS}


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda one: one,
        lambda one: one | {"value": one["value"] * 1.001},
        lambda one: one | {"value": one["value"] * 1.0001, "partner": "WLD"},
        lambda one: one | {"start": max(0, one["start"] - 40)},
        lambda one: one | {"bound": "exact", "period_end": None},
    ],
)
def test_we_count_as_the_gold_standard_s_own_scorer(
    spoiled: Callable[[Figure], Figure], shared: Path, tmp_path: Path
) -> None:
    """What we read, spoiled in many ways, is taken for gold; ours and theirs are equal."""
    lines = (shared / "gold/dev.jsonl").read_text("utf-8")
    passages = [json.loads(line) for line in lines.splitlines() if '"lang": "en"' in line]
    for one in passages:
        one["figures"] = [spoiled(f) if i % 3 else f for i, f in enumerate(one["figures"])]
    gold, out = written(tmp_path / "gold.jsonl", *passages), tmp_path / "out.jsonl"
    ours = read_score([gold], out)
    theirs = _scorer(shared)
    counted, _, _ = theirs.score(theirs.load(gold), theirs.load(out))
    for level in LEVELS:
        for language, their in (None, counted["levels"]), ("en", counted["by_lang"]["en"]):
            tally = ours.tally(level, language)
            assert (tally.agreed, tally.predicted, tally.gold) == tuple(
                their[level][name] for name in ("tp", "pred", "gold")
            )
            assert (tally.precision, tally.recall, tally.f1) == tuple(
                their[level][name] for name in ("p", "r", "f1")
            )


@pytest.mark.parametrize(
    ("agreed", "predicted", "gold", "precision", "recall", "f1"),
    [
        (0, 0, 0, 1.0, 1.0, 1.0),
        (0, 2, 0, 0.0, 0.0, 0.0),
        (0, 0, 2, 0.0, 0.0, 0.0),
        (1, 2, 4, 0.5, 0.25, 1 / 3),
        (4, 4, 4, 1.0, 1.0, 1.0),
    ],
)
def test_nothing_read_of_nothing_is_perfect_and_anything_else_is_none(
    agreed: int, predicted: int, gold: int, precision: float, recall: float, f1: float
) -> None:
    tally = Tally(agreed, predicted, gold)
    found = (tally.precision, tally.recall, tally.f1)
    assert found == pytest.approx((precision, recall, f1))


def _scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", shared / "gold/score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_empty_lines_are_passed_over(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(f"\n{json.dumps(passage())}\n \n", "utf-8")
    assert [one.passage_id for one in read_gold([gold])] == ["one"]


def test_files_and_folders_are_scored_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both forms count; other files in a folder do not."""
    folder = tmp_path / "gold"
    (folder / "en").mkdir(parents=True)
    (folder / "README.md").write_text("no gold", "utf-8")
    (folder / "en/flows.toml").write_text(TOML, "utf-8")
    written(folder / "more.jsonl", passage(id="two"))
    alone = written(tmp_path / "alone.jsonl", passage(id="three", figures=[EXPORTS]))
    out = tmp_path / "out.jsonl"
    assert main(["score", str(folder), str(alone), "--out", str(out)]) == 0
    assert capsys.readouterr().out.splitlines()[3].split()[-3:] == ["5", "9", "5"]
    ids = [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()]
    assert ids == ["en/flows-1", "two", "three"]


def test_a_folder_without_gold_and_an_id_in_two_files_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["score", str(tmp_path / "empty")]) == BAD_DATA
    rule = "there is no file .toml or .jsonl in it"
    assert capsys.readouterr().err == f"{tmp_path / 'empty'}: {rule}\n"
    one, two = (written(tmp_path / name, passage()) for name in ("one.jsonl", "two.jsonl"))
    assert main(["score", str(one), str(two)]) == BAD_DATA
    assert capsys.readouterr().err == f"{two}, line 1: the id 'one' is there twice\n"
