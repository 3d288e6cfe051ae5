"""Reads a sentence zone by zone, with what is remembered of the sentences before."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from lib.codelists import ALONE
from lib.extraction.against import is_gap_of_sources, of_another_partner, of_the_other_flow
from lib.extraction.anaphora import MAY_BE_NOBODY, Context, Series, resolved
from lib.extraction.bounds import Hedged
from lib.extraction.carrying import converted, with_unit
from lib.extraction.counting import counted
from lib.extraction.dealing import dealt
from lib.extraction.evidence import evidence
from lib.extraction.goods import goods_after, product_of
from lib.extraction.joint import is_joint
from lib.extraction.latter import of_two, telling
from lib.extraction.meaning import NOT_OURS, has_roles, is_received
from lib.extraction.measures import Put, is_part_of_turnover, put
from lib.extraction.memory import (
    between_two,
    changed,
    mentioned,
    received,
    remembering,
    series_after,
    spoken_of,
    spoken_of_nobody,
    turned,
)
from lib.extraction.outline import Outline
from lib.extraction.parties import Parties, is_nobodys_part, parties, told_by_the_listed
from lib.extraction.periods import NOW, SAME
from lib.extraction.place import Place, Relation
from lib.extraction.refusals import among_those, are_of_others, refusal
from lib.extraction.roles import Roles, roles
from lib.extraction.speech import in_speech
from lib.extraction.subjects import Cue, of_money_in
from lib.extraction.timing import Timing, in_future, is_window, timing
from lib.extraction.totals import in_tonnes, is_part, of_all, of_all_partners, of_goods_bought
from lib.extraction.units import PERSONS, RATIO
from lib.extraction.zones import Zone
from lib.model import (
    AreaMention,
    Article,
    Measure,
    NumberRefused,
    Reading,
    RejectionReason,
    Scope,
)


class SentenceRead(NamedTuple):
    """What one sentence gave, and what is remembered after it."""

    readings: tuple[Reading, ...]
    refused: tuple[NumberRefused, ...]
    context: Context


class ZoneRead(NamedTuple):
    """What one zone gave: how its figure is put and its reading, or why it is refused."""

    context: Context
    put: Put | None
    outcome: Reading | RejectionReason


def read_sentence(held: Outline, context: Context, article: Article) -> SentenceRead:
    """The readings and refusals of a sentence, zone by zone."""
    context = context._replace(series=context.series._replace(age=context.series.age + 1))
    context = telling(held, context)
    if not held.figures:
        return SentenceRead((), held.refused, mentioned(held, context))
    readings: list[Reading] = []
    refused = list(held.refused)
    before: Put | None = None
    for index, figure in enumerate(held.figures):
        last = readings[-1] if readings else None
        read = _read_zone(held, index, context, before, last, article)
        context, before = read.context, read.put or before
        if isinstance(read.outcome, Reading):
            readings.append(read.outcome)
        else:
            number = figure.amount.number
            span = held.page.span(number.first, number.last)
            refused.append(NumberRefused(*span, read.outcome))
    return SentenceRead(tuple(readings), tuple(refused), context)


def _read_zone(
    held: Outline,
    index: int,
    context: Context,
    before: Put | None,
    last: Reading | None,
    article: Article,
) -> ZoneRead:
    """Reads the figure of a zone, or says why it is none.

    `before` is how the figure before it in the sentence was put, `last` its reading.
    """
    zone, figure = held.zones[index], held.figures[index]
    cue, named = of_two(held, zone, figure, dealt(held, index), context)
    cue = among_those(held.sentence, zone, cue, context.series)
    running = context.series.cue if context.series.fresh else None
    if of_money_in(cue, figure, running) or of_goods_bought(held.sentence, cue, running):
        cue = None
    mentions = resolved(held.page, named, context, held.places)
    named = [p for p in named if mentions[p] or p.anaphor not in MAY_BE_NOBODY]
    after = remembering(context, mentions, named)
    code = cue.code if cue else running
    figure = with_unit(figure, code, context.series)
    reason = refusal(held.page, held.sentence, zone, figure, cue, code)
    reason = reason or _of_two_series(held, zone, figure, cue, named, context.series)
    if are_of_others(held.sentence, zone, cue, context.series):
        reason, cue = RejectionReason.OTHER_SUBJECT, None
    if reason is not None or code is None:
        after = changed(after, cue)
        if reason is RejectionReason.TARGET and cue is not None and cue.code not in NOT_OURS:
            after = spoken_of(cue, named, mentions, after, held)
        return ZoneRead(after, None, reason or RejectionReason.OTHER_SUBJECT)
    context = received(held, zone, cue, turned(held, zone, code, context))
    spoken = _Spoken(figure, cue, code, named, mentions, after)
    return _read_figure(held, index, spoken, context, before, last, article)


def _of_two_series(
    held: Outline, zone: Zone, figure: Hedged, cue: Cue | None, named: list[Place], before: Series
) -> RejectionReason | None:
    """Why a number is refused that only compares two flows, or two numbers for one."""
    within = [time for time in held.times if zone.first <= time.first < zone.last]
    compared = of_the_other_flow(held.sentence, figure, cue, before, within)
    compared = compared or of_another_partner(held.sentence, zone, figure, named)
    apart = is_gap_of_sources(cue, before, placed=bool(named))
    return RejectionReason.DIFFERENCE if compared or apart else None


class _Spoken(NamedTuple):
    """What a zone speaks of: its figure and cue, the areas it names, what is then remembered."""

    figure: Hedged
    cue: Cue | None
    code: str
    named: list[Place]
    mentions: Mapping[Place, tuple[AreaMention, ...]]
    after: Context


def _read_figure(
    held: Outline,
    index: int,
    spoken: _Spoken,
    context: Context,
    before: Put | None,
    last: Reading | None,
    article: Article,
) -> ZoneRead:
    """Reads a figure that is spoken of as one of ours, or says what is missing."""
    zone, figure, after = held.zones[index], spoken.figure, spoken.after
    cue, code, named, mentions = spoken.cue, spoken.code, spoken.named, spoken.mentions
    how = put(held.page, held.sentence, zone, figure, before)
    if how is None:
        return ZoneRead(after, None, RejectionReason.DIFFERENCE)
    of_turnover = is_part_of_turnover(held.sentence, zone, figure, how, cue)
    part = not of_turnover and is_part(held, zone, figure, cue, context.series, named, mentions)
    if of_turnover:
        code, cue = "settlements", None
    elif part:
        code, cue = context.series.cue or code, None
        named, context = _in_part(zone, named, context)
    indicator = counted(code, figure, how.measure, in_tonnes(held, index, cue, context.series))
    if indicator is None:
        return ZoneRead(after, how, RejectionReason.OTHER_SUBJECT)
    total = how.measure is not Measure.SHARE and of_all(held, zone.first, zone.last)
    named = _beside(cue, named)
    found = roles(named, cue, code, how.measure)
    home = _home(held, figure) if found.partner or _abroad(held, cue, indicator, total) else None
    sides = parties(found, mentions, context, home, total=total, alone=has_roles(indicator, ALONE))
    if sides is not None and (listed := told_by_the_listed(sides, indicator)) != sides:
        if listed is None and is_received(code):
            after = spoken_of_nobody(held, code, found.partner, mentions, after, context)
            return ZoneRead(after, how, RejectionReason.UNRESOLVED)
        if listed is None:
            of_them = Series(code, sides.reporter, sides.partner)
            return ZoneRead(after._replace(series=of_them), how, RejectionReason.UNRESOLVED)
        sides = listed
    if sides is None or is_joint(held, found, code, named):
        after = spoken_of_nobody(held, code, found.partner, mentions, after, context)
        return ZoneRead(after, how, RejectionReason.UNRESOLVED)
    nationals = _only_nationals(cue, figure, sides)
    if not total and (nationals or is_nobodys_part(code, how.measure, sides, named)):
        return ZoneRead(after, how, RejectionReason.OTHER_SUBJECT)
    everyone = of_all_partners(held, zone, figure, how, cue, context.series) if not part else None
    sides = sides._replace(partner=everyone or sides.partner)
    figure = _as_ratio(figure) if how.of_base else figure
    when = _when(held, zone, spoken, how.measure, code, context.series)
    if in_future(when.period, article.published):
        return ZoneRead(after, how, RejectionReason.TARGET)
    product = product_of(held, zone, figure, cue, code, context.series)
    series = series_after(held, zone, figure, code, sides, when, context.series, part)
    told = context.series
    series = goods_after(series._replace(product=told.product, goods=told.goods), product, cue)
    series = _over_which_it_grew(series, how.measure, when, context.series)
    after = after._replace(series=series._replace(acted=_acted(found, cue, context.series)))
    read = _reading(held, zone, figure, cue, how, indicator, code, sides, when, article)
    reading = replace(read, product=product)
    return ZoneRead(after, how, converted(reading, held, index, cue, last))


def _beside(cue: Cue | None, named: list[Place]) -> list[Place]:
    """Without a place on no list that another stands for after the words for what is counted:
    "trade with Asia is not known, that with A came to $5".
    """
    if cue is None:
        return named
    own = {place.side for place in named if place.first >= cue.last and place.code}
    return [p for p in named if p.listed or p.last > cue.first or p.side not in own]


def _in_part(zone: Zone, named: list[Place], context: Context) -> tuple[list[Place], Context]:
    """The places of a part's own clause; who has a part does not do what the total's owner did."""
    own = [place for place in named if place.first < zone.clause_last]
    return own, context._replace(series=context.series._replace(acted=False))


def _abroad(held: Outline, cue: Cue | None, indicator: str, total: bool) -> bool:
    """Whether goods or money surely cross a border, so that one side of a figure is at home."""
    if cue is None or not cue.act:
        return not has_roles(indicator, "living")
    return total or held.sentence.at("crossing", cue.first) is not None


def _home(held: Outline, figure: Hedged) -> AreaMention | None:
    """The area a figure is of where no words say so: that of the language's own news."""
    code, span = held.page.language.home, held.page.span(figure.first, figure.last)
    return AreaMention(code, Scope.WHOLE, "home", *span) if code else None


