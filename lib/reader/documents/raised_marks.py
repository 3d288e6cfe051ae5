"""What stands above or below the line, in the signs that plain text has for it.

The mark of a footnote touches the number beside it: written on the line, 4.1 with a small 1
would be 4.11. Set high it stays what a reader sees, and so do m² and 10⁹.
"""

_HIGH = str.maketrans("0123456789()+-=", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁺⁻⁼")
_LOW = str.maketrans("0123456789()+-=", "₀₁₂₃₄₅₆₇₈₉₍₎₊₋₌")
_HIGH_LETTERS = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
_BESIDE_DIGITS = frozenset(" ,;()\u00a0-–")
"""What may stand among the numbers of several notes."""


def raised(words: str) -> str:
    """The words as they are set above the line.

    >>> raised("2"), raised("1, 2"), raised("a"), raised("[3]"), raised("th")
    ('²', '¹, ²', 'ᵃ', '[3]', 'th')
    """
    bare = words.strip()
    if len(bare) == 1 and bare.isalpha():
        return _HIGH_LETTERS.get(bare.lower(), f"[{bare.lower()}]")
    return _apart(words, words.translate(_HIGH))


def lowered(words: str) -> str:
    """The words as they are set below the line.

    >>> lowered("2"), lowered("max")
    ('₂', 'max')
    """
    return _apart(words, words.translate(_LOW))


def _apart(words: str, moved: str) -> str:
    """Numbers off the line; other words stay on it, with a space before them if they begin with
    a digit, which would run into the number before."""
    if all((c.isdecimal() and c.isascii()) or c in _BESIDE_DIGITS for c in words):
        return moved
    return f" {words}" if words[:1].isdecimal() else words
