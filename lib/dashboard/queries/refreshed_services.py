"""The services that figures can be refreshed from: what was refreshed, and which documents are
theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from lib.codelists import codelist
from lib.codelists.terms import Terms, compiler_terms
from lib.model import Refreshed, Tables, once


@dataclass(frozen=True, slots=True)
class ServiceState:
    """One service, refreshed or not."""

    service: str
    """A code of the list `refresh_service`."""
    compiler: str
    terms: Terms
    calendar: str
    """Where it says when it publishes."""
    refreshed: Refreshed | None
    """Its vintages; None where nothing was refreshed from it."""
    datasets: tuple[str, ...]
    """What its figures are of, as it calls that; none where nothing was refreshed."""


@dataclass(frozen=True, slots=True)
class GivenBy:
    """Which vintage of which service a document is of."""

    service: str
    number: int
    """The oldest vintage is 0."""


@once
def services(tables: Tables) -> tuple[ServiceState, ...]:
    """Every service of the list, in its order."""
    states = {one.service: one for one in tables.refreshed}
    datasets: dict[str, dict[str, None]] = {}
    for source_id, given in given_by(tables).items():
        dataset = tables.sources[source_id].dataset
        datasets.setdefault(given.service, {})[dataset or ""] = None
    return tuple(
        ServiceState(
            service=code,
            compiler=compiler_of(code),
            terms=compiler_terms()[compiler_of(code)].terms,
            calendar=entry.attributes["calendar"],
            refreshed=states.get(code),
            datasets=tuple(sorted(filter(None, datasets.get(code, ())))),
        )
        for code, entry in codelist("refresh_service").items()
    )


@once
def given_by(tables: Tables) -> Mapping[str, GivenBy]:
    """The documents that services gave, by name, each with its service and vintage."""
    starts = {
        f"{one.service}-{vintage.name}-": GivenBy(one.service, number)
        for one in tables.refreshed
        for number, vintage in enumerate(one.vintages)
    }
    found: dict[str, GivenBy] = {}
    for source in tables.sources.values():
        if source.is_from_service:
            for start, given in starts.items():
                if source.source_id.startswith(start):
                    found[source.source_id] = given
    return MappingProxyType(found)


@cache
def compiler_of(service: str) -> str:
    """Whose figures a service gives."""
    return codelist("refresh_service")[service].attributes["compiler"]
