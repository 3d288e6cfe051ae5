"""What else a figure may be of: the times and the sides in reach, with what marks each."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from lib.model import AreaMention, Measure, Period, Scope, TimeWords
from lib.reader.extraction.discourse.coreference import named
from lib.reader.extraction.discourse.discourse_log import DiscourseLog
from lib.reader.extraction.discourse.likelihood import PERIOD, SIDES, Candidate, Choice
from lib.reader.extraction.linking.figure_spans import FigureSpan
from lib.reader.extraction.linking.parties import WORLD, Parties, inherited
from lib.reader.extraction.linking.running_series import Context
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.timing import Timing
from lib.reader.extraction.linking.triggers import Trigger
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.time_expressions import LATER, SAME, Time
from lib.reader.extraction.text.place import Place, kind_of
from lib.reader.extraction.text.trigger_meaning import roles_of

_BACK = 2
"""Sentences back in which a time can still be a figure's."""
_REMEMBERED = 3
"""Figures and mentions back that are looked at."""
_MOST_AREAS = 6
"""Areas that are weighed."""
_NEAR = (1, 2, 5, 10)
_DISTANCES = ("1", "2", "5", "10", "far")
"""Tokens that are told apart in a distance."""
_RULES = frozenset({"named", "inherited", "unnamed", "home", "speaker"})
"""How sides are found; any other way is by a word that stands for an area."""


class Spoken(NamedTuple):
    """A figure as far as it is read: what its candidates are marked by."""

    analysis: SentenceAnalysis
    number: int
    """Which figure of its sentence."""
    figure: Hedged
    trigger: Trigger | None
    code: str
    indicator: str
    measure: Measure
    context: Context
    mentions: Mapping[Place, tuple[AreaMention, ...]]
    """What the places that speak of it stand for."""

    @property
    def span(self) -> FigureSpan:
        """The words that speak of the figure."""
        return self.analysis.figure_spans[self.number]

    @property
    def start(self) -> int:
        """Where the figure begins in the text as it is matched."""
        return self.analysis.page.span(self.figure.first, self.figure.last)[0]

    def where(self, first: int) -> str:
        """Where a token stands: in the figure's clause, in its span, or outside."""
        if not self.span.first <= first < self.span.last:
            return "outside"
        return "clause" if first < self.span.clause_last else "span"

    def gap(self, first: int, last: int) -> str:
        """How far tokens are from the figure."""
        distance = min(abs(first - self.figure.last), abs(self.figure.first - last))
        return _DISTANCES[bisect_left(_NEAR, distance)]

    def between(self, first: int) -> int:
        """How many other figures stand between a token and the figure, two for more."""
        place = bisect_left(self.firsts, first)
        return min(2, abs(place - self.number) - (place > self.number))

    @property
    def firsts(self) -> list[int]:
        """Where the figures of the sentence begin."""
        return [one.first for one in self.analysis.figures]


def figure_marks(spoken: Spoken, sides: Parties, when: Timing) -> tuple[str, ...]:
    """What a figure is, as far as it says how likely it is read right."""
    series, trigger = spoken.context.series, spoken.trigger
    kind = "none" if trigger is None else "act" if trigger.act else "noun"
    return (
        f"measure={spoken.measure}",
        f"indicator={spoken.indicator}",
        f"trigger={kind}",
        f"time={_branch(when)}",
        f"sides={_ruled(sides)}",
        f"age={min(series.age, 3)}",
        f"figures={min(len(spoken.analysis.figures), 4)}",
        f"figure={min(spoken.number, 3)}",
        f"places={min(len(spoken.analysis.places), 4)}",
        f"times={min(len(spoken.analysis.times), 3)}",
        f"head-final={spoken.analysis.page.language.head_final}",
    )


def _branch(when: Timing) -> str:
    return "none" if when.period is None else "inherited" if when.inherited else "own"


