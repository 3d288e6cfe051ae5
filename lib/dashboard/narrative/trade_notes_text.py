"""What must be known to read figures of trade: what they leave out, and what is not drawn."""

from collections.abc import Iterator, Mapping, Sequence

from lib.codelists import Event
from lib.dashboard.narrative import doubt_text
from lib.dashboard.narrative.nouns import Noun, Nouns
from lib.dashboard.narrative.trade_text import MOST_NAMED, countries, named, series_name
from lib.dashboard.narrative.wording import ENGLISH, Slot, Wording
from lib.model import (
    Bound,
    MembershipChange,
    Observation,
    OneSided,
    Run,
    Text,
    TradeRow,
    View,
    mark,
)

_FEW = 3
"""So many lines too small to be seen are named; more are counted."""
_PAIR = 2
"""Years that are named both, even where one follows the other."""
_MEMBERS = {
    (True, True): mark("Counted from {year}: {members} ({amount} of that year’s {total})."),
    (False, True): mark("Counted to {year}: {members} ({amount} of that year’s {total})."),
    (True, False): mark(
        "Counted from {year}: {members} ({amount}; all members that year {total})."
    ),
    (False, False): mark("Counted to {year}: {members} ({amount}; all members that year {total})."),
}
"""By whether they joined, and whether their amount is a part of the total: of balances it may be
more, or of the other sign."""
_ONE_SIDED = {
    "exports": mark("Only exports are on record, so no sum of both: {partners}."),
    "imports": mark("Only imports are on record, so no sum of both: {partners}."),
}
"""By the flow that is on record."""
_NO_TRADE = {
    "trade_turnover": mark("no trade turnover {partners:with}"),
    "exports": mark("no exports {partners:to}"),
    "imports": mark("no imports {partners:from}"),
    "trade_balance": mark("no trade balance {partners:with}"),
}
"""A flow with partners where a figure is missing, after "the record has"."""


def unallocated(parts: Mapping[tuple[str, int], float], words: Wording) -> str:
    """That a part of the exports or imports of years is in no country's row; `parts` are percent of
    the total by flow and year, at least one."""
    said = []
    for flow in dict.fromkeys(flow for flow, _ in parts):
        of_flow = {year: part for (one, year), part in sorted(parts.items()) if one == flow}
        low, high = (
            words.value(round(pick(of_flow.values())), "percent", spoken=True)
            for pick in (min, max)
        )
        slots: dict[str, Slot] = {
            "flow": words.term("indicator", flow),
            "years": years_of(list(of_flow), words),
            "low": low,
            "high": high,
        }
        message = (
            mark("{low} of {flow} of {years}")
            if low == high
            else mark("{low} to {high} of {flow} of {years}")
        )
        said.append(words.text(message, **slots))
    flows = {flow for flow, _ in parts}
    if "exports" not in flows:
        message = mark("Not assigned to any country: {parts}.")
    elif flows == {"exports"}:
        message = mark("Not assigned to any country: {parts}, most likely gold.")
    else:
        message = mark("Not assigned to any country: {parts}; of exports most likely gold.")
    return words.text(message, parts=words.listed(said))


def later_total(latest: Observation, own: Observation, words: Wording) -> str:
    """That the total of a year is of another vintage than the figures of its countries."""
    assert latest.period_start is not None
    return words.text(
        "All {flow} of {year} are {total} in the edition of {later}; those by country are of "
        "{earlier}, which has {own}.",
        flow=words.term("indicator", latest.indicator),
        year=str(latest.period_start.year),
        total=words.value(latest.obs_value, latest.unit),
        later=words.day(latest.published[:7]),
        earlier=words.day(own.published[:7]),
        own=words.value(own.obs_value, own.unit),
    )


def doubtful(rows: Sequence[TradeRow], words: Wording) -> tuple[str, ...]:
    """Which figures that were only reported are doubtful, and what the record notes of them."""

    def said(row: TradeRow) -> str:
        return words.text(
            "{series:label} {year}, {value}",
            series=series_name(row, words),
            year=str(row.year),
            value=words.hedged(row.obs_value, row.unit, Bound(row.bound)),
        )

    return doubt_text.of_record(rows, said, words)


def members_of_each_year(
    block: Noun,
    span: tuple[int, int],
    counts: tuple[int, int],
    changes: Sequence[MembershipChange],
    words: Wording,
) -> str:
    """That a block's figures are the sum of its members of each year, how many those were in the
    first and the last year, and how much of its trade came or went with some."""
    slots: dict[str, Slot] = {"block": block}
    before, after = counts
    said = (
        words.text("{block:^} is the sum of its members of each year.", **slots)
        if before == after
        else words.text(
            "{block:^} is the sum of its members of each year: {before} in {first}, {after} in "
            "{last}.",
            before=str(before),
            first=str(span[0]),
            after=str(after),
            last=str(span[1]),
            **slots,
        )
    )
    if not changes:
        return said
    return " ".join([said, *(_membership(change, words) for change in changes)])


