"""The work of `lib.store` done with other engines, for `benchmarks.stores`.

Each engine adds articles with all their rows, recognises an article that it already has, and
returns the tables a page reads: shipped and added rows together, sorted by key.
"""

import contextlib
import fcntl
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from lib import store
from lib.model import Addition, Fingerprint
from lib.model.fingerprint import packed, unpacked
from tests.store.articles import article

Rows = Mapping[str, list[dict[str, Any]]]

READ = tuple(name for name in store.ADDED if name in store.TABLES)
"""The tables a page reads: their rows must be of one edition."""

APPENDS_A_COMPACTION = 64
"""Delta writes a file for each append; after so many they are merged into one."""

SECONDS_TO_WAIT = 30
LATER = 10**9
"""Number of an article that no measurement adds."""

_KEYS = "keys"
_SQL_TYPES = {
    pa.string(): "varchar",
    pa.float64(): "double",
    pa.int32(): "integer",
    pa.date32(): "date",
    pa.binary(): "blob",
}


@dataclass(frozen=True)
class Engine:
    """A way to keep added articles."""

    name: str
    package: str | None
    """The package to install; none where the application has all that it takes."""
    add: Callable[[Path, Sequence[Addition]], None]
    rows: Callable[[Path], dict[str, pa.Table]]
    tidy: Callable[[Path], None] = lambda directory: None
    """Remove files that no reader of the latest edition needs."""


def rows_of(additions: Sequence[Addition]) -> Rows:
    """The rows of some articles, by table."""
    tables = ("quotations", "observations", "ties", "rejections", "corrections")
    return {
        "sources": [asdict(one.source) for one in additions],
        **{
            table: [asdict(row) for one in additions for row in getattr(one, table)]
            for table in tables
        },
        "additions": [
            {
                "source_id": one.source.source_id,
                "identity": one.fingerprint.identity,
                "runs": packed(one.fingerprint.runs),
                "numbers": packed(one.fingerprint.numbers),
                "added_by": one.added_by,
            }
            for one in additions
        ],
        _KEYS: [
            {"key": key, "source_id": one.source.source_id}
            for one in additions
            for key in one.fingerprint.keys
        ],
    }


def arrow(name: str, rows: Rows) -> pa.Table:
    """The rows of one table as Arrow."""
    if name == _KEYS:
        schema = pa.schema([("key", pa.int64()), ("source_id", pa.string())])
        return pa.Table.from_pylist(rows[name], schema=schema)
    return pa.Table.from_pylist(rows[name], schema=store.ADDED[name].schema)


def with_shipped(directory: Path, name: str, added: pa.Table) -> pa.Table:
    """Added rows with the shipped ones, in the order of the key."""
    shipped = store.read_shipped(directory, name)
    keys = [(column, "ascending") for column in store.TABLES[name].key]
    return pa.concat_tables([shipped, added.cast(shipped.schema)]).sort_by(keys)


def fresh(
    directory: Path, additions: Sequence[Addition], ask: Callable[[str, list[Any]], list[Any]]
) -> list[Addition]:
    """The articles that are not there yet. `ask` runs a query on `additions` and `keys`."""
    for name in ("sources", "quotations"):  # ours looks among the shipped articles, too
        store.read_shipped(directory, name).to_pylist()
    new: list[Addition] = []
    for addition in additions:
        store.check(addition)
        ours = addition.fingerprint
        if ask("select 1 from additions where identity = ?", [ours.identity]):
            continue
        marks = ",".join("?" * len(ours.keys))
        alike = ask(
            "select distinct a.identity, a.runs, a.numbers from keys k"
            f" join additions a on a.source_id = k.source_id where k.key in ({marks})",
            list(ours.keys),
        )
        others = (Fingerprint(i, unpacked(runs), unpacked(numbers)) for i, runs, numbers in alike)
        if not any(map(ours.is_like, others)):
            new.append(addition)
    return new


# SQLite alone


