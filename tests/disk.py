"""What a machine that loses its power would keep, written down as it happens.

It keeps what was flushed: the bytes a file had by then, and the names a folder had by then.
"""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

Event = tuple[str, str]


class Machine:
    """The flushes and renamings in a folder, each with what it made sure of."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.events: list[Event] = []
        self._folder = folder
        self._refuses = ""
        fsync = os.fsync

        def flushed(handle: int) -> None:
            self._flushed(os.fstat(handle))
            fsync(handle)

        monkeypatch.setattr(os, "fsync", flushed)
        for name in ("replace", "rename"):
            monkeypatch.setattr(os, name, self._renamed(getattr(os, name)))

    def refuse_to_flush(self, name: str) -> None:
        """Let the flushing of what has this name fail, once."""
        self._refuses = name

    def _flushed(self, status: os.stat_result) -> None:
        (path,) = (
            path
            for path in (self._folder, *self._folder.rglob("*"))
            if path.lstat().st_ino == status.st_ino
        )
        if path.name == self._refuses:
            self._refuses = ""
            raise OSError(5, os.strerror(5))
        if stat.S_ISDIR(status.st_mode):
            self.events.append(("names in", self._called(path)))
        else:
            self.events.append((f"{status.st_size} bytes of", self._called(path)))

    def _renamed(self, rename: Any) -> Any:
        def renamed(old: Path, new: Path) -> None:
            rename(old, new)
            self.events.append((self._called(old), self._called(new)))

        return renamed

    def _called(self, path: Path) -> str:
        """The name within the folder, whichever process wrote it."""
        return str(Path(path).relative_to(self._folder)).replace(f".{os.getpid()}.", ".PID.")
