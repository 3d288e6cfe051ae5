"""Tables small enough to know by heart, for tests that must not depend on the shipped ones."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import pyarrow as pa

from lib.model import Tables
from lib.store import TABLES
from lib.store.typed_rows import rows_of

Row = dict[str, object]

SOURCES: list[Row] = [
    {
        "source_id": "herald-2030-01-02",
        "kind": "article",
        "title": "A talk with the minister",
        "publisher": "The Herald",
        "author": None,
        "url": "https://herald.example/talk",
        "published": "2030-01-02",
        "language": "en",
        "sha256": "0" * 64,
        "terms": "Short quotations only",
        "copy_of": None,
        "accessed": None,
        "dataset": None,
        "version": None,
    },
    {
        "source_id": "nsc-exports",
        "kind": "statistics",
        "title": "Exports by country",
        "publisher": "National Statistical Committee of the Kyrgyz Republic",
        "author": None,
        "url": "https://stat.example/exports",
        "published": "2029",
        "language": None,
        "sha256": None,
        "terms": "CC BY-NC-SA 4.0",
        "copy_of": None,
        "accessed": date(2030, 1, 15),
        "dataset": None,
        "version": None,
    },
    {
        "source_id": "untouched",
        "kind": "statement",
        "title": "Nothing was read from it",
        "publisher": "Nobody",
        "author": None,
        "url": "https://nobody.example/",
        "published": "2029-12",
        "language": None,
        "sha256": None,
        "terms": "None",
        "copy_of": None,
        "accessed": date(2030, 1, 15),
        "dataset": None,
        "version": None,
    },
]

QUOTATIONS: list[Row] = [
    {
        "quotation_id": "herald-2030-01-02#char=10,30",
        "source_id": "herald-2030-01-02",
        "speaker": "A. Minister",
        "exact": "more than $2 million",
        "prefix": "=it came to ",
        "suffix": ", he said",
        "start": 10,
        "end": 30,
    },
    {
        "quotation_id": "herald-2030-01-02#char=50,53",
        "source_id": "herald-2030-01-02",
        "speaker": None,
        "exact": "oil",
        "prefix": "they buy ",
        "suffix": "",
        "start": 50,
        "end": 53,
    },
]

_FIGURE: Row = {
    "reporter": "KGZ",
    "reporter_scope": "whole",
    "partner_words": None,
    "partner_scope": "whole",
    "measure": "level",
    "product": None,
    "product_words": None,
    "unit": "USD",
    "base_period_start": None,
    "base_period_end": None,
    "withheld": None,
    "inferred": None,
    "confidence": None,
    "definition": None,
    "obs_status": "A",
    "note": None,
}

OBSERVATIONS: list[Row] = [
    {
        **_FIGURE,
        "observation_id": "said",
        "source_id": "herald-2030-01-02",
        "quotation_id": "herald-2030-01-02#char=10,30",
        "origin": "stated",
        "partner": "RUS",
        "indicator": "trade_turnover",
        "obs_value": 2e6,
        "bound": "more_than",
        "period_start": None,
        "period_end": None,
        "valuation": "unstated",
        "compiler": None,
        "published": "2030-01-02",
    },
    *(
        {
            **_FIGURE,
            "observation_id": f"exports-{partner}-{year}",
            "source_id": "nsc-exports",
            "quotation_id": None,
            "origin": "recorded",
            "partner": partner,
            "indicator": "exports",
            "obs_value": value,
            "bound": "exact",
            "period_start": date(year, 1, 1),
            "period_end": date(year, 12, 31),
            "valuation": "fob",
            "compiler": "NSC",
            "published": "2029",
        }
        for partner, year, value in (
            ("RUS", 2027, 4e9),
            ("RUS", 2028, 1234567.5),
            ("EU27", 2028, 3e22),
        )
    ),
]

TIES: list[Row] = [
    {
        "tie_id": "oil",
        "quotation_id": "herald-2030-01-02#char=50,53",
        "kind": "imports",
        "subject": "oil",
        "reporter": "KGZ",
        "reporter_scope": "whole",
        "partner": "CIS",
        "partner_scope": "some",
    },
]

REJECTIONS: list[Row] = [
    {
        "source_id": "herald-2030-01-02",
        "exact": "14:06",
        "start": 2,
        "end": 7,
        "reason": "time_of_day",
    },
]

AREAS: list[Row] = [
    {
        "code": code,
        "kind": kind,
        "label_en": name,
        "label_ru": name,
        "label_ky": name,
        "note": None,
    }
    for code, kind, name in (
        ("EU27", "block", "EU"),
        ("KGZ", "country", "Kyrgyzstan"),
        ("RUS", "country", "Russia"),
    )
]

AREA_GROUPS: list[Row] = [
    {"area_group": group, "area": area, "since": date(1991, 12, day), "until": until, "note": None}
    for group, area, day, until in (
        ("CIS", "KGZ", 21, None),
        ("CIS", "RUS", 8, None),
        ("EU27", "GBR", 1, date(2020, 1, 31)),
    )
]

INDICATORS: list[Row] = [
    {"code": "exports", "label_en": "Exports", "label_ru": "E", "label_ky": "E", "note": "Goods"},
]

EVENTS: list[Row] = [
    {
        "code": "treaty",
        "day": date(2027, 5, 1),
        "label_en": "A treaty",
        "label_ru": "Д",
        "label_ky": "К",
        "source": "The treaty",
        "url": "https://treaty.example/",
    },
]

ROWS: Mapping[str, list[Row]] = {
    "sources": SOURCES,
    "quotations": QUOTATIONS,
    "observations": OBSERVATIONS,
    "ties": TIES,
    "rejections": REJECTIONS,
    "areas": AREAS,
    "area_groups": AREA_GROUPS,
    "indicators": INDICATORS,
    "events": EVENTS,
}
"""The rows of every table by its name."""


def arrow(name: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The table `name` with these rows, as if read from its file: many times faster."""
    table = TABLES[name]
    ordered = sorted(rows, key=lambda row: tuple(row[column] for column in table.key))
    return pa.Table.from_pylist(ordered, schema=table.schema)


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The same as a frame."""
    return arrow(name, rows).to_pandas()


def tables_of(**changed: Iterable[Mapping[str, Any]]) -> Tables:
    """One edition in memory: the rows given for some tables, the rows of `ROWS` for the others."""
    made = {name: arrow(name, changed.get(name, rows)) for name, rows in ROWS.items()}
    as_frame = cache(lambda name: made[name].to_pandas())
    return Tables(lambda name: rows_of(name, made[name]), as_frame, object())


def frames(**changed: Iterable[Mapping[str, Any]]) -> dict[str, pd.DataFrame]:
    """Every table in memory: the rows given for some, the rows of `ROWS` for the others."""
    return {name: frame(name, changed.get(name, rows)) for name, rows in ROWS.items()}
