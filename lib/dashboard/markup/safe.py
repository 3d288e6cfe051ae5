r"""Mark-up of our own, into which words of others come as words: for Markdown and for HTML.

Everything that is worded is plain text, as it is read: a message, a title, a sentence. What
shows it makes mark-up of it, and only then is it known which: `lib.dashboard.ui.elements` for
Markdown and HTML, `lib.dashboard.charts` for pictures. What is mark-up already has a type that says
so and goes through as it is; where it does not belong, it raises `TypeError`.

>>> Markdown.filled("**{who}**, {where}", who="a *b*", where=Markdown("_here_"))
'**a \\*b\\***, _here_'
>>> Html.filled("<p title='{words}'>{words}</p>", words="<'>")
"<p title='&lt;&#x27;&gt;'>&lt;&#x27;&gt;</p>"
"""

import re
from collections.abc import Iterable
from html import escape
from typing import Self
from urllib.parse import quote

from lib.model import address_fault, visible

_WHITE = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_SIGNS = re.compile(r"[\\`*_\[\]{}<$~]|:(?!\s)|&(?!\s)")
_FIRST = re.compile(r"^( ?\d*)([-+#>=|.)])")
"""What means something anywhere in a line of Markdown, and what at its beginning alone."""
_JOINTS = re.compile(r"(?<=[:@])(?=\S)|(?<=www)(?=\.)|(?<=[-<>=~:/])(?=\\?[-<>=~/])", re.IGNORECASE)
"""Where something still takes effect in words of which every sign has its backslash: after that
the page makes links of bare addresses, arrows of ``->`` and pictures of ``:names:``."""
_BREAK = ":small[]"
"""Streamlit's Markdown for nothing in small print: what is on either side is not read as one."""
_IN_AN_ADDRESS = "/:?#&=%+,;@~!-._"


class Markup(str):
    """Text in which mark-up takes effect, all of it our own."""

    __slots__ = ()

    @classmethod
    def of(cls, words: str) -> Self:
        """Words as they are read, in which nothing takes effect and no character hides."""
        if isinstance(words, cls):
            return words
        if isinstance(words, Markup):
            raise TypeError(f"{type(words).__name__} where {cls.__name__} is wanted: {words!r}")
        return cls(cls._escaped(visible(words)))

    @classmethod
    def filled(cls, template: str, /, **values: object) -> Self:
        """Mark-up of our own with words, numbers and other mark-up in its placeholders."""
        return cls(template.format(**{name: cls._in(value) for name, value in values.items()}))

    @classmethod
    def joined(cls, parts: Iterable[str], between: str = "") -> Self:
        """Words and mark-up one after the other, with mark-up of our own between them."""
        return cls(between.join(map(cls.of, parts)))

    @classmethod
    def link(cls, words: str, address: str | None) -> Self:
        """Words that lead to the address of a document; the words alone, where it is none.

        >>> Markdown.link("a talk", "https://herald.example/a_(b)")
        '[a talk](https://herald.example/a_%28b%29)'
        >>> Html.link("a talk", "javascript:alert(1)")
        'a talk'
        """
        if not address or address_fault(address):
            return cls.of(words)
        encoded = escape(quote(address, safe=_IN_AN_ADDRESS))
        return cls._linked(cls.of(words if words.strip() else address), encoded)

    @classmethod
    def _in(cls, value: object) -> object:
        if isinstance(value, int | float):
            return value
        return cls.of(value if isinstance(value, str) else str(value))

    @staticmethod
    def _escaped(words: str) -> str:
        raise NotImplementedError

    @classmethod
    def _linked(cls, words: Self, encoded: str) -> Self:
        raise NotImplementedError


class Markdown(Markup):
    """Markdown of our own, for streamlit's elements and labels."""

    __slots__ = ()

    @staticmethod
    def _escaped(words: str) -> str:
        line = _SIGNS.sub(r"\\\g<0>", _WHITE.sub(" ", words))
        return _JOINTS.sub(_BREAK, _FIRST.sub(r"\1\\\2", line))

    @classmethod
    def _linked(cls, words: Self, encoded: str) -> Self:
        return cls(f"[{words}]({encoded})")


class Html(Markup):
    """HTML of our own. Words may stand in an attribute too, if it is in quotation marks."""

    __slots__ = ()

    @staticmethod
    def _escaped(words: str) -> str:
        return escape(words)

    @classmethod
    def _linked(cls, words: Self, encoded: str) -> Self:
        return cls(f"<a href='{encoded}'>{words}</a>")