def _membership(change: MembershipChange, words: Wording) -> str:
    slots: dict[str, Slot] = {
        "members": countries(change.members, words),
        "amount": words.short(change.amount, "USD"),
        "total": words.short(change.total, "USD"),
    }
    year = change.year if change.is_joining else change.year - 1
    is_part = change.total != 0 and 0 <= change.amount / change.total <= 1
    return words.text(_MEMBERS[change.is_joining, is_part], year=str(year), **slots)


def members_of_one_year(block: str, year: int, words: Wording) -> str:
    """That a block's figures are the sum of the same members in every year."""
    return words.text(
        "{block:^} is the sum of its members of {year} in every year.",
        block=words.area(block),
        year=str(year),
    )


def count_todays_members(year: int, words: Wording) -> str:
    """The link to that."""
    return words.text("Count the members of {year} in every year", year=str(year))


def count_each_years_members(words: Wording) -> str:
    """The link back."""
    return words.text("Count the members of each year")


def reported(rows: Sequence[TradeRow], words: Wording) -> str:
    """That later years are only reported, and by how many figures."""
    years = sorted({row.year for row in rows})
    return words.plural(
        "Only reported, not in the tables by country: {count} figure for {years}.",
        "Only reported, not in the tables by country: {count} figures for {years}.",
        len(rows),
        years=years_of(years, words),
    )


def reported_hover(row: TradeRow, words: Wording) -> str:
    """A figure that was only reported, in a sentence, with who gave it."""
    return words.text(
        "{series:label}, {year}: {value}, only reported ({who})",
        series=series_name(row, words),
        year=str(row.year),
        value=words.hedged(row.obs_value, row.unit, Bound(row.bound)),
        who=words.label("compiler", row.compiler),
    )


def overlaps(pairs: Sequence[tuple[str, str]], words: Wording) -> list[str]:
    """That one area drawn is part of another; `pairs` are inner and outer."""
    if not pairs:
        return []
    if len(pairs) == 1:
        inner, outer = map(words.area, pairs[0])
        return [
            words.text(
                "{inner:^} is part {outer:of}: do not add them up.", inner=inner, outer=outer
            )
        ]
    outers = words.areas(dict.fromkeys(outer for _, outer in pairs))
    return [words.text("{outers:^} hold other partners shown: do not add them up.", outers=outers)]


def shared(one: str, other: str, members: Sequence[str], words: Wording) -> str:
    """That two blocks hold the same members."""
    return words.text(
        "{one:^} and {other} both hold {members}: do not add them up.",
        one=words.area(one),
        other=words.area(other),
        members=named(members, words),
    )


def members_all_chosen(blocks: Sequence[str], words: Wording) -> str:
    """That nothing is left of blocks."""
    return words.text(
        "Not drawn, since all their members are chosen: {blocks}.", blocks=words.areas(blocks)
    )


def no_base(flow: str, partners: Sequence[str], base: str, words: Wording) -> str:
    """That partners have no multiple, since there was none of the flow to begin with."""
    return words.text(
        "Not drawn: the record has {no_trade} in {base} to grow from.",
        no_trade=_no_trade(flow, partners, words),
        base=base,
    )


def no_year_before(
    flow: str, partners: Sequence[str], span: tuple[int, int] | None, words: Wording
) -> str:
    """That partners have no year in a range, or at all, of which there is one before too."""
    none = _no_trade(flow, partners, words)
    if span is None:
        return words.text(
            "Not drawn: the record has {no_trade} for any two years in a row.", no_trade=none
        )
    first, last = span
    if first == last:
        return no_base(flow, partners, str(first - 1), words)
    return words.text(
        "Not drawn: the record has {no_trade} for any two years in a row of {years}.",
        no_trade=none,
        years=words.years(first, last),
    )


def no_whole(view: View, partners: Sequence[str], years: Sequence[int], words: Wording) -> str:
    """That partners have no share, since nothing is on record of what it would be of: the gross
    domestic product of the years of their trade, or all trade."""
    return words.text(
        mark("Not drawn, since the record has no GDP for {years}: {partners}.")
        if view is View.TO_GDP
        else mark("Not drawn, since the record has no total for {years}: {partners}."),
        years=words.stretches(years),
        partners=named(partners, words),
    )


def not_on_record(flow: str, partners: Sequence[str], when: str, words: Wording) -> str:
    """That there is no figure of partners, for a year or at all."""
    none = _no_trade(flow, partners, words)
    if when:
        return words.text("The record has {no_trade} for {year}.", no_trade=none, year=when)
    return words.text("The record has {no_trade}.", no_trade=none)


