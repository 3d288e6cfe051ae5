"""Amounts in another currency as US dollars: a view, next to the figure and never over it.

A year's flow is converted at the mean of that year's daily reference rates of the European
Central Bank (`lib/codelists/exchange_rate.csv`). A part of a year has no such rate and stays
as it is.
"""

from dataclasses import replace
from typing import TypeVar

from lib.codelists import Rate, exchange_rates
from lib.model import ClaimRow, Measure, MirrorRow, PeriodKind, kind_of

DOLLARS = "USD"
CONVERTED = f"computed:{DOLLARS}:"
"""How the `observation_id` of a converted row begins."""

R = TypeVar("R", MirrorRow, ClaimRow)


def converted(row: R) -> R:
    """The row in dollars, where there is a rate; it says so.

    A converted row is computed: `observation_id` begins with ``computed:``, `derivation`
    names the amount as published, the rate, its year and source, `note` says it in words.
    """
    rate = _rate(row)
    if rate is None:
        return row
    by = f"{rate.dollars} USD per {rate.currency} in {rate.year}"
    notes = [note for note in (row.note, f"Converted from {rate.currency}") if note is not None]
    return replace(
        row,
        observation_id=f"{CONVERTED}{row.observation_id}",
        obs_value=row.obs_value * rate.dollars,
        unit=DOLLARS,
        derivation=f"{rate.currency} {row.obs_value:.0f} x {by} ({rate.source})",
        derived_from=row.derived_from or row.observation_id,
        note="; ".join(notes),
    )


def _rate(row: MirrorRow | ClaimRow) -> Rate | None:
    start = row.period_start
    if row.measure != Measure.LEVEL or start is None:
        return None
    rate = exchange_rates().get((row.unit, start.year))
    whole_year = rate is not None and kind_of(start, row.period_end) is PeriodKind.YEAR
    return rate if whole_year else None
