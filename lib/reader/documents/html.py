"""HTML: the article of a web page without menus and advertisements, and what it says of itself.

Resiliparse, because it hands on every character as it stands (trafilatura, the usual choice,
drops marks of direction and makes no-break spaces plain, so that a quotation would not be the
exact words), reads in linear time where trafilatura took 40 seconds for 20 MB, depends on no
other parser, and falls back to more text rather than to less.
"""

import re

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import DocumentNode, ElementNode, HTMLTree

from lib.reader.documents.decoding import decode
from lib.reader.documents.document import Document
from lib.reader.documents.html_metadata import published, said_of_itself
from lib.reader.documents.html_visible import below, leave_what_shows, words_in

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_HEAD = 4_096

_ARTICLES = "article, [role=article]"
_MARKS = ("[itemprop~=articleBody]", _ARTICLES, "main, [role=main]")
"""How a page marks its article, the surest first."""

_BESIDE = (
    "aside, nav, footer, .comment, .comments, .comment-list, .commentlist, #comments, .sidebar, "
    ".related, .related-posts, .related-articles, .related-news, .recommended, .more-stories"
)
"""Within these a marked article is another one, or somebody's reply."""

_LARGER_PART = 0.5
_WITH_TITLE = 0.1
"""Of the page's words that a marked article holds more than: alone, or with the page's title."""

_MOST_MARKED = 300
"""So many marked articles are looked at; a page of more is made of them."""

_ADVERTISEMENTS = [".ad", ".ads", ".adv", ".advert", ".advertisement", ".reklama", ".promo"]
"""Names of classes that Resiliparse does not take for what they are."""

_TITLE_WORDS = 3
"""A heading of so many words that is in the title of the page is the article's."""


def web_page(content: bytes) -> Document:
    """The document in a web page, in whatever encoding."""
    declared = _CHARSET.search(content[:_HEAD])
    characters, doubt = decode(content, declared[1].decode("ascii") if declared else None)
    tree = HTMLTree.parse(characters)
    page = tree.document
    if page is None:
        return Document("")
    said = said_of_itself(page, tree.title)
    titles = [said.get("title", ""), tree.title or ""]
    leave_what_shows(tree, page)
    story = _story(tree, page, titles)
    day = published(page, story or _around_the_title(page))
    return Document(
        _main_text(tree, story),
        title=said.get("title"),
        author=said.get("author"),
        publisher=said.get("publisher"),
        published=day,
        notes=(doubt,) if doubt else (),
    )


def _main_text(tree: HTMLTree, story: ElementNode | None) -> str:
    """What the page marks as its article, else what looks like one, else all its words."""
    if story is not None and (text := _text(story.html, main=True)):
        return text
    return _text(tree, main=True) or _text(tree, main=False)


def _story(tree: HTMLTree, page: DocumentNode, titles: list[str]) -> ElementNode | None:
    """The marked article that is the page's own: it holds the larger part of its words, or its
    title and some of them. All others are teasers and go, unless they are what there is.
    """
    whole = len((_text(tree, main=True) or _text(tree, main=False)).split()) or 1
    for mark in _MARKS:
        marked = [node for node in _outermost(page, mark) if node.closest(_BESIDE) is None]
        for node in sorted(marked, key=_words, reverse=True):
            least = _WITH_TITLE if _holds_title(node, titles) else _LARGER_PART
            if _words(node) > least * whole:
                _leave(_outermost(node, _ARTICLES), _words(node))
                return node
    _leave(_outermost(page, _ARTICLES), whole)
    return None


def _leave(teasers: list[ElementNode], whole: int) -> None:
    """Take out articles beside the story, or within it, that are its smaller part."""
    if sum(map(_words, teasers)) < _LARGER_PART * whole:
        for node in teasers:
            node.remove()


def _outermost(around: DocumentNode | ElementNode, mark: str) -> list[ElementNode]:
    """The elements below another that are marked and in no other such element below it."""
    found = []
    marked = below(around, mark)
    for node in marked[:_MOST_MARKED]:
        above = node.parent.closest(mark) if isinstance(node.parent, ElementNode) else None
        if above is None or above == around or not around.contains(above):
            found.append(node)
    return found


def _words(node: ElementNode) -> int:
    return len(words_in(node).split())


def _holds_title(node: ElementNode, titles: list[str]) -> bool:
    """Whether the page's heading is in it, or a heading that is in the page's title."""
    if node.query_selector("h1") is not None:
        return True
    headings = (" ".join(words_in(one).split()) for one in below(node, "h2, h3"))
    return any(
        len(heading.split()) >= _TITLE_WORDS and any(heading in title for title in titles)
        for heading in headings
    )


def _around_the_title(page: DocumentNode) -> ElementNode | None:
    """What stands around the heading of a page that marks no article, but for the page's head."""
    heading = page.query_selector("h1")
    if heading is None or heading.closest("header, nav, aside, footer") is not None:
        return None
    parent = heading.parent
    return parent if isinstance(parent, ElementNode) and parent.tag != "body" else None


def _text(html: str | HTMLTree, main: bool) -> str:
    text = extract_plain_text(
        html,
        main_content=main,
        preserve_formatting=True,
        alt_texts=False,
        list_bullets=False,
        comments=not main,
        skip_elements=_ADVERTISEMENTS if main else None,
    )
    return str(text).strip()
