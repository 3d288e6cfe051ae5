"""Kyrgyzstan's trade with its partners, year by year, from the Kyrgyz books.

Exports and imports are on record; turnover, balance, shares and growth are computed here
and nowhere else, and every computed row names the rows it was computed from.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from lib.codelists import areas
from lib.dashboard.queries.editions import by_edition
from lib.dashboard.queries.question import HOME, Question, View
from lib.dashboard.queries.series import Series, apart, whole
from lib.dashboard.queries.series_parts import Printed, is_added_up, members_of, parts
from lib.model import Bound, Measure, ObsStatus, Origin, Period, PeriodKind, Valuation, kind_of

COMPILER = "NSC"
"""Whose tables the books are. What the press relays of them is `NSC-RELAYED`, another edition."""

WORLD = Series("WLD")
UNALLOCATED = "XXX"
"""The part of a total that is in no country's row. It is no partner."""

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
_ONE = ["partner", "indicator", "year"]


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
    rows = by_edition(rows.assign(year=[start.year for start in rows["period_start"]]))
    return rows.drop_duplicates(_ONE, keep="last").set_index(_ONE).sort_index()


def partners(observations: pd.DataFrame) -> tuple[str, ...]:
    """Every partner whose trade is on record, blocks first, the world aside.

    A block that the books print no total of is one where they have rows of its members.
    """
    printed = _printed(observations)
    found = {area for area, _, _ in printed} | set(_added_up(printed))
    return tuple(code for code in areas() if code in found - {WORLD.area, UNALLOCATED})


def unallocated(observations: pd.DataFrame) -> Mapping[tuple[str, int], float]:
    """How many dollars of a flow and year are in the books' total and in no country's row."""
    return {
        (flow, year): row["obs_value"]
        for (area, flow, year), row in _printed(observations).items()
        if area == UNALLOCATED
    }


def added_up(observations: pd.DataFrame) -> tuple[str, ...]:
    """The blocks whose total is the sum of their members, as the books print none."""
    return _added_up(_printed(observations))


def _added_up(printed: Printed) -> tuple[str, ...]:
    found = {area for area, _, _ in printed}
    return tuple(
        code
        for code in areas()
        if is_added_up(printed, code)
        and any(found & there for there in members_of(printed, code).values())
    )


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
    rows = []
    for year, made in parts(printed, series).items():
        terms = tuple((area, flow, factor) for flow in flows for area, factor in made.areas)
        keys = [(area, flow, year) for area, flow, _ in terms]
        needed = [(area, flow, year) for flow in flows for area in made.needed]
        if any(key not in printed for key in (*keys, *needed)):
            continue
        found = [printed[key] for key in keys]
        if len({row["unit"] for row in found}) == 1:
            row = _level(series, indicator, year, made.without, terms, found)
            note = _notes(r for r in found if not (made.without and _differs(r)))
            note = _with_unallocated(note, series.area, year, printed, flows)
            rows.append(row | {"note": note})
    return rows


def _with_unallocated(
    note: str | None, area: str, year: int, printed: Printed, flows: Sequence[str]
) -> str | None:
    """A note; of a block and of the world also how much of a flow is in no country's row."""
    if areas()[area].kind not in ("block", "world"):
        return note
    said = [
        f"{left['obs_value']:,.0f} {left['unit']} of all {flow} are in no country's row"
        for flow in flows
        if (left := printed.get((UNALLOCATED, flow, year))) is not None
    ]
    return "; ".join([note, *said] if note else said) or None


def _level(
    series: Series,
    indicator: str,
    year: int,
    without: tuple[str, ...],
    terms: Sequence[tuple[str, str, int]],
    found: Sequence[Mapping[Any, Any]],
) -> dict[str, object]:
    """The row of one year: the recorded one, or what the rows `found` of its terms add up to."""
    ids = [row["observation_id"] for row in found]
    as_printed = len(terms) == 1 and terms[0][0] == series.area
    less = {"trade_balance": "imports"}.get(indicator)
    factors = [-factor if flow == less else factor for _, flow, factor in terms]
    period = Period.of_year(year)
    return {
        "observation_id": ids[0] if as_printed else _name(series, indicator, year),
        "series": series.code,
        "series_label": series.label(),
        "reporter": HOME,
        "partner": series.area,
        "without": " ".join(without) or None,
        "indicator": indicator,
        "measure": Measure.LEVEL.value,
        "year": year,
        "period_start": period.start,
        "period_end": period.end,
        "base_year": None,
        "obs_value": float(sum(r["obs_value"] * f for r, f in zip(found, factors, strict=True))),
        "bound": Bound.EXACT.value,
        "unit": found[0]["unit"],
        "valuation": _VALUATION.get(indicator, Valuation.MIXED).value,
        "compiler": COMPILER,
        "obs_status": _status(row["obs_status"] for row in found),
        "derivation": None if as_printed else _formula(terms, factors),
        "derived_from": " ".join(ids),
    }


def _name(series: Series, indicator: str, year: int) -> str:
    return f"computed:{series.code}:{indicator}:level:{year}"


def _differs(row: Mapping[Any, Any]) -> bool:
    """Whether the row is marked as of another definition; once mended, it is none."""
    return bool(row["obs_status"] == ObsStatus.DEFINITION_DIFFERS)


def _notes(rows: Iterable[Mapping[Any, Any]]) -> str | None:
    notes = dict.fromkeys(row["note"] for row in rows if isinstance(row.get("note"), str))
    return "; ".join(notes) or None


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
    """The gross domestic product of each year on record, as the base of shares.

    What an article says of it is a claim, and never such a base.
    """
    rows = observations[
        (observations["origin"] == Origin.RECORDED)
        & (observations["indicator"] == "gdp")
        & (observations["reporter"] == HOME)
        & (observations["measure"] == Measure.LEVEL)
        & (observations["unit"] == "USD")
        & (observations["bound"] == Bound.EXACT)
    ]
    return [
        {
            "series": "GDP",
            "year": row["period_start"].year,
            "obs_value": row["obs_value"],
            "derived_from": row["observation_id"],
            "obs_status": row["obs_status"],
        }
        for row in by_edition(rows).to_dict("records")
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
        "note": _notes((row, base)),
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
