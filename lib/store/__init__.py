"""Parquet in and out: the only room that knows file names and the engine.

Why Parquet and pyarrow alone: the tables are small, are read whole, and want types, nulls
and a description inside the file; a database engine would add weight and nothing else.

    schema             every table described once
    descriptions       the descriptions in words
    parquet_file       one Parquet file: rows checked, rows to bytes
    parquet            the tables: what was built, and what was added on top of it
    row_values         rows of Arrow tables as values
    typed_rows         one consistent edition of them as typed rows, for the dashboard
    manifest           which segments of added articles count
    segments           one folder of added articles
    proof              what a segment says of itself
    soundness          segments that cannot be read, left out whole
    repairing          what is there, damaged, missing; the manifest made anew
    lock               one writer at a time
    row_batches        Parquet that others made
    article_index      which articles are there, by their text
    shipped_articles   the same of the articles that were built in
    parcel             articles made ready to be added by whoever read them
    refreshed          figures that services gave, by vintage
    append             an article joins the tables, whole and once
"""

from lib.store.append import add, add_parcels
from lib.store.article_index import where
from lib.store.descriptions import describe
from lib.store.manifest import Edition, edition
from lib.store.parcel import Parcel, check, parcel_of
from lib.store.parquet import data_dir, encode, expect_agreement, read, read_shipped, stamp, write
from lib.store.refreshed import Refresh, keep, left_out_vintages, name_of_vintage, refreshed
from lib.store.repairing import examine, repair
from lib.store.row_batches import foreign_rows
from lib.store.row_values import rows_where
from lib.store.schema import ADDED, TABLES, Column, meanings
from lib.store.soundness import left_out, left_out_trade
from lib.store.typed_rows import tables

__all__ = [
    "ADDED",
    "TABLES",
    "Column",
    "Edition",
    "Parcel",
    "Refresh",
    "add",
    "add_parcels",
    "check",
    "data_dir",
    "describe",
    "edition",
    "encode",
    "examine",
    "expect_agreement",
    "foreign_rows",
    "keep",
    "left_out",
    "left_out_trade",
    "left_out_vintages",
    "meanings",
    "name_of_vintage",
    "parcel_of",
    "read",
    "read_shipped",
    "refreshed",
    "repair",
    "rows_where",
    "stamp",
    "tables",
    "where",
    "write",
]
