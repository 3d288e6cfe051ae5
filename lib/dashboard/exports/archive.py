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

from lib.codelists.terms import Terms, worded
from lib.dashboard.exports.credits import (
    Credit,
    credits_of,
    not_for_redistribution,
    terms_of,
)
from lib.dashboard.exports.datapackage import READ_ME, Description, datapackage
from lib.dashboard.exports.file_formats import csv_bytes
from lib.model import Say, in_english, mark, one_line

if TYPE_CHECKING:
    import pandas as pd

_READ_ME: Sequence[tuple[str, Sequence[str]]] = (
    (
        mark("Which rows"),
        ("{filters}",),
    ),
    (
        mark("Files"),
        ("{files}",),
    ),
    (
        mark("How to read them"),
        (
            mark("UTF-8, commas, one header line; what each column means is in datapackage.json."),
            mark(
                "An empty cell is absent, never 0. Dates are ISO 8601, both ends of a "
                "period included."
            ),
            mark(
                "A value belongs to its bound and its unit: more_than 4000000000 USD is "
                "not 4000000000."
            ),
            mark("A text that a spreadsheet would run as a formula has an apostrophe before it."),
        ),
    ),
    (
        mark("How to cite"),
        (mark("Name the figure’s own source (below), then: Multivector, {address}, {made}."),),
    ),
    (
        mark("Terms"),
        (
            mark(
                "The code of Multivector is under the MIT licence; the data are not. The column "
                "terms says of each row what it is under, the strictest first where it was "
                "computed from several documents."
            ),
            "{terms}",
            "{whole}",
        ),
    ),
    (
        mark("Sources and their terms"),
        ("{sources}",),
    ),
)
"""The parts of the read-me and their lines; what is between braces alone is filled with lines."""

TITLE = mark("Multivector: Kyrgyzstan’s ties, figure by figure")


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
    language: str = "en",
    say: Say = in_english,
) -> bytes:
    """A zip of one CSV a table, README.txt and datapackage.json.

    `filters` says in a sentence which rows these are, `address` where they were taken,
    `made` when; `say` words in `language` what it says of itself. The same arguments give the
    same bytes.
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
        language=language,
        say=say,
    )
    made_of = {"filters": filters, "address": address, "made": made.isoformat()}
    asked = terms_of(tables.values())
    members = {
        READ_ME: _read_me(files, credited, asked, made_of, language, say).encode(),
        "datapackage.json": json.dumps(package, ensure_ascii=False, indent=2).encode() + b"\n",
        **{file.name: file.data for file in files},
    }
    return _zip(members, made)


def _read_me(
    files: Sequence[_File],
    credited: Sequence[Credit],
    asked: Sequence[Terms],
    made_of: Mapping[str, str],
    language: str,
    say: Say,
) -> str:
    """What the zip says of itself: `made_of` are the filters, the address and the day."""
    limited = [one.named(language) for one in asked if one.non_commercial]
    whole = (
        say(
            mark(
                "As long as rows under {terms} are in it, the whole is for non-commercial use only."
            ),
            terms="; ".join(limited),
        )
        if limited
        else ""
    )
    filled = {
        "{filters}": [made_of["filters"]],
        "{files}": [line for file in files for line in _lines_of(file, say)],
        "{terms}": [line for one in asked for line in _asked(one, language, say)],
        "{whole}": [line for line in (whole, not_for_redistribution(asked, language, say)) if line],
        "{sources}": [line for credit in credited for line in _credited(credit, language, say)]
        or [say(mark("None: these rows are not read from a document."))],
    }
    slots = {name: made_of[name] for name in ("address", "made")}
    parts = [[say(TITLE), say(mark("Taken on {made} from {address}"), **slots)]]
    for heading, lines in _READ_ME:
        part = [say(heading)]
        for line in lines:
            written = filled.get(line)
            part += map(_indented, [say(line, **slots)] if written is None else written)
        parts.append(part)
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _indented(line: str) -> str:
    """A line below a heading, one line whatever is in it; what belongs to the line above begins
    with two spaces."""
    return f"{'    ' if line.startswith('  ') else '  '}{one_line(line)}"


def _lines_of(file: _File, say: Say) -> list[str]:
    said = say(
        mark("{file}: {count} rows, each {what}"),
        file=file.name,
        count=str(file.rows),
        what=say(file.what),
    )
    return [said, f"  sha256 {file.sha256}"]


def _credited(credit: Credit, language: str, say: Say) -> list[str]:
    terms = say(mark("Terms: {terms}"), terms=worded(credit.terms, language, say))
    return [f"{credit.title}. {credit.publisher}. {credit.url}", f"  {terms}"]


def _asked(one: Terms, language: str, say: Say) -> list[str]:
    """Terms, the address of their text, and what they ask."""
    label, note = worded(one.label, language, say), one.explained(language)
    label = label if label == one.label else f"{label} (terms: `{one.label}`)"
    named = f"{label} ({one.url})" if one.url else label
    return [named, f"  {note}"] if note else [named]


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
