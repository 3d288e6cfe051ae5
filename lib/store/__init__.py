"""Parquet in and out: the only room that knows file names and the engine.

Why Parquet and pyarrow alone: the tables are small, are read whole, and want types, nulls
and a description inside the file; a database engine would add weight and nothing else.

    tables      every table described once
    dictionary  the descriptions in words
    files       one Parquet file: rows checked, rows to bytes
    disk        bytes that stay
    parquet     the tables: what was built, and what was added on top of it
    manifest    which segments of added articles count
    segments    one folder of added articles
    proof       what it says of itself
    soundness   segments that cannot be read, left out whole
    repairing   what is there, damaged, missing; the manifest made anew
    turns       one writer at a time
    foreign     Parquet of others' making
    known       which articles are there, by their text
    shipped     the same of the articles that were built in
    adding      an article joins the tables, whole and once
"""

from lib.store.append import add, check
from lib.store.article_index import where
from lib.store.descriptions import describe
from lib.store.manifest import Edition, edition
from lib.store.parquet import data_dir, encode, read, read_shipped, stamp, write
from lib.store.repairing import examine, repair
from lib.store.row_batches import foreign_rows
from lib.store.schema import ADDED, TABLES, Column, Table, meanings
from lib.store.soundness import LeftOut, left_out

__all__ = [
    "ADDED",
    "TABLES",
    "Column",
    "Edition",
    "LeftOut",
    "Table",
    "add",
    "check",
    "data_dir",
    "describe",
    "edition",
    "encode",
    "examine",
    "foreign_rows",
    "left_out",
    "meanings",
    "read",
    "read_shipped",
    "repair",
    "stamp",
    "where",
    "write",
]
