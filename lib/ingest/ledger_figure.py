"""One row of the ledger as a figure and the document it was read from."""

from dataclasses import dataclass

from lib.codelists import codelist, indicators, label
from lib.codelists.rules import problems
from lib.codelists.terms import compiler_terms
from lib.ingest.ledger_row import Row
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


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the ledger, and the code of who compiled its figures."""

    source: Source
    compiler: str


def document_in(row: Row) -> Document:
    """The document a row describes.

    A figure somebody is named as saying is a statement, whoever compiled it.
    """
    compiler, author = row.code("compiler"), row.optional("author")
    attributes = codelist("compiler")[compiler].attributes
    source = Source(
        source_id=row.named("source_id", "[a-z0-9][a-z0-9.-]*"),
        kind=SourceKind.STATEMENT if author else SourceKind(attributes["kind"]),
        title=row.required("title"),
        publisher=label("compiler", compiler),
        author=author,
        url=row.address("url"),
        published=row.published("published"),
        language=None,
        sha256=row.optional("sha256") if "sha256" in row.cells else None,
        terms=compiler_terms()[compiler].terms.label,
        copy_of=row.optional("copy_of"),
        accessed=row.day("accessed"),
        dataset=row.optional("dataset") if "dataset" in row.cells else None,
        version=row.optional("version") if "version" in row.cells else None,
    )
    if source.accessed and source.accessed < Period.of_code(source.published).start:
        raise row.error("accessed", f"is before the document was published, {source.published}")
    return Document(source, compiler)


def observation_in(row: Row, document: Document, origin: Origin) -> Observation:
    """The figure a row gives. Areas are meant as a whole where the file has no scopes.

    One that breaks a rule for every figure raises `DataError`.
    """
    indicator, measure, unit = row.code("indicator"), Measure(row.code("measure")), row.code("unit")
    partner = _partner(row, indicator)
    period, base = row.period("period"), row.period("base_period")
    product = row.code("product") if row.cells["product"] else None
    source = document.source
    reporter, definition = row.code("reporter", "area"), _definition(row, indicator)
    bound = Bound(row.code("bound"))
    figure = Observation(
        observation_id=_identifier(
            source.source_id,
            (reporter, partner),
            (indicator, measure, product),
            (period, base),
            (
                definition if _by_definition(indicator) else None,
                bound,
                _other_unit(indicator, unit),
            ),
        ),
        source_id=source.source_id,
        quotation_id=None,
        origin=origin,
        reporter=reporter,
        reporter_scope=_scope(row, "reporter"),
        partner=partner,
        partner_words=None,
        partner_scope=_scope(row, "partner") if partner else None,
        indicator=indicator,
        measure=measure,
        product=product,
        product_words=None,
        obs_value=row.number("obs_value"),
        bound=bound,
        unit=unit,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        base_period_start=base.start if base else None,
        base_period_end=base.end if base else None,
        withheld=None,
        inferred=None,
        confidence=None,
        valuation=Valuation(row.code("valuation")),
        definition=definition,
        compiler=document.compiler,
        published=source.published,
        obs_status=ObsStatus(row.code("obs_status")),
        note=row.optional("note"),
    )
    for problem in problems(figure):
        raise DataError(row.place, f"{problem.column} {problem.says}")
    return figure


def _partner(row: Row, indicator: str) -> str | None:
    if codelist("indicator")[indicator].attributes.get("partner") != "none":
        return row.code("partner", "area")
    if row.cells["partner"]:
        raise row.error("partner", f"is given, but {indicator} has no partner")
    return None


def _scope(row: Row, column: str) -> Scope:
    if (name := f"{column}_scope") not in row.cells:
        return Scope.WHOLE
    return Scope(row.code(name, "scope"))


def _definition(row: Row, indicator: str) -> str | None:
    """A definition is one of the indicator; some indicators are nothing without one."""
    if not row.cells["definition"] and not _by_definition(indicator):
        return None
    code = row.code("definition")
    if indicator not in codelist("definition")[code].attributes["of"].split():
        raise row.error("definition", f"is no definition of {indicator}")
    return code


def _by_definition(indicator: str) -> bool:
    return codelist("indicator")[indicator].attributes.get("by_definition") == "yes"


def _other_unit(indicator: str, unit: str) -> str | None:
    """The unit of a good that is not counted in money."""
    kind = codelist("unit")[unit].attributes["kind"]
    return unit if kind in indicators()[indicator].of_a_good else None


def _identifier(
    source_id: str,
    pair: tuple[str, str | None],
    counted: tuple[str, Measure, str | None],
    periods: tuple[Period | None, Period | None],
    apart: tuple[str | None, Bound, str | None],
) -> str:
    """What tells a figure from every other: its source, pair of areas, what and when.

    The definition is part of it where the indicator is counted by definition, the bound
    where the figure is the upper end of a range, which may be on record with its lower end, and
    the unit where a good is counted in another than money.

    ``rus-putin-2023-10-11:RUS-KGZ:trade_turnover:growth:2022-from-2021``
    """
    (reporter, partner), (indicator, measure, product), (period, base) = pair, counted, periods
    when = (period.code if period else "not-stated") + (f"-from-{base.code}" if base else "")
    definition, bound, unit = apart
    parts = (
        *(source_id, f"{reporter}-{partner or 'none'}", indicator, measure, when, product),
        *(definition, Bound.UP_TO if bound is Bound.UP_TO else None, unit),
    )
    return ":".join(part for part in parts if part)
