"""Lines broken to fit a width, joined to paragraphs again: of print, of e-mails, of what is pasted.

A reader takes a sentence that goes on after a break for two where the next line begins with a
capital or a figure: "turnover with / Russia", "exceeds / $4 billion".
"""

import re
from collections.abc import Sequence
from itertools import pairwise

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

_CUT_WORD = re.compile(r"\w-$")


def unwrapped(text: str) -> str:
    r"""The text with its lines joined if they were broken to fit a width, else as it is.

    >>> unwrapped("A title\nA line.\n")
    'A title\nA line.\n'
    """
    lines = text.split("\n")
    width = _usual_width(lines)
    full = [
        (line, after)
        for line, after in pairwise(lines)
        if _goes_on(line, after, width) and not line.rstrip().endswith(_STOPS)
    ]
    broken = sum(after.lstrip()[:1].islower() for _, after in full)
    shown = broken >= max(_BROKEN_LEAST, _BROKEN_SHARE * len(full))
    return joined(text) if shown and width in _WIDTHS else text


def joined(text: str) -> str:
    r"""The text, all of whose lines were broken, with one line a paragraph.

    >>> joined("Trade\nTurnover with all the countries of Central\nAsia rose.")
    'Trade\nTurnover with all the countries of Central Asia rose.'
    """
    lines = [line.strip() for line in text.split("\n")]
    width, parts = _usual_width(lines), []
    for line, after in pairwise([*lines, ""]):
        goes_on = _goes_on(line, after, width)
        parts += [line, ("" if _CUT_WORD.search(line) else " ") if goes_on else "\n"]
    return "".join(parts).strip()


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
