"""Find where a claim was made again: in other documents by anybody, and by its own speaker over
time.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lib.dashboard.factcheck.comparability import OTHER_GOODS
from lib.dashboard.queries.claims import claims
from lib.dashboard.queries.editions import edition_of
from lib.model import (
    ClaimKind,
    ClaimRow,
    Observation,
    Origin,
    Period,
    PeriodKind,
    Tables,
    kind_of,
    once,
)

_LATEST = 9
"""Statements beside the claim in a chart, which has 480 pixels."""

_NAMED_TIMES = (PeriodKind.YEAR, PeriodKind.PART_YEAR)
"""Trade of 2021 and of 2022 are two things; so are a year and what is said of no year at all."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A figure that was said, with its words where they are at hand, and who said it."""

    figure: Observation
    exact: str | None
    speaker: str | None


def elsewhere(code: str, tables: Tables) -> tuple[ClaimRow, ...]:
    """The same pair and measure, whole or some of it, as other documents carry it, oldest first.

    `speaker` is who says it, `exact` the words where they are at hand. They are claims, never
    evidence.
    """
    claim = claims(tables)[code]
    return tuple(
        _row(spoken, code, ClaimKind.AGAIN)
        for spoken in _by_pair(tables).get(_pair(claim), ())
        if spoken.figure.source_id != claim.source_id
    )


def in_line(code: str, tables: Tables) -> tuple[ClaimRow, ...]:
    """The same thing, in one unit, as the speaker of the claim put it over documents and days,
    oldest first, as `elsewhere`; the row whose `kind` is claim is the claim itself.

    Trade of 2021 and of 2022 are two things; so are a year and what is said of no year at all.
    What is said of a day, of the time until then or of no time is of the day it is said on.
    Empty where the claim names no speaker, or nothing else the speaker said of it is on hand.
    """
    claim = claims(tables)[code]
    name, thing = _name(tables.quotations[claim.quotation_id or ""].speaker), _thing(claim)
    alike = [
        spoken
        for spoken in _by_pair(tables).get(_pair(claim), ())
        if name and _name(spoken.speaker) == name and _thing(spoken.figure) == thing
    ]
    if len(alike) < 2:
        return ()
    return tuple(
        _row(spoken, code, ClaimKind.CLAIM if spoken.figure is claim else ClaimKind.AGAIN)
        for spoken in alike
    )


def latest_statements(rows: Sequence[ClaimRow]) -> tuple[ClaimRow, ...]:
    """Of the rows of `in_line` the claim and the latest others, as many as a chart has room for."""
    others = [row for row in rows if row.kind is not ClaimKind.CLAIM]
    kept = {row.observation_id for row in others[-_LATEST:]}
    return tuple(row for row in rows if row.kind is ClaimKind.CLAIM or row.observation_id in kept)


@once
def speakers(tables: Tables) -> Mapping[str, str]:
    """By name who says each figure that was said, where anybody is named."""
    named = ((spoken.figure.observation_id, _name(spoken.speaker)) for spoken in _spoken(tables))
    return MappingProxyType({figure: name for figure, name in named if name})


@once
def _spoken(tables: Tables) -> tuple[_Spoken, ...]:
    """Every figure that was said, the oldest first; where the words are not at hand, the speaker
    is the author of the statement."""
    figures = [
        row
        for row in tables.observations
        if row.origin is Origin.STATED and row.product != OTHER_GOODS
    ]
    return tuple(_with_words(row, tables) for row in sorted(figures, key=edition_of))


def _with_words(row: Observation, tables: Tables) -> _Spoken:
    if row.quotation_id is None:
        return _Spoken(row, None, tables.sources[row.source_id].author)
    words = tables.quotations[row.quotation_id]
    return _Spoken(row, words.exact, words.speaker)


@once
def _by_pair(tables: Tables) -> Mapping[Hashable, tuple[_Spoken, ...]]:
    """What was said of one pair in one measure, the oldest first."""
    by_pair: dict[Hashable, list[_Spoken]] = {}
    for spoken in _spoken(tables):
        by_pair.setdefault(_pair(spoken.figure), []).append(spoken)
    return MappingProxyType({pair: tuple(rows) for pair, rows in by_pair.items()})


def _pair(row: Observation) -> Hashable:
    """What is counted, of whom and of which goods."""
    sides = row.reporter, row.partner, row.partner_words
    return (*sides, row.indicator, row.measure, row.product)


def _thing(row: Observation) -> Hashable:
    """What tells two things of one pair apart."""
    return row.reporter_scope, row.partner_scope, row.unit, _named_time(row)


def _named_time(row: Observation) -> Period | None:
    """The year, or part of one, that a figure is of; None for any other time, and for none."""
    if row.period_start is None or row.period_end is None:
        return None
    period = Period(row.period_start, row.period_end)
    return period if period.kind in _NAMED_TIMES else None


def _name(speaker: str | None) -> str:
    """The name in "Name, role", in small letters; empty where there is none."""
    return speaker.split(",")[0].strip().casefold() if speaker else ""


def _row(spoken: _Spoken, code: str, kind: ClaimKind) -> ClaimRow:
    row = spoken.figure
    return ClaimRow(
        observation_id=row.observation_id,
        claim=code,
        kind=kind,
        verdict=None,
        known=None,
        ratio=None,
        reading=None,
        member=None,
        side=None,
        reporter=row.reporter,
        reporter_scope=row.reporter_scope,
        partner=row.partner,
        partner_words=row.partner_words,
        partner_scope=row.partner_scope,
        indicator=row.indicator,
        measure=row.measure,
        product=row.product,
        product_words=row.product_words,
        definition=row.definition,
        period_start=row.period_start,
        period_end=row.period_end,
        period_kind=kind_of(row.period_start, row.period_end),
        base_period_start=row.base_period_start,
        base_period_end=row.base_period_end,
        withheld=row.withheld,
        inferred=row.inferred,
        confidence=row.confidence,
        base_value=None,
        base_unit=None,
        obs_value=row.obs_value,
        bound=row.bound,
        unit=row.unit,
        valuation=row.valuation,
        compiler=row.compiler,
        published=row.published,
        obs_status=row.obs_status,
        reports=1,
        exact=spoken.exact,
        speaker=spoken.speaker,
        source_id=row.source_id,
        derivation=None,
        derived_from=None,
        note=row.note,
    )
