"""The rows of one table as a reader takes them away: one row a figure, nothing to look up.

A file leaves the house without the other tables. So every code has its label beside it,
and every figure, tie and rejection carries its words, its source and the source's terms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lib.codelists import HOME, area_label
from lib.codelists.terms import OURS, terms
from lib.dashboard.queries.claims import GridCell, counterpart
from lib.dashboard.queries.labels import with_labels
from lib.dashboard.queries.lost_names import not_in_table
from lib.model import SaidKind, SaidRow, Tables, mark

if TYPE_CHECKING:
    import pandas as pd

LABELLED: Mapping[str, Mapping[str, str]] = {
    "observations": {
        "origin": "origin",
        "reporter": "area",
        "reporter_scope": "scope",
        "partner": "area",
        "partner_scope": "scope",
        "indicator": "indicator",
        "measure": "measure",
        "product": "product",
        "bound": "bound",
        "unit": "unit",
        "withheld": "withheld",
        "inferred": "inferred",
        "valuation": "valuation",
        "definition": "definition",
        "compiler": "compiler",
        "obs_status": "obs_status",
    },
    "ties": {
        "kind": "tie_kind",
        "subject": "tie_subject",
        "reporter": "area",
        "reporter_scope": "scope",
        "partner": "area",
        "partner_scope": "scope",
    },
    "rejections": {"reason": "rejection_reason"},
    "area_groups": {"area_group": "area", "area": "area"},
}
"""The columns that hold codes, by table, and the code list of each."""

_WORDS = ("exact", "prefix", "suffix", "speaker")
_SOURCE = {"title": "source_title", "url": "source_url", "publisher": "publisher", "terms": "terms"}
_OF_A_SERVICE = ("accessed", "dataset", "version")
"""What a row of a figure has beside: when its document was read, and what of a service it is."""
_PERIODS = ("period_start", "period_end", "base_period_start", "base_period_end")
_DATES = (*_PERIODS, "since", "until", "day", "accessed")

ADDED: Mapping[str, str] = {
    **{f"{c}_label": f"{c} in words" for codes in LABELLED.values() for c in codes},
    "bound_words": mark("bound in words; empty where the number is given without a hedge"),
    "kind_words": mark("The tie in words; (some) marks a stated part of an area"),
    "exact": mark("The words it was read from, as they stand; empty: none at hand"),
    "prefix": mark("At most 40 characters before them"),
    "suffix": mark("At most 40 characters after them"),
    "speaker": mark("Who says them; empty: the author of the document, or no words at hand"),
    "source_id": mark("The document the words stand in"),
    "source_title": mark("Title of the document"),
    "source_url": mark("Where it was read"),
    "publisher": mark("Who published it; for the record, who compiled the figures"),
    "terms": mark("Under what terms the row may be passed on, the strictest first"),
    "accessed": mark("When the document was read for the record, or a service gave it"),
    "dataset": mark("Of what a service gave, the dataset that it is from"),
    "version": mark("The version of that dataset"),
}
"""What the columns mean that an extract has beyond those of its table."""


BY_PARTNER = frozenset(
    {"observations", "ties", "quotations", "sources", "rejections", "areas", "area_groups"}
)
"""The tables whose rows the chosen partners decide; all others are given whole."""


def take(
    name: str,
    tables: Tables,
    partners: tuple[str, ...] | None = None,
    language: str = "en",
) -> pd.DataFrame:
    """Rows of the table `name` about any of `partners`: all its columns, labels and sources.

    A figure or a tie is about an area that is its reporter or its partner. Quotations are
    those that carry such a figure or tie; sources and rejections those of the documents they
    stand in; areas the chosen ones; area groups those with a chosen block or member;
    indicators and events are never filtered. `partners=None` is every row, an empty tuple
    no pair.

    Only the tables that are needed are looked up. Dates are of type date, a null is null. A
    code, quotation or source that is named and not there raises `DataError`.
    """
    rows = tables.frame(name)
    if partners is not None:
        rows = rows[_about(name, tables, frozenset(partners))]
    return _whole(name, rows, tables, language)


def take_said(rows: Sequence[SaidRow], tables: Tables, language: str = "en") -> pd.DataFrame:
    """What was said as a reader takes it away, in the order given: the columns of `take` for
    figures and for ties in one, with the place, day and topic of the words."""
    import pandas as pd

    figures = _of("observations", "observation_id", rows, SaidKind.FIGURE, tables, language)
    ties = _of("ties", "tie_id", rows, SaidKind.TIE, tables, language).rename(
        columns={"kind": "tie_kind"}
    )
    figures = figures.assign(kind=SaidKind.FIGURE.value, id=figures["observation_id"].to_list())
    ties = ties.assign(kind=SaidKind.TIE.value, id=ties["tie_id"])
    both = pd.concat([figures.assign(topic=None), ties.assign(topic=None)], ignore_index=True)
    placed = both.set_index(["kind", "id"], drop=False).loc[[(row.kind, row.id) for row in rows]]
    return placed.reset_index(drop=True).assign(
        topic=[row.topic for row in rows],
        start=[row.start for row in rows],
        end=[row.end for row in rows],
        source_published=[row.source_published for row in rows],
        claim=pd.Series([row.claim for row in rows], dtype="str"),
    )


def _of(
    name: str, key: str, rows: Sequence[SaidRow], kind: SaidKind, tables: Tables, language: str
) -> pd.DataFrame:
    """The rows of a table that were said."""
    names = {row.id for row in rows if row.kind is kind}
    of_table = tables.frame(name)
    return _whole(name, of_table[of_table[key].isin(names)], tables, language)


def take_grid(cells: Sequence[GridCell], tables: Tables, language: str = "en") -> pd.DataFrame:
    """The silence grid as a reader takes it away: the rows of `take_said` in each cell, and one
    of the kind "silence" where there is none. `counterpart` is the partner of the cell."""
    import pandas as pd

    said = list({(row.kind, row.id): row for cell in cells for row in cell.rows}.values())
    frame = take_said(said, tables, language)
    by_name = {(row["kind"], row["id"]): row for row in frame.to_dict("records")}
    records: list[dict[Any, Any]] = []
    for cell in cells:
        if not cell.rows:
            records.append(_silence(cell, language))
        for row in cell.rows:
            other = counterpart(row)
            labels = {"counterpart": other, "counterpart_label": area_label(other, language)}
            records.append({**by_name[row.kind, row.id], **labels})
    first = ["topic", "counterpart", "counterpart_label", "kind", "id", "perhaps"]
    return pd.DataFrame(records, columns=[*first, *(c for c in frame.columns if c not in first)])


def _silence(cell: GridCell, language: str) -> dict[str, str | None]:
    return {
        "kind": "silence",
        "topic": cell.topic,
        "reporter": HOME,
        "reporter_label": area_label(HOME, language),
        "partner": cell.partner,
        "partner_label": area_label(cell.partner, language),
        "counterpart": cell.partner,
        "counterpart_label": area_label(cell.partner, language),
        "perhaps": cell.perhaps,
    }


def _whole(name: str, rows: pd.DataFrame, tables: Tables, language: str = "en") -> pd.DataFrame:
    """Some rows of a table with labels, words, sources and terms: of the document, or our own."""
    import pandas as pd

    rows = with_labels(rows.reset_index(drop=True), LABELLED.get(name, {}), language)
    if "quotation_id" in rows and name != "quotations":
        kept = _WORDS if name == "observations" else (*_WORDS, "source_id")
        rows = _with_columns(
            rows, name, "quotation_id", tables.frame("quotations"), {c: c for c in kept}
        )
    if "source_id" in rows and name != "sources":
        beside = _OF_A_SERVICE if name == "observations" else ()
        columns = {**_SOURCE, **dict(zip(beside, beside, strict=True))}
        rows = _with_columns(rows, name, "source_id", tables.frame("sources"), columns)
    if "terms" not in rows:
        rows = rows.assign(terms=pd.Series(terms()[OURS].label, index=rows.index, dtype="str"))
    dates = {column: "date32[day][pyarrow]" for column in _DATES if column in rows}
    return rows.astype(dates)


def _about(name: str, tables: Tables, chosen: frozenset[str]) -> pd.Series[bool]:
    """Which rows of the table `name` are about the `chosen` areas."""
    import pandas as pd

    rows: pd.DataFrame = tables.frame(name)
    match name:
        case "observations" | "ties":
            return rows["reporter"].isin(chosen) | rows["partner"].isin(chosen)
        case "quotations":
            return rows["quotation_id"].isin(_quotations_about(tables, chosen))
        case "sources" | "rejections":
            return rows["source_id"].isin(_sources_about(tables, chosen))
        case "areas":
            return rows["code"].isin(chosen)
        case "area_groups":
            return rows["area_group"].isin(chosen) | rows["area"].isin(chosen)
        case _:
            return pd.Series(True, index=rows.index)


def _quotations_about(tables: Tables, chosen: frozenset[str]) -> set[str]:
    return {
        quotation
        for name in ("observations", "ties")
        for quotation in tables.frame(name)
        .loc[_about(name, tables, chosen), "quotation_id"]
        .dropna()
    }


def _sources_about(tables: Tables, chosen: frozenset[str]) -> set[str]:
    observations, quotations = tables.frame("observations"), tables.frame("quotations")
    return {
        *observations.loc[_about("observations", tables, chosen), "source_id"],
        *quotations.loc[_about("quotations", tables, chosen), "source_id"],
    }


def _with_columns(
    rows: pd.DataFrame, name: str, key: str, others: pd.DataFrame, columns: Mapping[str, str]
) -> pd.DataFrame:
    """The rows with `columns` (old name: new name) of the one row of `others` each points to."""
    import pandas as pd

    lost = sorted(set(rows[key].dropna()) - set(others[key]))
    if lost:
        raise not_in_table(name, key, lost[0])
    pointers = [None if pd.isna(pointer) else pointer for pointer in rows[key]]
    added = others.set_index(key).reindex(pointers)[list(columns)].reset_index(drop=True)
    return pd.concat([rows, added.rename(columns=dict(columns)).astype("str")], axis=1)
