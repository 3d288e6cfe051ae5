"""The tables as frames, read when asked for."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path

import pandas as pd

from lib import store
from lib.model import DataError

Stamps = tuple[object, ...]


def stamps(directory: Path) -> Stamps:
    """What changes when any table in a folder does. Asks for times and sizes, reads no table."""
    try:
        known = store.edition(directory)
    except DataError:  # reading will say so
        known = None
    return (str(directory), *(store.stamp(directory, name, known) for name in store.TABLES))


def stamps_of_files(directory: Path) -> Stamps:
    """The same for the file of every table below a folder, also of those of added articles,
    which never change unless they are damaged."""
    found: list[object] = []
    for path in sorted(directory.rglob("*.parquet")):
        with suppress(OSError):  # put together with others meanwhile
            status = path.stat()
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return (*stamps(directory), *found)


class Shelf(Mapping[str, pd.DataFrame]):
    """Every table in a folder by name; one that is never asked for may be missing.

    All are of one edition: an article added meanwhile is in none of them. A table is read again
    only after its file changed. The frames are shared: take from
    them, never change them.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.changed = 0.0
        """When the newest of the files asked for so far changed, in seconds since 1970."""

    def __getitem__(self, name: str) -> pd.DataFrame:
        known = self._edition if name in store.ADDED else None
        stamp = store.stamp(self._directory, name, known)
        rows = _rows(self._directory, name, stamp, known)
        self.changed = max(self.changed, stamp[0] / 1e9)
        return rows

    @cached_property
    def _edition(self) -> store.Edition:
        return store.edition(self._directory)

    def __iter__(self) -> Iterator[str]:
        return iter(store.TABLES)

    def __len__(self) -> int:
        return len(store.TABLES)


@lru_cache(maxsize=16)
def _rows(
    directory: Path, name: str, stamp: tuple[int, int], known: store.Edition | None
) -> pd.DataFrame:
    """`stamp` is only there to have a changed file read again."""
    rows: pd.DataFrame = store.read(directory, name, known).to_pandas()
    return rows
