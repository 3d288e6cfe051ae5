"""The dataset that is there, with the engine it is asked through."""

import os
import time
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import ArrowException

from lib.model import DataError
from lib.model.world_trade import Answer, Value, WorldTrade
from lib.world_trade.dataset import MANIFEST, PRODUCTS, Manifest, expect_sound, manifest_at
from lib.world_trade.dataset_place import Place, place_at
from lib.world_trade.engines import Engine

PLACE, ENGINE = "TRADE_DATASET", "TRADE_ENGINE"
"""Settings in the environment: where the dataset is, and the address of a Spark to ask."""

_FOLDER = "world_trade"
_SPARK = "sc"
"""The scheme of an address of Spark Connect."""
_SECONDS = 30.0
"""How long a dataset at an address is taken to be as it was."""

_AGAIN = 10.0
"""Seconds until a dataset that could not be opened is tried again."""

_looked: dict[str, tuple[float, tuple[int, int]]] = {}
_failed: dict[Hashable, tuple[float, DataError]] = {}
_opening = Lock()


def address(data: Path) -> str:
    """Where the dataset is: as `TRADE_DATASET` says, else in the data folder."""
    return os.environ.get(PLACE) or str(data / _FOLDER)


def stamp(data: Path) -> Hashable:
    """What is another when the dataset or its engine is; cheap to ask. Nothing is read."""
    where = address(data)
    return (where, os.environ.get(ENGINE, ""), _changed(where))


def world_trade(data: Path) -> WorldTrade | None:
    """The dataset; None where nothing was imported.

    One that is damaged, half written or cannot be reached raises `DataError`.
    """
    where = address(data)
    key = (where, os.environ.get(ENGINE, ""), _changed(where))
    with _opening:
        failed = _failed.get(key)
        if failed and time.monotonic() - failed[0] < _AGAIN:
            raise DataError(failed[1].place, failed[1].rule)
        try:
            return _opened(*key)
        except DataError as error:
            _failed.clear()
            _failed[key] = (time.monotonic(), error)
            raise


@lru_cache(maxsize=2)
def _opened(where: str, engine: str, _changed: tuple[int, int]) -> WorldTrade | None:
    place = _place(where)
    _expect_folder(place)
    manifest = manifest_at(place)
    if manifest is None:
        return None
    return opened(place, manifest, engine)


def dataset_examined(data: Path) -> str:
    """The dataset in a sentence, after every file of it was read; empty where nothing was
    imported. Of one at an address the names and the sizes of files are looked at alone.

    What is damaged or missing raises `DataError`.
    """
    place = _place(address(data))
    _expect_folder(place)
    manifest = manifest_at(place)
    if manifest is None:
        _expect_nothing(place)
        return ""
    for part in manifest.parts if place.folder else ():
        expect_sound(place, manifest, part)
    _products(place, manifest)
    return f"{place.address}: edition {manifest.edition}, {manifest.rows:,} rows can be read"


def fault(data: Path) -> DataError | None:
    """What is missing of a dataset in a folder, by names and sizes; None where nothing is."""
    place = _place(address(data))
    try:
        if place.folder is not None:
            _expect_folder(place)
            manifest_at(place)
    except DataError as error:
        return error
    return None


def _expect_nothing(place: Place) -> None:
    """That there are no files either where no file says which of them count."""
    if place.folder is not None and (editions := place.folders()):
        rule = (
            f"{editions[-1]}/ is there and {MANIFEST} is not, as after an import that did not end; "
            "import the files again"
        )
        raise DataError(place.address, rule)


def _place(where: str) -> Place:
    """The dataset's place; what readers are told of a folder is its name, and not its path."""
    place = place_at(where)
    return place if place.folder is None else replace(place, address=place.folder.name)


def _expect_folder(place: Place) -> None:
    """Whether there is a folder or nothing: a link to a disk that is gone is neither."""
    if place.folder is not None and os.path.lexists(place.folder) and not place.folder.is_dir():
        raise DataError(place.address, "it is no folder, or a link to none")


