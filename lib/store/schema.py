"""Every table described once: what one row is, its columns, key and what an empty means.

Code, the data dictionary (`data/README.md`), downloads and tests read these descriptions.
Names are SDMX's and the W3C Web Annotation model's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyarrow as pa

from lib.codelists.terms import terms_of_rows


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, Arrow type, what it means, and what an empty cell means."""

    name: str
    type: pa.DataType
    meaning: str
    empty: str | None = None
    """What null means here; a column without it is never null."""
    codelist: str | None = None
    """The code list its values are taken from; ``area`` for areas."""
    later: bool = False
    """Whether files from before there was this column are read, as if it were empty."""

    @property
    def nullable(self) -> bool:
        return self.empty is not None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what one row is, its key, and its columns in order."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    never_empty: bool = False
    """Whether the shipped table has rows: without any of these there is nothing to show."""
    ours: bool = False
    """Whether its rows were written for this project, and not read from documents."""

    @property
    def terms(self) -> str:
        """Under what terms its rows may be passed on."""
        compiled = not {"compiler", "terms"}.isdisjoint(self.column_names)
        return terms_of_rows(ours=self.ours, compiled=compiled)

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with the description of the table, its columns and terms inside."""
        fields = [
            pa.field(c.name, c.type, c.nullable, metadata={"meaning": c.meaning})
            for c in self.columns
        ]
        inside = {"table": self.name, "row": self.row, "terms": self.terms}
        return pa.schema(fields, metadata=inside)

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns)


_text, _number, _day, _place = pa.string(), pa.float64(), pa.date32(), pa.int32()
_bytes = pa.binary()

_SOURCES = Table(
    "sources",
    "a document figures were read from",
    ("source_id",),
    (
        Column("source_id", _text, "Our name of the document"),
        Column("kind", _text, "article, statistics (tables) or statement (said by officials)"),
        Column("title", _text, "Its title; for relayed statements a title in our words"),
        Column("publisher", _text, "Who published it; for the record, who compiled the figures"),
        Column("author", _text, "Who wrote it, or said it", "none named"),
        Column("url", _text, "Where it was read"),
        Column("published", _text, "ISO 8601 date, or year or month where no more is known"),
        Column("language", _text, "ISO 639-1", "not a text in one language"),
        Column("sha256", _text, "Of the text's or answer's bytes as received", "not kept"),
        Column("terms", _text, "Under what terms its figures may be passed on"),
        Column("copy_of", _text, "The public copy it was read in, with its version", "no copy"),
        Column("accessed", _day, "When it was read for the record", "an article", later=True),
        Column(
            "dataset",
            _text,
            "Which dataset of the publisher a service gave it from, as the publisher calls it",
            "not from a service",
            later=True,
        ),
        Column(
            "version",
            _text,
            "The version of that dataset",
            "not from a service, or it numbers none",
            later=True,
        ),
    ),
    never_empty=True,
)

_QUOTATIONS = Table(
    "quotations",
    "the words that carry a figure or a tie",
    ("quotation_id",),
    (
        Column("quotation_id", _text, "Address of the words: source and RFC 5147 range"),
        Column("source_id", _text, "The document they stand in"),
        Column("speaker", _text, "Who says them", "the author of the document"),
        Column("exact", _text, "The words, as they stand"),
        Column("prefix", _text, "At most 40 characters before them"),
        Column("suffix", _text, "At most 40 characters after them"),
        Column("start", _place, "First character, counted in Unicode code points from 0"),
        Column("end", _place, "One past the last character"),
    ),
)

_OBSERVATIONS = Table(
    "observations",
    "a figure about a pair of areas",
    ("observation_id",),
    (
        Column("observation_id", _text, "Our name of the figure, stable between builds"),
        Column("source_id", _text, "The document it was read from"),
        Column("quotation_id", _text, "The words it was read from", "none at hand"),
        Column("origin", _text, "stated (a claim) or recorded (official)", codelist="origin"),
        Column(
            "reporter",
            _text,
            "ISO 3166-1 alpha-3 or block: whose statistics, or of whom it is said",
            codelist="area",
        ),
        Column(
            "reporter_scope",
            _text,
            "whole, or some: a stated part of the reporter",
            codelist="scope",
        ),
        Column(
            "partner",
            _text,
            "The other side",
            "the figure has no partner, or one on no list (partner_words), or withheld",
            "area",
        ),
        Column(
            "partner_words",
            _text,
            "The words for a partner that has no code: Africa",
            "the partner has a code, or there is none",
            later=True,
        ),
        Column(
            "partner_scope",
            _text,
            "whole, or some: a stated part of the partner",
            "the figure has no partner, or withheld",
            "scope",
        ),
        Column("indicator", _text, "What is counted", codelist="indicator"),
        Column("measure", _text, "level, growth (new / base), change or share", codelist="measure"),
        Column(
            "product", _text, "The goods it covers, where not all", "all goods, or none", "product"
        ),
        Column(
            "product_words",
            _text,
            "The words for these goods",
            "all goods, or none; not at hand for the record",
            later=True,
        ),
        Column("obs_value", _number, "The number in base units; negative for deficits and falls"),
        Column("bound", _text, "What the words say about the number", codelist="bound"),
        Column(
            "unit",
            _text,
            "A currency (ISO 4217), persons, t, pieces, litres, m3, ratio or percent",
            codelist="unit",
        ),
        Column("period_start", _day, "First day it covers", "no period given, or withheld"),
        Column("period_end", _day, "Last day it covers", "no period given, or withheld"),
        Column(
            "base_period_start",
            _day,
            "First day of what growth is measured from",
            "no growth, or no base given, or withheld",
        ),
        Column(
            "base_period_end",
            _day,
            "Last day of what growth is measured from",
            "no growth, or no base given, or withheld",
        ),
        Column(
            "withheld",
            _text,
            "What was left open because the words give what cannot be: codes of the list "
            "withheld with a space between them",
            "nothing was",
            later=True,
        ),
        Column(
            "inferred",
            _text,
            "What its own sentence does not say and the reader inferred: codes of the list "
            "inferred with a space between them",
            "nothing was, or it was not read from a text",
            later=True,
        ),
        Column(
            "confidence",
            _number,
            "How likely it is that the reader read every part right, from 0 to 1",
            "a person vouches for it: an official figure, one kept or corrected by hand; or read "
            "before this was known",
            later=True,
        ),
        Column("valuation", _text, "FOB, CIF, mixed or unstated", codelist="valuation"),
        Column(
            "definition",
            _text,
            "What exactly was counted, where that varies",
            "the indicator's own",
            "definition",
        ),
        Column(
            "compiler",
            _text,
            "Who measured it or said it officially",
            "said in an article",
            "compiler",
        ),
        Column("published", _text, "When the figure became public, ISO 8601, as exact as known"),
        Column("obs_status", _text, "SDMX observation status", codelist="obs_status"),
        Column("note", _text, "Vintage, definition, conflict", "nothing to add"),
    ),
    never_empty=True,
)

_TIES = Table(
    "ties",
    "a tie between two areas said in words, without a number",
    ("tie_id",),
    (
        Column("tie_id", _text, "Our name of the tie, stable between builds"),
        Column("quotation_id", _text, "The words it was read from"),
        Column("kind", _text, "What ties them", codelist="tie_kind"),
        Column(
            "subject", _text, "What it is about: oil, roads", "the kind says it all", "tie_subject"
        ),
        Column("reporter", _text, "Of whom it is said", codelist="area"),
        Column("reporter_scope", _text, "whole, or some", codelist="scope"),
        Column("partner", _text, "The other side", "no partner named", "area"),
        Column("partner_scope", _text, "whole, or some", "no partner named", "scope"),
    ),
)

_REJECTIONS = Table(
    "rejections",
    "a number seen in an article and not taken for a figure",
    ("source_id", "start"),
    (
        Column("source_id", _text, "The document it stands in"),
        Column("exact", _text, "The number, as it stands"),
        Column("start", _place, "First character, counted in Unicode code points from 0"),
        Column("end", _place, "One past the last character"),
        Column("reason", _text, "Why it was not taken", codelist="rejection_reason"),
    ),
)

_AREAS = Table(
    "areas",
    "a country, a block of countries, an organisation, or the world",
    ("code",),
    (
        Column("code", _text, "ISO 3166-1 alpha-3, or our code of the block"),
        Column("kind", _text, "country, block, organisation or world"),
        Column("label_en", _text, "Name in English"),
        Column("label_ru", _text, "Name in Russian"),
        Column("label_ky", _text, "Name in Kyrgyz"),
        Column("note", _text, "What it stands for", "nothing to add"),
    ),
    never_empty=True,
    ours=True,
)

_AREA_GROUPS = Table(
    "area_groups",
    "that an area belonged to a block, from a day to a day",
    ("area_group", "area", "since"),
    (
        Column("area_group", _text, "The block", codelist="area"),
        Column("area", _text, "The member", codelist="area"),
        Column("since", _day, "First day of membership"),
        Column("until", _day, "Last day of membership", "a member to this day"),
        Column("note", _text, "What is unusual about it", "nothing to add"),
    ),
    ours=True,
)

_INDICATORS = Table(
    "indicators",
    "a thing that is counted",
    ("code",),
    (
        Column("code", _text, "The indicator"),
        Column("label_en", _text, "Name in English"),
        Column("label_ru", _text, "Name in Russian"),
        Column("label_ky", _text, "Name in Kyrgyz"),
        Column("note", _text, "How it is counted"),
    ),
    never_empty=True,
    ours=True,
)

_EVENTS = Table(
    "events",
    "what happened on one day, to read a series against",
    ("code",),
    (
        Column("code", _text, "The event"),
        Column("day", _day, "When it happened"),
        Column("label_en", _text, "Name in English"),
        Column("label_ru", _text, "Name in Russian"),
        Column("label_ky", _text, "Name in Kyrgyz"),
        Column("source", _text, "Where the day can be looked up"),
        Column("url", _text, "Its address"),
    ),
    ours=True,
)

_ADDITIONS = Table(
    "additions",
    "an article somebody added, by what it is known again",
    ("source_id",),
    (
        Column("source_id", _text, "The article"),
        Column("identity", _text, "SHA-256 of its text, white space and forms of letters made one"),
        Column("runs", _bytes, "The smallest hashes of its runs of words, eight bytes each"),
        Column("numbers", _bytes, "The smallest hashes of its numbers, eight bytes each"),
        Column("added_by", _text, "Who added it", "a machine of one's own"),
    ),
)

_CORRECTIONS = Table(
    "corrections",
    "a cell of a figure that a person changed before the article was added",
    ("observation_id", "column"),
    (
        Column("observation_id", _text, "The figure"),
        Column("column", _text, "What of it was changed"),
        Column("told", _text, "What was read from the words, as text"),
        Column("kept", _text, "What was put in its place"),
        Column("changed_by", _text, "Who changed it"),
    ),
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            _OBSERVATIONS,
            _QUOTATIONS,
            _TIES,
            _REJECTIONS,
            _SOURCES,
            _AREAS,
            _AREA_GROUPS,
            _INDICATORS,
            _EVENTS,
        )
    }
)


ADDED: Mapping[str, Table] = MappingProxyType(
    {
        **{t.name: t for t in (_SOURCES, _QUOTATIONS, _OBSERVATIONS, _TIES, _REJECTIONS)},
        **{t.name: t for t in (_ADDITIONS, _CORRECTIONS)},
    }
)
"""What an added article has rows in: tables of its words and figures, and two of its own."""

CITES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("quotations", "source_id"): "sources",
        ("observations", "source_id"): "sources",
        ("observations", "quotation_id"): "quotations",
        ("ties", "quotation_id"): "quotations",
        ("rejections", "source_id"): "sources",
    }
)
"""The table that has a row for each value of a column, by table and column."""


def meanings(name: str) -> dict[str, str]:
    """What columns mean by their name: those of the table `name`, if it is one, before those that
    other tables have under the same name."""
    own = [TABLES[name]] if name in TABLES else []
    tables = [*reversed([*TABLES.values()]), *own]
    return {column.name: column.meaning for table in tables for column in table.columns}
