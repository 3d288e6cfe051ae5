"""A claim in a few words: what it is about, when, who said it, and what the record has.

Rows are of `lib.model.rows`. What others said is data: it is shortened, never changed.
"""

from collections.abc import Sequence

from lib.codelists import codelist
from lib.dashboard.narrative import claim_text, source_text
from lib.dashboard.narrative.wording import Wording, capitalised
from lib.model import Bound, ClaimRow, Known, Source

_LONGEST_NAME = 48
"""Characters of a speaker that a line has room for."""


def about(
    claim: ClaimRow,
    words: Wording,
    *,
    perhaps: str = "",
    said_by: str = "",
    is_foreign: bool = False,
) -> str:
    """What a card says below the words: of what, when, and by whom unless that is said of all
    cards; where the words are in another language, the number first. `perhaps` is who else may be
    meant, as a clause."""
    what = words.text(
        "{subject}, {period}",
        subject=claim_text.as_others(claim, claim_text.subject(claim, words), words),
        period=period(claim, words),
    )
    if is_foreign:
        value = words.hedged(claim.obs_value, claim.unit, claim.bound)
        what = words.text("{value}. {what}", value=capitalised(value), what=what)
    if perhaps:
        what = words.text("{what}; {perhaps}", what=what, perhaps=perhaps)
    return words.text("{what}. {who}", what=what, who=said_by) if said_by else what


def said_by(claim: ClaimRow, source: Source, words: Wording) -> str:
    """Who said something, and on which day: "Sadyr Japarov, 16 Oct 2024"."""
    return words.text(
        "{who}, {day}",
        who=speaker(claim.speaker, source, words),
        day=words.short_day(claim.published),
    )


def flow(indicator: str, measure: str | None, product: str | None, words: Wording) -> str:
    """What a figure is of, without whose: "exports", "share of exports", "exports (gold)"."""
    counted = words.term("indicator", indicator)
    name: str = counted
    if measure is not None:
        name = claim_text.measured(measure, indicator, counted, words)
    if product is None:
        return name
    goods = words.term("product", product)
    return words.text("{counted} ({goods})", counted=name, goods=goods)


def period(claim: ClaimRow, words: Wording) -> str:
    """The time of a claim, or that none was given."""
    if claim.period_start is None or claim.period_end is None:
        return words.text("no period given")
    if claim.base_period_start is None or claim.base_period_end is None:
        return words.span(claim.period_start, claim.period_end)
    return words.text(
        "{period} on {base}",
        period=words.span(claim.period_start, claim.period_end),
        base=words.span(claim.base_period_start, claim.base_period_end),
    )


def speaker(name: str | None, source: Source, words: Wording) -> str:
    """Who said it, without the office; the publisher where nobody is named, and the author where
    no publisher is either."""
    who = (
        (words.person(name) if name else source_text.publisher(source, words)).split(",")[0].strip()
    )
    return who if len(who) <= _LONGEST_NAME else f"{who[: _LONGEST_NAME - 1].rstrip()}…"


def statistics(low: ClaimRow, high: ClaimRow, years: tuple[int, int], words: Wording) -> str:
    """From what to what one side's statistics go: "Kyrgyz statistics: $1.58bn to $3.48bn,
    2018–2023."."""
    amounts = _range(low, high, words)
    return words.text(
        "{who}: {amounts}, {years}.",
        who=capitalised(claim_text.who(low, words)),
        amounts=amounts,
        years=words.years(*years),
    )


def statement(row: ClaimRow, words: Wording) -> str:
    """What officials gave, and that it came later than the claim if it did."""
    assert row.period_start is not None and row.period_end is not None
    said = {
        "amount": words.short(row.obs_value, row.unit, row.bound),
        "period": words.span(row.period_start, row.period_end),
    }
    who = capitalised(claim_text.who(row, words))
    if row.known is Known.SINCE:
        return words.text("{who}: {amount} for {period}, published later.", who=who, **said)
    return words.text("{who}: {amount} for {period}.", who=who, **said)


