"""A text as it is matched: what a reader sees of it, and where each character stands in it.

The same words come in many spellings that look alike: accents apart from their letters, as one
system of files writes them; hyphens that show at the end of a line alone; marks of width nought
and of direction; wide digits; words cut at the end of a line; and the marks of footnotes, which
touch the number they stand by. All of them are read as if they were not there, and every offset
leads back to the text as given, since a quotation is its exact words.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from lib.model.wrapping import is_cut, joins

T = TypeVar("T")

_ACCENTS = "\u0300-\u0334\u0339-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f"
"""But for those that strike a letter out."""

_NO_WIDTH = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""What Unicode calls default ignorable."""

_DIGITS = "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19\U0001d7ce-\U0001d7ff"
_WIDE = "\u3000\uff01-\uff5e\uffe0-\uffe6"
_RAISED = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079"
_LOWERED = "\u2080-\u2089"
_RAISED_LETTERS = "\u02b0-\u02b8\u02e1-\u02e3\u1d43-\u1d5b\u1da0\u1dbb\u2071\u207f"
_SIGNS = "*\u2020\u2021\u00a7\u00b6"
"""What marks a footnote beside digits and letters."""

_TELLING = re.compile(
    f"[{_ACCENTS}{_NO_WIDTH}{_DIGITS}{_WIDE}{_RAISED}{_LOWERED}{_RAISED_LETTERS}{_SIGNS}]"
)
_TELLING_IN_LINE = re.compile(r"(?:[-\u2010][ \t\u00a0]*\n)|\[\w{1,3}\]|[.!?]\d{1,2}\s")
"""One of these two is in a text that is not matched as it stands, if its lines are whole."""

_UNSEEN = re.compile(f"\u00ad[ \\t]*\\n[ \\t]*(?=[^\\W\\d_])|[{_NO_WIDTH}]+")
_ACCENTED = re.compile(f"(.)[{_ACCENTS}]+", re.DOTALL)
_OF_ANOTHER_SCRIPT = re.compile(f"[{_DIGITS}{_WIDE}]")
_LINE_END = re.compile(r"[-\u2010][ \t\u00a0]*\n[ \t\u00a0]*")
_LONGEST_WORD = 60
"""Characters of a word that may be cut at the end of a line."""

_FRACTION = re.compile(rf"(\d?)([{_RAISED}]+)[/\u2044\u2215]([{_LOWERED}]+)")
_MARK = re.compile(
    r"(?<=[\w%)»”\"'.,;:!?…])(?:"
    rf"[{_RAISED}{_RAISED_LETTERS}\u207d]+(?:[,\u02d2 ]?[{_RAISED}]+)*\u207e?"
    rf"|[{_SIGNS}]{{1,3}}(?![\w{_SIGNS}])"
    r"|(?:\[(?:\d{1,3}|[a-zа-я])\])+)"
    r"|(?<=[^\W\d_A-ZА-ЯЁ]{3}[.!?])\d{1,2}(?=\s+[A-ZА-ЯЁҮӨҢ])"
)
"""The last: behind the stop of a sentence, of a text that sets nothing high."""

_DIGITS_OF_A_MARK = re.compile(r"\d+")
_A_POWER = re.compile(r"(?<![^\W\d_])(?:[kcmdкмсд]?[mм]|ft|yd|mi)$|(?<![\d.,$€£₽])10$")
"""What a number set high raises: a measure of length, or ten."""
_LONGEST_POWER = 4

_HIGH_DIGITS, _LOW_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"
_PLAIN_DIGITS = {ord(c): str(unicodedata.digit(c)) for c in _HIGH_DIGITS + _LOW_DIGITS}
_VULGAR = {
    tuple(re.split("\u2044", unicodedata.normalize("NFKC", c))): c for c in "¼½¾⅐⅑⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
}


_PLACE = ("start", "end")


@dataclass(frozen=True, slots=True)
class Legible:
    """A text to be matched; ``starts`` and ``ends`` say where each of its characters begins and
    ends in the text as given, and are none where that is the same text.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    footnotes: tuple[tuple[int, int], ...] = ()
    """Digits of the text as given that are marks of footnotes, and left out."""

    def given(self, found: T) -> T:
        """What was found, with offsets into the text as given."""
        placed: T = self._given(found) if self.ends else found
        return placed

    def _given(self, found: Any) -> Any:
        if isinstance(found, tuple):
            return tuple(self._given(one) for one in found)
        if not is_dataclass(found) or isinstance(found, type):
            return found
        changes = {
            field.name: self._given(getattr(found, field.name))
            for field in fields(found)
            if field.name not in _PLACE
        }
        if places := [getattr(found, name) for name in _PLACE if hasattr(found, name)]:
            changes |= zip(_PLACE, self.span(*places), strict=True)
        return replace(found, **changes)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from ``start`` up to ``end`` are in the text as given."""
        if not self.ends:
            return start, end
        first = self.starts[start] if start < len(self.starts) else self.ends[-1]
        return first, (self.ends[end - 1] if end > start else first)


