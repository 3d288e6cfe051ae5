"""Where the rows of an answer come from: their documents, and which editions of figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, get_type_hints

from lib.codelists.terms import strictest_first
from lib.dashboard.queries.extracts import LABELLED
from lib.dashboard.queries.labels import with_labels
from lib.dashboard.queries.lost_names import not_in_table
from lib.dashboard.queries.series import Series
from lib.model import (
    ClaimRow,
    DifferenceRow,
    GoodsRow,
    GrowthWindowRow,
    MirrorRow,
    Observation,
    PeopleRow,
    PeriodRow,
    ReportedGoodsRow,
    Source,
    StatementRow,
    Tables,
    TradeRow,
)

if TYPE_CHECKING:
    import pandas as pd

_CODES = {
    # Goods have no label here: what is left of a total, "not gold", is no code of the list.
    **{column: name for column, name in LABELLED["observations"].items() if column != "product"},
    "side": "area",
    "member": "area",
    "block": "area",
    "period_kind": "period_kind",
    "reading": "reading",
    "verdict": "verdict",
    "known": "known",
    "relation": "source_relation",
    "compared_valuation": "valuation",
    "compared_compiler": "compiler",
    "compared_status": "obs_status",
}

_CODES_OF_GOODS = {**_CODES, "product": "product", "direction": "indicator"}
"""Those of rows of one good each."""

_OF_SOURCES = {
    "source_title": "title",
    "source_url": "url",
    "publisher": "publisher",
    "author": "author",
    "published": "published",
    "accessed": "accessed",
    "dataset": "dataset",
    "version": "version",
}

_NUMBERS = {int: "int64", float: "float64"}


class Row(Protocol):
    """A row of an answer: recorded, or computed from the rows named in `derived_from`."""

    @property
    def observation_id(self) -> str: ...
    @property
    def derived_from(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Provenance:
    """What some rows were computed from or are reported in, each thing once, in their order.

    `vintages` are pairs of what a figure counts and when it was published (``exports``,
    ``2024-10-01``); a month or a year stays one.
    """

    sources: tuple[Source, ...]
    vintages: frozenset[tuple[str, str]]

    @property
    def source_ids(self) -> tuple[str, ...]:
        return tuple(source.source_id for source in self.sources)

    @property
    def publishers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(source.publisher for source in self.sources))

    @property
    def terms(self) -> tuple[str, ...]:
        """Under what terms the documents' figures may be passed on, the strictest first."""
        return _terms(self.sources)

    @property
    def urls(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(source.url for source in self.sources))

    @property
    def copies(self) -> tuple[str, ...]:
        """Through which public copies of the documents the figures were read."""
        copies = (source.copy_of for source in self.sources)
        return tuple(dict.fromkeys(copy for copy in copies if copy is not None))


R = TypeVar("R", bound=Row)

Behind = Callable[[Tables, R], Iterable[Observation]]
"""The figures that a row was computed from, or is."""


def provenance_of(rows: Iterable[R], tables: Tables, behind: Behind[R] | None = None) -> Provenance:
    """The documents and editions behind some rows; `DataError` where a document is in no table.

    `behind` finds the figures where they are not in the table of observations."""
    if behind is None:
        names = dict.fromkeys(name for row in rows for name in _names_behind(row))
        observations = [tables.observation[name] for name in names]
    else:
        figures = (figure for row in rows for figure in behind(tables, row))
        observations = list({figure.observation_id: figure for figure in figures}.values())
    ids = dict.fromkeys(observation.source_id for observation in observations)
    return Provenance(
        tuple(_source(name, tables) for name in ids),
        frozenset((figure.indicator, figure.published) for figure in observations),
    )


def _names_behind(row: Row) -> tuple[str, ...]:
    """The names of the observations a row was computed from or is reported in; its own where
    it is one."""
    if row.derived_from is None:
        return (row.observation_id,)
    return tuple(row.derived_from.split())


def _on_record(tables: Tables, row: Row) -> Iterable[Observation]:
    return (tables.observation[name] for name in _names_behind(row))


def among(figures: Mapping[str, Observation]) -> Behind[Row]:
    """Finds the figures behind a row among these, by their names."""
    return lambda _, row: (figures[name] for name in _names_behind(row))


def columns_of(kind: type, without: Iterable[str] = ()) -> tuple[str, ...]:
    """The columns of a file of rows of this type: its fields in their order, but for some."""
    left_out = {*without}
    return tuple(field.name for field in fields(kind) if field.name not in left_out)


