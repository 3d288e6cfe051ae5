"""Folders and files -> pieces, one an article, in an order that is always the same.

A document is one piece; so is each row of a table with a column ``text``. Rows are handed on
as they stand, or the document as its path: whoever reads the piece opens it. However large a
folder, a file or a line, little of it is held.
"""

import contextlib
import csv
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from lib.documents import ENDINGS
from lib.documents.limits import TEXT_CHARACTERS, UPLOAD_BYTES
from lib.model import DataError
from lib.store import foreign_rows

COLUMNS = frozenset(
    ("text", "title", "publisher", "author", "url", "published", "language", "speaker")
)
"""What a row of a table may say of an article; other columns are passed over."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What may be an article, not looked into yet."""

    place: str
    """The file, and the row where it is a table: what a report calls it."""
    weight: float
    """Bytes on disk."""
    path: Path | None = None
    """A document."""
    row: Mapping[str, Any] = field(default_factory=dict)
    """A row of a table."""
    line: bytes | None = None
    """A row as a line of JSON."""
    fault: str = ""
    """Why it cannot be read."""


def files(named: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, by name; links to folders are not followed.

    A folder that cannot be looked into stands for itself. One that is named and not there raises
    `DataError`.
    """
    for path in named:
        if path.is_dir():
            yield from _within(path)
        elif path.exists():
            yield path
        else:
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
    place, rows = _shown(path), _ROWS.get(path.suffix.lower())
    if rows is None:
        yield Piece(place, size_of(path), path=path)
        return
    try:
        yield from rows(path, place)
    except UnicodeDecodeError as error:
        yield Piece(place, 0, fault=f"byte 0x{error.object[error.start]:02x} is not UTF-8")
    except OSError as error:
        yield Piece(place, 0, fault=f"it cannot be read ({error.strerror})")
    except csv.Error as error:
        yield Piece(place, 0, fault=f"it is no CSV ({error})")
    except DataError as error:
        yield Piece(place, 0, fault=error.rule)


def _within(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _within(Path(entry.path))
        elif entry.is_file():
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
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(_short_lines(file), strict=True)
        if "text" not in (reader.fieldnames or ()):
            raise DataError(place, "it has no column 'text'")
        for row in reader:
            told = {name: row[name] for name in COLUMNS if name in row}
            weight = sum(len(cell or "") for cell in told.values())
            yield Piece(f"{place}, line {reader.line_num}", weight, row=told)


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


_ROWS: Mapping[str, Callable[[Path, str], Iterator[Piece]]] = MappingProxyType(
    {".jsonl": _lines_of_json, ".csv": _csv, ".parquet": _parquet}
)
"""How the rows of each kind of table are found, by the ending of its name."""


def _shown(path: Path) -> str:
    """A path that cannot steer a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in str(path))
