"""What is printed small and above or below the line of a page: marks of footnotes, powers.

A page is a heap of letters with places; its text has every digit on the line, and a new line
where one returns from above it. Both are put right here, by size and place of the letters.
"""

import ctypes
import re
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as c

from lib.reader.documents.raised_marks import lowered, raised

_MAY_BE_MARKS = re.compile(r"[0-9*†‡§¶]+|(?<=\d)[^\W\d_](?!\w)")
_BREAK = re.compile(r"[ \r\n]+")
_SMALL = 0.8
"""Of the height of the letter beside it: what is printed larger is on the line."""
_TOUCHES = 2
"""Such heights from where one letter begins to where the next one does, at most."""
_HIGH, _LOW = 0.1, -0.05
"""Of that height, so far above or below the line begins what is not on it."""


class _Letter(NamedTuple):
    left: float
    line: float
    height: float


def with_marks(words: pdfium.PdfTextPage, text: str) -> str:
    """The text of a page, with what is above or below the line in the signs that plain text has
    for it; `text` as the page gives it."""
    if len(text) != words.count_chars():
        return text
    parts, at = [], 0
    for found in _MAY_BE_MARKS.finditer(text):
        if not _may_be_small(words, text, *found.span()):
            continue
        first = _small_end(words, *found.span())
        before, beside = _beside(words, text, first, found.end())
        if beside is None or first < at:
            continue
        set_off = raised if _letter(words, first).line > beside.line else lowered
        parts += [text[at : max(at, before)], set_off(text[first : found.end()])]
        at = _after(words, text, found.end(), beside)
    return "".join([*parts, text[at:]])


def _may_be_small(words: pdfium.PdfTextPage, text: str, start: int, end: int) -> bool:
    """Whether the last letter of a stretch is smaller than one beside it, asked fast."""
    size, near = _height(words, end - 1), [start]
    if start and not text[start - 1].isspace():
        near.append(start - 1)
    else:
        gap = _BREAK.match(text, end)
        near += [index for index in (start - 3, start - 2) if index >= 0]
        near.append(min(gap.end() if gap else end, len(text) - 1))
    return any(size <= _SMALL * _height(words, index) for index in near if index != end - 1)


def _small_end(words: pdfium.PdfTextPage, start: int, end: int) -> int:
    """Where the letters at the end of a stretch begin that are as high and large as its last."""
    last, first = _letter(words, end - 1), end - 1
    while first > start and _is_alike(_letter(words, first - 1), last):
        first -= 1
    return first


def _beside(
    words: pdfium.PdfTextPage, text: str, first: int, end: int
) -> tuple[int, _Letter | None]:
    """The letter on the line that a small one stands by, the one before or else the one after,
    and where the text goes on before it."""
    small = _letter(words, first)
    before = first
    while before > 0 and _is_made(words, text, before - 1):
        before -= 1
    gap = _BREAK.match(text, end)
    after = gap.end() if gap else end
    for index, goes_on in ((before - 1, before), (after, first)):
        if 0 <= index < len(text) and not text[index].isspace():
            beside = _letter(words, index)
            if _is_off(small, beside):
                return goes_on, beside
    return first, None


def _is_made(words: pdfium.PdfTextPage, text: str, index: int) -> bool:
    """Whether a space or the end of a line is none that is written, but one that was guessed."""
    return text[index] in " \r\n" and c.FPDFText_IsGenerated(words.raw, index) == 1


def _is_alike(one: _Letter, other: _Letter) -> bool:
    return abs(one.height - other.height) < 0.1 * other.height and one.line == other.line


def _is_off(small: _Letter, beside: _Letter) -> bool:
    """Whether a letter is smaller than the one beside it and touches it, above or below its line
    but on no other."""
    far = abs(small.left - beside.left) > _TOUCHES * beside.height
    if far or small.height > _SMALL * beside.height:
        return False
    rise = (small.line - beside.line) / beside.height
    return _HIGH <= rise <= 1 or -1 <= rise <= _LOW


def _after(words: pdfium.PdfTextPage, text: str, end: int, beside: _Letter) -> int:
    """Where the text goes on: behind a break that only the way back to the line made."""
    found = _BREAK.match(text, end)
    if found is None or "\n" not in found[0] or found.end() >= len(text):
        return end
    last, following = _letter(words, end - 1), _letter(words, found.end())
    same_line = abs(following.line - beside.line) < -_LOW * beside.height
    if not same_line or following.left < last.left:
        return end
    made = (index for index in range(end, found.end()) if _is_made(words, text, index))
    return max(made, default=end - 1) + 1


def _letter(words: pdfium.PdfTextPage, index: int) -> _Letter:
    x, y = ctypes.c_double(), ctypes.c_double()
    c.FPDFText_GetCharOrigin(words.raw, index, x, y)
    return _Letter(x.value, y.value, _height(words, index) or 1.0)


def _height(words: pdfium.PdfTextPage, index: int) -> float:
    box = c.FS_RECTF()
    c.FPDFText_GetLooseCharBox(words.raw, index, box)
    return float(box.top - box.bottom)
