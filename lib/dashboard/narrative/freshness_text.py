"""How fresh the record is, in a line for the head of a page: at length, or in few words."""

from collections.abc import Sequence

from lib.dashboard.narrative.wording import Wording


def freshness(
    year: int,
    editions: Sequence[str],
    reported: Sequence[int],
    words: Wording,
    *,
    is_provisional: bool,
) -> str:
    """The latest year on record with its editions, and which later years are only reported.

    `editions` are months or years (``2024-10``), `reported` the later years of which anybody gave
    a figure.
    """
    days = words.months(editions)
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
    year: int, reported: Sequence[int], words: Wording, *, is_provisional: bool
) -> str:
    """The same in few words, without the editions, which are below every chart."""
    record = (
        words.text("Record to {year}, provisional", year=str(year))
        if is_provisional
        else words.text("Record to {year}", year=str(year))
    )
    if not reported:
        return words.text("{record}.", record=record)
    return words.text(
        "{record}; some figures for {years} were reported since.",
        record=record,
        years=words.listed(list(map(str, reported))),
    )
