"""Migrants by definition and remittances by vintage: every figure on record, side by side.

Nothing is averaged and nothing is picked: who counts, whom, for which time and when it was
published make a figure another figure.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from lib.codelists import HOME, codelist
from lib.dashboard.queries.editions import edition_of, last_day
from lib.dashboard.queries.reports import in_one
from lib.model import Measure, Observation, Origin, PeopleRow, Scope, Tables, kind_of, once

EVERYWHERE = "WLD"

_ABOUT = ("migrants", "remittances")

_LAST = date.max
"""Where a row stands that has no period: after all that have one."""


@dataclass(frozen=True, slots=True)
class DefinitionRows:
    """The figures on record under one definition: the latest, and what came before it.

    `latest` is the figure of the latest time by its latest edition; none under a definition of
    which every figure is superseded. `earlier` has all the others, the latest first: earlier
    times, and earlier vintages of the same. `definition` is None where none was stated.
    """

    definition: str | None
    latest: PeopleRow | None
    earlier: tuple[PeopleRow, ...]


def migrants(host: str, tables: Tables) -> tuple[PeopleRow, ...]:
    """Figures of migrants in `host`: what was said, then definition by definition by time.

    Definitions are in the order of their code list; figures without one come last.
    """
    order = _definitions()

    def rank(row: PeopleRow) -> int:
        return -1 if row.origin == Origin.STATED else order.get(row.definition or "", len(order))

    rows = _rows(host, "migrants", tables)
    return tuple(sorted(rows, key=lambda row: (rank(row), *_by_time(row))))


def remittances(host: str, tables: Tables) -> tuple[PeopleRow, ...]:
    """Money sent home from `host`, by time; vintages of one period by day of publication."""
    return tuple(sorted(_rows(host, "remittances", tables), key=_by_time))


def latest_by_definition(tables: Tables, host: str) -> tuple[DefinitionRows, ...]:
    """Migrants in `host` on record, definition by definition in the order of the code list: the
    latest figure and, apart from it, all that came before.

    A figure reported several times is one. What a later vintage of the same statistics covers is
    never the latest.
    """
    rows = [row for row in migrants(host, tables) if row.origin == Origin.RECORDED]
    by_definition: dict[str | None, list[PeopleRow]] = {}
    for row in in_one(rows):
        by_definition.setdefault(row.definition, []).append(row)
    return tuple(_latest(definition, rows) for definition, rows in by_definition.items())


def _latest(definition: str | None, rows: Sequence[PeopleRow]) -> DefinitionRows:
    newest_first = sorted(rows, key=_recency, reverse=True)
    latest = next((row for row in newest_first if not row.superseded), None)
    return DefinitionRows(
        definition, latest, tuple(row for row in newest_first if row is not latest)
    )


def _recency(row: PeopleRow) -> tuple[date, date, tuple[date, str]]:
    """By the end of its time, then the later beginning, then edition; first those of no time."""
    return row.period_end or date.min, row.period_start or date.min, edition_of(row)


def hosts(partners: Sequence[str], tables: Tables) -> tuple[str, ...]:
    """The partners of whose migrants or remittances anything is on record, those with most
    figures first, then all countries together."""
    count = _count_by_host(tables)
    known = [code for code in dict.fromkeys(partners) if code in count and code != EVERYWHERE]
    ordered = sorted(known, key=lambda code: -count[code])
    return (*ordered, *([EVERYWHERE] if EVERYWHERE in count else []))


@once
def _levels(tables: Tables) -> tuple[Observation, ...]:
    """Levels of migrants and remittances as the home country's."""
    return tuple(
        row
        for row in tables.observations
        if row.indicator in _ABOUT and row.reporter == HOME and row.measure is Measure.LEVEL
    )


@once
def _count_by_host(tables: Tables) -> Mapping[str, int]:
    """How many figures are on record of each host."""
    return MappingProxyType(
        Counter(
            row.partner
            for row in _levels(tables)
            if row.origin is Origin.RECORDED and row.partner is not None
        )
    )


@once
def _by_host(tables: Tables) -> Mapping[tuple[str, str], tuple[PeopleRow, ...]]:
    """Levels between the home country and each host, each meant as a whole, by indicator."""
    by_host: dict[tuple[str, str], list[Observation]] = {}
    for row in _levels(tables):
        if row.partner and row.reporter_scope is row.partner_scope is Scope.WHOLE:
            by_host.setdefault((row.indicator, row.partner), []).append(row)
    return MappingProxyType({key: _people(rows, key[1]) for key, rows in by_host.items()})


def _rows(host: str, indicator: str, tables: Tables) -> tuple[PeopleRow, ...]:
    return _by_host(tables).get((indicator, host), ())


def _people(rows: Sequence[Observation], host: str) -> tuple[PeopleRow, ...]:
    superseded = _superseded(rows)
    return tuple(
        PeopleRow(
            observation_id=row.observation_id,
            origin=row.origin,
            reporter=row.reporter,
            partner=host,
            indicator=row.indicator,
            measure=row.measure,
            definition=row.definition,
            period_start=row.period_start,
            period_end=row.period_end,
            period_kind=kind_of(row.period_start, row.period_end),
            obs_value=row.obs_value,
            bound=row.bound,
            unit=row.unit,
            compiler=row.compiler,
            published=row.published,
            superseded=row.observation_id in superseded,
            obs_status=row.obs_status,
            source_id=row.source_id,
            note=row.note,
        )
        for row in rows
    )


def _by_time(row: PeopleRow) -> tuple[date, date, tuple[date, str]]:
    return row.period_start or _LAST, row.period_end or _LAST, edition_of(row)


def _superseded(rows: Iterable[Observation]) -> frozenset[str]:
    """The figures whose time a later vintage of the same statistics covers.

    A table is revised as a whole: once the revision of 2024 has 2015 and 2020, a figure of 2019
    from the vintage of 2019 is no point of one line, though the new one leaves 2019 out.
    """
    tables = _statistics()
    alike: dict[tuple[str | None, ...], list[Observation]] = {}
    for row in rows:
        if row.compiler in tables and row.period_start is not None:
            alike.setdefault((row.compiler, row.definition, row.unit), []).append(row)
    return frozenset(
        row.observation_id
        for vintages in alike.values()
        for row in vintages
        if _is_covered(row, vintages)
    )


def _is_covered(row: Observation, vintages: Iterable[Observation]) -> bool:
    day = last_day(row.published)
    later = [other for other in vintages if last_day(other.published) > day]
    ends = [end for other in later for end in (other.period_start, other.period_end) if end]
    if not ends or row.period_start is None or row.period_end is None:
        return False
    return min(ends) <= row.period_start and row.period_end <= max(ends)


def _statistics() -> frozenset[str]:
    """The compilers of tables: what others said is no table that is revised as a whole."""
    compilers = codelist("compiler").items()
    return frozenset(
        code for code, compiler in compilers if compiler.attributes["kind"] == "statistics"
    )


def _definitions() -> Mapping[str, int]:
    """The place of each definition in the code list."""
    return {code: rank for rank, code in enumerate(codelist("definition"))}
