"""A claim of growth in proportion: how often trade with any member of the block grew as much over
as many years, as the Kyrgyz record has it.

The verdict stays on the times that the words of the claim may mean; this says how rare it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.codelists import HOME, ever_members
from lib.dashboard.factcheck.assessment import claim_row
from lib.dashboard.factcheck.verdict import Span, span, step_of_growth
from lib.dashboard.queries.claims import claims
from lib.dashboard.queries.growth_windows import growth_windows
from lib.model import (
    Bound,
    ClaimRow,
    GrowthWindowRow,
    Measure,
    PeriodKind,
    Reach,
    Scope,
    Tables,
    kind_of,
)

_TURNOVER = "trade_turnover"
_FLOWS = (_TURNOVER, "exports", "imports")

_RECENT = 2
"""Windows that end so many years before the one in which the time of the claim ends, or later, are
those that its words may be about: the last whole years on record may be as old."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """Every window of a claim's length, the partners with the highest growth first, then by time.

    `reached` are the windows whose growth comes up to the claim, `rounded` those that are just
    short of it; both are in `rows`. `recent` end when the time of the claim does, or up to two
    years before. `left` are the partners that left the block, with the last year they count in.
    """

    claim: ClaimRow
    block: str
    length: int
    rows: tuple[GrowthWindowRow, ...]
    reached: tuple[GrowthWindowRow, ...]
    rounded: tuple[GrowthWindowRow, ...]
    recent: tuple[GrowthWindowRow, ...]
    left: tuple[tuple[str, int], ...]


def length_of(claim: ClaimRow) -> int | None:
    """The years over which a claim says that Kyrgyzstan's trade with some members of a block grew;
    None where it says nothing of the kind."""
    is_growth = claim.measure == Measure.GROWTH and claim.indicator in _FLOWS
    if not is_growth or claim.product is not None or _block_of(claim) is None:
        return None
    if claim.period_start is None or claim.period_end is None:
        return None
    first, last = claim.period_start, claim.period_end
    if claim.base_period_start is not None and claim.base_period_end is not None:
        kinds = {
            kind_of(claim.base_period_start, claim.base_period_end),
            kind_of(claim.period_start, claim.period_end),
        }
        if kinds != {PeriodKind.YEAR}:
            return None
        first = claim.base_period_start
    return (last.year - first.year) or None


def _block_of(claim: ClaimRow) -> str | None:
    """The block of which a claim about Kyrgyzstan's trade means some members; None for any other.

    Seen from the side of the members it is the same trade only where both flows are added.
    """
    if claim.reporter == HOME and claim.partner_scope == Scope.SOME:
        block = claim.partner
    elif claim.partner == HOME and claim.reporter_scope == Scope.SOME:
        block = claim.reporter if claim.indicator == _TURNOVER else None
    else:
        block = None
    return block if block and ever_members(block) else None


def in_proportion(code: str, tables: Tables) -> Proportion | None:
    """The claim of this code among all windows of its length; None where it has no length, or
    the record no such window."""
    claim = claim_row(claims(tables)[code], code, tables)
    length, block = length_of(claim), _block_of(claim)
    if length is None or block is None:
        return None
    meant = _meant(claim)
    rows = _highest_first(
        [
            replace(
                row,
                claim=code,
                reach=_reach(row.obs_value, claim, meant),
                ratio=row.obs_value / claim.obs_value,
            )
            for row in growth_windows(tables, block, claim.indicator, length)
        ]
    )
    if not rows:
        return None
    return Proportion(
        claim=claim,
        block=block,
        length=length,
        rows=rows,
        reached=tuple(row for row in rows if row.reach is Reach.REACHED),
        rounded=tuple(row for row in rows if row.reach is Reach.ROUNDS_TO_SAME),
        recent=tuple(row for row in rows if _is_recent(row, claim)),
        left=_left(rows),
    )


def windows(code: str, tables: Tables) -> tuple[GrowthWindowRow, ...]:
    """The rows of `in_proportion`; none where it is None."""
    found = in_proportion(code, tables)
    return found.rows if found else ()


def _meant(claim: ClaimRow) -> Span:
    """The values that a claim of growth stands for."""
    value = claim.obs_value
    step = step_of_growth(claim.exact or "", value)
    return span(value, Bound(claim.bound), spoken=True, step=step)


def _reach(growth: float, claim: ClaimRow, meant: Span) -> Reach:
    """A claim of less than before is reached by falling as far."""
    beyond = growth - claim.obs_value if claim.obs_value >= 1 else claim.obs_value - growth
    if beyond > 0 or (beyond == 0 and claim.bound != Bound.MORE_THAN):
        return Reach.REACHED
    rounds = span(growth, Bound.EXACT).rounds_to(meant)
    return Reach.ROUNDS_TO_SAME if rounds else Reach.SHORT


def _highest_first(rows: Sequence[GrowthWindowRow]) -> tuple[GrowthWindowRow, ...]:
    highest: dict[str, float] = {}
    for row in rows:
        highest[row.partner] = max(row.obs_value, highest.get(row.partner, 0.0))
    return tuple(
        sorted(rows, key=lambda row: (-highest[row.partner], row.partner, row.period_start))
    )


def _is_recent(row: GrowthWindowRow, claim: ClaimRow) -> bool:
    assert claim.period_end is not None
    last = claim.period_end.year
    return last - _RECENT <= row.period_end.year <= last


def _left(rows: Sequence[GrowthWindowRow]) -> tuple[tuple[str, int], ...]:
    """The partners whose windows end before the last one on record, the first to leave first."""
    last: dict[str, int] = {}
    for row in rows:
        last[row.partner] = max(row.period_end.year, last.get(row.partner, 0))
    newest = max(last.values())
    return tuple(sorted(((code, end) for code, end in last.items() if end < newest), key=_by_year))


def _by_year(partner: tuple[str, int]) -> tuple[int, str]:
    return partner[1], partner[0]
