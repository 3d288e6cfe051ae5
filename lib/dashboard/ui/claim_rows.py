"""A claim and the figures it is tested against, worded and in the order they are drawn.

Rows are of the answer `claims` (`lib.dashboard.factcheck.assessment`).
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from lib.codelists import indicators
from lib.dashboard import queries
from lib.dashboard.charts import FLOOR
from lib.dashboard.ui.claim_wording import (
    hedged_words,
    known,
    partner_of,
    period_words,
    reports,
    said_of,
    scoped,
)
from lib.dashboard.ui.words import (
    capitalised,
    day,
    in_short,
    span,
    text,
    the_area,
    the_indicator,
    value,
)

ADDED = (
    *("words", "period_words", "section", "lane", "label", "path"),
    *("hollow", "later", "theirs", "sentence"),
)
"""The columns that rows have on the page alone."""

_TIMES = ("period_start", "period_end", "base_period_start", "base_period_end")
_DIGITS, _MOST_DIGITS = 3, 6
"""So many are shown of a number that nobody spoke; beside a claim of more as many as it has."""

_PARTS = ("part_year", "window")


def worded(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `words` (the value and its bound), `period_words`, `sentence`, and what
    `lib.dashboard.charts.against_claim` draws."""
    of_one_time = rows.loc[rows["kind"] != "claim", list(_TIMES)].drop_duplicates().shape[0] == 1
    records = rows.to_dict("records")
    claim = next((row for row in records if row["kind"] == "claim"), None)
    found = [_worded(row, claim, of_one_time=of_one_time) for row in records]
    added = pd.DataFrame(found, index=rows.index, columns=list(ADDED))
    return pd.concat([rows, added], axis=1)


def who(row: Mapping[Any, Any]) -> str:
    """Whose figure it is: "officials of Russia", "statistics of Kyrgyzstan"; else who gave it."""
    if not given(row["side"]):
        return str(row["compiler_label"])
    return text(f"claims.who.{row['kind']}", side=the_area(row["side"]))


def subject(claim: Mapping[Any, Any]) -> str:
    """What a claim counts, of whom: "migrants from Kyrgyzstan in Russia"."""
    indicator = indicators()[claim["indicator"]]
    if indicator.counted_in != "persons" or not given(claim["partner"]):
        return said_of(claim)
    sides = {
        "reporter": scoped(claim["reporter"], claim["reporter_scope"]),
        "partner": partner_of(claim),
    }
    where = "visiting" if indicator.roles == "visiting" else "living"
    return text(f"claims.of.{where}", people=the_indicator(indicator.code), **sides)


def qualifiers(drawn: pd.DataFrame) -> Iterator[str]:
    """How to read a picture: only what is in it is explained."""
    record = drawn[drawn["kind"] != "claim"]
    yield text("claims.qualifier.marks")
    for side in record.loc[record["theirs"], "side"].unique()[:1]:
        yield text("claims.qualifier.theirs", side=the_area(side))
    for name in ("later", "hollow"):
        if record[name].any():
            yield text(f"claims.qualifier.{name}")
    if not record["bound"].isin(("exact", "approximately")).all():
        yield text("claims.qualifier.arrow")
    if was_converted(record).any():
        yield text("currency.converted")
    if drawn["member"].notna().any():
        yield text("claims.qualifier.log")
    if (record["measure"] == "growth").any() and record["obs_value"].min() < FLOOR:
        yield text("claims.qualifier.edge")


