"""The world's trade by product, where a dataset of it was imported: what it is, and asking it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Value = str | int | float | Sequence[str]
"""What fills a parameter of a question; several texts where it asks for any of them."""

Answer = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class WorldTrade:
    """A dataset of flows between two areas by product, and the engine that it is asked through.

    One row of its table `world_trade` is what a reporter reports of its exports to or imports from
    a partner (`indicator`) of one `product` (six digits of the Harmonized System) in a year:
    `value` in US dollars, `quantity` in tonnes or null. `block_member` has who counts as a block
    in which years, and every country as its own only member.
    """

    source: str
    """BACI or UN Comtrade."""
    version: str
    """As its files name it: ``HS92 V202401b``; empty where they do not."""
    imported: str
    """ISO 8601 day on which it was imported here."""
    years: tuple[int, ...]
    rows: Mapping[str, int]
    """How many rows each reporter has."""
    both_sides: bool
    """Whether each side of a flow has a figure of its own; BACI reconciles them into one."""
    area_names: Mapping[str, str]
    """English names of areas, as its file of countries has them."""
    products: Mapping[str, str]
    """Its six digits in English words; empty where no file of them was at hand."""
    engine: str
    """What it is asked through: DuckDB, or Apache Spark at an address."""
    ask: Callable[[str, Mapping[str, Value]], Answer]
    """The rows that a question in SQL has for answer, with its parameters (``:name``) filled.
    An engine or a file that cannot be reached raises `DataError`."""
    stream: Callable[[str, Mapping[str, Value]], Iterator[Any]]
    """The same as record batches of Arrow, some thousand rows at a time."""
