"""Words of others as data, whatever they try: for Markdown and for HTML."""

from html import escape

from lib.model import visible


def plain(words: str) -> str:
    r"""Words in which no Markdown takes effect and no character hides.

    >>> plain("![](x) *a* <b>")
    '\\!\\[\\]\\(x\\) \\*a\\* \\<b\\>'
    """
    return "".join(f"\\{c}" if c in r"\`*_{}[]()<>#+-.!|~$:^=" else c for c in visible(words))


def escaped(words: str) -> str:
    """Words for HTML, in an attribute too, in which no mark-up takes effect and nothing hides.

    >>> escaped("<b> \u202e41\u202c")
    '&lt;b&gt; ▯41▯'
    """
    return escape(visible(words))
