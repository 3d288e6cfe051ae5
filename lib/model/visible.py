"""Words of others as eyes may see them. What is quoted, compared and exported stays exact; the
names of a document and of who made it (title, publisher, author, speaker) are kept as one line."""

import re

# Unicode's Default_Ignorable_Code_Point without the selectors of variants, which are part of how
# an emoji is written; and control characters that are no white space.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)


def visible(words: str) -> str:
    r"""The words, as long as they are, with a box for every character that hides.

    Characters that turn the direction of writing, take no room or are seen as blank can make a
    reader see other words than were read.

    >>> visible("over \u202e41\u202c bil\u00adlion"), visible("4\x1b\u3164billion\n")
    ('over ▯41▯ bil▯lion', '4▯▯billion\n')
    """
    return _UNSEEN.sub("▯", words)


def one_line(words: str) -> str:
    r"""The words with a box for every character that hides, and one space for any white space.

    >>> one_line(" ---\r\n# Trade\x85of\x00 2024\x1f"), one_line("\t\u2028")
    ('--- # Trade of▯ 2024', '')
    """
    return " ".join(visible(words).split())


def shortened(words: str, most: int) -> str:
    """Words as far as there is room for `most` characters, cut behind a word where one ends in
    the latter half, with a mark that they go on.

    >>> shortened("Trade with Kazakhstan has grown", 25)
    'Trade with Kazakhstan…'
    >>> shortened("Trade", 5), shortened("abcdefgh", 5)
    ('Trade', 'abcd…')
    """
    if len(words) <= most:
        return words
    kept = words[: most - 1]
    if not words[most - 1].isspace():
        whole, _, _ = kept.rpartition(" ")
        kept = whole if len(whole) * 2 >= most else kept
    return f"{kept.rstrip(' ,;:–—-')}…"
