"""What was said: figures and ties with their words, and where nothing was said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Protocol, TypeVar

from lib.codelists import HOME, Area, areas, codelist, indicators, members
from lib.dashboard.queries.lost_names import not_in_table
from lib.model import (
    Measure,
    Observation,
    Origin,
    Quotation,
    SaidKind,
    SaidRow,
    Scope,
    Tables,
    Tie,
    once,
)

TOPICS = ("trade_level", "trade_growth", "people", "goods", "routes", "agreements", "dependence")
"""The rows of the grid: what could be said of a tie between two areas."""

OTHER = "other"
"""The last row of the grid, where anything else was said: loans, investment, tonnes."""

_TRADE = ("trade_turnover", "exports", "imports", "trade_balance")

P = TypeVar("P", bound=Observation | Tie)

_Cell = tuple[str, str]
"""A topic and a partner."""


class Sided(Protocol):
    """A figure or a tie, by its two sides."""

    @property
    def reporter(self) -> str: ...
    @property
    def partner(self) -> str | None: ...


class Scoped(Sided, Protocol):
    """A figure or a tie, by its two sides and how much of each is meant."""

    @property
    def reporter_scope(self) -> str | None: ...
    @property
    def partner_scope(self) -> str | None: ...


class Counted(Sided, Protocol):
    """A figure of an indicator, by its two sides."""

    @property
    def indicator(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class GridCell:
    """What was said of one topic between Kyrgyzstan and one partner; no `rows` are silence.

    A silent cell may name a row in `perhaps`: its `id` is that of something said about "some"
    members of a block the partner belonged to on the day it was said.
    """

    topic: str
    partner: str
    rows: tuple[SaidRow, ...]
    perhaps: str | None
    count: int
    """How many rows there are, of which `rows` may be the first alone."""


@once
def said(tables: Tables) -> tuple[SaidRow, ...]:
    """Every figure and tie said in an article, the latest first, in the order of its text.

    A claim made elsewhere, whose words are not at hand, is not among them. The code of a figure
    in an address (`claim`) needs no escaping, and no other article can change what it means.
    """
    return tuple(as_said(spoken, tables) for spoken in in_text_order(tables))


@once
def stated(tables: Tables) -> tuple[SaidRow, ...]:
    """The figures among what was said: those with a `claim` code."""
    return tuple(row for row in said(tables) if row.kind is SaidKind.FIGURE)


@once
def claims(tables: Tables) -> Mapping[str, Observation]:
    """The same figures in the same order, by their code, as they are in the table: many times
    faster. Of several that one place states, the first by name."""
    return MappingProxyType({code: rows[0] for code, rows in figures_of_codes(tables).items()})


@once
def figures_of_codes(tables: Tables) -> Mapping[str, tuple[Observation, ...]]:
    """Every figure that the words at one place state, by their code."""
    figures: dict[str, list[Observation]] = {}
    for row in _figures_in_order(tables):
        figures.setdefault(_code(row, tables), []).append(row)
    return MappingProxyType({code: tuple(rows) for code, rows in figures.items()})


def latest(tables: Tables, count: int) -> tuple[SaidRow, ...]:
    """The first `count` rows of `stated`; no other is put together."""
    return tuple(_figure(row, tables) for row in _figures_in_order(tables)[:count])


def one_claim(code: str, tables: Tables) -> SaidRow:
    """The claim of this code."""
    return _figure(claims(tables)[code], tables)


def said_as(name: str, tables: Tables) -> SaidRow:
    """The figure or tie of this name; no other is put together."""
    ties = {tie.tie_id: tie for tie in tables.ties}
    return as_said(ties[name] if name in ties else tables.observation[name], tables)


@once
def _figures_in_order(tables: Tables) -> tuple[Observation, ...]:
    return tuple(spoken for spoken in in_text_order(tables) if isinstance(spoken, Observation))


@once
def _figures(tables: Tables) -> tuple[Observation, ...]:
    """The observations that an article states in words that are at hand."""
    return tuple(
        row
        for row in tables.observations
        if row.origin is Origin.STATED and row.quotation_id is not None
    )


@once
def in_text_order(tables: Tables) -> tuple[Observation | Tie, ...]:
    """What was said, by article, the latest first, then by the place of the words."""
    both: tuple[Observation | Tie, ...] = (*_figures(tables), *tables.ties)
    sources = tables.sources
    placed = [(*_place(spoken, tables), spoken) for spoken in both]
    placed.sort(key=lambda place: place[:3])
    placed.sort(key=lambda place: sources[place[0]].published, reverse=True)
    return tuple(spoken for *_, spoken in placed)


def as_said(spoken: Observation | Tie, tables: Tables) -> SaidRow:
    """A figure or a tie of the tables with its words."""
    return _figure(spoken, tables) if isinstance(spoken, Observation) else _tie(spoken, tables)


def _place(row: Observation | Tie, tables: Tables) -> tuple[str, int, str]:
    """The article, the first character of the words, and the name of what they carry."""
    words = _words(row, tables)
    if isinstance(row, Observation):
        return row.source_id, words.start, row.observation_id
    return words.source_id, words.start, row.tie_id


def _words(row: Observation | Tie, tables: Tables) -> Quotation:
    """The words that carry a figure or a tie."""
    quotation = tables.quotations.get(row.quotation_id or "")
    if quotation is None or quotation.source_id not in tables.sources:
        name = "observations" if isinstance(row, Observation) else "ties"
        lost = ("quotation_id", row.quotation_id)
        if quotation is not None:
            lost = ("source_id", quotation.source_id)
        raise not_in_table(name, *lost)
    return quotation


def _code(row: Observation, tables: Tables) -> str:
    return f"{row.source_id}.{_words(row, tables).start}"


def _figure(row: Observation, tables: Tables) -> SaidRow:
    words, source = _words(row, tables), tables.sources[row.source_id]
    return SaidRow(
        kind=SaidKind.FIGURE,
        id=row.observation_id,
        topic=_topic(row),
        claim=f"{row.source_id}.{words.start}",
        source_id=row.source_id,
        source_published=source.published,
        source_title=source.title,
        quotation_id=words.quotation_id,
        exact=words.exact,
        prefix=words.prefix,
        suffix=words.suffix,
        start=words.start,
        end=words.end,
        speaker=words.speaker,
        reporter=row.reporter,
        reporter_scope=row.reporter_scope,
        partner=row.partner,
        partner_words=row.partner_words,
        partner_scope=row.partner_scope,
        observation_id=row.observation_id,
        indicator=row.indicator,
        measure=row.measure,
        product=row.product,
        product_words=row.product_words,
        obs_value=row.obs_value,
        bound=row.bound,
        unit=row.unit,
        period_start=row.period_start,
        period_end=row.period_end,
        base_period_start=row.base_period_start,
        base_period_end=row.base_period_end,
        withheld=row.withheld,
        inferred=row.inferred,
        confidence=row.confidence,
        definition=row.definition,
        valuation=row.valuation,
    )


def _tie(row: Tie, tables: Tables) -> SaidRow:
    words = _words(row, tables)
    source = tables.sources[words.source_id]
    return SaidRow(
        kind=SaidKind.TIE,
        id=row.tie_id,
        topic=_topic_of(row),
        claim=None,
        source_id=words.source_id,
        source_published=source.published,
        source_title=source.title,
        quotation_id=words.quotation_id,
        exact=words.exact,
        prefix=words.prefix,
        suffix=words.suffix,
        start=words.start,
        end=words.end,
        speaker=words.speaker,
        reporter=row.reporter,
        reporter_scope=row.reporter_scope,
        partner=row.partner,
        partner_words=None,
        partner_scope=row.partner_scope,
        tie_kind=row.kind,
        subject=row.subject,
    )


def about(rows: Iterable[SaidRow], partners: Sequence[str]) -> tuple[SaidRow, ...]:
    """The rows said of any of the partners, on either side, or of some members of a block that one
    of them may be among, and those that name no country.

    What names no partner, or an organisation such as the United Nations, is said of
    Kyrgyzstan whoever is chosen.
    """
    chosen, known = frozenset(partners), areas()
    return tuple(
        row
        for row in rows
        if said_about(row, chosen, known)
        or may_be_meant(row, partners, date.fromisoformat(row.source_published))
    )


def said_about(row: Sided, chosen: frozenset[str], known: Mapping[str, Area]) -> bool:
    """Whether a row is one of those; `known` are the areas of the code list."""
    return (
        row.partner is None
        or known[row.partner].kind == "organisation"
        or row.partner in chosen
        or row.reporter in chosen
    )


def may_be_meant(row: Scoped, chosen: Sequence[str], day: date) -> tuple[str, ...]:
    """The chosen partners that may be among "some" members of a block, said on a `day`: those that
    belonged to it then. None where a side is chosen itself, and is so meant by name."""
    if row.partner in chosen or row.reporter in chosen:
        return ()
    sides = ((row.reporter, row.reporter_scope), (row.partner, row.partner_scope))
    meant = {
        member
        for block, scope in sides
        if scope == Scope.SOME and block is not None
        for member in members(block, day, day)
    }
    return tuple(code for code in chosen if code in meant)


def of_home(rows: Iterable[SaidRow]) -> tuple[SaidRow, ...]:
    """The rows said of Kyrgyzstan's own ties: those with Kyrgyzstan on either side."""
    return tuple(row for row in rows if has_home(row))


