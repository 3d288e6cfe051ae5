"""Places in a language that puts what governs a word after it: cases and postpositions.

The name, any part and group after it ("the EU's certain states-from"), and any seat ("Russia's
market-to") are one place; the last of these words, or the postposition after it, says how it
stands to what is said. In a list only the last place is marked, and stands for all.
"""

from typing import NamedTuple

from lib.extraction.passage import Passage, Sentence
from lib.languages import Cases, Mark

_HEAD_WITHIN = 3
_EVENT_WITHIN = 3
_RELATIONS = ("from", "to", "in")
_OWNED = frozenset({"its", "our"})
_PLURAL = "many"


class Extent(NamedTuple):
    """Tokens up to ``last`` belong to a place; `cases` are those of its governing word."""

    last: int
    cases: Cases
    some: bool
    """Whether it is a part of the area that is spoken of."""


def extent(sentence: Sentence, mark: Mark) -> Extent:
    """The words after a name that belong to the place."""
    last, cases, some = mark.last, mark.cases, mark.kind == "region"
    part = sentence.at("part", last)
    group = sentence.at("group", part.last if part else last) if mark.kind == "area" else None
    if group is None:
        return Extent(last, cases, some)
    placed = cases.intersection(_RELATIONS) and "thing" not in cases
    if group.code == "members" and (part or not placed or _PLURAL in group.cases):
        counted = _PLURAL in group.cases or part is not None
        some = some or (counted and bool(part or sentence.before("part", mark.first)))
        return Extent(group.last, group.cases, some or _counted(sentence, mark.first))
    if part is None and group.cases.intersection(_RELATIONS) and not placed:
        return Extent(group.last, group.cases, some)
    return Extent(last, cases, some)


def _counted(sentence: Sentence, first: int) -> bool:
    return sentence.before("number", first) is not None


def relation(page: Passage, sentence: Sentence, mark: Mark, held: Extent) -> str:
    """The relation of a place, a code of `lib.extraction.areas.Relation`."""
    if _is_setting(sentence, held) or sentence.at("source", mark.first):
        return "aside"
    postposition = sentence.at("postposition", held.last)
    if postposition is not None:
        return "aside" if postposition.code == "at" else postposition.code
    told = next((case for case in _RELATIONS if case in held.cases), None)
    if told == "in" and _lives_there(sentence, held.last):
        return "host"
    if told is not None:
        return _at_a_share(sentence, held) or told
    if "owner" in held.cases:
        return _head(page, sentence, held.last, owned=False) or "owner"
    return _head(page, sentence, held.last, owned="adjective" not in held.cases) or "bare"


def _at_a_share(sentence: Sentence, held: Extent) -> str | None:
    """A share "falls to" whoever has it."""
    return "share_owner" if "to" in held.cases and sentence.at("share", held.last) else None


def _lives_there(sentence: Sentence, last: int) -> bool:
    """Whether people or their living and working follow a place: it is their host."""
    if sentence.at("living", last):
        return True
    return bool(sentence.of("people", last, last + _HEAD_WITHIN))


def _is_setting(sentence: Sentence, held: Extent) -> bool:
    """Whether a place is where people met or spoke: "at the forum in Ankara"."""
    if "in" not in held.cases:
        return False
    return bool(sentence.of("event", held.last, held.last + _EVENT_WITHIN))


def _head(page: Passage, sentence: Sentence, last: int, *, owned: bool) -> str | None:
    """What the place owns; where `owned`, only what its ending says is owned by something."""
    for index in range(last, min(last + _HEAD_WITHIN, sentence.last)):
        for kind, code in _HEADS:
            head = sentence.at(kind, index)
            if head is not None and head.code not in ("other_subject", "contract"):
                return code if not owned or head.cases & _OWNED else None
        if any(sentence.at(kind, index) for kind in _ENDS_A_PHRASE):
            return None
        if not page.tokens[index].text[0].isalpha():
            return None
    return None


_HEADS = (("share", "share_owner"), ("source", "source"), ("indicator", "owner"))
_ENDS_A_PHRASE = ("separator", "act", "fact", "present", "area", "say", "direction", "unit")


def listed(page: Passage, sentence: Sentence, last: int, first: int) -> bool:
    """Whether a list runs on from the token `last` to `first`: a comma, "and", or "with"."""
    return 0 < first - last <= 2 and all(
        page.tokens[index].text == "," or any(sentence.at(kind, index) for kind in _JOINS)
        for index in range(last, first)
    )


_JOINS = ("separator", "postposition")
