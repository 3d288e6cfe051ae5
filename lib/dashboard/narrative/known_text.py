"""What was on record on the day of a claim and what has been published since, a line each.

Rows are those that can be compared with the claim. A figure that was printed again, revised, is
named with both its values.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import inf, log
from types import MappingProxyType

from lib.codelists import indicators
from lib.dashboard.narrative import claim_text
from lib.dashboard.narrative.wording import Slot, Wording
from lib.model import Bound, ClaimKind, ClaimRow, Known, Measure, MembersMeant, Run, Text, mark

_MEMBERS = 2
"""So many members of a block are named."""
_REVISED = 1
"""So many revised figures are named; more are counted."""
_OPEN_UP, _OPEN_DOWN = (Bound.MORE_THAN, Bound.AT_LEAST), (Bound.AT_MOST, Bound.UP_TO)
_OPEN = (*_OPEN_UP, *_OPEN_DOWN)
"""Bounds that leave a side open: such a figure is named after those that leave none."""

_LEADS = MappingProxyType(
    {Known.THEN: mark("Known on {day}:"), Known.SINCE: mark("Published since:")}
)
_FURTHEST = MappingProxyType(
    {
        1: mark("{who}: highest {figure}"),
        -1: mark("{who}: lowest {figure}"),
        0: mark("{who}: nearest {figure}"),
    }
)


def known_lines(rows: Sequence[ClaimRow], claim: ClaimRow, words: Wording) -> tuple[Text, ...]:
    """Two lines: what was known then, and what came since; that nothing was, or did."""
    return tuple(_line(known, rows, claim, words) for known in Known)


def _line(known: Known, rows: Sequence[ClaimRow], claim: ClaimRow, words: Wording) -> Text:
    lead = Run(words.text(_LEADS[known], day=words.day(claim.published)), style="strong")
    of_time = [row for row in rows if row.known is known]
    if not of_time:
        return (lead, words.text(" nothing that can be compared."))
    if indicators()[claim.indicator].is_stock:
        said = _by_definition(of_time, claim, words)
    elif any(row.reading is not None for row in of_time):
        said = _by_member(of_time, claim, words)
    else:
        said = _by_whose(of_time, claim, words)
    if known is Known.SINCE:
        said += _revisions(rows, words)
    return (lead, words.text(" {figures}.", figures="; ".join(said)))


def _by_whose(rows: Sequence[ClaimRow], claim: ClaimRow, words: Wording) -> list[str]:
    """The figure of each side's statistics and officials that goes furthest the claim's way."""
    groups: dict[str, list[ClaimRow]] = {}
    for row in sorted(rows, key=lambda row: row.kind is not ClaimKind.STATISTICS):
        who = claim_text.who(row, words) if claim_text.has_own_name(row) else words.text("others")
        groups.setdefault(who, []).append(row)
    message = _FURTHEST[_way(claim)]
    return [
        words.text(message, who=who, figure=_dated(_furthest(group, claim), claim, words))
        for who, group in groups.items()
    ]


def _by_member(rows: Sequence[ClaimRow], claim: ClaimRow, words: Wording) -> list[str]:
    """The members that go furthest the claim's way, of amounts by their latest figure; and the
    latest of the block as a sum."""
    members: dict[str, list[ClaimRow]] = {}
    together = []
    for row in rows:
        if row.reading is MembersMeant.TOGETHER:
            together.append(row)
        elif row.member is not None:
            members.setdefault(row.member, []).append(row)
    each = [
        _furthest(group, claim) if claim.measure == Measure.GROWTH else max(group, key=_recency)
        for group in members.values()
    ]
    rank = _rank(claim)
    first = sorted(each, key=lambda row: (row.bound in _OPEN, rank(row)))
    said = [_of_member(row, claim, words) for row in first[:_MEMBERS]]
    if together:
        last = max(together, key=_recency)
        said.append(
            words.text(
                "{block} together: {figure}",
                block=words.area(last.member or ""),
                figure=_dated(last, claim, words),
            )
        )
    return said


def _of_member(row: ClaimRow, claim: ClaimRow, words: Wording) -> str:
    slots: dict[str, Slot] = {
        "who": words.area(row.member or ""),
        "figure": _dated(row, claim, words),
    }
    if row.base_value is None or row.base_unit is None:
        return words.text("{who:label}: {figure}", **slots)
    base = words.value(row.base_value, row.base_unit)
    return words.text("{who:label}: {figure}, from {base}", base=base, **slots)


def _by_definition(rows: Sequence[ClaimRow], claim: ClaimRow, words: Wording) -> list[str]:
    """The latest figure under each definition, by its latest edition."""
    latest: dict[str | None, ClaimRow] = {}
    for row in sorted(rows, key=_recency):
        latest[row.definition] = row
    return [
        words.text(
            "{definition}: {figure}",
            definition=claim_text.definition(row, words),
            figure=_dated(row, claim, words),
        )
        for row in sorted(latest.values(), key=_rank(claim))
    ]


def _revisions(rows: Sequence[ClaimRow], words: Wording) -> list[str]:
    """The statistics known then of which a later edition has another value."""
    first: dict[object, ClaimRow] = {}
    last: dict[object, ClaimRow] = {}
    for row in sorted(rows, key=lambda row: row.published):
        if row.kind is ClaimKind.STATISTICS:
            edition = first if row.known is Known.THEN else last
            edition[_figure_of(row)] = row
    pairs = [
        (first[key], row)
        for key, row in last.items()
        if key in first and first[key].obs_value != row.obs_value
    ]
    latest = sorted(pairs, key=lambda pair: _recency(pair[1]), reverse=True)
    said = [
        words.text(
            "{then} for {period} revised to {now} ({who})",
            who=claim_text.who(now, words),
            period=claim_text.period(now, words),
            then=words.value(then.obs_value, then.unit),
            now=words.value(now.obs_value, now.unit),
        )
        for then, now in latest[:_REVISED]
    ]
    if (more := len(latest) - _REVISED) > 0:
        said.append(words.plural("{count} more was revised", "{count} more were revised", more))
    return said


def _figure_of(row: ClaimRow) -> object:
    """What two editions of one figure agree in."""
    times = row.period_start, row.period_end, row.base_period_start, row.base_period_end
    return row.compiler, row.reporter, row.partner, row.definition, row.unit, times


def _dated(row: ClaimRow, claim: ClaimRow, words: Wording) -> str:
    return words.text(
        "{value} ({period})",
        value=claim_text.amount(row, claim, words),
        period=claim_text.period(row, words),
    )


def _way(claim: ClaimRow) -> int:
    """The side that the words of a claim leave open: 1 upwards, -1 downwards, 0 neither."""
    if claim.bound in _OPEN_UP:
        return 1
    return -1 if claim.bound in _OPEN_DOWN else 0


def _rank(claim: ClaimRow) -> Callable[[ClaimRow], float]:
    """What goes furthest a claim's way comes first; else what is nearest to it."""
    way = _way(claim)
    if way:
        return lambda row: -way * row.obs_value
    return lambda row: inf if row.ratio is None else abs(log(row.ratio))


def _furthest(rows: Iterable[ClaimRow], claim: ClaimRow) -> ClaimRow:
    """Of the figures that leave no side open, if there are any."""
    found = list(rows)
    closed = [row for row in found if row.bound not in _OPEN]
    return min(closed or found, key=_rank(claim))


def _recency(row: ClaimRow) -> tuple[date, date, date, str]:
    """By the end of its time, then the later beginning, then the day of publication."""
    base = row.base_period_start or date.min
    return row.period_end or date.min, row.period_start or date.min, base, row.published
