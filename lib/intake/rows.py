"""The rows one article gives, as they go into the tables."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from lib.extraction import extract
from lib.intake.corrections import Changes, corrected
from lib.model import (
    Article,
    DataError,
    Observation,
    Quotation,
    Rejection,
    RejectionReason,
    Source,
    Tie,
)
from lib.normalisation import normalise
from lib.record import source_of


@dataclass(frozen=True, slots=True)
class Brought:
    """An article and its rows, each kind in text order.

    `refused` says, by the figure's identifier, why its corrections do not hold; it then stands
    as it was read.
    """

    source: Source
    quotations: tuple[Quotation, ...]
    observations: tuple[Observation, ...]
    ties: tuple[Tie, ...]
    rejections: tuple[Rejection, ...]
    refused: Mapping[str, DataError]

    def tables(self) -> dict[str, tuple[object, ...]]:
        """The rows by the table they belong to."""
        return {
            "sources": (self.source,),
            "quotations": self.quotations,
            "observations": self.observations,
            "ties": self.ties,
            "rejections": self.rejections,
        }


def brought(text: str, article: Article) -> Brought:
    """Everything read from the text."""
    read = normalise(extract(text, article), text, article)
    return Brought(
        source_of(article), read.quotations, read.observations, read.ties, read.rejections, {}
    )


def put_right(
    read: Brought, changes: Mapping[str, Changes], taken_out: Collection[str], by: str
) -> Brought:
    """The rows with corrections by the figure's identifier; `by` says who made them.

    A figure that is `taken_out` stands among the numbers that were not taken.
    """
    figures: list[Observation] = []
    refused: dict[str, DataError] = {}
    for figure in read.observations:
        if figure.observation_id in taken_out:
            continue
        try:
            figures.append(corrected(figure, changes.get(figure.observation_id, {}), by))
        except DataError as error:
            refused[figure.observation_id] = error
            figures.append(figure)
    words = {figure.quotation_id for figure in figures} | {tie.quotation_id for tie in read.ties}
    out = [
        Rejection(one.source_id, one.exact, one.start, one.end, RejectionReason.BY_HAND)
        for one in read.quotations
        if one.quotation_id in taken_out
    ]
    return replace(
        read,
        observations=tuple(figures),
        quotations=tuple(one for one in read.quotations if one.quotation_id in words),
        rejections=tuple(sorted((*read.rejections, *out), key=lambda one: (one.start, one.end))),
        refused=refused,
    )