def has_home(row: Sided) -> bool:
    """Whether Kyrgyzstan is on either side."""
    return HOME in (row.reporter, row.partner)


def counted_there(row: Counted) -> bool:
    """Whether a figure is trade with Kyrgyzstan as the other side counts it: what the EU bought
    from Kyrgyzstan is the EU's imports, and not what Kyrgyzstan calls its exports."""
    return row.partner == HOME and row.reporter != HOME and row.indicator in _TRADE


def counterpart(row: Sided) -> str | None:
    """The area on the other side of Kyrgyzstan, for rows of `of_home`; None where none is."""
    return row.reporter if row.partner == HOME else row.partner


def grid(tables: Tables, partners: Sequence[str], most: int | None = None) -> tuple[GridCell, ...]:
    """The silence grid: a cell for each topic and partner, in that order, and last those of no
    topic, if anything of none was said of these partners. `most` rows of a cell are given."""
    spoken, perhaps = _by_cell(tables), _perhaps(tables)
    others = any((OTHER, partner) in spoken for partner in partners)
    return tuple(
        GridCell(
            topic,
            partner,
            tuple(as_said(one, tables) for one in spoken.get((topic, partner), ())[:most]),
            None if (topic, partner) in spoken else perhaps.get((topic, partner)),
            len(spoken.get((topic, partner), ())),
        )
        for topic in ((*TOPICS, OTHER) if others else TOPICS)
        for partner in partners
    )


