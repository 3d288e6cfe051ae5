"""The door: name, size and first bytes are looked at, then each kind goes its way."""

import re
from dataclasses import replace
from datetime import date
from pathlib import PureWindowsPath

from lib.model import DataError, Message, RefusedError, mark
from lib.model.wrapping import unwrapped
from lib.reader.documents.cleaning import clean
from lib.reader.documents.decoding import decode
from lib.reader.documents.document import Document
from lib.reader.documents.limits import MEGABYTE, TEXT_CHARACTERS, UPLOAD_BYTES
from lib.reader.documents.refusals import rule_of, too_long
from lib.reader.documents.sandbox import read_in_sandbox

_KINDS = {".txt": "text", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf"}

ENDINGS = tuple(_KINDS)
"""Of the names of files that are read."""

_PDF, _ZIP, _PICTURE, _PACKED = (
    mark("a PDF"),
    mark("a zip archive"),
    mark("a picture"),
    mark("a packed file"),
)
_SIGNATURES = {
    b"%PDF-": _PDF,
    b"PK\x03\x04": _ZIP,
    b"PK\x05\x06": _ZIP,
    b"\xd0\xcf\x11\xe0": mark("an old Word file, or one locked with a password"),
    rb"{\rtf": mark("rich text"),
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"\x1f\x8b": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"Rar!": _PACKED,
}
"""How files begin that are not text."""

_EXPECTED = {"docx": _ZIP, "pdf": _PDF}
_CALLED = {"docx": mark("a Word file"), "pdf": _PDF}
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
            raise RefusedError(
                Message(
                    "the ending '{ending}' is not one of {endings}",
                    ending=ending,
                    endings=", ".join(_KINDS),
                )
            )
        expected = Message("it ends in '{ending}'", ending=ending)
        document = _read(_KINDS[ending], expected, content)
    except ValueError as error:
        raise DataError(place, rule_of(error)) from None
    return replace(document, published=_day_in(place) or document.published)


def plain_text(place: str, content: bytes) -> Document:
    """The text of bytes that have no name, or one that does not say what they are; `place` is
    what errors call them."""
    try:
        return _read("text", Message("it is taken for a text"), content)
    except ValueError as error:
        raise DataError(place, rule_of(error)) from None


def _read(kind: str, expected: Message, content: bytes) -> Document:
    if not content:
        raise RefusedError(Message("it has 0 bytes"))
    if len(content) > UPLOAD_BYTES:
        raise RefusedError(
            Message(
                "{count} bytes are more than the {most} MB that are read",
                count=len(content),
                most=UPLOAD_BYTES // MEGABYTE,
            )
        )
    _must_begin_as(kind, expected, content)
    document = _plain(content) if kind == "text" else read_in_sandbox(kind, content)
    _must_be_writing(document.text)
    lost = _broken(document.text)
    return replace(document, notes=(*document.notes, lost)) if lost else document


def _broken(text: str) -> Message | None:
    """What is to be said of a text that lost characters on its way."""
    count = text.count("\ufffd")
    if not count:
        return None
    return Message(
        "Characters that could not be read and are shown as \ufffd: {count}.", count=count
    )


def _day_in(name: str) -> date | None:
    """The day that a name has in it; a run of figures that is none is passed over."""
    found = DAY_IN_A_NAME.search(name)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _must_begin_as(kind: str, expected: Message, content: bytes) -> None:
    """The first bytes and the ending say the same, or nothing is tried."""
    found = next((what for head, what in _SIGNATURES.items() if content.startswith(head)), None)
    if found is None and kind == "pdf" and b"%PDF-" in content[:_HEAD]:
        found = _PDF
    if found == _EXPECTED.get(kind):
        return
    if found:
        raise RefusedError(
            Message("{expected} but begins like {found}", expected=expected, found=Message(found))
        )
    raise RefusedError(
        Message(
            "{expected} but does not begin like {kind}",
            expected=expected,
            kind=Message(_CALLED[kind]),
        )
    )


def _plain(content: bytes) -> Document:
    """The document in a file that is its text."""
    if len(content) > _BYTES_A_CHARACTER * TEXT_CHARACTERS:
        raise RefusedError(
            Message(
                "{count} bytes are more than {most} characters take",
                count=len(content),
                most=TEXT_CHARACTERS,
            )
        )
    return written(decode(content).text)


def written(text: str) -> Document:
    """The document that a text is; `RefusedError` with the rule it breaks."""
    if "\0" in text:
        raise RefusedError(
            Message("character {place} is NUL, which no text holds", place=text.index("\0"))
        )
    if len(text) > TEXT_CHARACTERS:
        raise too_long(len(text), TEXT_CHARACTERS)
    return Document(unwrapped(clean(text)))


def _must_be_writing(text: str) -> None:
    """There is a text, and it is not what bytes of something else look like."""
    if not text.strip():
        raise RefusedError(
            Message("there is no text in it; of a scan only the letters beneath can be read")
        )
    broken = text.count("\ufffd")
    if broken > _NOT_WRITING * len(text):
        raise RefusedError(
            Message(
                "{broken} of {count} characters are of no writing", broken=broken, count=len(text)
            )
        )


def _shown_name(name: str) -> str:
    """The last part of a path of any system, on one line, at most 80 characters long."""
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(c if c.isprintable() else "?" for c in last).strip() or "?"
    return shown if len(shown) <= 80 else f"{shown[:60]}…{shown[-19:]}"
