"""Reads a sentence figure span by figure span, with what is remembered of the sentences before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from lib.codelists import ALONE
from lib.model import (
    AreaMention,
    Article,
    Direction,
    Measure,
    NumberRefused,
    PeriodCandidate,
    Reading,
    RejectionReason,
    Scope,
    SidesCandidate,
)
from lib.reader.extraction.discourse import candidates
from lib.reader.extraction.discourse.coreference import MAY_BE_NOBODY, resolved
from lib.reader.extraction.discourse.discourse_log import DiscourseLog
from lib.reader.extraction.discourse.discourse_state import (
    between_two,
    changed,
    mentioned,
    received,
    remembering,
    series_after,
    spoken_of,
    spoken_of_nobody,
    told_on,
    turned,
)
from lib.reader.extraction.discourse.evidence import evidence
from lib.reader.extraction.discourse.former_latter import of_two, telling
from lib.reader.extraction.discourse.likelihood import Weigher, whole
from lib.reader.extraction.linking.alignment import dealt, time_in_turn, timed_with
from lib.reader.extraction.linking.counted_indicator import (
    counted,
    definition_to_gdp,
    is_before_gdp,
    share_definition,
)
from lib.reader.extraction.linking.figure_spans import FigureSpan
from lib.reader.extraction.linking.goods_mentioned import goods_after, product_of
from lib.reader.extraction.linking.joint_sides import is_joint, of_several
from lib.reader.extraction.linking.list_items import of_partners, ranks_buyers
from lib.reader.extraction.linking.measure import (
    Measurement,
    is_of_a_partners,
    is_part_of_turnover,
    measured,
)
from lib.reader.extraction.linking.movement_times import moved_times
from lib.reader.extraction.linking.parties import (
    WORLD,
    Parties,
    is_nobodys_part,
    parties,
    told_by_the_listed,
)
from lib.reader.extraction.linking.rejections import among_those, are_of_others, refusal
from lib.reader.extraction.linking.roles import Roles, roles
from lib.reader.extraction.linking.running_series import Context, Series
from lib.reader.extraction.linking.sentence_analysis import SentenceAnalysis
from lib.reader.extraction.linking.series_ratios import (
    is_gap_of_sources,
    of_another_partner,
    of_the_other_flow,
)
from lib.reader.extraction.linking.timing import (
    Timing,
    in_brackets,
    in_future,
    is_window,
    of_one_month,
    timing,
    whole_year,
)
from lib.reader.extraction.linking.totals import (
    in_tonnes,
    is_part,
    of_all,
    of_all_partners,
    of_goods_bought,
)
from lib.reader.extraction.linking.triggers import (
    FLOWS,
    Trigger,
    of_goods_carried,
    of_known_sign,
    of_money_in,
    of_money_sent,
    of_supplies,
)
from lib.reader.extraction.linking.unit_ellipsis import converted, with_unit
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.speech import in_speech, only_attributes
from lib.reader.extraction.mentions.time_expressions import NOW, SAME
from lib.reader.extraction.mentions.units import MONEY, PERCENT, PERSONS, RATIO
from lib.reader.extraction.text.place import Place, Relation, kind_of
from lib.reader.extraction.text.trigger_meaning import (
    NOT_OURS,
    counts_people,
    has_roles,
    indicator_of,
    is_received,
)
from lib.reader.languages import MarkKind

_OF_PEOPLE = {Relation.IN: Relation.HOST, Relation.FROM: Relation.OF}
"""What places are to people of whom a part lives there: "of people from A 57% worked in B"."""
_BUYERS = frozenset({Relation.BARE, Relation.OWNER, Relation.BY})
_COMES_TO = frozenset({Relation.IN, Relation.TO, Relation.OF, Relation.SOURCE, Relation.ASIDE})
_EXTENTS = frozenset({PERCENT, RATIO})
_WHOLE_WITHIN = 4
"""Tokens from a share to the words that its whole is a total."""
_OFFERED = 4
"""Other candidates of a part that a reading keeps."""


class SentenceRead(NamedTuple):
    """What one sentence gave, and what is remembered after it."""

    readings: tuple[Reading, ...]
    refused: tuple[NumberRefused, ...]
    context: Context


class FigureRead(NamedTuple):
    """What one figure span gave: how its figure is put and its reading, or why it is refused."""

    context: Context
    measured: Measurement | None
    outcome: Reading | RejectionReason


def read_sentence(
    analysis: SentenceAnalysis,
    context: Context,
    article: Article,
    log: DiscourseLog,
    weigh: Weigher,
    put: Measurement | None = None,
) -> SentenceRead:
    """The readings and refusals of a sentence, figure span by figure span; `put` is how a heading
    says that its figures are.
    """
    ranked = ranks_buyers(analysis, context.series)
    series = context.series._replace(age=context.series.age + 1, ranked=ranked)
    context = telling(analysis, context._replace(series=series))
    analysis = of_partners(analysis, context.series)
    if not analysis.figures and only_attributes(analysis.sentence):
        return SentenceRead((), analysis.refused, told_on(analysis, context))
    if not analysis.figures:
        after = mentioned(analysis, context)
        after = after._replace(series=log.resumed(analysis, after.series))
        return SentenceRead((), analysis.refused, after)
    readings: list[Reading] = []
    refused = list(analysis.refused)
    before = put
    for index, figure in enumerate(analysis.figures):
        last = readings[-1] if readings else None
        read = _read_figure_span(analysis, index, context, before, last, article, log, weigh)
        context, before = _without_aside(analysis, index, context, read), read.measured or before
        if isinstance(read.outcome, Reading):
            readings.append(read.outcome)
        else:
            number = figure.amount.number
            span = analysis.page.span(number.first, number.last)
            refused.append(NumberRefused(*span, read.outcome))
    return SentenceRead(tuple(readings), tuple(refused), context)


def _without_aside(
    analysis: SentenceAnalysis, index: int, before: Context, read: FigureRead
) -> Context:
    """What is remembered after a figure; what else there is in a place does not run on: "92 percent
    came from A, where 2 million Bs live. C sent $5 million".
    """
    span, figure = analysis.figure_spans[index], analysis.figures[index]
    told = before.series.trigger is not None and before.series.age == 0
    there = analysis.sentence.of(MarkKind.WHEREIN, span.first, figure.first)
    if not (told and there) or read.context.series.trigger == before.series.trigger:
        return read.context
    return read.context._replace(series=before.series)


def _read_figure_span(
    analysis: SentenceAnalysis,
    index: int,
    context: Context,
    before: Measurement | None,
    last: Reading | None,
    article: Article,
    log: DiscourseLog,
    weigh: Weigher,
) -> FigureRead:
    """Reads the figure of a figure span, or says why it is none.

    `before` is how the figure before it in the sentence was put, `last` its reading.
    """
    figure_span, figure = analysis.figure_spans[index], analysis.figures[index]
    trigger, named = of_two(analysis, figure_span, figure, dealt(analysis, index), context)
    trigger, named = _whose_part(analysis, trigger, named, context.series)
    if _says_where(analysis):
        named = [p._replace(relation=_OF_PEOPLE.get(p.relation, p.relation)) for p in named]
    named = _of_its_total(analysis, trigger, named, context.series)
    named = _whose_gdp(analysis, trigger, _who_gave(analysis, figure, trigger, named))
    if _buys_there(analysis, context.series):
        named = [
            p._replace(relation=Relation.FROM) if _is_market(p, context.series) else p
            for p in named
        ]
    trigger = among_those(analysis.sentence, figure_span, trigger, context.series)
    held_on = context.series.fresh or _only_moved(analysis, figure_span, figure, context.series)
    running = context.series.trigger if held_on else None
    trigger = of_known_sign(trigger, running)
    trigger = of_supplies(analysis.sentence, trigger, named, running)
    told = context.series.trigger if context.series.alive else None
    trigger = of_money_sent(analysis.sentence, figure_span, figure, trigger, told)
    home = analysis.page.language.home
    trigger = of_goods_carried(analysis.sentence, trigger, named, home, running)
    if of_money_in(trigger, figure, running) or of_goods_bought(
        analysis.sentence, trigger, running
    ):
        trigger = None
    mentions = resolved(analysis.page, named, context, analysis.places)
    named = [p for p in named if mentions[p] or p.anaphor not in MAY_BE_NOBODY]
    after = remembering(context, mentions, named)
    if trigger is None and counts_people(running) and figure.amount.unit in MONEY:
        both = {place.relation for place in named} >= {Relation.FROM, Relation.TO}
        running = log.of_money(running) if both else running
    if context.series.age > 0 and analysis.sentence.of(MarkKind.RANK):
        running = log.ranked_by(running)
    code = trigger.code if trigger else running
    figure = with_unit(figure, code, context.series)
    reason = refusal(analysis.page, analysis.sentence, figure_span, figure, trigger, code)
    reason = reason or _of_two_series(analysis, figure_span, figure, trigger, named, context.series)
    if trigger is None and last is None and _is_of_a_count(analysis, index):
        reason = reason or RejectionReason.OTHER_SUBJECT
    if _is_its(analysis, figure) and context.series.trigger in NOT_OURS:
        reason = reason or RejectionReason.OTHER_SUBJECT
    if are_of_others(analysis.sentence, figure_span, trigger, context.series):
        reason, trigger = RejectionReason.OTHER_SUBJECT, None
    if reason is not None or code is None:
        after = changed(after, trigger)
        if (
            reason is RejectionReason.TARGET
            and trigger is not None
            and trigger.code not in NOT_OURS
        ):
            after = spoken_of(trigger, named, mentions, after, analysis, context)
        planned = reason is RejectionReason.TARGET
        after = after._replace(series=after.series._replace(planned=planned))
        return FigureRead(after, None, reason or RejectionReason.OTHER_SUBJECT)
    context = received(analysis, figure_span, trigger, turned(analysis, figure_span, code, context))
    spoken = _Spoken(figure, trigger, code, named, mentions, after)
    return _read_figure(analysis, index, spoken, context, before, last, article, log, weigh)


def _is_of_a_count(analysis: SentenceAnalysis, index: int) -> bool:
    """Whether things that only a number before counts grew so: "1,500 firms work there, 18 percent
    more than a year ago".
    """
    figure, earlier = analysis.figures[index], analysis.figures[:index]
    if figure.amount.unit not in _EXTENTS or any(one.amount.unit for one in earlier):
        return False
    if analysis.sentence.at(MarkKind.COMPARATIVE, figure.last) is None:
        return False
    start, _ = analysis.page.span(figure.first, figure.last)
    counts = (one.end for one in analysis.refused if one.reason is RejectionReason.COUNT)
    return bool(earlier) or any(end <= start for end in counts)


def _is_its(analysis: SentenceAnalysis, figure: Hedged) -> bool:
    """Whether a percentage is of what was spoken of before: "Its 93 percent is imported"."""
    mark = analysis.sentence.before(MarkKind.ANAPHOR, figure.first)
    return figure.amount.unit == PERCENT and mark is not None and mark.code == "its"


def _whose_part(
    analysis: SentenceAnalysis, trigger: Trigger | None, named: list[Place], before: Series
) -> tuple[Trigger | None, list[Place]]:
    """What a partner in a row is only said to send or take, as its part of the series: "A buys
    most from B, followed by C, whose shipments fell 9 percent".
    """
    if trigger is None or trigger.code not in FLOWS or before.trigger not in FLOWS:
        return trigger, named
    if trigger.code == before.trigger or not before.fresh or before.reporter is None:
        return trigger, named
    whose = [p for p in named if analysis.sentence.at(MarkKind.WHOSE, p.last + 1) is not None]
    if len(whose) != 1 or whose[0].code in (None, before.reporter.code):
        return trigger, named
    partner = whose[0]._replace(relation=Relation.WITH)
    return trigger._replace(code=before.trigger, act=False), [partner]


def _who_gave(
    analysis: SentenceAnalysis, figure: Hedged, trigger: Trigger | None, named: list[Place]
) -> list[Place]:
    """The places of a share of what comes to an area, where the only one but that area has it: "A
    accounted for 5 percent of all foreign investment".
    """
    comes = trigger is not None and has_roles(trigger.code, "given", "received")
    if not comes or figure.amount.unit != PERCENT:
        return named
    givers = [p for p in named if p.relation not in _COMES_TO]
    if len(givers) != 1 or givers[0].relation is not Relation.BARE or givers[0].code is None:
        return named
    if analysis.sentence.at(MarkKind.SHARE, givers[0].last) is None:
        return named
    had = givers[0]._replace(relation=Relation.SHARE_OWNER)
    return [had if place is givers[0] else place for place in named]


def _whose_gdp(
    analysis: SentenceAnalysis, trigger: Trigger | None, named: list[Place]
) -> list[Place]:
    """The places of a gross domestic product, with whom the money comes to that is a part of it as
    where it is: "transfers to A make up 5 percent of GDP", or of "the country's".
    """
    if trigger is None or trigger.code != "gdp":
        return named
    nouns = analysis.sentence.of(MarkKind.INDICATOR, None, trigger.first)
    if not nouns or not is_received(nouns[-1].code):
        return named
    there = [
        place._replace(relation=Relation.IN)
        for place in named
        if place.relation in (Relation.TO, Relation.SHARE_OWNER)
        and (leads := analysis.sentence.before(MarkKind.PREPOSITION, place.first)) is not None
        and leads.code == "to"
    ]
    if not there:
        return named
    first = {place.first for place in there}
    return there + [p for p in named if p.first not in first and p.anaphor != "topic"]


def _of_its_total(
    analysis: SentenceAnalysis, trigger: Trigger | None, named: list[Place], before: Series
) -> list[Place]:
    """The places of a part of a trade of two, where the partner's name only says whence goods are:
    "A's trade with China was $5. Chinese imports were $3", which are A's.
    """
    if trigger is None or trigger.act or trigger.code != "imports" or not before.fresh:
        return named
    partner = before.partner if before.trigger == "trade_turnover" else None
    if partner is None or before.reporter is None or len(named) != 1:
        return named
    place, sentence = named[0], analysis.sentence
    owned = sentence.before(MarkKind.PREPOSITION, trigger.first) is not None
    if owned or place.relation is not Relation.OWNER or place.last != trigger.first:
        return named
    return [place._replace(relation=Relation.FROM)] if place.code == partner.code else named


def _buys_there(analysis: SentenceAnalysis, before: Series) -> bool:
    """Whether a country whose imports are spoken of buys, with nobody named who does: "A's imports
    fell. In B 5 tons were bought".
    """
    bought = before.trigger == "imports" and before.alive and before.reporter is not None
    if not bought or not analysis.sentence.of(MarkKind.BUYS):
        return False
    return not any(place.relation in _BUYERS for place in analysis.places)


def _is_market(place: Place, before: Series) -> bool:
    """Whether a place is where one buys, as it is not at home."""
    home = before.reporter.code if before.reporter is not None else None
    return place.relation is Relation.IN and place.code not in (None, home)


def _only_moved(
    analysis: SentenceAnalysis, figure_span: FigureSpan, figure: Hedged, series: Series
) -> bool:
    """Whether a figure only says how what was spoken of moved: "The fall came to 8 percent"."""
    moved = analysis.sentence.of(MarkKind.DIRECTION, figure_span.first, figure_span.clause_last)
    return series.alive and figure.amount.unit in _EXTENTS and bool(moved)


def _of_two_series(
    analysis: SentenceAnalysis,
    figure_span: FigureSpan,
    figure: Hedged,
    trigger: Trigger | None,
    named: list[Place],
    before: Series,
) -> RejectionReason | None:
    """Why a number is refused that only compares two flows, or two numbers for one; or a plan with
    what was.
    """
    if trigger is None and _is_of_a_plan(analysis, figure_span, before):
        return RejectionReason.TARGET
    within = [time for time in analysis.times if figure_span.first <= time.first < figure_span.last]
    compared = of_the_other_flow(analysis.sentence, figure, trigger, before, within)
    compared = compared or of_another_partner(analysis.sentence, figure_span, figure, named)
    apart = is_gap_of_sources(trigger, before, placed=bool(named))
    return RejectionReason.DIFFERENCE if compared or apart else None


def _is_of_a_plan(analysis: SentenceAnalysis, figure_span: FigureSpan, before: Series) -> bool:
    """Whether a sentence only measures what was planned before: "Trade is to reach $5 billion. This
    is twice as much as in 2015".
    """
    if not before.planned or not before.fresh or any(time.absolute for time in analysis.times):
        return False
    against = any(time.compared or time.relative for time in analysis.times)
    return against and not analysis.sentence.of(MarkKind.FACT, figure_span.first, figure_span.last)


class _Spoken(NamedTuple):
    """What speaks of a figure: its trigger, the areas it names, what is then remembered."""

    figure: Hedged
    trigger: Trigger | None
    code: str
    named: list[Place]
    mentions: Mapping[Place, tuple[AreaMention, ...]]
    after: Context


def _read_figure(
    analysis: SentenceAnalysis,
    index: int,
    spoken: _Spoken,
    context: Context,
    before: Measurement | None,
    last: Reading | None,
    article: Article,
    log: DiscourseLog,
    weigh: Weigher,
) -> FigureRead:
    """Reads a figure that is spoken of as one of ours, or says what is missing."""
    figure_span, figure, after = analysis.figure_spans[index], spoken.figure, spoken.after
    trigger, code, named, mentions = spoken.trigger, spoken.code, spoken.named, spoken.mentions
    how = measured(analysis.page, analysis.sentence, figure_span, figure, before)
    if how is None:
        return FigureRead(_moved(analysis, spoken), None, RejectionReason.DIFFERENCE)
    how = _as_growth(analysis, figure, how, trigger)
    of_turnover = is_part_of_turnover(
        analysis.page, analysis.sentence, figure_span, figure, how, trigger
    )
    part = not of_turnover and is_part(
        analysis, figure_span, figure, trigger, context.series, named, mentions
    )
    if of_turnover:
        code, trigger = "settlements", None
    elif part:
        code, trigger = context.series.trigger or code, None
        named, context = _in_part(figure_span, named, mentions, context)
    indicator = counted(
        code,
        figure,
        how.measure,
        in_tonnes(analysis, index, trigger, context.series),
        of_a_partners=is_of_a_partners(analysis.sentence, figure_span, figure),
    )
    if indicator is None:
        return FigureRead(after, how, RejectionReason.OTHER_SUBJECT)
    total = how.measure is not Measure.SHARE and of_all(
        analysis, figure_span.first, figure_span.last, context.series
    )
    total = total or (of_turnover and _is_of_all(analysis, figure, context.series))
    named = _beside(trigger, named)
    found = roles(named, trigger, code, how.measure)
    home = (
        _home(analysis, figure)
        if found.partner or _abroad(analysis, trigger, indicator, total)
        else None
    )
    sides = parties(found, mentions, context, home, total=total, alone=has_roles(indicator, ALONE))
    if sides is not None and (listed := told_by_the_listed(sides, indicator)) != sides:
        if listed is None and is_received(code):
            after = spoken_of_nobody(analysis, code, found.partner, mentions, after, context)
            return FigureRead(after, how, RejectionReason.UNRESOLVED)
        if listed is None:
            of_them = Series(code, sides.reporter, sides.partner)
            return FigureRead(after._replace(series=of_them), how, RejectionReason.UNRESOLVED)
        sides = listed
    if sides is None or is_joint(analysis, found, code, named):
        after = spoken_of_nobody(analysis, code, found.partner, mentions, after, context)
        return FigureRead(after, how, RejectionReason.UNRESOLVED)
    sides = _come_home(analysis, spoken, found, of_several(analysis, found, sides, named), context)
    others = is_nobodys_part(code, how.measure, sides, named)
    others = others and not _says_where(analysis)
    if _are_others(analysis, spoken, sides, total=total) or (others and not total):
        return FigureRead(after, how, RejectionReason.OTHER_SUBJECT)
    everyone = (
        of_all_partners(analysis, figure_span, figure, how, trigger, context.series)
        if not part
        else None
    )
    everyone = everyone or _of_gdp_anew(analysis, figure, how, sides, context.series)
    sides = sides._replace(partner=everyone or sides.partner)
    figure = _as_ratio(figure) if how.of_base else figure
    when = _when(analysis, figure_span, spoken, how.measure, code, context)
    when = _of_what_it_tells(analysis, index, when, last)
    points = partial(log.points_told, context.series)
    when = moved_times(analysis, index, how.measure, when, context.series, points)
    if indicator_of(code).flow and how.measure is not Measure.SHARE:
        when = when._replace(period=whole_year(when.period), base=whole_year(when.base))
    product = product_of(analysis, figure_span, figure, trigger, code, context.series)
    of_all_goods = product is None and trigger is not None
    when = log.back_to(code, sides.reporter.code, when, context.series) if of_all_goods else when
    when = log.base_first(when)
    if in_future(when.period, article.published):
        return FigureRead(after, how, RejectionReason.TARGET)
    series = series_after(analysis, figure_span, figure, code, sides, when, context.series, part)
    told = context.series
    series = goods_after(series._replace(product=told.product, goods=told.goods), product, trigger)
    series = _over_which_it_grew(series, how.measure, when, context.series)
    series = log.without_a_year_before(series, when, how.measure)
    after = after._replace(
        series=series._replace(
            acted=_acted(analysis, found, trigger, context.series),
            shared=(how.measure is Measure.SHARE and not _are_two(code, context.series, sides))
            or (context.series.shared and in_brackets(analysis.page, figure_span)),
        )
    )
    own = _of_two_sides(code, sides)
    read = _reading(
        analysis, context.series, figure, trigger, how, indicator, code, own, when, article
    )
    marked = candidates.Spoken(
        analysis,
        index,
        figure,
        trigger,
        code,
        indicator,
        how.measure,
        context,
        mentions,
    )
    reading = _weighed(replace(read, product=product), marked, own, when, log, weigh)
    log.note(indicator, how.measure, sides, when)
    return FigureRead(after, how, converted(reading, analysis, index, trigger, last))


def _of_gdp_anew(
    analysis: SentenceAnalysis, figure: Hedged, how: Measurement, sides: Parties, before: Series
) -> AreaMention | None:
    """All partners, where a sentence of its own measures what comes to an area by its gross
    domestic product, whoever gave it before: "A sent $5. Transfers are 3 percent of GDP".
    """
    taken = sides.partner is not None and sides.partner.rule == "inherited" and before.age > 0
    if not taken or how.measure is not Measure.SHARE:
        return None
    nouns = analysis.sentence.of(MarkKind.INDICATOR, None, figure.first)
    if not is_before_gdp(analysis.page, analysis.sentence, figure):
        return None
    if not any(is_received(noun.code) for noun in nouns):
        return None
    return AreaMention(WORLD, Scope.WHOLE, "unnamed", sides.reporter.start, sides.reporter.end)


def _is_of_all(analysis: SentenceAnalysis, figure: Hedged, before: Series) -> bool:
    """Whether a share of goods is of the total with all partners: "copper, 17 percent of total
    exports"; or no one partner was told before.
    """
    if before.several and before.age > 0:
        return True
    ahead = min(figure.last + _WHOLE_WITHIN, analysis.sentence.last)
    return of_all(analysis, figure.last, ahead, before)


def _moved(analysis: SentenceAnalysis, spoken: _Spoken) -> Context:
    """What a change in people or tonnes leaves behind: what it is of goes on."""
    after = spoken.after
    if spoken.trigger is None or after.series.trigger == spoken.code:
        return after
    own = next((time.words for time in analysis.times if time.absolute), None)
    return after._replace(series=Series(spoken.code, period=own))


def _as_growth(
    analysis: SentenceAnalysis, figure: Hedged, how: Measurement, trigger: Trigger | None
) -> Measurement:
    """A percentage that a gross domestic product comes to by itself as its growth, where endings
    say what has a part: "GDP made up 5 percent".
    """
    if how.measure is not Measure.SHARE or trigger is None or trigger.code != "gdp":
        return how
    noun = analysis.sentence.at(MarkKind.INDICATOR, trigger.first)
    alone = noun is not None and "nominative" in noun.cases and trigger.last <= figure.first
    part = "its" in analysis.sentence.cases_before(figure.amount.last)
    named = analysis.sentence.of(MarkKind.SHARE, None, figure.first)
    if not analysis.page.language.head_final or not alone or part or named:
        return how
    return Measurement(Measure.GROWTH, Direction.UP, (trigger.first, trigger.last))


def _weighed(
    reading: Reading,
    marked: candidates.Spoken,
    sides: Parties,
    when: Timing,
    log: DiscourseLog,
    weigh: Weigher,
) -> Reading:
    """The reading with what else it may be of, and how likely it is right."""
    alone = has_roles(marked.indicator, ALONE)
    of_sides, pairs = candidates.sides_choice(marked, sides, log, alone=alone)
    of_time, words = candidates.period_choice(marked, when, log)
    sided, timed = weigh(of_sides), weigh(of_time)
    marks = candidates.figure_marks(marked, sides, when)
    sure = weigh(whole(marked.start, timed[0], sided[0], marks))
    return replace(
        reading,
        confidence=round(sure[0], 3),
        periods=tuple(PeriodCandidate(words[i], timed[i]) for i in _likeliest(timed)),
        sides=tuple(SidesCandidate(*pairs[i], sided[i]) for i in _likeliest(sided)),
    )


def _likeliest(likelihoods: Sequence[float]) -> list[int]:
    """What was chosen, and the likeliest others."""
    others = sorted(range(1, len(likelihoods)), key=lambda i: -likelihoods[i])
    return [0, *others[:_OFFERED]]


def _beside(trigger: Trigger | None, named: list[Place]) -> list[Place]:
    """Without a place on no list that another stands for after the words for what is counted:
    "trade with Asia is not known, that with A came to $5".
    """
    if trigger is None:
        return named
    own = {place.side for place in named if place.first >= trigger.last and place.code}
    return [p for p in named if p.listed or p.last > trigger.first or p.side not in own]


def _of_two_sides(code: str, sides: Parties) -> Parties:
    """The sides with the world as the partner where people or money are of one country and in it
    or from it: "5,000 Tajiks left Tajikistan".
    """
    partner = sides.partner
    own = partner is not None and partner.code == sides.reporter.code
    if partner is None or not own or not has_roles(code, "living", "received", "given"):
        return sides
    if kind_of(partner.code) in ("block", "unlisted"):
        return sides
    world = AreaMention(WORLD, Scope.WHOLE, "unnamed", partner.start, partner.end)
    return sides._replace(partner=world)


def _in_part(
    figure_span: FigureSpan,
    named: list[Place],
    mentions: Mapping[Place, tuple[AreaMention, ...]],
    context: Context,
) -> tuple[list[Place], Context]:
    """The places of a part's own clause, but for who the total is of, named again as the other side
    of what is done: "A sold 5 tons. B bought 2 from A". Who has a part does not do what the total's
    owner did.
    """
    whose = context.series.reporter.code if context.series.reporter is not None else None
    own = [
        place
        for place in named
        if place.first < figure_span.clause_last
        and not (
            place.relation in (Relation.FROM, Relation.TO)
            and any(one.code == whose for one in mentions[place])
        )
    ]
    return own, context._replace(series=context.series._replace(acted=False))


def _abroad(
    analysis: SentenceAnalysis, trigger: Trigger | None, indicator: str, total: bool
) -> bool:
    """Whether goods or money surely cross a border, so that one side of a figure is at home."""
    if trigger is None or not trigger.act:
        return not has_roles(indicator, "living")
    if total or analysis.sentence.at(MarkKind.CROSSING, trigger.first) is not None:
        return True
    return has_roles(indicator, "received") and bool(analysis.sentence.of(MarkKind.PEOPLE))


def _home(analysis: SentenceAnalysis, figure: Hedged) -> AreaMention | None:
    """The area a figure is of where no words say so: that of the language's own news."""
    code, span = analysis.page.language.home, analysis.page.span(figure.first, figure.last)
    return AreaMention(code, Scope.WHOLE, "home", *span) if code else None


