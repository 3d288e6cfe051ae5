"""The door: name, size and first bytes are looked at, then each kind goes its way."""

import re
from dataclasses import replace
from datetime import date
from pathlib import PureWindowsPath

from lib.documents.apart import read_apart
from lib.documents.cleaning import clean
from lib.documents.decoding import decode
from lib.documents.document import Document
from lib.documents.limits import MEGABYTE, TEXT_CHARACTERS, UPLOAD_BYTES
from lib.model import DataError
from lib.model.wrapping import unwrapped

_KINDS = {".txt": "text", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf"}

ENDINGS = tuple(_KINDS)
"""Of the names of files that are read."""

_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive",
    b"PK\x05\x06": "a zip archive",
    b"\xd0\xcf\x11\xe0": "an old Word file, or one locked with a password",
    rb"{\rtf": "rich text",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a packed file",
    b"7z\xbc\xaf": "a packed file",
    b"Rar!": "a packed file",
}
"""How files begin that are not text."""

_EXPECTED = {"docx": "a zip archive", "pdf": "a PDF"}
_CALLED = {"docx": "a Word file", "pdf": "a PDF"}
_HEAD = 1_024
"""Bytes among which a PDF may begin."""

DAY_IN_A_NAME = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")

_BYTES_A_CHARACTER = 4
"""In UTF-8 and UTF-32 at most."""

_NOT_WRITING = 0.05
"""Share of characters that are none above which the whole is no text."""


def text_of(name: str, content: bytes) -> Document:
    """The text of an upload: `name` as the reader's machine gave it, `content` its bytes.

    A day in the name, as in 2024-10-16.txt, is the day of publication. Raises `DataError` with
    one sentence that begins with the file's name, free of folders and of characters that could
    mislead. Nothing is written down, run or fetched.
    """
    place = _shown_name(name)
    ending = PureWindowsPath(place).suffix.lower()
    try:
        if ending not in _KINDS:
            raise ValueError(f"the ending '{ending}' is not one of {', '.join(_KINDS)}")
        document = _read(_KINDS[ending], f"it ends in '{ending}'", content)
    except ValueError as error:
        raise DataError(place, str(error)) from None
    return replace(document, published=_day_in(place) or document.published)


def plain_text(place: str, content: bytes) -> Document:
    """The text of bytes that have no name, or one that does not say what they are; `place` is
    what errors call them."""
    try:
        return _read("text", "it is taken for a text", content)
    except ValueError as error:
        raise DataError(place, str(error)) from None


def _read(kind: str, expected: str, content: bytes) -> Document:
    if not content:
        raise ValueError("it has 0 bytes")
    if len(content) > UPLOAD_BYTES:
        limit = UPLOAD_BYTES // MEGABYTE
        raise ValueError(f"{len(content)} bytes are more than the {limit} MB that are read")
    _must_begin_as(kind, expected, content)
    document = _plain(content) if kind == "text" else read_apart(kind, content)
    _must_be_writing(document.text)
    return document


def _day_in(name: str) -> date | None:
    """The day that a name has in it; a run of figures that is none is passed over."""
    found = DAY_IN_A_NAME.search(name)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _must_begin_as(kind: str, expected: str, content: bytes) -> None:
    """The first bytes and the ending say the same, or nothing is tried."""
    found = next((what for mark, what in _SIGNATURES.items() if content.startswith(mark)), None)
    if found is None and kind == "pdf" and b"%PDF-" in content[:_HEAD]:
        found = "a PDF"
    if found == _EXPECTED.get(kind):
        return
    if found:
        raise ValueError(f"{expected} but begins like {found}")
    raise ValueError(f"{expected} but does not begin like {_CALLED[kind]}")


def _plain(content: bytes) -> Document:
    """The document in a file that is its text."""
    if len(content) > _BYTES_A_CHARACTER * TEXT_CHARACTERS:
        raise ValueError(f"{len(content)} bytes are more than {TEXT_CHARACTERS} characters take")
    return written(decode(content).text)


def written(text: str) -> Document:
    """The document that a text is; `ValueError` with the rule it breaks."""
    if "\0" in text:
        raise ValueError(f"character {text.index(chr(0))} is NUL, which no text holds")
    if len(text) > TEXT_CHARACTERS:
        raise ValueError(f"{len(text)} characters are more than {TEXT_CHARACTERS}")
    return Document(unwrapped(clean(text)))


def _must_be_writing(text: str) -> None:
    """There is a text, and it is not what bytes of something else look like."""
    if not text.strip():
        raise ValueError("there is no text in it; of a scan only the letters beneath can be read")
    broken = text.count("\ufffd")
    if broken > _NOT_WRITING * len(text):
        raise ValueError(f"{broken} of {len(text)} characters are of no writing")


def _shown_name(name: str) -> str:
    """The last part of a path of any system, on one line, at most 80 characters long."""
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(c if c.isprintable() else "?" for c in last).strip() or "?"
    return shown if len(shown) <= 80 else f"{shown[:60]}…{shown[-19:]}"
