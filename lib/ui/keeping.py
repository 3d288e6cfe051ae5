"""Who may add an article to the shared tables, and the adding. Everybody else may read.

On a shared server: who is signed in by Streamlit's own OpenID Connect login (``[auth]`` in
``.streamlit/secrets.toml``), with an address the provider has verified and that stands in the
list of editors there::

    [editors]
    addresses = ["name@newsroom.example"]

On a machine of one's own, where there is no login: whoever sits at it, if the environment says
`ADD_ARTICLES` = ``on``. A server that listens to others, a browser elsewhere and a page that
was called under another name than the machine's own (a proxy, a rebound name) are refused.
The addresses for programs only read.
"""

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from lib import store
from lib.model import DataError, Receipt
from lib.ui import elements, own
from lib.ui.own import Own
from lib.ui.words import text

SWITCH = "ADD_ARTICLES"
_HERE = ("localhost", "127.0.0.1", "::1")
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")
_DONE = "own_added"


def who() -> str:
    """What corrections and additions of this reader are signed with."""
    return _editor() or "a reader"


def offer(found: Own) -> None:
    """To an editor, the button that adds the article; to others, where they may sign in."""
    if editor := _editor():
        elements.button(text("keep.add"), key="own_add", on_click=_added, args=(found,))
        elements.caption(text("keep.note", editor=editor))
    elif _section("auth") and not st.user.get("is_logged_in"):
        elements.button(text("keep.sign_in"), key="own_sign_in", type="tertiary", on_click=st.login)


def outcome() -> None:
    """What became of the last addition, once."""
    said = st.session_state.pop(_DONE, None)
    if isinstance(said, Receipt):
        key = "keep.added" if said.added else "keep.known"
        elements.success(text(key, source=said.source_id))
    elif said is not None:
        elements.error(str(said))


def _added(found: Own) -> None:
    """Add the article and put it away: from now on it stands among the shared ones."""
    try:
        st.session_state[_DONE] = add(found)
    except DataError as error:
        st.session_state[_DONE] = text("keep.refused", message=str(error))
    else:
        own.put_away()


def add(found: Own) -> Receipt:
    """Write the article into the shared tables: the only writing there is, for editors only.

    Who asks is looked up here, at the moment of writing, whatever any page has shown before;
    for everybody else, and for what cannot be written, `DataError`.
    """
    editor = _editor()
    if editor is None:
        raise DataError("the shared tables", "only editors may add to them")
    (receipt,) = store.add(store.data_dir(), [replace(found.rows, added_by=editor)])
    return receipt


def _editor() -> str | None:
    """The editor who is asking; None for a reader."""
    if _section("auth"):
        return _signed_in()
    return "the editor at this machine" if _at_this_machine() else None


def _signed_in() -> str | None:
    """The verified address of who is signed in, if it is one of the editors'."""
    user = st.user.to_dict()
    address = user.get("email")
    listed = _section("editors").get("addresses", ())
    editors = {one.casefold() for one in listed if isinstance(one, str)}
    known = user.get("is_logged_in") is True and user.get("email_verified") is True
    if not known or not isinstance(address, str) or isinstance(listed, str):
        return None
    return address if address.casefold() in editors else None


def _at_this_machine() -> bool:
    """Whether the switch is on, the server listens to this machine only, and the browser is
    on it and asked for it by its own name, with nothing in between that says so."""
    if os.environ.get(SWITCH) != "on" or st.get_option("server.address") not in _HERE:
        return False
    headers = st.context.headers
    asked = {_host(f"//{headers.get('Host', '')}"), _host(headers.get("Origin", ""))}
    between = any(name in headers for name in _FORWARDED)
    return st.context.ip_address is None and asked <= set(_HERE) and not between


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _section(name: str) -> Mapping[str, Any]:
    """A section of the secrets; empty where there is none."""
    try:
        found = st.secrets.get(name, {})
    except StreamlitSecretNotFoundError:
        return {}
    return found if isinstance(found, Mapping) else {}
