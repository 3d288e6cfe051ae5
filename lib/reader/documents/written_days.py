"""A day as pages, tables and people write it: in figures or with the name of its month.

In the order of day and month nothing is guessed: 02/10/2025 is one day in London and another in
New York, and none here. A moment is the day of whoever wrote it down, whatever its time zone.
"""

import re
from datetime import UTC, date, datetime

_FIRST_YEAR, _LAST_YEAR = 1900, 2100

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_OTHERS = (
    *(("янв", "үчтүн", "jän"), ("фев", "бирдин"), ("мар", "жалган", "mär"), ("апр", "чын")),
    *(("май", "мая", "бугу", "mai"), ("июн", "кулжа"), ("июл", "теке"), ("авг", "баш")),
    *(("сен", "аяк"), ("окт", "тогуз", "okt"), ("ноя", "жети"), ("дек", "беш", "dez")),
)
"""How the name of each month begins in other languages of those who write of the region."""

_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?!\d)")
_ALL_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}(?:Z|[+-]\d{2}:?\d{2})?)?$")
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?$")
_NAMED = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"(?<![\d:])\d+(?![\d:])")
_OF_THE_DAY = re.compile(r"^[^\W\d_]{2,12}\.?, |[( ](?:gmt|utc)?[+-]\d\d(?::?\d\d)?\b.*$")
"""The name of the day before, and the time zone behind."""
_LONGEST = 60
"""Characters of what may be a day: more is a sentence with a day in it."""


def day_of(spelled: str) -> date | None:
    """The day that the words name, with or without a time of day; none where they are no day.

    >>> [day_of(d) for d in ("16.10.2024 09:30", "Oct. 16, 2024", "2024-жылдын 16-октябры")]
    [datetime.date(2024, 10, 16), datetime.date(2024, 10, 16), datetime.date(2024, 10, 16)]
    """
    words = " ".join(spelled.split())
    if not words or len(words) > _LONGEST:
        return None
    if found := _YEAR_FIRST.match(words):
        return _day(found[1], found[3], found[4])
    if found := _YEAR_LAST.match(words):
        return _in_order(found[2], found[1], found[3], found[4])
    if _SECONDS.match(words):
        return datetime.fromtimestamp(int(words[:10]), UTC).date()
    if found := _ALL_DIGITS.match(words):
        return _day(*found.groups())
    return _with_a_name(words.lower())


def _in_order(sign: str, first: str, second: str, year: str) -> date | None:
    """The day of three numbers; with dots the day comes first, else the numbers have to tell."""
    if sign == "." or int(first) > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > 12 else None


def _with_a_name(words: str) -> date | None:
    """The day of words such as Wed, 16 Oct 2024 09:30: a month's name and two numbers by it."""
    words = _OF_THE_DAY.sub("", words)
    named = {month for name in _NAMED.findall(words) if (month := _month(name))}
    numbers = _NUMBERS.findall(words)
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) < 3]
    if len(named) != 1 or len(years) != 1 or not days:
        return None
    return _day(years[0], str(named.pop()), days[0])


def _month(name: str) -> int:
    """The number of the month that a word names, 0 where it names none."""
    for number, (english, others) in enumerate(zip(_ENGLISH, _OTHERS, strict=True), 1):
        if (len(name) > 2 and english.startswith(name)) or name.startswith(others):
            return number
    return 0


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None
