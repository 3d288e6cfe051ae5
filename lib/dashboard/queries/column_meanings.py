"""What the columns of answers mean that no table has: those that are computed or placed."""

from collections.abc import Mapping

from lib.dashboard.queries.extracts import ADDED

COMPUTED: Mapping[str, str] = {
    **ADDED,
    "id": "Of the figure or the tie",
    "topic": "What the row is about on the front page",
    "perhaps": "A row about some members of a block, of which the partner is one",
    "tie_kind": "Kind of a tie said in words",
    "source_published": "When the document was published",
    "claim": "Name of the figure in an address: its document and its first character",
    "series": "The area, or the block less some members, that the row is one year of",
    "series_label": "series in words",
    "without": "Areas that a block is counted without",
    "year": "The year of the period",
    "base_year": "The year growth is counted from",
    "derivation": "How the value was computed; empty: as recorded",
    "derived_from": "The recorded rows it was computed from",
    "direction": "Which way the goods went: from exporter to importer",
    "period_kind": "Year, half, quarter, month or another stretch of time",
    "period_kind_label": "period_kind in words",
    "ratio": "The value by the one it is compared with: the importer's by the exporter's, or the "
    "record's by the claim's",
    "freight_low": "The least the importer's value is expected to be, with freight and insurance",
    "freight_high": "The most it is expected to be",
    "verdict": "Whether the record agrees with the claim, as far as one can tell",
    "verdict_label": "verdict in words",
    "reach": "Whether the growth comes up to the claim: reached, rounds_to_same (just short of it, "
    "and rounds to it) or short",
    "block": "The block of which the partner was a member in both years",
    "block_label": "block in words",
    "known": "Whether the figure was published before the claim (then) or after it (since)",
    "known_label": "known in words",
    "reading": "Of a claim about some members of a block: each of them, or all together",
    "reading_label": "reading in words",
    "member": "The member of the block the figure is of",
    "member_label": "member in words",
    "side": "Whose figure it is: the reporter's or the partner's",
    "side_label": "side in words",
    "share": "Percent of the total",
    "total": "All exports or imports of the year, in the same unit",
    "missing": "Goods that the sum is without: the tables have no figure for the year",
    "base_value": "The value that growth or change is counted from",
    "base_unit": "Its unit",
}
"""By the name of the column, together with what an extract has beyond its table."""
