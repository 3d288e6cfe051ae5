"""Writers take turns.

The lock is the kernel's (`flock`): it goes with the process that holds it, however that ends,
so that there is never a stale lock to clear away. The file it is taken on says who has it. No
library is needed for one call; `fcntl` is imported where a turn is taken, since reading must
work where it does not exist.
"""

import contextlib
import importlib.util
import os
import random
import socket
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from lib.model import DataError

_PAUSE = (0.002, 0.02)
"""Seconds between two tries, drawn anew so that those who wait do not march in step."""


@contextlib.contextmanager
def turn(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock of the file `path`, which is made if need be.

    After so many seconds of waiting `DataError` says who holds it and since when; so it does
    where the system has no such lock (Windows).
    """
    if importlib.util.find_spec("fcntl") is None:
        rule = "nothing was added; this system has no file locks that writers could take turns by"
        raise DataError(f"{path.parent.name}/{path.name}", rule)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _wait(handle, path, seconds)
        with contextlib.suppress(OSError):  # a full disk: the name is only for those who wait
            os.ftruncate(handle, 0)
            now = datetime.now().astimezone().isoformat(" ", "seconds")
            holder = f"process {os.getpid()} on {socket.gethostname()} since {now}"
            os.pwrite(handle, holder.encode(), 0)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, path: Path, seconds: float) -> None:
    import fcntl

    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                holder = os.pread(handle, 200, 0).decode("utf-8", "replace") or "another process"
                rule = f"{holder} is writing; nothing was added, try again later"
                raise DataError(f"{path.parent.name}/{path.name}", rule) from None
            time.sleep(random.uniform(*_PAUSE))
        else:
            return