def member(row: ClaimRow, words: Wording, *, whose: str = "", is_lowest: bool = False) -> str:
    """The member of a block that goes furthest: "Kyrgyz statistics, highest: Turkmenistan ×7.85,
    2019–2023, from $8.1m.". `whose` are the figures among which it does, where they are of one
    side alone."""
    assert row.member is not None and row.period_end is not None
    figure = words.text(
        "{member} {amount}, {period}",
        member=words.area(row.member),
        amount=words.short(row.obs_value, row.unit, row.bound),
        period=str(row.period_end.year),
    )
    if row.base_period_end is not None and row.base_value is not None and row.base_unit:
        figure = words.text(
            "{member} {amount}, {start}–{end}, from {base}",
            member=words.area(row.member),
            amount=words.short(row.obs_value, row.unit, row.bound),
            start=str(row.base_period_end.year),
            end=str(row.period_end.year),
            base=words.short(row.base_value, row.base_unit),
        )
    if not whose:
        if is_lowest:
            return words.text("Lowest: {figure}.", figure=figure)
        return words.text("Highest: {figure}.", figure=figure)
    if is_lowest:
        return words.text("{whose}, lowest: {figure}.", whose=capitalised(whose), figure=figure)
    return words.text("{whose}, highest: {figure}.", whose=capitalised(whose), figure=figure)


def together(low: ClaimRow, high: ClaimRow, words: Wording) -> str:
    """What the whole of a block comes to, of which some members were spoken of, with the times:
    figures of two times are not of one another's."""
    block = words.area(low.member or "")
    first, last = (
        words.text(
            "{amount} ({period})", amount=_short(row, words), period=claim_text.period(row, words)
        )
        for row in (low, high)
    )
    if first == last:
        return words.text("{block:^} as a whole: {amount}.", block=block, amount=first)
    return words.text("{block:^} as a whole: {low} to {high}.", block=block, low=first, high=last)


def counts(rows: Sequence[ClaimRow], words: Wording) -> str:
    """From what to what people were last counted, each way of counting once."""
    low, high = (pick(rows, key=lambda row: row.obs_value) for pick in (min, max))
    ends = sorted(row.period_end.year for row in rows if row.period_end)
    return words.plural(
        "Last counted in {years}: {amounts}.",
        "Latest counts, by definition, {years}: {amounts}.",
        len(rows),
        amounts=_range(low, high, words),
        years=words.years(ends[0], ends[-1]),
    )


def nothing(words: Wording) -> str:
    """That the record has no figure that can be compared."""
    return words.text("The record has no comparable figure.")


def as_sentence(
    claim: ClaimRow,
    source: Source,
    who: str,
    record: str,
    extreme: ClaimRow | None,
    words: Wording,
) -> str:
    """A claim against the record: who said it of what, in which words, and what is on record.

    `extreme` is the figure of Kyrgyz statistics that goes furthest the claim's way, if the
    claim leaves a side open; else `record` is taken, a sentence of the functions above.
    """
    if extreme is not None and extreme.period_end is not None:
        slots = {
            "value": words.value(extreme.obs_value, extreme.unit),
            "year": str(extreme.period_end.year),
        }
        record = (
            words.text("The lowest in Kyrgyz statistics is {value}, for {year}.", **slots)
            if claim.bound in (Bound.AT_MOST, Bound.UP_TO)
            else words.text("The highest in Kyrgyz statistics is {value}, for {year}.", **slots)
        )
    exact = words.quoted(claim_text.one_line(claim.exact or ""))
    return words.text(
        "{who} said of {subject}: {exact}. {record}",
        who=who,
        subject=claim_text.topic(claim, words),
        exact=claim_text.with_number(exact, claim, source, words),
        record=record,
    )


def strip_alternative(claim: ClaimRow, low: ClaimRow, high: ClaimRow, words: Wording) -> str:
    """The strip of a card for who hears it."""
    return words.text(
        "Said: {claim}. Below: {amounts}.",
        claim=words.hedged(claim.obs_value, claim.unit, claim.bound),
        amounts=_range(low, high, words),
    )


def _range(low: ClaimRow, high: ClaimRow, words: Wording) -> str:
    first, last = (_short(row, words) for row in (low, high))
    if first == last:
        return first
    return words.text("{low} to {high}", low=first, high=last)


def _short(row: ClaimRow, words: Wording) -> str:
    """An amount where there is little room; people with all their noughts."""
    if row.unit == "persons" and row.bound == Bound.EXACT:
        return words.count(int(float(f"{row.obs_value:.3g}")))
    return words.short(row.obs_value, row.unit, row.bound)


def counts_people_at_a_time(definition: str | None) -> bool:
    """Whether a definition counts people at a time, and says whom: no cases over a year."""
    known = codelist("definition")
    if definition is None or definition not in known or definition == "unspecified":
        return False
    return known[definition].attributes.get("counts") != "flow"