def _ruled(rule: Parties) -> str:
    found = (mention.rule if mention is not None else "none" for mention in rule)
    return "/".join(one if one in _RULES or one == "none" else "anaphor" for one in found)


def period_choice(
    spoken: Spoken, rule: Timing, log: DiscourseLog
) -> tuple[Choice, list[TimeWords | None]]:
    """The times a figure may be of, first that of the rules, and the words of each."""
    marks: dict[str, list[str]] = {}
    words: dict[str, TimeWords | None] = {}
    offered: list[tuple[TimeWords | None, tuple[str, ...]]] = [(None, ("null",))]
    offered += _times_here(spoken)
    offered += _times_around(log)
    offered += _times_before(spoken, log)
    area = spoken.context.topic
    chosen = log.dates(rule, spoken.measure, area)
    marks[_label(chosen)] = ["rule", f"rule={_branch(rule)}"]
    words[_label(chosen)] = rule.period
    for time, own in offered:
        when = log.dates(Timing(time, None, inherited=False), spoken.measure, area)
        if when is not None and when != chosen and not _can_be(when, log):
            continue
        label = _label(when)
        words.setdefault(label, time)
        marks.setdefault(label, []).extend(own)
    candidates = [
        Candidate(label, (tuple(dict.fromkeys(found)),)) for label, found in marks.items()
    ]
    around = (f"measure={spoken.measure}", f"branch={_branch(rule)}")
    return Choice(PERIOD, spoken.start, candidates, around), list(words.values())


def _label(when: Period | None) -> str:
    return f"{when.start}..{when.end}" if when is not None else "none"


def _can_be(when: Period, log: DiscourseLog) -> bool:
    """Whether a figure can be of these dates: longer than a day, and over."""
    return when.end <= log.published and when.end - when.start > timedelta(0)


def _times_here(spoken: Spoken) -> Iterator[tuple[TimeWords, tuple[str, ...]]]:
    """The times of the figure's own sentence; those that count from another, from each."""
    own = [time for time in spoken.analysis.times if not time.dateline]
    absolute = [time for time in own if time.absolute]
    for time in own:
        marks = _time_marks(spoken, time, own)
        if not time.relative and time.words.rule not in (SAME, LATER):
            yield time.words, marks
            continue
        yield _counted(time.words, spoken.context.series.period), (*marks, "from-series")
        for other in absolute:
            yield _counted(time.words, other.words), (*marks, "from-here")


def _counted(words: TimeWords, anchor: TimeWords | None) -> TimeWords:
    return TimeWords(words.rule, words.slots, words.start, words.end, anchor)


def _time_marks(spoken: Spoken, time: Time, own: Sequence[Time]) -> tuple[str, ...]:
    figure = spoken.figure
    if time.last <= figure.first:
        nearer = sum(time.last <= one.first and one.last <= figure.first for one in own)
        order = f"before{min(nearer, 2)}"
    elif time.first >= figure.last:
        nearer = sum(figure.last <= one.first and one.last <= time.first for one in own)
        order = f"after{min(nearer, 2)}"
    else:
        order = "within"
    marks = (
        "here",
        spoken.where(time.first),
        order,
        f"between={spoken.between(time.first)}",
        f"gap={spoken.gap(time.first, time.last)}",
    )
    if not (time.compared or time.baseline or time.of_figure):
        return marks
    said = [name for name in ("compared", "baseline", "of_figure") if getattr(time, name)]
    return (*marks, *said)


def _times_around(log: DiscourseLog) -> Iterator[tuple[TimeWords, tuple[str, ...]]]:
    """Times of the sentences before and, in a lede, after."""
    for back in range(1, min(_BACK, log.index) + 1):
        times = [time for time in log.analyses[log.index - back].times if time.absolute]
        for order, time in enumerate(reversed(times)):
            yield time.words, (f"back{back}", f"back{back}={min(order, 1)}")
    for ahead in log.analyses[log.index + 1 : log.index + 2]:
        for time in ahead.times:
            if time.absolute:
                yield time.words, ("next", f"next={min(log.index, 2)}")


