"""Words for the two sides' books: the answer, the caption, the names of panels and sides."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.dashboard import queries
from lib.dashboard.charts import Caption
from lib.dashboard.ui import cache, page_parts
from lib.dashboard.ui.claim_rows import was_converted
from lib.dashboard.ui.sentences import named
from lib.dashboard.ui.words import capitalised, code, listed, span, text, the_area, value

_HOME = "KGZ"


def worded(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the answer `mirror` with `goods` (which way), `period` and `words`, `lane` (the
    row of the picture), `ratio_words`, and `sentence`."""
    records = rows.to_dict("records")
    periods = [span(row["period_start"], row["period_end"]) for row in records]
    words = [value(row["obs_value"], row["unit"]) for row in records]
    ratios = [None if pd.isna(r["ratio"]) else value(r["ratio"], "ratio") for r in records]
    sentences = [
        text(
            "mirror.sentence",
            side=_side(row),
            period=period,
            indicator=code("indicator", row["indicator"]),
            words=said,
            valuation=code("valuation", row["valuation"]),
        )
        for row, period, said in zip(records, periods, words, strict=True)
    ]
    return rows.assign(
        goods=[text(f"mirror.goods.{row['direction']}") for row in records],
        period=periods,
        words=words,
        lane=periods,
        ratio_words=pd.Series(ratios, index=rows.index, dtype="str"),
        sentence=sentences,
    )


def in_one_currency(rows: pd.DataFrame) -> bool:
    """Whether the two sides can stand on one scale."""
    return rows["unit"].nunique() < 2


def answer(rows: pd.DataFrame) -> str:
    """For each direction the latest period for which both sides have a figure."""
    told = []
    for _, there in rows.groupby("direction", sort=False):
        latest = there[there["period_end"] == there["period_end"].max()]
        own = latest[latest["reporter"] == _HOME].iloc[0].to_dict()
        other = latest[latest["reporter"] != _HOME].iloc[0].to_dict()
        told.append(_compared(own, other))
    if not in_one_currency(rows):
        told.append(text("mirror.answer.currencies"))
    return " ".join(told)


def caption(rows: pd.DataFrame) -> Caption:
    """Of the picture of both sides."""
    qualifiers = [text("mirror.qualifier.valuation")]
    if in_one_currency(rows):
        low, high = (round((part - 1) * 100) for part in queries.FREIGHT)
        qualifiers.append(text("mirror.qualifier.band", low=low, high=high))
    else:
        qualifiers.append(text("mirror.qualifier.currencies"))
    derived = was_converted(rows)
    if derived.any():
        qualifiers.append(text("currency.converted"))
    if (rows["period_kind"] != "year").any():
        qualifiers.append(text("mirror.qualifier.part"))
    publishers = listed(dict.fromkeys(_publishers(rows)))
    source = text("mirror.source.converted" if derived.any() else "mirror.source", who=publishers)
    return Caption(
        text("mirror.caption", partner=the_area(_partner(rows))), " ".join(qualifiers), source
    )


def panels(rows: pd.DataFrame) -> dict[str, str]:
    """What stands above the panel of each direction."""
    partner = the_area(_partner(rows))
    return {
        direction: text(f"mirror.panel.{direction}", partner=partner)
        for direction in rows["direction"].unique()
    }


def sides(rows: pd.DataFrame) -> dict[str, str]:
    """The books, by whose they are."""
    partner = _partner(rows)
    theirs = text("mirror.side", partner=the_area(partner))
    return {_HOME: text("sides.books"), partner: theirs}


def available() -> str:
    """The partners for which both sides are on record, in a sentence."""
    return listed(map(the_area, cache.options("mirror", "across", cache.partners())))


def name_the_silent(partners: Sequence[str]) -> None:
    """Say for which of the chosen partners one side alone is on record; else nothing."""
    both = cache.options("mirror", "across", tuple(partners))
    if missing := [code for code in partners if code not in both]:
        page_parts.said(text("mirror.silent", areas=named(missing)))


def _compared(own: Mapping[Any, Any], other: Mapping[Any, Any]) -> str:
    said = text(
        f"mirror.answer.{own['direction']}",
        period=own["period"],
        partner=the_area(other["reporter"]),
        own=own["words"],
        other=other["words"],
    )
    if pd.isna(other["ratio"]):
        return f"{said}."
    low, high = queries.FREIGHT
    ratio = round(other["ratio"], 2)
    where = "below" if ratio < low else "above" if ratio > high else "inside"
    span_ = {"low": value(low, "ratio"), "high": value(high, "ratio")}
    return f"{said}: {text(f'mirror.answer.{where}', ratio=other['ratio_words'], **span_)}"


def _publishers(rows: pd.DataFrame) -> list[str]:
    return [one for cell in rows["publisher"].dropna() for one in str(cell).split(" | ")]


def _partner(rows: pd.DataFrame) -> str:
    return str(next(side for side in rows["reporter"] if side != _HOME))


def _side(row: Mapping[Any, Any]) -> str:
    if row["reporter"] == _HOME:
        return text("sides.books")
    return capitalised(text("mirror.side", partner=the_area(row["reporter"])))
