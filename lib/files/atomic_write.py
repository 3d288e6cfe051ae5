"""Bytes that are on disk once a function has returned, whatever happens to the machine."""

import contextlib
import os
import shutil
import time
from collections.abc import Callable
from glob import escape
from pathlib import Path
from typing import BinaryIO, TypeVar

_IN_USE = (5, 32, 33)
"""What Windows says (access denied, sharing or lock violation) of a file that is open elsewhere
or being replaced. It passes: readers of the manifest hold it open for less than a millisecond."""

_SECONDS_IN_USE = 2.0
_PAUSE = 0.01
_SECONDS_AT_WORK = 3600
"""So old is what a writer left behind that was killed; what is younger may be at work."""

T = TypeVar("T")


def put(path: Path, content: bytes) -> None:
    """Write a new file and flush it to disk."""
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        flush(file.fileno())


def opened(path: Path) -> BinaryIO:
    """The file, open for reading, also where it is being replaced at this moment."""
    return _patiently(lambda: open(path, "rb"))


def replace(path: Path, content: bytes) -> None:
    """Put a file in place of another in one step: a reader sees the old or the new one.

    Who may read it stays as it was. Where that fails the old file is there, and `OSError` says why.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    old = path.read_bytes() if path.exists() else None
    try:
        put(aside, content)
        if old is not None:
            shutil.copymode(path, aside)
        take_place(aside, path)
        flush_folder(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
            _restore(path, old, content)
        raise


def clear(path: Path) -> None:
    """Take away what writers of a file left behind that were killed."""
    for left in path.parent.glob(f".{escape(path.name)}.*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _SECONDS_AT_WORK:
                left.unlink()


def take_place(new: Path, old: Path) -> None:
    """Rename a file over another in one step."""
    _patiently(lambda: os.replace(new, old))


def move(old: Path, new: Path) -> None:
    """Give a file or folder another name, which nothing has yet, and flush both names to disk."""
    _patiently(lambda: os.rename(old, new))
    for folder in {old.parent, new.parent}:
        flush_folder(folder)


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder to disk, where folders can be opened: not on Windows."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        flush(handle)
    finally:
        os.close(handle)


def flush_file(path: Path) -> None:
    """Flush a file to disk that another wrote."""
    with open(path, "rb") as file:
        flush(file.fileno())


def flush(handle: int) -> None:
    """Flush an open file to disk."""
    os.fsync(handle)


def _patiently(call: Callable[[], T]) -> T:
    """Try again for a moment while Windows says that the file is in use."""
    deadline = time.monotonic() + _SECONDS_IN_USE
    while True:
        try:
            return call()
        except OSError as error:
            if getattr(error, "winerror", None) not in _IN_USE or time.monotonic() >= deadline:
                raise
            time.sleep(_PAUSE)


def _restore(path: Path, old: bytes | None, new: bytes) -> None:
    """What could not be made to last is taken back, as nobody may rely on it."""
    if old == new or not path.exists() or path.read_bytes() != new:
        return
    if old is None:
        path.unlink()
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        aside.write_bytes(old)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
