"""What a reader leaves behind to sign in, and the way back to it.

To sign in, the browser leaves for the provider and comes back as a new session, which knows
nothing of the one before. So the article waits on the server, in memory, for a few minutes:

1. The button is pressed. The article waits under the random token of the browser's cookie
   against forged requests, for a minute.
2. The browser asks for ``/auth/login`` with that cookie. The article waits under a secret made
   for this one sign-in, which goes to the browser alone, in a cookie that no script can read.
3. The provider sends the browser back, signed in or not, to the page it left.
4. The new session, and the first one only, gets the article for the secret in its cookie.
   Who turned back on the way may take it back by hand.

No secret is ever in an address, nothing is written down, and whoever has no cookie of that
browser gets nothing. What nobody comes back for is dropped.
"""

import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from secrets import token_urlsafe
from threading import Lock
from typing import Any
from urllib.parse import parse_qs

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

PRESSED_SECONDS, AWAY_SECONDS = 60, 600
"""How long an article waits for the browser to leave, and for it to come back."""

WAITING, WAITING_BYTES = 500, 50_000_000
"""Articles, and their size together; the oldest go."""

COOKIE = "article_at_hand"
"""Has the secret of one sign-in."""

XSRF = "_streamlit_xsrf"
"""Of every browser, against forged requests."""

_ELSEWHERE = 302
_Headers = list[tuple[bytes, bytes]]
_Answer = tuple[int, _Headers]


class Outcome(StrEnum):
    """How signing in ended, if not well."""

    DENIED = "denied"
    FAILED = "failed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Left:
    """What a reader leaves behind to sign in."""

    article: object
    size: int
    """Bytes."""
    address: str
    """The page to come back to, within the application."""
    until: float
    came_back: bool = False
    outcome: Outcome | None = None
    """How it ended; None if well."""


class Waiting:
    """What is left behind, by whom: bounded in time, number and bytes. For many threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._left: OrderedDict[bytes, Left] = OrderedDict()

    def leave(self, name: str, left: Left) -> None:
        """Keep something under a name only its owner knows, and drop what is too old or much."""
        with self._lock:
            self._left.pop(_hashed(name), None)
            self._left[_hashed(name)] = left
            now = time.monotonic()
            for one in [one for one, left in self._left.items() if left.until < now]:
                del self._left[one]
            while (
                len(self._left) > WAITING
                or sum(left.size for left in self._left.values()) > WAITING_BYTES
            ):
                self._left.popitem(last=False)

    def has(self, name: str) -> bool:
        """Whether an article is left under the name."""
        with self._lock:
            left = self._left.get(_hashed(name))
        return left is not None and bool(left.size) and left.until >= time.monotonic()

    def take(self, name: str, *, only_if_back: bool = False) -> Left | None:
        """What was left under the name, once."""
        with self._lock:
            left = self._left.get(_hashed(name))
            if left is None or (only_if_back and not left.came_back):
                return None
            del self._left[_hashed(name)]
        return left if left.until >= time.monotonic() else None


_waiting = Waiting()


def leave(browser: str, article: object, size: int, address: str) -> None:
    """Leave an article behind, and the page to come back to; `browser` is its cookie against
    forged requests."""
    if token := _token(browser):
        until = time.monotonic() + PRESSED_SECONDS
        _waiting.leave(token, Left(article, size, address, until))


def take(secret: str) -> Left | None:
    """What the browser with this secret left behind, if it has come back from the provider."""
    return _waiting.take(secret, only_if_back=True)


def is_away(secret: str) -> bool:
    """Whether an article waits for the browser with this secret, which is still at the provider."""
    return _waiting.has(secret)


def take_back(secret: str) -> Left | None:
    """What the browser left behind, for who turned back on the way to the provider."""
    return _waiting.take(secret)


def login_section() -> Mapping[str, Any]:
    """The section of the secrets that Streamlit's login goes by; empty where there is none."""
    try:
        found = st.secrets.get("auth", {})
    except StreamlitSecretNotFoundError:
        return {}
    return found if isinstance(found, Mapping) else {}


