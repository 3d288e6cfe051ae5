"""How fresh the record is, in a line for the head of a page: at length, or in few words."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

from lib.dashboard.narrative.wording import Wording

UpTo: TypeAlias = tuple[str, str, date]
"""A compiler, the last day, month or year of its refreshed figures, and the day it was asked."""


def freshness(
    year: int,
    editions: Sequence[str],
    accessed: date | None,
    reported: Sequence[int],
    words: Wording,
    *,
    is_provisional: bool,
) -> str:
    """The latest year on record with its editions and the day they were read, and which later
    years are only reported.

    `editions` are months or years (``2024-10``), `reported` the later years of which anybody gave
    a figure.
    """
    days: str = words.months(editions)
    if accessed is not None:
        days = words.text("{days}, read on {day}", days=days, day=words.day(accessed.isoformat()))
    if is_provisional:
        latest = words.plural(
            "Latest year on record: {year}, provisional (edition of {days}).",
            "Latest year on record: {year}, provisional (editions of {days}).",
            len(editions),
            year=str(year),
            days=days,
        )
    else:
        latest = words.plural(
            "Latest year on record: {year} (edition of {days}).",
            "Latest year on record: {year} (editions of {days}).",
            len(editions),
            year=str(year),
            days=days,
        )
    if not reported:
        return latest
    since = words.plural(
        "{years} is not in it; some figures have been reported since.",
        "{years} are not in it; some figures have been reported since.",
        len(reported),
        years=words.listed(list(map(str, reported))),
    )
    return f"{latest} {since}"


def freshness_in_short(
    year: int,
    accessed: date | None,
    reported: Sequence[int],
    words: Wording,
    *,
    is_provisional: bool,
    refreshed: Sequence[UpTo] = (),
) -> str:
    """The same in few words, without the editions, which are below every chart, and up to when
    services have figures."""
    besides = _refreshed(refreshed, words)
    record = (
        words.text("Record to {year}, provisional", year=str(year))
        if is_provisional
        else words.text("Record to {year}", year=str(year))
    )
    if accessed is not None:
        day = words.short_day(accessed.isoformat())
        record = words.text("{record}, read on {day}", record=record, day=day)
    if not reported:
        return " ".join([words.text("{record}.", record=record), *besides])
    said = words.text(
        "{record}; some figures for {years} have been reported since.",
        record=record,
        years=words.listed(list(map(str, reported))),
    )
    return " ".join([said, *besides])


def _refreshed(refreshed: Sequence[UpTo], words: Wording) -> Iterator[str]:
    """Up to when services have figures: a sentence for each day on which any was asked."""
    for day in sorted({day for _, _, day in refreshed}, reverse=True):
        reached = [
            words.text(
                "{office} to {last}",
                office=words.brief("compiler", code),
                last=words.short_day(end),
            )
            for code, end, asked in refreshed
            if asked == day
        ]
        yield words.text(
            "{reached}, refreshed on {day}.",
            reached=words.listed(reached),
            day=words.short_day(day.isoformat()),
        )
