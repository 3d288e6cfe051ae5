"""What is remembered of a figure or a sentence: whom and what it spoke of, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lib.extraction.against import is_mirrored
from lib.extraction.anaphora import REMEMBERED, Context, Series, resolved
from lib.extraction.bounds import Hedged
from lib.extraction.carrying import running_unit
from lib.extraction.clauses import in_clause
from lib.extraction.ends import other_time, starts_movement
from lib.extraction.meaning import NOT_OURS, has_roles, is_received
from lib.extraction.outline import Outline
from lib.extraction.parties import Parties, parties
from lib.extraction.periods import LATER, Time
from lib.extraction.place import Place, Relation
from lib.extraction.roles import roles
from lib.extraction.subjects import Cue, cues, living
from lib.extraction.timing import Timing, in_brackets
from lib.extraction.totals import GIVEN, after_figure, of_all
from lib.extraction.zones import Zone
from lib.model import AreaMention, Measure, TimeWords


def _is_aside(held: Outline, when: Timing) -> bool:
    """Whether a time is an attribute of its figure alone: "from the in-2019 $2 million"."""
    named = (time for time in held.times if time.words == when.period)
    return any("thing" in held.sentence.cases_before(time.last) for time in named)


def _is_compared_with(held: Outline, figure: Hedged) -> bool:
    """Whether an amount is only what another is measured by: "up from $2 million in 2021"; "up
    3% from $2 million"; "a rise on the $2 million of 2021".
    """
    sentence, first = held.sentence, figure.first
    opening = sentence.before("article", first)
    first = opening.first if opening is not None else first
    if sentence.before("comparison", first) is not None:
        return True
    link = sentence.before("baseline", first) or sentence.before("preposition", first)
    if link is None or (link.kind == "preposition" and link.code != "from"):
        return False
    if sentence.any_before(("direction", "unmoved"), link.first):
        return True
    unit = sentence.before("unit", link.first)
    return unit is not None and unit.code in _STEPS


_STEPS = frozenset({"percent", "ratio"})


def _is_later(when: Timing) -> bool:
    """Whether a figure's time counts on from the one before: a year later."""
    return when.period is not None and when.period.rule == LATER


def _against(before: Series, when: Timing, after: Series, *, passing: bool) -> TimeWords | None:
    """The other time that amounts of one series were told for."""
    sides = (before.reporter, before.partner), (after.reporter, after.partner)
    codes = [[side.code for side in pair if side is not None] for pair in sides]
    if before.cue != after.cue or codes[0] != codes[1]:
        return None
    told = (before.period, when.period) if passing else (when.period, before.period)
    return other_time(*told) or before.against


def series_after(
    held: Outline,
    zone: Zone,
    figure: Hedged,
    code: str,
    sides: Parties,
    when: Timing,
    before: Series,
    part: bool,
) -> Series:
    """The series a figure leaves behind; an aside's time or a time before does not hold on."""
    passing = (
        _is_aside(held, when)
        or in_brackets(held.page, zone)
        or _is_compared_with(held, figure)
        or (before.period is not None and starts_movement(held.sentence, figure))
        or (when.period is not None and when.period.anchor is not None and not _is_later(when))
    )
    period = before.period if passing else _whole(when.period)
    cue, total = after_figure(code, sides, before, part=part)
    unit = running_unit(figure, before)
    of_it = "its" in held.sentence.cases_before(figure.amount.last)
    of_it = of_it and before.cue == code and before.reporter is not None
    to_gdp = code == "gdp" and sides.partner is not None and before.cue is not None
    if of_it or to_gdp:
        return before._replace(period=period, unit=unit, age=0)
    mirrored = is_mirrored(code, *sides, before)
    after = Series(cue, sides.reporter, sides.partner, period, total, unit, mirrored=mirrored)
    return after._replace(against=_against(before, when, after, passing=passing))


def _whole(period: TimeWords | None) -> TimeWords | None:
    """A time with both its ends, whichever a figure stood for."""
    if period is None or "point" not in period.slots:
        return period
    slots = {name: code for name, code in period.slots.items() if name != "point"}
    return replace(period, slots=slots)


def between_two(
    held: Outline, figure: Hedged, measure: Measure, when: Timing, series: Series
) -> Timing:
    """The times of growth after an amount for each of two times, and of the earlier amount said
    again: "5,000 in 2020, 8,000 in 2023: up 60 percent".
    """
    if series.against is None or not series.fresh or when.base is not None or not when.inherited:
        return when
    if measure is Measure.LEVEL:
        again = _is_compared_with(held, figure)
        return when._replace(period=series.against) if again else when
    return when if measure is Measure.SHARE else when._replace(base=series.against)


