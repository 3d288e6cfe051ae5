"""From tables to the rows a page compares, a card shows or a reader takes away. Pure.

Every function takes the tables of one edition and returns typed rows (`lib.model.rows`): it reads
no file, keeps no state and changes nothing it is given. What many questions need is indexed once
an edition (`lib.model.once`). Shares, sums, balances and growth are computed here and nowhere
else, and are named as derived; what is absent stays absent, never 0. `provenance.sourced` makes
the frame of a file of them.
"""

from lib.codelists import HOME
from lib.dashboard.queries.block_members import printed_totals, unlisted
from lib.dashboard.queries.claims import (
    about,
    counted_there,
    counterpart,
    of_home,
    stated,
)
from lib.dashboard.queries.column_meanings import COMPUTED
from lib.dashboard.queries.currency import CONVERTED
from lib.dashboard.queries.events import events_of_years, events_on_record
from lib.dashboard.queries.extracts import BY_PARTNER, take
from lib.dashboard.queries.mirror import FREIGHT
from lib.dashboard.queries.people import EVERYWHERE
from lib.dashboard.queries.provenance import Provenance, provenance_of
from lib.dashboard.queries.ranking import largest_not_chosen, ranked
from lib.dashboard.queries.series import Series, overlapping, sharing
from lib.dashboard.queries.trade import partners, unallocated, years
from lib.model import View

__all__ = [
    "BY_PARTNER",
    "COMPUTED",
    "CONVERTED",
    "EVERYWHERE",
    "FREIGHT",
    "HOME",
    "Provenance",
    "Series",
    "View",
    "about",
    "counted_there",
    "counterpart",
    "events_of_years",
    "events_on_record",
    "largest_not_chosen",
    "of_home",
    "overlapping",
    "partners",
    "printed_totals",
    "provenance_of",
    "ranked",
    "sharing",
    "stated",
    "take",
    "unallocated",
    "unlisted",
    "years",
]
