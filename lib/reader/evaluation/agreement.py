"""Which figures of two readings of one passage agree, and how many pairs they make."""

import re
from collections.abc import Sequence
from typing import Any

Figure = dict[str, Any]
"""One figure: ``exact``, ``start``, ``end``, ``value``, columns of `Observation`, dates in ISO."""

_VALUE = ("unit", "bound")
_FULL = (
    *("indicator", "measure", "reporter", "reporter_scope", "partner", "partner_scope"),
    *("period_start", "period_end"),
)
LEVELS = ("span", "value", "full")
"""span: the number tokens overlap; value: also value, unit and bound; full: also the rest."""

_FIELDS: dict[str, tuple[str, ...]] = {"span": (), "value": _VALUE, "full": _VALUE + _FULL}
_TOLERANCE = 2e-4
_DIGIT = re.compile(r"\d")


def is_right(gold: Figure, predicted: Figure, text: str) -> bool:
    """Whether a figure was read as people read it, in every part."""
    first, second = _core(gold, text), _core(predicted, text)
    overlap = first[0] < second[1] and second[0] < first[1]
    return overlap and _agree(gold, predicted, LEVELS[-1])


def matched(gold: Sequence[Figure], predicted: Sequence[Figure], text: str, level: str) -> int:
    """How many pairs a maximum one-to-one matching at `level` makes (Kuhn's algorithm)."""
    cores = [_core(figure, text) for figure in predicted]
    agreeing = []
    for one in gold:
        start, end = _core(one, text)
        agreeing.append(
            [
                index
                for index, (first, last) in enumerate(cores)
                if first < end and start < last and _agree(one, predicted[index], level)
            ]
        )
    partner: dict[int, int] = {}
    return sum(_pair_up(index, agreeing, partner, set()) for index in range(len(gold)))


def _pair_up(
    index: int, agreeing: Sequence[Sequence[int]], partner: dict[int, int], tried: set[int]
) -> bool:
    """Find a partner for one gold figure, moving others to another of theirs where needed."""
    for other in agreeing[index]:
        if other not in tried:
            tried.add(other)
            if other not in partner or _pair_up(partner[other], agreeing, partner, tried):
                partner[other] = index
                return True
    return False


def _core(figure: Figure, text: str) -> tuple[int, int]:
    """Characters of a figure's digits, of all its words where it has none."""
    start, end = figure["start"], figure["end"]
    digits = [match.start() for match in _DIGIT.finditer(text, start, end)]
    return (digits[0], digits[-1] + 1) if digits else (start, end)


def _agree(gold: Figure, predicted: Figure, level: str) -> bool:
    if level == "span":
        return True
    here, there = gold["value"], predicted["value"]
    near: bool = abs(here - there) <= _TOLERANCE * max(abs(here), abs(there))
    return near and all(gold.get(name) == predicted.get(name) for name in _FIELDS[level])
