"""What is doubtful in a figure that was read from a text, in a few words beside its dashed mark."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lib.codelists.doubts import Doubt, Doubtful, doubts
from lib.dashboard.narrative.wording import Wording
from lib.model import mark

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
