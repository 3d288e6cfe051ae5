"""The words inside a picture: title, qualifier and source, and its key."""

from collections.abc import Mapping, Sequence

import pandas as pd

from lib.dashboard.charts import NAMED, Caption
from lib.dashboard.ui import cache, totals_text
from lib.dashboard.ui.sentences import base_year, named, overlaps
from lib.dashboard.ui.words import code, day, listed, plural, text, the_area, the_indicator, value

_TURNOVER = "trade_turnover"
_ROUNDING = 1e6
"""Totals printed in thousands differ from their members by less than that, in dollars."""


def trade(
    rows: pd.DataFrame, view: str, partners: Sequence[str], *, panels: bool = False
) -> Caption:
    """Title, qualifier and source of a picture of `rows`, as lines or as `panels`."""
    years = sorted(rows["year"].unique())
    title = text(
        f"caption.{view}",
        indicator=the_indicator(rows["indicator"].iloc[0]),
        base=base_year(rows),
    )
    qualifiers = [
        text("caption.years", first=years[0], last=years[-1])
        if len(years) > 1
        else text("caption.year", year=years[0]),
        text(f"caption.view.{view}"),
        text(f"caption.valuation.{rows['valuation'].iloc[0]}"),
    ]
    qualifiers += overlaps(rows) + _not_drawn(rows, partners) + _added_up(rows, partners)
    qualifiers += totals_text.unallocated(rows)
    if panels:
        qualifiers.append(text("caption.panels"))
    elif rows["series"].nunique() > NAMED:
        qualifiers.append(text("caption.named", count=NAMED))
    if (rows["obs_status"] == "P").any():
        qualifiers.append(text("caption.provisional"))
    return Caption(title, " ".join(qualifiers), source(rows))


def source(rows: pd.DataFrame) -> str:
    """Whose figures `rows` are computed from, and of which vintage: a part that was revised
    since is of another one than the rest."""
    years: dict[str, dict[str, list[int]]] = {}
    for year, parts in zip(rows["year"], rows["vintages"], strict=True):
        for part in parts.split(" | "):
            indicator, published = part.split(" ")
            years.setdefault(indicator, {}).setdefault(published[:7], []).append(year)
    said = [_vintages(indicator, years[indicator]) for indicator in sorted(years)]
    key = "source.gdp" if "gdp" in years else "source.books"
    return text(key, vintages=", ".join(said))


def _vintages(indicator: str, years: Mapping[str, Sequence[int]]) -> str:
    """Such as "imports of March 2024, of 2023 in part of October 2024"."""
    first, *others = sorted(years, key=lambda published: (-len(years[published]), published))
    said = [text("source.vintage", indicator=the_indicator(indicator), published=day(first))]
    for published in others:
        revised = listed(map(str, sorted(set(years[published]))))
        said.append(text("source.vintage.part", years=revised, published=day(published)))
    return " ".join(said)


def flows(rows: pd.DataFrame) -> Caption:
    """Of the picture of exports against imports."""
    year = rows["year"].iloc[0]
    qualifiers = [text("flows.qualifier", year=year), text("caption.valuation.mixed")]
    qualifiers += totals_text.unallocated(rows)
    return Caption(text("flows.caption"), " ".join(qualifiers), source(rows))


def of_members(rows: pd.DataFrame, block: str, year: str) -> Caption:
    """Of the picture of a block's members in a year."""
    unexplained = cache.unexplained(block, year, _TURNOVER)
    missing = cache.unlisted(block, year, _TURNOVER)
    return members(rows, block, year, unexplained, missing)


def members(
    rows: pd.DataFrame,
    block: str,
    year: str,
    unexplained: float | None,
    missing: Sequence[str] = (),
) -> Caption:
    """Also says which members have no row of their own (`missing`), and by how much the
    printed total differs from its members, where it does."""
    qualifiers = [text("members.qualifier", year=year), text("caption.valuation.mixed")]
    if missing and totals_text.added_up([block]):
        qualifiers += totals_text.missing([block], _TURNOVER)
    elif missing:
        areas = listed(map(the_area, missing))
        qualifiers.append(plural("members.missing", len(missing), areas=areas))
    if unexplained is not None and abs(unexplained) > _ROUNDING:
        qualifiers.append(text("members.unexplained", value=value(unexplained, "USD")))
    qualifiers += totals_text.unallocated(rows)
    indicator = code("indicator", rows["indicator"].iloc[0])
    title = text("members.caption", indicator=indicator, area=the_area(block))
    return Caption(title, " ".join(qualifiers), source(rows))


def statements(pair: str) -> Caption:
    """Of the picture of what officials gave as the turnover."""
    return Caption(
        text("statements.caption", partner=the_area(pair)),
        text("statements.qualifier"),
        text("source.statements"),
    )


def sides(pair: str) -> dict[str, str]:
    """The key of the chart of statements."""
    return {
        "books": text("sides.books"),
        "KGZ": text("sides.said", side=the_area("KGZ")),
        pair: text("sides.said", side=the_area(pair)),
    }


def _added_up(rows: pd.DataFrame, partners: Sequence[str]) -> list[str]:
    """Which totals are sums of the members, and which of these are missing in which years."""
    drawn = totals_text.added_up([code for code in partners if code in set(rows["partner"])])
    said = [text("caption.added_up", areas=named(drawn))] if drawn else []
    return said + totals_text.missing(partners, rows["indicator"].iloc[0])


def _without_any(partners: Sequence[str], indicator: str) -> list[str]:
    """The blocks that a missing member keeps from a total in some years."""
    blocks = totals_text.added_up(partners)
    return [code for code in blocks if cache.without_total(code, indicator)]


def _not_drawn(rows: pd.DataFrame, partners: Sequence[str]) -> list[str]:
    """The chosen blocks of which nothing is left, since all their members are chosen too;
    of balances, the deficits."""
    drawn = {*rows["partner"], *_without_any(partners, rows["indicator"].iloc[0])}
    missing = [code for code in partners if code not in drawn]
    reason = "deficits" if rows["indicator"].iloc[0] == "trade_balance" else "not_drawn"
    return [text(f"caption.{reason}", areas=named(missing))] if missing else []
