"""Reading and writing the tables."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa

from lib.model import DataError
from lib.store.disk import put
from lib.store.files import encoded, file_of, read_file
from lib.store.manifest import Edition, edition
from lib.store.segments import added_rows
from lib.store.tables import ADDED, TABLES

_SHIPPED = Path(__file__).resolve().parents[2] / "data"


def data_dir() -> Path:
    """Where the tables are: the folder `DATA_DIR` names, else the shipped `data/`."""
    return Path(os.environ.get("DATA_DIR") or _SHIPPED)


def stamp(directory: Path, name: str, known: Edition | None = None) -> tuple[int, int]:
    """What changes when a table does: its time of change (ns) and a count; zeros if missing.

    The count is the file's size, and for tables that articles are added to the number of the
    edition on top of that: `known`, else the latest.
    """
    try:
        status = file_of(directory, name).stat()
    except OSError:
        return (0, 0)
    if name not in ADDED:
        return (status.st_mtime_ns, status.st_size)
    try:
        latest = known or edition(directory)
    except DataError:  # reading will say so
        return (status.st_mtime_ns, -1)
    return (max(status.st_mtime_ns, latest.changed), status.st_size + latest.number)


def read(directory: Path, name: str, known: Edition | None = None) -> pa.Table:
    """The table `name`: the shipped rows and those of added articles, in the order of its key.

    Columns are checked against the description. A file that is missing, damaged (pages carry
    checksums), has other columns or an empty cell where none may be raises `DataError`. What
    is read of several tables is of one piece where all are read from one edition, `known`.
    """
    rows = read_shipped(directory, name)
    added = added_rows(directory, name, known) if name in ADDED else []
    if not added:
        return rows
    keys = [(column, "ascending") for column in TABLES[name].key]
    return pa.concat_tables([rows, *added]).sort_by(keys)


def read_shipped(directory: Path, name: str) -> pa.Table:
    """The rows that were built from the register and the record alone, checked alike."""
    path = file_of(directory, name)
    try:
        return read_file(path, TABLES[name], path.name)
    except FileNotFoundError:
        raise DataError(path.name, f"the table {name} is missing") from None


def encode(name: str, rows: Iterable[object]) -> bytes:
    """The bytes of the file of table `name` with these rows: see `lib.store.files.encoded`."""
    return encoded(TABLES[name], rows)


def write(directory: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Put the encoded tables in place and return the names of those that changed.

    All new files are written beside the old ones and flushed to disk before the first is
    renamed over its old one, so that a kill at any moment leaves each table old or new,
    never half.
    """
    changed = tuple(n for n, data in files.items() if not _same(file_of(directory, n), data))
    pending: list[tuple[Path, Path]] = []
    try:
        for name in changed:
            target = file_of(directory, name)
            temporary = target.with_name(f".{name}.{os.getpid()}.tmp")
            pending.append((temporary, target))
            put(temporary, files[name])
        for temporary, target in pending:
            os.replace(temporary, target)
    except OSError as error:
        raise DataError(directory, f"the tables could not be written ({error.strerror})") from None
    finally:
        for temporary, _ in pending:
            temporary.unlink(missing_ok=True)
    return changed


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
