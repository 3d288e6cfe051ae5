"""Amounts in another currency as US dollars: a view, beside the figure and never over it.

A year's flow is converted at the mean of that year's daily reference rates of the European
Central Bank (`lib/codelists/exchange_rate.csv`). A part of a year has no such rate and stays
as it is.
"""

from collections.abc import Mapping
from typing import Any

from lib.codelists import Rate, exchange_rates
from lib.model import PeriodKind, kind_of

DOLLARS = "USD"
CONVERTED = f"computed:{DOLLARS}:"
"""How the `observation_id` of a converted row begins."""


def converted(row: dict[Any, Any]) -> dict[Any, Any]:
    """The row in dollars, where there is a rate; it says so.

    A converted row is computed: `observation_id` begins with ``computed:``, `derivation`
    names the amount as published, the rate, its year and source, `note` says it in words.
    """
    rate = _rate(row)
    if rate is None:
        return row
    by = f"{rate.dollars} USD per {rate.currency} in {rate.year}"
    behind, before = row.get("derived_from"), row.get("note")
    return row | {
        "observation_id": f"{CONVERTED}{row['observation_id']}",
        "obs_value": row["obs_value"] * rate.dollars,
        "unit": DOLLARS,
        "derivation": f"{rate.currency} {row['obs_value']:.0f} x {by} ({rate.source})",
        "derived_from": behind if isinstance(behind, str) else row["observation_id"],
        "note": "; ".join(
            [*([before] if isinstance(before, str) else []), f"Converted from {rate.currency}"]
        ),
    }


def _rate(row: Mapping[Any, Any]) -> Rate | None:
    start, end = row["period_start"], row["period_end"]
    if row["measure"] != "level" or kind_of(start, end) is not PeriodKind.YEAR:
        return None
    return exchange_rates().get((row["unit"], start.year))