def was_converted(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Which figures were published in another currency."""
    return rows["observation_id"].str.startswith(queries.CONVERTED)


def is_stock(row: Mapping[Any, Any]) -> bool:
    """Whether the figure is a number at a time, which any date has, and not a year's sum."""
    return indicators()[row["indicator"]].is_stock


def is_part(row: Mapping[Any, Any]) -> bool:
    """Whether the figure is of a part of a year, or of a stretch that is no year."""
    return row["period_kind"] in _PARTS


def given(cell: object) -> bool:
    """Whether a cell holds anything."""
    return known(cell) is not None


def _worded(
    row: Mapping[Any, Any], claim: Mapping[Any, Any] | None, *, of_one_time: bool
) -> dict[str, object]:
    """The values of `ADDED` for one row; `of_one_time`: all figures on record are of its time."""
    own = row["kind"] == "claim"
    words = hedged_words(row) if own else _words(row, claim)
    period = period_words(row) if own else _period(row)
    said = {"words": words, "period": period}
    return {
        "words": words,
        "period_words": period,
        "section": "" if own else _section(row),
        "lane": "" if own else _lane(row, period),
        "label": text("claims.label", **said)
        if own
        else _label(row, "" if of_one_time else period),
        "path": "" if given(row["base_period_start"]) else text("claims.path"),
        "hollow": is_part(row),
        "later": row["known"] == "since",
        "theirs": _of_the_pair(row) and row["side"] not in ("KGZ", row["member"]),
        "sentence": text("claims.as_said", what=subject(row), **said)
        if own
        else _sentence(row, words, period),
    }


def _section(row: Mapping[Any, Any]) -> str:
    """In which section of the picture a figure stands."""
    if is_stock(row):
        undefined = text("claims.section.undefined")
        return capitalised(row["definition_label"]) if given(row["definition"]) else undefined
    if is_part(row):
        return text("claims.section.parts")
    if given(row["reading"]):
        return text(f"claims.section.{row['reading']}")
    return capitalised(who(row)) if _of_the_pair(row) else text("claims.section.others")


def _lane(row: Mapping[Any, Any], period: str) -> str:
    return capitalised(the_area(row["member"])) if given(row["member"]) else period


def _of_the_pair(row: Mapping[Any, Any]) -> bool:
    """Whether the figure is one of the two sides' own."""
    return row["side"] in (row["reporter"], row["partner"])


def _words(row: Mapping[Any, Any], claim: Mapping[Any, Any] | None) -> str:
    """The value and its bound: as many digits as were spoken, but of a count not all.

    A figure that does not agree with the claim and yet rounds to its number is said to be just
    above or below it, or exactly it: nobody can make sense of "none comes to at least $4
    billion; the highest is $4 billion".
    """
    number = _number(row, _digits(claim))
    words = hedged_words({**row, "obs_value": number})
    alike = claim is not None and claim["unit"] == row["unit"] and claim["obs_value"] == number
    if alike and row["bound"] == "exact" and row["verdict"] == "not_consistent":
        assert claim is not None
        off = row["obs_value"] - claim["obs_value"]
        return text(f"claims.just_{'below' if off < 0 else 'above' if off > 0 else 'it'}", of=words)
    return words


def _number(row: Mapping[Any, Any], digits: int = _DIGITS) -> float:
    """The value to a few digits where nobody spoke it: exact, or converted."""
    number = float(row["obs_value"])
    spoken = row["bound"] != "exact" and not given(row["derivation"])
    return number if spoken else float(f"{number:.{digits}g}")


def _digits(claim: Mapping[Any, Any] | None) -> int:
    """To how many digits figures on record are given: a claim's own decide where it has more."""
    if claim is None:
        return _DIGITS
    value = float(claim["obs_value"])
    more = range(_DIGITS, _MOST_DIGITS)
    return next((n for n in more if float(f"{value:.{n}g}") == value), _MOST_DIGITS)


def _label(row: Mapping[Any, Any], period: str) -> str:
    """What is written beside a mark: what its lane does not say, and a verdict that stands out.

    Of a member's multiple the base takes the room: it is read from its axis.
    """
    number = in_short(_number(row), row["unit"], row["bound"])
    parts = [period] if period and given(row["member"]) else []
    if given(row["base_value"]):
        base = text("claims.base", base=in_short(row["base_value"], row["base_unit"]))
        parts.append(base if given(row["member"]) else f"{number} {base}")
    else:
        parts.append(number)
    if given(row["definition"]) and not is_stock(row) and not given(row["member"]):
        parts.append(row["definition_label"])
    if given(row["ratio"]) and row["verdict"] != "not_consistent":
        parts.append(row["verdict_label"])
    if several := reports(row):
        parts.append(several)
    return ", ".join(parts)


def _period(row: Mapping[Any, Any]) -> str:
    period = span(row["period_start"], row["period_end"])
    if not given(row["base_period_start"]):
        return period
    base = span(row["base_period_start"], row["base_period_end"])
    return text("claims.window", base=base, period=period)


def _pair(row: Mapping[Any, Any]) -> str:
    """Whose figure with whom; some figures have no partner."""
    reporter = the_area(row["reporter"])
    if not given(row["partner"]):
        return reporter
    return text("claims.pair", reporter=reporter, partner=the_area(row["partner"]))


def _sentence(row: Mapping[Any, Any], words: str, period: str) -> str:
    told = text(
        "claims.sentence",
        period=period,
        words=words,
        pair=_pair(row),
        source=row["compiler_label"],
        published=day(row["published"]),
        verdict=row["verdict_label"],
    )
    if given(row["base_value"]):
        told += " " + text("claims.base.long", base=value(row["base_value"], row["base_unit"]))
    if several := reports(row):
        told += " " + text("reports.first", reports=capitalised(several))
    if not given(row["ratio"]):
        return told + " " + text("claims.no_ratio", unit=row["unit_label"])
    return told
