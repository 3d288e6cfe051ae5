"""Which area a number of trade statistics means, and what the six digits of a product do.

BACI comes with two files of codes, which are taken where they are at hand; without them the
numbers of ISO 3166-1, and those that the United Nations use beside it, are in
``lib/codelists/area_number.csv``.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from lib.codelists import area_numbers
from lib.model import DataError
from lib.world_trade.flow_columns import PRODUCTS, Array

_NUMBERS = 1000
"""Numbers of areas have three digits."""

_CODE = re.compile(r"[A-Z][A-Z0-9]{2,3}")
_COUNTRY_HEADS = (
    ("country_code", "country_iso3", "country_name"),
    ("country_code", "iso_3digit_alpha", "country_name_full"),
)
"""Number, ISO 3166-1 alpha-3 and name in BACI's file of countries, now and before 2023."""
_PRODUCT_HEAD = ("code", "description")
_TITLES = 60
"""Characters of a value that errors show."""


@dataclass(frozen=True, eq=False)
class Codes:
    """What the numbers in a file mean.

    `areas` has the code of each number, `area_names` the names that the file of countries gives;
    `products` the description of each of six digits, empty where no file of them is at hand.
    """

    areas: Mapping[int, str]
    area_names: Mapping[str, str]
    products: Mapping[str, str]

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The codes of areas in their order; an area is staged as its place here."""
        return tuple(sorted(set(self.areas.values())))

    @cached_property
    def places(self) -> Array:
        """The place of the area of each number, -1 of a number that means none."""
        place = {code: index for index, code in enumerate(self.listed)}
        found = np.full(_NUMBERS + 1, -1, np.int16)
        for number, code in self.areas.items():
            found[number] = place[code]
        return found

    @cached_property
    def known_products(self) -> Array | None:
        """Whether each six digits are listed; None where every six digits are taken."""
        if not self.products:
            return None
        found = np.zeros(PRODUCTS, bool)
        found[[int(code) for code in self.products]] = True
        return found

    def area_places(self, numbers: Array) -> Array:
        """The place of each number's area, -1 where it means none."""
        inside = np.where((numbers >= 0) & (numbers < _NUMBERS), numbers, _NUMBERS)
        return self.places[inside]


def codes_of(countries: Path | None, products: Path | None) -> Codes:
    """The codes in BACI's two files; without the first, those of the list that we keep."""
    names: dict[str, str] = {}
    numbers: dict[int, str] = dict(area_numbers()) if countries is None else {}
    if countries is not None:
        for number, code, name in _countries(countries):
            numbers[number] = code
            names.setdefault(code, name)
    listed = dict(_products(products)) if products is not None else {}
    return Codes(numbers, names, listed)


def is_country_file(head: Sequence[str]) -> bool:
    """Whether a header is that of BACI's file of countries."""
    return any(set(wanted) <= set(head) for wanted in _COUNTRY_HEADS)


def is_product_file(head: Sequence[str]) -> bool:
    """Whether a header is that of BACI's file of products."""
    return tuple(head[:2]) == _PRODUCT_HEAD


def _countries(path: Path) -> Iterator[tuple[int, str, str]]:
    known = area_numbers()
    for place, row in _records(path):
        wanted = next(one for one in _COUNTRY_HEADS if set(one) <= row.keys())
        spelled, code, name = (row[column].strip() for column in wanted)
        if not spelled.isdecimal() or int(spelled) >= _NUMBERS:
            raise DataError(place, f"country code {spelled[:_TITLES]!r} is no number of 3 digits")
        number = int(spelled)
        # Of areas that are no country BACI has a code of its own (S19), or none.
        found = known.get(number) or (code if _CODE.fullmatch(code) else f"X{number:03}")
        yield number, found, name


def _products(path: Path) -> Iterator[tuple[str, str]]:
    for place, row in _records(path):
        code = row["code"].strip()
        if not code.isdecimal() or not code.isascii() or len(code) > 6:
            if code.isalnum():  # "9999AA", goods not elsewhere specified
                continue
            raise DataError(place, f"product code {code[:_TITLES]!r} is not six digits")
        yield code.zfill(6), " ".join(row["description"].split())


def _records(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a file of codes, each with its place."""
    try:
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            rows = csv.DictReader(file)
            for row in rows:
                place = f"{path.name}, line {rows.line_num}"
                if None in row or None in row.values():
                    raise DataError(place, f"it has not {len(rows.fieldnames or ())} columns")
                yield place, row
    except OSError as error:
        raise DataError(path, f"it cannot be read ({error.strerror})") from None
    except csv.Error as error:
        raise DataError(path, f"it is no CSV ({error})") from None
