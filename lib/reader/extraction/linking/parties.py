"""Whose figure it is: reporter and partner, from the words, the series, the speaker."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from lib.codelists import nested
from lib.model import AreaMention, Measure, Scope
from lib.reader.extraction.linking.roles import Roles
from lib.reader.extraction.linking.running_series import Context
from lib.reader.extraction.text.place import Place, Relation, kind_of
from lib.reader.extraction.text.trigger_meaning import has_roles

WORLD = "WLD"
Mentions = Mapping[Place, tuple[AreaMention, ...]]

_OF_SEVERAL = frozenset({"block", "unlisted"})
_REACHED = frozenset({Relation.BARE, Relation.TO})
_TRADED = frozenset(
    {"trade_turnover", "cooperation", "exports", "imports", "bought_from", "supplied_by"}
)


class Parties(NamedTuple):
    """Reporter and partner; a partner no words give is the world."""

    reporter: AreaMention
    partner: AreaMention | None


def parties(
    roles: Roles,
    mentions: Mentions,
    context: Context,
    home: AreaMention | None,
    *,
    total: bool,
    alone: bool = False,
) -> Parties | None:
    """The two sides of a figure; None where nobody would be the reporter, or the whole world, but
    for people and money that come to a named country from it, or go there.

    Words come first (owner, preposition, verb), then places without a role, then the source
    of the number, then the series, then the speaker, then `home`. `total` says that the figure span
    speaks of all partners together, `alone` that there are none (gross domestic product).
    """
    if alone:
        return _alone(roles, mentions, context, home)
    pair = [mention for place in roles.pair for mention in mentions[place]][:2]
    if len(pair) == 2:
        return Parties(*_in_order(pair, roles, mentions, context))
    with_it = roles.partner is not None and roles.partner.relation is Relation.WITH
    if len(pair) == 1 and not with_it and kind_of(pair[0].code) in _OF_SEVERAL:
        return Parties(pair[0], pair[0])
    reporter, partner = _of(roles.reporter, mentions), _of(roles.partner, mentions)
    if partner and reporter is None:
        reporter, partner = _without_a_reporter(partner, roles, context)
    for place in roles.bare:
        for mention in mentions[place]:
            if mention.code == WORLD:
                partner = partner or mention
            elif roles.mutual and place.acts and _is_other_side(mention, context):
                reporter, partner = mention, context.series.reporter
            else:
                known = partner if partner is None or partner.code != WORLD else None
                reporter, found = _bare(mention, reporter, known, context, roles.alike)
                partner = found or partner
    inside = _inside(reporter, partner) if roles.pair and not with_it else None
    if inside is not None:
        return inside
    reporter = reporter or _reporter(partner, roles, mentions, context, home)
    if reporter is None or reporter.code == WORLD:
        if partner is None and reporter is not None and roles.outward:
            partner = _reporter(reporter, roles, mentions, context, home)
        return _of_the_world(reporter, partner, roles, home)
    return Parties(reporter, partner or _partner(reporter, context, total, roles))


def _inside(reporter: AreaMention | None, partner: AreaMention | None) -> Parties | None:
    """Both sides, where the only one that is named is of several: trade inside a bloc."""
    one = reporter or partner
    if one is None or (reporter and partner) or kind_of(one.code) not in _OF_SEVERAL:
        return None
    return Parties(one, one)


def _without_a_reporter(
    partner: AreaMention, roles: Roles, context: Context
) -> tuple[AreaMention | None, AreaMention | None]:
    """The sides where words name only a partner, that may be none."""
    if _is_goods(roles, partner, context):
        return None, None
    if roles.parallel and _is_a_part_of_it(partner, context):
        return partner, None
    return None, partner


def _of_the_world(
    reporter: AreaMention | None,
    partner: AreaMention | None,
    roles: Roles,
    home: AreaMention | None,
) -> Parties | None:
    """People and money that come to a country from the whole world, or go there from home."""
    if partner is None or roles.own_source:
        return None
    if reporter is None and roles.outward and home is not None and partner.code == home.code:
        reporter = AreaMention(WORLD, Scope.WHOLE, "unnamed", partner.start, partner.end)
    return Parties(reporter, partner) if reporter is not None else None


def told_by_the_listed(sides: Parties, indicator: str) -> Parties | None:
    """The sides with one that has a code as the reporter; None where neither can be it.

    What two do alike is told from either side: "Africa's trade with A" is A's trade with Africa.
    """
    if sides.reporter.words is None:
        return sides
    other = sides.partner
    listed = other is not None and other.words is None and other.code != WORLD
    if other is None or not listed or indicator != "trade_turnover":
        return None
    return Parties(other, sides.reporter)


def is_nobodys_part(code: str, measure: Measure, sides: Parties, named: Sequence[Place]) -> bool:
    """Whether no place has a share: "70 percent of the crop was exported"; "60 percent of the
    migrants in A are women". Only who is where people go to has a part of them.
    """
    if measure is not Measure.SHARE or sides.partner is None:
        return False
    if has_roles(code, "living"):
        return not any(place.code and place.relation in _REACHED for place in named)
    return code in _TRADED and sides.partner.rule == "unnamed"


def _alone(
    roles: Roles, mentions: Mentions, context: Context, home: AreaMention | None
) -> Parties | None:
    """The one side of what has no other: whose gross domestic product it is."""
    named = (_of(place, mentions) for place in (roles.reporter, *roles.bare))
    reporter = next((mention for mention in named if mention is not None), None)
    reporter = reporter or _reporter(None, roles, mentions, context, home)
    return Parties(reporter, None) if reporter and reporter.code != WORLD else None


def _of(place: Place | None, mentions: Mentions) -> AreaMention | None:
    found = mentions[place] if place is not None else ()
    return found[0] if found else None


def _bare(
    mention: AreaMention,
    reporter: AreaMention | None,
    partner: AreaMention | None,
    context: Context,
    alike: bool,
) -> tuple[AreaMention | None, AreaMention | None]:
    """A place without a role varies the partner of a running series, else it is the reporter."""
    series = context.series
    running = series.reporter if series.alive else None
    if reporter is None and running is not None and _is_member(mention, running):
        return mention, partner
    acts = series.acted and (series.age == 0 or (series.alive and series.total is None))
    acts = acts or (series.ranked and running is not None and mention.code != running.code)
    shares = series.shared and series.age == 0 and series.acted
    if (alike or shares) and acts and reporter is None and partner is None:
        return mention, series.partner and inherited(series.partner)
    other = reporter or (running if partner is None else None)
    if other is not None and other.code != mention.code:
        return reporter, partner or mention
    if partner is None or partner.code != mention.code:
        return reporter or mention, partner
    return reporter, partner


def _is_goods(roles: Roles, partner: AreaMention, context: Context) -> bool:
    """Whether "it" is what is traded, not who trades it: "A sold tea and earned $5 from it"."""
    series = context.series
    if partner.rule != "it" or not roles.parallel or series.reporter is None:
        return False
    return series.acted and series.age == 0 and partner.code == series.reporter.code


def _is_a_part_of_it(mention: AreaMention, context: Context) -> bool:
    """Whether a region is of the reporter of the series: "A sold 5 tons, 2 from its north"."""
    running = context.series.reporter if context.series.alive else None
    return mention.scope is Scope.SOME and running is not None and running.code == mention.code


def _is_other_side(mention: AreaMention, context: Context) -> bool:
    """Whether the partner in a series gives its own number: "A put trade at 5, B at 4 billion"."""
    partner = context.series.partner if context.series.alive else None
    return partner is not None and partner.code == mention.code


def _is_member(mention: AreaMention, block: AreaMention) -> bool:
    """Whether an area belongs to a block: for Spain alone, of what the EU bought."""
    return mention.code != block.code and block.code != WORLD and nested(mention.code, block.code)


def _in_order(
    pair: list[AreaMention], roles: Roles, mentions: Mentions, context: Context
) -> tuple[AreaMention, AreaMention]:
    """Two sides named alike: the speaker's own first, then the source's, else as named; those that
    only "the two countries" names, the one at home first.
    """
    source = _of(roles.source, mentions)
    own = [context.speaker_area, source.code if source else context.source]
    named = {place.code for place in mentions if place.code}
    if any(place.anaphor for place in roles.pair) and not named & {one.code for one in pair}:
        own.append(context.home)
    for code in own:
        if pair[1].code == code:
            return pair[1], pair[0]
        if pair[0].code == code:
            break
    return pair[0], pair[1]


def _reporter(
    partner: AreaMention | None,
    roles: Roles,
    mentions: Mentions,
    context: Context,
    home: AreaMention | None,
) -> AreaMention | None:
    series, other = context.series, partner.code if partner else None
    known: list[AreaMention | None] = [_of(roles.source, mentions)]
    if series.alive:
        running = [series.reporter, series.partner]
        known = [*known, *running] if roles.own_source else [*running, *known]
    if context.speaker_area and partner is not None:
        spoken = AreaMention(
            context.speaker_area, Scope.WHOLE, "speaker", partner.start, partner.end
        )
        known.append(spoken)
    hosted = has_roles(roles.act, "living") and context.series.trigger is None
    if context.topic:
        span = (partner.start, partner.end) if partner is not None else (0, 0)
        known.append(AreaMention(context.topic, Scope.WHOLE, "inherited", *span))
    if not hosted:  # who hosts people says nothing of where they come from
        known += [m for m in reversed(context.history) if m.words is None]
    found = next((m for m in known if m is not None and m.code not in (other, WORLD)), None)
    if found is None:
        return home if home is not None and home.code != other else None
    return inherited(found)


def _partner(reporter: AreaMention, context: Context, total: bool, roles: Roles) -> AreaMention:
    series, parallel = context.series, roles.parallel
    alike = parallel and series.fresh
    same_act = roles.act is not None and roles.act == series.trigger
    again = (same_act or roles.outward) and series.age == 0
    world = AreaMention(WORLD, Scope.WHOLE, "unnamed", reporter.start, reporter.end)
    if total or not series.alive or series.partner is None:
        return world
    if series.reporter is not None and series.reporter.code == WORLD:
        return inherited(series.partner)
    if series.reporter is None:
        return inherited(series.partner) if alike else world
    nobody = series.partner.code == WORLD or (series.several and series.total is None)
    if not parallel and series.age > 0 and nobody:
        return world
    if context.timed and roles.alike and series.age > 0:
        anew = reporter.rule == "named" or series.shared
        if anew and series.total is None and not _is_told_next(reporter, context):
            return world
    if reporter.code == series.reporter.code or _is_member(reporter, series.reporter):
        told = series.partner if parallel or series.age == 0 else series.total
        return inherited(told or series.partner)
    if reporter.code == series.partner.code:
        return inherited(series.reporter)
    return inherited(series.partner) if alike or again or series.ranked else world


def _is_told_next(reporter: AreaMention, context: Context) -> bool:
    """Whether what words without a number spoke of is now told: "A became the top buyer of B's tea.
    In May A bought 5 tons".
    """
    series = context.series
    known = series.reporter is not None and series.reporter.code == reporter.code
    told = reporter.rule == "named" and not series.shared
    return known and told and series.unit is None and series.alive


def inherited(mention: AreaMention) -> AreaMention:
    """A mention that a figure takes from one before it; a speaker's own stays that."""
    if mention.rule in ("speaker", "inherited"):
        return mention
    unsaid = mention.unsaid or mention.rule in ("home", "unnamed")
    return replace(mention, rule="inherited", unsaid=unsaid)
