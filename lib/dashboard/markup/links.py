"""Links of ours where the server is at a path below its host."""

import re

from lib.dashboard.markup.safe import Html

_OURS = re.compile(r"(?<= href=')/(?!/)|(?<=<option value=')/(?!/)|(?<= data-search=')/(?!/)")
"""Where an address of ours begins. Words of others cannot match: their quotation marks are
escaped."""


def below(html: Html, base: str) -> Html:
    """Mark-up of ours with every address of ours below the path `base`.

    >>> below(Html("<a href='/trade'>Trade</a> <a href='https://stat.example/'>a</a>"), "/kg")
    "<a href='/kg/trade'>Trade</a> <a href='https://stat.example/'>a</a>"
    """
    return Html(_OURS.sub(lambda _: f"{base}/", html)) if base else html
