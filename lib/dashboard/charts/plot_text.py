"""What is written in a picture. Plotly reads a small HTML; words from an article are no mark-up.

Plain text is drawn as it reads, wherever it is put into a figure. What is to be bold or in several
lines is a `Label`; a string made of labels in another way is text again, tags and all.
"""

from collections.abc import Iterable
from typing import Any, Self

from lib.model import visible

_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("{"): "&#123;"}
"""What begins and ends a tag, and the brace of ``%{x}``, for which plotly puts in a value."""
_NOT_DRAWN = ("meta", "ids")
_BREAK = "<br>"


class Label(str):
    """Text as plotly draws it, in which the mark-up is ours."""

    __slots__ = ()

    @classmethod
    def of(cls, words: str) -> Self:
        r"""Words as they are read; a label as it is.

        >>> Label.of("<b> \u202e41"), Label.of(Label("<b>41</b>"))
        ('&lt;b&gt; ▯41', '<b>41</b>')
        """
        return words if isinstance(words, cls) else cls(visible(words).translate(_ESCAPES))

    @property
    def lines(self) -> "list[Label]":
        """The lines it is drawn in; none if it is empty."""
        return [Label(line) for line in self.split(_BREAK)] if self else []


def bold(words: str) -> Label:
    """In bold type."""
    return Label(f"<b>{Label.of(words)}</b>")


def beside(words: Iterable[str], between: str = "") -> Label:
    """Words and labels in one line."""
    return Label(Label.of(between).join(map(Label.of, words)))


def stacked(lines: Iterable[str]) -> Label:
    """Words and labels below each other."""
    return Label(_BREAK.join(map(Label.of, lines)))


def labelled(found: Any) -> Any:
    """A part of a figure in which every string is text, unless it is a `Label` or is not drawn."""
    match found:
        case str():
            return str(Label.of(found))
        case dict():
            return {
                name: part if name in _NOT_DRAWN else labelled(part) for name, part in found.items()
            }
        case list() | tuple():
            return [labelled(part) for part in found]
        case _:
            return found
