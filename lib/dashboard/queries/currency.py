"""Amounts in another currency as US dollars: a view, next to the figure and never over it.

A year's flow is converted at a mean of that year: of the European Central Bank's daily reference
rates (`lib/codelists/exchange_rate.csv`), or, for soms and for euros of a year that is not on that
list, of the International Monetary Fund, once its rates were refreshed. The Fund gives soms per
euro and soms per dollar, and one by the other is dollars per euro. A part of a year has no such
rate and stays as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from lib.codelists import HOME, exchange_rates
from lib.dashboard.queries.editions import edition_of
from lib.model import (
    Bound,
    ClaimRow,
    Measure,
    MirrorRow,
    Observation,
    Origin,
    PeriodKind,
    Tables,
    kind_of,
    once,
)

DOLLARS = "USD"
CONVERTED = f"computed:{DOLLARS}:"
"""How the `observation_id` of a converted row begins."""
BY_RATES_OF_SOM = f"{CONVERTED}KGS:"
"""The same of one that was converted at refreshed rates of the som."""

_SOM, _EURO = "KGS", "EUR"
_PER_DOLLAR, _PER_EURO = "som_per_dollar", "som_per_euro"
_COMPILER = "IMF"

R = TypeVar("R", MirrorRow, ClaimRow)


@dataclass(frozen=True, slots=True)
class _Rate:
    """What one unit of a currency is in dollars over a year."""

    dollars: float
    says: str
    """How an amount is reckoned, what follows it in `derivation`."""
    behind: str | None = None
    """The names of the figures that the rate is, or is made of, a space between them."""


def converted(row: R, tables: Tables) -> R:
    """The row in dollars, where there is a rate; it says so.

    A converted row is computed: `observation_id` begins with ``computed:``, `derivation` names the
    amount as published, the rate, its year and source, `derived_from` the rates that are figures
    on record, `note` says it in words.
    """
    rate = _rate(row, tables)
    if rate is None:
        return row
    notes = (row.note, f"Converted from {row.unit}")
    names = (row.derived_from or row.observation_id, rate.behind)
    beginning = BY_RATES_OF_SOM if rate.behind else CONVERTED
    return replace(
        row,
        observation_id=f"{beginning}{row.observation_id}",
        obs_value=row.obs_value * rate.dollars,
        unit=DOLLARS,
        derivation=f"{row.unit} {row.obs_value:.0f} {rate.says}",
        derived_from=" ".join(filter(None, names)),
        note="; ".join(filter(None, notes)),
    )


def _rate(row: MirrorRow | ClaimRow, tables: Tables) -> _Rate | None:
    start = row.period_start
    if row.measure != Measure.LEVEL or start is None:
        return None
    is_year = kind_of(start, row.period_end) is PeriodKind.YEAR
    return _rates(tables).get((row.unit, start.year)) if is_year else None


@once
def _rates(tables: Tables) -> Mapping[tuple[str, int], _Rate]:
    """By currency and year; where both are known that of the list, which no refresh changes."""
    listed = {
        (rate.currency, rate.year): _Rate(
            rate.dollars, f"x {rate.dollars} USD per {rate.currency} in {rate.year} ({rate.source})"
        )
        for rate in exchange_rates().values()
    }
    return MappingProxyType(_of_som(tables) | listed)


def _of_som(tables: Tables) -> dict[tuple[str, int], _Rate]:
    """The rates that follow from the refreshed ones of the som."""
    found: dict[tuple[str, int], _Rate] = {}
    means = _means(tables)
    for (indicator, year), dollar in means.items():
        if indicator != _PER_DOLLAR:
            continue
        per_dollar, name = dollar.obs_value, dollar.observation_id
        source = tables.sources[dollar.source_id]
        by = f"{per_dollar} KGS per USD in {year} ({source.publisher}, {source.dataset})"
        found[_SOM, year] = _Rate(1 / per_dollar, f"/ {by}", name)
        if euro := means.get((_PER_EURO, year)):
            found[_EURO, year] = _Rate(
                euro.obs_value / per_dollar,
                f"x {euro.obs_value} KGS per EUR / {by}",
                f"{euro.observation_id} {name}",
            )
    return found


def _means(tables: Tables) -> Mapping[tuple[str, int], Observation]:
    """The means of whole years by what they are and year, each of the latest edition."""
    rows = (row for row in tables.observations if row.indicator in (_PER_DOLLAR, _PER_EURO))
    return {
        (row.indicator, row.period_start.year): row
        for row in sorted(rows, key=edition_of)
        if row.period_start is not None and _is_mean_of_year(row)
    }


def _is_mean_of_year(row: Observation) -> bool:
    return (
        row.compiler == _COMPILER
        and row.origin is Origin.RECORDED
        and row.reporter == HOME
        and row.measure is Measure.LEVEL
        and row.bound is Bound.EXACT
        and row.unit == _SOM
        and row.obs_value > 0
        and kind_of(row.period_start, row.period_end) is PeriodKind.YEAR
    )
