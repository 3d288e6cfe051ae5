"""What is remembered of a figure or a sentence: whom and what it spoke of, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lib.model import AreaMention, Measure, RejectionReason, TimeWords
from lib.reader.extraction.discourse.coreference import REMEMBERED, resolved
from lib.reader.extraction.linking.clauses import in_clause
from lib.reader.extraction.linking.figure_spans import FigureSpan
from lib.reader.extraction.linking.movement_ends import other_time, starts_movement
from lib.reader.extraction.linking.parties import Parties, parties
from lib.reader.extraction.linking.roles import roles
from lib.reader.extraction.linking.running_series import Context, Series
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.series_ratios import is_mirrored
from lib.reader.extraction.linking.timing import Timing, are_next_months, in_brackets
from lib.reader.extraction.linking.totals import GIVEN, after_figure, of_all
from lib.reader.extraction.linking.triggers import Trigger, living, of_goods_carried, triggers
from lib.reader.extraction.linking.unit_ellipsis import running_unit
from lib.reader.extraction.mentions.calendar import STRETCHES
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.time_expressions import LATER, SAME, WHOLE, Time
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.extraction.text.trigger_meaning import NOT_OURS, has_roles, is_received
from lib.reader.languages import MarkKind

_STEPS = frozenset({"percent", "ratio"})
_EVERYBODY = "WLD"
_UNHEARD = frozenset({Relation.SOURCE, Relation.ASIDE})


def _is_aside(analysis: SentenceAnalysis, when: Timing) -> bool:
    """Whether a time is an attribute of its figure alone: "from the in-2019 $2 million"."""
    named = (time for time in analysis.times if time.words == when.period)
    return any("thing" in analysis.sentence.cases_before(time.last) for time in named)


def _is_compared_with(analysis: SentenceAnalysis, figure: Hedged) -> bool:
    """Whether an amount is only what another is measured by: "up from $2 million in 2021"; "up
    3% from $2 million"; "a rise on the $2 million of 2021".
    """
    sentence, first = analysis.sentence, figure.first
    opening = sentence.before(MarkKind.ARTICLE, first)
    first = opening.first if opening is not None else first
    if sentence.before(MarkKind.COMPARISON, first) is not None or _is_compared_too(
        analysis, figure
    ):
        return True
    link = sentence.before(MarkKind.BASELINE, first) or sentence.before(MarkKind.PREPOSITION, first)
    if link is None or (link.kind == MarkKind.PREPOSITION and link.code != "from"):
        return False
    if sentence.any_before((MarkKind.DIRECTION, MarkKind.UNMOVED), link.first):
        return True
    unit = sentence.before(MarkKind.UNIT, link.first)
    return unit is not None and unit.code in _STEPS


def _is_compared_too(analysis: SentenceAnalysis, figure: Hedged) -> bool:
    """Whether an amount is the next of those that another is compared with, each with its time:
    "compared with $4 million in 2021 and $3 million in 2020".
    """
    sentence = analysis.sentence
    joined = sentence.before(MarkKind.SEPARATOR, figure.first)
    earlier = [one for one in analysis.figures if one.last <= figure.first]
    if joined is None or not earlier or earlier[-1].amount.unit != figure.amount.unit:
        return False
    if sentence.before(MarkKind.COMPARISON, earlier[-1].first) is None:
        return False
    return any(earlier[-1].last <= time.first < joined.first for time in analysis.times) and any(
        time.first >= figure.last for time in analysis.times
    )


def _is_later(when: Timing) -> bool:
    """Whether a figure's time counts on from the one before: a year later."""
    return when.period is not None and when.period.rule == LATER


def _against(before: Series, when: Timing, after: Series, *, passing: bool) -> TimeWords | None:
    """The other time that amounts of one series were told for."""
    sides = (before.reporter, before.partner), (after.reporter, after.partner)
    codes = [[side.code for side in pair if side is not None] for pair in sides]
    if before.trigger != after.trigger or codes[0] != codes[1]:
        return None
    told = (before.period, when.period) if passing else (when.period, before.period)
    return other_time(*told) or before.against


