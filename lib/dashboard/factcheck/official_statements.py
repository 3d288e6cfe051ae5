"""What officials of either side gave as a year's turnover, next to the figures of the Kyrgyz
statistical committee.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lib.codelists import HOME, codelist
from lib.dashboard.factcheck.comparability import comparable, differences
from lib.dashboard.queries.currency import DOLLARS
from lib.dashboard.queries.editions import edition_of
from lib.dashboard.queries.reports import reports_of_figures
from lib.dashboard.queries.series import Series, whole
from lib.dashboard.queries.trade import trade, years
from lib.model import (
    Measure,
    Observation,
    Origin,
    PeriodKind,
    StatementRow,
    Tables,
    TradeRow,
    kind_of,
    once,
)

_TURNOVER = "trade_turnover"
_AMOUNTS = (_TURNOVER, "exports", "imports")
BOOKS = "books"
"""The kind of the rows computed from the Kyrgyz exports and imports."""
STATEMENT = "statement"
"""The kind of what else either side gave."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A figure and the one of the two areas whose figure it is."""

    figure: Observation
    side: str
    year: int


def beside_books(
    tables: Tables, partner: str, *, first: int | None = None, last: int | None = None
) -> tuple[StatementRow, ...]:
    """Both kinds of rows for a partner, by year; only what may share an axis, and of the years
    from `first` to `last` alone where these are given.

    The books are those of the years from the first statement on, or the last before it: earlier
    ones have nothing to be compared with.

    What is reported several times is one row, of the day of the first of its `reports`
    (`lib.dashboard.queries.reports`). Part years are not among them: they are no smaller years.
    Empty where there are no statements.
    """
    books = trade(tables, whole((partner,)))
    given = _by_partner(tables).get(partner, ())
    statements = _reported_once(_fitting(given, books), partner)
    if not statements:
        return ()
    since = min([*(row.year for row in statements), *(row.year for row in books[-1:])])
    # Sorting is stable: of one year the books come first.
    rows = [*(_of_books(row) for row in books if row.year >= since), *statements]
    return tuple(
        row
        for row in sorted(rows, key=lambda row: row.year)
        if (first is None or first <= row.year) and (last is None or row.year <= last)
    )


def with_statements(tables: Tables) -> frozenset[str]:
    """The partners whose turnover with Kyrgyzstan in a year either side gave a figure for."""
    return frozenset(_by_partner(tables))


def reported_since(
    tables: Tables, series: Iterable[Series], indicator: str
) -> tuple[TradeRow, ...]:
    """What Kyrgyzstan's side gave, or was reported of its tables, for whole years after the last
    one on record: amounts in dollars, oldest first.

    They are no points of a series, as no table by country has them. What the other side counts or
    gives is another thing (`beside_books`). What is reported several times is one row, of which
    `derived_from` names every report. A block without some members has none.
    """
    last = years(tables)[-1] if years(tables) else None
    found = []
    for one in series:
        given = (
            ()
            if last is None or one.without
            else _given_by_home(tables).get((one.area, indicator), ())
        )
        later = [figure for figure in given if _year(figure) > (last or 0)]
        found += [_as_trade(reports, one, indicator) for reports in reports_of_figures(later)]
    return tuple(sorted(found, key=lambda row: row.year))


@once
def _given_by_home(tables: Tables) -> Mapping[tuple[str, str], tuple[Observation, ...]]:
    """Kyrgyzstan's amounts of a whole year in dollars that were said or relayed, by partner and
    indicator."""
    found: dict[tuple[str, str], list[Observation]] = {}
    compilers = codelist("compiler")
    for row in tables.observations:
        if row.compiler is None or row.unit != DOLLARS or not _is_of_home(row):
            continue
        compiler = compilers[row.compiler].attributes
        if compiler["kind"] != "statistics" and compiler.get("side") == HOME == row.reporter:
            found.setdefault((row.partner or "", row.indicator), []).append(row)
    return MappingProxyType({key: tuple(rows) for key, rows in found.items()})


