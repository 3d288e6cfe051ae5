"""Where two sources have one figure: how far apart they are, and what a service has revised.

A figure of a service is compared with those on record that are of the same areas, indicator,
measure, goods, definition, unit and period, in the latest edition of a compiler's own tables.
Amounts in two currencies are never compared, nor is what the press relayed of an office.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, log

from lib.codelists import HOME, codelist, ever_members
from lib.dashboard.queries.editions import edition_of
from lib.dashboard.queries.refreshed_services import given_by
from lib.model import (
    WITHDRAWN,
    Bound,
    DifferenceRow,
    Observation,
    ObsStatus,
    Origin,
    Scope,
    SourceRelation,
    Tables,
    kind_of,
    once,
)

ALIKE = 0.01
"""Two figures agree that are no further apart than this part of the one on record."""
_OF_NO_SIDE = "WLD"
"""The side of an office that passes on what others report to it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many figures two sources have, and how many of them agree.

    Estimates differ by nature: they are in `estimates`, and in no other number. `furthest` is, of
    those that do not agree, the one with the largest difference in its unit; None for none.
    """

    both: int
    agree: int
    estimates: int
    furthest: DifferenceRow | None


@once
def differences(tables: Tables) -> tuple[DifferenceRow, ...]:
    """Every figure of a service that the record has too, the largest difference first."""
    if not tables.refreshed:
        return ()
    known = _on_record(tables)
    found = []
    for row in _latest(tables):
        for other in known.get(row.identity, {}).values():
            found.append(_compared(row, other, _relation(row, other), tables))
    return in_order(found)


@once
def revisions(tables: Tables) -> tuple[DifferenceRow, ...]:
    """Every figure that a service has changed, beside what it gave before, the largest difference
    first; months, quarters and days of Kyrgyzstan's too."""
    found = []
    for editions in _by_service(tables).values():
        for before, after in pairwise(editions):
            found.append(_compared(after, before, SourceRelation.REVISION, tables))
    return in_order(found)


@once
def figures_compared(tables: Tables) -> Mapping[str, Observation]:
    """The figures that rows of revisions name, those of parts of years among them."""
    parts = (one for editions in _by_service(tables).values() for one in editions)
    return {**tables.observation, **{row.observation_id: row for row in parts}}


def about(rows: Iterable[DifferenceRow], partners: Sequence[str]) -> tuple[DifferenceRow, ...]:
    """The rows with one of these areas, or a member of one, on either side."""
    wanted = {*partners, *(member for code in partners for member in ever_members(code))} - {HOME}
    return tuple(row for row in rows if row.reporter in wanted or row.partner in wanted)


def apart(rows: Iterable[DifferenceRow]) -> tuple[DifferenceRow, ...]:
    """The rows that do not agree."""
    return tuple(row for row in rows if not agrees(row))


def agrees(row: DifferenceRow) -> bool:
    """Whether the two are one number, as near as makes no difference."""
    return abs(row.obs_value - row.compared_value) <= ALIKE * abs(row.compared_value)


def in_order(rows: Iterable[DifferenceRow], *, by_ratio: bool = False) -> tuple[DifferenceRow, ...]:
    """The rows by how far apart they are, in their unit or as a multiple, the furthest first."""

    def key(row: DifferenceRow) -> tuple[float, str, str]:
        return -(_distance(row) if by_ratio else _amount(row)), row.observation_id, row.derived_from

    return tuple(sorted(rows, key=key))


def agreement(rows: Iterable[DifferenceRow]) -> Agreement:
    """How many there are, how many agree, and which are furthest apart."""
    every = tuple(rows)
    reported = [row for row in every if row.relation is not SourceRelation.ESTIMATE]
    parted = in_order(apart(reported))
    return Agreement(
        both=len(reported),
        agree=len(reported) - len(parted),
        estimates=len(every) - len(reported),
        furthest=parted[0] if parted else None,
    )


def _amount(row: DifferenceRow) -> float:
    return abs(row.obs_value - row.compared_value)


def _distance(row: DifferenceRow) -> float:
    if row.obs_value == row.compared_value:
        return 0.0
    return abs(log(row.ratio)) if row.ratio and row.ratio > 0 else inf


