"""Kyrgyzstan's trade with its partners, year by year, from the Kyrgyz books.

Exports and imports are on record; turnover, balance, shares and growth are computed here
and nowhere else, and every computed row names the rows it was computed from.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from lib.codelists import areas
from lib.model import Bound, Measure, ObsStatus, Origin, Period, PeriodKind, Valuation, kind_of
from lib.queries.question import HOME, Question, View
from lib.queries.series import Series, apart, emptied, included, whole

COMPILER = "NSC"
"""Whose tables the books are. What the press relays of them is `NSC-RELAYED`, another edition."""

WORLD = Series("WLD")

COLUMNS = (
    "observation_id",
    "series",
    "series_label",
    "reporter",
    "partner",
    "without",
    "indicator",
    "measure",
    "year",
    "period_start",
    "period_end",
    "base_year",
    "obs_value",
    "bound",
    "unit",
    "valuation",
    "compiler",
    "obs_status",
    "derivation",
    "derived_from",
    "note",
)
"""One row: one series (a partner, or a block less some members) in one year.

`observation_id` is the recorded row's own where nothing was computed, else it starts with
``computed:``; `derived_from` lists the recorded rows behind it, `derivation` says how.
"""

_FLOWS = ("exports", "imports")
_VALUATION = {"exports": Valuation.FOB, "imports": Valuation.CIF}
_ONE, _EDITION = ["partner", "indicator", "year"], ["published", "observation_id"]

Printed = Mapping[tuple[str, str, int], Mapping[Any, Any]]
"""The printed figures by partner, flow and year."""


def books(observations: pd.DataFrame) -> pd.DataFrame:
    """The recorded exports and imports of whole years by partner, indexed by
    (partner, indicator, year), each once.

    The books are the statistical committee's own tables; of a figure that it printed again the
    latest edition counts. Its figures as others relay them are never among them, nor hedged ones.
    """
    rows = observations[
        (observations["origin"] == Origin.RECORDED)
        & (observations["reporter"] == HOME)
        & (observations["compiler"] == COMPILER)
        & observations["indicator"].isin(_FLOWS)
        & (observations["measure"] == Measure.LEVEL)
        & (observations["bound"] == Bound.EXACT)
        & observations["product"].isna()
    ]
    spans = zip(rows["period_start"], rows["period_end"], strict=True)
    is_year = [kind_of(start, end) is PeriodKind.YEAR for start, end in spans]
    rows = rows[pd.Series(is_year, index=rows.index, dtype=bool)]
    rows = rows.assign(year=[start.year for start in rows["period_start"]]).sort_values(_EDITION)
    return rows.drop_duplicates(_ONE, keep="last").set_index(_ONE).sort_index()


def partners(observations: pd.DataFrame) -> tuple[str, ...]:
    """Every partner whose trade is on record, blocks first, the world aside."""
    found = set(books(observations).index.get_level_values("partner")) - {WORLD.area}
    return tuple(code for code in areas() if code in found)


def years(observations: pd.DataFrame) -> tuple[int, ...]:
    """The years on record, oldest first."""
    return tuple(sorted(books(observations).index.get_level_values("year").unique()))


def answer(question: Question, observations: pd.DataFrame) -> pd.DataFrame:
    """The rows that answer `question`: one a series and year, columns `COLUMNS`.

    A year in which any part of a figure is missing has no row: missing is absent, never 0.
    """
    printed = _printed(observations)
    series = apart(question.partners) if question.apart else whole(question.partners)
    levels = [row for one in series for row in _levels(printed, one, question.indicator)]
    match question.view:
        case View.SHARE:
            totals = _levels(printed, WORLD, question.indicator)
            rows = list(_shares(levels, totals, "percent"))
        case View.TO_GDP:
            rows = list(_shares(levels, _gdp(observations), "percent_gdp"))
        case View.GROWTH:
            rows = list(_growth(levels, question.base_year))
        case View.YEARLY:
            rows = list(_growth(levels, None))
        case _:
            rows = levels
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _printed(observations: pd.DataFrame) -> Printed:
    record = books(observations)
    return dict(zip(record.index, record.to_dict("records"), strict=True))


def _levels(printed: Printed, series: Series, indicator: str) -> list[dict[str, object]]:
    """Levels of one series, oldest first, each with the ids of the rows it is made of."""
    flows = _FLOWS if indicator not in _FLOWS else (indicator,)
    signs = {flow: -1 if (indicator, flow) == ("trade_balance", "imports") else 1 for flow in flows}
    rows = []
    for year, without in _left_out(printed, series).items():
        parts = ((series.area, 1), *((code, -1) for code in without))
        terms = tuple((area, flow, factor) for flow in flows for area, factor in parts)
        keys = [(area, flow, year) for area, flow, _ in terms]
        if any(key not in printed for key in keys):
            continue
        found = [printed[key] for key in keys]
        ids = [row["observation_id"] for row in found]
        factors = [factor * signs[flow] for _, flow, factor in terms]
        rows.append(
            {
                "observation_id": _id(series, indicator, year, ids),
                "series": series.code,
                "series_label": series.label(),
                "reporter": HOME,
                "partner": series.area,
                "without": " ".join(without) or None,
                "indicator": indicator,
                "measure": Measure.LEVEL.value,
                "year": year,
                "period_start": Period.of_year(year).start,
                "period_end": Period.of_year(year).end,
                "base_year": None,
                "obs_value": float(
                    sum(r["obs_value"] * f for r, f in zip(found, factors, strict=True))
                ),
                "bound": Bound.EXACT.value,
                "unit": found[0]["unit"],
                "valuation": (_VALUATION[indicator] if len(flows) == 1 else Valuation.MIXED).value,
                "compiler": COMPILER,
                "obs_status": _status(row["obs_status"] for row in found),
                "derivation": None if len(terms) == 1 else _formula(terms, factors),
                "derived_from": " ".join(ids),
                "note": _notes(row for row in found if not (without and _differs(row))),
            }
        )
    return rows


def _id(series: Series, indicator: str, year: int, parts: Sequence[str]) -> str:
    """The recorded row's own id, or a name of what was computed."""
    if len(parts) == 1:
        return parts[0]
    return f"computed:{series.code}:{indicator}:level:{year}"