def _times_before(
    spoken: Spoken, log: DiscourseLog
) -> Iterator[tuple[TimeWords | None, tuple[str, ...]]]:
    """The times of the series, and of the figures before."""
    series = spoken.context.series
    if series.period is not None:
        yield series.period, ("series", f"series={min(series.age, 3)}")
    if series.against is not None:
        yield series.against, ("against",)
    for back, one in enumerate(reversed(log.figures[-_REMEMBERED:])):
        same = "same" if one.indicator == spoken.indicator else "other"
        yield one.period, (f"last{back}={_near(one.sentence, log)}", f"last{back}={same}")


def _near(sentence: int, log: DiscourseLog) -> str:
    return "here" if sentence == log.index else "back"


class _Area(NamedTuple):
    """An area that may be a side, and what marks it as each."""

    mention: AreaMention
    as_reporter: tuple[str, ...]
    as_partner: tuple[str, ...]


def sides_choice(
    spoken: Spoken, rule: Parties, log: DiscourseLog, *, alone: bool
) -> tuple[Choice, list[Parties]]:
    """The sides a figure may have, first those of the rules; `alone` has no partner."""
    areas, before = _areas(spoken, rule, log), _pairs_before(rule, spoken, log)
    pairs: dict[str, Parties] = {}
    candidates: list[Candidate] = []
    for reporter, partner in _pairs(areas, rule, alone=alone):
        sides = Parties(reporter.mention, partner.mention if partner is not None else None)
        label = _sides_label(sides)
        if label not in pairs:
            pairs[label] = sides
            marks = (reporter.as_reporter, partner.as_partner if partner is not None else ())
            candidates.append(Candidate(label, (*marks, _pair_marks(_codes(sides), before))))
    around = (f"roles={roles_of(spoken.code)}", f"ruled={_ruled(rule)}")
    return Choice(SIDES, spoken.start, candidates, around), list(pairs.values())


def _pairs(
    areas: list[_Area], rule: Parties, *, alone: bool
) -> Iterator[tuple[_Area, _Area | None]]:
    """The sides of the rules first, then with another on either side, or exchanged."""
    known = {(area.mention.code, area.mention.scope): area for area in areas}
    reporter = known[rule.reporter.code, rule.reporter.scope]
    partner = known[rule.partner.code, rule.partner.scope] if rule.partner is not None else None
    yield reporter, partner
    for other in areas:
        if _can_report(other) and (alone or partner is None):
            yield other, None
        elif partner is not None:
            if _can_report(other) and _can_trade(other, partner):
                yield other, partner
            if _can_trade(reporter, other):
                yield reporter, other
            if _can_report(partner) and _can_trade(partner, other):
                yield partner, other


def _can_report(area: _Area) -> bool:
    """Whether an area can be the reporter: it is on a list, and not the world."""
    return area.mention.code != WORLD and area.mention.words is None


def _can_trade(reporter: _Area, partner: _Area) -> bool:
    """Whether two areas can be the sides of one figure: one alone only where it is a block."""
    same = reporter.mention.code == partner.mention.code
    return not same or (reporter is partner and kind_of(partner.mention.code) == "block")


def _sides_label(sides: Parties) -> str:
    partner = sides.partner
    named = f"{partner.code}/{partner.scope}" if partner is not None else "none"
    return f"{sides.reporter.code}/{sides.reporter.scope} {named}"


def _areas(spoken: Spoken, rule: Parties, log: DiscourseLog) -> list[_Area]:
    """The areas in reach, those of the rules first, then the nearest."""
    found: dict[tuple[str, Scope], tuple[AreaMention, list[str]]] = {}
    for mention, marks in _mentioned(spoken, rule):
        key = mention.code, mention.scope
        if key in found or len(found) < _MOST_AREAS:
            found.setdefault(key, (mention, []))[1].extend(marks)
    return [_area(mention, marks, log) for mention, marks in found.values()]


