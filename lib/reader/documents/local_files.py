"""The bytes and the text of a file on this machine; what cannot be read is named."""

from pathlib import Path

from lib.model import DataError


def received(place: str, path: Path) -> bytes:
    """The bytes of a file; `DataError` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(place, f"it cannot be read ({error.strerror})") from None
    except ValueError as error:  # a path with a null character
        raise DataError(place, f"it cannot be read ({error})") from None


def utf8(place: str, found: bytes, encoding: str) -> str:
    """The text; `encoding` is ``utf-8`` or, to pass over a byte order mark, ``utf-8-sig``."""
    try:
        return found.decode(encoding)
    except UnicodeDecodeError as error:
        row = found.count(b"\n", 0, error.start) + 1
        rule = f"byte 0x{found[error.start]:02x} is not UTF-8"
        raise DataError(f"{place}, row {row}", rule) from None