def _as_ratio(figure: Hedged) -> Hedged:
    """120 percent of an old amount as 1.2 times that."""
    number = figure.amount.number
    ratio = number._replace(multiplier=number.multiplier / 100)
    return figure._replace(amount=figure.amount._replace(number=ratio, unit=RATIO))


def _when(
    analysis: SentenceAnalysis,
    figure_span: FigureSpan,
    spoken: _Spoken,
    measure: Measure,
    code: str,
    context: Context,
) -> Timing:
    """The times of a figure; people who are counted now take none from another sentence."""
    series = context.series
    past = analysis.sentence.of(MarkKind.FACT, figure_span.first, figure_span.last)
    same = any(
        figure_span.first <= t.first < figure_span.last and t.words.rule == SAME
        for t in analysis.times
    )
    stock = has_roles(code, "living") and measure is not Measure.GROWTH and not (past or same)
    held_on = series.age == 0 or same or (series.fresh and not stock)
    gone = series.age > 0 and series.period is not None and series.period.rule == NOW
    before = series.period if held_on and not gone else None
    before = before or (context.last_time if same else None)
    page, figure = analysis.page, spoken.figure
    going_on = series.age == 0 and not (stock and series.trigger != code)
    in_turn = time_in_turn(analysis, figure_span)
    if in_turn is not None and measure is Measure.LEVEL:
        return Timing(in_turn.words, None, inherited=False)
    when = timing(
        page,
        analysis.sentence,
        timed_with(analysis, figure_span),
        figure,
        measure,
        analysis.times,
        before,
        going_on=going_on,
        grew=series.grew and series.age == 0,
    )
    if of_one_month(analysis.sentence, analysis.times, when):
        month, base = context.last_month, when.base
        if base is not None and base.anchor is not None:
            base = replace(base, anchor=month) if month is not None else None
        return when._replace(period=month, base=base, inherited=False)
    if when.inherited and is_window(when.period) and _only_grew(series, measure):
        return when._replace(period=None)
    if measure is Measure.GROWTH and when.inherited and not when.base:
        when = when._replace(base=series.base)
    trigger, whole = spoken.trigger, analysis.sentence.of(MarkKind.WHOLE)
    again = trigger is not None and not trigger.act and trigger.code == series.trigger
    again = again and measure is Measure.GROWTH and not whole
    if (trigger is None or again) and not any(place.code for place in spoken.named):
        return between_two(analysis, figure, measure, when, series)
    return when


