"""What the record says of each figure that was said: every figure that may be set against it,
with its ratio to the claim, a verdict, and whether it was known then.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from lib.codelists import codelist, indicators
from lib.dashboard.factcheck.comparables import beside
from lib.dashboard.factcheck.verdict import Span, Verdict, span, step_of_growth, verdict
from lib.dashboard.queries.claims import claims, of_home, one_claim
from lib.dashboard.queries.currency_frames import DOLLARS, converted
from lib.dashboard.queries.derived_frames import Row
from lib.dashboard.queries.editions import last_day
from lib.dashboard.queries.provenance_frames import sourced
from lib.dashboard.queries.question import HOME
from lib.dashboard.queries.reports import in_one
from lib.model import Bound, Measure, PeriodKind, kind_of

COLUMNS = (
    "observation_id",
    "claim",
    "kind",
    "verdict",
    "known",
    "ratio",
    "reading",
    "member",
    "side",
    "reporter",
    "reporter_scope",
    "partner",
    "partner_words",
    "partner_scope",
    "indicator",
    "measure",
    "product",
    "product_words",
    "definition",
    "period_start",
    "period_end",
    "period_kind",
    "base_period_start",
    "base_period_end",
    "withheld",
    "base_value",
    "base_unit",
    "obs_value",
    "bound",
    "unit",
    "valuation",
    "compiler",
    "published",
    "obs_status",
    "reports",
    "exact",
    "speaker",
    "source_id",
    "derivation",
    "derived_from",
    "note",
)
"""One row: a figure on record set against the claim; the first row is the claim itself.

`kind` is claim, statistics or statement; `side` whose figure it is, null where it is no side's
own. `reading`, of a claim about some members of a block, is each (of them) or together, and
`member` the member or the block that is then meant. `known` is then where the figure was public
before the day of the claim, else since; a month or a year was before that day only if all of it
was. `ratio` is the figure over the claim, null in another unit. `exact` and `speaker` are the
words of the claim. A figure is one row however often it is reported
(`lib.dashboard.queries.reports`): `reports` says how often, `published` when first, and
`derived_from` names every report.
"""


def codes(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Every claim, those about Kyrgyzstan's own ties first."""
    rows = claims(tables)
    return list(dict.fromkeys([*of_home(rows)["claim"], *rows["claim"]]))


def against(
    code: str, tables: Mapping[str, pd.DataFrame], *, dollars: bool = False
) -> pd.DataFrame:
    """The claim and every figure in its unit that may be set against it, with labels, sources.

    Columns `COLUMNS`, in the order they are drawn; without the claim where there is none.
    `dollars` converts the amounts of whole years, beside a claim in dollars.
    """
    claim = one_claim(code, tables)
    found = in_one(row for row in _found(claim, tables, dollars) if _same_unit(row, claim))
    return _answer([_itself(claim), *_in_order(found)], code, tables)


def apart(code: str, tables: Mapping[str, pd.DataFrame], *, dollars: bool = False) -> pd.DataFrame:
    """The figures that differ from the claim in their unit alone, unit by unit; as `against`."""
    claim = one_claim(code, tables)
    found = in_one(row for row in _found(claim, tables, dollars) if not _same_unit(row, claim))
    units = sorted({row["unit"] for row in found})
    ordered = [one for unit in units for one in _in_order(r for r in found if r["unit"] == unit)]
    return _answer(ordered, code, tables)


def _answer(rows: Sequence[Row], code: str, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    answer = pd.DataFrame(rows, columns=list(COLUMNS)).assign(claim=code)
    return sourced(answer, tables)


def _same_unit(row: Mapping[Any, Any], claim: Mapping[Any, Any]) -> bool:
    return bool(row["unit"] == claim["unit"])


def _found(
    claim: Mapping[Any, Any], tables: Mapping[str, pd.DataFrame], dollars: bool
) -> Iterator[Row]:
    convert = dollars and claim["unit"] == DOLLARS
    meant = _meant(claim)
    day = date.fromisoformat(claim["source_published"])
    for reading, published in beside(claim, tables["observations"]):
        row = converted(published) if convert else published
        same_unit = _same_unit(row, claim)
        rate = row["obs_value"] / published["obs_value"] if row is not published else 1.0
        found = verdict(meant, span(published["obs_value"], Bound(row["bound"])).times(rate))
        compiler = codelist("compiler")[row["compiler"]].attributes
        ratio = row["obs_value"] / claim["obs_value"]
        yield row | {
            "kind": compiler["kind"],
            "side": compiler.get("side"),
            "reading": reading.name,
            "member": reading.member,
            "period_kind": kind_of(row["period_start"], row["period_end"]).value,
            "verdict": (found if same_unit else Verdict.CANNOT_TELL).value,
            "known": "then" if last_day(row["published"]) < day else "since",
            "ratio": ratio if same_unit and ratio > 0 else None,
        }


def _meant(claim: Mapping[Any, Any]) -> Span:
    """The values that a claim stands for."""
    value, step = claim["obs_value"], None
    if claim["measure"] == Measure.GROWTH:
        step = step_of_growth(claim["exact"], value)
    return span(value, Bound(claim["bound"]), spoken=True, step=step)


def _itself(claim: Mapping[Any, Any]) -> Row:
    return {
        **claim,
        "kind": "claim",
        "side": claim["reporter"] if HOME in (claim["reporter"], claim["partner"]) else None,
        "period_kind": kind_of(_day(claim["period_start"]), _day(claim["period_end"])).value,
        "published": claim["source_published"],
        "reports": 1,
    }


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value


def _in_order(rows: Iterable[Row]) -> list[Row]:
    """By section, members by size, then by time: the same for any order of the input."""
    found = list(rows)
    size: dict[object, float] = {}
    for row in found:
        lane = _section(row), row["member"]
        size[lane] = max(size.get(lane, 0.0), row["obs_value"] if row["member"] else 0.0)
    return sorted(
        found,
        key=lambda row: (
            _section(row),
            -size[_section(row), row["member"]],
            row["period_start"],
            row["period_end"],
            last_day(row["published"]),
            row["observation_id"],
        ),
    )


def _section(row: Mapping[Any, Any]) -> int:
    """What belongs together: people counted alike; else whole years by reading or by whose
    figure it is, Kyrgyzstan's first and those of neither side last; then parts of a year."""
    if indicators()[row["indicator"]].is_stock:
        definitions = list(codelist("definition"))
        known = row["definition"] in definitions
        return definitions.index(row["definition"]) if known else len(definitions)
    if row["period_kind"] in (PeriodKind.PART_YEAR, PeriodKind.WINDOW):
        return 9
    if row["reading"]:
        return int(row["reading"] == "together")
    if row["side"] not in (row["reporter"], row["partner"]):
        return 8
    return 2 * int(row["side"] != HOME) + int(row["kind"] == "statement")
