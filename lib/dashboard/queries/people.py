"""Migrants by definition and remittances by vintage: every figure on record, side by side.

Nothing is averaged and nothing is picked: who counts, whom, for which time and when it was
published make a figure another figure.
"""

from collections.abc import Hashable, Sequence
from datetime import date

import pandas as pd

from lib.codelists import codelist
from lib.dashboard.queries.editions import by_edition, last_day
from lib.dashboard.queries.question import HOME
from lib.model import Measure, Origin, Scope, kind_of

EVERYWHERE = "WLD"

COLUMNS = (
    "observation_id",
    "origin",
    "reporter",
    "partner",
    "indicator",
    "measure",
    "definition",
    "period_start",
    "period_end",
    "period_kind",
    "obs_value",
    "bound",
    "unit",
    "compiler",
    "published",
    "superseded",
    "obs_status",
    "source_id",
    "note",
)
"""One row: one figure of migrants from Kyrgyzstan in `partner`, or of money sent from there.

`period_kind` is one of `lib.model.PeriodKind`; only figures of one kind may be joined.
`superseded` is whether its compiler has published a later vintage that reaches over its time.
"""

_ABOUT = ("migrants", "remittances")


def migrants(host: str, observations: pd.DataFrame) -> pd.DataFrame:
    """Figures of migrants in `host`: what was said, then definition by definition by time.

    Definitions are in the order of their code list; figures without one come last.
    """
    rows = _of(host, "migrants", observations)
    order = {code: rank for rank, code in enumerate(codelist("definition"))}
    said = rows["origin"] == Origin.STATED
    rank = [order.get(code, len(order)) for code in rows["definition"]]
    rank = [-1 if one else place for one, place in zip(said, rank, strict=True)]
    return _by_time(rows.assign(rank=rank), "rank")


def remittances(host: str, observations: pd.DataFrame) -> pd.DataFrame:
    """Money sent home from `host`, by time; vintages of one period by day of publication."""
    return _by_time(_of(host, "remittances", observations))


def hosts(partners: Sequence[str], observations: pd.DataFrame) -> tuple[str, ...]:
    """The partners of whose migrants or remittances anything is on record, those with most
    figures first, then all countries together."""
    rows = _recorded(observations)
    rows = rows[(rows["reporter"] == HOME) & rows["indicator"].isin(_ABOUT)]
    count = rows["partner"].value_counts().to_dict()
    found = [code for code in dict.fromkeys(partners) if code in count and code != EVERYWHERE]
    ordered = sorted(found, key=lambda code: -count[code])
    return (*ordered, *([EVERYWHERE] if EVERYWHERE in count else []))


def _of(host: str, indicator: str, observations: pd.DataFrame) -> pd.DataFrame:
    """Levels of `indicator` between the home country and `host`, each meant as a whole."""
    return observations[
        (observations["reporter"] == HOME)
        & (observations["partner"] == host)
        & (observations["indicator"] == indicator)
        & (observations["measure"] == Measure.LEVEL)
        & (observations["reporter_scope"] == Scope.WHOLE)
        & (observations["partner_scope"] == Scope.WHOLE)
    ]


def _by_time(rows: pd.DataFrame, *first: str) -> pd.DataFrame:
    spans = zip(rows["period_start"], rows["period_end"], strict=True)
    kinds = [kind_of(_day(start), _day(end)).value for start, end in spans]
    ordered = rows.assign(period_kind=pd.Series(kinds, index=rows.index, dtype="str"))
    ordered = ordered.assign(superseded=_superseded(rows))
    ordered = by_edition(ordered, *first, "period_start", "period_end")
    return ordered[list(COLUMNS)].reset_index(drop=True)


def _superseded(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Whether a later vintage of the same statistics reaches over the time of a figure.

    A table is revised as a whole: beside the revision of 2024, which has 2015 and 2020, a figure
    of 2019 from that of 2019 is no point of one line, though the new one leaves 2019 out.
    """
    tables = {
        code for code, one in codelist("compiler").items() if one.attributes["kind"] == "statistics"
    }
    over: list[Hashable] = []
    printed = rows[rows["compiler"].isin(tables) & rows["period_start"].notna()]
    for _, alike in printed.groupby(["compiler", "definition", "unit"], dropna=False):
        days = alike["published"].map(last_day)
        for row in alike.itertuples():
            later = alike[days > last_day(row.published)]
            reach = [*later["period_start"], *later["period_end"]]
            if reach and min(reach) <= row.period_start and row.period_end <= max(reach):
                over.append(row.Index)
    return pd.Series(rows.index.isin(over), rows.index)


def _recorded(observations: pd.DataFrame) -> pd.DataFrame:
    levels = observations["measure"] == Measure.LEVEL
    return observations[levels & (observations["origin"] == Origin.RECORDED)]


def _day(value: object) -> date | None:
    """A cell's day; null where the engine has one of its marks of absence."""
    return value if isinstance(value, date) and not pd.isna(value) else None
