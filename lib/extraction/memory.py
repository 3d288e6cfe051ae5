"""What is remembered of a figure or a sentence: whom and what it spoke of, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lib.extraction.against import is_mirrored
from lib.extraction.anaphora import REMEMBERED, Context, Series, resolved
from lib.extraction.bounds import Hedged
from lib.extraction.carrying import running_unit
from lib.extraction.clauses import in_clause
from lib.extraction.outline import Outline
from lib.extraction.parties import Parties, parties
from lib.extraction.place import Place, Relation
from lib.extraction.roles import roles
from lib.extraction.subjects import NOT_OURS, Cue, cues, living
from lib.extraction.timing import Timing, in_brackets
from lib.extraction.totals import GIVEN, after_figure, of_all
from lib.extraction.zones import Zone
from lib.model import AreaMention, Measure, TimeWords


def _is_aside(held: Outline, when: Timing) -> bool:
    """Whether a time is an attribute of its figure alone: "from the in-2019 $2 million"."""
    named = (time for time in held.times if time.words == when.period)
    return any("thing" in held.sentence.cases_before(time.last) for time in named)


def _is_compared_with(held: Outline, figure: Hedged) -> bool:
    """Whether an amount is only what another is measured by: "up from $2 million in 2021"."""
    before = held.sentence.before("preposition", figure.first)
    first = before.first if before is not None and before.code == "from" else figure.first
    opening = held.sentence.before("comparison", figure.first)
    moved = held.sentence.before("direction", first) or held.sentence.before("unmoved", first)
    return opening is not None or (first < figure.first and moved is not None)


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
        or (when.period is not None and when.period.anchor is not None)
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
    return Series(cue, sides.reporter, sides.partner, period, total, unit, mirrored=mirrored)


def _whole(period: TimeWords | None) -> TimeWords | None:
    """A time with both its ends, whichever a figure stood for."""
    if period is None or "point" not in period.slots:
        return period
    slots = {name: code for name, code in period.slots.items() if name != "point"}
    return replace(period, slots=slots)


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
    if cue is not None or series.cue not in _RECEIVED or series.total is None:
        return context
    if not held.sentence.of("attracts", zone.first, zone.clause_last):
        return context
    return context._replace(series=series._replace(acted=True, partner=series.total, total=None))


def _reported(held: Outline, context: Context) -> Context:
    """What a sentence leaves behind that only says for when figures were published."""
    own = next((time.words for time in held.times if time.absolute), None)
    if own is None or not held.sentence.of("report"):
        return context
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


def spoken_of_nobody(code: str, after: Context, held: Outline) -> Context:
    """What a figure of nobody we know leaves behind: those who received of it are named next.

    "Transfers to poor countries reached $5 billion in 2020. A got $2 billion, B $1 billion."
    """
    if code not in _RECEIVED or after.series.cue is not None:
        return after
    own = next((t.words for t in held.times if t.absolute), None)
    return after._replace(series=Series(code, period=own, acted=True))


_RECEIVED = frozenset({"investment", "remittances"})
