"""Reading and writing the tables."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from lib.files.atomic_write import clear, flush_folder, put, take_place
from lib.model import DataError, Message
from lib.store.manifest import Edition, edition
from lib.store.parquet_file import (
    TWICE_IN_ALL,
    check_codes,
    check_keys,
    encoded,
    file_of,
    read_file,
)
from lib.store.refreshed import Standing, refreshed, refreshed_files
from lib.store.schema import ADDED, CITES, TABLES
from lib.store.soundness import added_rows, left_out_stamp

_SHIPPED = Path(__file__).resolve().parents[2] / "data"


def data_dir() -> Path:
    """Where the tables are: the folder `DATA_DIR` names, else the shipped `data/`."""
    return Path(os.environ.get("DATA_DIR") or _SHIPPED)


def stamp(directory: Path, name: str, known: Edition | None = None) -> tuple[int, int]:
    """What changes when a table does: its time of change (ns) and a count; zeros if missing.

    The count is the file's size, and for tables that articles are added to the number of the
    edition on top of that, `known` or else the latest, and a number for what is left out of it.
    """
    try:
        status = file_of(directory, name).stat()
    except OSError:
        return (0, 0)
    if name not in ADDED:
        return (status.st_mtime_ns, status.st_size)
    latest = known or edition(directory)
    changed, count = left_out_stamp(directory, latest)
    return (
        max(status.st_mtime_ns, latest.changed, changed),
        status.st_size + latest.number + count,
    )


def read(
    directory: Path,
    name: str,
    known: Edition | None = None,
    standing: tuple[Standing, ...] | None = None,
) -> pa.Table:
    """The table `name`: the shipped rows and those of added articles and of refreshed figures, in
    the order of its key.

    A shipped file that is missing or damaged (pages carry checksums), has other columns than
    described, an empty cell or no row where that may not be, a code that is in no list or a key
    twice raises `DataError`. Added articles that cannot be read are left out of every table, see
    `left_out`. What is read of several tables is of one piece where all are read from one
    edition, `known`, and what was refreshed from one moment, `standing`.
    """
    rows = read_shipped(directory, name)
    added = added_rows(directory, name, known) if name in ADDED else []
    now = refreshed(directory) if standing is None else standing
    added += [found for _, found in refreshed_files(now, name)]
    if not added:
        return rows
    found = pa.concat_tables([rows, *added])
    place = file_of(directory, name).name
    check_keys(found, TABLES[name], place, TWICE_IN_ALL)
    return found.sort_by([(column, "ascending") for column in TABLES[name].key])


def expect_agreement(tables: Mapping[str, pa.Table]) -> None:
    """Raise `DataError` where a row names a document or words that are in no row of their table,
    as those of a build that was killed between two tables do."""
    for (name, column), other in CITES.items():
        if name not in tables or other not in tables:
            continue
        named = tables[name][column].drop_null()
        known = pc.is_in(named, value_set=tables[other][column].combine_chunks())
        lost = named.filter(pc.invert(known))
        if len(lost):
            rule = Message(
                "{column} {value} is in no row of {other}; the tables are not of one build",
                column=column,
                value=repr(lost[0].as_py()),
                other=f"{other}.parquet",
            )
            raise DataError(f"{name}.parquet", rule)


def read_shipped(directory: Path, name: str) -> pa.Table:
    """The rows that were built from the register and the record alone, checked alike."""
    path, table = file_of(directory, name), TABLES[name]
    try:
        rows = read_file(path, table, path.name)
    except FileNotFoundError:
        raise DataError(path.name, Message("the table {table} is missing", table=name)) from None
    if table.never_empty and not rows.num_rows:
        raise DataError(path.name, Message("the table {table} has no rows", table=name))
    check_codes(rows, table, path.name)
    check_keys(rows, table, path.name)
    return rows


def encode(name: str, rows: Iterable[object]) -> bytes:
    """The bytes of the file of table `name` with these rows (`lib.store.parquet_file.encoded`)."""
    return encoded(TABLES[name], rows)


def write(directory: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Put the encoded tables in place and return the names of those that changed.

    All new files are written beside the old ones and flushed to disk before the first is
    renamed over its old one, so that a kill at any moment leaves each table old or new,
    never half. A table comes after those that it cites, so that what was only added to is of
    one piece at every moment too; of what else was changed `expect_agreement` says whether it is.
    """
    changed = tuple(n for n, data in files.items() if not _same(file_of(directory, n), data))
    pending: list[tuple[Path, Path]] = []
    try:
        for name in files:
            clear(directory / name)
        for name in sorted(changed, key=_cited_first):
            target = file_of(directory, name)
            temporary = target.with_name(f".{name}.{os.getpid()}.tmp")
            pending.append((temporary, target))
            put(temporary, files[name])
        for temporary, target in pending:
            take_place(temporary, target)
        flush_folder(directory)
    except OSError as error:
        raise DataError(directory, f"the tables could not be written ({error.strerror})") from None
    finally:
        for temporary, _ in pending:
            with suppress(OSError):  # on a disk that nothing may be written to
                temporary.unlink()
    return changed


def _cited_first(name: str) -> tuple[bool, bool]:
    """Documents, then words, then what is of them."""
    cites = {other for (table, _), other in CITES.items() if table == name}
    return bool(cites), "quotations" in cites


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
