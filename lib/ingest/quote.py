"""A stretch of text -> the quotation that addresses it, found again by its words alone."""

from lib.model import Article, Quotation
from lib.model.quotation import CONTEXT


def quotation_id(article_id: str, start: int, end: int) -> str:
    """The RFC 5147 address of a stretch of characters.

    >>> quotation_id("24kg-2024-10-16", 1101, 1119)
    '24kg-2024-10-16#char=1101,1119'
    """
    return f"{article_id}#char={start},{end}"


def quotation(text: str, start: int, end: int, article: Article, in_speech: bool) -> Quotation:
    """The quotation of ``text[start:end]`` with the words beside it, as many as are allowed.

    In a text that repeats itself these may occur twice; `start` and `end` then tell them apart.
    """
    return Quotation(
        quotation_id=quotation_id(article.article_id, start, end),
        source_id=article.article_id,
        speaker=article.speaker if in_speech and article.speaker else None,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
    )