def series_after(
    analysis: SentenceAnalysis,
    figure_span: FigureSpan,
    figure: Hedged,
    code: str,
    sides: Parties,
    when: Timing,
    before: Series,
    part: bool,
) -> Series:
    """The series a figure leaves behind; an aside's time or a time before does not hold on."""
    passing = (
        _is_aside(analysis, when)
        or in_brackets(analysis.page, figure_span)
        or _is_compared_with(analysis, figure)
        or (before.period is not None and starts_movement(analysis.sentence, figure))
        or (when.period is not None and when.period.anchor is not None and not _is_later(when))
    )
    period = before.period if passing else _whole(when.period)
    trigger, total = after_figure(code, sides, before, part=part)
    unit = running_unit(figure, before)
    of_it = "its" in analysis.sentence.cases_before(figure.amount.last)
    of_it = of_it and before.trigger == code and before.reporter is not None
    to_gdp = code == "gdp" and sides.partner is not None and before.trigger is not None
    if of_it or to_gdp:
        return before._replace(period=period, unit=unit, age=0)
    mirrored = is_mirrored(code, *sides, before)
    after = Series(trigger, sides.reporter, sides.partner, period, total, unit, mirrored=mirrored)
    ranked = before.ranked and trigger == "imports"
    against = _against(before, when, after, passing=passing)
    return after._replace(against=against, ranked=ranked, several=_is_of_several(before, after))


def _is_of_several(before: Series, after: Series) -> bool:
    """Whether a sentence tells of one partner after another: "from A came $5, from B $3"."""
    if before.age != 0 or before.partner is None or after.partner is None:
        return False
    other = before.partner.code not in (_EVERYBODY, after.partner.code)
    return before.several or (other and before.trigger == after.trigger)


def _whole(period: TimeWords | None) -> TimeWords | None:
    """A time with both its ends, whichever a figure stood for, if any; of a month and the next
    the later, which is the one spoken of.
    """
    if period is None or period.slots.get("point") in (None, WHOLE):
        return period
    if period.slots["point"] == "to" and are_next_months(period):
        return period
    slots = {name: code for name, code in period.slots.items() if name != "point"}
    return replace(period, slots=slots)


def between_two(
    analysis: SentenceAnalysis, figure: Hedged, measure: Measure, when: Timing, series: Series
) -> Timing:
    """The times of growth after an amount for each of two times, and of the earlier amount said
    again: "5,000 in 2020, 8,000 in 2023: up 60 percent".
    """
    if series.against is None or not series.fresh or when.base is not None or not when.inherited:
        return when
    if measure in (Measure.LEVEL, Measure.SHARE):
        again = measure is Measure.LEVEL and _is_compared_with(analysis, figure)
        again = again or starts_movement(analysis.sentence, figure)
        return when._replace(period=series.against) if again else when
    return when._replace(base=series.against)


def remembering(
    context: Context,
    mentions: Mapping[Place, tuple[AreaMention, ...]],
    named: Sequence[Place],
) -> Context:
    """The context with the areas a figure names; one already known is no nearer as a source."""
    known = {mention.code for mention in context.history}
    heard = (place for place in named if place.relation not in _UNHEARD)
    told = (place for place in named if place.relation is Relation.SOURCE)
    spoken = [mention for place in told for mention in mentions[place] if mention.code not in known]
    spoken += [mention for place in heard for mention in mentions[place]]
    return context._replace(history=(*context.history, *spoken)[-REMEMBERED:])


def changed(context: Context, trigger: Trigger | None) -> Context:
    """The series after a figure of another subject: it is that subject's."""
    if trigger is None or trigger.code not in NOT_OURS:
        return context
    return context._replace(series=context.series._replace(trigger=trigger.code, age=0))


def turned(
    analysis: SentenceAnalysis, figure_span: FigureSpan, code: str | None, context: Context
) -> Context:
    """The series with its sides exchanged, where words speak of the other direction of it."""
    series = context.series
    if code != series.trigger or not analysis.sentence.of(
        MarkKind.REVERSE, figure_span.first, figure_span.last
    ):
        return context
    sides = series._replace(reporter=series.partner, partner=series.reporter, acted=False)
    return context._replace(series=sides)


def received(
    analysis: SentenceAnalysis, figure_span: FigureSpan, trigger: Trigger | None, context: Context
) -> Context:
    """The series where another receives the same: "flows to A fell; B attracted $5 million"."""
    series = context.series
    if trigger is not None or not is_received(series.trigger):
        return context
    if series.reporter is not None and series.reporter.code == context.varied:
        return context
    verbs = analysis.sentence.of(MarkKind.ATTRACTS, figure_span.first, figure_span.clause_last)
    if all(verb.code == "noun" for verb in verbs):
        return context
    if series.total is None:
        return context._replace(series=series._replace(acted=True))
    return context._replace(series=series._replace(acted=True, partner=series.total, total=None))


