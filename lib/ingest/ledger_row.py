"""One row of the ledger as written, and the rules of a single cell."""

import math
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date

from lib.codelists import areas, codelist
from lib.model import DataError, Period, address_fault, is_iso_date

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that are no part of a text, or turn it round; tabs and ends of lines are."""
_DIGITS = 17
"""A number of more is not kept to the last of them."""
_FIRST_YEAR = 1900
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column. `place` names the file and the row in errors."""

    place: str
    cells: Mapping[str, str]

    def __post_init__(self) -> None:
        for column, cell in self.cells.items():
            if _CONTROL.search(cell):
                raise self.error(column, "has a control character, which nobody can see")

    def error(self, column: str, rule: object) -> DataError:
        return DataError(self.place, f"{column} {self.cells[column]!r:.300} {rule}")

    def required(self, column: str) -> str:
        if not (cell := self.cells[column]).strip():
            raise DataError(self.place, f"{column} is empty")
        return cell

    def optional(self, column: str) -> str | None:
        cell = self.cells[column]
        return cell if cell.strip() else None

    def code(self, column: str, list_name: str | None = None) -> str:
        """A code of the list named like the column, or of `list_name`."""
        name = list_name or column
        codes: Container[str] = areas() if name == "area" else codelist(name)
        if (code := self.required(column)) not in codes:
            raise self.error(column, f"is not in the {name} code list")
        return code

    def named(self, column: str, pattern: str) -> str:
        """A name we give ourselves; it becomes part of an identifier."""
        if not re.fullmatch(pattern, name := self.required(column)):
            raise self.error(column, f"is not written as {pattern}")
        return name

    def address(self, column: str) -> str:
        if fault := address_fault(address := self.required(column)):
            raise self.error(column, fault)
        return address

    def published(self, column: str) -> str:
        if not is_iso_date(day := self.required(column)):
            raise self.error(column, "is not a date (2024, 2024-11 or 2024-11-05)")
        return day

    def day(self, column: str) -> date:
        """A day, all of it given."""
        self.required(column)
        return self._day(column)

    def number(self, column: str) -> float:
        cell = self.required(column)
        if not _NUMBER.fullmatch(cell) or not math.isfinite(value := float(cell)):
            raise self.error(column, "is not a number (digits, a point, no separators)")
        if sum(map(str.isdecimal, cell.lstrip("-0."))) > _DIGITS:
            raise self.error(column, f"has more than the {_DIGITS} digits that are kept")
        return value

    def period(self, prefix: str) -> Period | None:
        """The period in `<prefix>_start` and `<prefix>_end`; null where both are empty."""
        start, end = f"{prefix}_start", f"{prefix}_end"
        if not self.cells[start] and not self.cells[end]:
            return None
        for column, other in ((start, end), (end, start)):
            if not self.cells[column]:
                raise DataError(self.place, f"{column} is empty although {other} is given")
        first, last = self._day(start), self._day(end)
        if first.year < _FIRST_YEAR:
            raise self.error(start, f"is before {_FIRST_YEAR}")
        if last < first:
            raise self.error(end, f"is before {start} {first.isoformat()!r}")
        return Period(first, last)

    def _day(self, column: str) -> date:
        cell = self.cells[column]
        try:
            if _DAY.fullmatch(cell):
                return date.fromisoformat(cell)
        except ValueError:
            pass
        raise self.error(column, "is not a day (2024-11-05)")
