"""Words for the streams of a year's goods, and for exports with and without gold."""

from collections.abc import Sequence

import pandas as pd

from lib.dashboard.charts import Caption
from lib.dashboard.ui import totals_text
from lib.dashboard.ui.captions import source
from lib.dashboard.ui.sentences import named, worded
from lib.dashboard.ui.words import text, the_area, value


def streams_worded(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the answer `streams`: as those of trade, and `sentence` says which way."""
    told = worded(rows)
    names = zip(told["series"], told["called"], strict=True)
    told = told.assign(called=[_shortly(series, name) for series, name in names])
    sentences = [
        text("row.sentence", series=name, year=year, words=flow)
        for name, year, flow in zip(told["called"], told["year"], told["flow"], strict=True)
    ]
    return told.assign(sentence=sentences)


def streams_caption(rows: pd.DataFrame) -> Caption:
    """Of the picture of streams; says what all of each side comes to."""
    year = rows["year"].iloc[0]
    sums = rows.groupby("indicator")["obs_value"].sum()
    qualifiers = [
        text("streams.qualifier", year=year),
        text(
            "streams.sums",
            bought=value(float(sums.get("imports", 0.0)), "USD"),
            sold=value(float(sums.get("exports", 0.0)), "USD"),
        ),
        text("caption.valuation.mixed"),
    ]
    qualifiers += totals_text.unallocated(rows)
    if (rows["obs_status"] == "P").any():
        qualifiers.append(text("streams.provisional"))
    return Caption(text("streams.caption", year=year), " ".join(qualifiers), source(rows))


def home() -> str:
    """The name of the country in the middle."""
    return the_area("KGZ")


def gold_worded(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the answer `gold`: as those of trade, `lane` names the row of the picture and
    `label` its marks."""
    told = worded(rows)
    places = zip(rows["partner"], told["called"], strict=True)
    told = told.assign(called=[_name(code, label) for code, label in places])
    labels = [
        text("gold.with" if pd.isna(row["product"]) else "gold.without", words=row["words"])
        for row in told.to_dict("records")
    ]
    return told.assign(
        lane=[f"{r['called']}\n{r['year']}" for r in told.to_dict("records")],
        label=labels,
        sentence=[
            text("row.sentence", series=row["called"], year=row["year"], words=label)
            for row, label in zip(told.to_dict("records"), labels, strict=True)
        ],
    )


def gold_caption(rows: pd.DataFrame, partners: Sequence[str]) -> Caption:
    """Of the picture with and without gold; names the partners whose gold is not known."""
    qualifiers = [text("gold.qualifier")]
    if unknown := [code for code in partners if code not in set(rows["partner"])]:
        qualifiers.append(text("gold.unknown", areas=named(unknown)))
    return Caption(text("gold.caption"), " ".join(qualifiers), text("gold.source"))


def _shortly(series: str, name: str) -> str:
    """A block without more than one member is the rest of the block."""
    block, *without = series.split("_X_")
    if block == "WLD" or len(without) < 2:
        return name
    return text("series.rest", area=the_area(block))


def _name(code: str, label: str) -> str:
    return text("gold.everywhere") if code == "WLD" else label
