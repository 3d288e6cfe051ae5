"""What is said of totals: that a block's is added up or lacks a member, and what of the world's
is in no country's row."""

from collections.abc import Sequence

import pandas as pd

from lib.dashboard.ui import cache
from lib.dashboard.ui.words import listed, text, the_area, the_indicator, value


def added_up(partners: Sequence[str]) -> list[str]:
    """Which of the partners are blocks with a total that is the sum of their members."""
    return [code for code in partners if code in cache.added_up()]


def missing(partners: Sequence[str], indicator: str) -> list[str]:
    """A sentence for each such block and the members that keep it from a total in some years."""
    said = []
    for block in added_up(partners):
        years: dict[tuple[str, ...], list[int]] = {}
        for year, members in cache.without_total(block, indicator).items():
            years.setdefault(members, []).append(year)
        said += [
            text(
                "caption.no_total",
                area=the_area(block),
                years=_years(found),
                members=listed(map(the_area, members)),
            )
            for members, found in years.items()
        ]
    return said


def unallocated(rows: pd.DataFrame) -> list[str]:
    """A sentence for each flow and year of the rows of which much is in no country's row."""
    drawn = {*rows["year"], *rows["base_year"].dropna()}
    parts = {*rows["indicator"]}
    both = bool(parts & {"trade_turnover", "trade_balance"})
    return [
        text(
            "caption.unallocated",
            value=value(amount, "USD"),
            indicator=the_indicator(flow),
            year=year,
        )
        for (flow, year), amount in sorted(cache.unallocated().items())
        if year in drawn and (both or flow in parts)
    ]


def _years(found: Sequence[int]) -> str:
    """Years in order: "2018, 2020 and 2022", or "2018–2022" where they follow one another."""
    first, last = found[0], found[-1]
    if last - first == len(found) - 1 and len(found) > len(("first", "last")):
        return f"{first}–{last}"
    return listed(map(str, found))