def _as_trade(reports: Sequence[Observation], series: Series, indicator: str) -> TradeRow:
    first = reports[0]
    assert first.period_start is not None and first.period_end is not None
    return TradeRow(
        observation_id=first.observation_id,
        series=series.code,
        series_label=series.label(),
        reporter=first.reporter,
        partner=series.area,
        without=None,
        indicator=indicator,
        measure=first.measure,
        year=first.period_start.year,
        period_start=first.period_start,
        period_end=first.period_end,
        base_year=None,
        obs_value=first.obs_value,
        bound=first.bound,
        unit=first.unit,
        valuation=first.valuation,
        compiler=first.compiler or "",
        obs_status=first.obs_status,
        derivation=None,
        derived_from=" ".join(report.observation_id for report in reports),
        note=first.note,
    )


def _fitting(statements: Sequence[_Statement], books: Sequence[TradeRow]) -> list[_Statement]:
    """The statements that may share an axis with the books, or without any, with the last.

    Each is compared with the books of its year as far as they reach, since the members a
    block's row is drawn without differ from year to year.
    """
    if not statements:
        return []
    of_year = {row.year: comparable(row) for row in books}
    last = comparable(books[-1] if books else statements[-1].figure)
    return [
        one
        for one in statements
        if not differences(comparable(one.figure), of_year.get(one.year, last))
    ]


def _reported_once(statements: Iterable[_Statement], partner: str) -> list[StatementRow]:
    """A row a figure, in the order of the days on which each was first public."""
    by_name = {one.figure.observation_id: one for one in statements}
    rows = [
        _of_reports(reports, by_name[reports[0].observation_id], partner)
        for reports in reports_of_figures(one.figure for one in by_name.values())
    ]
    return sorted(rows, key=edition_of)


def _of_reports(reports: Sequence[Observation], first: _Statement, partner: str) -> StatementRow:
    figure = first.figure
    names = " ".join(report.observation_id for report in reports)
    return StatementRow(
        observation_id=figure.observation_id,
        kind=STATEMENT,
        side=first.side,
        partner=partner,
        year=first.year,
        obs_value=figure.obs_value,
        bound=figure.bound,
        unit=figure.unit,
        valuation=figure.valuation,
        compiler=figure.compiler or "",
        published=figure.published,
        obs_status=figure.obs_status,
        reports=len(reports),
        source_id=figure.source_id,
        derivation=None,
        derived_from=names if len(reports) > 1 else None,
        note=figure.note,
    )


def _of_books(row: TradeRow) -> StatementRow:
    return StatementRow(
        observation_id=row.observation_id,
        kind=BOOKS,
        side=HOME,
        partner=row.partner,
        year=row.year,
        obs_value=row.obs_value,
        bound=row.bound,
        unit=row.unit,
        valuation=row.valuation,
        compiler=row.compiler,
        published=None,
        obs_status=row.obs_status,
        reports=1,
        source_id=None,
        derivation=row.derivation,
        derived_from=row.derived_from,
        note=row.note,
    )


@once
def _by_partner(tables: Tables) -> Mapping[str, tuple[_Statement, ...]]:
    """What either side gave as the turnover of a whole year, in any unit, by the partner.

    A figure that is neither side's own, as of a press that names no office, is not among them.
    """
    found: dict[str, list[_Statement]] = {}
    compilers = codelist("compiler")
    for row in tables.observations:
        if not _is_turnover_of_home(row) or row.compiler is None or row.period_start is None:
            continue
        side = compilers[row.compiler].attributes.get("side")
        if side is not None and side in (row.reporter, row.partner):
            partner = row.partner if row.reporter == HOME else row.reporter
            if partner is not None:
                statement = _Statement(row, side, row.period_start.year)
                found.setdefault(partner, []).append(statement)
    return MappingProxyType({partner: tuple(rows) for partner, rows in found.items()})


def _is_turnover_of_home(row: Observation) -> bool:
    return row.indicator == _TURNOVER and _is_of_home(row)


def _is_of_home(row: Observation) -> bool:
    """Whether it is an amount of all goods between Kyrgyzstan and another in a whole year."""
    return (
        row.indicator in _AMOUNTS
        and row.origin is Origin.RECORDED
        and row.measure is Measure.LEVEL
        and row.product is None
        and HOME in (row.reporter, row.partner)
        and kind_of(row.period_start, row.period_end) is PeriodKind.YEAR
    )


def _year(row: Observation) -> int:
    return row.period_start.year if row.period_start else 0