def _differs(row: Mapping[Any, Any]) -> bool:
    """Whether the row is marked as of another definition; once mended, it is none."""
    return bool(row["obs_status"] == ObsStatus.DEFINITION_DIFFERS)


def _notes(rows: Iterable[Mapping[Any, Any]]) -> str | None:
    notes = dict.fromkeys(row["note"] for row in rows if isinstance(row["note"], str))
    return "; ".join(notes) or None


def _left_out(printed: Printed, series: Series) -> dict[int, tuple[str, ...]]:
    """Per year on record: whose trade is taken out of the printed figure of the area.

    That is the chosen members (`series.without`) as far as the figure holds them, and those
    that are in it in some years only. The statistical committee counts the United Kingdom in
    the EU up to 2019; a line that kept it would fall in 2020 because a member left, not
    because trade did.
    """
    definitions: dict[int, str | None] = {}
    for (area, _, year), row in printed.items():
        if area == series.area and not definitions.get(year):
            definitions[year] = row["definition"] if isinstance(row["definition"], str) else None
    if not definitions:
        return {}
    held = {year: included(series.area, year, definitions[year]) for year in sorted(definitions)}
    constant = frozenset.intersection(*held.values())
    if emptied(series, constant):
        return {}
    return {
        year: tuple(
            dict.fromkeys(
                code
                for code in (*series.without, *sorted(there - constant))
                if code in there or areas()[code].kind == "block" or series.area == WORLD.area
            )
        )
        for year, there in held.items()
    }


def _formula(terms: Sequence[tuple[str, str, int]], factors: Sequence[int]) -> str:
    """``exports CIS - exports RUS + imports CIS - imports RUS``"""
    text = " ".join(
        f"{'+' if factor > 0 else '-'} {flow} {area}"
        for (area, flow, _), factor in zip(terms, factors, strict=True)
    )
    return text.removeprefix("+ ")


def _shares(
    levels: Iterable[dict[str, object]], totals: Iterable[dict[str, object]], unit: str
) -> Iterable[dict[str, object]]:
    whole_of = {total["year"]: total for total in totals}
    for row in levels:
        total = whole_of.get(row["year"])
        if total is not None and row["indicator"] != "trade_balance":
            yield _against(row, total, Measure.SHARE, unit, 100.0, None)


def _gdp(observations: pd.DataFrame) -> list[dict[str, object]]:
    """The gross domestic product of each year on record, as the base of shares."""
    rows = observations[
        (observations["origin"] == Origin.RECORDED)
        & (observations["indicator"] == "gdp")
        & (observations["reporter"] == HOME)
        & (observations["measure"] == Measure.LEVEL)
    ]
    return [
        {
            "series": "GDP",
            "year": row["period_start"].year,
            "obs_value": row["obs_value"],
            "derived_from": row["observation_id"],
            "obs_status": row["obs_status"],
        }
        for row in rows.sort_values(_EDITION).to_dict("records")
        if kind_of(row["period_start"], row["period_end"]) is PeriodKind.YEAR
    ]


def _growth(
    levels: Sequence[dict[str, object]], base_year: int | None
) -> Iterable[dict[str, object]]:
    """Each level as a multiple of its series' base year, or of the year before."""
    found = {(row["series"], row["year"]): row for row in levels}
    for row in levels:
        year = row["year"]
        assert isinstance(year, int)
        base = found.get((row["series"], base_year if base_year is not None else year - 1))
        if base is not None and _number(base) > 0 and _number(row) > 0:
            yield _against(row, base, Measure.GROWTH, "ratio", 1.0, base["year"])


def _against(
    row: dict[str, object],
    base: dict[str, object],
    measure: Measure,
    unit: str,
    scale: float,
    base_year: object,
) -> dict[str, object]:
    ids = dict.fromkeys(f"{row['derived_from']} {base['derived_from']}".split())
    below = f"{base['series']} {base['year']}"
    ending = f"{measure.value}:{row['year']}/{base['series']}:{base['year']}"
    return row | {
        "observation_id": f"computed:{row['series']}:{row['indicator']}:{ending}",
        "measure": measure.value,
        "unit": unit,
        "base_year": base_year,
        "obs_value": _number(row) / _number(base) * scale,
        "derivation": f"{row['series']} {row['year']} / {below}",
        "derived_from": " ".join(ids),
        "obs_status": _status([str(row["obs_status"]), str(base["obs_status"])]),
    }


def _number(row: dict[str, object]) -> float:
    value = row["obs_value"]
    assert isinstance(value, float)
    return value


def _status(statuses: Iterable[str]) -> str:
    """Provisional if any part is; a mended definition is no longer a different one."""
    if ObsStatus.PROVISIONAL in set(statuses):
        return ObsStatus.PROVISIONAL.value
    return ObsStatus.NORMAL.value
