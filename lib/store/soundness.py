"""Segments that cannot be read are left out: each whole, of every table, and said.

A segment never changes once it has its name, so that it is looked at once a process: it is
sound where its files are those it was written with, or else where each can be read. After
that the times and sizes of its files say whether it is still the same.
"""

import time
import zlib
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from lib.model import DataError, Message, mark, placed
from lib.store.manifest import (
    OLDER,
    PLACE,
    Edition,
    Segment,
    added_folder,
    edition,
    repairable,
    segment_number,
    segments_on_disk,
)
from lib.store.parquet_file import check_codes, check_keys, file_of, read_file, whole
from lib.store.proof import FILE, read_proof
from lib.store.schema import ADDED, Table
from lib.store.segments import MISSING, SECONDS_KEPT, folder_of, place_of
from lib.world_trade.opened import fault

_UNNAMED = mark("no list of added articles names it yet")

FileSignature = tuple[int, int, int]
"""Time of change, size and number of a file; zeros if it is missing."""

Signature = tuple[FileSignature, ...]
"""Of each file of a segment, and of its folder."""

Seen = tuple[Segment, Path, Signature]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Added articles that are in no table, and why."""

    place: str
    rule: str | Message
    segment: str = ""
    articles: int | None = None
    """How many, where that is known."""

    @property
    def message(self) -> Message:
        """The place and the rule, worded in the language of the reader."""
        return placed(self.place, self.rule)

    def __str__(self) -> str:
        return str(self.message)


_found_out: dict[tuple[Path, Signature], LeftOut] = {}
"""What failed in reading though it was found sound."""

_latest: dict[Path, bool] = {}
"""The data folders where something was left out of the last table that was read."""


def added_rows(directory: Path, name: str, known: Edition | None = None) -> list[pa.Table]:
    """The rows of table `name` in each sound segment of an edition, by default the latest."""
    return added(directory, name, known, lambda *file: read_file(*file))


def added(
    directory: Path, name: str, known: Edition | None, take: Callable[[Path, Table, str], T]
) -> list[T]:
    """What is taken of table `name` from each sound segment of an edition, by default the latest.

    `take` is given what `read_file` is, and raises what that raises. Where a segment is gone that
    the latest edition does not name, it was put together with others long after the edition was
    read: the latest is read then.
    """
    wanted = edition(directory) if known is None else known
    while True:
        left = {one.segment for one in unsound(directory, wanted)}
        latest = edition(directory) if left else wanted
        newer = latest.number != wanted.number
        if newer and not left <= {segment.name for segment in latest.segments}:
            wanted = latest
            continue
        _latest[directory] = bool(left)
        sound = [segment for segment in wanted.segments if segment.name not in left]
        parts = [_taken(directory, segment, name, take) for segment in sound]
        there = [part for part in parts if part is not None]
        if len(there) == len(parts):
            return there


def unsound(directory: Path, wanted: Edition) -> tuple[LeftOut, ...]:
    """The segments of an edition that are to be left out of every table."""
    if not wanted.segments:
        return ()
    seen = tuple((one, *_seen(folder_of(directory, one.name))) for one in wanted.segments)
    return _unsound(seen, *_shipped_signature(directory))


def left_out(directory: Path) -> tuple[LeftOut, ...]:
    """The added articles that are in no table though they should be; none if all is well.

    Where the list of added articles is damaged, missing or older than what was added, one of
    them says so.
    """
    while True:
        latest = edition(directory)
        if latest.fault:
            return (LeftOut(latest.place, latest.fault),)
        waiting = _unnamed(directory, latest)
        if not waiting or edition(directory).number == latest.number:
            break
    left = unsound(directory, latest)
    _latest[directory] = bool(left)
    return (*left, *waiting)


def left_out_trade(directory: Path) -> tuple[LeftOut, ...]:
    """The dataset of the world's trade, where files of it are missing or cut; none if all is
    well, or nothing was imported."""
    error = fault(directory)
    return (LeftOut(error.place, error.rule),) if error else ()


def left_out_stamp(directory: Path, latest: Edition) -> tuple[int, int]:
    """What changes when other segments are left out: a time (ns) and a number; zeros for none."""
    if not _latest.get(directory):
        return (0, 0)
    left = unsound(directory, latest)
    if not left:
        return (0, 0)
    folders = [folder_of(directory, one.segment) for one in left]
    times = [changed for folder in folders for changed, _, _ in _seen(folder)[1]]
    return max(times), zlib.crc32("\n".join(map(str, left)).encode()) << 32


def fault_of(folder: Path) -> LeftOut | None:
    """Why the segment in a folder cannot be read, null if it can."""
    return _fault(*_seen(folder))


def articles_in(folder: Path) -> pa.Table:
    """What the articles of a sound segment are called and known by."""
    return whole(file_of(folder, "additions"), ["source_id", "identity"])


def _shipped_signature(directory: Path) -> tuple[Path, FileSignature]:
    path = file_of(directory, "sources")
    return path, file_signature(path)


def _seen(folder: Path) -> tuple[Path, Signature]:
    paths = (*(file_of(folder, name) for name in ADDED), folder / FILE, folder)
    return folder, tuple(map(file_signature, paths))


def file_signature(path: Path) -> FileSignature:
    """What changes when a file does, as far as the file system says."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0, 0)
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def _taken(
    directory: Path, segment: Segment, name: str, take: Callable[[Path, Table, str], T]
) -> T | None:
    """What is taken of a segment that was sound a moment ago; null if it is not, which is noted."""
    folder = folder_of(directory, segment.name)
    path = file_of(folder, name)
    seen = _seen(folder)
    try:
        return take(path, ADDED[name], place_of(path))
    except FileNotFoundError:
        return None
    except DataError as error:
        _found_out[seen] = LeftOut(error.place, error.rule, segment.name)
        _fault.cache_clear()
        _unsound.cache_clear()
        return None


