"""A text cut into tokens: numbers, words, single signs. Offsets are code points.

Everything downstream compares folded text (lower case, one kind of space, hyphen and
apostrophe, no dots on a Cyrillic e) and answers with offsets into the text as received, so
folding never changes a length.
"""

import re
from typing import NamedTuple

_SIGNS = str.maketrans(
    dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u202f", " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | {"\u0451": "\u0435"}
)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
_CALENDAR_DATE = r"\d{1,4}([./-])\d{1,2}\1\d{2,4}(?!\d)"
_WORD = r"[^\W\d_]+"


class Token(NamedTuple):
    """One token: its folded text and where it stands, ``start`` inclusive, ``end`` not."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """The text in lower case with one kind of space, hyphen and apostrophe; same length.

    >>> fold("Kyrgyzstan\u2019s $4\u00a0billion")
    "kyrgyzstan's $4 billion"
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    return lowered.translate(_SIGNS)


def token_pattern(decimal: str, thousands: str) -> re.Pattern[str]:
    """The pattern of one token, for the signs a language puts before decimals and thousands."""
    point, group = f"[{re.escape(decimal)}]", f"[{re.escape(thousands)}]"
    number = rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{point}\d+)?|\d+(?:{point}\d+)?"
    return re.compile(rf"{_WORD}|{_CLOCK}|{_CALENDAR_DATE}|{number}|'s(?!\w)|\S")


def tokens(text: str, pattern: re.Pattern[str]) -> list[Token]:
    """Every token of the text, in order.

    >>> [token.text for token in tokens("It's 1,476.5 km", token_pattern(".", ","))]
    ['it', "'s", '1,476.5', 'km']
    """
    return [Token(m[0], m.start(), m.end()) for m in pattern.finditer(fold(text))]
