"""The door: the file's name and size are looked at, then each kind goes its way."""

import re
from pathlib import PureWindowsPath

from lib.documents.document import Document
from lib.documents.limits import MEGABYTE, TEXT_CHARACTERS, UPLOAD_BYTES
from lib.model import DataError

ENDINGS = (".txt",)


def text_of(name: str, content: bytes) -> Document:
    """The text of an upload: `name` as the reader's machine gave it, `content` its bytes.

    Raises `DataError` with one sentence that begins with the file's name, free of folders and
    of characters that could mislead. Nothing is written down, run or fetched.
    """
    place = _shown_name(name)
    ending = PureWindowsPath(place).suffix.lower()
    if ending not in ENDINGS:
        raise DataError(place, f"the ending '{ending}' is not one of {', '.join(ENDINGS)}")
    if len(content) > UPLOAD_BYTES:
        size = len(content) / MEGABYTE
        raise DataError(place, f"{size:.1f} MB is more than {UPLOAD_BYTES // MEGABYTE} MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(place, f"byte {error.start} is not UTF-8") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > TEXT_CHARACTERS:
        raise DataError(place, f"{len(text)} characters are more than {TEXT_CHARACTERS}")
    if not text.strip():
        raise DataError(place, "there is no text in it")
    return Document(text)


def _shown_name(name: str) -> str:
    """The last part of a path of any system, on one line, at most 80 characters long."""
    last = re.split(r"[/\\]", name)[-1]
    clean = "".join(c if c.isprintable() else "?" for c in last).strip()
    return clean if len(clean) <= 80 else f"{clean[:60]}…{clean[-19:]}"
