"""In which ways a figure may be read: its candidates for period and sides, as cells of the tables.

The reader hands over words with their probability. Words that come to the same days or codes are
one candidate here, and what can never be right is none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from lib.codelists.doubts import doubts
from lib.ingest.normalise import observation
from lib.model import Article, Candidate, CandidatePart, Observation, Reading

Cells = Mapping[str, str | date | None]

_COLUMNS: Mapping[CandidatePart, tuple[str, ...]] = MappingProxyType(
    {
        CandidatePart.PERIOD: (
            *("period_start", "period_end", "base_period_start", "base_period_end"),
        ),
        CandidatePart.SIDES: (
            *("reporter", "reporter_scope", "partner", "partner_words", "partner_scope"),
        ),
    }
)
"""What each part fills; growth over a year is from the year before, so a period has its base."""

MOST_OFFERED = 3
"""So many beside what was read: more are no help."""
LEAST_LIKELY = 0.05
"""What is less likely is not offered."""


def candidates(
    reading: Reading, figure: Observation, text: str, article: Article
) -> tuple[Candidate, ...]:
    """All ways to read the period and the sides of a figure: of each part that has any first what
    was read, then the others, likeliest first."""
    return tuple(
        candidate
        for part, others in (
            (CandidatePart.PERIOD, _other_periods(reading)),
            (CandidatePart.SIDES, _other_sides(reading)),
        )
        for candidate in _merged(part, others, figure, text, article)
    )


def offered(figure: Observation, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those to choose from where a figure is in doubt: what was read, and what else is likely and
    can be put in its place. None where nothing is in doubt, or nothing else is likely."""
    if not doubts(figure):
        return ()
    return tuple(
        candidate
        for part in CandidatePart
        for candidate in _offered_of([one for one in found if one.part is part])
    )


def _offered_of(found: Sequence[Candidate]) -> Sequence[Candidate]:
    if not found:
        return ()
    read, *others = found
    likely = [
        one
        for one in others
        if one.probability >= LEAST_LIKELY and _can_be_put(one.cells, read.cells)
    ]
    return (read, *likely[:MOST_OFFERED]) if likely else ()


def _can_be_put(cells: Cells, read: Cells) -> bool:
    """Whether a correction can put it in place of what was read: no words for a partner."""
    is_coded = cells.get("partner") is not None
    return is_coded or cells.get("partner_words") == read.get("partner_words")


def _other_periods(reading: Reading) -> Iterator[tuple[Reading, float]]:
    for one in reading.periods:
        yield replace(reading, period=one.words), one.probability


def _other_sides(reading: Reading) -> Iterator[tuple[Reading, float]]:
    for one in reading.sides:
        yield replace(reading, reporter=one.reporter, partner=one.partner), one.probability


def _merged(
    part: CandidatePart,
    others: Iterator[tuple[Reading, float]],
    figure: Observation,
    text: str,
    article: Article,
) -> Sequence[Candidate]:
    """Candidates of one part; those that come to the same are one."""
    columns = _COLUMNS[part]
    read = tuple(getattr(figure, column) for column in columns)
    likely = {read: 0.0}
    for other, probability in others:
        made = observation(other, text, article)
        if made is None:
            continue
        cells = tuple(getattr(made, column) for column in columns)
        if cells == read or made.withheld in (None, figure.withheld):
            likely[cells] = likely.get(cells, 0.0) + probability
    if len(likely) == 1 and not likely[read]:
        return ()
    first, *rest = [
        Candidate(part, MappingProxyType(dict(zip(columns, cells, strict=True))), probability)
        for cells, probability in likely.items()
    ]
    return first, *sorted(rest, key=lambda one: -one.probability)
