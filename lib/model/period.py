"""Stretches of time, inclusive of both ends."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

_WRITTEN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
"""A year, a month or a day in ISO 8601."""


class PeriodKind(StrEnum):
    """What a stretch of time is, as far as two figures can be put side by side."""

    YEAR = "year"
    PART_YEAR = "part_year"
    DAY = "day"
    WINDOW = "window"
    NOT_STATED = "not_stated"


class Frequency(StrEnum):
    """How often there is a figure, of those that are not of whole years. Its periods are numbered,
    so that the number after one is the period after it."""

    MONTH = "month"
    QUARTER = "quarter"

    @property
    def a_year(self) -> int:
        """How many of its periods are a year."""
        return 12 if self is Frequency.MONTH else 4

    def number(self, start: date, end: date) -> int | None:
        """The number of the period of these days; None where it is none of this frequency.

        >>> Frequency.QUARTER.number(date(2026, 4, 1), date(2026, 6, 30))
        8105
        """
        number = self.number_of(start)
        return number if Period(start, end) == self.period(number) else None

    def number_of(self, day: date) -> int:
        """The number of the period that a day is in."""
        return day.year * self.a_year + (day.month - 1) * self.a_year // 12

    def period(self, number: int) -> "Period":
        """The period of a number.

        >>> Frequency.QUARTER.period(8105).code
        '2026-04..2026-06'
        """
        year, part = divmod(number, self.a_year)
        months = 12 // self.a_year
        first, last = part * months + 1, (part + 1) * months
        return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """From `start` to `end`, both days included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"period {self.start} .. {self.end} ends before it starts")

    @classmethod
    def of_year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_code(cls, code: str) -> "Period":
        """The period that is written `code`; `ValueError` where that is none.

        >>> Period.of_code("2023-01..2023-11").end
        datetime.date(2023, 11, 30)
        """
        first, parted, last = code.partition("..")
        return cls(_written(first)[0], _written(last if parted else first)[1])

    @property
    def kind(self) -> PeriodKind:
        """Whole calendar year, part of one, a single day, or a window across years."""
        if self.start == self.end:
            return PeriodKind.DAY
        if self == Period.of_year(self.start.year):
            return PeriodKind.YEAR
        if self.start.year == self.end.year:
            return PeriodKind.PART_YEAR
        return PeriodKind.WINDOW

    @property
    def code(self) -> str:
        """ISO 8601: ``2023``, ``2023-01..2023-11``, ``2024-10-16``, or both days in full."""
        if self.kind is PeriodKind.YEAR:
            return f"{self.start:%Y}"
        if self.kind is PeriodKind.DAY:
            return self.start.isoformat()
        if self.start.day == 1 and (self.end + timedelta(days=1)).day == 1:
            if (self.start.year, self.start.month) == (self.end.year, self.end.month):
                return f"{self.start:%Y-%m}"
            return f"{self.start:%Y-%m}..{self.end:%Y-%m}"
        return f"{self.start}..{self.end}"


def kind_of(start: date | None, end: date | None) -> PeriodKind:
    """The kind of a period whose ends may be missing: null is "no period given"."""
    if start is None or end is None:
        return PeriodKind.NOT_STATED
    return Period(start, end).kind


@lru_cache(1024)
def _written(code: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    if not _WRITTEN.fullmatch(code):
        raise ValueError(f"{code!r} is no year, month or day (2024, 2024-10, 2024-10-16)")
    numbers = [int(part) for part in code.split("-")]
    first = date(*[*numbers, 1, 1][:3])
    if len(numbers) == 3:
        return first, first
    month = first.month if len(numbers) == 2 else 12
    return first, date(first.year, month, monthrange(first.year, month)[1])
