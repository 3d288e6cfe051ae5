"""Words that say when -> inclusive dates.

One small function per rule of the language files' ``[period]`` table. Dates that are not
written out are counted from the day of publication: a bare month or stretch of months is the
latest complete one before it, "over the past six years" runs from that day six years before.
A year, half, quarter or month that is not over on that day is meant as far as it has gone: what
is said of it is a fact, and no fact is of days to come. Where the words name the last month
themselves ("January to October"), they are taken at their word, and a rule of
`lib.codelists.rules` leaves the period open. A time that cannot be computed is None, never a guess.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from lib.model import Period, TimeWords

Slots = Mapping[str, str]


def period(words: TimeWords | None, published: date) -> Period | None:
    """The dates that `words` stand for, or None where there are none or they are impossible.

    >>> period(TimeWords("quarter", {"ordinal": "1", "year": "0"}, 0, 1), date(2024, 10, 16)).code
    '2024-01..2024-03'
    """
    if words is None:
        return None
    named = _named(words, published)
    if named is None or not (_calls_the_whole(words) and named.start <= published < named.end):
        return named
    return Period(named.start, published)


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
    except (ValueError, OverflowError):
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
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _latest(first: int, last: int, slots: Slots, published: date) -> Period:
    """Months of the year named, or else the latest complete such stretch."""
    if "year" in slots:
        return _months(_year_of(slots, published), first, last)
    this = _months(published.year, first, last)
    return this if this.end < published else _months(published.year - 1, first, last)


def _back(day: date, years: int) -> date:
    last = monthrange(day.year, day.month)[1]
    wanted = monthrange(day.year - years, day.month)[1]
    return date(day.year - years, day.month, wanted if day.day == last else min(day.day, wanted))


def _months_back(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _year(slots: Slots, published: date) -> Period:
    return Period.of_year(_year_of(slots, published))


def _last_year(slots: Slots, published: date) -> Period:
    return Period.of_year(published.year - 1)


def _years(slots: Slots, published: date) -> Period:
    first, last = _ends(slots)
    return Period(date(first, 1, 1), date(last, 12, 31))


def _ends(slots: Slots) -> tuple[int, int]:
    """Both ends of "between A and B", or the one that ``point`` says is meant."""
    point = slots.get("point")
    first, last = int(slots["from"]), int(slots["to"])
    return (first, first) if point == "from" else (last, last) if point == "to" else (first, last)


def _month(slots: Slots, published: date) -> Period:
    month = int(slots["month"])
    return _latest(month, month, slots, published)


def _last_month(slots: Slots, published: date) -> Period:
    year, month = divmod(published.year * 12 + published.month - 2, 12)
    return _months(year, month + 1, month + 1)


def _stretch(slots: Slots, published: date) -> Period:
    first, last = _ends(slots)
    return _latest(first, last, slots, published)


def _across_years(slots: Slots, published: date) -> Period:
    """From a month of one year to a month of another: a season, a fiscal year."""
    first, last = int(slots["from"]), int(slots["to"])
    began = _year_of({"year": slots["from_year"]}, published)
    return Period(date(began, first, 1), _months(_year_of(slots, published), last, last).end)


def _first_months(slots: Slots, published: date) -> Period:
    return _latest(1, int(slots["count"]), slots, published)


def _quarter(slots: Slots, published: date) -> Period:
    ordinal = int(slots["ordinal"])
    return _latest(3 * ordinal - 2, 3 * ordinal, slots, published)


def _half(slots: Slots, published: date) -> Period:
    ordinal = min(int(slots["ordinal"]), 2)
    return _latest(6 * ordinal - 5, 6 * ordinal, slots, published)


def _day(slots: Slots, published: date) -> Period:
    month, day = int(slots["month"]), int(slots["day"])
    year = _year_of(slots, published) if "year" in slots else published.year
    named = date(year, month, day)
    if "year" not in slots and named > published:
        named = date(year - 1, month, day)
    return Period(named, named)


def _one_day(day: date) -> Period:
    return Period(day, day)


def _end_of_year(slots: Slots, published: date) -> Period:
    return _one_day(_year({"year": slots.get("year", "-1")}, published).end)


def _start_of_year(slots: Slots, published: date) -> Period:
    return _one_day(_year({"year": slots.get("year", "0")}, published).start)


def _end_of_month(slots: Slots, published: date) -> Period:
    return _one_day(_month(slots, published).end)


def _since_year(slots: Slots, published: date) -> Period:
    return Period(_year(slots, published).start, published)


def _since_start(slots: Slots, published: date) -> Period:
    return _since_year({"year": slots.get("year", "0")}, published)


def _since_month(slots: Slots, published: date) -> Period:
    return Period(_month(slots, published).start, published)


def _since_day(slots: Slots, published: date) -> Period:
    return Period(_day(slots, published).start, published)


def _window_years(slots: Slots, published: date) -> Period:
    return Period(_months_back(published, 12 * int(slots["count"])), published)


def _window_months(slots: Slots, published: date) -> Period:
    return Period(_months_back(published, int(slots["count"])), published)


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


_RULES: dict[str, Callable[[Slots, date], Period]] = {
    "year": _year,
    "years": _years,
    "month": _month,
    "last_month": _last_month,
    "months": _stretch,
    "across_years": _across_years,
    "between_months": _stretch,
    "first_months": _first_months,
    "quarter": _quarter,
    "half": _half,
    "day": _day,
    "end_of_year": _end_of_year,
    "start_of_year": _start_of_year,
    "end_of_month": _end_of_month,
    "since_year": _since_year,
    "since_start": _since_start,
    "since_month": _since_month,
    "since_day": _since_day,
    "window_years": _window_years,
    "window_months": _window_months,
    "now": _now,
    "previous_year": _last_year,
}
_RELATIVE: dict[str, Callable[[Slots, Period, date], Period]] = {
    "earlier": _earlier,
    "years_before": _years_before,
    "years_after": _years_after,
    "same_in": _same_in,
    "same_time": _same_time,
    "months_later": _months_later,
    "previous_year": _year_before,
}
RULES = frozenset({*_RULES, *_RELATIVE})
"""The rules a language file may name."""
_LIKE_FOR_LIKE = frozenset({"earlier", "same_in", "same_time"})
"""Rules of times that are as long as the one they count from."""
_BY_NAME = frozenset({"year", "years", "month", "quarter", "half"})
"""Rules of stretches that people name while they last: this year, in 2024, this month."""
_TWO_POINTS = frozenset({"years", "between_months"})
_WITHOUT_BASE = frozenset({"window_years", "window_months", "now", "day", "since_year"})