def _as_ratio(figure: Hedged) -> Hedged:
    """120 percent of an old amount as 1.2 times that."""
    number = figure.amount.number
    ratio = number._replace(multiplier=number.multiplier / 100)
    return figure._replace(amount=figure.amount._replace(number=ratio, unit=RATIO))


def _when(
    held: Outline, zone: Zone, spoken: _Spoken, measure: Measure, code: str, series: Series
) -> Timing:
    """The times of a figure; people who are counted now take none from another sentence."""
    past = held.sentence.of("fact", zone.first, zone.last)
    same = any(zone.first <= t.first < zone.last and t.words.rule == SAME for t in held.times)
    stock = has_roles(code, "living") and measure is not Measure.GROWTH and not (past or same)
    held_on = series.age == 0 or same or (series.fresh and not stock)
    gone = series.age > 0 and series.period is not None and series.period.rule == NOW
    before = series.period if held_on and not gone else None
    page, figure = held.page, spoken.figure
    going_on = series.age == 0 and not (stock and series.cue != code)
    when = timing(page, held.sentence, zone, figure, measure, held.times, before, going_on=going_on)
    if when.inherited and is_window(when.period) and _only_grew(series, measure):
        return when._replace(period=None)
    if measure is Measure.GROWTH and when.inherited and not when.base:
        when = when._replace(base=series.base)
    if spoken.cue is None and not any(place.code for place in spoken.named):
        return between_two(held, figure, measure, when, series)
    return when


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


