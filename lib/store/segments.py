"""A segment: a folder with one Parquet file a table, written aside and renamed into place.

Once it has its name a segment never changes, and no other ever has that name.
"""

import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from lib.files.atomic_write import flush_folder, move, put
from lib.model import DataError, Message, mark
from lib.store.manifest import PREFIX, Segment, added_folder
from lib.store.parquet_file import COMPRESSED, damage, file_of, with_later_columns
from lib.store.proof import FILE, prove
from lib.store.schema import ADDED

MISSING = mark("the file is missing")

SECONDS_KEPT = 60
"""After segments were put together: who took up an edition before that has read it by then."""
_AT_ONCE = 16_384
"""Rows in memory while segments are put together, and in a row group of what comes out."""


def write_segment(
    directory: Path,
    number: int,
    files: Mapping[str, bytes],
    articles: Sequence[str],
    parts: Sequence[str] = (),
) -> Segment:
    """Write the encoded tables of some articles for the edition `number` to name; on return
    they are on disk, named by nobody. `parts` are the segments the rows were in before, if any.
    """
    segment = Segment(_name(number, articles), len(articles))
    with _written_aside(directory, segment.name) as aside:
        for name, content in files.items():
            put(file_of(aside, name), content)
        put(aside / FILE, prove(aside, number, segment.articles, parts).encoded())
    return segment


def merge(directory: Path, number: int, parts: Sequence[Segment]) -> Segment:
    """Put the rows of segments together in a new one, with few of them in memory."""
    names = [part.name for part in parts]
    whole = Segment(_name(number, names), sum(part.articles for part in parts))
    with _written_aside(directory, whole.name) as aside:
        for name in ADDED:
            _merge_table(directory, name, parts, file_of(aside, name))
        put(aside / FILE, prove(aside, number, whole.articles, names).encoded())
    return whole


def kept_after(directory: Path, parts: Sequence[Segment], before: Iterable[str]) -> tuple[str, ...]:
    """The segments to be kept for those who read an old edition: `parts`, which were put
    together just now, and of those put together `before` the ones that are not kept long enough.

    The others of these are removed.
    """
    for part in parts:
        os.utime(folder_of(directory, part.name))
    recent = time.time() - SECONDS_KEPT
    there = (name for name in before if folder_of(directory, name).exists())
    kept = (
        name
        for name in there
        if folder_of(directory, name).stat().st_mtime > recent or not discard(directory, name)
    )
    return (*kept, *(part.name for part in parts))


def batches(directory: Path, segment: Segment, name: str) -> Iterator[pa.RecordBatch]:
    """The rows of one table of a segment, some at a time; columns that were not known when it was
    written are empty."""
    path = file_of(folder_of(directory, segment.name), name)
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            for batch in file.iter_batches(_AT_ONCE):
                rows = pa.Table.from_batches([batch])
                yield from with_later_columns(rows, ADDED[name]).to_batches()
    except FileNotFoundError:
        raise DataError(place_of(path), Message(MISSING)) from None
    except (pa.ArrowException, OSError) as error:
        raise damage(place_of(path), error) from None


def discard(directory: Path, name: str) -> bool:
    """Remove a segment that nobody needs; whether that could be done.

    It loses its name first, so that one half removed is taken for no segment.
    """
    folder = folder_of(directory, name)
    aside = folder.with_name(f".{name}.{os.getpid()}.tmp")
    try:
        os.rename(folder, aside)
    except OSError:  # on Windows: somebody reads it
        return False
    shutil.rmtree(aside, ignore_errors=True)
    return True


def set_aside(directory: Path, name: str) -> Path:
    """Move what is not to be read out of the way, where it is kept; its new place."""
    folder = set_aside_folder(directory)
    folder.mkdir(exist_ok=True)
    target, count = folder / name, 1
    while target.exists():
        count += 1
        target = folder / f"{name}-{count}"
    move(added_folder(directory) / name, target)
    return target


def sweep(directory: Path) -> None:
    """Remove the temporary files that killed writers left behind."""
    for entry in os.scandir(added_folder(directory)):
        if entry.name.endswith(".tmp"):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                with suppress(PermissionError):  # on Windows: somebody has it open
                    os.unlink(entry.path)


def folder_of(directory: Path, name: str) -> Path:
    """Where a segment is."""
    return added_folder(directory) / name


def set_aside_folder(directory: Path) -> Path:
    """Where segments are that nothing reads and nothing removes."""
    return added_folder(directory) / "set-aside"


def place_of(path: Path) -> str:
    """What errors call a file of a segment."""
    return f"added/{path.parent.name}/{path.name}"


def _merge_table(directory: Path, name: str, parts: Sequence[Segment], path: Path) -> None:
    schema = ADDED[name].schema
    with open(path, "wb") as file:
        with pq.ParquetWriter(file, schema, **COMPRESSED) as writer:
            for gathered in _together(b for part in parts for b in batches(directory, part, name)):
                writer.write_table(pa.Table.from_batches(gathered).cast(schema))
        file.flush()
        os.fsync(file.fileno())


def _together(found: Iterable[pa.RecordBatch]) -> Iterator[list[pa.RecordBatch]]:
    """Batches in lists of at least `_AT_ONCE` rows, but for the last."""
    gathered: list[pa.RecordBatch] = []
    for batch in found:
        gathered.append(batch)
        if sum(map(len, gathered)) >= _AT_ONCE:
            yield gathered
            gathered = []
    if gathered:
        yield gathered


@contextmanager
def _written_aside(directory: Path, name: str) -> Iterator[Path]:
    folder = added_folder(directory)
    aside, target = folder / f".{name}.{os.getpid()}.tmp", folder / name
    aside.mkdir()
    try:
        yield aside
        flush_folder(aside)
        move(aside, target)
    except BaseException:
        if aside.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:  # it has its name, which is not on disk for certain
            discard(directory, name)
        raise


def _name(number: int, contents: Iterable[str]) -> str:
    digest = sha256("\n".join(contents).encode()).hexdigest()
    return f"{PREFIX}{number:06}-{digest[:16]}"