def opened(place: Place, manifest: Manifest, engine: str = "") -> WorldTrade:
    """An edition of a dataset, asked through the engine at an address, or DuckDB here."""
    asked = _Examined(place, manifest, _engine(place, manifest, engine))
    return WorldTrade(
        source=manifest.source,
        version=manifest.version,
        imported=manifest.imported,
        years=manifest.years,
        rows={part.reporter: part.rows for part in manifest.parts},
        both_sides=manifest.both_sides,
        area_names=manifest.area_names,
        products=_products(place, manifest),
        engine=asked.name,
        ask=asked.ask,
        stream=asked.stream,
    )


class _Examined:
    """An engine that is asked of a reporter when the reporter's file was read to its end once, and
    again when it changed: of other bytes an engine makes other figures, or an error of its own.

    A question that names no reporter, and files at an address, are asked as they are.
    """

    def __init__(self, place: Place, manifest: Manifest, engine: Engine) -> None:
        self.name = engine.name
        self._engine = engine
        self._place, self._manifest = place, manifest
        parts = manifest.parts if place.folder else ()
        self._parts = {part.reporter: part for part in parts}
        self._sound: dict[str, tuple[int, int]] = {}

    def ask(self, question: str, parameters: Mapping[str, Value]) -> Answer:
        """All rows of the answer."""
        self._expect_sound(parameters)
        return self._engine.ask(question, parameters)

    def stream(self, question: str, parameters: Mapping[str, Value]) -> Iterator[Any]:
        """The rows as record batches of Arrow, some at a time."""
        self._expect_sound(parameters)
        return self._engine.stream(question, parameters)

    def _expect_sound(self, parameters: Mapping[str, Value]) -> None:
        part = self._parts.get(str(parameters.get("reporter")))
        if part is None:
            return
        changed = self._place.changed(f"{self._manifest.folder}/{part.path}")
        if self._sound.get(part.path) != changed:
            expect_sound(self._place, self._manifest, part)
            self._sound[part.path] = changed


def _engine(place: Place, manifest: Manifest, address: str) -> Engine:
    """An engine is imported where it is used: most who run the dashboard have no dataset."""
    if not address:
        from lib.world_trade.duckdb_engine import DuckDB

        return DuckDB(place, manifest)
    if not address.startswith(f"{_SPARK}://"):
        rule = f"{address!r:.80} is no address of an engine, such as sc://host:15002"
        raise DataError(ENGINE, rule)
    from lib.world_trade.spark_engine import Spark

    return Spark(address, place, manifest)


def _products(place: Place, manifest: Manifest) -> dict[str, str]:
    content = place.read(f"{manifest.folder}/{PRODUCTS}")
    if content is None:
        return {}
    try:
        # Not by `read_table`: its threads outlive it, and abort a program that ends meanwhile.
        table = pq.ParquetFile(pa.BufferReader(content)).read(use_threads=False)
        return dict(zip(table["product"].to_pylist(), table["name"].to_pylist(), strict=True))
    except (ArrowException, OSError, KeyError, UnicodeDecodeError) as error:
        rule = f"{manifest.folder}/{PRODUCTS} is damaged ({str(error).splitlines()[0][:80]})"
        raise DataError(place.address, f"{rule}; import the files again") from None


def _changed(where: str) -> tuple[int, int]:
    """When the file that says which edition counts did. An address is asked once, and then now
    and then in a thread of its own: whoever wants a page does not wait for it."""
    place = place_at(where)
    if place.folder is not None:
        return place.changed(MANIFEST)
    known = _looked.get(where)
    if known is None:
        return _look(place, where)
    at, found = known
    if time.monotonic() - at > _SECONDS:
        _looked[where] = (time.monotonic(), found)
        Thread(target=_look, args=(place, where), name="look at dataset", daemon=True).start()
    return found


def _look(place: Place, where: str) -> tuple[int, int]:
    """Ask an address; one that cannot be reached is as it was, or as if nothing were there."""
    before = _looked.get(where, (0.0, (0, 0)))[1]
    try:
        found = place.changed(MANIFEST)
    except DataError:
        found = before
    _looked[where] = (time.monotonic(), found)
    return found
