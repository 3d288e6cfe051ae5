"""Words of others as eyes may see them. What is stored, compared and exported stays exact."""

import re

_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)


def visible(words: str) -> str:
    r"""The words, as long as they are, with a box for every character that hides.

    Characters that turn the direction of writing or take no room can make a reader see other
    words than were read.

    >>> visible("over \u202e41\u202c bil\u00adlion")
    'over ▯41▯ bil▯lion'
    """
    return _UNSEEN.sub("▯", words)