@lru_cache(maxsize=32)
def _unsound(
    seen: tuple[Seen, ...], sources: Path, signature: FileSignature
) -> tuple[LeftOut, ...]:
    """Those that cannot be read, and those with an article that is shipped or in a larger one."""
    left = []
    sound = []
    for segment, folder, files in sorted(seen, key=lambda one: -one[0].articles):
        if fault := _fault(folder, files):
            left.append(replace(fault, segment=segment.name, articles=segment.articles))
        else:
            sound.append((segment, _names(folder, files)))
    shipped = _shipped_names(sources, signature)
    every = pa.chunked_array([shipped, *(names for _, names in sound)])
    if pc.count_distinct(every).as_py() == len(every):
        return tuple(left)
    taken = [shipped]
    for segment, names in sound:
        twice = names.filter(pc.is_in(names, pa.chunked_array(taken)))
        if len(twice):
            rule = Message("{article} is in the tables without it", article=str(twice[0].as_py()))
            left.append(LeftOut(f"added/{segment.name}", rule, segment.name, segment.articles))
        else:
            taken.append(names)
    return tuple(left)


@lru_cache(maxsize=4096)
def _fault(folder: Path, files: Signature) -> LeftOut | None:
    if (folder, files) in _found_out:
        return _found_out[folder, files]
    with suppress(DataError):
        proof = read_proof(folder)
        if proof is not None and proof.is_of_today and proof.fits(folder):
            return None
    for name, table in ADDED.items():
        path = file_of(folder, name)
        try:
            rows = read_file(path, table, place_of(path))
            check_codes(rows, table, place_of(path))
            check_keys(rows, table, place_of(path))
        except FileNotFoundError:
            return LeftOut(place_of(path), Message(MISSING))
        except DataError as error:
            return LeftOut(error.place, error.rule)
    return None


@lru_cache(maxsize=4096)
def _names(folder: Path, _files: Signature) -> pa.Array:
    return _source_ids(file_of(folder, "sources"))


@lru_cache(maxsize=8)
def _shipped_names(path: Path, _signature: FileSignature) -> pa.Array:
    """None where the shipped table cannot be read: whoever reads it is told."""
    try:
        return _source_ids(path)
    except (pa.ArrowException, OSError, KeyError):
        return pa.array([], pa.string())


def _source_ids(path: Path) -> pa.Array:
    return whole(path, ["source_id"])["source_id"].combine_chunks()


def _unnamed(directory: Path, latest: Edition) -> tuple[LeftOut, ...]:
    """Articles in segments later than the manifest.

    One numbered next may be on its way, or be left by a writer that was killed: it is counted
    among these when it is too old for the one, and the next addition takes it in.
    """
    folder, next_number = added_folder(directory), latest.number + 1
    later = [
        name
        for name in segments_on_disk(folder)
        if segment_number(name) >= next_number and name not in latest.folders
    ]
    if any(segment_number(name) > next_number for name in later):
        rule = repairable(OLDER, name=later[-1])
        return (LeftOut(PLACE, rule, articles=sum(_articles(folder / name) for name in later)),)
    recent = time.time_ns() - SECONDS_KEPT * 10**9
    return tuple(
        LeftOut(f"added/{name}", Message(_UNNAMED), name, count)
        for name in later
        if file_signature(folder / name)[0] < recent
        if (count := _articles(folder / name, latest.folders))
    )


def _articles(folder: Path, there: Collection[str] = ()) -> int:
    """How many articles a segment says it has, beside those of the segments that are `there`."""
    with suppress(DataError):
        proof = read_proof(folder)
        if proof is not None and not (proof.parts and set(proof.parts) <= set(there)):
            return proof.articles
    return 0
