"""Every figure on record that may be set against one that was said, and what each says of it.

A claim often names no period, and may speak of "some" members of a block. So it is tested
under each candidate: as if that year, that definition, that member had been meant. The
comparability gate is asked with the candidate's period filled in; whole years and parts of a
year stay apart by their kind. Where only the unit differs, the figure is kept and says nothing:
nothing is converted here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.codelists import codelist, members
from lib.model import Bound, Measure, Origin, Scope, kind_of
from lib.queries.computed import Row, Window, is_year, last_day, multiples, turnovers
from lib.queries.gate import comparable, differences
from lib.queries.question import HOME
from lib.queries.said import about, said
from lib.queries.sourced import sourced
from lib.queries.verdict import Verdict, span, verdict

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
    "partner_scope",
    "indicator",
    "measure",
    "definition",
    "period_start",
    "period_end",
    "period_kind",
    "base_period_start",
    "base_period_end",
    "base_value",
    "base_unit",
    "obs_value",
    "bound",
    "unit",
    "valuation",
    "compiler",
    "published",
    "obs_status",
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
words of the claim.
"""

_FLOWS = ("trade_turnover", "exports", "imports")
_SIDES = ("reporter", "partner")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A claim as it may be meant: of "some" members, each one, and all of them together."""

    name: str | None
    member: str | None
    claim: Mapping[Any, Any]


def claims(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The figures said in words that are at hand: rows of `said` with a `claim` code.

    The code is the document and the first character of the words, ``24kg-2024-10-16.1101``:
    it needs no escaping in an address, and no other article can change what it means.
    """
    rows = said(tables)
    rows = rows[rows["kind"] == "figure"].reset_index(drop=True)
    pairs = zip(rows["source_id"], rows["start"], strict=True)
    return rows.assign(claim=[f"{source}.{start}" for source, start in pairs])


def codes(tables: Mapping[str, pd.DataFrame], partners: Sequence[str]) -> list[str]:
    """Every claim, those about the chosen partners first."""
    rows = claims(tables)
    return list(dict.fromkeys([*about(rows, partners)["claim"], *rows["claim"]]))


