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
    marks: tuple[tuple[str, ...], ...]
    """In groups: what several candidates share is scored once."""


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
    return softmax(choice, _shipped(choice.part, choice.marks))


def softmax(choice: Choice, by_mark: Mapping[str, float]) -> list[float]:
    """How likely each candidate is by the weights of its marks.

    >>> two = [Candidate("2023", (("here",),)), Candidate("2024", (("before",),))]
    >>> [round(p, 2) for p in softmax(Choice(PERIOD, 0, two, ()), {"here": 2.0})]
    [0.88, 0.12]
    """
    if len(choice.candidates) == 1:
        return [1.0]
    scored: dict[tuple[str, ...], float] = {}
    scores = []
    for candidate in choice.candidates:
        score = 0.0
        for group in candidate.marks:
            if group not in scored:
                scored[group] = sum([by_mark.get(mark, 0.0) for mark in group])
            score += scored[group]
        scores.append(score)
    highest = max(scores)
    exponents = [exp(score - highest) for score in scores]
    total = sum(exponents)
    return [one / total for one in exponents]


def by_mark(learnt: Weights, around: Sequence[str]) -> dict[str, float]:
    """The weight of each mark of a candidate for figures with the marks `around`."""
    return {
        mark: row.get("", 0.0) + sum(row[other] for other in around if other in row)
        for mark, row in learnt.items()
    }


@cache
def _shipped(part: str, around: tuple[str, ...]) -> Mapping[str, float]:
    return by_mark(weights().get(part, {}), around)


def whole(start: int, period: float, sides: float, marks: Sequence[str]) -> Choice:
    """The choice whether all of a figure is read right: by the likelihoods of its parts and what
    marks it. The first candidate is that it is.
    """
    parts = (f"{PERIOD}-odds={_odds(period)}", f"{SIDES}-odds={_odds(sides)}")
    right = Candidate("right", (("", *parts, *marks),))
    return Choice(WHOLE, start, (right, Candidate("wrong", ())), ())


def _odds(likelihood: float) -> int:
    """The log odds, rounded.

    >>> _odds(0.5), _odds(0.9), _odds(1.0)
    (0, 2, 4)
    """
    if not 0 < likelihood < 1:
        return _FURTHEST if likelihood >= 1 else -_FURTHEST
    return round(max(-_FURTHEST, min(_FURTHEST, log(likelihood / (1 - likelihood)))))


@cache
def weights() -> Mapping[str, Weights]:
    """The weights that are shipped, by what is weighed."""
    found = files(__package__).joinpath("likelihood.json").read_text("utf-8")
    return json.loads(found)  # type: ignore[no-any-return]
