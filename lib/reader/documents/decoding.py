"""Bytes of unknown encoding to characters, for the writing of Central Asia.

UTF-8 is recognised by itself: hardly any other text is valid UTF-8. What is not is read as it
declares itself, unless that makes much less likely letters of Russian and Kyrgyz, or of Western
Europe, than another encoding, which is then taken. The general guesser charset-normalizer was
tried and left: of short Russian in koi8-r or windows-1251 it makes Japanese.
"""

import codecs
import re
from collections import Counter
from typing import IO, NamedTuple

from lib.model import Message

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

_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_MANY = 0.05
"""Share of bytes that are controls above which a text has more bytes a character, or is none."""

_NAMES = {
    **dict.fromkeys(("windows-1251", "cp1251", "win-1251", "x-cp1251"), "cp1251"),
    **dict.fromkeys(("koi8-r", "koi8", "koi8_r", "koi8-u"), "koi8_r"),
    **dict.fromkeys(("ibm866", "cp866", "866", "dos-866"), "cp866"),
    **dict.fromkeys(("iso-8859-5", "iso8859-5", "cyrillic"), "iso8859_5"),
    **dict.fromkeys(
        ("windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii", "ascii"), "cp1252"
    ),
    **dict.fromkeys(("ptcp154", "pt154", "cp154"), "ptcp154"),
    **dict.fromkeys(("x-mac-cyrillic", "mac-cyrillic"), "mac_cyrillic"),
    **dict.fromkeys(("windows-1254", "cp1254", "iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("windows-1250", "cp1250"), "cp1250"),
    **dict.fromkeys(("iso-8859-2", "latin2"), "iso8859_2"),
    **dict.fromkeys(("iso-8859-15", "latin9"), "iso8859_15"),
}
"""What a page may call its encoding. A name that is not here counts as none given."""

_BY_FREQUENCY = "оеаинтсрвлкмдпуяыьгзбчйүөңхжшюцщэфъё"
_POINTS = {
    **dict.fromkeys("«»“”„’‘–—…€£§°\u00a0", 0.2),
    "№": -0.1,
    **dict.fromkeys("ßàáâãäåæçèéêëìíîïñòóôõöøùúûüœš", 0.0),
    **{c.upper(): 0.9 - i / len(_BY_FREQUENCY) for i, c in enumerate(_BY_FREQUENCY)},
    **{c: 1.0 - i / len(_BY_FREQUENCY) for i, c in enumerate(_BY_FREQUENCY)},
}
"""How likely a character beyond ASCII is; any other counts as -1."""

_ODD = re.compile(
    r"[а-яёүөң][А-ЯЁҮӨҢ]|[а-яёүөңА-ЯЁҮӨҢ][a-zA-Z]|[a-zA-Z][а-яёүөңА-ЯЁҮӨҢ]"
    r"|[»€–][а-яёүөң]|[а-яёүөң][«€]"
)
"""A capital within a word, letters of two alphabets in one, or a sign where a letter should be."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SEVERAL = 8
"""Letters of Cyrillic that no text makes by chance."""

_FEW = 0.05
"""Share of characters beyond ASCII that may be broken in what still counts as UTF-8."""


_CALLED = {
    "cp1251": "windows-1251",
    "koi8_r": "koi8-r",
    "iso8859_5": "iso-8859-5",
    "mac_cyrillic": "mac-cyrillic",
    "cp1252": "windows-1252",
}
"""What people call an encoding where Python has another name for it."""

_OVERRULED = 8.0
"""So many more points than the encoding that is declared make another one believed: eight letters
that are letters of a word, and not signs or capitals within it."""


class Decoded(NamedTuple):
    """The characters of a text, and a sentence where they are not what it declares to be."""

    text: str
    doubt: Message | None = None


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The characters of a text. What an encoding has no character for becomes U+FFFD.

    >>> decode("Товарооборот вырос до 4 млрд".encode("koi8-r")).text
    'Товарооборот вырос до 4 млрд'
    >>> decode("Соода жүгүртүү өстү".encode("ptcp154")).text
    'Соода жүгүртүү өстү'
    """
    for bom, encoding in _BOMS.items():
        if content.startswith(bom):
            return Decoded(content[len(bom) :].decode(encoding, "replace"))
    sample = content[:SAMPLE]
    if _is_wide(sample):
        return Decoded(content.decode(_likeliest_wide(sample), "replace"))
    if (seven := _in_utf7(content)) is not None:
        return Decoded(seven)
    text = content.decode("utf-8", "replace")
    return Decoded(text) if _is_utf8(text) else _in_one_byte(content, sample, declared)


def encoding_of(file: IO[bytes]) -> str:
    """The encoding of a file that is too large to be held, as Python calls it; its mark of byte
    order is part of it. The file is read to its end, or to where it is not UTF-8."""
    head = file.read(SAMPLE)
    for bom, encoding in _BOMS.items():
        if head.startswith(bom):
            return "utf-8-sig" if encoding == "utf-8" else encoding[: len("utf-16")]
    if _is_wide(head):
        return _likeliest_wide(head)
    decoder, part = codecs.getincrementaldecoder("utf-8")(), head
    try:
        while part:
            decoder.decode(part)
            part = file.read(SAMPLE)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        sample = part or head
        return "utf-8" if _is_utf8(_of(sample, "utf-8")) else _likeliest(sample, _SINGLE)
    return "utf-8"


def _is_wide(sample: bytes) -> bool:
    """Whether a text has more bytes a character, or is none."""
    return len(_CONTROLS.findall(sample)) > _MANY * len(sample)


def _likeliest_wide(sample: bytes) -> str:
    return _likeliest(sample, ("utf-8", *_WIDE, *_SINGLE))


def _is_utf8(text: str) -> bool:
    """Whether a text that was read as UTF-8 is that, but for a few broken characters."""
    return text.count("\ufffd") <= _FEW * len(_BEYOND_ASCII.findall(text))


def _in_utf7(content: bytes) -> str | None:
    """A text in UTF-7, which is ASCII by its bytes: what it spells there are letters of Cyrillic.
    Of numbers of telephones and sums UTF-7 makes other signs, or nothing at all."""
    if b"+" not in content or not content.isascii():
        return None
    try:
        text = content.decode("utf-7")
    except UnicodeDecodeError:
        return None
    beyond = len(_BEYOND_ASCII.findall(text))
    letters = len(_CYRILLIC.findall(text))
    return text if letters >= _SEVERAL and letters >= (1 - _FEW) * beyond else None


def _in_one_byte(content: bytes, sample: bytes, declared: str | None) -> Decoded:
    """A text with a byte a character, as declared unless another encoding makes more of it."""
    likeliest = _likeliest(sample, _SINGLE)
    named = _NAMES.get((declared or "").lower())
    if named is not None:
        gain = _likelihood(_of(sample, likeliest)) - _likelihood(_of(sample, named))
        if gain * len(sample) < _OVERRULED:
            return Decoded(content.decode(named, "replace"))
    text = content.decode(likeliest, "replace")
    if not declared:
        return Decoded(text)
    called = _CALLED.get(likeliest, likeliest)
    doubt = Message(
        "It declares to be in {declared}; by its bytes it is in {encoding} and was read so.",
        declared=declared,
        encoding=called,
    )
    return Decoded(text, doubt)


def _likeliest(sample: bytes, encodings: tuple[str, ...]) -> str:
    return max(encodings, key=lambda encoding: _likelihood(_of(sample, encoding)))


def _of(sample: bytes, encoding: str) -> str:
    return sample.decode(encoding, "replace")


def _likelihood(text: str) -> float:
    """How much a text looks like writing, a mean over its characters."""
    points = sum(_points(c) * count for c, count in Counter(text).items())
    return (points - 2 * len(_ODD.findall(text))) / (len(text) or 1)


def _points(character: str) -> float:
    if character >= "\x80":
        return _POINTS.get(character, -1.0)
    return 0.5 if character >= " " or character in "\t\n\r\f" else -3.0
