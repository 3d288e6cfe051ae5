"""The same goods in the books of both sides: what one exports is what the other imports.

Exports are valued at the exporter's border (FOB), imports at the importer's with freight and
insurance (CIF). So the importer's figure is expected to be higher, by 5 to 20 per cent for a
landlocked country; only what lies outside that asks for another reason.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.codelists import codelist
from lib.dashboard.queries.currency import in_dollars
from lib.dashboard.queries.editions import by_edition
from lib.dashboard.queries.question import HOME, Question
from lib.dashboard.queries.trade import answer
from lib.model import Bound, Measure, Origin, PeriodKind, Valuation, kind_of

FREIGHT = (1.05, 1.20)
"""What freight and insurance make of a FOB value: the least and the most expected."""

OTHER = {"exports": "imports", "imports": "exports"}
"""The flow in the other side's books."""

_SAME = ("indicator", "period_start", "period_end")

COLUMNS = (
    "observation_id",
    "direction",
    "reporter",
    "partner",
    "indicator",
    "measure",
    "year",
    "period_start",
    "period_end",
    "period_kind",
    "obs_value",
    "bound",
    "unit",
    "valuation",
    "ratio",
    "freight_low",
    "freight_high",
    "compiler",
    "obs_status",
    "source_id",
    "derivation",
    "derived_from",
    "note",
)
"""One row: one side's figure for one flow of goods in one period.

`direction` is exports or imports as seen from the home country; `reporter` is the side whose books
are used. A row of the other side has the `ratio` of the importer's figure to the exporter's;
the exporter's row has the amounts `freight_low` to `freight_high` expected of the importer.
Both are null where the two are not in one currency.
"""


def both_sides(partner: str, observations: pd.DataFrame, *, dollars: bool) -> pd.DataFrame:
    """Every period for which both sides have a figure of a flow, oldest first.

    Periods are the same to the day: part years only beside the same months. Where several
    compilers of the other side have a figure, each is a row. `dollars` converts whole years.
    """
    found = [
        paired for flow in OTHER for paired in _paired(flow, partner, observations, dollars=dollars)
    ]
    rows = pd.DataFrame([row for pair in found for row in pair], columns=list(COLUMNS))
    keys = ["direction", "period_start", "period_end"]
    return rows.sort_values(keys, kind="stable", ignore_index=True)


def with_both_sides(partners: Sequence[str], observations: pd.DataFrame) -> tuple[str, ...]:
    """The partners for which both sides have a figure for the same period."""
    theirs, ours = _theirs(observations), _counted(observations)
    there = set(zip(*(theirs[name] for name in ("reporter", *_SAME)), strict=True))
    found = {
        row["partner"]
        for row in ours.to_dict("records")
        if (row["partner"], OTHER[row["indicator"]], row["period_start"], row["period_end"])
        in there
    }
    return tuple(code for code in partners if code in found)


def _paired(
    flow: str, partner: str, observations: pd.DataFrame, *, dollars: bool
) -> list[list[dict[Any, Any]]]:
    theirs = _theirs(observations)
    theirs = theirs[(theirs["reporter"] == partner) & (theirs["indicator"] == OTHER[flow])]
    theirs = theirs.assign(derivation=None, derived_from=None)
    ours = _ours(flow, partner, observations)
    if dollars:
        ours, theirs = in_dollars(ours), in_dollars(theirs)
    there: dict[object, list[dict[Any, Any]]] = {}
    for row in theirs.to_dict("records"):
        there.setdefault((row["period_start"], row["period_end"]), []).append(row)
    return [
        _compared(flow, row, there[row["period_start"], row["period_end"]])
        for row in ours.to_dict("records")
        if (row["period_start"], row["period_end"]) in there
    ]


def _compared(
    flow: str, own: dict[Any, Any], others: Sequence[dict[Any, Any]]
) -> list[dict[Any, Any]]:
    """The rows of one period: the home country's, then the other side's."""
    rows = []
    for row in (own, *others):
        exporter = row["indicator"] == "exports"
        one = all(row["unit"] == other["unit"] for other in (own, *others))
        low, high = (row["obs_value"] * part for part in FREIGHT)
        start, end = row["period_start"], row["period_end"]
        rows.append(
            row
            | {
                "direction": flow,
                "year": start.year,
                "period_kind": kind_of(start, end).value,
                "valuation": _valuation(row),
                "ratio": _ratio(own, row) if one and row is not own else None,
                "freight_low": low if one and exporter else None,
                "freight_high": high if one and exporter else None,
            }
        )
    return rows


def _ratio(own: Mapping[Any, Any], other: Mapping[Any, Any]) -> float:
    """The importer's figure by the exporter's."""
    seller, buyer = (own, other) if own["indicator"] == "exports" else (other, own)
    return float(buyer["obs_value"] / seller["obs_value"])


def _valuation(row: Mapping[Any, Any]) -> str:
    return str(row.get("valuation") or Valuation.UNSTATED.value)


def _theirs(observations: pd.DataFrame) -> pd.DataFrame:
    """Exports and imports with the home country in others' books, the latest a compiler."""
    rows = _levels(observations)
    return _latest(rows[rows["partner"] == HOME])


def _ours(flow: str, partner: str, observations: pd.DataFrame) -> pd.DataFrame:
    """Whole years as the pages draw them (`lib.dashboard.queries.trade`), and part years as
    printed."""
    years = answer(Question((partner,), flow, apart=False), observations)
    rows = _counted(observations)
    rows = rows[(rows["partner"] == partner) & (rows["indicator"] == flow)]
    spans = zip(rows["period_start"], rows["period_end"], strict=True)
    part = [kind_of(start, end) is PeriodKind.PART_YEAR for start, end in spans]
    parts = _latest(rows[pd.Series(part, index=rows.index, dtype=bool)])
    parts = parts.assign(derivation=None, derived_from=None)
    frames = [frame.reindex(columns=list(COLUMNS)) for frame in (years, parts) if len(frame)]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(COLUMNS))


def _counted(observations: pd.DataFrame) -> pd.DataFrame:
    """The home country's exports and imports from tables of its offices, whole years and
    parts of years; nothing that officials or the press pass on."""
    rows = _levels(observations)
    rows = rows[rows["reporter"] == HOME]
    kinds = codelist("compiler")
    counted = [kinds[code].attributes["kind"] == "statistics" for code in rows["compiler"]]
    return rows[pd.Series(counted, index=rows.index, dtype=bool)]


def _levels(observations: pd.DataFrame) -> pd.DataFrame:
    return observations[
        (observations["origin"] == Origin.RECORDED)
        & observations["indicator"].isin(list(OTHER))
        & (observations["measure"] == Measure.LEVEL)
        & (observations["bound"] == Bound.EXACT)
        & observations["product"].isna()
        & observations["period_start"].notna()
        & observations["period_end"].notna()
    ]


def _latest(rows: pd.DataFrame) -> pd.DataFrame:
    """Of one compiler's figures for the same, the one published last."""
    keys = ["reporter", "partner", "indicator", "compiler", "unit", "period_start", "period_end"]
    return by_edition(rows).drop_duplicates(keys, keep="last")
