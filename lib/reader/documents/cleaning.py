"""What every text undergoes, and nothing else: ends of lines, and characters that are none."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NO_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""The text with line feeds for ends of lines and U+FFFD for what is no character.

    Controls, lone surrogates and the two codes that mean none go; spaces of every width,
    soft hyphens, marks of direction and accents stay, so that words are quoted as they were.

    >>> clean("one\r\ntwo\rthree\x07 \u200bfour")
    'one\ntwo\nthree� \u200bfour'
    """
    return _NO_CHARACTERS.sub("\ufffd", _LINE_ENDS.sub("\n", text))
