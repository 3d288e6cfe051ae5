"""From tables to the rows a page compares, a card shows or a reader takes away. Pure.

Every function takes the tables as frames and returns a new frame: it reads no file, keeps no
state and changes nothing it is given. Shares, sums, balances and growth are computed here
and nowhere else, and are named as derived; what is absent stays absent, never 0.
"""

from lib.queries.answers import ANSWERS, ChoiceError, ask, options
from lib.queries.blocks import unexplained, unlisted, without_total
from lib.queries.currency import CONVERTED
from lib.queries.editions import by_edition
from lib.queries.events import events_of_years
from lib.queries.extracts import BY_PARTNER, take
from lib.queries.gate import comparable, differences
from lib.queries.meanings import COMPUTED
from lib.queries.mirror import FREIGHT
from lib.queries.people import EVERYWHERE
from lib.queries.question import HOME, View
from lib.queries.said import about, counted_there, counterpart, not_of_home, of_home, stated
from lib.queries.series import Series, overlapping, sharing
from lib.queries.trade import added_up, partners, unallocated, years

__all__ = [
    "ANSWERS",
    "BY_PARTNER",
    "COMPUTED",
    "CONVERTED",
    "EVERYWHERE",
    "FREIGHT",
    "HOME",
    "ChoiceError",
    "Series",
    "View",
    "about",
    "added_up",
    "ask",
    "by_edition",
    "comparable",
    "counted_there",
    "counterpart",
    "differences",
    "events_of_years",
    "not_of_home",
    "of_home",
    "options",
    "overlapping",
    "partners",
    "sharing",
    "stated",
    "take",
    "unallocated",
    "unexplained",
    "unlisted",
    "without_total",
    "years",
]
