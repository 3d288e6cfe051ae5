"""Words for trade by month and quarter: findings, labels, notes, freshness."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from lib.codelists import HOME
from lib.dashboard.narrative.nouns import Noun, Phrase
from lib.dashboard.narrative.trade_text import TIES, basis, countries, named, series_name
from lib.dashboard.narrative.wording import LONGEST_FINDING, Slot, Wording
from lib.model import Frequency, ObsStatus, PeriodRow, PeriodView, mark

_BALANCE = "trade_balance"

FREQUENCIES = MappingProxyType(
    {Frequency.MONTH: mark("Months"), Frequency.QUARTER: mark("Quarters")}
)
VIEWS = MappingProxyType(
    {
        PeriodView.AMOUNT: mark("Amount"),
        PeriodView.ROLLING: mark("Twelve months rolling"),
        PeriodView.YEAR_BEFORE: mark("Against a year before"),
    }
)
"""How the numbers are expressed, where that is chosen."""
_UNITS = MappingProxyType(
    {
        (PeriodView.AMOUNT, Frequency.MONTH): mark("US dollars a month"),
        (PeriodView.AMOUNT, Frequency.QUARTER): mark("US dollars a quarter"),
        (PeriodView.ROLLING, Frequency.MONTH): mark("US dollars, sum of the last twelve months"),
        (PeriodView.ROLLING, Frequency.QUARTER): mark("US dollars, sum of the last four quarters"),
        (PeriodView.YEAR_BEFORE, Frequency.MONTH): mark(
            "multiple of the same month of the year before"
        ),
        (PeriodView.YEAR_BEFORE, Frequency.QUARTER): mark(
            "multiple of the same quarter of the year before"
        ),
    }
)
_HEADS = MappingProxyType(
    {
        PeriodView.AMOUNT: mark("Period"),
        PeriodView.ROLLING: mark("Twelve months to"),
        PeriodView.YEAR_BEFORE: mark("Period"),
    }
)
_ALONE = MappingProxyType(
    {
        PeriodView.AMOUNT: mark("{tie}: {value} in {when}"),
        PeriodView.ROLLING: mark("{tie}: {value} in the twelve months to {when}"),
        PeriodView.YEAR_BEFORE: mark("{tie} in {when} came to {value} the year before"),
    }
)
_MOST = MappingProxyType(
    {
        ("trade_turnover", PeriodView.AMOUNT): mark(
            "Of those chosen, {who} trades most: {value} in {when}"
        ),
        ("exports", PeriodView.AMOUNT): mark("Of those chosen, {who} buys most: {value} in {when}"),
        ("imports", PeriodView.AMOUNT): mark(
            "Of those chosen, {who} sells most: {value} in {when}"
        ),
        ("trade_turnover", PeriodView.ROLLING): mark(
            "Of those chosen, {who} trades most: {value} in the twelve months to {when}"
        ),
        ("exports", PeriodView.ROLLING): mark(
            "Of those chosen, {who} buys most: {value} in the twelve months to {when}"
        ),
        ("imports", PeriodView.ROLLING): mark(
            "Of those chosen, {who} sells most: {value} in the twelve months to {when}"
        ),
    }
)
_MOST_APART = MappingProxyType(
    {
        ("trade_turnover", PeriodView.AMOUNT): mark(
            "Of those chosen, counted apart, {who} trades most: {value} in {when}"
        ),
        ("exports", PeriodView.AMOUNT): mark(
            "Of those chosen, counted apart, {who} buys most: {value} in {when}"
        ),
        ("imports", PeriodView.AMOUNT): mark(
            "Of those chosen, counted apart, {who} sells most: {value} in {when}"
        ),
        ("trade_turnover", PeriodView.ROLLING): mark(
            "Of those chosen, counted apart, {who} trades most: {value} in the twelve months to "
            "{when}"
        ),
        ("exports", PeriodView.ROLLING): mark(
            "Of those chosen, counted apart, {who} buys most: {value} in the twelve months to "
            "{when}"
        ),
        ("imports", PeriodView.ROLLING): mark(
            "Of those chosen, counted apart, {who} sells most: {value} in the twelve months to "
            "{when}"
        ),
    }
)
"""Where a block is drawn without other partners chosen: the whole of it may trade more."""
_GREW = mark("Of those chosen, {who} grew most in {when}: {value} on the year before")
_SHRANK = mark("All those chosen shrank in {when}; {who} least: {value} on the year before")
_IN_BRIEF = (mark("{who:^}: {value} in {when}"), mark("{who:^} in {when}: {value} the year before"))
_BOUGHT = MappingProxyType(
    {
        PeriodView.AMOUNT: mark(
            "Kyrgyzstan bought {value} more {who:from} than it sold there in {when}"
        ),
        PeriodView.ROLLING: mark(
            "Kyrgyzstan bought {value} more {who:from} than it sold there in the year to {when}"
        ),
    }
)
_SOLD = MappingProxyType(
    {
        PeriodView.AMOUNT: mark(
            "Kyrgyzstan sold {value} more {who:to} than it bought there in {when}"
        ),
        PeriodView.ROLLING: mark(
            "Kyrgyzstan sold {value} more {who:to} than it bought there in the year to {when}"
        ),
    }
)

_HOVERS = MappingProxyType(
    {
        PeriodView.AMOUNT: mark("{series:label}, {when}: {value}"),
        PeriodView.ROLLING: mark("{series:label}, twelve months to {when}: {value}"),
        PeriodView.YEAR_BEFORE: mark("{series:label}, {when}: {value} the year before"),
    }
)


def freshness(last: date, accessed: date, words: Wording) -> str:
    """To which month the figures reach, and when they were refreshed."""
    return words.text(
        "Figures of the IMF to {month}, refreshed on {day}.",
        month=words.short_day(f"{last:%Y-%m}"),
        day=words.short_day(accessed.isoformat()),
    )


def finding(
    rows: Sequence[PeriodRow],
    view: PeriodView,
    frequency: Frequency,
    before: Mapping[str, float],
    words: Wording,
    *,
    is_apart: bool = False,
) -> str:
    """What the latest period says, in at most 90 characters: who has most, or what one has, and
    which multiple that is of a year before; `before` are these multiples by series. `is_apart` is
    whether a partner that is chosen is counted without others that are."""
    latest = max(row.period_end for row in rows)
    now = [row for row in rows if row.period_end == latest]
    if rows[0].indicator == _BALANCE:
        return _balance(now, view, frequency, words)
    first = max(now, key=lambda row: row.obs_value)
    who = series_name(first, words)
    tie = words.text(TIES[first.indicator], who=who)
    if len(now) == 1:
        message = _ALONE[view]
    elif view is PeriodView.YEAR_BEFORE:
        message = _SHRANK if first.obs_value < 1 else _GREW
    else:
        is_apart = is_apart or any(row.without for row in now)
        most = _MOST_APART if is_apart else _MOST
        message = most[first.indicator, view]
    slots: dict[str, Slot] = {"who": who, "tie": tie}
    short: dict[str, Slot] = {
        "value": words.short(first.obs_value, first.unit),
        "when": when(first, frequency, words),
    }
    written: dict[str, Slot] = {
        "value": words.value(first.obs_value, first.unit),
        "when": when(first, frequency, words, long=True),
    }
    said = [
        words.text(message, **slots, **written),
        words.text(message, **slots, **written | {"value": short["value"]}),
        words.text(message, **slots, **short),
    ]
    in_brief = _IN_BRIEF[view is PeriodView.YEAR_BEFORE]
    said += [
        words.text(in_brief, who=who, **short),
        words.text("Most of those chosen: {value} in {when}", **short),
    ]
    said = [_with_status(one, first, words) for one in said]
    if view is PeriodView.YEAR_BEFORE or first.series not in before:
        return _first_that_fits(*said)
    times = words.short(before[first.series], "ratio")
    compared = [
        words.text("{said}, {times} the year before", said=one, times=times) for one in said[:3]
    ]
    return _first_that_fits(*compared, *said)


def _first_that_fits(*said: str) -> str:
    return next((one for one in said if len(one) <= LONGEST_FINDING), said[-1])


def _balance(
    rows: Sequence[PeriodRow], view: PeriodView, frequency: Frequency, words: Wording
) -> str:
    """Which way the goods went more, with the partner that is furthest from zero."""
    first = max(rows, key=lambda row: abs(row.obs_value))
    who = series_name(first, words)
    message = (_BOUGHT if first.obs_value < 0 else _SOLD)[view]
    amount = abs(first.obs_value)
    short = {"value": words.short(amount, first.unit), "when": when(first, frequency, words)}
    return _first_that_fits(
        words.text(
            message,
            who=who,
            value=words.value(amount, first.unit),
            when=when(first, frequency, words, long=True),
        ),
        words.text(message, who=who, **short),
        words.text(
            _IN_BRIEF[0],
            who=who,
            value=words.short(first.obs_value, first.unit),
            when=short["when"],
        ),
    )


def when(row: PeriodRow, frequency: Frequency, words: Wording, *, long: bool = False) -> Phrase:
    """The month or the quarter of a row; of twelve months the last month."""
    number = frequency.number(row.period_start, row.period_end)
    if frequency is Frequency.QUARTER and number is not None:
        return words.span(row.period_start, row.period_end)
    month = f"{row.period_end:%Y-%m}"
    return words.day(month) if long else words.short_day(month)


def subtitle(
    rows: Sequence[PeriodRow], view: PeriodView, frequency: Frequency, words: Wording
) -> str:
    """What is drawn, in which unit, of which time."""
    first, last = (pick(row.period_end for row in rows) for pick in (min, max))
    ordered = sorted(rows, key=lambda row: row.period_end)
    start = ordered[0].period_start if view is not PeriodView.ROLLING else first.replace(day=1)
    return words.text(
        "{basis}, {unit}, {period}",
        basis=basis(rows[0].indicator, words),
        unit=words.text(_UNITS[view, frequency]),
        period=words.span(start, last),
    )


def hover(row: PeriodRow, view: PeriodView, frequency: Frequency, words: Wording) -> str:
    """One figure in a sentence, for the pointer."""
    slots: dict[str, Slot] = {
        "series": series_name(row, words),
        "when": when(row, frequency, words),
        "value": words.value(row.obs_value, row.unit),
    }
    return _with_status(words.text(_HOVERS[view], **slots), row, words)


def _with_status(said: str, row: PeriodRow, words: Wording) -> str:
    """A sentence, and that its figure is estimated or provisional."""
    if row.obs_status == ObsStatus.ESTIMATED:
        return words.text("{said} (estimated)", said=said)
    if row.obs_status == ObsStatus.PROVISIONAL:
        return words.text("{said} (provisional)", said=said)
    return said


def dated(row: PeriodRow, frequency: Frequency, words: Wording) -> str:
    """The last figure of a line with its time, at its end: "$1.2bn, Jun 2026"."""
    return words.text(
        "{value}, {period}",
        value=words.short(row.obs_value, row.unit),
        period=when(row, frequency, words),
    )


def head(view: PeriodView, words: Wording) -> str:
    """The head of the column of periods in the table."""
    return words.text(_HEADS[view])


def cell(row: PeriodRow, words: Wording) -> str:
    """A figure in a table, and that it is estimated or provisional: the caption says so too."""
    value = words.short(row.obs_value, row.unit)
    if row.obs_status == ObsStatus.ESTIMATED:
        return words.text("{value} (e)", value=value)
    if row.obs_status == ObsStatus.PROVISIONAL:
        return words.text("{value} (p)", value=value)
    return value


def table_caption(rows: Sequence[PeriodRow], words: Wording) -> str:
    """How many figures a table has, and what its letters are."""
    said = words.plural("Table: {count} figure", "Table: {count} figures", len(rows))
    statuses = {row.obs_status for row in rows}
    if ObsStatus.PROVISIONAL in statuses:
        said = words.text("{count}; (p) is provisional", count=said)
    if ObsStatus.ESTIMATED in statuses:
        said = words.text("{count}; (e) is estimated", count=said)
    return said


def alternative(
    rows: Sequence[PeriodRow], view: PeriodView, frequency: Frequency, words: Wording
) -> str:
    """The chart in words, from the same rows: what, range, last values, exceptions."""
    said = [words.text("Line chart. {subtitle}.", subtitle=subtitle(rows, view, frequency, words))]
    for code in dict.fromkeys(row.series for row in rows):
        course = sorted((r for r in rows if r.series == code), key=lambda row: row.period_end)
        said.append(_course(course, frequency, words))
    return " ".join(said)


def _course(rows: Sequence[PeriodRow], frequency: Frequency, words: Wording) -> str:
    first, last = rows[0], rows[-1]
    most = max(rows, key=lambda row: row.obs_value)
    slots: dict[str, Slot] = {
        "name": series_name(last, words),
        "last": words.value(last.obs_value, last.unit),
        "end": when(last, frequency, words),
    }
    if first is last:
        return words.text("{name:^}: {last} in {end}.", **slots)
    slots |= {
        "first": words.value(first.obs_value, first.unit),
        "begin": when(first, frequency, words),
    }
    if most in (first, last):
        return words.text("{name:^}: from {first} in {begin} to {last} in {end}.", **slots)
    return words.text(
        "{name:^}: from {first} in {begin} to {last} in {end}, highest in {peak} ({most}).",
        most=words.value(most.obs_value, most.unit),
        peak=when(most, frequency, words),
        **slots,
    )


def whose(words: Wording) -> str:
    """Whose figures they are, and that they are not those of the other tabs."""
    return words.text(
        "The IMF collects these figures from {home}. They are not joined to the yearly tables of "
        "the statistical committee on the other tabs.",
        home=words.area(HOME),
    )


def members(
    block: Noun, counts: tuple[int, int], times: tuple[Phrase, Phrase], words: Wording
) -> str:
    """That a block is the sum of its members of each time, and how many those were at the first
    and the last of `times`."""
    before, after = counts
    if before == after:
        return words.text("{block:^} is the sum of those who were its members then.", block=block)
    return words.text(
        "{block:^} is the sum of those who were its members then: {before} in {first}, {after} in "
        "{last}.",
        block=block,
        before=str(before),
        after=str(after),
        first=times[0],
        last=times[1],
    )


def silent_members(words: Wording) -> str:
    """What becomes of members without a figure."""
    return words.text(
        "A member without a figure counts as no trade where, by its nearest figures, at most a "
        "hundredth of the sum is missing; elsewhere there is a gap."
    )


def never_given(block: Noun, members: Sequence[str], words: Wording) -> str:
    """Members of a block that no period has a figure of."""
    return words.text(
        "{block:label}: the IMF has no figure of {members} at all, and they count as no trade.",
        block=block,
        members=countries(members, words),
    )


def gaps(names: Sequence[Noun], words: Wording) -> str:
    """Whose lines have gaps."""
    return words.text(
        "Gaps, where no figure was given or too much may be missing: {names}.",
        names=words.nouns(names),
    )


def no_quarters(words: Wording) -> str:
    """That quarters are not made of months."""
    return words.text("Quarters are as the source gives them; none is made of months.")


def not_drawn(partners: Sequence[str], words: Wording) -> str:
    """Chosen partners of whom nothing was refreshed for what is chosen."""
    return words.text(
        "Not drawn, since no such figures were refreshed: {partners}.",
        partners=named(partners, words),
    )
