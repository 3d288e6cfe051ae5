"""The tables of a folder as one consistent edition, read when asked for and kept."""

from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_type_hints

from lib.model import (
    DataError,
    Observation,
    Quotation,
    Rejection,
    Source,
    Tables,
    Tie,
)
from lib.store.descriptions import table_meanings
from lib.store.manifest import Edition, edition
from lib.store.parquet import read, stamp
from lib.store.schema import ADDED, TABLES

_ROWS: dict[str, type] = {
    "observations": Observation,
    "quotations": Quotation,
    "rejections": Rejection,
    "sources": Source,
    "ties": Tie,
}
"""The tables with rows of a type of their own."""

_KEPT = 4
"""Editions kept in memory: an old one goes as soon as nobody asks for it."""


def tables(directory: Path) -> Tables:
    """The latest edition of the tables in a folder.

    All are of one edition: an article added meanwhile is in none of them. While no file changes,
    it is the same object for everybody.
    """
    try:
        known = edition(directory)
    except DataError:  # reading will say so
        known = None
    return _kept(directory, stamps(directory, known), known)


def stamps(directory: Path, known: Edition | None) -> tuple[tuple[str, int, int], ...]:
    """What changes when any table in a folder does. Asks for times and sizes, reads no table."""
    found = []
    for name in TABLES:
        with suppress(DataError):
            found.append((name, *stamp(directory, name, known if name in ADDED else None)))
    return tuple(found)


@lru_cache(maxsize=_KEPT)
def _kept(directory: Path, at: tuple[tuple[str, int, int], ...], known: Edition | None) -> Tables:
    changed = max((changed for _, changed, _ in at), default=0) / 1e9

    @cache
    def arrow(name: str) -> Any:
        return read(directory, name, known if name in ADDED else None)

    @cache
    def frame(name: str) -> Any:
        return arrow(name).to_pandas()

    return Tables(
        lambda name: rows_of(name, arrow(name)),
        frame,
        (str(directory), *at),
        changed,
        table_meanings(),
    )


def rows_of(name: str, found: Any) -> tuple[Any, ...]:
    """The rows of an Arrow table as values of their type, an empty cell as None."""
    kind = _ROWS[name]
    hints = get_type_hints(kind)
    columns = [_cells(found[column].to_pylist(), hints[column]) for column in hints]
    return tuple(map(kind, *columns))


def _cells(cells: list[Any], hint: Any) -> list[Any]:
    """Codes of a list as the members of their enumeration."""
    kinds = [one for one in (hint, *getattr(hint, "__args__", ())) if isinstance(one, type)]
    coded: Callable[[Any], Any] | None = next((k for k in kinds if issubclass(k, StrEnum)), None)
    if coded is None:
        return cells
    known = {code: coded(code) for code in {*cells} - {None}}
    return [known.get(cell) for cell in cells]
