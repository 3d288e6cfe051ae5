"""Reading and writing the tables."""

import io
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from lib.model import DataError
from lib.store.tables import TABLES, Table

_SHIPPED = Path(__file__).resolve().parents[2] / "data"


def data_dir() -> Path:
    """Where the tables are: the folder `DATA_DIR` names, else the shipped `data/`."""
    return Path(os.environ.get("DATA_DIR") or _SHIPPED)


def _path_of(directory: Path, name: str) -> Path:
    return directory / f"{name}.parquet"


def stamp(directory: Path, name: str) -> tuple[int, int]:
    """What changes when the file does: its time of change (ns) and size; zeros if missing."""
    try:
        status = _path_of(directory, name).stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


def read(directory: Path, name: str) -> pa.Table:
    """The table `name`, its columns checked against its description.

    A file that is missing, damaged (pages carry checksums), has other columns or an empty
    cell where none may be raises `DataError`.
    """
    table, path = TABLES[name], _path_of(directory, name)
    try:
        rows = pq.read_table(path, partitioning=None, page_checksum_verification=True)
        _check_columns(rows, table, path.name)
        rows.validate(full=True)
    except FileNotFoundError:
        raise DataError(path.name, f"the table {name} is missing") from None
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        rule = f"the file is damaged or no Parquet file ({_first(error)})"
        raise DataError(path.name, rule) from None
    return rows


def encode(name: str, rows: Iterable[object]) -> bytes:
    """The bytes of the file of table `name` with these rows (dataclasses or mappings).

    Rows are sorted by the table's key and written without times of day, so that the same
    rows give the same bytes. A repeated key, other columns than the table's or a null where
    none may be raises `DataError`.
    """
    table = TABLES[name]
    records = [_record(row) for row in rows]
    _check_rows(table, records)
    records.sort(key=lambda record: _key(table, record))
    try:
        arrow = pa.Table.from_pylist(records, schema=table.schema)
    except (pa.ArrowException, UnicodeEncodeError) as error:
        raise DataError(f"table {name}", _first(error)) from None
    sink = io.BytesIO()
    pq.write_table(arrow, sink, compression="zstd", write_page_checksum=True)
    return sink.getvalue()


def write(directory: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Put the encoded tables in place and return the names of those that changed.

    All new files are written beside the old ones and flushed to disk before the first is
    renamed over its old one, so that a kill at any moment leaves each table old or new,
    never half.
    """
    changed = tuple(n for n, data in files.items() if not _same(_path_of(directory, n), data))
    pending: list[tuple[Path, Path]] = []
    try:
        for name in changed:
            target = _path_of(directory, name)
            temporary = target.with_name(f".{name}.{os.getpid()}.tmp")
            pending.append((temporary, target))
            with open(temporary, "wb") as file:
                file.write(files[name])
                file.flush()
                os.fsync(file.fileno())
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


def _record(row: object) -> Mapping[str, Any]:
    if is_dataclass(row) and not isinstance(row, type):
        return asdict(row)
    assert isinstance(row, Mapping)
    return row


def _key(table: Table, record: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(record[column] for column in table.key)


def _check_rows(table: Table, records: Sequence[Mapping[str, Any]]) -> None:
    seen: set[tuple[Any, ...]] = set()
    for record in records:
        if strange := set(table.column_names) ^ set(record):
            rule = f"the columns are not the table's: {', '.join(sorted(strange))}"
            raise DataError(f"table {table.name}", rule)
        key = _key(table, record)
        place = f"table {table.name}, row {', '.join(map(str, key))}"
        for column in table.columns:
            if not column.nullable and record[column.name] is None:
                raise DataError(place, f"{column.name} is empty")
        if key in seen:
            raise DataError(place, "the key occurs twice")
        seen.add(key)


def _check_columns(rows: pa.Table, table: Table, place: str) -> None:
    for column in table.columns:
        if column.name not in rows.column_names:
            raise DataError(place, f"the column {column.name} is missing")
        found = rows[column.name]
        if found.type != column.type:
            rule = f"the column {column.name} holds {found.type}, not {column.type}"
            raise DataError(place, rule)
        if not column.nullable and found.null_count:
            raise DataError(place, f"the column {column.name} has empty cells")
    for name in rows.column_names:
        if name not in table.column_names:
            raise DataError(place, f"the column {name!r} is not in the description of {table.name}")


def _first(error: Exception) -> str:
    """The first line of an engine's message, without a path."""
    return str(error).splitlines()[0].split(" '/")[0].strip()[:120]
