"""Computed rows with their labels and sources beside them, as they are taken away."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from lib.dashboard.queries.extracts import LABELLED
from lib.dashboard.queries.labels import with_labels
from lib.model import DataError

_CODES = {
    # Goods have no label here: what is left of a total, "not gold", is no code of the list.
    **{column: name for column, name in LABELLED["observations"].items() if column != "product"},
    "side": "area",
    "member": "area",
    "period_kind": "period_kind",
    "reading": "reading",
    "verdict": "verdict",
    "known": "known",
}

_OF_SOURCES = {
    "source_title": "title",
    "source_url": "url",
    "publisher": "publisher",
    "author": "author",
    "published": "published",
    "terms": "terms",
}


def sourced(rows: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """`rows` with a label beside each code and their sources.

    `source_title`, `source_url`, `publisher`, `author`, `published` and `terms` are of every
    document a row was computed from or is reported in, joined by `` | ``; a day that a row has
    of its own, when the figure itself became public, stays. So are the `vintages` of a row that
    was computed, or is reported several times: what each part counts and when it was published
    (``exports 2024-10-01 | imports 2024-03-02``), since a sum of two vintages was never published
    as one. A document that is named and not in the table of sources raises `DataError`.
    """
    own = rows.drop(columns=["source_id", "published"], errors="ignore")
    labelled = with_labels(own, {c: _CODES[c] for c in own.columns if c in _CODES})
    observations, sources = tables["observations"], tables["sources"]
    source_of = dict(zip(observations["observation_id"], observations["source_id"], strict=True))
    behind = [_sources_behind(row, source_of) for row in rows.to_dict("records")]
    if lost := {source for ids in behind for source in ids} - set(sources["source_id"]):
        raise DataError(
            "table observations", f"the source_id {min(lost)!r} is not in the table of its own"
        )
    found = {
        name: _of_each(behind, dict(zip(sources["source_id"], sources[column], strict=True)))
        for name, column in _OF_SOURCES.items()
    }
    if "published" in rows:
        own_days = list(rows["published"])
        days = zip(own_days, found["published"], strict=True)
        found["published"] = [own if isinstance(own, str) else day for own, day in days]
    if "derived_from" in rows.columns:
        found["vintages"] = _vintages(rows["derived_from"], observations)
    return pd.concat([labelled, pd.DataFrame(found, index=labelled.index)], axis=1)


def _sources_behind(row: Mapping[Any, Any], source_of: Mapping[str, str]) -> tuple[str, ...]:
    ids = row.get("derived_from")
    named = str(ids).split() if isinstance(ids, str) else [str(row["observation_id"])]
    return tuple(dict.fromkeys(source_of[name] for name in named))


def _vintages(derived_from: Iterable[object], observations: pd.DataFrame) -> list[str | None]:
    named = [ids.split() if isinstance(ids, str) else [] for ids in derived_from]
    behind = observations[
        observations["observation_id"].isin({one for ids in named for one in ids})
    ]
    said = behind["indicator"] + " " + behind["published"]
    part = dict(zip(behind["observation_id"], said, strict=True))
    return [_joined(sorted({part[one] for one in ids})) for ids in named]


def _of_each(behind: Iterable[tuple[str, ...]], known: Mapping[str, object]) -> list[str | None]:
    return [_joined(known[source] for source in ids) for ids in behind]


def _joined(values: Iterable[object]) -> str | None:
    return " | ".join(dict.fromkeys(v for v in values if isinstance(v, str))) or None
