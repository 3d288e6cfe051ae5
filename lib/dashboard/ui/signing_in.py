"""Signing in and out by Streamlit's login, and the reader's article meanwhile (`waiting`)."""

import logging
from collections import OrderedDict
from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAuthError

from lib.dashboard.ui import elements, session_article, waiting
from lib.dashboard.ui.reader_words import address_pairs, reader_words
from lib.dashboard.ui.session_article import Own
from lib.dashboard.ui.waiting import Outcome
from lib.model import mark

SIGNED_OUT = 10_000
"""Signed-out logins that are remembered; each is a number of 32 bytes."""

_PAGE = "articles"
_OUTCOMES: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.DENIED: mark("You did not sign in: the provider says that it was declined."),
        Outcome.FAILED: mark(
            "You are not signed in: the provider or this server could not finish it. Try again."
        ),
        Outcome.WRONG: mark(
            "Nobody can sign in here at the moment: the server’s login is not set up right. "
            "Whoever runs it finds the reason in its log."
        ),
    }
)
_LOOKED, _OUTCOME = "came_back", "sign_in_outcome"
_log = logging.getLogger(__name__)

_signed_out: OrderedDict[bytes, None] = OrderedDict()


def is_possible() -> bool:
    """Whether this server has a login."""
    return bool(waiting.login_section())


def user() -> Mapping[str, Any]:
    """What the provider says of who is signed in; empty for others, and for who signed out in
    another tab of the same browser."""
    found = st.user.to_dict()
    if found.get("is_logged_in") is not True or _login(found) in _signed_out:
        return {}
    return found


def buttons(*, is_another: bool) -> None:
    """A button for each provider; `is_another`: for who is signed in and no editor."""
    words = reader_words()
    for provider in _providers():
        name = provider.title() if provider else ""
        if is_another:
            label = (
                words.text("Sign in as another with {provider}", provider=name)
                if provider
                else words.text("Sign in as another")
            )
        else:
            label = (
                words.text(
                    "Editors sign in with {provider} to add it to the shared tables", provider=name
                )
                if provider
                else words.text("Editors sign in to add it to the shared tables")
            )
        elements.button(
            label,
            key=f"sign_in_{provider}" if provider else "sign_in",
            type="tertiary",
            on_click=_leave,
            args=(provider,),
        )


def line() -> None:
    """Who is signed in, on every page, and the way out."""
    found = user()
    if not found:
        return
    words = reader_words()
    who = next((v for k in ("email", "name", "sub") if isinstance(v := found.get(k), str)), "?")
    with st.container(horizontal=True, vertical_alignment="center", key="signed_in"):
        elements.caption(words.text("Signed in as {who}", who=who), width="content")
        elements.button(words.text("Sign out"), key="sign_out", type="tertiary", on_click=_sign_out)


def come_back() -> None:
    """In the first run after a browser connects: what it left behind to sign in, if it did."""
    if st.session_state.setdefault(_LOOKED, False):
        return
    st.session_state[_LOOKED] = True
    left = waiting.take(_cookie(waiting.COOKIE))
    if left is None:
        return
    if isinstance(left.article, Own):
        session_article.take(left.article)
    if left.outcome or not user():
        st.session_state[_OUTCOME] = left.outcome or Outcome.FAILED


def way_back() -> None:
    """To who turned back on the way to the provider, the article that still waits."""
    if waiting.is_away(_cookie(waiting.COOKIE)):
        label = reader_words().text("Take back the article left here to sign in")
        elements.button(label, key="sign_in_back", on_click=_take_back)


def outcome() -> None:
    """That one could not sign in, once."""
    if (ended := st.session_state.pop(_OUTCOME, None)) is not None:
        elements.warning(reader_words().text(_OUTCOMES[ended]))


def _providers() -> tuple[str | None, ...]:
    """The providers one can sign in with, by name; None is the one without a name."""
    auth = waiting.login_section()
    named = [
        name
        for name, one in auth.items()
        if isinstance(one, Mapping) and "client_id" in one and name != "default"
    ]
    without = [None] if "client_id" in auth or isinstance(auth.get("default"), Mapping) else []
    return (*without, *named)


def _take_back() -> None:
    """Bring the article that waits back to its reader."""
    left = waiting.take_back(_cookie(waiting.COOKIE))
    if left is not None and isinstance(left.article, Own):
        session_article.take(left.article)


def _leave(provider: str | None) -> None:
    """Leave the article behind and send the browser to the provider."""
    found = session_article.here()
    asked = {**dict(address_pairs()), "tab": "read"}
    address = f"{_PAGE}?{urlencode(asked, safe=',')}"
    waiting.leave(_cookie(waiting.XSRF), found, found.size if found else 0, address)
    try:
        st.login(provider) if provider else st.login()
    except (StreamlitAuthError, ImportError) as error:
        _log.error("nobody can sign in: %s", error)
        st.session_state[_OUTCOME] = Outcome.WRONG


def _sign_out() -> None:
    """End the login in every tab of the browser, not in this one alone."""
    if found := user():
        _signed_out[_login(found)] = None
        while len(_signed_out) > SIGNED_OUT:
            _signed_out.popitem(last=False)
    session_article.put_away()
    st.logout()


def _cookie(name: str) -> str:
    """A cookie of the browser, from when it connected; empty where there is none."""
    said = st.context.cookies.get(name)
    return said if isinstance(said, str) else ""


def _login(found: Mapping[str, Any]) -> bytes:
    """What tells one login from another, of what the provider said and Streamlit verified: the
    number used once that every OpenID login has. Where there is none, all that was said, apart
    from what the browser may leave out or add.

    Cookies cannot tell: Streamlit takes many spellings of them for the same login.
    """
    if isinstance(once := found.get("nonce"), str) and once:
        return sha256(f"nonce {once}".encode()).digest()
    of_browser = {"tokens", *(st.get_option("server.trustedUserHeaders") or {}).values()}
    said = sorted((name, repr(value)) for name, value in found.items() if name not in of_browser)
    return sha256(repr(said).encode()).digest()
