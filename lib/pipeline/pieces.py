"""Folders and files -> pieces, one an article, in an order that is always the same.

A document is one piece; so is each row of a table with a column ``text``. Rows are handed on
as they stand, or the document as its path: whoever reads the piece opens it. However large a
folder, a file or a line, little of it is held.
"""

import contextlib
import csv
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from lib.model import DataError
from lib.reader.documents import ENDINGS
from lib.reader.documents.decoding import encoding_of
from lib.reader.documents.limits import TEXT_CHARACTERS, UPLOAD_BYTES
from lib.store import foreign_rows

COLUMNS = frozenset(
    ("text", "title", "publisher", "author", "url", "published", "language", "speaker")
)
"""What a row of a table may say of an article; other columns are passed over."""

_ALSO = {
    **dict.fromkeys(("body", "content", "article", "article text", "full text"), "text"),
    **dict.fromkeys(("текст", "текст статьи", "статья", "макала", "тексти"), "text"),
    **dict.fromkeys(("headline", "heading", "заголовок", "название", "аталышы"), "title"),
    **dict.fromkeys(("source", "outlet", "media", "publication", "newspaper"), "publisher"),
    **dict.fromkeys(("издание", "источник", "сми", "булак", "басылма"), "publisher"),
    **dict.fromkeys(("byline", "автор", "автору"), "author"),
    **dict.fromkeys(("link", "address", "web address", "ссылка", "адрес", "шилтеме"), "url"),
    **dict.fromkeys(
        ("date", "day", "published on", "published at", "publication date"), "published"
    ),
    **dict.fromkeys(("date published", "pubdate", "дата", "дата публикации"), "published"),
    **dict.fromkeys(("опубликовано", "күнү", "датасы", "жарыяланган күнү"), "published"),
    **dict.fromkeys(("lang", "язык", "тил", "тили"), "language"),
    **dict.fromkeys(("said by", "спикер", "кто говорит", "сүйлөгөн"), "speaker"),
}
"""What else people call these columns."""

_BETWEEN_WORDS = re.compile(r"[\s_\ufeff-]+")
_SIGNS = (",", ";", "\t", "|")
"""What may stand between cells: Excel writes what the country writes its lists with."""
_SEPARATOR_NAMED = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n", re.IGNORECASE)
"""The line that tells Excel."""
_NAMES_SHOWN = 8
_NO_FILE = "it is a pipe, a device or a folder, no file"
_NOTHING_THERE = "it is a link to nothing"
_NO_ROW = "it has no article in it"
_NO_TEXT = "it has no column 'text'; its columns are {names}"


@dataclass(frozen=True, slots=True)
class Piece:
    """What may be an article, not looked into yet."""

    place: str
    """The file, and the row where it is a table: what a report calls it."""
    weight: float
    """Bytes on disk."""
    path: Path | None = None
    """A document."""
    content: bytes | None = None
    """Its bytes, where it is read on another machine."""
    row: Mapping[str, Any] = field(default_factory=dict)
    """A row of a table."""
    line: bytes | None = None
    """A row as a line of JSON."""
    fault: str = ""
    """Why it cannot be read."""


