"""One thing as one speaker put it over documents and days: words for the picture and its title.

Rows are of the answer `claims_in_line` (`lib.dashboard.factcheck.restatements`).
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib.dashboard.charts import Caption
from lib.dashboard.ui import page_parts, verdict_text
from lib.dashboard.ui.claim_rows import given, subject
from lib.dashboard.ui.claim_wording import hedged_words, period_words
from lib.dashboard.ui.words import capitalised, day, plural, text

_DRAWN = 20
"""So many statements are drawn beside the claim, the latest; the rows have all."""


def drawn(rows: pd.DataFrame) -> pd.DataFrame:
    """Of worded rows those for the picture: the claim and the latest of the others."""
    own = rows["kind"] == "claim"
    latest = rows[~own].tail(_DRAWN)
    return rows[own | rows.index.isin(latest.index)].reset_index(drop=True)


def name_what_is_not_drawn(rows: pd.DataFrame, shown: pd.DataFrame) -> None:
    """Say how many statements are in the rows alone; nothing where all are drawn."""
    if more := len(rows) - len(shown):
        page_parts.said(plural("told.not_drawn", more))


def worded(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `words` (the value and its bound), `head` and `sentence`."""
    records = rows.to_dict("records")
    return rows.assign(
        words=[hedged_words(row) for row in records],
        head=[_head(row) for row in records],
        sentence=[
            text("told.sentence", head=_head(row), source=row["source_title"]) for row in records
        ],
    )


def finding(rows: pd.DataFrame) -> str:
    """Whether the figure stayed as it was, or from where to where it went."""
    first, last = (rows.iloc[place].to_dict() for place in (0, -1))
    put = list(dict.fromkeys(zip(rows["obs_value"], rows["bound"], strict=True)))
    documents = plural("told.documents", rows["source_title"].nunique())
    speaker = str(first["speaker"]).split(",")[0]
    if len(put) == 1:
        return text("told.stayed", speaker=speaker, words=first["words"], documents=documents)
    if len(set(rows["obs_value"])) == 1:
        return text("told.hedges", speaker=speaker, ways=len(put), documents=documents)
    return text(
        "told.moved",
        speaker=speaker,
        first=first["words"],
        first_day=day(first["published"]),
        last=last["words"],
        last_day=day(last["published"]),
        documents=documents,
    )


def caption(rows: pd.DataFrame, found: str) -> Caption:
    """The finding as the title, what it is of, and how to read the marks. Trade that is not
    Kyrgyzstan's is called so before all."""
    claim = rows[rows["kind"] == "claim"].iloc[0].to_dict()
    what = text("told.qualifier", what=capitalised(subject(claim)))
    if verdict_text.of_home(claim):
        return Caption(found, what, text("told.source"))
    return Caption(verdict_text.title(claim), f"{found}. {what}", text("told.source"))


def _head(row: Mapping[Any, Any]) -> str:
    said = row["exact"] if given(row["exact"]) else hedged_words(row)
    words = text("told.quoted", exact=" ".join(said.split())) if given(row["exact"]) else said
    if given(row["period_start"]):
        words = text("told.of_period", words=words, period=period_words(row))
    return text("told.head", day=day(row["published"]), words=words, publisher=_outlet(row))


def _outlet(row: Mapping[Any, Any]) -> str:
    """Where it stood: the publisher of an article, the title of a report of a statement."""
    return str(row["publisher"] if given(row["exact"]) else row["source_title"])
