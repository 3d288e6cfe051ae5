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

from lib.dashboard.exports.credits import Credit, credits_of
from lib.dashboard.exports.datapackage import Description, datapackage
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

Sources and their terms
{sources}
"""


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
        "README.txt": _read_me(files, credited, filters, address, made).encode(),
        "datapackage.json": json.dumps(package, ensure_ascii=False, indent=2).encode() + b"\n",
        **{file.name: file.data for file in files},
    }
    return _zip(members, made)


def _read_me(
    files: Sequence[_File], credited: Sequence[Credit], filters: str, address: str, made: date
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
        sources="\n".join(sources) or "  None: these rows are not read from a document.",
    )


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