class AroundSigningIn:
    """Around the application: a secret for the browser that leaves, and the way back for it."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass a request on, and change the answers of the login's addresses."""
        path = scope["path"] if scope["type"] == "http" else ""
        change = next((_STEPS[end] for end in _STEPS if path.endswith(end)), None)
        if change is None:
            await self._app(scope, receive, send)
            return

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start":
                answer = message["status"], message["headers"]
                status, headers = change(_cookies(scope), scope["query_string"], answer)
                message = {**message, "status": status, "headers": headers}
            await send(message)

        await self._app(scope, receive, sent)


def _goes(cookies: Mapping[str, str], _: bytes, answer: _Answer) -> _Answer:
    """The browser leaves: what was left under its token is now under a secret of this sign-in.

    Where the provider cannot be reached, it comes back at once.
    """
    status, headers = answer
    browser = _token(cookies.get(XSRF, ""))
    left = _waiting.take(browser) if browser else None
    if left is None:
        return answer
    _waiting.take(cookies.get(COOKIE, ""))
    secret = token_urlsafe(32)
    left = replace(left, until=time.monotonic() + AWAY_SECONDS)
    if status != _ELSEWHERE:
        left = replace(left, came_back=True, outcome=Outcome.FAILED)
        headers = [*headers, (b"location", f"{_base()}/{left.address}".encode())]
    _waiting.leave(secret, left)
    return _ELSEWHERE, [*headers, _cookie(secret, AWAY_SECONDS)]


def _comes(cookies: Mapping[str, str], query: bytes, answer: _Answer) -> _Answer:
    """The browser comes back from the provider: to the page it left."""
    secret = cookies.get(COOKIE, "")
    left = _waiting.take(secret)
    if left is None:
        return answer
    error = parse_qs(query.decode("latin-1")).get("error", [""])[0]
    failed = Outcome.FAILED if error else None
    outcome = Outcome.DENIED if error == "access_denied" else failed
    _waiting.leave(secret, replace(left, came_back=True, outcome=outcome))
    others = [(name, value) for name, value in answer[1] if name != b"location"]
    return _ELSEWHERE, [*others, (b"location", f"{_base()}/{left.address}".encode())]


def _is_over(cookies: Mapping[str, str], _: bytes, answer: _Answer) -> _Answer:
    """The browser signs out: nothing waits for it any more."""
    _waiting.take(cookies.get(COOKIE, ""))
    return answer[0], [*answer[1], _cookie("", 0)]


_STEPS = {"/auth/login": _goes, "/oauth2callback": _comes, "/auth/logout": _is_over}


def _cookie(value: str, seconds: int) -> tuple[bytes, bytes]:
    """The header that gives the browser the secret, or takes it away."""
    secure = "; Secure" if str(login_section().get("redirect_uri", "")).startswith("https:") else ""
    said = f"{COOKIE}={value}; Path={_base()}/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"
    return b"set-cookie", said.encode("latin-1")


def _base() -> str:
    """Where the application is on its server, without a slash at the end."""
    return f"/{st.get_option('server.baseUrlPath') or ''}".rstrip("/")


def _cookies(scope: Any) -> dict[str, str]:
    """The cookies of a request."""
    said = ";".join(v.decode("latin-1") for n, v in scope["headers"] if n == b"cookie")
    pairs = (one.strip().partition("=") for one in said.split(";"))
    return {name: value.strip('"') for name, _, value in pairs}


def _token(cookie: str) -> str:
    """The random token in the cookie against forged requests, which is masked anew each time it
    is set; empty where there is none."""
    try:
        version, mask, masked, _ = cookie.split("|")
        key, token = bytes.fromhex(mask), bytes.fromhex(masked)
    except ValueError:
        return ""
    if version != "2" or not key or len(token) < 16:
        return ""
    return bytes(one ^ key[place % len(key)] for place, one in enumerate(token)).hex()


def _hashed(name: str) -> bytes:
    return sha256(name.encode("utf-8", "surrogatepass")).digest()
