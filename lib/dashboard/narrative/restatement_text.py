"""Words for one thing as it was said again: by its speaker over documents and days, by others."""

from collections.abc import Sequence

from lib.dashboard.narrative import claim_text
from lib.dashboard.narrative.wording import Wording
from lib.model import ClaimRow, Source


def finding(rows: Sequence[ClaimRow], words: Wording) -> str:
    """Whether a figure stayed as its speaker first put it, or from where to where it went.

    `rows` are of one speaker, the oldest first.
    """
    first, last = rows[0], rows[-1]
    speaker, _, _ = words.person(str(first.speaker)).partition(",")
    documents = words.plural(
        "in one document", "in {count} documents", len({row.source_id for row in rows})
    )
    slots = {"speaker": speaker, "documents": documents}
    ways = {(row.obs_value, row.bound) for row in rows}
    if len(ways) == 1:
        said = claim_text.claimed(first, words)
        return words.text("{speaker} said {said} each time, {documents}", said=said, **slots)
    if len({row.obs_value for row in rows}) == 1:
        return words.plural(
            "{speaker} put one number in one way, {documents}",
            "{speaker} put one number in {count} ways, {documents}",
            len(ways),
            **slots,
        )
    return words.text(
        "{speaker} said {first} in {first_day}, then {last} in {last_day}",
        first=claim_text.claimed(first, words),
        first_day=words.short_day(first.published[:7]),
        last=claim_text.claimed(last, words),
        last_day=words.short_day(last.published[:7]),
        speaker=speaker,
    )


def subtitle(claim: ClaimRow, words: Wording) -> str:
    """What the figures are of. Trade that is not Kyrgyzstan's is called so before all."""
    subject = claim_text.subject(claim, words, owned=True)
    return claim_text.as_others(claim, subject, words)


def lane_name(row: ClaimRow, words: Wording) -> str:
    """When a figure was said."""
    return words.day(row.published)


def lane_note(row: ClaimRow, source: Source, words: Wording) -> str:
    """Where it was said: the outlet of an article, the title of a report of a statement."""
    is_of_an_outlet = row.exact and source.names_publisher
    return source.publisher if is_of_an_outlet else words.title(source.title)


def label(row: ClaimRow, words: Wording) -> str:
    """What is written at a mark: the number with its bound."""
    return words.short(row.obs_value, row.unit, row.bound)


def hover(row: ClaimRow, source: Source, words: Wording) -> str:
    """A statement in full, for the pointer: its words where they are on hand."""
    said = claim_text.claimed(row, words)
    if row.exact:
        said = words.quoted(" ".join(row.exact.split()))
    if row.period_start:
        said = words.text("{said}, of {period}", said=said, period=claim_text.period(row, words))
    return words.text(
        "{day}: {said}. {document}",
        day=words.day(row.published),
        said=said,
        document=lane_note(row, source, words),
    )


def alternative(rows: Sequence[ClaimRow], words: Wording) -> str:
    """The chart in words."""
    said = [
        words.text(
            "{day}: {said}", day=words.day(row.published), said=claim_text.claimed(row, words)
        )
        for row in rows
    ]
    return words.text(
        "Line through statements. {finding}. {statements}.",
        finding=finding(rows, words),
        statements="; ".join(said),
    )