def files(named: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, by name.

    A folder that cannot be looked into stands for itself, and so do pipes, devices, links to
    nothing and, within a folder, links to folders, which may lead round in a circle. One that is
    named and not there raises `DataError`.
    """
    for path in named:
        if path.is_dir():
            yield from _within(path)
        else:
            expect_there(path)
            yield path


def expect_there(path: Path) -> None:
    """Raise `DataError` where nothing is there."""
    if not path.exists():
        raise DataError(path, "there is no such file or folder")


def is_read(path: Path) -> bool:
    """Whether a file is of a kind that is read, by its name."""
    return path.suffix.lower() in (*ENDINGS, *_ROWS)


def size_of(path: Path) -> int:
    """Bytes on disk; none of a file that has gone meanwhile."""
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return 0


def pieces(path: Path) -> Iterator[Piece]:
    """The pieces of one file. What ends it early is a piece with a fault."""
    place, rows = shown(path), _ROWS.get(path.suffix.lower())
    if not path.is_file():
        yield Piece(place, 0, fault=_NO_FILE if path.exists() else _NOTHING_THERE)
        return
    if rows is None:
        yield Piece(place, size_of(path), path=path)
        return
    is_empty = True
    try:
        for piece in rows(path, place):
            is_empty = False
            yield piece
        if is_empty:
            yield Piece(place, 0, fault=_NO_ROW)
    except UnicodeDecodeError as error:
        yield Piece(place, 0, fault=f"byte 0x{error.object[error.start]:02x} is not UTF-8")
    except OSError as error:
        yield Piece(place, 0, fault=f"it cannot be read ({error.strerror})")
    except csv.Error as error:
        yield Piece(place, 0, fault=f"it is no CSV ({error})")
    except DataError as error:
        yield Piece(place, 0, fault=str(error.rule))


def _within(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _within(Path(entry.path))
        else:
            yield Path(entry.path)


def _lines_of_json(path: Path, place: str) -> Iterator[Piece]:
    with open(path, "rb") as file:
        for number, line in enumerate(_lines(file), 1):
            here = f"{place}, line {number}"
            if len(line) > UPLOAD_BYTES:
                yield Piece(here, len(line), fault="the line is too long")
            elif line.strip():
                yield Piece(here, len(line), line=line)


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """Lines; of one that is too long the beginning, a byte more than is allowed."""
    while line := file.readline(UPLOAD_BYTES + 1):
        yield line
        while len(line) > UPLOAD_BYTES and not line.endswith(b"\n"):
            line = file.readline(UPLOAD_BYTES + 1)
            if not line:
                return


def _csv(path: Path, place: str) -> Iterator[Piece]:
    csv.field_size_limit(TEXT_CHARACTERS)
    with open(path, "rb") as file:
        encoding = encoding_of(file)
    with open(path, encoding=encoding, errors="replace", newline="") as file:
        lines = _short_lines(file)
        first = next(lines, "")
        named = _SEPARATOR_NAMED.fullmatch(first)
        separator = named[1] if named else _separator(first)
        reader = csv.reader(
            lines if named else chain([first], lines), delimiter=separator, strict=True
        )
        try:
            yield from _rows_below(reader, place, 1 if named else 0)
        except csv.Error as error:
            line = reader.line_num + bool(named)
            yield Piece(f"{place}, line {line}", 0, fault=f"it is no CSV ({error})")


def _rows_below(reader: Any, place: str, above: int) -> Iterator[Piece]:
    """The rows below a header; `above` are the lines before it."""
    names = called(next(reader, []))
    if "text" not in names:
        raise DataError(place, _NO_TEXT.format(names=_listed(names)))
    _expect_once(place, names)
    for row in reader:
        here = f"{place}, line {reader.line_num + above}"
        told = {name: cell for name, cell in zip(names, row, strict=False) if name in COLUMNS}
        if any(cell.strip() for cell in row[len(names) :]):
            yield Piece(here, 0, fault=f"it has {len(row)} cells, the header {len(names)}")
        elif any(cell.strip() for cell in row):
            weight = sum(map(len, told.values()))
            yield Piece(here, weight, row=told)


def _expect_once(place: str, names: Iterable[str]) -> None:
    """Whether no column is there twice: one of the two would count, and nobody knows which."""
    for name, count in Counter(name for name in names if name in COLUMNS).items():
        if count > 1:
            raise DataError(place, f"{count} of its columns are called {name!r}")


def _separator(header: str) -> str:
    """The sign between cells: the one that parts the names of columns, whatever is in them."""
    found = [(len(set(_names(header, sign)) & COLUMNS), header.count(sign)) for sign in _SIGNS]
    return _SIGNS[found.index(max(found))]


def _names(header: str, separator: str) -> list[str]:
    try:
        return called(next(csv.reader([header], delimiter=separator), []))
    except csv.Error:
        return []


def called(header: Sequence[str]) -> list[str]:
    """What we call the columns of a table, by what its maker calls them; each name once."""
    plain = [_BETWEEN_WORDS.sub(" ", name).strip().casefold() for name in header]
    known = [name if name in COLUMNS else _ALSO.get(name, name) for name in plain]
    return [
        name if name == own or (name not in plain and name not in known[:index]) else own
        for index, (name, own) in enumerate(zip(known, plain, strict=True))
    ]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(name[:40]) for name in names[:_NAMES_SHOWN] if name) or "nothing"


def _short_lines(file: IO[str]) -> Iterator[str]:
    while line := file.readline(TEXT_CHARACTERS + 1):
        if len(line) > TEXT_CHARACTERS:
            raise csv.Error("a line is too long")
        yield line


def _parquet(path: Path, place: str) -> Iterator[Piece]:
    size = size_of(path)
    for number, (row, part) in enumerate(foreign_rows(path, COLUMNS, place), 1):
        if "text" not in row:
            raise DataError(place, "it has no column 'text'")
        yield Piece(f"{place}, row {number}", size * part, row=row)


def _workbook(path: Path, place: str) -> Iterator[Piece]:
    yield Piece(place, 0, fault="it is a workbook: save its sheet as CSV, which is read")


_ROWS: Mapping[str, Callable[[Path, str], Iterator[Piece]]] = MappingProxyType(
    {
        **{".jsonl": _lines_of_json, ".csv": _csv, ".tsv": _csv, ".parquet": _parquet},
        **dict.fromkeys((".xlsx", ".xls", ".ods"), _workbook),
    }
)
"""How the rows of each kind of table are found, by the ending of its name."""

KINDS = (*ENDINGS, *(ending for ending, rows in _ROWS.items() if rows is not _workbook))
"""The endings of files that are read."""


def shown(path: Path) -> str:
    """A path that cannot steer a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in str(path))
