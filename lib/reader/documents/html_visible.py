"""Of a web page only what it shows: nothing hidden, nothing struck out, footnote marks set high."""

import re
from collections.abc import Iterator

from resiliparse.parse.html import DocumentNode, ElementNode, HTMLTree, Node

from lib.reader.documents.raised_marks import lowered, raised

_NOT_SHOWN = (
    "del, s, strike, template, noscript, dialog:not([open]), [hidden], "
    ".line-through, .strikethrough, .sr-only, .visually-hidden, .screen-reader-text"
)
"""Elements that no browser shows, or shows as withdrawn; the last are for those who listen."""

_SEEN = ", ".join(f"{tag}[aria-hidden]" for tag in ("span", "b", "i", "em", "strong", "small"))
"""Words for the eyes alone, which stand beside the same words for those who listen."""

_HIDES = re.compile(
    r"(?:^|[;\s{])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:[;!}]|$)"
    r"|text-decoration(?:-line)?\s*:[^;}]*line-through)",
    re.IGNORECASE,
)
_COLOURS = re.compile(r"(?:^|;)\s*(color|background(?:-color)?)\s*:\s*([#\w]+)\s*(?=;|$)", re.I)
_RAISES = re.compile(r"vertical-align\s*:\s*(?:super|text-top)", re.IGNORECASE)
_LOWERS = re.compile(r"vertical-align\s*:\s*sub", re.IGNORECASE)

_FEW = 8

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
_CONDITION = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""Rules for some media alone, and the steps of an animation."""

_SIMPLE = re.compile(r"[a-z]*(?:[.#][A-Za-z_][\w-]*)+")
_LONGEST_STYLE = 200_000
_MOST_RULES = 200
_MOST_HIDDEN = 0.4
"""A style that would hide more of a page's words is taken back by a script when it is shown."""

_REFERENCES = (
    "a[href^='#'], .footnote, .footnote-ref, .footnoteref, .fnref, .noteref, .reference, .sup, "
    ".superscript, .endnote-ref"
)
_A_MARK = re.compile(r"\s*(?:\(?\d{1,3}\)?|\[\d{1,3}\]|[*†‡§¶]{1,3}|[a-z])\s*")
_LONGEST_RAISED = 20


def leave_what_shows(tree: HTMLTree, page: DocumentNode) -> None:
    """Take out of a page what it does not show, and put what is above the line into its signs."""
    for node in below(page, _NOT_SHOWN):
        node.remove()
    for node in below(page, "[style]"):
        style = node.getattr("style") or ""
        if _HIDES.search(style) or _is_of_its_ground(style):
            node.remove()
    _hide_by_rules(page)
    for node in _above(page):
        _become(tree, node, raised(words_in(node)))
    for node in below(page, "sub, [style*='vertical-align']"):
        if node.tag == "sub" or _LOWERS.search(node.getattr("style") or ""):
            _become(tree, node, lowered(words_in(node)))
    for node in below(page, _SEEN):
        node.delattr("aria-hidden")
    for node in below(page, "ul"):
        _keep_list(tree, node)


def _keep_list(tree: HTMLTree, node: ElementNode) -> None:
    """Make a list with signs one with numbers, if it has no links: Resiliparse takes every list
    with signs for a menu, also the one of an article that names a country's buyers.
    """
    if node.query_selector("a[href], ul, nav") is not None or node.parent is None:
        return
    kept = tree.create_element("ol")
    if not isinstance(kept, ElementNode) or not any(map(str.isdecimal, words_in(node))):
        return
    if (names := node.getattr("class")) is not None:
        kept.setattr("class", names)
    for child in list(node.child_nodes):
        kept.append_child(child)
    node.parent.replace_child(kept, node)


def below(around: DocumentNode | ElementNode, selector: str) -> list[ElementNode]:
    """The elements below another that a selector finds. A list of the parser's own looks through
    them all for each one that is taken from it: minutes, for some thousands."""
    found = around.query_selector_all(selector)
    if len(found) <= _FEW:
        return [node for node in found if isinstance(node, ElementNode)]
    return [
        node
        for node in around
        if isinstance(node, ElementNode) and node != around and node.matches(selector)
    ]


def words_in(node: Node) -> str:
    """The words of an element and of all below it."""
    return node.text or ""


def _become(tree: HTMLTree, node: ElementNode, words: str) -> None:
    """Put words in the place of an element: of one without letters nothing would be kept."""
    if (text := tree.create_text_node(words)) is not None and node.parent is not None:
        node.parent.replace_child(text, node)


def _is_of_its_ground(style: str) -> bool:
    """Whether a text has the colour of what is behind it."""
    colours = {name[:5].lower(): colour.lower() for name, colour in _COLOURS.findall(style)}
    return len(colours) == 2 and len(set(colours.values())) == 1


def _hide_by_rules(page: DocumentNode) -> None:
    """Take out what the styles of the page hide by a class or an identifier."""
    named, body = list(dict.fromkeys(_hidden(page)))[:_MOST_RULES], page.query_selector("body")
    selectors = [one for one in named if page.query_selector(one) is not None]
    if not selectors or body is None:
        return
    words = len(words_in(body).split())
    for selector in selectors:
        nodes = below(page, selector)
        hidden = sum(len(words_in(node).split()) for node in nodes)
        if hidden <= _MOST_HIDDEN * words:
            for node in nodes:
                node.remove()


def _hidden(page: DocumentNode) -> Iterator[str]:
    for node in below(page, "style:not([media=print])"):
        style = _CONDITION.sub("", _COMMENT.sub("", words_in(node)[:_LONGEST_STYLE]))
        for selectors, rules in _RULE.findall(style):
            if _HIDES.search(rules):
                named = (selector.strip() for selector in selectors.split(","))
                yield from (one for one in named if _SIMPLE.fullmatch(one))


def _above(page: DocumentNode) -> Iterator[ElementNode]:
    """What is set above the line, and what links to a note and touches the word before."""
    for node in below(page, "sup, [style*='vertical-align']"):
        if node.tag != "sup" and not _RAISES.search(node.getattr("style") or ""):
            continue
        if len(words_in(node)) <= _LONGEST_RAISED:
            yield node
    for node in below(page, _REFERENCES):
        before = words_in(node.prev) if node.prev is not None else ""
        if before[-1:].strip() and _A_MARK.fullmatch(words_in(node)):
            yield node
