"""Match each figure of a list with its own trigger and place, in the order they are named:
"exports and imports rose by 3 and 4 percent, respectively".
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from lib.model import Bound
from lib.reader.extraction.linking.triggers import Trigger, triggers
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.shared_units import joined
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.languages import MarkKind

_Listed = TypeVar("_Listed", Trigger, Place)

_COMPARING = frozenset({"base", "to"})
_SIDES = frozenset({Relation.FROM, Relation.TO, Relation.WITH, Relation.IN, Relation.HOST})
_LED_TO = frozenset({Relation.FROM, Relation.TO, Relation.WITH})
"""Relations of places that a list of figures before them can be dealt to."""
_FEWEST = 2
_ONE = frozenset({Relation.BETWEEN, Relation.OF, Relation.SOURCE, Relation.ASIDE})
"""Places in these relations are one side together, or none."""


class Turn(NamedTuple):
    """What is dealt to one figure, and every place that is dealt to any or only says who one is."""

    trigger: Trigger | None
    place: Place | None
    dealt: Sequence[Place]
    run: range
    """The list of figures that the figure is in."""


def turn_of(
    page: Passage,
    sentence: Sentence,
    figures: Sequence[Hedged],
    named: Sequence[Place],
    index: int,
) -> Turn:
    """What the figure `index` is dealt: "respectively" deals to all that follow a list (else to
    the list of figures it stands by), a list deals to one as long as itself right after it, and
    partners to one right before them.
    """
    said = bool(sentence.of(MarkKind.RESPECTIVELY))
    asides = [place for place in named if said and _is_aside(page, place, figures)]
    named = [place for place in named if place not in asides]
    if not said and len(figures) < _FEWEST:
        return Turn(None, None, (), range(index, index + 1))
    against = _compared(page, sentence, figures, named)
    if against:
        return Turn(None, against[index], against, range(len(figures)))
    nouns = [
        trigger for trigger in triggers(sentence, sentence.first, sentence.last) if not trigger.act
    ]
    if not nouns and not named:
        return Turn(None, None, (), range(index, index + 1))
    lists = _Lists(page, sentence, figures, _runs(page, sentence, figures))
    run = lists.run(index)
    trigger = _told(lists, nouns, index) if said else _untold(lists, nouns, index)
    groups: dict[str, list[Place]] = {}
    for place in named:
        groups.setdefault(place.relation, []).append(place)
    for relation, group in groups.items():
        if not said and relation in _ONE:
            continue
        mine = _told(lists, group, index) if said else _untold(lists, group, index)
        if mine is None and relation in _LED_TO:
            mine = _behind(lists, group, index)
        if mine is not None:
            return Turn(trigger, mine, [*group, *asides], run)
    return Turn(trigger, None, (), run)


def _is_aside(page: Passage, place: Place, figures: Sequence[Hedged]) -> bool:
    """Whether a place stands in brackets without a figure, that only say who another is: "B
    (including C and D)".
    """
    aside = page.bracket(page.tokens[place.first].start)
    if aside is None:
        return False
    starts = (page.tokens[figure.first].start for figure in figures)
    return not any(aside[0] <= start < aside[1] for start in starts)


def _listed_together(lists: "_Lists", last: int, first: int) -> bool:
    """Whether a list runs on between two tokens, brackets left out."""
    tokens = lists.page.tokens
    opened = next((i for i in range(last, first) if tokens[i].text == "("), None)
    closed = next((i for i in range(first - 1, last - 1, -1) if tokens[i].text == ")"), None)
    if opened is None or closed is None or closed < opened:
        return joined(lists.page, lists.sentence, last, first)
    before = opened == last or joined(lists.page, lists.sentence, last, opened)
    return before and joined(lists.page, lists.sentence, closed + 1, first)


def _compared(
    page: Passage, sentence: Sentence, figures: Sequence[Hedged], named: Sequence[Place]
) -> Sequence[Place]:
    """The two places of two amounts that are compared: "more to A than to B, $5 against $3".

    With a time of its own the second is the same at that time.
    """
    if len(figures) != _FEWEST or figures[0].amount.unit != figures[1].amount.unit:
        return ()
    (first, second), last = figures, figures[1].last
    word = sentence.at(MarkKind.COMPARISON, first.last) or sentence.at(
        MarkKind.PREPOSITION, first.last
    )
    if word is None or word.last != second.first or word.code not in _COMPARING:
        return ()
    if last < sentence.last and page.tokens[last].text[0].isalnum():
        return ()
    alike = [p for p in named if p.relation in _SIDES and p.last <= first.first]
    two = [p for p in alike if p.relation is alike[-1].relation]
    apart = len(two) == _FEWEST and not joined(page, sentence, two[0].last, two[1].first)
    return two if apart and named[-1] in (*two, *_sources(named)) else ()


def _sources(named: Sequence[Place]) -> list[Place]:
    return [place for place in named if place.relation is Relation.SOURCE]


class _Lists(NamedTuple):
    """The figures of a sentence, and which of them stand in lists."""

    page: Passage
    sentence: Sentence
    figures: Sequence[Hedged]
    runs: Sequence[range]

    def run(self, index: int) -> range:
        """The list that a figure stands in."""
        return next(run for run in self.runs if index in run)


_OF_A_RANGE = frozenset({Bound.AT_LEAST, Bound.UP_TO})


def _told(lists: _Lists, listed: Sequence[_Listed], index: int) -> _Listed | None:
    """What "respectively" deals to a figure."""
    figures = lists.figures
    near = _untold(lists, listed, index)
    if near is not None or len(listed) < _FEWEST or len(figures) % len(listed):
        return near
    if listed[-1].last <= figures[0].first or figures[-1].last <= listed[0].first:
        return listed[index % len(listed)]
    run = lists.run(index)
    if len(run) != len(listed) or _is_of_the_last(lists, listed, run):
        return None
    return listed[index - run.start]


def _is_of_the_last(lists: _Lists, listed: Sequence[_Listed], run: range) -> bool:
    """Whether a list is of the last one alone, as those before it have figures of their own and it
    has no other: "exports rose to 5 from 4, while imports were 9 and 8, respectively".
    """
    low, first = lists.figures[run.start].first, listed[-1].last
    own = (one for one in lists.figures if first <= one.first < low)
    earlier = any(listed[0].last <= one.first < listed[-1].first for one in lists.figures)
    return earlier and first <= low and next(own, None) is None


def _untold(lists: _Lists, listed: Sequence[_Listed], index: int) -> _Listed | None:
    """What a list deals to a figure of the list right after it, with no other figure between."""
    run = lists.run(index)
    if len(run) < _FEWEST:
        return None
    low = lists.figures[run.start - 1].last if run.start else lists.sentence.first
    near = [one for one in listed if low <= one.first < lists.figures[run.start].first]
    together = all(_listed_together(lists, a.last, b.first) for a, b in pairwise(near))
    return near[index - run.start] if together and len(near) == len(run) else None


def _behind(lists: _Lists, listed: Sequence[Place], index: int) -> Place | None:
    """The place that a list deals to a figure of the list right before it, with no other figure
    between: "sold 5 and 6 tons of tea to Oman and Qatar".
    """
    run = lists.run(index)
    if len(run) < _FEWEST:
        return None
    after = run.stop < len(lists.figures)
    ahead = lists.figures[run.stop].first if after else lists.sentence.last
    near = [one for one in listed if lists.figures[run[-1]].last <= one.first < ahead]
    together = all(_listed_together(lists, a.last, b.first) for a, b in pairwise(near))
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