def sourced(
    rows: Sequence[R],
    tables: Tables,
    columns: Sequence[str],
    *,
    of_goods: bool = False,
    language: str = "en",
    behind: Behind[R] = _on_record,
) -> pd.DataFrame:
    """`rows` as a frame for a file: these columns, a label to the right of each code, sources.
    Rows `of_goods` are of one good each, which has a label too. `behind` finds the figures behind
    a row where they are not in the table of observations.

    `source_title`, `source_url`, `publisher`, `author`, `published`, `accessed`, `dataset`,
    `version` and `terms` are of every document a row was computed from or is reported in, joined
    by `` | ``; a day that a row has
    of its own, when the figure itself became public, stays. So are the `vintages` of a row that
    was computed, or is reported several times: what each part counts and when it was published
    (``exports 2024-10-01 | imports 2024-03-02``), since a sum of two vintages was never published
    as one. `terms` are those of all the documents, the strictest first. A document that is named
    and not in the table of sources raises `DataError`.
    """
    import pandas as pd

    of_rows = _frame_of(rows, [c for c in columns if c not in ("source_id", "published")])
    codes = _CODES_OF_GOODS if of_goods else _CODES
    labelled = with_labels(of_rows, {c: codes[c] for c in of_rows.columns if c in codes}, language)
    if "series_label" in labelled.columns:
        labelled["series_label"] = [Series.of(code).label(language) for code in labelled["series"]]
    figures = [tuple(behind(tables, row)) for row in rows]
    documents = [_sources_of(found, tables) for found in figures]
    added: dict[str, list[str | None]] = {
        name: [_joined(getattr(source, field) for source in sources) for sources in documents]
        for name, field in _OF_SOURCES.items()
    }
    added["terms"] = [_joined(_terms(sources)) for sources in documents]
    if "published" in columns:
        days = [getattr(row, "published", None) for row in rows]
        pairs = zip(days, added["published"], strict=True)
        added["published"] = [day if day is not None else of_source for day, of_source in pairs]
    if "derived_from" in columns:
        added["vintages"] = [
            _vintages(found) if row.derived_from is not None else None
            for row, found in zip(rows, figures, strict=True)
        ]
    return pd.concat([labelled, pd.DataFrame(added, index=labelled.index)], axis=1)


def _terms(sources: Iterable[Source]) -> tuple[str, ...]:
    return strictest_first(source.terms for source in sources)


def _sources_of(figures: Iterable[Observation], tables: Tables) -> tuple[Source, ...]:
    ids = dict.fromkeys(figure.source_id for figure in figures)
    return tuple(_source(name, tables) for name in ids)


def _source(name: str, tables: Tables) -> Source:
    try:
        return tables.sources[name]
    except KeyError:
        raise not_in_table("observations", "source_id", name) from None


def _vintages(figures: Iterable[Observation]) -> str | None:
    return _joined(sorted({f"{figure.indicator} {figure.published}" for figure in figures}))


def _joined(values: Iterable[str | date | None]) -> str | None:
    return " | ".join(dict.fromkeys(str(value) for value in values if value is not None)) or None


def _plain(cell: Any) -> Any:
    return cell.value if isinstance(cell, StrEnum) else cell


def _frame_of(rows: Sequence[object], columns: Sequence[str]) -> pd.DataFrame:
    """The rows as a frame, codes as plain text.

    A column is of one type whatever is in it, so that every file of one name has one schema.
    """
    import pandas as pd

    numbers = _numbers()
    return pd.DataFrame(
        {
            name: pd.Series(
                [_plain(getattr(row, name)) for row in rows],
                dtype=numbers.get(name, None if rows else object),
            )
            for name in columns
        },
        columns=list(columns),
    )


@cache
def _numbers() -> Mapping[str, str]:
    """The columns of numbers and their types; a number that may be missing is a float."""
    kinds = (
        *(TradeRow, GoodsRow, ReportedGoodsRow, MirrorRow),
        *(StatementRow, PeopleRow, ClaimRow, GrowthWindowRow, PeriodRow, DifferenceRow),
    )
    of_fields = [hint for kind in kinds for hint in get_type_hints(kind).items()]
    plain = {name: _NUMBERS[hint] for name, hint in of_fields if hint in _NUMBERS}
    maybe = {name for name, hint in of_fields if hint in (int | None, float | None)}
    return MappingProxyType(plain | dict.fromkeys(maybe, "float64"))
