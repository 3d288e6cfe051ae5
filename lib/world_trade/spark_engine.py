"""Apache Spark at an address (Spark Connect): for a dataset that one machine is too small for.

Its client is not installed with the dashboard: ``pip install 'multivector[spark]'``, or the lines
of ``pyproject.toml``. The files have to be where the cluster's machines can read them too.
"""

import socket
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa

from lib.model import DataError
from lib.model.world_trade import Answer, Value
from lib.world_trade.dataset import FLOWS, Manifest
from lib.world_trade.dataset_place import Place
from lib.world_trade.engines import ROWS_AT_ONCE, block_members, prepared, with_columns

_PORT = 15002
_SECONDS = 5.0
"""Until an engine that does not answer is given up."""


_RETRIES = 4
"""Some five seconds, each wait four times as long as the last."""


class Spark:
    """The files of one edition as a table of a session of its own; errors are `DataError`."""

    def __init__(self, address: str, place: Place, manifest: Manifest) -> None:
        self.name = "Apache Spark, {}:{}".format(*_host(address))
        self._address = address
        self._place = place
        self._manifest = manifest
        self._lock = Lock()
        self._session: Any = None

    def ask(self, question: str, parameters: Mapping[str, Value]) -> Answer:
        """All rows of the answer."""
        found = self._asked(lambda frame: frame.toArrow(), question, parameters)
        columns = [column.to_pylist() for column in found.columns]
        return tuple(zip(*columns, strict=True))

    def stream(self, question: str, parameters: Mapping[str, Value]) -> Iterator[Any]:
        """The rows as record batches of Arrow, some at a time; those of one partition of the
        answer are in memory at once. At least one batch."""
        from pyspark.sql.pandas.types import to_arrow_schema

        schema = self._asked(lambda frame: to_arrow_schema(frame.schema), question, parameters)
        rows = self._asked(lambda frame: frame.toLocalIterator(), question, parameters)

        def batches() -> Iterator[pa.RecordBatch]:
            while some := self._tried(lambda: list(islice(rows, ROWS_AT_ONCE))):
                columns = zip(*some, strict=True)
                arrays = [
                    pa.array(column, field.type)
                    for column, field in zip(columns, schema, strict=True)
                ]
                yield pa.record_batch(arrays, schema=schema)

        yield from with_columns(batches(), schema)

    def _asked(self, do: Any, question: str, parameters: Mapping[str, Value]) -> Any:
        text, values = prepared(question, parameters, ":")
        return self._tried(lambda: do(self._opened().sql(text, args=values)))

    def _tried(self, do: Any) -> Any:
        """What is done, once more in a new session where the engine has lost the first."""
        from pyspark.errors import PySparkException

        for last in (False, True):
            try:
                return do()
            except PySparkException as error:
                if last or not _lost(error):
                    raise self._refused(error) from None
            except Exception as error:  # grpc's, of a channel that is gone
                if last:
                    raise self._refused(error) from None
            with self._lock:
                self._session = None
        raise AssertionError

    def _opened(self) -> Any:
        with self._lock:
            if self._session is None:
                _expect_answer(self._address)
                self._session = self._new_session()
            return self._session

    def _new_session(self) -> Any:
        try:
            from pyspark.sql.connect.client.retries import DefaultPolicy
            from pyspark.sql.connect.session import SparkSession
        except ImportError as error:
            rule = f"Spark's client is not installed ({error.name}): pip install -e '.[spark]'"
            raise DataError(self._address, rule) from None
        session = SparkSession.builder.remote(self._address).create()
        # An engine that has gone would be asked for ten minutes, even as the process ends.
        session.client.set_retry_policies([DefaultPolicy(max_retries=_RETRIES)])
        session.conf.set("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        flows = f"{_address_of(self._place)}/{self._manifest.folder}/{FLOWS}"
        session.read.parquet(flows).createOrReplaceTempView("world_trade")
        members = session.createDataFrame(block_members(self._manifest))
        members.createOrReplaceTempView("block_member")
        return session

    def _refused(self, error: Exception) -> DataError:
        if isinstance(error, DataError):
            return error
        said = next(
            (line for line in str(error).splitlines() if line.strip()), type(error).__name__
        )
        return DataError(self._address, f"the engine refuses the question ({said[:200]})")


def _lost(error: Exception) -> bool:
    said = str(error)
    return any(sign in said for sign in ("SESSION", "UNAVAILABLE", "HANDLE"))


def _host(address: str) -> tuple[str, int]:
    """The machine and port that an address names; `DataError` where it names none."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port or _PORT
    except ValueError:
        host, port = None, 0
    if not host:
        raise DataError(address, "it is no address of an engine, such as sc://host:15002")
    return host, port


def _expect_answer(address: str) -> None:
    """Whether anything is there at all: its client would go on asking for minutes."""
    host, port = _host(address)
    try:
        with suppress(TimeoutError), socket.create_connection((host, port), _SECONDS):
            return
    except OSError as error:
        said = error.strerror or str(error)
        raise DataError(address, f"the engine cannot be reached ({said})") from None
    raise DataError(address, f"the engine cannot be reached (no answer in {_SECONDS:.0f} seconds)")


def _address_of(place: Place) -> str:
    """A place as Spark names it: its S3 is ``s3a``."""
    if place.folder is not None:
        return place.folder.as_uri()
    scheme = place.address.partition("://")[0]
    return f"{'s3a' if scheme == 's3' else scheme}://{place.path.rstrip('/')}"
