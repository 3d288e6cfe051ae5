"""The tables of a folder as one consistent edition, read when asked for and kept.

A file that the last edition has read is not read again: a segment never changes, and the shipped
files seldom do. So an edition with one more article reads that article, whatever is there already.
"""

from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any

from lib.model import DataError, Tables
from lib.store.descriptions import table_meanings
from lib.store.manifest import Edition, edition
from lib.store.parquet import read, read_shipped, stamp
from lib.store.parquet_file import file_of, read_file
from lib.store.refreshed import (
    Standing,
    parts_of_years,
    refreshed,
    refreshed_files,
)
from lib.store.row_values import ROW_TYPES, Rows, rows_of
from lib.store.schema import ADDED, TABLES, Table
from lib.store.soundness import FileSignature, added, file_signature
from lib.world_trade.opened import stamp as stamp_of_world_trade
from lib.world_trade.opened import world_trade

_KEPT = 2
"""Editions kept in memory: the latest, and the one before it, which some still read."""

FilesRead = Mapping[tuple[Path, FileSignature], Rows]
"""The rows of files, each as it was then."""


_choosing = Lock()
"""So that two who come first at once get the same object."""


class _LastRead:
    """The rows of a table's files in the edition that was read last; older ones are let go."""

    files: FilesRead = MappingProxyType({})


@lru_cache(maxsize=2 * len(ROW_TYPES))
def _last_read(_directory: Path, _name: str) -> _LastRead:
    return _LastRead()


def tables(directory: Path) -> Tables:
    """The latest edition of the tables in a folder.

    All are of one edition: an article added meanwhile is in none of them. While no file changes,
    it is the same object for everybody.
    """
    try:
        known = edition(directory)
    except DataError:  # reading will say so
        known = None
    of_world_trade = _stamp_of_world_trade(directory)
    standing = refreshed(directory)
    with _choosing:
        return _kept(directory, _stamps(directory, known), known, of_world_trade, standing)


def _stamp_of_world_trade(directory: Path) -> Hashable:
    """The stamp of the dataset of the world's trade; one that cannot be reached is for those to
    say who ask for it."""
    try:
        return stamp_of_world_trade(directory)
    except DataError as error:
        return str(error)


def _stamps(directory: Path, known: Edition | None) -> tuple[tuple[str, int, int], ...]:
    """What changes when any table in a folder does. Asks for times and sizes, reads no table."""
    stamps = []
    for name in TABLES:
        with suppress(DataError):
            stamps.append((name, *stamp(directory, name, known if name in ADDED else None)))
    return tuple(stamps)


@lru_cache(maxsize=_KEPT)
def _kept(
    directory: Path,
    at: tuple[tuple[str, int, int], ...],
    known: Edition | None,
    world_trade_at: Hashable,
    standing: tuple[Standing, ...],
) -> Tables:
    changed = max((changed for _, changed, _ in at), default=0) / 1e9

    def rows(name: str) -> Rows:
        return _in_order(
            directory, name, known, standing, _by_file(directory, name, known, standing)
        )

    @cache
    def frame(name: str) -> Any:
        return read(directory, name, known if name in ADDED else None, standing).to_pandas()

    return Tables(
        rows,
        frame,
        (str(directory), *at, world_trade_at, standing),
        changed,
        table_meanings(),
        world_trade=lambda: world_trade(directory),
        refreshed=tuple(one.found for one in standing),
        parts_of_years=lambda area: parts_of_years(standing, area),
    )


def _by_file(
    directory: Path, name: str, known: Edition | None, standing: tuple[Standing, ...]
) -> list[Rows]:
    """The rows of a table as they were shipped, then those of each segment and each vintage.

    Faults are those of `lib.store.parquet.read`.
    """
    last = _last_read(directory, name)
    before = last.files
    now: dict[tuple[Path, FileSignature], Rows] = {}

    def taken(path: Path, arrow: Callable[[], Any]) -> Rows:
        seen = (path, file_signature(path))
        now[seen] = before[seen] if seen in before else rows_of(name, arrow())
        return now[seen]

    def of_segment(path: Path, table: Table, place: str) -> Rows:
        return taken(path, lambda: read_file(path, table, place))

    shipped = taken(file_of(directory, name), lambda: read_shipped(directory, name))
    by_file = [shipped, *added(directory, name, known, of_segment)]
    by_file += [rows_of(name, rows) for _, rows in refreshed_files(standing, name)]
    last.files = MappingProxyType(now)
    return by_file


def _in_order(
    directory: Path,
    name: str,
    known: Edition | None,
    standing: tuple[Standing, ...],
    by_file: list[Rows],
) -> Rows:
    """The rows of all files in the order of the table's key.

    A key that occurs twice raises the `DataError` of `lib.store.parquet.read`.
    """
    if len(by_file) == 1:
        return by_file[0]
    key = attrgetter(*TABLES[name].key)
    rows = sorted(chain.from_iterable(by_file), key=key)
    if len(set(map(key, rows))) < len(rows):
        return rows_of(name, read(directory, name, known, standing))
    return tuple(rows)
