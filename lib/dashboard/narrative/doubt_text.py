"""What is doubtful in a figure: in one that was read from a text, in a few words beside its dashed
mark; in one on record, in a sentence below its chart.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol, TypeVar

from lib.codelists.doubts import Doubt, Doubtful, doubts
from lib.dashboard.narrative.wording import Wording, capitalised
from lib.model import ObsStatus, mark

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "reporter": mark("country"),
        "partner": mark("partner"),
        "indicator": mark("what is counted"),
        "period": mark("period"),
    }
)
"""The parts of a figure that may be inferred, by their column."""
_NOT_STATED = MappingProxyType(
    {Doubt.NO_PARTNER: mark("no partner stated"), Doubt.NO_PERIOD: mark("no time stated")}
)

_FEW = 5
"""So many doubtful figures are named together."""
_NOTES = 2
"""So many of their notes are printed; all of them are in the file."""


class OnRecord(Protocol):
    """A row of any kind that says how reliable its figure is."""

    @property
    def obs_status(self) -> str: ...
    @property
    def note(self) -> str | None: ...


R = TypeVar("R", bound=OnRecord)


def of_record(
    rows: Iterable[R], said: Callable[[R], str], words: Wording, notes: int = _NOTES
) -> tuple[str, ...]:
    """Which of the figures drawn the record calls doubtful, each as `said` names it: a sentence for
    those with the same note, with that note, for so many `notes`; then one for all others. Empty
    where none is."""
    by_note: dict[str, list[R]] = {}
    for row in rows:
        if row.obs_status == ObsStatus.LOW_RELIABILITY:
            by_note.setdefault(row.note or "", []).append(row)
    noted = [note for note in by_note if note][:notes]
    others = [row for note, unsure in by_note.items() if note not in noted for row in unsure]
    found = []
    for note, unsure in (*((note, by_note[note]) for note in noted), ("", others)):
        if unsure:
            named = [said(row).rstrip(".") for row in unsure[:_FEW]]
            if (more := len(unsure) - _FEW) > 0:
                named.append(words.plural("{count} more", "{count} more", more))
            doubtful = words.text("Doubtful: {figures}.", figures="; ".join(named))
            found.append(f"{doubtful} {capitalised(words.remark(note))}." if note else doubtful)
    return tuple(found)


def is_doubted(figure: Doubtful) -> bool:
    """Whether the mark of a figure is dashed."""
    return bool(doubts(figure))


def label(figure: Doubtful, words: Wording) -> str:
    """What is doubtful in a figure: "unsure; partner from an earlier sentence"; empty where
    nothing is."""
    found = doubts(figure)
    return "; ".join([*unsure(found, words), *_elsewhere(found, words), *not_stated(found, words)])


def beside_reading(figure: Doubtful, words: Wording) -> str:
    """The same without what the words are silent on, where what was read says that already."""
    found = doubts(figure)
    return "; ".join([*unsure(found, words), *_elsewhere(found, words)])


def only_unsure(figure: Doubtful, words: Wording) -> str:
    """That the reader is unsure, where what else is doubtful is said in a sentence."""
    return "; ".join(unsure(doubts(figure), words))


def unsure(found: Sequence[Doubt], words: Wording) -> list[str]:
    """That the reader is unsure, if it is."""
    return [words.text("unsure")] if Doubt.UNSURE in found else []


def not_stated(found: Sequence[Doubt], words: Wording) -> list[str]:
    """What the words are silent on."""
    return [words.text(_NOT_STATED[one]) for one in found if one in _NOT_STATED]


def legend(words: Wording) -> str:
    """What a dashed mark means."""
    return words.text("dashed: unsure, from an earlier sentence, or not stated")


def sentence(figure: Doubtful, words: Wording) -> str:
    """Why the words of a figure are marked with a dashed line, beside what was read; empty where
    they are not."""
    found = beside_reading(figure, words) or label(figure, words)
    return words.text("Dashed: {doubts}.", doubts=found) if found else ""


def _elsewhere(found: Sequence[Doubt], words: Wording) -> list[str]:
    parts = [words.text(PARTS[one.column]) for one in found if one.column]
    if not parts:
        return []
    return [words.text("{parts} from an earlier sentence", parts=words.listed(parts))]