def _of_what_it_tells(
    analysis: SentenceAnalysis, index: int, when: Timing, last: Reading | None
) -> Timing:
    """The times of a figure; brackets without a time tell of that of the amount right before them:
    "against 40 tons ($2 million) a year ago"; and so does what "and" adds to an amount: "in 2016
    it was $10 million and 60 percent".
    """
    if last is None:
        return when
    figure_span = analysis.figure_spans[index]
    if when.inherited and in_brackets(analysis.page, figure_span):
        _, end = analysis.page.span(figure_span.first - 1, figure_span.first)
        return when._replace(period=last.period) if end <= last.end else when
    if last.measure is Measure.GROWTH or not _is_added(analysis, index):
        return when
    return when._replace(period=last.period)


def _is_added(analysis: SentenceAnalysis, index: int) -> bool:
    """Whether "and" alone stands between a figure and the one before, and no time after them."""
    figures, times = analysis.figures, analysis.times
    before, figure = figures[index - 1], figures[index]
    joint = analysis.sentence.before(MarkKind.SEPARATOR, figure.first)
    if index == 0 or joint is None or joint.first != before.last:
        return False
    last = figures[index + 1].first if index + 1 < len(figures) else analysis.sentence.last
    first = analysis.figure_spans[index - 1].first
    told = [time for time in times if first <= time.first < before.first]
    return len(told) == 1 and not any(before.last <= time.first < last for time in times)


