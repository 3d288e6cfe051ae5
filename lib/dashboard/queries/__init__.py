"""From tables to the rows a page compares, a card shows or a reader takes away. Pure.

Every function takes the tables of one edition and returns typed rows (`lib.model.rows`): it reads
no file, keeps no state and changes nothing it is given. What many questions need is indexed once
an edition (`lib.model.once`). Shares, sums, balances and growth are computed here and nowhere
else, and are named as derived; what is absent stays absent, never 0. `provenance.sourced` makes
the frame of a file of them.

Trade of Kyrgyzstan, as its statistical committee prints it:

    trade            levels, shares and growth of each series; what is in no country's row
    series           what is drawn as one line: an area less the chosen areas within it
    series_parts     of which figures a series is made: blocks are the sum of their members
    block_members    a block by member; printed totals beside that sum; who joined and left
    ranking          partner countries by size
    flows            exports and imports of one year
    listed_goods     goods by year, as the tables of goods print them, and their sums
    reported_goods   goods by partner or in units, as they were reported; goods of ties
    gold_exports     exports with and without gold
    growth_windows   growth with each member of a block over every window of as many years
    continuation     what the International Monetary Fund has after the committee's last year

Trade of Kyrgyzstan by month and quarter, as it was refreshed from the IMF:

    months           amounts, sums of twelve months, multiples of the year before

Figures of others, and of anybody:

    mirror           the same goods in the data of both sides
    currency         amounts in dollars
    people           migrants and remittances
    derived          turnover, balance and growth of anybody's figures, as known at a date
    editions         which edition is the latest; the status of what is computed
    reports          one figure that is reported several times
    row_notes        what the record notes to figures, by subject
    claims           what articles say; claim_order, article_words: in which order
    events           what happened, to read a series against
    freshness        up to when the record reaches
    refreshed_services  the services that can be asked, and which documents they gave
    source_differences  one figure in two sources, and what services have revised

The world's trade by product, where a dataset of it was imported:

    world_goods      its questions, each a file of SQL in sql/, and their answers
    world_rows       the same as rows of a page and a file
    goods_names      what its goods and areas are called

For files and tables to read:

    provenance       the documents and vintages behind rows, and rows as a frame
    documents        who published the figures on record
    browse, extracts one table as it is read, and as it is taken away
    labels           codes in words; column_meanings: columns that no table has
    lost_names       what is said where a row names one that is in no table

What officials reported of later years is in `lib.dashboard.factcheck.official_statements`.
"""

from lib.dashboard.queries.block_members import members_without_row, printed_totals
from lib.dashboard.queries.claims import (
    about,
    counted_there,
    counterpart,
)
from lib.dashboard.queries.column_meanings import COMPUTED
from lib.dashboard.queries.currency import BY_RATES_OF_SOM, CONVERTED
from lib.dashboard.queries.extracts import BY_PARTNER, take
from lib.dashboard.queries.mirror import FREIGHT
from lib.dashboard.queries.provenance import provenance_of
from lib.dashboard.queries.ranking import is_first, largest_not_chosen, ranked
from lib.dashboard.queries.series import Series
from lib.dashboard.queries.trade import partners, unallocated, years

__all__ = [
    "BY_PARTNER",
    "BY_RATES_OF_SOM",
    "COMPUTED",
    "CONVERTED",
    "FREIGHT",
    "Series",
    "about",
    "counted_there",
    "counterpart",
    "is_first",
    "largest_not_chosen",
    "members_without_row",
    "partners",
    "printed_totals",
    "provenance_of",
    "ranked",
    "take",
    "unallocated",
    "years",
]
