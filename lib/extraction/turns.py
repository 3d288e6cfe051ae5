"""Cues and places dealt out to figures in turn: "exports and imports rose by 3 and 4 percent"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from lib.extraction.bounds import Hedged
from lib.extraction.lists import joined
from lib.extraction.passage import Passage, Sentence
from lib.extraction.place import Place, Relation
from lib.extraction.subjects import Cue, cues
from lib.model import Bound

_Listed = TypeVar("_Listed", Cue, Place)


class Turn(NamedTuple):
    """What is dealt to one figure, and every place that is dealt to any."""

    cue: Cue | None
    place: Place | None
    dealt: Sequence[Place]
    last: int
    """The last figure of the list that the figure is in."""


def turn_of(
    page: Passage,
    sentence: Sentence,
    figures: Sequence[Hedged],
    named: Sequence[Place],
    index: int,
) -> Turn:
    """What the figure `index` is dealt: "respectively" deals to all that follow a list (else to
    the list of figures it stands by), a list deals to one as long as itself right after it.
    """
    nouns = [cue for cue in cues(sentence, sentence.first, sentence.last) if not cue.act]
    groups: dict[str, list[Place]] = {}
    for place in named:
        groups.setdefault(place.relation, []).append(place)
    said = bool(sentence.of("respectively"))
    if not said and len(figures) < _FEWEST:
        return Turn(None, None, (), index)
    runs = _runs(page, sentence, figures)
    last = next((run[-1] for run in runs if index in run), index)
    deal = _told if said else _untold
    cue = deal(page, sentence, figures, runs, nouns, index)
    for relation, group in groups.items():
        if said or relation not in _ONE:
            place = deal(page, sentence, figures, runs, group, index)
            if place is not None:
                return Turn(cue, place, group, last)
    return Turn(cue, None, (), last)


_FEWEST = 2
_ONE = frozenset({Relation.BETWEEN, Relation.OF, Relation.SOURCE, Relation.ASIDE})
"""Places in these relations are one side together, or none."""
_OF_A_RANGE = frozenset({Bound.AT_LEAST, Bound.UP_TO})


def _told(
    page: Passage,
    sentence: Sentence,
    figures: Sequence[Hedged],
    runs: Sequence[range],
    listed: Sequence[_Listed],
    index: int,
) -> _Listed | None:
    """What "respectively" deals to a figure."""
    if len(listed) < _FEWEST or len(figures) % len(listed):
        return None
    if listed[-1].last <= figures[0].first or figures[-1].last <= listed[0].first:
        return listed[index % len(listed)]
    run = next((run for run in runs if index in run), range(0))
    return listed[index - run.start] if len(run) == len(listed) else None


def _untold(
    page: Passage,
    sentence: Sentence,
    figures: Sequence[Hedged],
    runs: Sequence[range],
    listed: Sequence[_Listed],
    index: int,
) -> _Listed | None:
    """What a list deals to a figure of the list right after it, with no other figure between."""
    run = next((run for run in runs if index in run), range(0))
    if len(run) < _FEWEST:
        return None
    low = figures[run.start - 1].last if run.start else sentence.first
    near = [one for one in listed if low <= one.first < figures[run.start].first]
    together = all(joined(page, sentence, a.last, b.first) for a, b in pairwise(near))
    return near[index - run.start] if together and len(near) == len(run) else None


def _runs(page: Passage, sentence: Sentence, figures: Sequence[Hedged]) -> list[range]:
    """The figures in lists of one unit; a range is no list."""
    runs = [range(0, 1)]
    for index, (figure, following) in enumerate(pairwise(figures)):
        alike = figure.amount.unit == following.amount.unit
        ends = {figure.bound, following.bound} & _OF_A_RANGE
        if alike and not ends and joined(page, sentence, figure.last, following.first):
            runs[-1] = range(runs[-1].start, index + 2)
        else:
            runs.append(range(index + 1, index + 2))
    return runs