def _says_where(analysis: SentenceAnalysis) -> bool:
    """Whether percentages are of people by where they are: "57% worked in A, 15% in B"."""
    sentence = analysis.sentence
    lived = (sentence.before(MarkKind.UNIT, mark.first) for mark in sentence.of(MarkKind.LIVING))
    return any(unit is not None and unit.code == PERCENT for unit in lived)


def _are_two(code: str, series: Series, sides: Parties) -> bool:
    """Whether a share is told of two alike and no part that one has: in which money they settle."""
    return code == "settlements" or _was_told_of(series, sides)


def _was_told_of(series: Series, sides: Parties) -> bool:
    """Whether a sentence has told of both sides before it adds a share: "trade with A came to $5,
    which is 3 percent of all".
    """
    told = series.age == 0 and not series.shared and series.partner and sides.partner
    before = (series.reporter, series.partner)
    codes = [side.code for side in before if side is not None]
    return bool(told) and codes == [side.code for side in sides if side is not None]


def _only_grew(series: Series, measure: Measure) -> bool:
    """Whether the time that runs on is years that only growth was told for: "trade grew sevenfold
    over four years. With A it came to $5".
    """
    if not series.grew or not is_window(series.period):
        return False
    return measure in (Measure.LEVEL, Measure.SHARE) or (
        measure is Measure.CHANGE and series.age > 0
    )


