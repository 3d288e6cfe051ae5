"""Which editions of refreshed figures count: a service gives the same figure again, revised, and
sometimes gives it no more."""

from collections.abc import Hashable

from lib.dashboard.queries.editions import edition_of
from lib.model import WITHDRAWN, Observation, Tables, once


def is_refreshed(row: Observation, tables: Tables) -> bool:
    """Whether a figure came from a service, one vintage after the other."""
    source = tables.sources.get(row.source_id)
    return source is not None and source.is_from_service


@once
def standing(tables: Tables) -> tuple[Observation, ...]:
    """Every figure but those that their service gives no more, in any edition."""
    withdrawn = {
        _figure_of(row)
        for row in tables.observations
        if row.note == WITHDRAWN and is_refreshed(row, tables)
    }
    if not withdrawn:
        return tables.observations
    return tuple(
        row
        for row in tables.observations
        if _figure_of(row) not in withdrawn or not is_refreshed(row, tables)
    )


@once
def latest_standing(tables: Tables) -> tuple[Observation, ...]:
    """The same, of refreshed figures the latest edition alone."""
    latest: dict[Hashable, Observation] = {}
    for row in standing(tables):
        if is_refreshed(row, tables):
            key = _figure_of(row)
            if key not in latest or edition_of(latest[key]) < edition_of(row):
                latest[key] = row
    if not latest:
        return standing(tables)
    kept = {row.observation_id for row in latest.values()}
    return tuple(
        row
        for row in standing(tables)
        if row.observation_id in kept or not is_refreshed(row, tables)
    )


def _figure_of(row: Observation) -> Hashable:
    """What two editions of one compiler's figure agree in."""
    return row.compiler, row.identity