def legible(text: str) -> Legible:
    r"""The text as it is matched.

    >>> legible("4,1 мил\u00adлиарда").text, legible("$4.1¹ billion, 5 m²").text
    ('4,1 миллиарда', '$4.1 billion, 5 m²')
    """
    if not _is_telling(text):
        return Legible(text)
    copy = _Copy(text)
    copy.change(_UNSEEN, lambda found: "")
    copy.change(_ACCENTED, _composed)
    copy.change(_singletons(copy.text), lambda found: unicodedata.normalize("NFC", found[0]))
    copy.change(_OF_ANOTHER_SCRIPT, _plain)
    copy.join()
    copy.change(_FRACTION, _fraction)
    copy.leave_out_footnotes()
    if copy.text == text or not copy.text:
        return Legible(text)
    return Legible(copy.text, tuple(copy.starts), tuple(copy.ends), tuple(copy.footnotes))


def _is_telling(text: str) -> bool:
    """Whether there may be anything to leave out or to join, asked fast: of most texts not."""
    return bool(
        not unicodedata.is_normalized("NFC", text)
        or _TELLING.search(text)
        or _TELLING_IN_LINE.search(text)
        or joins(text)
    )


class _Copy:
    """A text that is changed piece by piece, and where its characters come from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = list(range(len(text)))
        self.ends = list(range(1, len(text) + 1))
        self.footnotes: list[tuple[int, int]] = []

    def change(
        self, pattern: re.Pattern[str] | None, becomes: Callable[[re.Match[str]], str]
    ) -> None:
        """Measurement what it becomes in the place of whatever a pattern finds."""
        if pattern is not None:
            self._put([(*found.span(), becomes(found)) for found in pattern.finditer(self.text)])

    def join(self) -> None:
        """Join the lines that were broken to fit a width, and everywhere the words cut."""
        self._put([(one.start, one.end, one.becomes) for one in joins(self.text)])
        text = self.text
        ends = (found.span() for found in _LINE_END.finditer(text))
        self._put(
            [
                (first, last, "")
                for first, last in ends
                if is_cut(
                    text[max(0, first - _LONGEST_WORD) : first + 1],
                    text[last : last + _LONGEST_WORD],
                )
            ]
        )

    def leave_out_footnotes(self) -> None:
        """Leave out their marks, and note where they are digits like others."""
        marks = [(found, _mark(found)) for found in _MARK.finditer(self.text)]
        for found in (found for found, becomes in marks if not becomes.strip()):
            digits = _DIGITS_OF_A_MARK.finditer(self.text, *found.span())
            self.footnotes += [
                (self.starts[one.start()], self.ends[one.end() - 1]) for one in digits
            ]
        self._put([(*found.span(), becomes) for found, becomes in marks])

    def _put(self, changes: list[tuple[int, int, str]]) -> None:
        if not changes:
            return
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for first, last, new in changes:
            text += [self.text[at:first], new]
            starts += self.starts[at:first]
            ends += self.ends[at:first]
            if new and last > first:
                starts += [self.starts[first]] * len(new)
                ends += [self.ends[last - 1]] * len(new)
            at = last
        self.text = "".join([*text, self.text[at:]])
        self.starts = starts + self.starts[at:]
        self.ends = ends + self.ends[at:]


def _composed(found: re.Match[str]) -> str:
    """A letter with its accents, without those that no letter of its own is written with."""
    whole = unicodedata.normalize("NFC", found[0])
    return (
        "".join(c for c in whole if not unicodedata.combining(c)) if found[1].isalpha() else whole
    )


def _singletons(text: str) -> re.Pattern[str] | None:
    """Characters that are written as others alone: the sign of the kelvin as K."""
    if unicodedata.is_normalized("NFC", text):
        return None
    odd = [c for c in set(text) if not unicodedata.is_normalized("NFC", c)]
    return re.compile(f"[{re.escape(''.join(odd))}]") if odd else None


def _fraction(found: re.Match[str]) -> str:
    """A fraction made of digits set high and low, as one sign or as figures."""
    above, below = (found[part].translate(_PLAIN_DIGITS) for part in (2, 3))
    sign = _VULGAR.get((above, below))
    return found[1] + (sign or f"{' ' * bool(found[1])}{above}/{below}")


def _mark(found: re.Match[str]) -> str:
    """Nothing where a mark of a footnote stands; a power stays as it is."""
    sign = found[0]
    before = found.string[max(0, found.start() - _LONGEST_POWER) : found.start()]
    if sign != "¹" and sign[0] in _HIGH_DIGITS and _A_POWER.search(before):
        return sign
    return " " if found.string[found.end() : found.end() + 1].isalnum() else ""


def _plain(found: re.Match[str]) -> str:
    """A digit of another script, or a sign as wide as those of East Asia, as we write it."""
    digit = unicodedata.decimal(found[0], None)
    return unicodedata.normalize("NFKC", found[0]) if digit is None else str(digit)