def _is_topic(analysis: SentenceAnalysis, time: Time) -> bool:
    """Whether a sentence is about a time: that is its subject."""
    article = analysis.sentence.at(MarkKind.ARTICLE, analysis.sentence.first)
    begins = time.first == (article.last if article is not None else analysis.sentence.first)
    return begins and analysis.sentence.at(MarkKind.FACT, time.last) is not None


def _reported(analysis: SentenceAnalysis, context: Context) -> Context:
    """What a sentence leaves behind that only says for when figures are: those published, or
    what is told of a time: "Last year was a good one for A".
    """
    told = next((time for time in analysis.times if time.absolute), None)
    if told is None or not (analysis.sentence.of(MarkKind.REPORT) or _is_topic(analysis, told)):
        return context
    own = told.words
    before = context.series if context.series.alive else Series()
    return context._replace(series=before._replace(trigger=None, period=own, total=None, age=0))


def time_of(analysis: SentenceAnalysis, context: Context) -> TimeWords | None:
    """When a sentence says that something was, also as "that period"."""
    own = next((time.words for time in analysis.times if time.absolute), None)
    if own is None and any(time.words.rule == SAME for time in analysis.times):
        return context.series.period or context.last_time
    return own


def told_on(analysis: SentenceAnalysis, context: Context) -> Context:
    """What a sentence leaves behind that only says who told the one before it: the series goes on
    as if it were not there.
    """
    series = context.series._replace(age=context.series.age - 1)
    after = remembering(context, resolved(analysis.page, analysis.places, context), analysis.places)
    return after._replace(series=series)


def mentioned(analysis: SentenceAnalysis, context: Context) -> Context:
    """What a sentence without figures leaves behind: whom and what it spoke of, and when, if only
    that it was the time before: "A was fifth during the period".
    """
    after = _mentioned(analysis, context)
    told = [time.words for time in analysis.times if time.absolute]
    if len(told) == 1 and told[0].rule in STRETCHES:
        after = after._replace(last_time=told[0])
    before, series = context.series, after.series
    if not before.fresh or all(time.words.rule != SAME for time in analysis.times):
        return after
    return after._replace(series=series._replace(period=series.period or before.period, age=0))


def _mentioned(analysis: SentenceAnalysis, context: Context) -> Context:
    mentions = resolved(analysis.page, analysis.places, context)
    after = _reported(analysis, remembering(context, mentions, analysis.places))
    found = triggers(analysis.sentence, analysis.sentence.first, analysis.sentence.last)
    ours = [trigger for trigger in found if trigger.code not in NOT_OURS]
    alive = living(analysis.sentence, analysis.sentence.first, analysis.sentence.last)
    ours = ours or [trigger for trigger in [alive] if trigger is not None]
    if not ours:
        return after
    named = in_clause(analysis, ours[-1], analysis.places)
    mentions = resolved(analysis.page, named, context)
    return spoken_of(ours[-1], named, mentions, after, analysis, context)


def spoken_of(
    trigger: Trigger,
    named: Sequence[Place],
    mentions: Mapping[Place, tuple[AreaMention, ...]],
    after: Context,
    analysis: SentenceAnalysis,
    before: Context,
) -> Context:
    """What words without a figure of their own speak of: a series for the figures to come."""
    home = analysis.page.language.home
    trigger = of_goods_carried(analysis.sentence, trigger, named, home) or trigger
    parts = roles(named, trigger, trigger.code, Measure.LEVEL)
    counted = any(refused.reason is RejectionReason.OTHER_UNIT for refused in analysis.refused)
    goes_on = before.series.trigger == trigger.code or (before.series.fresh and not named)
    bare = counted and (parts.bare or goes_on)
    if not (parts.reporter or parts.partner or parts.pair or bare):
        return after
    total = of_all(analysis, analysis.sentence.first, analysis.sentence.last, before.series)
    sides = parties(parts, mentions, after, None, total=total)
    own = time_of(analysis, before)
    if own is None and counted and before.series.fresh:
        own = before.series.period
    code = GIVEN.get(trigger.code, trigger.code)
    if sides is None:
        return after._replace(series=Series(code, period=own))
    ranked = before.series.ranked and code == "imports"
    return after._replace(series=Series(code, sides.reporter, sides.partner, own, ranked=ranked))


def spoken_of_nobody(
    analysis: SentenceAnalysis,
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
        own = next((t.words for t in analysis.times if t.absolute), None)
        return after._replace(series=Series(code, None, hosts[0], own))
    if not is_received(code) or after.series.trigger is not None:
        return after
    own = next((t.words for t in analysis.times if t.absolute), None)
    return after._replace(series=Series(code, period=own, acted=True))
