"""Words for partner countries by size, and for what is sold to each and bought from it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lib.codelists import HOME
from lib.dashboard.narrative.trade_text import (
    basis,
    is_provisional,
    named,
    series_name,
    year_of,
)
from lib.dashboard.narrative.trade_text import subject as trade_subject
from lib.dashboard.narrative.wording import LONGEST_FINDING, Slot, Wording
from lib.model import TradeRow, mark

_FIRST = MappingProxyType(
    {
        "trade_turnover": mark("{who:^} trades most: {value} of {total} in {year}"),
        "exports": mark("{who:^} buys most: {value} of {total} in {year}"),
        "imports": mark("{who:^} sells most: {value} of {total} in {year}"),
    }
)
_FIRST_WITHIN = MappingProxyType(
    {
        "trade_turnover": mark(
            "Of {block:possessive} members, {who} trades most: {value} of {total} in {year}"
        ),
        "exports": mark(
            "Of {block:possessive} members, {who} buys most: {value} of {total} in {year}"
        ),
        "imports": mark(
            "Of {block:possessive} members, {who} sells most: {value} of {total} in {year}"
        ),
    }
)
_ALONE = MappingProxyType(
    {
        "exports": mark("Exports {who:to}: {value} in {year}"),
        "imports": mark("Imports {who:from}: {value} in {year}"),
    }
)
"""Of one flow alone, where the other is not on record."""


def finding(
    rows: Sequence[TradeRow], total: TradeRow | None, block: str | None, words: Wording
) -> str:
    """Who is first, and of how much in all; `rows` are all of them.

    Where more is in no country's row than the first has, it is the first of those listed only.
    """
    first = rows[0]
    slots: dict[str, Slot] = {
        "who": series_name(first, words),
        "value": words.value(first.obs_value, first.unit),
        "year": year_of(first.year, (first, total) if total else (first,), words),
    }
    if total is None:
        return words.text("{who:^} is the largest: {value} in {year}", **slots)
    slots["total"] = words.value(total.obs_value, total.unit)
    rest = total.obs_value - sum(row.obs_value for row in rows)
    if block is None and rest >= first.obs_value:
        return words.text(
            "Of those listed, {who} is largest: {value} of {total} in {year}", **slots
        )
    if block is None:
        return words.text(_FIRST[first.indicator], **slots)
    said = words.text(_FIRST_WITHIN[first.indicator], block=words.area(block), **slots)
    return said if len(said) <= LONGEST_FINDING else words.text(_FIRST[first.indicator], **slots)


def subtitle(rows: Sequence[TradeRow], words: Wording) -> str:
    """What is drawn, in which unit, of which year."""
    return words.text(
        "{basis}, US dollars, {year}",
        basis=basis(rows[0].indicator, words),
        year=year_of(rows[0].year, rows, words),
    )


def subject(flow: str, within: str | None, words: Wording) -> str:
    """Whose trade by partner, for the title of the window."""
    whole = trade_subject(flow, (), words)
    if within is None:
        return words.text("{subject} by partner", subject=whole)
    return words.text("{subject} by member {block:of}", subject=whole, block=words.area(within))


def flows_subject(partners: Sequence[str], words: Wording) -> str:
    """The same of both flows."""
    if not partners:
        return words.text("{home:possessive} exports and imports", home=words.area(HOME))
    return words.text(
        "{home:possessive} exports to and imports from {partners}",
        home=words.area(HOME),
        partners=named(partners, words),
    )


def members_of(block: str, words: Wording) -> str:
    """Whose bars and circles have the colour of a block, for the legend."""
    return words.text("members {block:of}", block=words.area(block))


def place(row: TradeRow, number: int, words: Wording) -> str:
    """The name of a bar with its place."""
    return words.text("{number}. {who:label}", number=str(number), who=series_name(row, words))


def alternative(rows: Sequence[TradeRow], words: Wording, *, is_map: bool) -> str:
    """The chart in words."""
    said = [
        words.text(
            "{who} {value}",
            who=series_name(row, words),
            value=words.value(row.obs_value, row.unit),
        )
        for row in rows
    ]
    message = (
        mark("Map. {subtitle}: {figures}.")
        if is_map
        else mark("Bars by size. {subtitle}: {figures}.")
    )
    return words.text(message, subtitle=subtitle(rows, words), figures=words.listed(said))


def cut_off(drawn: int, all_rows: int, words: Wording) -> str:
    """That only the largest are drawn, and those chosen."""
    return words.text(
        "Drawn: the {drawn} largest and those chosen, of {all} with a figure.",
        drawn=str(drawn),
        all=str(all_rows),
    )


def no_member(block: str, year: str, words: Wording) -> str:
    """That no country of a block has a row."""
    return words.text(
        "No member {block:of} has a row of its own in {year}.", block=words.area(block), year=year
    )


def no_blocks(blocks: Sequence[str], words: Wording) -> str:
    """That blocks have no bar."""
    return words.plural(
        "{blocks:^} is not ranked; its members are.",
        "{blocks:^} are not ranked; their members are.",
        len(blocks),
        blocks=words.areas(blocks),
    )


def not_members(partners: Sequence[str], block: str, words: Wording) -> str:
    """That chosen partners are not of a block."""
    return words.text(
        "Chosen but not {block:in}: {partners}.",
        block=words.area(block),
        partners=named(partners, words),
    )


def without_row(members: Sequence[str], block: str, words: Wording) -> str:
    """That members of a block have no row in the year."""
    return words.plural(
        "{members:^} {block:in} has no row.",
        "{members:^} {block:in} have no row.",
        len(members),
        members=named(members, words),
        block=words.area(block),
    )


def not_on_map(rows: Sequence[TradeRow], words: Wording) -> str:
    """That a map leaves out what is no country."""
    return words.text(
        "Not on the map: {names}.", names=words.nouns(series_name(row, words) for row in rows)
    )


def exports_imports(rows: Sequence[TradeRow], words: Wording) -> str:
    """With how many partners more is bought than sold; of one how much either way."""
    pairs: dict[str, dict[str, TradeRow]] = {}
    for row in rows:
        pairs.setdefault(row.series, {})[row.indicator] = row
    whole = [pair for pair in pairs.values() if len(pair) == len(("exports", "imports"))]
    year = year_of(rows[0].year, rows, words)
    if not whole:
        first = max(rows, key=lambda row: row.obs_value)
        return words.text(
            _ALONE[first.indicator],
            who=series_name(first, words),
            value=words.value(first.obs_value, first.unit),
            year=year_of(first.year, (first,), words),
        )
    if len(pairs) == 1:
        (pair,) = whole
        sold, bought = pair["exports"], pair["imports"]
        slots: dict[str, Slot] = {
            "sold": words.value(sold.obs_value, sold.unit),
            "bought": words.value(bought.obs_value, bought.unit),
            "who": series_name(sold, words),
            "year": year,
        }
        said = words.text("Kyrgyzstan sold {sold} {who:to} and bought {bought} in {year}", **slots)
        if len(said) <= LONGEST_FINDING:
            return said
        return words.text("{who:^}: {sold} sold, {bought} bought in {year}", **slots)
    deficits = [pair for pair in pairs.values() if _bought(pair) > _sold(pair)]
    if len(deficits) == len(pairs):
        return words.text(
            "Kyrgyzstan bought more than it sold in trade with each of these in {year}", year=year
        )
    if not deficits:
        return words.text(
            "Kyrgyzstan sold more than it bought in trade with each of these in {year}", year=year
        )
    return words.plural(
        "Kyrgyzstan bought more than it sold in trade with one of these {all} in {year}",
        "Kyrgyzstan bought more than it sold in trade with {count} of these {all} in {year}",
        len(deficits),
        all=str(len(pairs)),
        year=year,
    )


def _bought(pair: Mapping[str, TradeRow]) -> float:
    return pair["imports"].obs_value if "imports" in pair else 0.0


def _sold(pair: Mapping[str, TradeRow]) -> float:
    return pair["exports"].obs_value if "exports" in pair else 0.0


def flows_subtitle(rows: Sequence[TradeRow], words: Wording) -> str:
    """What is drawn of both flows."""
    return words.text(
        "Exports (FOB) and imports (CIF), US dollars, {year}",
        year=year_of(rows[0].year, rows, words),
    )


def both_flows(exports: TradeRow | None, imports: TradeRow | None, words: Wording) -> str:
    """Both figures after the name of a partner."""
    sold, bought = (
        words.short(row.obs_value, row.unit) if row else words.text("no figure")
        for row in (exports, imports)
    )
    return words.text("{sold} sold, {bought} bought", sold=sold, bought=bought)


def flow_hover(row: TradeRow, words: Wording) -> str:
    """One figure of a flow in a sentence."""
    said = words.text(
        "{who:label}, {year}: {flow} {value}",
        who=series_name(row, words),
        year=str(row.year),
        flow=words.term("indicator", row.indicator),
        value=words.value(row.obs_value, row.unit),
    )
    return words.text("{said} (provisional)", said=said) if is_provisional(row) else said


def flows_alternative(rows: Sequence[TradeRow], words: Wording) -> str:
    """The chart of both flows in words."""
    figures = [flow_hover(row, words) for row in rows]
    return words.text(
        "Bars to either side. {subtitle}: {figures}.",
        subtitle=flows_subtitle(rows, words),
        figures="; ".join(figures),
    )


def flows_cut_off(drawn: int, chosen: int, words: Wording) -> str:
    """That only the largest of those chosen are drawn."""
    return words.text(
        "Drawn: the {drawn} largest of the {chosen} chosen.", drawn=str(drawn), chosen=str(chosen)
    )
