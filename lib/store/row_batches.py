"""Parquet of others' making, read some rows at a time."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from lib.model import DataError
from lib.store.parquet_file import damage

_AT_ONCE = 64


def foreign_rows(
    path: Path, columns: Collection[str], place: str
) -> Iterator[tuple[Mapping[str, Any], float]]:
    """Each row of a file, as far as it has the columns, and its part of all the file's rows.

    A file that cannot be read to its end raises `DataError` there.
    """
    try:
        with pq.ParquetFile(path, pre_buffer=False, buffer_size=1 << 20) as file:
            there = [name for name in file.schema_arrow.names if name in columns]
            for name, count in Counter(there).items():
                if count > 1:
                    raise DataError(place, f"{count} of its columns are called {name!r}")
            part = 1 / max(1, file.metadata.num_rows)
            for batch in file.iter_batches(_AT_ONCE, columns=there):
                yield from ((row, part) for row in batch.to_pylist())
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise damage(place, error) from None
