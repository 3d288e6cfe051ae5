"""What the columns of answers mean that no table has: those that are computed or placed."""

from collections.abc import Mapping

from lib.dashboard.queries.extracts import ADDED
from lib.model import mark

COMPUTED: Mapping[str, str] = {
    **ADDED,
    "id": mark("Of the figure or the tie"),
    "topic": mark("What the row is about on the front page"),
    "perhaps": mark("A row about some members of a block, of which the partner is one"),
    "tie_kind": mark("Kind of a tie said in words"),
    "source_published": mark("When the document was published"),
    "claim": mark("Name of the figure in an address: its document and its first character"),
    "series": mark("The area, or the block less some members, that the row is one year of"),
    "series_label": mark("series in words"),
    "without": mark("Areas that a block is counted without"),
    "year": mark("The year of the period"),
    "base_year": mark("The year growth is counted from"),
    "derivation": mark("How the value was computed; empty: as recorded"),
    "derived_from": mark("The rows it was computed from"),
    "direction": mark("Which way the goods went: from exporter to importer"),
    "period_kind": mark("Year, half, quarter, month or another stretch of time"),
    "period_kind_label": mark("period_kind in words"),
    "ratio": mark(
        "The value by the one it is compared with: the importer's by the exporter's, the record's "
        "by the claim's, or a service's by the record's"
    ),
    "freight_low": mark(
        "The least the importer's value is expected to be, with freight and insurance"
    ),
    "freight_high": mark("The most it is expected to be"),
    "verdict": mark("Whether the record agrees with the claim, as far as one can tell"),
    "verdict_label": mark("verdict in words"),
    "reach": mark(
        "Whether the growth comes up to the claim: reached, rounds_to_same (just short of it, "
        "and rounds to it) or short"
    ),
    "block": mark("The block of which the partner was a member in both years"),
    "block_label": mark("block in words"),
    "known": mark("Whether the figure was published before the claim (then) or after it (since)"),
    "known_label": mark("known in words"),
    "reading": mark("Of a claim about some members of a block: each of them, or all together"),
    "reading_label": mark("reading in words"),
    "member": mark("The member of the block the figure is of"),
    "member_label": mark("member in words"),
    "side": mark("Whose figure it is: the reporter's or the partner's"),
    "side_label": mark("side in words"),
    "share": mark("Percent of the total"),
    "total": mark(
        "What the share is of: all exports or imports of the year, or those of one good, in the "
        "same unit"
    ),
    "quantity": mark("How much it is; empty where any of the flows in it has no quantity"),
    "quantity_unit": mark("The unit of the quantity: tonnes"),
    "products": mark("How many six-digit goods the row adds up"),
    "missing": mark("Goods left out of the sum: the tables have no figure for the year"),
    "relation": mark(
        "How the two sources are related: the same reports through another office, another "
        "edition, an own count, an estimate, or two vintages of one service"
    ),
    "relation_label": mark("relation in words"),
    "service": mark("The service that the figure was refreshed from"),
    "compared_value": mark("The value it is compared with, in the same unit"),
    "compared_valuation": mark("How that one was valued"),
    "compared_valuation_label": mark("compared_valuation in words"),
    "compared_compiler": mark("Who compiled that one"),
    "compared_compiler_label": mark("compared_compiler in words"),
    "compared_published": mark("When that one became public"),
    "compared_status": mark("Status of that one"),
    "compared_status_label": mark("compared_status in words"),
    "base_value": mark("The value that growth or change is counted from"),
    "base_unit": mark("Its unit"),
}
"""By the name of the column, together with what an extract has beyond its table."""
