"""One table's rows as the bytes of one file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from lib.codelists.terms import APART
from lib.dashboard.exports.cells import cell_text, cells
from lib.dashboard.exports.credits import credits_of, terms_of

if TYPE_CHECKING:
    import pandas as pd


def csv_bytes(rows: pd.DataFrame, *, bom: bool = False) -> bytes:
    """The rows as CSV (RFC 4180, UTF-8), a header first; `bom` marks it for Excel.

    A text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    sink = io.StringIO()
    # Both characters of the line end, so that a text with either of them is quoted.
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(rows.columns)
    columns = [[cell_text(cell) for cell in cells(rows[name])] for name in rows.columns]
    writer.writerows(zip(*columns, strict=True))
    return sink.getvalue().encode("utf-8-sig" if bom else "utf-8")


def parquet_bytes(rows: pd.DataFrame, about: Mapping[str, str] | None = None) -> bytes:
    """The rows as Parquet with types; `about` (name, filters ...) and their terms go into it."""
    table = pa.Table.from_pandas(rows, preserve_index=False)
    named = APART.join(one.label for one in terms_of([rows]))
    inside = {**(about or {}), **({"terms": named} if named else {})}
    schema = pa.schema([pa.field(f.name, _plain(f.type)) for f in table.schema], metadata=inside)
    sink = io.BytesIO()
    pq.write_table(table.cast(schema), sink, compression="zstd")
    return sink.getvalue()


def json_bytes(
    rows: pd.DataFrame, *, name: str, filters: Mapping[str, object], language: str = "en"
) -> bytes:
    """The rows as one JSON object, made to be read by a program that knows nothing else.

    ``name``: of the table or answer. ``filters``: what was chosen, null for every row.
    ``count``: how many rows. ``terms``: what the rows are under, the strictest first, each with
    its name, the url of a licence and what is asked. ``sources``: the documents the rows were
    read from, each with title, publisher, url and terms. ``rows``: one object a row, null where
    nothing is known, dates in ISO 8601.
    """
    columns = [cells(rows[name]) for name in rows.columns]
    document = {
        "name": name,
        "filters": dict(filters),
        "count": len(rows),
        "terms": [
            {"name": one.label, "url": one.url, "note": one.explained(language) or None}
            for one in terms_of([rows])
        ],
        "sources": [asdict(credit) for credit in credits_of([rows])],
    }
    # A row at a time: all of them as dictionaries take ten times the memory of their text.
    objects = (
        json.dumps(dict(zip(rows.columns, row, strict=True)), ensure_ascii=False, allow_nan=False)
        for row in zip(*columns, strict=True)
    )
    head = json.dumps(document, ensure_ascii=False, allow_nan=False).removesuffix("}")
    return f'{head}, "rows": [{", ".join(objects)}]}}\n'.encode()


def _plain(kind: pa.DataType) -> pa.DataType:
    """Text as the tables in `data/` have it; a column of nulls alone counts as text."""
    text = pa.types.is_large_string(kind) or pa.types.is_null(kind)
    return pa.string() if text else kind
