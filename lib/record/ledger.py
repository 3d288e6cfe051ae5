"""The ledger of official figures: one CSV a compiler or family of compilers.

One row is a figure about a pair of areas, with the source it was read from. Conflicting
figures are separate rows, never averaged.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.codelists import codelist, label
from lib.model import (
    Bound,
    DataError,
    Measure,
    Observation,
    ObsStatus,
    Origin,
    Period,
    Scope,
    Source,
    SourceKind,
    Valuation,
)
from lib.record.row import Row

if TYPE_CHECKING:
    from _csv import Reader

COLUMNS = (
    "source_id",
    "compiler",
    "author",
    "source_title",
    "source_url",
    "published",
    "copy_of",
    "indicator",
    "measure",
    "product",
    "reporter",
    "partner",
    "period_start",
    "period_end",
    "base_period_start",
    "base_period_end",
    "obs_value",
    "unit",
    "bound",
    "valuation",
    "definition",
    "obs_status",
    "note",
)
"""The header of every file. Rows of one source_id agree in the columns up to `copy_of`."""

_UNIT_KIND_OF = {Measure.GROWTH: "ratio", Measure.SHARE: "share"}
"""What every growth and every share is counted in, whatever the indicator."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Official figures and the documents they were read from, in the order of the rows."""

    observations: tuple[Observation, ...]
    sources: tuple[Source, ...]


def read_ledger(name: str, text: str) -> Ledger:
    """The figures and sources in one file of the ledger.

    `name` is what errors call the file. Every rule a row breaks raises `DataError` with
    the row's number as an editor shows it (the header is row 1).
    """
    observations: dict[str, tuple[str, Observation]] = {}
    sources: dict[str, tuple[str, Source]] = {}
    for row in _rows(name, text):
        source = _source(row)
        first, known = sources.setdefault(source.source_id, (row.place, source))
        _check_same(row, source, known, first)
        observation = _observation(row, source)
        key = observation.observation_id
        if key in observations:
            raise DataError(row.place, f"the figure {key!r} stands in {observations[key][0]} too")
        observations[key] = (row.place, observation)
    return Ledger(
        tuple(observation for _, observation in observations.values()),
        tuple(source for _, source in sources.values()),
    )


def combine(ledgers: Mapping[str, Ledger]) -> Ledger:
    """All files (by name) as one ledger. A source that stands in two raises `DataError`."""
    file_of: dict[str, str] = {}
    for name, ledger in ledgers.items():
        for source in ledger.sources:
            other = file_of.setdefault(source.source_id, name)
            if other != name:
                raise DataError(name, f"source_id {source.source_id!r} stands in {other} too")
    return Ledger(
        tuple(o for ledger in ledgers.values() for o in ledger.observations),
        tuple(s for ledger in ledgers.values() for s in ledger.sources),
    )


