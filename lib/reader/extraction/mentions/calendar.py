"""Words that say when -> inclusive dates: an algebra of stretches of time.

A stretch is some months of a year: a quarter, the first nine months, January to May, all twelve.
The year is one of the calendar or a fiscal one, which begins with the month that the text or the
country's law names. From stretches others are counted: their `start`, their `end`, `since` then,
so many months up to them, from one to another, the same so many years or months earlier. What a
language file names is a rule and slots (``quarter`` and ``ordinal`` and ``year``); the rule of the
stretch that another is counted from is in the slot ``of``.

Dates that are not written out are counted from the day of publication: a bare month or stretch
of months is the latest complete one before it, "over the past six years" runs from that day six
years before. A year, half, quarter or month that is not over on that day is meant as far as it has
gone: what is said of it is a fact, and no fact is of days to come. Where the words name the last
month themselves ("January to October"), they are taken at their word, and a rule of
`lib.codelists.rules` leaves the period open. A time that cannot be computed is None, never a
guess: a fiscal year that begins nobody says when, and every time of the rule ``unclear``, which is
seen and not understood ("in the summer", "in recent years").
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from lib.codelists import fiscal_year
from lib.model import Period, TimeWords

Slots = Mapping[str, str]

_OF_A_TRADE = "season"
"""What a marketing year or a season is called in the slot ``fiscal``: no law says its months."""
_LIKE_FOR_LIKE = frozenset({"earlier", "same_in", "same_time"})
"""Rules of times that are as long as the one they count from."""
_BY_NAME = frozenset({"year", "years", "month", "quarter", "half", "last_part"})
"""Rules of stretches that people name while they last: this year, in 2024, this month."""
_TWO_POINTS = frozenset({"years", "between_months", "between"})
_WITHOUT_BASE = frozenset(
    {"window_years", "window_months", "window_days", "now", "day", "since_year", "decade"}
)


def period(words: TimeWords | None, published: date, area: str | None = None) -> Period | None:
    """The dates that `words` stand for, or None where there are none or they are impossible.

    A fiscal year that the text does not say the months of is that of the law of the `area`.

    >>> period(TimeWords("quarter", {"ordinal": "1", "year": "0"}, 0, 1), date(2024, 10, 16)).code
    '2024-01..2024-03'
    """
    if words is None:
        return None
    words = _by_law(words, area)
    named = _named(words, published)
    if named is None or not (_calls_the_whole(words) and named.start <= published < named.end):
        return named
    return Period(named.start, published)


def _by_law(words: TimeWords, area: str | None) -> TimeWords:
    """The words with what the law of an area says of the fiscal years they speak of."""
    if words.anchor is not None:
        words = replace(words, anchor=_by_law(words.anchor, area))
    fiscal = words.slots.get("fiscal")
    law = fiscal_year(area) if area and fiscal not in (None, _OF_A_TRADE) else None
    if law is None or "starts" in words.slots:
        return words
    return replace(words, slots={**words.slots, "starts": str(law.starts), "named": law.named})


def _named(words: TimeWords, published: date) -> Period | None:
    """The dates that the words name, gone by or not.

    A year earlier than a year so far is the same part of that year, two years earlier a year.
    """
    try:
        if words.rule in _RELATIVE and (words.anchor is not None or words.rule not in _RULES):
            counted = period if words.rule in _LIKE_FOR_LIKE else _named
            anchor = counted(words.anchor, published) if words.anchor else None
            return anchor and _RELATIVE[words.rule](words.slots, anchor, published)
        return _RULES[words.rule](words.slots, published)
    except (KeyError, ValueError, OverflowError):
        return None


def _calls_the_whole(words: TimeWords) -> bool:
    """Whether a stretch of the calendar is called by its name, with no word of its last day."""
    if words.rule == "same_time" and words.anchor is not None:
        return _calls_the_whole(words.anchor)
    return words.rule in _BY_NAME


def year_earlier(later: Period, years: int = 1) -> Period:
    """The same stretch so many years earlier; 29 February and month ends stay month ends."""
    return Period(_back(later.start, years), _back(later.end, years))


def two_points(words: TimeWords) -> tuple[TimeWords, TimeWords] | None:
    """Later and earlier end of "between A and B", which growth compares; else None."""
    if words.rule not in _TWO_POINTS or words.slots.get("point") == "whole":
        return None
    later, earlier = ({**words.slots, "point": point} for point in ("to", "from"))
    return replace(words, slots=later), replace(words, slots=earlier)


def has_own_start(words: TimeWords) -> bool:
    """Whether the words name a stretch of the calendar, so that a year earlier compares."""
    same = words.rule == "same_time" and words.anchor is not None
    return has_own_start(words.anchor) if same and words.anchor else words.rule not in _WITHOUT_BASE


def _year_of(slots: Slots, published: date) -> int:
    """The year a slot names, in four digits or counted from publication; without one, that."""
    code = int(slots.get("year", 0))
    return code if code > 1000 else published.year + code


def _months(year: int, first: int, last: int) -> Period:
    return _from_month(12 * year, first, last)


def _from_month(start: int, first: float, last: float) -> Period:
    """The `first` to the `last` month of a year that begins `start` months after the year 0; half
    a month ends in the middle of it.
    """
    if first > last or last - first > 12:
        raise ValueError("no stretch of a year")
    whole = int(last)
    begin, end = (_first_day(start + int(month) - 1) for month in (first, whole + 1))
    if last > whole:
        end += timedelta(days=int((last - whole) * monthrange(end.year, end.month)[1]))
    return Period(begin, end - timedelta(days=1))


def _first_day(month: int) -> date:
    year, index = divmod(month, 12)
    return date(year, index + 1, 1)


def _of_year(slots: Slots, published: date, first: float, last: float) -> Period:
    """Months of the year named, or else the latest complete such stretch."""
    if first < -11 or last > 12:
        raise ValueError("a year has twelve months")
    if "fiscal" in slots:
        return _from_month(_fiscal_start(slots, published), first, last)
    if "year" in slots:
        return _from_month(12 * _year_of(slots, published), first, last)
    this = _from_month(12 * published.year, first, last)
    return this if this.end < published else _from_month(12 * published.year - 12, first, last)


def _fiscal_start(slots: Slots, published: date) -> int:
    """The month that a fiscal year begins with, counted from the year 0.

    It is named by a pair of years, by one (as the law says: that in which it begins or ends), or
    counted from the one that the day of publication is in.
    """
    starts, year = int(slots["starts"]), int(slots["year"])
    if "second" in slots and int(slots["second"]) % 100 != (year + 1) % 100:
        raise ValueError("no two years in a row")
    if slots["fiscal"] == "relative":
        year += published.year - (published.month < starts)
    elif slots["fiscal"] == "named":
        year -= slots["named"] == "end" and starts > 1
    elif starts == 1:
        raise ValueError("a year of the calendar is none of a pair")
    return 12 * year + starts - 1


def _back(day: date, years: int) -> date:
    last = monthrange(day.year, day.month)[1]
    wanted = monthrange(day.year - years, day.month)[1]
    return date(day.year - years, day.month, wanted if day.day == last else min(day.day, wanted))


def _months_back(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _part(first_and_last: Callable[[Slots], tuple[float, float]]) -> "_Rule":
    """The rule of a stretch that is so many months of a year."""

    def stretch(slots: Slots, published: date) -> Period:
        return _of_year(slots, published, *first_and_last(slots))

    return stretch


def _equal_parts(months: int) -> Callable[[Slots], tuple[float, float]]:
    """The months of the nth part of a year, or of the parts ``from`` one ``to`` another."""

    def first_and_last(slots: Slots) -> tuple[float, float]:
        if "ordinal" in slots:
            first = last = min(int(slots["ordinal"]), 12 // months)
        else:
            first, last = int(slots["first"]), int(slots["last"])
        return months * (first - 1) + 1, months * last

    return first_and_last


def _named_months(slots: Slots) -> tuple[float, float]:
    """From one month to another; November to March begin in the year before."""
    first, last = (_in_its_year(slots, month) for month in _ends(slots))
    return (first - 12 if first > last else first), last


def _first_months(slots: Slots) -> tuple[float, float]:
    return 1, float(slots["count"]) * float(slots.get("times", 1))


def _last_months(slots: Slots) -> tuple[float, float]:
    return 13 - float(slots["count"]) * float(slots.get("times", 1)), 12


def _month(slots: Slots) -> tuple[float, float]:
    month = _in_its_year(slots, int(slots["month"]))
    return month, month


def _in_its_year(slots: Slots, month: int) -> int:
    """Which month of its year a month is: July is the first of a fiscal year from July to June."""
    if not 1 <= month <= 12:
        raise ValueError("a year has twelve months")
    return (month - int(slots["starts"])) % 12 + 1 if "fiscal" in slots else month


def _year(slots: Slots, published: date) -> Period:
    if "fiscal" in slots:
        return _of_year(slots, published, 1, 12)
    return Period.of_year(_year_of(slots, published))


def _decade(slots: Slots, published: date) -> Period:
    """The nineties, in four digits: 1990."""
    first = int(slots["year"])
    if first % 10:
        raise ValueError("no decade")
    return Period(date(first, 1, 1), date(first + 9, 12, 31))


def _last_year(slots: Slots, published: date) -> Period:
    return Period.of_year(published.year - 1)


def _years(slots: Slots, published: date) -> Period:
    first, last = (_year_of({"year": str(year)}, published) for year in _ends(slots))
    return Period(date(first, 1, 1), date(last, 12, 31))


def _ends(slots: Slots) -> tuple[int, int]:
    """Both ends of "between A and B", or the one that ``point`` says is meant."""
    point = slots.get("point")
    first, last = int(slots["from"]), int(slots["to"])
    return (first, first) if point == "from" else (last, last) if point == "to" else (first, last)


def _last_part(slots: Slots, published: date) -> Period:
    """The month, quarter or half before that of publication, or so many before it."""
    months = int(slots.get("months", 1))
    part = (12 * published.year + published.month - 1) // months - int(slots.get("back", 1))
    return _from_month(months * part, 1, months)


def _day(slots: Slots, published: date) -> Period:
    month, day = int(slots["month"]), int(slots["day"])
    year = _year_of(slots, published) if "year" in slots else published.year
    named = date(year, month, day)
    if "year" not in slots and named > published:
        named = date(year - 1, month, day)
    return Period(named, named)


def _days(slots: Slots, published: date) -> Period:
    last = _day(slots, published).end
    if "from_date" in slots:
        return Period(date(*map(int, slots["from_date"].split("-"))), last)
    return Period(last.replace(day=int(slots["from_day"])), last)


def _week(slots: Slots, published: date) -> Period:
    """The week of publication (0) or one before it, Monday to Sunday as in ISO 8601."""
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=int(slots["week"]))
    return Period(monday, min(monday + timedelta(days=6), published))


def _one_day(day: date) -> Period:
    return Period(day, day)


def _end_of_year(slots: Slots, published: date) -> Period:
    return _one_day(_year({"year": slots.get("year", "-1")}, published).end)


def _start_of_year(slots: Slots, published: date) -> Period:
    return _one_day(_year({"year": slots.get("year", "0")}, published).start)


def _inner(slots: Slots, published: date, prefix: str = "") -> Period:
    """The stretch that another time is counted from."""
    own = {name.removeprefix(prefix): code for name, code in slots.items() if name != "of"}
    return _RULES[slots[f"{prefix}of"]](own, published)


def _start(slots: Slots, published: date) -> Period:
    return _one_day(_inner(slots, published).start)


def _end(slots: Slots, published: date) -> Period:
    return _one_day(_inner(slots, published).end)


def _since(slots: Slots, published: date) -> Period:
    return Period(_inner(slots, published).start, published)


def _months_to(slots: Slots, published: date) -> Period:
    """So many months up to the last day told: nine months to September, a year to 20 March."""
    end = _inner(slots, published).end
    return Period(_months_back(end + timedelta(days=1), int(slots["length"])), end)


def _range(slots: Slots, published: date) -> Period:
    """From one stretch to another, in the year of the second if the first is of none."""
    end = _inner(slots, published)
    first = {name: code for name, code in slots.items() if name.startswith("from_")}
    start = _inner({"from_year": str(end.end.year), **first}, published, "from_")
    point = slots.get("point")
    return start if point == "from" else end if point == "to" else Period(start.start, end.end)


def _since_year(slots: Slots, published: date) -> Period:
    return Period(_year(slots, published).start, published)


def _since_start(slots: Slots, published: date) -> Period:
    return _since_year({"year": slots.get("year", "0")}, published)


def _window_years(slots: Slots, published: date) -> Period:
    return Period(_months_back(published, int(12 * float(slots["count"]))), published)


def _window_months(slots: Slots, published: date) -> Period:
    return Period(_months_back(published, int(slots["count"])), published)


def _window_days(slots: Slots, published: date) -> Period:
    days = int(slots["count"]) * int(slots.get("times", 1))
    return Period(published - timedelta(days=days), published)


def _unclear(slots: Slots, published: date) -> Period:
    raise ValueError("seen and not understood")


def _now(slots: Slots, published: date) -> Period:
    return _one_day(published)


def _earlier(slots: Slots, anchor: Period, published: date) -> Period:
    return year_earlier(anchor)


def _year_before(slots: Slots, anchor: Period, published: date) -> Period:
    """The calendar year before the one that the time is of, also where it is part of one."""
    return Period.of_year(anchor.start.year - 1)


def _years_before(slots: Slots, anchor: Period, published: date) -> Period:
    return year_earlier(anchor, int(slots["count"]))


def _years_after(slots: Slots, anchor: Period, published: date) -> Period:
    return year_earlier(anchor, -int(slots["count"]))


def _same_in(slots: Slots, anchor: Period, published: date) -> Period:
    return year_earlier(anchor, anchor.start.year - _year_of(slots, published))


def _same_time(slots: Slots, anchor: Period, published: date) -> Period:
    return anchor


def _months_later(slots: Slots, anchor: Period, published: date) -> Period:
    """Whole months stay whole: six months after January to June are July to December."""
    months = -int(slots["count"])
    start, end = (_months_back(day, months) for day in (anchor.start, anchor.end))
    whole = anchor.start.day == 1 and (anchor.end + timedelta(days=1)).day == 1
    return Period(start, _months(end.year, end.month, end.month).end if whole else end)


def _months_before(slots: Slots, anchor: Period, published: date) -> Period:
    earlier = {**slots, "count": str(-int(slots["count"]))}
    return _months_later(earlier, anchor, published)


_Rule = Callable[[Slots, date], Period]
_RULES: dict[str, _Rule] = {
    "year": _year,
    "years": _years,
    "decade": _decade,
    "half": _part(_equal_parts(6)),
    "quarter": _part(_equal_parts(3)),
    "quarters": _part(_equal_parts(3)),
    "month": _part(_month),
    "months": _part(_named_months),
    "between_months": _part(_named_months),
    "first_months": _part(_first_months),
    "last_months": _part(_last_months),
    "last_part": _last_part,
    "week": _week,
    "day": _day,
    "days": _days,
    "range": _range,
    "between": _range,
    "end_of_year": _end_of_year,
    "start_of_year": _start_of_year,
    "since_year": _since_year,
    "since_start": _since_start,
    "since": _since,
    "start": _start,
    "end": _end,
    "months_to": _months_to,
    "window_years": _window_years,
    "window_months": _window_months,
    "window_days": _window_days,
    "now": _now,
    "unclear": _unclear,
    "previous_year": _last_year,
}
_RELATIVE: dict[str, Callable[[Slots, Period, date], Period]] = {
    "earlier": _earlier,
    "years_before": _years_before,
    "years_after": _years_after,
    "same_in": _same_in,
    "same_time": _same_time,
    "months_before": _months_before,
    "months_later": _months_later,
    "previous_year": _year_before,
}
RULES = frozenset({*_RULES, *_RELATIVE})
"""The rules a language file may name."""
STRETCHES = frozenset(
    {"year", "half", "quarter", "quarters", "month", "months", "first_months", "last_months"}
    | {"last_part", "day", "days"}
)
"""Rules of times that others may be counted from."""