def _only_nationals(cue: Cue | None, figure: Hedged, sides: Parties) -> bool:
    """Whether people of a country are counted, and nothing says that they are in another."""
    nobody = sides.partner is not None and sides.partner.rule == "unnamed"
    if not nobody or cue is None or has_roles(cue.code, "visiting"):
        return False
    return (cue.first, cue.last) == figure.amount.unit_mark


def _acted(found: Roles, cue: Cue | None, before: Series) -> bool:
    """Whether the reporter is the subject of a verb, in this figure or the one it repeats."""
    if cue is None:
        goes_on = before.age == 0 or before.total is None
        return before.acted and goes_on and found.partner is None
    place = found.reporter
    if place is None or place.relation is not Relation.BARE:
        return False
    return cue.act and (place.acts or place.first < cue.first)


def _reading(
    held: Outline,
    zone: Zone,
    figure: Hedged,
    cue: Cue | None,
    how: Put,
    indicator: str,
    code: str,
    sides: Parties,
    when: Timing,
    article: Article,
) -> Reading:
    page, number = held.page, figure.amount.number
    start, end = page.span(figure.first, figure.last)
    return Reading(
        start=start,
        end=end,
        number=number.number,
        multiplier=number.multiplier,
        unit=figure.amount.unit or PERSONS,
        bound=figure.bound,
        direction=how.direction,
        indicator=indicator,
        measure=how.measure,
        deficit=code == "trade_deficit",
        reporter=sides.reporter,
        partner=sides.partner,
        period=when.period,
        base_period=when.base,
        in_speech=in_speech(page, held.sentence, start, article.speaker),
        evidence=evidence(page, figure, cue, how, sides, when),
    )
