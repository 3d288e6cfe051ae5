"""Computed rows with their labels and sources beside them, as they are taken away."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from lib.codelists import area_label, label

_LABELS = {
    "side": "area",
    "reporter": "area",
    "partner": "area",
    "indicator": "indicator",
    "measure": "measure",
    "bound": "bound",
    "unit": "unit",
    "valuation": "valuation",
    "compiler": "compiler",
    "obs_status": "obs_status",
}


def sourced(rows: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """`rows` with a label beside each code and their sources.

    `source_title`, `source_url`, `publisher`, `author`, `published` and `terms` are of every
    document a row was computed from, joined by `` | ``.
    """
    labelled: dict[str, object] = {}
    for column in rows.columns:
        if column in ("source_id", "published"):
            continue
        labelled[column] = rows[column]
        if column in _LABELS:
            name = f"{column}_label" if column != "bound" else "bound_words"
            labelled[name] = [_label(_LABELS[column], code) for code in rows[column]]
    source_of = tables["observations"].set_index("observation_id")["source_id"]
    sources = tables["sources"].set_index("source_id")
    behind = [_sources_behind(row, source_of) for row in rows.to_dict("records")]
    for name, column in (
        ("source_title", "title"),
        ("source_url", "url"),
        ("publisher", "publisher"),
        ("author", "author"),
        ("published", "published"),
        ("terms", "terms"),
    ):
        labelled[name] = [_joined(sources[column].loc[list(ids)]) for ids in behind]
    return pd.DataFrame(labelled)


def _sources_behind(row: Mapping[Any, Any], source_of: "pd.Series[str]") -> tuple[str, ...]:
    ids = row.get("derived_from")
    named = str(ids).split() if isinstance(ids, str) else [str(row["observation_id"])]
    return tuple(dict.fromkeys(source_of.loc[named]))


def _joined(values: Iterable[object]) -> str | None:
    return " | ".join(dict.fromkeys(v for v in values if isinstance(v, str))) or None


def _label(name: str, code: object) -> str | None:
    if not isinstance(code, str):
        return None
    if name == "area":
        return area_label(code)
    if name == "bound":
        return label("bound", code).replace("{value}", "").strip() or None
    return label(name, code)
