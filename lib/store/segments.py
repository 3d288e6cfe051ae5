"""A segment: a folder with one Parquet file a table, written aside and renamed into place.

Once it has its name a segment never changes, and no other ever has that name.
"""

import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from lib.model import DataError
from lib.store.disk import flush_folder, put
from lib.store.files import COMPRESSED, damage, encoded, file_of, read_file
from lib.store.manifest import Edition, Segment, added_folder, edition
from lib.store.tables import ADDED

_PREFIX = "segment-"
SECONDS_KEPT = 60
"""After segments were put together: who took up an edition before that has read it by then."""
_AT_ONCE = 16_384
"""Rows in memory while segments are put together, and in a row group of what comes out."""


def write_segment(directory: Path, rows: Mapping[str, Iterable[object]]) -> Segment:
    """Write the rows of some articles, by table; on return they are on disk, named by nobody."""
    files = {name: encoded(table, rows[name]) for name, table in ADDED.items()}
    sources = [str(getattr(source, "source_id", "")) for source in rows["sources"]]
    segment = Segment(_name(sources), len(sources))
    with _written_aside(directory, segment.name) as aside:
        for name, content in files.items():
            put(file_of(aside, name), content)
    return segment


def merge(directory: Path, parts: Sequence[Segment]) -> Segment:
    """Put the rows of segments together in a new one, with few of them in memory."""
    whole = Segment(_name([part.name for part in parts]), sum(part.articles for part in parts))
    with _written_aside(directory, whole.name) as aside:
        for name in ADDED:
            _merge_table(directory, name, parts, file_of(aside, name))
    return whole


def kept_after(directory: Path, parts: Sequence[Segment], before: Iterable[str]) -> tuple[str, ...]:
    """The segments to be kept for those who read an old edition: `parts`, which were put
    together just now, and of those put together `before` the ones that are not kept long enough.
    """
    for part in parts:
        os.utime(_folder(directory, part))
    recent = time.time() - SECONDS_KEPT
    there = (folder for folder in map(added_folder(directory).joinpath, before) if folder.exists())
    kept = (folder.name for folder in there if folder.stat().st_mtime > recent)
    return (*kept, *(part.name for part in parts))


def added_rows(directory: Path, name: str, known: Edition | None = None) -> list[pa.Table]:
    """The rows of table `name` in each segment of an edition, by default the latest.

    Where a segment is gone it was put together with others long after the edition was read:
    the latest is read then. One that the latest names and that is not there raises `DataError`.
    """
    wanted = edition(directory) if known is None else known
    while True:
        try:
            return [
                read_file(path, ADDED[name], _place(path))
                for path in (file_of(_folder(directory, one), name) for one in wanted.segments)
            ]
        except FileNotFoundError:
            latest = edition(directory)
            if latest.number == wanted.number:
                raise _missing(directory, name, latest) from None
            wanted = latest


def batches(directory: Path, segment: Segment, name: str) -> Iterator[pa.RecordBatch]:
    """The rows of one table of a segment, some at a time."""
    path = file_of(_folder(directory, segment), name)
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            yield from file.iter_batches(_AT_ONCE)
    except FileNotFoundError:
        raise DataError(_place(path), "the file is missing") from None
    except pa.ArrowException as error:
        raise damage(_place(path), error) from None


def sweep(directory: Path, latest: Edition) -> None:
    """Remove what a killed writer left behind and segments nobody reads any more."""
    for entry in os.scandir(added_folder(directory)):
        forgotten = entry.name.startswith(_PREFIX) and entry.name not in latest.folders
        if forgotten or entry.name.endswith(".tmp"):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                os.unlink(entry.path)


def _merge_table(directory: Path, name: str, parts: Sequence[Segment], path: Path) -> None:
    schema = ADDED[name].schema
    with open(path, "wb") as file:
        with pq.ParquetWriter(file, schema, **COMPRESSED) as writer:
            for held in _together(b for part in parts for b in batches(directory, part, name)):
                writer.write_table(pa.Table.from_batches(held).cast(schema))
        file.flush()
        os.fsync(file.fileno())


def _together(found: Iterable[pa.RecordBatch]) -> Iterator[list[pa.RecordBatch]]:
    """Batches in lists of at least `_AT_ONCE` rows, but for the last."""
    held: list[pa.RecordBatch] = []
    for batch in found:
        held.append(batch)
        if sum(map(len, held)) >= _AT_ONCE:
            yield held
            held = []
    if held:
        yield held


@contextmanager
def _written_aside(directory: Path, name: str) -> Iterator[Path]:
    folder = added_folder(directory)
    aside, target = folder / f".{name}.{os.getpid()}.tmp", folder / name
    aside.mkdir()
    try:
        yield aside
        flush_folder(aside)
        os.rename(aside, target)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    flush_folder(folder)


def _name(contents: Iterable[str]) -> str:
    return _PREFIX + sha256("\n".join(contents).encode()).hexdigest()[:16]


def _folder(directory: Path, segment: Segment) -> Path:
    return added_folder(directory) / segment.name


def _missing(directory: Path, name: str, latest: Edition) -> DataError:
    paths = [file_of(_folder(directory, segment), name) for segment in latest.segments]
    gone = next((path for path in paths if not path.exists()), added_folder(directory))
    return DataError(_place(gone), "the file is missing")


def _place(path: Path) -> str:
    return f"added/{path.parent.name}/{path.name}"
