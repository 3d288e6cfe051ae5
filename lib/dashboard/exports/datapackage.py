"""The machine's read-me: a Frictionless Data Package (datapackage.org, version 2)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa

from lib.codelists.terms import Terms
from lib.dashboard.exports.credits import Credit, not_for_redistribution, terms_of
from lib.model import Say, in_english, mark

if TYPE_CHECKING:
    import pandas as pd

READ_ME = "README.txt"
"""The read-me of people, beside it."""

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"


@dataclass(frozen=True, slots=True)
class Description:
    """What one row of a table is, which columns name it, and what each column means."""

    row: str
    key: tuple[str, ...]
    meanings: Mapping[str, str]


def datapackage(
    tables: Mapping[str, pd.DataFrame],
    descriptions: Mapping[str, Description],
    files: Mapping[str, bytes],
    credited: Sequence[Credit],
    *,
    filters: str,
    address: str,
    made: date,
    language: str = "en",
    say: Say = in_english,
) -> dict[str, object]:
    """The descriptor of `files` (name: bytes), one `<table>.csv` for each of the tables."""
    forbidden = not_for_redistribution(terms_of(tables.values()), language, say)
    return {
        "$schema": _PROFILE,
        "name": "multivector",
        "title": say(mark("Multivector: Kyrgyzstan’s ties, figure by figure")),
        "description": f"{filters} {forbidden}".strip(),
        "homepage": address,
        "created": f"{made.isoformat()}T00:00:00Z",
        "contributors": [{"title": "Multivector contributors"}],
        "licenses": _licences(tables.values(), say),
        "sources": [
            {
                "title": f"{credit.title}. {credit.publisher}",
                "path": credit.url,
                "terms": credit.terms,
            }
            for credit in credited
        ],
        "resources": [
            _resource(name, rows, descriptions[name], files[f"{name}.csv"], say)
            for name, rows in tables.items()
        ],
    }


def _resource(
    name: str, rows: pd.DataFrame, description: Description, data: bytes, say: Say
) -> dict[str, object]:
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "description": say(mark("One row: {what}"), what=say(description.row)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "licenses": _licences([rows], say),
        "schema": {
            "$schema": _SCHEMA,
            "fields": [
                {
                    "name": field.name,
                    "type": _type(field.type),
                    "description": say(description.meanings[field.name]),
                }
                for field in pa.Schema.from_pandas(rows, preserve_index=False)
            ],
            "primaryKey": list(description.key),
            "missingValues": [""],
        },
    }


def _licences(extracts: Iterable[pd.DataFrame], say: Say) -> list[dict[str, str]]:
    """The terms of the rows as the standard has licences, the strictest first; what has no text of
    its own leads to the read-me, which says what is asked."""
    return [_licence(one, say) for one in terms_of(extracts)]


def _licence(one: Terms, say: Say) -> dict[str, str]:
    named = {"name": one.spdx} if one.spdx else {}
    title = say(mark("{terms}: the rows whose column terms says so"), terms=one.label)
    return {**named, "path": one.url or READ_ME, "title": title}


def _type(kind: pa.DataType) -> str:
    """The Table Schema type of a column; one of nulls alone counts as text."""
    if pa.types.is_integer(kind):
        return "integer"
    if pa.types.is_floating(kind):
        return "number"
    if pa.types.is_date(kind):
        return "date"
    return "boolean" if pa.types.is_boolean(kind) else "string"