def _over_which_it_grew(after: Series, measure: Measure, when: Timing, before: Series) -> Series:
    """The series after a figure, with whether its period is that of growth; an amount between
    leaves it to the next that grew: "sevenfold, to $5 million, and B's threefold".
    """
    if when.period is None and _only_grew(before, measure):
        return after._replace(period=before.period, grew=True)
    grew = measure in (Measure.GROWTH, Measure.CHANGE)
    return after._replace(grew=grew or (before.grew and after.period == before.period))


def _come_home(
    analysis: SentenceAnalysis, spoken: _Spoken, found: Roles, sides: Parties, context: Context
) -> Parties:
    """The sides of people who are only said to come from another country, or only to be
    registered: they are where those spoken of before went; where no people were, those who come
    are home: "from A 5 thousand came to work".
    """
    home, series = _home(analysis, spoken.figure), context.series
    origin = found.reporter
    if origin is None or found.partner or not has_roles(spoken.code, "living"):
        return sides
    comes = origin.relation is Relation.FROM
    told = counts_people(series.trigger) and series.alive
    host = series.partner if told else None
    unnamed = sides.partner is not None and sides.partner.rule == "unnamed"
    if host is not None and unnamed and host.code not in (WORLD, sides.reporter.code):
        there = comes or analysis.sentence.of(MarkKind.LIVING, spoken.figure.last)
        return sides._replace(partner=replace(host, rule="inherited")) if there else sides
    if home is None or not comes or host is not None or origin.code == home.code:
        return sides
    return sides._replace(partner=home)