def _no_trade(flow: str, partners: Sequence[str], words: Wording) -> str:
    return words.text(_NO_TRADE[flow], partners=any_of(partners, words))


def no_partner(words: Wording) -> str:
    """That none is chosen, and what is shown instead."""
    return words.text("No partner is chosen; the largest is shown.")


def tiny(rows: Sequence[TradeRow], words: Wording) -> str:
    """That lines lie on the axis, with the last figures of some."""
    said = [
        words.text(
            "{who} ({value} in {year})",
            who=series_name(row, words),
            value=words.value(row.obs_value, row.unit),
            year=str(row.year),
        )
        for row in rows[:_FEW]
    ]
    if (more := len(rows) - _FEW) > 0:
        said.append(words.plural("{count} more", "{count} more", more))
    return words.text(
        "Too small to be seen at this scale: {partners}.", partners=words.listed(said)
    )


def one_sided(years: Sequence[OneSided], words: Wording) -> Iterator[str]:
    """That partners have no turnover or balance in some years, since one flow alone is on record: a
    sentence for each flow."""
    partners_of: dict[str, dict[int, list[str]]] = {}
    for one in years:
        partners_of.setdefault(one.flow, {}).setdefault(one.year, []).append(one.partner)
    for flow, of_year in partners_of.items():
        latest = sorted(of_year.items(), reverse=True)
        said = [
            words.text(
                "{partners:label} ({year})", partners=countries(codes, words), year=str(year)
            )
            for year, codes in latest[:_FEW]
        ]
        if (more := len(latest) - _FEW) > 0:
            said.append(words.plural("{count} more year", "{count} more years", more))
        yield words.text(_ONE_SIDED[flow], partners="; ".join(said))


def only_largest(drawn: int, left_out: int, words: Wording) -> str:
    """That not all chosen partners have a line."""
    return words.text(
        "Drawn: the {drawn} largest of the {chosen} chosen; the rest are on Partners.",
        drawn=str(drawn),
        chosen=str(drawn + left_out),
    )


def too_large(row: TradeRow, words: Wording) -> str:
    """That the largest partner nobody chose is not drawn beside much smaller ones."""
    return words.text(
        "Not drawn, so that the lines of those chosen can be read: {partner} ({value} in {year}).",
        partner=words.area(row.partner),
        value=words.value(row.obs_value, row.unit),
        year=str(row.year),
    )


def named_largest(count: int, words: Wording) -> str:
    """That only some lines are named."""
    return words.plural(
        "Named: the largest; the others are grey.",
        "Named: the {count} largest; the others are grey.",
        count,
    )


def dated_value(row: TradeRow, words: Wording) -> str:
    """The last figure of a line that ends before others do: "$1.2bn, 2022"."""
    return words.text(
        "{value}, {period}", value=words.short(row.obs_value, row.unit), period=str(row.year)
    )


def recorded(area: str, year: int, note: str, words: Wording) -> str:
    """What the record notes to a figure."""
    return words.text(
        "{who:label}, {year}: {note}.",
        who=words.area(area),
        year=str(year),
        note=words.remark(note),
    )


def event(number: int, event: Event, words: Wording) -> Text:
    """An event by its number in the chart, and where it can be looked up."""
    said = words.text(
        "{number}. {day}: {words}. ",
        number=str(number),
        day=words.day(event.day.isoformat()),
        words=event.labels[words.language].rstrip("."),
    )
    return (said, Run(event.source, event.url, language=words.foreign(ENGLISH)))


def no_event(first: int, last: int, words: Wording) -> str:
    """That there is none in the years drawn."""
    return words.text("No event on record falls into {years}.", years=words.years(first, last))


def events_left_out(shown: int, left_out: int, words: Wording) -> str:
    """That earlier ones are not marked."""
    return words.plural(
        "The latest {shown} events are marked; {count} earlier one is left out.",
        "The latest {shown} events are marked; {count} earlier ones are left out.",
        left_out,
        shown=str(shown),
    )


def years_of(years: Sequence[int], words: Wording) -> str:
    """Years in order: "2018, 2020 and 2022", or "2018–2022" where they follow one another."""
    first, last = years[0], years[-1]
    if last - first == len(years) - 1 and len(years) > _PAIR:
        return f"{first}–{last}"
    return words.listed(list(map(str, years)))


def any_of(partners: Sequence[str], words: Wording) -> Nouns:
    """Partners of whom none is meant: "Russia or the EU"; many by number."""
    if len(partners) <= MOST_NAMED:
        return words.either(partners)
    return named(partners, words)