def _sqlite(directory: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(_folder(directory) / "added.sqlite", 60, isolation_level=None)
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    for statement in _schema():
        connection.execute(statement)
    return connection


def _sqlite_add(directory: Path, additions: Sequence[Addition]) -> None:
    with closing(_sqlite(directory)) as connection:
        connection.execute("begin immediate")
        new = fresh(directory, additions, lambda q, v: connection.execute(q, v).fetchall())
        for name, rows in rows_of(new).items():
            if rows:
                names = ", ".join(f'"{column}"' for column in rows[0])
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(
                    f"insert into {name} ({names}) values ({marks})",
                    [tuple(map(_plain, row.values())) for row in rows],
                )
        connection.execute("commit")


def _sqlite_rows(directory: Path) -> dict[str, pa.Table]:
    tables = {}
    with closing(_sqlite(directory)) as connection:
        connection.execute("begin")
        for name in READ:
            found = connection.execute(f"select * from {name}").fetchall()
            columns = list(zip(*found, strict=True)) or [()] * len(store.TABLES[name].columns)
            arrays = [
                pa.array(values, pa.string()).cast(column.type)
                if column.type == pa.date32()
                else pa.array(values, column.type)
                for values, column in zip(columns, store.TABLES[name].columns, strict=True)
            ]
            added = pa.Table.from_arrays(arrays, schema=store.TABLES[name].schema)
            tables[name] = with_shipped(directory, name, added)
        connection.execute("commit")
    return tables


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


# DuckDB, one file


def _duckdb(directory: Path, read_only: bool = False) -> Any:
    """Open the file; a writer waits until no other process has it open, a reader does not."""
    import duckdb

    deadline = time.monotonic() + SECONDS_TO_WAIT
    while True:
        try:
            return duckdb.connect(_folder(directory) / "added.duckdb", read_only=read_only)
        except duckdb.IOException:
            if read_only or time.monotonic() > deadline:
                raise
            time.sleep(0.005)


def _duckdb_add(directory: Path, additions: Sequence[Addition]) -> None:
    with _duckdb(directory) as connection:
        for statement in _schema():
            connection.execute(statement)
        connection.execute("begin")
        new = fresh(directory, additions, lambda q, v: connection.execute(q, v).fetchall())
        rows = rows_of(new)
        for name in rows:
            connection.register("brought", arrow(name, rows))
            connection.execute(f"insert into {name} select * from brought")
            connection.unregister("brought")
        connection.execute("commit")


def _duckdb_rows(directory: Path) -> dict[str, pa.Table]:
    with _duckdb(directory, read_only=True) as connection:
        connection.execute("begin")
        added = {name: connection.sql(f"from {name}").to_arrow_table() for name in READ}
        connection.execute("commit")
    return {
        name: with_shipped(directory, name, table.cast(store.TABLES[name].schema))
        for name, table in added.items()
    }


# Delta, a table for each of ours, and an index in SQLite


def _delta_add(directory: Path, additions: Sequence[Addition]) -> None:
    with _index(_folder(directory)) as index:
        rows = rows_of(fresh(directory, additions, _asked(index)))
        for name in store.ADDED:
            if rows[name]:
                _append(_folder(directory) / name, arrow(name, rows))
        _index_rows(index, rows)


def _delta_rows(directory: Path) -> dict[str, pa.Table]:
    return {
        name: with_shipped(directory, name, _delta_read(_folder(directory) / name)) for name in READ
    }


def _delta_tidy(directory: Path) -> None:
    for path in _folder(directory).iterdir():
        if path.is_dir():
            _vacuum(path)


# Delta, one table: a row is an article with all its rows inside


def _nested_add(directory: Path, additions: Sequence[Addition]) -> None:
    path = _folder(directory) / "articles"
    with _index(_folder(directory)) as index:
        _follow(path, index)
        if new := fresh(directory, additions, _asked(index)):
            each = [rows_of([one]) for one in new]
            records = [{name: rows[name] for name in store.ADDED} for rows in each]
            kinds = [
                (name, pa.list_(pa.struct(list(table.schema))))
                for name, table in store.ADDED.items()
            ]
            version = _append(path, pa.Table.from_pylist(records, schema=pa.schema(kinds)))
            _index_rows(index, rows_of(new), version)


def _follow(path: Path, index: sqlite3.Connection) -> None:
    """Make the index anew where a writer was killed between the table and the index."""
    from deltalake import DeltaTable

    ((known,),) = index.execute("pragma user_version")
    version = DeltaTable(path).version() if path.exists() else 0
    if version == known:
        return
    inside = pa.table(DeltaTable(path).to_pyarrow_table())["additions"].combine_chunks().flatten()
    additions = inside.to_pylist()
    keys = [
        {"key": key, "source_id": row["source_id"]}
        for row in additions
        for key in Fingerprint(
            row["identity"], unpacked(row["runs"]), unpacked(row["numbers"])
        ).keys
    ]
    for name in ("additions", _KEYS):
        index.execute(f"delete from {name}")
    _index_rows(index, {"additions": additions, _KEYS: keys}, version)


def _nested_rows(directory: Path) -> dict[str, pa.Table]:
    found = _delta_read(_folder(directory) / "articles")
    tables = {}
    for name in READ:
        inside = found[name].combine_chunks().flatten()
        added = pa.Table.from_struct_array(inside).cast(store.TABLES[name].schema)
        tables[name] = with_shipped(directory, name, added)
    return tables


def _append(path: Path, rows: pa.Table) -> int:
    """Append rows; the version the table has then."""
    from deltalake import DeltaTable, write_deltalake

    write_deltalake(path, rows, mode="append")
    table = DeltaTable(path)
    if not (table.version() + 1) % APPENDS_A_COMPACTION:
        table.optimize.compact()
    return int(table.version())


def _delta_read(path: Path) -> pa.Table:
    from deltalake import DeltaTable

    return pa.table(DeltaTable(path).to_pyarrow_table())


def _vacuum(path: Path) -> None:
    from deltalake import DeltaTable

    table = DeltaTable(path)
    table.optimize.compact()
    table.vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)