def _are_others(
    analysis: SentenceAnalysis, spoken: _Spoken, sides: Parties, *, total: bool
) -> bool:
    """Whether people are no migrants: nationals at home, or foreigners who are guests."""
    if _are_guests(analysis, spoken.figure, sides):
        return True
    return not total and _only_nationals(spoken.trigger, spoken.figure, sides)


def _only_nationals(trigger: Trigger | None, figure: Hedged, sides: Parties) -> bool:
    """Whether people of a country are counted, and nothing says that they are in another."""
    nobody = sides.partner is not None and sides.partner.rule == "unnamed"
    if not nobody or trigger is None or has_roles(trigger.code, "visiting"):
        return False
    return (trigger.first, trigger.last) == figure.amount.unit_mark


def _are_guests(analysis: SentenceAnalysis, figure: Hedged, sides: Parties) -> bool:
    """Whether foreigners are told to be no migrants: "150 thousand came, most of them tourists";
    or, where that is all, only to come.
    """
    if sides.reporter.code != WORLD or figure.amount.unit != PERSONS:
        return False
    said = analysis.sentence.of(MarkKind.INDICATOR)
    if any(mark.code == "other_subject" and mark.first >= figure.last for mark in said):
        return True
    at_work = analysis.sentence.of(MarkKind.LIVING) or analysis.sentence.of(MarkKind.PEOPLE)
    return analysis.page.language.head_final and not at_work


