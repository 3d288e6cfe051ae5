"""Lines broken to fit a width, joined to paragraphs again: of print, of e-mails, of what is pasted.

A reader takes a sentence that goes on after a break for two where the next line begins with a
capital or a figure: "turnover with / Russia", "exceeds / $4 billion".
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_WIDTHS = range(40, 111)
"""Characters to which lines are broken. A paragraph on one line is longer, a headline shorter."""

_STOPS = (".", "!", "?", "…", ":", ";", "»", "”", '"')
_FILLED, _FILLED_WITH_STOP = 0.85, 0.9
"""Of the usual width: a line that is shorter with the word after it, or with its stop, ends its
paragraph. Printed letters are not all of one width, so lines that are full differ in length."""

_BROKEN_LEAST, _BROKEN_SHARE = 2, 1 / 3
"""So many lines that go on in the next with a small letter, and of all full lines so large a
part of them, show that lines were broken; a list of titles has none."""

_BEGINS_ANEW = re.compile(r"[•*·]|[-–—] ?[^\W\d_a-zа-яёңөү]|\d{1,2}[.)] ")
"""An entry of a list, or a turn in a conversation."""

_CUT_WORD = re.compile(r"\w[-\u2010]$")
_CUT_LETTERS = re.compile(r"(?<![-\u2010\w])([^\W\d_]+)[-\u2010]$")
_LETTERS = re.compile(r"[^\W\d_]+(?![-\u2010\w])")
_FIRST_OF_TWO = re.compile(r"\w{2,}(?:[сц]к|[ое]в)о")
"""A Russian word before the hyphen that joins it to a second, as a country to another."""


class Join(NamedTuple):
    """What becomes of the characters from ``start`` up to ``end``, where a line is broken."""

    start: int
    end: int
    becomes: str


def unwrapped(text: str) -> str:
    r"""The text with its lines joined if they were broken to fit a width, else as it is.

    >>> unwrapped("A title\nA line.\n")
    'A title\nA line.\n'
    """
    return _applied(text, joins(text))


def joined(text: str) -> str:
    r"""The text, all of whose lines were broken, with one line a paragraph.

    >>> joined("Trade\nTurnover with all the countries of Central\nAsia rose.")
    'Trade\nTurnover with all the countries of Central Asia rose.'
    """
    return _applied(text, _joins(text)).strip()


def joins(text: str) -> list[Join]:
    """What `unwrapped` changes: nothing where the lines were not broken to fit a width."""
    if "\n" not in text:
        return []
    lines = text.split("\n")
    width = _usual_width(lines)
    if width not in _WIDTHS:
        return []
    full = [
        (line, after)
        for line, after in pairwise(lines)
        if _goes_on(line, after, width) and not line.rstrip().endswith(_STOPS)
    ]
    broken = sum(after.lstrip()[:1].islower() for _, after in full)
    shown = broken >= max(_BROKEN_LEAST, _BROKEN_SHARE * len(full))
    return _joins(text) if shown else []


def _joins(text: str) -> list[Join]:
    found, at = [], 0
    lines = []
    for line in text.split("\n"):
        bare = line.strip()
        begin = at + (line.index(bare) if bare else 0)
        lines.append((begin, begin + len(bare), bare))
        at += len(line) + 1
    width = _usual_width([bare for _, _, bare in lines])
    for (_, end, line), (begin, _, after) in pairwise(lines):
        if not _goes_on(line, after, width):
            found.append(Join(end, begin, "\n"))
        elif _CUT_WORD.search(line):
            cut = is_cut(line, after)
            found.append(Join(end - cut, begin, ""))
        else:
            found.append(Join(end, begin, " "))
    return found


def is_cut(line: str, after: str) -> bool:
    """Whether the hyphen that ends a line parts a word that goes on in the line after, so that it
    goes when the lines are joined; that of year-on-year, of 2018-2023 and of a name stays.

    >>> is_cut("the turn-", "over rose"), is_cut("it grew year-", "on-year")
    (True, False)
    """
    cut, rest = _CUT_LETTERS.search(line), _LETTERS.match(after)
    if cut is None or rest is None or not after[0].islower():
        return False
    return not _FIRST_OF_TWO.fullmatch(cut[1])


def _applied(text: str, found: Sequence[Join]) -> str:
    parts, at = [], 0
    for join in found:
        parts += [text[at : join.start], join.becomes]
        at = join.end
    return "".join([*parts, text[at:]]).strip() if found else text


def _usual_width(lines: Sequence[str]) -> int:
    widths = sorted(len(line.strip()) for line in lines if line.strip())
    return widths[int(0.9 * len(widths))] if widths else 0


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether a paragraph goes on after this line, which fills the width."""
    line, after = line.strip(), after.strip()
    if not after or _BEGINS_ANEW.match(after):
        return False
    if line.endswith(_STOPS):
        return len(line) >= _FILLED_WITH_STOP * width
    return len(f"{line} {after.split()[0]}") >= _FILLED * width