@contextlib.contextmanager
def _index(folder: Path) -> Iterator[sqlite3.Connection]:
    """The index of known articles, in SQLite. One writer at a time."""
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with closing(sqlite3.connect(folder / "index.sqlite", isolation_level=None)) as index:
            for statement in _schema(("additions",)):
                index.execute(statement)
            yield index


def _asked(index: sqlite3.Connection) -> Callable[[str, list[Any]], list[Any]]:
    return lambda query, values: index.execute(query, values).fetchall()


def _index_rows(index: sqlite3.Connection, rows: Rows, version: int = 0) -> None:
    """Add articles to the index, which is that of a version of the table from then on."""
    index.execute("begin")
    for name in ("additions", _KEYS):
        if rows[name]:
            marks = ", ".join("?" * len(rows[name][0]))
            values = [tuple(row.values()) for row in rows[name]]
            index.executemany(f"insert into {name} values ({marks})", values)
    index.execute(f"pragma user_version = {version}")
    index.execute("commit")


# Ours


def _ours_add(directory: Path, additions: Sequence[Addition]) -> None:
    store.add(directory, additions)


def _ours_tidy(directory: Path) -> None:
    """As sixteen more additions leave it, when old editions need not be kept any more."""
    for segment in (directory / "added").glob("segment-*"):
        os.utime(segment, (0, 0))
    for number in range(16):
        store.add(directory, [article(LATER + number)])


def _ours_rows(directory: Path) -> dict[str, pa.Table]:
    edition = store.edition(directory)
    return {name: store.read(directory, name, edition) for name in READ}


def _folder(directory: Path) -> Path:
    folder = directory / "other"
    folder.mkdir(exist_ok=True)
    return folder


def _schema(tables: Sequence[str] = tuple(store.ADDED)) -> Iterator[str]:
    """The tables in SQL, with what an article is looked up by."""
    for name in tables:
        columns = ", ".join(f'"{c.name}" {_SQL_TYPES[c.type]}' for c in store.ADDED[name].columns)
        yield f"create table if not exists {name} ({columns})"
    yield f"create table if not exists {_KEYS} (key bigint, source_id varchar)"
    yield "create unique index if not exists one_source on additions (source_id)"
    yield "create unique index if not exists one_text on additions (identity)"
    yield f"create index if not exists by_key on {_KEYS} (key)"


OURS = Engine("lib.store", None, _ours_add, _ours_rows, _ours_tidy)
ENGINES = {
    engine.name: engine
    for engine in (
        OURS,
        Engine("sqlite", None, _sqlite_add, _sqlite_rows),
        Engine("duckdb", "duckdb", _duckdb_add, _duckdb_rows),
        Engine("delta", "deltalake", _delta_add, _delta_rows, _delta_tidy),
        Engine("delta-nested", "deltalake", _nested_add, _nested_rows, _delta_tidy),
    )
}
