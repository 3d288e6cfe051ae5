"""Writers take turns.

The lock is the system's own (`filelock`: `flock`, on Windows `LockFileEx`): it goes with the
process that holds it, however that ends, so that there is never a stale lock to clear away. A
file beside it says who has it, since Windows lets nobody read what is locked. The library is
imported where a turn is taken: reading takes none.
"""

import contextlib
import os
import socket
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from lib.model import DataError, Message

_PAUSE = 0.01
"""Seconds between two tries."""


@contextlib.contextmanager
def turn(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock of the file `path`, which is made if need be.

    After so many seconds of waiting `DataError` says who holds it and since when; so it does
    where the system has no locks that go with a process.
    """
    import filelock

    place = f"{path.parent.name}/{path.name}"
    if not issubclass(filelock.FileLock, filelock.UnixFileLock | filelock.WindowsFileLock):
        rule = Message(
            "nothing was changed; this system has no file locks that writers could take turns by"
        )
        raise DataError(place, rule)
    holder = path.with_name("writer")
    lock = filelock.FileLock(path, timeout=seconds, poll_interval=_PAUSE, fallback_to_soft=False)
    try:
        lock.acquire()
    except filelock.Timeout:
        rule = Message(
            "{writer} is writing; nothing was changed, try again later", writer=_read(holder)
        )
        raise DataError(place, rule) from None
    try:
        with contextlib.suppress(OSError):  # a full disk: the name is only for those who wait
            now = datetime.now().astimezone().isoformat(" ", "seconds")
            holder.write_text(f"process {os.getpid()} on {socket.gethostname()} since {now}")
        yield
    finally:
        lock.release()


def _read(holder: Path) -> str | Message:
    another = Message("another process")
    try:
        return holder.read_text("utf-8", "replace")[:200] or another
    except OSError:
        return another