def tested(code: str, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The claim and every figure that may be set against it: columns `COLUMNS`, labels, sources."""
    rows = claims(tables)
    claim = rows[rows["claim"] == code].iloc[0].to_dict()
    found = sorted(_tested(claim, tables["observations"]), key=_order)
    answer = pd.DataFrame([_itself(claim), *found], columns=list(COLUMNS)).assign(claim=code)
    # The day the figure itself became public, which its document may not name.
    return sourced(answer, tables).assign(published=answer["published"])


def _tested(claim: Mapping[Any, Any], observations: pd.DataFrame) -> Iterator[Row]:
    meant = span(claim["obs_value"], Bound(claim["bound"]), spoken=True)
    day = date.fromisoformat(claim["source_published"])
    for reading, row in _comparable(claim, observations):
        same_unit = row["unit"] == claim["unit"]
        found = verdict(meant, span(row["obs_value"], Bound(row["bound"])))
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


def _comparable(
    claim: Mapping[Any, Any], observations: pd.DataFrame
) -> Iterator[tuple[_Reading, Row]]:
    """The figures the gate lets stand beside the claim in a reading of it, units aside."""
    readings = {comparable(one.claim).pair: one for one in _readings(claim)}
    nowhere = _Reading(None, None, claim)
    areas = {one.claim[side] for one in readings.values() for side in _SIDES}
    between = observations["reporter"].isin(areas) & observations["partner"].isin(areas)
    windows = _windows(claim) if claim["measure"] == Measure.GROWTH else None
    for row in _candidates(claim, observations[between], windows or ()):
        reading = readings.get(comparable(row).pair, nowhere)
        period = {end: row[end] for end in ("period_start", "period_end")}
        refused = differences(comparable({**reading.claim, **period}), comparable(row))
        if set(refused) <= {"unit"} and _in_time(claim, row, windows):
            yield reading, row


def _readings(claim: Mapping[Any, Any]) -> Iterator[_Reading]:
    some = next((side for side in _SIDES if claim[f"{side}_scope"] == Scope.SOME), None)
    if some is None:
        yield _Reading(None, None, claim)
        return
    day = date.fromisoformat(claim["source_published"])
    whole = {**claim, f"{some}_scope": Scope.WHOLE.value}
    yield _Reading("together", claim[some], whole)
    for member in members(claim[some], day, day):
        if member not in (claim["reporter"], claim["partner"]):
            yield _Reading("each", member, {**whole, some: member})


def _candidates(
    claim: Mapping[Any, Any], observations: pd.DataFrame, windows: Iterable[Window]
) -> list[Row]:
    """Recorded and computed figures of what the claim counts, put as the claim puts it."""
    units = codelist("unit")
    rows = observations[
        (observations["origin"] == Origin.RECORDED)
        & (observations["indicator"] == claim["indicator"])
        & (observations["measure"] == claim["measure"])
        & observations["product"].isna()
        & (observations["observation_id"] != claim["observation_id"])
    ].to_dict("records")
    kind = units[claim["unit"]].attributes["kind"]
    recorded = [row for row in rows if units[row["unit"]].attributes["kind"] == kind]
    if claim["indicator"] not in _FLOWS:
        return recorded
    if claim["measure"] == Measure.GROWTH:
        return recorded + multiples(observations, claim["indicator"], windows)
    if claim["measure"] == Measure.LEVEL and claim["indicator"] == "trade_turnover":
        return recorded + [row for row in turnovers(observations) if not _printed(row, recorded)]
    return recorded


def _printed(computed: Mapping[Any, Any], recorded: Iterable[Row]) -> bool:
    """Whether the compiler had printed this turnover itself by the time it could be computed."""
    same = (*_SIDES, "compiler", "unit", "period_start", "period_end")
    day = last_day(computed["published"])
    return any(
        all(row[column] == computed[column] for column in same)
        and last_day(row["published"]) <= day
        for row in recorded
    )


def _windows(claim: Mapping[Any, Any]) -> tuple[Window, ...] | None:
    """Base year and year that a span such as "in four years" may mean; null: none was named.

    From the year it starts in, or as many years as it has, to the year it ends in or the last
    whole one before: "in four years", said in October 2024, is 2020 to 2024, 2020 to 2023 or
    2019 to 2023.
    """
    if pd.isna(claim["period_start"]):
        return None
    first, last = claim["period_start"].year, claim["period_end"].year
    found = {(base, end) for end in (last - 1, last) for base in (first, end - (last - first))}
    return tuple(sorted((base, end) for base, end in found if base < end))


def _in_time(
    claim: Mapping[Any, Any], row: Mapping[Any, Any], windows: tuple[Window, ...] | None
) -> bool:
    """Whether the figure is of the time the claim names, if it names any."""
    if windows is not None:
        years = is_year(row) and is_year(row, "base_period")
        return years and (row["base_period_start"].year, row["period_start"].year) in windows
    if pd.isna(claim["period_start"]):
        return True
    return all(claim[end] == row[end] for end in ("period_start", "period_end"))


def _itself(claim: Mapping[Any, Any]) -> Row:
    return {
        **claim,
        "kind": "claim",
        "side": HOME if claim["reporter"] == HOME else None,
        "period_kind": kind_of(_day(claim["period_start"]), _day(claim["period_end"])).value,
        "published": claim["source_published"],
    }


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value


def _order(row: Mapping[Any, Any]) -> tuple[object, ...]:
    """Readings, sides and kinds together, then by time: the same for any order of the input."""
    return (
        row["reading"] or "",
        row["kind"],
        row["side"] or "",
        row["period_start"],
        row["period_end"],
        last_day(row["published"]),
        row["observation_id"],
    )
