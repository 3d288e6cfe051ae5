"""Bytes of unknown encoding to characters, for the writing of Central Asia.

UTF-8 is recognised by itself: hardly any other text is valid UTF-8. What is not is read as it
declares itself, or as the encoding that gives the likeliest letters. A general guesser was
tried and left: it takes short Russian for Bulgarian, Greek or Turkish, and knows no Kyrgyz.
"""

import codecs
import re
from collections import Counter

SAMPLE = 50_000
"""Bytes by which the encoding is guessed."""

_BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""In this order: the mark of UTF-32 begins with that of UTF-16."""

_SINGLE = ("cp1251", "ptcp154", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "cp1252")
"""`ptcp154` is windows-1251 with the Kyrgyz letters. The first wins where two are as likely."""

_DOUBLE = ("utf-16-le", "utf-16-be")

_NAMES = {
    **dict.fromkeys(("windows-1251", "cp1251", "win-1251", "x-cp1251"), "cp1251"),
    **dict.fromkeys(("koi8-r", "koi8", "koi8_r", "koi8-u"), "koi8_r"),
    **dict.fromkeys(("ibm866", "cp866", "866", "dos-866"), "cp866"),
    **dict.fromkeys(("iso-8859-5", "iso8859-5", "cyrillic"), "iso8859_5"),
    **dict.fromkeys(("windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii"), "cp1252"),
    **dict.fromkeys(("ptcp154", "pt154", "cp154"), "ptcp154"),
    **dict.fromkeys(("x-mac-cyrillic", "mac-cyrillic"), "mac_cyrillic"),
}
"""What a page may call its encoding. A name that is not here counts as none given."""

_FREQUENT = frozenset("оеаинтсрвлкмдпуязыьбгчйжшюүөң")
_RARE = frozenset("хцщэфъё")
_ODD = re.compile(r"[а-яёүөң][А-ЯЁҮӨҢ]|[а-яёүөңА-ЯЁҮӨҢ][a-zA-Z]|[a-zA-Z][а-яёүөңА-ЯЁҮӨҢ]")
"""A capital within a word, or letters of two alphabets in one word."""

_FEW = 0.05
"""Share of characters beyond ASCII that may be broken in what still counts as UTF-8."""


def decode(content: bytes, declared: str | None = None) -> str:
    """The characters of a text. What an encoding has no character for becomes U+FFFD.

    >>> decode("Товарооборот вырос до 4 млрд".encode("koi8-r"))
    'Товарооборот вырос до 4 млрд'
    >>> decode("Соода жүгүртүү өстү".encode("ptcp154"))
    'Соода жүгүртүү өстү'
    """
    for mark, encoding in _BOMS.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if b"\0" not in content:
        text = content.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        if broken <= _FEW * sum(count for c, count in Counter(text).items() if c > "\x7f"):
            return text
        if declared and declared.strip().lower() in _NAMES:
            return content.decode(_NAMES[declared.strip().lower()], "replace")
        return content.decode(_likeliest(content[:SAMPLE], _SINGLE), "replace")
    encoding = _likeliest(content[:SAMPLE], ("utf-8", *_DOUBLE))
    return content.decode(encoding, "replace")


def _likeliest(sample: bytes, encodings: tuple[str, ...]) -> str:
    return max(encodings, key=lambda encoding: _likelihood(sample.decode(encoding, "replace")))


def _likelihood(text: str) -> float:
    """How much a text looks like writing, a mean over its characters beyond ASCII."""
    points = sum(_points(c) * count for c, count in Counter(text).items())
    return (points - 2 * len(_ODD.findall(text))) / (len(text) or 1)


def _points(character: str) -> float:
    if character < "\x80":
        return -3.0 if character < " " and character not in "\t\n\r\f" else 0.5
    if character in _FREQUENT:
        return 1.0
    if character in _RARE:
        return 0.3
    if character.lower() in _FREQUENT or character in "«»“”„’–—…№\u00a0":
        return 0.2
    return -1.0
