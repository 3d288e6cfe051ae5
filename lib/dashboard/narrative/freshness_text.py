"""How fresh the record is, in a line for the head of a page: at length, or in few words."""

from collections.abc import Sequence
from datetime import date

from lib.dashboard.narrative.wording import Wording


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
        "{years} is not in it; some figures were reported since.",
        "{years} are not in it; some figures were reported since.",
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
) -> str:
    """The same in few words, without the editions, which are below every chart."""
    record = (
        words.text("Record to {year}, provisional", year=str(year))
        if is_provisional
        else words.text("Record to {year}", year=str(year))
    )
    if accessed is not None:
        day = words.short_day(accessed.isoformat())
        record = words.text("{record}, read on {day}", record=record, day=day)
    if not reported:
        return words.text("{record}.", record=record)
    return words.text(
        "{record}; some figures for {years} were reported since.",
        record=record,
        years=words.listed(list(map(str, reported))),
    )
