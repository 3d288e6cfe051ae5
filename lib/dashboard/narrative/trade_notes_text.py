"""What must be known to read figures of trade: what they leave out, and what is not drawn."""

from collections.abc import Mapping, Sequence

from lib.codelists import Event
from lib.dashboard.narrative.nouns import Nouns
from lib.dashboard.narrative.trade_text import MOST_NAMED, named, series_name
from lib.dashboard.narrative.wording import Wording
from lib.model import Run, Text, TradeRow

_FEW = 3


def unallocated(amounts: Mapping[tuple[str, int], float], words: Wording) -> list[str]:
    """A sentence for each flow and year of which a part is in no country's row."""
    return [
        words.text(
            "{value} of {flow} in {year} is not assigned to any country.",
            value=words.value(amount, "USD"),
            flow=words.term("indicator", flow),
            year=str(year),
        )
        for (flow, year), amount in sorted(amounts.items())
    ]


def without(block: str, members: Sequence[str], words: Wording) -> str:
    """That a block is drawn without a member that left it."""
    return words.text(
        "{block:^} is drawn without {members} in every year.",
        block=words.area(block),
        members=words.areas(members),
    )


def including(block: str, others: Sequence[str], words: Wording) -> str:
    """That the compiler counts countries in a block that are no members."""
    return words.text(
        "{block:^} is as the statistical committee counts it, with {others}.",
        block=words.area(block),
        others=words.areas(others),
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


def added_up(blocks: Sequence[str], words: Wording) -> str:
    """That the total of blocks is the sum of their members."""
    return words.text(
        "No total is printed for {blocks}: the members’ figures are added up.",
        blocks=words.areas(blocks),
    )


def no_total(block: str, years: Sequence[int], members: Sequence[str], words: Wording) -> str:
    """That a block has no total in some years, since members have no figure."""
    return words.text(
        "No total {block:of} in {years}: there is no figure for {members}.",
        block=words.area(block),
        years=years_of(years, words),
        members=words.areas(members),
    )


def members_all_chosen(blocks: Sequence[str], words: Wording) -> str:
    """That nothing is left of blocks."""
    return words.text(
        "Not drawn, since all their members are chosen: {blocks}.", blocks=words.areas(blocks)
    )


def no_base(partners: Sequence[str], base: str, words: Wording) -> str:
    """That partners have no multiple, since there was no trade to begin with."""
    if base:
        return words.text(
            "Not drawn: the record has no trade {partners:with} in {base} to grow from.",
            partners=any_of(partners, words),
            base=base,
        )
    return words.text(
        "Not drawn: the record has no two years of trade {partners:with} in a row.",
        partners=any_of(partners, words),
    )


def not_on_record(flow: str, partners: Sequence[str], when: str, words: Wording) -> str:
    """That there is no figure of partners, for a year or at all."""
    slots = {"flow": words.term("indicator", flow)}
    if when:
        return words.text(
            "The record has no {flow} {partners:with} for {year}.",
            partners=any_of(partners, words),
            year=when,
            **slots,
        )
    return words.text(
        "The record has no {flow} {partners:with}.", partners=any_of(partners, words), **slots
    )


def no_partner(words: Wording) -> str:
    """That none is chosen, and what is shown instead."""
    return words.text(
        "No partner is chosen. The largest is shown; choose others in the line above."
    )


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
        note=note.rstrip("."),
    )


def event(number: int, event: Event, words: Wording) -> Text:
    """An event by its number in the chart, and where it can be looked up."""
    said = words.text(
        "{number}. {day}: {words}. ",
        number=str(number),
        day=words.day(event.day.isoformat()),
        words=event.labels[words.language].rstrip("."),
    )
    return (said, Run(event.source, event.url))


def no_event(first: int, last: int, words: Wording) -> str:
    """That there is none in the years drawn."""
    return words.text(
        "No event on record falls into {first}–{last}.", first=str(first), last=str(last)
    )


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
    if last - first == len(years) - 1 and len(years) > len(("first", "last")):
        return f"{first}–{last}"
    return words.listed(list(map(str, years)))


def any_of(partners: Sequence[str], words: Wording) -> Nouns:
    """Partners of whom none is meant: "Russia or the EU"; many by number."""
    if len(partners) <= MOST_NAMED:
        return words.either(partners)
    return named(partners, words)
