"""How likely each reading of a part of a figure is, and the whole figure.

The rules choose what a figure is of. Beside their choice stand the other times and sides in
reach, and each is marked: in the sentence, before the figure, what the series had. A log-linear
model says how likely each is (softmax over the sums of the weights of its marks); how likely the
whole figure is read right follows in the same way from the likelihood of what was chosen and from
marks of the figure. The weights in `likelihood.json` are learnt from texts that people have read by
`lib.reader.evaluation.training`; a weight is named by its mark, so that it can be looked up.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import NamedTuple

PERIOD, SIDES, WHOLE = "period", "sides", "whole"
"""What is weighed: a figure's time, its two sides, and all of it."""

_FURTHEST = 4
"""The log odds of a part are told apart up to so much."""


class Candidate(NamedTuple):
    """One way to read a part of a figure, by its marks."""

    label: str
    """What it comes to, dates or codes: no two candidates come to the same."""
    marks: tuple[str, ...]


class Choice(NamedTuple):
    """A part of a figure, what it may be, and what the figure is marked by."""

    part: str
    start: int
    """Where the figure begins in the text as it is matched."""
    candidates: Sequence[Candidate]
    """The first is what the rules chose."""
    marks: tuple[str, ...]


Weights = Mapping[str, Mapping[str, float]]
"""By the mark of a candidate, by the mark of the figure (``""`` for any)."""
Weigher = Callable[[Choice], Sequence[float]]
"""How likely each candidate of a choice is."""


def likelihoods(choice: Choice) -> Sequence[float]:
    """How likely each candidate is by the weights that are shipped."""
    return softmax(choice, weights().get(choice.part, {}))


def softmax(choice: Choice, learnt: Weights) -> list[float]:
    """How likely each candidate is by some weights.

    >>> two = [Candidate("2023", ("here",)), Candidate("2024", ("before",))]
    >>> choice = Choice(PERIOD, 0, two, ("growth",))
    >>> [round(p, 2) for p in softmax(choice, {"here": {"": 1.0, "growth": 1.0}})]
    [0.88, 0.12]
    """
    if len(choice.candidates) == 1:
        return [1.0]
    scores = [_score(candidate.marks, choice.marks, learnt) for candidate in choice.candidates]
    highest = max(scores)
    exponents = [exp(score - highest) for score in scores]
    total = sum(exponents)
    return [one / total for one in exponents]


def whole(start: int, period: float, sides: float, marks: Sequence[str]) -> Choice:
    """The choice whether all of a figure is read right: by the likelihoods of its parts and what
    marks it. The first candidate is that it is.
    """
    parts = (f"{PERIOD}-odds={_odds(period)}", f"{SIDES}-odds={_odds(sides)}")
    right = Candidate("right", ("", *parts, *marks))
    return Choice(WHOLE, start, (right, Candidate("wrong", ())), ())


def _odds(likelihood: float) -> int:
    """The log odds, rounded.

    >>> _odds(0.5), _odds(0.9), _odds(1.0)
    (0, 2, 4)
    """
    if not 0 < likelihood < 1:
        return _FURTHEST if likelihood >= 1 else -_FURTHEST
    return round(max(-_FURTHEST, min(_FURTHEST, log(likelihood / (1 - likelihood)))))


def _score(own: Sequence[str], around: Sequence[str], learnt: Weights) -> float:
    score = 0.0
    for mark in own:
        row = learnt.get(mark)
        if row is not None:
            score += row.get("", 0.0) + sum(row[other] for other in around if other in row)
    return score


@cache
def weights() -> Mapping[str, Weights]:
    """The weights that are shipped, by what is weighed."""
    found = files(__package__).joinpath("likelihood.json").read_text("utf-8")
    return json.loads(found)  # type: ignore[no-any-return]
