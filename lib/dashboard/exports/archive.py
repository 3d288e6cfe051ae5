"""A zip that explains itself: the rows, what they are, whose they are, how to cite them."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lib.codelists.terms import Terms
from lib.dashboard.exports.credits import Credit, credits_of, terms_of
from lib.dashboard.exports.datapackage import READ_ME, Description, datapackage
from lib.dashboard.exports.file_formats import csv_bytes

if TYPE_CHECKING:
    import pandas as pd

_READ_ME = """\
Multivector: Kyrgyzstan's ties, figure by figure
Taken on {made} from {address}

Which rows
  {filters}

Files
{files}

How to read them
  UTF-8, commas, one header line; what each column means is in datapackage.json.
  An empty cell is absent, never 0. Dates are ISO 8601, both ends of a period included.
  A value belongs to its bound and its unit: more_than 4000000000 USD is not 4000000000.
  A text that a spreadsheet would run as a formula has an apostrophe before it.

How to cite
  Name the figure's own source (below), then: Multivector, {address}, {made}.

Terms
  The code of Multivector is under the MIT licence; the data are not. The column terms says of
  each row what it is under, the strictest first where it was computed from several documents.
{terms}{whole}

Sources and their terms
{sources}
"""

_WHOLE = """
  As long as rows under {terms} are in it, the whole is for non-commercial use only."""


@dataclass(frozen=True, slots=True)
class _File:
    """One CSV of the zip."""

    name: str
    data: bytes
    rows: int
    what: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def archive(
    tables: Mapping[str, pd.DataFrame],
    descriptions: Mapping[str, Description],
    *,
    filters: str,
    address: str,
    made: date,
) -> bytes:
    """A zip of one CSV a table, README.txt and datapackage.json.

    `filters` says in a sentence which rows these are, `address` where they were taken,
    `made` when. The same arguments give the same bytes.
    """
    files = [
        _File(f"{name}.csv", csv_bytes(rows), len(rows), descriptions[name].row)
        for name, rows in tables.items()
    ]
    credited = credits_of(tables.values())
    package = datapackage(
        tables,
        descriptions,
        {file.name: file.data for file in files},
        credited,
        filters=filters,
        address=address,
        made=made,
    )
    members = {
        READ_ME: _read_me(
            files, credited, terms_of(tables.values()), filters, address, made
        ).encode(),
        "datapackage.json": json.dumps(package, ensure_ascii=False, indent=2).encode() + b"\n",
        **{file.name: file.data for file in files},
    }
    return _zip(members, made)


def _read_me(
    files: Sequence[_File],
    credited: Sequence[Credit],
    asked: Sequence[Terms],
    filters: str,
    address: str,
    made: date,
) -> str:
    listed = [
        f"  {file.name}: {file.rows} rows, each {file.what}\n    sha256 {file.sha256}"
        for file in files
    ]
    sources = [
        f"  {credit.title}. {credit.publisher}. {credit.url}\n    Terms: {credit.terms}"
        for credit in credited
    ]
    return _READ_ME.format(
        made=made.isoformat(),
        address=address,
        filters=filters,
        files="\n".join(listed),
        terms="\n".join(_asked(one) for one in asked),
        whole=_WHOLE.format(terms=asked[0].label) if asked and asked[0].non_commercial else "",
        sources="\n".join(sources) or "  None: these rows are not read from a document.",
    )


def _asked(one: Terms) -> str:
    """Terms, the address of their text, and what they ask."""
    named = f"  {one.label} ({one.url})" if one.url else f"  {one.label}"
    return f"{named}\n    {one.note}" if one.note else named


def _zip(members: Mapping[str, bytes], made: date) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, (made.year, made.month, made.day, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            member.create_system = 3  # Unix everywhere: the maker's system is in the bytes
            archive.writestr(member, data)
    return sink.getvalue()