def _area(mention: AreaMention, marks: list[str], log: DiscourseLog) -> _Area:
    code = mention.code
    marks += (f"kind={'world' if code == WORLD else kind_of(code)}", f"scope={mention.scope}")
    if code == log.topic:
        marks.append("topic")
    for back, one in enumerate(reversed(log.figures[-_REMEMBERED:])):
        near = _near(one.sentence, log)
        marks += [f"last{back}-reporter={near}"] if code == one.reporter else []
        marks += [f"last{back}-partner={near}"] if code == one.partner else []
    return _Area(mention, tuple(f"R:{m}" for m in marks), tuple(f"P:{m}" for m in marks))


def _mentioned(spoken: Spoken, rule: Parties) -> Iterator[tuple[AreaMention, tuple[str, ...]]]:
    """Every mention of an area that may be a side, and what marks it."""
    yield rule.reporter, ("rule-reporter",)
    if rule.partner is not None:
        yield rule.partner, ("rule-partner",)
    at = spoken.analysis.page.span(spoken.figure.first, spoken.figure.last)
    yield AreaMention(WORLD, Scope.WHOLE, "unnamed", *at), ("world",)
    near = sorted(spoken.analysis.places, key=lambda one: abs(one.first - spoken.figure.first))
    for place in near[:_MOST_AREAS]:
        marks = _place_marks(spoken, place)
        if mentions := spoken.mentions.get(place):
            yield from ((mention, marks) for mention in mentions)
        elif place.code:
            yield named(spoken.analysis.page, place, place.code), marks
    context, series = spoken.context, spoken.context.series
    for side, running in (("reporter", series.reporter), ("partner", series.partner)):
        if running is not None:
            yield inherited(running), (f"series-{side}", f"series-{side}={min(series.age, 3)}")
    if context.topic is not None:
        yield AreaMention(context.topic, Scope.WHOLE, "inherited", *at), ()
    if context.speaker_area:
        yield AreaMention(context.speaker_area, Scope.WHOLE, "speaker", *at), ("speaker",)
    for back, mention in enumerate(reversed(context.history[-_REMEMBERED:])):
        yield inherited(mention), (f"history{back}",)


def _place_marks(spoken: Spoken, place: Place) -> tuple[str, ...]:
    where = spoken.where(place.first)
    side = "before" if place.last <= spoken.figure.first else "after"
    return (
        f"{place.relation}@{where}",
        f"{side}@{where}",
        f"gap={spoken.gap(place.first, place.last)}@{side}",
        f"between={spoken.between(place.first)}",
        *(("acts",) if place.acts else ()),
        *((f"anaphor={place.anaphor}",) if place.anaphor else ()),
    )


def _pairs_before(
    rule: Parties, spoken: Spoken, log: DiscourseLog
) -> list[tuple[str, tuple[str | None, str | None]]]:
    """The pairs that the sides of a figure can be like, by what they are of."""
    series = spoken.context.series
    before = [("rule", _codes(rule))]
    if series.reporter is not None and series.partner is not None:
        before.append(("series", (series.reporter.code, series.partner.code)))
    if log.figures:
        last = log.figures[-1]
        before.append((f"last={_near(last.sentence, log)}", (last.reporter, last.partner)))
    return before


def _pair_marks(
    pair: tuple[str | None, str | None],
    before: Sequence[tuple[str, tuple[str | None, str | None]]],
) -> tuple[str, ...]:
    """What marks two sides together: which pair they are like."""
    marks = ["within"] if pair[0] == pair[1] else []
    for name, codes in before:
        if pair == codes:
            marks.append(f"pair-of-{name}")
        elif pair == codes[::-1]:
            marks.append(f"swapped-{name}")
        elif pair[0] == codes[0]:
            marks.append(f"varied-{name}")
    return tuple(marks)


def _codes(sides: Parties) -> tuple[str | None, str | None]:
    return sides.reporter.code, sides.partner.code if sides.partner is not None else None
