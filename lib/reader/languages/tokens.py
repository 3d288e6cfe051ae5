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
_MONTH_OF_YEAR = r"(?<![\d.,/])(?:0[1-9]|1[0-2])[./](?:19|20)\d\d(?![\d.,/]\d)(?!\d)"
VULGAR = frozenset("¼½¾⅐⅑⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
"""Signs that are a fraction each."""
_WORD = rf"[^\W\d_{''.join(sorted(VULGAR))}]+"


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


_GROUPED = r"\d{1,3}(?:(?: \d{3})+|(?:'\d{3})+)(?!\d)(?:[.,]\d+(?!\d))?"
_RUN = r"\d+(?:[.,](?!(?:19|20)\d\d(?!\d))\d+)*"
"""Digits and signs are one number, whichever sign a language writes; but after a comma a year is
another.
"""
TOKEN = re.compile(
    rf"{_WORD}|{_CLOCK}|{_CALENDAR_DATE}|{_MONTH_OF_YEAR}|{_GROUPED}|{_RUN}|'s(?!\w)|\S"
)
"""One token."""
PHRASE_TOKEN = re.compile(rf"{_WORD}|\d+|'s(?!\w)|\S")
"""One token of a phrase as a language file spells it, in which no number has parts."""
_SIGNED = re.compile(r"\d+(?:[.,]\d+)+")
_GROUP_SIGNS = re.compile("[ ']")
_THOUSAND, _HUNDRED = 3, 2
"""Digits of a group of a number; of those above a hundred thousand, in lakhs."""


def worth(text: str, decimal: str) -> float | None:
    """What a run of digits and signs is worth; None where it is no number.

    The run itself says which sign is the decimal one: the last of two, that which no three digits
    follow. Only for one sign before three digits the language's own signs decide, `decimal`.

    >>> worth("1.234,56", "."), worth("12,5", "."), worth("12,00,000", "."), worth("1.036.478", ".")
    (1234.56, 12.5, 1200000.0, 1036478.0)
    >>> worth("1,036", "."), worth("1,036", ",."), worth("1.2.3", "."), worth("4:06", ".")
    (1036.0, 1.036, None, None)
    """
    if text.isdecimal():
        return float(text)
    text = _GROUP_SIGNS.sub("", text)
    if text.isdecimal():
        return float(text)
    last = max(text.rfind("."), text.rfind(","))
    if last < 0 or not _SIGNED.fullmatch(text):
        return None
    sign, whole, rest = text[last], text[:last], text[last + 1 :]
    other = "," if sign == "." else "."
    if sign in whole:
        return float(text.replace(sign, "")) if _is_grouped(text, sign) else None
    if other in whole:
        return float(f"{whole.replace(other, '')}.{rest}") if _is_grouped(whole, other) else None
    grouped = len(rest) == _THOUSAND and 0 < len(whole) <= _THOUSAND and whole[0] != "0"
    return float(whole + rest) if grouped and sign not in decimal else float(f"{whole}.{rest}")


def _is_grouped(text: str, sign: str) -> bool:
    """Whether digits are parted into thousands, or into lakhs and crores."""
    first, *between, last = text.split(sign)
    if len(last) != _THOUSAND or not 0 < len(first) <= _THOUSAND:
        return False
    sizes = {len(group) for group in between}
    lakhs = sign == "," and sizes == {_HUNDRED} and len(first) <= _HUNDRED
    return (sizes <= {_THOUSAND} or lakhs) and "".join((first, *between, last)).isdecimal()


def tokens(text: str, pattern: re.Pattern[str] = TOKEN) -> list[Token]:
    """Every token of the text, in order.

    >>> [token.text for token in tokens("It's 1,476.5 km")]
    ['it', "'s", '1,476.5', 'km']
    """
    return [Token(m[0], m.start(), m.end()) for m in pattern.finditer(fold(text))]