def remembering(
    context: Context,
    mentions: Mapping[Place, tuple[AreaMention, ...]],
    named: Sequence[Place],
) -> Context:
    """The context with the areas a zone named; one already known is no nearer as a source."""
    known = {mention.code for mention in context.history}
    heard = (place for place in named if place.relation not in _UNHEARD)
    told = (place for place in named if place.relation is Relation.SOURCE)
    spoken = [mention for place in told for mention in mentions[place] if mention.code not in known]
    spoken += [mention for place in heard for mention in mentions[place]]
    return context._replace(history=(*context.history, *spoken)[-REMEMBERED:])


_UNHEARD = frozenset({Relation.SOURCE, Relation.ASIDE})


def changed(context: Context, cue: Cue | None) -> Context:
    """The series after a figure of another subject: it is that subject's."""
    if cue is None or cue.code not in NOT_OURS:
        return context
    return context._replace(series=context.series._replace(cue=cue.code, age=0))


def turned(held: Outline, zone: Zone, code: str | None, context: Context) -> Context:
    """The series with its sides exchanged, where a zone speaks of the other direction of it."""
    series = context.series
    if code != series.cue or not held.sentence.of("reverse", zone.first, zone.last):
        return context
    sides = series._replace(reporter=series.partner, partner=series.reporter, acted=False)
    return context._replace(series=sides)


def received(held: Outline, zone: Zone, cue: Cue | None, context: Context) -> Context:
    """The series where another receives the same: "flows to A fell; B attracted $5 million"."""
    series = context.series
    if cue is not None or not is_received(series.cue) or series.total is None:
        return context
    if not held.sentence.of("attracts", zone.first, zone.clause_last):
        return context
    return context._replace(series=series._replace(acted=True, partner=series.total, total=None))


def _is_topic(held: Outline, time: Time) -> bool:
    """Whether a sentence is about a time: that is its subject."""
    article = held.sentence.at("article", held.sentence.first)
    begins = time.first == (article.last if article is not None else held.sentence.first)
    return begins and held.sentence.at("fact", time.last) is not None


def _reported(held: Outline, context: Context) -> Context:
    """What a sentence leaves behind that only says for when figures are: those published, or
    what is told of a time: "Last year was a good one for A".
    """
    told = next((time for time in held.times if time.absolute), None)
    if told is None or not (held.sentence.of("report") or _is_topic(held, told)):
        return context
    own = told.words
    before = context.series if context.series.alive else Series()
    return context._replace(series=before._replace(cue=None, period=own, total=None, age=0))


def mentioned(held: Outline, context: Context) -> Context:
    """What a sentence without figures leaves behind: whom and what it spoke of, and when."""
    mentions = resolved(held.page, held.places, context)
    after = _reported(held, remembering(context, mentions, held.places))
    found = cues(held.sentence, held.sentence.first, held.sentence.last)
    ours = [cue for cue in found if cue.code not in NOT_OURS]
    alive = living(held.sentence, held.sentence.first, held.sentence.last)
    ours = ours or [cue for cue in [alive] if cue is not None]
    if not ours:
        return after
    named = in_clause(held, ours[-1], held.places)
    mentions = resolved(held.page, named, context)
    return spoken_of(ours[-1], named, mentions, after, held)


def spoken_of(
    cue: Cue,
    named: Sequence[Place],
    mentions: Mapping[Place, tuple[AreaMention, ...]],
    after: Context,
    held: Outline,
) -> Context:
    """What words without a figure of their own speak of: a series for the figures to come."""
    parts = roles(named, cue, cue.code, Measure.LEVEL)
    if not (parts.reporter or parts.partner or parts.pair):
        return after
    total = of_all(held, held.sentence.first, held.sentence.last)
    sides = parties(parts, mentions, after, None, total=total)
    own = next((t.words for t in held.times if t.absolute), None)
    code = GIVEN.get(cue.code, cue.code)
    if sides is None:
        return after._replace(series=Series(code, period=own))
    return after._replace(series=Series(code, sides.reporter, sides.partner, own))


def spoken_of_nobody(
    held: Outline,
    code: str,
    partner: Place | None,
    mentions: Mapping[Place, tuple[AreaMention, ...]],
    after: Context,
    before: Context,
) -> Context:
    """What a figure of nobody we know leaves behind: those who received of it are named next,
    or where those are from who are with its partner; who that is names nobody's side.

    "Transfers to poor countries reached $5 billion in 2020. A got $2 billion, B $1 billion."
    "A has 3 million migrants, of them 1 million Bs."
    """
    after = after._replace(history=before.history) if partner else after
    hosts = mentions[partner] if partner and has_roles(code, "living") else ()
    if hosts:
        own = next((t.words for t in held.times if t.absolute), None)
        return after._replace(series=Series(code, None, hosts[0], own))
    if not is_received(code) or after.series.cue is not None:
        return after
    own = next((t.words for t in held.times if t.absolute), None)
    return after._replace(series=Series(code, period=own, acted=True))
