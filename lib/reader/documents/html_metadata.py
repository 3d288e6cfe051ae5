"""What a web page says of itself: its title, who wrote it, who publishes it, and on what day."""

import json
import re
from collections.abc import Iterator
from datetime import date

from resiliparse.parse.html import DocumentNode, ElementNode

from lib.reader.documents.html_visible import below, words_in
from lib.reader.documents.written_days import day_of

_METADATA = 'script[type="application/ld+json"]'
_AN_ARTICLE = re.compile(r"Article|Posting|Report|WebPage")

_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("article.published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
    *("publication_date", "publication-date", "publicationdate", "publishdate", "publish-date"),
    *("publish_date", "published_date", "published-date", "pubdate", "pub_date", "date"),
    *("dc.date.issued", "dc.date", "dc.date.created", "dc.created", "dcterms.issued"),
    *("dcterms.date", "dcterms.created", "date.created", "datecreated", "citation_date"),
    *("citation_publication_date", "citation_online_date", "mediator_published_time"),
)
"""Names of the tags in which pages give their day, the surest first."""

_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod")
"""Better than no day at all: a page is seldom changed long after."""

_DAY_ELEMENTS = (
    "time[itemprop~=datePublished], [itemprop~=datePublished], time[pubdate]",
    "time[datetime]",
    "time, .published, .pubdate, .date, .article-date, .post-date, .entry-date, .publish-date",
)
_NOT_ITS_OWN = "article, nav, aside, footer, .comment, .comments, #comments, .related"
_OF_A_CHANGE = re.compile("modifi|update|updating", re.IGNORECASE)
_DAY_IN_AN_ADDRESS = re.compile(r"/(20\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/-]|$)")

Said = dict[str, str]
"""What a page says of itself: title, author, publisher; only what is there."""


def said_of_itself(page: DocumentNode, title: str | None) -> Said:
    """Title, author and publisher, by linked data before tags before the words of the page."""
    linked, meta = _linked(page), _meta(page)
    heading = page.query_selector("h1")
    return {
        **_given(title=(heading.text if heading else None) or title),
        **_given(
            title=meta.get("og:title"),
            author=meta.get("author"),
            publisher=meta.get("og:site_name"),
        ),
        **_given(
            title=linked.get("headline"),
            author=_names(linked.get("author")),
            publisher=_names(linked.get("publisher")),
        ),
    }


def published(page: DocumentNode, story: ElementNode | None) -> date | None:
    """The day of publication, from what the page says of itself and from its story; a time
    elsewhere on the page is that of a clock or of another story.
    """
    spelled = (day_of(one) for one in _spellings(page, story))
    return next((day for day in spelled if day is not None), None)


def _spellings(page: DocumentNode, story: ElementNode | None) -> Iterator[str]:
    """What may be the day, the surest first."""
    linked, meta = _linked(page), _meta(page)
    yield from _texts(linked.get("datePublished"))
    yield from _texts(*(meta.get(name) for name in _PUBLISHED))
    if story is not None:
        yield from _in_story(story)
    for node in below(page, "link[rel=canonical], meta[property='og:url']"):
        address = node.getattr("href") or node.getattr("content") or ""
        yield from ("-".join(day) for day in _DAY_IN_AN_ADDRESS.findall(address))
    yield from _texts(linked.get("dateCreated"), linked.get("dateModified"))
    yield from _texts(*(meta.get(name) for name in _CHANGED))


def _in_story(story: ElementNode) -> Iterator[str]:
    for selector in _DAY_ELEMENTS:
        for node in below(story, selector):
            own = " ".join(node.getattr(name) or "" for name in ("class", "itemprop"))
            if not _OF_A_CHANGE.search(own) and not _is_of_others(node, story):
                yield from _texts(
                    node.getattr("datetime"), node.getattr("content"), node.getattr("title")
                )
                yield words_in(node)


def _is_of_others(node: ElementNode, story: ElementNode) -> bool:
    """Whether a part of the story is a story, a comment or a menu of its own."""
    above = node.parent
    while isinstance(above, ElementNode) and above != story:
        if above.matches(_NOT_ITS_OWN):
            return True
        above = above.parent
    return False


def _meta(page: DocumentNode) -> dict[str, object]:
    found: dict[str, object] = {}
    for node in below(page, "meta[content]"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := node.getattr(key):
                found.setdefault(name.lower(), node.getattr("content"))
                break
    return found


def _linked(page: DocumentNode) -> dict[str, object]:
    """What the linked data say of the article, or else of the page; the first with a day."""
    found: list[dict[str, object]] = []
    for node in below(page, _METADATA):
        try:
            blocks = json.loads(node.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        found += [one for one in _things(blocks) if _AN_ARTICLE.search(str(one.get("@type")))]
    found.sort(key=lambda one: "WebPage" in str(one.get("@type")))
    return next((one for one in found if one.get("datePublished")), found[0] if found else {})


def _things(blocks: object) -> Iterator[dict[str, object]]:
    """The things of a block: alone, in lists, in graphs, and what a page is about."""
    pending = [blocks]
    while pending:
        block = pending.pop(0)
        if isinstance(block, list):
            pending = [*block, *pending]
        elif isinstance(block, dict):
            yield block
            pending += [block[key] for key in ("@graph", "mainEntity") if key in block]


def _names(who: object) -> str | None:
    """The names of persons or organisations, however they are given."""
    names = [
        one.get("name") if isinstance(one, dict) else one
        for one in (who if isinstance(who, list) else [who])
    ]
    return ", ".join(name for name in names if isinstance(name, str)) or None


def _given(**said: object) -> Said:
    return {name: value for name, value in said.items() if isinstance(value, str) and value.strip()}


def _texts(*values: object) -> Iterator[str]:
    yield from (value for value in values if isinstance(value, str))
