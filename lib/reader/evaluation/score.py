"""How well a gold standard's passages are read: F1 of spans, values and whole figures."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lib.files.local_files import keep
from lib.reader.evaluation.agreement import LEVELS, Figure, matched
from lib.reader.evaluation.gold_standard import GoldPassage, read_gold


@dataclass(frozen=True, slots=True)
class PassageScore:
    """One passage: how many figures it has, how many were read, how many agree by level."""

    language: str
    gold: int
    predicted: int
    agreed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """Agreement over many passages at one level; no figures and none read is perfect."""

    agreed: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Part of the figures read that agree."""
        return self.agreed / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """Part of the gold's figures that were read."""
        return self.agreed / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of every passage that people have read."""

    passages: tuple[PassageScore, ...]

    def tally(self, level: str, language: str | None = None) -> Tally:
        """All passages, or those of a language, added up."""
        own = [one for one in self.passages if language in (None, one.language)]
        return Tally(
            sum(one.agreed[level] for one in own),
            sum(one.predicted for one in own),
            sum(one.gold for one in own),
        )

    def lines(self) -> list[str]:
        """The scores as people read them."""
        if not self.passages:
            return ["No passage has gold figures; nothing is scored."]
        languages = sorted({one.language for one in self.passages})
        table = [f"{'':6}{'level':8}{'P':>7}{'R':>7}{'F1':>7}{'agreed':>8}{'read':>6}{'gold':>6}"]
        for language in (None, *languages):
            for level in LEVELS:
                name = (language or "all") if level == LEVELS[0] else ""
                table.append(f"{name:6}{level:8}{_cells(self.tally(level, language))}")
        without = [one.predicted for one in self.passages if not one.gold]
        false = f"{sum(without)} false figures in {sum(map(bool, without))} of them"
        return [*table, f"Passages without a figure: {len(without)}, {false}"]


Reader = Callable[[GoldPassage], list[Figure]]
"""What reads a passage, without a look at the figures people read in it."""


def score(gold: Sequence[Path], out: Path | None, reader: Reader) -> Scores:
    """Let a `reader` read every passage of the files and folders `gold`; what it read is written
    to `out`, one line each.
    """
    passages = list(read_gold(gold))
    read = [reader(one) for one in passages]
    if out is not None:
        _write(out, passages, read)
    return Scores(tuple(_scores(passages, read)))


def _scores(
    passages: Iterable[GoldPassage], read: Iterable[list[Figure]]
) -> Iterator[PassageScore]:
    for one, figures in zip(passages, read, strict=True):
        if one.figures is not None:
            agreed = {level: matched(one.figures, figures, one.text, level) for level in LEVELS}
            yield PassageScore(one.language, len(one.figures), len(figures), agreed)


def _write(out: Path, passages: Iterable[GoldPassage], read: Iterable[list[Figure]]) -> None:
    lines = (
        json.dumps(
            {"id": one.passage_id, "lang": one.language, "figures": figures}, ensure_ascii=False
        )
        for one, figures in zip(passages, read, strict=True)
    )
    keep(str(out), out, "".join(f"{line}\n" for line in lines))


def _cells(tally: Tally) -> str:
    ratios = f"{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}"
    return f"{ratios}{tally.agreed:8}{tally.predicted:6}{tally.gold:6}"
