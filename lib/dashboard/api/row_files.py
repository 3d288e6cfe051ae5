"""One answer as a file: its bytes, and what is said of them on the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Mapping, MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from lib import store
from lib.dashboard import exports
from lib.dashboard.api.file_request import EVERYTHING, Wanted, wanted
from lib.dashboard.narrative import wording
from lib.dashboard.queries import COMPUTED, partners, take
from lib.dashboard.queries.extracts import ADDED
from lib.dashboard.views import query_of, reviewed, run
from lib.dashboard.views.address import parameter_of
from lib.dashboard.views.catalogue import chosen_option
from lib.dashboard.views.claims_page import REVIEW
from lib.dashboard.views.menus import file_address
from lib.model import Rows, Tables

if TYPE_CHECKING:
    import pandas as pd

_MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
    "zip": "application/zip",
    "jsonld": "application/ld+json",
}
STATIC_FORMS = ("csv", "json")
"""The forms in which a published site has the rows of its charts: those that need no program."""


@dataclass(frozen=True, slots=True)
class File:
    """An answer's bytes and its headers.

    `changed` is when the newest table it was made of changed, in seconds since 1970.
    """

    content: bytes
    headers: Mapping[str, str]
    changed: float

    @property
    def size(self) -> int:
        """The bytes it takes to keep."""
        return len(self.content)


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file and the name under which it is saved."""

    name: str
    content: bytes


def made(question: Wanted, directory: Path) -> File:
    """The file a question asks for, from the tables in a folder.

    A table that cannot be read raises `DataError`, a choice that is not there `ChoiceError`.
    """
    tables = store.tables(directory)
    if question.name == EVERYTHING:
        return _archive(question, tables)
    if question.name == REVIEW:
        return _review(question, tables)
    rows = _rows(question, tables)
    content = _content(question, rows, tables.changed)
    return File(content, _headers(question, rows, content, tables.changed), tables.changed)


def files_of(
    rows: Rows, tables: Tables, language: str, frames: MutableMapping[Hashable, pd.DataFrame]
) -> Mapping[str, NamedFile]:
    """The rows of a chart as CSV and JSON, by form: the bytes that their addresses answer with.

    Two charts of one page often have the same rows: `frames` keeps them for whoever asks next.
    """
    found = {}
    for form in STATIC_FORMS:
        path, _, query = file_address(rows, form, language).partition("?")
        pairs = parse_qsl(query, keep_blank_values=True)
        question = wanted(path.rpartition("/")[2], pairs)
        key = _same_rows(question, tables)
        if key not in frames:
            frames[key] = _rows(question, tables)
        content = _content(question, frames[key], tables.changed)
        found[form] = NamedFile(_name_of(question, frames[key]), content)
    return found


def _same_rows(question: Wanted, tables: Tables) -> Hashable:
    """What two questions have in common that have the same rows: a default is the same as no
    choice."""
    partners_of = question.partners if question.partners is not None else partners(tables)
    choices = tuple(
        (name, chosen_option(question.name, name, question.choices.get(name), tables, partners_of))
        for name in (() if question.name in store.TABLES else query_of(question.name).options)
    )
    return (question.name, question.partners, choices, question.language)


def _archive(question: Wanted, tables: Tables) -> File:
    """All tables about the partners, in one zip that says what is in it."""
    chosen = question.partners
    made = datetime.fromtimestamp(tables.changed, UTC).date()
    words = wording(question.language)
    all_rows = words.text("All rows.")
    content = exports.archive(
        {name: take(name, tables, chosen, question.language) for name in store.TABLES},
        {name: _described(name) for name in store.TABLES},
        filters=f"partner: {','.join(chosen) or 'none'}." if chosen is not None else all_rows,
        address=question.origin,
        made=made,
        language=question.language,
        say=words.text,
    )
    name = exports.file_name(EVERYTHING, chosen, None, "zip", parameter_of(question.language))
    return File(content, _headers_of(content, name, "zip", tables.changed), tables.changed)


def _review(question: Wanted, tables: Tables) -> File:
    """A claim for machines, of the tables that everybody has."""
    found = reviewed(tables, question.choices.get("claim"), question.language)
    asked = {"claim": found.code} | parameter_of(question.language)
    address = f"{question.origin}/claims?{urlencode(asked)}"
    content = exports.claim_review(
        found.claim,
        found.source,
        body=found.verdict,
        address=address,
        credit=found.credit,
        licences=found.licences,
        language=question.language,
    )
    name = exports.file_name(REVIEW, None, None, "jsonld", asked)
    headers = _headers_of(content, name, "jsonld", tables.changed)
    return File(content, headers, tables.changed)


def _described(name: str) -> exports.Description:
    table = store.TABLES[name]
    meanings = {**ADDED, **{column.name: column.meaning for column in table.columns}}
    return exports.Description(table.row, table.key, meanings)


def _rows(question: Wanted, tables: Tables) -> pd.DataFrame:
    """Without partners an answer is about every partner on record."""
    if question.name in store.TABLES:
        return take(question.name, tables, question.partners, question.language)
    chosen = question.partners
    if chosen is None:
        chosen = partners(tables)
    return run(question.name, tables, chosen, question.choices, question.language)


def _content(question: Wanted, rows: pd.DataFrame, changed: float) -> bytes:
    filters = {"partner": question.partners, **question.choices}
    match question.form:
        case "csv":
            return exports.csv_bytes(rows, bom=question.bom)
        case "xlsx":
            return exports.xlsx_bytes(rows, _about(question, changed))
        case "parquet":
            about = {"name": question.name, "filters": json.dumps(filters)}
            return exports.parquet_bytes(rows, about)
        case _:
            return exports.json_bytes(
                rows, name=question.name, filters=filters, language=question.language
            )


def _about(question: Wanted, changed: float) -> exports.About:
    """What a workbook says of itself; its day is that of its tables, so that it is the same file
    as long as they are."""
    filters = {
        "partner": ",".join(question.partners or ()),
        **question.choices,
        **parameter_of(question.language),
    }
    given = {key: value for key, value in filters.items() if value}
    asked = f"?{urlencode(given, safe=',')}" if given else ""
    return exports.About(
        question.name,
        " ".join(f"{key}: {value}." for key, value in given.items()),
        f"{question.origin}/data/{question.name}.{question.form}{asked}",
        datetime.fromtimestamp(changed, UTC).date(),
        {**COMPUTED, **store.meanings(question.name)},
        question.language,
        wording(question.language).text,
    )


def _headers(
    question: Wanted, rows: pd.DataFrame, content: bytes, changed: float
) -> dict[str, str]:
    return _headers_of(content, _name_of(question, rows), question.form, changed)


def _name_of(question: Wanted, rows: pd.DataFrame) -> str:
    query = None if question.name in store.TABLES else query_of(question.name)
    return exports.file_name(
        question.name,
        question.partners if query is None or query.by_partner else None,
        exports.years_of(rows),
        question.form,
        {**question.choices, **parameter_of(question.language)},
    )


def _headers_of(content: bytes, name: str, form: str, changed: float) -> dict[str, str]:
    # Of the content, not of the files: the same for every copy of the server, and another
    # when labels or forms change. Weak, since the answer may be compressed on its way.
    tag = hashlib.sha256(content).hexdigest()[:32]
    return {
        "Content-Type": _MEDIA_TYPES[form],
        "Content-Disposition": f'attachment; filename="{name}"',
        "ETag": f'W/"{tag}"',
        "Last-Modified": formatdate(changed, usegmt=True),
        "Cache-Control": "no-cache",
        "Accept-Ranges": "none",
        "Vary": "Accept-Encoding",
    }
