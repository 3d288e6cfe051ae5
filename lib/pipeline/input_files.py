"""Bytes of a file -> its text; what cannot be read is named by place and rule."""

import sys
from pathlib import Path

from lib.files.local_files import bounded, received, utf8
from lib.model import DataError
from lib.reader.documents import ENDINGS, Document, plain_text, text_of
from lib.reader.documents.limits import UPLOAD_BYTES

STANDARD_INPUT = "-"
"""A path that stands for standard input, as is usual on a command line."""

_SPOKEN = "standard input"


def place_of(data: Path, path: Path) -> str:
    """What errors call a file of the data folder: its path from the folder that holds that."""
    return f"{data.resolve().name}/{path.relative_to(data).as_posix()}"


def decoded(data: Path, path: Path) -> str:
    """A file people edit; a byte order mark, as spreadsheets write it, is passed over."""
    place = place_of(data, path)
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise DataError(place, "it is a pipe or a device, no file")
    return utf8(place, received(place, path), "utf-8-sig")


def document_of(name: str) -> tuple[str, Document]:
    """The document in the file `name` (in standard input for ``-``), and what errors call it. A
    file whose name does not say what it is is taken for a text."""
    if name == STANDARD_INPUT:
        return _SPOKEN, plain_text(_SPOKEN, bounded(_SPOKEN, sys.stdin.buffer, UPLOAD_BYTES))
    path = Path(name)
    content = received(name, path, UPLOAD_BYTES)
    if path.suffix.lower() not in ENDINGS:
        return name, plain_text(name, content)
    try:
        return name, text_of(path.name, content)
    except DataError as error:
        raise DataError(name, error.rule) from None