def _acted(
    analysis: SentenceAnalysis, found: Roles, trigger: Trigger | None, before: Series
) -> bool:
    """Whether the reporter is the subject of a verb, in this figure or the one it repeats."""
    if trigger is None:
        goes_on = before.age == 0 or before.total is None
        return before.acted and goes_on and found.partner is None
    subjects = (place for place in found.bare if place.acts and place.last <= trigger.first)
    subject = next(subjects, None)
    if subject and analysis.sentence.of(MarkKind.DIRECTION, subject.last, trigger.first):
        return True
    place = found.reporter
    if place is None and found.bare and found.partner is None and not trigger.act:
        return before.acted and before.alive and before.total is None
    if place is not None and place.relation is Relation.IN and has_roles(trigger.code, "traded"):
        return found.partner is not None
    if place is None or place.relation is not Relation.BARE:
        return False
    return trigger.act and (place.acts or place.first < trigger.first)


def _reading(
    analysis: SentenceAnalysis,
    before: Series,
    figure: Hedged,
    trigger: Trigger | None,
    how: Measurement,
    indicator: str,
    code: str,
    sides: Parties,
    when: Timing,
    article: Article,
) -> Reading:
    page, number = analysis.page, figure.amount.number
    start, end = page.span(figure.first, figure.last)
    told = before.trigger if before.age == 0 else None
    return Reading(
        start=start,
        end=end,
        number=number.number,
        multiplier=number.multiplier,
        unit=figure.amount.unit or PERSONS,
        bound=figure.bound,
        direction=how.direction,
        indicator=indicator,
        definition=share_definition(code, how.measure, indicator)
        or definition_to_gdp(page, analysis.sentence, figure, trigger, indicator, told),
        measure=how.measure,
        deficit=code == "trade_deficit",
        reporter=sides.reporter,
        partner=sides.partner,
        period=when.period,
        base_period=when.base,
        in_speech=in_speech(page, analysis.sentence, start, article.speaker),
        evidence=evidence(page, figure, trigger, how, sides, when),
    )
