"""DuckDB in this process, over the Parquet files: the engine of one machine."""

from collections.abc import Iterator, Mapping
from threading import Lock
from typing import Any

import duckdb

from lib.model import DataError
from lib.model.world_trade import Answer, Value
from lib.world_trade.dataset import Manifest
from lib.world_trade.dataset_place import Place
from lib.world_trade.engines import ROWS_AT_ONCE, block_members, prepared, with_columns

_MEMORY = "1GB"

_PROTOCOL = "trade"


class DuckDB:
    """The files of one edition as a table; errors are `DataError` with the place."""

    name = "DuckDB"

    def __init__(self, place: Place, manifest: Manifest) -> None:
        self._place = place
        self._connection = duckdb.connect(config={"memory_limit": _MEMORY})
        self._lock = Lock()
        paths = [self._path(f"{manifest.folder}/{part.path}") for part in manifest.parts]
        try:
            self._connection.execute("set parquet_metadata_cache = true")
            if place.folder is None:
                self._connection.register_filesystem(_file_system(place))
            listed = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
            self._connection.execute(
                f"create view world_trade as select * from read_parquet([{listed}],"
                " hive_partitioning = true, hive_types = {'reporter': varchar})"
            )
            self._connection.register("listed_members", block_members(manifest))
            self._connection.execute("create table block_member as from listed_members")
        except duckdb.Error as error:
            raise self._refused(error) from None

    def ask(self, question: str, parameters: Mapping[str, Value]) -> Answer:
        """All rows of the answer."""
        text, values = prepared(question, parameters, "$")
        try:
            return tuple(self._cursor().execute(text, values).fetchall())
        except duckdb.Error as error:
            raise self._refused(error) from None

    def stream(self, question: str, parameters: Mapping[str, Value]) -> Iterator[Any]:
        """The rows as record batches of Arrow, some at a time; at least one."""
        text, values = prepared(question, parameters, "$")
        try:
            found = self._cursor().sql(text, params=values).to_arrow_reader(ROWS_AT_ONCE)
            yield from with_columns(iter(found), found.schema)
        except duckdb.Error as error:
            raise self._refused(error) from None

    def _cursor(self) -> Any:
        with self._lock:
            return self._connection.cursor()

    def _path(self, name: str) -> str:
        if self._place.folder is not None:
            return str(self._place.folder / name)
        return f"{_PROTOCOL}://{self._place.inside(name)}"

    def _refused(self, error: Exception) -> DataError:
        said = str(error).strip().splitlines()[-1 if "Traceback" in str(error) else 0]
        if self._place.folder is not None:
            said = said.replace(f"{self._place.folder}/", "")
        return DataError(self._place.address, f"the dataset cannot be read ({said[:200]})")


def _file_system(place: Place) -> Any:
    """The file system of an address as DuckDB takes one."""
    from fsspec.implementations.arrow import ArrowFSWrapper

    class TradeFiles(ArrowFSWrapper):  # type: ignore[misc]
        protocol = _PROTOCOL

        @classmethod
        def _strip_protocol(cls, path: str) -> str:
            """The path for pyarrow, which begins with the name of a bucket."""
            return path.removeprefix(f"{_PROTOCOL}://")

        def glob(self, path: str, *_: Any, **__: Any) -> list[str]:
            """The path itself: the files are listed, and asking after each takes a second."""
            return [self._strip_protocol(path)]

    return TradeFiles(place.files, skip_instance_cache=True)
