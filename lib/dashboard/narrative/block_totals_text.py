"""Words for the totals that the statistical committee prints of blocks, beside the sum of those who
were members."""

from collections.abc import Iterator, Sequence

from lib.codelists import HOME
from lib.dashboard.narrative.trade_text import cell, countries, with_letter
from lib.dashboard.narrative.wording import Wording
from lib.model import BlockRow

_ROUNDING = 1e6
"""Dollars below which a difference is no matter: tables are printed in thousands."""


def subject(words: Wording) -> str:
    """What the table shows, for the title of the window."""
    return words.text(
        "{home:possessive} trade with blocks, as printed and as the sum of members",
        home=words.area(HOME),
    )


def finding(rows: Sequence[BlockRow], words: Wording) -> str:
    """Where the two are furthest apart."""
    apart = [row for row in rows if row.difference is not None]
    if not apart:
        return words.text("None of these blocks had members in these years")
    most = max(apart, key=lambda row: abs(row.difference or 0.0))
    if abs(most.difference or 0.0) < _ROUNDING:
        return words.text("What is printed is the sum of the members in each of these years")
    return words.text(
        "Printed and computed are furthest apart for {block} in {year}: {difference} of {flow}",
        block=words.area(most.partner),
        year=str(most.year),
        difference=words.short(abs(most.difference or 0.0), most.unit),
        flow=words.term("indicator", most.indicator),
    )


def subtitle(rows: Sequence[BlockRow], words: Wording) -> str:
    """What is compared, in which unit, of which years."""
    years = sorted({row.year for row in rows})
    return words.text(
        "Totals in the statistical committee’s tables, and the rows of those who were members all "
        "year, US dollars, {years}",
        years=words.years(years[0], years[-1]),
    )


def amounts(row: BlockRow, words: Wording) -> tuple[str, str, str]:
    """The printed total, the sum of the members, and the first less the second."""
    printed = cell(words.short(row.obs_value, row.unit), row, words)
    if row.members_value is None or row.difference is None:
        return printed, words.text("no members"), ""
    difference = row.difference
    said = words.short(difference, row.unit)
    if abs(difference) < _ROUNDING / 2:
        said = words.text("under {amount}", amount=words.short(_ROUNDING / 2, row.unit))
    return printed, words.short(row.members_value, row.unit), said


def reason(row: BlockRow, words: Wording) -> str:
    """Whom the printed total counts besides, whom it does not, and what is left unexplained."""
    said = []
    if row.counted_besides:
        said.append(
            words.text(
                "also counts {countries}", countries=countries(row.counted_besides.split(), words)
            )
        )
    if row.not_counted:
        said.append(
            words.text("without {countries}", countries=countries(row.not_counted.split(), words))
        )
    if abs(row.unexplained) >= _ROUNDING:
        said.append(
            words.text("{amount} unexplained", amount=words.short(row.unexplained, row.unit))
        )
    return "; ".join(said)


def notes(rows: Sequence[BlockRow], alike: Sequence[BlockRow], words: Wording) -> Iterator[str]:
    """How many totals are not shown, as they are the sum of the members, and which of all of them
    count by another definition of the block than its members."""
    if alike:
        yield words.plural(
            "{count} more total is the sum of its members.",
            "{count} more totals are the sum of their members.",
            len(alike),
        )
    every = (*rows, *alike)
    for definition in dict.fromkeys(row.definition for row in every if row.definition):
        by_flow: dict[str, set[int]] = {}
        for row in every:
            if row.definition == definition:
                by_flow.setdefault(row.indicator, set()).add(row.year)
        flows_of: dict[str, list[str]] = {}
        for flow in sorted(by_flow):
            flows_of.setdefault(words.stretches(by_flow[flow]), []).append(flow)
        yield words.text(
            "{definition:label}: printed so for {flows}.",
            definition=words.of_list("definition", definition),
            flows="; ".join(
                words.text(
                    "{flows} of {years}",
                    flows=words.listed([words.term("indicator", code) for code in flows]),
                    years=years,
                )
                for years, flows in flows_of.items()
            ),
        )


def nothing(blocks: Sequence[str], words: Wording) -> str:
    """That no total is printed in the years chosen."""
    return words.text(
        "No total is printed for {blocks} in these years.", blocks=words.areas(blocks)
    )


def not_printed(blocks: Sequence[str], words: Wording) -> str:
    """That no total of a block is printed at all."""
    return words.text("No total is printed for {blocks}.", blocks=words.areas(blocks))


def table_caption(rows: Sequence[BlockRow], words: Wording) -> str:
    """How many lines the table has."""
    count = words.plural("Table: {count} total", "Table: {count} totals", len(rows))
    return with_letter(count, rows, words)
