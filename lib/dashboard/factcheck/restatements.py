"""One thing as it was said again: by whoever, in other documents; and by one speaker, in line."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.dashboard.factcheck.assessment import COLUMNS
from lib.dashboard.factcheck.comparability import OTHER_GOODS
from lib.dashboard.queries.claims import one_claim
from lib.dashboard.queries.derived_frames import period_of
from lib.dashboard.queries.editions import by_edition
from lib.dashboard.queries.provenance_frames import sourced
from lib.model import Origin, Period, PeriodKind

_PAIR = ("reporter", "partner", "partner_words", "indicator", "measure", "product")
_THING = (*_PAIR, "reporter_scope", "partner_scope", "unit")


def elsewhere(code: str, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The same pair and measure, whole or some of it, as other documents carry it, oldest first.

    `speaker` is who says it, `exact` the words where they are at hand. They are claims, never
    evidence.
    """
    claim, rows = one_claim(code, tables), _spoken(tables)
    rows = rows[_alike(rows, claim, _PAIR) & (rows["source_id"] != claim["source_id"])]
    return _answer(rows, tables)


def in_line(code: str, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The same thing, in one unit, as the speaker of the claim put it over documents and days,
    oldest first, as `elsewhere`; the row whose `kind` is claim is the claim itself.

    Trade of 2021 and of 2022 are two things; so are a year and what is said of no year at all.
    What is said of a day, of the time until then or of no time is of the day it is said on.
    Empty where the claim names no speaker, or nothing else the speaker said of it is on hand.
    """
    claim, rows = one_claim(code, tables), _spoken(tables)
    name = _name(claim["speaker"])
    spoken = pd.Series(
        [_name(one) == name != "" for one in rows["speaker"]], rows.index, dtype=bool
    )
    own = rows["observation_id"] == claim["observation_id"]
    rows = rows.assign(kind=own.map({True: "claim", False: "again"}))
    rows = rows[_alike(rows, claim, _THING) & spoken]
    rows = rows[[_year(row) == _year(claim) for row in rows.to_dict("records")]]
    return _answer(rows if len(rows) > 1 else rows.head(0), tables)


def speakers(tables: Mapping[str, pd.DataFrame]) -> Mapping[str, str]:
    """By name who says each figure that was said, where anybody is named."""
    rows = _spoken(tables)
    named = zip(rows["observation_id"], map(_name, rows["speaker"]), strict=True)
    return {figure: name for figure, name in named if name}


def _spoken(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Every figure that was said, with its words and speaker; where the words are not at hand,
    the speaker is the author of the statement."""
    rows = tables["observations"]
    rows = rows[(rows["origin"] == Origin.STATED) & (rows["product"] != OTHER_GOODS)]
    words = tables["quotations"][["quotation_id", "exact", "speaker"]]
    rows = rows.merge(words, on="quotation_id", how="left")
    authors = tables["sources"].set_index("source_id")["author"]
    author = rows["source_id"].map(authors).where(rows["quotation_id"].isna())
    rows = rows.assign(speaker=rows["speaker"].fillna(author))
    return by_edition(rows).reset_index(drop=True)


def _alike(
    rows: pd.DataFrame, claim: Mapping[Any, Any], columns: Sequence[str]
) -> "pd.Series[bool]":
    found = pd.Series(True, index=rows.index)
    for name in columns:
        found &= rows[name].isna() if pd.isna(claim[name]) else rows[name] == claim[name]
    return found


def _year(row: Mapping[Any, Any]) -> Period | None:
    """The year, or part of one, that a figure is of; null for any other time, and for none."""
    period = period_of(row)
    return period if period and period.kind in (PeriodKind.YEAR, PeriodKind.PART_YEAR) else None


def _name(speaker: object) -> str:
    """The name in "Name, role", in small letters; empty where there is none."""
    return speaker.split(",")[0].strip().casefold() if isinstance(speaker, str) else ""


def _answer(rows: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    kept = rows[[name for name in COLUMNS if name in rows]]
    return sourced(kept.reset_index(drop=True), tables)
