"""What a spreadsheet runs where it should show words: asked by whoever writes words of others into
a file that one opens."""

import unicodedata

_SIGNS = ("=", "+", "-", "@")
"""What a formula begins with. A spreadsheet of East Asia takes the wide signs as well, and others
the small ones: any that Unicode calls compatible counts."""
_BREAKS = ("\t", "\r", "\n")
"""What may move the text after it into a cell of its own: any text that begins so is guarded."""
_UNSEEN = ("Cc", "Cf")
"""Categories of characters that take no room, such as the mark of byte order."""


def may_be_run(text: str) -> bool:
    """Whether a spreadsheet may run a text as a formula: it may drop spaces and what is unseen
    before the first sign.

    >>> may_be_run("=1+1"), may_be_run(" \ufeff@SUM(A1)"), may_be_run("1-2")
    (True, True, False)
    >>> may_be_run("\uff1dSUM(A1)"), may_be_run("\ufe66SUM(A1)"), may_be_run("−1")
    (True, True, False)
    """
    if text.startswith(_BREAKS):
        return True
    seen = (c for c in text if not c.isspace() and unicodedata.category(c) not in _UNSEEN)
    return unicodedata.normalize("NFKC", next(seen, "")).startswith(_SIGNS)


def guarded(text: str) -> str:
    """A text as a CSV file may have it: an apostrophe before what would be run."""
    return f"'{text}" if may_be_run(text) else text
