"""The bytes and the text of a file on this machine; what cannot be read or written is named."""

from pathlib import Path
from typing import IO

from lib.files.atomic_write import clear, replace
from lib.model import DataError

_MEGABYTE = 1_000_000


def received(place: str, path: Path, most: int | None = None) -> bytes:
    """The bytes of a file; `DataError` where it cannot be read, or has more than `most`."""
    try:
        with open(path, "rb") as file:
            return bounded(place, file, most)
    except OSError as error:
        raise DataError(place, f"it cannot be read ({error.strerror})") from None
    except DataError:
        raise
    except ValueError as error:  # a path with a null character
        raise DataError(place, f"it cannot be read ({error})") from None


def bounded(place: str, file: IO[bytes], most: int | None) -> bytes:
    """What an open file has; of more than `most` bytes no more is read, and `DataError` raised.
    So an input without an end, such as a device, is not read for ever."""
    found = file.read(-1 if most is None else most + 1)
    if most is not None and len(found) > most:
        raise DataError(place, f"it has more than the {most // _MEGABYTE} MB that are read")
    return found


def keep(place: str, path: Path, text: str) -> None:
    """Write a file, in one step where it is one: whoever is killed leaves the old or the new one.
    `DataError` where it cannot be written."""
    try:
        if path.exists() and not path.is_file():  # a terminal, a pipe
            path.write_text(text, "utf-8", newline="\n")
            return
        target = path.resolve()
        clear(target)
        replace(target, text.encode())
    except OSError as error:
        raise DataError(place, f"it cannot be written ({error.strerror})") from None


def utf8(place: str, found: bytes, encoding: str) -> str:
    """The text; `encoding` is ``utf-8`` or, to pass over a byte order mark, ``utf-8-sig``."""
    try:
        return found.decode(encoding)
    except UnicodeDecodeError as error:
        row = found.count(b"\n", 0, error.start) + 1
        rule = f"byte 0x{found[error.start]:02x} is not UTF-8"
        raise DataError(f"{place}, row {row}", rule) from None
