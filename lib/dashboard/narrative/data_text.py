"""Words for the page of data and method: columns, terms of the field, how it was made."""

from collections.abc import Mapping
from types import MappingProxyType

from lib.model import mark

TABLES: Mapping[str, str] = MappingProxyType(
    {
        "observations": mark("Figures"),
        "quotations": mark("Quotations"),
        "ties": mark("Ties without a number"),
        "rejections": mark("Numbers not used"),
        "sources": mark("Sources"),
        "areas": mark("Countries and blocks"),
        "area_groups": mark("Members of blocks"),
        "indicators": mark("Indicators"),
        "events": mark("Events"),
    }
)
"""The tables by name."""

ROWS: Mapping[str, str] = MappingProxyType(
    {
        "observations": mark("One row is one figure for a pair of areas."),
        "quotations": mark("One row is the words that carry a figure or a tie."),
        "ties": mark("One row is one tie between two areas, said without a number."),
        "rejections": mark("One row is a number that was seen in a text and not used, and why."),
        "sources": mark("One row is a document that figures were read from."),
        "areas": mark("One row is a country, a block or an organisation."),
        "area_groups": mark("One row is one membership: who belonged to which block, and when."),
        "indicators": mark("One row is something that is counted."),
        "events": mark("One row is an event that helps to read a series."),
    }
)
"""What one row of each table is."""

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "country": mark("country"),
        "block": mark("block"),
        "world": mark("all countries"),
        "organisation": mark("organisation"),
        "article": mark("article"),
        "statistics": mark("statistics"),
        "statement": mark("statement"),
    }
)
"""The kinds of areas and of documents."""

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "reporter_label": mark("Reporter"),
        "partner_label": mark("Partner"),
        "indicator_label": mark("Indicator"),
        "measure_label": mark("Measure"),
        "product_label": mark("Goods"),
        "bound_words": mark("Hedge"),
        "obs_value": mark("Value"),
        "unit_label": mark("Unit"),
        "period_start": mark("Period"),
        "period_end": mark("End of the period"),
        "obs_status_label": mark("Status"),
        "published": mark("Published"),
        "publisher": mark("Publisher"),
        "exact": mark("Exact words"),
        "prefix": mark("Before them"),
        "suffix": mark("After them"),
        "speaker": mark("Speaker"),
        "source_title": mark("Source"),
        "source_url": mark("Address"),
        "kind_words": mark("Tie"),
        "reason_label": mark("Why not"),
        "start": mark("Character"),
        "title": mark("Title"),
        "kind": mark("Kind"),
        "terms": mark("Terms"),
        "copy_of": mark("Copy"),
        "url": mark("Address"),
        "code": mark("Code"),
        "label_en": mark("English"),
        "label_ru": mark("Russian"),
        "label_ky": mark("Kyrgyz"),
        "note": mark("Note"),
        "area_group_label": mark("Block"),
        "area_label": mark("Member"),
        "since": mark("Since"),
        "until": mark("Until"),
        "day": mark("Day"),
        "source": mark("Source"),
    }
)
"""The columns that are shown, by name."""

METHOD: tuple[tuple[str, str], ...] = (
    (
        mark("From words to figures"),
        mark(
            "Rules read each sentence in English, Russian or Kyrgyz. A number becomes a figure "
            "only with its unit, what it counts, both sides and its hedge; every other number is "
            "listed with the reason why it was not used. A part that stands in an earlier "
            "sentence, or that only the context gives, is marked as inferred. What the words leave "
            "open stays open."
        ),
    ),
    (
        mark("The record"),
        mark(
            "Official figures are taken as printed, each with its table, edition and day. "
            "Conflicting figures are kept side by side and never averaged. Corrections are listed."
        ),
    ),
    (
        mark("Claims and the record"),
        mark(
            "A claim is compared with every figure on record for the same thing; what was public "
            "on the day it was said is kept apart from what came later. There is no rating."
        ),
    ),
    (
        mark("What is computed"),
        mark(
            "Turnover, balances, shares, growth and sums of members are computed here and named "
            "as derived. A missing figure is never a zero."
        ),
    ),
)
"""How the figures were made, a heading and a paragraph each."""