@once
def _by_cell(tables: Tables) -> Mapping[_Cell, tuple[Observation | Tie, ...]]:
    """What was said of Kyrgyzstan's ties, by topic and the other side, in its order."""
    cells: dict[_Cell, list[Observation | Tie]] = {}
    for spoken in in_text_order(tables):
        if has_home(spoken) and (other := counterpart(spoken)) is not None:
            cells.setdefault((_topic_of(spoken), other), []).append(spoken)
    return MappingProxyType({cell: tuple(rows) for cell, rows in cells.items()})


@once
def _perhaps(tables: Tables) -> Mapping[_Cell, str]:
    """By cell, the first row about some members of a block that the partner belonged to."""
    ids: dict[_Cell, str] = {}
    for spoken in in_text_order(tables):
        scope = spoken.reporter_scope if spoken.partner == HOME else spoken.partner_scope
        block = counterpart(spoken)
        if scope == Scope.SOME and block is not None and has_home(spoken):
            source_id, _, name = _place(spoken, tables)
            day = date.fromisoformat(tables.sources[source_id].published)
            for member in members(block, day, day):
                ids.setdefault((_topic_of(spoken), member), name)
    return MappingProxyType(ids)


def _topic_of(spoken: Observation | Tie) -> str:
    if isinstance(spoken, Observation):
        return _topic(spoken)
    return codelist("tie_kind")[spoken.kind].attributes["topic"]


def _topic(row: Observation) -> str:
    if row.indicator in _TRADE:
        return "trade_growth" if row.measure is Measure.GROWTH else "trade_level"
    return "people" if indicators()[row.indicator].counted_in == "persons" else OTHER
