"""Figures and ties that were said, in words: the value with its bound, of what, of whom, when."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.codelists import codelist
from lib.dashboard import factcheck, queries
from lib.dashboard.ui import said_frames
from lib.dashboard.ui.words import (
    brief,
    capitalised,
    code,
    hedged,
    listed,
    plural,
    span,
    text,
    the_area,
    the_indicator,
)

_MEASURED = ("change", "share")
"""Measures that a value does not tell by itself: $120 million may be exports or their rise."""

_OTHER = "other"
"""The indicator that is a share by its name, and the goods that are on no list."""


def hedged_words(row: Mapping[Any, Any]) -> str:
    """A stated figure's value with its bound: "more than $4 billion"."""
    return hedged(row["obs_value"], row["unit"], row["bound"])


def said_of(row: Mapping[Any, Any]) -> str:
    """What a stated figure counts, of whom: "trade turnover, some EU countries with Russia",
    "share of remittances, ..."."""
    counted = the_indicator(row["indicator"])
    if row["measure"] in _MEASURED and row["indicator"] != _OTHER:
        counted = text(f"said.{row['measure']}", indicator=counted)
    if goods := goods_of(row):
        counted = text("said.goods", indicator=counted, goods=goods)
    of = {
        "indicator": counted,
        "reporter": scoped(row["reporter"], row["reporter_scope"]),
    }
    if not (partner := partner_of(row)):
        alone = text("said.of.alone", **of)
        return "; ".join([alone, *left_open(row, "partner")])
    said = text("said.of", partner=partner, **of)
    there = queries.counted_there(said_frames.record(row))
    return f"{said}, {as_counted(row['reporter'])}" if there else said


def as_counted(reporter: str) -> str:
    """Whose count a figure of trade with Kyrgyzstan is: "as the EU counts it"."""
    return text("said.counted", reporter=the_area(reporter))


def goods_of(row: Mapping[Any, Any]) -> str:
    """The goods a figure is of, by name, or by its words where they are on no list; else empty."""
    if not (goods := known(row.get("product"))):
        return ""
    words = known(row.get("product_words"))
    return text("said.words", words=words) if words and goods == _OTHER else code("product", goods)


def partner_of(row: Mapping[Any, Any]) -> str:
    """The partner of a figure: its name, its words where it is on no list; empty for none."""
    if partner := known(row["partner"]):
        return scoped(partner, row["partner_scope"])
    if not (words := known(row.get("partner_words"))):
        return ""
    quoted = text("said.words", words=words)
    return text("scope.some", area=quoted) if row["partner_scope"] == "some" else quoted


def scoped(area_code: str, scope: str | None) -> str:
    """Such as "Russia", or "some countries of the EU"."""
    if scope == "some":
        return text("scope.some", area=the_area(area_code))
    return the_area(area_code)


def reports(row: Mapping[Any, Any]) -> str:
    """How often a figure is reported, where that is more than once: "3 reports"."""
    return plural("reports", int(row["reports"])) if row["reports"] > 1 else ""


def first_of(joined: str) -> str:
    """Of what several documents say of themselves, joined by ``|``, that of the first."""
    return joined.split(" | ")[0]


def period_words(row: Mapping[Any, Any]) -> str:
    """The period of a figure, or that none was given, or why it was left open; and why its base
    was, if it was."""
    if known(row["period_start"]):
        when = [span(row["period_start"], row["period_end"])]
    else:
        when = left_open(row, "period") or [text("period.none")]
    return "; ".join([*when, *left_open(row, "base_period")])


def left_open(row: Mapping[Any, Any], column: str = "") -> list[str]:
    """What of a figure was left open because the words give what cannot be, in words; of all
    or of one `column` (partner, period, base_period)."""
    codes = codelist("withheld")
    withheld = str(known(row.get("withheld")) or "").split()
    return [
        code("withheld", one) for one in withheld if column in ("", codes[one].attributes["column"])
    ]


def claims_worded(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the answer `claims_elsewhere` with `words`, and `called`, what they count."""
    return rows.assign(
        words=[hedged_words(row) for row in records(rows)],
        called=[capitalised(said_of(row)) for row in records(rows)],
    )


def refusal(claim: Mapping[Any, Any], row: Mapping[Any, Any]) -> str:
    """Why a figure that was said is not on the axis of the record."""
    both = (factcheck.comparable(said_frames.record(one)) for one in (claim, row))
    names = factcheck.differences(*both)
    if not names:
        return text("gate.allowed")
    return text("gate.refused", reasons=listed(text(f"gate.{name}") for name in names))


def tie_words(row: Mapping[Any, Any]) -> str:
    """A tie in our words: "Kyrgyzstan buys oil from Russia"."""
    subject, partner = known(row["subject"]), known(row["partner"])
    words = code("tie_kind", row["tie_kind"]).format(
        reporter=scoped(row["reporter"], row["reporter_scope"]),
        partner=scoped(partner, row["partner_scope"]) if partner else "",
        subject=code("tie_subject", subject) if subject else "",
    )
    return capitalised(words)


def ties_in_brief(rows: Sequence[Mapping[Any, Any]]) -> str:
    """Ties where topic and partner are plain: "railways and roads to the world"."""
    said = []
    for kind in dict.fromkeys(row["tie_kind"] for row in rows):
        subjects = [known(row["subject"]) for row in rows if row["tie_kind"] == kind]
        named = listed(code("tie_subject", subject) for subject in subjects if subject)
        said.append(brief("tie_kind", kind).format(subject=named))
    return listed(said)


def known(cell: object) -> Any:
    """The cell of a row; None where it holds nothing."""
    return None if cell is None or pd.isna(cell) else cell  # type: ignore[call-overload]


def records(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    """The rows, each by its columns."""
    return rows.to_dict("records")
