"""How fresh the record is, for the head of any page."""

from lib.dashboard.narrative import Wording, freshness_text
from lib.dashboard.queries.freshness import freshness
from lib.model import Tables


def freshness_line(tables: Tables, words: Wording) -> str:
    """The latest year on record with its editions, and which later ones are only reported; with
    up to when services have figures, the same in few words. Empty where nothing is on record."""
    fresh = freshness(tables)
    if fresh is None:
        return ""
    if fresh.refreshed:
        return freshness_in_short(tables, words)
    return freshness_text.freshness(
        fresh.year,
        fresh.editions,
        fresh.accessed,
        fresh.reported,
        words,
        is_provisional=fresh.is_provisional,
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
        refreshed=[(one.compiler, one.last, one.refreshed) for one in fresh.refreshed],
    )
