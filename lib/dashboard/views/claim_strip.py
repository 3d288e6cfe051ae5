"""The strip of a claim's card: where it is, next to the range on record, and the words for it."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lib.codelists import HOME
from lib.dashboard.factcheck.assessment import Brief, RecordRange, is_stock
from lib.dashboard.narrative import Wording, claim_brief_text, claim_text
from lib.dashboard.queries import counterpart
from lib.dashboard.queries.claims import has_home
from lib.model import (
    Bound,
    ClaimKind,
    ClaimRow,
    LegendItem,
    Measure,
    MembersMeant,
    ObsStatus,
    Strip,
    StripMark,
    mark,
)

_OPENS = {Bound.MORE_THAN: 1, Bound.AT_LEAST: 1, Bound.AT_MOST: -1, Bound.UP_TO: -1}
"""The side that the words of a claim leave open."""
_ROOM = 0.15
"""Of the strip, beyond the figure that is furthest from zero: the open side needs some."""


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What a card says of a claim: sentences of the record, and what the strip draws.

    `low` and `high` are None where nothing on record is comparable; `marks` are single figures
    that are drawn on the range or beside it.
    """

    lines: tuple[str, ...]
    low: ClaimRow | None = None
    high: ClaimRow | None = None
    marks: tuple[ClaimRow, ...] = ()
    extreme: ClaimRow | None = None
    """The figure of Kyrgyz statistics that goes furthest the way a claim leaves open."""


def on_record(brief: Brief, words: Wording) -> OnRecord:
    """The record next to a claim, in at most two lines."""
    if not has_home(brief.claim):
        return OnRecord(())
    if is_stock(brief.claim):
        found = _of_people(brief, words)
    elif any(one.reading is not None for one in brief.ranges):
        found = _of_members(brief, words)
    else:
        found = _of_sides(brief, words)
    return found if found.lines else OnRecord((claim_brief_text.nothing(words),))


def strip(claim: ClaimRow, record: OnRecord, words: Wording) -> Strip | None:
    """The strip; None where nothing on record is comparable.

    Multiples stand on a logarithmic scale, anything else on a linear one from zero.
    """
    if record.low is None or record.high is None:
        return None
    rows = [claim, record.low, record.high, *record.marks]
    place = _scale([row.obs_value for row in rows], is_ratio=claim.measure == Measure.GROWTH)
    area = counterpart(claim)
    return Strip(
        alt=claim_brief_text.strip_alternative(claim, record.low, record.high, words),
        low=place(record.low.obs_value),
        high=place(record.high.obs_value),
        area=area,
        marks=tuple(StripMark(place(row.obs_value), _glyph(row), area) for row in record.marks),
        said=place(claim.obs_value),
        opens=_OPENS.get(Bound(claim.bound), 0),
    )


_MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "shade": mark("what was said"),
        "band": mark("lowest to highest, as named below"),
        "circle": mark("latest"),
        "hollow": mark("latest, provisional"),
        "diamond": mark("statement"),
    }
)
"""What the marks of a strip mean, in the order of the legend."""


def legend_of_strips(strips: Sequence[Strip], words: Wording) -> tuple[LegendItem, ...]:
    """What the marks of some strips mean; nothing where there are none."""
    if not strips:
        return ()
    drawn = {"shade", "band", *(one.glyph for strip in strips for one in strip.marks)}
    return tuple(
        LegendItem(glyph, words.text(meaning))
        for glyph, meaning in _MEANINGS.items()
        if glyph in drawn
    )


def _of_sides(brief: Brief, words: Wording) -> OnRecord:
    """Kyrgyz statistics, else another side's, and what officials gave."""
    statistics = [one for one in brief.ranges if one.kind is ClaimKind.STATISTICS]
    home = next((one for one in statistics if one.side == HOME), None)
    taken = home or next(iter(statistics), None)
    said = brief.statements[:1]
    lines = [_statistics(taken, words)] if taken else []
    lines += [claim_brief_text.statement(row, words) for row in said if row.period_end]
    if taken is None:
        return OnRecord(tuple(lines))
    extreme = None
    if home is not None and brief.claim.bound in _OPENS:
        extreme = home.highest if _OPENS[Bound(brief.claim.bound)] > 0 else home.lowest
    return OnRecord(tuple(lines), taken.lowest, taken.highest, (taken.latest, *said), extreme)


def _of_members(brief: Brief, words: Wording) -> OnRecord:
    """The member of a block that goes furthest, and the block as a whole: in statistics, and as
    officials gave it, since the page of the claim names the latest of both."""
    each = _read_as(brief, MembersMeant.EACH)
    block = _read_as(brief, MembersMeant.TOGETHER)
    lines = []
    if each:
        is_lowest = _OPENS.get(Bound(brief.claim.bound)) == -1
        row = each.lowest if is_lowest else each.highest
        whose = claim_text.who(row, words) if each.side is not None else ""
        lines.append(claim_brief_text.member(row, words, whose=whose, is_lowest=is_lowest))
    if brief.together:
        low, high = (pick(brief.together, key=lambda row: row.obs_value) for pick in (min, max))
        lines.append(claim_brief_text.together(low, high, words))
    drawn = each or block
    if drawn is None:
        return OnRecord(())
    marks = (block.latest,) if each and block else ()
    return OnRecord(tuple(lines), drawn.lowest, drawn.highest, marks)


def _of_people(brief: Brief, words: Wording) -> OnRecord:
    """The latest count of people at a time under each definition; where there is none, of those
    counted in any way."""
    counted = [
        one.latest
        for one in brief.ranges
        if claim_brief_text.counts_people_at_a_time(one.definition)
    ]
    rows = counted or [one.latest for one in brief.ranges]
    if not rows:
        return OnRecord(())
    low, high = (pick(rows, key=lambda row: row.obs_value) for pick in (min, max))
    return OnRecord((claim_brief_text.counts(rows, words),), low, high)


def _read_as(brief: Brief, reading: MembersMeant) -> RecordRange | None:
    return next((one for one in brief.ranges if one.reading is reading), None)


def _statistics(taken: RecordRange, words: Wording) -> str:
    years = (taken.first_year, taken.last_year)
    return claim_brief_text.statistics(taken.lowest, taken.highest, years, words)


def _glyph(row: ClaimRow) -> str:
    """As in the charts: filled is final, hollow provisional, a statement a diamond."""
    if row.kind is ClaimKind.STATEMENT:
        return "diamond"
    return "hollow" if row.obs_status == ObsStatus.PROVISIONAL else "circle"


def _scale(values: Sequence[float], *, is_ratio: bool) -> Callable[[float], float]:
    """Where values are on a strip, from 0 to 1."""
    turn = math.log if is_ratio and min(values) > 0 else float
    turned = [turn(value) for value in values]
    low, high = min(turned), max(turned)
    if turn is not math.log:
        low, high = min(low, 0.0), max(high, 0.0)
    room = _ROOM * ((high - low) or 1.0)
    first = low - room if low < 0 or turn is math.log else low
    last = high + room
    return lambda value: min(1.0, max(0.0, (turn(value) - first) / (last - first)))