def _rows(name: str, text: str) -> Iterator[Row]:
    """The rows below the header, each with its place. Blank lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    if tuple(_next(reader, name) or ()) != COLUMNS:
        raise DataError(f"{name}, row 1", f"the header is not {','.join(COLUMNS)}")
    while True:
        place = f"{name}, row {reader.line_num + 1}"
        if (cells := _next(reader, name)) is None:
            return
        if cells and len(cells) != len(COLUMNS):
            raise DataError(place, f"it has {len(cells)} cells, the header {len(COLUMNS)}")
        if cells:
            yield Row(place, dict(zip(COLUMNS, cells, strict=True)))


def _next(reader: "Reader", name: str) -> list[str] | None:
    """The next row, null at the end. It may run over several lines of the file."""
    first = reader.line_num + 1
    try:
        return next(reader, None)
    except csv.Error as error:
        raise DataError(f"{name}, row {first}", f"it is no CSV ({error})") from None


def _source(row: Row) -> Source:
    """A figure somebody is named as saying is a statement, whoever compiled it."""
    compiler, author = row.code("compiler"), row.optional("author")
    attributes = codelist("compiler")[compiler].attributes
    return Source(
        source_id=row.named("source_id", "[a-z0-9][a-z0-9.-]*"),
        kind=SourceKind.STATEMENT if author else SourceKind(attributes["kind"]),
        title=row.required("source_title"),
        publisher=label("compiler", compiler),
        author=author,
        url=row.address("source_url"),
        published=row.published("published"),
        language=None,
        sha256=None,
        terms=attributes["terms"],
        copy_of=row.optional("copy_of"),
    )


def _check_same(row: Row, source: Source, known: Source, first: str) -> None:
    for name, column in _COLUMN_OF.items():
        here, there = getattr(source, name), getattr(known, name)
        if here != there:
            rule = f"{here!r} is {there!r} in {first}, which has the same source_id"
            raise DataError(row.place, f"{column} {rule}")


_COLUMN_OF = {
    "publisher": "compiler",
    "author": "author",
    "title": "source_title",
    "url": "source_url",
    "published": "published",
    "copy_of": "copy_of",
}
"""Which column a field of a source is written in; the other fields follow from these."""


def _observation(row: Row, source: Source) -> Observation:
    indicator, measure = row.code("indicator"), Measure(row.code("measure"))
    _check_unit(row, indicator, measure)
    partner = _partner(row, indicator)
    period, base = row.period("period"), row.period("base_period")
    if base and measure is not Measure.GROWTH:
        raise row.error("base_period_start", f"is given for a {measure}; only growth has a base")
    product = row.named("product", "[a-z][a-z_]*") if row.cells["product"] else None
    reporter = row.code("reporter", "area")
    return Observation(
        observation_id=_identifier(
            source.source_id, (reporter, partner), (indicator, measure, product), (period, base)
        ),
        source_id=source.source_id,
        quotation_id=None,
        origin=Origin.RECORDED,
        reporter=reporter,
        reporter_scope=Scope.WHOLE,
        partner=partner,
        partner_scope=Scope.WHOLE if partner else None,
        indicator=indicator,
        measure=measure,
        product=product,
        obs_value=row.number("obs_value"),
        bound=Bound(row.code("bound")),
        unit=row.cells["unit"],
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        base_period_start=base.start if base else None,
        base_period_end=base.end if base else None,
        valuation=Valuation(row.code("valuation")),
        definition=row.code("definition") if row.cells["definition"] else None,
        compiler=row.cells["compiler"],
        published=source.published,
        obs_status=ObsStatus(row.code("obs_status")),
        note=row.optional("note"),
    )


def _check_unit(row: Row, indicator: str, measure: Measure) -> None:
    """Growth is a ratio, a share per cent; a level is counted as its indicator is.

    A change is counted like the level, in money only (reading guide of the figures).
    """
    kind = codelist("unit")[row.code("unit")].attributes["kind"]
    counted_in = codelist("indicator")[indicator].attributes["counted_in"]
    if kind != _UNIT_KIND_OF.get(measure, counted_in):
        raise row.error("unit", f"does not fit the {measure} of {indicator}")
    if measure is Measure.CHANGE and kind != "money":
        raise row.error("unit", "does not fit a change, which is in money only")


def _partner(row: Row, indicator: str) -> str | None:
    if codelist("indicator")[indicator].attributes.get("partner") != "none":
        return row.code("partner", "area")
    if row.cells["partner"]:
        raise row.error("partner", f"is given, but {indicator} has no partner")
    return None


def _identifier(
    source_id: str,
    pair: tuple[str, str | None],
    counted: tuple[str, Measure, str | None],
    periods: tuple[Period | None, Period | None],
) -> str:
    """What tells a figure from every other: its source, pair of areas, what and when.

    ``rus-putin-2023-10-11:RUS-KGZ:trade_turnover:growth:2022-from-2021``
    """
    (reporter, partner), (indicator, measure, product), (period, base) = pair, counted, periods
    when = (period.code if period else "not-stated") + (f"-from-{base.code}" if base else "")
    parts = (source_id, f"{reporter}-{partner or 'none'}", indicator, measure, when, product)
    return ":".join(part for part in parts if part)
