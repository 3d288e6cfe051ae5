"""Who published the figures on record: how many, up to when, under what terms."""

from dataclasses import dataclass

from lib.dashboard.queries.editions import last_day
from lib.model import Origin, Tables, once


@dataclass(frozen=True, slots=True)
class Publisher:
    """One publisher of official figures."""

    name: str
    url: str
    figures: int
    latest_period: str
    """The last day of the latest period it has a figure for, ISO 8601; empty for none."""
    latest_edition: str
    terms: str
    copy_of: str | None
    """The public copy its documents were read in, if not the originals."""


@once
def publishers(tables: Tables) -> tuple[Publisher, ...]:
    """The publishers of recorded figures, those with the most figures first."""
    counted: dict[str, list[tuple[str, str]]] = {}
    documents: dict[str, str] = {}
    for figure in tables.observations:
        if figure.origin is Origin.RECORDED:
            source = tables.sources[figure.source_id]
            end = figure.period_end.isoformat() if figure.period_end else ""
            counted.setdefault(source.publisher, []).append((end, figure.published))
            documents.setdefault(source.publisher, source.source_id)
    found = [
        Publisher(
            name=name,
            url=tables.sources[documents[name]].url,
            figures=len(figures),
            latest_period=max(end for end, _ in figures),
            latest_edition=max((published for _, published in figures), key=last_day),
            terms=tables.sources[documents[name]].terms,
            copy_of=tables.sources[documents[name]].copy_of,
        )
        for name, figures in counted.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.figures, one.name)))
