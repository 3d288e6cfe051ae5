"""What an address of a document must be, wherever somebody gives one."""

import re
from urllib.parse import urlsplit

from lib.model.messages import Message, mark
from lib.model.visible import visible

MOST = 2_000
"""Characters. Browsers, proxies and spreadsheets take that much."""

_NOT_HTTP = mark("is not an http address")
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.?")
_BLANK_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\x9f\\]")
"""A browser takes a backslash for a slash, so that the host it calls is another."""


def address_fault(address: str) -> Message | None:
    """Why a text is no address of a document, to be read after it; None where it is one.

    >>> str(address_fault("javascript:alert(1)")), address_fault("https://herald.example/talk")
    ('is not an http address', None)
    """
    if len(address) > MOST:
        return Message("is longer than {most} characters", most=MOST)
    if _BLANK_OR_CONTROL.search(address) or visible(address) != address:
        return Message("has a blank, a backslash or a character that hides")
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return Message(_NOT_HTTP)
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return Message(_NOT_HTTP)
    if parts.username is not None or parts.password is not None:
        return Message("has a name before its host, which hides where it leads")
    return None
