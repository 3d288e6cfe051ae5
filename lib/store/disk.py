"""Bytes that are on disk once a function has returned, whatever happens to the machine."""

import contextlib
import os
from pathlib import Path


def put(path: Path, content: bytes) -> None:
    """Write a new file and flush it to disk."""
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        flush(file.fileno())


def replace(path: Path, content: bytes) -> None:
    """Put a file in place of another in one step: a reader sees the old or the new one.

    Where that fails the old file is there, and `OSError` says why.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    old = path.read_bytes() if path.exists() else None
    try:
        put(aside, content)
        os.replace(aside, path)
        flush_folder(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
            _restore(path, old, content)
        raise


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder to disk, where folders can be opened: not on Windows."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        flush(handle)
    finally:
        os.close(handle)


def flush(handle: int) -> None:
    """Flush an open file to disk."""
    os.fsync(handle)


def _restore(path: Path, old: bytes | None, new: bytes) -> None:
    """What could not be made to last is taken back, as nobody may rely on it."""
    if not path.exists() or path.read_bytes() != new:
        return
    if old is None:
        path.unlink()
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    aside.write_bytes(old)
    os.replace(aside, path)
