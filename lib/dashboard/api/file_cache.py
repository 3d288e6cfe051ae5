"""The files that were answered lately, so that no question is computed twice."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from lib.dashboard.api.row_files import File

Stamp = Hashable
"""What changes when a table does."""

_BESIDE = 2_000
"""Bytes that a file takes beside its content: question, headers, entry."""


class Kept:
    """Files by question, those asked for lately, of one state of the tables.

    Bounded in bytes, not in files: one answer may be a thousand times the size of another.
    When a table changes, all are dropped. May be used from several threads.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._bytes = 0
        self._stamp: Stamp = ()
        self._files: OrderedDict[Hashable, File] = OrderedDict()
        self._lock = Lock()

    def get(self, question: Hashable, stamp: Stamp) -> File | None:
        """The file, if it is kept; from now on only those of this stamp are."""
        with self._lock:
            if stamp != self._stamp:
                self._stamp, self._bytes = stamp, 0
                self._files.clear()
            if question in self._files:
                self._files.move_to_end(question)
            return self._files.get(question)

    def put(self, question: Hashable, stamp: Stamp, file: File) -> None:
        """Keep a file in place of those not asked for longest; not one of another stamp."""
        size = file.size + _BESIDE
        with self._lock:
            if stamp != self._stamp or size > self._most or question in self._files:
                return
            self._files[question] = file
            self._bytes += size
            while self._bytes > self._most:
                _, oldest = self._files.popitem(last=False)
                self._bytes -= oldest.size + _BESIDE
