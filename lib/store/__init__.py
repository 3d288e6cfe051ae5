"""Parquet in and out: the only room that knows file names and the engine.

Why Parquet and pyarrow alone: the tables are small, are read whole, and want types, nulls
and a description inside the file; a database engine would add weight and nothing else.
"""

from lib.store.dictionary import describe
from lib.store.parquet import data_dir, encode, read, stamp, write
from lib.store.tables import TABLES, Column, Table

__all__ = [
    "TABLES",
    "Column",
    "Table",
    "data_dir",
    "describe",
    "encode",
    "read",
    "stamp",
    "write",
]
