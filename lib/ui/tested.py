"""A claim and the figures it is tested against, worded and in the order they are drawn.

Rows are of the answer `claims` (`lib.queries.claims`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from lib.codelists import codelist
from lib.ui.sentences import capitalised, hedged_words, said_of
from lib.ui.words import day, short, stretch, text, the_area, value

_PARTS = ("part_year", "window")
_LAST = 9


def claim_of(rows: pd.DataFrame) -> Mapping[Any, Any]:
    """The row of the claim itself."""
    found: Mapping[Any, Any] = rows[rows["kind"] == "claim"].iloc[0].to_dict()
    return found


def worded(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `words` (the value and its bound), `period_words`, `sentence`, and what
    `lib.figures.against_claim` draws; members of a block by size, the rest by time."""
    claim = claim_of(rows)
    other = ({claim["reporter"], claim["partner"]} - {"KGZ"}) if given(claim["partner"]) else set()
    records = [_worded(row, other) for row in rows.to_dict("records")]
    size: dict[tuple[str, str], float] = {}
    for row in records:
        place = row["section"], row["lane"]
        size[place] = max(size.get(place, 0.0), row["obs_value"] if row["reading"] == "each" else 0)
    records.sort(
        key=lambda row: (row["rank"], -size[row["section"], row["lane"]], *_when(row)),
    )
    return pd.DataFrame(records).drop(columns="rank")


def who(row: Mapping[Any, Any]) -> str:
    """Whose figure it is: "officials of Russia", "statistics of Kyrgyzstan"; else who gave it."""
    if not given(row["side"]):
        return str(row["compiler_label"])
    return text(f"claims.who.{row['kind']}", side=the_area(row["side"]))


def period_said(claim: Mapping[Any, Any]) -> str:
    """The period a claim names, or that it names none."""
    if given(claim["period_start"]):
        return stretch(claim["period_start"], claim["period_end"])
    return text("period.none")


def is_stock(row: Mapping[Any, Any]) -> bool:
    """Whether the figure is a number at a time, which any date has, and not a year's sum."""
    return codelist("indicator")[row["indicator"]].attributes["counted_in"] == "persons"


def is_part(row: Mapping[Any, Any]) -> bool:
    """Whether the figure is of a part of a year, or of a stretch that is no year."""
    return row["period_kind"] in _PARTS


def given(cell: object) -> bool:
    """Whether a cell holds anything."""
    return cell is not None and not pd.isna(cell)  # type: ignore[call-overload]


def _worded(row: dict[Any, Any], other: set[str]) -> dict[Any, Any]:
    """`other`: whose own figures are set off by colour, the other side of the claim."""
    if row["kind"] == "claim":
        words, period = hedged_words(row), period_said(row)
        said = {"rank": -1, "section": "", "lane": "", "label": _as_said(row, words, period)}
        sentence = text("claims.as_said", words=words, what=said_of(row), period=period)
        drawn = {**said, "sentence": sentence, "path": text("claims.path"), "theirs": False}
    else:
        words, period = _words(row), _period(row)
        rank, section = _section(row)
        drawn = {
            "rank": rank,
            "section": section,
            "lane": capitalised(the_area(row["member"])) if given(row["member"]) else period,
            "label": _label(row, period),
            "sentence": _sentence(row, words, period),
            "path": "",
            "theirs": row["side"] in other,
        }
    hollow, later = is_part(row), row["known"] == "since"
    return row | drawn | {"words": words, "period_words": period, "hollow": hollow, "later": later}


def _section(row: Mapping[Any, Any]) -> tuple[int, str]:
    """In which section of the picture a figure stands, and the section's rank."""
    if is_stock(row):
        if given(row["definition"]):
            return list(codelist("definition")).index(row["definition"]), capitalised(
                row["definition_label"]
            )
        return len(codelist("definition")), text("claims.section.undefined")
    if is_part(row):
        return _LAST, text("claims.section.parts")
    if given(row["reading"]):
        return int(row["reading"] == "together"), text(f"claims.section.{row['reading']}")
    return _rank(row), capitalised(who(row)) if _of_the_pair(row) else text("claims.section.others")


def _words(row: Mapping[Any, Any]) -> str:
    """The value and its bound: as many digits as were spoken, but of a count not all."""
    number = row["obs_value"]
    if row["bound"] == "exact" and float(f"{number:.3g}") != number:
        return value(number, row["unit"])
    return hedged_words(row)


def _of_the_pair(row: Mapping[Any, Any]) -> bool:
    """Whether the figure is one of the two sides' own."""
    return row["side"] in (row["reporter"], row["partner"])


def _rank(row: Mapping[Any, Any]) -> int:
    """Kyrgyzstan's own figures first, then the other side's, then those of neither."""
    if not _of_the_pair(row):
        return _LAST - 1
    return (0 if row["side"] == "KGZ" else 2) + (row["kind"] == "statement")


def _label(row: Mapping[Any, Any], period: str) -> str:
    """What is written beside a mark: what its lane does not say, and a verdict that stands out."""
    parts = [period] if given(row["member"]) else []
    if given(row["definition"]) and not is_stock(row) and not parts:
        parts.append(row["definition_label"])
    if given(row["base_value"]):
        parts.append(text("claims.base", base=short(row["base_value"], row["base_unit"])))
    if given(row["ratio"]) and row["verdict"] != "not_consistent":
        parts.append(row["verdict_label"])
    return ", ".join(parts)


def _period(row: Mapping[Any, Any]) -> str:
    period = stretch(row["period_start"], row["period_end"])
    if not given(row["base_period_start"]):
        return period
    base = stretch(row["base_period_start"], row["base_period_end"])
    return text("claims.window", base=base, period=period)


def _when(row: Mapping[Any, Any]) -> tuple[date, ...]:
    """What orders lanes that are periods; the claim has a lane of its own."""
    if row["kind"] == "claim":
        return ()
    return row["period_start"], row["period_end"]


def _as_said(row: Mapping[Any, Any], words: str, period: str) -> str:
    return text("claims.label", words=words, period=period)


def _sentence(row: Mapping[Any, Any], words: str, period: str) -> str:
    told = text(
        "claims.sentence",
        period=period,
        words=words,
        reporter=the_area(row["reporter"]),
        partner=the_area(row["partner"]),
        source=row["compiler_label"],
        published=day(row["published"]),
        verdict=row["verdict_label"],
    )
    if given(row["base_value"]):
        told += " " + text("claims.base.long", base=value(row["base_value"], row["base_unit"]))
    if not given(row["ratio"]):
        return told + " " + text("claims.no_ratio", unit=row["unit_label"])
    return told
