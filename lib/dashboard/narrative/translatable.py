"""Finds what is to be translated: the methods of ``pybabel extract`` (`pyproject.toml` names them).

Messages are the literal first words of a few calls in the code; of the ledger, what it notes to
figures and who is named in it.
"""

import ast
import csv
import tomllib
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO, TextIOWrapper
from typing import Any

from lib.dashboard.narrative.wording import APART, EXACTLY_ONE, NOTE, PERSON
from lib.model import TITLE

_CALLS: Mapping[str, tuple[str, slice]] = {
    "Table": ("gettext", slice(1, 2)),
    "text": ("gettext", slice(0, 1)),
    "say": ("gettext", slice(0, 1)),
    "mark": ("gettext", slice(0, 1)),
    "Message": ("gettext", slice(0, 1)),
    "plural": ("ngettext", slice(0, 2)),
    "counted": ("ngettext", slice(0, 2)),
    "mark_plural": ("ngettext", slice(0, 2)),
    "in_context": ("pgettext", slice(0, 2)),
    "Column": ("gettext", slice(2, 4)),
    "mark_note": ("note", slice(0, 1)),
}
"""The calls whose arguments are messages: as gettext calls that, and which arguments. A column of
a table is described to readers by its third, and by its fourth what an empty cell means."""

Found = tuple[int, str, str | tuple[str, ...], list[str]]


def messages(
    file: BytesIO, keywords: Any, comment_tags: Collection[str], options: Any
) -> Iterator[Found]:
    """The messages of a Python source."""
    for node in ast.walk(ast.parse(file.read())):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name not in _CALLS:
            continue
        kind, places = _CALLS[name]
        said = [
            argument.value
            for argument in node.args[places]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if kind == "note":
            for part in said:
                yield node.lineno, "pgettext", (NOTE, part), []
        elif kind == "gettext":
            yield from ((node.lineno, kind, message, []) for message in said)
        elif len(said) == places.stop - places.start:
            yield node.lineno, kind, tuple(said), []
            if kind == "ngettext" and "{count}" not in said[0]:
                yield node.lineno, "pgettext", (EXACTLY_ONE, said[0]), []


def notes(
    file: BytesIO, keywords: Any, comment_tags: Collection[str], options: Any
) -> Iterator[Found]:
    """The parts of the column `note` of a ledger, who is named in `author`, and what documents are
    in `title`."""
    rows = csv.DictReader(TextIOWrapper(file, "utf-8"))
    for row in rows:
        for part in filter(None, (row.get("note") or "").rstrip(".").split(APART)):
            yield rows.line_num, "pgettext", (NOTE, part), []
        for context, column in ((PERSON, "author"), (TITLE, "title")):
            if row.get(column):
                yield rows.line_num, "pgettext", (context, row[column]), []


def list_notes(
    file: BytesIO, keywords: Any, comment_tags: Collection[str], options: Any
) -> Iterator[Found]:
    """The notes of a code list that has them in English alone."""
    for note in _notes_in(tomllib.loads(file.read().decode())):
        for part in note.rstrip(".").split(APART):
            yield 1, "pgettext", (NOTE, part), []


def _notes_in(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get("note"), str):
            yield value["note"]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _notes_in(one)
