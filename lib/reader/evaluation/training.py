"""Learn how likely a reading is right, from texts that people have read.

Each figure that the reader finds and people have read is an example of three choices: its period,
its two sides, and whether all of it is right. The weights make what people read as likely as they
can without growing large (conditional log-linear models, an L2 penalty, L-BFGS). How likely the
whole figure is right follows from how likely its parts are; those are taken from weights that
were learnt without the text itself, a fifth of the texts at a time, so that it holds for new
ones. The same texts give the same weights: nothing is drawn at random. Small weights are left out.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from lib.files.local_files import keep
from lib.model import SURE
from lib.reader.evaluation.agreement import Figure, is_right
from lib.reader.evaluation.gold_standard import GoldPassage
from lib.reader.extraction.discourse import likelihood
from lib.reader.extraction.discourse.likelihood import (
    PERIOD,
    SIDES,
    WHOLE,
    Choice,
    Weigher,
    Weights,
    by_mark,
    softmax,
)
from lib.reader.extraction.text.legible import legible

Reader = Callable[[GoldPassage, Weigher], list[Figure]]
"""What reads a passage and lets a weigher hear every choice."""
Learnt = dict[str, dict[str, dict[str, float]]]

_PENALTY = {PERIOD: 4.0, SIDES: 4.0, WHOLE: 3.0}
"""What a large weight costs; found by leaving out a fifth at a time."""
_SMALLEST = 0.15
"""Weights nearer to nothing are left out."""
_FOLDS = 5
_LEVELS = (0.95, 0.9, SURE, 0.8, 0.7, 0.5)
_STEPS = 200
_ENOUGH = 1e-6
"""A step that betters less is the last."""


class Example(NamedTuple):
    """A choice and the candidate that is right."""

    choice: Choice
    right: int


def learn(passages: Sequence[GoldPassage], reader: Reader) -> Learnt:
    """The weights of all three choices."""
    heard = [list(_examples(one, reader, {})) for one in passages]
    learnt = _parts(heard)
    whole = [
        example for fold in range(_FOLDS) for example in _left_out(passages, heard, reader, fold)
    ]
    return {**learnt, WHOLE: _fitted(whole, _PENALTY[WHOLE])}


def written(learnt: Learnt, out: Path | None) -> None:
    """Write weights to `out`, or to where the reader looks for them."""
    place = out or Path(str(files(likelihood.__package__).joinpath("likelihood.json")))
    lines = json.dumps(learnt, ensure_ascii=False, indent=0, sort_keys=True)
    keep(str(place), place, f"{lines}\n")


def expected(passages: Sequence[GoldPassage], reader: Reader) -> list[str]:
    """How many figures are sure, and how many of those right, in texts not learnt from."""
    found = left_out(passages, reader)
    lines = [f"{'from':>6}{'figures':>9}{'of all':>8}{'right':>7}"]
    for least in _LEVELS:
        sure = [right for confidence, right in found if confidence >= least]
        parts = len(sure) / max(1, len(found)), sum(sure) / max(1, len(sure))
        lines.append(f"{least:6.2f}{len(sure):9}{parts[0]:8.3f}{parts[1]:7.3f}")
    return lines


def left_out(passages: Sequence[GoldPassage], reader: Reader) -> list[tuple[float, bool]]:
    """How sure each figure is read and whether it is right, by weights that were learnt from the
    other texts: what to expect of new ones.
    """
    found = []
    for fold in range(_FOLDS):
        others = [one for index, one in enumerate(passages) if index % _FOLDS != fold]
        learnt = learn(others, reader)
        for index in range(fold, len(passages), _FOLDS):
            for example in _examples(passages[index], reader, learnt):
                if example.choice.part == WHOLE:
                    sure = softmax(example.choice, by_mark(learnt[WHOLE], ()))[0]
                    found.append((sure, example.right == 0))
    return found


def _parts(heard: Sequence[Sequence[Example]]) -> Learnt:
    every = [example for one in heard for example in one]
    return {
        part: _fitted([one for one in every if one.choice.part == part], _PENALTY[part])
        for part in (PERIOD, SIDES)
    }


def _left_out(
    passages: Sequence[GoldPassage],
    heard: Sequence[Sequence[Example]],
    reader: Reader,
    fold: int,
) -> Iterator[Example]:
    """Whether each figure of a fifth of the texts is right, its parts weighed by the others."""
    learnt = _parts([one for index, one in enumerate(heard) if index % _FOLDS != fold])
    for index in range(fold, len(passages), _FOLDS):
        for example in _examples(passages[index], reader, learnt):
            if example.choice.part == WHOLE:
                yield example


def _examples(
    passage: GoldPassage, reader: Reader, learnt: Mapping[str, Weights]
) -> Iterator[Example]:
    """The choices of a passage that people have read."""
    choices: list[Choice] = []

    def listen(choice: Choice) -> Sequence[float]:
        choices.append(choice)
        return softmax(choice, by_mark(learnt.get(choice.part, {}), choice.marks))

    given = legible(passage.text)
    read = {figure["start"]: figure for figure in reader(passage, listen)}
    for choice in choices:
        start, _ = given.span(choice.start, choice.start + 1)
        gold = next(
            (one for one in passage.figures or () if one["start"] <= start < one["end"]), None
        )
        if choice.part == WHOLE:
            figure = read.get(start)
            if figure is not None:
                yield Example(choice, int(not (gold and is_right(gold, figure, passage.text))))
        elif gold is not None and (right := _right(choice, gold)) is not None:
            yield Example(choice, right)


def _right(choice: Choice, gold: Figure) -> int | None:
    """The candidate that people read; None where it is not among them, or the only one."""
    labels = [candidate.label for candidate in choice.candidates]
    if len(labels) < 2:
        return None
    if choice.part == PERIOD:
        first = gold.get("period_start")
        label = f"{first}..{gold['period_end']}" if first else "none"
        return labels.index(label) if label in labels else None
    reporter = f"{gold['reporter']}/{gold['reporter_scope']} "
    partner = f"{gold['partner']}/{gold['partner_scope']}" if gold.get("partner") else "none"
    if gold.get("partner_words"):
        fits = (i for i, label in enumerate(labels) if label.startswith(f"{reporter}~"))
        return next(fits, None)
    return labels.index(reporter + partner) if reporter + partner in labels else None


class _Problem:
    """Examples as arrays: a row a candidate, a column a pair of marks."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.names: dict[tuple[str, str], int] = {}
        rows: list[int] = []
        columns: list[int] = []
        owners: list[int] = []
        right: list[int] = []
        for number, (choice, chosen) in enumerate(examples):
            right.append(len(owners) + chosen)
            for candidate in choice.candidates:
                for mark in chain.from_iterable(candidate.marks):
                    for other in ("", *choice.marks):
                        rows.append(len(owners))
                        columns.append(self.names.setdefault((mark, other), len(self.names)))
                owners.append(number)
        self.rows, self.columns = np.array(rows, int), np.array(columns, int)
        self.owners, self.right = np.array(owners, int), np.array(right, int)

    def loss(self, weights: Any, penalty: float) -> tuple[float, Any]:
        """How unlikely the right candidates are, with the penalty, and the slope of that."""
        scores = np.bincount(self.rows, weights[self.columns], minlength=len(self.owners))
        highest = np.full(len(self.right), -np.inf)
        np.maximum.at(highest, self.owners, scores)
        exponents = np.exp(scores - highest[self.owners])
        likelihoods = exponents / np.bincount(self.owners, exponents)[self.owners]
        wrong = -float(np.sum(np.log(np.maximum(likelihoods[self.right], 1e-12))))
        likelihoods[self.right] -= 1
        slope = np.bincount(self.columns, likelihoods[self.rows], minlength=len(weights))
        return wrong + penalty / 2 * float(weights @ weights), slope + penalty * weights


