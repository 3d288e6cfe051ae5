"""How fresh the record is, for the head of any page."""

from datetime import date

from lib.dashboard.narrative import Wording, freshness_text
from lib.dashboard.queries.freshness import Freshness, freshness
from lib.model import Tables


def freshness_line(tables: Tables, words: Wording) -> str:
    """The latest year on record with its editions, which later ones are only reported, and up to
    when services have figures; empty where nothing is on record."""
    fresh = freshness(tables)
    if fresh is None:
        return ""
    return freshness_text.freshness(
        fresh.year,
        fresh.editions,
        fresh.accessed,
        fresh.reported,
        words,
        is_provisional=fresh.is_provisional,
        refreshed=_up_to(fresh),
    )


def freshness_in_short(tables: Tables, words: Wording) -> str:
    """The same in few words, for a page that has no room above its chart."""
    fresh = freshness(tables)
    if fresh is None:
        return ""
    return freshness_text.freshness_in_short(
        fresh.year,
        fresh.accessed,
        fresh.reported,
        words,
        is_provisional=fresh.is_provisional,
        refreshed=_up_to(fresh),
    )


def _up_to(fresh: Freshness) -> tuple[tuple[str, str, date], ...]:
    return tuple((one.compiler, one.last, one.refreshed) for one in fresh.refreshed)
