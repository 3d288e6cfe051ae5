"""Migrants by definition and remittances by vintage: every figure on record, side by side.

Nothing is averaged and nothing is picked: who counts, whom, for which time and when it was
published make a figure another figure.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from lib.codelists import HOME, codelist
from lib.dashboard.queries.editions import edition_of, last_day
from lib.dashboard.queries.reports import in_one
from lib.dashboard.queries.vintages import is_refreshed, latest_standing
from lib.model import (
    Bound,
    Measure,
    Observation,
    ObsStatus,
    Origin,
    PeopleRow,
    PeriodKind,
    Scope,
    Tables,
    kind_of,
    once,
)

EVERYWHERE = "WLD"

MOST_SAID = 6
"""So many of the figures that were merely said are drawn with a period, and so many without."""

_WIDEST_FIRST = ("wider_coverage", "world_bank_estimate", "transfer_systems", "sender_records")
"""Definitions of money sent home, those that count more ways to send it first."""
_AT_A_DATE = timedelta(days=40)
"""People counted in a month, or at a census of five weeks, are counted at a date; over a longer
time, in a part of a year."""
_SINGLE_MONTH = timedelta(days=31)

_ABOUT = ("migrants", "remittances")

_UNSPECIFIED = "unspecified"

_LAST = date.max
"""A row that has no period comes after all that have one."""


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


@dataclass(frozen=True, slots=True)
class MigrantRows:
    """Migrants in one host as they are drawn: the claim, more that was said, and the record.

    `claim` is what was said with most reports; `said` the latest few others, each figure once;
    `not_drawn` how many figures are in the rows alone: more that was said, and other units.
    """

    claim: PeopleRow | None
    said: tuple[PeopleRow, ...]
    definitions: tuple[DefinitionRows, ...]
    not_drawn: int

    @property
    def rows(self) -> tuple[PeopleRow, ...]:
        """All of them, the claim first."""
        record = (
            row
            for rows in self.definitions
            for row in (*([rows.latest] if rows.latest else []), *rows.earlier)
        )
        return (*([self.claim] if self.claim else []), *self.said, *record)


@dataclass(frozen=True, slots=True)
class TimedRows:
    """Figures on an axis of time: a line, and what is no point of it.

    `line` has one figure a year, of one definition and one compiler or document; `loose` all
    others on record, `said` the latest few that were merely said; `not_drawn` counts the rest.
    """

    line: tuple[PeopleRow, ...]
    loose: tuple[PeopleRow, ...]
    said: tuple[PeopleRow, ...] = ()
    not_drawn: int = 0

    @property
    def rows(self) -> tuple[PeopleRow, ...]:
        """All of them, the line first."""
        return (*self.line, *self.loose, *self.said)


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
    return _by_definition(in_one(_recorded(migrants(host, tables))))


def drawn_migrants(host: str, tables: Tables, speakers: Mapping[str, str]) -> MigrantRows:
    """Migrants in `host` as they are drawn, each figure once: all on record in the unit that most
    are in and, of what was said in it, the claim and the latest few others with a period and
    without. `speakers` are those of what was said, by observation."""
    rows = migrants(host, tables)
    figures = in_one(rows, speakers)
    unit = _unit_of(figures)
    record = [row for row in _recorded(figures) if row.unit == unit]
    said = [row for row in figures if row.origin is Origin.STATED and row.unit == unit]
    claim = min(said, key=lambda row: (-row.reports, edition_of(row)), default=None)
    others = _latest_said(row for row in said if row is not claim)
    drawn = len(record) + len(others) + (claim is not None)
    return MigrantRows(claim, others, _by_definition(record), len(figures) - drawn)


def drawn_over_time(host: str, definition: str, tables: Tables) -> TimedRows:
    """Figures of migrants in `host` under one definition that have a period, over the years.

    The line joins whole years, or single days, that one document prints: no two definitions, and
    no two sources. What a later vintage replaced is no point of it.
    """
    figures = [row for row in _dated(host, tables) if row.definition == definition]
    unit = _unit_of(figures)
    rows = [row for row in figures if row.unit == unit]
    series: dict[tuple[str, str], dict[int, PeopleRow]] = {}
    for row in rows:
        joins = row.period_kind in (PeriodKind.YEAR, PeriodKind.DAY) and not row.superseded
        if joins and row.period_start:
            years = series.setdefault((row.source_id, row.period_kind), {})
            years.setdefault(row.period_start.year, row)
    longest = max(series.values(), key=len, default={})
    line = tuple(longest.values()) if len(longest) > 1 else ()
    loose = tuple(row for row in rows if row not in line)
    return TimedRows(line, loose, not_drawn=len(figures) - len(rows))


def definitions_over_time(host: str, tables: Tables) -> tuple[str, ...]:
    """The definitions of migrants in `host` with a figure that has a period, those with most
    figures first."""
    return tuple(
        code
        for code, _ in Counter(row.definition for row in _dated(host, tables)).most_common()
        if code is not None
    )


def drawn_remittances(host: str, tables: Tables, speakers: Mapping[str, str]) -> TimedRows:
    """Money sent home from `host` as it is drawn over time, each figure once, in the currency
    that most of the record is in.

    The line has the whole years of the widest coverage that has more than one, else of the widest
    that has one. Every other figure is loose: another coverage, another vintage, a part of a year.
    """
    figures = in_one(remittances(host, tables), speakers)
    unit = _unit_of(figures)
    dated = [
        row for row in figures if row.unit == unit and row.period_kind != PeriodKind.NOT_STATED
    ]
    line = _widest(_recorded(dated))
    loose = tuple(row for row in _recorded(dated) if row not in line)
    said = _latest_said(row for row in dated if row.origin is Origin.STATED)
    return TimedRows(line, loose, said, len(figures) - len(line) - len(loose) - len(said))


def is_flow(row: PeopleRow) -> bool:
    """Whether a figure counts cases over a time, such as entries, and not people at a time."""
    return row.indicator == "migrants" and _attribute(row, "counts") == "flow"


def is_of_some(row: PeopleRow) -> bool:
    """Whether a figure counts some of the migrants alone, and is no number of migrants."""
    return _attribute(row, "part") == "yes"


def is_from_register(row: PeopleRow) -> bool:
    """Whether a figure counts people in administrative records."""
    return _attribute(row, "basis") == "register"


def is_counted(row: PeopleRow) -> bool:
    """Whether a figure is from somebody who counts, and not merely said: by an article, a
    president, a government, the press."""
    if row.origin is Origin.STATED or row.compiler is None:
        return False
    return codelist("compiler")[row.compiler].attributes.get("counts") != "no"


def _is_reliable(row: PeopleRow) -> bool:
    """Whether a figure was counted, and the record does not call it doubtful."""
    return is_counted(row) and row.obs_status != ObsStatus.LOW_RELIABILITY


def is_part_of_year(row: PeopleRow) -> bool:
    """Whether a figure is for a part of a year. A count of people in a month, or at a census, is
    one of a date."""
    if row.period_kind not in (PeriodKind.PART_YEAR, PeriodKind.DAY):
        return False
    if row.period_start is None or row.period_end is None:
        return False
    is_stock = row.indicator == "migrants" and not is_flow(row)
    return not (is_stock and row.period_end - row.period_start <= _AT_A_DATE)


def is_of_month(row: PeopleRow) -> bool:
    """Whether a figure is for a single month or less."""
    if row.period_start is None or row.period_end is None:
        return False
    return row.period_end - row.period_start < _SINGLE_MONTH


def counts_of_year(definitions: Iterable[DefinitionRows], year: int) -> tuple[PeopleRow, ...]:
    """The counts of people whose time lies in a year, the smallest first: those from registers,
    else of any definition that is stated. What leaves a side open is no count."""
    rows = [
        row
        for rows in definitions
        for row in (*([rows.latest] if rows.latest else []), *rows.earlier)
        if _is_count(row) and row.period_start and row.period_end
        if row.period_start.year == row.period_end.year == year
    ]
    chosen = [row for row in rows if is_from_register(row)] or rows
    return tuple(sorted(chosen, key=lambda row: (row.obs_value, edition_of(row))))


def latest_counts(definitions: Iterable[DefinitionRows]) -> tuple[PeopleRow, ...]:
    """The latest count of people under each definition that is stated, the smallest first; where
    none is stated, the latest under that. A count after which something newer was only stated is
    not the latest of its definition, and is left out unless there is no other."""
    found: list[PeopleRow] = []
    outdated: list[PeopleRow] = []
    for rows in definitions:
        newest = (*([rows.latest] if rows.latest else []), *rows.earlier)
        count = next((row for row in newest if _is_count(row) and row.period_end), None)
        if count is not None:
            is_newest = count is newest[0] or count.period_end == newest[0].period_end
            (found if is_newest else outdated).append(count)
    found = found or outdated
    stated = [row for row in found if row.definition != _UNSPECIFIED] or found
    return tuple(sorted(stated, key=lambda row: (row.obs_value, edition_of(row))))


def latest_year(rows: Iterable[PeopleRow]) -> PeopleRow | None:
    """The latest whole year that was counted and is not doubtful, in its latest edition."""
    years = [row for row in rows if row.period_kind == PeriodKind.YEAR and _is_reliable(row)]
    return max(years, key=lambda row: (row.period_start, edition_of(row)), default=None)


def latest_stated_year(rows: Iterable[PeopleRow], counted: PeopleRow | None) -> PeopleRow | None:
    """The latest whole year on record that is after the latest one counted and was only stated,
    by the press for instance; None where there is none."""
    after = counted.period_start if counted and counted.period_start else date.min
    years = [
        row
        for row in _recorded(rows)
        if row.period_kind == PeriodKind.YEAR and row.period_start and row.period_start > after
    ]
    return max(years, key=lambda row: (row.period_start, edition_of(row)), default=None)


def latest_on_record(rows: Iterable[PeopleRow]) -> PeopleRow | None:
    """The figure on record whose time ends last; None where none has a period."""
    timed = [row for row in _recorded(rows) if row.period_kind != PeriodKind.NOT_STATED]
    return max(timed, key=_recency, default=None)


def _is_count(row: PeopleRow) -> bool:
    """Whether a figure is a number of all people abroad that somebody counted."""
    closed = row.bound in (Bound.EXACT, Bound.APPROXIMATELY)
    abroad = _attribute(row, "abroad") != "no"
    is_of_people = not is_flow(row) and not is_of_some(row)
    return is_counted(row) and closed and abroad and is_of_people and not row.superseded


def _attribute(row: PeopleRow, name: str) -> str:
    entry = codelist("definition").get(row.definition or "")
    return "" if entry is None else entry.attributes.get(name, "")


def _recorded(rows: Iterable[PeopleRow]) -> list[PeopleRow]:
    return [row for row in rows if row.origin is Origin.RECORDED]


def _unit_of(rows: Sequence[PeopleRow]) -> str:
    """The unit that most of the record is in; of what was said where nothing is recorded."""
    counted = Counter(row.unit for row in _recorded(rows) or rows)
    return counted.most_common(1)[0][0] if counted else ""


def _latest_said(rows: Iterable[PeopleRow]) -> tuple[PeopleRow, ...]:
    """The latest few with a period and the latest few without, the earliest first."""
    ordered = sorted(rows, key=edition_of)
    timeless = [row for row in ordered if row.period_kind == PeriodKind.NOT_STATED]
    timed = [row for row in ordered if row.period_kind != PeriodKind.NOT_STATED]
    return (*timed[-MOST_SAID:], *timeless[-MOST_SAID:])


def _dated(host: str, tables: Tables) -> list[PeopleRow]:
    """Figures on record of migrants that have a period, each once."""
    rows = in_one(_recorded(migrants(host, tables)))
    return [row for row in rows if row.period_kind != PeriodKind.NOT_STATED]


def _widest(rows: Iterable[PeopleRow]) -> tuple[PeopleRow, ...]:
    series: dict[tuple[str, str], dict[date, PeopleRow]] = {}
    for row in sorted(rows, key=edition_of):
        if row.period_kind == PeriodKind.YEAR and row.period_start and _is_reliable(row):
            key = row.definition or "", row.compiler or ""
            series.setdefault(key, {})[row.period_start] = row
    ranked = sorted(
        (
            (_WIDEST_FIRST.index(key[0]), key[1], years)
            for key, years in series.items()
            if key[0] in _WIDEST_FIRST
        ),
        key=lambda one: one[:2],
    )
    several = [years for _, _, years in ranked if len(years) > 1]
    best = next(iter(several or [years for _, _, years in ranked]), {})
    return tuple(best[start] for start in sorted(best))


def _by_definition(rows: Iterable[PeopleRow]) -> tuple[DefinitionRows, ...]:
    found: dict[str | None, list[PeopleRow]] = {}
    for row in rows:
        found.setdefault(row.definition, []).append(row)
    return tuple(_latest(definition, rows) for definition, rows in found.items())


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


def every_host(tables: Tables) -> tuple[str, ...]:
    """Every place of whose migrants or remittances anything is on record, as `hosts`."""
    return hosts(sorted(_count_by_host(tables)), tables)


@once
def _levels(tables: Tables) -> tuple[Observation, ...]:
    """Levels of migrants and remittances as the home country's; of refreshed ones the latest
    editions, of which none is superseded: a vintage has new and revised figures alone."""
    return tuple(
        row
        for row in latest_standing(tables)
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
    return MappingProxyType({key: _people(rows, key[1], tables) for key, rows in by_host.items()})


def _rows(host: str, indicator: str, tables: Tables) -> tuple[PeopleRow, ...]:
    return _by_host(tables).get((indicator, host), ())


def _people(rows: Sequence[Observation], host: str, tables: Tables) -> tuple[PeopleRow, ...]:
    refreshed = {row.observation_id for row in rows if is_refreshed(row, tables)}
    superseded = _superseded(rows) - refreshed
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
    """The figures whose time a later vintage of the same statistics covers, or that whoever counts
    gave later for the same time with another value.

    A table is revised as a whole: once the revision of 2024 has 2015 and 2020, a figure of 2019
    from the vintage of 2019 is no point of one line, though the new one leaves 2019 out.
    """
    tables, counting = _statistics(), _counting()
    alike: dict[tuple[str | None, ...], list[Observation]] = {}
    for row in rows:
        if row.compiler in counting and row.period_start is not None:
            alike.setdefault((row.compiler, row.definition, row.unit), []).append(row)
    return frozenset(
        row.observation_id
        for vintages in alike.values()
        for row in vintages
        if _is_revised(row, vintages) or (row.compiler in tables and _is_covered(row, vintages))
    )


def _is_revised(row: Observation, vintages: Iterable[Observation]) -> bool:
    time, day = (row.period_start, row.period_end), last_day(row.published)
    return any(
        (other.period_start, other.period_end) == time
        and other.obs_value != row.obs_value
        and last_day(other.published) > day
        for other in vintages
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


def _counting() -> frozenset[str]:
    """The compilers who count, and do not merely say."""
    compilers = codelist("compiler").items()
    return frozenset(
        code for code, compiler in compilers if compiler.attributes.get("counts") != "no"
    )


def _definitions() -> Mapping[str, int]:
    """The place of each definition in the code list."""
    return {code: rank for rank, code in enumerate(codelist("definition"))}