def _fitted(examples: Sequence[Example], penalty: float) -> dict[str, dict[str, float]]:
    """The weights of least loss, by name, without the smallest."""
    problem = _Problem(examples)
    weights = np.zeros(len(problem.names))
    steps: list[tuple[Any, Any, float]] = []
    loss, slope = problem.loss(weights, penalty)
    for _ in range(_STEPS):
        direction = _direction(slope, steps)
        size, descent = 1.0, float(slope @ direction)
        after, further = problem.loss(weights + direction, penalty)
        while after > loss + 1e-4 * size * descent and size > 1e-8:
            size /= 2
            after, further = problem.loss(weights + size * direction, penalty)
        step, change = size * direction, further - slope
        if (curve := float(step @ change)) > 1e-12:
            steps = [*steps[-9:], (step, change, 1 / curve)]
        weights, done = weights + step, loss - after < _ENOUGH * loss
        loss, slope = after, further
        if done:
            break
    return _named(problem.names, weights)


def _direction(slope: Any, steps: Sequence[tuple[Any, Any, float]]) -> Any:
    """Where the loss falls, by the last steps (L-BFGS, Nocedal 1980)."""
    direction, shares = -slope, []
    for step, change, inverse in reversed(steps):
        shares.append(inverse * float(step @ direction))
        direction = direction - shares[-1] * change
    for _, change, inverse in steps[-1:]:
        direction = direction / (inverse * float(change @ change))
    for (step, change, inverse), share in zip(steps, reversed(shares), strict=True):
        direction = direction + step * (share - inverse * float(change @ direction))
    return direction


def _named(names: Mapping[tuple[str, str], int], weights: Any) -> dict[str, dict[str, float]]:
    learnt: dict[str, dict[str, float]] = {}
    for (mark, other), column in sorted(names.items()):
        weight = round(float(weights[column]), 2)
        if abs(weight) >= _SMALLEST:
            learnt.setdefault(mark, {})[other] = weight
    return learnt
