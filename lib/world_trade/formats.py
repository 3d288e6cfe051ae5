"""The forms in which the world's trade is published: which columns, and what a row means.

BACI      CEPII's reconciled bilateral trade: year t, exporter i, importer j, product k, value v
          in thousands of US dollars, quantity q in tonnes. One flow for both sides.
COMTRADE  UN Comtrade's bulk files: what each side reports, in US dollars and kilograms, with
          totals of wider goods, of all partners and by transport among the rows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from lib.world_trade.code_files import Codes
from lib.world_trade.flow_columns import (
    EXPORTS,
    FIRST_YEAR,
    IMPORTS,
    LAST_YEAR,
    PRODUCTS,
    Array,
    Flows,
)

Columns = Mapping[str, Any]
"""By name: numbers as numpy arrays, texts as Arrow's dictionary arrays."""

_KILOGRAMS, _THOUSAND = 1000.0, 1000.0

_WIDER = -1
"""In place of a product: a total of several, which is passed over."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows of a stretch, all of them, with those that are no flow marked.

    `faults` and `passed` say in their order what is wrong with the rows of a mask, or what else
    they are; a fault is worded for one row by its place.
    """

    flows: Flows
    faults: tuple[tuple[Array, Callable[[int], str]], ...]
    passed: tuple[tuple[Array, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A form of files: its columns by type, those it may lack, and what its rows mean."""

    name: str
    numbers: tuple[str, ...]
    """Whole numbers; never empty."""
    amounts: tuple[str, ...]
    """Numbers that may be empty, or ``NA``."""
    texts: tuple[str, ...]
    optional: tuple[str, ...]
    """Texts that a file may lack; then every row is taken to have the usual value."""
    gives_both_sides_once: bool
    """Whether a flow is given once, for exporter and importer."""
    judge: Callable[[Columns, Codes], Judged]

    @property
    def needed(self) -> tuple[str, ...]:
        return (*self.numbers, *self.amounts, *self.texts)

    def fits(self, head: Sequence[str]) -> bool:
        """Whether a header has its columns."""
        return set(self.needed) <= set(head)

    def read(self, head: Sequence[str]) -> tuple[str, ...]:
        """The columns that are read of a file with this header."""
        return (*self.needed, *(name for name in self.optional if name in head))


def _baci(columns: Columns, codes: Codes) -> Judged:
    """A row of BACI: what `i` sold to `j`."""
    value = np.round(columns["v"] * _THOUSAND, 3)  # 1.001 thousand is 1001, not 1000.999
    sides = [codes.area_places(columns[side]) for side in ("i", "j")]
    count = len(value)
    flows = Flows(
        sides[0],
        sides[1],
        columns["t"].astype(np.int16),
        columns["k"].astype(np.int32),
        np.full(count, EXPORTS, np.int8),
        value,
        columns["q"],
    )
    unlisted = tuple(
        (place < 0, _of(columns[side], f"country code {side}", "is in no list"))
        for side, place in zip(("i", "j"), sides, strict=True)
    )
    return Judged(
        flows,
        (
            *_numbers(columns["t"], "t", columns["k"], "k", codes),
            *unlisted,
            (columns["i"] == columns["j"], _of(columns["i"], "i and j", "are the same country")),
            *_amounts(columns["v"], "v", columns["q"], "q"),
        ),
    )


_USUAL = (
    ("typeCode", ("C",), "services"),
    ("freqCode", ("A",), "of months"),
    ("flowCode", ("X", "M"), "of re-exports and other flows"),
    ("customsCode", ("C00",), "of one customs procedure"),
    ("motCode", ("0",), "of one means of transport"),
    ("mosCode", ("0",), "of one mode of supply"),
    ("partner2Code", ("0",), "by second partner"),
)
"""Columns of Comtrade, the values of rows that are taken, and what the other rows are."""

_WORLD, _EU = 0, 97


def _comtrade(columns: Columns, codes: Codes) -> Judged:
    """A row of UN Comtrade: what a reporter reports of its trade with a partner."""
    reporter, partner = columns["reporterCode"], columns["partnerCode"]
    product = _products(columns["cmdCode"])
    sides = [codes.area_places(side) for side in (reporter, partner)]
    passed = [
        (~_is(columns[name], wanted), what) for name, wanted, what in _USUAL if name in columns
    ]
    passed += [
        (product == _WIDER, "of wider or other goods than six digits"),
        (partner == _WORLD, "of all partners together"),
        (reporter == _EU, "of the EU as one reporter"),
        (reporter == partner, "of a country with itself"),
    ]
    flow = np.where(_is(columns["flowCode"], ("M",)), IMPORTS, EXPORTS).astype(np.int8)
    flows = Flows(
        sides[0],
        sides[1],
        columns["refYear"].astype(np.int16),
        product,
        flow,
        columns["primaryValue"],
        columns["netWgt"] / _KILOGRAMS,
    )
    return Judged(
        flows,
        (
            *_numbers(columns["refYear"], "refYear", product, "cmdCode", codes),
            (sides[0] < 0, _of(reporter, "reporterCode", "is in no list")),
            (sides[1] < 0, _of(partner, "partnerCode", "is in no list")),
            *_amounts(columns["primaryValue"], "primaryValue", columns["netWgt"], "netWgt"),
        ),
        tuple(passed),
    )


def _numbers(
    year: Array, year_name: str, product: Array, product_name: str, codes: Codes
) -> tuple[tuple[Array, Callable[[int], str]], ...]:
    """Years that are none, and products that are not six digits or in no list."""
    is_product = (product >= 0) & (product < PRODUCTS)
    faults = [
        (
            (year < FIRST_YEAR) | (year > LAST_YEAR),
            _of(year, f"year {year_name}", f"is none from {FIRST_YEAR} to {LAST_YEAR}"),
        ),
        (~is_product, _of(product, f"product {product_name}", "is not six digits")),
    ]
    if (known := codes.known_products) is not None:
        unlisted = ~known[np.where(is_product, product, 0)]
        faults.append((unlisted, _of(product, f"product {product_name}", "is in no list", "06")))
    return tuple(faults)


_MOST = 1e13
"""Dollars, thousands of them or tonnes: all countries together trade some 3e13 dollars a year."""


def _amounts(
    value: Array, value_name: str, quantity: Array, quantity_name: str
) -> tuple[tuple[Array, Callable[[int], str]], ...]:
    """Values that are missing, and both where they are below nothing or beyond all trade."""
    return (
        (np.isnan(value), lambda row: f"value {value_name} is empty"),
        (~(value >= 0) | (value >= _MOST), _of(value, f"value {value_name}", "is no amount")),
        (
            (quantity < 0) | (quantity >= _MOST),
            _of(quantity, f"quantity {quantity_name}", "is no amount"),
        ),
    )


def _of(column: Array, name: str, fault: str, form: str = "") -> Callable[[int], str]:
    return lambda row: f"{name} {column[row].item():{form}} {fault}"


def _products(texts: Any) -> Array:
    """The six digits of each code as a number; `_WIDER` where it is a wider good (``TOTAL``, 01),
    a number that is too large where it is neither."""
    numbers = [_product(code) for code in texts.dictionary.to_pylist()]
    return np.array([*numbers, PRODUCTS], np.int32)[_places(texts)]


def _product(code: str) -> int:
    is_number = code.isascii() and code.isdecimal()
    if is_number and len(code) == 6:
        return int(code)
    return _WIDER if code.isascii() and code.isalnum() and len(code) <= 6 else PRODUCTS


def _is(texts: Any, wanted: Sequence[str]) -> Array:
    """Whether each text is one of those wanted; an empty one counts as the usual one."""
    right = [text in wanted or text == "" for text in texts.dictionary.to_pylist()]
    return np.array([*right, True], bool)[_places(texts)]


def _places(texts: Any) -> Array:
    """The place of each text in its dictionary, one past the end where it is empty."""
    return texts.indices.fill_null(pa.scalar(len(texts.dictionary), pa.int32())).to_numpy()


BACI = Format("BACI", ("t", "i", "j", "k"), ("v", "q"), (), (), True, _baci)
COMTRADE = Format(
    "UN Comtrade",
    ("refYear", "reporterCode", "partnerCode"),
    ("netWgt", "primaryValue"),
    ("flowCode", "cmdCode"),
    tuple(name for name, _, _ in _USUAL if name != "flowCode"),
    False,
    _comtrade,
)
FORMATS = (BACI, COMTRADE)