def _on_record(tables: Tables) -> Mapping[Hashable, Mapping[str, Observation]]:
    """The figures of compilers' own tables, by identity and compiler, each in its latest
    edition."""
    own = {code for code, one in codelist("compiler").items() if _is_statistics(one.attributes)}
    found: dict[Hashable, dict[str, Observation]] = {}
    for row in tables.observations:
        if row.compiler not in own or not _is_whole(row):
            continue
        if tables.sources[row.source_id].is_from_service:
            continue
        editions = found.setdefault(row.identity, {})
        before = editions.get(row.compiler)
        if before is None or edition_of(before) < edition_of(row):
            editions[row.compiler] = row
    return found


def _is_statistics(attributes: Mapping[str, str]) -> bool:
    return attributes.get("kind") == "statistics"


def _latest(tables: Tables) -> Iterable[Observation]:
    """The figures of whole years as each service gives them now."""
    services = given_by(tables)
    found: dict[Hashable, Observation] = {}
    for row in tables.observations:
        given = services.get(row.source_id)
        if given is None or not _is_whole(row):
            continue
        key = (given.service, row.identity)
        before = found.get(key)
        if before is None or services[before.source_id].number < given.number:
            found[key] = row
    return [row for row in found.values() if row.note != WITHDRAWN]


@once
def _by_service(tables: Tables) -> Mapping[Hashable, Sequence[Observation]]:
    """The figures that a service has given more than once, by service and identity, the oldest
    first."""
    services = given_by(tables)
    if all(len(one.vintages) < 2 for one in tables.refreshed):
        return {}
    found: dict[Hashable, list[Observation]] = {}
    for row in (*tables.observations, *tables.parts_of_years(HOME)):
        if given := services.get(row.source_id):
            found.setdefault((given.service, row.identity), []).append(row)
    return {
        key: sorted(rows, key=lambda row: services[row.source_id].number)
        for key, rows in found.items()
        if len(rows) > 1
    }


def _is_whole(row: Observation) -> bool:
    """Whether it is an exact figure on record of whole areas and a period that is given."""
    return (
        row.origin is Origin.RECORDED
        and row.bound is Bound.EXACT
        and row.reporter_scope is Scope.WHOLE
        and row.partner_scope is not Scope.SOME
        and row.partner_words is None
        and row.period_start is not None
    )


def _relation(row: Observation, other: Observation) -> SourceRelation:
    if ObsStatus.ESTIMATED in (row.obs_status, other.obs_status):
        return SourceRelation.ESTIMATE
    if row.compiler == other.compiler:
        return SourceRelation.OTHER_EDITION
    if _side(row) == _OF_NO_SIDE and _counts_of(other):
        return SourceRelation.SAME_REPORTS
    return SourceRelation.OWN_COUNT


def _counts_of(row: Observation) -> bool:
    """Whether the reporter's own office has compiled it, or that of its block."""
    side = _side(row)
    return side is not None and (side == row.reporter or row.reporter in ever_members(side))


def _side(row: Observation) -> str | None:
    return codelist("compiler")[row.compiler or ""].attributes.get("side")


def _compared(
    row: Observation, other: Observation, relation: SourceRelation, tables: Tables
) -> DifferenceRow:
    assert row.period_start is not None and row.period_end is not None
    return DifferenceRow(
        observation_id=row.observation_id,
        relation=relation,
        service=given_by(tables)[row.source_id].service,
        reporter=row.reporter,
        partner=row.partner,
        indicator=row.indicator,
        measure=row.measure,
        product=row.product,
        definition=row.definition,
        period_start=row.period_start,
        period_end=row.period_end,
        period_kind=kind_of(row.period_start, row.period_end),
        obs_value=row.obs_value,
        compared_value=other.obs_value,
        ratio=row.obs_value / other.obs_value if other.obs_value else None,
        unit=row.unit,
        valuation=row.valuation,
        compared_valuation=other.valuation,
        compiler=row.compiler or "",
        compared_compiler=other.compiler or "",
        published=row.published,
        compared_published=other.published,
        obs_status=row.obs_status,
        compared_status=other.obs_status,
        source_id=row.source_id,
        derived_from=f"{row.observation_id} {other.observation_id}",
        note=row.note,
    )
