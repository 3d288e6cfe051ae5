"""Quotation marks around words that have some themselves, by the rule of the reader's language.

Marks like those around a quotation become the language's inner ones: “he said ‘no’ twice”. A mark
whose other one was cut off with the rest of the sentence gets it back; and marks that would be
around the whole quotation go, since the outer ones are there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Pair = tuple[str, str]
"""An opening mark and the closing one."""

_PAIRS: tuple[Pair, ...] = (("“", "”"), ("«", "»"), ("„", "“"))
_CLOSING = {closing: opening for opening, closing in _PAIRS[:2]}
_OPENING = dict(_PAIRS)
_STRAIGHT = '"'
_BEFORE = " \t\n\N{NO-BREAK SPACE}([—–-…"
"""A straight mark after one of these, or at the beginning, opens."""
_EDGE = "….,;:!? "
"""What may be between the end of a quotation and a mark around all of it."""


@dataclass(slots=True)
class _Nested:
    """A pair of marks inside a quotation: where they are, None where one is cut off."""

    pair: Pair
    first: int | None
    last: int | None
    depth: int


def nested(parts: Sequence[str], outer: Pair, inner: Pair) -> tuple[str, ...]:
    """The parts of a quotation as they are written between the marks `outer`.

    >>> nested(["he said “no” twice"], ("“", "”"), ("‘", "’"))
    ('he said ‘no’ twice',)
    >>> nested(["“Trade ", "exceeds $4 billion"], ("“", "”"), ("‘", "’"))
    ('Trade ', 'exceeds $4 billion')
    >>> nested(["“Trade ", "exceeds $4 billion", ",” he said"], ("“", "”"), ("‘", "’"))
    ('‘Trade ', 'exceeds $4 billion', ',’ he said')
    """
    whole = "".join(parts)
    letters = list(whole)
    before, after = "", ""
    for found in _pairs(whole):
        opening, closing = found.pair
        if opening in (outer[0], _STRAIGHT):
            opening, closing = inner if found.depth % 2 == 0 else outer
        if _is_around(found, whole):
            opening, closing = "", ""
        if found.first is None:
            before = opening + before
        else:
            letters[found.first] = opening
        if found.last is None:
            after += closing
        else:
            letters[found.last] = closing
    ends = [sum(map(len, parts[: n + 1])) for n in range(len(parts))]
    starts = [0, *ends]
    pieces = ["".join(letters[a:b]) for a, b in zip(starts, ends, strict=False)]
    pieces[0] = before + pieces[0]
    pieces[-1] += after
    return tuple(pieces)


def _pairs(words: str) -> list[_Nested]:
    """The marks in words, two and two, the innermost first."""
    found: list[_Nested] = []
    opened: list[_Nested] = []
    for at, letter in enumerate(words):
        top = opened[-1].pair if opened else None
        if letter == _STRAIGHT:
            opens = not words[:at] or words[at - 1] in _BEFORE
            pair = (_STRAIGHT, _STRAIGHT)
        elif top and letter == top[1]:
            opens, pair = False, top
        elif letter in _OPENING:
            opens, pair = True, (letter, _OPENING[letter])
        elif letter in _CLOSING:
            opens, pair = False, (_CLOSING[letter], letter)
        else:
            continue
        if opens:
            opened.append(_Nested(pair, at, None, len(opened)))
        elif top == pair:
            closed = opened.pop()
            closed.last = at
            found.append(closed)
        else:
            for one in found:
                one.depth += 1
            found.append(_Nested(pair, None, at, 0))
    return [*found, *reversed(opened)]


def _is_around(found: _Nested, words: str) -> bool:
    """Whether a pair is around the whole of the words, signs at their edges aside."""
    before = words[: found.first] if found.first is not None else ""
    after = words[found.last + 1 :] if found.last is not None else ""
    return not before.strip(_EDGE) and not after.strip(_EDGE)
