"""A text -> its figures, each as one flat mapping, and the words that gave each part of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.ingest import Normalised, candidates
from lib.ingest.normalise import normalise
from lib.model import Article, Candidate, CandidatePart, Extraction, Observation, Reading
from lib.reader.evaluation.agreement import Figure
from lib.reader.evaluation.gold_standard import GoldPassage
from lib.reader.extraction import extract, speaks_for
from lib.reader.extraction.discourse.likelihood import Weigher, likelihoods

_COLUMNS = (
    *("indicator", "measure", "reporter", "reporter_scope"),
    *("partner", "partner_words", "partner_scope", "product", "product_words"),
    "definition",
    *("value", "unit", "bound", "period_start", "period_end"),
    *("base_period_start", "base_period_end", "withheld"),
)

_DECIMALS = 4
"""Of a probability."""


@dataclass(frozen=True, slots=True)
class TextRead:
    """One text and all that was read from it; `name` is what errors call it."""

    name: str
    text: str
    article: Article
    extraction: Extraction
    rows: Normalised
    notes: tuple[str, ...] = ()
    """What is to be known of how the text was read, a sentence each."""

    @property
    def figures(self) -> list[Figure]:
        """In text order, one a reading."""
        pairs = zip(self.rows.readings, self.rows.observations, strict=True)
        return [_figure(self.text, reading, row) for reading, row in pairs]

    @property
    def doubtful(self) -> list[tuple[Observation, tuple[Candidate, ...]]]:
        """The same as rows of the table, each with the ways to read its period and its sides."""
        return [
            (row, candidates(reading, row, self.text, self.article))
            for reading, row in zip(self.rows.readings, self.rows.observations, strict=True)
        ]

    def evidence(self, reading: Reading) -> list[Figure]:
        """The words that gave each part of a figure, and the rule that took them."""
        return [
            {
                "part": one.part,
                "rule": one.rule,
                "exact": self.text[one.start : one.end],
                "start": one.start,
                "end": one.end,
            }
            for one in reading.evidence
        ]


def read_text(
    name: str,
    text: str,
    language: str,
    published: date,
    speaker: str,
    notes: tuple[str, ...] = (),
    weigh: Weigher = likelihoods,
) -> TextRead:
    """Read a text that is not registered; `speaker` is "Name, role", empty if there is none."""
    article = Article(
        article_id=name,
        title="",
        publisher="",
        author="",
        url="",
        published=published,
        language=language,
        speaker=speaker,
        speaker_area=speaks_for(speaker, language),
        sha256="",
        terms="",
    )
    found = extract(text, article, weigh)
    return TextRead(name, text, article, found, normalise(found, text, article), notes)


def read_passage(one: GoldPassage, weigh: Weigher = likelihoods) -> TextRead:
    """Read a passage of a gold standard."""
    return read_text(
        one.passage_id, one.text, one.language, one.published, one.speaker, weigh=weigh
    )


def flat_doubts(row: Observation, found: Sequence[Candidate]) -> Figure:
    """How sure the reader is of a figure, what of it was inferred, and the ways to read it by its
    part: `periods` as days and `sides` as codes, each with its probability, first what was read."""
    names = {CandidatePart.PERIOD: "periods", CandidatePart.SIDES: "sides"}
    return {"inferred": row.inferred, "confidence": _plain(row.confidence)} | {
        name: [
            {column: _plain(cell) for column, cell in one.cells.items()}
            | {"probability": round(one.probability, _DECIMALS)}
            for one in found
            if one.part is part
        ]
        for part, name in names.items()
    }


def _figure(text: str, reading: Reading, row: Observation) -> Figure:
    place = {"exact": text[reading.start : reading.end], "start": reading.start, "end": reading.end}
    return place | {column: _plain(_cell(row, column)) for column in _COLUMNS}


def _cell(row: Observation, column: str) -> object:
    return getattr(row, "obs_value" if column == "value" else column)


def _plain(cell: object) -> object:
    """What JSON can say of a cell: days in ISO 8601, whole numbers whole."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell
